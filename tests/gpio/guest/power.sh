# Killed at random moments around a press: what the lamp had confirmed is stored, nothing is
# stored twice, and the next start shows it.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

RANDOM=1123
plug_in header pinctrl-bcm2711
house power </dev/null
lit=0 kept=0 right=0 rounds=25
for ((round = 0; round < rounds; round++)); do
	rm -rf "$home/data"
	start || break
	hand down "$button" wait $((RANDOM % 150)) look "$lamp" kill "$terminal" up "$button" >/tmp/look
	wait "$terminal" 2>/dev/null
	stored=$(events)
	if [ "$(cat /tmp/look)" = "look $lamp on" ]; then
		lit=$((lit + 1))
		[ "$stored" != asked ] || kept=$((kept + 1))
	fi
	case $stored in
	asked | "") right=$((right + 1)) ;;
	esac
done
check "killed $rounds times: all rounds done" equal $rounds $round
check "every press that the lamp confirmed is stored ($lit of $rounds)" equal $lit $kept
check "some were confirmed, some not" test $lit -gt 3 -a $lit -lt $rounds
check "none is stored twice" equal $rounds $right
pull_out header
