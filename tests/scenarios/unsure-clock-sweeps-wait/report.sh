# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48)" '.asks | .asked == 3 and .unknown == 2 and .talked == 1'
