#include "script/dump.h"

#include "base/file.h"
#include "script/measure.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static json_t *rounded(double number)
{
	return json_real(round(number * 100) / 100);
}

static json_t *rect_json(struct rect box)
{
	return json_pack("{s:i,s:i,s:i,s:i}", "x", box.x, "y", box.y, "w", box.w, "h", box.h);
}

static json_t *element_json(const struct page *page, int index)
{
	const struct element *element = &page->elements[index];
	struct measured measured = measure(page, index);
	char text[2048];

	page_text(page, index, text, sizeof text);
	return json_pack("{s:s,s:s,s:s,s:o,s:{s:o,s:o,s:o,s:o},s:o,s:o,s:o,s:b,s:b,s:b,s:b}", "id",
			 element->id, "role", role_name(element->role), "text", text, "px",
			 rect_json(element->box), "mm", "x", rounded(measured.x_mm), "y",
			 rounded(measured.y_mm), "w", rounded(measured.w_mm), "h",
			 rounded(measured.h_mm), "cap_mm", rounded(measured.cap_mm), "contrast",
			 rounded(measured.contrast), "icon_contrast",
			 rounded(measured.icon_contrast), "clipped", measured.clipped, "disabled",
			 element->disabled, "pressed", page->pressed == index, "focus",
			 page->focus == index);
}

bool dump_page(const struct page *page, const char *screen, const char *path, struct error *error)
{
	json_t *elements = json_array();

	for (int i = 0; i < page->count; i++)
		(void)json_array_append_new(elements, element_json(page, i));
	json_t *root =
	    json_pack("{s:s,s:i,s:i,s:o,s:b,s:b,s:o}", "screen", screen, "width", page->width,
		      "height", page->height, "px_per_mm", json_real(page->px_per_mm), "rtl",
		      page->rtl, "dark", page->dark, "elements", elements);
	char *text = root ? json_dumps(root, JSON_INDENT(1) | JSON_REAL_PRECISION(6)) : NULL;
	bool done = text ? file_write(path, text, strlen(text), error)
			 : error_set(error, "a text on the page is no valid UTF-8");
	free(text);
	json_decref(root);
	return done;
}
