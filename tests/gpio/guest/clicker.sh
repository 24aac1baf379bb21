# A key of an ordinary wireless clicker as the expert's button.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

page_up="key 104" page_down="key 109" # of linux/input-event-codes.h

plug_in header pinctrl-bcm2711
check "a keyboard" panel_in
house clicker <<-SETTINGS
	ack =
	ack_key = PageDown
SETTINGS
check "a start with a clicker" start
hand down "$button" wait 150 up "$button" wait 500
fingers "$page_up"
sleep 1
check "another key is no answer" equal asked "$(events)"
fingers "$page_down"
sleep 1
check "its key: seen" equal "asked seen" "$(events)"
check "seen: the lamp is steady" equal steady "$(seen "$lamp")"
fingers "$page_down"
sleep 1
check "again: met" equal "asked seen met" "$(events)"
check "met: the lamp is off" equal off "$(seen "$lamp")"
check "it ends" stop
panel_out
pull_out header
