#include "app/app_own.h"

#include "app/review.h"
#include "base/arena.h"
#include "base/diag.h"
#include "sched/day.h"
#include "sched/standing.h"
#include "view/ask.h"

static struct str title_of(struct arena *a, const struct review *r)
{
	if (r->n < r->due)
		return str_fmt(
		    a, "Review: %zu of %zu that are due", r->n, r->due);
	return str_fmt(a, "Review: %zu due", r->n);
}

bool app_review(struct app *app)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	const struct standing *s = memory_standing(app->memory);
	struct review_wish wish = {
		.day = day_of(app_now(app), standing_east(s)),
		.limit = app->review_limit,
		.tag = app->review_tag,
	};
	struct review r = review_gather(a, app->course, s, &wish, &d);
	struct ask_setup setup = {
		.quiz = r.quiz,
		.questions = r.questions,
		.n = r.n,
		.modules = r.modules,
		.leeches = r.leeches,
		.title = title_of(a, &r),
		.seed = app->seed,
	};

	if (r.n == 0) {
		app_say(app,
		    d.n ? d.at[d.n - 1].text
			: STR("Nothing is due: there is nothing to review."));
		arena_free(a);
		return false;
	}
	app_put_ask(app, a, ask_new(&setup));
	app->reviewing = true;
	if (d.n)
		app_say(app, d.at[d.n - 1].text);
	return true;
}
