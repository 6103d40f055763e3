#include "base/arena.h"
#include "base/diag.h"
#include "tap.h"
#include "term/term.h"

#include <unistd.h>

static struct arena *a;

static struct term *open_text(const char *text, struct diags *d)
{
	*d = diags_in(a);
	return term_script(str_of(text), STR("t.keys"), d);
}

static void is_key(struct term *t, const char *name)
{
	struct key key = term_key(t);

	STR_IS(key_name(a, key.code), name);
}

static void gives_keys(void)
{
	struct diags d;
	struct term *t = open_text("# a comment\n"
				   "\n"
				   "clock 2030-01-02T03:04:05Z\n"
				   "size 40x12\n"
				   "key j page-down  ctrl-f\n"
				   "type a é\n"
				   "resize 20x6\n"
				   "click 3 5\n"
				   "clock 2030-01-03T03:04:05Z\n"
				   "key q",
	    &d);
	struct key click;
	int rows, columns;

	if (!OK(t != NULL))
		return;
	INT_IS(term_fd(t), -1);
	term_size(t, &rows, &columns);
	INT_IS(rows, 12);
	INT_IS(columns, 40);
	INT_IS(term_clock(t), 1893553445);
	is_key(t, "j");
	is_key(t, "page-down");
	is_key(t, "ctrl-f");
	is_key(t, "a");
	is_key(t, "space");
	is_key(t, "é");
	is_key(t, "resize");
	term_size(t, &rows, &columns);
	INT_IS(rows, 6);
	INT_IS(columns, 20);
	click = term_key(t);
	INT_IS(click.code, KEYS_CLICK);
	INT_IS(click.row, 2);
	INT_IS(click.column, 4);
	INT_IS(term_key(t).code, KEYS_NONE);
	is_key(t, "q");
	INT_IS(term_clock(t), 1893639845);
	is_key(t, "closed");
	is_key(t, "closed");
	term_leave(t);
	term_return(t);
	term_resized(t);
	term_close(t);
	term_close(NULL);
}

static void refuses(const char *text, const char *want)
{
	struct diags d;
	struct term *t = open_text(text, &d);

	OK_THAT(!t, want);
	if (d.n)
		STR_IS(diag_text(a, &d.at[0]), want);
	term_close(t);
}

static void tells_faults(void)
{
	struct diags d;

	refuses("key j\nkey jump",
	    "t.keys:2:1: error: no key is called "
	    "\"jump\"");
	refuses("size 80", "t.keys:1:1: error: not a size like 80x24: \"80\"");
	refuses(
	    "size 0x24", "t.keys:1:1: error: not a size like 80x24: \"0x24\"");
	refuses("resize 80x9999",
	    "t.keys:1:1: error: not a size like 80x24: \"80x9999\"");
	refuses("key j\nsize 80x24",
	    "t.keys:2:1: error: \"size\" comes before all else; use resize "
	    "for \"80x24\"");
	refuses("clock noon",
	    "t.keys:1:1: error: not a time like "
	    "2026-11-22T09:00:00Z: \"noon\"");
	refuses("show me",
	    "t.keys:1:1: error: \"show\" or \"show styles\", not \"me\"");
	refuses("type a\tb",
	    "t.keys:1:1: error: no text that can be typed: \"\tb\"");
	refuses("click 3", "t.keys:1:1: error: not a row and a column: \"3\"");
	refuses("dance", "t.keys:1:1: error: a script has no line \"dance\"");
	OK(!open_text("key a1\nok\nkey b1", &d));
	INT_IS(d.errors, 3);
}

/* What is written to standard output between the two calls. */
/* No check may run in between: it would be caught too. */
static FILE *caught;
static int kept_stdout;

static void catch_output(void)
{
	fflush(stdout);
	caught = tmpfile();
	kept_stdout = dup(STDOUT_FILENO);
	dup2(fileno(caught), STDOUT_FILENO);
}

static struct str output(void)
{
	static char text[4096];
	size_t n;

	fflush(stdout);
	dup2(kept_stdout, STDOUT_FILENO);
	close(kept_stdout);
	rewind(caught);
	n = fread(text, 1, sizeof(text), caught);
	fclose(caught);
	return (struct str){ text, n };
}

static void shows(void)
{
	struct diags d;
	struct term *t = open_text("size 8x3\nshow\nkey j\nshow styles\n"
				   "resize 4x1\nshow\nkey q",
	    &d);
	struct canvas *c = canvas_new(3, 8);
	struct canvas *small = canvas_new(1, 4);
	bool right = true;

	canvas_text(c, 0, 0, 8, STR("日本 a"), style_of(ROLE_TITLE));
	canvas_text(c, 2, 1, 6, STR("ok"), style_of(ROLE_TEXT));
	catch_output();
	right = right && term_key(t).code == KEYS_NONE;
	term_show(t, c);
	right = right && term_key(t).code == 'j';
	right = right && term_key(t).code == KEYS_NONE;
	canvas_cursor(c, 2, 1);
	canvas_fill(c, (struct rect){ 1, 6, 1, 2 }, style_of(ROLE_FIELD));
	term_show(t, c);
	right = right && term_key(t).code == KEYS_RESIZE;
	right = right && term_key(t).code == KEYS_NONE;
	term_show(t, small);
	right = right && term_key(t).code == 'q';
	term_copy(t, STR("https://x\x1b"));
	term_close(t);
	STR_IS(output(),
	    "-- 8x3 --\n日本 a\n\n ok\n-- no cursor --\n"
	    "-- 8x3 --\n日本 a\n\n ok\n"
	    "-- styles --\nTTTTTT\n      FF\n ..\n"
	    "-- cursor row 3 column 2 --\n"
	    "-- 4x1 --\n\n-- no cursor --\n"
	    "-- copied: https://x^[\n");
	OK_THAT(right, "the keys come in between");
	canvas_free(c);
	canvas_free(small);
}

/* A drawer that shows nothing does not hold the script up. */
static void goes_on_undrawn(void)
{
	struct diags d;
	struct term *t = open_text("show", &d);
	bool right = true;

	catch_output();
	right = right && term_key(t).code == KEYS_NONE;
	right = right && term_key(t).code == KEYS_CLOSED;
	STR_IS(output(), "-- nothing is shown --\n");
	OK_THAT(right, "nothing, then the end");
	term_close(t);
}

int main(void)
{
	text_locale();
	a = arena_new();
	gives_keys();
	tells_faults();
	shows();
	goes_on_undrawn();
	arena_free(a);
	return tap_done();
}
