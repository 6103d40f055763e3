#include "quiz/instance.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/random.h"
#include "doc/md.h"
#include "quiz/draft.h"
#include "quiz/made.h"
#include "quiz/parse.h"
#include "quiz/recipe_own.h"

static void move_diags(const struct places *p, struct diags *d, size_t from)
{
	for (size_t i = from; i < d->n; i++) {
		struct diag *diag = &d->at[i];
		struct spot spot = made_spot(p, diag->line, diag->column);

		diag->line = spot.line;
		diag->column = spot.column;
	}
}

static void move_question(const struct places *p, struct question *q)
{
	q->line = made_spot(p, q->line, 1).line;
	for (size_t i = 0; i < q->nproofs; i++) {
		struct proof *proof = &q->proofs[i];
		struct spot spot = made_spot(p, proof->line, proof->column);

		proof->line = spot.line;
		proof->column = spot.column;
	}
}

static void adopt(
    struct question *q, const struct recipe *recipe, uint64_t seed)
{
	q->recipe = recipe;
	q->seed = seed;
	q->hash = str_hash(str_trim(recipe->source));
}

/* What is said of an instance says which it is. */
static void name_seed(struct diags *d, size_t i, uint64_t seed)
{
	d->at[i].text = str_fmt(d->a, "%.*s (seed %llu)",
	    STR_ARG(d->at[i].text), (unsigned long long)seed);
}

struct quiz *instance_new(
    struct arena *a, const struct question *q, uint64_t seed, struct diags *d)
{
	const struct recipe *recipe = q->recipe;
	struct made m = { .a = a, .text = { .a = a } };
	struct places places = { .made = &m, .recipe = recipe };
	struct names names;
	struct misfortune why = { 0 };
	struct quiz *quiz = NULL;
	size_t from = d->n;
	struct doc *doc;

	made_note(&m, 0, (size_t)(recipe->source.at - recipe->all.at), 0);
	if (!recipe_draw(a, recipe, seed, &names, &why) ||
	    !made_put_all(&m, recipe, &names, &why)) {
		struct doc file = { .source = recipe->all,
			.line_at = recipe->line_at,
			.nlines = recipe->nlines };
		struct spot spot = draft_spot(&file, why.at);

		diag_add(d, SEVERITY_ERROR, recipe->path, spot.line,
		    spot.column, "%.*s", STR_ARG(why.text));
		name_seed(d, from, seed);
		return NULL;
	}
	buf_byte(&m.text, '\n');
	buf_add(&m.text, recipe->definitions);
	doc = md_parse(a, buf_str(&m.text), recipe->path, d);
	places.doc = doc;
	if (doc) {
		quiz = draft_quiz(a, doc, d);
		move_diags(&places, d, from);
	}
	for (size_t i = from; i < d->n; i++)
		name_seed(d, i, seed);
	if (!quiz || quiz->n != 1)
		return NULL;
	move_question(&places, &quiz->questions[0]);
	adopt(&quiz->questions[0], recipe, seed);
	return quiz;
}

uint64_t instance_next(const struct question *q, uint64_t seed)
{
	struct random r = { seed ^ str_hash(q->id) };
	uint64_t next = random_below(&r, SEED_MOST) + 1;

	return next != seed ? next : next % SEED_MOST + 1;
}

/* The whole file, its generated questions as the first seed makes them. */

static void say(struct recipe *recipe, const struct doc *doc,
    const struct misfortune *why, struct diags *d)
{
	recipe_fault(recipe, doc, why->at, d,
	    str_fmt(d->a, "%.*s (seed %d)", STR_ARG(why->text), SEED_FIRST).at);
}

static const char *where_defined(
    const struct recipe *recipe, const struct named *named)
{
	for (size_t i = 0; i < recipe->nmade; i++)
		for (size_t j = 0; j < recipe->made[i].nnames; j++)
			if (str_eq(recipe->made[i].names[j], named->name))
				return recipe->made[i].names[j].at;
	return NULL;
}

static void find_unused(const struct recipe *recipe, const struct doc *doc,
    const struct names *names, struct diags *d)
{
	for (size_t i = 0; i < names->n; i++) {
		const struct named *named = &names->at[i];
		const char *at = where_defined(recipe, named);
		struct spot spot;

		if (named->used || !at)
			continue;
		spot = draft_spot(doc, at);
		diag_add(d, SEVERITY_WARNING, doc->path, spot.line, spot.column,
		    "{{%.*s}} is used nowhere", STR_ARG(named->name));
	}
}

/* Every name that stands for nothing is told at once. */
static bool find_unknown(struct arena *a, struct recipe *recipe,
    const struct doc *doc, const struct names *names, struct diags *d)
{
	struct made unread = { .a = a, .text = { .a = a } };
	bool known = true;

	for (size_t i = 0; i < recipe->nslots; i++) {
		struct misfortune why = { 0 };

		if (made_put(&unread, recipe, &recipe->slots[i], names, &why))
			continue;
		recipe_fault(recipe, doc, why.at, d, str_c(a, why.text));
		known = false;
	}
	return known;
}

static void put_first(struct made *m, struct recipe *recipe,
    const struct doc *doc, struct diags *d)
{
	struct names names;
	struct misfortune why = { 0 };

	if (!recipe->bad &&
	    !recipe_draw(m->a, recipe, SEED_FIRST, &names, &why))
		say(recipe, doc, &why, d);
	if (recipe->bad || !find_unknown(m->a, recipe, doc, &names, d)) {
		buf_add(&m->text, recipe->source);
		return;
	}
	MUST(made_put_all(m, recipe, &names, &why));
	find_unused(recipe, doc, &names, d);
}

static const struct recipe *recipe_at(
    const struct recipe *recipes, size_t n, unsigned line)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (recipes[middle].line <= line)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &recipes[low - 1] : NULL;
}

static bool holds_line(const struct recipe *recipe, unsigned line)
{
	size_t from = (size_t)(recipe->source.at - recipe->all.at);

	return line > 0 && line <= recipe->nlines && line >= recipe->line &&
	    recipe->line_at[line - 1] < from + recipe->source.len;
}

/* What is said of a question whose recipe is bad says nothing new. */
static void sift_diags(
    const struct recipe *recipes, size_t n, struct diags *d, size_t from)
{
	size_t to = from;

	for (size_t i = from; i < d->n; i++) {
		const struct recipe *r = recipe_at(recipes, n, d->at[i].line);
		bool inside = r && holds_line(r, d->at[i].line);

		if (inside && r->bad) {
			d->errors -= d->at[i].severity == SEVERITY_ERROR;
			continue;
		}
		if (inside && d->at[i].severity == SEVERITY_ERROR)
			name_seed(d, i, SEED_FIRST);
		d->at[to++] = d->at[i];
	}
	d->n = to;
}

static void adopt_all(struct quiz *quiz, const struct recipe *recipes, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < quiz->n; i++) {
		struct question *q = &quiz->questions[i];
		const struct recipe *r = recipe_at(recipes, n, q->line);

		if (r && r->line == q->line && r->bad)
			continue;
		if (r && r->line == q->line)
			adopt(q, r, SEED_FIRST);
		quiz->questions[to++] = *q;
	}
	quiz->n = to;
}

static struct quiz *parse_made(struct arena *a, struct doc *file,
    struct recipe *recipes, size_t n, struct diags *d)
{
	struct made m = { .a = a, .text = { .a = a } };
	struct places places = { .made = &m, .recipe = recipes };
	struct diags again = diags_in(a);
	struct quiz *quiz;
	struct doc *doc;
	size_t at = 0, from;

	for (size_t i = 0; i < n; i++) {
		size_t begin = (size_t)(recipes[i].source.at - file->source.at);

		buf_add(&m.text, str_sub(file->source, at, begin));
		put_first(&m, &recipes[i], file, d);
		at = begin + recipes[i].source.len;
		made_note(&m, 0, at, 0);
	}
	buf_add(&m.text, str_sub(file->source, at, file->source.len));
	from = d->n;
	doc = md_parse(a, buf_str(&m.text), file->path, &again);
	if (!doc) {
		diag_add(d, SEVERITY_ERROR, file->path, 0, 0, "%.*s",
		    STR_ARG(again.at[0].text));
		return NULL;
	}
	places.doc = doc;
	quiz = draft_quiz(a, doc, d);
	move_diags(&places, d, from);
	for (size_t i = 0; i < quiz->n; i++)
		move_question(&places, &quiz->questions[i]);
	sift_diags(recipes, n, d, from);
	adopt_all(quiz, recipes, n);
	return quiz;
}

struct quiz *quiz_parse(
    struct arena *a, struct str text, struct str path, struct diags *d)
{
	struct doc *doc = md_parse(a, text, path, d);
	struct recipe *recipes = NULL;
	size_t n = 0;

	if (doc && str_find(text, STR("vars:"), 0) != SIZE_MAX)
		recipes = recipes_of(a, doc, &n, d);
	if (!doc)
		return NULL;
	return n ? parse_made(a, doc, recipes, n, d) : draft_quiz(a, doc, d);
}
