# shellcheck shell=bash disable=SC2016,SC2154 # what the machine inside fills in; what run.sh and machine.sh set
# New versions: RAUC puts them onto the system that does not run, U-Boot starts them and counts the
# tries, and what is not well is left again. The same slots, the same boot.cmd and the same U-Boot
# source as on a Raspberry Pi; what only a real one can prove is in the README.
# And the stick: last night's copies go onto it, and from it onto a new card.

good=$version.1 foreign=$version.2 rubbish=$version.3 mute=$version.4
base=$version.5 # what the bad ones are made of

# Of a day that has been, in the emulated machine as well.
key_pair() { # NAME [OPENSSL-ARGUMENT...]
	local name=$1
	shift
	faketime '2026-01-01 12:00:00' openssl req -x509 -newkey rsa:3072 -nodes -days 7300 -subj "/CN=$name" "$@" \
		-keyout "$work/$name.key" -out "$work/$name.pem" 2>/dev/null
}

bundle_of() { # VERSION: the card's own system, by the maker
	image/bundle.sh "$work/maker.pem" "$work/maker.key" "$1" && mv "$BUILD/inloop-$1-arm64.raucb" "$work"
}

# That bundle with another version and system in it, and who signed it.
other_bundle() { # VERSION OF-VERSION SIGNED-BY [SYSTEM]
	rm -rf "$work/content"
	rauc extract --keyring="$work/maker.pem" "$work/inloop-$2-arm64.raucb" "$work/content" &&
		sed -i "s/^version=.*/version=$1/" "$work/content/manifest.raucm" || return
	[ -z "${4-}" ] || mv "$4" "$work/content/system.img"
	rauc bundle --cert="$work/$3.pem" --key="$work/$3.key" "$work/content" "$work/inloop-$1-arm64.raucb"
}

# A system that starts, and whose terminal does not.
mute_system() {
	dd if="$work/card" of="$work/slot" bs=1M skip="$a_start" count="$slot_mib" conv=sparse status=none
	rm -rf "$work/root"
	unsquashfs -quiet -no-progress -dest "$work/root" "$work/slot" >/dev/null &&
		rm "$work/root/usr/bin/inloop" &&
		mksquashfs "$work/root" "$work/mute" -quiet -no-progress -all-root -comp gzip -Xcompression-level 1 >/dev/null
	local status=$?
	rm -rf "$work/root" "$work/slot"
	return $status
}

stick_new() { # FILE-OR-FOLDER...: a stick with these
	rm -f "$work/stick"
	truncate -s 900M "$work/stick"
	mkfs.vfat -F 32 -n STICK "$work/stick" >/dev/null
	[ $# -eq 0 ] || mcopy -s -i "$work/stick" "$@" ::
}

with_stick=(-drive "if=none,id=stick,format=raw,file=$work/stick" -device "usb-storage,drive=stick")

# What the card's U-Boot finds: the tests' words for the kernel beside the counts of tries.
tries() { # DISK PATIENCE
	printf 'BOOT_ORDER=A\nBOOT_A_LEFT=3\nBOOT_B_LEFT=0\ninloop_arguments=systemd.debug_shell=ttyAMA0 systemd.setenv=PATIENCE=%s\n' "$2" >"$work/env"
	mkenvimage -s 0x4000 -o "$work/inloop.env" "$work/env" &&
		mcopy -o -i "$1@@$fat_offset" "$work/inloop.env" ::inloop.env
}

banners() {
	grep -ac 'U-Boot 20[0-9][0-9]' "$work/said" || true
}

# A shell, after the machine started again so many times. Nothing may be typed before: in this machine,
# unlike on a card, a key stops U-Boot. Its first words may have been said before anybody listened.
started() { # TIMES
	local end=$((SECONDS + MACHINE_LONGEST * ($1 + 1)))
	[ "$1" -gt 0 ] || heard=0
	until awk -v times="$((heard + $1))" '/U-Boot 20[0-9][0-9]/ { n++; shell = 0 } /(^|[^#])# $/ { shell = 1 }
			END { exit !(n >= times && shell) }' "$work/said"; do
		[ $SECONDS -lt $end ] && kill -0 "$machine" 2>/dev/null || return 1
		sleep 1
	done
	heard=$(banners)
	machine_shell
}

decided() { # update-good has come to its end; what it left behind
	inside 'until [ "$(systemctl show --property=ExecMainExitTimestampMonotonic --value inloop-good)" -gt 0 ]; do sleep 2; done; fw_printenv; cat /boot/inloop/update-mislukt.txt 2>/dev/null; ls /boot/inloop'
}

# A card that takes the maker's bundles, and a stick with a folder of them, in U-Boot's machine.
start_with() { # FOLDER-OR-FILE...: what is on the stick
	stick_new "$@"
	card_new "$work/update" 1900000000
	tries "$work/update" 300
	mcopy -o -i "$work/update@@$fat_offset" "$work/maker.pem" ::update.pem
	key_pair web -addext "subjectAltName=IP:$machine_web_address"
	mcopy -o -i "$work/update@@$fat_offset" "$work/web.pem" ::web.pem
	printf 'De nieuwe versies staan op http://%s/inloop-%s-arm64.raucb\r\n' "$machine_web_address" "$mute" >"$work/address"
	mcopy -o -i "$work/update@@$fat_offset" "$work/address" ::update-adres.txt
	starts_a
}

starts_a() {
	machine_web=$work/web MACHINE_BIOS=/usr/lib/u-boot/qemu_arm64/u-boot.bin \
		machine_start "$work/update" "${with_stick[@]}"
	check "U-Boot starts system A" started 0
	check "it is A" says 'inloop.slot=a ' 'cat /proc/cmdline'
	check "the stick is there, and nothing on it can be run" says 'noexec' \
		'until mountpoint -q /media/inloop-stick; do sleep 1; done; sed -n "/inloop-stick/p" /proc/mounts'
}

good_bundles() {
	key_pair maker && key_pair somebody && bundle_of "$good" &&
		other_bundle "$foreign" "$good" somebody
}

staff_ask='until [ -d /run/inloop ]; do sleep 1; done
	setpriv --reuid inloop --regid inloop --clear-groups touch /run/inloop/update-now
	until [ -e /run/inloop-update/state ]; do sleep 1; done; cat /run/inloop-update/state'

inloop_is_whole() {
	dd if="$work/update" of="$work/fat" bs=1M skip="$fat_start" count="$fat_mib" status=none
	fsck.vfat -n "$work/fat"
}

# The first words of a system lie on the other slot, and not yet all of it.
pulled_midway() {
	inside 'until [ "$(head -c 4 /dev/vda3)" = hsqs ]; do sleep 1; done' &&
		says 'wordt nu gezet' 'cat /run/inloop-update/state' && machine_cut && ! inloop_is_whole
}

part_update() {
	for_what "a new version, put there by RAUC, started by U-Boot"
	mkdir -p "$work/others" "$work/web"
	check "bundles" good_bundles
	ln "$work/inloop-$foreign-arm64.raucb" "$work/web"
	mv "$work/inloop-$foreign-arm64.raucb" "$work/others"
	start_with "$work/inloop-$good-arm64.raucb" "$work/others"
	check "staff ask while it is not yet known to be good: that comes first" says 'net gestart' "$staff_ask"
	check "the plug is pulled while it is put there" pulled_midway
	starts_a
	check "staff ask again" inside "$staff_ask"
	check "once it is there the machine starts again" started 1
	check "it is B" says 'inloop.slot=b ' 'cat /proc/cmdline'
	check "the terminal is well" says '^well$' \
		'until [ "$(systemctl show --property=StatusText --value inloop)" = well ]; do sleep 2; done; echo well'
	check "B says that it is good, as A did" good_now
	picture update
	check "the terminal knows where to ask, and where to read" says '--update-ask/run/inloop/update-now--update-state/run/inloop-update/state$' \
		'tr -d "\000" </proc/$(systemctl show --property=MainPID --value inloop)/cmdline; echo'

	check "the stick is there again" inside 'until mountpoint -q /media/inloop-stick; do sleep 1; done'
	check "another's bundle is refused" says 'niet van de maker' "/usr/lib/inloop/update /media/inloop-stick/others/inloop-$foreign-arm64.raucb"
	check "the machine is on the network" on_the_network
	check "from an address it is as well" says 'niet van de maker' "/usr/lib/inloop/update http://$machine_web_address/inloop-$foreign-arm64.raucb"
	check "the panel is off" panel_goes off disconnected
	check "nothing is put there unseen" says 'maar het beeldscherm was uit' /usr/lib/inloop/update
	check "and nothing changed" good_now
	machine_cut
	check "INLOOP, cut off when the plug was pulled, is whole again" inloop_is_whole
}

bad_bundles() {
	key_pair maker && bundle_of "$base" &&
		head -c 3000000 /dev/urandom >"$work/random" && other_bundle "$rubbish" "$base" maker "$work/random" &&
		mute_system && other_bundle "$mute" "$base" maker "$work/mute"
}

# Whoever else looks at the bundle from an address is done with it before RAUC takes it.
verity_takes_its_time() {
	inside 'mkdir -p /run/modprobe.d; echo "install dm_verity sleep 10; modprobe --ignore-install dm_verity" >/run/modprobe.d/slow.conf' >/dev/null
}

on_the_network() {
	inside 'until [ "$(wc -l </proc/net/route)" -gt 1 ]; do sleep 1; done'
}

# Besides the authorities that the card knows.
somebody_vouches() {
	inside 'list=/etc/ssl/certs/ca-certificates.crt; cat $list /boot/inloop/web.pem >/run/list; mount --bind /run/list $list' >/dev/null
}

part_back() {
	for_what "new versions that are not well, and the way back"
	mkdir -p "$work/others" "$work/web"
	check "bundles" bad_bundles
	ln "$work/inloop-$rubbish-arm64.raucb" "$work/web"
	mv "$work/inloop-$rubbish-arm64.raucb" "$work/others"
	mv "$work/inloop-$mute-arm64.raucb" "$work/web"
	start_with "$work/others"
	check "it says that it is good" first_is_good

	inside 'mount -o remount,rw /boot/inloop; fw_setenv inloop_arguments "systemd.debug_shell=ttyAMA0 systemd.setenv=PATIENCE=20"; mount -o remount,ro /boot/inloop' >/dev/null
	inside "(sleep 1; /usr/lib/inloop/update /media/inloop-stick/others/inloop-$rubbish-arm64.raucb) >/dev/null 2>&1 & true" >/dev/null
	check "rubbish as a system: three tries, and back" started 4
	check "it is A again" says 'inloop.slot=a ' 'cat /proc/cmdline'
	check "it says which version did not start" went_back "$rubbish"
	check "that one is not tried again" says "Versie $rubbish startte eerder niet goed" \
		"until mountpoint -q /media/inloop-stick; do sleep 1; done; /usr/lib/inloop/update /media/inloop-stick/others/inloop-$rubbish-arm64.raucb"

	check "an address where nobody answers is told" says 'niet bereiken' "/usr/lib/inloop/update http://$machine_web_address:81/inloop-$mute-arm64.raucb"
	check "the machine is on the network" on_the_network
	check "an address with nothing there, too" says 'staat geen nieuwe versie' "/usr/lib/inloop/update http://$machine_web_address/inloop-$good-arm64.raucb"
	check "one in TLS that nobody vouches for is not believed" says 'niet te vertrouwen' "/usr/lib/inloop/update https://$machine_web_address/inloop-$rubbish-arm64.raucb"
	somebody_vouches
	check "it is when somebody does" says "Versie $rubbish startte eerder niet goed" "/usr/lib/inloop/update https://$machine_web_address/inloop-$rubbish-arm64.raucb"

	inside 'umount /media/inloop-stick' >/dev/null
	verity_takes_its_time
	inside 'systemctl start --no-block inloop-update' >/dev/null
	check "from an address, a system without a working terminal: tried" started 1
	# All three are counted above: this one's first is its last.
	check "it is B, on trial" says '^B, trial 1$' 'case $(cat /proc/cmdline) in *inloop.slot=b*) echo "B, trial $(fw_printenv -n TRIAL)" ;; esac
		mount -o remount,rw /boot/inloop; fw_setenv BOOT_B_LEFT 0; mount -o remount,ro /boot/inloop'
	check "and left again" started 1
	check "it is A for the third time" says 'inloop.slot=a ' 'cat /proc/cmdline'
	check "it says that this version did not start" went_back "$mute"
	machine_cut
}

first_is_good() {
	decided | grep "^BOOT_A_LEFT=3$"
}

good_now() {
	local left
	left=$(decided)
	echo "$left"
	grep -q '^BOOT_ORDER=B A$' <<<"$left" && grep -q '^BOOT_A_LEFT=3$' <<<"$left" &&
		grep -q '^BOOT_B_LEFT=3$' <<<"$left" && ! grep -q TRIAL <<<"$left"
}

went_back() { # VERSION
	local left
	left=$(decided)
	echo "$left"
	grep -q "^Versie $1 startte niet goed" <<<"$left" && grep -q '^BOOT_ORDER=A B$' <<<"$left" && ! grep -q TRIAL <<<"$left"
}

# ---- a card that died -------------------------------------------------------------------------

copy_of_house=inloop-2026-11-17.db # two visits, on the day before

house_copies() { # FOLDER: made there, with the copies of a house's first two days
	rm -rf "$work/house" "$1" && mkdir "$work/house" "$1"
	cat >"$work/house/days.inloop" <<-'DAYS'
		clock 2026-11-16T10:00
		tap home.check_in
		tap check_in.done
		tap home.check_in
		clock 2026-11-17T11:00
		wait 1h
	DAYS
	"$BUILD/inloop" --script "$work/house/days.inloop" --config config/inloop.ini --data "$work/house/data" &&
		cp "$work/house/data/copies/"*.db "$1"
}

part_stick() {
	for_what "a new card, and the figures on the stick"
	house_copies "$work/inloop-kopie"
	stick_new "$work/inloop-kopie"
	card_new "$work/spare" 1900000000
	machine_start "$work/spare" "${with_stick[@]}" && machine_shell
	check "the terminal runs" says '^well$' \
		'until [ "$(systemctl show --property=StatusText --value inloop)" = well ]; do sleep 2; done; echo well'
	check "the copies came first" says "$copy_of_house are here" 'journalctl --no-pager -u inloop-restore'
	inside 'rm -r /media/inloop-stick/inloop-kopie; systemctl start inloop-stick-copy; umount /media/inloop-stick' >/dev/null
	machine_cut
	check "the two visits are on the new card" visits_of_then
	check "and its copies on the stick" on_the_stick
}

visits_of_then() {
	local visits
	card_data "$work/spare" "$work/data" || return
	visits=$("$BUILD/inloop-report" week 2026-W47 --data "$work/data" --config config/inloop.ini --format json | jq .visits)
	echo "counted: $visits"
	[ "$visits" = 2 ]
}

on_the_stick() {
	mcopy -n -i "$work/stick" "::inloop-kopie/$copy_of_house" "$work/back.db" &&
		cmp "$work/back.db" "$work/house/data/copies/$copy_of_house"
}
