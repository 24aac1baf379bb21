#!/bin/bash
# guest.sh SUITE FOLDER - make what a guest of this Debian (bookworm, trixie) boots, in the folder:
# `kernel`, `modules` for that kernel with a simulated header chip among them, and `root`, the
# libraries, fonts and tools with this project compiled inside that Debian. What does not change is
# kept outside the clone; compiling inside takes root or user namespaces.
set -eu
cd "$(dirname "$0")/../.."

suite=${1:?usage: guest.sh SUITE FOLDER} out=${2:?usage: guest.sh SUITE FOLDER}
modules="brd virtio_pci virtio_blk ext4 crc32c_generic configfs uinput evdev"
tools="/bin/bash /bin/dd /usr/bin/nice /usr/bin/sqlite3 /usr/bin/gpioset /usr/bin/gpioinfo /usr/sbin/chroot /sbin/mke2fs"

# shellcheck disable=SC2046 # a list of words
tree=$(image/sysroot.sh "$suite" guest $(image/install-packages.sh --list build run guest))
base=$tree/guest
# shellcheck disable=SC1091
. tests/gpio/chip.sh

# The kernel's own modules and what each needs, in the order in which they load.
copy_modules() { # KERNEL FOLDER
	local number=10 file
	inside depmod "$1"
	for module in $modules; do
		inside modprobe -S "$1" --show-depends "$module" | awk '$1 == "insmod" { print $2 }'
	done | awk '!seen[$0]++' >"$tree/chip/modules"
	while read -r file; do
		number=$((number + 1))
		file=$tree$file
		case $file in
		*.xz) xz -dc "$file" >"$2/$number-$(basename "$file" .xz)" ;;
		*) cp "$file" "$2/$number-$(basename "$file")" ;;
		esac
	done <"$tree/chip/modules"
	cp "$tree/chip/header-sim.ko" "$2/99-header-sim.ko"
}

# A program and the libraries that it loads, into a folder that becomes the guest's root.
copy_program() { # ROOT PROGRAM...
	local root=$1 program file
	shift
	for program; do
		{
			echo "$program"
			inside /lib64/ld-linux-x86-64.so.2 --list "$program" |
				awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^\//) print $i }'
		} | while read -r file; do
			mkdir -p "$root$(dirname "$file")"
			cp -L "$tree$file" "$root$file"
		done
	done
}

copy_rest() { # ROOT
	local noto=/usr/share/fonts/truetype/noto icons=/usr/share/fonts/truetype/material-design-icons-iconfont
	mkdir -p "$1"/{proc,sys,dev,run,tmp,data,etc,bin} "$1$noto" "$1/usr/share/zoneinfo/Europe"
	cp "$tree$noto"/Noto{Sans,SansArabic,SansEthiopic,SansHebrew}-{Regular,Bold}.ttf "$1$noto"
	cp -r "$tree$icons" "$1$icons"
	cp -r "$tree/etc/fonts" "$1/etc"
	cp -L "$tree/usr/share/zoneinfo/Europe/Amsterdam" "$1/usr/share/zoneinfo/Europe"
	cp -L "$tree/bin/busybox" "$1/bin/busybox"
	for applet in uname sh basename cat ln mkfifo mount insmod mkdir rmdir rm cp ls sleep grep sed awk id kill su chmod tr sort uniq wc cut date poweroff head tail sync ps; do
		ln -s busybox "$1/bin/$applet"
	done
	printf 'root:x:0:0::/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n' >"$1/etc/passwd"
	printf 'root:x:0:\nnogroup:x:65534:\n' >"$1/etc/group"
}

pack() { # ROOT
	(cd "$1" && find . | LC_ALL=C sort | cpio --quiet -o -H newc -R 0:0)
}

make_base() {
	local kernel fresh
	kernel=$(cd "$tree/boot" && echo vmlinuz-*)
	kernel=${kernel#vmlinuz-}
	build_chip "$kernel" || return
	fresh=$(mktemp -d "$tree/guest.XXXXXX")
	copy_rest "$fresh/root"
	mkdir -p "$fresh/kernel-root/modules"
	copy_modules "$kernel" "$fresh/kernel-root/modules"
	pack "$fresh/kernel-root" >"$fresh/modules"
	# shellcheck disable=SC2086 # words
	copy_program "$fresh/root" $tools
	# SDL opens this one by itself; with it, it sleeps as on the appliance.
	copy_program "$fresh/root" /usr/lib/x86_64-linux-gnu/libudev.so.1
	pack "$fresh/root" >"$fresh/tools"
	cp "$tree/boot/vmlinuz-$kernel" "$fresh/kernel"
	rm -rf "$fresh/root" "$fresh/kernel-root" "$base"
	mv "$fresh" "$base"
	echo "$recipe" >"$base/.complete"
}

# Into the tree, so that only what differs there is compiled anew: times tell nothing, it may be
# another clone's.
copy_changed() { # FILE-OR-FOLDER...
	local file there=$tree/inloop
	mkdir -p "$there"
	find "$@" -type f | while read -r file; do
		cmp -s "$file" "$there/$file" || cp --parents --preserve=mode "$file" "$there"
	done
	(cd "$there" && find "$@" -type f) | while read -r file; do
		[ -e "$file" ] || rm "$there/$file"
	done
}

# The project as it is now, compiled with that Debian's compiler and libraries.
build_project() {
	local root=$base/now tool
	rm -rf "$root"
	copy_changed Makefile firmware assets tests/gpio tests/power
	inside make --no-print-directory -C /inloop -j"$(nproc)" BUILD=build CC=gcc build || return
	for tool in hand panel floor; do
		inside gcc -std=c11 -D_GNU_SOURCE -O2 -Wall -Wextra -Werror -o "/inloop/build/$tool" \
			"/inloop/tests/gpio/$tool.c" || return
	done
	inside gcc -std=c11 -D_GNU_SOURCE -O2 -Wall -Wextra -Werror -I/inloop/firmware \
		-o /inloop/build/probe /inloop/tests/gpio/probe.c /inloop/build/libinloop.a -lgpiod || return
	mkdir -p "$root/inloop"
	copy_program "$root" /inloop/build/{inloop,inloop-calendar,hand,panel,floor,probe}
	cp -a "$tree/inloop/assets" "$root/inloop"
	cp -a "$tree/inloop/tests/gpio/guest" "$root/test"
	cp -a "$tree/inloop/tests/power/guest/." "$root/test"
	ln -s test/init "$root/init"
	mkdir -p "$out"
	{
		cat "$base/tools"
		pack "$root"
	} >"$out/root"
	rm -rf "$root"
	cp "$base/kernel" "$base/modules" "$out"
}

exec 9>"$tree/.lock"
flock 9 # another run may be at it
recipe=$(cat "$0" tests/gpio/chip.sh "$tree/.complete" | sha256sum)
if [ ! -e "$base/.complete" ] || [ "$(cat "$base/.complete")" != "$recipe" ]; then
	echo "guest.sh: making the kernel's part of the $suite guest" >&2
	make_base >"$tree/guest.log" 2>&1 || {
		tail -n 30 "$tree/guest.log" >&2
		exit 1
	}
fi
build_project >"$tree/build.log" 2>&1 || {
	tail -n 30 "$tree/build.log" >&2
	exit 1
}
