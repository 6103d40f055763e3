#include "check/ip4.h"

#include "base/arena.h"
#include "check/check.h"

#include <string.h>

/* More than is looked at of an address, and of a line with a range. */
enum { ADDRESS_MOST = 20, LINE_MOST = 64 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What is wrong with addresses so far; all 0: nothing. */
struct faults {
	uint32_t bytes; /* what should be a digit or a point is none */
	uint32_t high; /* the numbers' bits: over 255 or not */
	uint32_t zero; /* a number begins with one */
};

typedef const unsigned char *place;

/*
 * Passes the number that four bytes begin with: lists of a million lines
 * spend their time here, and how many digits come next cannot be foreseen.
 * So there is no branch, and the length is known first: bit 4 is set in
 * digits and clear in points, dashes, blanks and line ends.
 */
static INLINED place scan_number(place at, uint32_t *n, struct faults *faults)
{
	uint32_t word = at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
	    (uint32_t)at[3] << 24;
	uint32_t second = word >> 12 & 1, third = word >> 20 & second;
	unsigned len = 1 + second + third;
	uint32_t digits = (word ^ 0x30303030) << 8 * (4 - len);

	*n = (digits >> 24) + 10 * (digits >> 16 & 255) +
	    100 * (digits >> 8 & 255);
	faults->bytes |= ((digits + 0x76767676) | digits) & 0x80808080;
	faults->high |= *n;
	faults->zero |= second & (at[0] == '0');
	return at + len;
}

/* Two numbers with a point between them. */
static INLINED place scan_half(place at, uint32_t *half, struct faults *faults)
{
	uint32_t n, other;

	at = scan_number(at, &n, faults);
	faults->bytes |= *at ^ '.';
	at = scan_number(at + 1, &other, faults);
	*half = n << 8 | other;
	return at;
}

static INLINED place pass_point(place at, struct faults *faults)
{
	faults->bytes |= *at ^ '.';
	return at + 1;
}

static INLINED bool is_fine(place at, const struct faults *faults)
{
	return !faults->bytes && faults->high <= 255 && !faults->zero &&
	    *at != '.' && !is_digit((char)*at);
}

static INLINED size_t scan_fast(place from, uint32_t *ip)
{
	struct faults faults = { 0 };
	uint32_t high, low;
	place at = pass_point(scan_half(from, &high, &faults), &faults);

	at = scan_half(at, &low, &faults);
	if (!is_fine(at, &faults))
		return 0;
	*ip = high << 16 | low;
	return (size_t)(at - from);
}

/* Where too little is left to look at: in a copy with NULs behind it. */
static size_t scan_end(const char *at, const char *end, uint32_t *ip)
{
	unsigned char all[ADDRESS_MOST] = { 0 };

	if (at < end)
		memcpy(all, at, (size_t)(end - at));
	return ip4_scan((char *)all, (char *)all + ADDRESS_MOST, ip);
}

size_t ip4_scan(const char *at, const char *end, uint32_t *ip)
{
	if (end - at >= ADDRESS_MOST)
		return scan_fast((place)at, ip);
	return scan_end(at, end, ip);
}

static INLINED uint64_t word_at(place at)
{
	return at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 |
	    (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 |
	    (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 |
	    (uint64_t)at[7] << 56;
}

/* Whether the first bytes are the same, 1 to 8 of them. */
static INLINED bool begin_alike(place x, place y, size_t len)
{
	return (word_at(x) ^ word_at(y)) << 8 * (8 - len) == 0;
}

/* "/26" behind its first address.  NULL: it is another, or none. */
static place scan_prefix(place at, struct ip4_range *range)
{
	unsigned n = (unsigned)(*++at - '0');

	if (n > 9)
		return NULL;
	if (n && is_digit((char)*++at))
		n = n * 10 + (unsigned)(*at++ - '0');
	else if (n == 0)
		at++;
	if (n > 32 || ip4_block(range->first, n).first != range->first)
		return NULL;
	*range = ip4_block(range->first, n);
	return at;
}

/* Both ends of a range mostly begin alike: then half of the second is known. */
static INLINED size_t scan_line_fast(place from, struct ip4_range *range)
{
	struct faults faults = { 0 };
	uint32_t high, low;
	place at = pass_point(scan_half(from, &high, &faults), &faults);
	size_t half = (size_t)(at - from);

	at = scan_half(at, &low, &faults);
	range->first = range->last = high << 16 | low;
	if (*at == '-' || (*at == ' ' && at[1] == '-')) {
		at += *at == ' ' ? 2 : 1;
		at += *at == ' ';
		if (half <= 8 && begin_alike(from, at, half))
			at += half;
		else
			at = pass_point(scan_half(at, &high, &faults), &faults);
		at = scan_half(at, &low, &faults);
		range->last = high << 16 | low;
	} else if (*at == '/') {
		at = scan_prefix(at, range);
	}
	if (!at || !is_fine(at, &faults) || range->last < range->first)
		return 0;
	at += *at == '\r';
	return *at == '\n' ? (size_t)(at + 1 - from) : 0;
}

static size_t scan_line_end(
    const char *at, const char *end, struct ip4_range *range)
{
	unsigned char all[LINE_MOST] = { 0 };

	if (at < end)
		memcpy(all, at, (size_t)(end - at));
	return ip4_scan_line((char *)all, (char *)all + LINE_MOST, range);
}

size_t ip4_scan_line(const char *at, const char *end, struct ip4_range *range)
{
	if (end - at >= LINE_MOST)
		return scan_line_fast((place)at, range);
	return scan_line_end(at, end, range);
}

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

static size_t count_points(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.at[i] == '.';
	return n;
}

/* What s is, which is no address. */
static const char *what_is(struct str s)
{
	if (holds(s, ":") && is_all(s, "0123456789abcdefABCDEF:.%/[]"))
		return "is an IPv6 address: these firewalls know IPv4 only.";
	if (holds(s, "*"))
		return "has a star in it: write the range out, as in "
		       "203.0.113.0 - 203.0.113.255.";
	if (holds(s, "/"))
		return "is a block, and one address is wanted here.";
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
	if (is_all(s, "0123456789.") && count_points(s) == 3 &&
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
		if (at != SIZE_MAX)
			return at;
	}
	return SIZE_MAX;
}

static bool read_ends(struct arena *a, struct str s, size_t dash, size_t len,
    struct ip4_range *range, struct flaw *flaw)
{
	struct str head = str_trim(str_sub(s, 0, dash));
	struct str tail = str_trim(str_sub(s, dash + len, s.len));

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
