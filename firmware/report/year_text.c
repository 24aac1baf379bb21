/* The year for the municipality, in columns and sentences. */
#include "report/report.h"
#include "report/text.h"
#include "report/words.h"

static void put_title(const struct year_figures *figures, const char *house, FILE *out)
{
	char hours[WORDS_NUMBER], open[WORDS_NUMBER];

	(void)fprintf(out, "%s\nJaar %d\n", *house ? house : "Inloop", figures->year);
	if (!figures->all.over)
		(void)fputs("Dit jaar is nog niet voorbij.\n", out);
	text_totals(out, figures->all.at_least, figures->all.visits, figures->all.check_ins,
		    figures->all.new_here, figures->all.corrected);
	hours_word(figures->hours_recorded, hours);
	hours_word(figures->hours_open, open);
	(void)fprintf(out, "\nUren open: %s. Uren geteld: %s.\n", open, hours);
}

static void put_month(int month, const struct month_figures *of, FILE *out)
{
	char open[WORDS_NUMBER], recorded[WORDS_NUMBER];

	hours_word(of->hours_open, open);
	(void)fprintf(out, "%-10s", month_word(month));
	if (of->to_come) { /* unknown is not zero */
		(void)fprintf(out, " %9s %8s %10s %10s %12s\n", "-", "-", "-", open, "-");
		return;
	}
	hours_word(of->hours_recorded, recorded);
	(void)fprintf(out, " %9d %8d %10d %10s %12s%s\n", of->visits, of->check_ins, of->new_here,
		      open, recorded, of->at_least ? "  minstens" : "");
}

static void put_months(const struct year_figures *figures, FILE *out)
{
	(void)fprintf(out, "\n%-10s %9s %8s %10s %10s %12s\n", "Per maand", "bezoeken", "gedrukt",
		      "nieuw hier", "uren open", "uren geteld");
	for (int i = 0; i < 12; i++)
		put_month(i + 1, &figures->months[i], out);
}

/* A line for each daypart on which the house is open, or somebody came all the same. */
static void put_weekdays(const struct year_figures *figures, FILE *out)
{
	(void)fputs("\nPer weekdag en dagdeel\n", out);
	for (int day = 0; day < 7; day++)
		for (int part = 0; part < DAYPARTS; part++) {
			const struct weekday_figures *of = &figures->weekdays[day][part];
			char one[WORDS_DATE], many[WORDS_DATE], mean[WORDS_MEAN] = "";
			if (of->visits == 0 && !of->at_least && of->mean.number == 0)
				continue;
			weekday_part_words(day, (enum daypart)part, one, many);
			if (of->mean.number > 0)
				mean_words(of->mean, one, many, mean);
			(void)fprintf(out, "  %-16s %8s %6d%s%s\n", one,
				      of->at_least ? "minstens" : "", of->visits,
				      mean[0] ? "  " : "", mean);
		}
}

static void put_means(const struct year_figures *figures, FILE *out)
{
	char words[WORDS_MEAN];

	(void)fputs("\nGemiddeld, over wat helemaal geteld is\n", out);
	for (int part = 0; part < DAYPARTS; part++) {
		if (figures->means[part].number == 0)
			continue;
		mean_words(figures->means[part], daypart_word((enum daypart)part),
			   daypart_words((enum daypart)part), words);
		(void)fprintf(out, "  %s\n", words);
	}
	mean_words(figures->day_mean, "dag", "dagen", words);
	(void)fprintf(out, "  %s\n", words);
}

static void put_series(const struct year_figures *figures, FILE *out)
{
	if (figures->series.count == 0) {
		(void)fputs("\nActiviteiten: niemand drukte op 'Ik doe mee'.\n", out);
		return;
	}
	(void)fprintf(out, "\n%-12s %5s %9s %10s%s\n", "Activiteiten", "keer", "deed mee",
		      "wilde ook", figures->all.at_least ? "  (minstens)" : "");
	for (int i = 0; i < figures->series.count; i++) {
		const struct series_figures *series = &figures->series.items[i];
		(void)fprintf(out, "%-12s %5d %9d %10d  %s\n", "", series->dates,
			      series->participants, series->wished, series->title);
	}
}

static void put_gaps(const struct year_figures *figures, FILE *out)
{
	if (figures->all.gaps.count > 0)
		text_gaps_title(out);
	for (int why = 0; why < GAP_WHYS; why++) {
		const struct gap_sum *sum = &figures->gaps[why];
		char hours[WORDS_NUMBER];
		hours_word(sum->hours, hours);
		if (sum->count > 0)
			(void)fprintf(out, "  %s: %d keer, samen %s uur\n",
				      gap_sentence((enum gap_why)why), sum->count, hours);
	}
}

static void put_doubts(const struct year_figures *figures, FILE *out)
{
	text_unsure(figures->all.unsure_events, out);
	if (figures->all.corrections > 0)
		(void)fprintf(out, "\n%d keer verbeterd door medewerkers: %+d bezoeken.\n",
			      figures->all.corrections, figures->all.corrected);
	if (figures->all.complete)
		(void)fputs("\nDit jaar is compleet.\n", out);
}

bool report_year_text(const struct year_figures *figures, const char *house, FILE *out)
{
	put_title(figures, house, out);
	put_months(figures, out);
	put_weekdays(figures, out);
	put_means(figures, out);
	text_asks(&figures->all.asks, figures->all.at_least, out);
	put_series(figures, out);
	put_gaps(figures, out);
	put_doubts(figures, out);
	return !ferror(out);
}
