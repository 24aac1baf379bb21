# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48 --now 2026-11-29T23:59)" '.complete | not' '.gaps == []'
holds "$(week 2026-W48 --now 2026-11-30T00:00)" '.complete'
# A day to come is not nought.
"$REPORT" week 2026-W48 --config "$CONFIG" --data "$DATA" --now 2026-11-24T12:00 --format csv |
	grep "^2026-W48;2026-11-25;;bezoeken;ochtend;;komt nog" >/dev/null || exit 1
