#!/bin/bash
# The translations: each PO file is well formed, its %d stand where the Dutch ones do, and every
# text of the screens is in it.
set -u
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# The Dutch texts as they stand in the source (the keywords are those of ui/texts.h).
xgettext --from-code=UTF-8 --language=C --output="$work/all.pot" \
	--keyword --keyword=tr:2 --keyword=tr_c:2c,3 --keyword=tr_n:2,3 --keyword=N_:1 \
	--flag=tr:2:pass-c-format --flag=tr_n:2:pass-c-format --flag=tr_n:3:pass-c-format \
	firmware/*/*.c firmware/*/*.h || exit 1

for po in assets/po/*.po; do
	[ -e "$po" ] || continue
	msgfmt --check-format --output-file=/dev/null "$po" || failed=1
	[ -e "$work/all.pot" ] || continue
	# msgcmp also fails where a text of the source is missing, fuzzy or empty in the file.
	msgcmp "$po" "$work/all.pot" || failed=1
done
exit "$failed"
