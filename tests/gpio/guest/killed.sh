# What becomes of the outputs when the terminal is killed, and after the next start.
# The kernel frees the line, and this chip's driver then lets it go where the wiring pulls it: off
# with a pull-down, on with a pull-up. So does a Raspberry Pi whose kernel makes a freed line an
# input; where the driver keeps outputs as they are, only a stop step can switch them off.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

kill_while_lit() {
	hand down "$button" wait 150 look "$lamp" kill "$terminal" up "$button" >/tmp/look
	wait "$terminal" 2>/dev/null
}

plug_in header pinctrl-bcm2711
house killed </dev/null
check "a start" start
kill_while_lit
check "the lamp is lit when it is killed" equal "look $lamp on" "$(cat /tmp/look)"
check "pulled down: the lamp is off" equal off "$(seen "$lamp")"
check "started anew" start
check "the lamp blinks as before" equal blink "$(seen "$lamp")"
kill -KILL "$terminal"
wait "$terminal" 2>/dev/null
echo pull-up >"$chip/sim_gpio$lamp/pull"
check "pulled up: the lamp is on though nothing runs" equal steady "$(seen "$lamp")"
check "started after that" start
check "the lamp blinks again" equal blink "$(seen "$lamp")"
check "it ends" stop
pull_out header
