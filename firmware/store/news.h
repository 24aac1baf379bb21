/*
 * news.h - what staff are told of a database that was set aside, in plain Dutch.
 */
#ifndef INLOOP_STORE_NEWS_H
#define INLOOP_STORE_NEWS_H

#include "store/restore.h"

#define NEWS      sizeof(((struct store_news *)0)->text)
#define NEWS_FILE 2048

/* `name` is what the old one is called now; NULL = there was none. */
void news_restored(const struct store *store, const struct restored *restored, const char *name,
		   char out[NEWS]);
/* Its files were taken away or replaced while it was open, and all of it was written anew. */
void news_moved(const struct store *store, const char *name, char out[NEWS]);
/* `restored` may be NULL: no longer known. */
void news_newer(const struct store *store, const struct restored *restored, const char *name,
		char out[NEWS]);
/* What is written beside it: the news in the first line, then date and reason. */
void news_text(const struct store *store, const char *news, utc_t now, char out[NEWS_FILE]);
/* At every start, as long as one lies there: who looks may not be who should know. "" = none. */
void news_find(const struct store *store, char out[NEWS]);

#endif
