#!/bin/bash
# The card can be built on any day: a small mirror in a folder drops what image/packages.lock names, as
# Debian's do each week, and image/lock.sh finds it in the snapshots, or takes the newest with a lock of
# its own, or refuses. No network; nothing of arm64 is run. The last line is "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
version=$(sed -n 's/^VERSION *:= *//p' Makefile)
passed=0 failed=0
# shellcheck disable=SC1091
. tests/archive/mirror.sh

printf 'Acquire::Retries::Delay "false";\n' >"$work/apt.conf"
export APT_CONFIG=$work/apt.conf XDG_CACHE_HOME=$work/cache BUILD=$work/build no_proxy=127.0.0.1
export INLOOP_MIRROR="[trusted=yes] copy://$work/mirror"
unset LOCK REPRODUCE SNAPSHOTS ARCH COMPONENTS SECURITY INLOOP_SECURITY_MIRROR
mkdir -p "$BUILD" "$work/mirror" "$work/mirror-security/pool"
own=$BUILD/inloop-$version-arm64.lock

check() { # WHAT COMMAND...: counts it, tells when it fails
	local what=$1
	shift
	if "$@" >"$work/out" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED  $what"
		tail -n 20 "$work/out" | cut -c 1-300 | sed 's/^/        /'
	fi
}

no() { ! "$@"; }

# ---- the archive: the card's packages, and libtiny, which the terminal needs -------------------

fill_pool() {
	local name
	for name in $(image/install-packages.sh --list appliance); do
		case $name in
		linux-image-arm64) package "$1" "$name" 6.12.7-1 linux-image-6.12.7-arm64 ;;
		*) package "$1" "$name" 1.0-1 ;;
		esac
	done
	package "$1" linux-image-6.12.7-arm64 6.12.7-1
	package "$1" libtiny 1:1.0+x~2-1
}

publish_all() {
	publish "$work/mirror" trixie pool
	publish "$work/mirror-security" trixie-security pool
}

# What Debian does in a week: a new kernel, with a package of another name, and a mended library.
week_goes_by() {
	rm "$work"/mirror/pool/{libtiny,linux-image-*}_*.deb
	package "$work/mirror/pool" linux-image-arm64 6.12.8-1 linux-image-6.12.8-arm64
	package "$work/mirror/pool" linux-image-6.12.8-arm64 6.12.8-1
	package "$work/mirror-security/pool" libtiny 1:1.0+x~2-1+deb13u1
	publish_all
}

keep_snapshot() { # DAY
	local at=${1//-/}T000000Z
	mkdir -p "$work"/snapshots/debian{,-security}
	cp -r "$work/mirror" "$work/snapshots/debian/$at"
	cp -r "$work/mirror-security" "$work/snapshots/debian-security/$at"
}

lock() { # runs lock.sh; the tree's name is in $tree, what it said in said
	tree=$(image/lock.sh 2>"$work/said")
	local status=$?
	cat "$work/said"
	return $status
}

says() { grep -qE -- "$1" "$work/said" || { cat "$work/said" && return 1; }; }
says_not() { ! grep -E -- "$1" "$work/said"; }
has() { [ "$(cat "$tree/usr/share/doc/$1/version")" = "$2" ]; }
pins() { grep -v '^#' "$1"; }
first_day() { sed -n 's/^# day //p' "$1"; }
forget() { rm -rf "$work/cache"; }

fill_pool "$work/mirror/pool"
publish_all
package "$work" inloop "$version" 'libtiny (>= 1.0) | libother'
mv "$work/inloop_${version}_arm64.deb" "$BUILD/"

# The newest of today, as make image-lock takes them; the day is told as that of long ago.
LOCK=newest lock >/dev/null || { cat "$work/said"; echo "0 passed, 1 failed"; exit 1; }
check "a lock knows its day" test "$(first_day "$own")" = "$(date -u +%F)"
old=$work/old.lock
sed 's/^# day .*/# day 2026-03-05/' "$own" >"$old"
export LOCK=$old

# ---- the locked versions are there -------------------------------------------------------------

forget
check "there: taken" lock
check "there: the lock's" has libtiny 1:1.0+x~2-1
check "there: the lock lies beside the card" cmp "$old" "$own"
check "there: nothing to tell" says_not newest

# ---- gone, and in the snapshots -------------------------------------------------------------------

keep_snapshot 2026-03-05
week_goes_by
keep_snapshot 2026-03-06
forget
export INLOOP_SNAPSHOT="[trusted=yes] copy://$work/snapshots"
check "in the snapshots: taken" lock
check "in the snapshots: the lock's" has libtiny 1:1.0+x~2-1
check "in the snapshots: the same lock" cmp "$old" "$own"

# Replaced on the lock's own day: as the day began it was not there yet.
mv "$work"/snapshots/debian/2026030{5,7}T000000Z
mv "$work"/snapshots/debian/2026030{6,5}T000000Z
mv "$work"/snapshots/debian/2026030{7,6}T000000Z
forget
check "in the day's last snapshot: taken" lock
rm -rf "$work/snapshots"
unset INLOOP_SNAPSHOT
check "made once, it is there without any archive" lock

# ---- gone everywhere ------------------------------------------------------------------------------

forget
export REPRODUCE=yes
rm -f "$own"
check "REPRODUCE=yes refuses" no lock
check "and says what is gone" says 'REPRODUCE=yes.*libtiny 1:1.0.x~2-1'
check "and makes no lock" no test -e "$own"
unset REPRODUCE

check "gone: the newest are taken" lock
check "in two lines" test "$(grep -c '^lock.sh: ' "$work/said")" = 2
check "which tell what has newer versions" says 'replaced 3 of the [0-9]+ packages.*2026-03-05.*libtiny 1:1.0.x~2-1.*linux-image-6.12.7-arm64'
check "and how the same bytes come again" says "LOCK=$own"
check "not that there is no network" says_not network
check "gone: the newest library, of the security updates" has libtiny 1:1.0+x~2-1+deb13u1
check "gone: the newest kernel" has linux-image-6.12.8-arm64 6.12.8-1
check "its lock is of today" test "$(first_day "$own")" = "$(date -u +%F)"
check "and names what was taken" diff "$tree/var/lib/dpkg/manifest" <(pins "$own")
first_tree=$tree
cp "$own" "$work/taken.lock"
check "again: the same" lock
check "again: from the same tree" test "$tree" = "$first_tree"
(cd "$first_tree" && find . -type f ! -path './var/*' -exec sha256sum {} + | sort) >"$work/first.sums"

forget
LOCK=$work/taken.lock
check "its own lock brings the same" lock
check "its own lock: to the byte" diff "$work/first.sums" <(cd "$tree" && find . -type f ! -path './var/*' -exec sha256sum {} + | sort)

# ---- the test of the card -----------------------------------------------------------------------------

chip_is_gone() {
	tests/image/chip.sh >"$work/said" 2>&1
	[ $? -eq 3 ] && says '6\.12\.8-arm64.*LOCK=newest make image'
}

check "the chip follows the card's kernel; gone, it says which card has one" chip_is_gone

# ---- what goes wrong is told apart ------------------------------------------------------------------------

forget
LOCK=$old
printf 'x' >>"$work/mirror/dists/trixie/main/binary-arm64/Packages"
check "lists that do not fit" no lock
check "are told as a mirror that is being renewed" says 'does not agree with itself'
check "and not as no network" says_not 'network'
publish_all

LOCK=$work/taken.lock
mv "$work/mirror/pool" "$work/mirror/away"
check "a package that is listed and not there" no lock
check "is told as 404" says '\(404\)'
check "and the newest are not taken for it" says_not 'newest'
mv "$work/mirror/away" "$work/mirror/pool"

sed 's/^\(libtiny [^ ]*\) .*/\1 0000000000000000000000000000000000000000000000000000000000000000/' "$work/taken.lock" >"$work/other.lock"
LOCK=$work/other.lock
check "the version with other bytes" no lock
check "is not taken" says 'not with the bytes.*libtiny'

export INLOOP_MIRROR="[trusted=yes] copy://$work/nowhere"
check "an address with no archive" no lock
check "is told" says '\(404\)'
export INLOOP_MIRROR=http://127.0.0.1:9/archive
check "a machine that does not answer" no lock
check "is told" says '(127.0.0.1:9/archive does not answer|no network)'
if unshare -rn true 2>/dev/null; then
	INLOOP_MIRROR=http://192.0.2.1/archive
	check "no network" no unshare -rn image/lock.sh 2>"$work/said"
	cp "$work/out" "$work/said"
	check "is told, then and only then" says 'no network'
fi

why() { # APT'S-WORDS PATTERN
	echo "$1" >"$work/log"
	image/archive.sh why "$work/log" trixie >"$work/said" 2>&1 && says "$2"
}
check "503" why 'E: Failed to fetch http://x/InRelease  503  Service Unavailable [IP: 1]' 'error of its own'
check "500" why 'E: Failed to fetch http://x/a.deb  500  Internal Server Error [IP: 1]' 'error of its own'
check "404 in its pool" why 'E: Failed to fetch http://x/a.deb  404  Not Found [IP: 1]' '\(404\)'
check "hash" why 'E: Failed to fetch http://x/a.deb  Hash Sum mismatch' 'agree with itself'
check "size" why 'E: Failed to fetch http://x/P.xz  File has unexpected size (1 != 2). Mirror sync in progress? [IP: 1]' 'agree with itself'
check "keys" why 'E: The repository '"'http://x trixie InRelease'"' is not signed.' 'debian-archive-keyring'
check "clock" why 'E: Release file for http://x/InRelease is not valid yet (invalid for another 3h).' 'clock'
check "disk" why 'E: Write error - write (28: No space left on device)' 'no room'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
