/* The computer itself, for staff: looked at when the minute changes, which wakes nobody, and when
 * they open the page that tells it. */
#include "app/app_private.h"

utc_t app_power_weak_at(const struct app *app)
{
	return app->power_weak ? app_when(app, &app->power_weak_at) : 0;
}

void app_look_at_machine(struct app *app)
{
	const struct machine_port *port = &app->config.ports.machine;

	if (!port->read)
		return;
	port->read(port->self, &app->machine);
	if (app->machine.power == POWER_WEAK) {
		app->power_weak = true;
		app->power_weak_at = app->now;
	} else if (civil_day(app_power_weak_at(app)) != civil_day(app->now.utc)) {
		app->power_weak = false; /* it is told until the end of the day */
	}
	machine_tell(&app->machine, app_power_weak_at(app), app->config.health);
	stick_tell(&app->machine.stick, app->now.sure ? civil_day(app->now.utc) : DAY_NONE,
		   app->config.health);
}
