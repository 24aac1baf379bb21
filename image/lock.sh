#!/bin/sh
# lock.sh - what the card's system is made of, to the byte: image/packages.lock, a line
# "name version sha256" for each Debian package.
#
#   image/lock.sh           prints the tree of exactly these packages, unpacked; makes it once
#   image/lock.sh renew     takes the newest of Debian 13 and its security updates, writes the lock
#
# Debian's mirrors drop a version when the next one is there. Where the lock's are gone, renew it, or
# give INLOOP_MIRROR and INLOOP_SECURITY_MIRROR a day of Debian's archive of snapshots.
set -eu
cd "$(dirname "$0")/.."

lock=image/packages.lock
BUILD=${BUILD:-build}
version=$(sed -n 's/^VERSION *:= *//p' Makefile)
export ARCH=arm64 COMPONENTS=main,non-free-firmware SECURITY=yes LC_ALL=C

locked() { grep -v '^#' "$lock"; }

# What the terminal's package needs; where it leaves a choice, the first.
needed() {
	dpkg-deb --field "$BUILD/inloop_${version}_arm64.deb" Depends |
		tr , '\n' | sed 's/|.*//; s/(.*//; s/ //g'
}

case ${1-} in
renew)
	# shellcheck disable=SC2046 # names, one word each
	tree=$(image/sysroot.sh trixie newest $({
		image/install-packages.sh --list appliance
		needed
	} | sort -u))
	{
		echo "# The Debian packages of the card's system. Written by make image-lock, read by image/lock.sh."
		cat "$tree/var/lib/dpkg/manifest"
	} >"$lock.new"
	mv "$lock.new" "$lock"
	# It is as new as can be now only: the next renewal is to look again.
	rm -rf "$tree"
	;;
'')
	for name in $(needed); do
		locked | grep -q "^$name " || {
			echo "lock.sh: the terminal needs $name, and $lock has none: run make image-lock" >&2
			exit 1
		}
	done
	# Each lock has a tree of its own: clones with different ones do not take it from each other.
	# shellcheck disable=SC2046 # names, one word each
	tree=$(image/sysroot.sh trixie "card-$(locked | sha256sum | head -c 12)" $(locked | sed 's/^\([^ ]*\) \([^ ]*\) .*/\1=\2/'))
	# Signed by Debian or not: other bytes than the lock's are not taken.
	if ! locked | diff - "$tree/var/lib/dpkg/manifest" >&2; then
		rm -rf "$tree"
		echo "lock.sh: these are not the packages of $lock" >&2
		exit 1
	fi
	echo "$tree"
	;;
esac
