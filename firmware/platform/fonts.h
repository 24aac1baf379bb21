/*
 * fonts.h - the font files: found, opened once each, and set to the size that is asked for.
 *
 * Debian's fixed places come first; fontconfig, which costs start-up time and memory, is only asked
 * for what is missing there. The environment variable INLOOP_FONTS=DIR takes the place of both:
 * then only the files in DIR exist. Fonts of other scripts than Latin are opened when first used.
 */
#ifndef INLOOP_PLATFORM_FONTS_H
#define INLOOP_PLATFORM_FONTS_H

#include "base/error.h"
#include "base/health.h"

#include <SDL2/SDL_ttf.h>
#include <stdbool.h>
#include <stdint.h>

enum script {
	SCRIPT_LATIN, /* and whatever no other one of these has */
	SCRIPT_CYRILLIC,
	SCRIPT_GREEK,
	SCRIPT_ARABIC,
	SCRIPT_ETHIOPIC,
	SCRIPT_HEBREW,
	SCRIPT_ARMENIAN,
	SCRIPT_GEORGIAN,
	SCRIPT_DEVANAGARI,
	SCRIPT_TAMIL,
	SCRIPT_THAI,
	SCRIPTS
};

/* The script a character is written in; SCRIPTS for those that belong to any (digits, spaces,
 * punctuation). */
enum script script_of(uint32_t character);
const char *script_tag(enum script script); /* ISO 15924, for HarfBuzz: "Latn" */

struct fonts;

/* Open the three that every page needs. `folder` is looked in instead of the system's places when
 * it is not NULL. Health gets the line "fonts". NULL when there is no font for text at all. */
struct fonts *fonts_open(const char *folder, struct health *health, struct error *error);
void fonts_close(struct fonts *fonts);

/* A font for this script at em size px, owned by `fonts` and good until the next call. Never NULL:
 * without a font for the script it is the Latin one, without a bold one the regular one. */
TTF_Font *fonts_text(struct fonts *fonts, enum script script, bool bold, int px);

/* The pictograms at em size px; NULL when that font is missing. */
TTF_Font *fonts_icons(struct fonts *fonts, int px);

#endif
