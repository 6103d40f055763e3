#include "check/ip4.h"

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
