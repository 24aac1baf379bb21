# 300 presses at random moments, each with bounce, the expert's answers in between: exactly the
# events that the rules give. The plan and what must come of it are made together.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

RANDOM=2611
below() { # LIMIT: sets `n`
	n=$((RANDOM % $1))
}

steps=(seed 11) expected=() now=0
counted=-10000 asking=0 again_until=-10000
add_wait() { # MS
	steps+=(wait "$1")
	now=$((now + $1))
}

# A press that lands too close to where the rules change is put off.
clear_of() { # MOMENT MARGIN
	local distance=$((now + 60 - $1))
	[ ${distance#-} -ge "$2" ] || add_wait $((2 * $2))
}

plan_press() {
	clear_of $((counted + 500)) 150
	clear_of $again_until 600
	if [ $((now + 60 - counted)) -ge 500 ]; then
		counted=$((now + 60))
		if [ $counted -lt $again_until ]; then
			: # the question stands: nothing
		elif [ $asking -eq 0 ]; then
			asking=1
			expected+=(asked)
		else
			again_until=$((counted + 20000))
			expected+=(repeat)
		fi
	fi
	below 50
	steps+=(bounce "$button" $((n + 1)) 20 down "$button")
	below 300
	[ $1 = long ] || n=0
	add_wait $((n + 80))
	below 50
	steps+=(bounce "$button" $((n + 1)) 20 up "$button")
	now=$((now + 40))
}

plan_answer() { # the expert: seen, met, and ended
	add_wait 1000
	steps+=(bounce "$ack" 9 15 down "$ack" wait 200 up "$ack" wait 3500)
	steps+=(bounce "$ack" 6 15 down "$ack" wait 200 up "$ack" wait 600)
	steps+=(down "$ack" wait 2300 bounce "$ack" 12 15 up "$ack" wait 1000)
	now=$((now + 7845))
	expected+=(seen met ended)
	asking=0
}

for ((press = 0; press < 300; press++)); do
	below 10
	case $n in
	0 | 1 | 2) plan_press short && add_wait 100 ;;
	3 | 4) plan_press long && below 18000 && add_wait $((n + 700)) ;;
	*) plan_press long && below 9000 && add_wait $((n + 21000)) ;;
	esac
	below 4
	[ "$n" -ne 0 ] || [ $asking -eq 0 ] || plan_answer
done

as_planned() { # tells the first event that differs, and what came before it
	local there i
	read -r -a there <<<"$(events)"
	for ((i = 0; i < ${#expected[@]} || i < ${#there[@]}; i++)); do
		[ "${expected[i]-}" != "${there[i]-}" ] || continue
		echo "event $i: expected '${expected[i]-}', there is '${there[i]-}', after ${there[*]:i > 8 ? i - 8 : 0:8}"
		return 1
	done
}

window=400x240
plug_in header pinctrl-bcm2711
house many <<-SETTINGS
	[talk]
	giveup = 60m
	remind = 59m
	come_within = 60m
SETTINGS
check "the terminal starts" start
hand "${steps[@]}" wait 1000
check "300 presses in $((now / 60000)) minutes: ${#expected[@]} events" as_planned
check "it ends" stop
pull_out header
