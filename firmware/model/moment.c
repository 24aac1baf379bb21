#include "model/moment.h"

int64_t moment_elapsed_ms(const struct moment *now, const struct moment *then)
{
	int64_t elapsed;

	if (now->boot == then->boot)
		elapsed = now->mono_ms - then->mono_ms;
	else if (now->sure && then->sure)
		elapsed = (now->utc - then->utc) * 1000;
	else /* nobody knows how long it was off: at least this boot */
		elapsed = now->mono_ms;
	return elapsed > 0 ? elapsed : 0;
}
