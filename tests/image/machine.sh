# shellcheck shell=bash disable=SC2154 # $work, $pictures and the layout are set by others
# The emulated machine that a card is put into: QEMU's "virt" with a panel of 1280x800, a touch panel
# and a keyboard. It runs the card's own kernel and first steps; only the kernel's command line has
# one word more, which gives the tests a shell on the serial line. It always starts on the same Monday
# morning, and no network tells it otherwise.
#
# Before: $work, a folder. $pictures, where screens go. PID in $machine while one runs.
# For one start, as its environment: machine_words, more for the kernel's command line;
# machine_clock=leap, its clock leaps over the time in which nothing happens; machine_panel, another
# than usual, or none; machine_web, a folder that a web server shows at $machine_web_address, at its port
# 80, and at 443 in TLS with $work/web.key and .pem.

MACHINE_LONGEST=${MACHINE_LONGEST:-600} # seconds for anything to happen; a slow host is no failure
# Ports of the machine that one of ours leads to, so that what listens there can be met from outside.
machine_ports="22 23 53 80 111 139 443 445 631 5353 5355 5900 8080"
machine_web_address=10.0.2.100
machine='' black=0

here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck disable=SC1091 # the card's layout
. "$here/../../image/layout.sh"
fat_offset=$((fat_start * 1048576))

arguments() { sed 's/#.*//' "$here/../../image/arguments.txt" | tr -s '\n ' ' '; }

machine_start() { # DISK [QEMU-ARGUMENT...]
	local disk=$1 how net=user,restrict=on cpu="thread=multi" panel="-device virtio-gpu-pci,xres=1280,yres=800"
	shift
	rm -f "$work"/{serial,monitor,qmp,in,said,linux.gz,initrd.gz}
	mcopy -n -i "$disk@@$fat_offset" ::/a/linux.gz ::/a/initrd.gz "$work/" || return
	mkfifo "$work/in"
	if [ -n "${MACHINE_BIOS-}" ]; then
		how=(-bios "$MACHINE_BIOS") # which finds the rest on the card, and starts again when told to
	else
		how=(-kernel "$work/linux.gz" -initrd "$work/initrd.gz" -no-reboot
			-append "inloop.slot=a $(arguments) systemd.debug_shell=ttyAMA0 ${machine_words-}")
	fi
	[ -z "${machine_clock-}" ] || cpu="thread=single -icount shift=2,sleep=off"
	# shellcheck disable=SC2086 # numbers, one word each
	net=$net$(printf ',hostfwd=tcp:127.0.0.1:0-:%s' $machine_ports)
	[ -z "${machine_web-}" ] || web_server || return
	case ${machine_panel-} in
	'') ;;
	none) panel= ;;
	*) panel="-device $machine_panel" ;;
	esac
	# It gives the kernel no random number to hide its addresses with: a kernel that hides them changes its
	# page tables at every system call, and half of an emulated processor's work would be that.
	# shellcheck disable=SC2086 # options, one word each
	qemu-system-aarch64 -M virt,dtb-randomness=off -cpu cortex-a72 -smp 2 -m 1024 -accel tcg,$cpu \
		"${how[@]}" \
		-drive "file=$disk,format=raw,if=virtio,cache=writethrough" \
		$panel -device virtio-keyboard-pci \
		-device virtio-tablet-pci -device virtio-rng-pci -device i6300esb \
		-device qemu-xhci -nic "$net" -display none \
		-rtc base=2026-11-23T09:00:00 \
		-serial "unix:$work/serial,server=on,wait=off" -qmp "unix:$work/qmp,server=on,wait=off" \
		-monitor "unix:$work/monitor,server=on,wait=off" "$@" >"$work/qemu" 2>&1 &
	machine=$!
	until [ -S "$work/serial" ] && [ -S "$work/monitor" ]; do
		kill -0 $machine 2>/dev/null || { cat "$work/qemu" && machine='' && return 1; }
		sleep 0.2
	done
	socat - "UNIX-CONNECT:$work/serial" <"$work/in" >"$work/said" 2>/dev/null &
	exec 7>"$work/in"
}

# Each connection has a server of its own, and each request a connection: in TLS that is too slow here for
# all of a bundle. Adds to $net of machine_start.
web_server() {
	local show="busybox httpd -i -h $machine_web"
	printf '%s\n' "cert = $work/web.pem" "key = $work/web.key" "exec = $(command -v busybox)" "execArgs = $show" \
		'foreground = quiet' 'syslog = no' >"$work/web.conf" || return
	net="$net,guestfwd=tcp:$machine_web_address:80-cmd:$show"
	net="$net,guestfwd=tcp:$machine_web_address:443-cmd:$(command -v stunnel4) $work/web.conf"
}

# As when somebody pulls the plug: nothing is told to the machine.
machine_cut() {
	[ -n "$machine" ] || return 0
	kill -9 "$machine" 2>/dev/null
	wait "$machine" 2>/dev/null
	machine=
	exec 7>&-
}

monitor() { # COMMAND: QEMU's own
	echo "$*" | socat -t 10 - "UNIX-CONNECT:$work/monitor" >/dev/null
}

# The shell is there once systemd runs; what it says is between two marks of ours. Their number is not
# in the line itself as it is in what it says, so an echo of the line is no answer.
inside() { # COMMAND [SECONDS]: its output; its exit status
	local mark end
	[ -n "$machine" ] || return 99
	mark=$(date +%s%N)
	printf 'echo B%s-%s; { %s ; } 2>&1 </dev/null; echo E%s-%s:$?\n' "''" "$mark" "$1" "''" "$mark" >&7
	end=$((SECONDS + ${2:-$MACHINE_LONGEST}))
	until grep -aq "^E-$mark:[0-9]" "$work/said"; do
		[ $SECONDS -lt $end ] && kill -0 "$machine" 2>/dev/null || return 99
		sleep 0.5
	done
	tr -d '\r' <"$work/said" | sed -n "/^B-$mark\$/,/^E-$mark:/p" | sed '1d;$d'
	return "$(tr -d '\r' <"$work/said" | sed -n "s/^E-$mark://p")"
}

machine_shell() { # waits for it
	local end=$((SECONDS + MACHINE_LONGEST))
	[ -n "$machine" ] || return 1
	until grep -aq '# ' "$work/said" 2>/dev/null; do
		[ $SECONDS -lt $end ] && kill -0 "$machine" 2>/dev/null || return 1
		sleep 1
	done
	echo 'stty -echo; PS1=; PS2=; export PATH=/usr/sbin:/usr/bin TERM=dumb SYSTEMD_PAGER= SYSTEMD_COLORS=0' >&7
	sleep 1
	inside true
}

look() { # at the panel, for pixel
	monitor "screendump $work/screen.ppm"
}

picture() { # NAME: of the panel, into $pictures
	look
	monitor "screendump $pictures/$1.png -f png"
}

pixel() { # X Y: the colour there, at the last look, as rrggbb
	local width
	width=$(sed -n 2p "$work/screen.ppm" | head -c 20 | cut -d' ' -f1)
	tail -c $((width * 800 * 3)) "$work/screen.ppm" | tail -c +$((($2 * width + $1) * 3 + 1)) |
		head -c 3 | od -An -tx1 | tr -d ' '
}

# The panel has this colour at this place. Waits for it, and counts in $black how often it was black there.
sees() { # NAME X Y COLOUR
	local end=$((SECONDS + MACHINE_LONGEST)) colour=nothing
	while [ -n "$machine" ] && [ $SECONDS -lt $end ] && kill -0 "$machine" 2>/dev/null; do
		look # a PNG each time would keep the processor from the machine
		colour=$(pixel "$2" "$3")
		[ "$colour" != 000000 ] || black=$((black + 1))
		[ "$colour" != "$4" ] || { picture "$1" && return; }
		sleep 1
	done
	picture "$1"
	echo "at $2,$3 is $colour"
	return 1
}

tap() { # X Y in pixels of the panel: the finger comes, touches and goes, one after the other
	local event
	sleep 0.6 # whoever touches has seen the page: what stands there for less than 0.4 s does not count
	{
		echo '{"execute":"qmp_capabilities"}'
		for event in \
			'{"type":"abs","data":{"axis":"x","value":'$(($1 * 32767 / 1280))'}},{"type":"abs","data":{"axis":"y","value":'$(($2 * 32767 / 800))'}}' \
			'{"type":"btn","data":{"button":"left","down":true}}' \
			'{"type":"btn","data":{"button":"left","down":false}}'; do
			echo '{"execute":"input-send-event","arguments":{"events":['"$event"']}}'
			sleep 0.4
		done
	} | socat -t 5 - "UNIX-CONNECT:$work/qmp" >>"$work/qemu"
}

port_to() { # PORT of the machine: ours that leads there
	echo 'info usernet' | socat -t 10 - "UNIX-CONNECT:$work/monitor" |
		awk -v port="$1" '$1 == "TCP[HOST_FORWARD]" && $6 == port { print $4 }'
}

keys() { # QEMU's names of keys, pressed together
	monitor "sendkey $1"
}

# ---- the card, from outside ---------------------------------------------------------------

card_new() { # DISK SIZE: a fresh card
	rm -f "$1"
	cp --sparse=always "$work/card" "$1" && truncate -s "$2" "$1"
}

card_data() { # DISK FOLDER: the data partition as the next start would find it, copied into FOLDER
	rm -rf "$2"
	mkdir -p "$2"
	# A copy: e2fsck forgets where in a file the file system begins once it has played the journal.
	dd if="$1" of="$work/partition" bs=1M skip="$data_start" conv=sparse status=none
	e2fsck -p "$work/partition" >"$work/fsck" 2>&1
	[ $? -lt 4 ] || { cat "$work/fsck" && return 1; }
	debugfs -R "rdump / $2" "$work/partition" >/dev/null 2>&1
}

card_visits() { # DISK: how many visits are counted on it
	card_data "$1" "$work/data" >&2 || return
	"$BUILD/inloop-report" week 2026-W48 --data "$work/data" --config "$here/../../config/inloop.ini" \
		--format json | jq .visits
}
