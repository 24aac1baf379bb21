/*
 * years FOLDER [YEARS [SEED]]: so many years of a busy house (10), through the real store, into
 * FOLDER/all; as it was at the end of the first year into FOLDER/first, of the last into
 * FOLDER/last. Prints what was lived, as "name<TAB>value" lines.
 *
 * Nobody waits for the disk: a house that is made up may be lost.
 */
#include "../unit/support/disk.h"
#include "../unit/support/house.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST (256u << 20)

static void need(bool good, const char *what)
{
	if (good)
		return;
	(void)fprintf(stderr, "years: %s\n", what);
	exit(1);
}

static void copy(const char *folder, const char *from, const char *to)
{
	char path[FILE_PATH], sub[FILE_PATH];
	struct error error;
	size_t size;

	file_join(sub, folder, from);
	file_join(path, sub, "inloop.db");
	char *bytes = file_read(path, LARGEST, &size, &error);
	need(bytes != NULL, error.text);
	file_join(sub, folder, to);
	need(file_make_folder(sub, &error), error.text);
	file_join(path, sub, "inloop.db");
	need(file_write(path, bytes, size, &error), error.text);
	free(bytes);
}

/* Closed, so that all of it is in the one file; then the days go on. */
static void keep_copy(struct house *house, const char *folder, const char *all, const char *name)
{
	char path[FILE_PATH], when[CIVIL_TEXT];
	struct store_news news;
	struct error error;

	store_close(house->store);
	copy(folder, "all", name);
	civil_format_instant(house->now.utc, when);
	(void)printf("%s\t%s\n", name, when);
	file_join(path, folder, all);
	house->store = store_open(path, house->now.utc, &news, &error);
	need(house->store != NULL, error.text);
}

int main(int argc, char **argv)
{
	int years = argc > 2 ? atoi(argv[2]) : 10;
	uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 2026;
	char path[FILE_PATH];
	struct house house;
	day_t first = civil_day_of(2026, 1, 5);

	need(argc > 1, "years FOLDER [YEARS [SEED]]");
	disk_watch(false);
	file_join(path, argv[1], "all");
	house_open(&house, path, first, seed);
	/* Fifty-two weeks to a year, so that both copies end on a Sunday night. */
	for (int day = 1; day <= years * 364; day++) {
		house.must_fold = day == 364 || day == years * 364;
		house_day(&house);
		if (day == 364)
			keep_copy(&house, argv[1], "all", "first");
	}
	keep_copy(&house, argv[1], "all", "last");
	(void)printf("days\t%d\nevents\t%lld\nvisits\t%lld\nasks\t%lld\nparticipants\t%lld\n"
		     "corrections\t%lld\nboots\t%lld\nfolds\t%lld\nnights without a fold\t%lld\n",
		     years * 364, (long long)house.told.events, (long long)house.told.visits,
		     (long long)house.told.asks, (long long)house.told.participants,
		     (long long)house.told.corrections, (long long)house.told.boots,
		     (long long)house.told.folds, (long long)house.told.foldless);
	house_close(&house);
	return 0;
}
