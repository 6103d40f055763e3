#include "app/report.h"

#include "base/arena.h"
#include "base/vec.h"
#include "course/catalogue.h"
#include "course/outline.h"
#include "course/reading.h"

#include <stdlib.h>

struct gathering {
	struct arena *a;
	const struct course *c;
	const struct standing *s;
	int64_t day;
	VEC(struct share) sections;
	VEC(struct share) tags;
	VEC(struct remembered) questions;
};

static void count(
    struct gathering *g, struct share *to, const struct card *card)
{
	to->questions++;
	if (!card)
		return;
	to->answered += card->answers > 0;
	to->now += standing_recall(g->s, card, g->day);
	to->later += standing_recall(g->s, card, g->day + REPORT_LATER);
}

static struct share *tag_of(struct gathering *g, struct str tag)
{
	struct share *new;

	for (size_t i = 0; i < g->tags.n; i++)
		if (str_eq(g->tags.at[i].id, tag))
			return &g->tags.at[i];
	new = VEC_ADD(g->a, &g->tags);
	new->module = STR("");
	new->id = new->name = tag;
	return new;
}

static void remember(struct gathering *g, const struct module *m,
    const struct asked *asked, const struct card *card)
{
	if (!card || !card->rated)
		return;
	*VEC_ADD(g->a, &g->questions) = (struct remembered){
		.module = m->id,
		.id = asked->id,
		.title = asked->title,
		.card = card,
		.chance = standing_recall(g->s, card, g->day),
		.due = standing_due(g->s, card),
	};
}

static void gather(struct gathering *g, const struct module *m)
{
	const struct outline *o = course_outline(g->c, m);
	size_t n, first = g->sections.n;
	const struct asked *asked = course_asked(g->c, m, &n);

	for (size_t i = 0; i <= o->n; i++)
		*VEC_ADD(g->a, &g->sections) = (struct share){
			.module = m->id,
			.id = i < o->n ? o->sections[i].slug : STR(""),
			.name = i < o->n ? o->sections[i].title
					 : STR("The module as a whole"),
		};
	for (size_t i = 0; i < n; i++) {
		const struct card *card =
		    standing_card(g->s, m->id, asked[i].id);
		size_t at = asked[i].section;

		count(g,
		    &g->sections.at[first + (at == NO_SECTION ? o->n : at)],
		    card);
		for (size_t k = 0; k < asked[i].ntags; k++)
			count(g, tag_of(g, asked[i].tags[k]), card);
		remember(g, m, &asked[i], card);
	}
}

static int by_chance(const void *x, const void *y)
{
	const struct remembered *a = x, *b = y;
	int order;

	if (a->chance < b->chance || a->chance > b->chance)
		return a->chance < b->chance ? -1 : 1;
	order = str_cmp(a->module, b->module);
	return order ? order : str_cmp(a->id, b->id);
}

static int by_name(const void *x, const void *y)
{
	const struct share *a = x, *b = y;

	return str_cmp(a->name, b->name);
}

static void sort(
    void *at, size_t n, size_t size, int (*order)(const void *, const void *))
{
	if (n)
		qsort(at, n, size, order);
}

/* Sections without questions are not about what is retained. */
static size_t without_empty(struct share *at, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n; i++)
		if (at[i].questions)
			at[to++] = at[i];
	return to;
}

static void count_days(struct report_study *r)
{
	size_t n;
	const struct study_day *days = standing_days(r->standing, &n);

	for (size_t i = 0; i < n; i++)
		r->seconds += days[i].seconds;
	r->days = n;
}

struct report_study report_study_of(struct arena *a, const struct course *c,
    const struct standing *s, int64_t day)
{
	struct gathering g = { .a = a, .c = c, .s = s, .day = day };
	struct report_study r = { .standing = s, .day = day };

	for (size_t i = 0; i < c->n; i++)
		gather(&g, &c->modules[i]);
	sort(g.questions.at, g.questions.n, sizeof(*g.questions.at), by_chance);
	sort(g.tags.at, g.tags.n, sizeof(*g.tags.at), by_name);
	r.sections = g.sections.at;
	r.nsections = without_empty(g.sections.at, g.sections.n);
	r.tags = g.tags.at;
	r.ntags = g.tags.n;
	r.questions = g.questions.at;
	r.n = g.questions.n;
	for (size_t i = 0; i < r.n; i++) {
		int64_t in = r.questions[i].due - day;

		r.leeches += r.questions[i].card->leech;
		if (in < REPORT_DUE)
			r.due[in < 0 ? 0 : in]++;
	}
	count_days(&r);
	return r;
}
