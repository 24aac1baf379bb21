/*
 * inloop-splash: a picture on the panel while the terminal cannot draw: before it has started, and
 * after it has failed. A panel is never black there and never shows the words of a computer.
 *
 * It draws once into the kernel's framebuffer and ends. Under a display driver that framebuffer is
 * what the driver shows again by itself as soon as the terminal lets go of the display.
 */
#include "base/settings.h"

#include <cairo.h>
#include <fcntl.h>
#include <linux/fb.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define FRAMEBUFFER "/dev/fb0"
#define SETTINGS    "/etc/inloop/inloop.ini"
#define USAGE       "usage: inloop-splash wait|back [--save WIDTHxHEIGHT FILE.png]\n"

enum { PAPER = 0xFAF4EA, INK = 0x1D2B33, MUTED = 0x3B4A53, TEAL = 0x0B5351, AMBER = 0xF6C453 };

struct words {
	const char *name, *heading, *line;
};

static const struct words words[] = {
	{ "wait", "Even geduld", "Het scherm komt er zo aan." },
	{ "back", "We zijn zo terug", "Even geduld alsjeblieft." },
};

struct panel {
	int fd; /* of the framebuffer */
	int width, height;
	cairo_format_t format;
	size_t row, first; /* bytes from row to row, and before the first that is seen */
};

static void colour(cairo_t *cairo, unsigned rgb)
{
	cairo_set_source_rgb(cairo, (double)(rgb >> 16 & 255U) / 255,
			     (double)(rgb >> 8 & 255U) / 255, (double)(rgb & 255U) / 255);
}

/* A cup that steams: who cannot read it still sees that nothing is wrong. `u` is its hundredth. */
static void draw_cup(cairo_t *cairo, double x, double y, double u)
{
	cairo_save(cairo);
	cairo_translate(cairo, x, y);
	cairo_scale(cairo, u, u);
	cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);

	colour(cairo, TEAL);
	cairo_set_line_width(cairo, 7);
	cairo_arc(cairo, 32, 8, 15, -M_PI / 2, M_PI / 2);
	cairo_stroke(cairo);
	cairo_move_to(cairo, -36, -14);
	cairo_line_to(cairo, 36, -14);
	cairo_curve_to(cairo, 36, 24, 26, 36, 8, 36);
	cairo_line_to(cairo, -8, 36);
	cairo_curve_to(cairo, -26, 36, -36, 24, -36, -14);
	cairo_fill(cairo);
	cairo_set_line_width(cairo, 6);
	cairo_move_to(cairo, -44, 46);
	cairo_line_to(cairo, 44, 46);
	cairo_stroke(cairo);

	colour(cairo, AMBER);
	for (int i = -1; i <= 1; i++) {
		cairo_move_to(cairo, 18 * i, -24);
		cairo_curve_to(cairo, 18 * i - 9, -33, 18 * i + 9, -40, 18 * i, -50);
		cairo_stroke(cairo);
	}
	cairo_restore(cairo);
}

/* In the middle, its baseline at y, `size` high or as much smaller as it takes to fit. */
static void draw_text(cairo_t *cairo, const char *text, cairo_font_weight_t weight, double width,
		      double y, double size)
{
	cairo_text_extents_t extents;

	cairo_select_font_face(cairo, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, weight);
	cairo_set_font_size(cairo, size);
	cairo_text_extents(cairo, text, &extents);
	if (extents.width > 0.9 * width) {
		cairo_set_font_size(cairo, size * 0.9 * width / extents.width);
		cairo_text_extents(cairo, text, &extents);
	}
	cairo_move_to(cairo, width / 2 - extents.width / 2 - extents.x_bearing, y);
	cairo_show_text(cairo, text);
}

/* `rotate` turns the picture clockwise, as in the settings. */
static void draw(cairo_surface_t *surface, double width, double height, int rotate,
		 const struct words *what)
{
	cairo_t *cairo = cairo_create(surface);

	colour(cairo, PAPER);
	cairo_paint(cairo);
	cairo_translate(cairo, width / 2, height / 2);
	cairo_rotate(cairo, rotate * M_PI / 180);
	if (rotate == 90 || rotate == 270) {
		const double swap = width;
		width = height;
		height = swap;
	}
	cairo_translate(cairo, -width / 2, -height / 2);

	const double u = fmin(width, height) / 100;
	draw_cup(cairo, width / 2, height / 2 - 14 * u, u / 2);
	colour(cairo, INK);
	draw_text(cairo, what->heading, CAIRO_FONT_WEIGHT_BOLD, width, height / 2 + 28 * u, 11 * u);
	colour(cairo, MUTED);
	draw_text(cairo, what->line, CAIRO_FONT_WEIGHT_NORMAL, width, height / 2 + 40 * u, 6 * u);
	cairo_destroy(cairo);
	cairo_surface_flush(surface);
}

static bool panel_open(struct panel *panel)
{
	struct fb_var_screeninfo seen;
	struct fb_fix_screeninfo memory;

	panel->fd = open(FRAMEBUFFER, O_RDWR | O_CLOEXEC);
	if (panel->fd < 0 || ioctl(panel->fd, FBIOGET_VSCREENINFO, &seen) != 0 ||
	    ioctl(panel->fd, FBIOGET_FSCREENINFO, &memory) != 0)
		return false;
	/* Without a console on it, nothing has switched the display to it yet. */
	seen.activate = FB_ACTIVATE_NOW | FB_ACTIVATE_FORCE;
	(void)ioctl(panel->fd, FBIOPUT_VSCREENINFO, &seen);
	panel->width = (int)seen.xres;
	panel->height = (int)seen.yres;
	panel->format = seen.bits_per_pixel == 32   ? CAIRO_FORMAT_RGB24
			: seen.bits_per_pixel == 16 ? CAIRO_FORMAT_RGB16_565
						    : CAIRO_FORMAT_INVALID;
	panel->row = memory.line_length;
	panel->first = seen.yoffset * panel->row + seen.xoffset * (seen.bits_per_pixel / 8);
	return panel->format != CAIRO_FORMAT_INVALID;
}

static bool panel_show(const struct panel *panel, cairo_surface_t *surface)
{
	const unsigned char *pixels = cairo_image_surface_get_data(surface);
	const size_t stride = (size_t)cairo_image_surface_get_stride(surface);
	const size_t bytes = (size_t)panel->width * (panel->format == CAIRO_FORMAT_RGB24 ? 4U : 2U);

	for (size_t y = 0; y < (size_t)panel->height; y++)
		if (pwrite(panel->fd, pixels + y * stride, bytes,
			   (off_t)(panel->first + y * panel->row)) != (ssize_t)bytes)
			return false;
	return true;
}

static int show(const struct words *what)
{
	struct panel panel;
	struct settings settings;
	struct health health = { 0 };

	if (!panel_open(&panel)) {
		perror("inloop-splash: " FRAMEBUFFER);
		return 1;
	}
	(void)settings_load(&settings, SETTINGS, &health);
	cairo_surface_t *surface =
	    cairo_image_surface_create(panel.format, panel.width, panel.height);
	draw(surface, panel.width, panel.height, settings.screen.rotate, what);
	const bool shown = panel_show(&panel, surface);
	cairo_surface_destroy(surface);
	if (!shown)
		perror("inloop-splash: " FRAMEBUFFER);
	(void)close(panel.fd);
	return shown ? 0 : 1;
}

static int save(const struct words *what, const char *size, const char *path)
{
	char *end;
	const long width = strtol(size, &end, 10);
	const long height = *end == 'x' ? strtol(end + 1, &end, 10) : 0;

	if (*end || width < 1 || height < 1 || width > 8192 || height > 8192) {
		(void)fputs(USAGE, stderr);
		return 2;
	}
	cairo_surface_t *surface =
	    cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
	draw(surface, (double)width, (double)height, 0, what);
	const cairo_status_t status = cairo_surface_write_to_png(surface, path);
	cairo_surface_destroy(surface);
	if (status != CAIRO_STATUS_SUCCESS)
		(void)fprintf(stderr, "inloop-splash: %s: %s\n", path,
			      cairo_status_to_string(status));
	return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}

int main(int argc, char **argv)
{
	const struct words *what = NULL;

	for (size_t i = 0; argc > 1 && i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(argv[1], words[i].name) == 0)
			what = &words[i];
	if (what && argc == 2)
		return show(what);
	if (what && argc == 5 && strcmp(argv[2], "--save") == 0)
		return save(what, argv[3], argv[4]);
	(void)fputs(USAGE, stderr);
	return 2;
}
