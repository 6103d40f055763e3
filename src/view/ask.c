#include "view/ask.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "quiz/judge.h"
#include "quiz/session.h"
#include "text/role.h"
#include "text/width.h"
#include "view/form.h"
#include "view/rows.h"

#include <stdlib.h>

struct ask {
	struct view view;
	struct arena *round; /* the session and what was set up */
	struct arena *answer; /* the form and the last verdict */
	struct ask_setup setup;
	struct session *session;
	struct form form;
	bool summary; /* the round is over and looked at */
	int top; /* first row shown */
	bool judged; /* the verdict is what to look at */
	int scrolled; /* rows scrolled by hand since the last act */
};

static struct ask *of(struct view *v)
{
	return (struct ask *)v;
}

static const struct ask *of_const(const struct view *v)
{
	return (const struct ask *)v;
}

static bool is_open(const struct ask *k)
{
	enum turn_state state = session_now(k->session)->state;

	return state == TURN_OPEN || state == TURN_SKIPPED;
}

static enum context context(const struct view *v)
{
	const struct ask *k = of_const(v);

	if (k->summary || !is_open(k))
		return CONTEXT_CLOSED;
	return k->form.typing ? CONTEXT_FIELD : CONTEXT_CHOICE;
}

static void new_form(struct ask *k)
{
	form_end(&k->form);
	arena_reset(k->answer);
	k->form = form_new(k->answer, k->setup.quiz,
	    session_question(k->session), session_now(k->session));
	k->judged = false;
	k->top = 0;
	k->scrolled = 0;
}

static void record(struct ask *k, struct wants *w, enum event_kind kind)
{
	const struct turn *turn = session_now(k->session);
	const struct question *q = session_question(k->session);
	struct event *e = &want_add(w, WANT_RECORD, STR(""))->event;

	e->kind = kind;
	e->module = k->setup.module;
	e->item = q->id;
	e->hash = q->hash;
	e->seed = k->setup.seed;
	e->answer = str_copy(w->a, turn->answer);
	if (turn->tries || kind == EVENT_ANSWER) {
		e->verdict = str_of(verdict_name(turn->verdict.kind));
		e->score = turn->verdict.score;
	}
	e->tries = turn->tries;
	e->hints = (unsigned)turn->hints;
}

static void record_place(struct ask *k, struct wants *w)
{
	struct event *e = &want_add(w, WANT_RECORD, STR(""))->event;

	e->kind = EVENT_PLACE;
	e->module = k->setup.module;
	e->item = str_fmt(w->a, "ask:%.*s", STR_ARG(k->setup.section));
	/* A round that is over begins anew the next time. */
	if (!session_over(k->session))
		e->detail = session_save(w->a, k->session);
}

static void submit(struct ask *k, struct wants *w)
{
	const struct verdict *v;

	if (!form_ready(&k->form)) {
		want_add(w, WANT_SAY,
		    k->form.held != SIZE_MAX
			? STR("Put down what you hold first (space).")
			: STR("Something is still empty."));
		return;
	}
	v = session_answer(k->session, form_answer(k->answer, &k->form));
	k->scrolled = 0;
	k->judged = true;
	if (v->kind == VERDICT_UNREADABLE)
		return;
	record(k, w, EVENT_ANSWER);
	record_place(k, w);
	if (!is_open(k))
		k->form.typing = false;
}

static void go_on(struct ask *k, struct wants *w)
{
	if (k->summary) {
		if (session_again(k->session)) {
			k->summary = false;
			new_form(k);
			record_place(k, w);
		}
		return;
	}
	if (session_next(k->session)) {
		new_form(k);
		record_place(k, w);
	} else {
		k->summary = true;
		k->top = 0;
	}
}

static void look_at(struct ask *k, int by)
{
	size_t n = session_count(k->session), at = session_at(k->session);

	if (k->summary && by < 0)
		k->summary = false;
	else if (at + (size_t)by < n)
		session_go(k->session, at + (size_t)by);
	else
		return;
	new_form(k);
}

static void show(struct ask *k, struct wants *w)
{
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
	if (session_at(k->session) == before)
		want_add(w, WANT_SAY, STR("This is the only one left."));
	new_form(k);
	record_place(k, w);
}

static bool scroll(struct ask *k, enum act act)
{
	enum { PAGE = 10 };
	bool reading = context(&k->view) == CONTEXT_CLOSED;

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

static enum act act(struct view *v, enum act act, struct wants *w)
{
	struct ask *k = of(v);
	bool open = !k->summary && is_open(k);
	const struct question *q = session_question(k->session);

	if (scroll(k, act))
		return ACT_NONE;
	if (open && form_act(&k->form, act)) {
		k->judged = false;
		k->scrolled = 0;
		return ACT_NONE;
	}
	if (act == ACT_SUBMIT && open)
		submit(k, w);
	else if (act == ACT_SUBMIT)
		go_on(k, w);
	else if (act == ACT_HINT && open)
		hint(k, w);
	else if (act == ACT_SHOW && open)
		show(k, w);
	else if (act == ACT_SKIP && open)
		skip(k, w);
	else if (act == ACT_NEXT_QUESTION || act == ACT_PREV_QUESTION)
		look_at(k, act == ACT_NEXT_QUESTION ? 1 : -1);
	else if (act == ACT_READ_AGAIN && !k->summary && q->link.len)
		want_add(w, WANT_FOLLOW, q->link);
	else if (act != ACT_PICK && act != ACT_LEFT && act != ACT_RIGHT)
		return act;
	return ACT_NONE;
}

static bool type(struct view *v, uint32_t key, struct wants *w)
{
	struct ask *k = of(v);

	(void)w;
	if (k->summary || !is_open(k) || !form_type(&k->form, key))
		return false;
	k->judged = false;
	k->scrolled = 0;
	return true;
}

static const struct block *title_block(const struct ask *k, uint32_t *at)
{
	const struct doc *doc = k->setup.quiz->doc;
	unsigned line = session_question(k->session)->line;

	for (*at = 0; *at < doc->nblocks; (*at)++)
		if (doc->blocks[*at].kind == BLOCK_HEADING &&
		    doc->blocks[*at].line == line)
			return &doc->blocks[*at];
	return NULL;
}

static void head_rows(const struct ask *k, struct rows *rows)
{
	const struct question *q = session_question(k->session);
	struct buf b = { .a = rows->a };
	uint32_t at;

	buf_fmt(&b, "Question %zu of %zu", session_at(k->session) + 1,
	    session_count(k->session));
	if (q->points != 1)
		buf_fmt(&b, " · %g points", q->points);
	if (q->tries)
		buf_fmt(&b, " · try %u of %u",
		    session_now(k->session)->tries + is_open(k), q->tries);
	rows_text(rows, buf_str(&b), style_of(ROLE_FAINT));
	rows_gap(rows);
	if (title_block(k, &at)) {
		struct style style = style_of(ROLE_HEADING);

		style.marks = MARK_STRONG;
		rows_text(rows, q->title, style);
		rows_gap(rows);
	}
	rows_passage(rows, k->setup.quiz->doc, q->body);
	rows_gap(rows);
}

static void hint_rows(const struct ask *k, struct rows *rows)
{
	const struct question *q = session_question(k->session);
	size_t hints = session_now(k->session)->hints;

	for (size_t i = 0; i < hints && i < q->nhints; i++) {
		rows->indent = 9;
		rows->lead = str_fmt(rows->a, "Hint %zu", i + 1);
		rows->lead_style = style_of(ROLE_TIP);
		rows_passage(rows, k->setup.quiz->doc, q->hints[i]);
	}
	rows->indent = 0;
	rows_gap(rows);
}

static enum role verdict_role(enum verdict_kind kind)
{
	switch (kind) {
	case VERDICT_RIGHT:
		return ROLE_RIGHT;
	case VERDICT_PARTIAL:
		return ROLE_PARTIAL;
	case VERDICT_WRONG:
		return ROLE_WRONG;
	case VERDICT_UNREADABLE:
		return ROLE_UNREADABLE;
	}
	return ROLE_TEXT;
}

static void unreadable_rows(
    const struct turn *turn, const struct verdict *v, struct rows *rows)
{
	struct str answer = turn->answer;
	size_t end = v->at + v->len;

	if (answer.len == 0 || end > answer.len)
		return;
	rows->indent = 2;
	rows_text(rows, answer, style_of(ROLE_FAINT));
	rows_text(rows,
	    str_fmt(rows->a, "%*s^", (int)text_cells(str_sub(answer, 0, v->at)),
		""),
	    style_of(ROLE_UNREADABLE));
	rows->indent = 0;
}

/* Right or wrong in words, symbol and colour; then why. */
static void verdict_rows(const struct ask *k, struct rows *rows)
{
	const struct turn *turn = session_now(k->session);
	const struct question *q = session_question(k->session);
	const struct verdict *v = &turn->verdict;
	struct style style = style_of(verdict_role(v->kind));
	struct str said;

	if (turn->answer.len == 0)
		return;
	rows->item = (int)k->form.n; /* the verdict can have the focus */
	style.marks = MARK_STRONG;
	rows_text(rows, str_of(verdict_words(v->kind)), style);
	rows->item = NO_ITEM;
	if (v->kind != VERDICT_RIGHT && v->reason.len)
		rows_text(rows, v->reason, style_of(ROLE_TEXT));
	if (v->kind == VERDICT_UNREADABLE) {
		unreadable_rows(turn, v, rows);
		return;
	}
	said = judge_feedback(rows->a, k->setup.quiz, q, turn->answer, v);
	if (said.len) {
		rows_gap(rows);
		rows_text(rows, said, style_of(ROLE_TEXT));
	}
	rows_gap(rows);
}

static void solution_rows(const struct ask *k, struct rows *rows)
{
	const struct turn *turn = session_now(k->session);
	const struct question *q = session_question(k->session);

	if (is_open(k)) {
		if (turn->tries)
			rows_text(rows,
			    turn->hints < q->nhints
				? STR("Try again: h gives a hint.")
				: STR("Try again, or x shows the solution."),
			    style_of(ROLE_FAINT));
		return;
	}
	if (turn->state != TURN_RIGHT) {
		rows_text(rows, STR("The solution"), style_of(ROLE_SUBHEADING));
		rows->indent = 2;
		rows_text(rows, judge_solution_words(rows->a, q),
		    style_of(ROLE_RIGHT));
		rows->indent = 0;
		rows_gap(rows);
	}
	rows_passage(rows, k->setup.quiz->doc, q->explain);
	rows_gap(rows);
	if (q->link.len)
		rows_text(rows, STR("r: read it again in the lesson"),
		    style_of(ROLE_FAINT));
}

static const char *state_words(enum turn_state state)
{
	switch (state) {
	case TURN_OPEN:
		return "open   ";
	case TURN_SKIPPED:
		return "skipped";
	case TURN_RIGHT:
		return "✓ right";
	case TURN_MISSED:
		return "✗ missed";
	case TURN_SHOWN:
		return "○ shown";
	}
	return "";
}

static enum role state_role(enum turn_state state)
{
	return state == TURN_RIGHT ? ROLE_RIGHT
	    : state == TURN_MISSED ? ROLE_WRONG
				   : ROLE_PARTIAL;
}

static void summary_rows(const struct ask *k, struct rows *rows)
{
	size_t n = session_count(k->session);
	size_t right = session_tally(k->session, TURN_RIGHT);
	struct style style = style_of(ROLE_TITLE);
	double earned, most;

	session_points(k->session, &earned, &most);
	style.marks = MARK_STRONG;
	rows_text(rows, STR("The round is done"), style);
	rows_gap(rows);
	rows_text(rows,
	    str_fmt(rows->a, "%zu of %zu right, %g of %g points.", right, n,
		earned, most),
	    style_of(ROLE_TEXT));
	rows_gap(rows);
	for (size_t i = 0; i < n; i++) {
		const struct turn *turn = session_turn(k->session, i);

		rows->indent = 11;
		rows->lead = str_of(state_words(turn->state));
		rows->lead_style = style_of(state_role(turn->state));
		rows_text(rows, k->setup.quiz->questions[turn->question].title,
		    style_of(ROLE_TEXT));
	}
	rows->indent = 0;
	rows_gap(rows);
	rows_text(rows,
	    right < n ? STR("Enter asks the missed ones again; q goes back.")
		      : STR("All right. q goes back to the lesson."),
	    style_of(ROLE_FAINT));
}

static void draw(
    struct view *v, struct canvas *c, struct rect r, struct arena *frame)
{
	enum { MARGIN = 2, WIDEST = 80 };
	struct ask *k = of(v);
	int width = r.columns - 2 * MARGIN;
	struct rows rows;
	struct rect in = r;
	int focus = NO_ITEM, top;

	if (r.columns < 30)
		width = r.columns;
	width = width > WIDEST ? WIDEST : width;
	rows = rows_in(frame, width);
	canvas_text_cut(c, r.row, r.column, r.columns, k->setup.title,
	    style_of(ROLE_FAINT));
	if (k->summary) {
		summary_rows(k, &rows);
	} else {
		bool open = is_open(k);

		head_rows(k, &rows);
		form_rows(&k->form, &rows, open);
		hint_rows(k, &rows);
		verdict_rows(k, &rows);
		solution_rows(k, &rows);
		focus = (int)(open && !k->judged ? k->form.focus : k->form.n);
	}
	in.columns = width;
	in.column += (r.columns - width) / 2;
	in.row += 2;
	in.rows -= 2;
	top = k->top + k->scrolled;
	rows_draw(&rows, c, in, &top, k->scrolled ? NO_ITEM : focus, false);
	if (k->scrolled)
		k->scrolled = top - k->top;
	else
		k->top = top;
	if (!c->cursor_shown)
		canvas_cursor(c, in.row, in.column);
}

static const enum act *offers(const struct view *v)
{
	static const enum act choosing[] = { ACT_SUBMIT, ACT_PICK, ACT_HINT,
		ACT_SKIP, ACT_SHOW, ACT_LEAVE, ACT_HELP, ACT_NONE };
	static const enum act typing[] = { ACT_SUBMIT, ACT_HINT, ACT_COMMANDS,
		ACT_NONE };
	static const enum act closed[] = { ACT_SUBMIT, ACT_READ_AGAIN,
		ACT_PREV_QUESTION, ACT_LEAVE, ACT_HELP, ACT_NONE };

	switch (context(v)) {
	case CONTEXT_FIELD:
		return typing;
	case CONTEXT_CLOSED:
		return closed;
	case CONTEXT_CHOICE:
	case CONTEXT_ANY:
	case CONTEXT_HOME:
	case CONTEXT_READ:
	case CONTEXT_LIST:
	case CONTEXT_PROMPT:
	case CONTEXT_COUNT:
		break;
	}
	return choosing;
}

static struct str where(const struct view *v, struct arena *frame)
{
	const struct ask *k = of_const(v);

	return str_fmt(frame, "%zu right, %zu to go",
	    session_tally(k->session, TURN_RIGHT),
	    session_tally(k->session, TURN_OPEN) +
		session_tally(k->session, TURN_SKIPPED));
}

static void end(struct view *v)
{
	struct ask *k = of(v);

	form_end(&k->form);
	arena_free(k->answer);
	arena_free(k->round);
	free(k);
}

struct view *ask_new(const struct ask_setup *setup)
{
	static const struct view_ops ops = {
		.name = "ask",
		.context = context,
		.draw = draw,
		.act = act,
		.type = type,
		.offers = offers,
		.where = where,
		.free = end,
	};
	struct ask *k = calloc(1, sizeof(*k));

	if (!k)
		die("out of memory");
	k->view.ops = &ops;
	k->round = arena_new();
	k->answer = arena_new();
	k->setup = *setup;
	k->setup.module = str_copy(k->round, setup->module);
	k->setup.section = str_copy(k->round, setup->section);
	k->setup.title = str_copy(k->round, setup->title);
	k->session = session_new(
	    k->round, setup->quiz, setup->questions, setup->n, setup->seed);
	if (setup->saved.len)
		session_restore(k->session, setup->saved);
	new_form(k);
	return &k->view;
}
