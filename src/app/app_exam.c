#include "app/app_own.h"

#include "app/exam_report.h"
#include "app/examine.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "view/exam.h"

/* Milliseconds of a clock; a script's goes by whole seconds. */
static int64_t milliseconds(const struct app *app)
{
	int64_t fixed = term_clock(app->term);

	return fixed ? fixed * 1000 : clock_ms();
}

void app_exam_tick(struct app *app)
{
	if (!app->examining)
		return;
	exam_tick(app->ask, milliseconds(app), &app->wants);
	app_do_wants(app);
}

void app_exam_pause(struct app *app)
{
	if (app->examining)
		exam_pause(app->ask);
}

void app_exam_leave(struct app *app)
{
	if (app->examining)
		exam_leave(app->ask, &app->wants);
}

void app_exam_report(struct app *app)
{
	struct arena *a;
	struct diags d;

	if (app->report.len == 0)
		return;
	a = arena_new();
	d = diags_in(a);
	if (exam_report(
		app->report, app->exam, app->exam_title, app_now(app), &d))
		app_say(app,
		    str_fmt(a, "The report is in %.*s.", STR_ARG(app->report)));
	else
		app_say(app, diag_text(a, &d.at[0]));
	arena_free(a);
}

/* A kill may have come between handing in and the last answer. */
static void record_again(struct app *app, struct arena *a, const struct exam *e)
{
	struct event event;

	for (size_t i = 0; i < exam_count(e); i++)
		if (exam_answer_event(a, e, i, &event))
			memory_record(app->memory, &event, app_now(app));
}

static void begin(
    struct app *app, struct arena *a, const struct examination *to)
{
	struct event place;

	app_put_ask(app, a, exam_view(to->exam, to->module, to->title));
	app->examining = true;
	app->exam = to->exam;
	app->exam_title = to->title;
	if (exam_is_over(to->exam)) {
		record_again(app, a, to->exam);
		app_exam_report(app);
	} else if (to->waited) {
		app_say(app, STR("Going on where you left the exam."));
	} else {
		place = exam_place_event(a, to->exam, to->module);
		memory_record(app->memory, &place, app_now(app));
		app_say(app,
		    STR("Nothing is said of right or wrong until you hand "
			"in."));
	}
}

bool app_exam(struct app *app, struct str module)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct exam_wish wish = app->exam_wish;
	struct examination to;

	wish.module = module;
	wish.now = app_now(app);
	if (!wish.seeded)
		wish.seed = app->seed;
	if (!examine(
		a, app->course, memory_standing(app->memory), &wish, &to, &d)) {
		app_say(app, d.at[d.n - 1].text);
		arena_free(a);
		return false;
	}
	begin(app, a, &to);
	if (d.n)
		app_say(app, d.at[d.n - 1].text);
	return true;
}
