#include "view/form_own.h"

#include "base/arena.h"
#include "quiz/judge.h"
#include "ui/editor.h"

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
size_t form_shown(const struct form *f, size_t place)
{
	return f->turn->norder ? f->turn->order[place] : place;
}

bool form_is_typed(const struct form *f, size_t i)
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
	return f->n > 0 && form_is_typed(f, f->focus);
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
		    q->kind == QUESTION_ORDER ? form_shown(&f, i) : SIZE_MAX;
	f.typing = form_has_field(&f);
	if (judge_lines(q)) {
		f.editor = editor_new();
		editor_set(f.editor, q->start);
		f.aside = q->start.len > 0;
		/* A key that is meant for the commands is not to change it. */
		f.typing = !f.aside;
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
	size_t option;

	switch (f->q->kind) {
	case QUESTION_SEVERAL:
		option = form_shown(f, f->focus);
		f->picked[option] = !f->picked[option];
		return;
	case QUESTION_ORDER:
		f->held = f->held == SIZE_MAX ? f->focus : SIZE_MAX;
		return;
	case QUESTION_MATCH:
	case QUESTION_GAPS:
		choose_next(f, 1);
		return;
	case QUESTION_ONE:
		for (size_t i = 0; i < f->n; i++)
			f->picked[form_shown(f, i)] = i == f->focus;
		return;
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
	if (f->editor && (act == ACT_UNDO || act == ACT_REDO))
		return editor_act(f->editor, act);
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
	if (f->q->kind == QUESTION_SEVERAL || f->q->kind == QUESTION_ONE)
		pick(f);
	return true;
}

void form_mark(struct arena *a, struct form *f, const struct verdict *v)
{
	enum role role = verdict_counts(v->kind) ? ROLE_WRONG : ROLE_UNREADABLE;
	bool points =
	    v->kind != VERDICT_RIGHT && (v->len || !verdict_counts(v->kind));
	struct editor_mark *marks =
	    NEW_N(a, struct editor_mark, v->nfaults + 1);
	size_t n = 0;

	if (!f->editor)
		return;
	/* In a pane of its own what is thought of it may be out of view. */
	if (points)
		marks[n++] = (struct editor_mark){ v->at, v->len, role,
			f->aside ? v->reason : STR("") };
	for (size_t i = 0; points && i < v->nfaults; i++)
		marks[n++] = (struct editor_mark){ v->faults[i].at,
			v->faults[i].len, role, v->faults[i].text };
	editor_mark(f->editor, marks, n);
}

void form_focus(struct form *f, size_t i)
{
	if (i >= f->n || f->held != SIZE_MAX)
		return;
	f->focus = i;
	f->typing = form_has_field(f);
	if (f->q->kind == QUESTION_SEVERAL || f->q->kind == QUESTION_ONE)
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
	if (form_is_typed(f, i))
		return str_trim(typed(f, i)).len == 0;
	return (f->q->kind == QUESTION_MATCH || f->q->kind == QUESTION_GAPS) &&
	    f->place[i] == SIZE_MAX;
}

/* The one that is picked; n: none yet. */
static size_t picked_one(const struct form *f)
{
	size_t i = 0;

	while (i < f->n && !f->picked[i])
		i++;
	return i;
}

bool form_ready(const struct form *f)
{
	if (f->q->kind == QUESTION_ONE && f->picks && picked_one(f) == f->n)
		return false;
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
		if (form_is_typed(f, i))
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
		add_number(
		    &b, f->picks ? picked_one(f) : form_shown(f, f->focus));
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
			add_number(&b, form_shown(f, f->place[i]));
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
