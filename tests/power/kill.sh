#!/bin/bash
# The terminal is killed, with SIGKILL or SIGTERM, at moments that dice choose, while visitors check
# in through a real display (Xvfb). After each: the database is whole, every check-in that the
# screen confirmed is there once, and at most the one that was under way besides. A report program of
# another user reads along: while they check in, right after the end, and on a read-only copy.
# The last line is "N passed, N failed".
#
#   tests/power/kill.sh [ROUNDS [SEED]]       with build/inloop
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$(realpath "${BUILD:-build}")
rounds=${1:-8} seed=${2:-20261123}
work=$(mktemp -d)
chmod 755 "$work"
passed=0 failed=0 terminal='' visitor='' xvfb=''
end() {
	[ -z "$visitor" ] || kill "$visitor" 2>/dev/null
	[ -z "$terminal" ] || kill -9 "$terminal" 2>/dev/null
	[ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null
	umount "$work/still" 2>/dev/null
	rm -rf "$work"
}
trap end EXIT

# shellcheck disable=SC2046 # a list of words
"${CC:-cc}" -std=c11 -D_GNU_SOURCE -O1 -Wall -o "$work/visitor" tests/power/visitor.c \
	$(pkg-config --cflags --libs x11 xtst) || exit 1
mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 800x480x24 -nolisten tcp -noreset 3>"$work/number" 2>"$work/xvfb.log" &
xvfb=$!
read -r number <"$work/number" || { cat "$work/xvfb.log" && exit 1; }
export DISPLAY=:$number

# A house without opening hours is always open: the test runs at any hour.
printf '[house]\nname = Proefhuis\n' >"$work/inloop.ini"

# Where things are: from the same pages, drawn without a display.
cat >"$work/places.inloop" <<'END'
dump home.json
tap home.check_in
dump check_in.json
END
(cd "$work" && "$BUILD/inloop" --script places.inloop --config inloop.ini --data places \
	--window 800x480) || exit 1
place() { # SCREEN ID X Y: that part of its width and height, in hundredths
	jq -r --arg id "$2" --argjson x "$3" --argjson y "$4" '.elements[] | select(.id == $id) | .px |
		"\(.x + .w * $x / 100 | floor) \(.y + .h * $y / 100 | floor)"' "$work/$1.json"
}
# The green panel of the welcome reaches to the right of the page's top; a refusal has none.
right=$(place check_in check_in.done 95 50 | cut -d ' ' -f 1)
aubergine=5A2350 teal=0B5351
# shellcheck disable=SC2206,SC2207 # lists of words
places=($(place home home.check_in 50 50) $(place check_in check_in.done 50 50)
	$(place home home.talk 3 50) $aubergine $right 40 $teal)

query() { # SQL: asked of a copy, so that the next terminal finds the files as they were left
	rm -rf "$work/copy"
	mkdir "$work/copy"
	cp "$work"/data/inloop.db* "$work/copy" && rm -f "$work/copy/inloop.db-shm"
	sqlite3 "$work/copy/inloop.db" "$1" 2>&1
}
# Midnight may fall into the test: what is folded counts too.
stored() {
	query "SELECT (SELECT count(*) FROM event WHERE kind = 10) +
		(SELECT ifnull(sum(check_ins), 0) FROM hour)"
}
said() { grep -c "^$1\$" "$work/said"; }
soon() { # command...: waits at most 20 s for it to be so
	local try
	for try in $(seq 2000); do
		"$@" && return 0
		sleep 0.01
	done
	echo "not after $try looks: $*"
	return 1
}
home_seen() { [ "$(said home)" -gt 0 ]; }
gone() { ! kill -0 "$terminal" 2>/dev/null; }

# A report of another user, who is only of the same group: what it says of this folder. The year may
# end during the test.
another=()
[ "$(id -u)" -ne 0 ] || another=(setpriv --reuid=65534 --regid="$(id -g)" --clear-groups)
"${another[@]}" test -x "$BUILD/inloop-report" || another=()
this_year=$(date +%Y)
told() { # FOLDER
	local year
	for year in "$this_year" $((this_year + 1)); do
		"${another[@]}" "$BUILD/inloop-report" year "$year" --config "$work/inloop.ini" --data "$1" \
			--format json || return 1
	done | jq -s 'map(.check_ins) | add'
}
tells() { # FOLDER CHECK_INS
	local found
	found=$(told "$1") && [ "$found" = "$2" ] && return 0
	echo "a report on $1 tells $found, not $2"
	return 1
}
read_along() { # how many were there before
	local least found
	least=$(($1 + $(said welcome)))
	found=$(told "$work/data")
	[ "$found" -ge "$least" ] && [ "$found" -le $(($1 + $(said tap))) ] && return 0
	echo "at least $least are stored, at most $(($1 + $(said tap))): a report tells $found"
	return 1
}
# A copy of all that lies there, on a mount that is read-only where that is allowed.
read_still() {
	local code=0 count
	count=$(stored)
	rm -rf "$work/still" && cp -rp "$work/data" "$work/still" && chmod a-w "$work/still" || return 1
	if mount --bind "$work/still" "$work/still" 2>/dev/null; then
		mount -o remount,bind,ro "$work/still" || code=1
	fi
	tells "$work/still" "$count" || code=1
	! mountpoint -q "$work/still" || umount "$work/still"
	chmod u+w "$work/still"
	return "$code"
}

start() {
	: >"$work/said"
	"$BUILD/inloop" --config "$work/inloop.ini" --data "$work/data" --window 800x480 \
		>"$work/terminal.log" 2>&1 &
	terminal=$!
	"$work/visitor" "${places[@]}" >>"$work/said" &
	visitor=$!
}
stop() { # SIGNAL; its exit status is in $status
	kill "-$1" "$terminal"
	soon gone || return 1
	wait "$terminal" 2>/dev/null
	status=$?
	kill "$visitor" && wait "$visitor" 2>/dev/null
	terminal='' visitor=''
}

# What must hold, whatever happened when.
whole() { # how many were there before
	local found state
	state=$(query 'PRAGMA integrity_check')
	[ "$state" = ok ] || { echo "not whole: $state" && return 1; }
	found=$(stored)
	confirmed=$((confirmed + $(said welcome)))
	if [ "$found" -lt $(($1 + $(said welcome))) ] || [ "$found" -gt $(($1 + $(said tap))) ]; then
		echo "$1 were there, $(said tap) taps, $(said welcome) welcomed: $found are there now"
		return 1
	fi
	[ -z "$(find "$work/data" -name '*beschadigd*')" ] || { echo 'set aside' && return 1; }
}

round() { # number
	local signal=KILL before=0 status=0 early=0
	[ $((RANDOM % 3)) -gt 0 ] || signal=TERM
	[ $((RANDOM % 5)) -gt 0 ] || early=1 # while it starts
	[ ! -s "$work/data/inloop.db" ] || before=$(stored)
	start
	[ $early = 1 ] || soon home_seen || return 1
	# A visitor looks for half a second before each tap: some two or three fit in.
	sleep "$((RANDOM % 3)).$(printf %03d $((RANDOM % 1000)))"
	[ $early = 1 ] || read_along "$before" || return 1
	stop $signal || return 1
	how="round $1 (SIG$signal, $(said tap) taps)"
	[ ! -s "$work/data/inloop.db" ] || whole "$before" || return 1
	if [ -s "$work/data/inloop.db" ] && [ "$(query 'PRAGMA user_version')" -gt 0 ]; then
		tells "$work/data" "$(stored)" && read_still || return 1
	fi
	if [ $signal = TERM ] && [ $early = 0 ] && [ "$status" -ne 0 ]; then
		echo "SIGTERM ended it with $status"
		cat "$work/terminal.log"
		return 1
	fi
}

RANDOM=$seed confirmed=0
for ((i = 1; i <= rounds; i++)); do
	how="round $i"
	if round "$i" >"$work/why" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $how, seed $seed"
		sed 's/^/  /' "$work/why"
	fi
	[ -z "$terminal" ] || stop KILL
done
if [ "$confirmed" -lt $((rounds / 3)) ]; then
	failed=$((failed + 1))
	echo "FAILED: only $confirmed check-ins in $rounds rounds: this proved nothing"
else
	passed=$((passed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
