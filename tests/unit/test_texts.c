/* Languages: plural rules, PO files good and bad, safe formats. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "ui/plural.h"
#include "ui/po.h"
#include "ui/texts.h"

/* ---- plural rules -------------------------------------------------------- */

static void arabic_has_six_forms(void **state)
{
	(void)state;
	struct plural plural;
	assert_true(plural_parse(&plural, "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
					  "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"));
	const struct {
		unsigned long n;
		int form;
	} cases[] = { { 0, 0 },  { 1, 1 },  { 2, 2 },   { 3, 3 },   { 10, 3 },
		      { 11, 4 }, { 99, 4 }, { 100, 5 }, { 102, 5 }, { 103, 3 } };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(plural_form(&plural, cases[i].n), cases[i].form);
}

static void polish_turkish_ukrainian(void **state)
{
	(void)state;
	struct plural plural;
	assert_true(plural_parse(&plural, "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
					  "(n%100<10 || n%100>=20) ? 1 : 2);"));
	assert_int_equal(plural_form(&plural, 1), 0);
	assert_int_equal(plural_form(&plural, 22), 1);
	assert_int_equal(plural_form(&plural, 12), 2);
	assert_int_equal(plural_form(&plural, 25), 2);
	assert_true(plural_parse(&plural, "nplurals=2; plural=(n > 1);"));
	assert_int_equal(plural_form(&plural, 0), 0);
	assert_int_equal(plural_form(&plural, 2), 1);
	assert_true(plural_parse(&plural, "nplurals=1; plural=0;"));
	assert_int_equal(plural_form(&plural, 7), 0);
	assert_true(plural_parse(&plural, " nplurals=3;plural=!(n-1)?0:n*2/4+n%3==2||n<=2?1:2"));
	assert_int_equal(plural_form(&plural, 1), 0);
	assert_int_equal(plural_form(&plural, 2), 1);
	assert_int_equal(plural_form(&plural, 9), 2);
}

static void garbage_is_the_rule_of_dutch(void **state)
{
	(void)state;
	static const char *const lines[] = {
		"",
		"nplurals=2",
		"plural=n != 1;",
		"nplurals=0; plural=0;",
		"nplurals=7; plural=n;",
		"nplurals=2; plural=;",
		"nplurals=2; plural=n !;",
		"nplurals=2; plural=(n;",
		"nplurals=2; plural=n ? 1;",
		"nplurals=2; plural=n; system(1)",
		"nplurals=2; plural=m == 1;",
		"nplurals=2; plural=n n;",
		"nplurals=2; plural="
		"((((((((((((((((((((((((((((((((((((((((n))))))))))))))))))))))))))))))))))))))))",
		"nplurals=2; plural="
		"!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!n",
	};
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		struct plural plural;
		assert_false(plural_parse(&plural, lines[i]));
		assert_int_equal(plural.forms, 2);
		assert_int_equal(plural_form(&plural, 1), 0);
		assert_int_equal(plural_form(&plural, 5), 1);
	}
}

static void division_by_zero_is_the_last_form(void **state)
{
	(void)state;
	struct plural plural;
	assert_true(plural_parse(&plural, "nplurals=3; plural=5 / n;"));
	assert_int_equal(plural_form(&plural, 0), 2);
	assert_int_equal(plural_form(&plural, 5), 1);
	assert_int_equal(plural_form(&plural, 1), 2); /* 5: outside */
	assert_true(plural_parse(&plural, "nplurals=2; plural=n % 0;"));
	assert_int_equal(plural_form(&plural, 3), 1);
	/* ... but not where it is never reached */
	assert_true(plural_parse(&plural, "nplurals=3; plural=n ? 1 / n : 0;"));
	assert_int_equal(plural_form(&plural, 0), 0);
	assert_true(plural_parse(&plural, "nplurals=3; plural=n && 4 / n == 2;"));
	assert_int_equal(plural_form(&plural, 0), 0);
	assert_int_equal(plural_form(&plural, 2), 1);
}

/* ---- formats ------------------------------------------------------------- */

static void formats_take_the_same_arguments(void **state)
{
	(void)state;
	assert_true(po_same_conversions("plain", "ordinary"));
	assert_true(po_same_conversions("%d keer", "%d times"));
	assert_true(po_same_conversions("100%% %s", "%s, 100%%"));
	assert_false(po_same_conversions("%d keer", "times"));
	assert_false(po_same_conversions("keer", "%d times"));
	assert_false(po_same_conversions("%d keer", "%s times"));
	assert_false(po_same_conversions("%s om %d", "%d om %s"));
	assert_true(po_same_conversions("%d:%02d", "%d:%2d")); /* only laid out otherwise */
	assert_true(po_same_conversions("%s om %d", "%2$d om %1$s"));
	assert_true(po_same_conversions("%s om %d", "%1$s om %2$d, %1$s"));
	assert_true(po_same_conversions("%d:%02d %s", "%3$s, %1$d:%2$02d"));
	assert_true(po_same_conversions("%lld %.40s", "%2$.20s %1$lld"));
	assert_true(po_same_conversions("%.*s", "%2$.*1$s"));
	assert_false(po_same_conversions("%s om %d", "%2$s om %1$d"));
	assert_false(po_same_conversions("%s om %d", "%2$d"));
	assert_false(po_same_conversions("%s om %d", "%2$d om %s"));
	assert_false(po_same_conversions("%s om %d", "%3$d om %1$s"));
	assert_false(po_same_conversions("%d", "%1$d %1$s"));
	assert_false(po_same_conversions("%d", "%lld"));
	assert_false(po_same_conversions("%d", "%0$d"));
	assert_false(po_same_conversions("%d", "%99999999999$d"));
	assert_false(po_same_conversions("%d", "%1$*2$d"));
	assert_false(po_same_conversions("%d", "%1$n"));
	assert_false(po_same_conversions("%s", "%n"));
	assert_false(po_same_conversions("x", "x %"));
}

/* ---- files --------------------------------------------------------------- */

#define HEADER                                                                                     \
	"msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                \
	"\"Plural-Forms: nplurals=2; plural=n > 1;\\n\"\n"

static char folder[64];

static int make_folder(void **state)
{
	(void)state;
	(void)snprintf(folder, sizeof folder, "/tmp/inloop-texts-XXXXXX");
	return mkdtemp(folder) ? 0 : 1;
}

static int remove_folder(void **state)
{
	(void)state;
	char command[128];
	(void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command) == 0 ? 0 : 1;
}

static void put(const char *name, const char *bytes, size_t size)
{
	char path[FILE_PATH];
	struct error error = { "" };
	file_join(path, folder, name);
	assert_true(file_write(path, bytes, size, &error));
}

static void put_text(const char *name, const char *text)
{
	put(name, text, strlen(text));
}

static void dutch_needs_no_file(void **state)
{
	(void)state;
	struct health health = { .count = 0 };
	struct texts *texts = texts_open("/nowhere/at/all", &health);
	assert_non_null(texts);
	assert_int_equal(texts_languages(texts), 1);
	assert_string_equal(texts_code(texts, 0), "nl");
	assert_string_equal(texts_name(texts, 0), "Nederlands");
	assert_string_equal(tr(texts, "Klaar"), "Klaar");
	assert_string_equal(tr_n(texts, "%d plek", "%d plekken", 1), "%d plek");
	assert_string_equal(tr_n(texts, "%d plek", "%d plekken", 0), "%d plekken");
	assert_int_equal(health_find(&health, "languages")->level, HEALTH_WARN);
	texts_close(texts);
	assert_string_equal(tr(NULL, "Klaar"), "Klaar");
}

static void a_language_is_read(void **state)
{
	(void)state;
	put_text("xx.po", HEADER "\"X-Language-Name: Xish\\n\"\n\"X-Direction: rtl\\n\"\n\n"
				 "msgid \"Klaar\"\nmsgstr \"Redy\"\n\n"
				 "#, fuzzy\nmsgid \"Ja\"\nmsgstr \"Wrong\"\n\n"
				 "msgid \"Nee\"\nmsgstr \"\"\n\n"
				 "#~ msgid \"Weg\"\n#~ msgstr \"Gone\"\n\n"
				 "msgctxt \"week\"\nmsgid \"Open\"\nmsgstr \"Hours\"\n\n"
				 "msgid \"Open\"\nmsgstr \"Opn\"\n\n"
				 "#, c-format\nmsgid \"%d plek\"\nmsgid_plural \"%d plekken\"\n"
				 "msgstr[0] \"one place\"\nmsgstr[1] \"%d places\"\n");
	struct health health = { .count = 0 };
	struct texts *texts = texts_open(folder, &health);
	int xx = texts_language(texts, "xx");
	assert_int_equal(texts_languages(texts), 2);
	assert_int_equal(xx, 1);
	assert_int_equal(texts_language(texts, "qq"), -1);
	texts_use(texts, xx);
	assert_string_equal(texts_name(texts, xx), "Xish");
	assert_true(texts_rtl(texts, xx));
	assert_false(texts_rtl(texts, 0));
	assert_string_equal(tr(texts, "Klaar"), "Redy");
	assert_string_equal(tr(texts, "Ja"), "Ja");     /* fuzzy */
	assert_string_equal(tr(texts, "Nee"), "Nee");   /* not translated */
	assert_string_equal(tr(texts, "Weg"), "Weg");   /* obsolete */
	assert_string_equal(tr(texts, "Thee"), "Thee"); /* unknown */
	assert_string_equal(tr(texts, "Open"), "Opn");
	assert_string_equal(tr_c(texts, "week", "Open"), "Hours");
	assert_string_equal(tr_c(texts, "deur", "Open"), "Open");
	/* this language's rule: 0 and 1 are one */
	assert_string_equal(tr_n(texts, "%d plek", "%d plekken", 0), "one place");
	assert_string_equal(tr_n(texts, "%d plek", "%d plekken", 2), "%d places");
	assert_int_equal(health_find(&health, "languages")->level, HEALTH_OK);
	texts_use(texts, 99);
	assert_int_equal(texts_used(texts), 0);
	texts_close(texts);
}

static void unsafe_formats_stay_dutch(void **state)
{
	(void)state;
	put_text("xx.po", HEADER "\nmsgid \"%d keer\"\nmsgstr \"%s times\"\n\n"
				 "msgid \"Klaar\"\nmsgstr \"100 %d\"\n\n"
				 "msgid \"%d plek\"\nmsgid_plural \"%d plekken\"\n"
				 "msgstr[0] \"%d place\"\nmsgstr[1] \"%s places\"\n\n"
				 "msgid \"Ja\"\nmsgstr \"Yes\"\n");
	struct health health = { .count = 0 };
	struct texts *texts = texts_open(folder, &health);
	texts_use(texts, 1);
	assert_string_equal(tr(texts, "%d keer"), "%d keer");
	assert_string_equal(tr(texts, "Klaar"), "Klaar");
	assert_string_equal(tr_n(texts, "%d plek", "%d plekken", 3), "%d plekken");
	assert_string_equal(tr(texts, "Ja"), "Yes");
	const struct health_item *item = health_find(&health, "languages");
	assert_int_equal(item->level, HEALTH_WARN);
	assert_non_null(strstr(item->sentence, "3 vertalingen"));
	texts_close(texts);
}

/* A word order of its own, as msgfmt --check-format takes it. */
static void arguments_may_change_places(void **state)
{
	char out[64];

	(void)state;
	put_text("xx.po",
		 HEADER "\n#, c-format\nmsgid \"%s om %d uur\"\n"
			"msgstr \"At %2$d: %1$s\"\n\n"
			"msgid \"%d plek bij %s\"\nmsgid_plural \"%d plekken bij %s\"\n"
			"msgstr[0] \"%2$s: %1$d place\"\nmsgstr[1] \"%2$s: %1$d places\"\n");
	struct health health = { .count = 0 };
	struct texts *texts = texts_open(folder, &health);
	texts_use(texts, 1);
	(void)snprintf(out, sizeof out, tr(texts, "%s om %d uur"), "Koffie", 10);
	assert_string_equal(out, "At 10: Koffie");
	(void)snprintf(out, sizeof out, tr_n(texts, "%d plek bij %s", "%d plekken bij %s", 3), 3,
		       "Koffie");
	assert_string_equal(out, "Koffie: 3 places");
	assert_int_equal(health_find(&health, "languages")->level, HEALTH_OK);
	texts_close(texts);
}

static void bad_files_leave_dutch(void **state)
{
	(void)state;
	static char big[PO_FILE_MAX + 10];
	const char nul[] = HEADER "\nmsgid \"Ja\"\nmsgstr \"Y\0es\"\n";
	const char *broken = HEADER "\nmsgid \"Ja\"\nmsgstr \"Yes\n\nmsgid Nee\nmsgstr x\n";
	memset(big, '#', sizeof big);

	put_text("aa.po", "");
	put_text("bb.po", "geen vertalingen");
	put_text("cc.po", broken);
	put_text("dd.po", "msgid \"caf\xE9\"\nmsgstr \"x\"\n");
	put("ee.po", nul, sizeof nul - 1);
	put("ff.po", big, sizeof big);
	put_text("readme.txt", "not a language");
	struct health health = { .count = 0 };
	struct texts *texts = texts_open(folder, &health);
	assert_int_equal(texts_languages(texts), 7); /* with Dutch, and without the readme */
	texts_load(texts);
	for (int i = 1; i < texts_languages(texts); i++) {
		texts_use(texts, i);
		assert_string_equal(tr(texts, "Ja"), "Ja");
		assert_false(texts_usable(texts, i));
		assert_string_equal(texts_name(texts, i), texts_code(texts, i));
	}
	assert_true(texts_usable(texts, 0));
	int lines = 0;
	for (int i = 0; i < health.count; i++)
		if (strcmp(health.items[i].name, "languages") == 0) {
			assert_int_equal(health.items[i].level, HEALTH_WARN);
			lines++;
		}
	assert_int_equal(lines, 6);
	texts_close(texts);
}

static void english_is_whole(void **state)
{
	(void)state;
	struct health health = { .count = 0 };
	struct texts *texts = texts_open("assets/po", &health);
	int en = texts_language(texts, "en");
	assert_true(en > 0);
	assert_string_equal(texts_name(texts, en), "English");
	texts_use(texts, en);
	assert_string_equal(tr(texts, "Ik ben er"), "I am here");
	assert_int_equal(health_find(&health, "languages")->level, HEALTH_OK);
	texts_close(texts);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arabic_has_six_forms),
		cmocka_unit_test(polish_turkish_ukrainian),
		cmocka_unit_test(garbage_is_the_rule_of_dutch),
		cmocka_unit_test(division_by_zero_is_the_last_form),
		cmocka_unit_test(formats_take_the_same_arguments),
		cmocka_unit_test(dutch_needs_no_file),
		IN_FOLDER(a_language_is_read),
		IN_FOLDER(unsafe_formats_stay_dutch),
		IN_FOLDER(arguments_may_change_places),
		IN_FOLDER(bad_files_leave_dutch),
		cmocka_unit_test(english_is_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
