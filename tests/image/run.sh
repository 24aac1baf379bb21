#!/bin/bash
# The card that `make image` built, in an emulated machine: first start, a visitor, the plug pulled,
# cards of 2 and 128 GB, a full and a damaged data partition, settings that are missing or mangled,
# keys, panels, sticks, new versions, and what is closed. Pictures of the panel go to build/test-image;
# look at them.
# The last line is "N passed, N failed".
#
#   tests/image/run.sh              all, in three machines beside each other
#   tests/image/run.sh PART...      some of: still first again button panel big hurt lost crowd stick update
#                                   back
#
# The emulated machine is slow and the host may be busy: every wait is for something to happen, and
# nothing is timed.
# shellcheck disable=SC2016,SC2154 # what the machine inside fills in; what machine.sh sets
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$(realpath "${BUILD:-build}")
version=$(sed -n 's/^VERSION *:= *//p' Makefile)
name=inloop-$version-arm64.img
pictures=$BUILD/test-image
mkdir -p "$pictures"
work=$(mktemp -d "$BUILD/test-image.XXXXXX")
passed=0 failed=0
# shellcheck disable=SC1091
. tests/image/machine.sh
# shellcheck disable=SC1091
. tests/image/update.sh
# shellcheck disable=SC1091
. tests/image/trouble.sh
# shellcheck disable=SC1091
. tests/image/button.sh
# shellcheck disable=SC2046 # numbers
trap 'machine_cut; kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT

# Colours of firmware/ui/theme.c, and a place at 1280x800 that tells the pictures apart: it lies on
# the tile "Activiteiten" and on the teal of "Welkom!".
TEAL=0b5351 BLUE=234b7a INK=1d2b33 PLACE="1200 200"

check() { # WHAT COMMAND...: counts it, tells when it fails
	local what=$1
	shift
	if "$@" >"$work/out" 2>&1; then
		passed=$((passed + 1))
		echo "ok      $part: $what"
	else
		failed=$((failed + 1))
		echo "FAILED  $part: $what"
		tail -n 20 "$work/out" | sed 's/^/        /'
	fi
}

says() { # PATTERN COMMAND: the command inside says so
	local said
	said=$(inside "$2")
	grep -qE -- "$1" <<<"$said" || { echo "$said" && return 1; }
}

says_not() { # PATTERN COMMAND
	local said
	said=$(inside "$2; echo asked and answered")
	grep -q '^asked and answered$' <<<"$said" || { echo "no answer: $said" && return 1; }
	! grep -v '^asked and answered$' <<<"$said" | grep -E -- "$1"
}

at_home() { # NAME: the terminal shows its first screen
	# shellcheck disable=SC2086 # two numbers
	sees "$1" $PLACE $BLUE
}

# A new card asks the installer a few things first: the language, then the time.
hour_later() { # NAME: the clock is set an hour ahead, at the installer's second page
	sees "$1-setup" 960 100 $TEAL && tap 1090 87 && sees "$1-time" 800 740 $TEAL &&
		tap 893 250 && tap 1010 705 &&
		until_says '^11 active$' 'echo $(date +%H) $(systemctl is-active systemd-timesyncd)'
}

# All is skipped: "Verder" stands at the same place on each page.
is_set_up() { # NAME
	local i
	sees "$1-setup" 960 100 $TEAL || return
	for ((i = 0; i < 60; i++)); do
		tap 1090 87
		sleep 1
		look
		# shellcheck disable=SC2086 # two numbers
		[ "$(pixel $PLACE)" != $BLUE ] || { picture "$1" && return; }
	done
	picture "$1"
	return 1
}

checks_in() { # NAME: the tile "Ik ben er", "Welkom!", and home again by itself
	# shellcheck disable=SC2086 # two numbers
	tap 300 250 && sees "$1" $PLACE $TEAL && at_home "$1-home"
}

check_of() { # PATTERN: a line of `inloop --check` as the service's user
	says "$1" 'setpriv --reuid inloop --regid inloop --init-groups inloop --check'
}

has_visits() { # NUMBER
	local visits
	visits=$(card_visits "$work/two") && echo "counted: $visits" && [ "$visits" = "$1" ]
}

for_what() { printf '\n== %s: %s\n' "$part" "$*"; }

# ---- the files, without starting anything ---------------------------------------------------

sum_is_right() { (cd "$BUILD" && sha256sum --check --quiet "$name.xz.sha256"); }

entry_is_right() {
	[ "$(jq -r '.os_list[0].extract_sha256' "$BUILD/inloop-$version-arm64.rpi-imager.json")" = \
		"$(sha256sum "$work/card" | cut -d' ' -f1)" ] &&
		[ "$(jq -r '.os_list[0].image_download_size' "$BUILD/inloop-$version-arm64.rpi-imager.json")" = \
			"$(stat -c %s "$BUILD/$name.xz")" ]
}

is_small() { [ "$(stat -c %s "$BUILD/$name.xz")" -lt $((350 * 1000000)) ] && [ "$(stat -c %s "$work/card")" -lt 1900000000 ]; }

fat_has() { # FILE...
	local file
	for file; do
		mdir -b -i "$work/card@@$fat_offset" "::$file" >/dev/null || return 1
	done
}

slot_is_closed() { # nothing of the system runs with more rights than whoever starts it
	dd if="$work/card" of="$work/slot" bs=1M skip="$a_start" count="$slot_mib" conv=sparse status=none
	unsquashfs -lln "$work/slot" >"$work/files" &&
		! grep -E '^-..[sS]|^-.....[sS]' "$work/files" &&
		! awk '$1 !~ /^l/ && $1 ~ /^........w/ && $NF !~ /\/tmp$/' "$work/files" | grep . &&
		! grep -E '/(apt|dpkg|perl|python3?|gcc)$' "$work/files" | grep -E 'bin/'
}

part_still() {
	for_what "the files"
	check "SHA-256" sum_is_right
	check "Raspberry Pi Imager's entry" entry_is_right
	check "under 350 MB, and fits a card of 2 GB" is_small
	check "INLOOP has the house's files" fat_has inloop.ini activiteiten.ics rooster.ics LEESMIJ.txt voorbeeld/inloop.ini
	check "INLOOP has what a Pi starts with" fat_has bootcode.bin start.elf start4.elf config.txt \
		u-boot.bin uboot.env boot.scr a/linux.gz a/initrd.gz bcm2837-rpi-3-b.dtb \
		bcm2837-rpi-zero-2-w.dtb bcm2711-rpi-4-b.dtb bcm2711-rpi-400.dtb bcm2711-rpi-cm4-io.dtb
	check "no file with rights of its own, none that all may write" slot_is_closed
}

# ---- first start, on a card of 2 GB -----------------------------------------------------------

nothing_failed() { says '^0 loaded units' 'systemctl list-units --failed --no-legend --no-pager; systemctl --failed --no-pager | tail -n 2'; }

# DHCP's answer comes to a port of its client; nothing else does.
nothing_listens() {
	says_not . 'cat /proc/net/tcp /proc/net/tcp6 | sed -n "/ 0A /p"' || return
	# 68 and 546 in hexadecimal
	says_not . 'for f in udp udp6; do tail -n +2 /proc/net/$f; done | while read -r n at rest; do case $at in *:0044 | *:0222) ;; *) echo "$at" ;; esac; done'
}

# An open port would keep the connection or say something; a closed one ends it.
nothing_answers() {
	local port ours
	for port in $machine_ports; do
		ours=$(port_to "$port")
		[ -n "$ours" ] || { echo "no way to port $port" && return 1; }
		timeout 60 socat -u "TCP:127.0.0.1:$ours" - >"$work/answer" 2>/dev/null
		if [ $? -eq 124 ] || [ -s "$work/answer" ]; then
			echo "port $port: $(cat "$work/answer")"
			return 1
		fi
	done
}

log_in() { # KEY COMMAND
	ssh -p "$(port_to 22)" -i "$1" -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=no \
		-o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ConnectTimeout=60 root@127.0.0.1 "$2"
}

key_opens() { [ "$(log_in "$work/key" 'id -u')" = 0 ]; }

other_key_is_refused() {
	ssh-keygen -q -t ed25519 -N '' -f "$work/other-key"
	! log_in "$work/other-key" true 2>"$work/refused" && cat "$work/refused" && grep -q 'Permission denied (publickey)' "$work/refused"
}

# Units that have no instance here are asked for one.
units_are_closed() {
	local unit most level
	while read -r unit most; do
		level=$(inside "systemd-analyze security --no-pager ${unit/@./@none.} | sed -n 's/.*level for .*: \([0-9]*\)\.\([0-9]\) .*/\1\2/p'" | tail -n 1)
		echo "$unit ${level:-unknown}, at most $most"
		[ -n "$level" ] && [ "$((10#$level))" -le "$most" ] || return 1
	done < <(grep -v '^#' tests/deb/exposure.txt)
}

part_first() {
	for_what "first start, 2 GB"
	card_new "$work/two" 1900000000
	machine_start "$work/two" || { check "the machine starts" false && return; }
	check "the picture of the start" sees start 640 300 $TEAL # on its cup
	check "a shell for the tests" machine_shell
	check "the installer's page: the clock is set" hour_later first
	check "and past it" is_set_up first
	check "the service runs" says '^active$' 'systemctl is-active inloop'
	check "nothing failed" nothing_failed
	check "its data persists" check_of '^ok.data'
	check "how old its system is" check_of '^ok.system.Het systeem is van [0-9]'
	check "the data partition fills the card" says '^1 ' 'test "$(df --output=size -BM /var/lib/inloop | tail -n 1 | tr -dc 0-9)" -gt 700 && echo 1 yes'
	check "the root cannot be written" says 'Read-only' 'touch /etc/x /usr/x'
	check "/var is memory" says tmpfs 'stat -f -c %T /var'
	check "no swap" says_not / 'tail -n +2 /proc/swaps'
	check "the journal is in memory" says_not . 'ls /var/log/journal 2>/dev/null'
	check "nothing listens" nothing_listens
	check "nothing answers from outside" nothing_answers
	check "udev understands its rules" says 'Fail: +0' 'udevadm verify --no-style /etc/udev/rules.d/* | tail -n 4'
	check "how exposed the terminal is: at most 1.5" says 'level for inloop.service: (0\.[0-9]|1\.[0-5]) ' 'systemd-analyze security --no-pager inloop.service | tail -n 1'
	check "how exposed each unit is, by the card's systemd" units_are_closed
	check "nobody else reads what it keeps" says_not '^[a-z]' 'setpriv --reuid 65534 --regid 65534 --clear-groups ls /var/lib/inloop 2>/dev/null'
	check "no login anywhere" says_not '(getty|logind)' 'systemctl list-units --no-legend --no-pager | sed -nE "/getty|logind/p"'
	check "no SSH without a key" says inactive 'systemctl is-active inloop-ssh'
	check "the watchdog is fed" says '^15s active$' 'echo $(systemctl show --property=RuntimeWatchdogUSec --value) $(cat /sys/class/watchdog/watchdog0/state)'
	check "the settings are the card's" says 'name =' 'sed -n "/^name/p" /etc/inloop/inloop.ini'
	keys ctrl-alt-f2
	keys ctrl-alt-delete
	keys alt-sysrq-b
	keys alt-f4
	check "no key leaves the terminal" says '^active$' 'sleep 2; systemctl is-active inloop'
	check "still there" at_home keys
	check "a visitor checks in" checks_in check_in
	machine_cut
	check "the plug is pulled: the visit is on the card" has_visits 1
}

# ---- the same card again ------------------------------------------------------------------------

used_card() { # that of the first part, or one made now
	[ -e "$work/two" ] && return
	card_new "$work/two" 1900000000
	machine_start "$work/two" && machine_shell && hour_later used && is_set_up used
	machine_cut
}

put() { # FILE NAME: on the FAT partition
	mcopy -o -i "$work/two@@$fat_offset" "$1" "::$2"
}

falls_and_rises() {
	inside 'systemctl kill --kill-whom=main --signal=KILL inloop' >/dev/null
	sees back 309 600 $INK || return # on the W of "We zijn zo terug"
	black=0
	at_home risen && echo "black at $black looks" && [ "$black" -eq 0 ]
}

part_again() {
	for_what "the same card again, with mangled settings"
	used_card || { check "a card that was used" false && return; }
	before=$(card_visits "$work/two") || before=0
	printf '[house]\nname = Tes\xe9t\nonzin\n[talk]\nremind = straks\n' >"$work/mangled.ini"
	put "$work/mangled.ini" inloop.ini
	machine_start "$work/two" && machine_shell
	check "the terminal's first screen" at_home mangled
	check "its clock goes on from the last start" says '^11$' 'date +%H'
	check "staff read which line" check_of '^warn.*Regel 5'
	check "after a crash: a picture, then the terminal, and no black between" falls_and_rises
	inside 'dd if=/dev/zero of=/var/lib/inloop/filler bs=1M; sync' >/dev/null
	inside 'systemctl restart inloop' >/dev/null
	check "a full data partition: the terminal is there" at_home full
	check "and says so" check_of '^(warn|fail).data'
	inside 'rm /var/lib/inloop/filler; sync; systemctl restart inloop' >/dev/null
	check "room again: the terminal is there" at_home room
	check "a second visitor" checks_in second
	machine_cut
	check "every visit is on the card" has_visits $((before + 1))
}

# ---- a card of 128 GB, without settings ----------------------------------------------------------

part_big() {
	for_what "128 GB, no settings, an unknown thing on USB"
	card_new "$work/big" 128000000000
	mdel -i "$work/big@@$fat_offset" ::inloop.ini ::activiteiten.ics ::rooster.ics
	ssh-keygen -q -t ed25519 -N '' -f "$work/key"
	mcopy -i "$work/big@@$fat_offset" "$work/key.pub" ::authorized_keys
	machine_start "$work/big" -netdev user,id=other -device usb-net,netdev=other -device usb-kbd && machine_shell
	check "the installer's page, and past it" is_set_up big
	check "the data partition fills the card" says '^1 ' 'test "$(df --output=size -BG /var/lib/inloop | tail -n 1 | tr -dc 0-9)" -gt 110 && echo 1 yes'
	check "its data persists" check_of '^ok.data'
	check "USB: a keyboard is let in, a network card is not" says '^02 0 03 1 0a 0' \
		'for i in /sys/bus/usb/devices/*:*; do read -r c <$i/bInterfaceClass; read -r a <$i/authorized; [ $c = 09 ] || echo $c $a; done | sort | tr "\n" " "; echo'
	check "SSH with a key on the card" says '^active' \
		'for i in $(seq 100); do systemctl is-active --quiet inloop-ssh && break; sleep 1; done; systemctl is-active inloop-ssh; journalctl -q --no-pager -n 20 -u inloop-ssh'
	check "that key opens" key_opens
	check "another does not" other_key_is_refused
	machine_cut
}

# ---- a damaged data partition ---------------------------------------------------------------------

part_hurt() {
	for_what "a damaged data partition"
	used_card || { check "a card that was used" false && return; }
	visits=$(card_visits "$work/two") || visits=0
	# The first superblock and the table behind it; a grown file system has others.
	dd if=/dev/zero of="$work/two" bs=1024 seek=$((data_start * 1024)) count=8 conv=notrunc status=none
	machine_start "$work/two" && machine_shell
	check "the terminal's first screen" at_home hurt
	check "its data persists" check_of '^ok.data'
	machine_cut
	check "mended: the $visits visits are there" has_visits "$visits"
}

part_lost() {
	for_what "a data partition that nobody can mend"
	card_new "$work/lost" 1900000000
	dd if=/dev/urandom of="$work/lost" bs=1M seek="$data_start" count="$data_mib" conv=notrunc status=none
	machine_start "$work/lost" && machine_shell
	check "the installer's page, and past it" is_set_up lost
	check "it says that nothing is kept" check_of '^fail.data'
	machine_cut
}

# While one machine waits for a page to pass, the others work. Each lane takes about as long; what shares
# a card is in one.
LANES=("back stick" "update button big" "first again hurt panel lost crowd still")

unpack() {
	xz --threads=2 -dc "$BUILD/$name.xz" | dd of="$work/card" bs=1M conv=sparse iflag=fullblock status=none
}

# Each in a process of its own; it leaves what it counted in a file.
run_lanes() {
	local number lane_passed lane_failed
	for number in "${!LANES[@]}"; do
		# shellcheck disable=SC2086 # parts, one word each
		LANE_CARD=$work/card LANE_COUNTS=$work/counts.$number tests/image/run.sh ${LANES[number]} &
	done
	wait
	for number in "${!LANES[@]}"; do
		part=lanes
		check "lane $((number + 1)) came to its end" test -s "$work/counts.$number"
		read -r lane_passed lane_failed <"$work/counts.$number" || continue
		passed=$((passed + lane_passed)) failed=$((failed + lane_failed))
	done
}

run_parts() {
	for part; do
		"part_$part"
	done
}

if [ -n "${LANE_CARD-}" ]; then
	ln "$LANE_CARD" "$work/card"
	run_parts "$@"
	echo "$passed $failed" >"$LANE_COUNTS"
	exit
fi
echo "unpacking $name.xz"
unpack
if [ $# -eq 0 ]; then run_lanes; else run_parts "$@"; fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
