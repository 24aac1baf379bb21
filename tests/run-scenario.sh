#!/bin/bash
# Run one scenario through the real program, with a fresh data folder.
#
#   tests/run-scenario.sh tests/scenarios/check_in.inloop
#   tests/run-scenario.sh tests/scenarios/restart       a folder: 1.inloop, 2.inloop, ... on the
#                                                       same data, then report.sh if it is there
#
# Comments at the head of a file choose what it runs with:
#   # config: evening.ini     a file in tests/scenarios/config (else standard.ini)
#   # window: 800x480         (else 1280x800)
#   # option: --first-boot    (else none)
# A folder with an inloop.ini of its own uses that. report.sh finds DATA (the data folder), CONFIG,
# REPORT (the report program) and HERE (the scenario's folder) in its environment.
set -u
BUILD=$(realpath "${BUILD:-build}")
scenario=$(realpath "$1")
configs=$(realpath "$(dirname "$0")/scenarios/config")
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

head_comment() { # name default file: the value of "# name: value" in the first lines
	local value
	value=$(sed -n "1,10s/^# *$1: *\([^ ]*\).*/\1/p" "$3" | head -n 1)
	echo "${value:-$2}"
}

choose_config() { # for this file
	if [ -e "$(dirname "$1")/inloop.ini" ]; then
		echo "$(dirname "$1")/inloop.ini"
	else
		echo "$configs/$(head_comment config standard.ini "$1")"
	fi
}

run_file() {
	local option
	option=$(head_comment option "" "$1")
	(cd "$data" && "$BUILD/inloop" ${option:+"$option"} --script "$1" --config "$(choose_config "$1")" \
		--data "$data/data" --window "$(head_comment window 1280x800 "$1")")
}

if [ -d "$scenario" ]; then
	for file in "$scenario"/[0-9]*.inloop; do
		run_file "$file" || exit 1
	done
	if [ -e "$scenario/report.sh" ]; then
		CONFIG=$(choose_config "$scenario/1.inloop")
		export CONFIG DATA=$data/data REPORT=$BUILD/inloop-report HERE=$scenario
		bash -eu "$scenario/report.sh" || exit 1
	fi
else
	run_file "$scenario"
fi
