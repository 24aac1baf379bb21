#!/bin/sh
# system.sh PACKAGES-TREE DEB ROOT [DAY] - the system of a slot, as a folder ROOT: Debian's packages, of
# that day, the terminal's own, the files of image/root, less what image/unneeded.txt names.
#
# No system of it is started, so no maintainer script runs. What those would do for these packages is
# done here from outside: users, folders, services, the kernel's lists; more is not needed in a
# system that never changes. Root owns every file (image/disk.sh), so nobody needs to be root here.
set -eu
here=$(dirname "$(realpath "$0")")
packages=$1 deb=$2 root=$3 day=${4-}
PATH=$PATH:/usr/sbin

# What Debian starts by itself and a terminal has no use for.
services_off='
	getty-static.service getty.target getty@.service autovt@.service console-getty.service
	serial-getty@.service container-getty@.service systemd-logind.service
	dbus-org.freedesktop.login1.service systemd-user-sessions.service
	ctrl-alt-del.target emergency.service rescue.service
	systemd-ask-password-console.path systemd-ask-password-wall.path
	systemd-random-seed.service systemd-machine-id-commit.service systemd-firstboot.service
	systemd-sysusers.service systemd-update-done.service systemd-hwdb-update.service
	systemd-journal-catalog-update.service systemd-journal-flush.service ldconfig.service
	systemd-boot-random-seed.service systemd-backlight@.service systemd-rfkill.socket
	systemd-hibernate-clear.service systemd-pstore.service
	systemd-pcrmachine.service systemd-pcrphase.service systemd-pcrphase-sysinit.service
	systemd-tpm2-setup.service systemd-tpm2-setup-early.service systemd-pcrextend.socket
	systemd-pcrlock.socket systemd-sysext.socket systemd-creds.socket systemd-hostnamed.socket
	systemd-initctl.socket systemd-networkd-wait-online.service
	systemd-binfmt.service proc-sys-fs-binfmt_misc.automount systemd-tmpfiles-clean.timer
	systemd-networkd-persistent-storage.service
	dev-hugepages.mount dev-mqueue.mount sys-fs-fuse-connections.mount
	sys-kernel-debug.mount sys-kernel-tracing.mount run-lock.mount
	sys-kernel-config.mount systemd-remount-fs.service systemd-network-generator.service
	systemd-udev-load-credentials.service'
services_on='inloop-data.service inloop-display.service inloop-good.service inloop-restore.service
	inloop-splash-first.service inloop-splash.service inloop-ssh.service inloop-stick-copy.timer inloop-update.path
	inloop-update.timer inloop.service systemd-networkd.service'
# Of no use there, or, as the one for ssh, opening a door.
generators_off='systemd-fstab-generator systemd-getty-generator systemd-gpt-auto-generator
	systemd-hibernate-resume-generator systemd-rc-local-generator systemd-run-generator
	systemd-ssh-generator systemd-system-update-generator systemd-sysv-generator
	systemd-tpm2-generator'

# The few programs that know how something is written are the target's own: this machine's Debian may
# know less, or write other bytes.
target() { # PROGRAM ARGUMENT...
	program=$root/usr/$1
	shift
	SYSTEMD_LOG_LEVEL=warning qemu-aarch64-static -L "$root" "$program" "$@"
}

# Folders and links in /etc and / that others want to make at each start: they are there already.
tmpfiles_off='credstore.conf debian.conf home.conf passwd.conf polkit-tmpfiles.conf provision.conf'

remove_package() { # NAME
	for list in "$packages/var/lib/dpkg/info/$1.list" "$packages/var/lib/dpkg/info/$1:arm64.list"; do
		[ -e "$list" ] || continue
		sed "s,^$packages/,," "$list" | grep -v '/copyright$' | while read -r file; do
			if [ -L "$root/$file" ] || [ -f "$root/$file" ]; then rm -f "$root/$file"; fi
		done
		return
	done
	echo "system.sh: image/unneeded.txt names $1, which is not there" >&2
	exit 1
}

remove_unneeded() {
	sed 's/#.*//; /^ *$/d' "$here/unneeded.txt" | while read -r kind what; do
		case $kind in
		package) remove_package "$what" ;;
		path) (cd "$root" && set +f && eval "rm -rf -- $what") ;;
		*) echo "system.sh: image/unneeded.txt: what is $kind?" >&2 && exit 1 ;;
		esac
	done
	find "$root/usr/share/doc" -type f ! -name copyright -delete
	find "$root/usr/share/doc" -type l -delete
	find "$root/usr/share" "$root/usr/lib" "$root/etc" -type d -empty -delete
}

# The owner of the figures lies on the data partition, as a number: it must be the same in every system.
make_users() {
	: >"$root/etc/machine-id" # empty: a new one at each boot, in memory
	echo 'inloop:x:800:800:Inloop terminal:/var/lib/inloop:/usr/sbin/nologin' >"$root/etc/passwd"
	echo 'inloop:x:800:' >"$root/etc/group"
	target bin/systemd-sysusers --root="$root"
	rm -f "$root"/etc/passwd- "$root"/etc/group- "$root"/etc/shadow- "$root"/etc/gshadow- \
		"$root/etc/.pwd.lock"
	# A login of root is a key on the FAT partition and nothing else; there is no bash.
	sed -i 's,^\(root:.*\):/bin/bash$,\1:/bin/sh,' "$root/etc/passwd"
	sed -i 's/^root:[^:]*/root:*/; s/^\([^:]*:[^:]*\):[0-9]*:/\1:20000:/' "$root/etc/shadow"
}

# Its own program would do this when it is installed.
make_certificates() {
	mkdir -p "$root/etc/ssl/certs"
	cat "$root"/usr/share/ca-certificates/mozilla/*.crt >"$root/etc/ssl/certs/ca-certificates.crt"
	rm -r "$root/usr/share/ca-certificates"
}

set_services() {
	# shellcheck disable=SC2086 # names, one word each
	target bin/systemctl --quiet --root="$root" enable $services_on
	for unit in $services_off; do
		ln -sf /dev/null "$root/etc/systemd/system/$unit"
	done
	# timedated switches it off and on when staff set the clock. It cannot write its links there, and
	# for a service that needs none it does not try.
	sed -i '/^\[Install\]/,$d' "$root/usr/lib/systemd/system/systemd-timesyncd.service"
	mkdir -p "$root/etc/systemd/system-generators" "$root/etc/tmpfiles.d"
	for file in $tmpfiles_off; do
		ln -sf /dev/null "$root/etc/tmpfiles.d/$file"
	done
	for generator in $generators_off; do
		ln -sf /dev/null "$root/etc/systemd/system-generators/$generator"
	done
}

cp -a "$packages/." "$root"
chmod -R u+w "$root"
remove_unneeded
dpkg-deb --extract "$deb" "$root"
rm -rf "$root/etc/inloop" "$root/usr/share/doc/inloop" "$root/.complete"
cp -R "$here/root/." "$root"
# shellcheck disable=SC1091,SC2154 # disk_id
(. "$here/layout.sh" && sed -i "s/@DISK@/$disk_id/" "$root/etc/rauc/system.conf" "$root"/etc/udev/rules.d/90-inloop-stick.rules)
ln -s /boot/inloop "$root/etc/inloop"
ln -sf /run/systemd/resolve/resolv.conf "$root/etc/resolv.conf"
ln -sf /usr/share/zoneinfo/Europe/Amsterdam "$root/etc/localtime"
# Its programs look into these first when they run here, and would find no process and no device.
rm -rf "${root:?}/proc" "$root/sys" "${root:?}/dev"
mkdir -p "$root/boot/inloop" "$root/var" "$root/tmp" "$root/root" "$root/run" "$root/mnt" "$root/media/inloop-stick"
ln -sfn dash "$root/usr/bin/sh"
make_users
make_certificates
set_services
# The slot is compressed as a whole; xz for each module again makes a slow start.
find "$root/usr/lib/modules" -name '*.ko.xz' -exec xz --decompress {} +
for modules in "$root"/usr/lib/modules/*; do
	depmod --basedir "$root" "${modules##*/}"
done

# How old it is: `inloop --check` tells.
[ -z "$day" ] || echo "$day" >"$root/usr/lib/inloop/system-date"

mkdir -p "$root/proc" "$root/sys" "$root/dev" "$root/srv"
ln -s ../proc/self/mounts "$root/etc/mtab"

# Nobody changes what he is there; a group of its own needs no more than the right to run.
find "$root" -type f -perm /6000 -exec chmod ug-s {} +
chmod -R go-w "$root"
chmod 1777 "$root/tmp"
# fontconfig keeps the age of the fonts' folders in its list.
find "$root" -exec touch --no-dereference -d "@$SOURCE_DATE_EPOCH" {} +
mkdir -p "$root/usr/lib/fontconfig/cache"
target bin/fc-cache --sysroot="$root" --really-force >/dev/null
