#!/bin/bash
# Measure every screen, language and panel against the numbers for size, distance and contrast; and
# windows that are no panel. The whole table is left in $BUILD/audit.tsv.
set -u
BUILD=${BUILD:-build}
passed=0 failed=0

measure() { # TABLE [option ...]
	local table=$1
	shift
	if "$BUILD/inloop" --audit "$@" >"$table" 2>"$BUILD/audit.err"; then
		echo "$(wc -l <"$table") elements measured $*"
		passed=$((passed + 1))
	else
		cat "$BUILD/audit.err"
		failed=$((failed + 1))
	fi
}

measure "$BUILD/audit.tsv"
for window in 1366x768 1280x720 1024x600 320x240; do
	measure "$BUILD/audit-$window.tsv" --window "$window"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
