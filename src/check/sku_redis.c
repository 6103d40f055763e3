#include "check/sku_read.h"

#include "base/arena.h"
#include "check/check.h"

enum { UNSAID = 99, PREMIUM = 2 };

/* What was found in the answer so far. */
struct finds {
	struct str text; /* the whole answer */
	unsigned tier, family, capacity; /* or UNSAID; family: 'C' or 'P' */
	bool lower; /* the family is written small, as an argument */
	struct str word; /* the one that is looked at */
	struct verdict fault;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The next run of letters or of digits. */
static struct str next_word(struct str s, size_t *at)
{
	size_t from;
	bool digits;

	while (*at < s.len && !is_letter(s.at[*at]) && !is_digit(s.at[*at]))
		(*at)++;
	from = *at;
	digits = from < s.len && is_digit(s.at[from]);
	while (*at < s.len &&
	    (digits ? is_digit(s.at[*at]) : is_letter(s.at[*at])))
		(*at)++;
	return str_sub(s, from, *at);
}

/* Names of the arguments say only what follows. */
static bool is_argument(struct str word)
{
	static const char *const names[] = { "sku", "name", "family",
		"capacity", "tier", "size" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq_nocase(word, str_of(names[i])))
			return true;
	return false;
}

static bool is_other_product(struct str word)
{
	static const char *const names[] = { "balanced", "memoryoptimized",
		"computeoptimized", "flashoptimized", "enterprise",
		"enterpriseflash" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq_nocase(word, str_of(names[i])))
			return true;
	return false;
}

static bool unreadable(struct finds *f, struct str why)
{
	f->fault = verdict_unreadable(
	    (size_t)(f->word.at - f->text.at), f->word.len, why);
	return false;
}

static bool wrong(struct finds *f, struct str why)
{
	f->fault = verdict_of(false, why);
	return false;
}

static bool set(
    struct finds *f, unsigned *what, unsigned value, const char *twice)
{
	if (*what != UNSAID && *what != value)
		return unreadable(f, str_of(twice));
	*what = value;
	return true;
}

/* Whether a minus before it makes the number a negative one. */
static bool is_negative(const struct finds *f)
{
	size_t at = (size_t)(f->word.at - f->text.at);

	return at > 1 && f->text.at[at - 1] == '-' &&
	    !is_letter(f->text.at[at - 2]);
}

static bool take_number(struct finds *f)
{
	uint64_t n;

	if (is_negative(f))
		return unreadable(
		    f, STR("The capacity is not below 0: it begins there."));

	if (!str_number(f->word, UNSAID - 1, &n))
		n = UNSAID - 1;
	return set(f, &f->capacity, (unsigned)n,
	    "There are two numbers: the capacity is one.");
}

static bool take_family(struct finds *f)
{
	char c = f->word.at[0];

	f->lower = c >= 'a';
	return set(f, &f->family, c >= 'a' ? (unsigned)c - 32 : (unsigned)c,
	    "There are two families: C and P do not go together.");
}

static bool take_word(struct arena *a, struct finds *f)
{
	if (is_digit(f->word.at[0]))
		return take_number(f);
	if (is_argument(f->word))
		return true;
	for (unsigned i = 0; i < SKU_TIERS; i++)
		if (str_eq_nocase(
			f->word, str_of(sku_tiers[SKU_REDIS][i].code)))
			return set(f, &f->tier, i, "There are two tiers.");
	if (str_eq_nocase(f->word, STR("C")) ||
	    str_eq_nocase(f->word, STR("P")))
		return take_family(f);
	if (is_other_product(f->word))
		return wrong(f,
		    str_fmt(a,
			"%s is no tier of Azure Cache for Redis: there are "
			"Basic, Standard and Premium.",
			answer_quote(a, f->word).at));
	return unreadable(f,
	    str_fmt(a,
		"%s is no part of a size: that is a tier, a family and a "
		"capacity.",
		answer_quote(a, f->word).at));
}

/* All that is wanted was found. */
static bool is_whole(struct finds *f)
{
	f->word = f->text;
	if (f->tier == UNSAID && f->family == 'P')
		f->tier = PREMIUM;
	if (f->tier == UNSAID && f->family != UNSAID)
		return unreadable(
		    f, STR("The tier is missing: C is Basic or Standard."));
	if (f->tier == UNSAID)
		return unreadable(
		    f, STR("The tier is missing: Basic, Standard or Premium."));
	if (f->family == UNSAID)
		return unreadable(f, STR("The family is missing: C or P."));
	if (f->capacity == UNSAID)
		return unreadable(
		    f, STR("The capacity is missing: the number of the size."));
	return true;
}

static bool exists(struct arena *a, struct finds *f, bool arguments)
{
	char family = f->tier == PREMIUM ? 'P' : 'C';

	if (f->family != (unsigned char)family)
		return wrong(f,
		    f->tier == PREMIUM
			? STR("C belongs to Basic and Standard: Premium has "
			      "the family P.")
			: str_fmt(a,
			      "P belongs to Premium: %s has the family C.",
			      sku_tiers[SKU_REDIS][f->tier].name));
	if (arguments && f->lower)
		return wrong(f,
		    str_fmt(a,
			"family is \"%c\", with a capital: case counts "
			"there.",
			family));
	if (f->capacity < sku_redis_least(f->tier) ||
	    f->capacity > sku_redis_most(f->tier))
		return wrong(f,
		    str_fmt(a,
			"There is no such size: %c goes from %c%u to "
			"%c%u.",
			family, family, sku_redis_least(f->tier), family,
			sku_redis_most(f->tier)));
	return true;
}

static void look_up(struct arena *a, const struct finds *f, struct sku *sku)
{
	struct skus all = sku_all(a, SKU_REDIS);
	struct str name = str_fmt(a, "%s %c%u",
	    sku_tiers[SKU_REDIS][f->tier].code, (char)f->family, f->capacity);

	for (size_t i = 0; i < all.n; i++)
		if (str_eq(all.at[i].name, name)) {
			*sku = all.at[i];
			return;
		}
	die("no such size: %.*s", STR_ARG(name));
}

bool sku_read_redis(
    struct arena *a, struct str answer, struct sku *sku, struct verdict *v)
{
	struct finds f = { .text = answer,
		.tier = UNSAID,
		.family = UNSAID,
		.capacity = UNSAID };
	bool arguments = str_find(answer, STR("="), 0) != SIZE_MAX;
	size_t at = 0;

	for (;;) {
		f.word = next_word(answer, &at);
		if (f.word.len == 0)
			break;
		if (!take_word(a, &f)) {
			*v = f.fault;
			return false;
		}
	}
	if (!is_whole(&f) || !exists(a, &f, arguments)) {
		*v = f.fault;
		return false;
	}
	look_up(a, &f, sku);
	return true;
}
