# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48)" '.visits == 2' '[.days[].visits] == [0, 0, 2, 0, 0, 0, 0]'
holds "$(week 2026-W47)" '.days[6].visits == 1'
