#include "script/expect.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define ALL_TEXT 16384

/* White space folded to one space, none at the ends. */
static void fold(const char *text, char *out, size_t room)
{
	size_t length = 0;

	for (; *text && length + 1 < room; text++) {
		bool space = isspace((unsigned char)*text);
		if (space && (length == 0 || out[length - 1] == ' '))
			continue;
		out[length++] = space ? ' ' : *text;
	}
	while (length > 0 && out[length - 1] == ' ')
		length--;
	out[length] = '\0';
}

static bool expect_screen(struct player *player, const char *name, struct error *error)
{
	const char *there = screen_get(app_screen(player->app))->name;

	if (strcmp(there, name) == 0)
		return true;
	return error_set(error, "expected screen %s, there is %s", name, there);
}

static bool expect_text(struct player *player, const char *text, bool wanted, struct error *error)
{
	static char all[ALL_TEXT], folded[ALL_TEXT];
	char sought[STEP_WORD];

	fold(page_all_text(app_page(player->app), all, sizeof all), folded, sizeof folded);
	fold(text, sought, sizeof sought);
	if ((strstr(folded, sought) != NULL) == wanted)
		return true;
	return error_set(error, "expected %stext \"%s\", there is \"%.180s\"", wanted ? "" : "no ",
			 sought, folded);
}

static bool expect_element(struct player *player, const char *id, bool wanted, struct error *error)
{
	if ((page_find(app_page(player->app), id) >= 0) == wanted)
		return true;
	return error_set(error, "expected %selement %s, the page of %s has it%s",
			 wanted ? "" : "no ", id, screen_get(app_screen(player->app))->name,
			 wanted ? " not" : "");
}

static bool expect_word(const char *what, const char *wanted, const char *there,
			struct error *error)
{
	if (strcmp(wanted, there) == 0)
		return true;
	return error_set(error, "expected %s %s, it is %s", what, wanted, there);
}

bool expect_step(struct player *player, const struct step *step, struct error *error)
{
	static const char *const lamps[] = { "off", "blink", "steady" };
	static const char *const lights[] = { "off", "glow", "steady" };
	const char *what = step->words[1], *value = step->words[2];

	if (step->count != 3)
		return error_set(error, "expected: expect WHAT VALUE");
	if (strcmp(what, "screen") == 0)
		return expect_screen(player, value, error);
	if (strcmp(what, "text") == 0 || strcmp(what, "no-text") == 0)
		return expect_text(player, value, what[0] == 't', error);
	if (strcmp(what, "element") == 0 || strcmp(what, "no-element") == 0)
		return expect_element(player, value, what[0] == 'e', error);
	if (strcmp(what, "lamp") == 0)
		return expect_word(what, value, lamps[player->outputs.lamp], error);
	if (strcmp(what, "light") == 0)
		return expect_word(what, value, lights[player->outputs.light], error);
	if (strcmp(what, "tone") == 0)
		return expect_word(what, value, player->outputs.tone ? "on" : "off", error);
	return error_set(error,
			 "expected screen, text, no-text, element, no-element, lamp, light "
			 "or tone, there is \"%s\"",
			 what);
}
