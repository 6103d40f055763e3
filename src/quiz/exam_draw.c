#include "quiz/exam_draw.h"

#include "base/arena.h"
#include "base/random.h"
#include "base/vec.h"

/*
 * A sample is drawn by lot; then a question of it is exchanged for another as
 * long as that brings the shares nearer to what they are in all.
 */

/* Something that several questions have, and of which each exam has a share. */
struct feature {
	struct str kind, name;
	int64_t weight;
	int64_t all, in; /* of all choices, and of those drawn, so many */
};

struct range {
	size_t from, n; /* of `has` */
};

struct drawing {
	struct arena *a;
	const struct exam_choice *choices;
	size_t n, wanted;
	struct random random;
	VEC(struct feature) features;
	VEC(size_t) has; /* the features of the choices, one after another */
	struct range *of; /* where those of each choice are */
	size_t *order; /* the first `wanted` are drawn */
};

/* A tag that is off by more than one outweighs all the rest. */
enum { WEIGHT_TAG = 8, WEIGHT_OTHER = 1, FAR_OFF = 64, STARTS = 4 };

static size_t feature_of(struct drawing *w, struct feature feature)
{
	for (size_t i = 0; i < w->features.n; i++)
		if (str_eq(w->features.at[i].kind, feature.kind) &&
		    str_eq(w->features.at[i].name, feature.name))
			return i;
	*VEC_ADD(w->a, &w->features) = feature;
	return w->features.n - 1;
}

static void note(
    struct drawing *w, size_t choice, struct str kind, struct str name)
{
	bool tag = str_eq(kind, STR("tag"));
	size_t at = feature_of(w,
	    (struct feature){
		.kind = kind,
		.name = name,
		.weight = tag ? WEIGHT_TAG : WEIGHT_OTHER,
	    });
	struct range *of = &w->of[choice];

	/* A tag that was written twice is one. */
	for (size_t i = of->from; i < of->from + of->n; i++)
		if (w->has.at[i] == at)
			return;
	w->features.at[at].all++;
	*VEC_ADD(w->a, &w->has) = at;
	of->n++;
}

static void note_all(struct drawing *w, size_t choice)
{
	const struct question *q = w->choices[choice].q;
	struct str passage = str_fmt(w->a, "%zu", w->choices[choice].passage);

	w->of[choice].from = w->has.n;
	for (size_t i = 0; i < q->ntags; i++)
		note(w, choice, STR("tag"), q->tags[i]);
	note(w, choice, STR("difficulty"), q->difficulty);
	note(w, choice, STR("passage"), passage);
	note(w, choice, STR("generated"), q->recipe ? STR("yes") : STR("no"));
}

/* How far so many of the feature are from its share. */
static int64_t cost_of(
    const struct drawing *w, const struct feature *f, int64_t in)
{
	int64_t off = (int64_t)w->n * in - (int64_t)w->wanted * f->all;
	int64_t far;

	off = off < 0 ? -off : off;
	far = off - (int64_t)w->n;
	return f->weight * (off + (far > 0 ? FAR_OFF * far : 0));
}

static int64_t cost_of_all(const struct drawing *w)
{
	int64_t cost = 0;

	for (size_t i = 0; i < w->features.n; i++)
		cost += cost_of(w, &w->features.at[i], w->features.at[i].in);
	return cost;
}

static bool has(const struct drawing *w, size_t choice, size_t feature)
{
	struct range of = w->of[choice];

	for (size_t i = of.from; i < of.from + of.n; i++)
		if (w->has.at[i] == feature)
			return true;
	return false;
}

/* What the cost grows by when `by` is added to what only `choice` has. */
static int64_t change(
    const struct drawing *w, size_t choice, size_t other, int by)
{
	struct range of = w->of[choice];
	int64_t sum = 0;

	for (size_t i = of.from; i < of.from + of.n; i++) {
		const struct feature *f = &w->features.at[w->has.at[i]];

		if (!has(w, other, w->has.at[i]))
			sum += cost_of(w, f, f->in + by) - cost_of(w, f, f->in);
	}
	return sum;
}

static void count(struct drawing *w, size_t choice, int by)
{
	struct range of = w->of[choice];

	for (size_t i = of.from; i < of.from + of.n; i++)
		w->features.at[w->has.at[i]].in += by;
}

/* The best exchange for the one drawn at place i.  false: there is none. */
static bool exchange(struct drawing *w, size_t i)
{
	int64_t best = 0;
	size_t at = w->n, out = w->order[i];

	for (size_t j = w->wanted; j < w->n; j++) {
		int64_t cost = change(w, out, w->order[j], -1) +
		    change(w, w->order[j], out, 1);

		if (cost < best) {
			best = cost;
			at = j;
		}
	}
	if (at == w->n)
		return false;
	count(w, out, -1);
	count(w, w->order[at], 1);
	w->order[i] = w->order[at];
	w->order[at] = out;
	return true;
}

/* Every exchange lowers the cost, so this ends. */
static void settle(struct drawing *w)
{
	bool better = true;

	while (better) {
		better = false;
		for (size_t i = 0; i < w->wanted; i++)
			better = exchange(w, i) || better;
	}
}

/* A sample by lot, settled; its cost. */
static int64_t start(struct drawing *w)
{
	random_shuffle(&w->random, w->order, w->n);
	for (size_t i = 0; i < w->features.n; i++)
		w->features.at[i].in = 0;
	for (size_t i = 0; i < w->wanted; i++)
		count(w, w->order[i], 1);
	settle(w);
	return cost_of_all(w);
}

static size_t *best_of_starts(struct drawing *w)
{
	size_t *best = NEW_N(w->a, size_t, w->wanted);
	int64_t least = INT64_MAX;

	for (int s = 0; s < STARTS; s++) {
		int64_t cost = start(w);

		if (cost >= least)
			continue;
		least = cost;
		for (size_t i = 0; i < w->wanted; i++)
			best[i] = w->order[i];
	}
	return best;
}

/* How many of at[from..n) are of the same passage. */
static size_t siblings(
    const struct drawing *w, const size_t *at, size_t n, size_t from, size_t p)
{
	size_t found = 0;

	for (size_t i = from; i < n; i++)
		found += w->choices[at[i]].passage == p;
	return found;
}

/*
 * The next to ask of at[from..n): of another passage than the last, and of
 * one that has more than half of what is left as long as there is one.
 */
static size_t next_to_ask(
    const struct drawing *w, const size_t *at, size_t n, size_t from)
{
	size_t found = n, left = n - from;

	for (size_t i = from; i < n; i++) {
		size_t p = w->choices[at[i]].passage;

		if (from > 0 && w->choices[at[from - 1]].passage == p)
			continue;
		if (found == n)
			found = i;
		if (2 * siblings(w, at, n, from, p) > left)
			return i;
	}
	return found == n ? from : found;
}

static void part_siblings(const struct drawing *w, size_t *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t next = next_to_ask(w, at, n, i), kept = at[next];

		for (size_t k = next; k > i; k--)
			at[k] = at[k - 1];
		at[i] = kept;
	}
}

size_t *exam_draw(struct arena *a, const struct exam_choice *choices, size_t n,
    size_t wanted, uint64_t seed, size_t *drawn)
{
	struct drawing w = { .a = a,
		.choices = choices,
		.n = n,
		.wanted = wanted < n ? wanted : n,
		.random = { seed } };
	size_t *best;

	w.of = NEW_N(a, struct range, n);
	w.order = NEW_N(a, size_t, n);
	for (size_t i = 0; i < n; i++) {
		w.order[i] = i;
		note_all(&w, i);
	}
	best = best_of_starts(&w);
	random_shuffle(&w.random, best, w.wanted);
	part_siblings(&w, best, w.wanted);
	*drawn = w.wanted;
	return best;
}
