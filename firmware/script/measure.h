/*
 * measure.h - what an element measures on the panel: the figures behind `dump` and `--audit`.
 */
#ifndef INLOOP_SCRIPT_MEASURE_H
#define INLOOP_SCRIPT_MEASURE_H

#include "ui/page.h"

struct measured {
	double x_mm, y_mm, w_mm, h_mm;
	double cap_mm;         /* of its smallest text; 0 = no text */
	double largest_cap_mm; /* of its largest text */
	double contrast;       /* of its worst text; 0 = no text */
	double icon_contrast;  /* 0 = no pictogram */
	bool clipped; /* text that does not fit its box, or an element that leaves the page */
};

struct measured measure(const struct page *page, int element);
const char *role_name(enum role role);

/* Shortest distance in mm between two boxes; 0 when they touch or overlap. */
double gap_mm(const struct page *page, struct rect a, struct rect b);

#endif
