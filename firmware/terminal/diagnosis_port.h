/*
 * diagnosis_port.h - where the file for whoever helps goes: onto the USB stick when there is one,
 * else into the folder `diagnose` of the data, under one name, so that they do not pile up.
 */
#ifndef INLOOP_TERMINAL_DIAGNOSIS_PORT_H
#define INLOOP_TERMINAL_DIAGNOSIS_PORT_H

#include "ports/ports.h"
#include "terminal/options.h"

struct diagnosis_port diagnosis_port(const struct options *options);

#endif
