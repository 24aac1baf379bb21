# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
cd "$DATA/.." || exit
for n in 1 2 3; do
	# what stands on this page and not on another's, and is not a button's word
	jq -r '.elements[] | select(.id == "talk.picture_name") | .text' "picture-$n.json"
done | sort | uniq -d | grep . && { echo "two open asks have the same picture"; exit 1; }
for n in 1 2 3; do
	name=$(jq -r '.elements[] | select(.id == "talk.picture_name") | .text' "picture-$n.json")
	[ -n "$name" ] || { echo "no picture's name on the talk screen"; exit 1; }
	! jq -r '.elements[].text' again.json | grep -qxF "$name" || { echo "again shows a picture"; exit 1; }
done
