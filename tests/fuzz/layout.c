/* Text on a page: any Unicode, any width, with the real fonts, measured, broken into lines and
 * drawn. Input: eight numbers, then two texts with a NUL between them. */
#include "fuzz.h"

#include "base/utf8.h"
#include "platform/painter.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

#define W       640
#define H       400
#define NUMBERS 8

static struct page page;
static uint32_t pixels[W * H];

static struct painter *the_painter(void)
{
	static struct painter *painter;
	struct error error;

	if (!painter)
		painter = painter_open(NULL, &error);
	must(painter != NULL, "there are fonts");
	return painter;
}

static void check_page(void)
{
	must(page.count <= PAGE_ELEMENTS && page.run_count <= PAGE_RUNS, "a page has its bounds");
	for (int i = 0; i < page.run_count; i++) {
		const struct run *run = &page.runs[i];
		must(utf8_valid(run->text, strlen(run->text)), "no line ends within a character");
		must(run->box.w >= 0 && run->px > 0, "a line has a size");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct painter *painter = the_painter();
	struct typeface face = painter_typeface(painter);
	size_t length;

	if (size < NUMBERS)
		return 0;
	/* All that is inside the program is clean UTF-8: it comes in through this. */
	const char *bytes = (const char *)data + NUMBERS;
	size_t first = strnlen(bytes, size - NUMBERS);
	char *one = utf8_from(bytes, first, &length);
	char *two = utf8_from(bytes + first, size - NUMBERS - first, &length);
	must(one && two, "there is memory");
	page_begin(&page, W, H);
	page.px_per_mm = 1 + data[0] % 8;
	page.rtl = data[1] & 1;
	struct ui ui = { .page = &page,
			 .typeface = &face,
			 .screen = "home",
			 .px_per_mm = page.px_per_mm,
			 .larger = data[1] & 2 ? 1.5 : 1 };
	struct rect box = { data[2], data[3], data[4] * 2, data[5] * 2 };
	struct label label = { .level = data[6] % LEVELS,
			       .at_least = data[6] / LEVELS % LEVELS,
			       .bold = data[6] & 128,
			       .max_lines = data[7] % 5 };
	struct rect area = { 0, 0, W, H };
	(void)ui_head(&ui, &area, "back", one, PAINT_HERE, data[7]);
	(void)ui_text(&ui, "text", box, one, label);
	(void)ui_text_height(&ui, two, box.w, label);
	(void)ui_button(&ui, (struct rect) { data[3], data[2], data[5] * 2, data[4] },
			(struct button) { .name = "button",
					  .text = one,
					  .detail = *two ? two : NULL,
					  .icon = data[7] & 1 ? ICON_HELP : 0,
					  .style = (enum button_style)(data[7] / 2 % 4),
					  .stacked = data[7] & 16 });
	if (page.rtl)
		page_mirror(&page);
	check_page();
	painter_draw(painter, &page, pixels, W * 4);
	free(one);
	free(two);
	return 0;
}
