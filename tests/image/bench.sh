#!/bin/bash
# Measures the card that `make image` built, in an emulated machine:
#
#   start   from the kernel's start to the terminal's first screen, against the same card and machine
#           with a login prompt instead of the terminal and all that it brings; and what it waited for
#   rest    of an hour in which nobody comes, open and closed: what is written, and how often the
#           terminal wakes up
#
# A ratio is of the same run, in turns. For the hours the machine's clock leaps over the time in which
# nothing happens, so they take minutes: counts are of that machine, seconds are not told.
# Nothing is judged here.
# shellcheck disable=SC2016,SC2154 # what the machine inside fills in; what machine.sh sets
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$(realpath "${BUILD:-build}")
version=$(sed -n 's/^VERSION *:= *//p' Makefile)
pictures=$BUILD/test-image
mkdir -p "$pictures"
work=$(mktemp -d "$BUILD/bench-image.XXXXXX")
# shellcheck disable=SC1091
. tests/image/machine.sh
trap 'machine_cut; rm -rf "$work"' EXIT
TIMES=${TIMES:-3}
house="inloop.ini activiteiten.ics rooster.ics"

# A system of Debian with a prompt and nothing of ours: what the card would be without the terminal.
bare_words() {
	local unit
	for unit in inloop inloop-data inloop-display inloop-splash inloop-restore inloop-good; do
		printf 'systemd.mask=%s.service ' $unit
	done
	for unit in inloop-update.path inloop-update.timer inloop-stick-copy.timer; do
		printf 'systemd.mask=%s ' $unit
	done
	printf 'systemd.wants=prompt.service systemd.set_credential_binary=systemd.extra-unit.prompt.service:%s' \
		"$(printf '[Unit]\nAfter=systemd-user-sessions.service\n[Service]\nType=exec\nExecStart=/sbin/agetty -o "-- \\\\u" --noreset --noclear tty1 linux\n' | base64 -w 0)"
}

# Microseconds from the kernel's start until this unit was up.
up_after() { # UNIT
	inside "until [ \"\$(systemctl is-active $1)\" = active ]; do sleep 1; done; sleep 5; systemctl show --property=ActiveEnterTimestampMonotonic --value $1"
}

start_once() { # UNIT DISK [KERNEL-WORDS]
	machine_words=${3-} machine_start "$2"
	machine_shell && up_after "$1"
	if [ "$1" = inloop.service ]; then
		inside 'systemd-analyze --no-pager; systemd-analyze critical-chain --no-pager inloop.service; systemd-analyze blame --no-pager | head -n 12' >"$work/chain"
	fi
	machine_cut
}

middle() { sort -n | sed -n "$((TIMES / 2 + 1))p"; }

bench_start() {
	local i
	card_new "$work/disk" 1900000000
	start_once inloop.service "$work/disk" >/dev/null # the first start grows the card; it happens once
	for ((i = 0; i < TIMES; i++)); do
		start_once prompt.service "$work/disk" "$(bare_words)" >>"$work/bare"
		start_once inloop.service "$work/disk" >>"$work/ours"
	done
	echo "start, middle of $TIMES, from the kernel's start:"
	awk -v bare="$(middle <"$work/bare")" -v ours="$(middle <"$work/ours")" 'BEGIN {
		printf "  login prompt   %6.1f s\n  first screen   %6.1f s   %.2fx\n", bare / 1e6, ours / 1e6, ours / bare }'
	sed 's/^/  /' "$work/chain"
}

# The counts now: seconds up, sectors written to the card, and how often the terminal, in all its
# threads, went to sleep.
counts() {
	inside 'read -r up rest </proc/uptime
		set -- $(cat /sys/class/block/vda/stat)
		sectors=$7 sleeps=0
		for thread in /proc/$(systemctl show --property=MainPID --value inloop)/task/*/status; do
			sleeps=$((sleeps + $(sed -n "s/^voluntary_ctxt_switches:[^0-9]*//p" $thread)))
		done
		echo "$up $sectors $sleeps"'
}

note() { # SECONDS: sleeps as long, then notes the counts
	inside "sleep $1" >/dev/null
	counts >>"$work/counts"
}

hour() { # NAME START: an hour from some minutes after this moment
	rm -f "$work/counts"
	machine_clock=leap machine_start "$work/disk" -rtc "base=$2,clock=vm"
	machine_shell
	inside 'until [ "$(systemctl show --property=StatusText --value inloop)" = well ]; do sleep 5; done; sleep 400
		until [ "$(date +%S)" -ge 5 ] && [ "$(date +%S)" -le 10 ]; do sleep 1; done' >/dev/null
	note 0
	note 40 # within a minute, the picture stays as it is
	note 260
	note 3300
	picture "hour-$1"
	machine_cut
	awk -v name="$1" '{ up[NR] = $1; sectors[NR] = $2; sleeps[NR] = $3 }
		END { printf "  %-7s %4d sectors of 512 bytes in %.0f minutes; the terminal woke %d times in %.0f s within a minute, " \
			"%d times in %.1f minutes, %d times in all\n", name, sectors[4] - sectors[1], (up[4] - up[1]) / 60,
			sleeps[2] - sleeps[1], up[2] - up[1], sleeps[3] - sleeps[1], (up[3] - up[1]) / 60, sleeps[4] - sleeps[1] }' "$work/counts"
}

bench_rest() {
	local file
	card_new "$work/disk" 1900000000
	for file in $house; do
		mcopy -o -i "$work/disk@@$fat_offset" "config/$file" "::$file"
	done
	echo "an hour in which nobody comes:"
	machine_start "$work/disk" && machine_shell # the first start
	inside 'until [ "$(systemctl show --property=StatusText --value inloop)" = well ]; do sleep 5; done; sync' >/dev/null
	machine_cut
	hour open 2026-11-23T10:30:00
	hour closed 2026-11-23T20:00:00
}

xz --threads=2 -dc "$BUILD/inloop-$version-arm64.img.xz" | dd of="$work/card" bs=1M conv=sparse iflag=fullblock status=none
[ $# -gt 0 ] || set -- start rest
for part in "$@"; do
	"bench_$part"
done
