#include "ui/edit.h"

#include "base/utf8.h"
#include "text/step.h"
#include "text/width.h"

#include <stdlib.h>
#include <string.h>

/* A paste that is longer is not an answer. */
enum { LONGEST = 64 * 1024, FIRST_ROOM = 64 };

void edit_free(struct edit *e)
{
	free(e->at);
	*e = (struct edit){ 0 };
}

struct str edit_text(const struct edit *e)
{
	return (struct str){ e->at, e->len };
}

static void make_room(struct edit *e, size_t len)
{
	size_t cap = e->cap ? e->cap : FIRST_ROOM;

	while (cap < len)
		cap *= 2;
	if (cap == e->cap)
		return;
	e->at = realloc(e->at, cap);
	if (!e->at)
		die("no memory for a line of text");
	e->cap = cap;
}

/*
 * A change may have joined what follows to what stands before: the cursor
 * moves to the next start of a glyph.
 */
static void snap(struct edit *e)
{
	e->cursor = step_start(edit_text(e), 0, e->cursor);
}

void edit_set(struct edit *e, struct str text)
{
	text = str_sub(text, 0, LONGEST);
	make_room(e, text.len);
	if (text.len)
		memmove(e->at, text.at, text.len);
	e->len = text.len;
	e->cursor = text.len;
}

static void insert(struct edit *e, uint32_t rune)
{
	char utf8[UTF8_MOST];
	size_t n = utf8_encode(rune, utf8);

	if (e->len + n > LONGEST)
		return;
	make_room(e, e->len + n);
	memmove(e->at + e->cursor + n, e->at + e->cursor, e->len - e->cursor);
	memcpy(e->at + e->cursor, utf8, n);
	e->len += n;
	e->cursor += n;
	snap(e);
}

/* Takes the bytes out; the cursor rests where they were. */
static void cut(struct edit *e, size_t from, size_t to)
{
	if (from >= to)
		return;
	memmove(e->at + from, e->at + to, e->len - to);
	e->len -= to - from;
	e->cursor = from;
	snap(e);
}

bool edit_key(struct edit *e, uint32_t code)
{
	switch (code) {
	case KEYS_LEFT:
		e->cursor = step_back(edit_text(e), 0, e->cursor);
		return true;
	case KEYS_RIGHT:
		e->cursor = step_on(edit_text(e), e->cursor);
		return true;
	case KEYS_HOME:
	case KEY_CTRL('a'):
		e->cursor = 0;
		return true;
	case KEYS_END:
	case KEY_CTRL('e'):
		e->cursor = e->len;
		return true;
	case KEYS_BACKSPACE:
		cut(e, step_back(edit_text(e), 0, e->cursor), e->cursor);
		return true;
	case KEYS_DELETE:
		cut(e, e->cursor, step_on(edit_text(e), e->cursor));
		return true;
	case KEY_CTRL('u'):
		cut(e, 0, e->cursor);
		return true;
	case KEY_CTRL('k'):
		cut(e, e->cursor, e->len);
		return true;
	case KEY_CTRL('w'):
		cut(e, step_rub_word(edit_text(e), 0, e->cursor), e->cursor);
		return true;
	}
	if (!key_is_text(code))
		return false;
	insert(e, code);
	return true;
}

/*
 * The byte from which the field shows the text, so that the glyph under the
 * cursor (or the blank after the end) is in view whole.
 */
static size_t first_shown(const struct edit *e, int columns)
{
	struct str text = edit_text(e);
	size_t end = step_on(edit_text(e), e->cursor), from = 0;
	size_t want = text_cells(str_sub(text, 0, end));

	if (e->cursor == e->len)
		want++;
	while (want > (size_t)columns && from < e->cursor) {
		size_t next = step_on(text, from);

		want -= text_cells(str_sub(text, from, next));
		from = next;
	}
	return from;
}

void edit_draw(
    const struct edit *e, struct canvas *c, int row, int column, int columns)
{
	struct str text = edit_text(e);
	size_t from;

	if (columns < 1)
		return;
	from = first_shown(e, columns);
	canvas_fill(
	    c, (struct rect){ row, column, 1, columns }, style_of(ROLE_FIELD));
	canvas_text(c, row, column, columns, str_sub(text, from, text.len),
	    style_of(ROLE_FIELD));
	canvas_cursor(
	    c, row, column + (int)text_cells(str_sub(text, from, e->cursor)));
}

void edit_draw_prompt(
    const struct edit *e, struct canvas *c, int row, struct str label)
{
	int cells = (int)text_cells(label);

	canvas_fill(
	    c, (struct rect){ row, 0, 1, c->columns }, style_of(ROLE_TEXT));
	canvas_text(
	    c, row, 1, c->columns - 1, label, style_of(ROLE_STATUS_KEY));
	edit_draw(e, c, row, 1 + cells, c->columns - 2 - cells);
}
