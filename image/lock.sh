#!/bin/sh
# lock.sh - what the card's system is made of, to the byte: image/packages.lock, a line
# "name version sha256" for each Debian package, and "# day" when these were the newest.
#
#   image/lock.sh           prints the tree of exactly these packages, unpacked; makes it once
#   image/lock.sh renew     from now on the newest of Debian 13 and its security updates: writes the lock
#
#   LOCK=FILE               another lock, such as the one beside a card that was built earlier
#   LOCK=newest             the newest, whatever the lock says
#   REPRODUCE=yes           the packages of the lock or none
#
# Debian's mirrors drop a version when the next one is there, some each week. What they have no more is
# looked for in the archive of snapshots (image/archive.sh). Where nobody told of one, the newest are
# taken, all of them: these fit each other, and hold what Debian mended. Either way the lock of what was
# taken lies beside the card, as $BUILD/inloop-VERSION-arm64.lock.
set -eu
cd "$(dirname "$0")/.."

BUILD=${BUILD:-build}
version=$(sed -n 's/^VERSION *:= *//p' Makefile)
repository=image/packages.lock
lock=${LOCK:-$repository}
beside=$BUILD/inloop-$version-arm64.lock
suite=trixie
export ARCH=arm64 COMPONENTS=main,non-free-firmware SECURITY=yes LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "lock.sh: $*" >&2
	exit 1
}

pins() { grep -v '^#' "$1"; }

day_of() { sed -n 's/^# day //p' "$1" | head -n 1; }

# What the terminal's package needs; where it leaves a choice, the first.
needed() {
	dpkg-deb --field "$BUILD/inloop_${version}_arm64.deb" Depends |
		tr , '\n' | sed 's/|.*//; s/(.*//; s/ //g'
}

write_newest() { # FILE
	# shellcheck disable=SC2046 # names, one word each
	image/archive.sh newest $suite $({
		image/install-packages.sh --list appliance
		needed
	} | sort -u) >"$work/newest" || exit 1
	[ -s "$work/newest" ] || fail "apt names no package at all"
	{
		echo "# The Debian packages of the card's system. Written by make image-lock or make image, read by image/lock.sh."
		echo "# day $(date -u +%F)"
		cat "$work/newest"
	} >"$1"
}

# Each lock has a tree of its own: clones with different ones do not take it from each other.
tree_of() { # LOCK [DAY-OF-SNAPSHOTS]: prints the tree
	# shellcheck disable=SC2046 # names, one word each
	tree=$(SNAPSHOTS=${2-} image/sysroot.sh $suite "card-$(pins "$1" | sha256sum | head -c 12)" \
		$(pins "$1" | sed 's/^\([^ ]*\) \([^ ]*\) .*/\1=\2/')) || exit 1
	# Signed by Debian or not: other bytes than the lock's are not taken.
	if ! pins "$1" | diff - "$tree/var/lib/dpkg/manifest" >&2; then
		rm -rf "$tree"
		fail "these are not the packages of $1"
	fi
	echo "$tree"
}

is_there() { # LOCK: its tree was made earlier
	[ -e "${XDG_CACHE_HOME:-$HOME/.cache}/inloop/card-$(pins "$1" | sha256sum | head -c 12)-$suite-$ARCH/.complete" ]
}

has_all() { # LOCK
	for name in $(needed); do
		pins "$1" | grep -q "^$name " || return 1
	done
}

use() { # LOCK [DAY-OF-SNAPSHOTS]: the lock lies beside the card, and the tree is printed
	tree=$(tree_of "$@") || exit 1
	if [ "$(realpath "$1")" != "$(realpath -m "$beside")" ]; then
		cp "$1" "$beside.new"
		mv "$beside.new" "$beside"
	fi
	echo "$tree"
	exit 0
}

use_newest() {
	write_newest "$work/lock"
	use "$work/lock"
}

refuse_other_bytes() {
	! grep -q '^differs' "$work/lacks" ||
		fail "not with the bytes that $lock tells: $(words differs). Somebody changed them; none is taken"
}

words() { # KIND: the names and versions of lacks' lines
	sed -n "s/^$1 \([^ ]*\) \([^ ]*\)/\1 \2/p" "$work/lacks" | tr '\n' ',' | sed 's/,$//; s/,/, /g'
}

case ${1-} in
renew)
	write_newest "$work/lock"
	mv "$work/lock" "$repository"
	exit 0
	;;
'') ;;
*) fail "what is $1?" ;;
esac

[ "$lock" != newest ] || use_newest
[ -r "$lock" ] || fail "there is no $lock"
has_all "$lock" || fail "the terminal needs packages that $lock does not have: run make image-lock"
! is_there "$lock" || use "$lock"
image/archive.sh lacks $suite "$lock" >"$work/lacks" || exit 1
refuse_other_bytes
[ -s "$work/lacks" ] || use "$lock"

day=$(day_of "$lock")
gone=$(words gone)
if [ -n "$day" ] && image/archive.sh snapshots $suite "$day" >/dev/null; then
	if image/archive.sh lacks $suite "$lock" "$day" >"$work/lacks"; then
		refuse_other_bytes
		[ -s "$work/lacks" ] || use "$lock" "$day"
		gone=$(words gone)
	else
		echo "lock.sh: the archive of snapshots cannot be asked for what is gone from the mirror" >&2
	fi
fi
[ "${REPRODUCE-}" != yes ] || fail "REPRODUCE=yes, and these packages of $lock are not to be had any more: $gone." \
	"INLOOP_SNAPSHOT=ADDRESS, of an archive of snapshots, may bring them back; without REPRODUCE the newest are taken"
echo "lock.sh: Debian replaced $(wc -l <"$work/lacks") of the $(pins "$lock" | wc -l) packages of $lock${day:+ (of $day)}: $gone" >&2
echo "lock.sh: the card is built with the newest of all; LOCK=$beside make image brings the same bytes again" >&2
use_newest
