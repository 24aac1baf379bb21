#!/bin/bash
# Run one cmocka program: only failures are shown, and one line counts its tests.
#
#   tests/run-unit.sh build/tests/test_civil
set -u
program=$1
if [ ! -x "$program" ]; then
	echo "$program is not built"
	echo "0 passed, 1 failed"
	exit 1
fi

# A folder of its own, so that a test can leave files without meeting those of another.
# Others may look into it: some tests read as another user.
TMPDIR=$(mktemp -d)
chmod 755 "$TMPDIR"
export TMPDIR
output=$(CMOCKA_MESSAGE_OUTPUT=TAP "$program" 2>&1)
code=$?
chmod -R u+rwX "$TMPDIR" && rm -rf "$TMPDIR"

# "1..N" says how many there are; a failing one may print its line behind half a message.
planned=$(sed -n 's/^1\.\.\([0-9]*\)$/\1/p' <<<"$output" | awk '{ sum += $1 } END { print sum + 0 }')
passed=$(grep -ac '^ok ' <<<"$output")
skipped=$(grep -ac '^not ok .*# SKIP' <<<"$output")
failed=$((planned - passed - skipped))
if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then
	failed=1 # it ended early: a crash, a sanitizer's report
fi
if [ "$failed" -gt 0 ]; then
	grep -av '^ok ' <<<"$output"
	echo "$program ended with status $code"
fi
[ "$failed" -gt 0 ] || grep -a '# SKIP' <<<"$output"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
