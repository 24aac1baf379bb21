#include "calendar/sandbox.h"

#include "base/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ZONES "/usr/share/zoneinfo"

#ifdef INLOOP_SANITIZED /* a sanitizer asks for much more, at every step and at the end */
static const bool sanitized = true;
#else
static const bool sanitized = false;
#endif

/* ---- which files: Landlock ------------------------------------------------- */

/* The rights over files that Linux 5.13, the first with Landlock, knows: all that there were. */
#define ALL_OF_5_13 ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

static void close_files(void)
{
	struct landlock_ruleset_attr all = { .handled_access_fs = ALL_OF_5_13 };
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);

	if (rules < 0)
		return; /* a kernel without */
	struct landlock_path_beneath_attr zones = {
		.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
		.parent_fd = open(ZONES, O_PATH | O_CLOEXEC),
	};
	if (zones.parent_fd >= 0) {
		(void)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &zones, 0);
		(void)close(zones.parent_fd);
	}
	(void)syscall(SYS_landlock_restrict_self, rules, 0);
	(void)close(rules);
}

/* ---- which system calls: seccomp ------------------------------------------- */

/* What the C library, libical and ICU need to compute, read a zone and write a line. What is not
 * here is refused, not punished with death: other versions of those libraries may ask for something
 * and live well without. */
static const int allowed[] = {
#ifdef SYS_access /* not on arm64 */
	SCMP_SYS(access),
#endif
	SCMP_SYS(brk),         SCMP_SYS(clock_gettime),  SCMP_SYS(close),
	SCMP_SYS(exit),        SCMP_SYS(exit_group),     SCMP_SYS(faccessat),
	SCMP_SYS(faccessat2),  SCMP_SYS(fcntl),          SCMP_SYS(fstat),
	SCMP_SYS(futex),       SCMP_SYS(getdents64),     SCMP_SYS(getpid),
	SCMP_SYS(getrandom),   SCMP_SYS(gettid),         SCMP_SYS(lseek),
	SCMP_SYS(madvise),     SCMP_SYS(mmap),           SCMP_SYS(mremap),
	SCMP_SYS(munmap),      SCMP_SYS(newfstatat),     SCMP_SYS(pread64),
	SCMP_SYS(read),        SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sched_yield), SCMP_SYS(statx),          SCMP_SYS(sysinfo),
	SCMP_SYS(write),       SCMP_SYS(writev),
};

/* (SCMP_A2() and its like leave a field out, which clang's warnings do not allow.) */
static bool allow_if(scmp_filter_ctx filter, int call, unsigned int argument, scmp_datum_t mask,
		     scmp_datum_t value)
{
	struct scmp_arg_cmp comparison = {
		.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value
	};

	return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &comparison) == 0;
}

static bool add_rules(scmp_filter_ctx filter)
{
	bool good = true;

	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
	/* to read, and nothing that makes a file or is more than that */
	good = good && allow_if(filter, SCMP_SYS(openat), 2, O_ACCMODE | O_CREAT | O_TRUNC | O_PATH,
				O_RDONLY);
	/* memory becomes readable or writable, and no program */
	good = good && allow_if(filter, SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
	/* an abort() of our own */
	return good && allow_if(filter, SCMP_SYS(tgkill), 0, UINT32_MAX, (scmp_datum_t)getpid());
}

static void close_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	if (filter && add_rules(filter))
		(void)seccomp_load(filter);
	if (filter)
		seccomp_release(filter);
}

void sandbox_enter(void)
{
	limits_set();
	if (sanitized)
		return;
	close_files();
	close_calls();
}
