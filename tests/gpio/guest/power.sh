# 200 presses, answered by the expert, and the terminal killed at forty random moments among them,
# mostly around a press or an answer: what was confirmed is stored, nothing is stored twice or out
# of order, the lamp confirms nothing that is not stored, and the next start goes on from there.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

RANDOM=1123
ROUNDS=40 PRESSES=5 # in a round, the last of them cut short
seen_by=(down "$ack" wait 150 up "$ack") over_by=(down "$ack" wait 2200 up "$ack")
asks=(down "$button" wait 150 up "$button" wait 500)
sees=("${seen_by[@]}" wait 3300) meets=("${seen_by[@]}" wait 500) ends=("${over_by[@]}" wait 500)

last_id() {
	sql "SELECT coalesce(max(id), 0) FROM event"
}

since() { # ID
	sql "SELECT group_concat(CASE kind WHEN 30 THEN 'asked' WHEN 31 THEN 'seen' WHEN 32 THEN 'met'
		WHEN 34 THEN 'ended' ELSE kind END, ' ')
		FROM (SELECT kind FROM event WHERE id > $1 AND kind BETWEEN 30 AND 59 ORDER BY id)"
}

# The steps of a talk up to a moment in its press, its first or second answer, or its end.
cut_talk() { # 0, 1, 2 or 3: sets `cut`, and `sure`: what is stored whatever the moment is
	cut=() sure=
	[ "$1" -lt 1 ] || cut+=("${asks[@]}") sure="asked"
	[ "$1" -lt 2 ] || cut+=("${sees[@]}") sure="asked seen"
	[ "$1" -lt 3 ] || cut+=("${meets[@]}") sure="asked seen met"
	case $1 in
	0) cut+=(down "$button" wait $((RANDOM % 150))) ;;
	1 | 2) cut+=("${seen_by[@]}" wait $((RANDOM % 60))) ;;
	3) cut+=("${over_by[@]}" wait $((RANDOM % 60))) ;;
	esac
}

go_on() { # LAST-EVENT: what the lamp must show, and the expert brings the talk to its end
	case $1 in
	asked) shows=blink steps=("${sees[@]}" "${meets[@]}" "${ends[@]}") ;;
	seen) shows=steady steps=(wait 3300 "${meets[@]}" "${ends[@]}") ;;
	met) shows=off steps=("${ends[@]}") ;;
	*) shows=off steps=() ;;
	esac
	equal "$shows" "$(seen "$lamp")" && hand "${steps[@]}" wait 100
}

whole=
for ((press = 1; press < PRESSES; press++)); do
	whole+="asked seen met ended "
done
window=400x240
plug_in header pinctrl-bcm2711
house power </dev/null
lit=0 kept=0 right=0 came_back=0 under_way=0 order=(asked seen met ended)
for ((round = 0; round < ROUNDS; round++)); do
	start || break
	from=0
	if [ $round -gt 0 ]; then
		from=$(last_id)
		[ "$stored_last" != asked ] || open_at_start=$((${open_at_start-0} + 1))
		if go_on "$stored_last"; then came_back=$((came_back + 1)); else echo "  round $round, after $stored_last"; fi
		from=$(last_id)
	fi
	steps=()
	for ((press = 1; press < PRESSES; press++)); do
		steps+=("${asks[@]}" "${sees[@]}" "${meets[@]}" "${ends[@]}")
	done
	phase=$((RANDOM % 8))
	[ $phase -lt 4 ] || phase=0
	cut_talk $phase
	hand "${steps[@]}" "${cut[@]}" look "$lamp" kill "$terminal" up "$button" >/tmp/look
	wait "$terminal" 2>/dev/null
	stored=$(since "$from")
	if [ $phase -eq 0 ] && [ "$(cat /tmp/look)" = "look $lamp on" ]; then
		lit=$((lit + 1))
		[ "$stored" != "${whole}asked" ] || kept=$((kept + 1))
	fi
	before=$whole$sure with="$whole$sure ${order[phase]}"
	with=${with//  / }
	case $stored in
	"$with") right=$((right + 1)) under_way=$((under_way + 1)) ;;
	"${before% }") right=$((right + 1)) ;;
	*) echo "  round $round, cut in ${order[phase]}: $stored" ;;
	esac
	stored_last=${stored##* }
done >/tmp/rounds
check "$((ROUNDS * PRESSES)) presses, killed $ROUNDS times: all rounds done" equal "$ROUNDS " "$round $(cat /tmp/rounds)"
check "each time exactly what was confirmed is stored, and at most what was under way" equal $ROUNDS $right
check "every press that the lamp confirmed is stored ($lit)" equal $lit $kept
check "some were stored before the end, some not ($under_way of $ROUNDS)" test $under_way -gt 5 -a $under_way -lt $((ROUNDS - 3))
check "each next start showed the lamp of what is stored" equal $((ROUNDS - 1)) $came_back
check "some started with an ask open (${open_at_start-0})" test "${open_at_start-0}" -gt 3
check "every ask but the last ended once, as a talk" equal "" \
	"$(sql "SELECT ref, count(*) FROM event WHERE kind = 34 GROUP BY ref HAVING count(*) <> 1 OR min(n) <> 1")"
pull_out header
