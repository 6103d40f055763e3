#include "view/reader_own.h"

#include "base/arena.h"
#include "course/links.h"
#include "course/outline.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "ui/pager.h"

enum {
	CONTENTS_WIDE = 104, /* from here on the contents stay in view */
	CONTENTS_COLUMNS = 30,
	BESIDE_WIDE = 112, /* text and code side by side need as much */
	MARGIN = 2,
	HEAD_ROWS = 2 /* the title and an empty row */
};

bool reader_code_has_focus(const struct reader *r)
{
	return r->code_open && r->code_focus && r->code.pager;
}

bool reader_text_is_seen(const struct reader *r)
{
	return r->see.text.columns > 0;
}

bool reader_has(struct rect r, int row, int column)
{
	return row >= r.row && row < r.row + r.rows && column >= r.column &&
	    column < r.column + r.columns;
}

static bool code_is_open(const struct reader *r)
{
	return r->code_open && r->code.pager;
}

/* How many columns the contents take beside the rest. */
static int contents_columns(const struct reader *r)
{
	bool wanted = r->outline && r->outline->n;
	int least =
	    code_is_open(r) ? BESIDE_WIDE + CONTENTS_COLUMNS : CONTENTS_WIDE;

	if (!wanted)
		return 0;
	if (r->in_contents && r->columns < 70)
		return r->columns;
	return r->in_contents || r->columns >= least ? CONTENTS_COLUMNS : 0;
}

/* The part of a pane that its text takes: a margin, the measure, the middle. */
static struct rect inner(struct rect pane, bool prose)
{
	int margin = pane.columns >= 60 ? MARGIN : pane.columns >= 44 ? 1 : 0;
	int columns = pane.columns - 2 * margin;

	if (prose && columns > MEASURE) {
		margin = (pane.columns - MEASURE) / 2;
		columns = MEASURE;
	}
	pane.column += margin;
	pane.columns = columns;
	return pane;
}

static void split(struct reader *r, int left)
{
	struct rect all = { HEAD_ROWS, left, r->rows - HEAD_ROWS,
		r->columns - left };
	struct rect none = { 0, 0, 0, 0 };
	struct panes *see = &r->see;
	int half = (all.columns - 1) / 2;

	if (all.rows < 1)
		all.rows = 1;
	see->bar = -1;
	see->text = see->code = none;
	if (all.columns <= 0)
		return;
	if (!code_is_open(r)) {
		see->text = inner(all, true);
	} else if (all.columns < BESIDE_WIDE) {
		if (reader_code_has_focus(r))
			see->code = inner(all, false);
		else
			see->text = inner(all, true);
	} else {
		if (half > MEASURE + 2 * MARGIN)
			half = MEASURE + 2 * MARGIN;
		see->text =
		    inner((struct rect){ all.row, left, all.rows, half }, true);
		see->bar = left + half;
		see->code = inner((struct rect){ all.row, left + half + 1,
				      all.rows, all.columns - half - 1 },
		    false);
	}
}

static void fit(struct sheet *s, struct rect at, bool wrap)
{
	struct layout how = { .inside = NO_BOX, .wrap_code = wrap };

	if (!s->pager || at.columns <= 0)
		return;
	how.width = (size_t)at.columns;
	how.shift = pager_shift(s->pager);
	how.numbers = !course_is_markdown(s->page.path);
	pager_fit(s->pager, &how, at.rows);
}

void reader_fit(struct reader *r)
{
	int left = contents_columns(r);

	r->see.contents =
	    (struct rect){ HEAD_ROWS, 1, r->rows - HEAD_ROWS, left - 2 };
	split(r, left);
	fit(&r->text, r->see.text, r->wrap);
	fit(&r->code, r->see.code, r->wrap);
}

size_t reader_section(const struct reader *r)
{
	const struct pager *p = r->text.pager;
	uint32_t block;

	if (!r->outline || !p || r->text.page.doc->nblocks == 0)
		return NO_SECTION;
	block = pager_block_at(p, r->see.text.rows / 3);
	if (pager_percent(p) == 100 && !pager_shows(p, 0))
		block = (uint32_t)r->text.page.doc->nblocks - 1;
	return outline_at(r->outline, block);
}

/* "✓" read; "3/5": right answers of the questions. */
static void draw_section(const struct reader *r, struct canvas *c, size_t i,
    int row, struct arena *frame)
{
	const struct rect *at = &r->see.contents;
	const struct tally *t = i < r->ntallies ? &r->tallies[i] : NULL;
	struct style style =
	    style_of(i == reader_section(r) ? ROLE_LINK : ROLE_TEXT);
	int count = 0;

	if (i == reader_section(r))
		style.marks = MARK_STRONG;
	if (t && t->questions) {
		struct str text =
		    str_fmt(frame, "%zu/%zu", t->right, t->questions);

		count = (int)text.len + 1;
		canvas_text(c, row, at->column + at->columns - count + 1, count,
		    text,
		    style_of(
			t->right == t->questions ? ROLE_RIGHT : ROLE_FAINT));
	}
	canvas_text(c, row, at->column, 2, t && t->read ? STR("✓") : STR(" "),
	    style_of(ROLE_RIGHT));
	canvas_text_cut(c, row, at->column + 2, at->columns - 2 - count,
	    r->outline->sections[i].title, style);
	if (r->in_contents && i == r->row) {
		canvas_restyle(
		    c, row, at->column, at->columns, style_of(ROLE_SELECTED));
		canvas_cursor(c, row, at->column);
	}
}

static void draw_contents(
    struct reader *r, struct canvas *c, struct arena *frame)
{
	const struct rect *at = &r->see.contents;
	size_t rows = at->rows > 0 ? (size_t)at->rows : 0;
	size_t focus = r->in_contents ? r->row : reader_section(r);

	if (at->columns <= 0)
		return;
	if (focus != NO_SECTION && focus >= r->first_row + rows)
		r->first_row = focus + 1 - rows;
	if (focus != NO_SECTION && focus < r->first_row)
		r->first_row = focus;
	for (size_t i = 0; i < rows && r->first_row + i < r->outline->n; i++)
		draw_section(r, c, r->first_row + i, at->row + (int)i, frame);
	if (at->column + at->columns + 1 < r->columns)
		canvas_vline(c, 0, at->column + at->columns, r->rows);
}

static void draw_head(const struct reader *r, struct canvas *c)
{
	const struct rect *text = &r->see.text, *code = &r->see.code;
	struct style title = style_of(ROLE_TITLE);
	bool in_code = reader_code_has_focus(r);

	title.marks = MARK_STRONG;
	if (r->see.contents.columns > 0)
		canvas_text_cut(c, 0, r->see.contents.column,
		    r->see.contents.columns, STR("Contents"),
		    style_of(ROLE_FAINT));
	/* The lesson's own heading says it while it is in view. */
	if (text->columns > 0 && !pager_shows(r->text.pager, 0))
		canvas_text_cut(c, 0, text->column, text->columns,
		    r->text.page.doc->title,
		    in_code ? style_of(ROLE_FAINT) : title);
	if (code->columns <= 0)
		return;
	canvas_text_cut(c, 0, code->column, code->columns,
	    path_name(r->code.page.path),
	    in_code ? title : style_of(ROLE_FAINT));
	canvas_text_cut(c, 1, code->column, code->columns, r->code.page.note,
	    style_of(ROLE_FAINT));
}

static void draw_sheet(
    const struct sheet *s, struct rect at, struct canvas *c, bool focus)
{
	int row, column;

	if (!s->pager || at.columns <= 0)
		return;
	pager_draw(s->pager, c, at);
	if (!focus)
		return;
	pager_focus(s->pager, &row, &column);
	canvas_cursor(c, at.row + row, at.column + column);
}

void reader_draw(
    struct view *v, struct canvas *c, struct rect at, struct arena *frame)
{
	struct reader *r = (struct reader *)v;

	/* The reader's window begins at the upper left corner. */
	if (r->rows != at.rows || r->columns != at.columns) {
		r->rows = at.rows;
		r->columns = at.columns;
	}
	reader_fit(r);
	draw_head(r, c);
	draw_contents(r, c, frame);
	if (r->see.bar >= 0)
		canvas_vline(c, 0, r->see.bar, r->rows);
	draw_sheet(&r->text, r->see.text, c,
	    !r->in_contents && !reader_code_has_focus(r));
	draw_sheet(&r->code, r->see.code, c,
	    !r->in_contents && reader_code_has_focus(r));
	if (r->prompting)
		edit_draw_prompt(&r->prompt, c, r->rows - 1,
		    r->prompt_course ? STR("Search the course: ")
				     : STR("Search: "));
}
