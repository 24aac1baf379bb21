#include "store/salvage.h"

#include "base/array.h"
#include "store/schema.h"
#include "store/seal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TABLE_LEAF 0x0d
#define KIND_MOST  1000                 /* a number that only stands where something else was */
#define TIME_MOST  INT64_C(17280000000) /* in the year 2517 */

struct named { /* a session as some page has it */
	int64_t id;
	struct session_ref session;
};

struct bench { /* an empty database in memory, and what was found on it so far */
	const struct salvage *salvage;
	struct store *store;
	uint8_t *image;
	sqlite3_int64 size;
	uint8_t *event_root, *session_root;
	struct named *sessions;
	int session_count, session_room;
	struct event_list *out;
	bool lenient; /* no checksum can be judged */
	bool failed;  /* memory is gone */
};

/* ---- the empty database ---------------------------------------------------- */

static uint8_t *root_of(struct bench *bench, struct store *model, const char *table)
{
	sqlite3_stmt *find =
	    sql_prepare(model, "SELECT rootpage FROM sqlite_schema WHERE name = ?1", NULL);
	int root = 0;

	if (find) {
		(void)sqlite3_bind_text(find, 1, table, -1, SQLITE_STATIC);
		root = sqlite3_step(find) == SQLITE_ROW ? sql_int(find, 0) : 0;
	}
	(void)sqlite3_finalize(find);
	return root > 1 ? bench->image + (root - 1) * PAGE_SIZE : NULL;
}

static bool make_image(struct bench *bench)
{
	static const char plain[] = "PRAGMA page_size = 4096"; /* PAGE_SIZE */
	struct store *model = store_new("", NULL);
	bool made =
	    model &&
	    store_connect(model, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) &&
	    sql_run(model, plain, NULL) && schema_upgrade(model, schema_latest(), NULL);

	if (made) {
		bench->image = sqlite3_serialize(model->db, "main", &bench->size, 0);
		bench->event_root = bench->image ? root_of(bench, model, "event") : NULL;
		bench->session_root = bench->image ? root_of(bench, model, "session") : NULL;
	}
	store_free(model);
	return bench->event_root && bench->session_root;
}

static bool open_bench(struct bench *bench)
{
	bench->store = store_new("", NULL);
	return bench->store && make_image(bench) &&
	       store_connect(bench->store, ":memory:", SQLITE_OPEN_READWRITE, NULL) &&
	       sqlite3_deserialize(bench->store->db, "main", bench->image, bench->size, bench->size,
				   SQLITE_DESERIALIZE_READONLY) == SQLITE_OK;
}

static void close_bench(struct bench *bench)
{
	store_free(bench->store);
	sqlite3_free(bench->image);
	free(bench->sessions);
}

/* Another page lies there: the number that tells SQLite so goes up. */
static void lay(struct bench *bench, uint8_t *root, const uint8_t *page)
{
	memcpy(root, page, PAGE_SIZE);
	for (int i = 27; i >= 24 && ++bench->image[i] == 0; i--)
		continue;
	memcpy(bench->image + 92, bench->image + 24, 4);
}

/* ---- rows ------------------------------------------------------------------ */

typedef void row_taker(struct bench *bench, sqlite3_stmt *row);

/* From both ends: a row that cannot be read does not hide those on its other side. */
static void read_rows(struct bench *bench, const char *const sql[2], row_taker *take)
{
	for (int end = 0; end < 2; end++) {
		sqlite3_stmt *rows = sql_prepare(bench->store, sql[end], NULL);
		int code = SQLITE_DONE;
		while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
			take(bench, rows);
		(void)sqlite3_finalize(rows);
		if (code == SQLITE_DONE)
			return;
	}
}

static bool numbers(sqlite3_stmt *row, int from, int to)
{
	for (int i = from; i <= to; i++)
		if (sqlite3_column_type(row, i) != SQLITE_INTEGER)
			return false;
	return true;
}

static void take_session(struct bench *bench, sqlite3_stmt *row)
{
	struct named named = { .id = sqlite3_column_int64(row, 0) };

	if (!numbers(row, 2, 2) || sqlite3_column_type(row, 1) != SQLITE_TEXT ||
	    sqlite3_column_type(row, 3) != SQLITE_TEXT)
		return;
	sql_text(row, 1, named.session.key, sizeof named.session.key);
	sql_text(row, 3, named.session.title, sizeof named.session.title);
	named.session.start = sqlite3_column_int64(row, 2);
	for (int i = 0; i < bench->session_count; i++)
		if (bench->sessions[i].id == named.id &&
		    memcmp(&bench->sessions[i].session, &named.session, sizeof named.session) == 0)
			return;
	struct named *kept =
	    array_add(&bench->sessions, &bench->session_count, &bench->session_room, sizeof *kept);
	if (kept)
		*kept = named;
	else
		bench->failed = true;
}

/* Whether the checksum is right with one of the keys. */
static bool proven(struct bench *bench, const struct event *event, int64_t sum)
{
	for (int i = 0; i < SALVAGE_KEYS; i++) {
		const char *key = bench->salvage->keys[i];
		if (!key || !key[0])
			continue;
		(void)snprintf(bench->store->key, sizeof bench->store->key, "%s", key);
		if (seal_event(bench->store, event, event->id, event->ref) == sum)
			return true;
	}
	return false;
}

/* One that was stored before there were checksums, or of which no key is left. */
static bool plausible(const struct event *event)
{
	return event->id > 0 && event->kind > 0 && event->kind < KIND_MOST && event->at.utc >= 0 &&
	       event->at.utc <= TIME_MOST && event->at.mono_ms >= 0;
}

static bool acceptable(struct bench *bench, const struct event *event, int64_t sum)
{
	return sum != 0 && !bench->lenient ? proven(bench, event, sum) : plausible(event);
}

static void take_event(struct bench *bench, sqlite3_stmt *row)
{
	struct event event;
	int64_t sum = log_read(row, &event);
	sqlite3_int64 session = sqlite3_column_int64(row, LOG_SUM + 1);

	if (event.id <= bench->salvage->after || !numbers(row, 1, 10) ||
	    !numbers(row, LOG_SUM, LOG_SUM))
		return;
	if (session == 0) {
		if (acceptable(bench, &event, sum))
			bench->failed = !salvage_add(bench->out, &event) || bench->failed;
		return;
	}
	for (int i = bench->session_count - 1; i >= 0; i--) {
		if (bench->sessions[i].id != session)
			continue;
		event.session = bench->sessions[i].session;
		if (acceptable(bench, &event, sum)) {
			bench->failed = !salvage_add(bench->out, &event) || bench->failed;
			return;
		}
	}
}

bool salvage_add(struct event_list *list, const struct event *event)
{
	int low = 0, high = list->count;

	while (low < high) {
		int middle = (low + high) / 2;
		if (list->items[middle].id < event->id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < list->count && list->items[low].id == event->id)
		return true;
	if (!event_list_add(list))
		return false;
	memmove(&list->items[low + 1], &list->items[low],
		(size_t)(list->count - 1 - low) * sizeof list->items[0]);
	list->items[low] = *event;
	return true;
}

/* ---- pages ----------------------------------------------------------------- */

static const char *const session_sql[2] = {
	"SELECT id, key, start, title FROM session NOT INDEXED ORDER BY id",
	"SELECT id, key, start, title FROM session NOT INDEXED ORDER BY id DESC",
};
#define EVENT_SQL                                                                                  \
	"SELECT id, kind, at, boot, mono_ms, sure, ref, n, m, flags, day, '', '', 0, sum, session" \
	" FROM event ORDER BY id"
static const char *const event_sql[2] = { EVENT_SQL, EVENT_SQL " DESC" };

static void look_at_page(struct bench *bench, const uint8_t *page, bool sessions)
{
	if (page[0] != TABLE_LEAF)
		return;
	lay(bench, sessions ? bench->session_root : bench->event_root, page);
	if (sessions)
		read_rows(bench, session_sql, take_session);
	else
		read_rows(bench, event_sql, take_event);
}

/* In the order in which they were written. What stands behind the last transaction of the log was
 * never confirmed. */
static void look_at_all(struct bench *bench, const struct pages *pages, bool sessions)
{
	int end = pages->frame_count;

	for (int i = 1; i < pages->count; i++)
		look_at_page(bench, pages->file + (size_t)i * PAGE_SIZE, sessions);
	while (end > 0 && !(pages->frames[end - 1].good && pages->frames[end - 1].commit))
		end--;
	for (int i = 0; i < end; i++)
		if (pages->frames[i].good)
			look_at_page(bench, pages->frames[i].page, sessions);
}

bool salvage_events(const struct salvage *salvage, const struct pages *pages,
		    struct event_list *out)
{
	struct bench bench = { .salvage = salvage, .out = out };
	bool opened = open_bench(&bench);
	int before = out->count;

	if (opened) {
		look_at_all(&bench, pages, true);
		look_at_all(&bench, pages, false);
		/* A key that is damaged itself must not take all with it. */
		bench.lenient = out->count == before && !salvage->sure;
		if (bench.lenient)
			look_at_all(&bench, pages, false);
	}
	close_bench(&bench);
	return opened && !bench.failed;
}
