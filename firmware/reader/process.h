/*
 * process.h - starts a program that shall have nothing but one file to read and one pipe to write.
 */
#ifndef INLOOP_READER_PROCESS_H
#define INLOOP_READER_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

#define PROCESS_NOT_STARTED 127 /* exit status when the program could not be started */

/* Start it with the limits of base/limits.h, `input` as standard input and nothing else open, in an
 * environment of only TZ. `arguments` ends with NULL. Its standard output is what *output reads,
 * without waiting. It ends with this process. -1 with errno. */
pid_t process_start(const char *program, char *const *arguments, int input, int *output);

/* End it now, whatever it does; returns its status as waitpid() tells it. */
int process_end(pid_t pid);

#endif
