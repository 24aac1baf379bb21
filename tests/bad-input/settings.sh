# Broken settings files: the default stands, staff are told, the terminal runs.
# shellcheck shell=bash

house() { # settings from stdin, beside sound calendars
	sound_house house >/dev/null
	cat >house/inloop.ini
}

test_settings_empty() {
	house </dev/null
	stands house/inloop.ini data
	checked house/inloop.ini data ok settings ''
}

test_settings_missing() {
	house </dev/null
	rm house/inloop.ini
	stands house/inloop.ini data
	checked house/inloop.ini data warn settings 'inloop\.ini'
}

test_settings_a_folder() {
	house </dev/null
	rm house/inloop.ini
	mkdir house/inloop.ini
	stands house/inloop.ini data
	checked house/inloop.ini data '(warn|fail)' settings 'inloop\.ini'
}

test_settings_binary() {
	head -c 20000 "$BUILD/inloop" | house
	stands house/inloop.ini data
	checked house/inloop.ini data '(warn|fail)' settings '.'
}

test_settings_50_mb() {
	(
		printf '[house]\nname = '
		head -c 50000000 /dev/zero | tr '\0' 'x'
	) | house
	stands house/inloop.ini data
	checked house/inloop.ini data '(warn|fail)' settings 'inloop\.ini'
}

test_settings_latin1() {
	printf '[house]\nname = Caf\351 Zo\353\n[talk]\ntone = ja\n' | house
	play house/inloop.ini data <<-'SCRIPT'
		expect text "Café Zoë"
		press
		expect tone on
	SCRIPT
	stands house/inloop.ini other
	checked house/inloop.ini data ok settings ''
}

test_settings_utf8() {
	printf '[house]\nname = Café Zoë\n' | house
	play house/inloop.ini data <<<'expect text "Café Zoë"'
}

test_settings_crlf() {
	printf '[house]\r\nname = De Kastanje\r\n[talk]\r\ntone = ja\r\n' | house
	play house/inloop.ini data <<-'SCRIPT'
		expect text "De Kastanje"
		press
		expect tone on
	SCRIPT
	checked house/inloop.ini data ok settings ''
}

test_settings_bom() {
	printf '\357\273\277[house]\nname = De Kastanje\n[talk]\ntone = ja\n' | house
	play house/inloop.ini data <<-'SCRIPT'
		expect text "De Kastanje"
		press
		expect tone on
	SCRIPT
	checked house/inloop.ini data ok settings ''
}

test_settings_nul() {
	printf '[house]\nname = De \0Kastanje\n\0\n[talk]\ntone = ja\n' | house
	stands house/inloop.ini data
	play house/inloop.ini other <<-'SCRIPT'
		press
		expect tone on
	SCRIPT
}

test_settings_truncated() {
	printf '[house]\nname = De Kastanje\n[talk]\nremind = 1' | house
	stands house/inloop.ini data
	play house/inloop.ini other <<<'expect text "De Kastanje"'
	checked house/inloop.ini data warn settings '[Rr]egel 4'
	printf '[house]\nname = De Kastanje\n[tal' >house/inloop.ini
	stands house/inloop.ini data2
	checked house/inloop.ini data2 warn settings '[Rr]egel 3'
}

test_settings_long_lines() {
	(
		printf '[house]\nname = De Kastanje'
		head -c 100000 /dev/zero | tr '\0' ' '
		printf '\n# '
		head -c 100000 /dev/zero | tr '\0' '='
		printf '\n[open]\nclosed ='
		for day in $(seq 1 28); do printf ' 2027-02-%02d,' "$day"; done
		printf ' 2026-01-05\n'
	) | house
	# the last date of a long line counts too
	play house/inloop.ini data <<-'SCRIPT'
		expect text "De Kastanje"
	SCRIPT
	checked house/inloop.ini data ok settings ''
}

test_settings_very_long_name() {
	(
		printf '[house]\nname = '
		head -c 5000 /dev/zero | tr '\0' 'x'
	) | house
	stands house/inloop.ini data
	checked house/inloop.ini data warn settings '[Rr]egel 2'
}

test_settings_unknown_keys() {
	printf '[house]\nname = De Kastanje\nnaam = x\n[talk]\nremnd = 3m\n[praten]\na = b\n' | house
	stands house/inloop.ini data
	checked house/inloop.ini data warn settings '[Rr]egel 3'
	checked house/inloop.ini data warn settings '[Rr]egel 5'
	checked house/inloop.ini data warn settings '[Rr]egel [67]'
}

test_settings_bad_values() {
	printf '[talk]\nremind = soon\ngiveup = -5m\ntone = misschien\n[open]\nma = 25:00-99:00\n' | house
	printf 'di = 16:00-10:00\nclosed = 2026-13-45\n[house]\ntimezone = Mars/Phobos\n' >>house/inloop.ini
	printf '[screen]\nrotate = 45\npanel_mm = groot\n[gpio]\npull = sideways\n' >>house/inloop.ini
	stands house/inloop.ini data
	for line in 2 3 4 6 7 8; do
		checked house/inloop.ini data warn settings "[Rr]egel $line "
	done
	# the defaults stand
	printf '[talk]\nremind = soon\ntone = ja\n' >house/inloop.ini
	play house/inloop.ini other <<-'SCRIPT'
		press
		wait 179s
		expect tone off
		wait 1s
		expect tone on
	SCRIPT
}

test_settings_a_key_that_is_none() {
	printf '[gpio]\nack_key = Blub\n' | house
	stands house/inloop.ini data
	checked house/inloop.ini data warn ack_key 'Blub'
	printf '[gpio]\nack_key = pagedown\n' >house/inloop.ini
	play house/inloop.ini data <<-'SCRIPT'
		press
		wait 4s
		key PageDown
		expect lamp steady
	SCRIPT
	"$BUILD/inloop" --check --config house/inloop.ini --data data >out
	! grep -q ack_key out
}

test_settings_staff_read_it_on_the_screen() {
	printf '[talk]\nremind = soon\n' | house
	play house/inloop.ini data <<-'SCRIPT'
		hold home.house 3s
		tap pin.1
		tap pin.2
		tap pin.3
		tap pin.4
		tap pin.ok
		tap pin.1
		tap pin.2
		tap pin.3
		tap pin.4
		tap pin.ok
		tap staff_week.more
		tap staff_week.system
		expect screen staff_system
		expect text "remind"
	SCRIPT
}
