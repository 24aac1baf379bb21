/*
 * service.h - what the service manager that started this process is told: that it is ready, that it
 * is well, that it ends (sd_notify(3), sd_watchdog_enabled(3)). Where there is no manager, nothing.
 *
 * A sign of life costs no wake-up: it goes along with a turn of the loop that takes place anyway,
 * and before a longer sleep, as at night, the manager is told how long that will be. So its
 * patience is with a turn that does not end, by day and by night, and never with a sleep.
 */
#ifndef INLOOP_PLATFORM_SERVICE_H
#define INLOOP_PLATFORM_SERVICE_H

#include <stdbool.h>
#include <stdint.h>

struct service {
	int64_t patience_ms; /* the manager's, without a sign of life; 0 = it wants none */
	int64_t alive_ms;    /* the last one; monotonic, as all times here */
	bool ready, ill, asleep;
	const char *state; /* as last told */
};

void service_open(struct service *service, int64_t now_ms);

/* Whether it is time to look how all is: it is not ready yet, was not well, or owes a sign of life.
 */
bool service_due(const struct service *service, int64_t now_ms);

/* How it is, in words for whoever looks at the service; the words are constants. The first time
 * that all is well makes it ready. Not well: no sign of life, and when that lasts it is started
 * anew. */
void service_tell(struct service *service, bool well, const char *state, int64_t now_ms);

/* Before and after a sleep of at most `timeout_ms` (-1 = until something happens). Returns how long
 * it may sleep. */
int64_t service_sleeps(struct service *service, int64_t timeout_ms, int64_t now_ms);
void service_wakes(struct service *service, int64_t now_ms);

void service_ends(void);

#endif
