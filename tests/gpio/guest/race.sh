# The button and the expert's button at nearly the same moment, in either order, in each state that
# an ask can have: which was first decides, and every ask comes to its end.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

RANDOM=405
SURE=10 # milliseconds apart from which on the order is certain

last_id() {
	sql "SELECT coalesce(max(id), 0) FROM event"
}

since() { # ID: the events after it
	sql "SELECT group_concat(CASE kind WHEN 30 THEN 'asked' WHEN 31 THEN 'seen' WHEN 32 THEN 'met'
		WHEN 34 THEN 'ended' WHEN 38 THEN 'repeat' ELSE kind END, ' ')
		FROM (SELECT kind FROM event WHERE id > $1 AND kind >= 30 ORDER BY id)"
}

answer() { # MS...: the expert's button, held so long each time
	for ms; do
		hand down "$ack" wait "$ms" up "$ack" wait 3200
	done
}

# A press counts 55 ms after it began, the expert's button 25 ms after it was let go.
race() { # HOLD PRESS-FIRST ANSWER-FIRST: what happens in each order
	local hold=$1 press answer from there
	press=$((hold + RANDOM % 80)) from=$(last_id)
	answer=$((hold + 40 + RANDOM % 40))
	if [ $press -lt $answer ]; then
		hand down "$ack" wait $press down "$button" wait $((answer - press)) up "$ack" \
			wait 150 up "$button" wait 500
	else
		hand down "$ack" wait $answer up "$ack" wait $((press - answer)) down "$button" \
			wait 150 up "$button" wait 500
	fi
	there=$(since "$from") apart=$((answer + 25 - press - 55))
	if [ $apart -gt $SURE ]; then
		equal "$2" "$there"
	elif [ $apart -lt -$SURE ]; then
		equal "$3" "$there"
	else
		[ "$2" = "$there" ] || equal "$3" "$there"
	fi || { echo "  the answer $apart ms after the press" && false; }
}

rounds() { # WHAT HOLD PRESS-FIRST ANSWER-FIRST ANSWERS-BEFORE...
	local what=$1 hold=$2 press_first=$3 answer_first=$4 round good=0
	shift 4
	for ((round = 0; round < 10; round++)); do
		if [ "$what" != "nothing open" ]; then
			hand down "$button" wait 150 up "$button" wait 500
			answer "$@"
		fi
		if race "$hold" "$press_first" "$answer_first"; then good=$((good + 1)); fi
		sleep 21 # the question about a second press goes by itself
		answer 150 150 2300
	done >/tmp/rounds
	check "$what: 10 races" equal "10" "$good$(cat /tmp/rounds)"
	check "$what: the lamp is off in the end" equal off "$(seen "$lamp")"
}

window=400x240
plug_in header pinctrl-bcm2711
house race </dev/null
check "a start" start
rounds "nothing open" 100 "asked seen" "asked"
rounds "asked" 100 "repeat seen" "seen repeat"
rounds "seen" 100 "repeat met" "met repeat" 150
rounds "met" 2300 "repeat ended" "ended asked" 150 150
asks=$(sql "SELECT count(*) FROM event WHERE kind = 30")
check "each of $asks asks ended once, as a talk" equal "$asks $asks" \
	"$(sql "SELECT count(*) || ' ' || count(DISTINCT ref) FROM event WHERE kind = 34 AND n = 1")"
check "it ends" stop
pull_out header
