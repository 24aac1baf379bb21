#!/bin/bash
# Broken files, folders, clocks, windows and words, given to the real programs. Whatever happens:
# a sentence for staff, the right exit status, nothing lost, never a blank screen or a crash.
#
#   tests/bad-input/run.sh           all
#   tests/bad-input/run.sh data_     those whose name holds this
#
# The last line is "N passed, N failed". What this machine does not allow is skipped, and says so.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$(realpath "${BUILD:-build}")
export BUILD
export root=$PWD # the files below use both
# Not in /tmp: that is memory on Debian 13, and data there would be told of.
work=$(mktemp -d -p "${TMPDIR:-/var/tmp}")
chmod 755 "$work" # some tests look at it as another user
trap 'cd /; rm -rf "$work"' EXIT
# shellcheck source=/dev/null
. tests/bad-input/lib.sh
for file in settings calendars data surroundings commands stick; do
	# shellcheck source=/dev/null
	. "tests/bad-input/$file.sh"
done
# shellcheck source=/dev/null
. tests/bad-input/check.sh # with what data.sh has

passed=0 failed=0
for test in $(compgen -A function test_ | grep -F "${1-}"); do
	top=$work/$test
	mkdir "$top"
	(
		set -e
		cd "$top"
		"$test"
	) >"$work/log" 2>&1
	code=$?
	if [ "$code" -eq 0 ]; then
		passed=$((passed + 1))
	elif [ "$code" -eq "$SKIPPED" ]; then
		echo "skipped ${test#test_}: $(tail -n 1 "$work/log")"
	else
		failed=$((failed + 1))
		echo "FAILED  ${test#test_}"
		sed 's/^/        /' "$work/log"
	fi
	rm -rf "$top"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
