# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48 --now 2026-11-26T16:55)" '.days[1] | .hours_open == 6 and .hours_recorded == 6' \
	'.days[2] | .hours_open == 6 and .hours_recorded == 6' \
	'.days[3] | .hours_open == 6 and .hours_recorded == 6' \
	'.gaps | map(select(.from >= "2026-11-24")) | length == 0'
