#!/bin/bash
# The tests in the guest. The last line is "N passed, N failed".
# shellcheck source=/dev/null
. /test/lib.sh
: "${passed:?}" "${failed:?}"

busy() { # seconds; what it takes of the machine around it
	awk '{ print int($1 - $2) }' /proc/uptime
}

kernel=$(uname -r)
version=$(gpioinfo --version | sed -n '1s/.*v\([0-9.]*\).*/\1/p')
echo "libgpiod $version, Linux $kernel"
parts=$(sed -n 's/.*parts=\([a-z,]*\).*/\1/p' /proc/cmdline)
for part in ${parts//,/ }; do
	began=$SECONDS worked=$(busy)
	# shellcheck disable=SC2034 # a part that only counts takes a smaller one: to draw is work
	window=800x480
	# shellcheck source=/dev/null
	. "/test/$part.sh"
	echo "  $part: $((SECONDS - began)) s by the guest's clock, $(($(busy) - worked)) of them at work," \
		"$passed passed so far"
done
echo "$passed passed, $failed failed"
