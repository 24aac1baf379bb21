#include "older.h"

#include "test.h"

#include "store/private.h"
#include "store/schema.h"

#include <stdio.h>
#include <unistd.h>

void older_new(const char *path, const char *sql)
{
	struct error error = { "" };
	struct store *store = store_new("", NULL);

	(void)unlink(path);
	assert_non_null(store);
	if (!store_connect(store, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error) ||
	    !schema_upgrade(store, OLDER_VERSION, &error) || !sql_run(store, sql, &error))
		fail_msg("%s", error.text);
	store_free(store);
}

void older_make(const char *path)
{
	static const char fill[] =
	    "ATTACH '%s' AS now;"
	    "INSERT INTO session SELECT * FROM now.session;"
	    "INSERT INTO session_count SELECT * FROM now.session_count;"
	    "INSERT INTO hour SELECT * FROM now.hour;"
	    "INSERT INTO recorded SELECT * FROM now.recorded;"
	    "INSERT INTO correction SELECT * FROM now.correction;"
	    "INSERT INTO line_day SELECT * FROM now.line_day;"
	    "INSERT OR REPLACE INTO value SELECT * FROM now.value"
	    " WHERE name NOT GLOB 'seal*';"
	    "INSERT INTO day SELECT day, 0, unsure_events FROM now.day;"
	    "INSERT INTO day SELECT first, repeats, 0 FROM now.ask_extra WHERE per = 1 AND repeats"
	    " ON CONFLICT DO UPDATE SET repeats = excluded.repeats;"
	    "INSERT INTO ask (day, daypart, ended, wait_min)"
	    " WITH RECURSIVE one (day, ended, wait, left) AS ("
	    "  SELECT first, ended, wait_min, asks FROM now.ask_count WHERE per = 1"
	    "  UNION ALL SELECT day, ended, wait, left - 1 FROM one WHERE left > 1)"
	    " SELECT day, 2, ended, nullif(wait, -1) FROM one;"
	    "INSERT INTO ask (day, daypart, ended, wait_min)"
	    " WITH RECURSIVE one (day, part, left) AS ("
	    "  SELECT day, daypart, asks FROM now.ask_nobody"
	    "  UNION ALL SELECT day, part, left - 1 FROM one WHERE left > 1)"
	    " SELECT day, part, 3, NULL FROM one;"
	    "DETACH now";
	char aside[FILE_PATH], sql[4096];

	(void)snprintf(aside, sizeof aside, "%s.now", path);
	assert_int_equal(rename(path, aside), 0);
	(void)snprintf(sql, sizeof sql, fill, aside);
	older_new(path, sql);
	assert_int_equal(unlink(aside), 0);
}
