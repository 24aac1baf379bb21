# shellcheck shell=bash disable=SC1091
. "$HERE/../lib.sh"
holds "$(week 2026-W48)" '.at_least' '.complete | not' '.gaps == [
	{from: "2026-11-25T23:52:00+01:00", to: "2026-11-26T00:00:00+01:00", why: "off"},
	{from: "2026-11-26T00:00:00+01:00", to: "2026-11-26T00:07:01+01:00", why: "off"}]'
