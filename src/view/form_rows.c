#include "view/form_own.h"

#include "base/arena.h"
#include "quiz/judge.h"
#include "text/width.h"
#include "ui/editor.h"
#include "ui/keymap.h"
#include "view/rows.h"

/* What stands before an option: where the focus is, and what is chosen. */
static struct str lead_of(const struct form *f, struct rows *rows, size_t i)
{
	bool here = i == f->focus;
	size_t option = form_shown(f, i);
	const char *box = "";

	if (f->q->kind == QUESTION_ONE)
		box = (f->picks ? f->picked[option] : here) ? "(o)" : "( )";
	else if (f->q->kind == QUESTION_SEVERAL)
		box = f->picked[option] ? "[x]" : "[ ]";
	else if (f->q->kind == QUESTION_ORDER)
		box = f->held == i ? "<->" : "   ";
	return str_fmt(rows->a, "%c %zu. %s", here ? '>' : ' ', i + 1, box);
}

/* Of a closed question: which options are right, and which were picked. */
static struct str mark_of(const struct form *f, struct rows *rows, size_t i)
{
	size_t option = form_shown(f, i);
	bool picked = f->q->kind == QUESTION_SEVERAL
	    ? f->picked[option]
	    : f->turn->tries > 0 && i == f->focus;
	bool right = f->q->options[option].right;

	if (f->q->kind == QUESTION_ORDER)
		return str_fmt(rows->a, "  %zu.", i + 1);
	rows->lead_style = style_of(right ? ROLE_RIGHT
		: picked		  ? ROLE_WRONG
					  : ROLE_BULLET);
	return str_fmt(rows->a, "%c %zu. %s", picked ? '>' : ' ', i + 1,
	    right	 ? " ✓ "
		: picked ? " ✗ "
			 : "   ");
}

static void option_rows(const struct form *f, struct rows *rows, bool open)
{
	for (size_t i = 0; i < f->n; i++) {
		size_t option = f->q->kind == QUESTION_ORDER ? f->place[i]
							     : form_shown(f, i);

		rows->item = (int)i;
		rows->indent = f->n > 9 ? 10 : 9;
		rows->lead_style = style_of(ROLE_BULLET);
		rows->lead = open ? lead_of(f, rows, i) : mark_of(f, rows, i);
		rows_passage(rows, f->quiz->doc, f->q->options[option].text);
	}
}

static size_t widest_left(const struct form *f)
{
	size_t widest = text_cells(f->q->head.left);

	for (size_t i = 0; i < f->n; i++) {
		size_t cells = text_cells(f->q->pairs[i].left);

		widest = cells > widest ? cells : widest;
	}
	return widest;
}

/* "left  ->  right", the right sides below one another. */
static void pair_row(struct rows *rows, struct pair pair, size_t widest,
    const char *between, enum role role)
{
	int pad = (int)(widest - text_cells(pair.left));

	rows_text(rows,
	    str_fmt(rows->a, "%.*s%*s  %s  %.*s", STR_ARG(pair.left), pad, "",
		between, STR_ARG(pair.right)),
	    style_of(role));
}

static void match_rows(const struct form *f, struct rows *rows, bool open)
{
	size_t widest = widest_left(f);

	rows->indent = 2;
	pair_row(rows, f->q->head, widest, "  ", ROLE_FAINT);
	for (size_t i = 0; i < f->n; i++) {
		size_t at = f->place[i];
		struct pair pair = { f->q->pairs[i].left, STR("...") };

		if (at < f->n)
			pair.right = f->q->pairs[form_shown(f, at)].right;
		rows->item = (int)i;
		rows->lead = open && i == f->focus ? STR(">") : STR(" ");
		rows->lead_style = style_of(ROLE_TEXT);
		pair_row(rows, pair, widest, "->", ROLE_TEXT);
	}
	rows->item = NO_ITEM;
	rows_gap(rows);
	for (size_t i = 0; i < f->n; i++) {
		rows->indent = 6;
		rows->lead = str_fmt(rows->a, "  %zu.", i + 1);
		rows->lead_style = style_of(ROLE_BULLET);
		rows_text(rows, f->q->pairs[form_shown(f, i)].right,
		    style_of(ROLE_FAINT));
	}
}

/* How an answer of several lines is written in the panes. */
static struct str manner(const struct form *f)
{
	if (f->aside)
		return STR("Edit the copy, here or in an editor of your own: "
			   "each save is judged.");
	if (judge_file(f->q) && f->q->start.len)
		return STR("Edit the text: what it means is judged, however "
			   "it is written.");
	if (judge_file(f->q))
		return STR("The whole file.");
	if (f->q->kind == QUESTION_FIREWALL)
		return STR("A rule is an address, two ends (192.0.2.8 - "
			   "192.0.2.15) or a block (198.51.100.0/24); without "
			   "any rule, write none.");
	return judge_manner(f->q);
}

/* How several lines are written, and the keys that end a line and all. */
static void manner_rows(const struct form *f, struct rows *rows, bool open)
{
	struct arena *a = rows->a;

	rows->indent = f->aside ? 0 : FORM_INDENT + 1;
	rows_text(rows, manner(f), style_of(ROLE_FAINT));
	if (!open || f->aside)
		return;
	if (!f->typing) {
		rows_text(rows,
		    str_fmt(a, "%.*s begins to write.",
			STR_ARG(keymap_key(a, CONTEXT_EXAM, ACT_COMMANDS))),
		    style_of(ROLE_FAINT));
		return;
	}
	rows_text(rows,
	    str_fmt(a, "%.*s ends a line, %.*s answers.",
		STR_ARG(keymap_key(a, CONTEXT_EDIT, ACT_NEW_LINE)),
		STR_ARG(keymap_key(a, CONTEXT_EDIT, ACT_SUBMIT))),
	    style_of(ROLE_FAINT));
}

/* Several lines that are written among the rows. */
static void lines_rows(
    const struct form *f, struct rows *rows, bool open, int most)
{
	enum { LEAST = 3, MOST = 12 };
	size_t n = editor_lines(f->editor) + 1;

	most = most > MOST ? MOST : most < LEAST ? LEAST : most;
	rows->item = 0;
	rows->indent = FORM_INDENT;
	rows->lead = open ? STR(">") : STR(" ");
	rows->lead_style = style_of(ROLE_BULLET);
	rows_pane(rows, f->editor,
	    n < LEAST		   ? LEAST
		: n > (size_t)most ? most
				   : (int)n);
	rows->item = NO_ITEM;
}

static void field_rows(const struct form *f, struct rows *rows, bool open)
{
	enum { FIELD_CELLS = 72 };

	for (size_t i = 0; i < f->n; i++) {
		const struct gap *gap =
		    f->q->kind == QUESTION_GAPS ? &f->q->gaps[i] : NULL;

		rows->item = (int)i;
		rows->indent = f->n > 1 || gap ? 7 : 3;
		rows->lead = str_fmt(rows->a, "%c %.*s",
		    open && i == f->focus ? '>' : ' ', gap ? 4 : 0,
		    str_fmt(rows->a, "[%zu] ", i + 1).at);
		rows->lead_style = style_of(ROLE_BULLET);
		if (form_is_typed(f, i)) {
			rows_field(rows, &f->fields[i], FIELD_CELLS);
			continue;
		}
		struct buf b = { .a = rows->a };
		for (size_t k = 0; k < gap->nchoices; k++)
			buf_fmt(&b,
			    f->place[i] == k ? "%s(%zu. %.*s)"
					     : "%s %zu. %.*s ",
			    k ? " " : "", k + 1, STR_ARG(gap->choices[k]));
		rows_text(rows, buf_str(&b), style_of(ROLE_TEXT));
	}
	rows->item = NO_ITEM;
	rows->indent = 3;
	rows_text(rows, judge_manner(f->q), style_of(ROLE_FAINT));
}

void form_rows(const struct form *f, struct rows *rows, bool open, int most)
{
	switch (f->q->kind) {
	case QUESTION_ONE:
	case QUESTION_SEVERAL:
	case QUESTION_ORDER:
		option_rows(f, rows, open);
		break;
	case QUESTION_MATCH:
		match_rows(f, rows, open);
		break;
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
	case QUESTION_GAPS:
		if (f->editor && !f->aside)
			lines_rows(f, rows, open, most);
		if (f->editor)
			manner_rows(f, rows, open);
		else
			field_rows(f, rows, open);
		break;
	}
	rows->item = NO_ITEM;
	rows->indent = 0;
	rows->lead = STR("");
	rows_gap(rows);
}
