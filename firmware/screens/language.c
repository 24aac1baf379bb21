/* One big button for each language, in its own name. */
#include "screens/language.h"

#include "screens/screens.h"

#include <string.h>

#define LANGUAGES_MAX 24

static int usable(const struct texts *texts, int out[LANGUAGES_MAX])
{
	int count = 0;

	for (int i = 0; i < texts_languages(texts) && count < LANGUAGES_MAX; i++) {
		(void)texts_name(texts, i); /* reads the file: a bad one is not offered */
		if (texts_usable(texts, i))
			out[count++] = i;
	}
	return count;
}

static void language_button(struct ui *ui, struct rect box, int language)
{
	bool chosen = language == texts_used(ui->texts);

	ui_button(ui, box,
		  (struct button) { .name = texts_code(ui->texts, language),
				    .text = texts_name(ui->texts, language),
				    .icon = chosen ? ICON_DONE : ICON_NONE,
				    .style = chosen ? BUTTON_CHOSEN : BUTTON_PLAIN,
				    .level = LEVEL_TITLE,
				    .bold = true });
}

void language_choices(struct ui *ui, struct rect area)
{
	int languages[LANGUAGES_MAX];
	int count = usable(ui->texts, languages), gap = ui_gap(ui);
	int columns = ui_portrait(ui) ? 1 : 2;

	while ((count + columns - 1) / columns * (ui_touch(ui) + gap) > area.h + gap && columns < 6)
		columns++;
	int rows = (count + columns - 1) / columns;
	int height = rows ? (area.h + gap) / rows - gap : 0;
	if (height > mm_grown(ui, 36))
		height = mm_grown(ui, 36);
	for (int i = 0; i < count; i++) {
		struct rect row = { area.x, area.y + i / columns * (height + gap), area.w, height };
		language_button(ui, rect_column(row, i % columns, columns, gap), languages[i]);
	}
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct rect area = ui_area(ui);

	ui_bar(ui, &area);
	ui_head(ui, &area, "back", tr(scene->texts, N_("Taal")), PAINT_INK, 0);
	language_choices(ui, area);
}

static struct action tap(const struct scene *scene, const char *name)
{
	int language = texts_language(scene->texts, name);

	if (strcmp(name, "back") == 0)
		return (struct action) { ACTION_BACK, 0, 0 };
	return language < 0 ? (struct action) { ACTION_NONE, 0, 0 }
			    : (struct action) { ACTION_USE_LANGUAGE, language, 0 };
}

const struct screen screen_language = { "language", 60, false, build, tap };
