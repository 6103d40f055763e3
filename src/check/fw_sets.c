#include "check/fw_sets.h"

#include "base/arena.h"

const struct ipset *fw_nobody(struct arena *a)
{
	return ipset_of(a, NULL, 0);
}

const struct ipset *fw_everybody(struct arena *a)
{
	struct ip4_range all = { 0, UINT32_MAX };

	return ipset_of(a, &all, 1);
}

bool fw_is_nobody(const struct ipset *set)
{
	size_t n;

	ipset_ranges(set, &n);
	return n == 0;
}

static const struct ipset *join(
    struct arena *a, const struct ipset *x, const struct ipset *y)
{
	if (x && y)
		return ipset_union(a, x, y);
	return x ? x : y ? y : fw_nobody(a);
}

const struct ipset *fw_must(struct arena *a, const struct fw_wanted *wanted)
{
	return join(a, wanted->exactly, wanted->least);
}

const struct ipset *fw_never(struct arena *a, const struct fw_wanted *wanted)
{
	const struct ipset *others = wanted->exactly
	    ? ipset_minus(a, fw_everybody(a), wanted->exactly)
	    : NULL;

	return join(a, others, wanted->nothing);
}

struct fw_sets fw_compare(struct arena *a, const struct fw_wanted *wanted,
    const struct ipset *admitted)
{
	struct fw_sets sets = { .must = fw_must(a, wanted),
		.never = fw_never(a, wanted),
		.admitted = admitted };

	sets.extra = ipset_common(a, admitted, sets.never);
	sets.missing = ipset_minus(a, sets.must, admitted);
	return sets;
}

const char *fw_count(struct arena *a, uint64_t n)
{
	return str_fmt(
	    a, "%s address%s", str_grouped(a, n).at, n == 1 ? "" : "es")
	    .at;
}
