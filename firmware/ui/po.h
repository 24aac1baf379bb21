/*
 * po.h - one gettext PO file in memory, read with libgettextpo.
 *
 * Not used of it: fuzzy and obsolete entries, and translations whose printf conversions differ
 * from the source's (they would print rubbish, or worse).
 */
#ifndef INLOOP_UI_PO_H
#define INLOOP_UI_PO_H

#include "base/error.h"

#include <stdbool.h>

struct po;

#define PO_FILE_MAX (4 * 1024 * 1024)

/* NULL with the reason (a Dutch sentence without the file's name) when the file is missing, too
 * large, no UTF-8, or no PO file. Free with po_close(). */
struct po *po_open(const char *path, struct error *error);
void po_close(struct po *po);

/* A field of the header, "" when it is not there. */
void po_header(const struct po *po, const char *field, char *out, int room);

/* The translation, NULL when there is none. context may be NULL. */
const char *po_find(const struct po *po, const char *context, const char *source);
/* The form of a plural for n; NULL when there is none. */
const char *po_find_plural(const struct po *po, const char *one, const char *many, unsigned long n);

/* How many entries can be used, and how many were left out because of their conversions. */
int po_count(const struct po *po);
int po_unsafe(const struct po *po);

/* Whether the translation reads each argument of the source as what it is; it may name them in
 * another order ("%2$d ... %1$s"), and lay them out as it likes. */
bool po_same_conversions(const char *source, const char *translation);

#endif
