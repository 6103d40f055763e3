#include "app/app_own.h"

#include "app/exam_report.h"
#include "app/mine.h"
#include "app/paths.h"
#include "app/review.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/random.h"
#include "course/catalogue.h"
#include "course/tf_dir.h"
#include "quiz/instance.h"
#include "sched/standing.h"
#include "text/width.h"
#include "ui/canvas.h"
#include "view/home.h"
#include "view/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	LEAST_ROWS = 8,
	LEAST_COLUMNS = 30,
	WATCH_MS = 1000,
	NOTE_AFTER_S = 5, /* a place is saved when it has been so long */
	SCRIPT_MOST = 1024 * 1024
};

static void print_diags(struct arena *a, const struct diags *d)
{
	for (size_t i = 0; i < d->n; i++) {
		struct str text = text_safe(a, diag_text(a, &d->at[i]));

		fprintf(stderr, "lectern: %.*s\n", STR_ARG(text));
	}
}

static void draw_small(struct app *app)
{
	struct rect all = canvas_rect(app->canvas);
	struct str text = str_fmt(
	    app->frame, "lectern needs %dx%d", LEAST_COLUMNS, LEAST_ROWS);

	canvas_text(app->canvas, all.rows / 2, 0, all.columns, text,
	    style_of(ROLE_TEXT));
}

static void draw_view(struct app *app)
{
	struct rect all = canvas_rect(app->canvas), view = all, line = all;
	struct view *v = app_top(app);
	struct status status = { .said = app->said,
		.unsaved = memory_trouble(app->memory) };

	line.rows =
	    status_rows(v, &status, all.columns, all.rows / 3, app->frame);
	view.rows -= line.rows;
	line.row = view.rows;
	v->ops->draw(v, app->canvas, view, app->frame);
	status_draw(v, &status, app->canvas, line, app->frame);
	if (v == app->desk.reader)
		reader_note_read(v, &app->wants);
}

/* true: drawing has led to something that is worth another look. */
static bool draw(struct app *app)
{
	int rows, columns;

	term_size(app->term, &rows, &columns);
	rows = rows < 1 ? 1 : rows;
	columns = columns < 1 ? 1 : columns;
	if (!app->canvas || app->canvas->rows != rows ||
	    app->canvas->columns != columns) {
		canvas_free(app->canvas);
		app->canvas = canvas_new(rows, columns);
	}
	arena_reset(app->frame);
	canvas_clear(app->canvas);
	if (rows < LEAST_ROWS || columns < LEAST_COLUMNS)
		draw_small(app);
	else
		draw_view(app);
	term_show(app->term, app->canvas);
	return app_do_wants(app);
}

/* Remembers what is open, as one event, if it is not what was. */
static void note_all(struct app *app)
{
	struct arena *a = arena_new();
	struct event e = { .kind = EVENT_PLACE, .item = STR("desk") };
	struct buf b = { .a = a };

	buf_fmt(&b, "view\t%s\n",
	    app->base == app->home			  ? "home"
		: app->base == app->ask && app->examining ? "home"
		: app->base == app->ask && app->reviewing ? "review"
		: app->base == app->ask			  ? "ask"
							  : "read");
	if (app->base == app->ask && !app->reviewing && !app->examining)
		buf_fmt(&b, "ask\t%.*s\t%.*s\n", STR_ARG(app->ask_module),
		    STR_ARG(app->ask_section));
	buf_add(&b, desk_write(&app->desk, a));
	e.detail = buf_str(&b);
	if (!app->alone &&
	    !str_eq(e.detail,
		standing_place(memory_standing(app->memory), STR(""), e.item)))
		memory_record(app->memory, &e, app_now(app));
	desk_note_place(&app->desk, app_now(app));
	app->noted = clock_ms();
	arena_free(a);
}

/* Opens again what was open; home if there is nothing. */
static void restore(struct app *app)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct str text = str_copy(a,
	    standing_place(memory_standing(app->memory), STR(""), STR("desk")));
	struct str view = STR(""), module = STR(""), section = STR("");
	struct str rest = text;

	while (rest.len) {
		struct str line = str_line(&rest), word;

		line = str_cut(line, '\t', &word);
		if (str_eq(word, STR("view")))
			view = line;
		else if (str_eq(word, STR("ask")))
			section = str_cut(line, '\t', &module);
	}
	app_show_home(app);
	if (desk_read(&app->desk, text, &d) && !str_eq(view, STR("home")))
		app_show_reader(app);
	if (str_eq(view, STR("ask")))
		app_ask(app, module, section);
	else if (str_eq(view, STR("review")))
		app_review(app);
	arena_free(a);
}

/* What is done now and then, while nobody types. */
static void idle(struct app *app)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	bool changed;

	app->idled = clock_ms();
	app_copy_save(app);
	changed = desk_watch(&app->desk, &d);
	if (d.n)
		app_say(app, diag_text(a, &d.at[d.n - 1]));
	else if (changed)
		app_say(app, STR("The file has changed: read anew."));
	if (clock_ms() - app->noted > NOTE_AFTER_S * 1000)
		note_all(app);
	if (memory_held(app->memory))
		memory_retry(app->memory);
	arena_free(a);
}

/* After the first screen: what had to be counted for it. */
static bool count_late(struct app *app)
{
	if (!app->desk.early)
		return false;
	app->desk.early = false;
	if (app->base == app->home)
		app_show_home(app);
	else
		desk_tally(&app->desk);
	return true;
}

/* How long to wait for a key before looking at files. */
static int patience(const struct app *app)
{
	return app->copy.a && !app->copy.done ? COPY_LOOK_MS : WATCH_MS;
}

/* Nothing has come for a while.  true: something is to be drawn. */
static bool look_around(struct app *app)
{
	bool changed = app_copy_watch(app, false);

	if (clock_ms() - app->idled < WATCH_MS)
		return changed;
	idle(app);
	return true;
}

/* true: something is to be drawn. */
static bool take(struct app *app, const struct loop_event *e)
{
	switch (e->kind) {
	case LOOP_KEY:
		app_press(app, e->key);
		app_do_wants(app);
		break;
	case LOOP_RESIZED:
	case LOOP_CONTINUED:
		break;
	case LOOP_SUSPEND:
		app_suspend(app);
		break;
	case LOOP_TERMINATE:
		app->over_now = true;
		break;
	case LOOP_TIMEOUT:
		return look_around(app);
	}
	return true;
}

static void run(struct app *app)
{
	bool stale = true;

	while (!app->over_now) {
		struct loop_event e =
		    loop_next(app->loop, app->term, stale ? 0 : patience(app));

		if (stale && e.kind == LOOP_TIMEOUT) {
			stale = app_copy_follow(app);
			app_exam_tick(app);
			stale = draw(app) || stale;
			stale = count_late(app) || stale;
		} else {
			stale = take(app, &e) || stale;
			stale = app_do_wants(app) || stale;
		}
	}
}

static bool open_course(struct app *app, const struct options *o,
    const struct module **module, struct str *anchor, struct diags *d)
{
	const char *named = options_get(o, OPTION_COURSE);
	struct diags none = diags_in(app->a);
	struct str root = STR(""), path;

	*module = NULL;
	if (o->n == 0 || o->command == COMMAND_EXAM) {
		if (!paths_course(app->a, str_of(named), &root, d))
			return false;
		app->course = course_open(app->a, root, d);
		return app->course != NULL;
	}
	*anchor = str_cut(str_of(o->words[0]), '#', &path);
	if (file_is_dir(path)) {
		app->course = course_open(app->a, path, d);
		return app->course != NULL;
	}
	paths_course(app->a, str_of(named), &root, &none);
	app->course = course_open_file(app->a, path, root, module, d);
	return app->course != NULL;
}

/* Asks on the plain terminal, before there are panes. */
static bool wants_without(void)
{
	int c;

	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return false;
	fputs("Go on without saving? [y/N] ", stderr);
	c = getchar();
	return c == 'y' || c == 'Y';
}

static bool open_memory(
    struct app *app, const struct options *o, struct diags *d)
{
	const char *named = options_get(o, OPTION_PROGRESS);
	struct str path;

	if (paths_progress(app->a, str_of(named), &path, d))
		app->memory = memory_open(path, d);
	if (app->memory) {
		app->copies = paths_copies(app->a, path);
		return true;
	}
	print_diags(app->a, d);
	d->n = d->errors = 0;
	if (!wants_without())
		return false;
	app->memory = memory_without();
	return true;
}

static bool open_term(struct app *app, const struct options *o, struct diags *d)
{
	const char *script = options_get(o, OPTION_SCRIPT);
	const char *color = options_get(o, OPTION_COLOR);
	const char *none = getenv("NO_COLOR");
	struct term_wish wish = { .colour = !(none && *none), .mouse = true };
	const char *theme = options_get(o, OPTION_THEME);
	struct str text;

	if (color && !str_eq(str_of(color), STR("auto")))
		wish.colour = str_eq(str_of(color), STR("always"));
	wish.theme = theme_guess(getenv("COLORFGBG"));
	theme_read(
	    standing_place(memory_standing(app->memory), STR(""), STR("theme")),
	    &wish.theme);
	if (theme && !theme_read(str_of(theme), &wish.theme)) {
		diag_error(d, STR(""), "--theme is dark or light");
		return false;
	}
	app->theme = wish.theme;
	if (!script)
		app->term = term_open(&wish, d);
	else if (file_read(app->a, str_of(script), SCRIPT_MOST, &text, NULL, d))
		app->term = term_script(text, str_of(script), d);
	return app->term != NULL;
}

/* Whether the file that was named lies outside the course at hand. */
static bool is_elsewhere(struct arena *a, const struct course *c)
{
	struct str real;

	return c->library.len &&
	    !(file_real(a, c->library, &real) && str_eq(real, c->real));
}

/* A setting, kept in the log as the theme is. */
static bool keep_retention(
    struct app *app, const struct options *o, struct diags *d)
{
	struct event e = { .kind = EVENT_PLACE, .item = STR("retention") };
	const char *word = options_get(o, OPTION_RETENTION);
	double retention;

	if (!word)
		return true;
	if (!retention_read(str_of(word), &retention)) {
		diag_error(d, STR(""), "%s", review_retention_words);
		return false;
	}
	e.detail = str_of(word);
	memory_record(app->memory, &e, app_now(app));
	return true;
}

static bool start(struct app *app, const struct options *o, struct diags *d)
{
	const struct module *module;
	struct str anchor = STR(""), said;
	long seed = 0, limit = 0;

	if (!options_number(o, OPTION_SEED, 0, 2147483647, &seed) ||
	    !options_number(o, OPTION_LIMIT, 1, REVIEW_MOST, &limit) ||
	    !examine_wish(o, &app->exam_wish) ||
	    !exam_report_path(o, &app->report, d) ||
	    !open_course(app, o, &module, &anchor, d) ||
	    !open_memory(app, o, d))
		return false;
	app->loop = loop_new();
	if (!open_term(app, o, d))
		return false;
	app->seed = options_get(o, OPTION_SEED)
	    ? (uint64_t)seed
	    : (uint64_t)app_now(app) % SEED_MOST + 1;
	app->review_limit = (size_t)limit;
	app->review_tag = str_of(options_get(o, OPTION_TAG));
	if (!keep_retention(app, o, d))
		return false;
	app->home = home_new();
	app->course->mine = app->mine =
	    mine_open(app->a, o, app->memory, app_now(app), &said);
	desk_init(&app->desk, app->course, app->memory);
	app->desk.early = term_fd(app->term) >= 0;
	app_say(app, memory_trouble(app->memory));
	if (o->command == COMMAND_EXAM) {
		app_show_home(app);
		if (app_exam(app, app->exam_wish.module))
			return true;
		diag_error(d, STR(""), "%.*s", STR_ARG(app->said));
		return false;
	}
	if (o->command == COMMAND_REVIEW) {
		app_show_home(app);
		app_review(app);
		return true;
	}
	if (!module) {
		restore(app);
		if (said.len)
			app_say(app, said);
		return true;
	}
	app->alone = is_elsewhere(app->a, app->course);
	if (!desk_open(&app->desk, module, anchor, d))
		return false;
	if (d->n)
		app_say(app, d->at[d->n - 1].text);
	else if (said.len)
		app_say(app, said);
	app_show_reader(app);
	return true;
}

static void end(struct app *app)
{
	app_copy_leave(app);
	app_exam_leave(app);
	app_do_wants(app);
	if (app->term && app->base &&
	    !(app->base == app->home && app->course->n == 0))
		note_all(app);
	term_close(app->term);
	loop_free(app->loop);
	for (struct view *v = app->over; v; v = app->under, app->under = NULL)
		v->ops->free(v);
	if (app->ask)
		app->ask->ops->free(app->ask);
	if (app->home) {
		app->home->ops->free(app->home);
		desk_free(&app->desk);
	}
	canvas_free(app->canvas);
	memory_close(app->memory);
	tf_dir_free(app->mine);
	arena_free(app->home_in);
	arena_free(app->ask_in);
	arena_free(app->said_in);
	arena_free(app->frame);
	arena_free(app->wants.a);
	arena_free(app->a);
}

int app_command(const struct options *o)
{
	struct app app = { .a = arena_new() };
	struct diags d = diags_in(app.a);
	size_t held;
	bool ok;

	app.home_in = arena_new();
	app.said_in = arena_new();
	app.frame = arena_new();
	app.wants.a = arena_new();
	ok = start(&app, o, &d);
	if (ok)
		run(&app);
	held = app.memory && ok ? memory_held(app.memory) : 0;
	if (!ok && app.term) {
		term_close(app.term);
		app.term = NULL;
	}
	print_diags(app.a, &d);
	end(&app);
	if (held)
		fprintf(
		    stderr, "lectern: %zu events could not be saved\n", held);
	return ok ? EXIT_FINE : EXIT_CANNOT;
}
