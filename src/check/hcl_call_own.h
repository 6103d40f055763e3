#ifndef CHECK_HCL_CALL_OWN_H
#define CHECK_HCL_CALL_OWN_H

#include "check/hcl_value_own.h"

/* What the files of Terraform's functions share. */

/* A call whose arguments are all known, at least on the outside. */
struct hcl_args {
	const struct hcl_eval *x;
	const struct hcl_expr *e; /* the call */
	struct hcl_value *at;
	size_t n;
};

/* The call's value is not known. */
struct hcl_value hcl_none(const struct hcl_args *in);

struct hcl_value hcl_list_of(const struct hcl_args *in,
    enum hcl_value_kind kind, const struct hcl_value *items, size_t n);

/* The argument as text, or as a whole number.  false: it is none. */
bool hcl_text_of(const struct hcl_args *in, size_t i, struct str *s);
bool hcl_whole_of(const struct hcl_args *in, size_t i, double *number);

/* A list or a set. */
bool hcl_is_row(const struct hcl_value *v);

/* A function beside the table in hcl_call.c; NULL: there is none. */
struct hcl_function {
	const char *name;
	size_t least, most;
	struct hcl_value (*call)(const struct hcl_args *in);
};
const struct hcl_function *hcl_other_function(struct str name);

/*
 * try and coalesce, which look at no more arguments than they need.  false:
 * it is another function.
 */
bool hcl_call_lazily(
    const struct hcl_eval *x, const struct hcl_expr *e, struct hcl_value *v);

enum { HCL_ANY_NUMBER = 1000000 };

#endif
