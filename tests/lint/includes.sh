#!/bin/bash
# Prove who includes whom: arrows between the rooms of firmware/ point down, and each library's
# headers reach only the room that keeps it, directly or through another header.
#
#   tests/lint/includes.sh [FOLDER]      a tree with firmware/ in it (else this one)
set -u
cd "${1:-$(dirname "$0")/../..}" || exit 1
CC=${CC:-cc}
failed=0

complain() {
	echo "$1"
	failed=1
}

# What a room may include besides itself. One line a room; a room that is not here is an error.
arrows='
base:
model:     base
ui:        model base
screens:   ui model base
ports:     model base
app:       ports screens ui model base
store:     model base
calendar:  model base
platform:  ports ui model base
reader:    model base
report:    store reader model base
terminal:  app ports screens ui model store reader platform base
splash:    base
stick:     model base
script:    terminal app ports screens ui model store reader platform base
'

# Which room keeps a library's headers (matched against the whole path of a header).
keepers='
SDL2/        platform
cairo        platform splash
gpiod\.h     platform
fribidi      platform
fontconfig/  platform
X11/         platform
systemd/     platform
sqlite3\.h   store
libical      calendar
seccomp      calendar
sodium       base
ini\.h       base
gettext-po   ui
jansson      report script
'

allowed() { # room other
	[ "$1" = "$2" ] || grep -Eq "^$1:.* $2( |$)" <<<"$arrows"
}

check_arrows() {
	local file room line other
	for file in firmware/*/*.[ch]; do
		room=$(basename "$(dirname "$file")")
		grep -q "^$room:" <<<"$arrows" || complain "$file: tests/lint/includes.sh knows no room '$room'"
		while read -r line; do
			other=${line%%/*}
			# These programs are not inside the terminal: they ask the clock themselves.
			[[ "$file $line" =~ ^firmware/(report|stick)/main\.c\ platform/clock\.h$ ]] && continue
			allowed "$room" "$other" || complain "$file: $room may not include $line"
		done < <(sed -n 's/^ *# *include *"\([^"]*\/[^"]*\)".*/\1/p' "$file")
	done
}

# Every header that the compiler opens for a file, whoever asked for it.
check_libraries() {
	local file room headers keeper who header
	local -a flags
	read -ra flags <<<"-std=c11 -D_GNU_SOURCE -Ifirmware $(pkg-config --cflags sdl2 SDL2_ttf cairo fribidi 2>/dev/null)"
	for file in firmware/main.c firmware/*/*.c; do
		[[ $file == firmware/platform/* ]] && continue # it may open all of the above
		room=$(basename "$(dirname "$file")")
		headers=$("$CC" "${flags[@]}" -M "$file" 2>&1) || {
			complain "$headers"
			continue
		}
		while read -r keeper who; do
			[ -n "$keeper" ] || continue
			[[ " $who " == *" $room "* ]] && continue
			header=$(tr ' ' '\n' <<<"$headers" | grep -E -m 1 "/$keeper|/[^ ]*/$keeper" || true)
			[ -z "$header" ] || complain "$file: $header belongs to $who only"
		done <<<"$keepers"
	done
}

# The rooms of the rules compile when the libraries' folders are not even on the path.
check_alone() {
	local file
	for file in firmware/{app,ports,model,screens,ui,base}/*.c; do
		[ -e "$file" ] || continue
		"$CC" -std=c11 -D_GNU_SOURCE -Ifirmware -fsyntax-only "$file" || failed=1
	done
}

# What time it is, only the clock may ask (and the waiting of the platform).
check_time() {
	local found
	found=$(grep -nE '\b(time|clock_gettime|gettimeofday|timespec_get|ftime) *\(' -r firmware \
		--include='*.[ch]' | grep -vE '^firmware/platform/' |
		grep -vE '^[^:]*:[0-9]+:\s*(\*|/\*|//)|/\*[^*]*\b(time|clock_gettime|gettimeofday)\(' )
	[ -z "$found" ] || complain "only platform/ may ask what time it is:
$found"
}

check_arrows
check_libraries
check_alone
check_time
exit "$failed"
