# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48)" '.visits == 12' '.check_ins == 2' '.unsure_events == 0' \
	'.days[0] | .visits == 12 and .dayparts == [0, 3, 9, 0]'
holds "$(week 1970-W01)" '.visits == 0'
