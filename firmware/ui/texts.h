/*
 * texts.h - the words on the screen. Dutch (A2) stands in the source; other languages are gettext
 * PO files in assets/po/, read with libgettextpo. A missing file or entry shows the Dutch text.
 * Header fields of our own: "X-Language-Name: English" and, where it is so, "X-Direction: rtl".
 */
#ifndef INLOOP_UI_TEXTS_H
#define INLOOP_UI_TEXTS_H

#include "base/health.h"

#include <stdbool.h>

struct texts;

/* Look in the folder for *.po: the language's code is the file's name. Files are read when first
 * used; health (kept, may be NULL) has the line "languages", renewed when a file turns out to be
 * bad. Never NULL unless memory is gone. */
struct texts *texts_open(const char *folder, struct health *health);
void texts_close(struct texts *texts);
/* Read all files now, so that health tells about all of them: for --check. */
void texts_load(struct texts *texts);

int texts_languages(const struct texts *texts);                  /* at least 1: Dutch is 0 */
const char *texts_code(const struct texts *texts, int language); /* "nl", "en" */
const char *texts_name(const struct texts *texts, int language); /* "Nederlands", "English":
								    PO header X-Language-Name */
int texts_language(const struct texts *texts, const char *code); /* -1 = not there */
/* Whether it can be offered: its file was not found to be bad. */
bool texts_usable(const struct texts *texts, int language);
bool texts_rtl(const struct texts *texts, int language);

/* Choose the language of tr() and its kin; unknown ones are taken for Dutch. */
void texts_use(struct texts *texts, int language);
int texts_used(const struct texts *texts);

/* The words for a Dutch source text. tr_n chooses by number (PO plural rules) and leaves the %d in
 * it for the caller. tr_c: with a context, where one Dutch word has two meanings.
 * texts may be NULL: Dutch. */
const char *tr(const struct texts *texts, const char *dutch) __attribute__((format_arg(2)));
const char *tr_c(const struct texts *texts, const char *context, const char *dutch)
    __attribute__((format_arg(3)));
const char *tr_n(const struct texts *texts, const char *one, const char *many, int n)
    __attribute__((format_arg(2), format_arg(3)));

/* Marks a source text for xgettext where it is not passed to tr() itself. */
#define N_(dutch) dutch

#endif
