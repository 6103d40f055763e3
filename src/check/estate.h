#ifndef CHECK_ESTATE_H
#define CHECK_ESTATE_H

#include "check/access.h"
#include "check/hcl.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;

/*
 * What the Terraform files of one directory say of its servers, under short
 * names, as text for people: "rule_count" is "4,294,967,296".
 */
struct estate;

/*
 * The files stay where they are; it lives in `a`.  A rule that cannot be right
 * is left out, and is an error in d.
 */
struct estate *estate_of(
    struct arena *a, const struct hcl_file *files, size_t n, struct diags *d);

/*
 * The first server of a kind ("postgresql" or "redis") and how many there are;
 * NULL: none.  One that only rules name counts where none is declared.
 */
const struct access_server *estate_server(
    const struct estate *e, struct str kind, size_t *n);

/* Whether that is a kind. */
bool estate_is_kind(struct str kind);

enum estate_known {
	ESTATE_KNOWN,
	ESTATE_UNSET, /* not said, and no default is known here */
	ESTATE_UNKNOWN /* text names the expression that only Terraform knows */
};

struct estate_value {
	enum estate_known known;
	struct str text; /* one line without control characters */
};

/*
 * The value of a name of that server: one of estate_names, an attribute by its
 * name in Terraform (version, redis_configuration.maxmemory_policy), or one of
 * these and "_at": the file and line where it stands.  false: it is no name.
 */
bool estate_value(struct arena *a, const struct estate *e,
    const struct access_server *server, struct str name,
    struct estate_value *v);

/* A name that does not come from Terraform, for the manual. */
struct estate_name {
	const char *name;
	const char *kinds; /* "postgresql redis" */
	const char *what; /* a sentence without a full stop */
};

/* The names one after another; NULL behind the last. */
const struct estate_name *estate_name(size_t i);

#endif
