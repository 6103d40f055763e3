#include "view/exam_own.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "ui/editor.h"
#include "view/rows.h"

static const struct exam_sheet *now(const struct exam_view *k)
{
	return exam_sheet(k->exam, exam_at(k->exam));
}

static void head_rows(const struct exam_view *k, struct rows *rows)
{
	const struct question *q = now(k)->turn->q;
	struct style style = style_of(ROLE_HEADING);
	struct buf b = { .a = rows->a };

	buf_fmt(&b, "Question %zu of %zu", exam_at(k->exam) + 1,
	    exam_count(k->exam));
	if (q->points != 1)
		buf_fmt(&b, " · %g points", q->points);
	if (now(k)->flagged)
		buf_add(&b, STR(" · flagged"));
	rows_text(rows, buf_str(&b), style_of(ROLE_FAINT));
	rows_gap(rows);
	if (q->title.len) {
		style.marks = MARK_STRONG;
		rows_text(rows, q->title, style);
		rows_gap(rows);
	}
	rows_passage(rows, now(k)->turn->quiz->doc, q->lead);
	rows_gap(rows);
}

/* The body, without the text that stands in the answer's place already. */
static void body_rows(const struct exam_view *k, struct rows *rows)
{
	const struct question *q = now(k)->turn->q;
	const struct doc *doc = now(k)->turn->quiz->doc;

	for (uint32_t i = q->body.from; i < q->body.to; i++)
		if (q->start.len == 0 || doc->blocks[i].kind != BLOCK_CODE ||
		    !str_eq(str_trim(doc->blocks[i].text), str_trim(q->start)))
			rows_passage(rows, doc,
			    (struct passage){ i, i + 1, q->body.inside });
	rows_gap(rows);
}

/* Whether it is taken, and what cannot be read of it; never more. */
static void taken_rows(const struct exam_view *k, struct rows *rows)
{
	const struct verdict *v = &now(k)->verdict;

	if (exam_is_unread(k)) {
		struct style style = style_of(ROLE_UNREADABLE);

		style.marks = MARK_STRONG;
		rows_text(rows, str_of(verdict_words(v->kind)), style);
		rows_text(rows, v->reason, style_of(ROLE_TEXT));
		rows_text(rows, STR("This costs nothing: mend it."),
		    style_of(ROLE_FAINT));
		return;
	}
	rows_text(rows,
	    k->touched		     ? STR("Not taken yet.")
		: now(k)->answer.len ? STR("Answered; you can still change it.")
				     : STR("Not answered."),
	    style_of(ROLE_FAINT));
}

static void question_rows(
    const struct exam_view *k, struct rows *rows, int most)
{
	head_rows(k, rows);
	body_rows(k, rows);
	form_rows(&k->form, rows, true, most);
	/* What is said of it is one thing that comes into view. */
	rows->item = exam_is_unread(k) ? (int)k->form.n : NO_ITEM;
	taken_rows(k, rows);
}

/* How an answer stands, in words. */
static const char *state_of(const struct exam_sheet *sheet, enum role *role)
{
	*role = ROLE_FAINT;
	if (sheet->answer.len == 0)
		return "empty";
	*role = ROLE_UNREADABLE;
	if (!verdict_counts(sheet->verdict.kind))
		return "unreadable";
	*role = ROLE_TEXT;
	return "answered";
}

/* One line of the sheet; in a narrow window the state follows the title. */
static void line_rows(const struct exam_view *k, struct rows *rows, size_t i)
{
	enum { NARROW = 60 };
	const struct exam_sheet *sheet = exam_sheet(k->exam, i);
	struct str title = sheet->turn->q->title;
	enum role role;
	const char *state = state_of(sheet, &role);
	bool narrow = rows->width < NARROW;

	rows->item = (int)i;
	rows->indent = narrow ? 9 : 20;
	rows->lead_style = style_of(role);
	rows->lead =
	    str_fmt(rows->a, "%c %3zu. %s %s", i == k->focus ? '>' : ' ', i + 1,
		sheet->flagged ? "⚑" : " ", narrow ? "" : state);
	if (narrow)
		title = str_fmt(rows->a, "%.*s (%s)", STR_ARG(title), state);
	rows_text(rows, title, style_of(ROLE_TEXT));
}

static void sheet_rows(const struct exam_view *k, struct rows *rows)
{
	struct style style = style_of(ROLE_TITLE);
	const struct exam *e = k->exam;
	size_t n = exam_count(e);

	style.marks = MARK_STRONG;
	rows_text(rows, STR("The answer sheet"), style);
	rows_text(rows,
	    str_fmt(rows->a, "%zu of %zu answered, %zu flagged%s",
		n - exam_open(e), n, exam_flagged(e),
		exam_unreadable(e) ? ", some unreadable" : ""),
	    style_of(ROLE_FAINT));
	rows_gap(rows);
	for (size_t i = 0; i < n; i++)
		line_rows(k, rows, i);
	rows->item = NO_ITEM;
	rows->indent = 0;
}

static void note_rows(
    struct exam_view *k, const struct rows *rows, int top, struct rect in)
{
	for (int i = 0; i < SEEN_ROWS; i++) {
		k->drawn[i] = rows_item_at(rows, top, i - in.row);
		k->panes[i] = rows_pane_at(rows, top, i - in.row);
	}
	k->pane_column = in.column + FORM_INDENT;
}

static int focus_of(const struct exam_view *k)
{
	switch (k->page) {
	case EXAM_QUESTION:
		return (int)(k->told && exam_is_unread(k) ? k->form.n
							  : k->form.focus);
	case EXAM_SHEET:
		return (int)k->focus;
	case EXAM_RESULT:
		break;
	}
	return NO_ITEM;
}

void exam_draw_view(
    struct view *v, struct canvas *c, struct rect r, struct arena *frame)
{
	enum { MARGIN = 2, WIDEST = 80 };
	struct exam_view *k = (struct exam_view *)v;
	int width = r.columns < 50 ? r.columns : r.columns - 2 * MARGIN;
	int top = k->top + k->scrolled;
	struct rect in = r;
	struct rows rows;

	width = width > WIDEST ? WIDEST : width;
	rows = rows_in(frame, width);
	in.columns = width;
	in.column += (r.columns - width) / 2;
	canvas_text_cut(
	    c, r.row, in.column, width, k->title, style_of(ROLE_FAINT));
	if (k->page == EXAM_QUESTION)
		question_rows(k, &rows, r.rows - 4);
	else if (k->page == EXAM_SHEET)
		sheet_rows(k, &rows);
	else
		exam_result_rows(k->exam, &rows);
	in.row += 2;
	in.rows -= 2;
	rows_draw(&rows, c, in, &top, k->scrolled ? NO_ITEM : focus_of(k),
	    k->page == EXAM_SHEET);
	note_rows(k, &rows, top, in);
	if (k->scrolled)
		k->scrolled = top - k->top;
	else
		k->top = top;
	if (!c->cursor_shown)
		canvas_cursor(c, in.row, in.column);
}

const enum act *exam_offers(const struct view *v)
{
	static const enum act choosing[] = { ACT_SUBMIT, ACT_NEXT_QUESTION,
		ACT_FLAG, ACT_SHEET, ACT_HAND_IN, ACT_LEAVE, ACT_HELP,
		ACT_NONE };
	static const enum act typing[] = { ACT_SUBMIT, ACT_NEXT_QUESTION,
		ACT_COMMANDS, ACT_NONE };
	static const enum act writing[] = { ACT_SUBMIT, ACT_NEW_LINE,
		ACT_NEXT_QUESTION, ACT_COMMANDS, ACT_UNDO, ACT_NONE };
	static const enum act sheet[] = { ACT_OPEN, ACT_FLAG, ACT_HAND_IN,
		ACT_SHEET, ACT_LEAVE, ACT_HELP, ACT_NONE };
	static const enum act result[] = { ACT_NEXT_LINE, ACT_NEXT_PAGE,
		ACT_LEAVE, ACT_HELP, ACT_NONE };
	const struct exam_view *k = (const struct exam_view *)v;

	if (k->page != EXAM_QUESTION)
		return k->page == EXAM_SHEET ? sheet : result;
	if (!k->form.typing)
		return choosing;
	return k->form.editor ? writing : typing;
}

const char *exam_word(const struct view *v, enum act act)
{
	const struct exam_view *k = (const struct exam_view *)v;

	if (act == ACT_SUBMIT && k->page == EXAM_QUESTION && k->form.editor &&
	    !k->form.typing)
		return now(k)->answer.len || k->touched ? "answer" : "write";
	if (act == ACT_SHEET && k->page == EXAM_SHEET)
		return "question";
	if (act == ACT_LEAVE && k->page != EXAM_RESULT)
		return "pause";
	return NULL;
}

struct str exam_where(const struct view *v, struct arena *frame)
{
	const struct exam_view *k = (const struct exam_view *)v;
	int64_t left = exam_left(k->exam);
	int64_t s = left >= 0 ? left : exam_spent(k->exam);

	if (k->page == EXAM_RESULT)
		return STR("");
	if (k->hidden)
		return str_fmt(frame, "%zu of %zu answered",
		    exam_count(k->exam) - exam_open(k->exam),
		    exam_count(k->exam));
	return str_fmt(frame, "%zu of %zu · %d:%02d%s",
	    exam_count(k->exam) - exam_open(k->exam), exam_count(k->exam),
	    (int)(s / 60), (int)(s % 60), left >= 0 ? " left" : "");
}
