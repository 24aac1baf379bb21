/* Where a new version is to be had: a bundle on the stick, else the address on the card. One line,
 * of characters that mean nothing to anybody; who asks has more rights than this. */
#include "base/beneath.h"
#include "stick/stick.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME_MOST 100
#define LINE_MOST 300
#define FILE_MOST 4096

static const char digits[] = "0123456789";
static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/* inloop-VERSION-arm64.raucb, or less: a version begins with a digit. */
static bool is_bundle(const char *name)
{
	static const char begin[] = "inloop-", end[] = ".raucb";
	size_t length = strlen(name);

	if (length > NAME_MOST || length <= sizeof begin + sizeof end ||
	    strncmp(name, begin, sizeof begin - 1) != 0 ||
	    strcmp(name + length - (sizeof end - 1), end) != 0 ||
	    !strchr(digits, name[sizeof begin - 1]))
		return false;
	for (; *name; name++)
		if (!strchr(letters, *name) && !strchr(".+~_-", *name))
			return false;
	return true;
}

/* As of Debian's versions: a tilde comes before everything, even the end. */
static int compare(const char *a, const char *b)
{
	size_t same = 0;

	while (a[same] && a[same] == b[same])
		same++;
	if ((a[same] == '~') != (b[same] == '~'))
		return a[same] == '~' ? -1 : 1;
	return strverscmp(a, b);
}

static bool is_plain(int folder, const char *name)
{
	struct stat about;
	int fd = beneath_open(folder, name, BUNDLE_MOST, &about);

	if (fd >= 0)
		(void)close(fd);
	return fd >= 0 && about.st_size > 0;
}

static bool newest_bundle(const char *stick, char best[NAME_MOST + 1])
{
	int folder = beneath_root(stick);
	int again = folder >= 0 ? dup(folder) : -1;
	DIR *entries = again >= 0 ? fdopendir(again) : NULL;
	struct dirent *entry;

	best[0] = '\0';
	while (entries && (entry = readdir(entries)))
		if (is_bundle(entry->d_name) && (!best[0] || compare(entry->d_name, best) > 0) &&
		    is_plain(folder, entry->d_name))
			(void)snprintf(best, NAME_MOST + 1, "%.100s", entry->d_name);
	if (entries)
		(void)closedir(entries);
	else if (again >= 0)
		(void)close(again);
	if (folder >= 0)
		(void)close(folder);
	return best[0] != '\0';
}

/* The first http:// or https:// among whatever else is written there. */
static void tell_address(const char *fat)
{
	int folder = beneath_root(fat);
	size_t size, length;
	char *text =
	    folder >= 0 ? beneath_read(folder, "update-adres.txt", FILE_MOST, &size) : NULL;
	const char *at = text;

	while (at && (at = strstr(at, "http"))) {
		size_t scheme = strncmp(at, "http://", 7) == 0    ? 7
				: strncmp(at, "https://", 8) == 0 ? 8
								  : 0;
		length = strcspn(at, " \t\r\n");
		if (scheme && length > scheme && length <= LINE_MOST &&
		    strspn(at + scheme, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
					"0123456789.:/_~%?=&+@,;[]()-") >= length - scheme) {
			(void)printf("%.*s\n", (int)length, at);
			break;
		}
		at += 4;
	}
	free(text);
	if (folder >= 0)
		(void)close(folder);
}

int stick_bundle(const struct places *places)
{
	char name[NAME_MOST + 1];

	if (newest_bundle(places->stick, name))
		(void)printf("%s/%s\n", places->stick, name);
	else
		tell_address(places->fat);
	return fflush(stdout) == 0 ? 0 : 1;
}
