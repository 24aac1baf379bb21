/*
 * windows_zones.h - the time zone names of Windows. Private to calendar/.
 */
#ifndef INLOOP_CALENDAR_WINDOWS_ZONES_H
#define INLOOP_CALENDAR_WINDOWS_ZONES_H

/* The IANA name ("Europe/Berlin") of a Windows zone ("W. Europe Standard Time"); NULL = not known.
 */
const char *windows_zone(const char *name);

/* That of a place in a name as Windows shows it: "Eastern Time (US & Canada)", "Athene"; NULL. */
const char *windows_place(const char *word);

#endif
