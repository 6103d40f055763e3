#include "base/arena.h"
#include "quiz/draw_rules.h"

/* Families 2, 4 and 7: what some rules let in together. */

enum { BASE, RULES }; /* their parameters */

/* Why an address gets in, or by how little it does not. */
static struct str why_in(
    struct arena *a, const struct rules *rules, uint32_t ip)
{
	for (size_t i = 0; i < rules->n; i++)
		if (rules->at[i].first <= ip && ip <= rules->at[i].last)
			return str_fmt(a, "%s gets in by %s.",
			    ip4_text(a, ip).at, rules->name[i]);
	for (size_t i = 0; i < rules->n; i++) {
		bool before = ip + 1 == rules->at[i].first;

		if (before || ip == rules->at[i].last + 1)
			return str_fmt(a, "%s lies just %s %s: it stays out.",
			    ip4_text(a, ip).at, before ? "before" : "behind",
			    rules->name[i]);
	}
	return str_fmt(
	    a, "%s lies in no rule: it stays out.", ip4_text(a, ip).at);
}

enum { CLIENTS = 6 };

/* Six addresses on and one past boundaries, and some others if need be. */
static bool pick_clients(
    struct draw *w, const struct rules *rules, uint32_t clients[CLIENTS])
{
	uint32_t probes[PROBES_MOST];
	size_t n = rules_probes(rules, probes);
	const size_t *order = draw_order(w, n);

	for (size_t i = 0; i < CLIENTS; i++) {
		clients[i] = i < n ? probes[order[i]]
				   : draw_address(w, w->settings[BASE].block);
		for (size_t j = 0; j < i; j++)
			if (clients[i] == clients[j])
				return false;
	}
	return true;
}

/* 2: which of six clients get in. */
static bool draw_clients(struct draw *w)
{
	const struct ipset *set;
	struct rules rules;
	uint32_t clients[CLIENTS];
	size_t in = 0;

	rules_draw(w, &rules, w->settings[BASE].block,
	    (size_t)draw_span(w, RULES), 64);
	if (!pick_clients(w, &rules, clients))
		return false;
	set = rules_set(w->a, &rules);
	for (size_t i = 0; i < CLIENTS; i++) {
		bool gets_in = rules_admit(&rules, clients[i]);

		MUST(ipset_has(set, clients[i]) == gets_in);
		in += gets_in;
		draw_say(
		    w, draw_nth(w, "client", i + 1), value_address(clients[i]));
		draw_tick(w, draw_nth(w, "x", i + 1), gets_in);
		draw_text(w, draw_nth(w, "why", i + 1),
		    why_in(w->a, &rules, clients[i]));
	}
	rules_say(w, "rules", &rules);
	draw_say(w, "count", value_number((int64_t)in));
	return in > 0 && in < CLIENTS;
}

const struct family family_clients = {
	.name = "clients",
	.number = 2,
	.asks = "which of six clients get in",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 16, 28 },
		{ "rules", PARAM_SPAN, "2..4", NULL, 1, 5 },
	},
	.names = "rules client1…6 x1…6 why1…6 count",
	.draw = draw_clients,
};

/* An address that this rule alone admits: the middle one of them. */
static bool find_hole(
    struct draw *w, const struct rules *rules, size_t rule, uint32_t *witness)
{
	struct rules others = rules_without(rules, rule);
	const struct ipset *own = ipset_of(w->a, &rules->at[rule], 1);
	size_t n;
	const struct ip4_range *at =
	    ipset_ranges(ipset_minus(w->a, own, rules_set(w->a, &others)), &n);

	if (n == 0)
		return false;
	*witness = at[0].first + (at[0].last - at[0].first) / 2;
	return true;
}

/* Whether the rest keeps the witness out and lets in all that must get in. */
static bool closes(
    const struct rules *rest, const struct rules *keep, uint32_t witness)
{
	uint32_t probes[PROBES_MOST];
	size_t n = rules_probes(keep, probes);

	if (rules_admit(rest, witness))
		return false;
	for (size_t i = 0; i < n; i++)
		if (rules_admit(keep, probes[i]) &&
		    !rules_admit(rest, probes[i]))
			return false;
	return true;
}

/* The same by sets. */
static bool closes_as_set(struct draw *w, const struct rules *rest,
    const struct rules *keep, uint32_t witness)
{
	const struct ipset *left = rules_set(w->a, rest);
	const struct ipset *lost =
	    ipset_minus(w->a, rules_set(w->a, keep), left);

	return !ipset_has(left, witness) && ipset_count(lost) == 0;
}

static struct str why_removed(struct draw *w, const struct rules *rules,
    size_t i, size_t hole, uint32_t witness)
{
	struct rules rest = rules_without(rules, i);
	const char *who = ip4_text(w->a, witness).at;

	if (i == hole)
		return str_fmt(w->a,
		    "Without it %s stays out, and the others let in all that "
		    "must get in.",
		    who);
	if (rules_agree(&rest, rules))
		return str_fmt(w->a,
		    "The others cover it: without it nothing changes, and %s "
		    "still gets in by %s.",
		    who, rules->name[hole]);
	return str_fmt(w->a, "%s still gets in by %s.", who, rules->name[hole]);
}

/* 4: which rule to remove to close a hole. */
static bool draw_remove(struct draw *w)
{
	size_t n = (size_t)draw_span(w, RULES), hole, answers = 0, covered = 0;
	struct rules rules, keep;
	uint32_t witness;

	rules_draw(w, &rules, w->settings[BASE].block, n - 1, 48);
	/* One more inside another: it looks to blame, and changes nothing. */
	rules.at[n - 1] = rules.at[0];
	rules.at[n - 1].first += (rules.at[0].last - rules.at[0].first) / 3;
	rules.n = n;
	rules_name(w, &rules);
	rules_shuffle(w, &rules);
	hole = draw_one(w, n);
	if (!find_hole(w, &rules, hole, &witness))
		return false;
	keep = rules_without(&rules, hole);
	for (size_t i = 0; i < n; i++) {
		struct rules rest = rules_without(&rules, i);
		bool does = closes(&rest, &keep, witness);

		MUST(does == closes_as_set(w, &rest, &keep, witness));
		answers += does;
		covered += rules_agree(&rest, &rules);
		draw_text(
		    w, draw_nth(w, "rule", i + 1), rules_line(w->a, &rules, i));
		draw_tick(w, draw_nth(w, "x", i + 1), does);
		draw_text(w, draw_nth(w, "why", i + 1),
		    why_removed(w, &rules, i, hole, witness));
	}
	draw_say(w, "witness", value_address(witness));
	draw_text(w, "answer", str_of(rules.name[hole]));
	draw_text(w, "keep", set_line(w->a, rules_set(w->a, &keep)));
	rules_say(w, "rules", &rules);
	return answers == 1 && covered > 0;
}

const struct family family_remove = {
	.name = "remove-rule",
	.number = 4,
	.asks = "which rule to remove to close a hole",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 16, 27 },
		{ "rules", PARAM_SPAN, "4", NULL, 3, 6 },
	},
	.names = "rules rule1… x1… why1… answer witness keep",
	.draw = draw_remove,
};

/* A rule over parts of two others, which touch, overlap or leave a gap. */
static void draw_candidate(struct draw *w, struct rules *rules, bool gap)
{
	struct ip4_range block = w->settings[BASE].block, *at = rules->at;
	long size = (long)(block.last - block.first) / 4;
	uint32_t first = block.first + 1 + (uint32_t)draw_number(w, 0, size);
	uint32_t middle = first + (uint32_t)draw_number(w, 3, size);
	uint32_t last = middle + (uint32_t)draw_number(w, 4, size);

	at[0] = (struct ip4_range){ first, middle };
	at[1] = (struct ip4_range){
		middle + 1 + (gap ? (uint32_t)draw_number(w, 1, 2) : 0), last
	};
	at[2] = (struct ip4_range){ draw_address(w, at[0]), last };
	at[2].last = draw_address(w, at[1]);
	rules->n = 3;
	rules_name(w, rules);
}

/* 7: is a rule redundant, given the others. */
static bool draw_redundant(struct draw *w)
{
	bool gap = draw_word(w, 1) == 1, redundant;
	const struct ipset *more;
	struct rules rules, others;
	struct ip4_range own;
	uint32_t ip = 0;

	draw_candidate(w, &rules, gap);
	others = rules_without(&rules, 2);
	own = rules.at[2];
	if (rules.at[1].first > rules.at[1].last)
		return false;
	more = ipset_minus(
	    w->a, rules_set(w->a, &rules), rules_set(w->a, &others));
	redundant = rules_agree(&rules, &others);
	MUST(redundant == (ipset_count(more) == 0));
	MUST(redundant == !ipset_witness(more, more, &ip));
	draw_text(w, "rule", rules_line(w->a, &rules, 2));
	draw_text(w, "name", str_of(rules.name[2]));
	draw_tick(w, "x1", redundant);
	draw_tick(w, "x2", !redundant);
	draw_text(w, "redundant", redundant ? STR("yes") : STR("no"));
	draw_text(w, "witness", redundant ? STR("none") : ip4_text(w->a, ip));
	draw_text(w, "only", redundant ? STR("none") : set_line(w->a, more));
	draw_text(w, "why",
	    redundant ? str_fmt(w->a, "%s and %s together admit all of it.",
			    rules.name[0], rules.name[1])
		      : str_fmt(w->a, "Only %s admits %s.", rules.name[2],
			    ip4_text(w->a, ip).at));
	rules_shuffle(w, &others);
	rules_say(w, "others", &others);
	return redundant != gap && own.first < own.last;
}

const struct family family_redundant = {
	.name = "redundant-rule",
	.number = 7,
	.asks = "whether the others admit all that a rule does",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 16, 26 },
		{ "redundant", PARAM_WORD, "any", "yes no", 0, 0 },
	},
	.names = "others rule name redundant x1 x2 witness only why",
	.draw = draw_redundant,
};
