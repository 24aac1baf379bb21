# A stick that somebody prepared, and one that is full: what image/root/usr/lib/inloop/stick does with it.
# shellcheck shell=bash disable=SC2154 # what run.sh sets

stick_does() { # STATUS COMMAND: with the folders `stick` and `data/copies` of this test
	INLOOP_STICK=$PWD/stick INLOOP_COPIES=$PWD/data/copies INLOOP_CARD=$PWD/card \
		ends_with "$1" "$root/image/root/usr/lib/inloop/stick" "$2"
}

copies_of() { # DAY...: last nights' copies of November
	mkdir -p stick data/copies
	for day; do
		{ printf 'SQLite format 3\0' && head -c 40000 /dev/zero && echo "$day"; } >"data/copies/inloop-2026-11-$day.db"
	done
}

same_there() { # DAY...
	for day; do
		cmp "data/copies/inloop-2026-11-$day.db" "stick/inloop-kopie/inloop-2026-11-$day.db" || fail "no copy of $day"
	done
}

state_is() { # LEVEL NEWEST
	grep -qP "^$1\t[0-9-]+\t$2\$" data/stick-state || fail "the state is: $(cat data/stick-state)"
}

test_stick_copies_the_last_14() {
	copies_of 0{1..9} {10..16}
	stick_does 0 copy
	same_there {03..16}
	[ "$(find stick/inloop-kopie -type f | wc -l)" = 14 ] || fail "$(ls stick/inloop-kopie)"
	state_is ok 2026-11-16
	before=$(stat -c %i stick/inloop-kopie/inloop-2026-11-16.db)
	stick_does 0 copy
	[ "$before" = "$(stat -c %i stick/inloop-kopie/inloop-2026-11-16.db)" ] || fail "written again"
}

test_stick_links_lead_nowhere() {
	copies_of 27 28 29 30
	mkdir stick/inloop-kopie
	echo live >inloop.db
	mkfifo stick/inloop-kopie/inloop-2026-11-27.db
	ln -s ../../inloop.db stick/inloop-kopie/inloop-2026-11-28.db.new
	ln -s "$PWD/inloop.db" stick/inloop-kopie/inloop-2026-11-29.db
	ln inloop.db stick/inloop-kopie/inloop-2026-11-30.db.new
	stick_does 0 copy
	[ "$(cat inloop.db)" = live ] || fail "a link was followed"
	same_there 27 28 29 30
	[ -z "$(find stick -type l -o -name '*.new')" ] || fail "$(ls -l stick/inloop-kopie)"
}

test_stick_whose_folder_is_a_link() {
	copies_of 30
	mkdir elsewhere
	ln -s ../elsewhere stick/inloop-kopie
	stick_does 1 copy
	[ -z "$(ls elsewhere)" ] || fail "the link was followed"
	reason 'no copy onto the stick'
	state_is failed -
}

test_stick_with_dates_to_come() {
	copies_of {10..23}
	stick_does 0 copy
	for year in {2080..2099}; do cp data/copies/inloop-2026-11-10.db "stick/inloop-kopie/inloop-$year-01-01.db"; done
	copies_of 24
	stick_does 0 copy
	same_there {11..24}
	state_is ok 2026-11-24
}

test_stick_cannot_be_written() {
	[ "$(id -u)" -eq 0 ] || skip "only root can make such a stick"
	copies_of 29 30
	# shellcheck disable=SC2016 # the inner shell's
	INLOOP_STICK=$PWD/stick INLOOP_COPIES=$PWD/data/copies ends_with 1 unshare -m --propagation private \
		bash -c 'mount -t tmpfs -o ro none stick && exec "$0" copy' "$root/image/root/usr/lib/inloop/stick"
	reason 'cannot be written'
	state_is readonly -
}

# A stick of one megabyte, which somebody's photos fill.
test_stick_full() {
	[ "$(id -u)" -eq 0 ] || skip "only root can make such a stick"
	copies_of {10..23}
	# shellcheck disable=SC2016 # the inner shell's
	INLOOP_STICK=$PWD/stick INLOOP_COPIES=$PWD/data/copies ends_with 0 unshare -m --propagation private bash -ec '
		mount -t tmpfs -o size=1m none stick
		"$0" copy
		head -c 2000000 /dev/zero >stick/fotos 2>/dev/null || true
		echo half >stick/inloop-kopie/inloop-2026-11-09.db.new || true
		cp data/copies/inloop-2026-11-23.db data/copies/inloop-2026-11-24.db
		cp data/copies/inloop-2026-11-23.db data/copies/inloop-2026-11-25.db
		rm data/copies/inloop-2026-11-{10,11}.db
		mkdir -p data/copies
		"$0" copy
		cmp data/copies/inloop-2026-11-25.db stick/inloop-kopie/inloop-2026-11-25.db
		head -c 100000 /dev/zero >>data/copies/inloop-2026-11-25.db
		"$0" copy
		cmp data/copies/inloop-2026-11-25.db stick/inloop-kopie/inloop-2026-11-25.db
		[ "$(ls stick/inloop-kopie | wc -l)" -ge 9 ]
		cp data/stick-state good-state
		head -c 900000 /dev/zero >data/copies/inloop-2026-11-26.db
		ls stick/inloop-kopie >before
		! "$0" copy
		ls stick/inloop-kopie | diff before - # nothing is given up in vain
	' "$root/image/root/usr/lib/inloop/stick"
	grep -qP '^ok\t\d+\t2026-11-25$' good-state || fail "$(cat good-state)"
	state_is full 2026-11-25
}

test_stick_restores_what_is_good() {
	copies_of 28 29 30
	stick_does 0 copy
	mv data house
	mkdir -p data/copies.new
	echo half >data/copies.new/inloop-2026-11-01.db.new
	echo junk >stick/inloop-kopie/inloop-2026-12-01.db
	truncate -s 4G stick/inloop-kopie/inloop-2026-12-02.db
	printf 'SQLite format 3\0' | dd of=stick/inloop-kopie/inloop-2026-12-02.db conv=notrunc status=none
	mkfifo stick/inloop-kopie/inloop-2026-12-03.db
	ln -s /etc/passwd stick/inloop-kopie/inloop-2026-12-04.db
	stick_does 0 restore
	diff -r house/copies data/copies
	[ ! -e data/copies.new ] || fail "something is left"
}

test_stick_restores_what_fits() {
	[ "$(id -u)" -eq 0 ] || skip "only root can make such a disk"
	copies_of 27
	for day in 28 29 30; do { cat data/copies/inloop-2026-11-27.db && head -c 500000 /dev/zero; } >"data/copies/inloop-2026-11-$day.db"; done
	stick_does 0 copy
	{ cat data/copies/inloop-2026-11-27.db && head -c 5000000 /dev/zero; } >stick/inloop-kopie/inloop-2026-12-01.db
	# shellcheck disable=SC2016 # the inner shell's
	INLOOP_STICK=$PWD/stick INLOOP_COPIES=$PWD/small/copies ends_with 0 unshare -m --propagation private bash -ec '
		mkdir small && mount -t tmpfs -o size=2m none small
		"$0" restore
		ls small small/copies
	' "$root/image/root/usr/lib/inloop/stick"
	grep -qx inloop-2026-11-30.db out || fail "the newest that fits is not there: $(cat out)"
	! grep -qE '2026-12-01|copies.new' out || fail "what does not fit is there: $(cat out)"
}

test_stick_without_copies_leaves_nothing() {
	mkdir -p stick/inloop-kopie data
	head -c 100000 /dev/zero >stick/inloop-kopie/inloop-2026-11-30.db
	stick_does 0 restore
	[ -z "$(ls data)" ] || fail "$(ls data)"
}

test_stick_bundle() {
	mkdir stick card
	mkfifo stick/inloop-99.0.0-arm64.raucb
	mkdir stick/inloop-98.0.0-arm64.raucb
	ln -s /etc/passwd stick/inloop-97.0.0-arm64.raucb
	touch stick/inloop-96.0.0-arm64.raucb
	# shellcheck disable=SC2016 # its name
	echo x >'stick/inloop-95$(reboot)-arm64.raucb'
	stick_does 0 bundle
	[ ! -s out ] || fail "chosen: $(cat out)"
	printf 'De versies staan op\r\nhttps://inloop.example/inloop-2-arm64.raucb\r\n' >card/update-adres.txt
	stick_does 0 bundle
	[ "$(cat out)" = https://inloop.example/inloop-2-arm64.raucb ] || fail "chosen: $(cat out)"
	for version in 0.9.0 0.10.0 0.10.1~rc1; do echo x >"stick/inloop-$version-arm64.raucb"; done
	stick_does 0 bundle
	[ "$(cat out)" = "$PWD/stick/inloop-0.10.1~rc1-arm64.raucb" ] || fail "chosen: $(cat out)"
	echo x >stick/inloop-0.10.1-arm64.raucb
	stick_does 0 bundle
	[ "$(cat out)" = "$PWD/stick/inloop-0.10.1-arm64.raucb" ] || fail "chosen: $(cat out)"
}

test_stick_that_nobody_can_read() {
	copies_of 30
	stick_does 0 unreadable
	state_is unreadable -
	stick_does 0 copy
	state_is ok 2026-11-30
	stick_does 0 unreadable
	state_is unreadable 2026-11-30
}
