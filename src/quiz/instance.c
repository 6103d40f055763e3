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

static void move_file(const struct places *p, struct named_file *file)
{
	struct spot spot = made_spot(p, file->line, file->column);

	if (file->name.len == 0)
		return;
	file->line = spot.line;
	file->column = spot.column;
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
	move_file(p, &q->file);
	for (size_t i = 0; i < q->nbeside; i++)
		move_file(p, &q->beside[i]);
}

/* What a question was made with. */
struct making {
	const struct recipe *recipe;
	const struct subject *subject; /* or NULL */
	uint64_t seed;
	struct names names;
	bool drawn; /* names has them all */
};

/* The values of the code that it asks for, to be kept with its answer. */
static struct str used_of(struct arena *a, const struct making *m)
{
	struct buf b = { .a = a };

	for (size_t i = 0; m->subject && i < m->subject->names.n; i++) {
		const struct named *named =
		    names_find(&m->names, m->subject->names.at[i].name);

		if (!named || !named->used)
			continue;
		buf_fmt(&b, "%s%.*s=%.*s", b.len ? "; " : "",
		    STR_ARG(named->name),
		    STR_ARG(value_write(a, &named->value)));
	}
	return buf_str(&b);
}

static bool is_settings(const struct block *b, struct str id)
{
	return b->kind == BLOCK_COMMENT && str_eq(quiz_comment_id(b->text), id);
}

/* The settings become a line that says whose code the question is about. */
static void write_lead(
    struct arena *a, struct quiz *quiz, struct question *q, struct str lead)
{
	struct doc *doc = quiz->doc;
	uint32_t at = 0;
	struct block *b;

	while (at < doc->nblocks && !is_settings(&doc->blocks[at], q->id))
		at++;
	if (at == doc->nblocks)
		return;
	b = &doc->blocks[at];
	b->kind = BLOCK_PARAGRAPH;
	b->text = lead;
	b->gap = true;
	b->nspans = 1;
	b->spans = NEW(a, struct span);
	*b->spans = (struct span){
		.len = (uint32_t)lead.len, .what = SPAN_EMPH, .link = NO_LINK
	};
	q->lead = (struct passage){ at, at + 1, NO_BOX };
}

/* Whether seeds make a difference. */
static bool is_drawn(const struct recipe *recipe)
{
	for (size_t i = 0; i < recipe->nmade; i++)
		if (recipe->made[i].kind != DEFINITION_FORMULA &&
		    recipe->made[i].kind != DEFINITION_WHERE)
			return true;
	return false;
}

/* One that only code decides is the same for every seed. */
static void adopt(struct arena *a, struct quiz *quiz, struct question *q,
    const struct making *m)
{
	const struct recipe *recipe = m->recipe;

	q->recipe = recipe->code.len == 0 || is_drawn(recipe) ? recipe : NULL;
	q->seed = m->seed;
	q->hash = str_hash(str_trim(recipe->source));
	q->about = used_of(a, m);
	if (m->subject)
		write_lead(a, quiz, q, m->subject->lead);
}

static bool put_subject(struct made *m, struct making *k,
    const struct subject *subject, struct misfortune *why)
{
	size_t text = m->text.len, patches = m->patches.n;

	k->subject = subject;
	k->drawn =
	    recipe_draw(m->a, k->recipe, subject, k->seed, &k->names, why);
	if (k->drawn && made_put_all(m, k->recipe, &k->names, why))
		return true;
	m->text.len = text;
	m->patches.n = patches;
	return false;
}

/*
 * The section with values in it: of the learner's code if that knows all that
 * is asked for, else of what stands in for it.  false: *why says why not.
 */
static bool put_values(struct made *m, struct making *k, struct misfortune *why)
{
	const struct subjects *all = k->recipe->subjects;

	if (k->recipe->code.len == 0)
		return put_subject(m, k, NULL, why);
	*why = (struct misfortune){ k->recipe->source.at,
		STR("there is no code to ask about") };
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].kind, k->recipe->code) &&
		    put_subject(m, k, &all->at[i], why))
			return true;
	return false;
}

/* Files that were read once are the same for all instances. */
static void take_files(struct question *to, const struct question *from)
{
	if (to->file.name.len)
		to->start = to->wanted.start = from->start;
	to->wanted.beside = from->wanted.beside;
	to->wanted.nbeside = from->wanted.nbeside;
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
	struct making making = { .recipe = recipe, .seed = seed };
	struct misfortune why = { 0 };
	struct quiz *quiz = NULL;
	size_t from = d->n;
	struct doc *doc;

	made_note(&m, 0, (size_t)(recipe->source.at - recipe->all.at), 0);
	if (!put_values(&m, &making, &why)) {
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
	adopt(a, quiz, &quiz->questions[0], &making);
	move_question(&places, &quiz->questions[0]);
	take_files(&quiz->questions[0], q);
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
static void find_unknown(struct arena *a, struct recipe *recipe,
    const struct doc *doc, const struct names *names, struct diags *d)
{
	struct made unread = { .a = a, .text = { .a = a } };

	for (size_t i = 0; i < recipe->nslots; i++) {
		struct misfortune why = { 0 };

		if (!made_put(&unread, recipe, &recipe->slots[i], names, &why))
			recipe_fault(
			    recipe, doc, why.at, d, str_c(a, why.text));
	}
}

static void put_first(struct made *m, struct making *k, struct recipe *recipe,
    const struct doc *doc, struct diags *d)
{
	struct misfortune why = { 0 };

	*k = (struct making){ .recipe = recipe, .seed = SEED_FIRST };
	if (!recipe->bad && put_values(m, k, &why)) {
		find_unused(recipe, doc, &k->names, d);
		return;
	}
	if (!recipe->bad && k->drawn)
		find_unknown(m->a, recipe, doc, &k->names, d);
	else if (!recipe->bad)
		say(recipe, doc, &why, d);
	buf_add(&m->text, recipe->source);
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

static void adopt_all(struct arena *a, struct quiz *quiz,
    const struct recipe *recipes, const struct making *makings, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < quiz->n; i++) {
		struct question *q = &quiz->questions[i];
		const struct recipe *r = recipe_at(recipes, n, q->line);

		if (r && r->line == q->line && r->bad)
			continue;
		if (r && r->line == q->line)
			adopt(a, quiz, q, &makings[r - recipes]);
		quiz->questions[to++] = *q;
	}
	quiz->n = to;
}

static struct quiz *parse_made(struct arena *a, struct doc *file,
    struct recipe *recipes, size_t n, struct diags *d)
{
	struct made m = { .a = a, .text = { .a = a } };
	struct places places = { .made = &m, .recipe = recipes };
	struct making *makings = NEW_N(a, struct making, n);
	struct diags again = diags_in(a);
	struct quiz *quiz;
	struct doc *doc;
	size_t at = 0, from;

	for (size_t i = 0; i < n; i++) {
		size_t begin = (size_t)(recipes[i].source.at - file->source.at);

		buf_add(&m.text, str_sub(file->source, at, begin));
		put_first(&m, &makings[i], &recipes[i], file, d);
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
	adopt_all(a, quiz, recipes, makings, n);
	return quiz;
}

struct quiz *quiz_parse(
    struct arena *a, struct str text, struct str path, struct diags *d)
{
	static const struct subjects none = { NULL, 0 };

	return quiz_parse_about(a, text, path, &none, d);
}

struct quiz *quiz_parse_about(struct arena *a, struct str text, struct str path,
    const struct subjects *subjects, struct diags *d)
{
	struct doc *doc = md_parse(a, text, path, d);
	struct recipe *recipes = NULL;
	size_t n = 0;

	if (doc &&
	    (str_find(text, STR("vars:"), 0) != SIZE_MAX ||
		str_find(text, STR("code="), 0) != SIZE_MAX))
		recipes = recipes_of(a, doc, subjects, &n, d);
	if (!doc)
		return NULL;
	return n ? parse_made(a, doc, recipes, n, d) : draft_quiz(a, doc, d);
}
