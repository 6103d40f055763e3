#include "app/app_own.h"

#include "app/asking.h"
#include "app/browse.h"
#include "app/figures.h"
#include "app/find.h"
#include "app/mine.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/random.h"
#include "course/catalogue.h"
#include "course/links.h"
#include "course/tf_dir.h"
#include "quiz/instance.h"
#include "sched/standing.h"
#include "view/home.h"
#include "view/leaf.h"
#include "view/results.h"
#include "view/status.h"

int64_t app_now(const struct app *app)
{
	int64_t fixed = term_clock(app->term);

	return fixed ? fixed : clock_now();
}

void app_say(struct app *app, struct str text)
{
	arena_reset(app->said_in);
	app->said = str_copy(app->said_in, text);
}

/* Says the newest of the messages. */
static void say_diags(struct app *app, const struct diags *d)
{
	if (d->n)
		app_say(app, d->at[d->n - 1].text);
}

struct view *app_top(const struct app *app)
{
	return app->over ? app->over : app->base;
}

static void close_over(struct app *app)
{
	if (!app->over)
		return;
	app->over->ops->free(app->over);
	app->over = app->under;
	app->under = NULL;
}

static void close_ask(struct app *app)
{
	while (app->over)
		close_over(app);
	app_copy_leave(app);
	app_exam_leave(app);
	if (app->ask)
		app->ask->ops->free(app->ask);
	app->ask = NULL;
	app->ask_waits = app->examining = false;
}

void app_lay_over(struct app *app, struct view *v)
{
	if (app->under) {
		app->under->ops->free(app->under);
		app->under = NULL;
	}
	app->under = app->over;
	app->over = v;
}

void app_show_home(struct app *app)
{
	const struct standing *s = memory_standing(app->memory);
	struct home_lines lines;

	arena_reset(app->home_in);
	if (app->mine && !app->desk.early)
		tf_dir_read(app->mine);
	lines = (app->desk.early ? figures_early : figures_of_home)(
	    app->home_in, app->course, s, figures_day(s, app_now(app)));
	lines.code = mine_words(app->home_in, app->mine);
	home_set(app->home, &lines);
	app->base = app->home;
}

void app_show_reader(struct app *app)
{
	desk_tally(&app->desk);
	app->base = app->desk.reader;
}

static void save_place(struct app *app)
{
	if (reader_page(app->desk.reader, false)->doc)
		desk_note_place(&app->desk, app_now(app));
}

bool app_open(struct app *app, struct str module, struct str anchor)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	const struct module *m = course_module(app->course, module);
	bool ok;

	save_place(app);
	ok = m && desk_open(&app->desk, m, anchor, &d);
	if (ok) {
		close_ask(app);
		app_show_reader(app);
	}
	say_diags(app, &d);
	arena_free(a);
	return ok;
}

void app_put_ask(struct app *app, struct arena *a, struct view *ask)
{
	struct random r = { app->seed };

	close_ask(app);
	arena_free(app->ask_in);
	app->ask_in = a;
	app->ask = ask;
	app->reviewing = false;
	app->ask_module = app->ask_section = STR("");
	app->base = ask;
	/* Whoever asks twice gets other numbers, the same with one --seed. */
	app->seed = random_below(&r, SEED_MOST) + 1;
}

bool app_ask(struct app *app, struct str module, struct str section)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	const struct module *m = course_module(app->course, module);
	struct view *ask;

	ask = m ? asking_new(a, app->course, memory_standing(app->memory), m,
		      section, app->seed, &d)
		: NULL;
	say_diags(app, &d);
	if (!ask) {
		arena_free(a);
		return false;
	}
	module = str_copy(a, module);
	section = str_copy(a, section);
	app_put_ask(app, a, ask);
	app->ask_module = module;
	app->ask_section = section;
	return true;
}

/* The file that the link stands in: a quiz's of `module`, or what is open. */
static struct str link_from(const struct app *app, struct str module)
{
	const struct module *m;

	if (app->base != app->ask)
		return reader_link_from(app->desk.reader);
	m = course_module(app->course, module.len ? module : app->ask_module);
	return m ? m->quiz : STR("");
}

/* The text that a link led to; from a question one comes back to it. */
static void show_followed(struct app *app)
{
	if (app->base == app->ask && app->ask) {
		app->ask_waits = true;
		app_say(app, STR("q goes back to the question."));
	}
	app->base = app->desk.reader;
	desk_tally(&app->desk);
}

static void follow(struct app *app, struct str url, struct str module)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct target to;

	link_resolve(a, app->course, link_from(app, module), url, &to);
	switch (to.kind) {
	case TARGET_WEB:
		app_say(app,
		    str_fmt(a, "%.*s   (y copies it, O opens it)",
			STR_ARG(to.path)));
		break;
	case TARGET_LESSON:
	case TARGET_FILE:
	case TARGET_CODE:
		save_place(app);
		if (desk_open_target(&app->desk, &to, &d))
			show_followed(app);
		break;
	case TARGET_QUIZ:
		if (to.module)
			app_ask(app, to.module->id, STR(""));
		break;
	case TARGET_PICTURE:
		app_say(app, STR("A picture: lectern cannot show it."));
		break;
	case TARGET_DEAD:
		app_say(app,
		    str_fmt(a, "%.*s: %.*s", STR_ARG(url), STR_ARG(to.reason)));
		break;
	}
	say_diags(app, &d);
	arena_free(a);
}

static void search(struct app *app, struct str what)
{
	struct arena *a = arena_new();
	size_t n;
	struct result *found = find_in_course(a, app->course, what, &n);

	if (n == 0 && what.len)
		app_say(app, STR("Not found in the course."));
	else if (n)
		app_lay_over(app, results_new(what, found, n));
	arena_free(a);
}

static void open_wanted(struct app *app, const struct want *want)
{
	struct arena *a = arena_new();
	struct str what =
	    app->over ? str_copy(a, results_what(app->over)) : STR("");

	while (app->over)
		close_over(app);
	if (app_open(app, want->module, want->text) && what.len)
		reader_search(app->desk.reader, what);
	arena_free(a);
}

static void do_want(struct app *app, const struct want *want)
{
	switch (want->kind) {
	case WANT_FOLLOW:
		follow(app, want->text, want->module);
		break;
	case WANT_OPEN:
		open_wanted(app, want);
		break;
	case WANT_ASK:
		if (app->ask_waits &&
		    (app->reviewing || str_eq(want->module, app->ask_module)))
			app->base = app->ask;
		else
			app_ask(app, want->module, want->text);
		app->ask_waits = false;
		break;
	case WANT_REVIEW:
		app_review(app);
		break;
	case WANT_EXAM:
		app_exam(app, want->module);
		break;
	case WANT_REPORT:
		app_exam_report(app);
		break;
	case WANT_UNDO:
		memory_undo(app->memory, app_now(app));
		break;
	case WANT_SEARCH:
		search(app, want->text);
		break;
	case WANT_RECORD:
		if (!memory_record(app->memory, &want->event, app_now(app)) &&
		    memory_held(app->memory))
			app_say(app, memory_trouble(app->memory));
		if (want->event.kind == EVENT_READ)
			desk_tally(&app->desk);
		break;
	case WANT_COPY:
		term_copy(app->term, want->text);
		app_say(app, STR("Copied."));
		break;
	case WANT_BROWSE:
		app_say(app, browse(want->text));
		break;
	case WANT_KEEP:
		if (str_eq(want->module, app->copy.name))
			app_copy_keep(app, want->text);
		break;
	case WANT_EDIT:
		app_copy_edit(app);
		break;
	case WANT_ANEW:
		if (str_eq(want->module, app->copy.name))
			app_copy_anew(app, want->text);
		break;
	case WANT_SAY:
		app_say(app, want->text);
		break;
	}
}

/* Does all that views have asked for; doing may ask for more. */
bool app_do_wants(struct app *app)
{
	bool done = app->wants.n > 0;

	for (size_t i = 0; i < app->wants.n; i++) {
		struct want want = app->wants.at[i];

		do_want(app, &want);
	}
	arena_reset(app->wants.a);
	app->wants = (struct wants){ .a = app->wants.a };
	return done;
}

static void show_keys(struct app *app)
{
	struct arena *a = arena_new();

	app_lay_over(app, leaf_new(STR("Keys"), keymap_markdown(a), ACT_HELP));
	arena_free(a);
}

static void leave(struct app *app)
{
	if (app->over) {
		close_over(app);
	} else if (app->base == app->ask && app->ask) {
		struct str module = str_copy(app->said_in, app->ask_module);
		bool reading = reader_module(app->desk.reader) != NULL;
		bool home = app->reviewing || app->examining;

		close_ask(app);
		if (home)
			app_show_home(app);
		else if (reading)
			app_show_reader(app);
		else if (!app_open(app, module, STR("")))
			app_show_home(app);
	} else if (app->base != app->home) {
		save_place(app);
		app_show_home(app);
	} else {
		app->over_now = true;
	}
}

static void step(struct app *app, bool forward)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);

	if (!desk_step(&app->desk, forward, &d) && d.n == 0) {
		if (forward)
			app_say(app, STR("There is nothing further on."));
		else
			leave(app);
	} else {
		desk_tally(&app->desk);
	}
	say_diags(app, &d);
	arena_free(a);
}

static void save(struct app *app)
{
	struct str why;

	if (memory_retry(app->memory)) {
		app_say(app, STR("All is saved."));
		return;
	}
	why = memory_trouble(app->memory);
	app_say(app, why.len ? why : STR("All is saved."));
}

/* Kept in the log, so that tomorrow's colours are today's. */
static void change_theme(struct app *app)
{
	struct event e = { .kind = EVENT_PLACE, .item = STR("theme") };

	app->theme = app->theme == THEME_DARK ? THEME_LIGHT : THEME_DARK;
	e.detail = app->theme == THEME_DARK ? STR("dark") : STR("light");
	term_set_theme(app->term, app->theme);
	memory_record(app->memory, &e, app_now(app));
	app_say(app,
	    app->theme == THEME_DARK ? STR("Colours for a dark background.")
				     : STR("Colours for a light background."));
}

void app_suspend(struct app *app)
{
	app_exam_pause(app);
	loop_suspend(app->loop, app->term);
}

void app_act(struct app *app, enum act act)
{
	struct view *v = app_top(app);

	act = v->ops->act(v, act, &app->wants);
	if (act == ACT_LEAVE)
		leave(app);
	else if (act == ACT_HOME) {
		save_place(app);
		close_ask(app);
		app_show_home(app);
	} else if ((act == ACT_BACK || act == ACT_FORWARD) &&
	    app->base == app->desk.reader && !app->over)
		step(app, act == ACT_FORWARD);
	else if (act == ACT_HELP)
		show_keys(app);
	else if (act == ACT_PROGRESS)
		app_show_progress(app);
	else if (act == ACT_SAVE)
		save(app);
	else if (act == ACT_THEME)
		change_theme(app);
	else if (act == ACT_REDRAW)
		term_resized(app->term);
	else if (act == ACT_SUSPEND)
		app_suspend(app);
	else if (act == ACT_QUIT)
		app->over_now = true;
}
