# Lines that are not there, taken or forbidden: the terminal runs on, and says why.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

hold() { # LINE: another program has it, until $holder ends
	if gpioset --version | grep -q 'v1\.'; then
		gpioset --mode=signal gpiochip0 "$1=0" &
	else
		gpioset -c gpiochip0 "$1=0" &
	fi
	holder=$!
	sleep 1
}

house none </dev/null
check "no chip: --check says it" says warn button "geen GPIO-aansluiting"
check "no chip: it starts" start
check "no chip: it runs on" runs
check "no chip: it ends" stop

plug_in header pinctrl-bcm2711
house name <<-SETTINGS
	button = GPIO99
SETTINGS
check "no such line: --check says it" says warn button "geen GPIO-lijn met de naam GPIO99"
check "no such line: the lamp is well" says ok lamp "GPIO$lamp"
check "no such line: it starts" start
check "no such line: it runs on" runs
check "no such line: it ends" stop

house taken </dev/null
hold "$lamp"
check "taken: --check says by whom" says warn lamp "in gebruik door gpioset"
check "taken: it starts" start
hand down "$button" wait 150 up "$button" wait 500
check "taken: a press counts without its lamp" equal asked "$(events)"
check "taken: it runs on" runs
check "taken: it ends" stop
kill $holder
wait $holder 2>/dev/null

house twice </dev/null
plug_in other pinctrl-rp1
check "twice: --check names both chips" says warn button "komt 2 keer voor"
house chip <<-SETTINGS
	chip = pinctrl-rp1
SETTINGS
check "twice: the chip by its label" says ok button "GPIO$button"
check "a start on the other chip" start
check "it works on the other chip" asks_and_blinks
check "it ends there" stop
pull_out other
chip=/sys/devices/platform/$(cat $config/header/dev_name)/$(cat $config/header/bank0/chip_name)

house nobody </dev/null
mkdir -p "$home/data"
chmod 777 "$home" "$home/data"
chmod 600 /dev/gpiochip*
as=(chroot --userspec=65534:65534 /)
check "forbidden: --check says it" says warn button "mag niet\|geen recht\|groep gpio"
check "forbidden: it starts" start
check "forbidden: it runs on" runs
check "forbidden: it ends" stop
as=()
pull_out header
