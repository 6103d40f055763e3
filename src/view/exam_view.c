#include "view/exam_own.h"

#include "base/arena.h"
#include "ui/editor.h"

#include <stdlib.h>
#include <string.h>

/* So often at least the time that was used is kept. */
enum { KEEP_SECONDS = 30 };

static struct exam_view *of(struct view *v)
{
	return (struct exam_view *)v;
}

static const struct exam_sheet *now(const struct exam_view *k)
{
	return exam_sheet(k->exam, exam_at(k->exam));
}

enum context exam_context(const struct view *v)
{
	const struct exam_view *k = (const struct exam_view *)v;

	if (k->page == EXAM_RESULT)
		return CONTEXT_LIST;
	if (k->page == EXAM_SHEET)
		return CONTEXT_SHEET;
	if (!k->form.typing)
		return CONTEXT_EXAM;
	return k->form.editor ? CONTEXT_EDIT : CONTEXT_FIELD;
}

struct event exam_place_event(
    struct arena *a, const struct exam *e, struct str module)
{
	return (struct event){
		.kind = EVENT_PLACE,
		.module = module,
		.item = str_fmt(a, "exam:%.*s", STR_ARG(module)),
		.detail = exam_save(a, e),
	};
}

bool exam_answer_event(
    struct arena *a, const struct exam *e, size_t i, struct event *event)
{
	const struct exam_sheet *sheet = exam_sheet(e, i);

	if (sheet->answer.len == 0 || !verdict_counts(sheet->verdict.kind))
		return false;
	*event = (struct event){
		.kind = EVENT_ANSWER,
		.module = sheet->module,
		.item = sheet->turn->q->id,
		.hash = sheet->turn->q->hash,
		.seed = sheet->turn->seed,
		.answer = sheet->answer,
		.verdict = str_of(verdict_name(sheet->verdict.kind)),
		.score = sheet->verdict.score,
		.tries = 1,
	};
	memcpy(event->id, exam_name(a, e, i).at, EVENT_ID_BYTES);
	return true;
}

static void record_place(struct exam_view *k, struct wants *w)
{
	want_add(w, WANT_RECORD, STR(""))->event =
	    exam_place_event(w->a, k->exam, str_copy(w->a, k->module));
	k->kept = exam_spent(k->exam);
}

/* A form for the question at hand, with the answer that it has. */
static void new_form(struct exam_view *k)
{
	form_end(&k->form);
	arena_reset(k->answer);
	k->form = form_new(k->answer, now(k)->turn);
	k->form.picks = true;
	k->form.aside = false;
	form_fill(k->answer, &k->form, now(k)->answer);
	k->touched = k->told = false;
	k->top = k->scrolled = 0;
}

/* What was typed is empty again: no answer, which is one's right. */
static bool is_emptied(const struct form *f)
{
	if (!form_has_field(f))
		return false;
	for (size_t i = 0; i < f->n; i++)
		if (f->editor ? str_trim(editor_text(f->editor)).len
			      : edit_text(&f->fields[i]).len)
			return false;
	return true;
}

/*
 * Takes what stands in the form as the answer.  false: something in it is
 * still empty, and the answer is as it was.
 */
static bool take(struct exam_view *k)
{
	struct str answer = STR("");

	if (form_ready(&k->form))
		answer = form_answer(k->answer, &k->form);
	else if (!is_emptied(&k->form))
		return false;
	k->touched = false;
	exam_answer(k->exam, exam_at(k->exam), answer);
	return true;
}

/* The text that came with the question is no answer until it is changed. */
static bool is_start(const struct exam_view *k)
{
	const struct form *f = &k->form;

	return f->editor && f->q->start.len && now(k)->answer.len == 0 &&
	    str_eq(editor_text(f->editor), f->q->start);
}

bool exam_is_unread(const struct exam_view *k)
{
	return !k->touched && now(k)->answer.len > 0 &&
	    !verdict_counts(now(k)->verdict.kind);
}

/* Before another question comes, or the sheet. */
static void let_go(struct exam_view *k, struct wants *w)
{
	bool touched = k->touched && !is_start(k);

	if (touched && !take(k))
		want_add(w, WANT_SAY,
		    str_fmt(w->a, "Question %zu: %s, so it was not taken.",
			exam_at(k->exam) + 1,
			k->form.held != SIZE_MAX ? "what you held was not put "
						   "down"
						 : "something was still "
						   "empty"));
	else if (touched && exam_is_unread(k))
		want_add(w, WANT_SAY,
		    str_fmt(w->a, "Question %zu: that cannot be read yet.",
			exam_at(k->exam) + 1));
}

static void go(struct exam_view *k, size_t i, struct wants *w)
{
	exam_go(k->exam, i);
	k->page = EXAM_QUESTION;
	new_form(k);
	record_place(k, w);
}

static void show_sheet(struct exam_view *k, struct wants *w)
{
	if (k->page == EXAM_QUESTION)
		let_go(k, w);
	record_place(k, w);
	k->page = EXAM_SHEET;
	k->focus = exam_at(k->exam);
	k->top = k->scrolled = 0;
}

static void step(struct exam_view *k, bool on, struct wants *w)
{
	size_t at = exam_at(k->exam), n = exam_count(k->exam);

	if (on && at + 1 == n) {
		show_sheet(k, w);
	} else if (on || at > 0) {
		let_go(k, w);
		go(k, on ? at + 1 : at - 1, w);
	}
}

static void submit(struct exam_view *k, struct wants *w)
{
	if (!k->form.typing && is_start(k)) {
		k->form.typing = true;
		return;
	}
	if (k->form.q->kind == QUESTION_ONE)
		form_act(&k->form, ACT_PICK);
	if (!form_ready(&k->form) && form_to_empty(&k->form))
		return;
	if (!take(k)) {
		want_add(w, WANT_SAY,
		    k->form.held != SIZE_MAX
			? STR("Put down what you hold first (space).")
			: STR("Something is still empty; n leaves it so."));
		return;
	}
	k->told = exam_is_unread(k);
	if (!k->told) {
		step(k, true, w);
		return;
	}
	form_mark(k->answer, &k->form, &now(k)->verdict);
	record_place(k, w);
}

static void hand_in(struct exam_view *k, struct wants *w)
{
	struct event event;

	exam_hand_in(k->exam);
	record_place(k, w);
	for (size_t i = 0; i < exam_count(k->exam); i++)
		if (exam_answer_event(w->a, k->exam, i, &event))
			want_add(w, WANT_RECORD, STR(""))->event = event;
	want_add(w, WANT_REPORT, STR(""));
	k->page = EXAM_RESULT;
	k->top = k->scrolled = 0;
}

/* Asks first, and says what is not answered. */
static void ask_to_hand_in(struct exam_view *k, struct wants *w)
{
	size_t open, bad;
	struct buf b = { .a = w->a };

	if (k->sure) {
		hand_in(k, w);
		return;
	}
	if (k->page == EXAM_QUESTION)
		show_sheet(k, w);
	k->sure = true;
	open = exam_open(k->exam);
	bad = exam_unreadable(k->exam);
	if (open)
		buf_fmt(&b, "%zu not answered. ", open);
	if (bad)
		buf_fmt(&b, "%zu cannot be read. ", bad);
	buf_add(&b, STR("H again hands in; any other key goes on."));
	want_add(w, WANT_SAY, buf_str(&b));
}

static void flag(struct exam_view *k, struct wants *w)
{
	exam_flag(k->exam, k->page == EXAM_SHEET ? k->focus : exam_at(k->exam));
	record_place(k, w);
}

static bool scroll(struct exam_view *k, enum act act)
{
	enum { PAGE = 10, FAR = 1 << 20 };
	bool reading = k->page == EXAM_RESULT;

	if (act == ACT_NEXT_PAGE)
		k->scrolled += PAGE;
	else if (act == ACT_PREV_PAGE)
		k->scrolled -= PAGE;
	else if (reading && act == ACT_NEXT_LINE)
		k->scrolled++;
	else if (reading && act == ACT_PREV_LINE)
		k->scrolled--;
	else if (reading && (act == ACT_FIRST || act == ACT_LAST))
		k->scrolled = act == ACT_FIRST ? -FAR : FAR;
	else
		return false;
	return true;
}

static enum act act_on_sheet(struct exam_view *k, enum act act, struct wants *w)
{
	enum { PAGE = 10 };
	size_t last = exam_count(k->exam) - 1;

	if (act == ACT_NEXT_LINE)
		k->focus += k->focus < last;
	else if (act == ACT_PREV_LINE)
		k->focus -= k->focus > 0;
	else if (act == ACT_NEXT_PAGE)
		k->focus = k->focus + PAGE < last ? k->focus + PAGE : last;
	else if (act == ACT_PREV_PAGE)
		k->focus -= k->focus < PAGE ? k->focus : PAGE;
	else if (act == ACT_FIRST || act == ACT_LAST)
		k->focus = act == ACT_FIRST ? 0 : last;
	else if (act == ACT_OPEN)
		go(k, k->focus, w);
	else if (act == ACT_SHEET)
		go(k, exam_at(k->exam), w);
	else
		return act;
	return ACT_NONE;
}

/* How often the text of several lines has been changed. */
static uint64_t version_of(const struct exam_view *k)
{
	return k->form.editor ? editor_version(k->form.editor) : 0;
}

/* Whether the act that was done has changed what stands in the form. */
static bool is_changed(
    const struct exam_view *k, enum act act, uint64_t version)
{
	bool moves = act == ACT_NEXT_LINE || act == ACT_PREV_LINE ||
	    act == ACT_NEXT_FIELD || act == ACT_PREV_FIELD ||
	    act == ACT_COMMANDS;

	if (k->form.editor)
		return version_of(k) != version;
	return !moves || k->form.held != SIZE_MAX;
}

static enum act act_on_question(
    struct exam_view *k, enum act act, struct wants *w)
{
	uint64_t version = version_of(k);

	if (exam_context(&k->view) != CONTEXT_EDIT && scroll(k, act))
		return ACT_NONE;
	if (form_act(&k->form, act)) {
		k->touched = k->touched || is_changed(k, act, version);
		k->scrolled = 0;
		return ACT_NONE;
	}
	if (act == ACT_SUBMIT)
		submit(k, w);
	else if (act == ACT_NEXT_QUESTION || act == ACT_PREV_QUESTION)
		step(k, act == ACT_NEXT_QUESTION, w);
	else if (act == ACT_SHEET)
		show_sheet(k, w);
	else if (act == ACT_HINT || act == ACT_SHOW || act == ACT_SKIP ||
	    act == ACT_ANOTHER || act == ACT_SURE)
		want_add(w, WANT_SAY,
		    STR("Not in an exam; esc, then n goes on without an "
			"answer."));
	else
		return act;
	return ACT_NONE;
}

static enum act act(struct view *v, enum act act, struct wants *w)
{
	struct exam_view *k = of(v);
	bool was_sure = k->sure;

	if (k->page == EXAM_RESULT)
		return scroll(k, act) || act == ACT_OPEN ? ACT_NONE : act;
	k->sure = was_sure && act == ACT_HAND_IN;
	if (act == ACT_HAND_IN) {
		ask_to_hand_in(k, w);
	} else if (act == ACT_FLAG) {
		flag(k, w);
	} else if (act == ACT_CLOCK) {
		k->hidden = !k->hidden;
	} else {
		return k->page == EXAM_SHEET ? act_on_sheet(k, act, w)
					     : act_on_question(k, act, w);
	}
	return ACT_NONE;
}

static bool type(struct view *v, uint32_t key, struct wants *w)
{
	struct exam_view *k = of(v);

	(void)w;
	if (k->page != EXAM_QUESTION || !form_type(&k->form, key))
		return false;
	k->touched = true;
	k->scrolled = 0;
	return true;
}

static bool paste(struct view *v, struct str text, struct wants *w)
{
	struct exam_view *k = of(v);

	if (exam_context(v) != CONTEXT_EDIT)
		return false;
	if (!editor_paste(k->form.editor, text))
		want_add(w, WANT_SAY, STR("That is too much: not pasted."));
	k->touched = true;
	return true;
}

static void click(struct view *v, int row, int column, struct wants *w)
{
	struct exam_view *k = of(v);
	int item = row >= 0 && row < SEEN_ROWS ? k->drawn[row] : NO_ITEM;

	if (item == NO_ITEM || k->page == EXAM_RESULT)
		return;
	if (k->page == EXAM_SHEET) {
		go(k, (size_t)item, w);
		return;
	}
	if ((size_t)item >= k->form.n)
		return;
	form_focus(&k->form, (size_t)item);
	k->touched = true;
	if (k->form.editor && k->panes[row] >= 0)
		editor_click(
		    k->form.editor, k->panes[row], column - k->pane_column);
}

void exam_pause(struct view *v)
{
	of(v)->running = false;
}

void exam_leave(struct view *v, struct wants *w)
{
	struct exam_view *k = of(v);

	if (k->page == EXAM_QUESTION)
		let_go(k, w);
	record_place(k, w);
	/* Who has seen the result has done with it. */
	if (k->page == EXAM_RESULT)
		w->at[w->n - 1].event.detail = STR("");
	else
		want_add(w, WANT_SAY,
		    STR("The exam waits: e on the first line goes on."));
}

void exam_tick(struct view *v, int64_t ms, struct wants *w)
{
	struct exam_view *k = of(v);
	int64_t seconds = (ms - k->ms) / 1000;

	if (exam_is_over(k->exam))
		return;
	if (!k->running || seconds < 0) {
		k->running = true;
		k->ms = ms;
		return;
	}
	exam_spend(k->exam, seconds);
	k->ms += seconds * 1000;
	if (exam_left(k->exam) == 0) {
		if (k->page == EXAM_QUESTION && k->touched && !is_start(k))
			take(k);
		hand_in(k, w);
		want_add(w, WANT_SAY, STR("Time is up: handed in."));
	} else if (exam_spent(k->exam) - k->kept >= KEEP_SECONDS) {
		if (k->page == EXAM_QUESTION && k->touched &&
		    form_has_field(&k->form) && !is_start(k))
			take(k);
		record_place(k, w);
	}
}

static void end(struct view *v)
{
	struct exam_view *k = of(v);

	form_end(&k->form);
	arena_free(k->answer);
	arena_free(k->a);
	free(k);
}

struct view *exam_view(struct exam *e, struct str module, struct str title)
{
	static const struct view_ops ops = {
		.name = "exam",
		.context = exam_context,
		.draw = exam_draw_view,
		.act = act,
		.type = type,
		.paste = paste,
		.click = click,
		.offers = exam_offers,
		.word = exam_word,
		.where = exam_where,
		.free = end,
	};
	struct exam_view *k = calloc(1, sizeof(*k));

	if (!k)
		die("out of memory");
	k->view.ops = &ops;
	k->a = arena_new();
	k->answer = arena_new();
	k->exam = e;
	k->module = str_copy(k->a, module);
	k->title = str_copy(k->a, title);
	k->kept = exam_spent(e);
	new_form(k);
	if (exam_is_over(e))
		k->page = EXAM_RESULT;
	return &k->view;
}
