/*
 * day_words.h - a date as staff read it in a sentence.
 */
#ifndef INLOOP_BASE_DAY_WORDS_H
#define INLOOP_BASE_DAY_WORDS_H

#include "base/civil.h"

#define DAY_WORDS 40

/* "maandag 30 november" */
void day_words(day_t day, char out[DAY_WORDS]);

#endif
