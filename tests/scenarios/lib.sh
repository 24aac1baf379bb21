# For the report.sh of a scenario: ask the report program, and say what is not as expected.
# shellcheck shell=bash

week() { # YYYY-Www [option...]: its JSON; "now" is long after, unless an option says otherwise
	local name=$1
	shift
	"$REPORT" week "$name" --config "$CONFIG" --data "$DATA" --format json \
		--now 2030-01-01T12:00 "$@"
}

holds() { # JSON FILTER...: jq finds each filter true of it
	local json=$1 filter
	shift
	for filter; do
		if ! jq -e "$filter" <<<"$json" >/dev/null; then
			echo "$HERE: the report does not hold this: $filter"
			jq -c . <<<"$json"
			return 1
		fi
	done
}
