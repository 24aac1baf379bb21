/*
 * update.h - new versions of the terminal: what became of the last try to put one on it. Somebody
 * else does that, with the rights for it; the terminal asks and tells.
 */
#ifndef INLOOP_MODEL_UPDATE_H
#define INLOOP_MODEL_UPDATE_H

#include "base/health.h"

enum update_level {
	UPDATE_NONE, /* nothing was tried since the computer started */
	UPDATE_BUSY, /* it is being looked for, or put there */
	UPDATE_OK,
	UPDATE_WARN,
};

#define UPDATE_SENTENCE 240
#define UPDATE_VERSION  32

struct update {
	bool asked; /* by staff, and it was not taken up yet */
	enum update_level level;
	char sentence[UPDATE_SENTENCE]; /* what became of it, in Dutch; "" with UPDATE_NONE */
	bool failed;                    /* a version did not start, and the one before is back */
	char failed_version[UPDATE_VERSION]; /* which; "" = not known */
};

/* Asked for or busy: there will be news soon. */
bool update_under_way(const struct update *update);

bool update_same(const struct update *a, const struct update *b);

/* What staff read of a version that did not start, into out. Returns out. */
const char *update_failed_words(const struct update *update, char *out, int room);

/* Say in the lines "update" and "update_failed" what staff should know; where there is nothing to
 * do about it, a line is not there. */
void update_tell(const struct update *update, struct health *health);

#endif
