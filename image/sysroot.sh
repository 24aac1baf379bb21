#!/bin/sh
# sysroot.sh SUITE [NAME PACKAGE...] - a tree of another Debian (bookworm, trixie): makes it once,
# keeps it outside the clone, and prints where it is. No root needed: nothing in it is run.
#
#   image/sysroot.sh trixie                     what it takes to compile against its libgpiod
#   image/sysroot.sh trixie guest gcc make ...  a tree called "guest" with these packages
set -eu

suite=${1:?usage: sysroot.sh SUITE [NAME PACKAGE...]}
name=${2:-sysroot}
shift
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- libgpiod-dev libc6-dev
packages=$(echo "$*" | tr ' ' ,)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/inloop
tree=$cache/$name-$suite-$(dpkg --print-architecture)

if [ -e "$tree/.complete" ] && [ "$(cat "$tree/.complete")" = "$packages" ]; then
	echo "$tree"
	exit 0
fi
if ! command -v mmdebstrap >/dev/null; then
	echo "sysroot.sh: mmdebstrap is missing: sudo apt install mmdebstrap" >&2
	exit 1
fi

# The mirror that this machine's own apt uses, where it is a Debian one.
# shellcheck disable=SC2016 # apt fills it in
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' \
	2>/dev/null | grep -v security | head -n 1) || true
mirror=${mirror:-http://deb.debian.org/debian}

mkdir -p "$cache"
fresh=$(mktemp -d "$cache/new.XXXXXX")
trap 'rm -rf "$fresh"' EXIT
echo "sysroot.sh: fetching $# packages of $suite, and what they need, from $mirror" >&2
# Unpacking runs nothing of the tree, so it needs no rights; as root, mmdebstrap asks for "root".
mode=chrootless
[ "$(id -u)" -ne 0 ] || mode=root
if ! mmdebstrap --quiet --mode=$mode --variant=extract --include="$packages" \
	"$suite" "$fresh/tree" "$mirror" >"$fresh/log" 2>&1; then
	cat "$fresh/log" >&2
	echo "sysroot.sh: could not fetch $suite from $mirror; is there a network?" >&2
	exit 1
fi
# Only unpacked, so the links of a merged /usr are not there yet; the linker's scripts need them.
for directory in bin sbin lib lib64; do
	if [ ! -e "$fresh/tree/$directory" ] && [ -d "$fresh/tree/usr/$directory" ]; then
		ln -s "usr/$directory" "$fresh/tree/$directory"
	fi
done
echo "$packages" >"$fresh/tree/.complete"
rm -rf "$tree"
mv "$fresh/tree" "$tree"
echo "$tree"
