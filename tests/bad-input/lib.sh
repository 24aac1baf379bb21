# What the tests of bad input share. Each runs in an empty folder of its own.
# shellcheck shell=bash

: "${root:?}" "${BUILD:?}" # run.sh knows them

SKIPPED=77

skip() { # why
	echo "$1"
	exit "$SKIPPED"
}

fail() {
	echo "$*"
	exit 1
}

# A folder with sound settings and calendars; prints the path of the settings.
sound_house() { # FOLDER
	mkdir -p "$1"
	cp "$root/tests/scenarios/config/standard.ini" "$1/inloop.ini"
	cp "$root/tests/scenarios/config/activiteiten.ics" "$root/tests/scenarios/config/roster/rooster.ics" "$1"
	echo "$1/inloop.ini"
}

# Run a command; it must end with this status. What it said is in the files out and err.
ends_with() { # STATUS COMMAND...
	local expected=$1 code=0
	shift
	timeout 100 "$@" >out 2>err </dev/null || code=$?
	[ "$code" -eq "$expected" ] && return 0
	echo "exit status $code instead of $expected: $*"
	head -c 1000 err
	return 1
}

# Standard error is one line, and holds this.
reason() { # PATTERN
	[ "$(wc -l <err)" -eq 1 ] || fail "expected one line on stderr, there is: $(cat err)"
	grep -qE -e "$1" err || fail "expected '$1', stderr says: $(cat err)"
}

# Play the script on standard input.
play() { # CONFIG DATA [OPTION...]
	local config=$1 data=$2
	shift 2
	cat >script.inloop
	ends_with 0 "$BUILD/inloop" --script script.inloop --config "$config" --data "$data" "$@"
}

# The whole rest screen is there, and its three ways lead somewhere.
stands() { # CONFIG DATA [OPTION...]
	play "$@" <<-'SCRIPT'
		expect screen home
		expect element home.check_in
		expect element home.activities
		expect element home.talk
		expect element home.language
		expect element home.help
		expect text "Ik ben er"
		tap home.activities
		expect screen activities
		expect element activities.back
		tap activities.back
		tap home.help
		expect text "112"
		tap help.back
		tap home.check_in
		expect screen check_in
		tap check_in.done
		press
		expect lamp blink
		expect element talk.done
		tap talk.done
		expect screen home
		expect element home.ask.1
		tap home.ask.1
		expect screen talk
	SCRIPT
}

# What --check says of this name, at this level. Its exit status must agree with its lines.
checked() { # CONFIG DATA LEVEL NAME PATTERN
	local expected=0 code=0
	timeout 100 "$BUILD/inloop" --check --config "$1" --data "$2" >check 2>err || code=$?
	if grep -qvP '^(ok|warn|fail)\t[a-z_]+\t\S.*$' check; then
		fail "not a line of --check: $(grep -vP '^(ok|warn|fail)\t[a-z_]+\t\S.*$' check)"
	fi
	! grep -q '^fail' check || expected=1
	[ "$code" -eq "$expected" ] || fail "--check ends with $code: $(cat check)"
	grep -qP "^$3\t$4\t.*$5" check || fail "expected $3 $4 '$5', --check says: $(cat check)"
}

# The visits of the day on which scripts play by default.
visits() { # DATA
	"$BUILD/inloop-report" week 2026-W02 --config "$root/tests/scenarios/config/standard.ini" \
		--data "$1" --now 2026-01-12T09:00 --format json | jq .visits
}

# Three visits, so that there is something to lose.
three_visits() { # CONFIG DATA
	play "$1" "$2" <<-'SCRIPT'
		tap home.check_in
		tap check_in.together
		tap check_in.party_3
		tap check_in.done
	SCRIPT
	[ "$(visits "$2")" = 3 ]
}
