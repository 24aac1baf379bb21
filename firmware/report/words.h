/*
 * words.h - the Dutch words of the reports, the same in text and CSV.
 */
#ifndef INLOOP_REPORT_WORDS_H
#define INLOOP_REPORT_WORDS_H

#include "model/figures.h"
#include "model/memory.h"

const char *weekday_word(int weekday);        /* "maandag"; 0 = Monday */
const char *weekday_short(int weekday);       /* "ma" */
const char *month_word(int month);            /* "november"; 1-12 */
const char *month_short(int month);           /* "nov" */
const char *daypart_word(enum daypart part);  /* "ochtend" */
const char *daypart_words(enum daypart part); /* "ochtenden" */
const char *gap_word(enum gap_why why);       /* "uit" */
const char *gap_sentence(enum gap_why why);   /* "de zuil stond uit" */
const char *line_word(enum line line);        /* "de grote knop" */
const char *line_what_words(int what);        /* "zat vast"; of LINE_TESTED or an enum fault */

/* "ma 23 nov"; "maandag 23 november 2026"; "10:05". */
#define WORDS_DATE 48
void date_short(day_t day, char out[WORDS_DATE]);
void date_long(day_t day, char out[WORDS_DATE]);
void clock_word(utc_t at, char out[WORDS_DATE]);
/* "maandagochtend", "maandagochtenden" */
void weekday_part_words(int weekday, enum daypart part, char one[WORDS_DATE],
			char many[WORDS_DATE]);

/* "6,00": with a decimal comma. */
#define WORDS_NUMBER 32
void hours_word(double hours, char out[WORDS_NUMBER]);
/* "4" or "4,5" */
void minutes_word(double minutes, char out[WORDS_NUMBER]);

/* "41,3": to the tenth. */
void mean_word(struct mean mean, char out[WORDS_NUMBER]);
/* "gemiddeld 41,3 bezoeken op 87 complete ochtenden"; `one` and `many` name what it is taken over,
 * as "ochtend" and "ochtenden". "geen gemiddelde: geen ochtend is compleet" over nothing. */
#define WORDS_MEAN 96
void mean_words(struct mean mean, const char *one, const char *many, char out[WORDS_MEAN]);

const char *when_words(enum memory_when when);    /* "op het uur" */
const char *holds_words(enum memory_holds holds); /* "getal" */

/* The asks, one line each, in the order in which they are read. `part` lines are contained in
 * the first one and add up to it. */
#define ASK_LINES 10
struct ask_line {
	const char *words;
	int count;
	bool part;
};
void ask_lines(const struct ask_figures *asks, struct ask_line out[ASK_LINES]);

#endif
