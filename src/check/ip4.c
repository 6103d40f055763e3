#include "check/ip4.h"

#include "base/arena.h"
#include "check/check.h"

#include <string.h>

static bool flaw_at(struct flaw *flaw, size_t at, size_t len, struct str text)
{
	*flaw = (struct flaw){ at, len, text };
	return false;
}

static bool holds(struct str s, const char *what)
{
	return str_find(s, str_of(what), 0) != SIZE_MAX;
}

static bool is_all(struct str s, const char *of)
{
	for (size_t i = 0; i < s.len; i++)
		if (str_find(str_of(of), str_sub(s, i, i + 1), 0) == SIZE_MAX)
			return false;
	return true;
}

/* What is wrong with one of the four numbers; an empty text: nothing. */
static struct str fault_of_number(struct arena *a, struct str part)
{
	size_t zeros = 0;

	if (part.len == 0)
		return STR("A number is missing between two points.");
	if (!is_all(part, "0123456789"))
		return str_fmt(a, "%s is not a number from 0 to 255.",
		    answer_quote(a, part).at);
	while (zeros + 1 < part.len && part.at[zeros] == '0')
		zeros++;
	if (zeros)
		return str_fmt(a,
		    "%s begins with a zero, which some programs read as octal: "
		    "write %.*s.",
		    answer_quote(a, part).at,
		    STR_ARG(str_sub(part, zeros, part.len)));
	if (part.len > 3 || (part.len == 3 && str_cmp(part, STR("255")) > 0))
		return str_fmt(a,
		    "%s is over 255: each of the four numbers goes from 0 to "
		    "255.",
		    answer_quote(a, part).at);
	return STR("");
}

/* The first of the four numbers that is wrong.  true: none is. */
static bool hold_numbers(struct arena *a, struct str s, struct flaw *flaw)
{
	struct str rest = s, part;

	while (rest.at) {
		struct str why;

		rest = str_cut(rest, '.', &part);
		why = fault_of_number(a, part);
		if (why.len)
			return flaw_at(
			    flaw, (size_t)(part.at - s.at), part.len, why);
	}
	return true;
}

static size_t count(struct str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.at[i] == c;
	return n;
}

/* An address and its port. */
static bool has_port(struct str s)
{
	struct str head, port = str_cut(s, ':', &head);
	uint64_t n;
	uint32_t ip;

	head = str_trim(head);
	return head.len && ip4_scan(head.at, head.at + head.len, &ip) > 0 &&
	    str_number(str_trim(port), UINT32_MAX, &n);
}

static bool is_ip6(struct str s)
{
	struct str zone = str_cut(s, '%', &s);

	return count(s, ':') > (zone.at ? 1 : 0) &&
	    is_all(s, "0123456789abcdefABCDEF:./[]");
}

static bool has_wildcard(struct str s)
{
	return holds(s, "*") ||
	    ((str_ends(s, STR(".x")) || str_ends(s, STR(".X"))) &&
		is_all(s, "0123456789.xX"));
}

/* An address at both ends, and no dash between them. */
static bool holds_two(struct str s)
{
	size_t at = 0;
	uint32_t ip;

	if (ip4_scan(s.at, s.at + s.len, &ip) == 0)
		return false;
	for (size_t i = 1; i < s.len && !at; i++)
		if (str_find(STR("0123456789."), str_sub(s, i - 1, i), 0) ==
		    SIZE_MAX)
			at = ip4_scan(s.at + i, s.at + s.len, &ip);
	return at > 0;
}

/* Digits as other scripts write them, points of other kinds, and the like. */
static bool holds_foreign(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] >= 0x80)
			return true;
	return false;
}

/* What s is, which is no address. */
static const char *what_is(struct str s)
{
	if (has_port(s))
		return "has a port in it: a firewall rule is made of addresses "
		       "alone.";
	if (is_ip6(s))
		return "is an IPv6 address: these firewalls know IPv4 only.";
	if (has_wildcard(s))
		return "stands for several addresses: write the range out, as "
		       "in 203.0.113.0 - 203.0.113.255.";
	if (holds_two(s))
		return "holds two addresses: a dash stands between the ends "
		       "of a range, a comma or a line end between rules.";
	if (holds(s, "/"))
		return "is a block, and one address is wanted here.";
	if (holds_foreign(s))
		return "holds other characters than the digits 0 to 9 and "
		       "points: type the address anew.";
	if (!is_all(s, "0123456789."))
		return "is not an address: rules are made of numbers, as in "
		       "203.0.113.5, not of names.";
	return "is not an IPv4 address, which is four numbers with points "
	       "between them, as in 203.0.113.5.";
}

/* s is no address: says why. */
static bool explain(struct arena *a, struct str s, struct flaw *flaw)
{
	if (s.len == 0)
		return flaw_at(flaw, 0, 0, STR("An address is missing here."));
	if (is_all(s, "0123456789.") && count(s, '.') == 3 &&
	    !hold_numbers(a, s, flaw))
		return false;
	return flaw_at(flaw, 0, s.len,
	    str_fmt(a, "%s %s", answer_quote(a, s).at, what_is(s)));
}

bool ip4_read(struct arena *a, struct str s, uint32_t *ip, struct flaw *flaw)
{
	if (s.len && ip4_scan(s.at, s.at + s.len, ip) == s.len)
		return true;
	return explain(a, s, flaw);
}

struct ip4_range ip4_block(uint32_t ip, unsigned prefix)
{
	uint32_t hosts = prefix ? (uint32_t)((UINT64_C(1) << (32 - prefix)) - 1)
				: UINT32_MAX;

	return (struct ip4_range){ ip & ~hosts, ip | hosts };
}

/* How long a mask is that is written as an address; -1: it is none. */
static int mask_length(uint32_t mask)
{
	for (unsigned n = 0; n <= 32; n++)
		if (ip4_block(0, n).last == ~mask)
			return (int)n;
	return -1;
}

static bool explain_prefix(
    struct arena *a, struct str s, size_t at, struct flaw *flaw)
{
	struct str tail = str_trim(str_sub(s, at, s.len));
	const char *quoted = answer_quote(a, tail).at;
	uint32_t mask;
	uint64_t n;

	at = tail.len ? (size_t)(tail.at - s.at) : s.len;
	if (tail.len == 0)
		return flaw_at(flaw, at, 0,
		    STR("The length of the block is missing after the slash: "
			"/24, say."));
	if (ip4_scan(tail.at, tail.at + tail.len, &mask) == tail.len &&
	    mask_length(mask) >= 0)
		return flaw_at(flaw, at, tail.len,
		    str_fmt(a, "%s is a mask: write its length, /%d.", quoted,
			mask_length(mask)));
	if (str_starts(tail, STR("-")))
		return flaw_at(flaw, at, tail.len,
		    STR("The length of a block is not below 0: it goes from "
			"/0 to /32."));
	if (holds_two(s))
		return flaw_at(flaw, 0, s.len,
		    str_fmt(a, "%s %s", answer_quote(a, s).at, what_is(s)));
	if (str_number(tail, 99999, &n) && n > 32)
		return flaw_at(flaw, at, tail.len,
		    str_fmt(a,
			"/%.*s is longer than an address: the length goes from "
			"/0 to /32.",
			STR_ARG(tail)));
	if (str_number(tail, 99999, &n))
		return flaw_at(flaw, at, tail.len,
		    str_fmt(
			a, "Write /%d, without the zero before it.", (int)n));
	return flaw_at(flaw, at, tail.len,
	    str_fmt(a, "%s is not the length of a block, /0 to /32.", quoted));
}

/* Moves a flaw found in a piece of s to its place in s. */
static bool move_flaw(struct str s, struct str piece, struct flaw *flaw)
{
	flaw->at += piece.at ? (size_t)(piece.at - s.at) : s.len;
	return false;
}

static bool read_block(struct arena *a, struct str s, size_t slash,
    struct ip4_range *range, bool *host_bits, struct flaw *flaw)
{
	struct str head = str_trim(str_sub(s, 0, slash));
	struct str tail = str_trim(str_sub(s, slash + 1, s.len));
	uint64_t n;
	uint32_t ip;

	if (!ip4_read(a, head, &ip, flaw))
		return move_flaw(s, head, flaw);
	if (!str_number(tail, 32, &n) || (tail.len > 1 && tail.at[0] == '0'))
		return explain_prefix(a, s, slash + 1, flaw);
	*range = ip4_block(ip, (unsigned)n);
	*host_bits = range->first != ip;
	return true;
}

/* What may stand between the two ends. */
/* clang-format off */
static const struct str dashes[] = {
	{ "-", 1 },
	{ "\xe2\x80\x93", 3 },	/* – */
	{ "\xe2\x80\x94", 3 },	/* — */
	{ "\xe2\x80\x90", 3 },	/* ‐ */
	{ "\xe2\x80\x91", 3 },	/* the same, that does not break */
	{ "\xe2\x80\x92", 3 },	/* ‒ */
	{ "\xe2\x88\x92", 3 },	/* − */
	{ " to ", 4 },
};
/* clang-format on */

enum { DASHES = sizeof(dashes) / sizeof(*dashes) };

static size_t find_dash(struct str s, size_t *len)
{
	for (size_t i = 0; i < DASHES; i++) {
		size_t at = str_find(s, dashes[i], 0);

		*len = dashes[i].len;
		/* In a/-1 it is a sign. */
		if (at != SIZE_MAX && (at == 0 || s.at[at - 1] != '/'))
			return at;
	}
	return SIZE_MAX;
}

static bool read_ends(struct arena *a, struct str s, size_t dash, size_t len,
    struct ip4_range *range, struct flaw *flaw)
{
	struct str head = str_trim(str_sub(s, 0, dash));
	struct str tail = str_trim(str_sub(s, dash + len, s.len));

	if (head.len && tail.len && find_dash(tail, &len) != SIZE_MAX)
		return flaw_at(flaw, 0, s.len,
		    str_fmt(a,
			"%s has more than one dash in it, and a range has two "
			"ends.",
			answer_quote(a, s).at));
	if (!ip4_read(a, head, &range->first, flaw))
		return move_flaw(s, head, flaw);
	if (!ip4_read(a, tail, &range->last, flaw)) {
		uint64_t n;

		if (str_number(tail, 255, &n))
			flaw->text = STR("Write the whole address at the end "
					 "of the range, not its last number "
					 "alone.");
		return move_flaw(s, tail, flaw);
	}
	if (range->first > range->last)
		return flaw_at(flaw, 0, s.len,
		    str_fmt(a,
			"%s runs backwards: its first address is above its "
			"last one, so swap the two.",
			answer_quote(a, s).at));
	return true;
}

bool ip4_read_range(struct arena *a, struct str s, struct ip4_range *range,
    bool *host_bits, struct flaw *flaw)
{
	size_t len, at = find_dash(s, &len);

	*host_bits = false;
	if (at != SIZE_MAX)
		return read_ends(a, s, at, len, range, flaw);
	at = str_find(s, STR("/"), 0);
	if (at != SIZE_MAX && !holds(s, ":"))
		return read_block(a, s, at, range, host_bits, flaw);
	if (!ip4_read(a, s, &range->first, flaw))
		return false;
	range->last = range->first;
	return true;
}

/* clang-format off */
#define TEN(tens) tens "0.", tens "1.", tens "2.", tens "3.", tens "4.", \
	tens "5.", tens "6.", tens "7.", tens "8.", tens "9."
static const char numbers[256][8] = {
	TEN(""), TEN("1"), TEN("2"), TEN("3"), TEN("4"), TEN("5"), TEN("6"),
	TEN("7"), TEN("8"), TEN("9"), TEN("10"), TEN("11"), TEN("12"),
	TEN("13"), TEN("14"), TEN("15"), TEN("16"), TEN("17"), TEN("18"),
	TEN("19"), TEN("20"), TEN("21"), TEN("22"), TEN("23"), TEN("24"),
	"250.", "251.", "252.", "253.", "254.", "255.",
};
/* clang-format on */

/* Writes the number and a point; of four bytes as many as count. */
static char *put_number(unsigned n, char *to)
{
	memcpy(to, numbers[n], 4);
	return to + 2 + (n >= 10) + (n >= 100);
}

size_t ip4_put(uint32_t ip, char out[IP4_TEXT])
{
	char *to = out;

	to = put_number(ip >> 24, to);
	to = put_number(ip >> 16 & 255, to);
	to = put_number(ip >> 8 & 255, to);
	to = put_number(ip & 255, to) - 1;
	*to = '\0';
	return (size_t)(to - out);
}

struct str ip4_text(struct arena *a, uint32_t ip)
{
	char *out = arena_take(a, IP4_TEXT);

	return (struct str){ out, ip4_put(ip, out) };
}

struct str ip4_range_text(struct arena *a, struct ip4_range range)
{
	if (range.first == range.last)
		return ip4_text(a, range.first);
	return str_fmt(a, "%s - %s", ip4_text(a, range.first).at,
	    ip4_text(a, range.last).at);
}

const char *ip4_special(struct ip4_range range)
{
	/* clang-format off */
	static const struct {
		struct ip4_range range;
		const char *words;
	} specials[] = {
		{ { 0x0a000000, 0x0affffff }, "private" },	/* 10/8 */
		{ { 0xac100000, 0xac1fffff }, "private" },	/* 172.16/12 */
		{ { 0xc0a80000, 0xc0a8ffff }, "private" },	/* 192.168/16 */
		{ { 0x64400000, 0x647fffff }, "provider-internal" },
		{ { 0x7f000000, 0x7fffffff }, "loopback" },
		{ { 0xa9fe0000, 0xa9feffff }, "link-local" },
		{ { 0xe0000000, 0xefffffff }, "multicast" },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(specials) / sizeof(*specials); i++)
		if (range.first >= specials[i].range.first &&
		    range.last <= specials[i].range.last)
			return specials[i].words;
	return NULL;
}
