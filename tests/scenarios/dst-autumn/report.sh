# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W43)" '.days[6] | .hours_open == 25 and .hours_recorded == 25' \
	'.days[6] | .visits == 5 and .dayparts == [5, 0, 0, 0]'
