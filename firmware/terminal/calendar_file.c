#include "terminal/calendar_file.h"

#include "base/utf8.h"
#include "model/memory.h"
#include "terminal/calendar_beside.h"
#include "terminal/calendar_kept.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DAYS_BEFORE 2
#define DAYS_AFTER  57
#define WEEKS_TOLD  4 /* with nothing in them staff are told */

static const struct {
	const char *name, *line, *counts, *kept;
} kinds[] = {
	[ROWS_SESSIONS] = { "activiteiten.ics", "programme", "activiteiten", MEMORY_PROGRAMME },
	[ROWS_SHIFTS] = { "rooster.ics", "roster", "diensten", MEMORY_ROSTER },
};

void calendar_file_init(struct calendar_file *file, enum rows_kind kind, const char *folder,
			const char *data)
{
	*file = (struct calendar_file) { .kind = kind,
					 .name = kinds[kind].name,
					 .line = kinds[kind].line,
					 .counts = kinds[kind].counts,
					 .day = DAY_NONE };
	file_join(file->path, folder, file->name);
	if (data)
		file_join(file->kept, data, kinds[kind].kept);
}

void calendar_file_free(struct calendar_file *file)
{
	rows_free(&file->rows);
	file->has_rows = false;
}

void calendar_file_span(day_t day, utc_t *from, utc_t *to)
{
	*from = civil_utc(day - DAYS_BEFORE, 0, 0);
	*to = civil_utc(day + DAYS_AFTER, 0, 0);
}

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* ---- what staff read ------------------------------------------------------- */

static bool soon(utc_t start, utc_t end, utc_t now)
{
	return end > now && start < now + (utc_t)WEEKS_TOLD * 7 * 24 * HOUR;
}

/* There is something in it, but nothing of it is for the coming weeks. */
static bool ended(const struct programme_rows *rows, utc_t now)
{
	if (rows->entries == 0)
		return false;
	for (int i = 0; i < rows->sessions.count; i++)
		if (soon(rows->sessions.items[i].ref.start, rows->sessions.items[i].end, now))
			return false;
	for (int i = 0; i < rows->shifts.count; i++)
		if (soon(rows->shifts.items[i].start, rows->shifts.items[i].end, now))
			return false;
	return true;
}

static void tell_good(struct calendar_file *file, const struct moment *now, struct health *health)
{
	const struct programme_rows *rows = &file->rows;
	char beside[BESIDE_NAME];

	health_clear(health, file->line);
	for (int i = 0; i < rows->notes.count; i++)
		health_add(health, file->line, HEALTH_WARN, "%s: %s", file->name,
			   rows->notes.items[i].text);
	if (now->sure && ended(rows, now->utc))
		health_add(health, file->line, HEALTH_WARN,
			   "%s: voor de komende %d weken staat er niets in. Zet een nieuwe agenda "
			   "klaar.",
			   file->name, WEEKS_TOLD);
	if (calendar_newer_beside(file->path, &file->seen, beside))
		health_add(health, file->line, HEALTH_WARN,
			   "%s: ernaast ligt '%s', en dat is nieuwer. We lezen alleen %s. Is het "
			   "andere beter? Geef dat deze naam.",
			   file->name, beside, file->name);
	if (!health_find(health, file->line))
		health_set(health, file->line, HEALTH_OK, "%s: %d %s.", file->name, rows->entries,
			   file->counts);
	file->of_sure = now->sure;
}

/* The file is not there. While running, its rows stay: some programs save a file by taking it away
 * for a moment. */
static void tell_missing(struct calendar_file *file, struct health *health)
{
	const char *until =
	    file->has_rows ? " Tot de volgende start gebruiken we wat we al hadden." : "";
	char beside[BESIDE_NAME];

	if (calendar_newer_beside(file->path, NULL, beside))
		health_set(health, file->line, HEALTH_WARN,
			   "Er is geen %s, wel '%s'. Geef dat bestand de naam %s.%s", file->name,
			   beside, file->name, until);
	else
		health_set(health, file->line, HEALTH_WARN,
			   "Er is geen %s. Zet dat bestand hier: %s.%s", file->name, file->path,
			   until);
}

/* ---- reading --------------------------------------------------------------- */

static void remove_old_copy(const struct calendar_file *file)
{
	char folder[FILE_PATH], name[64], old[FILE_PATH];

	file_folder(folder, file->kept);
	(void)snprintf(name, sizeof name, "%s.laatste-goede", file->name);
	file_join(old, folder, name);
	(void)unlink(old); /* all that stood in the calendar, names too */
}

void calendar_file_start(struct calendar_file *file, const struct moment *now, bool clean,
			 struct health *health)
{
	struct stat about;
	bool there = stat(file->path, &about) == 0;

	if (!file->kept[0])
		return;
	if (clean)
		remove_old_copy(file);
	if (clean && !there)
		(void)unlink(file->kept);
	if (!there)
		return;
	enum kept kept =
	    calendar_kept_read(file->kept, file->kind, &about, civil_day(now->utc), &file->rows);
	file->has_rows = kept != KEPT_NOT;
	if (kept != KEPT_AS_IS)
		return;
	file->seen = about;
	file->was_seen = file->as_is = true;
	file->day = civil_day(now->utc);
	tell_good(file, now, health);
}

bool calendar_file_look(struct calendar_file *file, const struct moment *now, struct health *health)
{
	struct stat about;
	day_t today = civil_day(now->utc);

	if (stat(file->path, &about) != 0) {
		bool changed = file->was_seen || !health_find(health, file->line);
		if (changed)
			tell_missing(file, health);
		file->was_seen = file->due = false;
		return changed;
	}
	if (!file->was_seen || !same_file(&about, &file->seen) || file->day != today) {
		file->seen = about;
		file->was_seen = file->due = true;
		file->as_is = false;
		file->day = today;
	} else if (file->as_is && file->of_sure != now->sure) {
		tell_good(file, now, health);
		return true;
	}
	return false;
}

void calendar_file_good(struct calendar_file *file, struct programme_rows *rows,
			const struct moment *now, bool keep, struct health *health)
{
	rows_free(&file->rows);
	file->rows = *rows;
	*rows = (struct programme_rows) { .entries = 0 };
	rows_forget_written(&file->rows); /* neither shown nor kept */
	file->has_rows = file->as_is = true;
	tell_good(file, now, health);
	if (keep && file->kept[0])
		calendar_kept_write(file->kept, &file->seen, file->day, &file->rows);
}

void calendar_file_bad(struct calendar_file *file, const struct error *error, struct health *health)
{
	file->as_is = false;
	health_set(health, file->line, HEALTH_WARN, "%s%s", error->text,
		   file->has_rows ? " We gebruiken de laatste goede versie." : "");
}
