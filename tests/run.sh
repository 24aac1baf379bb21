#!/bin/bash
# Run the tests and count them. The last line is "N passed, N failed"; exit 1 if any failed.
#
#   tests/run.sh              all parts that there are
#   tests/run.sh PART...      some of: unit scenarios report calendars audit window bad-input power
#
# Every test program and script keeps one rule: its last line is "N passed, N failed", and what
# went wrong stands above it. One without such a line counts as a single test, by its exit status.
# Environment: BUILD (build), JOBS (number of processors).
set -u
cd "$(dirname "$0")/.." || exit 1
root=$PWD
BUILD=$(realpath -m "${BUILD:-build}")
JOBS=${JOBS:-$(nproc)}
LONGEST=1200 # seconds: one that hangs is to end some time; one on a busy machine is to come to its end
export BUILD
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# What can run side by side, one "name<TAB>command" a line.
side_by_side() {
	local file
	for part; do
		case $part in
		unit)
			for file in "$root"/tests/unit/test_*.c; do
				[ -e "$file" ] || continue
				file=$(basename "$file" .c)
				printf 'unit/%s\t%s\n' "$file" "tests/run-unit.sh $BUILD/tests/$file"
			done
			;;
		scenarios)
			for file in tests/scenarios/*.inloop tests/scenarios/*/1.inloop; do
				[ -e "$file" ] || continue
				file=${file%/1.inloop}
				printf '%s\t%s\n' "${file#tests/}" "tests/run-scenario.sh $file"
			done
			;;
		report)
			for file in tests/report/*/1.inloop; do
				[ -e "$file" ] || continue
				file=${file%/1.inloop}
				printf '%s\t%s\n' "${file#tests/}" "tests/run-scenario.sh $file"
			done
			;;
		esac
	done
}

# What wants the machine for itself, because it waits for a real window.
one_by_one() {
	for part; do
		case $part in
		audit) [ -x "$BUILD/inloop" ] && printf 'audit\ttests/run-audit.sh\n' ;;
		window | bad-input | report | calendars)
			[ -x "tests/$part/run.sh" ] && printf '%s\ttests/%s/run.sh\n' "$part" "$part"
			;;
		power) printf 'power\ttests/power/kill.sh\n' ;;
		esac
	done
}

run_one() { # number name command: keep what it says, and its exit status as the last line
	local log=$logs/$1
	# shellcheck disable=SC2086 # the command is words
	timeout "$LONGEST" $3 >"$log" 2>&1 </dev/null
	echo "$2	$?" >"$log.status"
}
export -f run_one
export logs LONGEST

run_list() { # prefix processes: takes the lines from stdin
	local number=0 name command
	while IFS=$'\t' read -r name command; do
		number=$((number + 1))
		printf '%s-%05d\0%s\0%s\0' "$1" "$number" "$name" "$command"
	done | xargs -0 -r -n 3 -P "$2" bash -c 'run_one "$@"' run_one
}

parts=("$@")
[ $# -gt 0 ] || parts=(unit scenarios report calendars audit window bad-input power)
side_by_side "${parts[@]}" >"$logs/side"
one_by_one "${parts[@]}" >"$logs/one"
run_list 1 "$JOBS" <"$logs/side"
run_list 2 1 <"$logs/one"

passed=0 failed=0
for status in "$logs"/*.status; do
	[ -e "$status" ] || continue
	IFS=$'\t' read -r name code <"$status"
	log=${status%.status}
	good=0 bad=0
	if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
		good=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]}
	elif [ "$code" -eq 0 ]; then
		good=1
	fi
	if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
		bad=1 # it crashed, or took too long, before it could count
		[ "$code" -ne 124 ] || echo "took more than $LONGEST s" >>"$log"
	fi
	if [ "$bad" -gt 0 ]; then
		echo "FAILED  $name: $good passed, $bad failed (exit status $code)"
		sed 's/^/        /' "$log"
	else
		echo "ok      $name: $good passed"
	fi
	passed=$((passed + good)) failed=$((failed + bad))
done

if [ $((passed + failed)) -eq 0 ]; then
	echo "no tests found"
	failed=1
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
