#ifndef CHECK_IPSET_H
#define CHECK_IPSET_H

#include "check/ip4.h"

#include <stddef.h>

/*
 * A set of IPv4 addresses: sorted ranges that neither overlap nor touch.
 * There is no other form, so equal sets have equal ranges.  A set never
 * changes; it lives in the arena that it was made in.
 */
struct ipset;

/* Of any ranges, in any order, overlapping or not. */
const struct ipset *ipset_of(
    struct arena *a, const struct ip4_range *ranges, size_t n);

/* The ranges, in order; *n says how many. */
const struct ip4_range *ipset_ranges(const struct ipset *set, size_t *n);

/* What is in x or y; in x and not in y; in both. */
const struct ipset *ipset_union(
    struct arena *a, const struct ipset *x, const struct ipset *y);
const struct ipset *ipset_minus(
    struct arena *a, const struct ipset *x, const struct ipset *y);
const struct ipset *ipset_common(
    struct arena *a, const struct ipset *x, const struct ipset *y);

bool ipset_equal(const struct ipset *x, const struct ipset *y);
bool ipset_has(const struct ipset *set, uint32_t ip);

/* How many addresses; 4,294,967,296 for all. */
uint64_t ipset_count(const struct ipset *set);

/*
 * The address of `set` that lies nearest to `to`, above it rather than below
 * where two are as near: the edge that tells most.  Where `to` is empty, an
 * ordinary public address if there is one (198.51.100.7), else the lowest.
 * false: the set is empty.
 */
bool ipset_witness(
    const struct ipset *set, const struct ipset *to, uint32_t *ip);

#endif
