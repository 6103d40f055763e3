#ifndef CHECK_ACCESS_OWN_H
#define CHECK_ACCESS_OWN_H

#include "base/vec.h"
#include "check/access.h"
#include "check/hcl_value.h"

/* A server while its rules are gathered. */
struct gathered {
	struct access_server server;
	const struct hcl_resource *resource; /* NULL: not declared */
	struct str key; /* which of its copies */
	bool any_copy; /* it stands for copies that nobody can count */
	bool name_known;
	VEC(struct access_rule) rules;
	VEC(struct access_unknown) unknown;
};

struct gathering {
	struct arena *a;
	const struct hcl_file *files;
	struct hcl_module *m;
	struct diags *d;
	VEC(struct access_fault) faults;
	VEC(struct gathered) servers;
	size_t ndeclared;
	size_t *first, *count; /* of each resource: its servers */
};

/* What a rule is in Terraform, and how it names its server. */
struct rule_type {
	struct str type, server_type;
	enum access_kind kind;
	struct str by, wants; /* server_id names it by its id */
	struct str first, last; /* the arguments with the addresses */
};

/* A type of server, its kind, and what puts it into a network of its own. */
struct server_type {
	struct str type;
	enum access_kind kind;
	struct str subnet;
};

/* NULL: it is no server. */
const struct server_type *access_server_type(struct str type);

/* The place of `len` bytes at `at`. */
struct access_place access_place(const struct gathering *g,
    const struct hcl_file *file, size_t at, size_t len);

/* The value of an argument; null where it is not there. */
struct hcl_value access_argument(const struct gathering *g,
    const struct hcl_resource *resource, struct str name,
    const struct hcl_instance *in);

/* label, or label["key"], or label[0]. */
struct str access_label(const struct gathering *g,
    const struct hcl_resource *resource, const struct hcl_instance *in);

/* Says that what `about` depends on is not known; what was said, to add. */
struct access_unknown *access_doubt(struct gathering *g,
    struct gathered *server, const struct hcl_value *unknown, struct str about);

/* Says why something cannot be right: an error in g->d, and a fault. */
void access_fault(struct gathering *g, const struct access_fault *fault);

/* Gives all copies of a rule to their servers. */
void access_gather_rule(struct gathering *g, const struct rule_type *type,
    const struct hcl_resource *resource);

/*
 * Whether for_each was given what Terraform refuses, a list above all; that
 * is a fault, and said.
 */
bool access_wrong_copies(struct gathering *g,
    const struct hcl_resource *resource, const struct hcl_copies *copies);

#endif
