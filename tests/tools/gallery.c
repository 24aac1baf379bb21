/* Draw every sample scene into a folder, to be looked at:
 *   gallery WxH WMMxHMM LANGUAGE FOLDER [NAME]
 * Files are FOLDER/NAME-WxH-LANGUAGE.png. */
#include "base/file.h"
#include "platform/painter.h"
#include "screens/gallery.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static struct page page;
static struct gallery storage;

static bool draw(struct painter *painter, struct texts *texts, int i, int width, int height,
		 double px_per_mm, const char *folder)
{
	struct typeface typeface = painter_typeface(painter);
	struct error error = { "" };
	struct scene scene;
	struct ui ui = { .page = &page,
			 .typeface = &typeface,
			 .texts = texts,
			 .screen = screen_get(gallery_screen(i))->name,
			 .px_per_mm = px_per_mm,
			 .larger = 1 };
	char path[FILE_PATH];

	gallery_fill(i, &storage, &scene);
	scene.texts = texts;
	page_begin(&page, width, height);
	page.px_per_mm = px_per_mm;
	screen_build(gallery_screen(i), &scene, &ui);
	page.dark = scene.dark;
	(void)snprintf(path, sizeof path, "%s/%s-%dx%d-%s.png", folder, gallery_name(i), width,
		       height, texts_code(texts, texts_used(texts)));
	for (int e = 0; e < page.count; e++)
		if (page.elements[e].clipped)
			printf("%s: %s clipped\n", path, page.elements[e].id);
	if (page.overflow)
		printf("%s: the page is too full\n", path);
	if (painter_save(painter, &page, path, &error))
		return true;
	(void)fprintf(stderr, "%s\n", error.text);
	return false;
}

int main(int argc, char **argv)
{
	int width, height;
	double mm_wide, mm_high;
	struct error error = { "" };
	bool drawn = true;

	if (argc < 5 || sscanf(argv[1], "%dx%d", &width, &height) != 2 ||
	    sscanf(argv[2], "%lfx%lf", &mm_wide, &mm_high) != 2) {
		(void)fprintf(stderr, "usage: gallery WxH WMMxHMM LANGUAGE FOLDER [NAME]\n");
		return 2;
	}
	(void)civil_set_zone("Europe/Amsterdam");
	struct texts *texts = texts_open("assets/po", NULL);
	struct painter *painter = painter_open(NULL, &error);
	if (!painter || !texts) {
		(void)fprintf(stderr, "%s\n", error.text);
		return 1;
	}
	texts_use(texts, texts_language(texts, argv[3]));
	for (int i = 0; i < gallery_count(); i++)
		if (argc < 6 || strncmp(gallery_name(i), argv[5], strlen(argv[5])) == 0)
			drawn &= draw(painter, texts, i, width, height,
				      fmax(width / mm_wide, height / mm_high), argv[4]);
	painter_close(painter);
	texts_close(texts);
	return drawn ? 0 : 1;
}
