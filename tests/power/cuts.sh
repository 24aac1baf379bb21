#!/bin/bash
# The power goes, in a whole machine: the terminal runs in an emulated one (tests/gpio/guest.sh), on
# an ext4 file system with Debian's options, while visitors come and ask for talks
# (guest/visitors.sh). The disk under it writes down every write and every flush, in their order.
# From that log (replay.c) the disk is built as it was at this or that flush, or after a word that
# something was confirmed with only a part of what was not flushed; and is put right as at a start:
# the file system's journal first, then the real program opens what is there.
#
# The database is whole; every check-in and every step of a talk that was confirmed is there, once,
# in its order; nothing else is but what was about to happen; the figures of the week are theirs, the
# lamp and the open asks come back, and the next visitor is welcomed.
# The last line is "N passed, N failed"; each disk is one of them.
#
#   tests/power/cuts.sh [DISKS [SEED]]        with build/inloop; 400 disks if not told, 24 in CI
#
# Killing the emulator would prove little: what the guest wrote and did not flush is still in the
# cache of the machine around it. To look at a disk that failed: INLOOP_POWER_KEEP=FOLDER keeps the
# log, and a further run with it set needs no guest.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$(realpath "${BUILD:-build}")
disks=${1:-$([ "${CI:-}" = true ] && echo 24 || echo 400)} seed=${2:-20261123}
# Of the file system, and the sector behind it; from 128 on there is a second superblock, as on every
# card, for when the first one is torn.
MEGABYTES=144 WORDS_AT=294912
LONGEST=2400 # seconds; a guest that hangs is ended, a slow machine is not one
work=$(mktemp -d)
keep=${INLOOP_POWER_KEEP:-$work}
passed=0 failed=0
trap 'rm -rf "$work"' EXIT

if [ "$(dpkg --print-architecture)" != amd64 ]; then
	echo "The guest is a PC, and is compiled on one: this needs a machine with amd64."
	echo "0 passed, 1 failed"
	exit 1
fi

# ---- the guest and its log ----------------------------------------------------------------

write_log() {
	tests/gpio/guest.sh trixie "$work/guest" || return
	truncate -s ${MEGABYTES}M "$keep/before"
	mke2fs -q -F -t ext4 -b 4096 -E lazy_itable_init=0,lazy_journal_init=0 "$keep/before" || return
	cp --sparse=always "$keep/before" "$work/disk"
	truncate -s $((MEGABYTES + 1))M "$work/disk" # room for the words
	cat "$work/guest/root" "$work/guest/modules" >"$work/initrd"
	: >"$keep/log"
	# Time as in tests/gpio/run.sh; visitors.sh says what that takes.
	timeout $LONGEST qemu-system-x86_64 -M pc -accel tcg -icount shift=3,sleep=off \
		-cpu qemu64 -m 512 -nodefaults -no-user-config -nographic -no-reboot -net none \
		-serial "file:$work/serial" -rtc base=2026-11-23T09:00:00,clock=vm \
		-blockdev "driver=file,node-name=disk,filename=$work/disk" \
		-blockdev "driver=file,node-name=log,filename=$keep/log" \
		-blockdev driver=blklogwrites,node-name=logged,file=disk,log=log,log-sector-size=512,log-append=off \
		-device virtio-blk-pci,drive=logged,discard=off,write-zeroes=off \
		-kernel "$work/guest/kernel" -initrd "$work/initrd" \
		-append "console=ttyS0 quiet panic=-1 random.trust_cpu=on parts=visitors" </dev/null
	tr -d '\r' <"$work/serial" | sed 's/.*\x1b\[2J//; s/.*Booting from ROM\.*//' >"$keep/guest.said"
}

guest_went_well() {
	local good='' bad=''
	read -r good _ bad _ < <(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$keep/guest.said" | tail -n 1)
	grep -vE '^[0-9]+ passed, [0-9]+ failed$|^$|SeaBIOS|Power down$' "$keep/guest.said"
	if [ -z "$good" ]; then
		echo "FAILED: the guest did not come to its end"
		good=0 bad=1
	fi
	passed=$((passed + good)) failed=$((failed + bad))
}

# Which disks: every second one at a flush, with all that was written until then; between them, by
# turns, after a word that something was confirmed, with nothing that was not flushed; and anywhere,
# with some of it. "ENTRY KEPT SEED" a line.
choose() {
	"$work/replay" "$keep/log" $WORDS_AT >"$work/list" || return
	awk -v wanted="$disks" -v seed="$seed" '
		$2 == "flush" { flush[++flushes] = $1 }
		$2 == "say" && $3 == "done" { word[++words] = $1 }
		$2 == "write" { write[++writes] = $1 }
		function one_of(i, count) { return int((i + 0.5) * count / wanted) + 1 }
		END {
			for (i = 0; i < wanted; i++)
				if (i % 2 == 0)
					print flush[one_of(i, flushes)], "all", 0
				else if (i % 4 == 1)
					print word[one_of(i, words)], "none", 0
				else
					print write[one_of(i, writes)], i % 8 == 3 ? "first" : "any", seed + i
			printf "  %d writes, %d flushes, %d times something was confirmed; %d disks\n",
				writes, flushes, words, wanted >"/dev/stderr"
			if (flushes < 100 || words < 50) {
				print "FAILED: this proves nothing" >"/dev/stderr"
				exit 1
			}
		}' "$work/list"
}

# ---- one disk -----------------------------------------------------------------------------

# The folder of the terminal, as it finds it at the next start.
put_right() { # ENTRY KEPT SEED
	cp --sparse=always "$keep/before" "$here/disk"
	"$work/replay" "$keep/log" $WORDS_AT "$here/disk" "$@" || return
	e2fsck -fy "$here/disk" >"$here/e2fsck" 2>&1
	[ $? -le 1 ] || { echo "the file system is broken:" && cat "$here/e2fsck" && return 1; }
	debugfs -R "rdump /inloop $here" "$here/disk" >"$here/debugfs" 2>&1
	mkdir -p "$here/inloop" # which is there from the first start on
}

ask_database() { # SQL
	sqlite3 -readonly -cmd '.timeout 2000' "$here/inloop/inloop.db" "$1"
}

WORDS_OF_EVENTS="SELECT ifnull(group_concat(word, ' '), '') FROM (SELECT CASE kind
	WHEN 10 THEN 'check_in' WHEN 11 THEN 'party:' || n WHEN 12 THEN 'new_here' WHEN 13 THEN 'undo'
	WHEN 30 THEN 'asked' WHEN 31 THEN 'seen' WHEN 32 THEN 'met' WHEN 38 THEN 'repeat'
	WHEN 39 THEN 'repeat_not' WHEN 34 THEN CASE n WHEN 1 THEN 'ended' WHEN 2 THEN 'stopped'
	ELSE 'end:' || n END ELSE 'kind:' || kind END AS word
	FROM event WHERE kind BETWEEN 10 AND 59 AND kind NOT BETWEEN 35 AND 37 ORDER BY id)"
# Each is about an event of the kind that it can be about.
REFERENCES="SELECT count(*) FROM event e LEFT JOIN event r ON r.id = e.ref WHERE
	(e.kind IN (11, 12, 13) AND r.kind IS NOT 10) OR (e.kind = 39 AND r.kind IS NOT 38) OR
	(e.kind BETWEEN 31 AND 37 AND r.kind IS NOT 30)"

# What the database says to a reader of its own, before the terminal starts.
look_inside() { # sets `shown`, `folded`, `soon_after`
	local state wrong_references
	shown='' folded=0 soon_after=2026-11-23T10:10
	# The power may have gone while it was made: then the terminal makes it.
	[ -n "$(ask_database "SELECT 1 FROM sqlite_schema WHERE name = 'event'" 2>/dev/null)" ] || return 0
	state=$(ask_database 'PRAGMA integrity_check')
	[ "$state" = ok ] || { echo "not whole: $state" && return 1; }
	wrong_references=$(ask_database "$REFERENCES")
	[ "$wrong_references" = 0 ] || { echo "$wrong_references events are about nothing" && return 1; }
	shown=$(ask_database "$WORDS_OF_EVENTS")
	folded=$(ask_database "SELECT EXISTS (SELECT * FROM hour)")
	# The next full minute, in the time of the house.
	soon_after=$(ask_database "SELECT ifnull(strftime('%Y-%m-%dT%H:%M',
		(max(at) / 60 + 1) * 60 + 3600, 'unixepoch'), '$soon_after') FROM event")
}

figures() {
	"$BUILD/inloop-report" week 2026-W48 --config "$work/inloop.ini" --data "$here/inloop" \
		--now "$soon_after" --format json >"$here/week.json" || return
	jq -r '[.visits, .check_ins, .new_here, .asks.asked, .asks.talked, .asks.stopped, .asks.open,
		.asks.repeats] | "figures " + (map(tostring) | join(" "))' "$here/week.json"
}

expected() { # LINE: of account.awk
	sed -n "s/^$1 //p" "$here/account"
}

figures_are_right() {
	figures >"$here/figures" || return
	grep -qx "figures $(expected figures)" "$here/figures" && return
	echo "expected figures $(expected figures), there are: $(cat "$here/figures")"
	return 1
}

starts_again() {
	local asks
	asks=$(expected asks)
	{
		echo "clock $soon_after"
		echo "expect screen home"
		echo "expect lamp $(expected lamp)"
		[ "$asks" -eq 0 ] || echo "expect element home.ask.$asks"
		echo "expect no-element home.ask.$((asks + 1))"
		echo "tap home.check_in"
		echo 'expect text "Welkom!"'
	} >"$here/start.inloop"
	"$BUILD/inloop" --script "$here/start.inloop" --config "$work/inloop.ini" \
		--data "$here/inloop" --window 800x480 || return
	[ -z "$(find "$here/inloop" -name 'inloop.db.*')" ] || { echo "set aside" && return 1; }
}

survives() { # ENTRY KEPT SEED
	put_right "$@" || return
	awk -v entry="$1" '$1 <= entry && $2 == "say" { $1 = $2 = ""; print }' "$work/list" >"$here/said"
	look_inside || return
	awk -v folded="$folded" -v shown="$shown" -f tests/power/account.awk "$here/said" \
		>"$here/account" || { cat "$here/account" && return 1; }
	# Right after the power went, when nobody else has opened it.
	[ -z "$shown" ] || figures_are_right || return
	starts_again
}

# Each process takes its share of them, in a folder of its own.
try_disks() { # NUMBER
	local here=$work/disk.$1 entry kept with number=0 count=0
	while read -r entry kept with; do
		number=$((number + 1))
		[ $((number % jobs)) -eq "$1" ] || continue
		rm -rf "$here" && mkdir "$here"
		if survives "$entry" "$kept" "$with" >"$work/why.$1" 2>&1; then
			count=$((count + 1))
		else
			echo "FAILED: entry $entry, kept $kept of what was not flushed, seed $with"
			sed 's/^/  /' "$work/why.$1"
		fi
		[ -z "${V:-}" ] || echo "$entry $kept $with: $(expected kept)"
	done <"$work/chosen"
	echo "$count" >"$work/passed.$1"
}

"${CC:-cc}" -std=c11 -D_GNU_SOURCE -O2 -Wall -Wextra -o "$work/replay" tests/power/replay.c || exit 1
printf '[house]\nname = Proefhuis\n' >"$work/inloop.ini"
mkdir -p "$keep"
[ -s "$keep/log" ] || write_log || { echo "0 passed, 1 failed" && exit 1; }
guest_went_well
choose >"$work/chosen" || failed=$((failed + 1))
jobs=${JOBS:-$(nproc)}
for ((job = 0; job < jobs; job++)); do
	try_disks $job >"$work/told.$job" &
done
wait
cat "$work"/told.*
good=$(awk '{ sum += $1 } END { print sum }' "$work"/passed.*)
passed=$((passed + good)) failed=$((failed + $(wc -l <"$work/chosen") - good))
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
