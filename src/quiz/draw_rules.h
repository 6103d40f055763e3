#ifndef QUIZ_DRAW_RULES_H
#define QUIZ_DRAW_RULES_H

#include "check/ipset.h"
#include "quiz/draw.h"

/* Lists of firewall rules, as the families draw and solve them. */

enum { RULES_MOST = 8, PROBES_MOST = 8 * RULES_MOST };

struct rules {
	struct ip4_range at[RULES_MOST];
	const char *name[RULES_MOST];
	size_t n;
};

/* Each rule gets a name that no other one of the list has. */
void rules_name(struct draw *w, struct rules *rules);

/* Puts the rules in another order, each with its name. */
void rules_shuffle(struct draw *w, struct rules *rules);

/* "office: 203.0.113.0 - 203.0.113.63", without the name if it has none. */
struct str rules_line(struct arena *a, const struct rules *rules, size_t i);

/* A line for each, and "(no rules)" where there are none. */
void rules_say(struct draw *w, const char *name, const struct rules *rules);

/* The first way to solve: the union as a set. */
const struct ipset *rules_set(struct arena *a, const struct rules *rules);

/* The second way: rule by rule. */
bool rules_admit(const struct rules *rules, uint32_t ip);

/*
 * Each lo-1, lo, hi and hi+1 of the rules, in order and each once.  Whatever
 * two lists admit differently, they admit differently at a probe of one.
 */
size_t rules_probes(const struct rules *rules, uint32_t probes[PROBES_MOST]);

/* Whether two lists agree on the probes of both. */
bool rules_agree(const struct rules *x, const struct rules *y);

/* The list without its i-th rule. */
struct rules rules_without(const struct rules *rules, size_t i);

/* A set in one line, "a - b; c", or "nobody": as exactly: takes it. */
struct str set_line(struct arena *a, const struct ipset *set);

/*
 * Draws n ranges of at most `most` addresses in the block, without its ends,
 * so that there is an address before and behind each.
 */
void rules_draw(struct draw *w, struct rules *rules, struct ip4_range block,
    size_t n, uint32_t most);

#endif
