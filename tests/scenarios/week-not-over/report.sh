# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48 --now 2026-11-29T23:59)" '.complete | not' '.gaps == []'
holds "$(week 2026-W48 --now 2026-11-30T00:00)" '.complete'
