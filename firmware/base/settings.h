/*
 * settings.h - inloop.ini, read into one structure.
 *
 * Every key has a default, so that a missing or empty file works. Unknown keys and bad values
 * leave the default standing and give a warning line with the line number (health "settings").
 * Byte order marks, CRLF, Latin-1 bytes (read as Latin-1), NUL bytes and lines of any length do
 * not break reading. The list of keys, defaults and texts is in config/inloop.ini.
 */
#ifndef INLOOP_BASE_SETTINGS_H
#define INLOOP_BASE_SETTINGS_H

#include "base/civil.h"
#include "base/health.h"
#include "base/opening.h"

#define SETTINGS_TOPICS 8
#define SETTINGS_CRISIS 6

struct settings {
	struct {
		char name[96];     /* "" = none given */
		char timezone[64]; /* Europe/Amsterdam */
		char logo[256];
	} house;
	struct opening open;
	struct {
		int remind_ms, giveup_ms, come_within_ms; /* 3 min, 10 min, 5 min */
		bool tone, ask_place, ask_topic;
		char topics[SETTINGS_TOPICS][64];
		int topic_count;
	} talk;
	struct {
		/* line names or "chip:offset"-free names only; "" = not used. chip "" = any chip */
		char chip[64], button[64], ack[64], lamp[64], light[64], tone[64], loop[64];
		bool active_low; /* of the buttons; outputs are active high */
		enum { PULL_UP, PULL_DOWN, PULL_NONE } pull;
		int debounce_ms, min_press_ms, lockout_ms; /* 25, 30, 500 */
		char ack_key[32];                          /* SDL key name, e.g. "PageDown" */
		int quiet_days; /* open days without a press until staff are told; 0 = never */
	} gpio;
	struct {
		double panel_mm_w, panel_mm_h; /* 0 = not given */
		int rotate;                    /* 0 90 180 270 */
		char theme[32];
	} screen;
	struct {
		char crisis[SETTINGS_CRISIS][120];
		int crisis_count; /* default: 112, 113 */
	} help;
	struct {
		char reset_pin[64];
	} staff;
};

/* All defaults. */
void settings_init(struct settings *settings);

/* Defaults, then the file. A missing file is a warning, not a failure; a file that cannot be read
 * is a fail line. Health lines of the name "settings" are renewed (one "ok" line when all is
 * well). Returns false only when the file could not be read at all. */
bool settings_load(struct settings *settings, const char *path, struct health *health);

#endif
