# Clocks, windows, fonts and languages that are not as they should be.
# shellcheck shell=bash

test_clock_in_1970() {
	sound_house house >/dev/null
	play house/inloop.ini data <<-'SCRIPT'
		clock 1970-01-01T00:10
		clock unsure
		tap home.check_in
		tap check_in.done
		press
		expect lamp blink
		tap talk.done
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
		expect screen staff_week
		tap staff_week.asks
		expect screen staff_asks
		tap staff_asks.back
		wait 3m
		expect screen home
		clock 2026-01-05T10:04
		clock sure
		expect element home.check_in
	SCRIPT
	[ "$(visits data)" = 1 ]
}

test_clock_in_1970_and_sure_of_it() {
	sound_house house >/dev/null
	play house/inloop.ini data <<-'SCRIPT'
		clock 1970-01-01T00:10
		expect element home.check_in
		tap home.check_in
		tap home.check_in
		expect screen check_in
		tap check_in.done
		press
		expect screen house_closed
		wait 40h
		expect screen home
		expect element home.talk
	SCRIPT
}

test_clock_far_ahead() {
	sound_house house >/dev/null
	play house/inloop.ini data <<-'SCRIPT'
		clock 2037-12-31T23:50
		tap home.check_in
		tap home.check_in
		expect screen check_in
		wait 2h
		expect screen home
		clock 2099-06-01T11:00
		tap home.check_in
		expect screen check_in
		wait 20s
		expect element home.activities
	SCRIPT
}

test_window_320x240() {
	sound_house house >/dev/null
	stands house/inloop.ini data --window 320x240
	ends_with 0 "$BUILD/inloop" --audit --window 320x240
	[ "$(wc -l <out)" -gt 100 ]
}

test_window_other_shapes() {
	sound_house house >/dev/null
	for size in 480x320 240x320 1024x600 1024x768 3840x2160 1080x1920 160x160 3000x400; do
		stands house/inloop.ini "data-$size" --window "$size"
	done
}

test_fonts_missing() {
	sound_house house >/dev/null
	export INLOOP_FONTS=$PWD/nowhere
	checked house/inloop.ini data fail fonts 'fonts-noto-core'
	checked house/inloop.ini data ok clock '.'
	play house/inloop.ini data <<<'expect element home.check_in' || {
		# without any letters there is nothing to show: then it says so and ends
		[ "$(wc -l <err)" -eq 1 ]
		reason 'font'
	}
}

test_fonts_only_text() {
	fonts=/usr/share/fonts/truetype/noto
	[ -e "$fonts/NotoSans-Regular.ttf" ] || skip "Noto Sans is elsewhere"
	sound_house house >/dev/null
	mkdir fonts
	cp "$fonts/NotoSans-Regular.ttf" fonts
	export INLOOP_FONTS=$PWD/fonts
	stands house/inloop.ini data
	checked house/inloop.ini data warn fonts 'fonts-'
}

test_fonts_broken() {
	sound_house house >/dev/null
	mkdir fonts
	head -c 3000 "$BUILD/inloop" >fonts/NotoSans-Regular.ttf
	cp fonts/NotoSans-Regular.ttf fonts/NotoSans-Bold.ttf
	export INLOOP_FONTS=$PWD/fonts
	ends_with 1 "$BUILD/inloop" --check --config house/inloop.ini --data data
}

# The program with a folder of languages of its own.
with_languages() { # PO files are put into assets/po
	sound_house house >/dev/null
	mkdir -p build assets/po
	cp "$BUILD/inloop" build
	BUILD=$PWD/build
}

test_languages_missing() {
	with_languages
	rm -r assets
	stands house/inloop.ini data
	mkdir -p assets/po
	stands house/inloop.ini data2
}

test_languages_broken() {
	with_languages
	head -c 5000 "$BUILD/inloop" >assets/po/en.po
	: >assets/po/de.po
	printf 'msgid "Ik ben er"\nmsgstr "I am' >assets/po/fr.po
	printf 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=KLINGON\\n"\n\nmsgid "%%d min"\nmsgstr "%%s %%s %%n"\n' >assets/po/es.po
	stands house/inloop.ini data
	checked house/inloop.ini data warn languages '\.po'
	play house/inloop.ini data <<-'SCRIPT'
		tap home.language
		expect screen language
		expect text "Nederlands"
		tap language.back
		expect text "Ik ben er"
	SCRIPT
}

test_languages_wrong_formats() {
	[ -e "$root/assets/po/en.po" ] || skip "there is no English yet"
	with_languages
	# placeholders that do not fit must never be used
	sed 's/^msgstr "\(.*\)%d\(.*\)"/msgstr "\1%s%n\2"/' "$root/assets/po/en.po" >assets/po/en.po
	play house/inloop.ini data <<-'SCRIPT'
		tap home.activities
		tap activities.back
		tap home.check_in
		tap check_in.together
		tap check_in.party_3
		tap check_in.done
		expect element home.check_in
	SCRIPT
}
