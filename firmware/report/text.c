#include "report/text.h"

#include "report/words.h"

void text_totals(FILE *out, bool at_least, int visits, int check_ins, int new_here, int corrected)
{
	const char *sure = at_least ? "  minstens" : "";

	(void)fprintf(out, "\nBezoeken: %s%d\n", at_least ? "minstens " : "", visits);
	(void)fprintf(out, "  gedrukt op 'Ik ben er'  %5d%s\n", check_ins, sure);
	(void)fprintf(out, "  nieuw hier              %5d%s\n", new_here, sure);
	if (corrected != 0)
		(void)fprintf(out, "  door correctie          %+5d\n", corrected);
}

void text_asks(const struct ask_figures *asks, bool at_least, FILE *out)
{
	struct ask_line lines[ASK_LINES];
	char wait[WORDS_NUMBER];

	(void)fprintf(out, "\nEven praten%s\n", at_least ? " (minstens)" : "");
	ask_lines(asks, lines);
	for (int i = 0; i < ASK_LINES; i++)
		(void)fprintf(out, "  %s%-*s %5d\n", lines[i].part ? "  " : "",
			      lines[i].part ? 40 : 42, lines[i].words, lines[i].count);
	if (asks->median_wait_min < 0) {
		(void)fputs("  Hoe lang mensen wachtten: onbekend, er was geen gesprek.\n", out);
		return;
	}
	minutes_word(asks->median_wait_min, wait);
	(void)fprintf(out, "  De helft van wie een gesprek kreeg, wachtte %s %s of korter.\n", wait,
		      asks->median_wait_min == 1 ? "minuut" : "minuten");
}

void text_gaps_title(FILE *out)
{
	(void)fputs("\nNiet geteld. Hier weten we niet wie er kwam, daarom staat er 'minstens'.\n",
		    out);
}

void text_unsure(int unsure_events, FILE *out)
{
	if (unsure_events > 0)
		(void)fprintf(out,
			      "\n%d keer gedrukt terwijl de klok niet zeker was: misschien op een "
			      "andere dag.\n",
			      unsure_events);
}
