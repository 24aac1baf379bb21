/* What only the terminal's own user may read: whoever reads the figures can open the database. */
#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SECRET_NAME "pin_hash" /* the one there is */

bool secret_is(const char *name)
{
	return strcmp(name, SECRET_NAME) == 0;
}

bool secret_read(const struct store *store, bool *there, char out[STORE_VALUE], struct error *error)
{
	char path[FILE_PATH];
	size_t size = 0;

	out[0] = '\0';
	file_join(path, store->folder, MEMORY_PIN);
	*there = access(path, F_OK) == 0 || errno != ENOENT;
	if (!*there)
		return true;
	char *text = file_read(path, STORE_VALUE - 1, &size, error);
	if (!text)
		return false;
	memcpy(out, text, size + 1);
	free(text);
	return true;
}

bool secret_write(const struct store *store, const char *text, struct error *error)
{
	char path[FILE_PATH];

	file_join(path, store->folder, MEMORY_PIN);
	if (!file_write_private(path, text, strlen(text), error))
		return false;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		store_give_to_owner(store, fd);
		(void)close(fd);
	}
	return true;
}

void secret_put_back(const struct store *store, const char *text)
{
	char ignored[STORE_VALUE];
	bool there;

	if (secret_read(store, &there, ignored, NULL) && !there)
		(void)secret_write(store, text, NULL);
}

/* It used to be in the database. Should the file not succeed now, it is read from there. */
void secret_move(struct store *store)
{
	char text[STORE_VALUE], ignored[STORE_VALUE];
	bool there;

	if (!value_get(store, SECRET_NAME, text, NULL) || !text[0] ||
	    !secret_read(store, &there, ignored, NULL))
		return;
	if (!there && !secret_write(store, text, NULL))
		return;
	if (sql_begin(store, NULL) && sql_end(store, value_take(store, SECRET_NAME, NULL), NULL))
		store->truncate_due = true;
}
