# What can be wrong with the wires while the terminal runs: it is noticed, recorded once, told to
# staff, and over by itself.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

loop=5

# Every fault and its end so far: "+" or "-", the fault, the line; as numbered in model/line.h.
faults() {
	sql "SELECT group_concat(CASE kind WHEN 61 THEN '+' ELSE '-' END || n || '@' || m, ' ')
		FROM (SELECT kind, n, m FROM event WHERE kind IN (61, 62) ORDER BY id)"
}

plug_in header pinctrl-bcm2711
house stuck </dev/null
check "a start" start
hand down "$button" wait 29000 up "$button" wait 1000
check "held for 29 s: no fault" equal "" "$(faults)"
hand down "$button" wait 31000
check "held for 31 s: stuck" equal "+3@0" "$(faults)"
hand up "$button" wait 1000
check "released: over" equal "+3@0 -3@0" "$(faults)"
hand down "$button" wait 150 up "$button" wait 500
check "it works again" equal 3 "$(sql "SELECT count(*) FROM event WHERE kind IN (30, 38)")"
check "it ends" stop

# Without a bias of its own: the simulated chip takes "pull up" for a plug that is pulled.
house loop <<-SETTINGS
	pull = none
	loop = GPIO$loop
SETTINGS
hand down "$loop"
check "a start with the plug in" start
check "plugged in: no fault" equal "" "$(faults)"
hand up "$loop" wait 500
check "the plug is out" equal "+4@5" "$(faults)"
hand bounce "$loop" 21 20 wait 500
check "the plug is in again, with bounce" equal "+4@5 -4@5" "$(faults)"
check "it ends after the plug" stop
hand up "$loop"
check "a start with the plug out" start
hand wait 500
check "out at the start: a fault" equal "+4@5 -4@5 +4@5" "$(faults)"
check "it ends with the plug out" stop

# The stop step of the service, for a chip whose lines keep their level when nobody holds them:
# here one that lets a freed line go up. The kernel's trace tells what was set.
house crashed </dev/null
mount -t tracefs trace /sys/kernel/tracing 2>/dev/null
echo pull-up >"$chip/sim_gpio$lamp/pull"
check "pulled up: the lamp is on though nothing runs" equal "look $lamp on" "$(hand look "$lamp")"
echo 1 >/sys/kernel/tracing/events/gpio/gpio_direction/enable
check "the stop step ends well" /inloop/build/inloop --outputs-off --config "$home/inloop.ini"
echo 0 >/sys/kernel/tracing/events/gpio/gpio_direction/enable
check "it made lamp and light outputs" equal 2 \
	"$(grep -c 'gpio_direction:.* out ' /sys/kernel/tracing/trace)"
echo pull-down >"$chip/sim_gpio$lamp/pull"
check "a start before another's stop step" start
check "the stop step does not take a lamp that is in use" \
	test "$(/inloop/build/inloop --outputs-off --config "$home/inloop.ini" 2>&1 | grep -c "in gebruik door inloop-lamp")" -eq 1
check "it ends after that" stop
pull_out header
