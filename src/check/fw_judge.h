#ifndef CHECK_FW_JUDGE_H
#define CHECK_FW_JUDGE_H

#include "check/ipset.h"
#include "check/verdict.h"

/* What no rules at all mean differs. */
enum fw_service {
	FW_POSTGRESQL, /* nobody gets in */
	FW_REDIS /* everybody gets in */
};

enum fw_azure { FW_AZURE_ANY, FW_AZURE_YES, FW_AZURE_NO };

/* What is asked of the rules. */
struct fw_wanted {
	const struct ipset *exactly; /* NULL: not said */
	const struct ipset *least; /* must get in, or NULL */
	const struct ipset *nothing; /* must not get in, or NULL */
	enum fw_azure azure; /* the marker for Azure's own services */
	size_t most; /* rules; 0: no limit */
	enum fw_service service;
};

enum fw_fault {
	FW_FINE,
	FW_STRANGER, /* the witness gets in and must not */
	FW_LEFT_OUT, /* the witness must get in and does not */
	FW_NO_AZURE,
	FW_ALL_AZURE, /* the marker is there and must not be */
	FW_MANY_RULES
};

/* What is wrong first with rules, or FW_FINE. */
struct fw_found {
	enum fw_fault fault;
	uint32_t witness; /* of STRANGER and LEFT_OUT */
	size_t rule; /* to blame; the number of rules: none is */
	struct str reason; /* a sentence; of praise where all is fine */
	struct str drawing; /* the difference on a number line, or empty */
};

struct fw_rule;

/*
 * Judges rules that have been read.  The rules' names stand in sentences, or
 * pieces of the answer that they were read from where there is one.
 */
struct fw_found fw_find(struct arena *a, const struct fw_wanted *wanted,
    const struct fw_rule *rules, size_t n, struct str answer);

/*
 * Judges rules (fw_parse.h) as the set of addresses that they admit.  "none"
 * is no rule at all.  A wrong one's reason names a witness and the rule to
 * blame; `detail` draws the difference; at and len are the rule's place.
 */
struct verdict fw_judge(
    struct arena *a, const struct fw_wanted *wanted, struct str answer);

struct flaw;

/*
 * Reads addresses as rules are written, or "nobody": a set to ask for.
 * false: *flaw says what is wrong and where.
 */
bool fw_set(struct arena *a, struct str text, const struct ipset **set,
    struct flaw *flaw);

/* The fewest rules that do what is asked, with " ; " between them. */
struct str fw_solution(struct arena *a, const struct fw_wanted *wanted);

/* Why no rules can do what is asked; empty: some can. */
struct str fw_impossible(struct arena *a, const struct fw_wanted *wanted);

#endif
