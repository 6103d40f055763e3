#ifndef CHECK_HCL_VALUE_OWN_H
#define CHECK_HCL_VALUE_OWN_H

#include "check/hcl_value.h"

/* What the parts of the evaluation share. */

enum { VALUE_DEPTH = 100, VALUE_COPIES = 100000 };

/* The names that a for-expression gives, or the item of a splat. */
struct hcl_scope {
	struct str key_name, value_name; /* value_name.at NULL: a splat */
	struct hcl_value key, value;
	const struct hcl_scope *outer; /* around it, or NULL */
};

/* Where an expression is worked out. */
struct hcl_eval {
	struct hcl_module *m;
	struct arena *a;
	const struct hcl_file *file;
	const struct hcl_instance *in; /* may be NULL */
	const struct hcl_scope *scope; /* the innermost loop, or NULL */
};

/* Where the copies of a resource are kept; *it is NULL until asked for. */
struct hcl_copies **hcl_known_copies(
    struct hcl_module *m, const struct hcl_resource *resource);

struct arena *hcl_module_arena(const struct hcl_module *m);

/* Uses up some of the module's patience; false: it is at its end. */
bool hcl_spend(struct hcl_module *m, size_t work);

struct hcl_value hcl_eval(const struct hcl_eval *x, const struct hcl_expr *e);

struct hcl_value hcl_unknown(
    const struct hcl_eval *x, const struct hcl_expr *e);

struct hcl_value hcl_bool(bool truth);
struct hcl_value hcl_number(double number);
struct hcl_value hcl_string(struct str text);

/* A list of these; unknown where lists are too deep. */
struct hcl_value hcl_list(const struct hcl_eval *x, const struct hcl_expr *e,
    enum hcl_value_kind kind, const struct hcl_value *items, size_t n);

/* An object; the arrays are put in order, and the last of a key stays. */
struct hcl_value hcl_object(const struct hcl_eval *x, const struct hcl_expr *e,
    struct str *keys, struct hcl_value *items, size_t n);

/* The first unknown in these, or NULL. */
const struct hcl_value *hcl_first_unknown(
    const struct hcl_value *items, size_t n);

struct hcl_value hcl_binary(const struct hcl_eval *x, const struct hcl_expr *e);

/* c ? x : y; where c is not known, but x and y are the same, that. */
struct hcl_value hcl_choice(const struct hcl_eval *x, const struct hcl_expr *e);

/* [for … ] and { for … }; %{ for }; a.* and a[*]. */
struct hcl_value hcl_for(const struct hcl_eval *x, const struct hcl_expr *e);
struct hcl_value hcl_join(const struct hcl_eval *x, const struct hcl_expr *e);
struct hcl_value hcl_splat(const struct hcl_eval *x, const struct hcl_expr *e);

/* What a loop around here calls by this name.  false: none does. */
bool hcl_in_scope(
    const struct hcl_eval *x, struct str name, struct hcl_value *v);

/* The item of the splat around here. */
struct hcl_value hcl_item(const struct hcl_eval *x, const struct hcl_expr *e);

/* The function's value; `e` is the call. */
struct hcl_value hcl_call(const struct hcl_eval *x, const struct hcl_expr *e);

#endif
