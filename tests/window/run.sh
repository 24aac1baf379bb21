#!/bin/bash
# The terminal in a real window under Xvfb, with real clicks and keys: what is on the display, and
# what is on the disk. Waits for what should happen, with a generous bound; no test of time.
# The last line is "N passed, N failed".
#
#   tests/window/run.sh             with build/inloop
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$(realpath "${BUILD:-build}")
work=$(mktemp -d)
passed=0 failed=0 terminal='' xvfb=''
end() {
	[ -z "$terminal" ] || kill -9 "$terminal" 2>/dev/null
	[ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null
	rm -rf "$work"
}
trap end EXIT

# shellcheck disable=SC2046 # a list of words
"${CC:-cc}" -std=c11 -D_GNU_SOURCE -O1 -Wall -o "$work/hand" tests/window/hand.c \
	$(pkg-config --cflags --libs x11 xtst) || exit 1
mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$work/number" 2>"$work/xvfb.log" &
xvfb=$!
read -r number <"$work/number" || { cat "$work/xvfb.log" && exit 1; }
export DISPLAY=:$number

# A house without opening hours is always open: the test runs at any hour.
printf '[house]\nname = Proefhuis\n' >"$work/inloop.ini"
paper=FAF4EA talk=5A2350

check() { # name command...
	local name=$1
	shift
	if "$@" >"$work/why" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $name"
		sed 's/^/  /' "$work/why"
	fi
}

hand() { "$work/hand" "$@"; }

start() { # option...
	"$BUILD/inloop" --config "$work/inloop.ini" --data "$work/data" "$@" \
		>"$work/terminal.log" 2>&1 &
	terminal=$!
}

ended() { # the terminal ends by itself, with this status
	local try status
	for try in $(seq 150); do
		if ! kill -0 "$terminal" 2>/dev/null; then
			wait "$terminal"
			status=$?
			terminal=''
			[ "$status" -eq "$1" ] && return 0
			echo "it ended with $status"
			cat "$work/terminal.log"
			return 1
		fi
		sleep 0.1
	done
	echo "after $try tries it still runs"
	return 1
}

stored() { # kind number: so many events of this kind, soon
	local try count
	for try in $(seq 100); do
		count=$(sqlite3 -readonly "$work/data/inloop.db" \
			"SELECT count(*) FROM event WHERE kind = $1" 2>&1)
		[ "$count" = "$2" ] && return 0
		sleep 0.1
	done
	echo "after $try looks: $count events of kind $1, expected $2"
	return 1
}

# Where things are: from the same pages, drawn without a display. place SCREEN ID: "X Y", its middle.
cat >"$work/places.inloop" <<'END'
dump home.json
tap home.check_in
dump check_in.json
tap check_in.together
dump party.json
END
(cd "$work" && "$BUILD/inloop" --script places.inloop --config inloop.ini --data places \
	--window 1280x800) || exit 1
place() {
	jq -r --arg id "$2" '.elements[] | select(.id == $id) | .px |
		"\(.x + .w / 2 | floor) \(.y + .h / 2 | floor)"' "$work/$1.json"
}
corner() { # a plain point of a tile, left of its picture
	jq -r --arg id "$2" '.elements[] | select(.id == $id) | .px |
		"\(.x + 12) \(.y + .h / 2 | floor)"' "$work/$1.json"
}
read -r talk_x talk_y <<<"$(corner home home.talk)"
read -r tile_x tile_y <<<"$(place home home.check_in)"
# Where one button of a page lies over one of the page after it: "X Y", or nothing.
over() { # SCREEN ID NEXT-SCREEN ID
	jq -rn --slurpfile a "$work/$1.json" --slurpfile b "$work/$3.json" --arg a_id "$2" --arg b_id "$4" '
		def box($page; $id): $page[0].elements[] | select(.id == $id) | .px;
		box($a; $a_id) as $p | box($b; $b_id) as $q |
		([$p.x, $q.x] | max) as $l | ([$p.x + $p.w, $q.x + $q.w] | min) as $r |
		([$p.y, $q.y] | max) as $t | ([$p.y + $p.h, $q.y + $q.h] | min) as $u |
		select($r > $l and $u > $t) | "\(($l + $r) / 2 | floor) \(($t + $u) / 2 | floor)"'
}
read -r face_x face_y <<<"$(corner home home.check_in)"
here=0B5351
at_home() { hand see "$talk_x" "$talk_y" $talk; }

awake() { # how often the terminal's threads went to sleep so far
	cat "/proc/$terminal"/task/*/status | awk '/^voluntary/ { n += $2 } END { print n }'
}
sleeps() { # three seconds without a wake-up: in the worst case a new minute falls into one or two
	local try before
	for try in 1 2 3 4 5; do
		before=$(awake)
		sleep 3
		[ "$(awake)" -eq "$before" ] && return 0
	done
	echo "after $try tries: $(($(awake) - before)) wake-ups in 3 s"
	return 1
}

# ---- a visit -------------------------------------------------------------------------------------

start --window 1280x800
check 'the first picture' at_home
check 'paper to the edge' hand see 1277 797 $paper
check 'asleep while nothing happens' sleeps
hand down "$tile_x" "$tile_y"
check 'a finger on the tile is seen at once' hand unsee "$face_x" "$face_y" $here
check 'nothing is counted before it is lifted' stored 10 0
hand up
check 'lifted: the visit is on the disk' stored 10 1
check 'and the screen has changed' hand unsee "$talk_x" "$talk_y" $talk
# shellcheck disable=SC2046 # two words
hand click $(place check_in check_in.undo)
check 'a mistake is taken back' stored 13 1
check 'back at rest by itself' at_home
hand down "$tile_x" "$tile_y"
check 'a second finger down' hand unsee "$face_x" "$face_y" $here
hand down "$talk_x" "$talk_y" # slid off the tile
hand up
check 'lifted elsewhere: nothing is counted' stored 10 1

# ---- two quick clicks ----------------------------------------------------------------------------

check 'at rest before two clicks' at_home
hand click "$tile_x" "$tile_y"
check 'another visit' stored 10 2
# shellcheck disable=SC2046 # two words
hand twice $(over check_in check_in.together party check_in.party_6)
# shellcheck disable=SC2046 # two words
hand twice $(place check_in check_in.undo)
check 'what comes a moment later counts again' stored 13 2
check 'the second of two quick clicks chose no number' stored 11 0

# ---- a talk --------------------------------------------------------------------------------------

check 'at rest before the talk' at_home
hand key space
check 'the space bar is the button: an ask' stored 30 1
hand key Return
check 'Return is the expert: seen' stored 31 1
met() { # what was seen less than 3 s ago is not met yet
	local try
	for try in 1 2 3 4; do
		hand key Return
		stored 32 1 && return 0
	done
	echo "not after $try times"
	return 1
}
check 'Return again: met' met
hand press Return
sleep 2.5 # that long is a long press
hand release Return
check 'Return held: the talk is over' stored 34 1
check 'one ask, whatever else was pressed' stored 30 1

# ---- the window ----------------------------------------------------------------------------------

hand resize 1000 640
check 'made smaller' hand fill 1000x640
check 'its picture fills it' hand see 996 636 $paper
hand key F11
check 'F11 fills the display' hand fill 1280x800
check 'and so does its picture' hand see 1277 797 $paper
hand key F11
check 'F11 again' hand fill 1000x640
hand key Escape
check 'Escape leaves' ended 0

# ---- again ---------------------------------------------------------------------------------------

start --fullscreen
check 'full screen' hand fill 1280x800
check 'it starts again' at_home
hand click "$tile_x" "$tile_y"
check 'and goes on counting' stored 10 3
# Nobody manages this display: no key of a desktop does anything, in whatever order they come.
for key in Escape F11 Escape F11 F11 Escape space Return; do
	hand key $key
done
hand close
check 'it still fills the display' hand fill 1280x800
# shellcheck disable=SC2046 # two words
hand click $(place check_in check_in.undo)
check 'no key asks for a talk' stored 30 1
check 'Escape does not leave a full screen' stored 13 3
kill -TERM "$terminal"
check 'SIGTERM ends it' ended 0
check 'that was noted' stored 2 2
start --window 1280x800
check 'a third start' at_home
hand hide
check 'hidden' hand unsee "$talk_x" "$talk_y" $talk
hand show
check 'drawn anew' at_home
hand close
check 'closing the window ends it' ended 0

# ---- turned --------------------------------------------------------------------------------------

panel_point() { # DEGREES X Y: where on the panel that point of the picture is
	case $1 in
	90) echo $((1279 - $3)) "$2" ;;
	180) echo $((1279 - $2)) $((799 - $3)) ;;
	270) echo "$3" $((799 - $2)) ;;
	esac
}

# A setting hangs the panel so: the picture is upright again, and a finger meets what it sees.
hangs() { # DEGREES WxH-OF-THE-PICTURE VISITS-SO-FAR
	printf '[house]\nname = Proefhuis\n[screen]\nrotate = %s\n' "$1" >"$work/inloop.ini"
	(cd "$work" && "$BUILD/inloop" --script places.inloop --config inloop.ini --data places --window "$2")
	# shellcheck disable=SC2046,SC2086 # two words each
	{
		turned_talk=$(panel_point "$1" $(corner home home.talk))
		start --fullscreen
		check "$1 degrees: the first picture" hand see $turned_talk $talk
		hand click $(panel_point "$1" $(place home home.check_in))
		check "$1 degrees: the visit is on the disk" stored 10 $(($3 + 1))
		check "$1 degrees: and the screen has changed" hand unsee $turned_talk $talk
	}
	kill -TERM "$terminal"
	check "$1 degrees: it ends" ended 0
}
hangs 90 800x1280 3
hangs 180 1280x800 4
hangs 270 800x1280 5

# ---- no display ----------------------------------------------------------------------------------

DISPLAY=:$number-no start --window 1280x800
check 'without a display it says so' ended 1
check 'in one line' grep -q '^inloop: .*display' "$work/terminal.log"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
