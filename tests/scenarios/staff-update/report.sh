# shellcheck shell=bash
folder=$(dirname "$DATA")
cp "$CONFIG" "$folder/inloop.ini"
cp "$(dirname "$CONFIG")"/*.ics "$folder"

again() { # STEPS
	cat "$HERE/again.inloop" - <<<"$1" >"$folder/again.inloop"
	"$(dirname "$REPORT")/inloop" --script "$folder/again.inloop" --config "$folder/inloop.ini" \
		--data "$DATA" --update-ask "$folder/now" --update-state "$folder/state"
}

page='tap staff_system.tools
tap staff_system.update
expect screen staff_update
expect text "De zuil heeft nu versie"'
again "$page
expect no-text \"gaat zo kijken\"
tap staff_update.start
expect text \"De zuil gaat zo kijken.\""
[ -f "$folder/now" ]
rm "$folder/now" # somebody takes it up
printf 'busy\tVersie 9.1 wordt nu gezet. Laat de stekker erin.\n' >"$folder/state"
again "$page
expect text \"Versie 9.1 wordt nu gezet.\"
expect no-text \"gaat zo kijken\""
printf 'warn\tVersie 9.1 kon niet worden gezet.\n' >"$folder/state"
printf 'Versie 9.0 startte niet goed. De zuil gebruikt weer versie 8.\r\nHaal dit bestand weg.\r\n' \
	>"$folder/update-mislukt.txt"
again "expect text \"Versie 9.1 kon niet worden gezet.\"
expect text \"Versie 9.0 startte niet goed.\"
$page
expect text \"Versie 9.1 kon niet worden gezet.\"
expect text \"Versie 9.0 startte niet goed.\""
head -c 1000000 /dev/urandom >"$folder/state"
cp "$folder/state" "$folder/update-mislukt.txt"
again "expect text \"Een nieuwe versie startte niet goed.\"
$page
tap staff_update.start"
[ -f "$folder/now" ]
