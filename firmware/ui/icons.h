/*
 * icons.h - the pictograms: code points of Google's Material Icons as Debian packages them
 * (fonts-material-design-icons-iconfont). One weight, and always with a word.
 */
#ifndef INLOOP_UI_ICONS_H
#define INLOOP_UI_ICONS_H

#include "model/programme.h"
#include "ui/theme.h"

#include <stdint.h>

enum icon {
	ICON_NONE = 0,
	/* the bar and moving about */
	ICON_LANGUAGE = 0xe8e2,
	ICON_VOICE = 0xe050,
	ICON_LARGER = 0xe245,
	ICON_HELP = 0xe887,
	ICON_HOME = 0xe88a,
	ICON_BACK = 0xe5c4,     /* mirrors */
	ICON_FORWARD = 0xe5c8,  /* mirrors */
	ICON_PREVIOUS = 0xe5cb, /* mirrors */
	ICON_NEXT = 0xe5cc,     /* mirrors */
	ICON_UP = 0xe316,
	ICON_DOWN = 0xe313,
	ICON_MENU = 0xe5d2,
	ICON_CLOSE = 0xe5cd,
	ICON_DONE = 0xe5ca,
	ICON_UNDO = 0xe166, /* mirrors */
	ICON_ADD = 0xe145,
	ICON_REMOVE = 0xe15b,
	/* what the house does */
	ICON_CHECK_IN = 0xea1d,
	ICON_ACTIVITIES = 0xe878,
	ICON_WEEK = 0xe916,
	ICON_TODAY = 0xe8df,
	ICON_CANCELLED = 0xe615,
	ICON_TALK = 0xe0bf,
	ICON_SOMEBODY = 0xe91f,
	ICON_TOGETHER = 0xe7fb,
	ICON_NEW_HERE = 0xe87a,
	ICON_WAVE = 0xe766,
	ICON_LAMP = 0xe0f0,
	ICON_SEEN = 0xe8f4,
	ICON_COMING = 0xe536,
	ICON_LATE = 0xe88b,
	ICON_PLACE = 0xe55f,
	ICON_PHONE = 0xe0cd,
	ICON_CLOSED = 0xef44, /* the moon */
	ICON_INFO = 0xe88e,
	/* staff */
	ICON_LOCK = 0xe897,
	ICON_ERASE = 0xe14a, /* mirrors */
	ICON_WARNING = 0xe002,
	ICON_FAILED = 0xe000,
	ICON_SYSTEM = 0xe8b8,
	ICON_CLOCK = 0xe8b5,
	ICON_CORRECTION = 0xe742,
	ICON_PRESS = 0xe913, /* a finger on a button */
	ICON_LAMP_OFF = 0xe90f,
	ICON_TALKED = 0xe877,
	ICON_CLEAN = 0xf0ff,
	ICON_PRACTICE = 0xe80c,
	ICON_SETUP = 0xe869,
	ICON_DIAGNOSIS = 0xe85d,
	ICON_STICK = 0xe1e0,
	ICON_UPDATE = 0xe8d7,
	ICON_RETURN = 0xe5d5 /* "ik kan toch niet": back to asked */
};

/* The talk pictures, 0 .. TALK_MAX-1: neutral for everyone, each of another shape. Nothing among
 * them is a boat, an animal, a sign of a faith or a country, or a Dutch word that is also said of
 * people. The name is a Dutch source text, for tr(). Out of range: the first. */
uint32_t talk_picture_icon(int picture);
const char *talk_picture_name(int picture);

uint32_t session_icon(enum session_kind kind);
enum paint session_paint(enum session_kind kind);

#endif
