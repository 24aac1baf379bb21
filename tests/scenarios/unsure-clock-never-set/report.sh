# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48)" '.visits == 3' '.days[1].visits == 2' '.days[3].visits == 1' \
	'.unsure_events >= 1' '.complete == false' '.asks | .asked == 1 and .unknown == 1'
# After 30 days it is folded as unsure: the mark stays.
holds "$(week 2026-W48 --now 2027-03-01T12:00)" '.unsure_events >= 1' '.complete == false'
