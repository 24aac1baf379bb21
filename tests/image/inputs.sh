#!/bin/sh
# inputs.sh - the sum of all that goes into the card and into its test. `make image` notes it beside the
# card; `make test-image` leaves it in image/tested when everything passed, which is committed: so a
# change to anything of it shows.
#
#   inputs.sh               print it
#   inputs.sh --same        exit 0 when it is that of image/tested
#   inputs.sh --passed SUM  what was built from this sum (a file) has passed
set -eu
cd "$(dirname "$0")/../.."

sum() {
	git ls-files -z Makefile assets config firmware image tests/image tests/gpio/chip.sh \
		tests/gpio/guest/header.sh | grep -zvxF image/tested |
		LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

case ${1-} in
'') sum ;;
--same) [ "$(sum)" = "$(cat image/tested 2>/dev/null)" ] ;;
--passed)
	if [ "$(sum)" = "$(cat "$2")" ]; then
		sum >image/tested
	else
		echo "image/tested stays as it is: something changed since the card was built"
	fi
	;;
*) echo "usage: inputs.sh [--same | --passed SUM]" >&2 && exit 2 ;;
esac
