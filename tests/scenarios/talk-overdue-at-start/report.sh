# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
# Nobody knows how the asked and the seen one went; who was met, talked.
holds "$(week 2026-W48)" '.asks | .asked == 3 and .unknown == 2 and .talked == 1 and .open == 0'
