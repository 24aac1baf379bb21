# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W53)" '.from == "2026-12-28"' '.to == "2027-01-03"' '.visits == 3' \
	'.days[3].visits == 1' '.days[4] | .date == "2027-01-01" and .visits == 2'
holds "$(week 2027-W01)" '.from == "2027-01-04"' '.visits == 4'
# without a week: the week of now
json=$("$REPORT" week --config "$CONFIG" --data "$DATA" --format json --now 2027-01-02T12:00)
holds "$json" '.week == "2026-W53"'
# a year without one
! "$REPORT" week 2027-W53 --config "$CONFIG" --data "$DATA" 2>/dev/null
