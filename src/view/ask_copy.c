#include "view/ask_own.h"

#include "base/arena.h"
#include "quiz/judge.h"
#include "text/width.h"
#include "ui/editor.h"

#include <stdlib.h>

/*
 * A question that comes with a text is answered by editing a copy of that.
 * Every save of the copy, here or in another editor, is judged at once: one
 * that is right answers the question, any other only tells what is missing
 * and is no try.  A try is what the learner hands in: enter, outside the pane.
 */

enum {
	BESIDE_COLUMNS = 130, /* wide enough for both side by side */
	BELOW_ROWS = 18, /* high enough for one below the other */
	TEXT_LEAST = 64, /* a number line fits */
	TEXT_MOST = 76
};

bool ask_has_copy(const struct ask *k)
{
	return !k->summary && k->form.editor && k->form.q->start.len;
}

/*
 * Whether the form's question can be answered; the session may be at another
 * one already.
 */
static bool is_open(const struct ask *k)
{
	enum turn_state state = k->form.turn->state;

	return state == TURN_OPEN || state == TURN_SKIPPED;
}

bool ask_copy(const struct view *v, struct ask_copy *copy)
{
	const struct ask *k = (const struct ask *)v;

	if (!ask_has_copy(k))
		return false;
	*copy = (struct ask_copy){ .name = k->copy_name,
		.id = k->form.q->id,
		.start = k->form.q->start,
		.open = ask_is_open(k) };
	return true;
}

/* One file for a question; one for each time that its numbers are drawn. */
static struct str name_of(struct arena *a, const struct ask *k)
{
	const struct turn *turn = session_now(k->session);

	if (!turn->q->recipe)
		return str_fmt(a, "%.*s.tf", STR_ARG(turn->q->id));
	return str_fmt(a, "%.*s-%llu.tf", STR_ARG(turn->q->id),
	    (unsigned long long)turn->seed);
}

void ask_copy_begin(struct ask *k)
{
	const struct turn *turn = session_now(k->session);

	arena_reset(k->looks);
	k->looked = k->where = k->trouble = STR("");
	k->shown = k->keeps = k->sure = false;
	if (!ask_has_copy(k))
		return;
	k->copy_name = name_of(k->answer, k);
	if (!ask_is_open(k) && turn->answer.len)
		editor_set(k->form.editor, turn->answer);
	k->kept = editor_version(k->form.editor);
}

bool ask_copy_is_touched(const struct ask *k)
{
	return k->looked.len ||
	    !str_eq(editor_text(k->form.editor), k->form.q->start);
}

void ask_copy_keep(struct ask *k, struct wants *w)
{
	struct want *want;

	if (!k->keeps)
		return;
	want =
	    want_add(w, WANT_KEEP, str_copy(w->a, editor_text(k->form.editor)));
	want->module = str_copy(w->a, k->copy_name);
}

void ask_copy_leave(struct ask *k, struct wants *w)
{
	struct str text;

	if (ask_copy_text(&k->view, &text))
		ask_copy_keep(k, w);
}

bool ask_copy_text(const struct view *v, struct str *text)
{
	const struct ask *k = (const struct ask *)v;

	if (!ask_has_copy(k) || !k->keeps || !is_open(k) ||
	    editor_version(k->form.editor) == k->kept)
		return false;
	*text = editor_text(k->form.editor);
	return true;
}

void ask_copy_kept(struct view *v, struct str trouble)
{
	struct ask *k = (struct ask *)v;

	if (!ask_has_copy(k))
		return;
	k->trouble = str_copy(k->answer, trouble);
	if (trouble.len == 0)
		k->kept = editor_version(k->form.editor);
}

void ask_copy_trouble(struct view *v, struct str trouble)
{
	struct ask *k = (struct ask *)v;

	k->trouble = str_copy(k->answer, trouble);
}

unsigned ask_copy_line(const struct view *v)
{
	const struct ask *k = (const struct ask *)v;

	return ask_has_copy(k) ? (unsigned)editor_line(k->form.editor) + 1 : 0;
}

void ask_look(struct ask *k)
{
	arena_reset(k->looks);
	k->looked = str_copy(k->looks, editor_text(k->form.editor));
	k->look = judge(k->looks, k->form.q, k->looked);
	k->judged = true;
	k->scrolled = 0;
	form_mark(k->looks, &k->form, &k->look);
}

void ask_copy_show(struct view *v, struct str text, struct str where)
{
	struct ask *k = (struct ask *)v;

	if (!ask_has_copy(k))
		return;
	k->shown = true;
	k->where = str_copy(k->answer, where);
	k->keeps = where.len > 0;
	if (!ask_is_open(k))
		return;
	editor_set(k->form.editor, text);
	k->kept = editor_version(k->form.editor);
	k->trouble = STR("");
	editor_mark(k->form.editor, NULL, 0);
	k->looked = STR("");
	/* What was left half done says again what is missing. */
	if (!str_eq(text, k->form.q->start))
		ask_look(k);
}

bool ask_copy_is_shown(const struct view *v)
{
	return ((const struct ask *)v)->shown;
}

void ask_copy_saved(struct view *v, struct str text, struct wants *w)
{
	struct ask *k = (struct ask *)v;
	bool lost = false;
	struct str ours;

	if (!ask_has_copy(k) || !ask_is_open(k))
		return;
	lost = ask_copy_text(v, &ours);
	editor_replace(k->form.editor, text);
	k->kept = editor_version(k->form.editor);
	k->trouble = STR("");
	if (lost)
		want_add(w, WANT_SAY,
		    STR("The file was saved elsewhere: that is shown. Undo "
			"(ctrl-_) brings back what stood here."));
	ask_saved(k, w);
}

/* The text above or beside; nothing of it where there is room for one. */
void ask_split(
    const struct ask *k, struct rect r, struct rect *text, struct rect *pane)
{
	int columns = r.columns * 2 / 5;

	*text = *pane = r;
	if (!ask_has_copy(k)) {
		pane->rows = 0;
	} else if (r.columns >= BESIDE_COLUMNS) {
		columns = columns < TEXT_LEAST ? TEXT_LEAST
		    : columns > TEXT_MOST      ? TEXT_MOST
					       : columns;
		text->columns = columns;
		pane->column += columns + 1;
		pane->columns -= columns + 1;
	} else if (r.rows >= BELOW_ROWS) {
		text->rows = ask_is_open(k) ? r.rows * 2 / 5 : r.rows * 3 / 5;
		pane->row += text->rows;
		pane->rows -= text->rows;
	} else if (k->form.typing) {
		text->rows = 0;
	} else {
		pane->rows = 0;
	}
}

/* What is to be known of the copy: whether it is kept, and what of it was. */
static struct str state(const struct ask *k)
{
	struct str text;

	if (!ask_is_open(k))
		return STR("answered");
	if (k->trouble.len)
		return STR("NOT KEPT");
	if (!k->keeps)
		return STR("not kept");
	return ask_copy_text(&k->view, &text) ? STR("changed") : STR("saved");
}

/* A path that is too long loses folders after its first piece. */
static struct str fit_path(struct arena *frame, struct str path, int room)
{
	struct str cut = path;
	size_t slash;

	while ((int)text_cells(cut) > room &&
	    (slash = str_find(path, STR("/"), 1)) != SIZE_MAX) {
		path = str_sub(path, slash, path.len);
		cut = str_fmt(frame, "…%.*s", STR_ARG(path));
	}
	return cut;
}

/* Where it lies and how it stands, in a rule over the pane. */
static void draw_head(
    const struct ask *k, struct canvas *c, struct rect r, struct arena *frame)
{
	struct style style = style_of(k->trouble.len ? ROLE_ERROR : ROLE_FAINT);
	struct str word = str_fmt(frame, " %.*s ", STR_ARG(state(k)));
	int cells = (int)text_cells(word);
	int room = r.columns - cells - 5;
	struct str where = k->trouble.len ? k->trouble
	    : k->where.len		  ? fit_path(frame, k->where, room)
					  : k->copy_name;

	canvas_hline(c, r.row, r.column, r.columns);
	canvas_text_cut(c, r.row, r.column + 1, room + 2,
	    str_fmt(frame, " %.*s ", STR_ARG(where)), style);
	canvas_text(
	    c, r.row, r.column + r.columns - cells - 1, cells, word, style);
}

/* Where the pane is alone, what is thought of the last save stands below. */
static void draw_verdict(
    const struct ask *k, struct canvas *c, struct rect r, struct arena *frame)
{
	struct str reason = text_safe(frame, k->look.reason);

	canvas_text_cut(c, r.row, r.column + 1, r.columns - 1,
	    str_fmt(frame, "%s  %.*s", verdict_words(k->look.kind),
		STR_ARG(reason)),
	    style_of(ask_verdict_role(k->look.kind)));
}

void ask_pane_draw(
    struct ask *k, struct canvas *c, struct rect r, struct arena *frame)
{
	struct editor_how how = { .lang = LANG_HCL };

	k->pane = (struct rect){ 0 };
	k->alone = r.rows > 0 && r.row == 0 && r.column == 0;
	if (r.rows < 2)
		return;
	if (r.column > 0)
		canvas_vline(c, r.row, r.column - 1, r.rows);
	draw_head(k, c, r, frame);
	r.row++;
	r.rows--;
	how.focus = k->form.typing && ask_is_open(k);
	if (k->alone && k->looked.len && r.rows > 3) {
		struct rect last = { r.row + r.rows - 1, r.column, 1,
			r.columns };

		draw_verdict(k, c, last, frame);
		r.rows--;
	}
	k->pane = r;
	editor_draw(k->form.editor, c, r, &how, frame);
}

bool ask_pane_click(struct ask *k, int row, int column)
{
	const struct rect *r = &k->pane;

	if (!ask_has_copy(k) || row < r->row || row >= r->row + r->rows ||
	    column < r->column || column >= r->column + r->columns)
		return false;
	if (ask_is_open(k)) {
		k->form.typing = true;
		editor_click(k->form.editor, row - r->row, column - r->column);
	}
	return true;
}

void ask_anew(struct ask *k, struct wants *w)
{
	struct want *want;

	if (!k->sure) {
		k->sure = true;
		want_add(w, WANT_SAY,
		    STR("Begin anew? The same key again does; what you wrote "
			"is put aside."));
		return;
	}
	k->sure = false;
	if (!k->keeps) {
		editor_replace(k->form.editor, k->form.q->start);
		return;
	}
	want = want_add(w, WANT_ANEW, k->form.q->start);
	want->module = str_copy(w->a, k->copy_name);
}
