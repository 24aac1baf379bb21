#include "same_week.h"

#include "test.h"

static void assert_same_days(const struct week_figures *a, const struct week_figures *b)
{
	for (int i = 0; i < 7; i++) {
		assert_int_equal(a->days[i].visits, b->days[i].visits);
		assert_memory_equal(a->days[i].dayparts, b->days[i].dayparts,
				    sizeof a->days[i].dayparts);
		assert_int_equal((int64_t)(a->days[i].hours_recorded * HOUR + 0.5),
				 (int64_t)(b->days[i].hours_recorded * HOUR + 0.5));
		assert_int_equal(a->days[i].at_least, b->days[i].at_least);
	}
}

void assert_same_week(const struct week_figures *a, const struct week_figures *b)
{
	assert_int_equal(a->visits, b->visits);
	assert_int_equal(a->check_ins, b->check_ins);
	assert_int_equal(a->new_here, b->new_here);
	assert_int_equal(a->corrected, b->corrected);
	assert_int_equal(a->unsure_events, b->unsure_events);
	assert_int_equal(a->complete, b->complete);
	assert_int_equal(a->at_least, b->at_least);
	assert_memory_equal(&a->asks, &b->asks, sizeof a->asks);
	assert_int_equal(a->sessions.count, b->sessions.count);
	for (int i = 0; i < a->sessions.count; i++) {
		const struct session_row *x = &a->sessions.items[i], *y = &b->sessions.items[i];
		assert_int_equal(x->session.start, y->session.start);
		assert_int_equal(x->participants, y->participants);
		assert_int_equal(x->wished, y->wished);
	}
	assert_same_days(a, b);
	assert_int_equal(a->line_days.count, b->line_days.count);
	for (int i = 0; i < a->line_days.count; i++) {
		const struct line_row *x = &a->line_days.items[i], *y = &b->line_days.items[i];
		assert_int_equal(x->day, y->day);
		assert_int_equal(x->line, y->line);
		assert_int_equal(x->what, y->what);
		assert_int_equal(x->times, y->times);
	}
	assert_int_equal(a->gaps.count, b->gaps.count);
	for (int i = 0; i < a->gaps.count; i++) {
		assert_int_equal(a->gaps.items[i].from, b->gaps.items[i].from);
		assert_int_equal(a->gaps.items[i].to, b->gaps.items[i].to);
		assert_int_equal(a->gaps.items[i].why, b->gaps.items[i].why);
	}
}
