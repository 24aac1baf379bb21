/*
 * limits.h - what a program that reads a stranger's file may use of the machine at most. The kernel
 * holds it, however the program was led astray.
 */
#ifndef INLOOP_BASE_LIMITS_H
#define INLOOP_BASE_LIMITS_H

/* Built with a sanitizer that needs terabytes of addresses, and processes and files of its own. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define INLOOP_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(INLOOP_SANITIZED)
#define INLOOP_SANITIZED 1
#endif

#define LIMIT_CPU_S  10
#define LIMIT_MEMORY ((unsigned long)256 << 20)
#define LIMIT_FILES  16

/* For this process and what it becomes, never to be raised again: seconds of processor, memory, no
 * file written, no process started, few files open, no core dump, no right gained by a program.
 * Nothing but system calls, so that it may stand between fork and exec. Under a sanitizer
 * memory and processes are not limited. */
void limits_set(void);

#endif
