/*
 * staff_parts.h - what the staff's screens share: their head, the warning before they close, lines
 * of text, words for days and hours, and paragraphs that run over columns and pages.
 */
#ifndef INLOOP_SCREENS_STAFF_PARTS_H
#define INLOOP_SCREENS_STAFF_PARTS_H

#include "screens/scene.h"
#include "ui/ui.h"

/* The warning before the page closes by itself. Where there is room it stands in for the head,
 * so that nothing below moves; on small panels it is the whole page. */
enum staff_warning { STAFF_CALM, STAFF_WARNS_IN_HEAD, STAFF_WARNS_ALONE };
enum staff_warning staff_warning(const struct scene *scene, struct ui *ui, struct rect head);

struct staff_head {
	const char *title;
	const char *back; /* the back button's name; NULL = "back" */
	enum paint paint;
	int page, pages; /* more than one: buttons "less" and "more" */
};

/* Where the page's own things go, with or without the buttons that turn pages. */
struct rect staff_body(const struct ui *ui, bool paged);

/* The head: the way back, the title (or that the last change could not be stored, or that what was
 * meant is gone), the buttons
 * that turn pages. False when the page is the warning alone and nothing else belongs on it. */
bool staff_head(const struct scene *scene, struct ui *ui, struct staff_head head);

/* One line of text in the middle of a strip that may be lower than a line's slot. */
struct element *staff_line(struct ui *ui, const char *name, struct rect strip, const char *text,
			   struct label label);

/* What one paragraph of body text needs in height, with the air to the next one. */
int staff_height(const struct ui *ui, const char *text, int width, struct label label);

/* Tiles that fill the body, all alike; sets their level and style. */
void staff_tiles(struct ui *ui, struct rect body, struct button *tiles, int count);

/* ---- words --------------------------------------------------------------- */

#define STAFF_WORDS 80
/* "ma 23 nov"; "23–29 nov"; "28 dec–3 jan" */
void staff_date(const struct scene *scene, day_t day, char out[STAFF_WORDS]);
/* A date with its year, and a time: "ma 23 nov 2026, 10:05" */
void staff_moment(const struct scene *scene, const char *date, int year, const char *time,
		  char out[STAFF_WORDS * 2]);
void staff_week_dates(const struct scene *scene, day_t monday, char out[STAFF_WORDS]);
/* "34", "30,5" */
void staff_number(const struct scene *scene, double number, char out[STAFF_WORDS]);
/* "45 min", "3 uur", "2,5 uur" */
void staff_duration(const struct scene *scene, int64_t seconds, char out[STAFF_WORDS]);
const char *staff_daypart(const struct scene *scene, int part);          /* "ochtend" */
const char *staff_gap_word(const struct scene *scene, enum gap_why why); /* "uit" */

/* ---- paragraphs ---------------------------------------------------------- */

struct paragraph {
	const char *text; /* must live as long as the list */
	bool heading;     /* stays with what follows it */
	bool bold;
	enum paint paint;
	uint32_t icon; /* 0 = none */
	enum paint icon_paint;
};

/* Set the paragraphs on cards in columns; what does not fit goes on the next page, if need be in
 * the middle of a paragraph. Draws page `page` (-1 = none) and returns how many pages there are. */
int staff_flow(struct ui *ui, struct rect body, int columns, const struct paragraph *paragraphs,
	       int count, int page);

/* A page of such paragraphs with a few buttons below. */
#define STAFF_BUTTONS 3
struct staff_words {
	const char *title, *back; /* as of struct staff_head */
	const struct paragraph *items;
	int count;
	struct button buttons[STAFF_BUTTONS];
	int button_count; /* at least one */
	bool beside;      /* each other; else each has a row */
};
void staff_words(const struct scene *scene, struct ui *ui, const struct staff_words *words);
/* Set the buttons beside each other where their words have room, if need be without their icons;
 * false when they have no room so. */
bool staff_words_beside(const struct ui *ui, struct staff_words *words);

/* A page that tells of one thing, a line with a pictogram for each sentence, and the one button
 * that does it. The texts stay the caller's. */
#define STAFF_SENTENCES 8
struct staff_sentences {
	struct paragraph items[STAFF_SENTENCES];
	int count;
};
void staff_say(struct staff_sentences *lines, const char *text, uint32_t icon, enum paint paint);
void staff_tell(const struct scene *scene, struct ui *ui, const char *title,
		const struct staff_sentences *lines, struct button button);

#endif
