# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
# Monday afternoon +10; Tuesday morning 4 + 2 - 5. Taps stay what was tapped.
holds "$(week 2026-W48)" '.visits == 11' '.check_ins == 1' '.days[0].dayparts == [0, 0, 10, 0]' \
	'.days[1].dayparts == [0, 1, 0, 0]'
