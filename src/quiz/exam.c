#include "quiz/exam.h"

#include "base/arena.h"
#include "base/vec.h"
#include "quiz/coded.h"
#include "quiz/judge.h"

#include <stdlib.h>

struct exam {
	struct arena *a;
	struct exam_setup setup;
	struct exam_sheet *sheets;
	size_t n, at;
	int64_t spent;
	bool over;
};

struct exam *exam_new(struct arena *a, const struct exam_setup *setup)
{
	struct exam *e = NEW(a, struct exam);
	const struct session *s = session_new(
	    a, setup->quiz, setup->questions, setup->n, setup->seed);

	*e = (struct exam){
		.a = a,
		.setup = *setup,
		.sheets = NEW_N(a, struct exam_sheet, setup->n),
		.n = setup->n,
	};
	for (size_t i = 0; i < e->n; i++) {
		e->sheets[i].turn = session_turn(s, i);
		e->sheets[i].module = setup->modules[setup->questions[i]];
	}
	return e;
}

size_t exam_count(const struct exam *e)
{
	return e->n;
}

const struct exam_sheet *exam_sheet(const struct exam *e, size_t i)
{
	MUST(i < e->n);
	return &e->sheets[i];
}

uint64_t exam_seed(const struct exam *e)
{
	return e->setup.seed;
}

size_t exam_at(const struct exam *e)
{
	return e->at;
}

void exam_go(struct exam *e, size_t i)
{
	MUST(i < e->n);
	e->at = i;
}

const struct verdict *exam_answer(struct exam *e, size_t i, struct str answer)
{
	struct exam_sheet *sheet = &e->sheets[i];
	const struct question *q = sheet->turn->q;
	size_t most = judge_file(q) ? ANSWER_FILE_MOST : ANSWER_MOST;

	MUST(i < e->n && !e->over);
	if (str_eq(answer, sheet->answer))
		return &sheet->verdict;
	/* One byte too many is enough for the judge to refuse it. */
	sheet->answer = str_copy(e->a, str_sub(answer, 0, most + 1));
	sheet->verdict = (struct verdict){ .kind = VERDICT_WRONG };
	if (answer.len)
		sheet->verdict = judge(e->a, q, sheet->answer);
	return &sheet->verdict;
}

void exam_flag(struct exam *e, size_t i)
{
	MUST(i < e->n);
	e->sheets[i].flagged = !e->sheets[i].flagged;
}

size_t exam_open(const struct exam *e)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		n += e->sheets[i].answer.len == 0;
	return n;
}

size_t exam_unreadable(const struct exam *e)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		n += e->sheets[i].answer.len > 0 &&
		    !verdict_counts(e->sheets[i].verdict.kind);
	return n;
}

size_t exam_flagged(const struct exam *e)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		n += e->sheets[i].flagged;
	return n;
}

void exam_spend(struct exam *e, int64_t seconds)
{
	if (seconds > 0 && !e->over)
		e->spent += seconds;
}

int64_t exam_spent(const struct exam *e)
{
	return e->spent;
}

int64_t exam_left(const struct exam *e)
{
	int64_t all = (int64_t)e->setup.minutes * 60;

	if (all == 0)
		return -1;
	return e->spent < all ? all - e->spent : 0;
}

unsigned exam_minutes(const struct exam *e)
{
	return e->setup.minutes;
}

void exam_hand_in(struct exam *e)
{
	e->over = true;
}

bool exam_is_over(const struct exam *e)
{
	return e->over;
}

double exam_earned(const struct exam *e, size_t i)
{
	const struct exam_sheet *sheet = exam_sheet(e, i);

	if (sheet->answer.len == 0 || !verdict_counts(sheet->verdict.kind))
		return 0;
	return sheet->verdict.score * sheet->turn->q->points;
}

static void add_share(struct exam_share *to, const struct exam *e, size_t i)
{
	const struct exam_sheet *sheet = &e->sheets[i];

	to->n++;
	to->right += sheet->answer.len && sheet->verdict.kind == VERDICT_RIGHT;
	to->earned += exam_earned(e, i);
	to->most += sheet->turn->q->points;
}

struct exam_share exam_total(const struct exam *e)
{
	struct exam_share all = { .n = 0 };

	for (size_t i = 0; i < e->n; i++)
		add_share(&all, e, i);
	return all;
}

static int by_name(const void *x, const void *y)
{
	return str_cmp(((const struct exam_share *)x)->tag,
	    ((const struct exam_share *)y)->tag);
}

struct exam_share *exam_by_tag(struct arena *a, const struct exam *e, size_t *n)
{
	VEC(struct exam_share) all = { 0 };

	for (size_t i = 0; i < e->n; i++) {
		const struct question *q = e->sheets[i].turn->q;

		for (size_t t = 0; t < q->ntags || t == 0; t++) {
			struct str tag = q->ntags ? q->tags[t] : STR("");
			size_t k = 0;

			while (k < all.n && !str_eq(all.at[k].tag, tag))
				k++;
			if (k == all.n)
				VEC_ADD(a, &all)->tag = tag;
			add_share(&all.at[k], e, i);
		}
	}
	qsort(all.at, all.n, sizeof(*all.at), by_name);
	*n = all.n;
	return all.at;
}

struct str exam_name(struct arena *a, const struct exam *e, size_t i)
{
	const struct exam_sheet *sheet = exam_sheet(e, i);
	struct str text = str_fmt(a, "%llu %lld %.*s %.*s",
	    (unsigned long long)e->setup.seed, (long long)e->setup.began,
	    STR_ARG(sheet->module), STR_ARG(sheet->turn->q->id));

	return str_fmt(a, "%016llx%016llx", (unsigned long long)str_hash(text),
	    (unsigned long long)str_hash(
		str_fmt(a, "exam %.*s", STR_ARG(text))));
}

/*
 * Saved: "exam-1 SEED BEGAN MINUTES SPENT AT open|over", and for each
 * question a blank and module:id:flagged|plain:answer.
 */
static const char magic[] = "exam-1";

struct str exam_save(struct arena *a, const struct exam *e)
{
	struct buf b = { .a = a };

	buf_fmt(&b, "%s %llu %llu %u %llu %zu %s", magic,
	    (unsigned long long)e->setup.seed,
	    (unsigned long long)e->setup.began, e->setup.minutes,
	    (unsigned long long)e->spent, e->at, e->over ? "over" : "open");
	for (size_t i = 0; i < e->n; i++) {
		const struct exam_sheet *sheet = &e->sheets[i];

		buf_byte(&b, ' ');
		coded_add(&b, sheet->module);
		buf_byte(&b, ':');
		coded_add(&b, sheet->turn->q->id);
		buf_add(&b, sheet->flagged ? STR(":flagged:") : STR(":plain:"));
		coded_add(&b, sheet->answer);
	}
	return buf_str(&b);
}

/* What a saved line says of one question. */
struct saved_sheet {
	struct str answer;
	bool flagged;
};

struct saved {
	struct arena *a;
	struct exam_setup setup;
	size_t *questions;
	struct saved_sheet *sheets;
	uint64_t spent, at;
	bool over;
};

static size_t find(const struct saved *s, struct str module, struct str id)
{
	const struct quiz *quiz = s->setup.quiz;
	size_t i = 0;

	while (i < quiz->n &&
	    !(str_eq(quiz->questions[i].id, id) &&
		str_eq(s->setup.modules[i], module)))
		i++;
	return i;
}

/* One question's word.  false: it is no such word. */
static bool read_sheet(struct saved *s, struct str word)
{
	struct str module, id, flag, answer = word;
	size_t at;

	answer = str_cut(answer, ':', &module);
	answer = str_cut(answer, ':', &id);
	answer = str_cut(answer, ':', &flag);
	if (!coded_read(s->a, module, &module) || !coded_read(s->a, id, &id) ||
	    !coded_read(s->a, answer, &answer))
		return false;
	at = find(s, module, id);
	if (at == s->setup.quiz->n)
		return true;
	s->questions[s->setup.n] = at;
	s->sheets[s->setup.n++] =
	    (struct saved_sheet){ answer, str_eq(flag, STR("flagged")) };
	return true;
}

static bool read_number(struct str *rest, uint64_t most, uint64_t *n)
{
	struct str word;

	*rest = str_cut(*rest, ' ', &word);
	return str_number(word, most, n);
}

/* What stands before the questions.  false: it is no state. */
static bool read_head(struct saved *s, struct str *rest)
{
	struct str word;
	uint64_t began, minutes;

	*rest = str_cut(*rest, ' ', &word);
	if (!str_eq(word, str_of(magic)) ||
	    !read_number(rest, UINT64_MAX, &s->setup.seed) ||
	    !read_number(rest, INT64_MAX, &began) ||
	    !read_number(rest, EXAM_MINUTES_MOST, &minutes) ||
	    !read_number(rest, INT32_MAX, &s->spent) ||
	    !read_number(rest, EXAM_MOST, &s->at))
		return false;
	*rest = str_cut(*rest, ' ', &word);
	s->setup.began = (int64_t)began;
	s->setup.minutes = (unsigned)minutes;
	s->over = str_eq(word, STR("over"));
	return s->over || str_eq(word, STR("open"));
}

static struct exam *make(struct saved *s)
{
	struct exam *e;

	s->setup.questions = s->questions;
	e = exam_new(s->a, &s->setup);
	for (size_t i = 0; i < e->n; i++) {
		e->sheets[i].flagged = s->sheets[i].flagged;
		exam_answer(e, i, s->sheets[i].answer);
	}
	e->at = s->at < e->n ? (size_t)s->at : e->n - 1;
	e->spent = (int64_t)s->spent;
	e->over = s->over;
	return e;
}

struct exam *exam_restore(struct arena *a, const struct quiz *quiz,
    const struct str *modules, struct str saved)
{
	struct saved s = { .a = a,
		.setup = { .quiz = quiz, .modules = modules },
		.questions = NEW_N(a, size_t, EXAM_MOST),
		.sheets = NEW_N(a, struct saved_sheet, EXAM_MOST) };
	struct str word;

	if (!read_head(&s, &saved))
		return NULL;
	while (saved.len && s.setup.n < EXAM_MOST) {
		saved = str_cut(saved, ' ', &word);
		if (!read_sheet(&s, word))
			return NULL;
	}
	return s.setup.n ? make(&s) : NULL;
}
