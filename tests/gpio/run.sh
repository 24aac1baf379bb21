#!/bin/bash
# The button, the lamp and the terminal against a kernel: boots one small emulated machine for each
# Debian, whose kernel has a chip simulated and named like a Raspberry Pi's header, and runs the
# tests of guest/ in it. No network, no root in the guest's making but what guest.sh says. Time in
# the guest runs by its instructions, and an idle wait takes none: a slow or busy machine changes
# nothing, and minutes of waiting pass in seconds. The last line is "N passed, N failed".
#
#   tests/gpio/run.sh [SUITE...]       bookworm (libgpiod 1.6), trixie (libgpiod 2.x); both if none
set -u
cd "$(dirname "$0")/../.." || exit 1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- bookworm trixie
LONGEST=900 # seconds; a guest that hangs is ended

boot() { # SUITE: what it says goes to its log
	local base log=$work/$1.log
	if ! base=$(tests/gpio/guest.sh "$1"); then
		echo "the guest could not be made" >"$log"
		return
	fi
	mke2fs -q -F -t ext4 "$work/$1.disk" 64M >"$log" 2>&1
	timeout $LONGEST qemu-system-x86_64 -M pc -accel tcg -icount shift=3,sleep=off \
		-cpu qemu64 -m 512 -nodefaults -no-user-config -nographic -no-reboot -net none \
		-serial "file:$log" -rtc base=2026-11-23T09:00:00,clock=vm \
		-drive "file=$work/$1.disk,format=raw,if=virtio,cache=unsafe" \
		-kernel "$base/kernel" -initrd "$base/initrd" \
		-append "console=ttyS0 quiet panic=-1 random.trust_cpu=on" </dev/null
	[ $? -ne 124 ] || echo "ended after $LONGEST s: it hangs" >>"$log"
}

if [ "$(dpkg --print-architecture)" != amd64 ]; then
	echo "The guests are PCs, and are compiled on one: this needs a machine with amd64."
	echo "0 passed, 1 failed"
	exit 1
fi

for suite; do
	boot "$suite" &
done
wait

passed=0 failed=0 versions=
for suite; do
	log=$work/$suite.log
	good=0 bad=1
	tr -d '\r' <"$log" | sed 's/.*\x1b\[2J//; s/.*Booting from ROM\.*//' >"$log.plain"
	count=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log.plain" | tail -n 1)
	[ -z "$count" ] || read -r good _ bad _ <<<"$count"
	version=$(sed -n 's/^libgpiod \([0-9.]*\),.*/\1/p' "$log.plain")
	echo "== Debian $suite"
	if [ -n "$count" ]; then
		grep -vE '^[0-9]+ passed, [0-9]+ failed$|^$|SeaBIOS|Power down$' "$log.plain"
		echo "$good passed, $bad failed"
	else
		tail -n 60 "$log.plain"
		echo "the guest did not come to its end"
	fi
	[ "$bad" -ne 0 ] || versions="$versions $version ($suite)"
	passed=$((passed + good)) failed=$((failed + bad))
done
echo
echo "passed with libgpiod:${versions:- none}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
