# A day and a night in a house whose disk is written down by tests/power/cuts.sh: visits, talks, a
# restart, two kills, the fold. It says on that same disk, behind the file system, what it is about
# to do and what it has seen confirmed, so that the order of the disk's writes is the order of these
# words too:
#
#   try WORD      somebody is about to do this; with words joined by "+", in one and the same commit
#   done N        the first N of these were confirmed
#   day           what was tried so far is of a day that the next fold folds
#   fold, folded  it is about to fold; it did
#
# Such a word is one sector, written around the cache and without a flush: a flush would make sure
# of all that was written before, which is for the terminal to do.
# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh knows them

WORDS_AT=294912 # the first sector behind the file system
tried=0

say() {
	printf '%-511s\n' "$*" |
		dd of=/dev/vda bs=512 seek=$WORDS_AT oflag=direct conv=notrunc status=none
}

try() { # WORD
	say "try $1"
	tried=$((tried + 1))
}

confirmed() {
	say "done $tried"
}

soon() { # COMMAND...: looks for some 30 s whether it is so
	local look
	for ((look = 0; look < 300; look++)); do
		"$@" && return
		sleep 0.1
	done
	echo "still not: $*; shown last: $(tail -n 3 "$home/log" | tr '\n' ' ')"
	return 1
}

# ---- the terminal -------------------------------------------------------------------

shown() { # SCREEN: in the newest picture
	[ "$(tail -n 1 "$home/log")" = "$1" ]
}

begin() { # as start in lib.sh, but it says which screen each picture shows
	: >"$home/log"
	INLOOP_TRACE=screens /inloop/build/inloop --config "$home/inloop.ini" --data "$home/data" \
		--window 800x480 2>"$home/log" &
	terminal=$!
	soon shown home
}

kill_it() {
	kill -KILL "$terminal"
	wait "$terminal" 2>/dev/null
}

# A reader of the database sees what was committed, and only that.
stored() { # KIND COUNT
	[ "$(sql "SELECT count(*) FROM event WHERE kind = $1" 2>/dev/null)" = "$2" ]
}

count() { # KIND
	sql "SELECT count(*) FROM event WHERE kind = $1"
}

commits() { # WORD KIND COMMAND...: what the screen does not tell apart, a reader does
	local before
	before=$(count "$2")
	try "$1"
	"${@:3}"
	soon stored "$2" $((before + 1)) && confirmed
}

# Whoever touches has seen the page: what stands there for less than 0.4 s does not count.
touches() { # STEP...
	fingers "wait 1500" "$@"
}

# ---- visits: what the screen says is confirmed ----------------------------------------

comes_in() {
	try check_in
	touches "tap $tile"
	soon shown check_in && confirmed
}

leaves_screen() {
	touches "tap $ready"
	soon shown home
}

visit() {
	comes_in && leaves_screen
}

visit_together() {
	comes_in &&
		commits party:4 11 touches "tap $together" "wait 2000" "tap $four" &&
		commits new_here 12 touches "tap $new" &&
		leaves_screen
}

visit_by_mistake() {
	comes_in &&
		commits undo 13 touches "tap $mistake" &&
		leaves_screen
}

visits() { # COUNT
	local visit
	for ((visit = 0; visit < $1; visit++)); do
		visit || return
	done
}

# ---- talks: what the lamp says is confirmed ---------------------------------------------

# Within a blink it is on and off.
lamp_is() { # off|steady|lit
	local edges on
	[ "$1" != lit ] || { [ "$(hand look "$lamp")" = "look $lamp on" ] && return; }
	read -r _ _ _ edges _ on < <(hand watch "$lamp" 1100)
	case $1 in
	off) [ "$edges $on" = "0 0" ] ;;
	steady) [ "$edges $on" = "0 100" ] ;;
	*) [ "$edges" -gt 0 ] ;;
	esac
}

short() { # LINE
	hand down "$1" wait 150 up "$1"
}

# The first one who asks.
asks() {
	try asked
	short "$button"
	soon lamp_is lit && confirmed && soon shown talk && leaves_talk
}

leaves_talk() {
	touches "tap $sit"
	soon shown home
}

# Somebody asks while another one waits: counted as a repeat until they say that they are new.
asks_too() {
	try repeat
	short "$button"
	soon shown again && confirmed &&
		commits repeat_not+asked 39 touches "tap $no" &&
		soon shown talk && leaves_talk
}

asks_again() {
	try repeat
	short "$button"
	soon shown again && confirmed && touches "tap $yes" && soon shown home
}

sees() {
	try seen
	short "$ack"
	soon lamp_is steady && confirmed
}

meets() { # off|steady: the lamp after that
	sleep 3.1 # a double press of the expert's button is one
	try met
	short "$ack"
	soon lamp_is "$1" && confirmed
}

is_over() {
	commits ended 34 hand down "$ack" wait 2100 up "$ack"
}

thinks_better() {
	touches "tap $first_ask"
	soon shown talk && commits stopped 34 touches "tap $cancel" && leaves_talk
}

# ---- where to tap ----------------------------------------------------------------------

place() { # DUMP ID: a point just inside its corner, as "X Y"
	sqlite3 -separator " " :memory: "SELECT value ->> '\$.px.x' + 20, value ->> '\$.px.y' + 20
		FROM json_each(readfile('/tmp/$1.json'), '\$.elements') WHERE value ->> '\$.id' = '$2'"
}

places() {
	cat >/tmp/places.inloop <<-STEPS
		dump /tmp/home.json
		tap home.check_in
		dump /tmp/check_in.json
		tap check_in.together
		dump /tmp/party.json
		tap check_in.party_4
		tap check_in.done
		press
		dump /tmp/talk.json
		tap talk.done
		dump /tmp/asked.json
		press
		dump /tmp/again.json
	STEPS
	/inloop/build/inloop --script /tmp/places.inloop --config "$home/inloop.ini" \
		--data /tmp/places --window 800x480 || return
	tile=$(place home home.check_in) house_name=$(place home home.house)
	ready=$(place check_in check_in.done) mistake=$(place check_in check_in.undo)
	new=$(place check_in check_in.new_here) together=$(place check_in check_in.together)
	four=$(place party check_in.party_4)
	sit=$(place talk talk.done) cancel=$(place talk talk.cancel)
	first_ask=$(place asked home.ask.1)
	no=$(place again again.no) yes=$(place again again.yes)
	[[ $tile && $house_name && $ready && $mistake && $new && $together && $four && $sit &&
		$cancel && $first_ask && $no && $yes ]]
}

# ---- the day ------------------------------------------------------------------------------

morning() {
	visits 4 && visit_together && visit_by_mistake && asks && visit && sees && asks_again &&
		meets off && visits 3 && is_over
}

two_at_once() {
	asks && asks_too && short_pause && sees_both && meets steady && is_over && meets off &&
		visit_together && is_over
}

short_pause() { # so that the file system itself writes what it has, too
	sleep 6
}

sees_both() {
	commits seen 31 short "$ack" && sees
}

stops_asking() {
	asks && visit && thinks_better && visit_by_mistake
}

set_clock() { # UTC
	date -u -s "$1" >/dev/null
}

all_folded() {
	touches "tap $house_name" # wakes it
	stored 10 0
}

night() { # somebody asks before it is folded, and is not folded with it
	say day
	set_clock "2026-11-23 23:40:00" && visits_none_of_today && asks && say fold &&
		set_clock "2026-11-23 23:44:58" && soon all_folded && say folded
}

visits_none_of_today() { # the terminal has seen the new day
	touches "tap $house_name"
	short_pause
}

plug_in header pinctrl-bcm2711
home=/tmp/house
mkdir -p $home /data/inloop
printf '[house]\nname = Proefhuis\n[gpio]\nbutton = GPIO%d\nack = GPIO%d\nlamp = GPIO%d\n' \
	"$button" "$ack" "$lamp" >$home/inloop.ini
ln -s /data/inloop $home/data
check "a touch panel" panel_in
# Time goes by instructions here, and where the processor rests it leaps to what comes next, also
# while the disk is at work, which takes the time of the machine around it. So it never rests.
nice -n 19 bash -c "while :; do :; done" &
check "where to tap" places

check "a start" begin
check "the morning" morning
check "it ends" stop
check "it starts again" begin
check "two at once" two_at_once
check "a visit before it is killed" comes_in
kill_it
check "it starts after that" begin
check "one who thinks better of it" stops_asking
check "a crowd" visits 24
check "the night" night
kill_it
check "it starts in the night" begin
check "the next morning: one waits still" lamp_is lit
check "visits of the next day" visits 12
check "the expert comes" sees
check "and they talk" meets off
check "more visits" visits 6
check "it ends at last" stop
say end
panel_out
pull_out header
