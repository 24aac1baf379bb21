# What the tests in the guest share: a header, a terminal, and how to look at what it did.
# shellcheck shell=bash

passed=0 failed=0
# shellcheck source=/dev/null
. /test/header.sh

check() { # WHAT COMMAND...: counts it; the command tells what was wrong
	local what=$1
	shift
	if "$@" >/tmp/told 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $what"
		head -n 20 /tmp/told
	fi
}

equal() { # EXPECTED THERE
	[ "$1" = "$2" ] || { echo "expected '$1', there is '$2'" && false; }
}

hand() {
	/inloop/build/hand "$chip" "$@"
}

# A touch panel and a keyboard: the terminal finds those that are there when it starts.
panel_in() {
	mkfifo /tmp/panel
	/inloop/build/panel 800 480 </tmp/panel >/tmp/panel.said 2>&1 &
	panel=$!
	exec 8<>/tmp/panel # read as well: nobody dies of a panel that is gone
	until grep -q ready /tmp/panel.said; do
		kill -0 "$panel" || return
		sleep 0.1
	done
}

panel_out() {
	kill "$panel"
	wait "$panel" 2>/dev/null
	exec 8>&-
	rm /tmp/panel
}

fingers() { # STEP...: what panel.c can do, each step one word list
	printf '%s\n' "$@" >&8
}

# A point just inside an element's corner, as "X Y", once the steps of a script on standard input were done.
where_is() { # ID
	rm -rf /tmp/where
	cat >/tmp/where.inloop
	echo "dump /tmp/where.json" >>/tmp/where.inloop
	/inloop/build/inloop --script /tmp/where.inloop --config "$home/inloop.ini" --data /tmp/where \
		--window 800x480 || return
	sqlite3 -separator ' ' :memory: "SELECT value ->> '\$.px.x' + 20, value ->> '\$.px.y' + 20
		FROM json_each(readfile('/tmp/where.json'), '\$.elements') WHERE value ->> '\$.id' = '$1'"
}

# A house of its own: settings, an empty data folder. More lines of settings on standard input.
house() { # NAME
	home=/data/$1
	mkdir -p "$home"
	{
		printf '[house]\nname = Proefhuis\n[gpio]\n'
		printf 'button = GPIO%d\nack = GPIO%d\nlamp = GPIO%d\nlight = GPIO%d\n' \
			"$button" "$ack" "$lamp" "$light"
		cat
	} >"$home/inloop.ini"
}

# Draws into nothing; the driver that also listens to input devices sleeps as the appliance does.
export SDL_VIDEODRIVER=evdev

as=() # words before the terminal's name: as whom it runs

start() { # returns when the first picture is there
	rm -f "$home/log"
	INLOOP_TRACE=first-picture "${as[@]}" /inloop/build/inloop --config "$home/inloop.ini" \
		--data "$home/data" --window "$window" >"$home/log" 2>&1 &
	terminal=$!
	local tries=0
	until grep -q first-picture "$home/log" 2>/dev/null; do
		tries=$((tries + 1))
		if [ $tries -gt 300 ] || ! kill -0 $terminal 2>/dev/null; then
			echo "the terminal does not start: $(cat "$home/log")"
			return 1
		fi
		sleep 0.1
	done
}

stop() {
	local status=0
	kill -TERM "$terminal"
	wait "$terminal" || status=$?
	[ $status -eq 0 ] || echo "exit status $status, said: $(cat "$home/log")"
	return $status
}

runs() { # it is there, and does not spin: ten seconds take less than two of the processor
	local before after
	before=$(awk '{ print $14 + $15 }' "/proc/$terminal/stat") || return 1
	sleep 10
	after=$(awk '{ print $14 + $15 }' "/proc/$terminal/stat") || return 1
	[ $((after - before)) -lt 200 ] || { echo "it is busy: $(((after - before) / 10)) % of 10 s" && false; }
}

says() { # LEVEL NAME PATTERN: what --check tells about a line
	local status=0
	"${as[@]}" /inloop/build/inloop --check --config "$home/inloop.ini" --data "$home/data" \
		>/tmp/check 2>/tmp/check.err || status=$?
	grep -q "^$1	$2	.*$3" /tmp/check && return
	echo "expected $1 $2 '$3'; status $status; --check says:"
	cat /tmp/check /tmp/check.err
	return 1
}

sql() {
	sqlite3 -readonly "$home/data/inloop.db" "$1"
}

# The talk's events so far, as words in the order in which they were stored.
events() {
	sql "SELECT group_concat(CASE kind WHEN 30 THEN 'asked' WHEN 31 THEN 'seen' WHEN 32 THEN 'met'
		WHEN 33 THEN 'back' WHEN 34 THEN 'ended' WHEN 38 THEN 'repeat' ELSE kind END, ' ')
		FROM (SELECT kind FROM event WHERE kind BETWEEN 30 AND 59 ORDER BY id)"
}

# off, steady or blink: what an eye sees of an output within three seconds.
seen() { # LINE
	local edges on
	read -r _ _ _ edges _ on < <(hand watch "$1" 3000)
	if [ "$edges" -eq 0 ]; then
		[ "$on" -eq 0 ] && echo off || echo steady
	elif [ "$edges" -ge 5 ] && [ "$edges" -le 7 ] && [ "$on" -ge 40 ] && [ "$on" -le 60 ]; then
		echo blink
	else
		echo "$edges edges, $on % on"
	fi
}

asks_and_blinks() { # a press does what it should
	hand down "$button" wait 150 up "$button" wait 500
	equal asked "$(events)" && equal blink "$(seen "$lamp")"
}
