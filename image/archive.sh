#!/bin/sh
# archive.sh - Debian's archive, where this machine's own apt finds it: no address of one is written in
# this repository.
#
#   archive.sh lines SUITE              the lines for apt: the mirror, with SECURITY=yes its updates, too
#   archive.sh snapshots SUITE DAY      the same from the archive of snapshots, as it was on that day;
#                                       fails when nobody told where that is
#   archive.sh lacks SUITE LOCK [DAY]   which lines "name version sha256" of the file are not there, as
#                                       "gone NAME VERSION", or there with other bytes: "differs NAME
#                                       VERSION"; with a day, in the snapshots either
#   archive.sh newest SUITE NAME...     the newest of these and of what they need, in such lines
#   archive.sh why LOG SUITE            what made apt fail, in a sentence
#
# INLOOP_MIRROR, INLOOP_SECURITY_MIRROR: other mirrors than those of apt; options for apt, [trusted=yes],
# may stand before the address. INLOOP_SNAPSHOT: the folder of an archive of snapshots that holds debian/
# and debian-security/; without it, what apt's configuration says (from Debian 13 on, it does).
# ARCH: of the packages, this machine's if not set. COMPONENTS: main if not set.
# Exit status 1: the archive cannot be asked; why stands on standard error.
set -eu

ARCH=${ARCH:-$(dpkg --print-architecture)}
components=$(echo "${COMPONENTS:-main}" | tr , ' ')

uri() { # GREP'S PATTERN: of the mirrors that this machine's apt uses, where they are Debian's
	# shellcheck disable=SC2016 # apt fills it in
	apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 2>/dev/null |
		grep "$@" | head -n 1
}

lines() { # SUITE
	mirror=${INLOOP_MIRROR:-$(uri -v security)} || true
	if [ -z "$mirror" ]; then
		echo "archive.sh: apt of this machine knows no archive of Debian's:" \
			"run apt-get update, or give one in INLOOP_MIRROR" >&2
		return 1
	fi
	echo "deb $mirror $1 $components"
	[ -n "${SECURITY-}" ] || return 0
	security=${INLOOP_SECURITY_MIRROR:-}
	[ -n "$security" ] || [ -n "${INLOOP_MIRROR-}" ] || security=$(uri security) || true
	security=${security:-${mirror%/}-security} # beside it, as at Debian's own
	echo "deb $security $1-security $components"
}

# debian or debian-security, at YYYYMMDDTHHMMSSZ
snapshot_of() { # NAME KEY-OF-APT TIME
	address=${INLOOP_SNAPSHOT:+${INLOOP_SNAPSHOT%/}/$1/@SNAPSHOTID@/}
	[ -n "$address" ] || address=$(apt-config dump --format '%v' "Acquire::Snapshots::URI::$2" 2>/dev/null)
	[ -n "$address" ] || return 1
	echo "$address" | sed "s/@SNAPSHOTID@/$3/"
}

# As the day began and as it ended: a mirror is some hours behind, and what was there in the
# afternoon may be replaced at night.
snapshots() { # SUITE DAY
	snapshot_of debian Origin::Debian x >/dev/null || return 1
	for day in "$2" "$(date -u -d "$2 + 1 day" +%F)"; do
		at=$(date -u -d "$day" +%Y%m%dT000000Z)
		address=$(snapshot_of debian Origin::Debian "$at")
		echo "deb $(unlimited "$address") $1 $components"
		[ -n "${SECURITY-}" ] || continue
		address=$(snapshot_of debian-security Override::Label::Debian-Security "$at") || continue
		echo "deb $(unlimited "$address") $1-security $components"
	done
}

unlimited() { # ADDRESS: its lists were right then, so apt is not to mind how old they are
	case $1 in
	'['*) echo "$1" | sed 's/]/ check-valid-until=no]/' ;;
	*) echo "[check-valid-until=no] $1" ;;
	esac
}

# apt with nothing of this machine but its keys and its ways out.
apt_here() { # PROGRAM ARGUMENT...
	program=$1
	shift
	"$program" -q -c "$work/apt.conf" "$@"
}

configure() {
	mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial"
	: >"$work/status"
	cat >"$work/apt.conf" <<-CONFIGURATION
		#clear APT::Update;
		APT::Update::Error-Mode "any";
		APT::Architecture "$ARCH";
		APT::Architectures "$ARCH";
		APT::Install-Recommends "false";
		APT::Sandbox::User "root";
		Acquire::Languages "none";
		Acquire::ForceHash "SHA256";
		Acquire::Retries "3";
		Dir::State "$work/state";
		Dir::State::status "$work/status";
		Dir::Cache "$work/cache";
		Dir::Etc::sourcelist "$work/sources.list";
		Dir::Etc::sourceparts "/dev/null";
		Dir::Etc::preferences "/dev/null";
		Dir::Etc::preferencesparts "/dev/null";
	CONFIGURATION
}

fetch_lists() { # SUITE [DAY]
	lines "$1" >"$work/sources.list" || return 1
	[ -z "${2-}" ] || snapshots "$1" "$2" >>"$work/sources.list" || return 1
	configure
	apt_here apt-get update >"$work/log" 2>&1 && return
	why "$work/log" "$1" >&2
	return 1
}

lacks() { # SUITE LOCK [DAY]
	fetch_lists "$1" "${3-}" || return 1
	# shellcheck disable=SC2016 # apt fills it in
	apt_here apt-get indextargets --format '$(FILENAME)' 'Created-By: Packages' | while read -r list; do
		[ ! -s "$list" ] || /usr/lib/apt/apt-helper cat-file "$list"
	done | awk '
		FNR == NR { if ($1 !~ /^#/ && NF) { sum[$1 " " $2] = $3; order[++n] = $1 " " $2 } next }
		/^Package: / { name = $2 }
		/^Version: / { version = $2 }
		/^SHA256: / { sha = $2 }
		/^$/ { key = name " " version; if (key in sum) { here[key] = 1; if (sha == sum[key]) same[key] = 1 } }
		END { for (i = 1; i <= n; i++) if (!(order[i] in same))
			print ((order[i] in here) ? "differs " : "gone ") order[i] }' "$2" -
}

newest() { # SUITE NAME...
	fetch_lists "$1" || return 1
	suite=$1
	shift
	if ! apt_here apt-get install --print-uris -qq "$@" >"$work/uris" 2>"$work/log"; then
		why "$work/log" "$suite" >&2
		return 1
	fi
	# 'URI' name_version_arch.deb size SHA256:sum; what is not plain in a version is written %3a.
	sed -n "s/^'[^']*' \([^_ ]*\)_\([^_ ]*\)_[^ ]* [0-9]* SHA256:\([0-9a-f]*\)\$/\1 \2 \3/p" "$work/uris" |
		sed 's/%3a/:/g; s/%7e/~/g; s/%2b/+/g' | LC_ALL=C sort
}

routed() { # does this machine have a way out at all?
	awk '$2 == "00000000" && $8 == "00000000" { found = 1 } END { exit !found }' /proc/net/route 2>/dev/null ||
		grep -v ' lo$' /proc/net/ipv6_route 2>/dev/null | grep -q '^0\{32\} 00 '
}

why() { # LOG SUITE
	says() { grep -qE -- "$1" "$log"; }
	log=$1
	from=$(lines "$2" 2>/dev/null | head -n 1 | sed 's/^deb \(\[[^]]*\] \)\?\([^ ]*\).*/\2/')
	grep -E '^E: ' "$log" | grep -vE '^E: (apt download failed|mmdebstrap|Some index files)' |
		cut -c 1-200 | sort -u | head -n 3 | sed 's/^/  /' || true
	if says 'failure resolving|Could not resolve|ould not connect|Unable to connect|nreachable|timed out|No route to host'; then
		if routed; then
			echo "archive.sh: $from does not answer. Is the address right, and does that machine run?"
		else
			echo "archive.sh: no network: $from cannot be reached."
		fi
	elif says 'Hash Sum mismatch|unexpected size|sync in progress|Clearsigned file'; then
		echo "archive.sh: $from does not agree with itself: it is being brought up to date at this moment. Try again in an hour."
	elif says ' 50[0-9] |Internal Server Error|Bad Gateway|Service Unavailable'; then
		echo "archive.sh: $from answers with an error of its own. Try again later, or give another in INLOOP_MIRROR."
	elif says ' 404 |does not have a Release file|File not found|Failed to stat'; then
		echo "archive.sh: $from answers, and does not have what it should (404): the address is not that of an archive with $2, or it is being brought up to date at this moment. Try again in an hour."
	elif says 'NO_PUBKEY|is not signed|EXPKEYSIG|BADSIG|signatures? (couldn|were)'; then
		echo "archive.sh: nobody whom this machine trusts has signed $from: bring debian-archive-keyring up to date."
	elif says 'is expired|not valid yet|is not valid anymore'; then
		echo "archive.sh: what $from says is too old or from the future: is this machine's clock right?"
	elif says 'No space left on device'; then
		echo "archive.sh: no room on the disk."
	elif says 'Unable to locate package|has no installation candidate|Version .* was not found|unmet dependencies'; then
		echo "archive.sh: $from has not all of these packages, or they do not fit each other."
	else
		tail -n 5 "$log" | cut -c 1-200 | sed 's/^/  /'
		echo "archive.sh: apt could not get packages from $from: see above."
	fi
}

usage() {
	sed -n '2,/^set /{/^set /d; s/^# \{0,1\}//; p}' "$0" >&2
	exit 2
}

command=${1-}
[ $# -ge 2 ] || usage
shift
case $command in
lines | snapshots | why) "$command" "$@" ;;
lacks | newest)
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	trap 'exit 1' HUP INT TERM
	"$command" "$@"
	;;
*) usage ;;
esac
