#!/bin/bash
# How exposed the card's units are, by this machine's systemd, without starting any: each has its number
# in exposure.txt and is not above it.
#
#   tests/deb/exposure.sh
set -u
cd "$(dirname "$0")/../.." || exit 1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0
mkdir -p "$tree/etc/systemd/system" "$tree/usr/lib/systemd/system"
cp -R image/root/etc/systemd/system/. "$tree/etc/systemd/system"
cp image/inloop.service "$tree/usr/lib/systemd/system"

for file in image/inloop.service image/root/etc/systemd/system/*.service; do
	unit=${file##*/}
	most=$(awk -v unit="$unit" '$1 == unit { print $2 }' tests/deb/exposure.txt)
	if [ -z "$most" ]; then
		echo "$unit has no number in tests/deb/exposure.txt"
		failed=1
		continue
	fi
	said=$(systemd-analyze security --no-pager --offline=true --root="$tree" --threshold="$most" "${unit/@./@sda1.}" 2>&1)
	code=$?
	if [ $code -ne 0 ] || ! grep -q 'Overall exposure level' <<<"$said"; then
		echo "$unit: $(tail -n 1 <<<"$said"), not at most $most tenths"
		failed=1
	fi
done
exit $failed
