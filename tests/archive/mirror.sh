# A mirror of Debian's in a folder, of packages with nothing in them: unsigned, read by apt with
# [trusted=yes] through its method "copy".
# shellcheck shell=bash disable=SC2154 # $work, of whoever sources it

package() { # POOL NAME VERSION [DEPENDS]
	local tree
	tree=$(mktemp -d "$work/deb.XXXXXX")
	mkdir -p "$tree/DEBIAN" "$tree/usr/share/doc/$2" "$1"
	echo "$3" >"$tree/usr/share/doc/$2/version"
	{
		printf 'Package: %s\nVersion: %s\nArchitecture: arm64\nMaintainer: nobody <nobody@localhost>\n' "$2" "$3"
		[ -z "${4-}" ] || echo "Depends: $4"
		echo 'Description: plays a part'
	} >"$tree/DEBIAN/control"
	find "$tree" -exec touch -d @1700000000 {} +
	SOURCE_DATE_EPOCH=1700000000 dpkg-deb --root-owner-group -Znone --build "$tree" "$1/$2_${3//:/%3a}_arm64.deb" >/dev/null
	rm -r "$tree"
}

index() { # FOLDER POOL...: what a Packages file says of these pools, seen from the folder
	local pool file
	for pool in "${@:2}"; do
		for file in "$1/$pool"/*.deb; do
			[ -e "$file" ] || continue
			dpkg-deb --field "$file"
			printf 'Filename: %s\nSize: %s\nSHA256: %s\n\n' "${file#"$1"/}" \
				"$(stat -c %s "$file")" "$(sha256sum "$file" | cut -d ' ' -f 1)"
		done
	done
}

publish() { # FOLDER SUITE POOL...: makes dists/ anew
	local folder=$1 suite=$2 component list
	shift 2
	rm -rf "$folder/dists"
	for component in main non-free-firmware; do
		list=$folder/dists/$suite/$component/binary-arm64/Packages
		mkdir -p "$(dirname "$list")"
		: >"$list"
		[ $component != main ] || index "$folder" "$@" >"$list"
		mkdir -p "$folder/dists/$suite/$component/binary-amd64"
		: >"$folder/dists/$suite/$component/binary-amd64/Packages"
	done
	(
		cd "$folder/dists/$suite" || exit
		printf 'Origin: Debian\nSuite: %s\nCodename: %s\nArchitectures: amd64 arm64\nComponents: main non-free-firmware\n' "$suite" "$suite"
		printf 'Date: %s\nSHA256:\n' "$(date -u -R -d @1700000000)"
		find . -name Packages -printf '%P\n' | while read -r list; do
			printf ' %s %s %s\n' "$(sha256sum "$list" | cut -d ' ' -f 1)" "$(stat -c %s "$list")" "$list"
		done
	) >"$work/release"
	mv "$work/release" "$folder/dists/$suite/Release"
}
