#include "base/settings_keys.h"

#include <stddef.h>

#define SECOND_MS 1000
#define MINUTE_MS (60 * SECOND_MS)
#define HOUR_MS   (60 * MINUTE_MS)

/* A key that fills one member of the settings; one that fills several at once. */
#define ONE(part, member, parser)                                                                  \
	.section = #part, .key = #member, .take = parser, MEMBER(part.member)
#define MEMBER(path)                                                                               \
	.offset = offsetof(struct settings, path), .size = sizeof(((struct settings *)0)->path)
#define MANY(name, word, parser) .section = name, .key = word, .take = parser

#define HOURS(day, number)                                                                         \
	MANY("open", day, take_hours), .preset = "", .least = number,                              \
				       .advice = "Schrijf tijden zoals 10:00-16:00, 19:00-21:00."
#define DURATION(member)                                                                           \
	.section = "talk", .key = #member, .take = take_duration, MEMBER(talk.member##_ms),        \
	.least = SECOND_MS, .most = 2 * HOUR_MS,                                                   \
	.advice = "Schrijf een duur tussen 1s en 2h, zoals 3m."
#define CHATTER(member)                                                                            \
	.section = "gpio", .key = #member, .take = take_duration, MEMBER(gpio.member##_ms)
#define YES(part, member) ONE(part, member, take_yes), .advice = "Schrijf ja of nee."
#define LINE(member)                                                                               \
	ONE(gpio, member, take_name),                                                              \
	    .advice = "Schrijf de naam van een aansluiting, zoals GPIO17, of laat het leeg."

/* clang-format off */
const struct settings_key settings_keys[] = {
	{ ONE(house, name, take_text), .preset = "", .free_text = true,
	  .advice = "Schrijf een kortere naam." },
	{ ONE(house, timezone, take_zone), .preset = "Europe/Amsterdam",
	  .advice = "Schrijf een tijdzone zoals Europe/Amsterdam." },
	{ ONE(house, logo, take_name), .preset = "", .free_text = true, .later = true,
	  .advice = "Schrijf een kortere bestandsnaam." },

	{ HOURS("ma", 0) }, { HOURS("di", 1) }, { HOURS("wo", 2) }, { HOURS("do", 3) },
	{ HOURS("vr", 4) }, { HOURS("za", 5) }, { HOURS("zo", 6) },
	{ MANY("open", "closed", take_closed), .preset = "", .repeats = true,
	  .advice = "Schrijf datums zoals 2026-12-25, 2026-12-26." },

	{ DURATION(remind), .preset = "3m" },
	{ DURATION(giveup), .preset = "10m" },
	{ DURATION(come_within), .preset = "5m" },
	{ YES(talk, tone), .preset = "nee" },
	{ YES(talk, ask_place), .preset = "nee" },
	{ YES(talk, ask_topic), .preset = "nee" },
	{ MANY("talk", "topics", take_topics), .free_text = true,
	  .preset = "geld, wonen, familie, gezondheid, alleen zijn, iets anders",
	  .advice = "Schrijf hooguit 8 korte onderwerpen met een komma ertussen." },

	{ LINE(chip), .preset = "" },
	{ LINE(button), .preset = "GPIO17" },
	{ LINE(ack), .preset = "GPIO27" },
	{ LINE(lamp), .preset = "GPIO22" },
	{ LINE(light), .preset = "GPIO23" },
	{ LINE(tone), .preset = "" },
	{ LINE(loop), .preset = "" },
	{ YES(gpio, active_low), .preset = "ja" },
	{ ONE(gpio, pull, take_pull), .preset = "up", .advice = "Schrijf up, down of none." },
	{ CHATTER(debounce), .preset = "25ms", .least = 0, .most = 500,
	  .advice = "Schrijf een duur tussen 0ms en 500ms, zoals 25ms." },
	{ CHATTER(min_press), .preset = "30ms", .least = 0, .most = SECOND_MS,
	  .advice = "Schrijf een duur tussen 0ms en 1s, zoals 30ms." },
	/* half a second is the least of EN 301 549 5.8, for people with a tremor */
	{ CHATTER(lockout), .preset = "500ms", .least = 500, .most = 10 * SECOND_MS,
	  .advice = "Schrijf een duur tussen 500ms en 10s, zoals 500ms." },
	{ ONE(gpio, ack_key, take_name), .preset = "",
	  .advice = "Schrijf de naam van een toets, zoals PageDown." },
	{ ONE(gpio, quiet_days, take_count), .preset = "5", .least = 0, .most = 60,
	  .advice = "Schrijf een getal van 0 tot 60." },

	{ MANY("screen", "panel_mm", take_panel), .preset = "",
	  .advice = "Schrijf breedte x hoogte in millimeters, zoals 217x136." },
	{ ONE(screen, rotate, take_rotate), .preset = "0", .advice = "Schrijf 0, 90, 180 of 270." },
	{ ONE(screen, theme, take_name), .preset = "", .later = true,
	  .advice = "Schrijf een kortere naam." },

	{ MANY("help", "crisis", take_crisis), .free_text = true, .repeats = true,
	  .preset = "Levensgevaar? Bel 112.\nDenk je aan zelfmoord? Bel 113 of 0800-0113.",
	  .advice = "Schrijf hooguit 6 korte zinnen, elk achter een eigen 'crisis ='." },

	{ ONE(staff, reset_pin, take_name), .preset = "", .advice = "Schrijf een kort woord." },
};
/* clang-format on */

const int settings_key_count = (int)(sizeof settings_keys / sizeof *settings_keys);
