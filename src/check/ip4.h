#ifndef CHECK_IP4_H
#define CHECK_IP4_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct flaw;

/* Addresses of IPv4 in host order: 1.2.3.4 is 0x01020304. */
struct ip4_range {
	uint32_t first, last; /* both are in it; first <= last */
};

enum { IP4_TEXT = 16 };

/*
 * The address that the text from `at` to `end` begins with, in four decimal
 * numbers without leading zeros; returns its bytes.  0: there is none.
 */
size_t ip4_scan(const char *at, const char *end, uint32_t *ip);

/*
 * A whole line of a long list, "a", "a-b", "a - b" or a block that begins
 * with its first address, and its line end; returns its bytes.  0: it is
 * another, or has no end.
 */
size_t ip4_scan_line(const char *at, const char *end, struct ip4_range *range);

/* One address and nothing else.  false: *flaw says in a sentence why not. */
bool ip4_read(struct arena *a, struct str s, uint32_t *ip, struct flaw *flaw);

/*
 * An address, "a - b" (or with a dash, or "to") or a block "a/26".
 * *host_bits: the block was written with an address inside it, not its
 * first.  false: as above.
 */
bool ip4_read_range(struct arena *a, struct str s, struct ip4_range *range,
    bool *host_bits, struct flaw *flaw);

/* The block of this prefix length (0 to 32) that holds the address. */
struct ip4_range ip4_block(uint32_t ip, unsigned prefix);

/* Writes the address and a NUL; returns its bytes. */
size_t ip4_put(uint32_t ip, char out[IP4_TEXT]);

/* The same in `a`; a range as "a", or as "a - b". */
struct str ip4_text(struct arena *a, uint32_t ip);
struct str ip4_range_text(struct arena *a, struct ip4_range range);

/*
 * What kind of address nobody has on the internet: "private", "loopback",
 * "link-local" … where all of the range is that; NULL otherwise.
 */
const char *ip4_special(struct ip4_range range);

#endif
