# Ten thousand edges a second for a minute and more: a broken wire beside a machine, say. The screen can be
# used, the memory stays as it is, no ask is made, and one fault is recorded, which heals.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

kilobytes() {
	awk '$1 == "VmRSS:" { print $2 }' "/proc/$terminal/status"
}

check_ins() {
	sql "SELECT count(*) FROM event WHERE kind = 10"
}

steps=(seed 5)
for ((tenth = 0; tenth < 600; tenth++)); do
	steps+=(bounce "$button" 1000 100)
done

plug_in header pinctrl-bcm2711
house flood </dev/null
read -r x y <<<"$(where_is home.check_in <<<'')"
read -r done_x done_y <<<"$(where_is check_in.done <<<'tap home.check_in')"
check "a panel" panel_in
check "a start" start
# Nobody taps before they saw the page.
fingers "wait 1000" "tap $x $y" "wait 2000" "tap $done_x $done_y" "wait 1000"
sleep 5
check "a check-in before it" equal 1 "$(check_ins)"
before=$(kilobytes)
# Three of them, with a breath between: where the processor has nothing else to do, sleep ends late.
for _ in 1 2 3; do hand "${steps[@]}" && sleep 2; done &
storm=$!
sleep 20
fingers "tap $x $y" "wait 2000" "tap $done_x $done_y" "wait 2000" "tap $x $y"
sleep 10
check "two check-ins in the middle of it" equal 3 "$(check_ins)"
check "it is still on" kill -0 $storm
wait $storm
sleep 140 # a minute to notice that it is calm, a minute of calm, and some
check "not an ask, not a repeat" equal 0 "$(sql "SELECT count(*) FROM event WHERE kind IN (30, 38)")"
check "one fault, and its end" equal "61 2 0,62 2 0" \
	"$(sql "SELECT group_concat(kind || ' ' || n || ' ' || m) FROM event WHERE kind IN (61, 62)")"
after=$(kilobytes)
check "the memory stays: $before kB, $after kB" test $((after - before)) -lt 512
hand down "$button" wait 150 up "$button" wait 500
check "a press counts again" equal 1 "$(sql "SELECT count(*) FROM event WHERE kind = 30")"
check "it runs on" runs
check "it ends" stop
panel_out
pull_out header
