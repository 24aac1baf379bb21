/* A stick: whatever may lie on it under whatever name, among it links, folders and pipes. Copies
 * are made onto it and brought from it, and a bundle is looked for. Input: things on it, each as a
 * kind, a length of what is in it, a length of its name, and the name. */
#include "fuzz.h"

#include "stick/stick.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOW     INT64_C(1795424400) /* 2026-11-23T10:00:00+01:00 */
#define OUTSIDE "neither read nor written"
#define THINGS  24

static const char database[] = "SQLite format 3";

static void put(const char *path, const char *begin, size_t begins, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_NONBLOCK, 0644);

	if (fd < 0)
		return; /* there is something of this name */
	must(write(fd, begin, begins) == (ssize_t)begins &&
		 ftruncate(fd, (off_t)(begins + size)) == 0,
	     "a file can be written");
	(void)close(fd);
}

static void put_thing(const char *folder, int kind, size_t size, const char *name,
		      const char *outside)
{
	char path[512];

	(void)snprintf(path, sizeof path, "%s/%s", folder, name);
	switch (kind % 6) {
	case 0:
		put(path, database, sizeof database, size * 37);
		break;
	case 1:
		put(path, "x", 1, size);
		break;
	case 2:
		(void)mkdir(path, 0755);
		break;
	case 3:
		(void)!symlink(outside, path);
		break;
	case 4:
		(void)!symlink("..", path);
		break;
	default:
		(void)mkfifo(path, 0644);
	}
}

/* The names that matter, and any other that a file may have. */
static void name_of(const uint8_t *bytes, size_t length, char out[64])
{
	static const char *const ends[] = { ".db", ".db.new", ".db-wal", ".raucb", "" };

	if (length >= 2 && bytes[0] % 3 > 0) {
		(void)snprintf(out, 64, "inloop-2026-11-%02d%s", bytes[0] % 40, ends[bytes[1] % 5]);
		return;
	}
	if (length == 1) {
		(void)snprintf(out, 64, "inloop-kopie");
		return;
	}
	memcpy(out, bytes, length > 63 ? 63 : length);
	out[length > 63 ? 63 : length] = '\0';
	for (char *at = out; *at; at++)
		*at = *at == '/' ? '_' : *at;
	if (!*out || strcmp(out, ".") == 0 || strcmp(out, "..") == 0)
		(void)snprintf(out, 64, "other");
}

static void fill(const uint8_t *data, size_t size, const char *root, const char *folder,
		 const char *outside)
{
	char name[64];

	for (int i = 0; i < THINGS && size > 3; i++) {
		size_t length = data[2] % 16 < size - 3 ? data[2] % 16 : size - 3;
		name_of(data + 3, length, name);
		put_thing(data[0] & 64 ? root : folder, data[0], data[1], name, outside);
		data += 3 + length;
		size -= 3 + length;
	}
}

static void check_outside(const char *path)
{
	char bytes[64] = "";
	FILE *file = fopen(path, "rb");

	must(file != NULL, "what lies outside is still there");
	must(fread(bytes, 1, sizeof bytes, file) == strlen(OUTSIDE) && strcmp(bytes, OUTSIDE) == 0,
	     "what lies outside is as it was");
	(void)fclose(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct places places = { .stick = fuzz_path("stick"),
				 .copies = fuzz_path("data/copies"),
				 .fat = fuzz_path("fat"),
				 .named = true };

	if (size == 0)
		return 0;
	fuzz_empty();
	const char *outside = fuzz_file("outside", OUTSIDE, strlen(OUTSIDE));
	(void)mkdir(places.stick, 0755);
	(void)mkdir(places.fat, 0755);
	(void)mkdir(fuzz_path("data"), 0755);
	fill(data + 1, size - 1, places.stick,
	     data[0] & 1 ? fuzz_path("stick/inloop-kopie") : places.stick, outside);
	if (data[0] & 2) {
		(void)mkdir(fuzz_path("stick/inloop-kopie"), 0755);
		fill(data + 1, size - 1, places.stick, fuzz_path("stick/inloop-kopie"), outside);
	}
	if (data[0] & 4) {
		(void)mkdir(places.copies, 0755);
		put_thing(places.copies, 0, 90, "inloop-2026-11-22.db", outside);
		put_thing(places.copies, 0, 91, "inloop-2026-11-21.db", outside);
		(void)stick_copy(&places, NOW);
	} else {
		(void)stick_restore(&places);
	}
	(void)stick_bundle(&places);
	check_outside(outside);
	return 0;
}
