#include "quiz/session.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "quiz/coded.h"
#include "quiz/instance.h"
#include "quiz/judge.h"
#include "quiz/parse.h"
#include "quiz/shown.h"

/* A turn as it was before it was answered or shown. */
struct before {
	size_t at;
	struct turn turn;
};

struct session {
	struct arena *a;
	const struct quiz *quiz;
	struct turn *turns;
	size_t n, at;
	uint64_t seed;
	VEC(struct before) done; /* the last at the end */
};

/* A question that no seed makes is a fault that lectern check finds. */
enum { SEEDS_TRIED = 20 };

/*
 * The instance of this seed, or of one behind it; the one that the quiz holds
 * where none can be made.
 */
static void make_instance(struct arena *a, struct turn *turn)
{
	const struct question *base = turn->q;
	uint64_t seed = turn->seed;

	if (!base->recipe)
		return;
	for (int i = 0; i < SEEDS_TRIED && seed != base->seed; i++) {
		struct diags unsaid = diags_in(a);
		struct quiz *quiz = instance_new(a, base, seed, &unsaid);

		if (quiz) {
			turn->seed = seed;
			turn->quiz = quiz;
			turn->q = &quiz->questions[0];
			return;
		}
		seed = instance_next(base, seed);
	}
	turn->seed = base->seed;
}

static struct turn turn_new(
    struct arena *a, const struct quiz *quiz, size_t i, uint64_t seed)
{
	struct turn turn = {
		.question = i,
		.quiz = quiz->homes ? quiz->homes[i] : quiz,
		.q = &quiz->questions[i],
		.seed = seed,
	};

	MUST(i < quiz->n);
	make_instance(a, &turn);
	turn.order = shown_order(a, turn.q, turn.seed, &turn.norder);
	return turn;
}

struct session *session_new(struct arena *a, const struct quiz *quiz,
    const size_t *questions, size_t n, uint64_t seed)
{
	struct session *s = NEW(a, struct session);

	MUST(n > 0);
	*s = (struct session){
		.a = a,
		.quiz = quiz,
		.turns = NEW_N(a, struct turn, n),
		.n = n,
		.seed = seed,
	};
	for (size_t i = 0; i < n; i++)
		s->turns[i] = turn_new(a, quiz, questions[i], seed);
	return s;
}

size_t session_count(const struct session *s)
{
	return s->n;
}

size_t session_at(const struct session *s)
{
	return s->at;
}

uint64_t session_seed(const struct session *s)
{
	return s->seed;
}

const struct turn *session_turn(const struct session *s, size_t i)
{
	MUST(i < s->n);
	return &s->turns[i];
}

const struct turn *session_now(const struct session *s)
{
	return &s->turns[s->at];
}

const struct question *session_question(const struct session *s)
{
	return session_now(s)->q;
}

static bool is_open(const struct turn *turn)
{
	return turn->state == TURN_OPEN || turn->state == TURN_SKIPPED;
}

enum turn_state turn_stands(const struct turn *turn)
{
	return turn->once ? TURN_RIGHT : turn->state;
}

bool session_undo(struct session *s)
{
	const struct before *before;

	if (s->done.n == 0)
		return false;
	before = &s->done.at[--s->done.n];
	s->at = before->at;
	s->turns[s->at] = before->turn;
	return true;
}

const struct verdict *session_answer(struct session *s, struct str answer)
{
	struct turn *turn = &s->turns[s->at];
	const struct question *q = turn->q;
	struct turn was = *turn;
	size_t most = judge_file(q) ? ANSWER_FILE_MOST : ANSWER_MOST;

	MUST(is_open(turn));
	turn->answer = str_copy(
	    s->a, answer.len > most ? str_sub(answer, 0, most) : answer);
	turn->verdict = judge(s->a, q, answer);
	if (!verdict_counts(turn->verdict.kind))
		return &turn->verdict;
	*VEC_ADD(s->a, &s->done) = (struct before){ s->at, was };
	turn->tries++;
	if (turn->verdict.kind == VERDICT_RIGHT)
		turn->state = TURN_RIGHT;
	else if (q->tries && turn->tries >= q->tries)
		turn->state = TURN_MISSED;
	else
		turn->state = TURN_OPEN;
	return &turn->verdict;
}

bool session_hint(struct session *s)
{
	struct turn *turn = &s->turns[s->at];

	if (!is_open(turn) || turn->hints >= turn->q->nhints)
		return false;
	turn->hints++;
	return true;
}

bool session_show(struct session *s)
{
	struct turn *turn = &s->turns[s->at];

	if (!is_open(turn) || turn->tries == 0)
		return false;
	*VEC_ADD(s->a, &s->done) = (struct before){ s->at, *turn };
	turn->state = TURN_SHOWN;
	return true;
}

/* The next turn in this state after the current one, round to it, or n. */
static size_t find_next(const struct session *s, enum turn_state state)
{
	for (size_t i = 1; i <= s->n; i++)
		if (turn_stands(&s->turns[(s->at + i) % s->n]) == state)
			return (s->at + i) % s->n;
	return s->n;
}

bool session_next(struct session *s)
{
	size_t next = find_next(s, TURN_OPEN);

	if (next == s->n)
		next = find_next(s, TURN_SKIPPED);
	if (next == s->n)
		return false;
	s->at = next;
	return true;
}

void session_skip(struct session *s)
{
	struct turn *turn = &s->turns[s->at];

	if (is_open(turn))
		turn->state = TURN_SKIPPED;
	session_next(s);
}

void session_go(struct session *s, size_t i)
{
	MUST(i < s->n);
	s->at = i;
}

bool session_over(const struct session *s)
{
	return session_tally(s, TURN_OPEN) + session_tally(s, TURN_SKIPPED) ==
	    0;
}

size_t session_tally(const struct session *s, enum turn_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += turn_stands(&s->turns[i]) == state;
	return n;
}

void session_points(const struct session *s, double *earned, double *most)
{
	*earned = *most = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct turn *turn = &s->turns[i];
		double points = turn->q->points;

		*most += points;
		if (turn->once)
			*earned += points;
		else if (turn->tries)
			*earned += points * turn->verdict.score;
	}
}

/* The question once more: a generated one with new numbers. */
static struct turn turn_again(struct session *s, const struct turn *turn)
{
	const struct question *base = &s->quiz->questions[turn->question];

	return turn_new(s->a, s->quiz, turn->question,
	    base->recipe ? instance_next(base, turn->seed) : s->seed);
}

bool session_another(struct session *s)
{
	struct turn *turn = &s->turns[s->at];
	struct turn fresh;

	if (!turn->q->recipe)
		return false;
	fresh = turn_again(s, turn);
	fresh.once = turn_stands(turn) == TURN_RIGHT;
	*turn = fresh;
	return true;
}

bool session_again(struct session *s)
{
	size_t missed = s->n - session_tally(s, TURN_RIGHT), to = 0;
	struct turn *turns;

	if (missed == 0)
		return false;
	turns = NEW_N(s->a, struct turn, missed);
	for (size_t i = 0; i < s->n; i++)
		if (turn_stands(&s->turns[i]) != TURN_RIGHT)
			turns[to++] = turn_again(s, &s->turns[i]);
	s->turns = turns;
	s->n = missed;
	s->at = 0;
	s->done.n = 0;
	return true;
}

/*
 * Saved: "lectern-1 SEED PLACE" and for each turn a blank and
 * id:state:tries:hints:answer, the answer in letters, digits and %xx.  Of a
 * generated question :seed follows, and :once where that is so.
 */
static const char magic[] = "lectern-1";

static const char *const states[] = {
	[TURN_OPEN] = "open",
	[TURN_SKIPPED] = "skipped",
	[TURN_RIGHT] = "right",
	[TURN_MISSED] = "missed",
	[TURN_SHOWN] = "shown",
};

enum { STATES = sizeof(states) / sizeof(*states) };

struct str session_save(struct arena *a, const struct session *s)
{
	struct buf b = { .a = a };

	buf_fmt(&b, "%s %llu %zu", magic, (unsigned long long)s->seed, s->at);
	for (size_t i = 0; i < s->n; i++) {
		const struct turn *turn = &s->turns[i];

		buf_byte(&b, ' ');
		buf_add(&b, turn->q->id);
		buf_fmt(&b, ":%s:%u:%zu:", states[turn->state], turn->tries,
		    turn->hints);
		if (turn->tries)
			coded_add(&b, turn->answer);
		if (turn->q->recipe)
			buf_fmt(&b, ":%llu%s", (unsigned long long)turn->seed,
			    turn->once ? ":once" : "");
	}
	return buf_str(&b);
}

static bool read_state(struct str word, enum turn_state *state)
{
	for (size_t i = 0; i < STATES; i++)
		if (str_eq(word, str_of(states[i]))) {
			*state = (enum turn_state)i;
			return true;
		}
	return false;
}

/* What must hold of a turn, and of one whose question has been edited. */
static void settle(struct turn *turn)
{
	bool right = turn->tries && turn->verdict.kind == VERDICT_RIGHT;

	if (turn->tries && !verdict_counts(turn->verdict.kind))
		turn->tries = 0;
	if (turn->hints > turn->q->nhints)
		turn->hints = turn->q->nhints;
	if (right)
		turn->state = TURN_RIGHT;
	else if (turn->state == TURN_RIGHT || turn->tries == 0)
		turn->state =
		    turn->state == TURN_SKIPPED ? TURN_SKIPPED : TURN_OPEN;
}

/* One turn's word.  false: it is no such word; *known: the quiz has it. */
static bool read_turn(const struct session *s, struct str word, uint64_t seed,
    struct turn *turn, bool *known)
{
	struct str id, state, tries, hints, answer, own, instance;
	const struct question *q;
	enum turn_state is;
	uint64_t ntries, nhints;

	answer = str_cut(word, ':', &id);
	answer = str_cut(answer, ':', &state);
	answer = str_cut(answer, ':', &tries);
	answer = str_cut(answer, ':', &hints);
	own = str_cut(answer, ':', &answer);
	own = str_cut(own, ':', &instance);
	if (instance.len && !str_number(instance, UINT64_MAX, &seed))
		return false;
	if (!read_state(state, &is) || !str_number(tries, 1000000, &ntries) ||
	    !str_number(hints, 1000000, &nhints) ||
	    !coded_read(s->a, answer, &answer))
		return false;
	q = quiz_find(s->quiz, id);
	*known = q != NULL;
	if (!q)
		return true;
	*turn = turn_new(s->a, s->quiz, (size_t)(q - s->quiz->questions), seed);
	turn->state = is;
	turn->once = str_eq(own, STR("once"));
	turn->tries = (unsigned)ntries;
	turn->hints = nhints;
	turn->answer = answer;
	if (turn->tries)
		turn->verdict = judge(s->a, turn->q, answer);
	settle(turn);
	return true;
}

bool session_restore(struct session *s, struct str saved)
{
	struct str word, rest = str_cut(saved, ' ', &word);
	struct session new = *s;
	uint64_t place, left;
	size_t most = 1;

	if (!str_eq(word, str_of(magic)))
		return false;
	rest = str_cut(rest, ' ', &word);
	if (!str_number(word, UINT64_MAX, &new.seed))
		return false;
	rest = str_cut(rest, ' ', &word);
	if (!str_number(word, SIZE_MAX, &place))
		return false;
	for (size_t i = 0; i < rest.len; i++)
		most += rest.at[i] == ' ';
	new.turns = NEW_N(s->a, struct turn, most);
	new.n = new.at = new.done.n = 0;
	left = place;
	while (rest.len) {
		bool known = false;

		rest = str_cut(rest, ' ', &word);
		if (!read_turn(s, word, new.seed, &new.turns[new.n], &known))
			return false;
		new.n += known;
		if (left > 0) {
			left--;
			new.at += known;
		}
	}
	if (new.n == 0)
		return false;
	if (new.at >= new.n)
		new.at = new.n - 1;
	*s = new;
	return true;
}
