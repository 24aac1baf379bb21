#!/bin/bash
# Measure every screen, language and panel against the numbers for size, distance and contrast.
# The whole table is left in $BUILD/audit.tsv.
set -u
BUILD=${BUILD:-build}
if "$BUILD/inloop" --audit >"$BUILD/audit.tsv" 2>"$BUILD/audit.err"; then
	echo "$(wc -l <"$BUILD/audit.tsv") elements measured"
	echo "1 passed, 0 failed"
else
	cat "$BUILD/audit.err"
	echo "0 passed, 1 failed"
	exit 1
fi
