# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
# The terminal was on with a sure clock: the ask was simply not seen.
holds "$(week 2026-W48)" '.visits == 9' '.days[1].dayparts == [0, 9, 0, 0]' \
	'.asks | .asked == 1 and .not_seen == 1'
