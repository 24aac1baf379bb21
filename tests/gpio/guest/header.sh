# The header of a Raspberry Pi, simulated: for the small guests and for the card, whose shell is dash.
# It says where the lines are that the sample house's settings name.
# shellcheck shell=sh disable=SC2034 # who reads this file uses them

config=/sys/kernel/config/gpio-sim
button=17 ack=27 lamp=22 light=23 tone=24

# A chip as the Raspberry Pi's, nothing pressed; sets `chip` to the folder with its lines.
plug_in() { # NAME LABEL
	bank=$config/$1/bank0
	mkdir -p "$bank"
	echo 54 >"$bank/num_lines"
	echo "$2" >"$bank/label"
	line=0
	while [ "$line" -lt 28 ]; do
		mkdir "$bank/line$line"
		echo "GPIO$line" >"$bank/line$line/name"
		line=$((line + 1))
	done
	echo 1 >"$config/$1/live"
	chip=/sys/devices/platform/$(cat "$config/$1/dev_name")/$(cat "$bank/chip_name")
	echo pull-up >"$chip/sim_gpio$button/pull"
	echo pull-up >"$chip/sim_gpio$ack/pull"
}

pull_out() { # NAME
	echo 0 >"$config/$1/live"
	rmdir "$config/$1"/bank0/line* "$config/$1/bank0" "$config/$1"
}
