# The light in the button: on when the roster has a shift now. The guest's day is Monday
# 2026-11-23, and it is past ten in the morning in Amsterdam.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

roster() { # DATE: a shift the whole of that day
	cat >"$home/rooster.ics" <<-SHIFTS
		BEGIN:VCALENDAR
		VERSION:2.0
		PRODID:-//test//test//NL
		BEGIN:VEVENT
		UID:dienst@test
		DTSTAMP:20261101T000000Z
		DTSTART:$1T070000Z
		DTEND:$1T220000Z
		SUMMARY:Dienst
		END:VEVENT
		END:VCALENDAR
	SHIFTS
}

plug_in header pinctrl-bcm2711
house on-shift </dev/null
roster 20261123
check "a start with a shift" start
check "a shift is on: the light glows" equal steady "$(seen "$light")"
hand down "$ack" wait 5200 up "$ack" wait 500
check "the expert is away: the light is off" equal off "$(seen "$light")"
hand down "$ack" wait 5200 up "$ack" wait 500
check "here again: the light glows" equal steady "$(seen "$light")"
check "it ends" stop
check "ended: the light is off" equal off "$(seen "$light")"

house off-shift </dev/null
roster 20261124
check "a start without a shift" start
check "no shift: the light is off" equal off "$(seen "$light")"
hand down "$button" wait 500
check "held: the light is on" equal steady "$(seen "$light")"
hand up "$button" wait 500
check "released: it is off" equal off "$(seen "$light")"
check "it ends again" stop
pull_out header
