/*
 * audit.h - `--audit`: measures every screen in every language and text size on every panel.
 */
#ifndef INLOOP_SCRIPT_AUDIT_H
#define INLOOP_SCRIPT_AUDIT_H

#include "terminal/parts.h"

#include <stdio.h>

/* One TSV row per element, a head row first. False when an element breaks a rule:
 *   capitals >= 4.8 mm, of what one acts on >= 5.5 mm    (Section 508 402.4)
 *   touch targets >= 16 x 16 mm, 3 mm apart
 *   text contrast >= 7:1, pictograms >= 3:1              (WCAG 2.2 1.4.6, 1.4.11)
 *   nothing clipped, nothing beside the panel, no text over another
 * With --window only that panel is walked. */
bool audit_run(struct parts *parts, FILE *out, struct error *error);

#endif
