/*
 * expect.h - what a script may look for.
 */
#ifndef INLOOP_SCRIPT_EXPECT_H
#define INLOOP_SCRIPT_EXPECT_H

#include "script/player.h"
#include "script/step.h"

/* `expect WHAT VALUE`. False with "what was expected, what was there". */
bool expect_step(struct player *player, const struct step *step, struct error *error);

#endif
