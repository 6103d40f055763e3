#ifndef APP_WALLS_H
#define APP_WALLS_H

#include "base/str.h"
#include "check/ipset.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;

/*
 * Who can reach what: one wall for each list of ranges, and for each server
 * that Terraform files declare.
 */
enum wall_state {
	WALL_OPEN, /* the rules decide */
	WALL_CLOSED, /* public access is off: nobody gets in */
	WALL_UNTOLD /* nobody can tell whether it is off */
};

/* Rules that stand each on the line after the one before. */
struct wall_run {
	size_t rule; /* the first of them */
	unsigned line; /* where it stands */
};

struct wall {
	struct str name; /* of the list's file, or the server's label */
	const char *kind; /* "list", "postgresql" or "redis" */
	enum wall_state state;
	bool unruled; /* no rule at all, and that lets everybody in */
	bool azure; /* the marker for Azure's own services is set */
	struct str azure_rule; /* by which rule */
	const struct ipset *admits; /* as far as is known */
	size_t nrules; /* with the markers */
	struct ip4_range *ranges; /* of the rules for addresses */
	struct str *labels; /* what each is called; NULL: by its line */
	struct wall_run *runs; /* which that is */
	size_t nruns;
	size_t n;
	struct str *unknown; /* expressions that decide and are not known */
	size_t nunknown;
};

struct walls {
	struct wall *at;
	size_t n;
};

/*
 * Reads lists ("-" is standard input), .tf files and directories of them into
 * `a`.  What cannot be read is an error in d, what is better written in
 * another way a warning.
 */
struct walls walls_read(
    struct arena *a, const struct str *paths, size_t n, struct diags *d);

/* What all of them together admit. */
const struct ipset *walls_admit(struct arena *a, const struct walls *walls);

/* "line 3", or what the rule is called and where it stands; in `a`. */
struct str wall_rule(struct arena *a, const struct wall *w, size_t i);

/* The first rule that admits the address.  false: none does. */
bool wall_finds(const struct wall *w, uint32_t ip, size_t *rule);

#endif
