# Broken calendar files: the last good one stays, staff are told, the terminal runs.
# shellcheck shell=bash

# The report on a calendar (kept in the file programme), and the terminal with it as programme and
# as roster.
calendar_stands() { # report's STATUS
	ends_with "$1" "$BUILD/inloop-report" programme 2026-01-05 --config house/inloop.ini
	[ "$1" -eq 0 ] || reason 'activiteiten\.ics'
	cp out programme
	cp house/activiteiten.ics house/rooster.ics
	rm -rf data
	stands house/inloop.ini data
}

calendar() { # from stdin
	sound_house house >/dev/null
	cat >house/activiteiten.ics
}

head_of_calendar='BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//NL\r\n'

event() { # RULE: a daily coffee
	printf 'BEGIN:VEVENT\r\nUID:koffie\r\nSUMMARY:Koffie\r\nDTSTART:20260105T110000\r\nDTEND:20260105T120000\r\n%sEND:VEVENT\r\n' "$1"
}

test_calendar_empty() {
	calendar </dev/null
	calendar_stands 1
	checked house/inloop.ini data warn programme 'activiteiten\.ics'
	checked house/inloop.ini data warn roster 'rooster\.ics'
}

test_calendar_missing() {
	calendar </dev/null
	rm house/activiteiten.ics house/rooster.ics
	ends_with 1 "$BUILD/inloop-report" programme 2026-01-05 --config house/inloop.ini
	reason 'activiteiten\.ics'
	stands house/inloop.ini data
	checked house/inloop.ini data warn programme 'activiteiten\.ics'
}

test_calendar_binary() {
	head -c 20000 "$BUILD/inloop" | calendar
	calendar_stands 1
	checked house/inloop.ini data warn programme 'activiteiten\.ics'
}

test_calendar_50_mb() {
	(
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		event 'X-NOISE:'
		head -c 50000000 /dev/zero | tr '\0' 'x'
		printf '\r\nEND:VCALENDAR\r\n'
	) | calendar
	calendar_stands 1
	checked house/inloop.ini data warn programme 'activiteiten\.ics'
}

# Reports have a title as it stands in the calendar; the screen, and what is kept for it, no number of
# anybody in it.
test_calendar_number_in_a_title() {
	(
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		event '' | sed 's/SUMMARY:Koffie/SUMMARY:Koffie\, bel 06-12345678/'
		printf 'END:VCALENDAR\r\n'
	) | calendar
	ends_with 0 "$BUILD/inloop-report" programme 2026-01-05 1 --config house/inloop.ini --format json
	[ "$(jq -r '.[0].title' out)" = 'Koffie, bel 06-12345678' ] || fail "the report says $(cat out)"
	play house/inloop.ini data <<-'SCRIPT'
		clock 2026-01-05T10:30
		tap home.activities
		expect text "Koffie"
		expect no-text "12345678"
	SCRIPT
	[ -s data/activiteiten.rijen ] || fail "nothing is kept: $(ls data)"
	! grep -rqa 12345678 data || fail "the number is in $(grep -rla 12345678 data)"
}

test_calendar_latin1() {
	(
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		event '' | sed 's/Koffie/Taalcaf\xe9/'
		printf 'END:VCALENDAR\r\n'
	) | calendar
	calendar_stands 0
	grep -q 'Taalcafé' programme
	play house/inloop.ini other <<-'SCRIPT'
		tap home.activities
		expect text "Taalcafé"
	SCRIPT
}

test_calendar_crlf_lf_and_bom() {
	(
		printf '\357\273\277'
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		event ''
		printf 'END:VCALENDAR\r\n'
	) | calendar
	calendar_stands 0
	grep -q 'Koffie' programme
	tr -d '\r' <house/activiteiten.ics >lf
	mv lf house/activiteiten.ics
	calendar_stands 0
	grep -q 'Koffie' programme
}

test_calendar_nul() {
	(
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		event '' | sed 's/Koffie/Kof\x00fie/'
		printf 'END:VCALENDAR\r\n'
	) | calendar
	# understood or refused, but said
	ends_with 0 "$BUILD/inloop-report" programme 2026-01-05 --config house/inloop.ini || reason 'activiteiten\.ics'
	stands house/inloop.ini data
}

test_calendar_truncated() {
	head -c 400 "$root/tests/scenarios/config/activiteiten.ics" | calendar
	calendar_stands 1
	checked house/inloop.ini data warn programme 'activiteiten\.ics'
}

test_calendar_a_folder() {
	calendar </dev/null
	rm house/activiteiten.ics
	mkdir house/activiteiten.ics
	ends_with 1 "$BUILD/inloop-report" programme 2026-01-05 --config house/inloop.ini
	reason 'activiteiten\.ics'
	stands house/inloop.ini data
}

test_calendar_last_good_one_stays() {
	sound_house house >/dev/null
	play house/inloop.ini data <<-'SCRIPT'
		tap home.activities
		expect text "Samen lunchen"
	SCRIPT
	head -c 300 "$root/tests/scenarios/config/activiteiten.ics" >house/activiteiten.ics
	play house/inloop.ini data <<-'SCRIPT'
		tap home.activities
		expect text "Samen lunchen"
	SCRIPT
	checked house/inloop.ini data warn programme 'laatste goede'
	# and a good one takes its place again
	cp "$root/tests/scenarios/config/busy/activiteiten.ics" house/activiteiten.ics
	play house/inloop.ini data <<-'SCRIPT'
		tap home.activities
		expect no-text "Samen lunchen"
		expect text "Groep nummer"
	SCRIPT
	# (what is in it is over by now, which is another matter)
	checked house/inloop.ini data '(ok|warn)' programme ''
	if grep -q 'laatste goede' check; then fail "$(cat check)"; fi
}

test_calendar_20000_events() {
	(
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		awk 'BEGIN { for (i = 0; i < 20000; i++) printf "BEGIN:VEVENT\r\nUID:e%d\r\nSUMMARY:Groep %d\r\nDTSTART:2026%02d%02dT%02d0000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n", i, i, i % 12 + 1, i % 28 + 1, i % 24 }'
		printf 'END:VCALENDAR\r\n'
	) | calendar
	calendar_stands 0
	checked house/inloop.ini data '(ok|warn)' programme '(20000|komende 4 weken)'
}

test_calendar_200_events_on_one_day() {
	(
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		awk 'BEGIN { for (i = 0; i < 200; i++) printf "BEGIN:VEVENT\r\nUID:e%d\r\nSUMMARY:Groep %d\r\nDTSTART:20260105T%02d%02d00\r\nDURATION:PT1H\r\nEND:VEVENT\r\n", i, i, 11 + i % 5, i % 60 }'
		printf 'END:VCALENDAR\r\n'
	) | calendar
	calendar_stands 0
}

test_calendar_rule_without_end() {
	(
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		event '' | sed 's/DTSTART:2026/DTSTART:1970/; s/DTEND:2026/DTEND:1970/; s/^END:VEVENT/RRULE:FREQ=DAILY\r\nEND:VEVENT/'
		printf 'END:VCALENDAR\r\n'
	) | calendar
	calendar_stands 0
	[ "$(grep -c Koffie programme)" -eq 1 ]
	ends_with 0 "$BUILD/inloop-report" programme 2099-01-05 --config house/inloop.ini
	grep -q Koffie out
}

test_calendar_every_second() {
	(
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		event '' | sed 's/^END:VEVENT/RRULE:FREQ=SECONDLY\r\nEND:VEVENT/'
		printf 'END:VCALENDAR\r\n'
	) | calendar
	calendar_stands 0
}

test_calendar_rule_that_never_comes() {
	(
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		event '' | sed 's/^END:VEVENT/RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\nEND:VEVENT/'
		printf 'END:VCALENDAR\r\n'
	) | calendar
	calendar_stands 0
}

test_calendar_nonsense_in_an_event() {
	(
		# shellcheck disable=SC2059
		printf "$head_of_calendar"
		printf 'BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Zonder begin\r\nEND:VEVENT\r\n'
		printf 'BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Achterstevoren\r\nDTSTART:20260105T120000\r\nDTEND:20260105T110000\r\nEND:VEVENT\r\n'
		printf 'BEGIN:VEVENT\r\nDTSTART:29991399T256199\r\nRRULE:FREQ=SOMETIMES\r\nEND:VEVENT\r\n'
		event ''
		printf 'END:VCALENDAR\r\n'
	) | calendar
	calendar_stands 0
	grep -q Koffie programme
	checked house/inloop.ini data warn programme 'activiteiten\.ics'
}
