/*
 * windows_zones.h - the time zone names of Windows. Private to calendar/.
 */
#ifndef INLOOP_CALENDAR_WINDOWS_ZONES_H
#define INLOOP_CALENDAR_WINDOWS_ZONES_H

/* The IANA name ("Europe/Berlin") of a Windows zone ("W. Europe Standard Time"), by the table
 * windowsZones of CLDR: Europe whole, of the rest what people here have family in. Also the
 * long form "(UTC+01:00) Amsterdam, Berlin, ...". NULL = not known. */
const char *windows_zone(const char *name);

#endif
