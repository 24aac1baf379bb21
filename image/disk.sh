#!/bin/sh
# shellcheck disable=SC2154 # layout.sh sets them
# disk.sh PACKAGES-TREE ROOT KERNEL WORK OUT - the card: partition table, the FAT partition, the
# system in slot A, an empty slot B, and the data partition, all into the file OUT. Needs no root:
# the file systems are made as files and put in their places.
#
#   1  INLOOP  FAT32      the Pi's firmware, U-Boot, a kernel for each slot, and the house's files
#   2  slot A  squashfs   the system, read-only
#   3  slot B             empty: the first update goes there
#   4  data    ext4       the figures; grows to the card at the first start
#
# What would differ from build to build is given: times, the numbers of file systems and disk, the
# order of files. A table of the old kind, since the Pi 3's first program reads no other.
set -eu
here=$(dirname "$(realpath "$0")")
packages=$1 root=$2 kernel=$3 work=$4 out=$5
PATH=$PATH:/usr/sbin
# shellcheck disable=SC1091
. "$here/layout.sh"

fill_fat() { # the folder that becomes the FAT partition
	fat=$work/fat
	mkdir -p "$fat/a" "$fat/b" "$fat/voorbeeld"
	for file in bootcode.bin start.elf fixup.dat start4.elf fixup4.dat; do
		cp "$packages/usr/lib/raspi-firmware/$file" "$fat/"
	done
	cp "$packages/usr/share/doc/raspi-firmware/copyright" "$fat/LICENCE.firmware"
	cp "$packages/usr/lib/linux-image-$kernel/broadcom"/bcm2837-rpi-*.dtb \
		"$packages/usr/lib/linux-image-$kernel/broadcom"/bcm2711-rpi-*.dtb "$fat/"
	cp "$packages/usr/lib/u-boot/rpi_arm64/u-boot.bin" "$fat/"
	gzip -9nc "$packages/boot/vmlinuz-$kernel" >"$fat/a/linux.gz"
	cp "$work/initrd.gz" "$fat/a/initrd.gz"

	arguments=$(sed 's/#.*//' "$here/arguments.txt" | tr -s '\n ' ' ')
	sed "s|@ARGUMENTS@|$arguments|" "$here/boot.cmd" >"$work/boot.cmd"
	mkimage -A arm64 -T script -C none -n Inloop -d "$work/boot.cmd" "$fat/boot.scr" >/dev/null
	mkenvimage -s 0x4000 -o "$fat/uboot.env" "$here/u-boot.env"

	# For Notepad, lines end as Windows ends them.
	for file in "$here"/fat/*.txt "$work/etc-inloop/inloop.ini"; do
		sed 's/$/\r/' "$file" >"$fat/${file##*/}"
	done
	cp "$work"/etc-inloop/*.ics "$fat/"
	sed 's/$/\r/' "$here/../config/inloop.ini" >"$fat/voorbeeld/inloop.ini"
	cp "$here"/../config/*.ics "$fat/voorbeeld/"
	find "$fat" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
}

make_fat() {
	rm -f "$work/fat.img"
	mkfs.vfat -C -F 32 -n INLOOP -i "$disk_id" --invariant "$work/fat.img" $((fat_mib * 1024)) >/dev/null
	# One after the other and in a fixed order, so that they lie the same way each time.
	(cd "$work/fat" && find . -mindepth 1 | LC_ALL=C sort) | while read -r file; do
		if [ -d "$work/fat/$file" ]; then
			mmd -i "$work/fat.img" "::${file#.}"
		else
			mcopy -m -i "$work/fat.img" "$work/fat/$file" "::${file#.}"
		fi
	done
}

make_slot() {
	rm -f "$work/slot.img"
	# It takes the time from one of both only, and from the environment not for all files.
	env -u SOURCE_DATE_EPOCH mksquashfs "$root" "$work/slot.img" -quiet -no-progress -all-root -no-xattrs -no-exports \
		-comp zstd -Xcompression-level 12 -b 256K -reproducible \
		-mkfs-time "$SOURCE_DATE_EPOCH" -all-time "$SOURCE_DATE_EPOCH" >/dev/null
	size=$(stat -c %s "$work/slot.img")
	[ "$size" -le $((slot_mib * 1048576)) ] || {
		echo "disk.sh: the system is $size bytes, more than a slot of $slot_mib MiB" >&2
		exit 1
	}
}

make_data() { # few big files: few inodes, so that growing is quick
	rm -f "$work/data.img"
	E2FSPROGS_FAKE_TIME=$SOURCE_DATE_EPOCH mke2fs -q -t ext4 -L data -U "$data_uuid" -m 1 \
		-b 4096 -i 524288 -J size=8 \
		-E "hash_seed=$data_uuid,root_owner=800:800,lazy_itable_init=0,lazy_journal_init=0" \
		"$work/data.img" "${data_mib}M" >/dev/null
}

put() { # FILE START-MIB
	dd if="$1" of="$out" bs=1M seek="$2" conv=notrunc,sparse status=none
}

fill_fat
make_fat
make_slot
make_data
rm -f "$out"
truncate -s $((data_start + data_mib))M "$out"
sfdisk --quiet "$out" <<TABLE
label: dos
label-id: 0x$disk_id
start=${fat_start}MiB, size=${fat_mib}MiB, type=c, bootable
start=${a_start}MiB, size=${slot_mib}MiB, type=83
start=${b_start}MiB, size=${slot_mib}MiB, type=83
start=${data_start}MiB, size=${data_mib}MiB, type=83
TABLE
put "$work/fat.img" "$fat_start"
put "$work/slot.img" "$a_start"
put "$work/data.img" "$data_start"
