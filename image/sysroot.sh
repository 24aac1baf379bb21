#!/bin/sh
# sysroot.sh SUITE [NAME PACKAGE...] - a tree of another Debian (bookworm, trixie): makes it once,
# keeps it outside the clone, and prints where it is. No root needed: nothing in it is run.
#
#   image/sysroot.sh trixie                     what it takes to compile against its libgpiod
#   image/sysroot.sh trixie guest gcc make ...  a tree called "guest" with these packages
#   ARCH=arm64 image/sysroot.sh ...             for another processor than this machine's
#   COMPONENTS=main,non-free-firmware SECURITY=yes ...    more than main, and its security updates
#   SNAPSHOTS=2026-11-22 ...                    from the archive of snapshots, too, as it was on that day
#
# Where from: image/archive.sh, which tells how to choose others than the mirrors that apt uses here.
# A PACKAGE may be NAME=VERSION. The tree's var/lib/dpkg/manifest tells what it was made of: a line
# "name version sha256" for each package.
# Its var/lib/dpkg tells which package each file is from, as far as dpkg-shlibdeps asks: it searches
# by the path that the linker found, so the paths there begin with the tree's own.
set -eu
self=$(realpath "$0")

record() { # TREE HOME: mmdebstrap's hook, while the packages lie in TREE; HOME is where it will be
	cd "$1/var/lib/dpkg"
	mkdir -p info
	echo 1 >info/format # names with the processor in them
	for package in "$1"/var/cache/apt/archives/*.deb; do
		sum=$(sha256sum <"$package")
		echo "$(dpkg-deb --field "$package" Package) $(dpkg-deb --field "$package" Version) ${sum%% *}"
	done | LC_ALL=C sort >manifest
	for package in "$1"/var/cache/apt/archives/*.deb; do
		name=$(dpkg-deb --field "$package" Package)
		if dpkg-deb --field "$package" Multi-Arch | grep -q same; then
			name=$name:$(dpkg-deb --field "$package" Architecture)
		fi
		dpkg-deb --control "$package" "$1/control"
		for file in symbols shlibs; do
			[ ! -e "$1/control/$file" ] || cp "$1/control/$file" "info/$name.$file"
		done
		dpkg-deb --fsys-tarfile "$package" | tar --list | sed "s,^\.,$2,; s,/\$,," >"info/$name.list"
		{
			sed '1a Status: install ok installed' "$1/control/control"
			echo
		} >>status
		rm -r "$1/control"
	done
}

if [ "${1-}" = --record ]; then
	record "$2" "$3"
	exit 0
fi

# As root a tree has the machine's own /proc, /sys and /dev mounted in it while it is being made.
drop() { # FOLDER: removes it, but never what is mounted below it
	findmnt --list --noheadings --output TARGET | awk -v folder="$1/" 'index($0, folder) == 1' |
		sort --reverse | while read -r below; do umount --lazy "$below"; done
	rm -rf --one-file-system "$1"
}

cd "$(dirname "$self")/.."
suite=${1:?usage: sysroot.sh SUITE [NAME PACKAGE...]}
name=${2:-sysroot}
shift
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- libgpiod-dev libc6-dev
packages=$(echo "$*" | tr ' ' ,)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/inloop
arch=${ARCH:-$(dpkg --print-architecture)}
tree=$cache/$name-$suite-$arch

if [ -e "$tree/.complete" ] && [ "$(cat "$tree/.complete")" = "$packages" ]; then
	echo "$tree"
	exit 0
fi
if ! command -v mmdebstrap >/dev/null; then
	echo "sysroot.sh: mmdebstrap is missing: sudo apt install mmdebstrap" >&2
	exit 1
fi

lines=$(image/archive.sh lines "$suite")
[ -z "${SNAPSHOTS-}" ] || lines=$lines$(echo && image/archive.sh snapshots "$suite" "$SNAPSHOTS")

mkdir -p "$cache"
# A half-made tree is locked by whoever makes it, mmdebstrap included. One that nobody holds was left
# by a run that was killed. The lock on the cache: no tree is there without its own.
exec 8<"$cache"
flock 8
for left in "$cache"/making.*; do
	[ ! -d "$left" ] || ! flock --nonblock "$left" true || drop "$left" || true
done
fresh=$(mktemp -d "$cache/making.XXXXXX")
exec 9<"$fresh"
flock 9
exec 8<&-
making=
# shellcheck disable=SC2317,SC2329 # called by the trap
end() {
	[ -z "$making" ] || kill "$making" 2>/dev/null || true
	wait
	drop "$fresh"
}
trap end EXIT
trap 'exit 1' HUP INT TERM
echo "$lines" >"$fresh/archive.list"
echo "sysroot.sh: fetching packages of $suite, and what they need, from" \
	"$(sed -n '1s/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\).*/\2/p' "$fresh/archive.list")" >&2
# Unpacking runs nothing of the tree, so it needs no rights; as root, mmdebstrap asks for "root".
mode=chrootless
[ "$(id -u)" -ne 0 ] || mode=root
mmdebstrap --verbose --mode=$mode --variant=extract --architectures="$arch" --include="$packages" \
	--aptopt='Acquire::Retries "3"' --extract-hook="'$self' --record \"\$1\" '$tree'" \
	"$suite" "$fresh/tree" "$fresh/archive.list" >"$fresh/log" 2>&1 &
making=$! # beside it: a signal to this script alone is heard while it waits
if ! wait "$making"; then
	cp "$fresh/log" "$cache/failed.log"
	image/archive.sh why "$fresh/log" "$suite" >&2
	echo "sysroot.sh: no tree of $suite; all that was said is in $cache/failed.log" >&2
	exit 1
fi
# Only unpacked, so the links of a merged /usr are not there yet; the linker's scripts need them.
for directory in bin sbin lib lib64; do
	if [ ! -e "$fresh/tree/$directory" ] && [ -d "$fresh/tree/usr/$directory" ]; then
		ln -s "usr/$directory" "$fresh/tree/$directory"
	fi
done
echo "$packages" >"$fresh/tree/.complete"
drop "$tree"
mv "$fresh/tree" "$tree"
echo "$tree"
