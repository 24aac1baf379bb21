/* The wrong tries of the PIN, kept in the store with what was waited already. */
#include "app/app_private.h"

#include <stdlib.h>

#define EACH_S   MINUTE /* while entry waits, what was waited is stored so often ... */
#define SELDOM_S HOUR   /* ... and afterwards, until the tries fade */

/* When the disk refuses, memory counts along: it must not give endless tries. */
static void keep(struct app *app)
{
	const struct store_port *store = &app->config.ports.store;
	char text[PIN_TRIES_TEXT];

	pin_tries_write(&app->staff.tries, text);
	(void)store->set_value(store->self, "pin_tries", text, NULL);
	app->staff.tries_kept_s = app->staff.tries.age_s;
	pin_tries_tell(&app->staff.tries, app->now.utc, app->config.health);
}

/* Earlier versions counted in the database. */
static void load_earlier(struct app *app)
{
	const struct store_port *store = &app->config.ports.store;
	struct pin_tries *tries = &app->staff.tries;
	char text[PIN_TRIES_TEXT];

	if (store->value(store->self, "pin_wrong", text, (int)sizeof text, NULL) != STORED_THERE)
		return;
	long wrong = strtol(text, NULL, 10);
	struct pin_tries most;
	pin_tries_unknown(&most);
	tries->wrong = wrong < 0 ? 0 : wrong > most.wrong ? most.wrong : (int)wrong;
	tries->at = app->now.utc;
	tries->sure = app->now.sure;
}

void app_pin_lock_load(struct app *app)
{
	const struct store_port *store = &app->config.ports.store;
	struct pin_tries *tries = &app->staff.tries;
	char text[PIN_TRIES_TEXT];

	*tries = (struct pin_tries) { 0 };
	app->staff.tries_ms = app->now.mono_ms;
	switch (store->value(store->self, "pin_tries", text, (int)sizeof text, NULL)) {
	case STORED_NONE:
		load_earlier(app);
		break;
	case STORED_THERE:
		if (pin_tries_read(tries, text))
			break;
		/* fallthrough */
	case STORED_UNREADABLE:
	default:
		pin_tries_unknown(tries);
		break;
	}
	app->staff.tries_kept_s = tries->age_s;
	(void)pin_tries_pass(tries, 0, app->now.utc, app->now.sure);
	pin_tries_tell(tries, app->now.utc, app->config.health);
}

static int64_t interval_s(const struct pin_tries *tries)
{
	return pin_tries_wait_s(tries) > 0 ? EACH_S : SELDOM_S;
}

void app_pin_lock_pass(struct app *app)
{
	struct staff *staff = &app->staff;
	int64_t seconds = (app->now.mono_ms - staff->tries_ms) / 1000;
	int64_t interval = interval_s(&staff->tries);

	if (seconds < 0) { /* it is another machine's clock */
		staff->tries_ms = app->now.mono_ms;
		return;
	}
	staff->tries_ms += seconds * 1000;
	bool faded = pin_tries_pass(&staff->tries, seconds, app->now.utc, app->now.sure);
	if (faded ||
	    (staff->tries.wrong > 0 && staff->tries.age_s - staff->tries_kept_s >= interval))
		keep(app);
}

int64_t app_pin_lock_ms(const struct app *app)
{
	return pin_tries_wait_s(&app->staff.tries) > 0 ? EACH_S * INT64_C(1000) : -1;
}

void app_pin_lock_wrong(struct app *app)
{
	app->staff.tries_ms = app->now.mono_ms;
	pin_tries_wrong(&app->staff.tries, app->now.utc, app->now.sure);
	keep(app);
}

void app_pin_lock_reset(struct app *app)
{
	if (app->staff.tries.wrong == 0)
		return;
	pin_tries_reset(&app->staff.tries);
	keep(app);
}
