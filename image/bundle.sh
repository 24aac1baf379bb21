#!/bin/sh
# bundle.sh CERTIFICATE KEY [VERSION] - the card that `make image` built, as a bundle that brings
# other cards to its version: $BUILD/inloop-VERSION-arm64.raucb. Signed: whoever holds the key decides
# what runs in the houses, so it is no part of this repository. A card takes bundles signed by a
# certificate in its update.pem.
set -eu
certificate=${1:?usage: bundle.sh CERTIFICATE KEY [VERSION]} key=${2:?usage: bundle.sh CERTIFICATE KEY [VERSION]}
certificate=$(realpath "$certificate") key=$(realpath "$key")
cd "$(dirname "$0")/.."
# shellcheck disable=SC1091
. image/layout.sh

BUILD=${BUILD:-build}
here=$(sed -n 's/^VERSION *:= *//p' Makefile)
version=${3:-$here}
card=$BUILD/inloop-$here-arm64.img.xz
[ -e "$card" ] || { echo "bundle.sh: there is no $card: run make image first" >&2 && exit 1; }
work=$(mktemp -d "$BUILD/bundle.XXXXXX")
trap 'rm -rf "$work"' EXIT

xz --decompress --stdout "$card" >"$work/card"
mkdir "$work/content"
# shellcheck disable=SC2154 # of layout.sh
for file in linux.gz initrd.gz; do
	mcopy -i "$work/card@@${fat_start}M" "::a/$file" "$work/content/$file"
done
# A squashfs says at byte 40 how long it is; the slot is longer.
# shellcheck disable=SC2154
length=$(od -An -t u8 -j $((a_start * 1048576 + 40)) -N 8 "$work/card")
dd if="$work/card" of="$work/content/system.img" bs=1M skip="$a_start" \
	count=$(((length + 1048575) / 1048576)) status=none
rm "$work/card"
cp image/bundle-hook "$work/content/hook"
cat >"$work/content/manifest.raucm" <<-MANIFEST
	[update]
	compatible=inloop-arm64
	version=$version

	[bundle]
	format=verity

	[hooks]
	filename=hook

	[image.rootfs]
	filename=system.img
	hooks=post-install
MANIFEST
rauc bundle --cert="$certificate" --key="$key" "$work/content" "$work/bundle.raucb"
mv "$work/bundle.raucb" "$BUILD/inloop-$version-arm64.raucb"
echo "  RAUC ${BUILD#"$PWD"/}/inloop-$version-arm64.raucb"
