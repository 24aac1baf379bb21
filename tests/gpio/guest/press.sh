# One press of the button, all the way to the disk and to the lamp, and the expert's answer.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

plug_in header pinctrl-bcm2711
house press </dev/null
check "the terminal starts" start
check "nothing pressed: the lamp is off" equal off "$(seen "$lamp")"
hand down "$button" wait 150 up "$button" wait 500
check "a press is stored" equal asked "$(events)"
check "a press: the lamp blinks" equal blink "$(seen "$lamp")"

hand down "$ack" wait 150 up "$ack" wait 500
check "the expert's button: seen" equal "asked seen" "$(events)"
check "seen: the lamp is steady" equal steady "$(seen "$lamp")"
hand down "$ack" wait 150 up "$ack" wait 500
check "the expert's button again: met" equal "asked seen met" "$(events)"
check "met: the lamp is off" equal off "$(seen "$lamp")"
hand down "$ack" wait 1900 up "$ack" wait 500
check "1.9 s is not long" equal "asked seen met" "$(events)"
hand down "$ack" wait 2100 up "$ack" wait 500
check "held long: ended" equal "asked seen met ended" "$(events)"

hand down "$button" wait 150 up "$button" wait 500
check "a second ask blinks" equal blink "$(seen "$lamp")"
check "it ends when told to" stop
check "ended: the lamp is off" equal off "$(seen "$lamp")"
check "started anew" start
check "the lamp shows what the database holds" equal blink "$(seen "$lamp")"

# It is the terminal that switches off, not the wiring that pulls a freed line down: the kernel's
# trace tells. A steady lamp is set by nothing else meanwhile.
hand down "$ack" wait 150 up "$ack" wait 1500
mount -t tracefs trace /sys/kernel/tracing 2>/dev/null
echo >/sys/kernel/tracing/trace
echo 1 >/sys/kernel/tracing/events/gpio/gpio_value/enable
check "it ends" stop
echo 0 >/sys/kernel/tracing/events/gpio/gpio_value/enable
check "it set the steady lamp to off" grep -q "gpio_value: $(($(cat /sys/class/gpio/gpiochip*/base) + lamp)) set 0" \
	/sys/kernel/tracing/trace

# A button that is held while the terminal starts counts once, and once only while held.
# Without a bias of its own: the simulated chip takes "pull up" for a finger that lets go.
house held <<-SETTINGS
	pull = none
SETTINGS
hand down "$button"
check "a start with the button held" start
sleep 2
check "held at the start: one ask" equal asked "$(events)"
sleep 60
check "held for a minute: still one" equal asked "$(sql "SELECT group_concat(
	CASE kind WHEN 30 THEN 'asked' ELSE kind END, ' ') FROM event WHERE kind IN (30, 38)")"
hand up "$button" wait 500 down "$button" wait 150 up "$button" wait 500
check "released and pressed: a repeat" equal "asked repeat" "$(events)"
check "it ends again" stop
pull_out header
