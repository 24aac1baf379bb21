# Text, CSV and JSON of the hand-counted week, to the byte.
for format in text csv json; do
	"$REPORT" week 2026-W48 --config "$CONFIG" --data "$DATA" --now 2026-11-30T10:00 \
		--format "$format" --out "$DATA/week.$format"
	diff -u "$HERE/expected.$format" "$DATA/week.$format"
done

# Without a week it is the week of --now; without anything counted it is all zeroes.
"$REPORT" week --config "$CONFIG" --data "$DATA" --now 2026-11-29T12:00 --format json |
	cmp - "$HERE/expected.json"
