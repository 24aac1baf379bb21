/* What only the terminal's own user may read, each in a file of its own: whoever reads the figures
 * can open the database. And what must outlive a database that is set aside or comes from a copy:
 * with it the PIN would be open again. */
#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct secret {
	const char *name, *file;
	bool moved; /* earlier versions kept it in the database */
} secrets[] = {
	{ "pin_hash", MEMORY_PIN, true },
	{ "pin_tries", MEMORY_PIN_TRIES, false },
	{ "pin_words", MEMORY_PIN_WORDS, false },
};

static const struct secret *find(const char *name)
{
	for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
		if (strcmp(secrets[i].name, name) == 0)
			return &secrets[i];
	return NULL;
}

bool store_is_secret(const char *name)
{
	return find(name) != NULL;
}

static enum stored bad(const struct secret *secret, const char *why, struct error *error)
{
	(void)error_set(error, "Het bestand %s is niet te lezen (%s).", secret->file, why);
	return STORED_UNREADABLE;
}

/* The terminal's own, as far as can be told: nobody who may only read the folder made it. */
static bool own(int folder, const struct stat *file)
{
	struct stat about;

	return file->st_uid == geteuid() || file->st_uid == 0 ||
	       (fstat(folder, &about) == 0 && about.st_uid == file->st_uid);
}

static enum stored take_in(const struct secret *secret, int folder, int fd, char out[STORE_VALUE],
			   struct error *error)
{
	struct stat about;
	size_t size = 0;

	if (fstat(fd, &about) != 0)
		return bad(secret, strerror(errno), error);
	if (!S_ISREG(about.st_mode))
		return bad(secret, "het is geen gewoon bestand", error);
	if (!own(folder, &about))
		return bad(secret, "het is van een andere gebruiker", error);
	while (size < STORE_VALUE) {
		ssize_t got = read(fd, out + size, STORE_VALUE - size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return bad(secret, strerror(errno), error);
		if (got == 0)
			break;
		size += (size_t)got;
	}
	if (size == 0 || size == STORE_VALUE || memchr(out, '\0', size))
		return bad(secret, size == 0 ? "het is leeg" : "de inhoud klopt niet", error);
	out[size] = '\0';
	return STORED_THERE;
}

static enum stored look(const struct secret *secret, const char *path, char out[STORE_VALUE],
			struct error *error)
{
	int folder = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC), fd = -1;
	enum stored stored = STORED_NONE;

	if (folder < 0)
		return bad(secret, strerror(errno), error);
	fd = openat(folder, secret->file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd >= 0)
		stored = take_in(secret, folder, fd, out, error);
	else if (errno != ENOENT)
		stored = bad(secret, strerror(errno), error);
	if (fd >= 0)
		(void)close(fd);
	(void)close(folder);
	return stored;
}

static enum stored read_into(const struct secret *secret, const char *folder, char out[STORE_VALUE],
			     struct error *error)
{
	enum stored stored = look(secret, folder, out, error);

	if (stored != STORED_THERE)
		out[0] = '\0';
	return stored;
}

enum stored secret_read(const struct store *store, const char *name, char out[STORE_VALUE],
			struct error *error)
{
	return read_into(find(name), store->folder, out, error);
}

enum stored store_secret(const char *folder, const char *name, char out[STORE_VALUE],
			 struct error *error)
{
	const struct secret *secret = find(name);
	enum stored stored = read_into(secret, folder, out, error);

	if (stored == STORED_NONE && secret->moved) /* it may still be in the database */
		return bad(secret, "de gegevens gaan niet open", error);
	return stored;
}

static void give_to_owner(const char *folder, const char *path)
{
	struct stat about;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	if (geteuid() == 0 && stat(folder, &about) == 0)
		(void)!fchown(fd, about.st_uid, about.st_gid); /* FAT has none, and needs none */
	(void)close(fd);
}

bool store_set_secret(const char *folder, const char *name, const char *text, struct error *error)
{
	const struct secret *secret = find(name);
	char path[FILE_PATH];

	file_join(path, folder, secret->file);
	if (text[0]) {
		if (!file_write_private(path, text, strlen(text), error))
			return false;
		give_to_owner(folder, path);
		return true;
	}
	/* An empty file is one that lost its content; to be absent it has to be gone. */
	if (remove(path) != 0 && errno != ENOENT)
		return error_set(error, "Het bestand %s kan niet weg (%s).", secret->file,
				 strerror(errno));
	return store_sync_folder(path, error);
}

void secret_put_back(const struct store *store, const char *text)
{
	char ignored[STORE_VALUE];

	if (secret_read(store, "pin_hash", ignored, NULL) == STORED_NONE)
		(void)store_set_secret(store->folder, "pin_hash", text, NULL);
}

/* It used to be in the database. Should the file not succeed now, it is read from there. */
void secret_move(struct store *store)
{
	for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
		const char *name = secrets[i].name;
		char text[STORE_VALUE], ignored[STORE_VALUE];
		if (!secrets[i].moved || value_get(store, name, text, NULL) != STORED_THERE)
			continue;
		enum stored stored = secret_read(store, name, ignored, NULL);
		if (stored == STORED_UNREADABLE ||
		    (stored == STORED_NONE && !store_set_secret(store->folder, name, text, NULL)))
			continue;
		if (sql_begin(store, NULL) && sql_end(store, value_take(store, name, NULL), NULL))
			store->truncate_due = true;
	}
}
