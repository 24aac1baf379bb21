# shellcheck shell=bash disable=SC1091
if command -v sqlite3 >/dev/null; then
	[ "$(sqlite3 "$DATA/inloop.db" 'SELECT count(*) FROM ask_note')" = 0 ]
fi
# and the choices were never written as words
! grep -rqa -e Koffietafel -e geld "$DATA"
