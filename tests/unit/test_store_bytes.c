/*
 * What is forgotten is gone: the raw bytes of all files are searched for what only the events of
 * finished days held, after months of a busy house.
 *
 * The marker is the number of the boot: eight bytes, different for each boot, in every event and
 * in nothing that is kept of it.
 */
#include "store_folder.h"
#include "support/disk.h"
#include "support/house.h"
#include "support/wreck.h"

#define DAYS  75
#define BOOTS 400

struct boots {
	int64_t seen[BOOTS]; /* of all events ever stored */
	int count;
};

static bool has_boot(const struct boots *boots, int64_t boot)
{
	for (int i = 0; i < boots->count; i++)
		if (boots->seen[i] == boot)
			return true;
	return false;
}

static void add_boot(struct boots *boots, int64_t boot)
{
	/* The first is a small number, which may stand anywhere. */
	if (boot > INT32_MAX && !has_boot(boots, boot)) {
		assert_true(boots->count < BOOTS);
		boots->seen[boots->count++] = boot;
	}
}

static struct boots boots_in(struct store *store)
{
	struct event_list log = { 0 };
	struct boots boots = { .count = 0 };

	assert_true(store_events(store, &log, NULL));
	for (int i = 0; i < log.count; i++)
		add_boot(&boots, log.items[i].at.boot);
	event_list_free(&log);
	return boots;
}

/* As SQLite writes numbers: the highest byte first. */
static int found(const char *bytes, size_t size, int64_t number, int width)
{
	unsigned char text[8];
	int times = 0;

	for (int i = 0; i < width; i++)
		text[i] = (unsigned char)((uint64_t)number >> (8 * (width - 1 - i)));
	for (const char *at = bytes;
	     (at = memmem(at, size - (size_t)(at - bytes), text, (size_t)width)) != NULL; at++)
		times++;
	return times;
}

/* In every file of the folder, whatever it is called. */
static int found_in_files(const struct folder *folder, int64_t number, int width)
{
	DIR *listing = opendir(folder->path);
	struct dirent *entry;
	int times = 0;

	assert_non_null(listing);
	while ((entry = readdir(listing))) {
		size_t size;
		struct stat about;
		if (stat(folder_file(folder, entry->d_name), &about) != 0 ||
		    !S_ISREG(about.st_mode) || about.st_size == 0)
			continue;
		char *bytes = folder_bytes(folder, entry->d_name, &size);
		times += found(bytes, size, number, width);
		free(bytes);
	}
	(void)closedir(listing);
	return times;
}

struct watch {
	struct folder *folder;
	struct boots all;
	int searched, seen_before; /* markers looked for in vain; found while they were there */
	int copies;                /* that were searched */
};

/* No event is in a copy, neither of a finished day nor of one that will be finished tomorrow. */
static void search_copies(struct watch *watch)
{
	struct folder copies = *watch->folder;

	(void)snprintf(copies.path, sizeof copies.path, "%.100s/copies", watch->folder->path);
	if (access(copies.path, F_OK) != 0)
		return;
	for (int i = 0; i < watch->all.count; i++)
		if (found_in_files(&copies, watch->all.seen[i], 8) > 0)
			fail_msg("boot %d of %d stands in a copy", i, watch->all.count);
	watch->copies++;
}

/* Closing a file gives up the locks that SQLite holds on it: so the store is closed meanwhile. */
static void search(struct house *house, bool after)
{
	struct watch *watch = house->at_fold_self;
	struct boots left = boots_in(house->store);

	for (int i = 0; i < left.count; i++)
		add_boot(&watch->all, left.seen[i]);
	if (after && !wreck_tend(house->store, NULL, house->now.utc, &watch->folder->news,
				 &watch->folder->error))
		fail_msg("%s", watch->folder->error.text);
	store_close(house->store);
	search_copies(watch);
	for (int i = 0; i < watch->all.count; i++) {
		int64_t boot = watch->all.seen[i];
		int times = found_in_files(watch->folder, boot, 8);
		if (has_boot(&left, boot))
			watch->seen_before += times > 0;
		else if (times > 0)
			fail_msg("day %d: boot %d of %d was folded, and stands in the files %d "
				 "times",
				 house->today, i, watch->all.count, times);
		else
			watch->searched++;
	}
	if (after) /* nothing of them is searched twice */
		watch->all = left;
	house->store = store_open(watch->folder->path, house->now.utc, &watch->folder->news,
				  &watch->folder->error);
	assert_non_null(house->store);
}

static void events_of_finished_days_are_gone(void **state)
{
	struct watch watch = { .folder = *state };
	struct house house;

	disk_watch(false);
	house_open(&house, watch.folder->path, civil_day_of(2026, 9, 1), 7);
	house.at_fold = search;
	house.at_fold_self = &watch;
	for (int day = 0; day < DAYS; day++)
		house_day(&house);
	house_close(&house);
	assert_true(watch.searched >= DAYS / 4);
	assert_true(watch.copies >= DAYS / 4);
	assert_true(watch.seen_before >= DAYS / 4); /* so the search can find them */
}

/* The log holds what was written last, however often the same page was written. */
static void the_log_is_empty_after_the_fold(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	struct event alive = at(EVENT_ALIVE, NOW + 24 * HOUR);
	struct stat log;

	for (int i = 0; i < 50; i++)
		put(store, at(EVENT_CHECK_IN, NOW + i));
	assert_int_equal(stat(folder_file(folder, "inloop.db-wal"), &log), 0);
	assert_true(log.st_size > 0);
	assert_true(store_fold(store, 50, &alive, NULL));
	assert_int_equal(stat(folder_file(folder, "inloop.db-wal"), &log), 0);
	assert_int_equal(log.st_size, 0);
	store_close(store);
}

/* Where somebody sits and what it is about: erased as soon as the ask ends, long before the fold.
 */
static void the_note_of_an_ask_is_gone_when_it_ends(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	struct ask_note note = { .place = 0x5a17c3d1, .topic = 0x62e4f607 };

	note.ask = put(store, at(EVENT_ASKED, NOW));
	assert_true(store_set_note(store, &note, NULL));
	store_close(store);
	assert_true(found_in_files(folder, note.place, 4) > 0);
	assert_true(found_in_files(folder, note.topic, 4) > 0);
	store = folder_open(folder);
	put(store, about(EVENT_ENDED, NOW + 60, note.ask, END_STOPPED));
	store_close(store);
	assert_int_equal(found_in_files(folder, note.place, 4), 0);
	assert_int_equal(found_in_files(folder, note.topic, 4), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(events_of_finished_days_are_gone),
		STORE_TEST(the_log_is_empty_after_the_fold),
		STORE_TEST(the_note_of_an_ask_is_gone_when_it_ends),
	};

	return cmocka_run_group_tests_name("store: what is forgotten is gone", tests, NULL, NULL);
}
