# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48)" '.visits == 12' '.check_ins == 4' '.new_here == 1' \
	'.days[1].dayparts == [0, 0, 10, 1]' '.days[2].dayparts == [0, 1, 0, 0]' \
	'.asks | .asked == 1 and .talked == 1 and .median_wait_min == 1'
# What is left of yesterday cannot tell who was here: its events are gone from the file.
if command -v sqlite3 >/dev/null; then
	day=$(date -d '2026-11-25T00:00+01:00' +%s)
	[ "$(sqlite3 "$DATA/inloop.db" "SELECT count(*) FROM event WHERE at < $day")" = 0 ]
fi
