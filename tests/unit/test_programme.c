/* Lists of sessions and shifts, and what kind a session is. */
#include "model/programme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void kinds_by_word(void **state)
{
	(void)state;
	/* what a report writes is what may stand behind "Soort:" */
	for (int kind = KIND_OTHER + 1; kind < KINDS; kind++) {
		const char *name = session_kind_name((enum session_kind)kind);
		assert_true(strlen(name) > 0);
		assert_int_equal(session_kind_from(name, "Inloop"), kind);
	}
	assert_string_equal(session_kind_name(KIND_OTHER), "");
	assert_int_equal(session_kind_from("ETEN", "Taalcafé"), KIND_FOOD);
	assert_int_equal(session_kind_from("samen koken", NULL), KIND_COOKING);
	/* a word that we do not know leaves it to the title */
	assert_int_equal(session_kind_from("blauw", "Taalcafé"), KIND_LANGUAGE);
	assert_int_equal(session_kind_from(NULL, "Zomaar"), KIND_OTHER);
	assert_int_equal(session_kind_from("", ""), KIND_OTHER);
}

static void kinds_by_title(void **state)
{
	(void)state;
	static const struct {
		const char *title;
		enum session_kind kind;
	} cases[] = {
		{ "Inloop met koffie", KIND_COFFEE },
		{ "Samen lunchen", KIND_FOOD },
		{ "Buurtlunch", KIND_FOOD },
		{ "Kookgroep", KIND_COOKING },
		{ "Samen koken en eten", KIND_COOKING },
		{ "Taalcafé", KIND_LANGUAGE },
		{ "Herstelwerkgroep", KIND_RECOVERY },
		{ "WRAP", KIND_RECOVERY },
		{ "Repair Café", KIND_REPAIR },
		{ "Juridisch spreekuur", KIND_LAW },
		{ "Rechtswinkel", KIND_LAW },
		{ "Papieren op orde", KIND_PAPERS },
		{ "Spreekuur", KIND_PAPERS },
		{ "Huiswerkhulp", KIND_HOMEWORK },
		{ "Creatieve werkplaats", KIND_CREATIVE },
		{ "Wandelen in de buurt", KIND_WALKING },
		{ "Stoelyoga", KIND_OTHER },
		{ "Yoga", KIND_SPORT },
		{ "Buurtkoor", KIND_MUSIC },
		{ "Bingo!", KIND_GAMES },
		{ "De moestuin", KIND_GARDEN },
		{ "Computerhulp", KIND_COMPUTER },
		{ "Digitaal spreekuur", KIND_COMPUTER },
		{ "Kinderclub", KIND_CHILDREN },
		{ "Vrouwenochtend", KIND_WOMEN },
		{ "Bewonersvergadering", KIND_MEETING },
		/* parts of other words say nothing */
		{ "Weten wie je bent", KIND_OTHER },
		{ "De betekenis van het leven", KIND_OTHER },
		{ "Gerechtigheid", KIND_OTHER },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (session_kind_from("", cases[i].title) != cases[i].kind)
			fail_msg("'%s' is taken for '%s'", cases[i].title,
				 session_kind_name(session_kind_from("", cases[i].title)));
}

static void add_session(struct session_list *list, utc_t start, const char *title)
{
	struct session *session = session_list_add(list);
	assert_non_null(session);
	session->ref.start = start;
	strcpy(session->ref.title, title);
}

static void sessions_sort_by_start_then_title(void **state)
{
	(void)state;
	struct session_list list = { 0 };
	session_list_sort(&list);
	add_session(&list, 200, "a");
	add_session(&list, 100, "zingen");
	add_session(&list, 100, "Bingo");
	add_session(&list, 100, "appels");
	session_list_sort(&list);
	static const char *const order[] = { "appels", "Bingo", "zingen", "a" };
	for (int i = 0; i < 4; i++)
		assert_string_equal(list.items[i].ref.title, order[i]);
	session_list_free(&list);
	assert_null(list.items);
}

static void add_shift(struct shift_list *list, utc_t start, utc_t end, const char *name)
{
	struct shift *shift = shift_list_add(list);
	assert_non_null(shift);
	shift->start = start;
	shift->end = end;
	strcpy(shift->name, name);
}

static void shifts_on_and_next(void **state)
{
	(void)state;
	struct shift_list list = { 0 };
	assert_null(shift_on(&list, 0));
	assert_null(shift_next(&list, 0));
	add_shift(&list, 300, 400, "");
	add_shift(&list, 100, 200, "");
	add_shift(&list, 150, 250, "Sam");
	shift_list_sort(&list);
	assert_int_equal(list.items[0].start, 100);
	assert_null(shift_on(&list, 99));
	assert_ptr_equal(shift_on(&list, 100), &list.items[0]);
	/* of two, the one that may be named */
	assert_string_equal(shift_on(&list, 150)->name, "Sam");
	assert_string_equal(shift_on(&list, 249)->name, "Sam");
	assert_null(shift_on(&list, 250));
	assert_null(shift_on(&list, 400));
	assert_int_equal(shift_next(&list, 0)->start, 100);
	assert_int_equal(shift_next(&list, 100)->start, 150);
	assert_int_equal(shift_next(&list, 299)->start, 300);
	assert_null(shift_next(&list, 300));
	shift_list_free(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_by_word),
		cmocka_unit_test(kinds_by_title),
		cmocka_unit_test(sessions_sort_by_start_then_title),
		cmocka_unit_test(shifts_on_and_next),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
