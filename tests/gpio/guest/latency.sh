# How long it takes from an edge to the lamp and to the picture, and a restart. Moments are those of
# the kernel's own trace: the interrupt of the button's line, the lamp's line being set, and the
# terminal's word (INLOOP_TRACE) that the display has a picture. Only tells; judges nothing but that
# all of it happened.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

PRESSES=200 RESTARTS=20
RANDOM=1864
trace=/sys/kernel/tracing

trace_on() {
	mount -t tracefs trace $trace &&
		echo mono >$trace/trace_clock &&
		echo 8192 >$trace/buffer_size_kb &&
		echo 1 >$trace/events/gpio/gpio_value/enable &&
		echo 'name ~ "inloop*" || name == "floor"' >$trace/events/irq/irq_handler_entry/filter &&
		echo 1 >$trace/events/irq/irq_handler_entry/enable &&
		lamp_number=$(($(cat /sys/class/gpio/gpiochip*/base) + lamp)) # of the only chip
}

mark() {
	echo "$1" >$trace/trace_marker
}

# The terminal's standard error goes into the trace, where the kernel gives it its time.
start_traced() {
	INLOOP_TRACE=pictures /inloop/build/inloop --config "$home/inloop.ini" \
		--data "$home/data" --window 800x480 >/dev/null 2>$trace/trace_marker &
	terminal=$!
	local tries=0
	until awk '/ started$/ { on = 1 } on && / picture$/ { there = 1 } END { exit !there }' $trace/trace; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] && kill -0 $terminal || return
		sleep 0.1
	done
}

# Milliseconds from the edge after each "press" to the lamp, or to the picture after that.
delays() { # lamp|picture
	awk -v what="$1" -v lamp="gpio_value: $lamp_number set 1" '
		{ for (i = 1; i < NF; i++) if ($i ~ /^[0-9]+\.[0-9]+:$/) { at = $i * 1000; break } }
		/: press$/ { state = 1 }
		state == 1 && /irq_handler_entry/ { edge = at; state = 2 }
		state == 2 && index($0, lamp) {
			if (what == "lamp") printf "%.3f\n", at - edge
			state = 3
		}
		state == 3 && / picture$/ {
			if (what == "picture") printf "%.3f\n", at - edge
			state = 0
		}' $trace/trace
}

# Milliseconds from "stopping" to the first such line after "started".
restarts() { # PATTERN
	awk -v pattern="$1" '
		{ for (i = 1; i < NF; i++) if ($i ~ /^[0-9]+\.[0-9]+:$/) { at = $i * 1000; break } }
		/: stopping$/ { from = at }
		/: started$/ { state = 1 }
		state == 1 && index($0, pattern) { printf "%.3f\n", at - from; state = 0 }' $trace/trace
}

tell() { # WHAT MS-BY-DESIGN: the middle and the 99th percentile of what comes in, beside the floor
	sort -n | awk -v what="$1" -v design="$2" -v floor="${floor:-0}" '
		{ at[NR] = $1 }
		END {
			middle = at[int((NR + 1) / 2)]
			late = at[int(NR * 0.99 + 0.999)]
			printf "    %-44s %8.2f %8.2f %7s", what, middle, late, design
			if (floor > 0)
				printf " %8.1f x", (middle - design) / floor
			printf "\n"
		}'
}

presses() { # STEP...: what follows each press
	local steps=() press
	for ((press = 0; press < PRESSES; press++)); do
		steps+=(mark press down "$button" wait $((200 + RANDOM % 100)) up "$button"
			wait $((700 + RANDOM % 1000)) "$@")
	done
	echo >$trace/trace
	hand "${steps[@]}"
}

measure() { # NAME MS-BY-DESIGN
	mark started
	check "$1: a start" start_traced
	# seen, met, over; then the screen rests before the next press
	presses down "$ack" wait 150 up "$ack" wait 3300 down "$ack" wait 150 up "$ack" wait 400 \
		down "$ack" wait 2200 up "$ack" wait 16000
	delays lamp >/tmp/lamps
	delays picture >/tmp/pictures
	check "$1: all presses led to a lamp and a picture" equal "$PRESSES $PRESSES" \
		"$(wc -l </tmp/lamps) $(wc -l </tmp/pictures)"
	tell "lamp on, $1" "$2" </tmp/lamps
	tell "picture shown, $1" "$2" </tmp/pictures
	check "$1: it ends" stop
}

plug_in header pinctrl-bcm2711
check "the kernel's trace" trace_on
echo "  $PRESSES presses, from the kernel's interrupt of the edge; milliseconds of a processor with"
echo "  125 million instructions a second, the data in the guest's memory:"
echo "                                                   median     99 %  design  without it, to the floor"

/inloop/build/floor /dev/gpiochip0 "$button" "$lamp" &
bare=$!
sleep 1
presses wait 300
kill "$bare"
wait "$bare" 2>/dev/null
delays lamp | sort -n >/tmp/floors
check "the floor: all presses led to its line" equal $PRESSES "$(wc -l </tmp/floors)"
tell "the floor: one line follows another" "" </tmp/floors
floor=$(sed -n "$((PRESSES / 2))p" /tmp/floors)

house bare <<-SETTINGS
	debounce = 0ms
	min_press = 0ms
SETTINGS
measure "no debounce, no minimum press" 0
house default </dev/null
measure "with the default 25 + 30 ms" 55

house restart </dev/null
echo >$trace/trace
mark started
check "a start" start_traced
hand down "$button" wait 150 up "$button" wait 1000
floor=
for ((restart = 0; restart < RESTARTS; restart++)); do
	echo >$trace/trace
	mark stopping
	stop
	mark started
	start_traced || break
	sleep 2
	restarts " picture" >>/tmp/restart-pictures
	restarts "gpio_value: $lamp_number set 1" >>/tmp/restart-lamps
done
check "restarts: each brought a picture and the lamp" equal "$RESTARTS $RESTARTS" \
	"$(wc -l </tmp/restart-pictures) $(wc -l </tmp/restart-lamps)"
echo "  $RESTARTS restarts with an ask open, from SIGTERM; the programs' files are in memory:"
tell "the lamp blinks again" "" </tmp/restart-lamps
tell "the first picture" "" </tmp/restart-pictures
check "it ends" stop
pull_out header
