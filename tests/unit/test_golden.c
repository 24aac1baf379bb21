/*
 * Golden pictures: every sample scene, drawn without a display, against the picture kept in
 * tests/golden/. A mismatch leaves NAME_err.png beside it. `make golden` draws them anew: then look
 * at each of them.
 */
#include "screens/gallery.h"

#include "platform/painter.h"

#include <cairo.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>

#define FOLDER "tests/golden"

/* Another FreeType or HarfBuzz sets edges of letters a little differently. A pixel counts as other
 * when a channel differs by more than this, and so many of a thousand may. A line of text that
 * moved by one pixel is well above. */
#define CHANNEL   72
#define PER_MILLE 3

struct panel_sample {
	const char *name;
	int width, height;
	double px_per_mm;
};

static const struct panel_sample large = { "10in", 1280, 800, 5.9 };
static const struct panel_sample small = { "7in", 800, 480, 5.59 };
static const struct panel_sample turned = { "10in-turned", 800, 1280, 5.9 };
static const struct panel_sample large_turned = { "15in-turned", 1080, 1920, 5.57 };
static const struct panel_sample upright = { "7in-portrait", 720, 1280, 8.38 };

/* Each screen and each of its views once; the other panels where they have their own arrangement.
 * --audit measures all samples on all panels. */
static const struct {
	const char *scene;
	const struct panel_sample *panel;
} pictures[] = {
	{ "home", &large },
	{ "home", &small },
	{ "home", &upright },
	{ "home", &turned },
	{ "home-long", &large_turned },
	{ "home-asks", &large },
	{ "home-asks", &small },
	{ "home-closed", &large },
	{ "home-dark", &large },
	{ "check_in", &large },
	{ "check_in", &small },
	{ "check_in-party", &large },
	{ "check_in-new", &large },
	{ "check_in-failed", &large },
	{ "activities", &large },
	{ "activities", &small },
	{ "activities", &upright },
	{ "activities-week", &large },
	{ "activity-joined", &large },
	{ "talk-asked", &large },
	{ "talk-asked", &small },
	{ "talk-asked", &upright },
	{ "talk-nobody", &large },
	{ "talk-seen", &large },
	{ "talk-gave-up", &large },
	{ "talk-place", &large },
	{ "again", &large },
	{ "house_closed", &large },
	{ "help", &large },
	{ "help-memory", &large },
	{ "language", &large },
	{ "staff_pin-enter", &large },
	{ "staff_pin-enter", &small },
	{ "staff_week", &large },
	{ "staff_week", &small },
	{ "staff_week", &upright },
	{ "staff_week-full", &large },
	{ "staff_asks", &large },
	{ "staff_corrections", &large },
	{ "staff_corrections-changed", &turned },
	{ "staff_week-menu", &large },
	{ "staff_week-menu", &small },
	{ "staff_system", &large },
	{ "staff_system-tools", &large },
	{ "staff_system-tools", &small },
	{ "staff_diagnosis", &large },
	{ "staff_diagnosis-stick-failed", &small },
	{ "staff_update", &large },
	{ "staff_update-busy", &small },
	{ "staff_update-worst", &upright },
	{ "staff_system-tools-update", &small },
	{ "setup", &large },
	{ "setup", &small },
	{ "setup", &upright },
	{ "setup-time-unsure", &large },
	{ "setup-time-unsure", &small },
	{ "setup-time-unsure", &upright },
	{ "setup-time-unsure", &turned },
	{ "setup-button", &large },
	{ "setup-button", &large_turned },
	{ "setup-button-seen", &small },
	{ "setup-lamp", &large },
	{ "setup-lamp-dark", &upright },
	{ "setup-pin", &large },
	{ "staff_practice", &large },
	{ "staff_practice-not-now", &small },
	{ "home-practice", &large },
	{ "home-practice", &small },
	{ "home-practice", &upright },
	{ "talk-asked-practice", &large },
	{ "staff_pin-practice", &large },
	{ "staff_pin-practice", &small },
	{ "staff_cleaning", &large },
	{ "staff_cleaning", &upright },
	{ "talk-cleaning", &large },
	{ "talk-cleaning", &small },
	{ "staff_system-lines", &small },
	{ "staff_system-warning", &large },
	{ "staff_test", &large },
	{ "staff_test-all-seen", &large },
	{ "staff_test-all-seen", &small },
	{ "staff_test-all-seen", &upright },
	{ "staff_test-ails", &large },
	{ "staff_test-button-only", &small },
	{ "staff_clock", &large },
	{ "staff_clock-unsure", &small },
	{ "staff_clock-unsure", &upright },
	{ "talk-failed", &large },
};
#define PICTURES ((int)(sizeof pictures / sizeof *pictures))

struct bench {
	struct health health;
	struct texts *texts;
	struct painter *painter;
	struct page page;
	struct gallery storage;
};

static void draw(struct bench *bench, int scene_index, const struct panel_sample *panel)
{
	struct typeface typeface = painter_typeface(bench->painter);
	struct scene scene;
	struct ui ui = { .page = &bench->page,
			 .typeface = &typeface,
			 .texts = bench->texts,
			 .screen = screen_get(gallery_screen(scene_index))->name,
			 .px_per_mm = panel->px_per_mm,
			 .larger = 1 };

	gallery_fill(scene_index, &bench->storage, &scene);
	scene.texts = bench->texts;
	page_begin(&bench->page, panel->width, panel->height);
	bench->page.px_per_mm = ui.px_per_mm;
	screen_build(gallery_screen(scene_index), &scene, &ui);
	bench->page.dark = scene.dark;
}

static int other_pixels(cairo_surface_t *a, cairo_surface_t *b)
{
	int width = cairo_image_surface_get_width(a), height = cairo_image_surface_get_height(a);
	int others = 0;

	if (cairo_image_surface_get_width(b) != width ||
	    cairo_image_surface_get_height(b) != height)
		return width * height;
	for (int y = 0; y < height; y++) {
		const unsigned char *p =
		    cairo_image_surface_get_data(a) + y * cairo_image_surface_get_stride(a);
		const unsigned char *q =
		    cairo_image_surface_get_data(b) + y * cairo_image_surface_get_stride(b);
		for (int x = 0; x < width; x++, p += 4, q += 4)
			others += abs(p[0] - q[0]) > CHANNEL || abs(p[1] - q[1]) > CHANNEL ||
				  abs(p[2] - q[2]) > CHANNEL;
	}
	return others;
}

/* The drawn page against its golden picture; the drawn one is left beside it when they differ. */
static bool matches(struct bench *bench, const char *golden, const char *err)
{
	struct error error = { "" };
	bool same = false;

	if (!painter_save(bench->painter, &bench->page, err, &error))
		fail_msg("%s", error.text);
	cairo_surface_t *want = cairo_image_surface_create_from_png(golden);
	cairo_surface_t *have = cairo_image_surface_create_from_png(err);
	if (cairo_surface_status(want) == CAIRO_STATUS_SUCCESS) {
		int others = other_pixels(want, have);
		int all =
		    cairo_image_surface_get_width(have) * cairo_image_surface_get_height(have);
		same = (long)others * 1000 <= (long)all * PER_MILLE;
		if (!same)
			print_error("%s: %d of %d pixels differ; see %s\n", golden, others, all,
				    err);
	} else {
		print_error("%s: cannot be read; see %s and `make golden`\n", golden, err);
	}
	cairo_surface_destroy(want);
	cairo_surface_destroy(have);
	if (same)
		(void)remove(err);
	return same;
}

static int scene_of(const char *name)
{
	for (int i = 0; i < gallery_count(); i++)
		if (strcmp(gallery_name(i), name) == 0)
			return i;
	fail_msg("the gallery has no sample '%s'", name);
	return -1;
}

static void test_every_scene_looks_as_kept(void **state)
{
	struct bench *bench = *state;
	const char *mode = getenv("INLOOP_GOLDEN");
	bool renew = mode && strcmp(mode, "renew") == 0;
	int wrong = 0;

	(void)mkdir(FOLDER, 0755);
	for (int i = 0; i < PICTURES; i++) {
		char golden[256], err[256];
		const char *name = pictures[i].scene, *panel = pictures[i].panel->name;

		(void)snprintf(golden, sizeof golden, FOLDER "/%s-%s.png", panel, name);
		(void)snprintf(err, sizeof err, FOLDER "/%s-%s_err.png", panel, name);
		draw(bench, scene_of(name), pictures[i].panel);
		if (renew)
			assert_true(painter_save(bench->painter, &bench->page, golden, NULL));
		else
			wrong += !matches(bench, golden, err);
	}
	assert_int_equal(wrong, 0);
}

/* The comparison itself must see a difference: one word more on the page. */
static void test_a_changed_page_is_noticed(void **state)
{
	struct bench *bench = *state;
	char path[] = "/tmp/inloop-golden-XXXXXX.png";
	int file = mkstemps(path, 4);

	assert_true(file >= 0);
	draw(bench, 0, &large);
	assert_true(painter_save(bench->painter, &bench->page, path, NULL));
	cairo_surface_t *before = cairo_image_surface_create_from_png(path);
	for (int i = 0; i < bench->page.run_count; i++)
		bench->page.runs[i].box.y += 1;
	assert_true(painter_save(bench->painter, &bench->page, path, NULL));
	cairo_surface_t *after = cairo_image_surface_create_from_png(path);
	int others = other_pixels(before, after);
	assert_true(others * 1000 > large.width * large.height * PER_MILLE);
	cairo_surface_destroy(before);
	cairo_surface_destroy(after);
	(void)remove(path);
}

static int setup(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);
	struct error error = { "" };

	if (!bench || !civil_set_zone("Europe/Amsterdam"))
		return -1;
	bench->texts = texts_open("assets/po", &bench->health);
	bench->painter = painter_open(&bench->health, &error);
	*state = bench;
	return bench->texts && bench->painter ? 0 : -1;
}

static int teardown(void **state)
{
	struct bench *bench = *state;

	painter_close(bench->painter);
	texts_close(bench->texts);
	free(bench);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_scene_looks_as_kept),
		cmocka_unit_test(test_a_changed_page_is_noticed),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
