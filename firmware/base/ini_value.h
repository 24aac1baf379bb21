/*
 * ini_value.h - one value out of a small file of KEY=value lines, such as /etc/os-release.
 */
#ifndef INLOOP_BASE_INI_VALUE_H
#define INLOOP_BASE_INI_VALUE_H

#include <stdbool.h>
#include <stddef.h>

/* The value of `name` before any [section], without the quotes around it, into out. False (and "")
 * when it is not there. Lines over 200 bytes are not understood. */
bool ini_value(const char *path, const char *name, char *out, size_t room);

#endif
