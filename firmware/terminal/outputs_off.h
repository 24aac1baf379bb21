/*
 * outputs_off.h - what the service manager runs when the terminal ended without a word: on a kernel
 * that keeps the level of a line nobody holds, the lamp would burn on.
 */
#ifndef INLOOP_TERMINAL_OUTPUTS_OFF_H
#define INLOOP_TERMINAL_OUTPUTS_OFF_H

#include "terminal/options.h"

/* Take lamp, light and tone of the settings, switch them off, and let go. False with the reason
 * when one of them cannot be had, for example because the terminal runs. */
bool outputs_off(const struct options *options, struct error *error);

#endif
