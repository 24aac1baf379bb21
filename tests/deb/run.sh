#!/bin/bash
# The Debian packages: builds them twice, looks into them, and installs the one for this machine's
# Debian in a fresh system, where inside.sh uses, upgrades, removes and purges it. That for the
# Raspberry Pi is looked at, and its programs run with the libraries of Debian 13 under qemu-user.
# The last line is "N passed, N failed".
#
#   tests/deb/run.sh           all
#   tests/deb/run.sh quick     one build of each, and no system to install into
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$(realpath -m "${BUILD:-build}")
MOST_EXPOSED=15 # tenths, of systemd-analyze security
mkdir -p "$BUILD"
work=$(mktemp -d "$BUILD/test-deb.XXXXXX") # not in /tmp: data there would be in memory, and be told of
trap 'rm -rf "$work"' EXIT
version=$(sed -n 's/^VERSION *:= *//p' Makefile)
own=$(dpkg --print-architecture)
suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
passed=0 failed=0

check() { # WHAT COMMAND...: counts it, tells when it fails
	local what=$1
	shift
	if "$@" >"$work/out" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED  $what"
		tail -n 20 "$work/out" | sed 's/^/        /'
	fi
}

holds() { grep -qE -- "$1" <<<"$2"; } # PATTERN TEXT

# ---- what every package is to be ------------------------------------------------------------

contents() { dpkg-deb --contents "$1" | awk '{ print $1, $2, $6 }' | grep -v '/$'; }
is_clean() { lintian --fail-on error,warning --tag-display-limit 0 "$1"; }
has_contents() { diff -u tests/deb/contents.txt <(contents "$1"); }

has_conffiles() {
	dpkg-deb --ctrl-tarfile "$1" | tar -xO ./conffiles | diff -u - <(printf '/etc/inloop/%s\n' \
		activiteiten.ics inloop.ini rooster.ics)
}

depends_on() { # DEB NAME...
	local depends name
	depends=" $(dpkg-deb --field "$1" Depends), "
	shift
	for name; do
		case $depends in *" $name "* | *" $name, "*) ;; *) echo "no $name in$depends" && return 1 ;; esac
	done
}

unpacked() { # ARCH: its files, under $work/ARCH
	[ -d "$work/$1" ] || dpkg-deb --extract "$BUILD/inloop_${version}_$1.deb" "$work/$1"
	echo "$work/$1"
}

is_for() { # DEB ARCH MACHINE, as readelf calls it
	[ "$(dpkg-deb --field "$1" Architecture)" = "$2" ] || return 1
	for program in bin/inloop bin/inloop-report libexec/inloop/inloop-calendar; do
		readelf --file-header "$(unpacked "$2")/usr/$program" | grep -q "Machine:.*$3" || return 1
	done
}

is_hardened() { # ARCH: what Debian asks of a program, and no debug symbols
	local program all
	for program in bin/inloop bin/inloop-report libexec/inloop/inloop-calendar; do
		program=$(unpacked "$1")/usr/$program
		all=$(readelf --wide --file-header --program-headers --dynamic --sections "$program")
		holds 'Type: +DYN' "$all" && holds GNU_RELRO "$all" && holds BIND_NOW "$all" &&
			! holds ' RWE ' "$all" && ! holds '\.debug_info' "$all" || return 1
	done
}

is_same() { cmp "$BUILD/inloop_${version}_$1.deb" "$work/again/inloop_${version}_$1.deb"; }

each() { # ARCH MACHINE
	local deb=$BUILD/inloop_${version}_$1.deb
	check "$1: lintian" is_clean "$deb"
	check "$1: files and modes" has_contents "$deb"
	check "$1: settings are kept at upgrades" has_conffiles "$deb"
	check "$1: architecture" is_for "$deb" "$1" "$2"
	check "$1: hardened and stripped" is_hardened "$1"
	check "$1: what it takes to run" depends_on "$deb" libsdl2-2.0-0 libsqlite3-0 libegl1 \
		libgles2 libgl1-mesa-dri fonts-noto-core fonts-material-design-icons-iconfont tzdata udev
	[ -z "${twice-}" ] || check "$1: made twice, the same bytes" is_same "$1"
}

# ---- the parts that are the same in all -----------------------------------------------------

is_closed() {
	systemd-analyze security --no-pager --offline=true --threshold=$MOST_EXPOSED \
		"$(unpacked "$own")/usr/lib/systemd/system/inloop.service"
}

# What the service and udev start.
has_its_programs() {
	local program root
	root=$(unpacked "$own")
	grep -hoE '(^Exec[A-Za-z]*=-?|RUN\+=")/usr/[^ "]+' "$root/usr/lib/systemd/system/inloop.service" \
		"$root/usr/lib/udev/rules.d/60-inloop.rules" | sed 's,^[^/]*,,' | sort -u >"$work/programs"
	[ "$(wc -l <"$work/programs")" -ge 2 ] || return 1
	while read -r program; do
		[ -x "$root$program" ] || { echo "no $program" && return 1; }
	done <"$work/programs"
}

# The filters of system calls are merged, and a later one could take this away again.
may_ask_the_clock() {
	systemd-analyze security --no-pager --offline=true \
		"$(unpacked "$own")/usr/lib/systemd/system/inloop.service" | grep -q 'adjtimex is allowed'
}

# All keys of the sample house's settings, and of those only name and hours differ.
has_settings() {
	diff config/inloop.ini "$(unpacked "$own")/etc/inloop/inloop.ini" >"$work/differ"
	diff -u <(printf '%s =\n' name ma di wo 'do' vr za zo) <(sed -n 's/^> //p' "$work/differ")
}

has_manuals() {
	for page in inloop inloop-report; do
		mandoc -T lint -W warning "image/deb/debian/$page.1" || return 1
		man_options "$page" >"$work/told"
		"$(unpacked "$own")/usr/bin/$page" --help | grep -oE -- '--[a-z-]+' | sort -u |
			diff -u - "$work/told" || return 1
	done
}

man_options() { sed -n 's/^\.It Fl -\([a-z-]*\).*/--\1/p' "image/deb/debian/$1.1" | sort -u; }

# ---- the Raspberry Pi's ---------------------------------------------------------------------

# The tree that it was compiled against: Debian 13 and nothing else.
pi_libraries_are_there() {
	local library
	for library in $(readelf --dynamic "$(unpacked arm64)"/usr/bin/* "$(unpacked arm64)"/usr/libexec/inloop/inloop-* | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u); do
		[ -e "$pi_tree/usr/lib/aarch64-linux-gnu/$library" ] || { echo "$library" && return 1; }
	done
}

pi() { # PROGRAM ARGUMENTS...: with every symbol looked up at once
	local program=$1
	shift
	qemu-aarch64-static -L "$pi_tree" -E LD_BIND_NOW=1 "$(unpacked arm64)/usr/$program" "$@"
}

pi_runs() { [ "$(pi "bin/$1" --version)" = "$1 $version" ]; }

# What the report has it do, by hand: the emulator starts no further program.
pi_reads() {
	TZ=Europe/Amsterdam pi libexec/inloop/inloop-calendar sessions 1795388400 1795474800 activiteiten.ics \
		<config/activiteiten.ics | grep -q Buurtkamer
}

# ---- a fresh system -------------------------------------------------------------------------

# An older version, whose settings had one line of explanation more: dpkg has to notice.
make_older() {
	dpkg-deb --raw-extract "$BUILD/inloop_${version}_$own.deb" "$work/older" &&
		sed -i "s/^Version: .*/Version: 0.0.1/" "$work/older/DEBIAN/control" &&
		echo '# Uitleg van vroeger.' >>"$work/older/etc/inloop/inloop.ini" &&
		dpkg-deb --root-owner-group --build "$work/older" "$work/older.deb"
}

install_it() {
	local mode=unshare count good bad
	[ "$(id -u)" -ne 0 ] || mode=root
	make_older >/dev/null || return 1
	cp "$BUILD/inloop_${version}_$own.deb" "$work/new.deb"
	SECURITY=yes image/archive.sh lines "$suite" >"$work/archive.list" || return 1
	# passwd: a smallest Debian 13 has nothing that adds inside.sh's two users.
	# shellcheck disable=SC2016 # mmdebstrap fills it in
	nice mmdebstrap --quiet --mode=$mode --variant=apt --include=passwd --format=null \
		--aptopt='APT::Install-Recommends "false"' \
		--customize-hook="copy-in '$work/older.deb' '$work/new.deb' tests/deb/inside.sh /root" \
		--customize-hook='chroot "$1" bash /root/inside.sh' "$suite" - "$work/archive.list" >"$work/inside" 2>&1
	count=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/inside" | tail -n 1)
	if [ -z "$count" ]; then
		echo "FAILED  install into a fresh $suite"
		image/archive.sh why "$work/inside" "$suite"
		tail -n 40 "$work/inside"
		failed=$((failed + 1))
		return
	fi
	read -r good _ bad _ <<<"$count"
	grep -A 20 '^FAILED' "$work/inside"
	passed=$((passed + good)) failed=$((failed + bad))
}

image/deb/build.sh "$own" arm64 || failed=$((failed + 1))
twice=
if [ "${1-}" != quick ]; then
	twice=yes
	BUILD=$work/again image/deb/build.sh "$own" arm64 >/dev/null || failed=$((failed + 1))
fi
each "$own" "$([ "$own" = arm64 ] && echo AArch64 || echo X86-64)"
check "the service's exposure" is_closed
check "how exposed the card's units are" tests/deb/exposure.sh
check "what the service starts is there" has_its_programs
check "the service may ask whether the clock is right" may_ask_the_clock
check "settings of a new house" has_settings
check "manual pages tell every option" has_manuals
if [ "$own" != arm64 ]; then
	each arm64 AArch64
	# shellcheck disable=SC2046 # names
	pi_tree=$(ARCH=arm64 image/sysroot.sh trixie deb $(image/install-packages.sh --list build | grep -e '-dev$'))
	check "arm64: libgpiod 2" depends_on "$BUILD/inloop_${version}_arm64.deb" libgpiod3
	check "arm64: its libraries are in Debian 13" pi_libraries_are_there
	check "arm64: the terminal starts" pi_runs inloop
	check "arm64: the report program starts" pi_runs inloop-report
	check "arm64: the calendar program reads a calendar" pi_reads
fi
[ "${1-}" = quick ] || install_it
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
