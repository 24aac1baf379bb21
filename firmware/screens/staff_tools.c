#include "screens/staff_tools.h"

#include "screens/staff_parts.h"
#include "screens/staff_test.h"

#include <string.h>

#define TILES      7
#define TILES_MOST 6 /* with more there is no room on a small panel */

struct button staff_clock_button(const struct scene *scene)
{
	return (struct button) { .name = "clock",
				 .text = tr(scene->texts, N_("Klok zetten")),
				 .icon = ICON_CLOCK };
}

static int list_tiles(const struct scene *scene, struct button tiles[TILES])
{
	const struct texts *texts = scene->texts;
	int count = 0;

	tiles[count++] = (struct button) { .name = "clean",
					   .text = tr(texts, N_("Scherm schoonmaken")),
					   .icon = ICON_CLEAN,
					   .paint = PAINT_HERE };
	tiles[count++] = (struct button) { .name = "practice",
					   .text = tr(texts, N_("Oefenen")),
					   .icon = ICON_PRACTICE,
					   .paint = PAINT_HERE };
	if (staff_test_offered(scene))
		tiles[count++] = staff_test_button(scene);
	tiles[count++] = staff_clock_button(scene);
	tiles[count++] = (struct button) { .name = "diagnosis",
					   .text = tr(texts, N_("Diagnose")),
					   .icon = ICON_DIAGNOSIS };
	if (scene->update)
		tiles[count++] = (struct button) { .name = "update",
						   .text = tr(texts, N_("Nieuwe versie")),
						   .icon = ICON_UPDATE };
	tiles[count++] = (struct button) { .name = "setup",
					   .text = tr(texts, N_("Opnieuw inrichten")),
					   .icon = ICON_SETUP };
	return count;
}

/* The system page has it as well. */
static int leave_out(struct button tiles[TILES], int count, const char *name)
{
	int kept = 0;

	for (int i = 0; i < count; i++)
		if (strcmp(tiles[i].name, name) != 0)
			tiles[kept++] = tiles[i];
	return kept;
}

void staff_tools(const struct scene *scene, struct ui *ui)
{
	struct button tiles[TILES];
	int count = list_tiles(scene, tiles);

	if (count > TILES_MOST)
		count = leave_out(tiles, count, staff_test_first(scene) ? "test" : "clock");
	if (staff_head(scene, ui,
		       (struct staff_head) { .title = tr(scene->texts, N_("Meer")),
					     .back = "back_to_system" }))
		staff_tiles(ui, staff_body(ui, false), tiles, count);
}
