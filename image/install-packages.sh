#!/bin/sh
# Install those Debian packages of the named sections of image/packages.txt that are missing.
# Does and says nothing when all are there.
#
#   image/install-packages.sh build run test
#   image/install-packages.sh --list build run      prints the names instead
set -eu

here=$(dirname "$0")

packages() { # the names in the sections given as arguments
	awk -v wanted=" $* " '
		{ sub(/#.*/, "") }
		/^\[/ { gsub(/[][ \t]/, ""); on = index(wanted, " " $0 " "); next }
		on && NF { print $1 }
	' "$here/packages.txt"
}

missing() { # of the names given as arguments, those that are not installed
	for package; do
		status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=
		[ "$status" = installed ] || echo "$package"
	done
}

if [ "${1-}" = --list ]; then
	shift
	packages "$@"
	exit 0
fi

names=$(packages "$@" | sort -u)
if [ -z "$names" ]; then
	echo "install-packages: no packages in section '$*' of $here/packages.txt" >&2
	exit 2
fi
if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
	cat >&2 <<-MESSAGE
		This system has no apt (Debian 12 or 13 has). Install what these packages hold yourself,
		then use "make build" and start build/inloop --config config/inloop.ini --data build/data:
		$(echo "$names" | tr '\n' ' ')
	MESSAGE
	exit 1
fi

# shellcheck disable=SC2086 # a list of names, one word each
needed=$(missing $names)
[ -n "$needed" ] || exit 0

echo "Inloop needs these Debian packages, which are not on this machine yet:"
echo "$needed" | tr '\n' ' ' | fold -s -w 78 | sed 's/^/  /'
echo
as_root=
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null; then
		echo "Only root can install them, and there is no sudo here. Become root and run:" >&2
		echo "  $here/install-packages.sh $*" >&2
		exit 1
	fi
	echo "They are installed with apt. Only root may do that, so sudo may ask for your password."
	as_root=sudo
fi

apt="apt-get -q -y -o DPkg::Lock::Timeout=300"
# shellcheck disable=SC2086 # words on purpose
{
	$as_root $apt update
	$as_root env DEBIAN_FRONTEND=noninteractive $apt install --no-install-recommends $needed
}
