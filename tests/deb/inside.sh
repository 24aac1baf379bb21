#!/bin/bash
# Runs in a fresh Debian with no more in it than apt, where older.deb and new.deb lie beside it: an
# older version is installed, used, upgraded, removed and purged. Started by run.sh.
set -u
cd "$(dirname "$0")" || exit 1
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
passed=0 failed=0

check() { # WHAT COMMAND...
	local what=$1
	shift
	if "$@" >out 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED  $what"
		tail -n 15 out | sed 's/^/        /'
	fi
}

no() { ! "$@"; }
as() { runuser -u "$1" -- "${@:2}"; }
install() { apt-get -q -y -o Dpkg::Options::=--force-confold install "./$1"; }
is() { # MODE OWNER PATH
	[ "$(stat -c '%a %U:%G' "$3")" = "$1 $2" ] || { stat "$3" && false; }
}

has_user() {
	[ "$(getent passwd inloop | cut -d: -f6)" = /var/lib/inloop ] || return 1
	for group in gpio input render video; do
		id -nG inloop | tr ' ' '\n' | grep -qx "$group" || return 1
	done
}

starts_at_boot() { [ -L /etc/systemd/system/multi-user.target.wants/inloop.service ]; }

# Everything is there but what a machine without pins cannot have.
checks_out() {
	as inloop inloop --check >told || { cat told && return 1; }
	cat told
	no grep -qvE '^(ok	|warn	(button|ack|lamp|light|clock)	)' told &&
		grep -qx "ok	roster	.* 0 diensten\." told && grep -q '^ok	languages	.* 2\.$' told
}

counts_a_visit() {
	printf '%s\n' 'clock 2026-11-23T10:00' 'tap home.check_in' 'expect screen check_in' >/tmp/visit.inloop
	as inloop inloop --script /tmp/visit.inloop --window 1280x800
}

visits() { inloop-report week 2026-W48 --now 2026-11-23T12:00 --format json | grep -oE '"visits": ?[0-9]+' | head -n 1; }
tells_a_visit() { [ "$(as "$1" bash -c "$(declare -f visits); visits" | tr -dc 0-9)" = 1 ]; }

check "install, with all that it needs" install older.deb
check "the user and its groups" has_user
check "the data folder" is 750 inloop:inloop /var/lib/inloop
check "starts at boot" starts_at_boot
check "inloop --version" as inloop inloop --version
check "inloop --check" checks_out
check "a visit is counted" counts_a_visit
check "the database's mode" is 640 inloop:inloop /var/lib/inloop/inloop.db
useradd --groups inloop coordinator
useradd somebody
check "a member of the group reads the figures" tells_a_visit coordinator
check "who is no member does not" no tells_a_visit somebody

sed -i 's/^name =$/name = Ons huis/' /etc/inloop/inloop.ini
check "upgrade" install new.deb
check "the new version is there" grep -qx "inloop $(dpkg-query -W -f '${Version}' inloop)" <(inloop --version)
check "changed settings stay" grep -qx 'name = Ons huis' /etc/inloop/inloop.ini
check "the new ones lie beside them" test -e /etc/inloop/inloop.ini.dpkg-dist
check "the figures stay" tells_a_visit inloop

check "remove" apt-get -q -y remove inloop
check "the programs are gone" no test -e /usr/bin/inloop
check "the settings are not" test -e /etc/inloop/inloop.ini
check "the figures are not" test -s /var/lib/inloop/inloop.db
check "install again" install new.deb
check "the figures are there again" tells_a_visit inloop
check "starts at boot again" starts_at_boot

check "purge" apt-get -q -y purge inloop
for path in /etc/inloop /var/lib/inloop /usr/share/inloop /usr/share/doc/inloop; do
	check "$path is gone" no test -e "$path"
done
check "does not start at boot" no test -L /etc/systemd/system/multi-user.target.wants/inloop.service
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
