/* Whose figures these are. The key of the checksums is made by chance, once, and every copy has it:
 * so it tells one house from another and nothing of who it is. It also lies beside the database,
 * for when that cannot be read any more, and for programs that read no database. */
#include "store/house.h"

#include "store/place.h"
#include "store/seal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_key(const char *text)
{
	size_t sign = text[0] == '-', digits = strspn(text + sign, "0123456789");

	return digits > 0 && digits < 20 && text[sign + digits] == '\0';
}

static void read_file(const struct store *store, char house[STORE_VALUE])
{
	char path[FILE_PATH];
	size_t size;

	file_join(path, store->folder, HOUSE_FILE);
	char *text = file_read(path, STORE_VALUE - 1, &size, NULL);
	if (text) {
		text[strcspn(text, "\r\n")] = '\0';
		(void)snprintf(house, STORE_VALUE, "%s", is_key(text) ? text : "");
	}
	free(text);
}

void house_of(const struct store *store, char house[STORE_VALUE])
{
	house[0] = '\0';
	if (store->place.key[0])
		(void)snprintf(house, STORE_VALUE, "%s", store->place.key);
	else
		read_file(store, house);
	if (!house[0] && is_key(store->key))
		(void)snprintf(house, STORE_VALUE, "%s", store->key);
}

void house_keep(const struct store *store)
{
	char path[FILE_PATH], kept[STORE_VALUE] = "", text[STORE_VALUE + 1];

	read_file(store, kept);
	if (!is_key(store->key) || strcmp(kept, store->key) == 0)
		return;
	(void)snprintf(text, sizeof text, "%s\n", store->key);
	file_join(path, store->folder, HOUSE_FILE);
	(void)file_write(path, text, strlen(text), NULL); /* without it only less is known later */
}

bool house_differs(const char *house, const char *key)
{
	return house[0] && key[0] && strcmp(house, key) != 0;
}

bool house_several(const struct copy_file *copies, int count)
{
	const char *one = "";

	for (int i = 0; i < count; i++) {
		if (house_differs(one, copies[i].key))
			return true;
		if (copies[i].key[0])
			one = copies[i].key;
	}
	return false;
}
