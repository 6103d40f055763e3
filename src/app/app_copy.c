#include "app/app_own.h"

#include "app/editor.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "view/ask.h"

#include <stdlib.h>

/* The path as people write it: ~ for what HOME names. */
static struct str for_people(struct arena *a, struct str path)
{
	struct str home = str_of(getenv("HOME")), rest;

	if (home.len < 2 || !path_below(path, home, &rest))
		return path;
	return str_fmt(a, "~/%.*s", STR_ARG(rest));
}

/* The newest message, of a file that is known: "fw.tf is gone". */
static struct str newest(const struct diags *d)
{
	const struct diag *last = d->n ? &d->at[d->n - 1] : NULL;

	if (!last)
		return STR("");
	return str_fmt(d->a, "%.*s %.*s", STR_ARG(path_name(last->path)),
	    STR_ARG(last->text));
}

/* Whether the view still asks what this copy answers. */
static bool is_of(const struct app *app, const struct ask_copy *wanted)
{
	return app->copy.a && str_eq(app->copy.name, wanted->name);
}

static void show(struct app *app, const struct ask_copy *wanted)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct str text = wanted->start, where = STR("");
	struct copy_wish wish = { app->copies, wanted->name, wanted->id,
		wanted->start };

	if (app->copies.len && copy_open(a, &app->copy, &wish, &text, &d))
		where = for_people(a, app->copy.path);
	ask_copy_show(app->ask, text, where);
	if (d.n)
		ask_copy_trouble(app->ask, newest(&d));
	arena_free(a);
}

bool app_copy_follow(struct app *app)
{
	struct ask_copy wanted;
	bool has = app->ask && !app->examining && ask_copy(app->ask, &wanted);

	if (app->copy.a && (!has || !is_of(app, &wanted))) {
		/* The same question with other numbers: those are done with. */
		if (has && str_eq(app->copy.stem, wanted.id))
			app->copy.done = true;
		copy_close(&app->copy);
	}
	if (!has)
		return false;
	if (!wanted.open) {
		app->copy.done = app->copy.a != NULL;
		return false;
	}
	if (app->copy.a || ask_copy_is_shown(app->ask))
		return false;
	show(app, &wanted);
	return true;
}

static void keep(struct app *app, struct str text, bool says)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);

	copy_write(&app->copy, text, &d);
	if (app->ask && !app->examining)
		ask_copy_kept(app->ask, newest(&d));
	if (d.n && says)
		app_say(app, newest(&d));
	arena_free(a);
}

void app_copy_keep(struct app *app, struct str text)
{
	keep(app, text, true);
}

/* Tried again and again: the pane says what is wrong. */
void app_copy_save(struct app *app)
{
	struct str text;

	if (app->ask && app->copy.a && ask_copy_text(app->ask, &text))
		keep(app, text, false);
}

void app_copy_leave(struct app *app)
{
	app_copy_save(app);
	copy_close(&app->copy);
}

bool app_copy_watch(struct app *app, bool at_once)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct str text;
	int64_t now = clock_ms();
	bool changed = copy_changed(a, &app->copy, now, &text, &d);

	/* Of an editor that has ended nothing more will come. */
	if (at_once && !changed)
		changed =
		    copy_changed(a, &app->copy, now + COPY_GONE_MS, &text, &d);
	if (changed) {
		app->said = STR("");
		ask_copy_saved(app->ask, text, &app->wants);
	}
	if (d.n) {
		ask_copy_trouble(app->ask, newest(&d));
		app_say(app, newest(&d));
	}
	arena_free(a);
	return changed || d.n;
}

void app_copy_edit(struct app *app)
{
	struct arena *a = arena_new();
	struct str why;

	app_copy_save(app);
	if (!app->copy.a) {
		app_say(app,
		    STR("There is no file to open: nothing is kept here."));
		arena_free(a);
		return;
	}
	why = editor_open(
	    a, app->loop, app->term, app->copy.path, ask_copy_line(app->ask));
	if (!app_copy_watch(app, true))
		app_say(app, STR("Nothing was saved."));
	if (why.len)
		app_say(app, why);
	arena_free(a);
}

void app_copy_anew(struct app *app, struct str start)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);

	start = str_copy(a, start);
	if (copy_anew(&app->copy, start, &d))
		ask_copy_show(app->ask, start, for_people(a, app->copy.path));
	if (d.n)
		ask_copy_trouble(app->ask, newest(&d));
	app_say(app,
	    d.n ? newest(&d)
		: STR("Begun anew; what you wrote lies beside it as .old."));
	arena_free(a);
}
