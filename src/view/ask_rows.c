#include "view/ask_own.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "quiz/judge.h"
#include "text/role.h"
#include "text/width.h"
#include "view/rows.h"

/* The body, without the text that stands in the pane of a copy already. */
static void body_rows(const struct ask *k, struct rows *rows)
{
	const struct question *q = session_question(k->session);
	const struct doc *doc = session_now(k->session)->quiz->doc;
	struct passage part = q->body;

	if (q->lead.from < q->lead.to) {
		rows_passage(rows, doc, q->lead);
		rows_gap(rows);
	}
	for (uint32_t i = part.from; i < q->body.to && ask_has_copy(k); i++) {
		if (doc->blocks[i].kind != BLOCK_CODE ||
		    !str_eq(str_trim(doc->blocks[i].text), str_trim(q->start)))
			continue;
		part.to = i;
		rows_passage(rows, doc, part);
		part = (struct passage){ i + 1, q->body.to, part.inside };
	}
	rows_passage(rows, doc, part);
}

static void head_rows(const struct ask *k, struct rows *rows)
{
	const struct question *q = session_question(k->session);
	struct buf b = { .a = rows->a };

	buf_fmt(&b, "Question %zu of %zu", session_at(k->session) + 1,
	    session_count(k->session));
	if (q->points != 1)
		buf_fmt(&b, " · %g points", q->points);
	if (q->tries)
		buf_fmt(&b, " · try %u of %u",
		    session_now(k->session)->tries + ask_is_open(k), q->tries);
	if (q->recipe)
		buf_fmt(&b, " · seed %llu",
		    (unsigned long long)session_now(k->session)->seed);
	rows_text(rows, buf_str(&b), style_of(ROLE_FAINT));
	rows_gap(rows);
	if (q->title.len) {
		struct style style = style_of(ROLE_HEADING);

		style.marks = MARK_STRONG;
		rows_text(rows, q->title, style);
		rows_gap(rows);
	}
	body_rows(k, rows);
	rows_gap(rows);
}

/* How sure one is, once it has been said; what a leech needs. */
static void aside_rows(const struct ask *k, struct rows *rows)
{
	const struct turn *turn = session_now(k->session);
	enum context context = k->view.ops->context(&k->view);
	struct str key;

	if (ask_is_open(k) && k->confidence != CONFIDENCE_NONE) {
		key = keymap_key(rows->a, context, ACT_SURE);
		rows_gap(rows);
		rows_text(rows,
		    str_fmt(rows->a, "How sure you are: %s (%.*s changes it)",
			confidence_name(k->confidence), STR_ARG(key)),
		    style_of(ROLE_FAINT));
	}
	if (ask_is_open(k) && ask_is_leech(k) && turn->q->link.len) {
		key = keymap_key(rows->a, context, ACT_READ_AGAIN);
		rows_gap(rows);
		rows_text(rows,
		    str_fmt(rows->a,
			"Missed on many days: its passage helps more than "
			"another try. %.*s opens it.",
			STR_ARG(key.len ? key : STR("esc, then r"))),
		    style_of(ROLE_TIP));
	}
}

static void hint_rows(const struct ask *k, struct rows *rows)
{
	const struct question *q = session_question(k->session);
	size_t hints = session_now(k->session)->hints;

	for (size_t i = 0; i < hints && i < q->nhints; i++) {
		rows->indent = 9;
		rows->lead = str_fmt(rows->a, "Hint %zu", i + 1);
		rows->lead_style = style_of(ROLE_TIP);
		rows_passage(
		    rows, session_now(k->session)->quiz->doc, q->hints[i]);
	}
	rows->indent = 0;
	rows_gap(rows);
}

enum role ask_verdict_role(enum verdict_kind kind)
{
	switch (kind) {
	case VERDICT_RIGHT:
		return ROLE_RIGHT;
	case VERDICT_PARTIAL:
		return ROLE_PARTIAL;
	case VERDICT_WRONG:
		return ROLE_WRONG;
	case VERDICT_UNREADABLE:
	case VERDICT_UNTOLD:
		return ROLE_UNREADABLE;
	}
	return ROLE_TEXT;
}

static void unreadable_rows(
    struct str answer, const struct verdict *v, struct rows *rows)
{
	size_t end = v->at + v->len;

	if (answer.len == 0 || end > answer.len ||
	    str_find(answer, STR("\n"), 0) != SIZE_MAX)
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
	bool looked = k->looked.len > 0;
	struct str answer = looked ? k->looked : turn->answer;
	const struct verdict *v = looked ? &k->look : &turn->verdict;
	struct style style = style_of(ask_verdict_role(v->kind));
	struct str said;

	if (answer.len == 0)
		return;
	style.marks = MARK_STRONG;
	rows_text(rows, str_of(verdict_words(v->kind)), style);
	if (v->kind != VERDICT_RIGHT && v->reason.len)
		rows_text(rows, v->reason, style_of(ROLE_TEXT));
	if (!verdict_counts(v->kind)) {
		unreadable_rows(answer, v, rows);
		return;
	}
	if (v->detail.len) {
		rows->indent = 2;
		rows_drawn(rows, v->detail, style_of(ROLE_TEXT));
		rows->indent = 0;
	}
	said = judge_feedback(rows->a, turn->quiz, q, answer, v);
	if (said.len) {
		rows_gap(rows);
		rows_text(rows, said, style_of(ROLE_TEXT));
	}
	rows_gap(rows);
}

/* What a save of a copy counts, and how it is handed in. */
static void saved_row(const struct ask *k, struct rows *rows)
{
	struct str hint =
	    keymap_key(rows->a, k->view.ops->context(&k->view), ACT_HINT);

	if (k->look.kind == VERDICT_RIGHT)
		rows_text(rows,
		    STR("This is what you left. Save it to answer with it."),
		    style_of(ROLE_FAINT));
	else
		rows_text(rows,
		    str_fmt(rows->a,
			"A save is judged and is no try. %.*s gives a hint.",
			STR_ARG(hint)),
		    style_of(ROLE_FAINT));
}

/* What can be done after a wrong answer, with the keys that do it here. */
static void try_again_row(const struct ask *k, struct rows *rows)
{
	const struct turn *turn = session_now(k->session);
	bool more = turn->hints < session_question(k->session)->nhints;
	enum context context = k->view.ops->context(&k->view);
	struct str key =
	    keymap_key(rows->a, context, more ? ACT_HINT : ACT_SHOW);

	rows_text(rows,
	    key.len == 0 ? STR("Try again; esc leads to the commands.")
		: more
		? str_fmt(
		      rows->a, "Try again: %.*s gives a hint.", STR_ARG(key))
		: str_fmt(rows->a, "Try again, or %.*s shows the solution.",
		      STR_ARG(key)),
	    style_of(ROLE_FAINT));
}

/* What can be done with a generated question that is closed, or missed. */
static void another_row(const struct ask *k, struct rows *rows)
{
	const struct question *q = session_question(k->session);
	enum context context = k->view.ops->context(&k->view);
	struct str key = keymap_key(rows->a, context, ACT_ANOTHER);
	struct buf b = { .a = rows->a };

	if (!q->recipe)
		return;
	if (!ask_is_missed(k))
		buf_fmt(&b, "%.*s: another like this, with new numbers",
		    STR_ARG(key));
	else if (ask_is_open(k))
		buf_fmt(&b,
		    "%.*s asks it with new numbers; change your answer to "
		    "try these again.",
		    STR_ARG(keymap_key(rows->a, context, ACT_SUBMIT)));
	else
		buf_fmt(&b,
		    "Enter asks it with new numbers; %.*s goes to the next "
		    "question.",
		    STR_ARG(keymap_key(rows->a, context, ACT_NEXT_QUESTION)));
	rows_text(rows, buf_str(&b), style_of(ROLE_FAINT));
}

/* What an edit changes: lines that go, come and stay. */
static void change_rows(struct rows *rows, struct str changes)
{
	while (changes.len) {
		struct str line = str_line(&changes);
		enum role role = ROLE_FAINT;

		if (str_starts(line, STR("+")))
			role = ROLE_RIGHT;
		else if (str_starts(line, STR("-")))
			role = ROLE_WRONG;
		rows_drawn(rows, line, style_of(role));
	}
}

static void solution_rows(const struct ask *k, struct rows *rows)
{
	const struct turn *turn = session_now(k->session);
	const struct question *q = session_question(k->session);

	if (ask_is_open(k)) {
		if (k->judged && ask_is_missed(k))
			another_row(k, rows);
		else if (k->looked.len)
			saved_row(k, rows);
		else if (turn->tries && !ask_is_leech(k))
			try_again_row(k, rows);
		return;
	}
	if (turn->state != TURN_RIGHT) {
		rows_text(rows, STR("The solution"), style_of(ROLE_SUBHEADING));
		rows->indent = 2;
		if (judge_file(q))
			change_rows(rows, judge_solution_words(rows->a, q));
		else
			rows_text(rows, judge_solution_words(rows->a, q),
			    style_of(ROLE_RIGHT));
		rows->indent = 0;
		rows_gap(rows);
	}
	rows_passage(rows, session_now(k->session)->quiz->doc, q->explain);
	rows_gap(rows);
	if (q->link.len)
		rows_text(rows, STR("r: read it again in the lesson"),
		    style_of(ROLE_FAINT));
	another_row(k, rows);
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
		rows_text(rows, turn->q->title, style_of(ROLE_TEXT));
	}
	rows->indent = 0;
	rows_gap(rows);
	rows_text(rows,
	    right < n ? STR("Enter asks the missed ones again; q goes back.")
		      : STR("All right. q goes back to the lesson."),
	    style_of(ROLE_FAINT));
}

void ask_rows(const struct ask *k, struct rows *rows, int most)
{
	if (k->summary) {
		summary_rows(k, rows);
		return;
	}
	head_rows(k, rows);
	form_rows(&k->form, rows, ask_is_open(k), most);
	aside_rows(k, rows);
	hint_rows(k, rows);
	/* What is said of an answer is one thing that comes into view. */
	rows->item = (int)k->form.n;
	verdict_rows(k, rows);
	solution_rows(k, rows);
}
