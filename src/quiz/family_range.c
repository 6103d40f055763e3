#include "base/arena.h"
#include "quiz/draw_rules.h"

/* 1: one rule that admits exactly a block. */
static bool draw_exact(struct draw *w)
{
	enum { BASE, PREFIX };
	struct ip4_range base = w->settings[BASE].block, block;
	unsigned prefix = (unsigned)draw_span(w, PREFIX);
	uint32_t ip = draw_address(w, base), n = 0;

	block = ip4_block(ip, prefix);
	if (block.first < base.first || block.last > base.last)
		return false;
	/* Brute force: the run of addresses around it that share its bits. */
	for (uint64_t at = base.first; at <= base.last; at++)
		n += ip4_block((uint32_t)at, prefix).first == block.first;
	MUST(n == block.last - block.first + 1);
	draw_say(w, "block", value_block(ip, prefix));
	draw_say(w, "first", value_address(block.first));
	draw_say(w, "last", value_address(block.last));
	draw_say(w, "count", value_number(n));
	return true;
}

const struct family family_exact = {
	.name = "exact-cidr",
	.number = 1,
	.asks = "one rule that admits exactly a block",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 16, 32 },
		{ "prefix", PARAM_SPAN, "25..30", NULL, 0, 32 },
	},
	.names = "block first last count",
	.draw = draw_exact,
};

/* How many addresses of the range are none of the hosts, one by one. */
static uint32_t strangers(
    struct ip4_range range, const uint32_t *hosts, size_t n)
{
	uint32_t count = 0;

	for (uint64_t at = range.first; at <= range.last; at++) {
		bool host = false;

		for (size_t i = 0; i < n; i++)
			host = host || hosts[i] == at;
		count += !host;
	}
	return count;
}

/* The rule without a host: nothing, one range, or two. */
static const struct ipset *without(
    struct draw *w, struct ip4_range range, uint32_t host)
{
	struct ip4_range one = { host, host };

	return ipset_minus(
	    w->a, ipset_of(w->a, &range, 1), ipset_of(w->a, &one, 1));
}

/* 5: narrow one rule so that a host is out and all others stay in. */
static bool draw_narrow(struct draw *w)
{
	enum { BASE, SIZE, WHERE };
	enum { INSIDE, FIRST, LAST };
	struct ip4_range base = w->settings[BASE].block, range;
	long size = draw_span(w, SIZE);
	size_t where = draw_word(w, WHERE), rules;
	const struct ipset *asked;
	uint32_t host;

	range.first = draw_address(w, base);
	range.last = range.first + (uint32_t)size - 1;
	if (range.last > base.last || range.last < range.first)
		return false;
	host = where == FIRST ? range.first
	    : where == LAST
	    ? range.last
	    : draw_address(
		  w, (struct ip4_range){ range.first + 1, range.last - 1 });
	asked = without(w, range, host);
	ipset_ranges(asked, &rules);
	MUST(rules == (where == INSIDE ? 2 : 1));
	MUST(ipset_count(asked) == strangers(range, &host, 1));
	for (uint64_t at = range.first; at <= range.last; at++)
		MUST(ipset_has(asked, (uint32_t)at) == (at != host));
	draw_say(w, "rule", value_range(range));
	draw_say(w, "first", value_address(range.first));
	draw_say(w, "last", value_address(range.last));
	draw_say(w, "host", value_address(host));
	draw_text(w, "asked", set_line(w->a, asked));
	draw_say(w, "most", value_number((int64_t)rules));
	return true;
}

const struct family family_narrow = {
	.name = "narrow-rule",
	.number = 5,
	.asks = "narrow a rule so that one host is out and all others are in",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 16, 28 },
		{ "size", PARAM_SPAN, "8..64", NULL, 3, 256 },
		{ "where", PARAM_WORD, "any", "inside first last", 0, 0 },
	},
	.names = "rule first last host asked most",
	.draw = draw_narrow,
};

/* 6: how many addresses a range admits. */
static bool draw_size(struct draw *w)
{
	enum { BASE, SIZE };
	struct ip4_range base = w->settings[BASE].block, range;
	long size = draw_span(w, SIZE);
	uint32_t count;

	range.first = draw_address(w, base);
	range.last = range.first + (uint32_t)size - 1;
	if (range.last > base.last || range.last < range.first)
		return false;
	count = strangers(range, NULL, 0);
	MUST(count == range.last - range.first + 1 &&
	    count == ipset_count(ipset_of(w->a, &range, 1)));
	draw_say(w, "first", value_address(range.first));
	draw_say(w, "last", value_address(range.last));
	draw_say(w, "count", value_number(count));
	draw_say(w, "less", value_number((int64_t)count - 1));
	draw_say(w, "more", value_number((int64_t)count + 1));
	return true;
}

const struct family family_size = {
	.name = "range-size",
	.number = 6,
	.asks = "how many addresses a range admits, across octets too",
	.params = {
		{ "base", PARAM_BLOCK, "198.51.100.0/23", NULL, 12, 30 },
		{ "size", PARAM_SPAN, "5..300", NULL, 2, 65536 },
	},
	.names = "first last count less more",
	.draw = draw_size,
};

enum { HOSTS_MOST = 12 };

/* "a, b and c" in this order. */
static struct str list_hosts(
    struct draw *w, const uint32_t *hosts, const size_t *order, size_t n)
{
	struct buf b = { .a = w->a };

	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%s%s",
		    i == 0	    ? ""
			: i + 1 < n ? ", "
				    : " and ",
		    ip4_text(w->a, hosts[order[i]]).at);
	return buf_str(&b);
}

/* 3: the fewest rules for exactly these hosts. */
static bool draw_fewest(struct draw *w)
{
	enum { BASE, RUNS };
	struct ip4_range base = w->settings[BASE].block;
	struct ip4_range single[HOSTS_MOST];
	uint32_t hosts[HOSTS_MOST], at = draw_address(w, base);
	size_t runs = (size_t)draw_span(w, RUNS), n = 0, alone = 0, rules;
	const struct ipset *asked;

	for (size_t i = 0; i < runs; i++) {
		size_t more = (size_t)draw_number(w, i == 0 ? 2 : 1, 4);

		for (; more > 0 && n < HOSTS_MOST; more--)
			hosts[n++] = at++;
		at += (uint32_t)draw_number(w, 1, 6);
	}
	if (at < base.first || at > base.last)
		return false;
	for (size_t i = 0; i < n; i++) {
		single[i] = (struct ip4_range){ hosts[i], hosts[i] };
		/* A run ends where the next address is no host. */
		alone += strangers(
		    (struct ip4_range){ hosts[i] + 1, hosts[i] + 1 }, hosts, n);
	}
	asked = ipset_of(w->a, single, n);
	ipset_ranges(asked, &rules);
	MUST(rules == alone && ipset_count(asked) == n);
	draw_text(w, "hosts", list_hosts(w, hosts, draw_order(w, n), n));
	draw_text(w, "asked", set_line(w->a, asked));
	draw_say(w, "most", value_number((int64_t)rules));
	draw_say(w, "count", value_number((int64_t)n));
	return rules < n && rules == runs;
}

const struct family family_fewest = {
	.name = "fewest-rules",
	.number = 3,
	.asks = "the fewest rules for exactly these hosts",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 16, 26 },
		{ "runs", PARAM_SPAN, "2..3", NULL, 1, 4 },
	},
	.names = "hosts asked most count",
	.draw = draw_fewest,
};

/* 8: the smallest range that covers some hosts, and the strangers in it. */
static bool draw_cover(struct draw *w)
{
	enum { BASE, HOSTS, SIZE };
	struct ip4_range base = w->settings[BASE].block, cover;
	uint32_t hosts[HOSTS_MOST], least, most, surplus;
	size_t n = (size_t)draw_span(w, HOSTS);

	cover.first = least = draw_address(w, base);
	cover.last = most = cover.first + (uint32_t)draw_span(w, SIZE) - 1;
	if (cover.last > base.last || cover.last < cover.first)
		return false;
	for (size_t i = 0; i < n; i++) {
		hosts[i] = i == 0 ? least
		    : i == 1	  ? most
				  : draw_address(w, cover);
		for (size_t j = 0; j < i; j++)
			if (hosts[i] == hosts[j])
				return false;
	}
	/* Both ends are hosts, so no smaller range covers them. */
	surplus = strangers(cover, hosts, n);
	MUST(surplus == cover.last - cover.first + 1 - (uint32_t)n);
	if (surplus == 0)
		return false;
	draw_text(w, "hosts", list_hosts(w, hosts, draw_order(w, n), n));
	draw_say(w, "range", value_range(cover));
	draw_say(w, "first", value_address(cover.first));
	draw_say(w, "last", value_address(cover.last));
	draw_say(w, "count", value_number((int64_t)surplus + (int64_t)n));
	draw_say(w, "strangers", value_number(surplus));
	return true;
}

const struct family family_cover = {
	.name = "cover-hosts",
	.number = 8,
	.asks = "the smallest range that covers some hosts, and how many "
		"strangers come with it",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 16, 28 },
		{ "hosts", PARAM_SPAN, "3..5", NULL, 2, 8 },
		{ "size", PARAM_SPAN, "8..40", NULL, 4, 256 },
	},
	.names = "hosts range first last count strangers",
	.draw = draw_cover,
};
