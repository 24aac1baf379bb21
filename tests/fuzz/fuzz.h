/*
 * fuzz.h - what the fuzz targets share: bytes as a file, in a folder of their own in memory.
 *
 * A target is one file with LLVMFuzzerTestOneInput(); what it must never do (crash, hang, read
 * beyond, overflow, eat) is watched by libFuzzer, ASan and UBSan; what else must hold it checks
 * with must().
 */
#ifndef INLOOP_TESTS_FUZZ_H
#define INLOOP_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A folder for files of this process, made at the first call and removed at the end. */
const char *fuzz_folder(void);
/* The path of a name in it; good for the process's life, one of each name. */
const char *fuzz_path(const char *name);
/* Its file now has these bytes. The path, as above. */
const char *fuzz_file(const char *name, const void *bytes, size_t size);
/* All files in it, and in the folders below, are gone. */
void fuzz_empty(void);

/* Ends the process with the sentence when it does not hold: a finding. */
void must(int holds, const char *sentence);

#endif
