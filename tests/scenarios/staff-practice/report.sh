# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
# One before, one between, one after; of practice nothing but that nobody was counted meanwhile.
json=$(week 2026-W48)
holds "$json" '.visits == 3' '.check_ins == 3' '.asks.asked == 1' '.asks.stopped == 1' \
	'.at_least' '.gaps[0] | .why == "off"' \
	'.gaps[0] | .from < "2026-11-23T10:02" and .to > "2026-11-23T10:18" and .to < "2026-11-23T10:20"'
