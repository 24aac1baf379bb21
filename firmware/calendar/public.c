#include "calendar/public.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c > 127;
}

/* ---- finding ------------------------------------------------------------- */

/* Up to the next blank or bracket; no full stop or comma behind it. */
static size_t token(const char *at)
{
	size_t length = strcspn(at, " \t\r\n<>\"()[]{}|");
	while (length > 0 && strchr(".,;:!?'", at[length - 1]))
		length--;
	return length;
}

static bool is_end_of_name(const char *at, size_t length)
{
	/* the first seven are words, too ("Dhr.de Wit"): they count only before a path */
	static const char *const ends[] = { "de",   "me",     "nu", "info", "app",
					    "site", "online", "nl", "com",  "org",
					    "net",  "eu",     "be", "gle",  "frl",
					    "uk",   "fr",     "gg", "ly",   "amsterdam" };
	for (size_t i = at[length] == '/' ? 0 : 7; i < sizeof ends / sizeof *ends; i++)
		if (strlen(ends[i]) == length && strncasecmp(at, ends[i], length) == 0)
			return true;
	return false;
}

/* "buurthuis.nl", "www.huis.example/agenda": a name of at least two parts. */
static bool is_domain(const char *at, size_t length)
{
	size_t name = 0, dot = 0;
	while (name < length && (isalnum((unsigned char)at[name]) || strchr("-.", at[name]))) {
		if (at[name] == '.')
			dot = name;
		name++;
	}
	if (dot < 2 || (name < length && !strchr("/:?#", at[name])))
		return false;
	return strncasecmp(at, "www.", 4) == 0 || is_end_of_name(at + dot + 1, name - dot - 1);
}

static size_t link_at(const char *at)
{
	static const char *const starts[] = { "http:", "https:",    "mailto:", "tel:",
					      "sms:",  "whatsapp:", "ftp:" };
	size_t length = token(at);
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		size_t start = strlen(starts[i]);
		/* "Tel: 06..." is a word and a number */
		if (length > start && strncasecmp(at, starts[i], start) == 0)
			return length;
	}
	const char *sign = memchr(at, '@', length);
	if (sign && sign > at && memchr(sign, '.', length - (size_t)(sign - at)))
		return length;
	return is_domain(at, length) ? length : 0;
}

/* "01-02-2026" and "09.00" are no numbers to call. */
static bool is_time(const char *at)
{
	size_t first = strspn(at, "0123456789");
	const char *second = at + first + 1;
	size_t next = at[first] ? strspn(second, "0123456789") : 0;
	if (first <= 2 && next == 2 && strchr(".:", at[first]) && second[2] != at[first])
		return true;
	if (first == 4 && next == 2 && second[2] == at[first])
		return true; /* 2026-01-05 */
	return first <= 2 && next >= 1 && next <= 2 && strchr("-/.", at[first]) &&
	       second[next] == at[first] && isdigit((unsigned char)second[next + 1]) &&
	       strspn(second + next + 1, "0123456789") == 4;
}

/* A number to call: Dutch with its area code, a mobile, 0800/0900, or with +31. */
static size_t phone_at(const char *at)
{
	const char *start = at;
	char digits[24];
	size_t count = 0, length = 0, group = 0, longest = 0;
	bool plus = false;
	if (*at == '(' && (isdigit((unsigned char)at[1]) || at[1] == '+'))
		at++;
	if (*at == '+') {
		plus = true;
		at++;
	}
	if (!isdigit((unsigned char)*at) || (!plus && is_time(at)))
		return 0;
	for (; count < sizeof digits - 1; at++) {
		if (isdigit((unsigned char)*at)) {
			digits[count++] = *at;
			group++;
			longest = group > longest ? group : longest;
			length = (size_t)(at - start) + 1;
		} else if (*at && strchr(" -./()", *at) && (size_t)(at - start) < length + 3) {
			group = 0;
		} else if (strncmp(at, "\xC2\xA0", 2) == 0 || strncmp(at, "\xE2\x80\x91", 3) == 0 ||
			   strncmp(at, "\xE2\x80\x93", 3) == 0) {
			at += *at == '\xC2' ? 1 : 2; /* no-break space and hyphen, dash */
			group = 0;
		} else {
			break;
		}
	}
	digits[count] = '\0';
	bool foreign = plus || strncmp(digits, "00", 2) == 0;
	bool service = strncmp(digits, "0800", 4) == 0 || strncmp(digits, "0900", 4) == 0;
	bool good = foreign            ? count >= 9 && count <= 16
		    : service          ? count >= 8
		    : digits[0] == '0' ? count >= 10 && count <= 11
				       : longest >= 8 && count <= 11;
	return good ? length : 0;
}

/* ---- taking out ---------------------------------------------------------- */

/* Words that only lead to what was taken out. */
static bool leads(const char *word, size_t length)
{
	static const char *const words[] = { "bel",      "bellen",
					     "app",      "tel",
					     "telefoon", "mail",
					     "mailen",   "e-mail",
					     "email",    "via",
					     "op",       "naar",
					     "of",       "met",
					     "info",     "link",
					     "zie",      "site",
					     "website",  "nr",
					     "telnr",    "telefoonnummer",
					     "mobiel",   "whatsapp",
					     "call",     "phone",
					     "appen",    "nummer",
					     "kijk",     "en",
					     "meld",     "aan",
					     "sms",      "aanmelden",
					     "opgeven" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == length && strncasecmp(word, words[i], length) == 0)
			return true;
	return false;
}

/* How much of the text before it goes with it. */
static size_t keep_before(const char *text, size_t at)
{
	for (;;) {
		size_t end = at;
		while (end > 0 && strchr(" \t,.;:-/([<|", text[end - 1]))
			end--;
		size_t start = end;
		while (start > 0 && (is_word(text[start - 1]) || text[start - 1] == '-'))
			start--;
		if (start == end || !leads(text + start, end - start))
			return end;
		at = start;
	}
}

static void cut(char *text, size_t at, size_t length)
{
	size_t keep = keep_before(text, at);
	char *rest = text + at + length;
	while (*rest && strchr(" \t)]>.;,|", *rest))
		rest++;
	/* what follows stays apart from what went before */
	if (keep > 0 && *rest && !strchr("\n!?", *rest))
		text[keep++] = ' ';
	memmove(text + keep, rest, strlen(rest) + 1);
}

bool public_clean(char *text)
{
	bool found = false;
	for (size_t at = 0; text[at];) {
		size_t length = 0;
		bool begins = at == 0 || !is_word(text[at - 1]);
		/* not in the middle of a date */
		if (at > 1 && strchr("-./:", text[at - 1]) && isdigit((unsigned char)text[at - 2]))
			begins = false;
		if (begins && (is_word(text[at]) || strchr("(+", text[at]))) {
			length = phone_at(text + at);
			if (length == 0 && is_word(text[at]))
				length = link_at(text + at);
		}
		if (length == 0) {
			at++;
			continue;
		}
		found = true;
		cut(text, at, length);
		at = 0;
	}
	return found;
}

/* ---- cancelled ----------------------------------------------------------- */

static const char *const cancelled[] = {
	"geannuleerd", "cancelled", "canceled", "afgelast", "afgezegd", "gaat niet door",
	"vervallen",   "vervalt",   "annule",   "annulé",   "abgesagt", "geannulleerd",
};
#define SURE 4 /* of these a blank behind is enough; "Vervallen huizen" is a title */

/* A dash of any length. */
static size_t dash(const char *at)
{
	if (*at == '-')
		return 1;
	return strncmp(at, "\xE2\x80\x93", 3) == 0 || strncmp(at, "\xE2\x80\x94", 3) == 0 ? 3 : 0;
}

/* Blanks, brackets and signs that set a word apart. */
static size_t signs(const char *at)
{
	size_t length = 0;
	for (;;) {
		size_t one =
		    at[length] && strchr(" \t:!*()[]|/.,", at[length]) ? 1 : dash(at + length);
		if (one == 0)
			return length;
		length += one;
	}
}

static bool take_front(char *title)
{
	size_t start = signs(title);
	for (size_t i = 0; i < sizeof cancelled / sizeof *cancelled; i++) {
		size_t length = strlen(cancelled[i]);
		char *end = title + start + length;
		if (strncasecmp(title + start, cancelled[i], length) != 0 || is_word(*end))
			continue;
		size_t apart = signs(end);
		bool only_blanks = strspn(end, " ") == apart;
		if (*end && only_blanks && i >= SURE)
			continue;
		memmove(title, end + apart, strlen(end + apart) + 1);
		return true;
	}
	return false;
}

static bool take_back(char *title)
{
	size_t end = strlen(title);
	while (end > 0 && strchr(" )]*!.", title[end - 1]))
		end--;
	for (size_t i = 0; i < sizeof cancelled / sizeof *cancelled; i++) {
		size_t length = strlen(cancelled[i]);
		if (end <= length || strncasecmp(title + end - length, cancelled[i], length) != 0)
			continue;
		size_t start = end - length;
		/* set apart by more than a blank: "Taalles - geannuleerd", "Taalles (afgelast)" */
		size_t before = start;
		while (before > 0 && (strchr(" :(*[|!,-", title[before - 1]) ||
				      (before > 2 && dash(title + before - 3) == 3)))
			before -= strchr(" :(*[|!,-", title[before - 1]) ? 1 : 3;
		bool apart = strcspn(title + before, ":(*[|!-\xE2") < start - before;
		if (before == start || before == 0 || !apart)
			continue;
		title[before] = '\0';
		return true;
	}
	return false;
}

bool public_cancelled(char *title)
{
	bool found = false;
	for (int i = 0; i < 3; i++)
		if (!take_front(title) && !take_back(title))
			break;
		else
			found = true;
	return found;
}
