#!/bin/sh
# build.sh - the card: $BUILD/inloop-VERSION-arm64.img.xz, its SHA-256, and its entry for Raspberry Pi
# Imager. On Debian 12 or 13, without a Raspberry Pi, without root and without an emulated machine.
#
#   packages.lock   what it is made of; image/lock.sh fetches it once and keeps it outside the clone,
#                   or takes the newest where Debian has these no more; inloop-VERSION-arm64.lock in
#                   $BUILD is what this card was made of
#   system.sh       the system of a slot         unneeded.txt   what is left out of it
#   initramfs.sh    first steps of the kernel    disk.sh        the file systems and the card
#
# The same commit, lock and tools of the same Debian give the same bytes: all times are
# SOURCE_DATE_EPOCH, which is the commit's; nothing is run on the target, so nothing there draws a
# number or notes a time; what does get a number has a fixed one (layout.sh); files are taken in
# order; xz cuts its blocks by size, not by the number of processors.
set -eu
cd "$(dirname "$0")/.."
umask 022

BUILD=$(realpath -m "${BUILD:-build}")
version=$(sed -n 's/^VERSION *:= *//p' Makefile)
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
	SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null) ||
		SOURCE_DATE_EPOCH=$(stat -c %Y CHANGELOG.md)
fi
export SOURCE_DATE_EPOCH BUILD LC_ALL=C TZ=UTC
name=inloop-$version-arm64.img

say() { echo "  IMG  $*"; }

entry() { # for Raspberry Pi Imager: it checks what it loads and what it wrote
	jq -n --arg name "Inloop $version" --arg url "$name.xz" \
		--arg date "$(date -d "@$SOURCE_DATE_EPOCH" +%F)" \
		--argjson size "$(stat -c %s "$work/$name")" --arg sum "$(sum "$work/$name")" \
		--argjson packed "$(stat -c %s "$BUILD/$name.xz")" --arg packed_sum "$(sum "$BUILD/$name.xz")" '
		{ os_list: [ {
			name: $name,
			description: "Check-in terminal for a neighbourhood centre (buurthuis)",
			url: $url, release_date: $date, init_format: "none",
			extract_size: $size, extract_sha256: $sum,
			image_download_size: $packed, image_download_sha256: $packed_sum,
			devices: ["pi3-64bit", "pi4-64bit"]
		} ] }'
}

sum() { sha256sum "$1" | cut -d' ' -f1; }

mib() { echo "$(($(du -sk "$1" | cut -f1) / 1024)) MiB  $2"; }

tell_room() { # what takes it, the largest first
	echo "  The system, unpacked:"
	{
		mib "$work/root" "all"
		(cd "$work/root" && find . -type f -size +2M -printf '%s %P\n') | sort -rn | head -n 8 |
			awk '{ printf "%d MiB  %s\n", $1 / 1048576, $2 }'
		mib "$work/root/usr/lib/modules" "usr/lib/modules"
		mib "$work/root/usr/share/fonts" "usr/share/fonts"
	} | sort -rn | sed 's/^/    /'
	echo "  On the card:"
	{
		mib "$work/slot.img" "system, packed (slot A)"
		mib "$work/fat" "partition INLOOP"
		mib "$BUILD/$name.xz" "$name.xz"
	} | sed 's/^/    /'
}

tell_age() { # how old Debian's packages are: mends of their faults come with newer ones
	[ -n "$day" ] || return 0
	say "Debian's packages are of $day: $((($(date +%s) - $(date -d "$day" +%s)) / 86400)) days old." \
		"LOCK=newest takes the newest, make image-lock does so from now on"
}

mkdir -p "$BUILD"
image/deb/build.sh arm64
packages=$(image/lock.sh)
lock=$BUILD/inloop-$version-arm64.lock
day=$(sed -n 's/^# day //p' "$lock" | head -n 1)
tell_age
kernel=$(basename "$packages"/usr/lib/modules/*)
work=$(mktemp -d "$BUILD/image.XXXXXX")
trap 'rm -rf "$work"' EXIT
# shellcheck disable=SC1091,SC2154
. image/layout.sh

say "the system"
mkdir "$work/root"
dpkg-deb --extract "$BUILD/inloop_${version}_arm64.deb" "$work/deb"
mv "$work/deb/etc/inloop" "$work/etc-inloop"
image/system.sh "$packages" "$BUILD/inloop_${version}_arm64.deb" "$work/root" "$day"
# shellcheck disable=SC2154 # of layout.sh
image/initramfs.sh "$work/root" "$packages/usr/bin/busybox" "$kernel" "$disk_id" "$work/initrd.gz"
say "the card"
image/disk.sh "$packages" "$work/root" "$kernel" "$work" "$work/$name"
# Most of it is packed already.
xz --threads=2 --block-size=32MiB -1 --stdout "$work/$name" >"$BUILD/$name.xz.new"
mv "$BUILD/$name.xz.new" "$BUILD/$name.xz"
(cd "$BUILD" && sha256sum "$name.xz" >"$name.xz.sha256")
entry >"$BUILD/inloop-$version-arm64.rpi-imager.json"
tell_room
say "${BUILD#"$PWD"/}/$name.xz, made of ${lock#"$PWD"/}"
