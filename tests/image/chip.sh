#!/bin/bash
# chip.sh - prints where header-sim.ko lies, a Raspberry Pi's header simulated, for the kernel of the
# card, which is that of the lock beside it, or, where none was built yet, of image/packages.lock.
# Cross-compiled once for each kernel, and kept outside the clone; that takes root or user namespaces.
#
# Headers and source must be of the card's very kernel. Debian's mirrors drop them when the next one is
# there; then the archive of snapshots is asked (image/archive.sh). Where they are gone, exit status 3:
# a card of newer packages is one for which they are there.
set -eu
cd "$(dirname "$0")/../.."

lock=${BUILD:-build}/inloop-$(sed -n 's/^VERSION *:= *//p' Makefile)-arm64.lock
[ -e "$lock" ] || lock=image/packages.lock
read -r image version _ < <(grep '^linux-image-[0-9]' "$lock")
day=$(sed -n 's/^# day //p' "$lock" | head -n 1)
kernel=${image#linux-image-}
release=${kernel%-arm64}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/inloop
recipe=$(cat "$0" tests/gpio/chip.sh | sha256sum | head -c 12)
module=$cache/header-sim-$kernel-$recipe.ko
log=$cache/card-chip.log
export COMPONENTS=main SECURITY=yes

fetch() { # PACKAGE...: from the mirror or from the snapshots of the lock's day; prints the tree
	image/sysroot.sh trixie card-chip "$@" && return
	[ -n "$day" ] && image/archive.sh snapshots trixie "$day" >/dev/null &&
		SNAPSHOTS=$day image/sysroot.sh trixie card-chip "$@"
}

# The kernel's headers for a processor want a compiler that runs on it. Only they are taken from there,
# to where one runs here.
make_module() {
	local headers tree
	headers=$(ARCH=arm64 fetch "linux-headers-$kernel=$version") || return 3
	# shellcheck disable=SC2046 # a list of words
	tree=$(fetch $(image/install-packages.sh --list card-chip) \
		"linux-headers-$release-common=$version" "linux-kbuild-$release=$version" \
		"linux-source-$(cut -d. -f1,2 <<<"$release")=$version") || return 3
	cp -a "$headers/usr/src/linux-headers-$kernel" "$tree/usr/src/" || return
	# shellcheck disable=SC1091
	. tests/gpio/chip.sh
	build_chip "$kernel" && cp "$tree/chip/header-sim.ko" "$module.new" || return
	mv "$module.new" "$module"
	rm -rf "$headers" "$tree" # a gigabyte that nobody asks for again
}

mkdir -p "$cache"
exec 9>"$cache/card-chip.lock"
flock 9 # another clone may be at it
if [ ! -e "$module" ]; then
	echo "chip.sh: making a simulated header for Linux $kernel, once" >&2
	status=0
	make_module >"$log" 2>&1 || status=$?
	case $status in
	0) ;;
	3)
		tail -n 6 "$log" >&2
		echo "chip.sh: the headers of the card's Linux $kernel ($version) cannot be had. If they are gone," \
			"\"LOCK=newest make image\" builds a card for whose kernel they are there" >&2
		exit 3
		;;
	*)
		tail -n 12 "$log" >&2
		echo "chip.sh: the simulated header for Linux $kernel does not compile: see above" >&2
		exit 1
		;;
	esac
fi
echo "$module"
