#include "ui/po.h"

#include "base/file.h"
#include "base/utf8.h"
#include "ui/plural.h"

#include <gettext-po.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct po {
	po_file_t file; /* owns all texts */
	const char *header;
	struct plural plural;
	po_message_t *slots; /* by hash of context and source; open addressing */
	size_t slot_count;   /* a power of two, more than twice the entries */
	int count, unsafe;
};

/* libgettextpo wants its error handler not to return from a fatal error, and has no room for a
 * pointer of ours: this is the one place where that needs a static variable. */
static struct {
	jmp_buf out;
	bool wrong;
	char reason[200];
} reading;

static void note_error(int severity, const char *text)
{
	if (severity != PO_SEVERITY_WARNING && !reading.wrong) {
		reading.wrong = true;
		(void)snprintf(reading.reason, sizeof reading.reason, "%.190s", text ? text : "");
	}
	if (severity == PO_SEVERITY_FATAL_ERROR)
		longjmp(reading.out, 1);
}

static void on_error(int severity, po_message_t message, const char *filename, size_t line,
		     size_t column, int multiline, const char *text)
{
	(void)message, (void)filename, (void)line, (void)column, (void)multiline;
	note_error(severity, text);
}

static void on_two_errors(int severity, po_message_t a, const char *file_a, size_t line_a,
			  size_t column_a, int multiline_a, const char *text_a, po_message_t b,
			  const char *file_b, size_t line_b, size_t column_b, int multiline_b,
			  const char *text_b)
{
	(void)a, (void)file_a, (void)line_a, (void)column_a, (void)multiline_a;
	(void)b, (void)file_b, (void)line_b, (void)column_b, (void)multiline_b, (void)text_b;
	note_error(severity, text_a);
}

static po_file_t read_file(const char *path)
{
	static const struct po_xerror_handler handler = { on_error, on_two_errors };
	po_file_t file = NULL;

	reading.wrong = false;
	reading.reason[0] = '\0';
	if (setjmp(reading.out) != 0)
		return NULL;
	file = po_file_read(path, &handler);
	if (file && reading.wrong) {
		po_file_free(file);
		return NULL;
	}
	return file;
}

/* Look at the bytes first: what is no text at all never reaches the library. */
static bool looks_right(const char *path, struct error *error)
{
	size_t size;
	char *bytes = file_read(path, PO_FILE_MAX, &size, error);

	if (!bytes)
		return false;
	bool text = utf8_valid(bytes, size) && strlen(bytes) == size;
	bool entries = strstr(bytes, "msgid") != NULL;
	free(bytes);
	if (!text)
		return error_set(error, "het is geen tekst in UTF-8");
	return entries || error_set(error, "er staan geen vertalingen in");
}

static uint64_t mix(uint64_t hash, const char *text)
{
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	return hash;
}

static size_t slot_of(const struct po *po, const char *context, const char *source)
{
	uint64_t hash = mix(mix(0xcbf29ce484222325u, context ? context : "") ^ 4, source);
	size_t slot = (size_t)(hash ^ hash >> 32) & (po->slot_count - 1);

	for (; po->slots[slot]; slot = (slot + 1) & (po->slot_count - 1)) {
		const char *other = po_message_msgctxt(po->slots[slot]);
		if (strcmp(po_message_msgid(po->slots[slot]), source) == 0 &&
		    (context ? other && strcmp(other, context) == 0 : !other))
			break;
	}
	return slot;
}

/* ---- what a format takes ------------------------------------------------- */

#define ARGUMENTS 9 /* that a text of ours takes at most */
#define TYPE      8

/* The arguments of a printf format in the order in which they are handed over, by what each is
 * read as: "d", "lld", "s". Flags, width and precision are the translator's. */
struct format {
	char types[ARGUMENTS][TYPE]; /* "" = not used */
	int most;                    /* the highest that is used */
	bool numbered, plain;        /* "%1$d"; "%d" */
};

/* "12$" after a sign: the number; 0 = there is none, and nothing was read. */
static int position(const char **at)
{
	const char *from = *at;
	int number = 0;

	while (*from >= '0' && *from <= '9' && number < 100)
		number = number * 10 + (*from++ - '0');
	if (*from != '$' || number == 0)
		return 0;
	*at = from + 1;
	return number;
}

static bool take_argument(struct format *format, int number, const char *type)
{
	*(number ? &format->numbered : &format->plain) = true;
	if (format->numbered && format->plain)
		return false;
	if (!number)
		number = format->most + 1;
	if (number > ARGUMENTS)
		return false;
	char *slot = format->types[number - 1];
	if (slot[0] && strcmp(slot, type) != 0)
		return false; /* one argument, read as two things */
	(void)snprintf(slot, TYPE, "%s", type);
	if (number > format->most)
		format->most = number;
	return true;
}

/* A width or precision out of the arguments: "*" or "*2$". */
static bool take_star(struct format *format, const char **at)
{
	if (**at != '*')
		return true;
	(*at)++;
	return take_argument(format, position(at), "d");
}

/* What lies between the sign and its letter. The same letters as of C11, but %n and %m: no text of
 * ours needs them, and one of them writes. */
static bool take_conversion(struct format *format, const char **at)
{
	static const char *const lengths[] = { "hh", "ll", "h", "l", "j", "z", "t", "L" };
	const char *length = "";
	char type[TYPE];
	int number = position(at);

	*at += strspn(*at, "-+ #0'");
	if (!take_star(format, at))
		return false;
	*at += strspn(*at, "0123456789");
	if (**at == '.') {
		(*at)++;
		if (!take_star(format, at))
			return false;
		*at += strspn(*at, "0123456789");
	}
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths && !*length; i++)
		if (strncmp(*at, lengths[i], strlen(lengths[i])) == 0)
			length = lengths[i];
	*at += strlen(length);
	char letter = **at;
	if (!letter || !strchr("diouxXcsfFeEgGaAp", letter))
		return false;
	(*at)++;
	/* those of one family read the same argument, but look different on purpose */
	letter = letter == 'i' ? 'd' : letter;
	(void)snprintf(type, sizeof type, "%s%c", length, letter);
	return take_argument(format, number, type);
}

/* False: it is no format that printf() should ever see. */
static bool read_format(const char *text, struct format *format)
{
	memset(format, 0, sizeof *format);
	while ((text = strchr(text, '%'))) {
		text++;
		if (*text == '%')
			text++;
		else if (!take_conversion(format, &text))
			return false;
	}
	/* printf() must know of each argument before one how large it is */
	for (int i = 0; i < format->most; i++)
		if (!format->types[i][0])
			return false;
	return true;
}

/* Whether the translation reads each argument as what the source hands over, in whatever order it
 * names them; `fewer`: or only the first of them, which printf() allows. */
static bool takes_the_same(const char *source, const char *translation, bool fewer)
{
	struct format given, taken;

	if (!read_format(source, &given) || !read_format(translation, &taken) ||
	    taken.most > given.most || (taken.most < given.most && !fewer))
		return false;
	for (int i = 0; i < taken.most; i++)
		if (strcmp(given.types[i], taken.types[i]) != 0)
			return false;
	return true;
}

bool po_same_conversions(const char *source, const char *translation)
{
	return takes_the_same(source, translation, false);
}

static bool safe_plural(const struct po *po, po_message_t message)
{
	for (int i = 0; i < po->plural.forms; i++) {
		const char *form = po_message_msgstr_plural(message, i);
		if (!form || !*form)
			return false; /* not all forms there: the Dutch text stands */
		/* "one place left" may do without the number */
		if (!takes_the_same(po_message_msgid_plural(message), form, true))
			return false;
	}
	return true;
}

static bool safe(const struct po *po, po_message_t message)
{
	if (po_message_msgid_plural(message))
		return safe_plural(po, message);
	return po_same_conversions(po_message_msgid(message), po_message_msgstr(message));
}

static bool usable(po_message_t message)
{
	const char *text = po_message_msgid_plural(message) ? po_message_msgstr_plural(message, 0)
							    : po_message_msgstr(message);

	return !po_message_is_obsolete(message) && !po_message_is_fuzzy(message) &&
	       *po_message_msgid(message) && text && *text;
}

static void index_messages(struct po *po, bool fill)
{
	po_message_iterator_t all = po_message_iterator(po->file, NULL);
	po_message_t message;

	po->count = po->unsafe = 0;
	while ((message = po_next_message(all))) {
		if (!usable(message))
			continue;
		if (!safe(po, message)) {
			po->unsafe++;
			continue;
		}
		po->count++;
		if (fill)
			po->slots[slot_of(po, po_message_msgctxt(message),
					  po_message_msgid(message))] = message;
	}
	po_message_iterator_free(all);
}

/* Not po_file_domain_header(), whose copy nobody frees. */
static const char *find_header(const struct po *po)
{
	po_message_iterator_t all = po_message_iterator(po->file, NULL);
	const char *header = NULL;
	po_message_t message;

	while (!header && (message = po_next_message(all)))
		if (!*po_message_msgid(message) && !po_message_msgctxt(message))
			header = po_message_msgstr(message);
	po_message_iterator_free(all);
	return header;
}

struct po *po_open(const char *path, struct error *error)
{
	if (!looks_right(path, error))
		return NULL;
	struct po *po = calloc(1, sizeof *po);
	if (!po) {
		error_set(error, "het geheugen is vol");
		return NULL;
	}
	po->file = read_file(path);
	if (!po->file) {
		error_set(error, "het is geen goed PO-bestand (%s)", reading.reason);
		po_close(po);
		return NULL;
	}
	po->header = find_header(po);
	char rule[512];
	po_header(po, "Plural-Forms", rule, sizeof rule);
	(void)plural_parse(&po->plural, rule);
	index_messages(po, false);
	for (po->slot_count = 16; po->slot_count < 2 * (size_t)po->count + 2;)
		po->slot_count *= 2;
	po->slots = calloc(po->slot_count, sizeof *po->slots);
	if (!po->slots) {
		error_set(error, "het geheugen is vol");
		po_close(po);
		return NULL;
	}
	index_messages(po, true);
	return po;
}

void po_close(struct po *po)
{
	if (!po)
		return;
	if (po->file)
		po_file_free(po->file);
	free(po->slots);
	free(po);
}

void po_header(const struct po *po, const char *field, char *out, int room)
{
	char *value = po->header ? po_header_field(po->header, field) : NULL;

	utf8_copy(out, (size_t)room, value ? value : "");
	free(value);
}

const char *po_find(const struct po *po, const char *context, const char *source)
{
	po_message_t message = po->slots[slot_of(po, context, source)];

	if (!message)
		return NULL;
	return po_message_msgid_plural(message) ? po_message_msgstr_plural(message, 0)
						: po_message_msgstr(message);
}

const char *po_find_plural(const struct po *po, const char *one, const char *many, unsigned long n)
{
	po_message_t message = po->slots[slot_of(po, NULL, one)];
	const char *plural = message ? po_message_msgid_plural(message) : NULL;

	if (!plural || strcmp(plural, many) != 0)
		return NULL;
	return po_message_msgstr_plural(message, plural_form(&po->plural, n));
}

int po_count(const struct po *po)
{
	return po->count;
}

int po_unsafe(const struct po *po)
{
	return po->unsafe;
}

/* libgettextpo itself never frees a few bytes of each file that it has read; whoever looks for
 * leaks of ours need not find them every time. */
#if defined(__SANITIZE_ADDRESS__)
#define LOOKS_FOR_LEAKS
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LOOKS_FOR_LEAKS
#endif
#endif
#ifdef LOOKS_FOR_LEAKS
const char *__lsan_default_suppressions(void); /* NOLINT: the sanitizer's own names */
const char *__lsan_default_options(void);      /* NOLINT */

const char *__lsan_default_suppressions(void) /* NOLINT */
{
	return "leak:libgettextpo\n";
}

const char *__lsan_default_options(void) /* NOLINT */
{
	return "print_suppressions=0";
}
#endif
