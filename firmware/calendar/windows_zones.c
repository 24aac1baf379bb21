#include "calendar/windows_zones.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

/* clang-format off */
static const struct {
	const char *windows, *iana;
} table[] = {
	{ "W. Europe Standard Time", "Europe/Berlin" },
	{ "West-Europa (standaardtijd)", "Europe/Amsterdam" },
	{ "Romance Standard Time", "Europe/Paris" },
	{ "Central Europe Standard Time", "Europe/Budapest" },
	{ "Central European Standard Time", "Europe/Warsaw" },
	{ "GMT Standard Time", "Europe/London" },
	{ "Greenwich Standard Time", "Atlantic/Reykjavik" },
	{ "GTB Standard Time", "Europe/Bucharest" },
	{ "E. Europe Standard Time", "Europe/Chisinau" },
	{ "FLE Standard Time", "Europe/Kiev" },
	{ "Kaliningrad Standard Time", "Europe/Kaliningrad" },
	{ "Belarus Standard Time", "Europe/Minsk" },
	{ "Russian Standard Time", "Europe/Moscow" },
	{ "Astrakhan Standard Time", "Europe/Astrakhan" },
	{ "Saratov Standard Time", "Europe/Saratov" },
	{ "Volgograd Standard Time", "Europe/Volgograd" },
	{ "Russia Time Zone 3", "Europe/Samara" },
	{ "Turkey Standard Time", "Europe/Istanbul" },
	{ "Azores Standard Time", "Atlantic/Azores" },
	{ "Greenland Standard Time", "America/Godthab" },
	{ "UTC", "Etc/UTC" },
	{ "Coordinated Universal Time", "Etc/UTC" },
	{ "Morocco Standard Time", "Africa/Casablanca" },
	{ "W. Central Africa Standard Time", "Africa/Lagos" },
	{ "Cape Verde Standard Time", "Atlantic/Cape_Verde" },
	{ "Libya Standard Time", "Africa/Tripoli" },
	{ "Egypt Standard Time", "Africa/Cairo" },
	{ "Sudan Standard Time", "Africa/Khartoum" },
	{ "E. Africa Standard Time", "Africa/Nairobi" },
	{ "South Africa Standard Time", "Africa/Johannesburg" },
	{ "Israel Standard Time", "Asia/Jerusalem" },
	{ "Jordan Standard Time", "Asia/Amman" },
	{ "Middle East Standard Time", "Asia/Beirut" },
	{ "Syria Standard Time", "Asia/Damascus" },
	{ "Arabic Standard Time", "Asia/Baghdad" },
	{ "Arab Standard Time", "Asia/Riyadh" },
	{ "Arabian Standard Time", "Asia/Dubai" },
	{ "Iran Standard Time", "Asia/Tehran" },
	{ "Georgian Standard Time", "Asia/Tbilisi" },
	{ "Caucasus Standard Time", "Asia/Yerevan" },
	{ "Azerbaijan Standard Time", "Asia/Baku" },
	{ "Afghanistan Standard Time", "Asia/Kabul" },
	{ "Pakistan Standard Time", "Asia/Karachi" },
	{ "India Standard Time", "Asia/Kolkata" },
	{ "SE Asia Standard Time", "Asia/Bangkok" },
	{ "China Standard Time", "Asia/Shanghai" },
	{ "Tokyo Standard Time", "Asia/Tokyo" },
	{ "AUS Eastern Standard Time", "Australia/Sydney" },
	{ "SA Eastern Standard Time", "America/Cayenne" },
	{ "SA Western Standard Time", "America/La_Paz" },
	{ "SA Pacific Standard Time", "America/Bogota" },
	{ "E. South America Standard Time", "America/Sao_Paulo" },
	{ "Atlantic Standard Time", "America/Halifax" },
	{ "Eastern Standard Time", "America/New_York" },
	{ "Central Standard Time", "America/Chicago" },
	{ "Mountain Standard Time", "America/Denver" },
	{ "Pacific Standard Time", "America/Los_Angeles" },
	/* what the long form holds; these come last, since some are also parts of other names */
	{ ") Amsterdam,", "Europe/Amsterdam" },
	{ ") Brussels,", "Europe/Brussels" },
	{ ") Brussel,", "Europe/Brussels" },
	{ ") Dublin,", "Europe/London" },
	{ ") Belgrade,", "Europe/Budapest" },
	{ ") Sarajevo,", "Europe/Warsaw" },
};
/* clang-format on */

const char *windows_zone(const char *name)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		bool part = table[i].windows[0] == ')';
		if (part ? strstr(name, table[i].windows) != NULL
			 : strcasecmp(name, table[i].windows) == 0)
			return table[i].iana;
	}
	return NULL;
}
