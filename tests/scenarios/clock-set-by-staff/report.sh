# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
# The three of before are in the morning: between 11:59 and 12:00 by the clock that was set.
holds "$(week 2026-W48)" '.visits == 6' '.unsure_events == 1' '.complete == false' \
	'.days[0] | .visits == 5 and .dayparts == [0, 3, 2, 0]' '.days[1].visits == 1'
holds "$(week 2026-W47)" '.visits == 0'
