#!/bin/bash
# The wiring drawings: every pin that is drawn carries the number that the 40-pin header gives its
# name, and drawing 1 shows the lines of the sample settings.
set -u
cd "${1:-$(dirname "$0")/../..}" || exit 1
failed=0

complain() {
	echo "$1"
	failed=1
}

# The names of pins 1 to 40.
header=(
	"3,3 V" "5 V" GPIO2 "5 V" GPIO3 GND GPIO4 GPIO14 GND GPIO15 GPIO17 GPIO18 GPIO27 GND GPIO22
	GPIO23 "3,3 V" GPIO24 GPIO10 GND GPIO9 GPIO25 GPIO11 GPIO8 GND GPIO7 GPIO0 GPIO1 GPIO5 GND
	GPIO6 GPIO12 GPIO13 GND GPIO19 GPIO16 GPIO26 GPIO20 GND GPIO21
)

pins() { # FILE: "number name" of every pin drawn
	sed -n 's|.*<text class="white"[^>]*>\([0-9]*\)</text><text class="middle"[^>]*>\([^<]*\)<.*|\1 \2|p' "$1"
}

for drawing in assets/wiring*.svg; do
	drawn=0
	while read -r number name; do
		drawn=$((drawn + 1))
		[ "${header[number - 1]}" = "$name" ] ||
			complain "$drawing: pin $number is ${header[number - 1]}, not $name"
	done < <(pins "$drawing")
	[ "$drawn" -gt 0 ] || complain "$drawing: no pins found in it"
done

for line in button ack lamp light; do
	name=$(sed -n '/^\[gpio\]/,/^\[/ s/^'"$line"' *= *//p' config/inloop.ini)
	pins assets/wiring.svg | grep -q " $name\$" ||
		complain "assets/wiring.svg: [gpio] $line = $name of config/inloop.ini is not in it"
done
exit "$failed"
