#!/bin/bash
# Ten years of a busy house, made by a fixed seed through the real store; then whole programs are
# measured on the data of the first year and on that of all ten: the report of a week, start, rest
# screen, check-in, the morning's fold. Instructions are counted, not time, and bytes, so that every
# machine says the same. Fails where year 10 costs over 1.1 times year 1, the file is over 15 MB, or
# a check-in writes over 1.3 times what a bare row with WAL and synchronous=FULL does.
#
#   tests/years/run.sh [SEED]
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$(realpath "${BUILD:-build}")
seed=${1:-2026} check_ins=40 written=300
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

{
	echo "[house]"
	echo "name = Huis van de wijk"
	echo "[open]"
	printf '%s = 9:30-21:00\n' ma di wo 'do' vr za zo
} >"$work/inloop.ini"

"$BUILD/tests/years" "$work" 10 "$seed" >"$work/told" || exit 1
cat "$work/told"

verdict() { # good? what: one line, counted
	if [ "$1" = 1 ]; then
		passed=$((passed + 1))
	else
		echo "        ^ over the mark: $2"
		failed=$((failed + 1))
	fi
}

within() { [ "$(awk -v a="$1" -v b="$2" -v times="$3" 'BEGIN { print (a <= b * times) }')" = 1 ] && echo 1 || echo 0; }

instructions() { # command...: how many the program carried out
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >"$work/output" |
		sed -n 's/.*Collected *: *\([0-9]*\)$/\1/p'
}

# ---- the night after the first and after the last year --------------------------------------

end_of() { sed -n "s/^$1\t\(....-..-..\)T.*/\1/p" "$work/told"; }

fresh() { # first|last: a copy of the data to work on
	rm -rf "$work/data"
	cp -r "$work/$1" "$work/data"
}

play() { # script-name: of the steps on standard input, on the data
	cat >"$work/$1.inloop"
	set -- "$BUILD/inloop" --script "$work/$1.inloop" --config "$work/inloop.ini" \
		--data "$work/data" --window 1280x800
	"${measure[@]}" "$@"
}

start_of_day() { # first|last [days later]
	echo "clock $(date -d "$(end_of "$1") + ${2:-0} days" +%F)T10:00"
}

people() { # number: they come
	for _ in $(seq "$1"); do
		printf 'tap home.check_in\ntap check_in.done\nwait 1m\n'
	done
}

report() { # first|last: of the four weeks before
	local total=0 count back
	for back in 7 14 21 28; do
		count=$(instructions "$BUILD/inloop-report" week \
			"$(date -d "$(end_of "$1") - $back days" +%G-W%V)" --format json \
			--now "$(end_of "$1")T10:00" --config "$work/inloop.ini" --data "$work/$1")
		[ "$(jq '.visits > 500 and .asks.asked > 20' "$work/output")" = true ] || count=x
		total=$((total + count))
	done
	echo "$total"
}

year_report() { # first|last
	instructions "$BUILD/inloop-report" year "$(date -d "$(end_of "$1") - 14 days" +%G)" \
		--format json --now "$(end_of "$1")T10:00" --config "$work/inloop.ini" --data "$work/$1"
}

start() { # first|last
	fresh "$1"
	start_of_day "$1" | play start
}

rest() { # first|last
	fresh "$1"
	{
		start_of_day "$1"
		echo 'expect screen home'
		echo 'expect text "Ik ben er"'
	} | play rest
}

check_in() { # first|last
	fresh "$1"
	local some none
	some=$({ start_of_day "$1" && people "$check_ins"; } | play some)
	fresh "$1"
	none=$({ start_of_day "$1" && echo "wait ${check_ins}m"; } | play none)
	echo $(((some - none) / check_ins))
}

morning() { # first|last: the plug was pulled after a day with people in it
	fresh "$1"
	measure=(env)
	{ start_of_day "$1" && people 100; } | play before >/dev/null
	measure=(instructions)
	{ start_of_day "$1" 1 && echo 'expect screen home'; } | play morning
}

compare() { # what function
	local first last
	first=$($2 first) last=$($2 last)
	awk -v what="$1" -v a="$first" -v b="$last" \
		'BEGIN { printf "%-34s %14d %14d %8.3f\n", what, a, b, (a > 0 ? b / a : 0) }'
	[ "${first:-0}" -gt 0 ] || last=x
	verdict "$(within "$last" "$first" 1.1)" "year 10 against year 1"
}

measure=(instructions)
echo
printf '%-34s %14s %14s %8s\n' "instructions" "year 1" "year 10" "ratio"
compare "report of a week, four of them" report
if "$BUILD/inloop-report" --help | grep -q 'inloop-report year'; then
	compare "report of a year" year_report
fi
compare "start" start
compare "start and rest screen" rest
compare "one check-in and back" check_in
compare "start with a day to fold" morning

# ---- the disk -----------------------------------------------------------------------------

written_to() { # database command...: bytes written to it and its log, and how often was waited
	local database=$1
	shift
	strace -f -y -e trace=write,pwrite64,pwritev,pwritev2,fdatasync,fsync -o "$work/trace" "$@" \
		>/dev/null 2>&1
	awk -v database="$database" '
		index($0, database) && !/-shm>/ {
			if (/sync\(/) syncs++; else bytes += $NF
		}
		END { printf "%d %d\n", bytes, syncs }' "$work/trace"
}

per_row() { # some none number: bytes and syncs for each, "B S"
	awk -v some="$1" -v none="$2" -v number="$3" 'BEGIN {
		split(some, a); split(none, b)
		printf "%.0f %.2f\n", (a[1] - b[1]) / number, (a[2] - b[2]) / number }'
}

terminal_writes() { # first|last
	local some none
	measure=(written_to "$work/data/inloop.db")
	# What is done once at rest, checksums and a copy, is done in both before anybody comes.
	fresh "$1"
	some=$({ start_of_day "$1" && echo "wait 30m" && people "$written"; } | play some)
	fresh "$1"
	none=$({ start_of_day "$1" && echo "wait 30m"; } | play none)
	per_row "$some" "$none" "$written"
}

bare_writes() {
	local some none
	printf 'PRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\nCREATE TABLE t (at INTEGER);\n' \
		>"$work/none.sql"
	{
		cat "$work/none.sql"
		for at in $(seq "$written"); do echo "INSERT INTO t VALUES (1795424400 + $at);"; done
	} >"$work/some.sql"
	# Not closed in good order: the last log is then not copied, as in a terminal that goes on.
	echo '.exit' | tee -a "$work/none.sql" >>"$work/some.sql"
	some=$(written_to "$work/some.db" sqlite3 -init /dev/null "$work/some.db" ".read $work/some.sql")
	none=$(written_to "$work/none.db" sqlite3 -init /dev/null "$work/none.db" ".read $work/none.sql")
	per_row "$some" "$none" "$written"
}

echo
bare=$(bare_writes) first=$(terminal_writes first) last=$(terminal_writes last)
printf '%-34s %14s %14s %14s\n' "written to the disk" "bare row" "year 1" "year 10"
printf '%-34s %14s %14s %14s\n' "bytes for each check-in" "${bare% *}" "${first% *}" "${last% *}"
verdict "$(within "${first% *}" "${bare% *}" 1.3)" "year 1 against a bare row"
verdict "$(within "${last% *}" "${bare% *}" 1.3)" "year 10 against a bare row"
printf '%-34s %14s %14s %14s\n' "waits for the disk for each" "${bare#* }" "${first#* }" "${last#* }"
verdict "$(within 1 "${last#* }" 1)" "a check-in that does not wait is not durable"

echo
sqlite3 "$work/last/inloop.db" "
	SELECT printf('%-34s %11.1f kB %11.1f kB a year %7d rows', name, sum(pgsize) / 1024.0,
		sum(pgsize) / 10240.0, sum(CASE WHEN pagetype = 'leaf' THEN ncell END))
	FROM dbstat GROUP BY name HAVING sum(pgsize) > 4096 ORDER BY sum(pgsize) DESC"
sqlite3 "$work/last/inloop.db" 'PRAGMA freelist_count' |
	awk '{ printf "%-34s %11.1f kB\n", "free pages", $1 * 4 }'
size=$(stat -c %s "$work/last/inloop.db")
printf '%-34s %11.1f kB of 15 MB\n' "the file after ten years" "$(awk -v s="$size" 'BEGIN { print s / 1024 }')"
verdict "$(within "$size" 15000000 1)" "15 MB"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
