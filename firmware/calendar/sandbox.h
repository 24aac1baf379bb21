/*
 * sandbox.h - the walls around a program that reads a stranger's calendar, put up by itself before
 * it looks at the first byte.
 */
#ifndef INLOOP_CALENDAR_SANDBOX_H
#define INLOOP_CALENDAR_SANDBOX_H

/* From here on this process may compute, write to what is open, and read the files below
 * /usr/share/zoneinfo; the kernel refuses everything else (see limits.h for how much of it). Where
 * the kernel or the service around it has no such walls, those that there are stand. */
void sandbox_enter(void);

#endif
