#include "terminal/calendars.h"

/* ---- reading --------------------------------------------------------------- */

static void take_over(struct calendars *calendars, struct calendar_file *file, bool good,
		      struct programme_rows *rows, const struct error *error)
{
	bool keep = !calendars->config.look;

	if (good)
		calendar_file_good(file, rows, &calendars->now, keep, calendars->health);
	else
		calendar_file_bad(file, error, calendars->health);
	calendars->news = true;
}

/* Begin to read a file that is due. False when it could not even begin; staff then read why. */
static bool start(struct calendars *calendars, struct calendar_file *file)
{
	struct reader_task task = { .path = file->path,
				    .kind = file->kind,
				    .program = calendars->config.program,
				    .deadline_s = calendars->config.deadline_s };
	struct error error = { "" };

	calendar_file_span(file->day, &task.from, &task.to);
	file->due = false;
	if (reader_start(&calendars->reader, &task, &file->seen, &error)) {
		calendars->in_hand = file;
		return true;
	}
	take_over(calendars, file, false, NULL, &error);
	return false;
}

static void wait_for(struct calendars *calendars, struct calendar_file *file)
{
	struct programme_rows rows = { 0 };
	struct error error = { "" };

	if (!file->due || !start(calendars, file))
		return;
	bool good = reader_wait(&calendars->reader, &rows, &error);
	calendars->in_hand = NULL;
	take_over(calendars, file, good, &rows, &error);
}

/* One after the other: a small computer has more to do. */
static void go_on(struct calendars *calendars)
{
	struct calendar_file *files[] = { &calendars->roster, &calendars->programme };

	for (int i = 0; i < 2; i++) {
		if (calendars->config.wait)
			wait_for(calendars, files[i]);
		else if (!calendars->in_hand && files[i]->due)
			(void)start(calendars, files[i]);
	}
}

bool calendars_take(struct calendars *calendars)
{
	struct programme_rows rows = { 0 };
	struct error error = { "" };

	if (!calendars->in_hand)
		return false;
	enum reader_state state = reader_take(&calendars->reader, &rows, &error);
	if (state == READER_READS)
		return false;
	struct calendar_file *file = calendars->in_hand;
	calendars->in_hand = NULL;
	take_over(calendars, file, state == READER_DONE, &rows, &error);
	go_on(calendars);
	return true;
}

int calendars_fds(const struct calendars *calendars, int *out)
{
	return reader_fds(&calendars->reader, out);
}

static bool look(struct calendars *calendars)
{
	bool programme =
	    calendar_file_look(&calendars->programme, &calendars->now, calendars->health);
	bool roster = calendar_file_look(&calendars->roster, &calendars->now, calendars->health);

	go_on(calendars);
	return programme || roster;
}

void calendars_open(struct calendars *calendars, const struct calendars_config *config,
		    const struct moment *now, struct health *health)
{
	char folder[FILE_PATH];

	*calendars = (struct calendars) { .config = *config, .now = *now, .health = health };
	file_folder(folder, config->config);
	calendar_file_init(&calendars->programme, ROWS_SESSIONS, folder, config->data);
	calendar_file_init(&calendars->roster, ROWS_SHIFTS, folder, config->data);
	calendar_file_start(&calendars->programme, now, !config->look, health);
	calendar_file_start(&calendars->roster, now, !config->look, health);
	(void)look(calendars);
}

void calendars_close(struct calendars *calendars)
{
	reader_stop(&calendars->reader);
	calendars->in_hand = NULL;
	calendar_file_free(&calendars->programme);
	calendar_file_free(&calendars->roster);
}

/* ---- the port -------------------------------------------------------------- */

static bool refresh(void *self, const struct moment *now)
{
	struct calendars *calendars = self;

	calendars->now = *now;
	bool changed = look(calendars) || calendars->news;
	calendars->news = false;
	return changed;
}

static bool sessions(void *self, utc_t from, utc_t to, struct session_list *out)
{
	const struct session_list *all = &((struct calendars *)self)->programme.rows.sessions;

	for (int i = 0; i < all->count; i++) {
		if (all->items[i].ref.start >= to || all->items[i].end <= from)
			continue;
		struct session *session = session_list_add(out);
		if (!session)
			return false;
		*session = all->items[i];
	}
	return true;
}

static bool shifts(void *self, utc_t from, utc_t to, struct shift_list *out)
{
	const struct shift_list *all = &((struct calendars *)self)->roster.rows.shifts;

	for (int i = 0; i < all->count; i++) {
		if (all->items[i].start >= to || all->items[i].end <= from)
			continue;
		struct shift *shift = shift_list_add(out);
		if (!shift)
			return false;
		*shift = all->items[i];
	}
	return true;
}

static bool has_roster(void *self)
{
	return ((struct calendars *)self)->roster.rows.entries > 0;
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
