# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
# Waits: ask 1 a minute (rounded up), ask 6 twelve: the median is the mean of the middle two.
json=$(week 2026-W48 --now 2026-11-25T10:05)
holds "$json" '.asks.asked == 10' '.asks.talked == 2' '.asks.stopped == 2' '.asks.not_seen == 2' \
	'.asks.seen_not_met == 2' '.asks.nobody == 1' '.asks.unknown == 0' '.asks.open == 1' \
	'.asks.repeats == 2' '.asks.talked_within_10_min == 1' '.asks.median_wait_min == 6.5' \
	'.asks | .asked == .talked + .stopped + .nobody + .not_seen + .seen_not_met + .unknown + .open' \
	'.days[1].visits == 0' '.complete == false'
