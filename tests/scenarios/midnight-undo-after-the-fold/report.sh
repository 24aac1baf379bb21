# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48)" '.visits == 4' '.check_ins == 2' '.new_here == 1' \
	'[.days[].visits] == [0, 1, 0, 3, 0, 0, 0]'
