#!/bin/bash
# Fuzz the readers of what strangers write: libFuzzer with ASan and UBSan, as many targets beside each
# other as there are processors.
#
#   tests/fuzz/run.sh SECONDS [TARGET...]    of: the .c files here but fuzz.c; without: all
#
# What there is already is what a target begins with (seeds, below) and what earlier findings left in
# tests/fuzz/findings/TARGET: each of these was a crash once. New inputs are collected in
# $BUILD/fuzz/corpus/TARGET from run to run; a finding lies in $BUILD/fuzz/found.
# The last line is "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$(realpath "${BUILD:-build-fuzz}")
JOBS=${JOBS:-$(nproc)}
seconds=${1:?usage: run.sh SECONDS [TARGET...]}
shift
found=$BUILD/fuzz/found logs=$BUILD/fuzz/logs
mkdir -p "$found" "$logs"
export BUILD seconds found logs
# What is told of leaks at the end of a run that found nothing is libraries' own.
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1

seeds() { # TARGET: files to begin with, a line each
	case $1 in
	settings) ls config/*.ini tests/scenarios/config/*.ini tests/data/settings/* ;;
	calendar) ls config/*.ics tests/data/calendars/* ;;
	po) ls assets/po/*.po tests/data/languages/* ;;
	script) ls tests/scenarios/*.inloop tests/scenarios/*/*.inloop ;;
	esac 2>/dev/null
	ls tests/fuzz/seeds/"$1"/* tests/fuzz/findings/"$1"/* 2>/dev/null
}

longest() { # TARGET: bytes
	case $1 in
	database) echo 65536 ;;
	layout) echo 512 ;;
	script) echo 2048 ;;
	*) echo 16384 ;;
	esac
}

fuzz() { # TARGET
	local corpus=$BUILD/fuzz/corpus/$1 log=$logs/$1
	mkdir -p "$corpus"
	seeds "$1" | while read -r file; do
		cp "$file" "$corpus/seed-$(sha256sum <"$file" | head -c 16)"
	done
	local -a more=()
	[ ! -e "tests/fuzz/$1.dict" ] || more+=("-dict=tests/fuzz/$1.dict")
	"$BUILD/fuzz/$1" "$corpus" -max_total_time="$seconds" -max_len="$(longest "$1")" -timeout=30 \
		-rss_limit_mb=2500 -print_final_stats=1 -artifact_prefix="$found/$1-" "${more[@]}" >"$log" 2>&1
	local status=$?
	local runs
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)
	if [ $status -eq 0 ]; then
		echo "ok      fuzz/$1: ${runs:-0} runs"
	else
		echo "FAILED  fuzz/$1: after ${runs:-?} runs"
		grep -aE '^(does not hold|==[0-9]+==ERROR|SUMMARY|.*runtime error|.*Test unit written)' "$log" | head -n 6 |
			sed 's/^/        /'
	fi
}
export -f fuzz seeds longest

if [ $# -eq 0 ]; then
	for file in tests/fuzz/*.c; do
		name=$(basename "$file" .c)
		[ "$name" = fuzz ] || set -- "$@" "$name"
	done
fi
printf '%s\n' "$@" | xargs -P "$JOBS" -I '{}' bash -c 'fuzz {}' | tee "$logs/summary"
failed=$(grep -c ^FAILED "$logs/summary")
echo "$(grep -c ^ok "$logs/summary") passed, $failed failed"
[ "$failed" -eq 0 ]
