# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # what the machine inside fills in; what run.sh and machine.sh set
# What a house can plug in, or forget to: no panel, a panel that does not tell its size or goes off and
# comes back, a keyboard on which a cat sleeps, a stick with 100,000 files.

# The service is up all the same, was never started again, its journal tells why nothing is seen, and it
# sleeps: at nearly each of many looks.
runs_unseen() {
	says '^well 0$' 'until [ "$(systemctl show --property=StatusText --value inloop)" = well ]; do sleep 2; done; echo well $(systemctl show --property=NRestarts --value inloop)' &&
		says 'there is no panel to show anything on' 'journalctl -q --no-pager -u inloop' &&
		says 'S{15}' 'sleep 5; for i in $(seq 20); do cut -d" " -f 3 /proc/$(systemctl show --property=MainPID --value inloop)/stat; done | sort | tr -d "\n"; echo'
}

# As the kernel hears it from a cable that is pulled out (off) or put in (detect). This display's driver
# does not tell udev, as a Raspberry Pi's does.
panel_goes() { # off|detect WHAT-IT-IS-THEN
	says "^$2\$" "for connector in /sys/class/drm/card*-*; do echo $1 >\$connector/status; cat \$connector/status; done
		udevadm trigger --action=change --subsystem-match=drm"
}

comes_back() {
	panel_goes detect connected && at_home plugged-in && checks_in plugged-in-visit
}

# Upside down, as a setting says: places are counted from the other corner, and a finger's, too.
turned() {
	inside 'mount -o remount,rw /boot/inloop; printf "[screen]\nrotate = 180\n" >/boot/inloop/inloop.ini
		mount -o remount,ro /boot/inloop; systemctl restart inloop' >/dev/null
	sees turned 79 599 "$BLUE" && tap 979 549 && sees turned-visit 79 599 "$TEAL" && sees turned-home 79 599 "$BLUE"
}

# Each alone, with Alt and with Ctrl-Alt, what ends a program of a console, and all at once.
every_key() {
	local key
	{
		for key in {a..z} {0..9} f{1..12} esc tab ret spc backspace delete insert home end pgup pgdn \
			up down left right print pause menu meta_l caps_lock num_lock scroll_lock sysrq kp_enter \
			power sleep wake; do
			printf 'sendkey %s\n' "$key" "alt-$key" "ctrl-alt-$key"
		done
		printf 'sendkey %s\n' ctrl-c ctrl-d ctrl-z ctrl-backslash ctrl-alt-shift-f1 \
			"a-s-d-f-g-h-j-k-l-ret-spc-tab-shift-ctrl-alt 3000"
	} >"$work/keys"
	socat -t 30 - "UNIX-CONNECT:$work/monitor" <"$work/keys" >"$work/keys-said"
	! grep -iE 'unknown|invalid' "$work/keys-said"
}

keys_do_nothing() {
	local started_at
	started_at=$(inside 'systemctl show --property=ExecMainStartTimestampMonotonic --value inloop')
	check "every key, also with Alt and Ctrl-Alt, and all at once" every_key
	check "the terminal runs, and was never started again" says "^$started_at\$" \
		'systemctl show --property=ExecMainStartTimestampMonotonic --value inloop'
	check "its console is in front" says '^tty1$' 'cat /sys/class/tty/tty0/active'
	check "no login, no rescue" says_not '(getty|rescue|emergency)' 'systemctl list-units --no-legend --no-pager | sed -nE "/getty|rescue|emergency/p"'
	check "the terminal's first screen again" at_home after-keys
}

part_panel() {
	local visits
	for_what "a panel that does not tell its size, every key of a keyboard, the panel off and on; no panel"
	used_card || { check "a card that was used" false && return; }
	visits=$(card_visits "$work/two")
	machine_panel=virtio-gpu-pci,xres=1280,yres=800,edid=off machine_start "$work/two" && machine_shell
	check "a panel of 0 mm: the terminal's first screen" at_home nosize
	check "the kernel does not know its size" says '^0$' 'for edid in /sys/class/drm/card*-*/edid; do wc -c <$edid; done'
	keys_do_nothing
	check "it is unplugged" panel_goes off disconnected
	check "the terminal runs on" says '^well$' 'sleep 70; systemctl show --property=StatusText --value inloop'
	check "it is plugged in again: a visitor checks in" comes_back
	check "hung upside down: a visitor checks in" turned
	machine_cut
	check "both visitors were counted, and no key" has_visits $((visits + 2))
	machine_panel=none machine_start "$work/two" && machine_shell
	check "no panel: the terminal runs unseen, and says so" runs_unseen
	check "and nothing failed" nothing_failed
	machine_cut
}

# By somebody who means harm: links that lead off the stick, pipes that somebody may wait for.
prepared_names() {
	ln -s /var/lib/inloop/inloop.db "inloop-kopie/$copy_of_house.new"
	ln -s /var/lib/inloop/pincode inloop-kopie/inloop-2026-11-30.db
	ln -s /var/lib/inloop/inloop.db inloop-diagnose.txt
	mkfifo inloop-kopie/inloop-2026-11-29.db inloop-99.0.0-arm64.raucb
}

led_nowhere() {
	says '^SQLite format 3$' 'head -c 15 /var/lib/inloop/inloop.db; echo' &&
		says_not . 'ls /var/lib/inloop/copies/inloop-2026-11-29.db /var/lib/inloop/copies/inloop-2026-11-30.db 2>/dev/null' &&
		says_not '[.]new' 'ls /media/inloop-stick/inloop-kopie/*.new /var/lib/inloop/*.new 2>/dev/null'
}

# In a hundred folders, and a thousand beside them; a thousand that are no copies among the copies.
crowded_stick() {
	local folder=$work/crowd
	rm -rf "$folder"
	mkdir -p "$folder"/foto/{01..98}
	house_copies "$folder/inloop-kopie" && (
		cd "$folder" && for map in . inloop-kopie foto/*; do
			seq -f "$map/inloop-9%03.0f vakantie.db" 0 999
		done | tr '\n' '\0' | xargs -0 touch
		prepared_names
	) && rm -f "$work/stick" && truncate -s 900M "$work/stick" &&
		mke2fs -q -t ext4 -N 120000 -d "$folder" "$work/stick"
	local status=$?
	rm -rf "$folder"
	return $status
}

part_crowd() {
	for_what "a stick with 100,000 files"
	check "the stick" crowded_stick
	card_new "$work/crowded" 1900000000
	machine_start "$work/crowded" "${with_stick[@]}" && machine_shell
	check "the installer's page, and past it" is_set_up crowd
	check "the stick is there, and belongs to the terminal" says 'nosymfollow.*inloop:inloop' 'until mountpoint -q /media/inloop-stick; do sleep 1; done; echo $(sed -n "/inloop-stick/p" /proc/mounts) $(stat -c %U:%G /media/inloop-stick/inloop-kopie)'
	check "the copies among them came onto the new card" says "^$copy_of_house\$" 'ls /var/lib/inloop/copies'
	check "a visitor checks in meanwhile" checks_in crowd-in
	check "no new version, and it says so" says 'Geen nieuwe versie' /usr/lib/inloop/update
	check "a copy that is gone from it goes onto it again" says "^$copy_of_house\$" \
		"cd /media/inloop-stick/inloop-kopie && rm $copy_of_house && systemctl start inloop-stick-copy; ls $copy_of_house; cd /"
	check "staff are told that it went well" says '^ok.*2026-11-17$' 'cat /var/lib/inloop/stick-state'
	check "nothing on it led anywhere" led_nowhere
	check "and nothing failed" nothing_failed
	machine_cut
}
