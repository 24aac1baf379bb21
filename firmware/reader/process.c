#include "reader/process.h"

#include "base/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where memory gets short, this is what the kernel shall take, not the terminal. */
static void be_expendable(void)
{
	int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	(void)!write(fd, "500", 3);
	(void)close(fd);
}

static void close_rest(void)
{
	(void)close_range(3, ~0U, 0);
}

/* In the new process. Other threads of the old one may have held any lock: system calls only. */
static void become(const char *program, char *const *arguments, char *const *environment, int input,
		   int output, pid_t parent)
{
	sigset_t none;

	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent) /* it ended before that */
		_exit(PROCESS_NOT_STARTED);
	(void)signal(SIGPIPE, SIG_DFL);
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0)
		_exit(PROCESS_NOT_STARTED);
#ifndef INLOOP_SANITIZED /* what a sanitizer found is to be read */
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (nowhere >= 0)
		(void)dup2(nowhere, STDERR_FILENO);
#endif
	close_rest();
	be_expendable();
	limits_set();
	(void)execve(program, arguments, environment);
	_exit(PROCESS_NOT_STARTED);
}

pid_t process_start(const char *program, char *const *arguments, int input, int *output)
{
	const char *zone = getenv("TZ");
	char given[128];
	char *environment[2] = { zone ? given : NULL, NULL };
	pid_t parent = getpid();
	int ends[2];

	(void)snprintf(given, sizeof given, "TZ=%s", zone ? zone : "");
	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	pid_t pid = fork();
	if (pid == 0)
		become(program, arguments, environment, input, ends[1], parent);
	int number = errno;
	(void)close(ends[1]);
	if (pid > 0 && fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0) {
		*output = ends[0];
		return pid;
	}
	if (pid > 0) {
		number = errno;
		(void)process_end(pid);
	}
	(void)close(ends[0]);
	errno = number;
	return -1;
}

int process_end(pid_t pid)
{
	int status = 0;

	/* one that is ending already keeps the status that it ends with */
	(void)kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return status;
}
