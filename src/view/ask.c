#include "view/ask_own.h"

#include "base/arena.h"
#include "ui/editor.h"
#include "view/rows.h"

#include <stdlib.h>

static struct ask *of(struct view *v)
{
	return (struct ask *)v;
}

static const struct ask *of_const(const struct view *v)
{
	return (const struct ask *)v;
}

bool ask_is_open(const struct ask *k)
{
	enum turn_state state = session_now(k->session)->state;

	return state == TURN_OPEN || state == TURN_SKIPPED;
}

enum context ask_context(const struct view *v)
{
	const struct ask *k = of_const(v);

	if (k->summary || !ask_is_open(k))
		return CONTEXT_CLOSED;
	if (!k->form.typing)
		return CONTEXT_CHOICE;
	return k->form.editor ? CONTEXT_EDIT : CONTEXT_FIELD;
}

/* The module that the question at hand is of. */
static struct str module_of(const struct ask *k)
{
	return k->setup.modules
	    ? k->setup.modules[session_now(k->session)->question]
	    : k->setup.module;
}

void ask_asked(
    const struct view *v, struct str *module, struct str *id, struct str *title)
{
	const struct ask *k = of_const(v);

	*module = module_of(k);
	*id = session_question(k->session)->id;
	*title = session_question(k->session)->title;
}

bool ask_is_leech(const struct ask *k)
{
	return k->setup.leeches &&
	    k->setup.leeches[session_now(k->session)->question];
}

/* A form for the question at hand; `w` is NULL when there was none. */
static void new_form(struct ask *k, struct wants *w)
{
	if (w)
		ask_copy_leave(k, w);
	form_end(&k->form);
	arena_reset(k->answer);
	k->form = form_new(k->answer, session_now(k->session));
	k->judged = false;
	k->confidence = CONFIDENCE_NONE;
	k->top = 0;
	k->scrolled = 0;
	ask_copy_begin(k);
}

/* What the question was asked about stays known when the code changes. */
static void record_code(struct ask *k, struct wants *w)
{
	const struct question *q = session_now(k->session)->q;
	struct event *e;

	if (q->about.len == 0)
		return;
	e = &want_add(w, WANT_RECORD, STR(""))->event;
	e->kind = EVENT_PLACE;
	e->module = module_of(k);
	e->item = str_fmt(w->a, "code:%.*s", STR_ARG(q->id));
	e->detail = q->about;
}

static void record(struct ask *k, struct wants *w, enum event_kind kind)
{
	const struct turn *turn = session_now(k->session);
	struct event *e;

	record_code(k, w);
	e = &want_add(w, WANT_RECORD, STR(""))->event;
	e->kind = kind;
	e->module = module_of(k);
	e->item = turn->q->id;
	e->hash = turn->q->hash;
	e->seed = turn->seed;
	e->answer = str_copy(w->a, turn->answer);
	if (turn->tries || kind == EVENT_ANSWER) {
		e->verdict = str_of(verdict_name(turn->verdict.kind));
		e->score = turn->verdict.score;
	}
	e->tries = turn->tries;
	e->hints = (unsigned)turn->hints;
	if (kind == EVENT_ANSWER)
		e->detail = str_of(confidence_name(k->confidence));
	k->confidence = CONFIDENCE_NONE;
}

static void record_place(struct ask *k, struct wants *w)
{
	struct event *e;

	/* A review is made anew of what is due then. */
	if (k->setup.modules)
		return;
	e = &want_add(w, WANT_RECORD, STR(""))->event;
	e->kind = EVENT_PLACE;
	e->module = k->setup.module;
	e->item = str_fmt(w->a, "ask:%.*s", STR_ARG(k->setup.section));
	/* A round that is over begins anew the next time. */
	if (!session_over(k->session))
		e->detail = session_save(w->a, k->session);
}

static void another(struct ask *k, struct wants *w)
{
	if (!session_another(k->session)) {
		want_add(w, WANT_SAY,
		    STR("This one is always the same: it has no other "
			"numbers."));
		return;
	}
	new_form(k, w);
	record_place(k, w);
}

bool ask_is_missed(const struct ask *k)
{
	const struct turn *turn = session_now(k->session);

	return turn->q->recipe && turn->tries > 0 &&
	    turn->state != TURN_SHOWN && turn->verdict.kind != VERDICT_RIGHT &&
	    verdict_counts(turn->verdict.kind);
}

/* Judges what stands in the form: a try, if it can be judged. */
static void answer(struct ask *k, struct wants *w)
{
	const struct verdict *v =
	    session_answer(k->session, form_answer(k->answer, &k->form));

	k->scrolled = 0;
	k->judged = true;
	k->looked = STR("");
	form_mark(k->answer, &k->form, v);
	if (!verdict_counts(v->kind))
		return;
	record(k, w, EVENT_ANSWER);
	record_place(k, w);
	if (!ask_is_open(k))
		k->form.typing = false;
}

static void submit(struct ask *k, struct wants *w)
{
	/* Whoever changes nothing has read the verdict and goes on. */
	if (k->judged && !k->looked.len && ask_is_missed(k)) {
		another(k, w);
		return;
	}
	if (!form_ready(&k->form)) {
		if (form_to_empty(&k->form))
			return;
		want_add(w, WANT_SAY,
		    k->form.held != SIZE_MAX
			? STR("Put down what you hold first (space).")
			: STR("Something is still empty."));
		return;
	}
	if (ask_has_copy(k))
		ask_copy_keep(k, w);
	answer(k, w);
}

void ask_saved(struct ask *k, struct wants *w)
{
	if (!form_ready(&k->form)) {
		want_add(w, WANT_SAY, STR("There is nothing in it."));
		return;
	}
	ask_look(k);
	if (k->look.kind != VERDICT_RIGHT)
		return;
	answer(k, w);
}

static void save(struct ask *k, struct wants *w)
{
	ask_copy_keep(k, w);
	ask_saved(k, w);
}

/*
 * In the pane of a copy one saves; elsewhere one answers, unless there is
 * nothing yet to answer with.
 */
static void hand_in(struct ask *k, struct wants *w)
{
	if (ask_has_copy(k) && k->form.typing)
		save(k, w);
	else if (ask_has_copy(k) && !ask_copy_is_touched(k))
		k->form.typing = true;
	else
		submit(k, w);
}

static void go_on(struct ask *k, struct wants *w)
{
	if (k->summary) {
		if (session_again(k->session)) {
			k->summary = false;
			new_form(k, w);
			record_place(k, w);
		}
		return;
	}
	if (ask_is_missed(k)) {
		another(k, w);
	} else if (session_next(k->session)) {
		new_form(k, w);
		record_place(k, w);
	} else {
		k->summary = true;
		k->top = 0;
	}
}

static void look_at(struct ask *k, int by, struct wants *w)
{
	size_t n = session_count(k->session), at = session_at(k->session);

	if (k->summary && by < 0)
		k->summary = false;
	else if (by > 0 && at + 1 == n && session_over(k->session))
		k->summary = true;
	else if (at + (size_t)by < n)
		session_go(k->session, at + (size_t)by);
	else
		return;
	new_form(k, w);
}

static void show(struct ask *k, struct wants *w)
{
	/* Who has saved what is not right and gives up has tried. */
	if (k->looked.len && verdict_counts(k->look.kind) && ask_is_open(k))
		answer(k, w);
	if (!session_show(k->session)) {
		want_add(w, WANT_SAY,
		    STR("Try once first: the solution comes after a try."));
		return;
	}
	k->form.typing = false;
	record(k, w, EVENT_SHOWN);
	record_place(k, w);
}

static void hint(struct ask *k, struct wants *w)
{
	if (session_question(k->session)->nhints == 0)
		want_add(w, WANT_SAY, STR("There is no hint for this one."));
	else if (!session_hint(k->session))
		want_add(w, WANT_SAY, STR("That was the last hint."));
	else
		record_place(k, w);
}

static void skip(struct ask *k, struct wants *w)
{
	size_t before = session_at(k->session);

	session_skip(k->session);
	if (session_over(k->session)) {
		k->summary = true;
		k->top = 0;
		return;
	}
	if (session_at(k->session) == before)
		want_add(w, WANT_SAY, STR("This is the only one left."));
	new_form(k, w);
	record_place(k, w);
}

static bool scroll(struct ask *k, enum act act)
{
	enum { PAGE = 10 };
	enum context now = ask_context(&k->view);
	bool reading =
	    now == CONTEXT_CLOSED || (now == CONTEXT_CHOICE && ask_has_copy(k));

	if (act == ACT_NEXT_PAGE)
		k->scrolled += PAGE;
	else if (act == ACT_PREV_PAGE)
		k->scrolled -= PAGE;
	else if (reading && act == ACT_NEXT_LINE)
		k->scrolled++;
	else if (reading && act == ACT_PREV_LINE)
		k->scrolled--;
	else
		return false;
	return true;
}

static void take_back(struct ask *k, struct wants *w)
{
	if (!session_undo(k->session)) {
		want_add(w, WANT_SAY, STR("There is nothing to take back."));
		return;
	}
	k->summary = false;
	new_form(k, w);
	want_add(w, WANT_UNDO, STR(""));
	record_place(k, w);
	want_add(w, WANT_SAY, STR("The answer is taken back."));
}

/* What was typed or chosen is looked at again. */
static void touched(struct ask *k)
{
	k->judged = false;
	k->scrolled = 0;
}

static enum act act(struct view *v, enum act act, struct wants *w)
{
	struct ask *k = of(v);
	bool open = !k->summary && ask_is_open(k);
	const struct question *q = session_question(k->session);

	k->sure = k->sure && act == ACT_ANEW;
	if (open && ask_context(v) == CONTEXT_EDIT && form_act(&k->form, act)) {
		touched(k);
		return ACT_NONE;
	}
	if (scroll(k, act))
		return ACT_NONE;
	if (open && form_act(&k->form, act)) {
		touched(k);
		return ACT_NONE;
	}
	if (act == ACT_UNDO || act == ACT_REDO) {
		want_add(w, WANT_SAY,
		    act == ACT_UNDO ? STR("There is nothing to undo.")
				    : STR("There is nothing to do again."));
		return ACT_NONE;
	}
	if (act == ACT_SUBMIT && open)
		hand_in(k, w);
	else if (act == ACT_SUBMIT)
		go_on(k, w);
	else if (act == ACT_HINT && open)
		hint(k, w);
	else if (act == ACT_SHOW && open)
		show(k, w);
	else if (act == ACT_SKIP && open)
		skip(k, w);
	else if (act == ACT_ANOTHER && !k->summary)
		another(k, w);
	else if (act == ACT_SAVE && open && ask_has_copy(k))
		save(k, w);
	else if (act == ACT_EDIT_OUTSIDE && open && ask_has_copy(k))
		want_add(w, WANT_EDIT, STR(""));
	else if (act == ACT_ANEW && open && ask_has_copy(k))
		ask_anew(k, w);
	else if (act == ACT_SURE && open)
		k->confidence = (k->confidence + 1) % CONFIDENCES;
	else if (act == ACT_TAKE_BACK)
		take_back(k, w);
	else if (act == ACT_NEXT_QUESTION || act == ACT_PREV_QUESTION)
		look_at(k, act == ACT_NEXT_QUESTION ? 1 : -1, w);
	else if (act == ACT_READ_AGAIN && !k->summary && q->link.len)
		want_add(w, WANT_FOLLOW, q->link)->module =
		    k->setup.modules ? module_of(k) : STR("");
	else if (act != ACT_PICK && act != ACT_LEFT && act != ACT_RIGHT)
		return act;
	return ACT_NONE;
}

static void click(struct view *v, int row, int column, struct wants *w)
{
	struct ask *k = of(v);
	int item = row >= 0 && row < CLICK_ROWS ? k->drawn[row] : NO_ITEM;

	(void)w;
	if (ask_pane_click(k, row, column))
		return;
	if (item == NO_ITEM || k->summary || !ask_is_open(k) ||
	    (size_t)item >= k->form.n)
		return;
	k->judged = false;
	form_focus(&k->form, (size_t)item);
	if (k->form.editor && k->panes[row] >= 0)
		editor_click(
		    k->form.editor, k->panes[row], column - k->pane_column);
}

static bool type(struct view *v, uint32_t key, struct wants *w)
{
	struct ask *k = of(v);

	(void)w;
	if (k->summary || !ask_is_open(k) || !form_type(&k->form, key))
		return false;
	touched(k);
	return true;
}

static bool paste(struct view *v, struct str text, struct wants *w)
{
	struct ask *k = of(v);

	if (ask_context(v) != CONTEXT_EDIT)
		return false;
	if (!editor_paste(k->form.editor, text))
		want_add(w, WANT_SAY, STR("That is too much: not pasted."));
	touched(k);
	return true;
}

static void end(struct view *v)
{
	struct ask *k = of(v);

	form_end(&k->form);
	arena_free(k->looks);
	arena_free(k->answer);
	arena_free(k->round);
	free(k);
}

struct view *ask_new(const struct ask_setup *setup)
{
	static const struct view_ops ops = {
		.name = "ask",
		.context = ask_context,
		.draw = ask_draw,
		.act = act,
		.type = type,
		.paste = paste,
		.click = click,
		.offers = ask_offers,
		.word = ask_word,
		.where = ask_where,
		.free = end,
	};
	struct ask *k = calloc(1, sizeof(*k));

	if (!k)
		die("out of memory");
	k->view.ops = &ops;
	k->round = arena_new();
	k->answer = arena_new();
	k->looks = arena_new();
	k->setup = *setup;
	k->setup.module = str_copy(k->round, setup->module);
	k->setup.section = str_copy(k->round, setup->section);
	k->setup.title = str_copy(k->round, setup->title);
	k->session = session_new(
	    k->round, setup->quiz, setup->questions, setup->n, setup->seed);
	if (setup->saved.len)
		session_restore(k->session, setup->saved);
	new_form(k, NULL);
	return &k->view;
}
