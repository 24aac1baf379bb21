#!/bin/bash
# Measure the terminal in a window under Xvfb: start, memory, reaction, idle wake-ups. Start and
# memory are shown beside the floor, a bare program with a window, letters and a safe store,
# measured in turns on the same machine. Fails on idle wake-ups and on more than twice the floor's
# start and memory; other times only tell.
#
#   tests/bench/run.sh [SECONDS [STARTS]]    idle seconds to count, at most 50 [50]; starts [7]
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=tests/bench/display.sh
. tests/bench/display.sh
seconds=${1:-50} starts=${2:-7}

# shellcheck disable=SC2046 # a list of words
"${CC:-cc}" -std=c11 -D_GNU_SOURCE -O2 -Wall -o "$work/floor" tests/bench/floor.c \
	$(pkg-config --cflags --libs sdl2 SDL2_ttf sqlite3) || exit 1

bench() { "$BUILD/tests/bench" 240 420 "$@"; } # the click goes to "Ik ben er"
terminal=("$BUILD/inloop" --config "$work/inloop.ini" --data "$work/data" --window 1280x800)
for _ in $(seq "$starts"); do
	bench 0 "$work/floor" "$work/floor.db" | sed 's/^/floor\t/'
	bench 0 "${terminal[@]}" | sed 's/^/inloop\t/'
done >"$work/figures" || exit 1
[ "$seconds" -eq 0 ] || bench "$seconds" "${terminal[@]}" | sed -n 's/^wake/inloop\twake/p' >>"$work/figures"

# The middle of the values, for each program and figure.
sort -t $'\t' -k 2,2 -k 1,1 -k 3,3n "$work/figures" | awk -F '\t' '
	{ at = $1 FS $2; value[at, ++count[at]] = $3; unit[$2] = $4; names[$2] = 1 }
	function middle(who, name,   n) {
		n = count[who FS name]
		return n ? value[who FS name, int((n + 1) / 2)] : -1
	}
	END {
		printf "%-22s %10s %10s %8s\n", "", "floor", "inloop", "ratio"
		for (name in names) {
			floor = middle("floor", name)
			inloop = middle("inloop", name)
			if (floor > 0) {
				printf "%-22s %10.1f %10.1f %7.2fx %s\n", name, floor, inloop, inloop / floor, unit[name]
				if (name ~ /first picture|memory/ && (inloop < 0 || inloop > 2 * floor))
					failed = 1
			} else {
				printf "%-22s %10s %10.1f %8s %s\n", name, "", inloop, "", unit[name]
				if (name ~ /idle/ && inloop != 0)
					failed = 1
			}
		}
		if (failed)
			print "over the mark: twice the floor for start and memory, no wake-up while idle"
		exit failed
	}'
