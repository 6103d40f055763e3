#include "app/quiz_round.h"

#include "app/quiz_page.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/check.h"
#include "quiz/judge.h"
#include "quiz/shown.h"
#include "text/width.h"

/* What a line of the learner is. */
enum act {
	ACT_ANSWER,
	ACT_HINT,
	ACT_SKIP,
	ACT_SHOW,
	ACT_NEW,
	ACT_UNDO,
	ACT_UNSURE,
	ACT_FAIRLY,
	ACT_SURE,
	ACT_REPEAT,
	ACT_RESTART,
	ACT_HELP,
	ACT_QUIT,
	ACT_UNKNOWN
};

static const struct {
	const char *word, *help;
	enum act act;
} acts[] = {
	{ ":hint", "one more hint", ACT_HINT },
	{ ":skip", "come back to this question later", ACT_SKIP },
	{ ":show", "the solution, once you have tried", ACT_SHOW },
	{ ":new", "another like this, with new numbers", ACT_NEW },
	{ ":undo", "take back the last answer", ACT_UNDO },
	{ ":unsure", "say, before you answer, that you are unsure",
	    ACT_UNSURE },
	{ ":fairly", "the same when you are fairly sure", ACT_FAIRLY },
	{ ":sure", "the same when you are sure", ACT_SURE },
	{ ":again", "read the question once more", ACT_REPEAT },
	{ ":restart", "begin the whole round anew", ACT_RESTART },
	{ ":help", "this list", ACT_HELP },
	{ ":quit", "leave; what was answered is kept", ACT_QUIT },
};

enum { ACTS = sizeof(acts) / sizeof(*acts) };

struct round {
	const struct quiz_lines *setup;
	struct arena *a; /* the session */
	struct arena *line_a; /* one line of the learner */
	struct session *session;
	enum confidence confidence; /* in the answer to come */
	struct page page;
	struct str line; /* the last that was read */
	bool waiting; /* it has not been used yet */
	bool ended; /* of the input, or :quit */
};

/* Reads a line of any length and keeps what an answer may have, and more. */
static bool read_line(struct round *r)
{
	struct buf b = { .a = r->line_a };
	int c = getc(r->setup->in);

	if (c == EOF)
		return false;
	for (; c != EOF && c != '\n'; c = getc(r->setup->in))
		if (b.len <= ANSWER_MOST)
			buf_byte(&b, (char)c);
	if (b.len && b.at[b.len - 1] == '\r')
		b.len--;
	r->line = buf_str(&b);
	return true;
}

/* The learner's next line.  false: there is none any more. */
static bool ask_line(struct round *r, const char *prompt)
{
	FILE *out = r->setup->out;

	if (r->waiting) {
		r->waiting = false;
		return true;
	}
	fputs(prompt, out);
	fflush(out);
	arena_reset(r->line_a);
	if (!read_line(r)) {
		putc('\n', out);
		r->ended = true;
		return false;
	}
	if (r->setup->echo)
		fprintf(out, "%.*s\n",
		    STR_ARG(text_safe(
			r->line_a, text_fit(r->line, r->setup->width, NULL))));
	return true;
}

/* A colon begins a command; two begin an answer that begins with one. */
static enum act act_of(struct str *line)
{
	struct str word = str_trim(*line);

	if (!str_starts(word, STR(":")))
		return ACT_ANSWER;
	if (str_starts(word, STR("::"))) {
		*line = str_sub(word, 1, word.len);
		return ACT_ANSWER;
	}
	for (size_t i = 0; i < ACTS; i++)
		if (str_eq_nocase(word, str_of(acts[i].word)))
			return acts[i].act;
	return ACT_UNKNOWN;
}

static void say_trouble(struct round *r, const struct diags *d)
{
	for (size_t i = 0; i < d->n; i++)
		page_text(&r->page, 0,
		    str_fmt(r->page.a, "Not saved: %.*s",
			STR_ARG(diag_text(r->line_a, &d->at[i]))));
}

static void keep_place(struct round *r)
{
	struct diags d = diags_in(r->line_a);

	if (r->setup->keep_place &&
	    !r->setup->keep_place(
		r->setup->to, session_save(r->line_a, r->session), &d))
		say_trouble(r, &d);
}

/* What was answered or shown is kept before anything is said of it. */
static void keep(struct round *r)
{
	struct diags d = diags_in(r->line_a);

	if (r->setup->keep &&
	    !r->setup->keep(
		r->setup->to, session_now(r->session), r->confidence, &d))
		say_trouble(r, &d);
	else
		keep_place(r);
}

static void say_question(struct round *r)
{
	const struct question *q = session_question(r->session);
	FILE *out = r->setup->out;

	fprintf(out, "\nQuestion %zu of %zu", session_at(r->session) + 1,
	    session_count(r->session));
	if (session_now(r->session)->state == TURN_SKIPPED)
		fputs(", put off before", out);
	if (q->recipe)
		fprintf(out, ", seed %llu",
		    (unsigned long long)session_now(r->session)->seed);
	putc('\n', out);
	page_text(&r->page, 0, q->title);
	page_question(&r->page, session_now(r->session));
	putc('\n', out);
	page_text(&r->page, 0, str_of(page_manner(q)));
}

static void say_help(struct round *r)
{
	page_text(
	    &r->page, 0, str_of(page_manner(session_question(r->session))));
	for (size_t i = 0; i < ACTS; i++)
		fprintf(
		    r->setup->out, "  %-9s %s\n", acts[i].word, acts[i].help);
	page_text(&r->page, 0,
	    STR("An answer that begins with a colon is written with two."));
}

static void say_hint(struct round *r)
{
	const struct question *q = session_question(r->session);
	size_t n = session_now(r->session)->hints;

	if (!session_hint(r->session)) {
		page_text(&r->page, 0,
		    q->nhints ? STR("There is no other hint.")
			      : STR("There is no hint for this one."));
		return;
	}
	fprintf(r->setup->out, "Hint %zu of %zu:\n", n + 1, q->nhints);
	page_passage(&r->page, 2, session_now(r->session)->quiz, q->hints[n]);
	keep_place(r);
}

static void say_closing(struct round *r)
{
	const struct turn *turn = session_now(r->session);

	if (turn->state != TURN_RIGHT)
		page_solution(&r->page, session_question(r->session));
	page_closing(&r->page, turn);
}

/* What can be done after a miss. */
static void say_way_on(struct round *r)
{
	const struct turn *turn = session_now(r->session);
	const struct question *q = session_question(r->session);
	struct buf b = { .a = r->line_a };

	if (r->setup->leeches && r->setup->leeches[turn->question])
		page_text(&r->page, 0,
		    STR("Missed on many days: its passage helps more than "
			"another try."));
	if (q->tries)
		buf_fmt(&b, "%u of %u tries left. ", q->tries - turn->tries,
		    q->tries);
	if (q->recipe)
		buf_add(&b,
		    STR("Enter asks it with new numbers; or try these again"));
	else
		buf_add(&b, STR("Try again"));
	if (turn->hints < q->nhints)
		buf_add(&b, STR(", or :hint"));
	buf_add(&b, STR(", :show, :skip."));
	page_text(&r->page, 0, buf_str(&b));
}

/* The answer that another file holds.  false: it was said why not. */
static bool read_file(struct round *r, struct str path, struct str *answer)
{
	struct diags d = diags_in(r->line_a);

	if (file_read(r->line_a, path, ANSWER_FILE_MOST, answer, NULL, &d))
		return true;
	page_text(&r->page, 0, diag_text(r->line_a, &d.at[0]));
	return false;
}

/* "@path", or this line and those up to a lone dot. */
static bool take_file(struct round *r, struct str line, struct str *answer)
{
	struct buf b = { .a = r->a };

	if (str_starts(str_trim(line), STR("@"))) {
		line = str_trim(line);
		return read_file(
		    r, str_trim(str_sub(line, 1, line.len)), answer);
	}
	while (!str_eq(line, STR(".")) && b.len <= ANSWER_FILE_MOST) {
		buf_add(&b, line);
		buf_byte(&b, '\n');
		if (!ask_line(r, ""))
			break;
		line = r->line;
	}
	*answer = buf_str(&b);
	return true;
}

static void take_answer(struct round *r, struct str line)
{
	const struct question *q = session_question(r->session);
	const struct turn *turn = session_now(r->session);
	const struct verdict *v;

	if (judge_file(q) && !take_file(r, line, &line))
		return;
	v = session_answer(
	    r->session, shown_answer(r->line_a, q, turn->order, line));
	if (!verdict_counts(v->kind)) {
		page_verdict(&r->page, 0, v, line);
		page_text(&r->page, 0, STR("This costs no try."));
		return;
	}
	keep(r);
	r->confidence = CONFIDENCE_NONE;
	page_verdict(&r->page, 0, v, turn->answer);
	page_feedback(&r->page, turn);
	if (turn->state != TURN_OPEN) {
		say_closing(r);
		return;
	}
	page_link(&r->page, q);
	say_way_on(r);
}

static void take_show(struct round *r)
{
	if (!session_show(r->session)) {
		page_text(&r->page, 0,
		    STR("Try once first; then the solution can be shown."));
		return;
	}
	keep(r);
	say_closing(r);
}

/* true: the question is asked with new numbers. */
static bool take_new(struct round *r)
{
	if (session_another(r->session)) {
		keep_place(r);
		return true;
	}
	page_text(&r->page, 0,
	    STR("This one is always the same; :again repeats it."));
	return false;
}

/* An empty line after a miss: the learner has read why and goes on. */
static bool wants_new(const struct round *r, struct str line)
{
	const struct turn *turn = session_now(r->session);

	return str_trim(line).len == 0 && turn->q->recipe && turn->tries > 0;
}

/* true: the question that was answered is asked again. */
static bool take_undo(struct round *r)
{
	struct diags d = diags_in(r->line_a);

	if (!session_undo(r->session)) {
		page_text(&r->page, 0, STR("There is nothing to take back."));
		return false;
	}
	if (r->setup->undo && !r->setup->undo(r->setup->to, &d))
		say_trouble(r, &d);
	keep_place(r);
	page_text(&r->page, 0, STR("The answer is taken back."));
	return true;
}

static void take_confidence(struct round *r, enum confidence confidence)
{
	r->confidence = confidence;
	page_text(&r->page, 0,
	    str_fmt(r->line_a, "Noted: %s. And your answer?",
		confidence_name(confidence)));
}

static void begin(struct round *r)
{
	const struct quiz_lines *setup = r->setup;

	arena_reset(r->a);
	r->session = session_new(
	    r->a, setup->quiz, setup->questions, setup->n, setup->seed);
}

/* One line of the learner.  true: another question comes next. */
static bool take_line(struct round *r)
{
	struct str line = r->line;

	switch (act_of(&line)) {
	case ACT_ANSWER:
		if (wants_new(r, line))
			return take_new(r);
		take_answer(r, line);
		break;
	case ACT_NEW:
		return take_new(r);
	case ACT_HINT:
		say_hint(r);
		break;
	case ACT_SKIP:
		session_skip(r->session);
		keep_place(r);
		return true;
	case ACT_SHOW:
		take_show(r);
		break;
	case ACT_UNDO:
		return take_undo(r);
	case ACT_UNSURE:
		take_confidence(r, CONFIDENCE_UNSURE);
		break;
	case ACT_FAIRLY:
		take_confidence(r, CONFIDENCE_FAIRLY);
		break;
	case ACT_SURE:
		take_confidence(r, CONFIDENCE_SURE);
		break;
	case ACT_REPEAT:
		return true;
	case ACT_RESTART:
		begin(r);
		keep_place(r);
		return true;
	case ACT_HELP:
		say_help(r);
		break;
	case ACT_QUIT:
		r->ended = true;
		break;
	case ACT_UNKNOWN:
		page_text(&r->page, 0,
		    STR("There is no such command; :help lists them."));
		break;
	}
	return false;
}

static bool is_closed(const struct round *r)
{
	enum turn_state state = session_now(r->session)->state;

	return state != TURN_OPEN && state != TURN_SKIPPED;
}

/* Waits for the learner to go on; an answer typed ahead is kept for it. */
static void wait_for_enter(struct round *r, const char *prompt)
{
	if (!ask_line(r, prompt))
		return;
	if (str_eq_nocase(str_trim(r->line), STR(":quit")))
		r->ended = true;
	else
		r->waiting = str_trim(r->line).len > 0;
}

/* Its tries are used up, but only on these numbers. */
static void offer_new(struct round *r)
{
	if (!ask_line(r, "\nEnter asks it with new numbers, :skip goes on: "))
		return;
	if (str_eq_nocase(str_trim(r->line), STR(":quit")))
		r->ended = true;
	else if (str_trim(r->line).len == 0 ||
	    str_eq_nocase(str_trim(r->line), STR(":new")))
		take_new(r);
	else
		r->waiting = !str_eq_nocase(str_trim(r->line), STR(":skip"));
}

static void ask_question(struct round *r)
{
	say_question(r);
	while (!r->ended && !is_closed(r)) {
		if (!ask_line(r, "> "))
			return;
		if (take_line(r))
			return;
	}
	if (!r->ended && session_now(r->session)->state == TURN_MISSED &&
	    session_question(r->session)->recipe)
		offer_new(r);
	else if (!r->ended && !session_over(r->session))
		wait_for_enter(r, "\nEnter for the next question: ");
}

/* After a round: only what was missed, if it is wanted. */
static bool goes_again(struct round *r)
{
	size_t n =
	    session_count(r->session) - session_tally(r->session, TURN_RIGHT);
	const char *prompt = str_fmt(r->line_a,
	    "Enter asks again what was missed (%zu), :quit leaves: ", n)
				 .at;

	if (n == 0)
		return false;
	wait_for_enter(r, prompt);
	if (r->ended)
		return false;
	session_again(r->session);
	return true;
}

static void go_through(struct round *r)
{
	do {
		while (!r->ended && !session_over(r->session)) {
			ask_question(r);
			if (!r->ended && is_closed(r) &&
			    session_next(r->session))
				keep_place(r);
		}
		page_summary(&r->page, r->session);
	} while (!r->ended && goes_again(r));
}

static void greet(struct round *r)
{
	const struct quiz_lines *setup = r->setup;

	page_text(&r->page, 0, setup->quiz->title);
	if (setup->saved.len && session_restore(r->session, setup->saved) &&
	    !session_over(r->session)) {
		fprintf(setup->out,
		    "Going on where you left off; :restart begins anew.\n");
	} else {
		begin(r);
		fprintf(setup->out,
		    "%zu question%s; :help lists the "
		    "commands.\n",
		    setup->n, setup->n == 1 ? "" : "s");
	}
	if (is_closed(r))
		session_next(r->session);
}

bool quiz_lines_run(const struct quiz_lines *setup)
{
	struct round r = {
		.setup = setup,
		.a = arena_new(),
		.line_a = arena_new(),
		.page = { .a = arena_new(),
		    .out = setup->out,
		    .width = setup->width },
	};
	bool right;

	begin(&r);
	greet(&r);
	go_through(&r);
	right =
	    session_tally(r.session, TURN_RIGHT) == session_count(r.session);
	arena_free(r.page.a);
	arena_free(r.line_a);
	arena_free(r.a);
	return right;
}
