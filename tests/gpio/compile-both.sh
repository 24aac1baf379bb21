#!/bin/sh
# compile-both.sh - both GPIO sources compile, link and run: the one of this machine's libgpiod,
# and the other against the headers and libraries of the other Debian in a small tree.
set -u
cd "$(dirname "$0")/../.." || exit 1

passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compilers=gcc
command -v clang >/dev/null && compilers="gcc clang"
flags="-std=c11 -D_GNU_SOURCE -Ifirmware -Wall -Wextra -Wshadow -Wundef -Wstrict-prototypes
	-Wconversion -Werror"
common="firmware/platform/lines_open.c firmware/platform/lines_common.c firmware/platform/lines_find.c
	firmware/platform/lines_interrupts.c firmware/platform/lines_health.c firmware/platform/debounce.c"
support="firmware/base/health.c firmware/base/utf8.c firmware/model/line.c tests/gpio/probe.c"

check() { # WHAT COMMAND...: counts it, tells when it fails
	what=$1
	shift
	if "$@" >"$work/out" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $what"
		head -n 20 "$work/out"
	fi
}

refuses() {
	! "$@"
}

libraries_of() { # TREE
	dirname "$(echo "$1"/usr/lib/*/libgpiod.so)"
}

# Runs with the tree's own loader and libraries; the host's where there is no tree.
run_in() { # TREE PROGRAM ARGUMENTS...
	tree=$1
	shift
	if [ -z "$tree" ]; then
		"$@"
		return
	fi
	loader=$(find "$tree"/lib*/ "$tree"/usr/lib*/ -name 'ld-linux*.so.*' | head -n 1)
	libraries=$(libraries_of "$tree")
	"$loader" --library-path "$libraries:$tree/lib/${libraries##*/}" "$@"
}

# Whatever there is on this machine, the probe must say something of its own about the button.
probe_speaks() { # TREE PROGRAM
	run_in "$1" "$2" button=NO-SUCH-LINE lamp=NO-SUCH-LINE >"$work/told" || return 1
	cat "$work/told"
	grep -q "^warn	button	..*De grote knop doet het niet" "$work/told" &&
		grep -q "^warn	lamp	" "$work/told"
}

api() { # MAJOR TREE: the tree "" is this machine
	sysroot=${2:+--sysroot=$2}
	# The compiler's own folders come before those of a sysroot, and hold the host's libraries.
	libraries=${2:+"-B$(libraries_of "$2") -L$(libraries_of "$2")"}
	source=firmware/platform/lines_gpiod$1.c
	other=firmware/platform/lines_gpiod$((3 - $1)).c
	for compiler in $compilers; do
		# shellcheck disable=SC2086 # lists of words
		check "$source with $compiler" \
			"$compiler" $sysroot $flags -fsyntax-only "$source" $common
	done
	# shellcheck disable=SC2086
	check "$other must not fit libgpiod $1" \
		refuses gcc $sysroot $flags -fsyntax-only "$other"
	# shellcheck disable=SC2086
	check "linking against libgpiod $1" \
		gcc $sysroot $libraries $flags -o "$work/probe$1" "$source" $common $support -lgpiod
	check "running with libgpiod $1" probe_speaks "$2" "$work/probe$1"
}

installed=$(pkg-config --modversion libgpiod 2>/dev/null | cut -d. -f1)
case $installed in
1) suite=trixie ;;
2) suite=bookworm ;;
*)
	echo "libgpiod-dev is missing: sudo apt install libgpiod-dev pkg-config"
	echo "0 passed, 1 failed"
	exit 1
	;;
esac

api "$installed" ""
if tree=$(image/sysroot.sh $suite); then
	api $((3 - installed)) "$tree"
else
	failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
