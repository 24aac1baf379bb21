#include "platform/service.h"

#include <inttypes.h>
#include <systemd/sd-daemon.h>

#define DAY_MS (INT64_C(24) * 3600 * 1000)

void service_open(struct service *service, int64_t now_ms)
{
	uint64_t us = 0;

	*service = (struct service) { .alive_ms = now_ms };
	if (sd_watchdog_enabled(0, &us) > 0)
		service->patience_ms = us < 1000 ? 1 : (int64_t)(us / 1000);
}

bool service_due(const struct service *service, int64_t now_ms)
{
	if (!service->ready || service->ill)
		return true;
	return service->patience_ms > 0 && now_ms - service->alive_ms >= service->patience_ms / 4;
}

void service_tell(struct service *service, bool well, const char *state, int64_t now_ms)
{
	if (service->state != state)
		(void)sd_notifyf(0, "STATUS=%s", state);
	service->state = state;
	service->ill = !well;
	if (!well)
		return;
	if (!service->ready)
		(void)sd_notify(0, "READY=1");
	service->ready = true;
	if (service->patience_ms > 0)
		(void)sd_notify(0, "WATCHDOG=1");
	service->alive_ms = now_ms;
}

/* Telling a new patience counts as a sign of life. */
static void tell_patience(struct service *service, int64_t ms, int64_t now_ms)
{
	(void)sd_notifyf(0, "WATCHDOG_USEC=%" PRId64, ms * 1000);
	service->alive_ms = now_ms;
}

int64_t service_sleeps(struct service *service, int64_t timeout_ms, int64_t now_ms)
{
	int64_t patience = service->patience_ms;
	bool longer = timeout_ms < 0 || now_ms + timeout_ms > service->alive_ms + patience / 3 * 2;

	if (patience == 0 || !longer)
		return timeout_ms;
	if (!service->ready || service->ill) /* look again before the manager has had enough */
		return patience / 4;
	if (timeout_ms < 0 || timeout_ms > DAY_MS)
		timeout_ms = DAY_MS;
	tell_patience(service, timeout_ms + patience, now_ms);
	service->asleep = true;
	return timeout_ms;
}

void service_wakes(struct service *service, int64_t now_ms)
{
	if (service->asleep)
		tell_patience(service, service->patience_ms, now_ms);
	service->asleep = false;
}

void service_ends(void)
{
	(void)sd_notify(0, "STOPPING=1");
}
