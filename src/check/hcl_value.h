#ifndef CHECK_HCL_VALUE_H
#define CHECK_HCL_VALUE_H

#include "check/hcl.h"

struct arena;

/*
 * What an expression of a Terraform module comes to, as far as the files
 * alone tell.  What they do not tell is unknown, and says which expression
 * is to blame; nothing is guessed.
 */
enum hcl_value_kind {
	HCL_IS_UNKNOWN,
	HCL_IS_NULL,
	HCL_IS_BOOL,
	HCL_IS_NUMBER,
	HCL_IS_STRING,
	HCL_IS_LIST,
	HCL_IS_SET, /* a list in order, each element once */
	HCL_IS_OBJECT /* maps too */
};

/* An attribute of a resource that a value was taken from, unchanged. */
struct hcl_origin {
	const struct hcl_resource *resource; /* NULL: from none */
	struct str attribute; /* id */
	bool keyed; /* there is a key */
	struct str key; /* of for_each, or the number of count */
	bool key_unknown; /* there is one, but which? */
};

struct hcl_value {
	enum hcl_value_kind kind;
	bool truth;
	unsigned char depth; /* lists in lists */
	double number;
	struct str text; /* STRING */
	const struct hcl_value *items; /* LIST, SET, OBJECT */
	const struct str *keys; /* OBJECT: of each item, in byte order */
	size_t n;
	struct hcl_origin origin;
	const struct hcl_expr *why; /* UNKNOWN: what cannot be known … */
	const struct hcl_file *file; /* … and where it is */
};

struct hcl_resource {
	struct str type, name;
	const struct hcl_block *block;
	const struct hcl_file *file;
	size_t i; /* its place in hcl_resources */
};

/* The files of one directory, taken together. */
struct hcl_module;

struct hcl_module *hcl_module_new(
    struct arena *a, const struct hcl_file *files, size_t n);

/* The resource blocks with two labels, in the order of files and lines. */
const struct hcl_resource *hcl_resources(const struct hcl_module *m, size_t *n);

/*
 * What each.key, each.value and count.index are where one looks; and in the
 * content of a dynamic block, what its iterator is.
 */
struct hcl_instance {
	bool each, count;
	struct str iterator; /* ITERATOR.key and .value; empty: there is none */
	struct str item_key;
	const struct hcl_value *item;
	struct str key; /* each.key, or the number as text */
	double index;
	const struct hcl_value *value; /* each.value */
};

/* `in` may be NULL: there is neither each nor count. */
struct hcl_value hcl_value(struct hcl_module *m, const struct hcl_file *file,
    const struct hcl_expr *e, const struct hcl_instance *in);

/* How a resource is multiplied. */
struct hcl_copies {
	struct hcl_instance *at;
	size_t n;
	bool keyed; /* it has for_each or count */
	struct hcl_value unknown; /* .why is set: n is not known, and is 0 */
};

struct hcl_copies hcl_copies(
    struct hcl_module *m, const struct hcl_resource *resource);

/* "true" is true, too.  false: it is neither. */
bool hcl_value_truth(const struct hcl_value *v, bool *truth);

/* "7" is 7, too.  false: it is no number. */
bool hcl_to_number(struct arena *a, const struct hcl_value *v, double *number);

/* What stands under the key.  false: nothing, or the key cannot be one. */
bool hcl_value_at(const struct hcl_value *from, const struct hcl_value *key,
    struct hcl_value *item);

/*
 * Whether the two are the same; numbers and truths in quotes are what they
 * say, and of lists it does not matter in which order they are.  Nothing is
 * the same as an unknown.
 */
bool hcl_value_same(
    struct arena *a, const struct hcl_value *x, const struct hcl_value *y);

/* As a template writes it.  false: it has no text (a list, unknown …). */
bool hcl_value_text(struct arena *a, const struct hcl_value *v, struct str *s);

/* HCL's notation, "?" and the expression for what is not known. */
struct str hcl_value_dump(struct arena *a, const struct hcl_value *v);

#endif
