#!/bin/bash
# Measure the terminal in a window under Xvfb: start, memory, reaction, idle wake-ups. Shows them
# beside twice the floor (a bare SDL program that stores one row); fails on idle wake-ups only,
# since times depend on the machine.
#
#   tests/bench/run.sh [SECONDS]        idle seconds to count, at most 50 [50]
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build}
work=$(mktemp -d)
mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/number" 2>"$work/xvfb.log" &
xvfb=$!
trap 'kill $xvfb; rm -rf "$work"' EXIT
read -r number <"$work/number" || { cat "$work/xvfb.log" && exit 1; }
export DISPLAY=:$number

# A house that is always open, so that the screen is never dark; the click goes to "Ik ben er".
printf '[house]\nname = Meting\n' >"$work/inloop.ini"
"$BUILD/tests/bench" 240 420 "${1:-50}" "$BUILD/inloop" --config "$work/inloop.ini" \
	--data "$work/data" --window 1280x800 | tee "$work/figures"

awk -F '\t' '
	BEGIN {
		limit["first picture"] = 66
		limit["memory (PSS)"] = 24
		limit["pressed state"] = 100
		limit["wake-ups while idle"] = 0
	}
	$1 in limit && ($2 > limit[$1] || $2 < 0) {
		printf "over the mark of %g %s: %s\n", limit[$1], $3, $1
		if ($1 ~ /idle/) failed = 1
	}
	END { exit failed }
' "$work/figures"
