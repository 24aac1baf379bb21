/*
 * panel.h - how many pixels a millimetre has. Everything on the screen is measured in millimetres.
 */
#ifndef INLOOP_TERMINAL_PANEL_H
#define INLOOP_TERMINAL_PANEL_H

struct panel { /* the panels the terminal is made for */
	const char *name;
	int width, height;
	double mm_width, mm_height;
};

#define PANELS 6
const struct panel *panel_known(int i);

/* Pixels per millimetre of a picture of this size: from the given millimetres; else from the
 * display's own; else from the known panel of this size; else 0.17 mm per pixel. Zeroes mean "not
 * given". */
double panel_px_per_mm(int width, int height, double given_w, double given_h, double display_w,
		       double display_h);

#endif
