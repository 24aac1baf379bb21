#!/bin/bash
# chip.sh - prints where header-sim.ko lies, a Raspberry Pi's header simulated, for the kernel of the
# card. Cross-compiled once for each kernel of image/packages.lock, and kept outside the clone; that
# takes root or user namespaces.
#
# Headers and source must be of the card's very kernel. Debian's mirrors drop them when the next one is
# there: image/lock.sh says what to do then.
set -eu
cd "$(dirname "$0")/../.."

read -r image version _ < <(grep '^linux-image-[0-9]' image/packages.lock)
kernel=${image#linux-image-}
release=${kernel%-arm64}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/inloop
recipe=$(cat "$0" tests/gpio/chip.sh | sha256sum | head -c 12)
module=$cache/header-sim-$kernel-$recipe.ko
log=$cache/card-chip.log
export COMPONENTS=main SECURITY=yes

# The kernel's headers for a processor want a compiler that runs on it. Only they are taken from there,
# to where one runs here.
make_module() {
	local headers tree
	headers=$(ARCH=arm64 image/sysroot.sh trixie card-chip "linux-headers-$kernel=$version") || return
	# shellcheck disable=SC2046 # a list of words
	tree=$(image/sysroot.sh trixie card-chip $(image/install-packages.sh --list card-chip) \
		"linux-headers-$release-common=$version" "linux-kbuild-$release=$version" \
		"linux-source-$(cut -d. -f1,2 <<<"$release")=$version") || return
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
	make_module >"$log" 2>&1 || {
		tail -n 12 "$log" >&2
		echo "chip.sh: no simulated header for Linux $kernel: see above. Are the packages of $version" \
			"gone from the mirrors? image/lock.sh says what to do then" >&2
		exit 1
	}
fi
echo "$module"
