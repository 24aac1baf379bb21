# shellcheck shell=bash disable=SC2016,SC2154 # what the machine inside fills in; what run.sh and machine.sh set
# The big button, the expert's button and the lamp on the card's own kernel. A Raspberry Pi's header is
# simulated (chip.sh) and plugged in while the terminal runs: what is missing before is told, and what
# works after works without a start. tests/gpio has the finer questions; here it is the card's udev, its
# users and the service's closed box that are asked.

AUBERGINE=5a2350 KLAAR="680 560" # on the button "Klaar" of a talk, and beside every tile

# The module lies on a disk of its own, beside the words that make a chip of it: the card is as shipped.
chip_disk() {
	local module
	module=$(tests/image/chip.sh) || return
	rm -rf "$work/header" && mkdir "$work/header" &&
		cp "$module" "$work/header/header-sim.ko" && cp tests/gpio/guest/header.sh "$work/header" &&
		mksquashfs "$work/header" "$work/header.img" -noappend -quiet -no-progress -all-root >/dev/null
}

house_card() { # DISK: the sample house's card, open on this Monday, somebody on the roster
	local file
	card_new "$1" 1900000000
	for file in inloop.ini rooster.ics activiteiten.ics; do
		mcopy -o -i "$1@@$fat_offset" "config/$file" "::$file" || return
	done
}

until_says() { # PATTERN COMMAND: at last
	local end=$((SECONDS + MACHINE_LONGEST)) said
	while [ $SECONDS -lt $end ] && kill -0 "$machine" 2>/dev/null; do
		said=$(inside "$2")
		! grep -qE -- "$1" <<<"$said" || return 0
		sleep 1
	done
	echo "$said"
	return 1
}

button_start() { # [KERNEL-WORDS]: a machine with the header's disk
	machine_words=${1-} machine_start "$work/button" -drive "if=none,id=header,format=raw,readonly=on,file=$work/header.img" \
		-device virtio-blk-pci,drive=header,serial=header && machine_shell
}

header_in() { # the shell inside stays the same: it knows $chip from then on
	says '^GPIO17$' 'modprobe configfs; mountpoint -q /sys/kernel/config || mount -t configfs config /sys/kernel/config
		mount -t squashfs -o ro /dev/disk/by-id/virtio-header /mnt && insmod /mnt/header-sim.ko &&
		. /mnt/header.sh && plug_in header pinctrl-bcm2711 && cat $config/header/bank0/line17/name'
}

# In a row of looks at the line, three seconds long.
lamp() { # off|steady|blinks
	local looks='for i in $(seq 15); do cat $chip/sim_gpio$lamp/value; sleep 0.2; done | tr -d "\n"; echo'
	case $1 in
	off) until_says '^0+$' "$looks" ;;
	steady) until_says '^1+$' "$looks" ;;
	blinks) until_says '^[01]*(01+01|10+10)[01]*$' "$looks" ;;
	esac
}

finger() { # button|ack SECONDS
	inside "echo pull-down >\$chip/sim_gpio\$$1/pull; sleep $2; echo pull-up >\$chip/sim_gpio\$$1/pull"
}

talk_shows() { # NAME
	# shellcheck disable=SC2086 # two numbers
	sees "$1" $KLAAR $AUBERGINE
}

asks_by_tile() { # asked on the screen, thought better of it, and home
	tap 900 380 && talk_shows talk-no-button && tap 330 585 && at_home talk-stopped
}

big_button_asks() {
	finger button 0.3 && talk_shows talk-button
}

asks_are() { # as the card has them, after the plug was pulled
	local asks
	card_data "$work/button" "$work/data" || return
	asks=$("$BUILD/inloop-report" week 2026-W48 --data "$work/data" --config config/inloop.ini --format json |
		jq -c '[.asks | .asked, .talked, .stopped, .open]')
	echo "asked, talked, stopped, open: $asks"
	[ "$asks" = "$1" ]
}

part_button() {
	for_what "the big button and the lamp, on a simulated header"
	check "a header for the card's kernel" chip_disk
	[ -e "$work/header.img" ] || return
	check "the card of a house" house_card "$work/button"
	button_start
	check "the installer's page, and past it" is_set_up button
	check "no button: staff read it" check_of '^warn.button.*GPIO17'
	check "no button: a talk by touch" asks_by_tile

	check "a header is plugged in" header_in
	check "udev gives it to the terminal" until_says '^gpio 660$' 'stat -c "%G %a" /dev/$(cat $config/header/bank0/chip_name)'
	check "the lamp is off" lamp off
	check "the big button: a talk on the panel" big_button_asks
	check "the lamp blinks" lamp blinks
	check "home again, by itself" at_home talk-asked
	finger ack 0.3
	check "the expert's button, seen: the lamp is steady" lamp steady
	finger ack 0.3
	check "the expert's button, coming: the lamp is off" lamp off
	finger ack 2.5
	check "held down: they talked" until_says '"talked":1,' \
		'setpriv --reuid inloop --regid inloop --init-groups inloop-report week 2026-W48 --format json'
	check "the terminal is well" until_says '^well$' 'systemctl show --property=StatusText --value inloop'
	picture talk-over
	machine_cut
	check "both talks are on the card" asks_are '[2,1,1,0]'

	for_what "the panel is off when the card starts"
	button_start video=Virtual-1:d
	check "the terminal runs unseen, and says so" runs_unseen
	check "a header is there" header_in
	check "the lamp is off, unseen" lamp off
	finger button 0.3
	check "the big button: the lamp blinks" lamp blinks
	check "the panel is switched on" panel_goes detect connected
	check "and shows the terminal" at_home panel-came
	check "where the lamp blinks on" lamp blinks
	check "nothing failed" nothing_failed
	machine_cut
	check "the third talk is on the card" asks_are '[3,1,1,1]'
}
