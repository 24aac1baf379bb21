#include "base/settings.h"

#include "base/file.h"
#include "base/settings_keys.h"
#include "base/utf8.h"

#include <errno.h>
#include <ini.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define SETTINGS_LIMIT ((size_t)1024 * 1024)
#define QUOTE          72 /* bytes of a line that are shown in a warning */

/* The file while it is read. inih is handed one line after the other, cut to what its buffer
 * holds; it finds sections and keys, and says which line continues the one above it. The value is
 * the rest of that same line, whole: where it begins is settled when the line is handed over, from
 * signs on which nobody has a second opinion: the only blank that there is then is the space. */
struct reading {
	struct settings *settings;
	struct health *health;
	char file[64];                  /* for the sentences */
	char *next;                     /* where the next line begins */
	char *line;                     /* the whole line that inih is at, without its end */
	char *value;                    /* where the value begins in it; NULL = it can have none */
	bool indented;                  /* it continues the one above it, if it is anything */
	int number;                     /* its number */
	const struct settings_key *key; /* the last that was read; NULL = unknown */
	bool expected;                  /* it should give a key and value ... */
	bool delivered;                 /* ... and did */
	int warnings;
	uint64_t seen;    /* keys, by their place in the table */
	char unknown[64]; /* the section that a warning was given for */
};

static void *place(struct settings *settings, const struct settings_key *key)
{
	return (char *)settings + key->offset;
}

void settings_init(struct settings *settings)
{
	memset(settings, 0, sizeof *settings);
	for (int i = 0; i < settings_key_count; i++) {
		const struct settings_key *key = &settings_keys[i];
		void *where = place(settings, key);
		/* on a system without time zones the default is not known either, but stands */
		if (key->take(key, settings, where, key->preset, false) == VALUE_BAD)
			utf8_copy(where, key->size, key->preset);
	}
}

#define WARN(reading, format, ...)                                                                 \
	do {                                                                                       \
		(reading)->warnings++;                                                             \
		health_add((reading)->health, "settings", HEALTH_WARN, "Regel %d van %s: " format, \
			   (reading)->number, (reading)->file, __VA_ARGS__);                       \
	} while (0)

/* Tabs, what a word processor makes of Shift-Enter, other signs without a picture: all a space. */
static void only_spaces(char *text)
{
	static const char *const long_ones[] = { "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9" };

	for (char *at = text; *at; at++) /* ' ' is below all bytes of a longer character */
		if (((unsigned char)*at < ' ' && *at != '\n' && *at != '\r') || *at == 0x7F)
			*at = ' ';
	for (size_t i = 0; i < sizeof long_ones / sizeof *long_ones; i++)
		for (char *at = text; (at = strstr(at, long_ones[i]));)
			memset(at, ' ', strlen(long_ones[i]));
}

/* A line that inih passed over: neither remark, heading nor key. */
static void check_delivered(struct reading *reading)
{
	char quote[QUOTE];
	if (reading->expected && !reading->delivered) {
		utf8_copy(quote, sizeof quote, reading->line);
		WARN(reading, "'%s' begrijpen we niet. Schrijf: naam = waarde.", quote);
	}
}

/* Cut the next line out of the text; its end may be LF, CR LF or CR. */
static char *cut_line(struct reading *reading)
{
	char *line = reading->next;
	size_t length = strcspn(line, "\r\n");
	char *end = line + length;
	reading->next = end + (*end != '\0') + (end[0] == '\r' && end[1] == '\n');
	*end = '\0';
	while (length > 0 && line[length - 1] == ' ')
		line[--length] = '\0';
	return line;
}

/* The reader for inih, in the form of fgets(). */
static char *read_line(char *out, int room, void *stream)
{
	struct reading *reading = stream;
	check_delivered(reading);
	reading->expected = false;
	if (*reading->next == '\0' || room < 3)
		return NULL;
	reading->line = cut_line(reading);
	reading->number++;
	char *start = reading->line + strspn(reading->line, " ");
	/* inih takes an indented line for more of the value above it; but people also indent keys
	 */
	if (strchr(start, '=') || *start == '[')
		reading->line = start;
	reading->indented = *reading->line == ' ';
	char *sign = strpbrk(reading->line, "=:");
	reading->value = reading->indented ? start : sign ? sign + 1 : NULL;
	bool heading = *start == '[' && strchr(start, ']');
	reading->expected = *start != '\0' && !strchr(";#", *start) && !heading;
	reading->delivered = false;
	size_t length = strlen(reading->line);
	if (length > (size_t)room - 2)
		length = (size_t)room - 2;
	memcpy(out, reading->line, length);
	memcpy(out + length, "\n", 2);
	return out;
}

/* The value of the line: all behind the sign, without a remark and without quotes around it. */
static char *value_of(struct reading *reading, bool free_text)
{
	char *value = reading->value + strspn(reading->value, " ");
	for (char *at = value; !free_text && *at; at++) {
		if ((*at == ';' || *at == '#') && (at == value || at[-1] == ' ')) {
			*at = '\0';
			break;
		}
	}
	size_t length = strlen(value);
	while (length > 0 && value[length - 1] == ' ')
		value[--length] = '\0';
	if (length >= 2 && value[0] == '"' && value[length - 1] == '"') {
		value[length - 1] = '\0';
		value++;
	}
	return value;
}

static bool same_word(const char *given, const char *word)
{
	given += strspn(given, " \t");
	size_t length = strlen(word);
	return strncasecmp(given, word, length) == 0 &&
	       given[length + strspn(given + length, " \t")] == '\0';
}

static const struct settings_key *find_key(struct reading *reading, const char *section,
					   const char *name)
{
	char quote[QUOTE];
	bool known = false;
	for (int i = 0; i < settings_key_count; i++) {
		const struct settings_key *key = &settings_keys[i];
		if (!same_word(section, key->section))
			continue;
		known = true;
		if (same_word(name, key->key))
			return key;
	}
	if (known) {
		utf8_copy(quote, sizeof quote, name);
		WARN(reading, "'%s' kennen we niet onder [%.20s]. Kijk of het goed gespeld is.",
		     quote, section);
	} else if (*section == '\0') {
		utf8_copy(quote, sizeof quote, name);
		WARN(reading, "'%s' staat niet onder een kopje zoals [house].", quote);
	} else if (strcmp(reading->unknown, section) != 0) {
		utf8_copy(reading->unknown, sizeof reading->unknown, section);
		WARN(reading, "het kopje [%s] kennen we niet. Kijk of het goed gespeld is.",
		     reading->unknown);
	}
	return NULL;
}

/* What stands now, in words for the end of a warning. */
static const char *what_stands(const struct settings_key *key)
{
	if (key->take == take_crisis)
		return "We houden de gewone noodnummers.";
	if (key->take == take_hours)
		return "We rekenen deze dag als dicht.";
	if (key->take == take_closed)
		return "We slaan deze datums over.";
	return *key->preset ? NULL : "We laten het leeg.";
}

static void warn_bad(struct reading *reading, const struct settings_key *key, const char *value)
{
	char quote[QUOTE];
	const char *stands = what_stands(key);
	utf8_copy(quote, sizeof quote, value);
	if (stands)
		WARN(reading, "'%s = %s' begrijpen we niet. %s %s", key->key, quote, key->advice,
		     stands);
	else
		WARN(reading, "'%s = %s' begrijpen we niet. %s We gebruiken %s.", key->key, quote,
		     key->advice, key->preset);
}

/* A key and its value, from inih. Always 1: our own warnings say more than its line number. */
static int take_key(void *user, const char *section, const char *name, const char *cut_value)
{
	struct reading *reading = user;
	struct settings *settings = reading->settings;
	char quote[QUOTE];
	(void)cut_value; /* we have the whole one */
	if (!reading->value)
		return 1; /* then the line is told */
	const struct settings_key *key =
	    reading->indented ? reading->key : find_key(reading, section, name);
	reading->key = key;
	if (reading->indented && !(key && key->repeats))
		return 1;
	reading->delivered = true;
	if (!key)
		return 1;
	uint64_t bit = (uint64_t)1 << (key - settings_keys);
	bool again = (reading->seen & bit) != 0;
	if (again && !key->repeats)
		WARN(reading, "'%s' staat er al. We gebruiken de laatste.", key->key);
	char *value = value_of(reading, key->free_text);
	void *where = place(settings, key);
	switch (key->take(key, settings, where, value, again)) {
	case VALUE_GOOD:
		reading->seen |= bit;
		if (key->later && *value)
			WARN(reading, "'%s' doet nu nog niets. Dat komt later.", key->key);
		break;
	case VALUE_PARTLY:
		reading->seen |= bit;
		utf8_copy(quote, sizeof quote, value);
		WARN(reading, "'%s = %s' begrijpen we maar voor een deel. %s", key->key, quote,
		     key->advice);
		break;
	case VALUE_BAD:
		if (!key->repeats)
			key->take(key, settings, where, key->preset, false);
		warn_bad(reading, key, value);
		break;
	}
	return 1;
}

bool settings_load(struct settings *settings, const char *path, struct health *health)
{
	struct reading reading = { .settings = settings, .health = health };
	struct error error;
	size_t size = 0, length = 0;
	settings_init(settings);
	health_clear(health, "settings");
	const char *slash = strrchr(path, '/');
	utf8_copy(reading.file, sizeof reading.file, slash ? slash + 1 : path);
	if (access(path, F_OK) != 0 && errno == ENOENT) {
		health_set(health, "settings", HEALTH_WARN,
			   "%.150s is er niet. We gebruiken overal de gewone instellingen. "
			   "Zet daar een inloop.ini neer.",
			   path);
		return true;
	}
	char *bytes = file_read(path, SETTINGS_LIMIT, &size, &error);
	char *text = bytes ? utf8_from(bytes, size, &length) : NULL;
	if (bytes && !text)
		error_set(&error, "Er is te weinig geheugen om de instellingen te lezen.");
	free(bytes);
	if (!text) {
		health_set(health, "settings", HEALTH_FAIL,
			   "%s We gebruiken overal de gewone instellingen.", error.text);
		return false;
	}
	only_spaces(text);
	reading.next = text;
	if (ini_parse_stream(read_line, &reading, take_key, &reading) < 0)
		WARN(&reading, "verder lezen lukte niet. %s", "Start het programma opnieuw.");
	free(text);
	if (reading.warnings == 0)
		health_set(health, "settings", HEALTH_OK, "%s is gelezen.", reading.file);
	return true;
}
