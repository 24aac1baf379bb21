#!/bin/bash
# What the terminal does when nobody does anything: how often its threads wake up and how much of
# the processor they take, over some minutes at rest. Each new minute on its clock is one wake-up.
#
#   tests/bench/idle.sh [MINUTES]            by the kernel's count of voluntary context switches [5]
#   tests/bench/idle.sh [MINUTES] --strace   by strace: which system calls, and how many
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=tests/bench/display.sh
. tests/bench/display.sh
minutes=${1:-5}

"$BUILD/inloop" --config "$work/inloop.ini" --data "$work/data" --window 1280x800 &
terminal=$!
sleep 3

switches() { cat "/proc/$terminal"/task/*/status | awk '/^voluntary/ { n += $2 } END { print n }'; }
processor() { # nanoseconds on a processor, all threads
	cat "/proc/$terminal"/task/*/schedstat | awk '{ n += $1 } END { print n }'
}

if [ "${2:-}" = --strace ]; then
	timeout -s INT $((minutes * 60)) strace -f -c -p "$terminal"
else
	switches=$(switches)
	processor=$(processor)
	sleep $((minutes * 60))
	echo "$minutes minutes at rest: $(($(switches) - switches)) wake-ups," \
		"$((($(processor) - processor) / 1000)) microseconds of processor time"
fi
kill "$terminal"
wait "$terminal"
