#!/bin/bash
# The button, the lamp and the terminal against a kernel: boots one small emulated machine for each
# Debian, whose kernel has a chip simulated and named like a Raspberry Pi's header, and runs the
# tests of guest/ in it. No network, no root in the guest's making but what guest.sh says. Time in
# the guest runs by its instructions, and an idle wait takes none: a slow or busy machine changes
# nothing, and minutes of waiting pass in seconds. The last line is "N passed, N failed".
#
#   tests/gpio/run.sh [GUEST[:PART,PART...]...]       all if none is named:
#     bookworm       Debian 12, libgpiod 1.6
#     trixie         Debian 13, libgpiod 2.x
#     bookworm-gone  Debian 12 on the kernel of 13, for a chip that is pulled out while it is in
#                    use: Linux 6.1 itself does not survive that, libgpiod 1.6 must
#     bookworm-flood trixie-flood
#                    with four times the processor, for ten thousand edges a second
# The parts are the files in guest/: press, light, bounce, ...
set -u
cd "$(dirname "$0")/../.." || exit 1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- bookworm trixie bookworm-gone bookworm-flood trixie-flood
LONGEST=1800 # seconds; a guest that hangs is ended, a slow machine is not mistaken for one

make_guest() { # SUITE
	tests/gpio/guest.sh "$1" "$work/$1" || rm -rf "${work:?}/$1"
}

boot() { # GUEST ROOT-SUITE KERNEL-SUITE PARTS [SHIFT]: what it says goes to its log
	local root=$work/$2 kernel=$work/$3 log=$work/$1.log shift=${5:-3} status=0 # 2^3 ns an instruction
	if [ ! -d "$root" ] || [ ! -d "$kernel" ]; then
		echo "the guest could not be made" >"$log"
		return
	fi
	cat "$root/root" "$kernel/modules" >"$work/$1.initrd"
	timeout $LONGEST qemu-system-x86_64 -M pc -accel tcg,tb-size=128 -icount "shift=$shift,sleep=off" \
		-cpu qemu64 -m 512 -nodefaults -no-user-config -nographic -no-reboot -net none \
		-serial "file:$log" -rtc base=2026-11-23T09:00:00,clock=vm \
		-kernel "$kernel/kernel" -initrd "$work/$1.initrd" \
		-append "console=ttyS0 quiet panic=-1 random.trust_cpu=on parts=${4#:}" </dev/null || status=$?
	[ $status -ne 124 ] || echo "ended after $LONGEST s: it hangs" >>"$log"
}

if [ "$(dpkg --print-architecture)" != amd64 ]; then
	echo "The guests are PCs, and are compiled on one: this needs a machine with amd64."
	echo "0 passed, 1 failed"
	exit 1
fi

make_guest bookworm &
make_guest trixie &
wait
all=press,light,faults,options,clicker,busy,race,asks,bounce,trouble,many,power,killed
for wish; do
	guest=${wish%%:*} parts=${wish#"${wish%%:*}"}
	case $guest in
	bookworm) boot bookworm bookworm bookworm "${parts:-:$all}" & ;;
	trixie) boot trixie trixie trixie "${parts:-:$all,gone}" & ;;
	bookworm-flood) boot bookworm-flood bookworm bookworm "${parts:-:flood}" 1 & ;;
	trixie-flood) boot trixie-flood trixie trixie "${parts:-:flood}" 1 & ;;
	bookworm-gone) boot bookworm-gone bookworm trixie "${parts:-:gone}" & ;;
	*) echo "there is no guest $guest" >"$work/$guest.log" ;;
	esac
done
wait

passed=0 failed=0 versions=
for wish; do
	guest=${wish%%:*}
	log=$work/$guest.log
	good=0 bad=1
	tr -d '\r' <"$log" | sed 's/.*\x1b\[2J//; s/.*Booting from ROM\.*//' >"$log.plain"
	count=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log.plain" | tail -n 1)
	[ -z "$count" ] || read -r good _ bad _ <<<"$count"
	version=$(sed -n 's/^libgpiod \([0-9.]*\),.*/\1/p' "$log.plain")
	echo "== $guest"
	if [ -n "$count" ]; then
		grep -vE '^[0-9]+ passed, [0-9]+ failed$|^$|SeaBIOS|Power down$' "$log.plain"
		echo "$good passed, $bad failed"
	else
		tail -n 60 "$log.plain"
		echo "the guest did not come to its end"
	fi
	[ "$bad" -ne 0 ] || versions="$versions $version ($guest)"
	passed=$((passed + good)) failed=$((failed + bad))
done
echo
echo "passed with libgpiod:${versions:- none}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
