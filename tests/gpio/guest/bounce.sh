# A contact that bounces, and pulses too short to be a finger.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

# The lines alone: 50 presses of 1 to 50 edges in 20 ms, at the press and at the release.
steps=()
for ((edges = 1; edges <= 50; edges++)); do
	steps+=(bounce "$button" "$edges" 20 down "$button" wait 120)
	steps+=(bounce "$button" $((51 - edges)) 20 up "$button" wait 150)
done
plug_in header pinctrl-bcm2711
/inloop/build/probe button=GPIO$button active_low=1 pull=up debounce=25 watch=20000 >/tmp/edges &
watcher=$!
sleep 1
hand seed 7 "${steps[@]}"
wait $watcher
check "50 bouncing presses: 50 times down" equal 50 "$(grep -c '^edge	button	down' /tmp/edges)"
check "50 bouncing presses: 50 times up" equal 50 "$(grep -c '^edge	button	up' /tmp/edges)"
check "down and up take turns" equal "" "$(awk '/^edge/ { if ($3 == was) print; was = $3 }' /tmp/edges)"

# The terminal: each of them is one ask, or one repeat once the question is gone.
house bounce </dev/null
check "the terminal starts" start
for edges in 1 2 3 5 8 13 21 34 50; do
	hand seed "$edges" bounce "$button" "$edges" 20 down "$button" wait 120 \
		bounce "$button" "$edges" 20 up "$button" wait 21000
done
check "nine bouncing presses" equal \
	"asked repeat repeat repeat repeat repeat repeat repeat repeat" \
	"$(sql "SELECT group_concat(CASE kind WHEN 30 THEN 'asked' ELSE 'repeat' END, ' ')
		FROM (SELECT kind FROM event WHERE kind IN (30, 38) ORDER BY id)")"
check "it ends" stop

house pulses </dev/null
check "the terminal starts again" start
for ms in 1 2 5 10 15 20 23 26 28; do
	hand down "$button" wait "$ms" up "$button" wait 1000
	check "a pulse of $ms ms is no press" equal "" "$(events)"
done
steps=()
for ((pulse = 0; pulse < 100; pulse++)); do
	steps+=(down "$button" wait 3 up "$button" wait 4)
done
hand "${steps[@]}" wait 500
check "hum on the wire is no press" equal "" "$(events)"
hand down "$button" wait 45 up "$button" wait 500
check "45 ms is a press" equal asked "$(events)"
check "it ends again" stop

# A minimum press of one's own, far from what the kernel's timers round.
house minimum <<-SETTINGS
	min_press = 200ms
SETTINGS
check "a start for the minimum press" start
hand down "$button" wait 150 up "$button" wait 1000
check "150 ms is too short where 200 are asked for" equal "" "$(events)"
hand down "$button" wait 260 up "$button" wait 500
check "260 ms is long enough" equal asked "$(events)"
check "it ends after that" stop

# The lockout: a second press within half a second does not count.
house lockout </dev/null
check "a start for the lockout" start
hand down "$button" wait 80 up "$button" wait 150 down "$button" wait 80 up "$button" wait 150
sleep 1
check "a double press is one" equal asked "$(events)"
hand down "$button" wait 80 up "$button" wait 1000
check "a later one is a repeat" equal "asked repeat" "$(events)"
check "it ends a third time" stop
pull_out header
