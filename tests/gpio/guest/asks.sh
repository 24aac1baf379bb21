# Ten asks open at once; acknowledged and cancelled while others press. What a finger on the screen
# has to say comes through the kernel's uinput.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

RANDOM=1007
refs() { # KIND: the asks that it happened to, in order
	sql "SELECT group_concat(ref) FROM (SELECT ref FROM event WHERE kind = $1 ORDER BY id)"
}

count() { # KIND
	sql "SELECT count(*) FROM event WHERE kind = $1"
}

together() { # HOLD: both buttons within a fifth of a second, one of them first
	local first=$button second=$ack
	[ $((RANDOM % 2)) -eq 0 ] || first=$ack second=$button
	hand down "$first" wait $((RANDOM % 100)) down "$second" wait $((RANDOM % 100 + $1)) \
		up "$first" wait $((RANDOM % 100)) up "$second" wait 500
}

plug_in header pinctrl-bcm2711
check "a touch panel" panel_in
house asks <<-SETTINGS
	[talk]
	remind = 1h
	giveup = 2h
	come_within = 2h
SETTINGS
no=$(printf 'press\nwait 1s\npress\nexpect screen again\n' | where_is again.no)
cancel=$(printf 'press\nexpect screen talk\n' | where_is talk.cancel)
check "where to tap" test -n "$no" -a -n "$cancel"

check "a start" start
hand down "$button" wait 150 up "$button" wait 1000
for ((open = 1; open < 10; open++)); do
	hand down "$button" wait 150 up "$button" wait 900
	fingers "tap $no"
	sleep 1
done
asks=$(sql "SELECT group_concat(id) FROM (SELECT id FROM event WHERE kind = 30 ORDER BY id)")
check "ten asks" equal "10 of 10 pictures" \
	"$(sql "SELECT count(*) || ' of ' || count(DISTINCT n) || ' pictures' FROM event WHERE kind = 30")"
check "ten asks: the lamp blinks" equal blink "$(seen "$lamp")"
check "ten asks: it ends" stop
check "ten asks: it starts again" start
check "ten asks, started anew: the lamp blinks" equal blink "$(seen "$lamp")"

for ((ask = 0; ask < 10; ask++)); do
	together 120
	sleep 21 # the question about a second press goes by itself
done
check "ten presses at the same moments are ten repeats more" equal "19, 9 not" "$(count 38), $(count 39) not"
check "all were seen, the oldest first" equal "$asks" "$(refs 31)"
check "all seen: the lamp is steady" equal steady "$(seen "$lamp")"
for ((ask = 0; ask < 10; ask++)); do
	hand down "$ack" wait 150 up "$ack" wait 500
done
check "all were met, the oldest first" equal "$asks" "$(refs 32)"
check "all met: the lamp is off" equal off "$(seen "$lamp")"
for ((ask = 0; ask < 10; ask++)); do
	together 2500
	sleep 21
done
# The last of them was over before its press, or after it: the press asked anew, or repeated.
over=$(sql "SELECT group_concat(ref) FROM (SELECT ref FROM event WHERE kind = 34 ORDER BY id LIMIT 10)")
check "all are over, the oldest first" equal "$asks" "$over"
check "all are talks" equal 10 "$(sql "SELECT count(*) FROM event WHERE kind = 34 AND n = 1")"
check "every press is there" equal 39 "$(($(count 38) + $(count 30)))"
check "it ends" stop

# One asks and thinks better of it while the expert answers.
house cancel <<-SETTINGS
	[talk]
	remind = 1h
SETTINGS
check "a start to cancel" start
for ((round = 1; round <= 20; round++)); do
	hand down "$button" wait 150 up "$button" wait 1000
	# Before the finger or after it, but not while its button has just moved: such a tap does nothing.
	fingers "wait $((RANDOM % 200 + 900))" "tap $cancel"
	hand wait $((RANDOM % 150 + RANDOM % 2 * 1250)) down "$ack" wait 100 up "$ack" wait 16000
done
check "20 asks, 20 of them stopped by who asked" equal "20, 20" \
	"$(count 30), $(sql "SELECT count(DISTINCT ref) FROM event WHERE kind = 34 AND n = 2")"
check "nothing happened to an ask that was over" equal 0 \
	"$(sql "SELECT count(*) FROM event a JOIN event b ON b.ref = a.ref AND b.id > a.id WHERE a.kind = 34")"
seen_first=$(count 31)
check "the answer came first at times, not always ($seen_first of 20)" test "$seen_first" -gt 2 -a "$seen_first" -lt 18
check "the lamp is off" equal off "$(seen "$lamp")"
check "it ends again" stop
panel_out
pull_out header
