#include "model/machine.h"

#include "base/civil.h"

#include <stdio.h>
#include <string.h>

#define LEAST_FREE_MB 50
/* A Raspberry Pi slows itself down from 80 degrees on (a 3B+ a little from 60 on); a case that
 * comes near that in spring does not hold out in summer. */
#define HOT 75
/* Debian mends faults of a system every week; two releases a year bring a house most of that. */
#define OLD_DAYS 183

void machine_init(struct machine *machine)
{
	*machine = (struct machine) {
		.degrees = MACHINE_NO_DEGREES,
		.stick = stick_never(),
		.free_mb = -1,
		.total_mb = -1,
		.system_day = DAY_NONE,
	};
}

static void tell_power(const struct machine *machine, utc_t weak_at, struct health *health)
{
	struct civil at = civil_at(weak_at);

	if (machine->power == POWER_UNKNOWN)
		health_clear(health, "power");
	else if (machine->power == POWER_WEAK)
		health_set(health, "power", HEALTH_FAIL,
			   "De stroom is te zwak. De zuil kan zomaar uitgaan. Gebruik de voeding "
			   "die bij de Raspberry Pi hoort, met een korte kabel.");
	else if (weak_at)
		health_set(health, "power", HEALTH_WARN,
			   "De stroom was vandaag te zwak, het laatst om %02d:%02d. Gebruik de "
			   "voeding die bij de Raspberry Pi hoort, met een korte kabel.",
			   at.hour, at.minute);
	else
		health_set(health, "power", HEALTH_OK, "De stroom is sterk genoeg.");
}

static void tell_temperature(const struct machine *machine, struct health *health)
{
	if (machine->degrees == MACHINE_NO_DEGREES)
		health_clear(health, "temperature");
	else if (machine->degrees >= HOT)
		health_set(health, "temperature", HEALTH_WARN,
			   "De computer is te warm: %d graden. Zet de zuil uit de zon en houd de "
			   "gaten in de kast vrij.",
			   machine->degrees);
	else
		health_set(health, "temperature", HEALTH_OK,
			   "De computer is %d graden. Dat is goed.", machine->degrees);
}

static void tell_disk(const struct machine *machine, struct health *health)
{
	int64_t free_mb = machine->free_mb, tenths = free_mb / 100;

	if (free_mb < 0)
		health_clear(health, "disk");
	else if (free_mb < LEAST_FREE_MB)
		health_set(health, "disk", HEALTH_WARN,
			   "De schijf is bijna vol: er is nog %d MB vrij. Haal oude bestanden weg "
			   "of vraag de installateur om een grotere kaart.",
			   (int)free_mb);
	else if (free_mb < 1000)
		health_set(health, "disk", HEALTH_OK, "Op de schijf is nog %d MB vrij.",
			   (int)free_mb);
	else
		health_set(health, "disk", HEALTH_OK, "Op de schijf is nog %d,%d GB vrij.",
			   (int)(tenths / 10), (int)(tenths % 10));
}

void machine_tell(const struct machine *machine, utc_t weak_at, struct health *health)
{
	tell_power(machine, weak_at, health);
	tell_temperature(machine, health);
	tell_disk(machine, health);
}

void machine_tell_age(const struct machine *machine, const struct moment *now,
		      struct health *health)
{
	static const char *const months[] = { "januari",   "februari", "maart",    "april",
					      "mei",       "juni",     "juli",     "augustus",
					      "september", "oktober",  "november", "december" };
	int year, month, mday;

	health_clear(health, "system");
	if (machine->system_day == DAY_NONE)
		return;
	civil_ymd(machine->system_day, &year, &month, &mday);
	if (now->sure && civil_day(now->utc) - machine->system_day > OLD_DAYS)
		health_set(health, "system", HEALTH_WARN,
			   "Het systeem is van %d %s %d. Dat is meer dan een half jaar oud. Vraag "
			   "de maker om een nieuwe versie en zet die op een stick: daarin zijn "
			   "fouten hersteld.",
			   mday, months[month - 1], year);
	else
		health_set(health, "system", HEALTH_OK, "Het systeem is van %d %s %d.", mday,
			   months[month - 1], year);
}

char *machine_versions(const struct machine *machine, char *out, int room)
{
	const struct {
		const char *name, *version;
	} parts[] = {
		{ "Inloop ", machine->program }, { "SQLite ", machine->sqlite },
		{ "SDL ", machine->sdl },        { "libgpiod ", machine->gpiod },
		{ "", machine->system },
	};
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (!parts[i].version[0] || used + 1 >= (size_t)room)
			continue;
		(void)snprintf(out + used, (size_t)room - used, "%s%s%s", used ? ", " : "",
			       parts[i].name, parts[i].version);
		used = strlen(out);
	}
	return out;
}
