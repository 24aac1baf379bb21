#include "reader/reader.h"

#include "reader/process.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "inloop-calendar"
#define PIECE   ((size_t)64 << 10)

/* ---- starting -------------------------------------------------------------- */

/* Beside this program when it runs from its build folder, else where a package puts it. */
static bool find_program(char out[FILE_PATH])
{
	char self[FILE_PATH], folder[FILE_PATH];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

	if (length <= 0)
		return false;
	self[length] = '\0';
	file_folder(folder, self);
	file_join(out, folder, PROGRAM);
	if (access(out, X_OK) == 0)
		return true;
	file_join(out, folder, "../libexec/inloop/" PROGRAM);
	return access(out, X_OK) == 0;
}

static int open_timer(int seconds)
{
	struct itimerspec once = { .it_value.tv_sec = seconds };
	int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);

	if (timer >= 0)
		(void)timerfd_settime(timer, 0, &once, NULL);
	return timer;
}

static bool not_there(const char *path, struct error *error)
{
	return error_set(error,
			 "%.150s: het programma " PROGRAM " ontbreekt, dat agenda's leest. Zet "
			 "Inloop opnieuw op deze computer.",
			 path);
}

static bool launch(struct reader *reader, const struct reader_task *task, int input,
		   struct error *error)
{
	char program[FILE_PATH], from[24], to[24];

	if (task->program)
		(void)snprintf(program, sizeof program, "%s", task->program);
	if (task->program ? access(program, X_OK) != 0 : !find_program(program))
		return not_there(task->path, error);
	(void)snprintf(from, sizeof from, "%" PRId64, task->from);
	(void)snprintf(to, sizeof to, "%" PRId64, task->to);
	char *arguments[] = { (char[]) { PROGRAM },
			      (char *)rows_kind_name(task->kind),
			      from,
			      to,
			      reader->path,
			      NULL };
	reader->timer = open_timer(task->deadline_s ? task->deadline_s : READER_DEADLINE_S);
	reader->pid =
	    reader->timer >= 0 ? process_start(program, arguments, input, &reader->output) : -1;
	if (reader->pid >= 0)
		return true;
	(void)error_set(error,
			"%.150s: de agenda kan nu niet gelezen worden (%s). Start de zuil opnieuw.",
			task->path, strerror(errno));
	if (reader->timer >= 0)
		(void)close(reader->timer);
	return false;
}

bool reader_start(struct reader *reader, const struct reader_task *task, struct stat *seen,
		  struct error *error)
{
	int input = file_open(task->path, seen, error);

	if (input < 0)
		return false;
	*reader = (struct reader) { .kind = task->kind, .from = task->from, .to = task->to };
	(void)snprintf(reader->path, sizeof reader->path, "%s", task->path);
	reader->busy = launch(reader, task, input, error);
	(void)close(input);
	return reader->busy;
}

int reader_fds(const struct reader *reader, int *out)
{
	if (!reader->busy)
		return 0;
	out[0] = reader->output;
	out[1] = reader->timer;
	return 2;
}

/* ---- taking ---------------------------------------------------------------- */

/* End it; returns its status. */
static int finish(struct reader *reader)
{
	int status = process_end(reader->pid);

	(void)close(reader->output);
	(void)close(reader->timer);
	reader->busy = false;
	return status;
}

static void forget(struct reader *reader)
{
	free(reader->bytes);
	*reader = (struct reader) { .busy = false };
}

void reader_stop(struct reader *reader)
{
	if (reader->busy)
		(void)finish(reader);
	forget(reader);
}

static bool make_room(struct reader *reader)
{
	if (reader->room - reader->size >= PIECE)
		return true;
	size_t room = reader->room ? reader->room * 2 : PIECE * 2;
	char *more = room <= ROWS_BYTES * 2 ? realloc(reader->bytes, room) : NULL;
	if (!more)
		return false;
	reader->bytes = more;
	reader->room = room;
	return true;
}

/* Read what is there. False when it is over: the end came, or more than can be meant. */
static bool read_more(struct reader *reader)
{
	while (reader->size <= ROWS_BYTES && make_room(reader)) {
		ssize_t got = read(reader->output, reader->bytes + reader->size, PIECE);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return errno == EAGAIN;
		if (got == 0)
			return false;
		reader->size += (size_t)got;
	}
	return false;
}

/* Why there are no rows, as far as one can tell from how it ended. */
static bool tell_end(const struct reader *reader, int status, struct error *error)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == PROCESS_NOT_STARTED)
		return not_there(reader->path, error);
	if (reader->late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
		return error_set(error,
				 "%.150s: het lezen van deze agenda duurt te lang. Haal oude of "
				 "vreemde afspraken eruit.",
				 reader->path);
	return error_set(error,
			 "%.150s: deze agenda kunnen we niet lezen. Bewaar de agenda opnieuw, en "
			 "haal vreemde afspraken eruit.",
			 reader->path);
}

static bool as_asked(const struct reader *reader, const struct programme_rows *rows)
{
	return rows->kind == reader->kind && rows->from == reader->from && rows->to <= reader->to;
}

static bool accept(const struct reader *reader, int status, struct programme_rows *rows,
		   struct error *error)
{
	bool whole = !reader->late && rows_read(rows, reader->bytes, reader->size);

	if (whole && rows->failed[0])
		(void)error_set(error, "%s", rows->failed);
	else if (whole && as_asked(reader, rows))
		return true;
	else
		(void)tell_end(reader, status, error);
	if (!reader->late)
		rows_free(rows);
	return false;
}

enum reader_state reader_take(struct reader *reader, struct programme_rows *rows,
			      struct error *error)
{
	uint64_t times;

	if (!reader->busy)
		return READER_FAILED;
	bool on = read_more(reader);
	if (on && read(reader->timer, &times, sizeof times) == sizeof times)
		reader->late = true;
	if (on && !reader->late)
		return READER_READS;
	int status = finish(reader);
	bool good = accept(reader, status, rows, error);
	forget(reader);
	return good ? READER_DONE : READER_FAILED;
}

bool reader_wait(struct reader *reader, struct programme_rows *rows, struct error *error)
{
	enum reader_state state;

	while ((state = reader_take(reader, rows, error)) == READER_READS) {
		struct pollfd fds[READER_FDS] = { { .fd = reader->output, .events = POLLIN },
						  { .fd = reader->timer, .events = POLLIN } };
		(void)poll(fds, READER_FDS, -1);
	}
	return state == READER_DONE;
}
