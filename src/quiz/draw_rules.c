#include "quiz/draw_rules.h"

#include "base/arena.h"

#include <stdlib.h>

static const char *const names[] = { "office", "vpn", "build", "partner",
	"branch", "support", "backup", "monitor", "lab", "audit", "depot",
	"studio" };

enum { NAMES = sizeof(names) / sizeof(*names) };

void rules_name(struct draw *w, struct rules *rules)
{
	const size_t *order = draw_order(w, NAMES);

	for (size_t i = 0; i < rules->n; i++)
		rules->name[i] = names[order[i]];
}

void rules_shuffle(struct draw *w, struct rules *rules)
{
	const size_t *order = draw_order(w, rules->n);
	struct rules kept = *rules;

	for (size_t i = 0; i < rules->n; i++) {
		rules->at[i] = kept.at[order[i]];
		rules->name[i] = kept.name[order[i]];
	}
}

struct str rules_line(struct arena *a, const struct rules *rules, size_t i)
{
	struct ip4_range r = rules->at[i];
	const char *name = rules->name[i];

	return str_fmt(a, "%s%s%s - %s", name ? name : "", name ? ": " : "",
	    ip4_text(a, r.first).at, ip4_text(a, r.last).at);
}

void rules_say(struct draw *w, const char *name, const struct rules *rules)
{
	struct buf b = { .a = w->a };

	for (size_t i = 0; i < rules->n; i++) {
		if (i)
			buf_byte(&b, '\n');
		buf_add(&b, rules_line(w->a, rules, i));
	}
	if (b.len == 0)
		buf_add(&b, STR("(no rules)"));
	draw_say(w, name, value_lines(buf_str(&b)));
}

const struct ipset *rules_set(struct arena *a, const struct rules *rules)
{
	return ipset_of(a, rules->at, rules->n);
}

bool rules_admit(const struct rules *rules, uint32_t ip)
{
	for (size_t i = 0; i < rules->n; i++)
		if (rules->at[i].first <= ip && ip <= rules->at[i].last)
			return true;
	return false;
}

static int by_address(const void *x, const void *y)
{
	const uint32_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

size_t rules_probes(const struct rules *rules, uint32_t probes[PROBES_MOST])
{
	size_t n = 0, to = 0;

	for (size_t i = 0; i < rules->n; i++) {
		struct ip4_range r = rules->at[i];

		if (r.first > 0)
			probes[n++] = r.first - 1;
		probes[n++] = r.first;
		probes[n++] = r.last;
		if (r.last < UINT32_MAX)
			probes[n++] = r.last + 1;
	}
	if (n)
		qsort(probes, n, sizeof(*probes), by_address);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || probes[i] != probes[i - 1])
			probes[to++] = probes[i];
	return to;
}

static bool agree_on(
    const struct rules *x, const struct rules *y, const struct rules *probed)
{
	uint32_t probes[PROBES_MOST];
	size_t n = rules_probes(probed, probes);

	for (size_t i = 0; i < n; i++)
		if (rules_admit(x, probes[i]) != rules_admit(y, probes[i]))
			return false;
	return true;
}

bool rules_agree(const struct rules *x, const struct rules *y)
{
	return agree_on(x, y, x) && agree_on(x, y, y);
}

struct rules rules_without(const struct rules *rules, size_t i)
{
	struct rules left = { 0 };

	for (size_t j = 0; j < rules->n; j++) {
		if (j == i)
			continue;
		left.at[left.n] = rules->at[j];
		left.name[left.n++] = rules->name[j];
	}
	return left;
}

struct str set_line(struct arena *a, const struct ipset *set)
{
	size_t n;
	const struct ip4_range *at = ipset_ranges(set, &n);
	struct buf b = { .a = a };

	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%s%s", i ? "; " : "", ip4_range_text(a, at[i]).at);
	if (n == 0)
		buf_add(&b, STR("nobody"));
	return buf_str(&b);
}

void rules_draw(struct draw *w, struct rules *rules, struct ip4_range block,
    size_t n, uint32_t most)
{
	struct ip4_range inner = { block.first + 1, block.last - 1 };

	MUST(n <= RULES_MOST && block.last - block.first > 2);
	*rules = (struct rules){ .n = n };
	for (size_t i = 0; i < n; i++) {
		uint32_t first = draw_address(w, inner), more;
		uint32_t room = inner.last - first;

		more = (uint32_t)draw_number(
		    w, 0, (long)(room < most - 1 ? room : most - 1));
		rules->at[i] = (struct ip4_range){ first, first + more };
	}
	rules_name(w, rules);
}
