#include "view/form.h"

#include "base/arena.h"
#include "quiz/judge.h"
#include "text/width.h"
#include "ui/editor.h"
#include "ui/keymap.h"
#include "view/rows.h"

static size_t things(const struct question *q)
{
	switch (q->kind) {
	case QUESTION_ONE:
	case QUESTION_SEVERAL:
	case QUESTION_ORDER:
		return q->noptions;
	case QUESTION_MATCH:
		return q->npairs;
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		return 1;
	case QUESTION_GAPS:
		return q->ngaps;
	}
	return 0;
}

/* The option of the file that is shown in this place. */
static size_t shown(const struct form *f, size_t place)
{
	return f->turn->norder ? f->turn->order[place] : place;
}

static bool is_typed(const struct form *f, size_t i)
{
	switch (f->q->kind) {
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		return true;
	case QUESTION_GAPS:
		return f->q->gaps[i].nchoices == 0;
	case QUESTION_ONE:
	case QUESTION_SEVERAL:
	case QUESTION_ORDER:
	case QUESTION_MATCH:
		return false;
	}
	return false;
}

bool form_has_field(const struct form *f)
{
	return f->n > 0 && is_typed(f, f->focus);
}

struct form form_new(struct arena *a, const struct turn *turn)
{
	const struct question *q = turn->q;
	struct form f = { .quiz = turn->quiz, .q = q, .turn = turn };

	f.n = things(q);
	f.held = SIZE_MAX;
	f.picked = NEW_N(a, bool, f.n);
	f.place = NEW_N(a, size_t, f.n);
	f.fields = NEW_N(a, struct edit, f.n);
	for (size_t i = 0; i < f.n; i++)
		f.place[i] =
		    q->kind == QUESTION_ORDER ? shown(&f, i) : SIZE_MAX;
	f.typing = form_has_field(&f);
	if (judge_lines(q)) {
		f.editor = editor_new();
		editor_set(f.editor, q->start);
	}
	return f;
}

void form_end(struct form *f)
{
	for (size_t i = 0; f->q && i < f->n; i++)
		edit_free(&f->fields[i]);
	editor_free(f->editor);
	*f = (struct form){ 0 };
}

/* How many things can be chosen for the focused one. */
static size_t choices(const struct form *f)
{
	if (f->q->kind == QUESTION_MATCH)
		return f->q->npairs;
	if (f->q->kind == QUESTION_GAPS)
		return f->q->gaps[f->focus].nchoices;
	return 0;
}

static void choose_next(struct form *f, int by)
{
	size_t n = choices(f), now = f->place[f->focus];

	if (n == 0)
		return;
	if (now >= n)
		f->place[f->focus] = by > 0 ? 0 : n - 1;
	else
		f->place[f->focus] = (now + n + (size_t)by) % n;
}

static void move(struct form *f, int by)
{
	size_t to = f->focus + (size_t)by;

	if (to >= f->n)
		return;
	if (f->held != SIZE_MAX) {
		size_t kept = f->place[f->focus];

		f->place[f->focus] = f->place[to];
		f->place[to] = kept;
		f->held = to;
	}
	f->focus = to;
	f->typing = form_has_field(f);
}

static void pick(struct form *f)
{
	switch (f->q->kind) {
	case QUESTION_SEVERAL: {
		size_t option = shown(f, f->focus);

		f->picked[option] = !f->picked[option];
		return;
	}
	case QUESTION_ORDER:
		f->held = f->held == SIZE_MAX ? f->focus : SIZE_MAX;
		return;
	case QUESTION_MATCH:
	case QUESTION_GAPS:
		choose_next(f, 1);
		return;
	case QUESTION_ONE:
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		return;
	}
}

bool form_act(struct form *f, enum act act)
{
	if (f->n == 0)
		return false;
	if (f->editor && f->typing && editor_act(f->editor, act))
		return true;
	if (f->editor && (act == ACT_NEXT_FAULT || act == ACT_PREV_FAULT))
		return editor_next_mark(f->editor, act == ACT_PREV_FAULT);
	if (act == ACT_NEXT_LINE || act == ACT_NEXT_FIELD)
		move(f, 1);
	else if (act == ACT_PREV_LINE || act == ACT_PREV_FIELD)
		move(f, -1);
	else if (act == ACT_PICK)
		pick(f);
	else if (act == ACT_RIGHT || act == ACT_LEFT)
		choose_next(f, act == ACT_RIGHT ? 1 : -1);
	else if (act == ACT_COMMANDS && form_has_field(f))
		f->typing = !f->typing;
	else if (act == ACT_COMMANDS)
		move(f, f->focus + 1 < f->n ? 1 : 0);
	else
		return false;
	return true;
}

bool form_type(struct form *f, uint32_t key)
{
	size_t digit = key - '1';

	if (f->n == 0)
		return false;
	if (f->typing && f->editor)
		return key_is_text(key) && editor_type(f->editor, key);
	if (f->typing && form_has_field(f))
		return edit_key(&f->fields[f->focus], key);
	if (key < '1' || key > '9')
		return false;
	if (choices(f)) {
		if (digit >= choices(f))
			return false;
		f->place[f->focus] = digit;
		return true;
	}
	if (digit >= f->n || f->q->kind == QUESTION_ORDER)
		return false;
	f->focus = digit;
	if (f->q->kind == QUESTION_SEVERAL)
		pick(f);
	return true;
}

bool form_paste(struct form *f, struct str text)
{
	return f->typing && f->editor && editor_paste(f->editor, text);
}

void form_mark(struct form *f, const struct verdict *v)
{
	struct editor_mark mark = { .at = v->at, .len = v->len };

	mark.role = verdict_counts(v->kind) ? ROLE_WRONG : ROLE_UNREADABLE;
	if (f->editor)
		editor_mark(f->editor, &mark,
		    v->kind != VERDICT_RIGHT &&
			(v->len || !verdict_counts(v->kind)));
}

void form_focus(struct form *f, size_t i)
{
	if (i >= f->n || f->held != SIZE_MAX)
		return;
	f->focus = i;
	f->typing = form_has_field(f);
	if (f->q->kind == QUESTION_SEVERAL)
		pick(f);
}

/* What has been typed for the i-th thing. */
static struct str typed(const struct form *f, size_t i)
{
	return f->editor ? editor_text(f->editor) : edit_text(&f->fields[i]);
}

/* Whether nothing has been filled in or chosen for the i-th thing. */
static bool is_empty(const struct form *f, size_t i)
{
	if (is_typed(f, i))
		return str_trim(typed(f, i)).len == 0;
	return (f->q->kind == QUESTION_MATCH || f->q->kind == QUESTION_GAPS) &&
	    f->place[i] == SIZE_MAX;
}

bool form_ready(const struct form *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (is_empty(f, i))
			return false;
	return f->n > 0 && f->held == SIZE_MAX;
}

bool form_to_empty(struct form *f)
{
	for (size_t i = 1; i < f->n; i++) {
		size_t at = (f->focus + i) % f->n;

		if (f->held != SIZE_MAX || !is_empty(f, at))
			continue;
		f->focus = at;
		f->typing = form_has_field(f);
		return true;
	}
	return false;
}

static void add_number(struct buf *b, size_t n)
{
	buf_fmt(b, "%s%zu", b->len ? " " : "", n + 1);
}

static void add_picked(struct buf *b, const struct form *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->picked[i])
			add_number(b, i);
	if (b->len == 0)
		buf_add(b, STR("none"));
}

static void add_gaps(struct buf *b, const struct form *f)
{
	for (size_t i = 0; i < f->n; i++) {
		if (i)
			buf_add(b, STR(" | "));
		if (is_typed(f, i))
			buf_add(b, typed(f, i));
		else
			buf_fmt(b, "%zu", f->place[i] + 1);
	}
}

struct str form_answer(struct arena *a, const struct form *f)
{
	struct buf b = { .a = a };

	switch (f->q->kind) {
	case QUESTION_ONE:
		add_number(&b, shown(f, f->focus));
		break;
	case QUESTION_SEVERAL:
		add_picked(&b, f);
		break;
	case QUESTION_ORDER:
		for (size_t i = 0; i < f->n; i++)
			add_number(&b, f->place[i]);
		break;
	case QUESTION_MATCH:
		for (size_t i = 0; i < f->n; i++)
			add_number(&b, shown(f, f->place[i]));
		break;
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
	case QUESTION_GAPS:
		add_gaps(&b, f);
		break;
	}
	return buf_str(&b);
}

/* What stands before an option: where the focus is, and what is chosen. */
static struct str lead_of(const struct form *f, struct rows *rows, size_t i)
{
	bool here = i == f->focus;
	size_t option = shown(f, i);
	const char *box = "";

	if (f->q->kind == QUESTION_ONE)
		box = here ? "(o)" : "( )";
	else if (f->q->kind == QUESTION_SEVERAL)
		box = f->picked[option] ? "[x]" : "[ ]";
	else if (f->q->kind == QUESTION_ORDER)
		box = f->held == i ? "<->" : "   ";
	return str_fmt(rows->a, "%c %zu. %s", here ? '>' : ' ', i + 1, box);
}

/* Of a closed question: which options are right, and which were picked. */
static struct str mark_of(const struct form *f, struct rows *rows, size_t i)
{
	size_t option = shown(f, i);
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
		size_t option =
		    f->q->kind == QUESTION_ORDER ? f->place[i] : shown(f, i);

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
			pair.right = f->q->pairs[shown(f, at)].right;
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
		rows_text(
		    rows, f->q->pairs[shown(f, i)].right, style_of(ROLE_FAINT));
	}
}

/* Several lines, and the keys that end a line and the answer. */
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
	rows->indent = 3;
	if (f->q->kind == QUESTION_FIREWALL)
		rows_text(rows,
		    STR("A rule is an address, two ends (192.0.2.8 - "
			"192.0.2.15) or a block (198.51.100.0/24); without any "
			"rule, write none."),
		    style_of(ROLE_FAINT));
	else
		rows_text(rows, judge_manner(f->q), style_of(ROLE_FAINT));
	if (open)
		rows_text(rows,
		    str_fmt(rows->a, "%.*s ends a line, %.*s answers.",
			STR_ARG(
			    keymap_key(rows->a, CONTEXT_EDIT, ACT_NEW_LINE)),
			STR_ARG(keymap_key(rows->a, CONTEXT_EDIT, ACT_SUBMIT))),
		    style_of(ROLE_FAINT));
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
		if (is_typed(f, i)) {
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
		if (f->editor)
			lines_rows(f, rows, open, most);
		else
			field_rows(f, rows, open);
		break;
	}
	rows->item = NO_ITEM;
	rows->indent = 0;
	rows->lead = STR("");
	rows_gap(rows);
}
