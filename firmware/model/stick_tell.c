/* What staff read of the copies onto the stick. */
#include "model/stick.h"

#include "base/day_words.h"

#include <stdio.h>

/* Last night's is of today; of the night before it may be the newest until then. */
#define NIGHTS 2

static const char *const reasons[] = {
	[STICK_FULL] = "de stick is vol. Maak er ruimte op, of neem een lege stick.",
	[STICK_READ_ONLY] = "op de stick kan niet worden geschreven. Zit er een schuifje op? Zet "
			    "het om, of neem een andere stick.",
	[STICK_FAILED] = "de stick is misschien stuk. Neem een andere stick.",
	[STICK_UNREADABLE] = "deze stick kunnen we niet lezen. Zet hem op een computer om naar "
			     "FAT32 of exFAT. Let op: dan is de stick leeg.",
};

static void tell_trouble(const struct stick_state *state, struct health *health)
{
	char day[DAY_WORDS], since[64] = "", newest[80] = "";

	if (state->since > 0) {
		day_words(civil_day(state->since), day);
		(void)snprintf(since, sizeof since, " meer sinds %s", day);
	}
	if (state->newest != DAY_NONE) {
		day_words(state->newest, day);
		(void)snprintf(newest, sizeof newest, " De nieuwste kopie is van %s.", day);
	}
	health_set(health, "stick", HEALTH_WARN, "De kopie op de USB-stick lukt niet%s: %s%s",
		   since, reasons[state->level], newest);
}

void stick_tell(const struct stick_state *state, day_t today, struct health *health)
{
	char day[DAY_WORDS];

	if (state->level != STICK_NEVER && state->level != STICK_OK) {
		tell_trouble(state, health);
	} else if (state->level == STICK_OK && state->newest != DAY_NONE) {
		bool old = today != DAY_NONE && state->newest <= today - NIGHTS;
		day_words(state->newest, day);
		health_set(health, "stick", old ? HEALTH_WARN : HEALTH_OK,
			   "De nieuwste kopie op de USB-stick is van %s.%s", day,
			   old ? " Laat de stick in de zuil zitten, en laat de zuil 's nachts aan."
			       : "");
	} else {
		health_clear(health, "stick");
	}
}
