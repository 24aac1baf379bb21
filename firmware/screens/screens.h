/*
 * screens.h - all screens, each defined at the end of its own file, for the list in screen.c.
 */
#ifndef INLOOP_SCREENS_SCREENS_H
#define INLOOP_SCREENS_SCREENS_H

#include "screens/screen.h"

extern const struct screen screen_home;
extern const struct screen screen_check_in;
extern const struct screen screen_activities;
extern const struct screen screen_activity;
extern const struct screen screen_talk;
extern const struct screen screen_again;
extern const struct screen screen_house_closed;
extern const struct screen screen_help;
extern const struct screen screen_language;
extern const struct screen screen_staff_pin;
extern const struct screen screen_staff_week;
extern const struct screen screen_staff_asks;
extern const struct screen screen_staff_corrections;
extern const struct screen screen_staff_system;
extern const struct screen screen_staff_test;
extern const struct screen screen_staff_clock;
extern const struct screen screen_staff_cleaning;
extern const struct screen screen_staff_practice;
extern const struct screen screen_staff_diagnosis;
extern const struct screen screen_staff_update;
extern const struct screen screen_setup;

#endif
