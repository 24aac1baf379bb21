/*
 * fake_typeface.h - a typeface without fonts: every letter is 0.55 em wide, capitals are 0.714 em
 * high, as in Noto Sans. So that pages can be laid out where nothing is drawn.
 */
#ifndef INLOOP_TESTS_SUPPORT_FAKE_TYPEFACE_H
#define INLOOP_TESTS_SUPPORT_FAKE_TYPEFACE_H

#include "ui/typeface.h"

struct typeface fake_typeface(void);

#endif
