/*
 * texts.h - the words on the screen. Dutch (A2) stands in the source; other languages are gettext
 * PO files in assets/po/, read with libgettextpo. A missing file or entry shows the Dutch text.
 */
#ifndef INLOOP_UI_TEXTS_H
#define INLOOP_UI_TEXTS_H

#include "base/health.h"

#include <stdbool.h>

struct texts;

/* Look in the folder for *.po: the language's code is the file's name. Files are read when first
 * used; health gets a line "languages". Never NULL unless memory is gone. */
struct texts *texts_open(const char *folder, struct health *health);
void texts_close(struct texts *texts);

int texts_languages(const struct texts *texts);                  /* at least 1: Dutch is 0 */
const char *texts_code(const struct texts *texts, int language); /* "nl", "en" */
const char *texts_name(const struct texts *texts, int language); /* "Nederlands", "English":
								    PO header X-Language-Name */
int texts_language(const struct texts *texts, const char *code); /* -1 = not there */
bool texts_rtl(const struct texts *texts, int language);

/* Choose the language of tr() and its kin; unknown ones are taken for Dutch. */
void texts_use(struct texts *texts, int language);
int texts_used(const struct texts *texts);

/* The words for a Dutch source text. tr_n chooses by number (PO plural rules) and leaves the %d in
 * it for the caller. tr_c: with a context, where one Dutch word has two meanings. */
const char *tr(const struct texts *texts, const char *dutch);
const char *tr_c(const struct texts *texts, const char *context, const char *dutch);
const char *tr_n(const struct texts *texts, const char *one, const char *many, int n);

/* Marks a source text for xgettext where it is not passed to tr() itself. */
#define N_(dutch) dutch

#endif
