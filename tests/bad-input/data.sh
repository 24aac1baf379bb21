# Data folders that are missing, closed, full, newer, damaged or taken.
# shellcheck shell=bash

# The terminal runs without being able to store: it says so, and the lamp lights all the same.
stands_without_store() { # CONFIG DATA [OPTION...]
	play "$@" <<-'SCRIPT'
		expect screen home
		expect element home.check_in
		tap home.check_in
		expect screen check_in
		expect text "Dat lukte niet."
		expect no-text "Welkom!"
		tap check_in.done
		tap home.activities
		expect screen activities
		tap activities.back
		press
		expect lamp blink
		expect screen talk
		expect text "De lamp is aan."
		expect no-text "Gelukt."
		tap talk.done
		expect screen home
		ack
		expect lamp steady
		hold home.house 3s
		expect screen staff_pin
	SCRIPT
}

# Before a command: as a user who is not root, for whom rights on files mean something.
as_nobody=()
[ "$(id -u)" -ne 0 ] || as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)

test_data_missing() {
	sound_house house >/dev/null
	stands house/inloop.ini new/folder/data
	[ -s new/folder/data/inloop.db ]
	checked house/inloop.ini new/folder/data ok data ''
	ends_with 1 "$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data nowhere
	reason 'nowhere'
	[ ! -e nowhere ]
}

test_data_a_file() {
	sound_house house >/dev/null
	echo hello >data
	stands_without_store house/inloop.ini data
	checked house/inloop.ini data fail data 'data'
	ends_with 1 "$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data data
	reason 'data'
	[ "$(cat data)" = hello ]
}

test_data_database_is_a_folder() {
	sound_house house >/dev/null
	mkdir -p data/inloop.db
	echo hello >data/inloop.db/letter
	ends_with 1 "$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data data
	reason 'inloop\.db'
	stands house/inloop.ini data
	[ "$(visits data)" = 1 ]
	checked house/inloop.ini data warn data 'beschadigd'
	[ "$(cat data/inloop.db.beschadigd-*/letter)" = hello ]
}

test_data_read_only() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	cp -r data before
	chmod 555 data
	chmod 444 data/*
	"${as_nobody[@]}" test -r house/inloop.ini -a -x "$BUILD/inloop" || skip "another user cannot read $PWD or $BUILD"
	cat >script.inloop <<-'SCRIPT'
		tap home.check_in
		expect text "Dat lukte niet."
		press
		expect lamp blink
		expect no-text "Gelukt."
		expect element talk.done
	SCRIPT
	ends_with 0 "${as_nobody[@]}" "$BUILD/inloop" --script script.inloop --config house/inloop.ini --data data
	ends_with 1 "${as_nobody[@]}" "$BUILD/inloop" --check --config house/inloop.ini --data data
	grep -qP '^fail\tdata\t\S' out
	chmod 755 data
	chmod 644 data/*
	cmp data/inloop.db before/inloop.db
	[ "$(visits data)" = 3 ]
	stands house/inloop.ini data
}

# A disk of its own that can be filled.
small_disk() { # FOLDER
	mkdir -p "$1"
	[ "$(id -u)" -eq 0 ] || skip "a small disk needs root"
	mount -t tmpfs -o size=1M tmpfs "$1" 2>/dev/null || skip "mounting is not allowed here"
}

test_data_full_disk() {
	sound_house house >/dev/null
	small_disk disk
	trap 'umount -l disk' EXIT
	three_visits house/inloop.ini disk/data
	dd if=/dev/zero of=disk/fill bs=4k 2>/dev/null || true
	stands_without_store house/inloop.ini disk/data
	checked house/inloop.ini disk/data fail data '.'
	rm disk/fill
	[ "$(visits disk/data)" = 3 ]
	stands house/inloop.ini disk/data
	[ "$(visits disk/data)" = 4 ]
}

test_data_full_disk_from_the_beginning() {
	sound_house house >/dev/null
	small_disk disk
	trap 'umount -l disk' EXIT
	dd if=/dev/zero of=disk/fill bs=4k 2>/dev/null || true
	stands_without_store house/inloop.ini disk/data
	checked house/inloop.ini disk/data fail data '.'
}

# The same without root: a limit on the size of files.
test_data_files_may_not_grow() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	cat >script.inloop <<-'SCRIPT'
		tap home.check_in
		expect screen check_in
		tap check_in.done
		press
		expect lamp blink
		expect element talk.done
	SCRIPT
	# the signal is ignored, so that writing fails as it does on a full disk
	ends_with 0 bash -c 'trap "" XFSZ; ulimit -f 8; exec "$@"' inloop "$BUILD/inloop" --script script.inloop \
		--config house/inloop.ini --data data
	case $(visits data) in
	3 | 4) ;;
	*) fail "visits are lost: $(visits data)" ;;
	esac
	stands house/inloop.ini data
}

# The database that was set aside, without what lies beside it.
set_aside() { # WORD
	find data -maxdepth 1 -name "inloop.db.$1-*" ! -name '*-wal' ! -name '*-shm' ! -name '*.txt'
}

test_data_newer_database() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	sqlite3 data/inloop.db 'PRAGMA user_version = 999; PRAGMA wal_checkpoint(TRUNCATE);' >/dev/null
	cp data/inloop.db newer
	ends_with 1 "$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data data
	reason 'nieuwer'
	cmp data/inloop.db newer
	stands house/inloop.ini data
	[ "$(visits data)" = 1 ]
	aside=$(set_aside nieuwer)
	cmp "$aside" newer
}

test_data_newer_database_staff_are_told() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	sqlite3 data/inloop.db 'PRAGMA user_version = 999' >/dev/null
	checked house/inloop.ini data warn data 'nieuwere'
	# and once more: who looked first may not be who should know
	stands house/inloop.ini data
	checked house/inloop.ini data warn data 'nieuwere.*inloop\.db\.nieuwer-'
	rm data/inloop.db.nieuwer-*
	checked house/inloop.ini data ok data '.'
}

# Three visits were there; so many are afterwards, with the one of stands.
damaged_is_set_aside() { # VISITS
	cp data/inloop.db damaged
	ends_with 1 "$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data data
	reason 'inloop\.db|data'
	stands house/inloop.ini data
	[ "$(visits data)" = "$1" ] || fail "$(visits data) visits"
	cmp "$(set_aside beschadigd)" damaged
	grep -q '^Reden: .' data/inloop.db.beschadigd-*.txt
}

test_data_damaged_in_the_middle() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	tr '\0' '\252' </dev/zero | dd of=data/inloop.db bs=1k seek=1 count=$(($(stat -c %s data/inloop.db) / 1024 - 1)) \
		conv=notrunc iflag=fullblock 2>/dev/null
	damaged_is_set_aside 1
}

test_data_damaged_head() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	printf 'no database at all' | dd of=data/inloop.db conv=notrunc 2>/dev/null
	damaged_is_set_aside 4 # the pages are sound
}

test_data_damaged_truncated() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	truncate -s 9000 data/inloop.db
	rm -f data/inloop.db-wal data/inloop.db-shm
	damaged_is_set_aside 1
}

# Nobody knows whether all of it came back: "minstens", though the terminal was off for no time at all.
test_data_damaged_is_at_least() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	printf 'no database at all' | dd of=data/inloop.db conv=notrunc 2>/dev/null
	play house/inloop.ini data <<<'wait 2h'
	"$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data data --now 2026-01-05T12:00 --format json >week
	jq -e '.visits == 3 and .at_least and [.gaps[] | .to[11:16], .why] == ["10:30", "fault"]' week || fail "$(cat week)"
}

test_data_damaged_staff_are_told() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	echo 'a shopping list' >data/inloop.db
	checked house/inloop.ini data warn data 'beschadigd'
}

test_data_another_programs_database() {
	sound_house house >/dev/null
	mkdir data
	sqlite3 data/inloop.db 'CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ("soup")'
	cp data/inloop.db other
	stands house/inloop.ini data
	cmp "$(set_aside beschadigd)" other
}

test_data_empty_database_file() {
	sound_house house >/dev/null
	mkdir data
	: >data/inloop.db
	ends_with 1 "$BUILD/inloop-report" week 2026-W02 --config house/inloop.ini --data data
	reason 'inloop\.db'
	stands house/inloop.ini data
	[ "$(visits data)" = 1 ]
}

# A real terminal in a real window, until its process is ended.
real_terminal() { # CONFIG DATA; sets $terminal and $server
	command -v Xvfb >/dev/null || skip "Xvfb is not there"
	exec 3<>number
	Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
	server=$!
	trap 'kill "$terminal" "$server" 2>/dev/null || true' EXIT
	terminal=$server
	for _ in $(seq 100); do
		[ -s number ] && break
		sleep 0.1
	done
	DISPLAY=:$(cat number) "$BUILD/inloop" --config "$1" --data "$2" --window 800x480 >/dev/null 2>first &
	terminal=$!
	for _ in $(seq 100); do
		[ -e "$2/inloop.lock" ] && ! flock -n "$2/inloop.lock" true && return 0
		kill -0 "$terminal" || fail "the first terminal ended: $(cat first)"
		sleep 0.1
	done
	fail "the first terminal did not take the data folder"
}

test_data_two_terminals() {
	sound_house house >/dev/null
	three_visits house/inloop.ini data
	real_terminal house/inloop.ini data
	# two screens would show two truths: the second says why and ends
	DISPLAY=:$(cat number) ends_with 1 "$BUILD/inloop" --config house/inloop.ini --data data --window 800x480
	reason 'Er draait al een Inloop'
	ends_with 1 "$BUILD/inloop" --script script.inloop --config house/inloop.ini --data data
	reason 'Er draait al een Inloop'
	checked house/inloop.ini data ok data 'draait'
	kill -0 "$terminal" # the first one goes on
	# a report reads along
	[ "$(visits data)" = 3 ]
	kill "$terminal"
	wait "$terminal" || fail "the first terminal ended with $?"
	[ "$(visits data)" = 3 ]
	stands house/inloop.ini data
}
