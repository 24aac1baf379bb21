/*
 * machine.h - what the kernel and the system tell of the computer itself.
 */
#ifndef INLOOP_PLATFORM_MACHINE_H
#define INLOOP_PLATFORM_MACHINE_H

#include "model/machine.h"

/* Read power, temperature, the room of the disk that holds `folder`, the versions of the system
 * and of the libraries of this room, and of a card the day of its system. `root` stands for "/"
 * before /sys, /etc and /usr, for tests. What is not told stays unknown; the other fields stay as
 * they are. */
void machine_read(struct machine *machine, const char *root, const char *folder);

#endif
