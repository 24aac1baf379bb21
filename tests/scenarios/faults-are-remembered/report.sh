# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
# While the day runs they stand in its log; after the night in a table of days. Nobody sees a
# difference, and no time of day is left.
lines='[{"date": "2026-11-23", "line": "button", "what": "stuck", "times": 2},
	{"date": "2026-11-23", "line": "ack", "what": "stuck", "times": 1}]'
told() { # FORMAT
	"$REPORT" week 2026-W48 --config "$CONFIG" --data "$DATA" --now 2026-11-23T18:00 --format "$1"
}
before=$(told json) && before_text=$(told text) && before_csv=$(told csv)
holds "$before" ".lines == $lines"
"$(dirname "$REPORT")/inloop" --script "$HERE/tomorrow.inloop" --config "$CONFIG" --data "$DATA"
if command -v sqlite3 >/dev/null; then
	[ "$(sqlite3 "$DATA/inloop.db" 'SELECT count(*) FROM event WHERE kind = 61')" = 0 ]
	[ "$(sqlite3 "$DATA/inloop.db" 'SELECT sum(times) FROM line_day')" = 3 ]
fi
after=$(told json)
diff <(jq -S . <<<"$before") <(jq -S . <<<"$after")
diff - <(told text) <<<"$before_text"
diff - <(told csv) <<<"$before_csv"
grep -q 'ma 23 nov: de grote knop zat vast (2 keer)' <<<"$before_text"
holds "$(week 2026-W49)" '.lines == []'
