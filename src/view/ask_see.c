#include "view/ask_own.h"

#include "base/arena.h"
#include "view/rows.h"

enum { NARROW = 60 }; /* cells; the bottom row is for the keys then */

static void draw_text(
    struct ask *k, struct canvas *c, struct rect r, struct arena *frame)
{
	enum { MARGIN = 2, WIDEST = 80 };
	int width = r.columns - 2 * MARGIN;
	struct rows rows;
	struct rect in = r;
	int focus = NO_ITEM, top;

	if (r.columns < 30)
		width = r.columns;
	width = width > WIDEST ? WIDEST : width;
	rows = rows_in(frame, width);
	in.columns = width;
	in.column += (r.columns - width) / 2;
	canvas_text_cut(
	    c, r.row, in.column, width, k->setup.title, style_of(ROLE_FAINT));
	ask_rows(k, &rows, r.rows - 4);
	if (!k->summary)
		focus = (int)(ask_is_open(k) && !k->judged ? k->form.focus
							   : k->form.n);
	in.row += 2;
	in.rows -= 2;
	top = k->top + k->scrolled;
	rows_draw(&rows, c, in, &top, k->scrolled ? NO_ITEM : focus, false);
	for (int i = 0; i < CLICK_ROWS; i++) {
		k->drawn[i] = rows_item_at(&rows, top, i - in.row);
		k->panes[i] = rows_pane_at(&rows, top, i - in.row);
	}
	k->pane_column = in.column + FORM_INDENT;
	if (k->scrolled)
		k->scrolled = top - k->top;
	else
		k->top = top;
	if (!c->cursor_shown)
		canvas_cursor(c, in.row, in.column);
}

void ask_draw(
    struct view *v, struct canvas *c, struct rect r, struct arena *frame)
{
	struct ask *k = (struct ask *)v;
	struct rect text, pane;

	k->narrow = r.columns < NARROW;
	ask_split(k, r, &text, &pane);
	if (text.rows > 0)
		draw_text(k, c, text, frame);
	ask_pane_draw(k, c, pane, frame);
}

const enum act *ask_offers(const struct view *v)
{
	static const enum act choosing[] = { ACT_SUBMIT, ACT_PICK, ACT_HINT,
		ACT_SKIP, ACT_SHOW, ACT_LEAVE, ACT_HELP, ACT_NONE };
	static const enum act typing[] = { ACT_SUBMIT, ACT_HINT, ACT_COMMANDS,
		ACT_NONE };
	static const enum act writing[] = { ACT_SUBMIT, ACT_NEW_LINE, ACT_HINT,
		ACT_COMMANDS, ACT_UNDO, ACT_NONE };
	static const enum act copying[] = { ACT_SUBMIT, ACT_COMMANDS,
		ACT_EDIT_OUTSIDE, ACT_HINT, ACT_NEXT_FAULT, ACT_NONE };
	static const enum act copy[] = { ACT_COMMANDS, ACT_EDIT_OUTSIDE,
		ACT_SUBMIT, ACT_HINT, ACT_ANEW, ACT_SKIP, ACT_LEAVE, ACT_HELP,
		ACT_NONE };
	static const enum act closed[] = { ACT_SUBMIT, ACT_READ_AGAIN,
		ACT_PREV_QUESTION, ACT_LEAVE, ACT_HELP, ACT_NONE };
	static const enum act generated[] = { ACT_SUBMIT, ACT_ANOTHER,
		ACT_READ_AGAIN, ACT_LEAVE, ACT_HELP, ACT_NONE };
	static const enum act unlinked[] = { ACT_SUBMIT, ACT_PREV_QUESTION,
		ACT_LEAVE, ACT_HELP, ACT_NONE };
	static const enum act missed[] = { ACT_ANOTHER, ACT_HINT, ACT_SHOW,
		ACT_SKIP, ACT_LEAVE, ACT_HELP, ACT_NONE };
	static const enum act mistyped[] = { ACT_ANOTHER, ACT_HINT, ACT_SHOW,
		ACT_COMMANDS, ACT_NONE };
	const struct ask *k = (const struct ask *)v;

	if (k->judged && !k->summary && ask_is_open(k) && ask_is_missed(k))
		return k->form.typing ? mistyped : missed;
	switch (ask_context(v)) {
	case CONTEXT_FIELD:
		return typing;
	case CONTEXT_EDIT:
		return ask_has_copy(k) ? copying : writing;
	case CONTEXT_CLOSED:
		if (k->summary)
			return unlinked;
		if (session_question(k->session)->recipe)
			return generated;
		return session_question(k->session)->link.len ? closed
							      : unlinked;
	case CONTEXT_CHOICE:
	case CONTEXT_ANY:
	case CONTEXT_HOME:
	case CONTEXT_READ:
	case CONTEXT_LIST:
	case CONTEXT_PROMPT:
	case CONTEXT_EXAM:
	case CONTEXT_SHEET:
	case CONTEXT_COUNT:
		break;
	}
	return ask_has_copy(k) ? copy : choosing;
}

/* What a key does here, where its usual word would mislead. */
const char *ask_word(const struct view *v, enum act act)
{
	const struct ask *k = (const struct ask *)v;

	if (act == ACT_SUBMIT && ask_has_copy(k) && k->form.typing)
		return "judge";
	if (act == ACT_COMMANDS && !k->form.typing)
		return "write";
	return NULL;
}

struct str ask_where(const struct view *v, struct arena *frame)
{
	const struct ask *k = (const struct ask *)v;

	/* A small screen is for the keys. */
	if (k->alone)
		return STR("");
	if (k->narrow)
		return str_fmt(frame, "%zu/%zu",
		    session_tally(k->session, TURN_RIGHT),
		    session_count(k->session));
	return str_fmt(frame, "%zu right, %zu to go",
	    session_tally(k->session, TURN_RIGHT),
	    session_tally(k->session, TURN_OPEN) +
		session_tally(k->session, TURN_SKIPPED));
}
