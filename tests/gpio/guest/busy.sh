# The terminal cannot run for a while: what the buttons did meanwhile counts, in the order and with
# the times in which it happened.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

while_stopped() { # STEP...
	kill -STOP "$terminal"
	hand "$@"
	kill -CONT "$terminal"
	sleep 1
}

apart() { # KIND KIND LEAST MOST: milliseconds between the last two of these kinds
	local ms
	ms=$(sql "SELECT max(CASE kind WHEN $2 THEN mono_ms END) - max(CASE kind WHEN $1 THEN mono_ms END)
		FROM event")
	if [ "${ms:-0}" -lt "$3" ] || [ "$ms" -gt "$4" ]; then
		echo "$ms ms apart, not $3 to $4"
		return 1
	fi
}

plug_in header pinctrl-bcm2711
house busy </dev/null
check "a start" start
while_stopped down "$ack" wait 150 up "$ack" wait 300 down "$button" wait 150 up "$button" wait 500
check "the expert's button before the press: nothing to see yet" equal asked "$(events)"
hand down "$ack" wait 150 up "$ack" wait 3500 down "$ack" wait 150 up "$ack" wait 500 \
	down "$ack" wait 2300 up "$ack" wait 500
check "that one is over" equal "asked seen met ended" "$(events)"

while_stopped down "$button" wait 150 up "$button" wait 4850 \
	down "$ack" wait 150 up "$ack" wait 3850 down "$ack" wait 150 up "$ack" wait 1000
check "press, seen, met: in this order" equal "asked seen met ended asked seen met" "$(events)"
check "asked to seen: about 5 s" apart 30 31 4950 5150
check "seen to met: 4 s" apart 31 32 3985 4015
check "the lamp shows where it ended" equal off "$(seen "$lamp")"

while_stopped down "$ack" wait 2300 up "$ack" wait 3000
check "a long hold while it was busy is long" equal "asked seen met ended asked seen met ended" "$(events)"
hand down "$button" wait 150 up "$button" wait 500
while_stopped down "$ack" wait 300 up "$ack" wait 6000
check "a short one stays short" equal \
	"asked seen met ended asked seen met ended asked seen" "$(events)"
kill -STOP "$terminal"
hand down "$button" wait 3000
kill -CONT "$terminal"
hand wait 1000 up "$button" wait 500
check "a press that is held on counts once" equal \
	"asked seen met ended asked seen met ended asked seen repeat" "$(events)"
check "it ends" stop
pull_out header
