#include "ui/texts.h"

#include "base/array.h"
#include "base/file.h"
#include "ui/po.h"

#include <dirent.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct language { /* item 0 is Dutch, which needs no file */
	char code[16], name[64];
	bool tried, rtl;
	struct po *po; /* NULL: not read yet, or not readable */
};

struct texts {
	char folder[FILE_PATH];
	struct health *health;
	struct {
		struct language *items;
		int count, room;
	} languages;
	int used;
};

static struct language *add_language(struct texts *texts, const char *code, size_t length)
{
	struct language *language = array_add(&texts->languages.items, &texts->languages.count,
					      &texts->languages.room, sizeof *language);

	if (!language)
		return NULL;
	(void)snprintf(language->code, sizeof language->code, "%.*s", (int)length, code);
	(void)snprintf(language->name, sizeof language->name, "%s", language->code);
	return language;
}

static int by_code(const void *a, const void *b)
{
	return strcmp(((const struct language *)a)->code, ((const struct language *)b)->code);
}

/* "en.po", "pt_BR.po": letters and underscores before the dot. */
static size_t code_length(const char *name)
{
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_@");

	return length < sizeof((struct language *)0)->code && strcmp(name + length, ".po") == 0
		   ? length
		   : 0;
}

static void report(struct texts *texts)
{
	int count = 0;

	for (int i = 0; i < texts->languages.count; i++)
		count += texts_usable(texts, i);
	if (texts->health && !health_find(texts->health, "languages"))
		health_set(texts->health, "languages", HEALTH_OK, "Talen op het scherm: %d.",
			   count);
}

static void complain(struct texts *texts, const struct language *language, const char *reason)
{
	const struct health_item *item;

	if (!texts->health)
		return;
	item = health_find(texts->health, "languages");
	if (item && item->level == HEALTH_OK)
		health_clear(texts->health, "languages");
	health_add(texts->health, "languages", HEALTH_WARN,
		   "De taal '%s' doet het niet goed, het scherm blijft daar Nederlands: %s. Zet "
		   "%s/%s.po terug uit het pakket.",
		   language->code, reason, texts->folder, language->code);
}

struct texts *texts_open(const char *folder, struct health *health)
{
	struct texts *texts = calloc(1, sizeof *texts);
	struct language *dutch = texts ? add_language(texts, "nl", 2) : NULL;

	if (!dutch) {
		free(texts);
		return NULL;
	}
	(void)snprintf(dutch->name, sizeof dutch->name, "Nederlands");
	dutch->tried = true;
	(void)snprintf(texts->folder, sizeof texts->folder, "%s", folder ? folder : "");
	texts->health = health;
	if (health)
		health_clear(health, "languages");

	DIR *dir = folder ? opendir(folder) : NULL;
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		size_t length = code_length(entry->d_name);
		if (length && strncmp(entry->d_name, "nl.", 3) != 0)
			(void)add_language(texts, entry->d_name, length);
	}
	if (dir)
		closedir(dir);
	else if (health)
		health_set(health, "languages", HEALTH_WARN,
			   "De map met de andere talen is er niet (%s): het scherm is alleen in "
			   "het Nederlands. Zet de map terug uit het pakket.",
			   folder ? folder : "");
	qsort(texts->languages.items + 1, (size_t)texts->languages.count - 1,
	      sizeof *texts->languages.items, by_code);
	report(texts);
	return texts;
}

void texts_close(struct texts *texts)
{
	if (!texts)
		return;
	for (int i = 0; i < texts->languages.count; i++)
		po_close(texts->languages.items[i].po);
	array_free(&texts->languages.items, &texts->languages.count, &texts->languages.room);
	free(texts);
}

/* The language, its file read. Reading at the first use changes nothing that a caller can see, so
 * the texts stay const to them. */
static struct language *loaded(const struct texts *texts, int number)
{
	if (number < 0 || number >= texts->languages.count)
		number = 0;
	struct language *language = &texts->languages.items[number];
	if (language->tried)
		return language;
	language->tried = true;

	struct texts *own = (struct texts *)(uintptr_t)texts;
	struct error error = { "" };
	char path[FILE_PATH], file[32], value[64];
	(void)snprintf(file, sizeof file, "%s.po", language->code);
	file_join(path, texts->folder, file);
	language->po = po_open(path, &error);
	if (!language->po) {
		complain(own, language, error.text);
		return language;
	}
	po_header(language->po, "X-Language-Name", value, sizeof value);
	if (value[0])
		(void)snprintf(language->name, sizeof language->name, "%s", value);
	po_header(language->po, "X-Direction", value, sizeof value);
	language->rtl = strcmp(value, "rtl") == 0;
	if (po_unsafe(language->po)) {
		char reason[96];
		(void)snprintf(reason, sizeof reason, "%d vertalingen passen niet bij hun tekst",
			       po_unsafe(language->po));
		complain(own, language, reason);
	}
	return language;
}

void texts_load(struct texts *texts)
{
	for (int i = 0; i < texts->languages.count; i++)
		(void)loaded(texts, i);
	report(texts);
}

int texts_languages(const struct texts *texts)
{
	return texts->languages.count;
}

const char *texts_code(const struct texts *texts, int language)
{
	if (language < 0 || language >= texts->languages.count)
		language = 0;
	return texts->languages.items[language].code;
}

const char *texts_name(const struct texts *texts, int language)
{
	return loaded(texts, language)->name;
}

bool texts_usable(const struct texts *texts, int language)
{
	const struct language *item;

	if (language < 0 || language >= texts->languages.count)
		return false;
	item = &texts->languages.items[language];
	return language == 0 || !item->tried || item->po;
}

int texts_language(const struct texts *texts, const char *code)
{
	for (int i = 0; i < texts->languages.count; i++)
		if (strcmp(texts->languages.items[i].code, code) == 0)
			return i;
	return -1;
}

bool texts_rtl(const struct texts *texts, int language)
{
	return loaded(texts, language)->rtl;
}

void texts_use(struct texts *texts, int language)
{
	texts->used = language >= 0 && language < texts->languages.count ? language : 0;
}

int texts_used(const struct texts *texts)
{
	return texts->used;
}

static const char *found(const struct texts *texts, const char *context, const char *dutch)
{
	const struct language *language = texts ? loaded(texts, texts->used) : NULL;
	const char *text = language && language->po ? po_find(language->po, context, dutch) : NULL;

	return text ? text : dutch;
}

const char *tr(const struct texts *texts, const char *dutch)
{
	return found(texts, NULL, dutch);
}

const char *tr_c(const struct texts *texts, const char *context, const char *dutch)
{
	return found(texts, context, dutch);
}

const char *tr_n(const struct texts *texts, const char *one, const char *many, int n)
{
	const struct language *language = texts ? loaded(texts, texts->used) : NULL;
	unsigned long number = n < 0 ? 0 - (unsigned long)n : (unsigned long)n;
	const char *text =
	    language && language->po ? po_find_plural(language->po, one, many, number) : NULL;

	return text ? text : n == 1 ? one : many;
}
