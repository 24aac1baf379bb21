# What must be found on a disk whose power went, told from what was said and confirmed before that
# (visitors.sh) and from the events that the database holds.
#
#   awk -v folded=0|1 -v shown=WORDS -f account.awk SAID
#
# SAID holds what was said, in order; `shown`, the words of the events in the database. Prints a line
# each: `figures ...`, those of the week; `lamp ...`; `asks N`, those that are open; `kept N of N, N`,
# how many there are of those confirmed and of those tried. Or says what is wrong, and fails.

$1 == "try" { action[++tried] = $2 }
$1 == "done" { confirmed = $2 }
$1 == "day" { of_yesterday = tried }
$1 == "fold" { folds = 1 }
$1 == "folded" { has_folded = 1 }

function wrong(what) {
	print what
	failed = 1
	exit 1
}

# The words of the actions from..to, as the events would be.
function words(from, to,   all, i) {
	for (i = from; i <= to; i++)
		all = all (i > from ? " " : "") action[i]
	gsub(/[+]/, " ", all)
	return all
}

# The oldest that is in one state goes into another; what is over is in none.
function moves(from, to,   i) {
	for (i = 1; i <= asked; i++)
		if (ask[i] == from) {
			ask[i] = to
			return
		}
	wrong("nobody is " from)
}

function happens(what) {
	if (what == "check_in") {
		check_ins++
		visits++
		party = 1
		new = 0
	} else if (what ~ /^party:/) {
		visits += substr(what, 7) - party
		party = substr(what, 7)
	} else if (what == "new_here") {
		new = 1
		new_here++
	} else if (what == "undo") {
		check_ins--
		visits -= party
		new_here -= new
	} else if (what == "asked") {
		ask[++asked] = "asked"
	} else if (what == "seen") {
		moves("asked", "seen")
	} else if (what == "met") {
		moves("seen", "met")
	} else if (what == "ended") {
		moves("met", "")
		talked++
	} else if (what == "stopped") {
		moves("asked", "")
		stopped++
	} else if (what == "repeat") {
		repeats++
	} else if (what == "repeat_not") {
		repeats--
	} else {
		wrong("what is " what "?")
	}
}

END {
	if (failed)
		exit 1
	if (has_folded && !folded)
		wrong("it was folded, and is not")
	if (folded && !folds)
		wrong("it is folded before its time")
	from = folded ? of_yesterday + 1 : 1
	for (kept = tried; kept >= confirmed; kept--)
		if (words(from, kept) == shown)
			break
	if (kept < confirmed)
		wrong("confirmed: " words(from, confirmed) "\nand tried: " words(confirmed + 1, tried) \
			"\nfound:     " shown)
	count = split(words(1, kept), happened, " ")
	for (i = 1; i <= count; i++)
		happens(happened[i])
	for (i = 1; i <= asked; i++) {
		open += ask[i] != ""
		state[ask[i]]++
	}
	printf "figures %d %d %d %d %d %d %d %d\n", visits, check_ins, new_here, asked, talked, stopped,
		open, repeats
	print "lamp " (state["asked"] ? "blink" : state["seen"] ? "steady" : "off")
	print "asks " open + 0
	print "kept " kept " of " confirmed + 0 ", " tried + 0
}
