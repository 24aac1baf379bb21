#include "terminal/calendars.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COPY_LIMIT ((size_t)16 << 20)

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Keep a copy of a file that proved good, unless the copy has the same bytes already. */
static void keep_copy(const struct calendar_file *file)
{
	size_t size, kept_size;

	if (!file->good_path[0])
		return;
	char *bytes = file_read(file->path, COPY_LIMIT, &size, NULL);
	char *kept = file_read(file->good_path, COPY_LIMIT, &kept_size, NULL);
	if (bytes && (!kept || kept_size != size || memcmp(bytes, kept, size) != 0))
		(void)file_write(file->good_path, bytes, size, NULL);
	free(bytes);
	free(kept);
}

static void tell_good(struct calendar_file *file, struct health *health,
		      const struct calendar_notes *notes)
{
	int entries = calendar_entries(file->calendar);

	health_clear(health, file->line);
	for (int i = 0; i < notes->count; i++)
		health_add(health, file->line, HEALTH_WARN, "%s: %s", file->name,
			   notes->items[i].sentence);
	if (notes->more > 0)
		health_add(health, file->line, HEALTH_WARN,
			   "%s: er zijn nog %d van deze meldingen. Verbeter eerst de andere.",
			   file->name, notes->more);
	if (notes->count == 0)
		health_set(health, file->line, HEALTH_OK, "%s: %d %s.", file->name, entries,
			   file->counts);
}

static void take_file(struct calendar_file *file, struct health *health)
{
	struct error error = { "" };
	struct calendar_notes notes;
	struct calendar *fresh = calendar_load(file->path, &notes, &error);

	if (fresh) {
		calendar_free(file->calendar);
		file->calendar = fresh;
		tell_good(file, health, &notes);
		keep_copy(file);
		return;
	}
	if (!file->calendar && file->good_path[0])
		file->calendar = calendar_load(file->good_path, NULL, NULL);
	health_set(health, file->line, HEALTH_WARN, "%s%s", error.text,
		   file->calendar ? " We gebruiken de laatste goede versie." : "");
}

/* The file is not there. While running, the one in memory stays: some programs save a file by
 * taking it away for a moment. */
static void miss_file(struct calendar_file *file, struct health *health)
{
	health_set(health, file->line, HEALTH_WARN, "Er is geen %s. Zet dat bestand hier: %s.%s",
		   file->name, file->path,
		   file->calendar ? " Tot de volgende start gebruiken we wat we al hadden." : "");
}

/* Look at the file; true when it is another one than before. */
static bool look_at(struct calendar_file *file, struct health *health)
{
	struct stat now;

	if (stat(file->path, &now) != 0) {
		bool changed = file->was_seen || !health_find(health, file->line);
		if (changed)
			miss_file(file, health);
		file->was_seen = false;
		return changed;
	}
	if (file->was_seen && same_file(&now, &file->seen))
		return false;
	file->seen = now;
	file->was_seen = true;
	take_file(file, health);
	return true;
}

static void prepare(struct calendar_file *file, const char *name, const char *line,
		    const char *counts, const char *folder, const char *keep)
{
	char good[64];

	*file = (struct calendar_file) { .name = name, .line = line, .counts = counts };
	file_join(file->path, folder, name);
	if (keep) {
		(void)snprintf(good, sizeof good, "%s.laatste-goede", name);
		file_join(file->good_path, keep, good);
	}
}

void calendars_open(struct calendars *calendars, const char *config, const char *keep,
		    struct health *health)
{
	char folder[FILE_PATH];

	file_folder(folder, config);
	prepare(&calendars->programme, "activiteiten.ics", "programme", "activiteiten", folder,
		keep);
	prepare(&calendars->roster, "rooster.ics", "roster", "diensten", folder, keep);
	calendars->health = health;
	(void)look_at(&calendars->programme, health);
	(void)look_at(&calendars->roster, health);
}

void calendars_close(struct calendars *calendars)
{
	calendar_free(calendars->programme.calendar);
	calendar_free(calendars->roster.calendar);
	calendars->programme.calendar = calendars->roster.calendar = NULL;
}

/* ---- the port ------------------------------------------------------------ */

static bool refresh(void *self)
{
	struct calendars *calendars = self;
	bool programme = look_at(&calendars->programme, calendars->health);
	bool roster = look_at(&calendars->roster, calendars->health);

	return programme || roster;
}

static bool sessions(void *self, utc_t from, utc_t to, struct session_list *out)
{
	struct calendars *calendars = self;
	const struct calendar *calendar = calendars->programme.calendar;

	return !calendar || calendar_sessions(calendar, from, to, out);
}

static bool shifts(void *self, utc_t from, utc_t to, struct shift_list *out)
{
	struct calendars *calendars = self;
	const struct calendar *calendar = calendars->roster.calendar;

	return !calendar || calendar_shifts(calendar, from, to, out);
}

static bool has_roster(void *self)
{
	struct calendars *calendars = self;
	const struct calendar *calendar = calendars->roster.calendar;

	return calendar && calendar_entries(calendar) > 0;
}

struct calendar_port calendars_port(struct calendars *calendars)
{
	return (struct calendar_port) {
		.self = calendars,
		.refresh = refresh,
		.sessions = sessions,
		.shifts = shifts,
		.has_roster = has_roster,
	};
}
