# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48)" '.asks | .asked == 3 and .nobody == 1 and .seen_not_met == 1 and .not_seen == 1'
