#!/bin/bash
# The tests in the guest. The last line is "N passed, N failed".
# shellcheck source=/dev/null
. /test/lib.sh
: "${passed:?}" "${failed:?}"

kernel=$(uname -r)
version=$(gpioinfo --version | sed -n '1s/.*v\([0-9.]*\).*/\1/p')
echo "libgpiod $version, Linux $kernel"
for part in /test/[0-9]*.sh; do
	began=$SECONDS
	# shellcheck source=/dev/null
	. "$part"
	name=${part##*/}
	echo "  ${name%.sh}: $((SECONDS - began)) s by the guest's clock, $passed passed so far"
done
echo "$passed passed, $failed failed"
