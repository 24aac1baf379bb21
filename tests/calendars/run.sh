#!/bin/bash
# Calendars read by us and by two readers of others: python3-dateutil for rules alone, python3-recurring-ical-events
# for whole office calendars. The dice are fixed; INLOOP_CALENDAR_SEED=N throws others.
#
# Debian's python3 is meant, since it has Debian's packages.
# The last line is "N passed, N failed". Where the packages are missing it says so and compares nothing.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$(realpath "${BUILD:-build}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
/usr/bin/python3 tests/calendars/compare.py "$BUILD/inloop-report" "$work" "${INLOOP_CALENDAR_SEED:-4711}"
