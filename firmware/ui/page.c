#include "ui/page.h"

#include <string.h>

void page_begin(struct page *page, int width, int height)
{
	memset(page, 0, sizeof *page);
	page->width = width;
	page->height = height;
	page->pressed = page->focus = -1;
}

struct element *page_add(struct page *page, enum role role, const char *id, struct rect box)
{
	static struct element spare; /* written by pages that are too full, never read */
	struct element *element = &spare;

	if (page->count < PAGE_ELEMENTS)
		element = &page->elements[page->count++];
	else
		page->overflow = true;
	memset(element, 0, sizeof *element);
	if (id) {
		size_t length = strnlen(id, sizeof element->id);
		if (length == sizeof element->id) {
			page->overflow = true;
			length--;
		}
		memcpy(element->id, id, length);
	}
	element->role = role;
	element->box = box;
	element->first_run = page->run_count;
	return element;
}

static const char *page_keep(struct page *page, const char *text)
{
	size_t size = strlen(text) + 1;
	char *kept = page->pool + page->pool_used;

	if (size > sizeof page->pool - (size_t)page->pool_used) {
		page->overflow = true;
		return "";
	}
	memcpy(kept, text, size);
	page->pool_used += (int)size;
	return kept;
}

struct run *page_run(struct page *page, struct element *element, const char *text)
{
	static struct run spare;
	struct run *run = &spare;

	/* The runs of an element stand together: only the last element can have more. */
	if (page->run_count < PAGE_RUNS && page->count > 0 &&
	    element == &page->elements[page->count - 1]) {
		run = &page->runs[page->run_count++];
		element->run_count++;
	} else {
		page->overflow = true;
	}
	memset(run, 0, sizeof *run);
	run->text = run == &spare ? "" : page_keep(page, text);
	return run;
}

static void mirror(struct rect *box, int width)
{
	box->x = width - box->x - box->w;
}

void page_mirror(struct page *page)
{
	page->rtl = true;
	for (int i = 0; i < page->count; i++) {
		mirror(&page->elements[i].box, page->width);
		mirror(&page->elements[i].icon_box, page->width);
	}
	for (int i = 0; i < page->run_count; i++)
		mirror(&page->runs[i].box, page->width);
}

static bool is_button(const struct element *element)
{
	return element->role == ROLE_BUTTON || element->role == ROLE_HIDDEN_BUTTON;
}

static bool inside(struct rect box, int x, int y, int slack)
{
	return x >= box.x - slack && x < box.x + box.w + slack && y >= box.y - slack &&
	       y < box.y + box.h + slack;
}

int page_hit(const struct page *page, int x, int y)
{
	int slack = (int)(page->px_per_mm * PAGE_SLACK_MM);

	for (int i = page->count - 1; i >= 0; i--)
		if (is_button(&page->elements[i]) && inside(page->elements[i].box, x, y, 0))
			return page->elements[i].disabled ? -1 : i;
	for (int i = page->count - 1; slack > 0 && i >= 0; i--)
		if (is_button(&page->elements[i]) && !page->elements[i].disabled &&
		    inside(page->elements[i].box, x, y, slack))
			return i;
	return -1;
}

bool page_on(const struct page *page, struct rect box, int x, int y)
{
	return inside(box, x, y, (int)(page->px_per_mm * PAGE_SLACK_MM));
}

int page_find(const struct page *page, const char *id)
{
	for (int i = 0; i < page->count; i++)
		if (page->elements[i].id[0] && strcmp(page->elements[i].id, id) == 0)
			return i;
	return -1;
}

bool page_reachable(const struct page *page, int element)
{
	if (element < 0 || element >= page->count)
		return false;
	struct rect box = page->elements[element].box;
	int x = box.x + box.w / 2, y = box.y + box.h / 2;

	return x >= 0 && y >= 0 && x < page->width && y < page->height &&
	       page_hit(page, x, y) == element;
}

/* The buttons as one reads them: of those left, the topmost begins a row; whatever has its middle
 * beside that one belongs to the row, and comes before it when it stands before it. */
static int reading_order(const struct page *page, int order[PAGE_ELEMENTS])
{
	bool taken[PAGE_ELEMENTS] = { false };
	int count = 0;

	for (;;) {
		int top = -1, first = -1;
		for (int i = 0; i < page->count; i++) {
			const struct element *e = &page->elements[i];
			if (!taken[i] && e->role == ROLE_BUTTON && !e->disabled &&
			    (top < 0 || e->box.y < page->elements[top].box.y))
				top = i;
		}
		if (top < 0)
			break;
		for (int i = 0; i < page->count; i++) {
			const struct element *e = &page->elements[i];
			struct rect row = page->elements[top].box;
			int middle = e->box.y + e->box.h / 2;
			if (taken[i] || e->role != ROLE_BUTTON || e->disabled || middle < row.y ||
			    middle >= row.y + row.h)
				continue;
			if (first < 0 || (page->rtl ? e->box.x > page->elements[first].box.x
						    : e->box.x < page->elements[first].box.x))
				first = i;
		}
		taken[first] = true;
		order[count++] = first;
	}
	/* The staff's way in comes last: nobody else looks for it. */
	for (int i = 0; i < page->count; i++)
		if (page->elements[i].role == ROLE_HIDDEN_BUTTON && !page->elements[i].disabled)
			order[count++] = i;
	return count;
}

int page_focus_next(const struct page *page, int from, int direction)
{
	int order[PAGE_ELEMENTS];
	int count = reading_order(page, order);

	if (count == 0)
		return -1;
	for (int i = 0; i < count; i++)
		if (order[i] == from)
			return order[(i + (direction < 0 ? count - 1 : 1)) % count];
	return direction < 0 ? order[count - 1] : order[0];
}

bool rect_same(struct rect a, struct rect b)
{
	return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static bool same_run(const struct run *a, const struct run *b)
{
	return rect_same(a->box, b->box) && a->px == b->px && a->bold == b->bold &&
	       a->paint == b->paint && a->behind == b->behind &&
	       a->numbers_left == b->numbers_left && strcmp(a->text, b->text) == 0;
}

bool page_same(const struct page *a, const struct page *b)
{
	if (a->width != b->width || a->height != b->height || a->rtl != b->rtl ||
	    a->pressed != b->pressed || a->focus != b->focus || a->dark != b->dark ||
	    a->count != b->count || a->run_count != b->run_count)
		return false;
	/* Elements begin zeroed and are filled field by field: equal ones have equal bytes. */
	if (memcmp(a->elements, b->elements, (size_t)a->count * sizeof a->elements[0]) != 0)
		return false;
	for (int i = 0; i < a->run_count; i++)
		if (!same_run(&a->runs[i], &b->runs[i]))
			return false;
	return true;
}
