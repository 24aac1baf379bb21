#include "base/limits.h"

#include <sys/prctl.h>
#include <sys/resource.h>

static void set(__rlimit_resource_t resource, rlim_t most)
{
	struct rlimit limit = { most, most };

	/* What the machine allows less of is as good. */
	(void)setrlimit(resource, &limit);
}

void limits_set(void)
{
	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	set(RLIMIT_CPU, LIMIT_CPU_S);
	set(RLIMIT_FSIZE, 0);
	set(RLIMIT_NOFILE, LIMIT_FILES);
	set(RLIMIT_CORE, 0);
#ifndef INLOOP_SANITIZED
	set(RLIMIT_AS, LIMIT_MEMORY);
	set(RLIMIT_NPROC, 0);
#endif
}
