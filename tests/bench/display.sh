#!/bin/bash
# Shared by the measuring scripts: a display of its own. Sets work (a folder), DISPLAY and BUILD;
# both are cleared away at the end.
BUILD=$(realpath "${BUILD:-build}")
work=$(mktemp -d)
mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$work/number" 2>"$work/xvfb.log" &
xvfb=$!
trap 'kill $xvfb; rm -rf "$work"' EXIT
read -r number <"$work/number" || { cat "$work/xvfb.log" && exit 1; }
export DISPLAY=:$number

# A house that is always open, so that the screen is never dark.
printf '[house]\nname = Meting\n' >"$work/inloop.ini"
