#!/bin/sh
# initramfs.sh ROOT BUSYBOX KERNEL DISK-ID OUT - the kernel's first programs: busybox, the modules of
# the system in ROOT that it takes to reach the card, and first-steps. Nothing of it is run; the same
# system gives the same bytes.
set -eu
here=$(dirname "$(realpath "$0")")
root=$1 busybox=$2 kernel=$3 disk_id=$4 out=$5
PATH=$PATH:/usr/sbin
work=$(mktemp -d "$out.XXXXXX")
trap 'rm -rf "$work"' EXIT

modules=$root/usr/lib/modules/$kernel
mkdir -p "$work/bin" "$work/lib/modules/$kernel"
cp "$busybox" "$work/bin/busybox"
ln -s busybox "$work/bin/sh"

# Unpacked: busybox hands modules to the kernel as they are, and all is compressed once in the end.
sed 's/#.*//; /^ *$/d' "$here/initramfs-modules.txt" | while read -r name; do
	modprobe --dirname "$root" --set-version "$kernel" --show-depends "$name" ||
		echo "missing $name"
done >"$work/depends"
if grep -q missing "$work/depends"; then
	grep missing "$work/depends" >&2
	exit 1
fi
sed -n 's/^insmod \([^ ]*\).*/\1/p' "$work/depends" | sort -u | while read -r module; do
	to=$work/lib/modules/$kernel/$(realpath --no-symlinks --relative-to "$root/lib/modules/$kernel" "${module%.xz}")
	mkdir -p "$(dirname "$to")"
	case $module in
	*.xz) xz -dc "$module" >"$to" ;;
	*) cp "$module" "$to" ;;
	esac
done
cp "$modules"/modules.builtin* "$modules/modules.order" "$work/lib/modules/$kernel/"
depmod --basedir "$work" "$kernel"
rm -f "$work/depends" "$work/lib/modules/$kernel"/modules.*.bin

# The number as it lies on the disk: the last byte first.
bytes=$(echo "$disk_id" | sed 's/\(..\)\(..\)\(..\)\(..\)/\4\3\2\1/')
sed "s/@DISK_BYTES@/$bytes/" "$here/first-steps" >"$work/init"
chmod -R u=rwX,go=rX "$work"
chmod 755 "$work/init" "$work/bin/busybox"
find "$work" -exec touch --no-dereference -d "@$SOURCE_DATE_EPOCH" {} +
(cd "$work" && find . -print0 | LC_ALL=C sort -z |
	cpio --null --create --format=newc --owner=0:0 --reproducible --quiet) | gzip -9n >"$out"
