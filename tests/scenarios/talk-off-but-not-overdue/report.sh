# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48)" '.asks | .asked == 1 and .not_seen == 1 and .open == 0'
