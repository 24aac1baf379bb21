# shellcheck shell=bash
stick=$DATA/../stick
file=diagnose-20261123-1100.txt

again() { # WHAT IT SAYS THEN
	cp "$HERE/again.inloop" "$DATA/../again.inloop"
	echo "expect text \"$1\"" >>"$DATA/../again.inloop"
	"$(dirname "$REPORT")/inloop" --script "$DATA/../again.inloop" --config "$CONFIG" \
		--data "$DATA" --stick "$stick"
}

grep -q '^schijf: 12000 MB vrij' "$DATA/diagnose/diagnose.txt"
rm "$DATA/diagnose/diagnose.txt"
again "Er is geen USB-stick."
grep -q '^schijf: 12000 MB vrij' "$DATA/diagnose/diagnose.txt"
mkdir "$stick"
again "Je mag de stick eruit halen."
grep -q '^schijf: 12000 MB vrij' "$stick/$file"
[ "$(find "$stick" -type f | wc -l)" = 1 ] # and no part of one
# a link with its name, by who prepared the stick: replaced, and nothing is written through it
rm "$stick/$file"
echo live >"$DATA/../other"
ln -s ../other "$stick/$file"
ln -s ../other "$stick/$file.new"
again "Je mag de stick eruit halen."
[ "$(cat "$DATA/../other")" = live ]
[ ! -L "$stick/$file" ]
grep -q '^schijf: 12000 MB vrij' "$stick/$file"
# a stick that does not take it: a folder has its name
rm "$stick/$file"
mkdir "$stick/$file"
rm -r "$DATA/diagnose"
again "Op de USB-stick lukte het niet."
grep -q '^schijf: 12000 MB vrij' "$DATA/diagnose/diagnose.txt"
