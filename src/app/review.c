#include "app/review.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "course/catalogue.h"
#include "course/reading.h"
#include "quiz/parse.h"
#include "quiz/quiz.h"
#include "sched/standing.h"

#include <stdlib.h>

const char review_retention_words[] =
    "--retention is a chance of recall from 0.70 to 0.97";

/* A question that is due. */
struct due {
	const struct quiz *quiz;
	const struct question *q;
	const struct card *card;
	struct str module;
	size_t passage; /* the same number: siblings */
	size_t turn; /* the how many-th of its passage */
	double recall;
};

struct gathering {
	struct arena *a;
	const struct standing *s;
	const struct review_wish *wish;
	VEC(struct due) found;
	size_t passages; /* so many were numbered */
};

static bool is_due(
    const struct standing *s, const struct card *card, int64_t day)
{
	return card && card->rated && standing_due(s, card) <= day;
}

static bool has_tag(const struct question *q, struct str tag)
{
	for (size_t i = 0; i < q->ntags; i++)
		if (str_eq(q->tags[i], tag))
			return true;
	return tag.len == 0;
}

static bool any_due(const struct gathering *g, const struct module *m,
    const struct asked *asked, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_due(g->s, standing_card(g->s, m->id, asked[i].id),
			g->wish->day))
			return true;
	return false;
}

/* The questions of one module that are due; its quiz is read for them. */
static void gather_module(struct gathering *g, const struct course *c,
    const struct module *m, struct diags *d)
{
	size_t n, sections = course_outline(c, m)->n;
	const struct asked *asked = course_asked(c, m, &n);
	struct diags faults = diags_in(g->a);
	const struct quiz *quiz;

	if (!any_due(g, m, asked, n))
		return;
	quiz = course_read_quiz(g->a, c, m->quiz, NULL, &faults);
	if (!quiz)
		diag_error(
		    d, m->quiz, "cannot be read; lectern check says why");
	for (size_t i = 0; quiz && i < n; i++) {
		const struct card *card =
		    standing_card(g->s, m->id, asked[i].id);
		const struct question *q = quiz_find(quiz, asked[i].id);
		size_t section = asked[i].section;

		if (!q || !is_due(g->s, card, g->wish->day) ||
		    !has_tag(q, g->wish->tag))
			continue;
		*VEC_ADD(g->a, &g->found) = (struct due){
			.quiz = quiz,
			.q = q,
			.card = card,
			.module = m->id,
			.passage = g->passages +
			    (section == NO_SECTION ? sections : section),
			.recall = standing_recall(g->s, card, g->wish->day),
		};
	}
	g->passages += sections + 1;
}

static int by_recall(const void *x, const void *y)
{
	const struct due *a = x, *b = y;
	int order;

	if (a->turn != b->turn)
		return a->turn < b->turn ? -1 : 1;
	if (a->recall < b->recall || a->recall > b->recall)
		return a->recall < b->recall ? -1 : 1;
	order = str_cmp(a->module, b->module);
	return order ? order : str_cmp(a->q->id, b->q->id);
}

/* Where two of one passage meet, the next of another comes between. */
static void part_neighbours(struct due *at, size_t n)
{
	for (size_t i = 1; i + 1 < n; i++)
		if (at[i].passage == at[i - 1].passage &&
		    at[i + 1].passage != at[i].passage) {
			struct due second = at[i];

			at[i] = at[i + 1];
			at[i + 1] = second;
		}
}

static void put_in_order(struct gathering *g)
{
	size_t *seen = NEW_N(g->a, size_t, g->passages + 1);

	if (g->found.n == 0)
		return;
	qsort(g->found.at, g->found.n, sizeof(*g->found.at), by_recall);
	for (size_t i = 0; i < g->found.n; i++)
		g->found.at[i].turn = seen[g->found.at[i].passage]++;
	qsort(g->found.at, g->found.n, sizeof(*g->found.at), by_recall);
	part_neighbours(g->found.at, g->found.n);
}

/* One quiz of all of them, each with its own behind it. */
static struct review make_round(struct gathering *g, size_t n)
{
	struct quiz *quiz = NEW(g->a, struct quiz);
	const struct quiz **homes = NEW_N(g->a, const struct quiz *, n);
	struct str *modules = NEW_N(g->a, struct str, n);
	bool *leeches = NEW_N(g->a, bool, n);
	size_t *questions = NEW_N(g->a, size_t, n);

	quiz->title = STR("Review");
	quiz->path = STR("");
	quiz->questions = NEW_N(g->a, struct question, n);
	quiz->n = n;
	quiz->homes = homes;
	for (size_t i = 0; i < n; i++) {
		const struct due *due = &g->found.at[i];

		quiz->questions[i] = *due->q;
		homes[i] = due->quiz;
		modules[i] = due->module;
		leeches[i] = due->card->leech;
		questions[i] = i;
	}
	return (struct review){
		.quiz = quiz,
		.modules = modules,
		.leeches = leeches,
		.questions = questions,
		.n = n,
		.due = g->found.n,
	};
}

struct review review_gather(struct arena *a, const struct course *c,
    const struct standing *s, const struct review_wish *wish, struct diags *d)
{
	struct gathering g = { .a = a, .s = s, .wish = wish };
	size_t n;

	for (size_t i = 0; i < c->n; i++)
		gather_module(&g, c, &c->modules[i], d);
	put_in_order(&g);
	n = g.found.n;
	if (wish->limit && wish->limit < n)
		n = wish->limit;
	return make_round(&g, n);
}

size_t review_due(const struct course *c, const struct standing *s, int64_t day)
{
	size_t due = 0, n;

	for (size_t m = 0; m < c->n; m++) {
		const struct asked *asked = course_asked(c, &c->modules[m], &n);

		for (size_t i = 0; i < n; i++)
			due += is_due(s,
			    standing_card(s, c->modules[m].id, asked[i].id),
			    day);
	}
	return due;
}
