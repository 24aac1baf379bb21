# One press of the button, all the way to the disk and to the lamp.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

plug_in header pinctrl-bcm2711
house press </dev/null
check "the terminal starts" start
check "nothing pressed: the lamp is off" equal off "$(seen "$lamp")"
hand down "$button" wait 150 up "$button" wait 500
check "a press is stored" equal asked "$(events)"
check "a press: the lamp blinks" equal blink "$(seen "$lamp")"
check "it ends when told to" stop
check "ended: the lamp is off" equal off "$(seen "$lamp")"
pull_out header
