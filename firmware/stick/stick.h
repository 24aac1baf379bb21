/*
 * stick.h - inloop-stick: everything that is done with the USB stick in the terminal. Private to
 * this room.
 *
 * Whatever lies on a stick was put there by somebody else. Nothing here but mount_stick() needs a
 * right that the terminal has not, and that one looks at nothing but who owns two folders.
 */
#ifndef INLOOP_STICK_STICK_H
#define INLOOP_STICK_STICK_H

#include "base/error.h"
#include "model/stick.h"

#include <stdint.h>
#include <stdio.h>

#define STICK_MOUNTED_AT "/media/inloop-stick"
#define STICK_COPIES     "/var/lib/inloop/copies"
#define STICK_FAT        "/boot/inloop"
#define STICK_FOLDER     "inloop-kopie"

#define COPIES_KEPT 14
#define COPIES_MOST 200                    /* more than that, of the newest, are not looked at */
#define COPY_LIMIT  (UINT64_C(128) << 20)  /* ten years of a busy house are 15 MB */
#define BUNDLE_MOST (UINT64_C(2048) << 20) /* bytes; a bundle is 300 MB */

struct places {
	const char *stick;  /* its root */
	const char *copies; /* the terminal's own; the data folder is above */
	const char *fat;    /* of the card, with the address of new versions */
	bool named;         /* the stick was named: it is taken as it is, mounted or not */
};

/* ---- listing.c: the copies in a folder ---- */

struct listed {
	char name[24]; /* inloop-2026-11-23.db */
	uint64_t size;
	int64_t changed; /* UTC seconds */
};

struct listing { /* newest first, by name */
	struct listed items[COPIES_MOST];
	int count;
};

/* Those plain files of allowed size that have a copy's name and, if asked for, begin like a
 * database. */
bool listing_list(int folder, bool databases, struct listing *out);
const struct listed *listing_find(const struct listing *list, const char *name);
void listing_remove(struct listing *list, const char *name);
/* What a cut left behind. */
void listing_tidy(int folder);
day_t listing_day(const char *name);
/* Bytes that can be written to that file system; what a file of this size takes there. */
uint64_t room_in(int folder);
uint64_t room_for(int folder, uint64_t size);

/* ---- what it can do; the exit status ---- */

int stick_copy(const struct places *places, utc_t now);
int stick_restore(const struct places *places);
int stick_bundle(const struct places *places);
/* Of a stick that cannot be read: it is there, or it is gone again. */
int stick_unreadable(const struct places *places, utc_t now, bool gone);
int mount_stick(const char *type, const char *device, const char *user);

/* ---- state.c ---- */

/* Remember for staff how it went. `newest` may be DAY_NONE. */
void state_note(const struct places *places, enum stick_level level, utc_t now, day_t newest);
struct stick_state state_read(const struct places *places);
void state_forget(const struct places *places);

#endif
