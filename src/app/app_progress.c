#include "app/app_own.h"

#include "app/figures.h"
#include "app/history.h"
#include "app/report.h"
#include "base/arena.h"
#include "view/ask.h"
#include "view/leaf.h"

enum { NARROW = 34, WIDE = 74, MARGIN = 6 };

/* Whatever the titles hold, a text that is set in stays one block. */
static void add_set_in(struct buf *b, struct str text)
{
	while (text.len) {
		struct str line = str_line(&text);

		buf_fmt(b, "    %.*s\n", STR_ARG(line));
	}
	buf_byte(b, '\n');
}

static size_t room(const struct app *app)
{
	int rows, columns;

	term_size(app->term, &rows, &columns);
	columns -= MARGIN;
	return columns < NARROW ? NARROW
	    : columns > WIDE	? WIDE
				: (size_t)columns;
}

/* The question that is being asked, if it has a memory. */
static void add_curve(struct app *app, struct buf *b, int64_t day)
{
	const struct standing *s = memory_standing(app->memory);
	struct buf drawn = { .a = b->a };
	struct history_fold fold;
	struct history h = { .standing = s, .today = day };
	struct str module, id;

	if (app->base != app->ask || !app->ask || app->examining)
		return;
	ask_asked(app->ask, &module, &id, &h.title);
	h.card = standing_card(s, module, id);
	if (!h.card || !h.card->rated)
		return;
	fold = history_begin(b->a, module, id, s);
	memory_each(app->memory, history_add, &fold);
	if (history_again(&fold))
		memory_each(app->memory, history_add, &fold);
	h.at = fold.at;
	h.n = fold.n;
	report_curve(&drawn, &h, room(app), true);
	buf_add(b, STR("## This question\n\n"));
	add_set_in(b, buf_str(&drawn));
}

void app_show_progress(struct app *app)
{
	struct arena *a = arena_new();
	const struct standing *s = memory_standing(app->memory);
	int64_t day = figures_day(s, app_now(app));
	struct report_study r = report_study_of(a, app->course, s, day);
	struct buf b = { .a = a }, drawn = { .a = a };

	add_curve(app, &b, day);
	report_text(&drawn, &r, room(app), true);
	if (drawn.len) {
		buf_add(&b, STR("## What is remembered\n\n"));
		add_set_in(&b, buf_str(&drawn));
	}
	buf_add(&b, figures_markdown(a, app->course, s));
	app_lay_over(app, leaf_new(STR("Progress"), buf_str(&b), ACT_PROGRESS));
	arena_free(a);
}
