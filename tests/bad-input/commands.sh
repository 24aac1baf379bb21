# Words on the command line and in scripts that make no sense: 2 for wrong usage, 1 for what could not be done.
# shellcheck shell=bash

refused() { # OPTION...: wrong usage of the terminal
	ends_with 2 "$BUILD/inloop" "$@"
	reason '.'
	[ ! -s out ] || fail "wrong usage, and still something on stdout: $(cat out)"
}

refused_report() {
	ends_with 2 "$BUILD/inloop-report" "$@"
	reason '.'
	[ ! -s out ] || fail "wrong usage, and still something on stdout: $(cat out)"
}

test_options_of_the_terminal() {
	refused --nonsense
	refused --config
	refused --window
	refused --window wide
	refused --window 1280
	refused --window 1280x
	refused --window 1280x800x2
	refused --window -5x-5
	refused --window 0x0
	refused --window 99999999999x1
	refused --panel-mm 217
	refused --panel-mm axb
	refused --fullscreen --window 800x480
	refused something
	refused --config ''
	refused --check --update-ask now
	refused --check --update-state state
	refused --data=
	refused --check something
	ends_with 0 "$BUILD/inloop" --help
	grep -q -- --script out
	ends_with 0 "$BUILD/inloop" --version
	grep -q '[0-9]\.[0-9]' out
}

test_options_of_the_report() {
	refused_report
	refused_report nonsense
	refused_report --nonsense
	refused_report week --nonsense
	refused_report week 2026-48
	refused_report week 2026-W54
	refused_report week 2027-W53
	refused_report week 2026-W48 2026-W49
	refused_report week --format
	refused_report week --format word
	refused_report week --now yesterday
	refused_report week --now 2026-02-30T10:00
	refused_report programme 2026-02-30
	refused_report programme 2026-01-05 0
	refused_report programme 2026-01-05 many
	refused_report week --data ''
	refused_report week --out ''
	ends_with 0 "$BUILD/inloop-report" --help
	ends_with 0 "$BUILD/inloop-report" --version
}

test_report_that_cannot_be_written() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	ends_with 1 "$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data data --out nowhere/week.txt
	reason 'nowhere'
	ends_with 1 "$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data data --out house
	reason 'house'
	[ -d house ]
	ends_with 0 "$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data data --out week.txt
	[ -s week.txt ]
	[ "$(find . -name 'week.txt*' | wc -l)" -eq 1 ] # no temporary file stays
	[ -w /dev/full ] || return 0
	code=0
	"$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data data >/dev/full 2>err || code=$?
	[ "$code" -eq 1 ]
	reason '.'
	for what in --help --version --check --audit; do
		code=0
		"$BUILD/inloop" "$what" --config house/inloop.ini --data data >/dev/full 2>err || code=$?
		[ "$code" -eq 1 ] || fail "$what on a full output ends with $code"
	done
}

test_report_into_a_link_or_a_device() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	week=(week 2026-W02 --config house/inloop.ini --data data)
	mkdir shared
	echo old >shared/week.txt
	ln -s shared/week.txt link.txt
	ln -s /proc/self/fd/1 stdout # as /dev/stdout is
	ends_with 0 "$BUILD/inloop-report" "${week[@]}" --out link.txt
	[ -L link.txt ]
	grep -q 'Week 2' shared/week.txt
	[ "$("$BUILD/inloop-report" "${week[@]}" --out stdout | wc -l)" -gt 10 ]
	[ -L stdout ]
	[ "$(find . -name '*.tmp' | wc -l)" -eq 0 ]
}

# A script that fails in this line, with this in the sentence.
fails_in() { # LINE PATTERN, the script from stdin
	sound_house house >/dev/null
	rm -rf data
	cat >script.inloop
	ends_with 1 "$BUILD/inloop" --script script.inloop --config house/inloop.ini --data data ||
		fail "this did not fail: $(cat script.inloop)"
	reason "^script\.inloop:$1: .*$2"
}

test_script_steps_that_fail() {
	fails_in 3 'dance' <<<$'# a remark\n\ndance unicorn'
	fails_in 2 'home\.nothing' <<<$'tap home.help\ntap home.nothing'
	fails_in 1 'check_in' <<<'expect screen check_in'
	fails_in 1 'Goedemorgen' <<<'expect text "Goedemorgen"'
	fails_in 1 'Ik ben er' <<<'expect no-text "Ik ben er"'
	fails_in 1 'home\.nothing' <<<'expect element home.nothing'
	fails_in 1 'home\.talk' <<<'expect no-element home.talk'
	fails_in 1 'blink' <<<'expect lamp blink'
	fails_in 1 'steady' <<<'expect light steady'
	fails_in 1 'on' <<<'expect tone on'
	fails_in 1 'purple' <<<'expect lamp purple'
	fails_in 1 'mood' <<<'expect mood good'
	fails_in 1 '.' <<<'expect'
	fails_in 1 '.' <<<'expect text "without an end'
	fails_in 1 '.' <<<'clock yesterday'
	fails_in 1 '.' <<<'clock 2026-02-30T10:00'
	fails_in 1 '.' <<<'wait'
	fails_in 1 '.' <<<'wait soon'
	fails_in 1 '.' <<<'wait -5s'
	fails_in 1 '.' <<<'wait 5'
	fails_in 1 '.' <<<'hold home.house'
	fails_in 1 '.' <<<'tap'
	fails_in 1 '.' <<<'tap 5000 5000'
	fails_in 1 'tlh' <<<'language tlh'
	fails_in 1 '.' <<<'save nowhere/page.png'
	fails_in 1 '.' <<<'dump nowhere/page.json'
}

test_script_expectations_that_hold_can_fail() {
	# what is shown says both: what was expected, and what was there
	fails_in 1 'check_in.*home' <<<'expect screen check_in'
	fails_in 1 'steady.*off' <<<'expect lamp steady'
}

staff='hold home.house 3s
tap pin.1
tap pin.2
tap pin.3
tap pin.4
tap pin.ok
tap pin.1
tap pin.2
tap pin.3
tap pin.4
tap pin.ok'

test_script_covered_and_disabled() {
	fails_in 12 'staff_week\.next' <<<"$staff"$'\ntap staff_week.next' # there is no week after this one
	fails_in 13 'staff_week\.more' <<<"$staff"$'\nwait 105s\ntap staff_week.more' # under the warning
}

test_script_files() {
	sound_house house >/dev/null
	ends_with 1 "$BUILD/inloop" --script nowhere.inloop --config house/inloop.ini --data data
	reason 'nowhere\.inloop'
	: >empty.inloop
	ends_with 0 "$BUILD/inloop" --script empty.inloop --config house/inloop.ini --data data
	printf '# only this' >remark.inloop
	ends_with 0 "$BUILD/inloop" --script remark.inloop --config house/inloop.ini --data data
	printf 'tap home.help\r\nexpect screen help\r\n' >crlf.inloop
	ends_with 0 "$BUILD/inloop" --script crlf.inloop --config house/inloop.ini --data data
	printf '\357\273\277expect screen home\n' >bom.inloop
	ends_with 0 "$BUILD/inloop" --script bom.inloop --config house/inloop.ini --data data
	head -c 20000 "$BUILD/inloop" >binary.inloop
	ends_with 1 "$BUILD/inloop" --script binary.inloop --config house/inloop.ini --data data
	ends_with 1 "$BUILD/inloop" --script . --config house/inloop.ini --data data
	reason '.'
}

test_script_stops_where_it_fails() {
	sound_house house >/dev/null
	printf 'tap home.check_in\nexpect screen nowhere\nwait 1m\ntap home.check_in\n' >script.inloop
	ends_with 1 "$BUILD/inloop" --script script.inloop --config house/inloop.ini --data data
	[ "$(visits data)" = 1 ] # what was confirmed before it is kept
}

test_no_display() {
	sound_house house >/dev/null
	ends_with 1 env -u DISPLAY -u WAYLAND_DISPLAY SDL_VIDEODRIVER=x11 "$BUILD/inloop" --config house/inloop.ini --data data
	[ "$(wc -l <err)" -ge 1 ]
}
