# The chip goes while the terminal uses it (a board that is pulled off, a driver that is loaded
# anew): the terminal runs on, says so, and takes it up again when it comes back.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

# The faults "gone" and their ends: how many lines lost, how many found again.
lost_and_found() {
	sql "SELECT count(*) FILTER (WHERE kind = 61) || ' ' || count(*) FILTER (WHERE kind = 62)
		FROM event WHERE kind IN (61, 62) AND n = 1"
}

plug_in header pinctrl-bcm2711
house gone </dev/null
check "a start before the chip goes" start
hand down "$button" wait 10
pull_out header
sleep 1
check "gone: it runs on" runs
check "gone in the first 10 ms: no ask" equal "" "$(events)"
check "gone: four lines are lost" equal "4 0" "$(lost_and_found)"
plug_in header pinctrl-bcm2711
sleep 1
check "back: all four are found" equal "4 4" "$(lost_and_found)"
check "back: it works" asks_and_blinks
check "gone: it ends" stop

check "plugged in: a start" start
check "the lamp shows what the database holds" equal blink "$(seen "$lamp")"
hand down "$button" wait 200
pull_out header
check "gone while held: it runs on" runs
plug_in header pinctrl-rp1
sleep 1
check "back under another name: the lamp goes on blinking" equal blink "$(seen "$lamp")"
for ((again = 0; again < 5; again++)); do
	pull_out header
	plug_in header pinctrl-bcm2711
	sleep 0.3
done
check "gone and back five times: it runs on" runs
check "gone and back five times: the lamp blinks" equal blink "$(seen "$lamp")"
hand down "$ack" wait 150 up "$ack" wait 500
check "gone and back five times: the expert's button works" equal steady "$(seen "$lamp")"
pull_out header
check "gone while the lamp is lit: it ends" stop

# A terminal that starts without its chip takes it when it comes.
house later </dev/null
check "no chip yet: a start" start
plug_in header pinctrl-bcm2711
sleep 1
check "the chip came later: it works" asks_and_blinks
check "the chip came later: it ends" stop
pull_out header
