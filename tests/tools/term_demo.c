/*
 * The smallest program on term.h and loop.h: shows wide glyphs, styles, hostile
 * text and the keys that come.  The tests of the terminal drive it.
 */
#include "app/loop.h"
#include "base/arena.h"
#include "base/diag.h"
#include "term/term.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { EXIT_NO_TERMINAL = 2, EXIT_SIGNAL = 128, SHORT_MS = 5 };

struct demo {
	struct arena *a;
	struct loop *loop;
	struct term *t;
	struct buf keys; /* the names of those that came */
	int drawn, waits;
};

static void line(struct canvas *c, int row, enum role role, unsigned char marks,
    const char *text)
{
	struct style style = { .role = (unsigned char)role, .marks = marks };

	canvas_text(c, row, 0, c->columns, str_of(text), style);
}

static void draw(struct demo *d)
{
	struct str keys = buf_str(&d->keys);
	struct canvas *c;
	char size[64];
	int rows, columns;

	term_size(d->t, &rows, &columns);
	c = canvas_new(rows, columns);
	snprintf(
	    size, sizeof(size), "demo %dx%d waits %d", columns, rows, d->waits);
	line(c, 0, ROLE_TITLE, 0, size);
	line(c, 1, ROLE_TEXT, 0, "日本語|e\xcc\x81|🙂|");
	line(c, 2, ROLE_TEXT, MARK_STRONG, "strong");
	line(c, 3, ROLE_TEXT, MARK_REVERSE, "reverse");
	line(c, 4, ROLE_TEXT, MARK_UNDERLINE, "underline");
	line(c, 5, ROLE_LINK, 0, "link");
	line(c, 6, ROLE_WRONG, 0, "wrong");
	line(c, 7, ROLE_SELECTED, 0, "selected");
	line(c, 8, ROLE_TEXT, 0,
	    "a\x1b[31mb\xe2\x80\xae"
	    "c\rd\xc2\x9b"
	    "e");
	canvas_text(c, 9, 0, columns, STR("keys:"), style_of(ROLE_FAINT));
	canvas_text(c, 9, 6, columns - 6,
	    keys.len > 60 ? str_sub(keys, keys.len - 60, keys.len) : keys,
	    style_of(ROLE_TEXT));
	if (columns > 1)
		canvas_text(c, rows - 1, columns - 2, 2, STR("末"),
		    style_of(ROLE_STATUS));
	canvas_cursor(c, 2, 3);
	c->cursor_shown = !str_ends(keys, STR("h"));
	term_show(d->t, c);
	canvas_free(c);
	d->drawn++;
}

/* Another program has the terminal for a moment. */
static void go_out(struct demo *d)
{
	term_leave(d->t);
	puts("outside");
	fflush(stdout);
	term_return(d->t);
}

static void note_key(struct demo *d, struct key key)
{
	if (d->keys.len)
		buf_byte(&d->keys, ' ');
	buf_add(&d->keys, key_name(d->a, key.code));
	if (key.code == KEYS_CLICK)
		buf_fmt(&d->keys, "(%d,%d)", key.row, key.column);
}

/* Runs over the stack, to see that a crash there leaves a sane terminal. */
static int overflow(int depth)
{
	volatile char room[4096];

	room[0] = (char)depth;
	return depth < 0 ? 0 : overflow(depth + 1) + room[0];
}

/* false: the end. */
static bool take_key(struct demo *d, struct key key)
{
	note_key(d, key);
	switch (key.code) {
	case 'q':
		return false;
	case 'c':
		term_copy(d->t, STR("copied"));
		break;
	case 'o':
		go_out(d);
		break;
	case 'S':
		raise(SIGSEGV);
		break;
	case 'O':
		d->waits = overflow(0);
		break;
	case 'A':
		abort();
	case 'D':
		MUST(key.code == 0);
		break;
	}
	return true;
}

/* The exit status; -1: it goes on. */
static int take(struct demo *d, struct loop_event e)
{
	switch (e.kind) {
	case LOOP_KEY:
		return take_key(d, e.key) ? -1 : 0;
	case LOOP_SUSPEND:
		loop_suspend(d->loop, d->t);
		break;
	case LOOP_TERMINATE:
		return e.signal ? EXIT_SIGNAL + e.signal : 1;
	case LOOP_TIMEOUT:
		d->waits++;
		break;
	case LOOP_RESIZED:
	case LOOP_CONTINUED:
		break;
	}
	return -1;
}

static int run(struct demo *d)
{
	int status = -1;

	while (status < 0) {
		struct loop_event e = loop_next(d->loop, d->t, 0);

		if (e.kind == LOOP_TIMEOUT) {
			draw(d);
			/* `w` lets it wait for a short while, then for good. */
			e = loop_next(d->loop, d->t,
			    str_ends(buf_str(&d->keys), STR("w")) &&
				    d->waits < 3
				? SHORT_MS
				: -1);
		}
		status = take(d, e);
	}
	return status;
}

int main(void)
{
	struct demo d = { .a = arena_new(), .loop = loop_new() };
	struct diags diags = diags_in(d.a);
	struct term_wish wish = {
		.theme = THEME_DARK,
		.colour = !getenv("NO_COLOR"),
		.mouse = true,
	};
	int status = EXIT_NO_TERMINAL;

	text_locale();
	d.keys.a = d.a;
	d.t = term_open(&wish, &diags);
	if (d.t)
		status = run(&d);
	term_close(d.t);
	loop_free(d.loop);
	for (size_t i = 0; i < diags.n; i++)
		fprintf(
		    stderr, "%.*s\n", STR_ARG(diag_text(d.a, &diags.at[i])));
	if (d.t)
		printf("drawn %d times\n", d.drawn);
	arena_free(d.a);
	return status;
}
