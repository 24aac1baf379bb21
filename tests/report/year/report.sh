# Two hand-counted years (see year.md) in three formats, and what is remembered of them, to the byte.
# shellcheck shell=bash disable=SC1091
. "$HERE/../../scenarios/lib.sh"
report() {
	"$REPORT" "$@" --config "$CONFIG" --data "$DATA" --now 2028-01-10T10:00
}

for format in text csv json; do
	for year in 2026 2027; do
		report year "$year" --format "$format" --out "$DATA/$year.$format"
		diff -u "$HERE/$year.$format" "$DATA/$year.$format"
	done
	report memory --format "$format" --out "$DATA/memory.$format"
	diff -u "$HERE/memory.$format" "$DATA/memory.$format"
done

# Without a year it is that of --now.
report year --format json | jq -e '.year == 2028 and .visits == 0 and .complete == false' >"$DATA/out"

# The week that both years have a part of; and the weeks of a year add up to it, day by day.
holds "$(week 2026-W53)" '.visits == 6' '.days | map(.visits) == [0, 1, 0, 0, 0, 0, 5]'
weeks() { # YEAR: every week that has a day in it
	local number
	week "$(($1 - 1))-W52"
	for number in {01..52}; do
		week "$1-W$number"
	done
	week 2026-W53
}
for year in 2026 2027; do
	sum=$(weeks "$year" | jq -s "map(.days[] | select(.date | startswith(\"$year\")) | .visits) | add")
	holds "$(report year "$year" --format json)" ".visits == $sum"
done
