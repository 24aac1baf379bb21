#!/bin/bash
# The sheet for the wall says what the terminal says of itself: its sentences are those of
# model/memory.c, no more and no fewer, and its numbers are those of the program.
#
#   tests/lint/sheet.sh [FOLDER]      a tree with assets/ and firmware/ in it (else this one)
set -u
cd "${1:-$(dirname "$0")/../..}" || exit 1
sheet=assets/avg-blad.svg
failed=0

complain() {
	echo "$1"
	failed=1
}

# The sentences that memory.c has translated, one a line (as in lint/texts.sh).
told() {
	xgettext --from-code=UTF-8 --language=C --keyword --keyword=N_:1 --no-location --omit-header \
		--no-wrap --output=- firmware/model/memory.c | sed -n 's/^msgid "\(.*\)"$/\1/p' | sort
}

# Those of the sheet: the texts of class "said", the lines of each put together.
said() {
	sed -n 's/.*<text class="said[" ][^>]*>\(.*\)<\/text>.*/\1/p' "$sheet" |
		sed 's/<[^>]*>//g' | sort
}

number() { # NAME FILE: the number that NAME is defined as
	sed -n 's/^#define '"$1"' *\([0-9][0-9]*\).*/\1/p' "$2"
}

[ -n "$(told)" ] || complain "firmware/model/memory.c: no sentences found in it"
while IFS= read -r sentence; do
	complain "$sheet: '$sentence' of model/memory.c is not on it"
done < <(comm -23 <(told) <(said))
while IFS= read -r sentence; do
	complain "$sheet: '$sentence' is not in model/memory.c"
done < <(comm -13 <(told) <(said))

grep -q ">[^<]* de laatste $(number COPIES_KEPT firmware/store/copies.h)\." "$sheet" ||
	complain "$sheet: does not say how many copies are kept (COPIES_KEPT of store/copies.h)"
grep -q ">[^<]* hooguit $(number WAIT_FOR_CLOCK_DAYS firmware/model/history_events.c) dagen\." "$sheet" ||
	complain "$sheet: does not say how long a day waits for a clock (WAIT_FOR_CLOCK_DAYS of model/history_events.c)"
grep -q ">[^<]*stuk?[^<]* hooguit $(number ASIDE_DAYS firmware/store/private.h) dagen\." "$sheet" ||
	complain "$sheet: does not say how long a damaged file is kept (ASIDE_DAYS of store/private.h)"
exit "$failed"
