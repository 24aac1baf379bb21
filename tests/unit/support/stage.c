#include "stage.h"

#include "fake_typeface.h"
#include "log.h"
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

/* ---- the world --------------------------------------------------------------- */

static void set_outputs(void *self, const struct outputs *outputs)
{
	struct stage *stage = self;

	stage->outputs = *outputs;
	stage->outputs_set++;
}

static bool refresh(void *self, const struct moment *now)
{
	struct stage *stage = self;
	bool changed = stage->changed;

	(void)now;
	stage->changed = false;
	return changed;
}

static bool give_sessions(void *self, utc_t from, utc_t to, struct session_list *out)
{
	const struct stage *stage = self;

	for (int i = 0; i < stage->session_count; i++) {
		const struct session *session = &stage->sessions[i];
		if (session->ref.start < to && session->end > from) {
			struct session *given = session_list_add(out);
			if (!given)
				return false;
			*given = *session;
		}
	}
	session_list_sort(out);
	return true;
}

static bool give_shifts(void *self, utc_t from, utc_t to, struct shift_list *out)
{
	const struct stage *stage = self;

	for (int i = 0; i < stage->shift_count; i++)
		if (stage->shifts[i].start < to && stage->shifts[i].end > from) {
			struct shift *given = shift_list_add(out);
			if (!given)
				return false;
			*given = stage->shifts[i];
		}
	shift_list_sort(out);
	return true;
}

static bool has_roster(void *self)
{
	return ((const struct stage *)self)->roster;
}

static enum clock_answer set_clock(void *self, utc_t at, struct moment *now)
{
	struct stage *stage = self;

	stage->clock_sets++;
	if (stage->clock_answer == CLOCK_DONE)
		stage->now.utc = at;
	*now = stage->now;
	return stage->clock_answer;
}

static enum diagnosis_view keep_diagnosis(void *self, const char *name, const char *text,
					  size_t size, char *where, int room)
{
	struct stage *stage = self;

	assert_true(size < sizeof stage->diagnosis);
	memcpy(stage->diagnosis, text, size + 1);
	(void)snprintf(where, (size_t)room, "%s", name);
	return DIAGNOSIS_ON_STICK;
}

static bool ask_update(void *self)
{
	struct stage *stage = self;

	if (stage->updates_refused)
		return false;
	stage->update_asks++;
	return stage->update.asked = true;
}

static void update_state(void *self, struct update *out)
{
	struct stage *stage = self;

	*out = stage->update;
	stage->update_looks++;
}

static struct update_port updates(struct stage *stage)
{
	if (!stage->updates)
		return (struct update_port) { NULL, NULL, NULL };
	return (struct update_port) { stage, ask_update, update_state };
}

static struct app *new_app(struct stage *stage)
{
	struct app_config config = {
		.first_boot = stage->first_boot,
		.settings = &stage->settings,
		.health = &stage->health,
		.texts = stage->texts,
		.typeface = fake_typeface(),
		.ports = { .store = stage->port ? *stage->port : fake_store_port(&stage->store),
			   .outputs = { stage, set_outputs },
			   .calendar = { stage, refresh, give_sessions, give_shifts, has_roster },
			   .clock = { stage, set_clock },
			   .diagnosis = { stage, keep_diagnosis },
			   .update = updates(stage) },
		.width = 1280,
		.height = 800,
		.px_per_mm = 1280 / 217.0,
		.button_present = !stage->without_button,
	};
	struct app *app = app_new(&config);

	assert_non_null(app);
	return app;
}

/* A second language of one sentence, so that choosing it can be seen. */
static struct texts *two_languages(struct health *health)
{
	char folder[64] = "/tmp/inloop-texts-XXXXXX", path[80];
	static const char po[] =
	    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	    "\"Plural-Forms: nplurals=2; plural=n != 1;\\n\"\n\"X-Language-Name: English\\n\"\n\n"
	    "msgid \"Ik ben er\"\nmsgstr \"I am here\"\n";

	assert_non_null(mkdtemp(folder));
	(void)snprintf(path, sizeof path, "%s/en.po", folder);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(po, file) >= 0);
	assert_int_equal(fclose(file), 0);
	struct texts *texts = texts_open(folder, health);
	assert_non_null(texts);
	texts_load(texts);
	(void)unlink(path);
	(void)rmdir(folder);
	return texts;
}

void stage_open(struct stage *stage)
{
	*stage = (struct stage) { .roster = false };
	stage->now = (struct moment) {
		.utc = local("2026-11-23T10:30"), .mono_ms = 5000000, .boot = 1, .sure = true
	};
	settings_init(&stage->settings);
	(void)snprintf(stage->settings.house.name, sizeof stage->settings.house.name, "De Linde");
	stage->settings.open = office_hours();
	stage->texts = two_languages(&stage->health);
}

void stage_start(struct stage *stage)
{
	stage->app = new_app(stage);
	app_start(stage->app, stage->now);
}

void stage_close(struct stage *stage)
{
	app_free(stage->app);
	texts_close(stage->texts);
	fake_store_free(&stage->store);
}

void stage_power_cut(struct stage *stage, int64_t seconds)
{
	app_free(stage->app);
	texts_use(stage->texts, 0);
	stage->outputs = (struct outputs) { 0 };
	stage->now.utc += seconds;
	stage->now.boot++;
	stage->now.mono_ms = 15000;
	stage_start(stage);
}

/* ---- time and input ------------------------------------------------------------ */

/* The page is on the panel. Where a test is not about how quick somebody is, people look at it
 * before they act. */
static void present(struct stage *stage)
{
	if (app_changed(stage->app) || !stage->quick) {
		(void)app_page(stage->app);
		app_presented(stage->app, stage->now.mono_ms - (stage->quick ? 0 : 1000));
	}
}

void stage_input(struct stage *stage, struct input input)
{
	if (input.kind == INPUT_TOUCH && input.down)
		present(stage);
	input.now = stage->now;
	app_input(stage->app, &input);
}

static void advance(struct stage *stage, int64_t ms)
{
	stage->now.utc += (stage->now.mono_ms % 1000 + ms) / 1000;
	stage->now.mono_ms += ms;
}

void stage_pass(struct stage *stage, int64_t ms)
{
	bool at_once = false;

	while (ms >= 0) {
		int64_t next = app_next_ms(stage->app, &stage->now);
		stage->hangs = stage->hangs || (next == 0 && at_once);
		if (stage->hangs)
			fail_msg("on %s the app wants to be woken at once, for ever",
				 stage_screen(stage));
		at_once = next == 0;
		if (next < 0 || next > ms)
			break;
		advance(stage, next);
		ms -= next;
		stage->wakes++;
		stage_input(stage, (struct input) { .kind = INPUT_TICK });
	}
	advance(stage, ms);
	/* Like the loop, which hands over a tick with whatever it woke for. */
	stage_input(stage, (struct input) { .kind = INPUT_TICK });
}

void stage_clock(struct stage *stage, const char *text)
{
	stage->now.utc = local(text);
	stage_input(stage, (struct input) { .kind = INPUT_CLOCK });
}

void stage_sure(struct stage *stage, bool sure)
{
	stage->now.sure = sure;
	stage_input(stage, (struct input) { .kind = INPUT_CLOCK });
}

static void find(struct stage *stage, const char *id, int *x, int *y)
{
	const struct page *page = app_page(stage->app);
	int element = page_find(page, id);

	if (element < 0)
		fail_msg("%s has no %s", stage_screen(stage), id);
	if (!page_reachable(page, element) || page->elements[element].disabled)
		fail_msg("on %s a finger does not reach %s", stage_screen(stage), id);
	*x = page->elements[element].box.x + page->elements[element].box.w / 2;
	*y = page->elements[element].box.y + page->elements[element].box.h / 2;
}

static void put_finger(struct stage *stage, int x, int y, bool down)
{
	stage_input(stage, (struct input) { .kind = INPUT_TOUCH, .x = x, .y = y, .down = down });
}

void stage_touch(struct stage *stage, int x, int y)
{
	put_finger(stage, x, y, true);
	put_finger(stage, x, y, false);
}

void stage_tap(struct stage *stage, const char *id)
{
	stage_hold(stage, id, 80);
}

void stage_hold(struct stage *stage, const char *id, int64_t ms)
{
	int x, y;

	find(stage, id, &x, &y);
	put_finger(stage, x, y, true);
	stage_pass(stage, ms);
	put_finger(stage, x, y, false);
}

static void push(struct stage *stage, enum input_kind kind, int64_t ms)
{
	stage_input(stage, (struct input) { .kind = kind, .down = true });
	stage_pass(stage, ms);
	stage_input(stage, (struct input) { .kind = kind });
}

void stage_press(struct stage *stage, int64_t ms)
{
	push(stage, INPUT_BUTTON, ms);
}

void stage_ack(struct stage *stage, int64_t ms)
{
	push(stage, INPUT_ACK, ms);
}

void stage_key(struct stage *stage, const char *name)
{
	struct input input = { .kind = INPUT_KEY };

	(void)snprintf(input.key, sizeof input.key, "%s", name);
	present(stage);
	stage_input(stage, input);
	stage_pass(stage, 40); /* then it acts */
}

void stage_pin(struct stage *stage, const char *digits)
{
	for (; *digits; digits++) {
		char id[] = { 'p', 'i', 'n', '.', *digits, '\0' };
		stage_tap(stage, id);
	}
	stage_tap(stage, "pin.ok");
}

void stage_staff(struct stage *stage)
{
	bool choose = !fake_store_value(&stage->store, "pin_hash")[0];

	stage_hold(stage, "home.house", 3000);
	assert_screen(stage, "staff_pin");
	if (choose)
		stage_pin(stage, "2580");
	stage_pin(stage, "2580");
	assert_screen(stage, "staff_week");
}

void stage_system(struct stage *stage)
{
	stage_staff(stage);
	stage_tap(stage, "staff_week.more");
	stage_tap(stage, "staff_week.system");
	assert_screen(stage, "staff_system");
}

/* ---- what the store was given ---------------------------------------------------- */

int stage_stored(const struct stage *stage, enum event_kind kind)
{
	return fake_store_count(&stage->store, kind);
}

int stage_visits(const struct stage *stage, const char *day)
{
	struct history history = { 0 };
	int visits = 0;

	assert_true(history_add_events(&history, &stage->store.all));
	for (int i = 0; i < history.hours.count; i++)
		if (history.hours.items[i].day == local_day(day))
			visits += history.hours.items[i].visits;
	history_free(&history);
	return visits;
}

/* ---- the programme --------------------------------------------------------------- */

struct session *stage_session(struct stage *stage, const char *key, const char *from,
			      const char *to)
{
	assert_true(stage->session_count < STAGE_SESSIONS);
	struct session *session = &stage->sessions[stage->session_count++];
	*session =
	    (struct session) { .ref = { .start = local(from) }, .end = local(to), .capacity = -1 };
	(void)snprintf(session->ref.key, sizeof session->ref.key, "%s", key);
	(void)snprintf(session->ref.title, sizeof session->ref.title, "%s", key);
	stage->changed = true;
	return session;
}

struct shift *stage_shift(struct stage *stage, const char *from, const char *to)
{
	assert_true(stage->shift_count < STAGE_SHIFTS);
	struct shift *shift = &stage->shifts[stage->shift_count++];
	*shift = (struct shift) { .start = local(from), .end = local(to) };
	stage->roster = stage->changed = true;
	return shift;
}

/* ---- looking ------------------------------------------------------------------------ */

bool stage_has(struct stage *stage, const char *id)
{
	return page_find(app_page(stage->app), id) >= 0;
}

static const char *words(struct stage *stage)
{
	static char text[PAGE_POOL * 2];

	return page_all_text(app_page(stage->app), text, sizeof text);
}

bool stage_says(struct stage *stage, const char *text)
{
	return strstr(words(stage), text) != NULL;
}

const char *stage_screen(const struct stage *stage)
{
	return screen_get(app_screen(stage->app))->name;
}

void assert_screen(struct stage *stage, const char *name)
{
	if (strcmp(stage_screen(stage), name) != 0)
		fail_msg("the screen is %s, not %s: %s", stage_screen(stage), name, words(stage));
}

void assert_says(struct stage *stage, const char *text)
{
	if (!stage_says(stage, text))
		fail_msg("%s does not say '%s': %s", stage_screen(stage), text, words(stage));
}

void assert_silent(struct stage *stage, const char *text)
{
	if (stage_says(stage, text))
		fail_msg("%s says '%s': %s", stage_screen(stage), text, words(stage));
}

void assert_element(struct stage *stage, const char *id)
{
	if (!stage_has(stage, id))
		fail_msg("%s has no %s: %s", stage_screen(stage), id, words(stage));
}

void assert_no_element(struct stage *stage, const char *id)
{
	if (stage_has(stage, id))
		fail_msg("%s has %s: %s", stage_screen(stage), id, words(stage));
}

/* ---- for cmocka ---------------------------------------------------------------------- */

int stage_setup_unstarted(void **state)
{
	struct stage *stage = malloc(sizeof *stage);

	if (!stage)
		return -1;
	stage_open(stage);
	*state = stage;
	return 0;
}

int stage_setup(void **state)
{
	int code = stage_setup_unstarted(state);

	if (code == 0)
		stage_start(*state);
	return code;
}

int stage_teardown(void **state)
{
	stage_close(*state);
	free(*state);
	return 0;
}
