#include "base/utf8.h"
#include "text/step.h"
#include "text/width.h"
#include "ui/editor_own.h"

/* The cells of the glyph at `at`, which ends at *next, begun at `cells`. */
static size_t glyph_cells(struct str s, size_t at, size_t cells, size_t *next)
{
	struct glyph g;

	if (s.at[at] == '\t') {
		*next = at + 1;
		return EDITOR_TAB - cells % EDITOR_TAB;
	}
	*next = at + glyph_next(str_sub(s, at, s.len), &g);
	return g.cells;
}

size_t editor_cells(const struct editor *e, size_t from, size_t to)
{
	struct str s = editor_text(e);
	size_t cells = 0;

	while (from < to)
		cells += glyph_cells(s, from, cells, &from);
	return cells;
}

size_t editor_at_cell(const struct editor *e, size_t from, size_t cell)
{
	struct str s = editor_text(e);
	size_t end = step_line_end(s, from), cells = 0, next;

	while (from < end) {
		cells += glyph_cells(s, from, cells, &next);
		if (cells > cell)
			break;
		from = next;
	}
	return from;
}

static size_t line_start(const struct editor *e)
{
	return step_line_start(editor_text(e), e->cursor);
}

static size_t line_end(const struct editor *e)
{
	return step_line_end(editor_text(e), e->cursor);
}

/* Where the line's first character that is no blank stands. */
static size_t text_start(const struct editor *e)
{
	size_t at = line_start(e);

	while (at < e->len && (e->at[at] == ' ' || e->at[at] == '\t'))
		at++;
	return at;
}

/* Whether a key of this kind goes on with what the last one did. */
static bool goes_on(struct editor *e, enum run_of run)
{
	bool same = e->run == run;

	e->run = run;
	return same;
}

/* A closing brace on a line of blanks stands less deep than what it closes. */
static void step_out(struct editor *e)
{
	enum { DEPTH = 2 };
	size_t start = line_start(e);

	if (text_start(e) == e->cursor && e->cursor - start >= DEPTH &&
	    line_end(e) == e->cursor)
		editor_change(e, e->cursor - DEPTH, DEPTH, STR(""), false);
}

bool editor_type(struct editor *e, uint32_t rune)
{
	char utf8[UTF8_MOST];
	struct str in = { utf8, utf8_encode(rune, utf8) };
	size_t before = e->done;
	bool at_blank = e->cursor > 0 && e->at[e->cursor - 1] == ' ';
	bool joined = goes_on(e, RUN_TYPED) && !(at_blank && rune != ' ');

	if (rune == '}')
		step_out(e);
	return editor_change(e, e->cursor, 0, in, joined || e->done > before);
}

/* As deep as the line before, and deeper behind an opening bracket. */
static void new_line(struct editor *e)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	size_t start = line_start(e), text = text_start(e);
	char last = e->cursor > start ? e->at[e->cursor - 1] : ' ';

	text = text < e->cursor ? text : e->cursor;
	buf_byte(&b, '\n');
	buf_add(&b, str_sub(editor_text(e), start, text));
	if (last == '{' || last == '[' || last == '(')
		buf_add(&b, STR("  "));
	e->run = RUN_NONE;
	editor_change(e, e->cursor, 0, buf_str(&b), false);
	arena_free(a);
}

/* Takes [from, to) out; the cursor is in it. */
static void cut(struct editor *e, size_t from, size_t to, bool joined)
{
	if (from < to)
		editor_change(e, from, to - from, STR(""), joined);
}

/* Backspace among the blanks that a line begins with goes a step out. */
static void rub_out(struct editor *e)
{
	struct str s = editor_text(e);
	size_t start = line_start(e), from = e->cursor;
	bool joined = goes_on(e, RUN_RUBBED);

	if (from == 0)
		return;
	if (from == start)
		from--;
	else
		from = step_back(s, start, from);
	if (e->cursor - start >= 2 && e->cursor <= text_start(e) &&
	    (e->cursor - start) % 2 == 0 && s.at[from] == ' ' &&
	    s.at[from - 1] == ' ')
		from--;
	cut(e, from, e->cursor, joined);
}

static void delete_on(struct editor *e)
{
	bool joined = goes_on(e, RUN_DELETED);

	cut(e, e->cursor, step_on(editor_text(e), e->cursor), joined);
}

/* To the line's end; at its end, the line end. */
static void kill_on(struct editor *e)
{
	size_t end = line_end(e);
	bool joined = goes_on(e, RUN_DELETED);

	if (end == e->cursor && end < e->len)
		end++;
	cut(e, e->cursor, end, joined);
}

static void kill_back(struct editor *e)
{
	size_t start = line_start(e);

	if (start == e->cursor && start > 0)
		start--;
	e->run = RUN_NONE;
	cut(e, start, e->cursor, false);
}

static void kill_word(struct editor *e)
{
	struct str s = editor_text(e);
	size_t start = line_start(e);
	size_t from = start == e->cursor && start > 0
	    ? start - 1
	    : step_rub_word(s, start, e->cursor);

	e->run = RUN_NONE;
	cut(e, step_start(s, start < from ? start : from, from), e->cursor,
	    false);
}

/* Two blanks less at the start of the line. */
static void outdent(struct editor *e)
{
	size_t start = line_start(e), cursor = e->cursor, n = 0;

	while (n < 2 && start + n < e->len && e->at[start + n] == ' ')
		n++;
	e->run = RUN_NONE;
	if (n == 0)
		return;
	cut(e, start, start + n, false);
	editor_go(e, cursor - start > n ? cursor - n : start);
}

/* Up or down so many lines, in the same cell where the line has it. */
static void move_lines(struct editor *e, size_t n, bool up)
{
	size_t goal = e->goal, last = e->lines - 1, line;

	if (goal == SIZE_MAX)
		goal = editor_cells(e, line_start(e), e->cursor);
	if (up)
		line = e->line > n ? e->line - n : 0;
	else
		line = last - e->line > n ? e->line + n : last;
	if (up && e->line == 0)
		editor_go(e, 0);
	else if (!up && e->line == last)
		editor_go(e, e->len);
	else
		editor_go(e, editor_at_cell(e, editor_line_at(e, line), goal));
	e->goal = goal;
}

static size_t page(const struct editor *e)
{
	return e->seen.rows > 2 ? (size_t)e->seen.rows - 2 : 1;
}

/* First to where the text begins, then to where the line does. */
static void go_line_start(struct editor *e)
{
	size_t text = text_start(e);

	editor_go(e, e->cursor == text ? line_start(e) : text);
}

static bool move(struct editor *e, enum act act)
{
	struct str s = editor_text(e);

	if (act == ACT_LEFT)
		editor_go(e,
		    e->cursor == line_start(e)
			? (e->cursor ? e->cursor - 1 : 0)
			: step_back(s, line_start(e), e->cursor));
	else if (act == ACT_RIGHT)
		editor_go(e, step_on(s, e->cursor));
	else if (act == ACT_PREV_WORD)
		editor_go(e, step_word_back(s, e->cursor));
	else if (act == ACT_NEXT_WORD)
		editor_go(e, step_word_on(s, e->cursor));
	else if (act == ACT_LINE_START)
		go_line_start(e);
	else if (act == ACT_LINE_END)
		editor_go(e, line_end(e));
	else if (act == ACT_FIRST || act == ACT_LAST)
		editor_go(e, act == ACT_FIRST ? 0 : e->len);
	else if (act == ACT_NEXT_LINE || act == ACT_PREV_LINE)
		move_lines(e, 1, act == ACT_PREV_LINE);
	else if (act == ACT_NEXT_PAGE || act == ACT_PREV_PAGE)
		move_lines(e, page(e), act == ACT_PREV_PAGE);
	else
		return false;
	return true;
}

bool editor_act(struct editor *e, enum act act)
{
	if (move(e, act))
		return true;
	if (act == ACT_NEW_LINE)
		new_line(e);
	else if (act == ACT_RUB_OUT)
		rub_out(e);
	else if (act == ACT_DELETE)
		delete_on(e);
	else if (act == ACT_KILL_ON)
		kill_on(e);
	else if (act == ACT_KILL_BACK)
		kill_back(e);
	else if (act == ACT_KILL_WORD)
		kill_word(e);
	else if (act == ACT_INDENT)
		editor_paste(e, STR("\t"));
	else if (act == ACT_OUTDENT)
		outdent(e);
	else if (act == ACT_UNDO)
		return editor_undo(e);
	else if (act == ACT_REDO)
		return editor_redo(e);
	else
		return false;
	return true;
}
