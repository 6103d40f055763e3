#ifndef CHECK_FW_SETS_H
#define CHECK_FW_SETS_H

#include "check/fw_judge.h"

/* Who is asked for and who gets in, as sets of addresses. */
struct fw_sets {
	const struct ipset *must, *never; /* get in */
	const struct ipset *admitted;
	const struct ipset *extra; /* get in and must not */
	const struct ipset *missing; /* must get in and do not */
};

/* Sets in `a`; `admitted` is who gets in. */
struct fw_sets fw_compare(struct arena *a, const struct fw_wanted *wanted,
    const struct ipset *admitted);

/* Who must get in, and who must not. */
const struct ipset *fw_must(struct arena *a, const struct fw_wanted *wanted);
const struct ipset *fw_never(struct arena *a, const struct fw_wanted *wanted);

const struct ipset *fw_nobody(struct arena *a);
const struct ipset *fw_everybody(struct arena *a);
bool fw_is_nobody(const struct ipset *set);

/* "4,294,967,296 addresses", in `a`. */
const char *fw_count(struct arena *a, uint64_t n);

#endif
