#include "base/utf8.h"
#include "text/step.h"
#include "text/width.h"
#include "ui/editor_own.h"
#include "ui/keys.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1024 };

struct editor *editor_new(void)
{
	struct editor *e = calloc(1, sizeof(*e));

	if (!e)
		die("no memory for an editor");
	e->past = arena_new();
	e->marked = arena_new();
	e->tinted = arena_new();
	e->lines = 1;
	e->goal = SIZE_MAX;
	e->tints_version = UINT64_MAX;
	return e;
}

void editor_free(struct editor *e)
{
	if (!e)
		return;
	arena_free(e->past);
	arena_free(e->marked);
	arena_free(e->tinted);
	free(e->at);
	free(e);
}

struct str editor_text(const struct editor *e)
{
	return (struct str){ e->at, e->len };
}

uint64_t editor_version(const struct editor *e)
{
	return e->version;
}

size_t editor_line(const struct editor *e)
{
	return e->line;
}

size_t editor_lines(const struct editor *e)
{
	return e->lines;
}

size_t editor_cursor(const struct editor *e)
{
	return e->cursor;
}

static void make_room(struct editor *e, size_t len)
{
	size_t cap = e->cap ? e->cap : FIRST_ROOM;
	char *at;

	while (cap < len)
		cap *= 2;
	if (cap == e->cap)
		return;
	at = realloc(e->at, cap);
	if (!at)
		die("no memory for a text");
	e->at = at;
	e->cap = cap;
}

size_t editor_line_of(const struct editor *e, size_t at)
{
	struct str s = editor_text(e);

	return at < e->cursor ? e->line - step_lines(s, at, e->cursor)
			      : e->line + step_lines(s, e->cursor, at);
}

size_t editor_line_at(const struct editor *e, size_t line)
{
	struct str s = editor_text(e);
	size_t at = step_line_start(s, e->cursor);

	for (size_t n = e->line; n > line && at > 0; n--)
		at = step_line_start(s, at - 1);
	for (size_t n = e->line; n < line; n++) {
		size_t end = step_line_end(s, at);

		if (end == s.len)
			break;
		at = end + 1;
	}
	return at;
}

static void move_to(struct editor *e, size_t at)
{
	e->line = editor_line_of(e, at);
	e->cursor = at;
}

void editor_go(struct editor *e, size_t at)
{
	struct str s = editor_text(e);

	at = at < s.len ? at : s.len;
	move_to(e, step_start(s, step_line_start(s, at), at));
	e->run = RUN_NONE;
	e->goal = SIZE_MAX;
}

/* Where a place of the text before a change is after it. */
static size_t moved(size_t place, size_t at, size_t out, size_t in)
{
	if (place <= at)
		return place;
	if (place >= at + out)
		return place - out + in;
	return at;
}

static void move_marks(struct editor *e, size_t at, size_t out, size_t in)
{
	for (size_t i = 0; i < e->nmarks; i++) {
		struct editor_mark *mark = &e->marks[i];
		size_t end = moved(mark->at + mark->len, at, out, in);

		mark->at = moved(mark->at, at, out, in);
		mark->len = end > mark->at ? end - mark->at : 0;
	}
}

/* Puts `in` in place of `out` bytes; the cursor goes behind it. */
static void splice(struct editor *e, size_t at, size_t out, struct str in)
{
	struct str s = editor_text(e);

	make_room(e, e->len - out + in.len);
	s.at = e->at;
	move_to(e, at);
	e->lines -= step_lines(s, at, at + out);
	memmove(e->at + at + in.len, e->at + at + out, e->len - at - out);
	if (in.len)
		memcpy(e->at + at, in.at, in.len);
	e->len = e->len - out + in.len;
	e->lines += step_lines(editor_text(e), at, at + in.len);
	move_to(e, at + in.len);
	move_marks(e, at, out, in.len);
	e->version++;
	e->goal = SIZE_MAX;
}

/* A change may have joined what follows to what stands before. */
static void snap(struct editor *e)
{
	struct str s = editor_text(e);

	move_to(e, step_start(s, step_line_start(s, e->cursor), e->cursor));
}

bool editor_change(
    struct editor *e, size_t at, size_t out, struct str in, bool joined)
{
	struct change *change;

	if (e->len - out + in.len > EDITOR_MOST)
		return false;
	e->changes.n = e->done;
	change = VEC_ADD(e->past, &e->changes);
	*change = (struct change){
		.at = at,
		.out = str_copy(e->past, str_sub(editor_text(e), at, at + out)),
		.in = str_copy(e->past, in),
		.cursor = e->cursor,
		.joined = joined && e->done > 0,
	};
	e->done++;
	splice(e, at, out, change->in);
	snap(e);
	return true;
}

bool editor_undo(struct editor *e)
{
	const struct change *change;

	if (e->done == 0)
		return false;
	do {
		change = &e->changes.at[--e->done];
		splice(e, change->at, change->in.len, change->out);
		move_to(e, change->cursor);
	} while (change->joined);
	e->run = RUN_NONE;
	return true;
}

bool editor_redo(struct editor *e)
{
	if (e->done == e->changes.n)
		return false;
	do {
		const struct change *change = &e->changes.at[e->done++];

		splice(e, change->at, change->out.len, change->in);
		snap(e);
	} while (e->done < e->changes.n && e->changes.at[e->done].joined);
	e->run = RUN_NONE;
	return true;
}

/* The text with "\n" for every line end, in `a`; itself if it has no other. */
static struct str with_our_ends(struct arena *a, struct str text)
{
	struct buf b = { .a = a };

	if (str_find(text, STR("\r"), 0) == SIZE_MAX)
		return text;
	for (size_t i = 0; i < text.len; i++) {
		bool is_end = text.at[i] == '\r';

		if (is_end && i + 1 < text.len && text.at[i + 1] == '\n')
			i++;
		buf_byte(&b, is_end ? '\n' : text.at[i]);
	}
	return buf_str(&b);
}

void editor_set(struct editor *e, struct str text)
{
	struct arena *a = arena_new();

	text = str_sub(with_our_ends(a, text), 0, EDITOR_MOST);
	editor_mark(e, NULL, 0);
	splice(e, 0, e->len, text);
	arena_free(a);
	arena_reset(e->past);
	e->changes.at = NULL;
	e->changes.n = e->changes.cap = e->done = 0;
	e->run = RUN_NONE;
	e->top = e->shift = 0;
	move_to(e, 0);
}

void editor_replace(struct editor *e, struct str text)
{
	struct arena *a = arena_new();
	struct str old = editor_text(e);
	size_t head = 0, tail = 0, most, cursor = e->cursor;

	text = str_sub(with_our_ends(a, text), 0, EDITOR_MOST);
	most = old.len < text.len ? old.len : text.len;
	while (head < most && old.at[head] == text.at[head])
		head++;
	while (tail < most - head &&
	    old.at[old.len - 1 - tail] == text.at[text.len - 1 - tail])
		tail++;
	if (head + tail < old.len || head + tail < text.len) {
		size_t out = old.len - head - tail;
		size_t in = text.len - head - tail;

		editor_change(
		    e, head, out, str_sub(text, head, head + in), false);
		cursor = moved(cursor, head, out, in);
		move_to(e, cursor);
		snap(e);
	}
	e->run = RUN_NONE;
	arena_free(a);
}

/* What is kept of a pasted character; false: nothing. */
static bool keep(struct buf *b, uint32_t rune)
{
	enum { NO_BREAK = 0xa0 };
	char utf8[UTF8_MOST];

	if (rune == '\n')
		buf_byte(b, '\n');
	else if (rune == '\t')
		buf_add(b, STR("  "));
	else if (rune == NO_BREAK)
		buf_byte(b, ' ');
	else if (!key_is_text(rune) || text_acts_unseen(rune))
		return false;
	else
		buf_add(b, (struct str){ utf8, utf8_encode(rune, utf8) });
	return true;
}

bool editor_paste(struct editor *e, struct str text)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	bool ok = true;

	text = with_our_ends(a, text);
	while (text.len) {
		uint32_t rune;
		size_t n = utf8_decode(text, &rune);

		if (n)
			keep(&b, rune);
		text = str_sub(text, n ? n : 1, text.len);
	}
	e->run = RUN_NONE;
	if (b.len)
		ok = editor_change(e, e->cursor, 0, buf_str(&b), false);
	arena_free(a);
	return ok;
}

static int by_place(const void *x, const void *y)
{
	const struct editor_mark *a = x, *b = y;

	return a->at < b->at ? -1 : a->at > b->at;
}

void editor_mark(struct editor *e, const struct editor_mark *marks, size_t n)
{
	arena_reset(e->marked);
	e->marks = n ? NEW_N(e->marked, struct editor_mark, n) : NULL;
	e->nmarks = n;
	for (size_t i = 0; i < n; i++) {
		struct editor_mark *mark = &e->marks[i];

		*mark = marks[i];
		mark->at = mark->at < e->len ? mark->at : e->len;
		if (mark->len > e->len - mark->at)
			mark->len = e->len - mark->at;
		mark->text = str_copy(e->marked, mark->text);
	}
	if (n)
		qsort(e->marks, n, sizeof(*e->marks), by_place);
}

bool editor_next_mark(struct editor *e, bool back)
{
	size_t to = 0;

	if (e->nmarks == 0)
		return false;
	if (back) {
		to = e->nmarks;
		while (to > 0 && e->marks[to - 1].at >= e->cursor)
			to--;
		to = (to ? to : e->nmarks) - 1;
	} else {
		while (to < e->nmarks && e->marks[to].at <= e->cursor)
			to++;
		to %= e->nmarks;
	}
	editor_go(e, e->marks[to].at);
	return true;
}
