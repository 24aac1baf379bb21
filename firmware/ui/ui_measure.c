#include "ui/ui.h"

#include <math.h>

/* Sizes of the 10" panel, from which larger ones grow. */
#define NORMAL_WIDTH_MM  217.0
#define NORMAL_HEIGHT_MM 136.0

/* From here on a panel is a large one, with room for parts beside each other. */
#define LARGE_LONG_MM  213.0
#define LARGE_SHORT_MM 130.0

int mm(const struct ui *ui, double millimetres)
{
	return (int)ceil(millimetres * ui->px_per_mm - 0.001);
}

static double width_mm(const struct ui *ui)
{
	return ui->page->width / ui->px_per_mm;
}

static double height_mm(const struct ui *ui)
{
	return ui->page->height / ui->px_per_mm;
}

double ui_growth(const struct ui *ui)
{
	double across = fmax(width_mm(ui), height_mm(ui)) / NORMAL_WIDTH_MM;
	double along = fmin(width_mm(ui), height_mm(ui)) / NORMAL_HEIGHT_MM;

	return fmax(1.0, fmin(1.4, fmin(across, along)));
}

int mm_grown(const struct ui *ui, double millimetres)
{
	return mm(ui, millimetres * ui_growth(ui));
}

bool ui_portrait(const struct ui *ui)
{
	return ui->page->height > ui->page->width;
}

bool ui_small(const struct ui *ui)
{
	return fmax(width_mm(ui), height_mm(ui)) < LARGE_LONG_MM ||
	       fmin(width_mm(ui), height_mm(ui)) < LARGE_SHORT_MM;
}

int ui_gap(const struct ui *ui)
{
	return mm_grown(ui, ui_small(ui) ? 3.0 : 4.0);
}

int ui_pad(const struct ui *ui)
{
	return mm_grown(ui, ui_small(ui) ? 3.2 : 5.0);
}

int ui_radius(const struct ui *ui)
{
	return mm_grown(ui, ui_small(ui) ? 4.2 : 5.5);
}

int ui_touch(const struct ui *ui)
{
	return mm_grown(ui, ui_small(ui) ? 16.0 : 17.0);
}

struct rect ui_column_ltr(const struct ui *ui, struct rect row, int i, int n)
{
	bool turned = texts_rtl(ui->texts, texts_used(ui->texts));

	return rect_column(row, turned ? n - 1 - i : i, n, ui_gap(ui));
}

struct rect ui_area(const struct ui *ui)
{
	struct rect page = { 0, 0, ui->page->width, ui->page->height };
	int margin = mm_grown(ui, ui_small(ui) ? 3.0 : 6.6);

	return rect_inset(page, margin, margin);
}
