# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
# Tuesday morning 1 + 3, afternoon 4; the undone 2 are nowhere; taps 3; new here 1.
json=$(week 2026-W48)
holds "$json" '.visits == 8' '.check_ins == 3' '.new_here == 1' \
	'.days[1] | .visits == 8 and .dayparts == [0, 4, 4, 0]' \
	'[.days[] | .visits] | add == 8'
