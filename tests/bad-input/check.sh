# --check looks and changes nothing: it says what the terminal would do.
# shellcheck shell=bash disable=SC2154 # as_nobody is in data.sh

# Everything of these folders: names, kinds, rights, sizes, times, inodes, bytes.
picture() { # FOLDER...
	find "$@" -printf '%p %y %m %U:%G %s %T@ %C@ %i %l\n' 2>/dev/null | sort || true
	find "$@" -type f -exec sha256sum {} + 2>/dev/null | sort || true
}

# As `checked`, and the folder is as it was.
only_looks() { # DATA LEVEL PATTERN
	picture . >../before
	(cd .. && mkdir -p elsewhere && cd elsewhere && checked "$OLDPWD/here/house/inloop.ini" "$OLDPWD/here/$1" "$2" data "$3")
	picture . >../after
	diff ../before ../after || fail "--check changed something"
	[ -z "$(find /dev/shm /tmp -maxdepth 1 -name 'inloop-check-*' -newer ../before 2>/dev/null)" ] ||
		fail "a copy was left behind"
}

# The folder here/ holds all there is; what the tests write themselves lies beside it.
here() {
	mkdir here
	cd here || return
	sound_house house >/dev/null
}

killed_terminal() { # DATA: a log with visits is left beside the database
	three_visits house/inloop.ini "$1"
	python3 - "$1" <<'PYTHON' || true
import os, signal, sqlite3, sys
db = sqlite3.connect(sys.argv[1] + '/inloop.db', isolation_level=None)
db.execute("PRAGMA wal_autocheckpoint = 0")
db.execute("INSERT OR REPLACE INTO value VALUES ('check', 'me')")
os.kill(os.getpid(), signal.SIGKILL)
PYTHON
	[ -s "$1/inloop.db-wal" ]
}

test_check_no_folder() {
	here
	only_looks data ok 'data'
	only_looks deep/er/data ok 'data'
}

test_check_empty_folder() {
	here
	mkdir data
	only_looks data ok 'data'
}

test_check_good() {
	here
	three_visits house/inloop.ini data
	rm -f script.inloop out err
	only_looks data ok 'data'
	rm -f data/inloop.db-wal data/inloop.db-shm
	only_looks data ok 'data'
}

test_check_log_of_a_killed_terminal() {
	command -v python3 >/dev/null || skip "python3 is not there"
	here
	killed_terminal data
	rm -f script.inloop out err
	only_looks data ok 'data'
	rm -f data/inloop.db-shm
	only_looks data ok 'data'
}

test_check_newer() {
	here
	three_visits house/inloop.ini data
	sqlite3 data/inloop.db 'PRAGMA user_version = 999; PRAGMA wal_checkpoint(TRUNCATE);' >/dev/null
	only_looks data warn 'volgende start.*nieuwere.*inloop\.db\.nieuwer-'
	[ "$("$BUILD/inloop" --check --config house/inloop.ini --data data | grep -c /dev/shm)" = 0 ]
}

test_check_damaged() {
	here
	three_visits house/inloop.ini data
	printf 'no database at all' | dd of=data/inloop.db conv=notrunc 2>/dev/null
	only_looks data warn 'volgende start.*in \S*here/data waren beschadigd'
	rm data/inloop.db
	mkdir data/inloop.db
	only_looks data warn 'volgende start.*beschadigd'
}

test_check_only_a_copy() {
	here
	three_visits house/inloop.ini data
	mkdir data/copies
	sqlite3 data/inloop.db '.backup data/copies/inloop-2026-01-05.db'
	rm data/inloop.db*
	only_looks data warn 'volgende start.*waren weg'
}

test_check_read_only_folder() {
	here
	three_visits house/inloop.ini data
	rm -f script.inloop out err
	chmod 555 data
	chmod 444 data/*
	"${as_nobody[@]}" test -r house/inloop.ini -a -x "$BUILD/inloop" || skip "another user cannot read $PWD or $BUILD"
	picture . >../before
	ends_there() { (cd / && "${as_nobody[@]}" "$BUILD/inloop" --check --config "$1" --data "$2"); }
	! ends_there "$PWD/house/inloop.ini" "$PWD/data" >../out 2>../err || fail "it is said to work"
	grep -qP '^fail\tdata\t.*rechten' ../out
	picture . >../after
	diff ../before ../after
	chmod 755 data
}

test_check_running_terminal() {
	here
	three_visits house/inloop.ini data
	rm -f script.inloop out err data/inloop.lock # who waits for it must not hold it itself
	cd ..
	real_terminal here/house/inloop.ini here/data
	cd here || return
	sleep 1
	only_looks data ok 'draait'
	kill "$terminal"
	wait "$terminal" || fail "the terminal ended with $?"
}

test_check_stick() {
	here
	mkdir data
	printf 'full\t1795996800\t2026-11-24\n' >data/stick-state
	checked house/inloop.ini data warn stick 'sinds maandag 30 november: de stick is vol.*24 november'
	for line in '' 'full' "$(head -c 9000 /dev/zero | tr '\0' x)"; do
		printf '%s' "$line" >data/stick-state
		"$BUILD/inloop" --check --config house/inloop.ini --data data >out || fail "$(cat out)"
		! grep -qP '\tstick\t' out || fail "$line: $(cat out)"
	done
	rm data/stick-state
	mkfifo data/stick-state
	timeout 20 "$BUILD/inloop" --check --config house/inloop.ini --data data >out || fail "$(cat out)"
}
