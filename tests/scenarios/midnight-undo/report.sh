# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48)" '.visits == 1' '.check_ins == 1' '.new_here == 0' \
	'.days[1].dayparts == [0, 0, 0, 1]' '.days[2].visits == 0'
