#include "quiz/recipe.h"

#include "base/arena.h"
#include "base/random.h"
#include "quiz/draw.h"
#include "quiz/formula.h"
#include "quiz/parse.h"
#include "quiz/recipe_own.h"

enum { DRAWS_MOST = 1000 };

/* One attempt to give every name its value. */
struct attempt {
	struct arena *a;
	struct random *r;
	const struct subject *subject; /* or NULL */
	struct names *names;
	struct misfortune *why;
};

static enum formula_fault fail(
    struct attempt *t, struct str at, enum formula_fault fault, struct str what)
{
	*t->why = (struct misfortune){ at.at, what };
	return fault;
}

static enum formula_fault work_out(
    struct attempt *t, struct str text, struct value *v)
{
	struct flaw flaw = { 0 };
	enum formula_fault fault =
	    formula_value(t->a, text, t->names, v, &flaw);

	if (fault != FORMULA_FINE)
		fail(t, str_sub(text, flaw.at, text.len), fault, flaw.text);
	return fault;
}

static enum formula_fault work_out_number(
    struct attempt *t, struct str text, int64_t *n)
{
	struct value v;
	enum formula_fault fault = work_out(t, text, &v);

	if (fault == FORMULA_FINE && v.kind != VALUE_NUMBER)
		return fail(
		    t, text, FORMULA_WRONG, STR("a number is wanted here"));
	*n = v.number;
	return fault;
}

static enum formula_fault work_out_range(
    struct attempt *t, struct str text, struct value *v)
{
	enum formula_fault fault = work_out(t, text, v);

	if (fault == FORMULA_FINE && v->kind != VALUE_RANGE)
		return fail(t, text, FORMULA_WRONG,
		    STR("a block or range is wanted here, as in "
			"203.0.113.0/24"));
	return fault;
}

/* "3..9" or "5", its ends included. */
static enum formula_fault read_ends(
    struct attempt *t, struct str text, int64_t *low, int64_t *high)
{
	size_t dots = formula_find(text, STR(".."), 0);
	struct str first = str_trim(str_sub(text, 0, dots));
	enum formula_fault fault = work_out_number(t, first, low);

	*high = *low;
	if (fault != FORMULA_FINE || dots == SIZE_MAX)
		return fault;
	fault = work_out_number(
	    t, str_trim(str_sub(text, dots + 2, text.len)), high);
	if (fault == FORMULA_FINE && *high < *low)
		return fail(t, text, FORMULA_UNLUCKY,
		    STR("its end lies before its beginning"));
	return fault;
}

static enum formula_fault draw_from_span(
    struct attempt *t, struct str text, struct value *v)
{
	size_t at = formula_find(text, STR(" step "), 0);
	int64_t low, high, step = 1;
	enum formula_fault fault =
	    read_ends(t, str_sub(text, 0, at), &low, &high);

	if (fault == FORMULA_FINE && at != SIZE_MAX)
		fault = work_out_number(
		    t, str_trim(str_sub(text, at + 6, text.len)), &step);
	if (fault != FORMULA_FINE)
		return fault;
	if (step < 1)
		return fail(t, text, FORMULA_UNLUCKY,
		    STR("a step is a number above zero"));
	if ((uint64_t)high - (uint64_t)low > INT64_MAX)
		return fail(t, text, FORMULA_UNLUCKY,
		    STR("there are too many numbers in it"));
	*v = value_number(low +
	    step *
		(int64_t)random_below(t->r, (size_t)((high - low) / step) + 1));
	return FORMULA_FINE;
}

/* cidr 203.0.113.0/24 /26..29, without the cidr. */
static enum formula_fault draw_block(
    struct attempt *t, struct str text, struct value *v)
{
	size_t slash = formula_find(text, STR(" /"), 0);
	struct value base;
	int64_t low, high;
	enum formula_fault fault;
	uint64_t blocks;
	unsigned prefix;

	if (slash == SIZE_MAX)
		return fail(t, text, FORMULA_WRONG,
		    STR("it says not how large: cidr 203.0.113.0/24 /26..29"));
	fault = work_out_range(t, str_trim(str_sub(text, 0, slash)), &base);
	if (fault == FORMULA_FINE)
		fault = read_ends(
		    t, str_sub(text, slash + 2, text.len), &low, &high);
	if (fault != FORMULA_FINE)
		return fault;
	if (base.prefix == NO_PREFIX || low < (int64_t)base.prefix || high > 32)
		return fail(t, text, FORMULA_WRONG,
		    STR("a block is drawn from a larger one, and is at most "
			"a /32"));
	prefix = (unsigned)low +
	    (unsigned)random_below(t->r, (size_t)(high - low) + 1);
	blocks = (uint64_t)1 << (prefix - base.prefix);
	*v = value_block(base.range.first +
		(uint32_t)((uint64_t)random_below(t->r, (size_t)blocks)
		    << (32 - prefix)),
	    prefix);
	return FORMULA_FINE;
}

static enum formula_fault draw_host(
    struct attempt *t, struct str text, struct value *v)
{
	struct value in;
	enum formula_fault fault = work_out_range(t, text, &in);

	if (fault == FORMULA_FINE)
		*v = value_address(in.range.first +
		    (uint32_t)random_below(
			t->r, (size_t)in.range.last - in.range.first + 1));
	return fault;
}

static enum formula_fault add(
    struct attempt *t, struct str name, struct value v)
{
	if (names_add(t->a, t->names, name, v))
		return FORMULA_FINE;
	return fail(t, name, FORMULA_WRONG,
	    str_fmt(t->a, "the family defines %.*s already", STR_ARG(name)));
}

/* One row of "a, 1 | b, 2": a value for each name. */
static enum formula_fault draw_choice(
    struct attempt *t, const struct definition *d)
{
	struct str rest = d->text, row, word;
	enum formula_fault fault = FORMULA_FINE;
	size_t n = 0, pick;

	for (; rest.len; n++)
		recipe_next(&rest, '|');
	pick = random_below(t->r, n);
	rest = row = d->text;
	for (size_t i = 0; i <= pick; i++)
		row = recipe_next(&rest, '|');
	for (size_t i = 0; i < d->nnames && fault == FORMULA_FINE; i++) {
		word = recipe_next(&row, d->nnames > 1 ? ',' : '|');
		fault = add(t, d->names[i], recipe_word(t->a, str_trim(word)));
	}
	return fault;
}

static enum formula_fault hold(struct attempt *t, const struct definition *d)
{
	struct value v;
	enum formula_fault fault = work_out(t, d->text, &v);

	if (fault != FORMULA_FINE)
		return fault;
	if (v.kind != VALUE_NUMBER)
		return fail(t, d->text, FORMULA_WRONG,
		    STR("where wants yes or no, as in where n > 3"));
	return v.number
	    ? FORMULA_FINE
	    : fail(t, d->text, FORMULA_UNLUCKY, STR("this does not hold"));
}

static enum formula_fault draw_family(
    struct attempt *t, const struct definition *d)
{
	struct draw w = {
		.a = t->a,
		.r = t->r,
		.family = d->family,
		.settings = d->settings,
		.names = t->names,
	};

	return d->family->draw(&w)
	    ? FORMULA_FINE
	    : fail(t, d->text, FORMULA_UNLUCKY,
		  STR("no instance has exactly one answer"));
}

static enum formula_fault define(struct attempt *t, const struct definition *d)
{
	enum formula_fault fault = FORMULA_FINE;
	struct value v = { 0 };

	switch (d->kind) {
	case DEFINITION_CHOICE:
		return draw_choice(t, d);
	case DEFINITION_FAMILY:
		return draw_family(t, d);
	case DEFINITION_WHERE:
		return hold(t, d);
	case DEFINITION_FORMULA:
		fault = work_out(t, d->text, &v);
		break;
	case DEFINITION_SPAN:
		fault = draw_from_span(t, d->text, &v);
		break;
	case DEFINITION_BLOCK:
		fault = draw_block(t, d->text, &v);
		break;
	case DEFINITION_HOST:
		fault = draw_host(t, d->text, &v);
		break;
	}
	if (fault == FORMULA_FINE)
		fault = add(t, d->names[0], v);
	return fault;
}

static enum formula_fault try(struct attempt *t, const struct recipe *recipe)
{
	enum formula_fault fault = FORMULA_FINE;

	t->names->n = 0;
	for (size_t i = 0; t->subject && i < t->subject->names.n; i++) {
		const struct named *named = &t->subject->names.at[i];

		names_add(t->a, t->names, named->name, named->value);
	}
	for (size_t i = 0; i < recipe->nmade && fault == FORMULA_FINE; i++)
		fault = define(t, &recipe->made[i]);
	return fault;
}

bool recipe_draw(struct arena *a, const struct recipe *recipe,
    const struct subject *subject, uint64_t seed, struct names *names,
    struct misfortune *why)
{
	struct random first = { seed }, r;
	struct attempt t = {
		.a = a, .r = &r, .subject = subject, .names = names, .why = why
	};

	*names = (struct names){ 0 };
	r.state = random_next(&first) ^ str_hash(recipe->id);
	for (size_t i = 0; i < DRAWS_MOST; i++) {
		enum formula_fault fault = try(&t, recipe);

		if (fault == FORMULA_FINE)
			return true;
		if (fault == FORMULA_WRONG)
			return false;
	}
	why->text = str_fmt(
	    a, "%.*s, in %d draws", STR_ARG(why->text), (int)DRAWS_MOST);
	return false;
}
