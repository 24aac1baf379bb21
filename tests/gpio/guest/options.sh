# Lines wired the other way round, and lines that a house does not have.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

plug_in header pinctrl-bcm2711
house high <<-SETTINGS
	active_low = nee
	pull = down
SETTINGS
echo pull-down >"$chip/sim_gpio$button/pull"
echo pull-down >"$chip/sim_gpio$ack/pull"
check "active high: a start" start
sleep 1
check "active high: nothing is pressed" equal "" "$(events)"
hand up "$button" wait 150 down "$button" wait 500
check "active high: a press" equal asked "$(events)"
check "active high: the lamp blinks" equal blink "$(seen "$lamp")"
hand up "$ack" wait 150 down "$ack" wait 500
check "active high: the expert's button" equal "asked seen" "$(events)"
check "active high: the lamp is steady" equal steady "$(seen "$lamp")"
check "active high: it ends" stop
check "ended: the lamp is off" equal off "$(seen "$lamp")"
echo pull-up >"$chip/sim_gpio$button/pull"
echo pull-up >"$chip/sim_gpio$ack/pull"

for without in ack lamp light; do
	house "no-$without" <<-SETTINGS
		$without =
	SETTINGS
	check "no $without: --check does not miss it" equal "" "$(/inloop/build/inloop --check \
		--config "$home/inloop.ini" --data "$home/data" | grep -E "^(fail.*|[a-z]+	$without	)")"
	check "no $without: a start" start
	hand down "$button" wait 150 look "$light" up "$button" wait 500 >/tmp/held
	check "no $without: a press" equal asked "$(events)"
	[ $without = light ] && held=off || held=on
	check "no $without: the light while it is held" equal "look $light $held" "$(cat /tmp/held)"
	[ $without = lamp ] && shows=off || shows=blink
	check "no $without: the lamp" equal "$shows" "$(seen "$lamp")"
	hand down "$ack" wait 150 up "$ack" wait 500
	[ $without = ack ] && does=asked || does="asked seen"
	check "no $without: the expert's button" equal "$does" "$(events)"
	check "no $without: it ends" stop
done

chimes() { # a press, and what an ear hears in the four seconds after it
	local edges on
	read -r _ _ _ edges _ on < <(hand down "$button" wait 20 watch "$tone" 4000 up "$button" wait 500)
	if [ "$on" -ge $((edges * 5 - 2)) ] && [ "$on" -le $((edges * 5 + 2)) ]; then
		echo "$((edges / 2)) times 0.4 s"
	else
		echo "$edges edges, $on % on"
	fi
}
house chimes <<-SETTINGS
	tone = GPIO$tone
	[talk]
	tone = ja
SETTINGS
check "a tone: a start" start
check "a tone: three times 0.4 s" equal "3 times 0.4 s" "$(chimes)"
check "a tone: no fourth time" equal off "$(seen "$tone")"
check "a tone: it ends" stop
house silent <<-SETTINGS
	tone = GPIO$tone
SETTINGS
check "no tone wanted: a start" start
check "no tone wanted: silence" equal "0 times 0.4 s" "$(chimes)"
check "no tone wanted: the lamp blinks" equal blink "$(seen "$lamp")"
check "no tone wanted: it ends" stop
pull_out header
