#!/bin/sh
# build.sh ARCH... - the Debian packages inloop_VERSION_ARCH.deb, into $BUILD (build/).
#
# For this machine's own processor it compiles with what is installed here. For arm64, which is the
# Raspberry Pi, it cross-compiles against the headers and libraries of Debian 13, whatever Debian
# this machine has. Nothing in it needs root, and nothing of the other processor is run.
#
# debhelper wants debian/ at the top of the sources: they are copied into a folder of their own, so
# several can run side by side. The same commit gives the same bytes (tests/deb): all times are
# SOURCE_DATE_EPOCH, which is the commit's, and the compiler is kept from noting where it ran.
set -eu
cd "$(dirname "$0")/../.."

BUILD=$(realpath -m "${BUILD:-build}")
suite=trixie # of packages that are not for this machine
version=$(sed -n 's/^VERSION *:= *//p' Makefile)
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
	SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null) ||
		SOURCE_DATE_EPOCH=$(stat -c %Y CHANGELOG.md)
fi
export SOURCE_DATE_EPOCH LC_ALL=C TZ=UTC
umask 022 # the modes in the package are not to be those of whoever builds it

list() { # SECTION...: those packages, as a field of debian/control has them
	image/install-packages.sh --list "$@" | grep -vE '^(make|gcc)$' | sort -u | sed 's/^/ /; s/$/,/'
}

fill() { # SECTION-OF-PACKAGES PLACE FILE: the list in place of the line that names the place
	list "$1" >"$work/list"
	sed -i -e "/^ *@$2@,\$/{r $work/list" -e 'd}' "$3"
}

stage() { # a tree of sources with debian/ in it
	mkdir "$work/source"
	cp -R Makefile README.md CHANGELOG.md firmware assets config "$work/source"
	cp -R image/deb/debian "$work/source/debian"
	cp image/inloop.service image/panel "$work/source/debian"
	fill build BUILD "$work/source/debian/control"
	fill run RUN "$work/source/debian/control"
	maintainer=$(sed -n 's/^Maintainer: //p' image/deb/debian/control)
	cat >"$work/source/debian/changelog" <<-CHANGES
		inloop ($version) stable; urgency=medium

		  * What is new in this version is told in CHANGELOG.md beside this file.

		 -- $maintainer  $(date -R -d "@$SOURCE_DATE_EPOCH")
	CHANGES
	find "$work/source" -exec touch --no-dereference -d "@$SOURCE_DATE_EPOCH" {} +
}

compile() ( # ARCH
	cd "$work/source"
	# Debug symbols stay out: they are most of the bytes, and a build of the same commit makes them.
	export DEB_BUILD_OPTIONS="noautodbgsym nocheck parallel=${JOBS:-$(nproc)}"
	# -d: what the cross build is made against lies in the tree, not among the installed packages.
	nice dpkg-buildpackage --host-arch "$1" --build=binary -d --no-sign >"$work/log" 2>&1
)

build() { # ARCH
	work=$(mktemp -d "$BUILD/deb.XXXXXX")
	SYSROOT=
	if [ "$1" != "$(dpkg --print-architecture)" ]; then
		# shellcheck disable=SC2046 # names, one word each
		SYSROOT=$(ARCH=$1 image/sysroot.sh $suite deb \
			$(image/install-packages.sh --list build | grep -e '-dev$'))
	fi
	export SYSROOT
	stage
	if ! compile "$1"; then
		tail -n 40 "$work/log" >&2
		echo "build.sh: the package for $1 could not be built" >&2
		exit 1
	fi
	mv -f "$work/inloop_${version}_$1.deb" "$BUILD/"
	rm -rf "$work"
	echo "  DEB  ${BUILD#"$PWD"/}/inloop_${version}_$1.deb"
}

mkdir -p "$BUILD"
work=
trap 'rm -rf "$work"' EXIT
for arch in "${@:-$(dpkg --print-architecture)}"; do
	build "$arch"
done
