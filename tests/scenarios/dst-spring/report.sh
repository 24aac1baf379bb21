# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W13)" '.days[6] | .hours_open == 23 and .hours_recorded == 23' \
	'.days[6] | .visits == 2 and .dayparts == [2, 0, 0, 0]'
