#include "base/arena.h"
#include "quiz/draw_rules.h"

/* Families 16 and 17: two lists of rules side by side. */

enum { BASE, RULES, SAME };

/* Splits a rule in two that touch. */
static void split(struct draw *w, struct rules *rules)
{
	size_t i = draw_one(w, rules->n);
	struct ip4_range *r = &rules->at[i];
	uint32_t cut;

	if (r->first == r->last || rules->n == RULES_MOST)
		return;
	cut = draw_address(w, (struct ip4_range){ r->first, r->last - 1 });
	rules->at[rules->n++] = (struct ip4_range){ cut + 1, r->last };
	r->last = cut;
}

/* Adds a piece that is admitted already. */
static void repeat(struct draw *w, struct rules *rules)
{
	struct ip4_range r = rules->at[draw_one(w, rules->n)];

	if (rules->n == RULES_MOST)
		return;
	r.first = draw_address(w, r);
	rules->at[rules->n++] = r;
}

/* The union as it is: overlapping and touching rules become one. */
static void merge(struct draw *w, struct rules *rules)
{
	size_t n;
	const struct ip4_range *at = ipset_ranges(rules_set(w->a, rules), &n);

	MUST(n <= rules->n);
	for (size_t i = 0; i < n; i++)
		rules->at[i] = at[i];
	rules->n = n;
}

static void move_boundary(struct draw *w, struct rules *rules)
{
	struct ip4_range *r = &rules->at[draw_one(w, rules->n)];

	switch (draw_one(w, 4)) {
	case 0:
		r->first -= r->first > 0;
		break;
	case 1:
		r->first += r->first < r->last;
		break;
	case 2:
		r->last -= r->first < r->last;
		break;
	default:
		r->last += r->last < UINT32_MAX;
	}
}

/* Writes the same otherwise, or nearly the same. */
static struct rules rewrite(
    struct draw *w, const struct rules *rules, bool same)
{
	struct rules other = *rules;

	if (!same)
		move_boundary(w, &other);
	if (draw_coin(w))
		merge(w, &other);
	if (draw_coin(w))
		repeat(w, &other);
	split(w, &other);
	rules_shuffle(w, &other);
	rules_name(w, &other);
	return other;
}

/* All of a small block, one address after another. */
static bool differs(const struct rules *x, const struct rules *y,
    struct ip4_range block, uint32_t *ip)
{
	for (uint64_t at = block.first; at <= block.last; at++) {
		*ip = (uint32_t)at;
		if (rules_admit(x, *ip) && !rules_admit(y, *ip))
			return true;
	}
	return false;
}

/* 16: do two lists mean the same. */
static bool draw_same(struct draw *w)
{
	bool same = draw_word(w, SAME) == 0;
	const struct ipset *x, *y, *apart;
	struct rules old, new;
	uint32_t ip = 0;

	rules_draw(
	    w, &old, w->settings[BASE].block, (size_t)draw_span(w, RULES), 40);
	new = rewrite(w, &old, same);
	x = rules_set(w->a, &old);
	y = rules_set(w->a, &new);
	apart =
	    ipset_union(w->a, ipset_minus(w->a, x, y), ipset_minus(w->a, y, x));
	MUST(ipset_equal(x, y) == rules_agree(&old, &new));
	if (ipset_equal(x, y) != same)
		return false;
	ipset_witness(apart, apart, &ip);
	MUST(same || rules_admit(&old, ip) != rules_admit(&new, ip));
	rules_say(w, "old", &old);
	rules_say(w, "new", &new);
	draw_text(w, "same", same ? STR("yes") : STR("no"));
	draw_tick(w, "x1", same);
	draw_tick(w, "x2", !same);
	draw_text(w, "apart", same ? STR("none") : set_line(w->a, apart));
	draw_text(w, "why",
	    same ? STR("Both let in the same addresses.")
		 : str_fmt(w->a, "Only the %s list lets in %s.",
		       rules_admit(&old, ip) ? "old" : "new",
		       ip4_text(w->a, ip).at));
	return true;
}

const struct family family_same = {
	.name = "same-rules",
	.number = 16,
	.asks = "whether two lists let in the same addresses, and which tells "
		"them apart",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 16, 27 },
		{ "rules", PARAM_SPAN, "2..3", NULL, 1, 4 },
		{ "same", PARAM_WORD, "any", "yes no", 0, 0 },
	},
	.names = "old new same x1 x2 apart why",
	.draw = draw_same,
};

/* 17: the first address that one list admits and the other does not. */
static bool draw_first(struct draw *w)
{
	struct ip4_range block = w->settings[BASE].block;
	struct rules old, new;
	const struct ip4_range *at;
	uint32_t ip = 0;
	size_t n;

	rules_draw(w, &old, block, (size_t)draw_span(w, RULES), 40);
	new = rewrite(w, &old, false);
	if (draw_coin(w))
		move_boundary(w, &new);
	at = ipset_ranges(
	    ipset_minus(w->a, rules_set(w->a, &old), rules_set(w->a, &new)),
	    &n);
	MUST(differs(&old, &new, block, &ip) == (n > 0));
	if (n == 0)
		return false;
	MUST(ip == at[0].first);
	rules_say(w, "old", &old);
	rules_say(w, "new", &new);
	draw_say(w, "first", value_address(ip));
	draw_say(w, "next", value_address(ip + 1));
	draw_say(w, "before", value_address(ip - 1));
	return true;
}

const struct family family_first = {
	.name = "first-lost",
	.number = 17,
	.asks = "the first address that the old list lets in and the new does "
		"not",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 20, 27 },
		{ "rules", PARAM_SPAN, "2..3", NULL, 1, 4 },
	},
	.names = "old new first next before",
	.draw = draw_first,
};
