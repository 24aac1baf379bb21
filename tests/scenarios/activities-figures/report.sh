# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
# A participant is never a visit.
json=$(week 2026-W48)
holds "$json" '.visits == 0' '.check_ins == 0' '.sessions | length == 3' \
	'.sessions[0] | .title == "Koffie en thee" and .participants == 1 and .wished == 0' \
	'.sessions[1] | .title == "Samen lunchen" and .participants == 2 and .wished == 2' \
	'.sessions[1].start == "2026-11-23T12:00:00+01:00"' \
	'.sessions[2] | .title == "Samen lunchen" and .participants == 1 and .wished == 0' \
	'.sessions[1].key == .sessions[2].key'
