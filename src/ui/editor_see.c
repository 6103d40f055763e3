#include "text/step.h"
#include "text/width.h"
#include "text/wrap.h"
#include "ui/editor_own.h"

enum {
	LEAST_DIGITS = 2,
	LEAST_COLUMNS = 12, /* of the text; narrower, there are no numbers */
	SAID_LEAST = 40, /* cells that a sentence has below its line */
	SAID_MOST = 4, /* rows of it */
	TINT_WHOLE = 256 * 1024, /* longer texts are coloured in part */
	RUN_UP = 200 /* lines above the window, where it is in part */
};

/* What drawing needs at hand. */
struct sight {
	struct editor *e;
	struct canvas *c;
	struct rect r; /* of the text, without the gutter */
	const struct editor_how *how;
	struct arena *frame;
	size_t tint; /* the next that may matter */
};

static int digits(size_t n)
{
	int count = 1;

	for (; n > 9; n /= 10)
		count++;
	return count < LEAST_DIGITS ? LEAST_DIGITS : count;
}

/* The cell of the window in which what is said of a mark begins. */
static int said_at(const struct editor *e, const struct editor_mark *mark)
{
	size_t from = step_line_start(editor_text(e), mark->at);
	size_t cells = editor_cells(e, from, mark->at);
	int at = cells > e->shift ? (int)(cells - e->shift) : 0;
	int most = e->seen.columns - SAID_LEAST;

	if (at > most)
		at = most;
	return at < 0 ? 0 : at;
}

/*
 * The next row of what is said, from *text on; both are moved past it.  false:
 * there is no more.
 */
static bool said_row(const struct editor *e, const struct editor_mark *mark,
    struct str text, size_t *at, struct str *row)
{
	int room = e->seen.columns - said_at(e, mark) - 2;
	struct wrap w;

	if (*at >= text.len)
		return false;
	w = wrap_prose(text, *at, room > 0 ? (size_t)room : 1);
	*row = str_sub(text, w.begin, w.end);
	*at = w.next;
	return true;
}

static size_t said_rows(
    const struct editor *e, const struct editor_mark *mark, struct arena *frame)
{
	struct str text = text_safe(frame, mark->text), row;
	size_t n = 0, at = 0;

	while (n < SAID_MOST && said_row(e, mark, text, &at, &row))
		n++;
	return n;
}

/* The rows that the lines [from, to) take. */
static size_t rows_of(
    const struct editor *e, size_t from, size_t to, struct arena *frame)
{
	size_t n = to - from;

	for (size_t i = 0; i < e->nmarks; i++) {
		size_t line = editor_line_of(e, e->marks[i].at);

		if (line >= from && line < to)
			n += said_rows(e, &e->marks[i], frame);
	}
	return n;
}

/* Scrolls as little as brings the cursor into view, with what is said. */
static void scroll(struct editor *e, int rows, struct arena *frame)
{
	size_t room = rows > 0 ? (size_t)rows : 1;

	/* After a leap there is something to see around it. */
	if (e->line + room < e->top || e->line > e->top + 2 * room)
		e->top = e->line > room / 3 ? e->line - room / 3 : 0;
	if (e->line < e->top)
		e->top = e->line;
	if (e->line - e->top >= room)
		e->top = e->line - room + 1;
	while (
	    e->top < e->line && rows_of(e, e->top, e->line + 1, frame) > room)
		e->top++;
	while (e->top > 0 && e->lines - e->top < room &&
	    rows_of(e, e->top - 1, e->lines, frame) <= room)
		e->top--;
}

/* Shifts as little as shows the cursor, clear of the marks at both ends. */
static void shift(struct editor *e, int columns)
{
	struct str s = editor_text(e);
	size_t start = step_line_start(s, e->cursor);
	size_t at = editor_cells(e, start, e->cursor);
	size_t end = at + 1, room = (size_t)columns;

	if (e->cursor < step_line_end(s, e->cursor))
		end = editor_cells(e, start, step_on(s, e->cursor)) + 1;
	if (end > e->shift + room)
		e->shift = end - room + room / 4;
	if (e->shift > 0 && at < e->shift + 1)
		e->shift = at > room / 4 ? at - room / 4 : 0;
	/* What stands in view from its start on need not be shifted. */
	if (end <= room && at < room / 2)
		e->shift = 0;
}

/* Colours [from, to), or all where that is cheap. */
static void tint(struct editor *e, enum language lang, size_t from, size_t to)
{
	struct str s = editor_text(e);

	if (e->len <= TINT_WHOLE) {
		from = 0;
		to = e->len;
	}
	if (e->tints_version == e->version && e->tints_lang == lang &&
	    e->tints_at <= from && e->tints_to >= to)
		return;
	arena_reset(e->tinted);
	e->tints =
	    code_tints(e->tinted, lang, str_sub(s, from, to), &e->ntints);
	for (size_t i = 0; i < e->ntints; i++)
		e->tints[i].at += (uint32_t)from;
	e->tints_at = from;
	e->tints_to = to;
	e->tints_version = e->version;
	e->tints_lang = lang;
}

static enum role tint_at(struct sight *g, size_t at)
{
	const struct editor *e = g->e;

	while (g->tint < e->ntints &&
	    e->tints[g->tint].at + (size_t)e->tints[g->tint].len <= at)
		g->tint++;
	if (g->tint < e->ntints && e->tints[g->tint].at <= at)
		return e->tints[g->tint].role;
	return ROLE_TEXT;
}

static struct style style_at(struct sight *g, size_t at)
{
	const struct editor *e = g->e;
	struct style style =
	    style_of(g->how->field ? ROLE_FIELD : tint_at(g, at));

	for (size_t i = 0; i < e->nmarks; i++)
		if (at >= e->marks[i].at &&
		    at < e->marks[i].at + e->marks[i].len) {
			style = style_of(e->marks[i].role);
			style.marks = MARK_UNDERLINE;
		}
	return style;
}

static void hidden_mark(struct sight *g, int row, int column, const char *mark)
{
	canvas_text(g->c, row, column, 1, str_of(mark), style_of(ROLE_FRAME));
}

/* Draws one line's glyphs, and the cursor where it is in it. */
static void draw_line(struct sight *g, int row, size_t from, size_t end)
{
	const struct editor *e = g->e;
	size_t room = (size_t)g->r.columns, cells = 0, at = from;
	bool wide = text_is_utf8();

	for (size_t next; at < end && cells < e->shift + room; at = next) {
		struct str s = editor_text(e);
		size_t left = cells, n;

		next = step_on(s, at);
		n = s.at[at] == '\t' ? EDITOR_TAB - cells % EDITOR_TAB
				     : text_cells(str_sub(s, at, next));
		cells += n;
		if (at == e->cursor && g->how->focus && left >= e->shift)
			canvas_cursor(
			    g->c, row, g->r.column + (int)(left - e->shift));
		if (left < e->shift || s.at[at] == '\t')
			continue;
		canvas_text(g->c, row, g->r.column + (int)(left - e->shift),
		    (int)(e->shift + room - left), str_sub(s, at, next),
		    style_at(g, at));
	}
	if (at == end && e->cursor == end && g->how->focus && cells >= e->shift)
		canvas_cursor(g->c, row, g->r.column + (int)(cells - e->shift));
	if (at < end || cells > e->shift + room)
		hidden_mark(
		    g, row, g->r.column + g->r.columns - 1, wide ? "›" : ">");
	if (e->shift && end > from)
		hidden_mark(g, row, g->r.column, wide ? "‹" : "<");
}

/* The worst that is said of this line, or ROLE_TEXT. */
static enum role role_of_line(const struct editor *e, size_t from, size_t end)
{
	for (size_t i = 0; i < e->nmarks; i++)
		if (e->marks[i].at >= from && e->marks[i].at <= end)
			return e->marks[i].role;
	return ROLE_TEXT;
}

static void draw_gutter(struct sight *g, int row, size_t line, enum role role)
{
	int width = g->e->seen.gutter, at = g->r.column - width;

	if (width == 0)
		return;
	if (role != ROLE_TEXT)
		canvas_text(g->c, row, at, 1,
		    role == ROLE_WRONG ? STR("✗") : STR("?"), style_of(role));
	canvas_text(g->c, row, at + 1, width - 1,
	    str_fmt(g->frame, "%*zu", width - 2, line + 1),
	    style_of(role == ROLE_TEXT ? ROLE_LINE_NUMBER : role));
}

/* What is said of the line's marks, below it; the rows that took. */
static int draw_said(
    struct sight *g, int row, int end_row, size_t from, size_t end)
{
	const struct editor *e = g->e;
	int begun = row;

	for (size_t i = 0; i < e->nmarks; i++) {
		const struct editor_mark *mark = &e->marks[i];
		struct str text = text_safe(g->frame, mark->text), part;
		int column = g->r.column + said_at(e, mark);
		size_t at = 0;

		if (mark->at < from || mark->at > end)
			continue;
		for (size_t n = 0; n < SAID_MOST && row < end_row &&
		     said_row(e, mark, text, &at, &part);
		     n++) {
			canvas_fill(g->c,
			    (struct rect){ row, g->r.column, 1, g->r.columns },
			    style_of(ROLE_TEXT));
			canvas_text(g->c, row, column, 2,
			    n ? STR("  ") : STR("^ "), style_of(mark->role));
			canvas_text(g->c, row++, column + 2, g->r.columns, part,
			    style_of(mark->role));
		}
	}
	return row - begun;
}

/* Sets aside the gutter and notes how large the window is. */
static void measure(struct sight *g)
{
	struct editor *e = g->e;
	int gutter = digits(e->lines) + 2;

	if (g->r.columns - gutter < LEAST_COLUMNS)
		gutter = 0;
	g->r.column += gutter;
	g->r.columns -= gutter;
	e->seen = (struct seen){ g->r.rows, g->r.columns, gutter };
}

void editor_draw(struct editor *e, struct canvas *c, struct rect r,
    const struct editor_how *how, struct arena *frame)
{
	struct sight g = { e, c, r, how, frame, 0 };
	size_t from, line, to;

	if (r.rows < 1 || r.columns < 1)
		return;
	measure(&g);
	shift(e, g.r.columns);
	scroll(e, r.rows, frame);
	if (how->field)
		canvas_fill(c, g.r, style_of(ROLE_FIELD));
	line = e->top;
	from = editor_line_at(e, line);
	to = editor_line_at(e, line + (size_t)r.rows);
	tint(e, how->lang, editor_line_at(e, line > RUN_UP ? line - RUN_UP : 0),
	    step_line_end(editor_text(e), to));
	for (int row = r.row; row < r.row + r.rows && line < e->lines; line++) {
		size_t end = step_line_end(editor_text(e), from);

		draw_gutter(&g, row, line, role_of_line(e, from, end));
		draw_line(&g, row++, from, end);
		row += draw_said(&g, row, r.row + r.rows, from, end);
		from = end + 1;
	}
}

void editor_click(struct editor *e, int row, int column)
{
	struct arena *frame = arena_new();
	size_t line = e->top, cell = e->shift;
	int at = 0;

	column -= e->seen.gutter;
	while (line + 1 < e->lines && at < row) {
		at += (int)rows_of(e, line, line + 1, frame);
		if (at <= row)
			line++;
	}
	if (column > 0)
		cell += (size_t)column;
	editor_go(e, editor_at_cell(e, editor_line_at(e, line), cell));
	arena_free(frame);
}
