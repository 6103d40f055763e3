#include "base/arena.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/utf8.h"
#include "tap.h"
#include "text/width.h"
#include "ui/editor.h"

#include <locale.h>
#include <stdlib.h>

static struct arena *frame;

static void type(struct editor *e, const char *text)
{
	struct str s = str_of(text);
	uint32_t rune;

	while (s.len) {
		s = str_sub(s, utf8_decode(s, &rune), s.len);
		if (rune == '\n')
			editor_act(e, ACT_NEW_LINE);
		else
			editor_type(e, rune);
	}
}

static void is(const struct editor *e, const char *text, size_t cursor)
{
	STR_IS(editor_text(e), text);
	INT_IS(editor_cursor(e), cursor);
}

static void acts(struct editor *e, enum act act, int times)
{
	while (times-- > 0)
		editor_act(e, act);
}

static void writes(void)
{
	struct editor *e = editor_new();

	is(e, "", 0);
	type(e, "a {\nb = [\n1\n");
	is(e, "a {\n  b = [\n    1\n    ", 22);
	editor_act(e, ACT_RUB_OUT);
	is(e, "a {\n  b = [\n    1\n  ", 20);
	type(e, "]\n}");
	is(e, "a {\n  b = [\n    1\n  ]\n}", 23);
	INT_IS(editor_lines(e), 5);
	INT_IS(editor_line(e), 4);
	editor_set(e, STR("one two\r\n  three\rfour"));
	is(e, "one two\n  three\nfour", 0);
	editor_act(e, ACT_NEXT_WORD);
	editor_act(e, ACT_NEXT_WORD);
	INT_IS(editor_cursor(e), 7);
	editor_act(e, ACT_NEXT_WORD);
	INT_IS(editor_cursor(e), 15);
	editor_act(e, ACT_LINE_START);
	INT_IS(editor_cursor(e), 10);
	editor_act(e, ACT_LINE_START);
	INT_IS(editor_cursor(e), 8);
	editor_act(e, ACT_OUTDENT);
	is(e, "one two\nthree\nfour", 8);
	editor_act(e, ACT_PREV_WORD);
	INT_IS(editor_cursor(e), 4);
	acts(e, ACT_KILL_ON, 2);
	is(e, "one three\nfour", 4);
	editor_act(e, ACT_LINE_END);
	editor_act(e, ACT_KILL_WORD);
	is(e, "one \nfour", 4);
	editor_act(e, ACT_LAST);
	acts(e, ACT_KILL_BACK, 2);
	is(e, "one ", 4);
	OK(!editor_act(e, ACT_SUBMIT) && !editor_act(e, ACT_HINT));
	editor_free(e);
	editor_free(NULL);
}

static void goes_by_glyphs(void)
{
	struct editor *e = editor_new();

	editor_set(e, STR("日本e\xcc\x81\nab\n\n日本語"));
	editor_act(e, ACT_LINE_END);
	INT_IS(editor_cursor(e), 9);
	editor_act(e, ACT_LEFT);
	INT_IS(editor_cursor(e), 6);
	/* The cell is kept through lines that are too short. */
	acts(e, ACT_NEXT_LINE, 2);
	INT_IS(editor_cursor(e), 13);
	editor_act(e, ACT_NEXT_LINE);
	INT_IS(editor_cursor(e), 20);
	acts(e, ACT_PREV_LINE, 3);
	INT_IS(editor_cursor(e), 6);
	editor_act(e, ACT_RUB_OUT);
	is(e, "日e\xcc\x81\nab\n\n日本語", 3);
	editor_go(e, 5);
	INT_IS(editor_cursor(e), 6);
	editor_free(e);
}

static void undoes(void)
{
	struct editor *e = editor_new();

	editor_set(e, STR("start"));
	OK(!editor_act(e, ACT_UNDO) && !editor_act(e, ACT_REDO));
	editor_act(e, ACT_LAST);
	type(e, " one two");
	editor_act(e, ACT_UNDO);
	is(e, "start one ", 10);
	editor_act(e, ACT_UNDO);
	is(e, "start ", 6);
	acts(e, ACT_REDO, 2);
	is(e, "start one two", 13);
	acts(e, ACT_RUB_OUT, 4);
	editor_act(e, ACT_UNDO);
	is(e, "start one two", 13);
	type(e, "!");
	OK(!editor_act(e, ACT_REDO));
	editor_replace(e, STR("START one two?"));
	is(e, "START one two?", 14);
	acts(e, ACT_UNDO, 9);
	is(e, "start", 5);
	editor_free(e);
}

static void pastes(void)
{
	struct editor *e = editor_new();

	OK(editor_paste(e,
	    STR("a\r\n\tb\x1b[31m\x07 c\xc2\xa0"
		"d\xe2\x80\x8b\xe2\x80\xae\xff\xc2\x9b"
		"e\rf\n")));
	is(e, "a\n  b[31m c de\nf\n", 17);
	editor_act(e, ACT_UNDO);
	is(e, "", 0);
	OK(editor_paste(e, STR("\x1b\x01")));
	is(e, "", 0);
	editor_free(e);
}

static void marks_move(void)
{
	struct editor_mark marks[] = { { .at = 8, .len = 3 },
		{ .at = 2, .len = 2, .role = ROLE_WRONG }, { .at = 99 } };
	struct editor *e = editor_new();

	editor_set(e, STR("0123456789abc"));
	OK(!editor_next_mark(e, false));
	editor_mark(e, marks, 3);
	editor_next_mark(e, false);
	INT_IS(editor_cursor(e), 2);
	type(e, "xyz");
	editor_next_mark(e, false);
	INT_IS(editor_cursor(e), 11);
	editor_next_mark(e, false);
	INT_IS(editor_cursor(e), 16);
	editor_next_mark(e, false);
	INT_IS(editor_cursor(e), 2);
	editor_next_mark(e, true);
	INT_IS(editor_cursor(e), 16);
	editor_mark(e, NULL, 0);
	OK(!editor_next_mark(e, true));
	editor_free(e);
}

/* A text and a cursor, done with the simplest means. */
struct model {
	char at[4096];
	size_t len, cursor, goal;
	struct str *past;
	size_t npast;
};

static struct str text_of(const struct model *m)
{
	return (struct str){ m->at, m->len };
}

static size_t start_of(const struct model *m, size_t at)
{
	while (at > 0 && m->at[at - 1] != '\n')
		at--;
	return at;
}

static size_t end_of(const struct model *m, size_t at)
{
	while (at < m->len && m->at[at] != '\n')
		at++;
	return at;
}

/* The glyph starts around `at`, all counted from the line's start. */
static size_t glyph_after(const struct model *m, size_t at)
{
	size_t next = start_of(m, at);
	struct glyph g;

	if (at >= m->len || m->at[at] == '\n')
		return at < m->len ? at + 1 : at;
	while (next <= at)
		next += glyph_next(str_sub(text_of(m), next, m->len), &g);
	return next;
}

static size_t glyph_before(const struct model *m, size_t at)
{
	size_t last = start_of(m, at), next = last;

	if (at == last)
		return at ? at - 1 : 0;
	while (next < at) {
		last = next;
		next = glyph_after(m, next);
	}
	return last;
}

static void put(struct model *m, size_t at, size_t out, struct str in)
{
	size_t start;

	memmove(m->at + at + in.len, m->at + at + out, m->len - at - out);
	memcpy(m->at + at, in.at, in.len);
	m->len += in.len - out;
	m->cursor = at + in.len;
	for (start = start_of(m, m->cursor); start < m->cursor;)
		start = glyph_after(m, start);
	m->cursor = start;
}

static void model_lines(struct model *m, bool up)
{
	size_t start = start_of(m, m->cursor), end = end_of(m, m->cursor), at;
	size_t cells = 0;

	if (m->goal == SIZE_MAX)
		m->goal = text_cells(str_sub(text_of(m), start, m->cursor));
	if (up && start == 0)
		m->cursor = 0;
	else if (!up && end == m->len)
		m->cursor = m->len;
	else {
		at = up ? start_of(m, start - 1) : end + 1;
		end = end_of(m, at);
		while (at < end) {
			size_t next = glyph_after(m, at);

			cells += text_cells(str_sub(text_of(m), at, next));
			if (cells > m->goal)
				break;
			at = next;
		}
		m->cursor = at;
	}
}

static bool model_act(struct model *m, enum act act)
{
	size_t start = start_of(m, m->cursor), end = end_of(m, m->cursor);
	size_t cursor = m->cursor;

	if (act == ACT_NEXT_LINE || act == ACT_PREV_LINE) {
		model_lines(m, act == ACT_PREV_LINE);
		return false;
	}
	m->goal = SIZE_MAX;
	if (act == ACT_LEFT)
		m->cursor = glyph_before(m, cursor);
	else if (act == ACT_RIGHT)
		m->cursor = glyph_after(m, cursor);
	else if (act == ACT_LINE_END)
		m->cursor = end;
	else if (act == ACT_FIRST)
		m->cursor = 0;
	else if (act == ACT_LAST)
		m->cursor = m->len;
	else if (act == ACT_DELETE)
		put(m, cursor, glyph_after(m, cursor) - cursor, STR(""));
	else if (act == ACT_KILL_ON)
		put(m, cursor,
		    (end == cursor && end < m->len ? end + 1 : end) - cursor,
		    STR(""));
	else if (act == ACT_KILL_BACK) {
		start -= start == cursor && start > 0;
		put(m, start, cursor - start, STR(""));
	} else
		return false;
	return true;
}

/* What can be undone is, step by step, a text that was there. */
static bool undone(struct model *m, struct editor *e)
{
	struct str now = editor_text(e);

	while (m->npast > 0 && !str_eq(m->past[m->npast - 1], now))
		m->npast--;
	if (m->npast == 0)
		return false;
	memcpy(m->at, now.at, now.len);
	m->len = now.len;
	m->cursor = editor_cursor(e);
	m->goal = SIZE_MAX;
	return true;
}

static const char *const typed[] = { "a", "b", " ", "日", "é", "\xcc\x81", "=",
	"\"", "_", "7" };
static const enum act moves[] = { ACT_LEFT, ACT_RIGHT, ACT_LINE_END, ACT_FIRST,
	ACT_LAST, ACT_NEXT_LINE, ACT_PREV_LINE, ACT_NEXT_LINE, ACT_PREV_LINE,
	ACT_DELETE, ACT_KILL_ON, ACT_KILL_BACK, ACT_LEFT, ACT_RIGHT };

/* One key in both.  false: they differ. */
static bool step(
    struct random *r, struct editor *e, struct model *m, struct arena *a)
{
	size_t pick = random_below(r, 10), before = m->len;
	uint32_t rune;

	if (pick < 4) {
		struct str s = str_of(
		    typed[random_below(r, sizeof(typed) / sizeof(*typed))]);

		m->goal = SIZE_MAX;
		utf8_decode(s, &rune);
		editor_type(e, rune);
		put(m, m->cursor, 0, s);
	} else if (pick < 5) {
		struct str s = STR("x\n日\ny");

		m->goal = SIZE_MAX;
		editor_paste(e, s);
		put(m, m->cursor, 0, s);
	} else if (pick < 6) {
		return !editor_act(e, ACT_UNDO) || undone(m, e);
	} else {
		enum act act =
		    moves[random_below(r, sizeof(moves) / sizeof(*moves))];

		editor_act(e, act);
		if (!model_act(m, act) || m->len == before)
			goto same;
	}
	m->past[m->npast++] = str_copy(a, text_of(m));
same:
	return str_eq(editor_text(e), text_of(m)) &&
	    editor_cursor(e) == m->cursor;
}

/* Whether lines and cursor are where counting from the start finds them. */
static bool is_sound(const struct editor *e)
{
	struct str s = editor_text(e);
	size_t lines = 1, line = 0;

	for (size_t i = 0; i < s.len; i++) {
		lines += s.at[i] == '\n';
		line += s.at[i] == '\n' && i < editor_cursor(e);
	}
	return lines == editor_lines(e) && line == editor_line(e);
}

/* Draws it small: the cursor is in the window. */
static bool shows_cursor(struct editor *e, struct random *r)
{
	struct editor_how how = { .lang = LANG_HCL, .focus = true };
	int rows = 1 + (int)random_below(r, 6);
	struct canvas *c = canvas_new(rows, 1 + (int)random_below(r, 30));
	bool ok;

	editor_draw(e, c, canvas_rect(c), &how, frame);
	ok = c->cursor_shown && c->cursor_row < c->rows &&
	    c->cursor_column <= c->columns;
	canvas_free(c);
	arena_reset(frame);
	return ok;
}

static void as_the_model(void)
{
	enum { SEEDS = 150, KEYS = 300 };
	size_t wrong = 0, unsound = 0, unseen = 0, start = 0, end = 0;

	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct random r = { seed };
		struct arena *a = arena_new();
		struct editor *e = editor_new();
		struct model *m = NEW(a, struct model);
		struct str last;

		m->past = NEW_N(a, struct str, KEYS + 1);
		m->past[m->npast++] = STR("");
		m->goal = SIZE_MAX;
		for (int i = 0; i < KEYS; i++) {
			if (!step(&r, e, m, a)) {
				printf("# seed %d, key %d\n", (int)seed, i);
				wrong++;
				break;
			}
			unsound += !is_sound(e);
			unseen += i % 10 == 0 && !shows_cursor(e, &r);
		}
		while (editor_act(e, ACT_REDO))
			continue;
		last = str_copy(a, editor_text(e));
		while (editor_act(e, ACT_UNDO))
			continue;
		start += editor_text(e).len != 0;
		while (editor_act(e, ACT_REDO))
			continue;
		end += !str_eq(editor_text(e), last);
		editor_free(e);
		arena_free(a);
	}
	INT_IS(wrong, 0);
	INT_IS(unsound, 0);
	INT_IS(unseen, 0);
	INT_IS(start, 0);
	INT_IS(end, 0);
}

/* The rows of an editor of this size, apart by newlines. */
static struct str drawn(struct editor *e, int rows, int columns, bool field)
{
	struct editor_how how = { .field = field, .focus = true };
	struct canvas *c = canvas_new(rows, columns);
	struct buf b = { .a = frame };

	editor_draw(e, c, canvas_rect(c), &how, frame);
	for (int i = 0; i < rows * columns; i++) {
		buf_add(&b, str_of(c->cells[i].text));
		if (i % columns != columns - 1)
			continue;
		while (b.len && b.at[b.len - 1] == ' ')
			b.len--;
		buf_byte(&b, '\n');
	}
	buf_fmt(&b, "%d,%d", c->cursor_row, c->cursor_column);
	canvas_free(c);
	return buf_str(&b);
}

static void draws(void)
{
	struct editor_mark mark = { .at = 6,
		.len = 3,
		.role = ROLE_WRONG,
		.text = STR("that is not what was asked") };
	struct editor *e = editor_new();

	editor_set(e, STR("one\ntwo\tx\nthree\nfour"));
	STR_IS(drawn(e, 4, 20, false),
	    "  1 one\n  2 two     x\n  3 three\n  4 four\n0,4");
	acts(e, ACT_NEXT_LINE, 3);
	STR_IS(drawn(e, 2, 20, false), "  3 three\n  4 four\n1,4");
	mark.at = 4;
	editor_mark(e, &mark, 1);
	editor_act(e, ACT_FIRST);
	STR_IS(drawn(e, 6, 24, false),
	    "  1 one\n✗ 2 two     x\n    ^ that is not what\n      was asked\n"
	    "  3 three\n  4 four\n0,4");
	editor_click(e, 4, 6);
	INT_IS(editor_cursor(e), 12);
	editor_click(e, 2, 9);
	INT_IS(editor_line(e), 1);
	editor_click(e, 99, 99);
	INT_IS(editor_cursor(e), 20);
	editor_click(e, 0, 0);
	INT_IS(editor_cursor(e), 0);
	/* Too long: shifted, with marks where it goes on. */
	editor_set(e, STR("0123456789abcdefghijklmnopqrstuvwxyz\nb"));
	STR_IS(drawn(e, 2, 20, false), "  1 0123456789abcde›\n  2 b\n0,4");
	acts(e, ACT_RIGHT, 20);
	STR_IS(drawn(e, 2, 20, false), "  1 ‹bcdefghijklmno›\n  2 ‹\n0,14");
	editor_act(e, ACT_LINE_START);
	STR_IS(drawn(e, 2, 20, false), "  1 0123456789abcde›\n  2 b\n0,4");
	/* Too narrow for numbers. */
	STR_IS(drawn(e, 2, 10, false), "012345678›\nb\n0,0");
	editor_set(e, STR("\x1b[31m \xff 日"));
	STR_IS(drawn(e, 1, 20, true), "  1 ^[[31m \xef\xbf\xbd 日\n0,4");
	arena_reset(frame);
	editor_free(e);
}

/* A hundred thousand lines are written in as fast as one types. */
static void is_not_slow(void)
{
	enum { LINES = 100 * 1000, KEYS = 100, MOST_US = 20 * 1000 };
	struct editor *e = editor_new();
	struct buf b = { .a = frame };
	struct random r = { 1 };
	int64_t begun;

	for (int i = 0; i < LINES; i++)
		buf_fmt(&b, "  start_ip_address = \"10.0.%d.%d\" # %d\n",
		    i / 250 % 250, i % 250, i);
	OK(editor_paste(e, buf_str(&b)));
	begun = clock_cpu_us();
	for (int i = 0; i < KEYS; i++) {
		if (i % 20 == 0)
			editor_go(e, random_below(&r, editor_text(e).len));
		editor_type(e, 'x');
		shows_cursor(e, &r);
	}
	begun = (clock_cpu_us() - begun) / KEYS;
	printf("# %d us a key\n", (int)begun);
	OK(begun < MOST_US);
	editor_free(e);
	arena_reset(frame);
}

static void is_bounded(void)
{
	struct editor *e = editor_new();
	char *many = malloc(EDITOR_MOST);

	memset(many, 'a', EDITOR_MOST);
	OK(editor_paste(e, (struct str){ many, EDITOR_MOST }));
	OK(!editor_type(e, 'b'));
	OK(!editor_paste(e, STR("b")));
	INT_IS(editor_text(e).len, EDITOR_MOST);
	editor_set(e, (struct str){ many, EDITOR_MOST });
	editor_act(e, ACT_LAST);
	OK(shows_cursor(e, &(struct random){ 1 }));
	free(many);
	editor_free(e);
}

int main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	frame = arena_new();
	writes();
	goes_by_glyphs();
	undoes();
	pastes();
	marks_move();
	draws();
	as_the_model();
	is_not_slow();
	is_bounded();
	arena_free(frame);
	return tap_done();
}
