/*
 * dump.h - a page as JSON, for tests from outside.
 */
#ifndef INLOOP_SCRIPT_DUMP_H
#define INLOOP_SCRIPT_DUMP_H

#include "base/error.h"
#include "ui/page.h"

/* Write every element with id, role, text, rectangle in px and mm, height of capitals, contrast and
 * whether it is clipped. */
bool dump_page(const struct page *page, const char *screen, const char *path, struct error *error);

#endif
