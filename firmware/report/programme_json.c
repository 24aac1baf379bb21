#include "report/json.h"
#include "report/report.h"

static json_t *session_json(const struct session *session)
{
	return json_pack("{s:s, s:s, s:o, s:o, s:b, s:o, s:o, s:o, s:s}", "key", session->ref.key,
			 "title", session_written(session), "start",
			 json_instant(session->ref.start), "end", json_instant(session->end),
			 "all_day", session->all_day, "place", json_text_or_null(session->place),
			 "capacity",
			 session->capacity < 0 ? json_null() : json_integer(session->capacity),
			 "kind", json_text_or_null(session->kind_text), "status",
			 session->cancelled ? "cancelled" : "confirmed");
}

bool report_programme_json(const struct session_list *sessions, FILE *out)
{
	json_t *array = json_array();

	for (int i = 0; array && i < sessions->count; i++)
		if (json_array_append_new(array, session_json(&sessions->items[i])) != 0) {
			json_decref(array);
			array = NULL;
		}
	return json_put(array, out);
}
