#include "report/words.h"

#include <stdio.h>
#include <string.h>

const char *weekday_word(int weekday)
{
	static const char *const words[] = { "maandag", "dinsdag",  "woensdag", "donderdag",
					     "vrijdag", "zaterdag", "zondag" };
	return words[weekday];
}

const char *weekday_short(int weekday)
{
	static const char *const words[] = { "ma", "di", "wo", "do", "vr", "za", "zo" };
	return words[weekday];
}

const char *month_word(int month)
{
	static const char *const words[] = { "januari",   "februari", "maart",    "april",
					     "mei",       "juni",     "juli",     "augustus",
					     "september", "oktober",  "november", "december" };
	return words[month - 1];
}

const char *month_short(int month)
{
	static const char *const words[] = { "jan", "feb", "mrt", "apr", "mei", "jun",
					     "jul", "aug", "sep", "okt", "nov", "dec" };
	return words[month - 1];
}

const char *daypart_word(enum daypart part)
{
	static const char *const words[DAYPARTS] = { "nacht", "ochtend", "middag", "avond" };
	return words[part];
}

const char *daypart_words(enum daypart part)
{
	static const char *const words[DAYPARTS] = { "nachten", "ochtenden", "middagen",
						     "avonden" };
	return words[part];
}

void weekday_part_words(int weekday, enum daypart part, char one[WORDS_DATE], char many[WORDS_DATE])
{
	(void)snprintf(one, WORDS_DATE, "%s%s", weekday_word(weekday), daypart_word(part));
	(void)snprintf(many, WORDS_DATE, "%s%s", weekday_word(weekday), daypart_words(part));
}

const char *gap_word(enum gap_why why)
{
	return why == GAP_FAULT ? "storing" : why == GAP_CLOCK ? "klok" : "uit";
}

const char *gap_sentence(enum gap_why why)
{
	switch (why) {
	case GAP_FAULT:
		return "er was een storing";
	case GAP_CLOCK:
		return "de klok was niet zeker";
	default:
		return "de zuil stond uit";
	}
}

const char *line_word(enum line line)
{
	static const char *const words[LINES] = {
		[LINE_BUTTON] = "de grote knop", [LINE_ACK] = "de knop van de ervaringsdeskundige",
		[LINE_LAMP] = "de lamp",         [LINE_LIGHT] = "het licht in de knop",
		[LINE_TONE] = "het geluid",      [LINE_LOOP] = "de kabel van de grote knop",
	};
	return words[line];
}

const char *line_what_words(int what)
{
	static const char *const words[FAULTS] = {
		[LINE_TESTED] = "is getest en deed het",
		[FAULT_GONE] = "had geen verbinding",
		[FAULT_CHATTER] = "gaf te veel signalen",
		[FAULT_STUCK] = "zat vast",
		[FAULT_LOOSE] = "zat los",
		[FAULT_QUIET] = "was dagenlang niet ingedrukt",
	};
	return words[what];
}

void date_short(day_t day, char out[WORDS_DATE])
{
	int year, month, mday;

	civil_ymd(day, &year, &month, &mday);
	(void)snprintf(out, WORDS_DATE, "%s %2d %s", weekday_short(civil_weekday(day)), mday,
		       month_short(month));
}

void date_long(day_t day, char out[WORDS_DATE])
{
	int year, month, mday;

	civil_ymd(day, &year, &month, &mday);
	(void)snprintf(out, WORDS_DATE, "%s %d %s %d", weekday_word(civil_weekday(day)), mday,
		       month_word(month), year);
}

void clock_word(utc_t at, char out[WORDS_DATE])
{
	struct civil civil = civil_at(at);

	(void)snprintf(out, WORDS_DATE, "%02d:%02d", civil.hour, civil.minute);
}

static void decimal_comma(char *number)
{
	char *point = strchr(number, '.');
	if (point)
		*point = ',';
}

void hours_word(double hours, char out[WORDS_NUMBER])
{
	(void)snprintf(out, WORDS_NUMBER, "%.2f", hours);
	decimal_comma(out);
}

void minutes_word(double minutes, char out[WORDS_NUMBER])
{
	(void)snprintf(out, WORDS_NUMBER, "%.6g", minutes);
	decimal_comma(out);
}

void mean_word(struct mean mean, char out[WORDS_NUMBER])
{
	(void)snprintf(out, WORDS_NUMBER, "%.1f", mean_value(mean));
	decimal_comma(out);
}

void mean_words(struct mean mean, const char *one, const char *many, char out[WORDS_MEAN])
{
	char number[WORDS_NUMBER];

	mean_word(mean, number);
	if (mean.number == 0)
		(void)snprintf(out, WORDS_MEAN, "geen gemiddelde: geen %s is compleet", one);
	else
		(void)snprintf(out, WORDS_MEAN, "gemiddeld %s bezoeken op %d complete %s", number,
			       mean.number, mean.number == 1 ? one : many);
}

const char *when_words(enum memory_when when)
{
	static const char *const words[] = {
		[WHEN_NEVER] = "zonder tijd", [WHEN_WEEK] = "de week en de maand",
		[WHEN_DAY] = "de dag",        [WHEN_DAYPART] = "de dag en het dagdeel",
		[WHEN_HOUR] = "het uur",      [WHEN_PLANNED] = "de tijd die in de agenda staat",
		[WHEN_SECOND] = "de seconde",
	};
	return words[when];
}

const char *holds_words(enum memory_holds holds)
{
	static const char *const words[] = {
		[HOLDS_NUMBER] = "getal",
		[HOLDS_DAY] = "datum",
		[HOLDS_INSTANT] = "tijd",
		[HOLDS_CALENDAR_WORDS] = "woorden uit de agenda",
		[HOLDS_OWN_WORDS] = "woorden van de zuil zelf",
	};
	return words[holds];
}

void ask_lines(const struct ask_figures *asks, struct ask_line out[ASK_LINES])
{
	const struct ask_line lines[ASK_LINES] = {
		{ "gevraagd", asks->asked, false },
		{ "er was een gesprek", asks->ends[END_TALKED], true },
		{ "zelf gestopt", asks->ends[END_STOPPED], true },
		{ "er was niemand (dicht of geen dienst)", asks->ends[END_NOBODY], true },
		{ "niet gezien", asks->ends[END_NOT_SEEN], true },
		{ "gezien, geen gesprek", asks->ends[END_SEEN_NOT_MET], true },
		{ "onbekend", asks->ends[END_UNKNOWN], true },
		{ "nog open", asks->ends[END_OPEN], true },
		{ "gesprek binnen 10 minuten", asks->talked_within_10_min, false },
		{ "nog een keer gedrukt", asks->repeats, false },
	};
	memcpy(out, lines, sizeof lines);
}
