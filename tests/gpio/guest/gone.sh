# The chip goes while the terminal uses it (a board that is pulled off, a driver that is loaded
# anew): the terminal runs on.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

plug_in header pinctrl-bcm2711
house gone </dev/null
check "a start before the chip goes" start
hand down "$button" wait 10
pull_out header
sleep 1
check "gone: it runs on" runs
check "gone in the first 10 ms: no ask" equal "" "$(events)"
check "gone: it ends" stop
plug_in header pinctrl-bcm2711
check "plugged in: a start" start
check "plugged in: it works" asks_and_blinks
hand down "$button" wait 200
pull_out header
check "gone while held: it runs on" runs
check "gone while held: it ends" stop
