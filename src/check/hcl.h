#ifndef CHECK_HCL_H
#define CHECK_HCL_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diags;

/*
 * HCL, the language of Terraform's files (native syntax), read into a tree.
 * The tree keeps where everything stands and knows nothing of Terraform.
 */
enum {
	HCL_MOST = 16 * 1024 * 1024, /* bytes of a file */
	HCL_DEPTH = 200, /* brackets, blocks and quotes within each other */
	HCL_HEIGHT = 1000, /* of an expression's tree: 1 + 1 + 1 + … */
	HCL_NODES = 500000 /* of all trees, and lines of texts */
};

enum hcl_kind {
	HCL_NULL,
	HCL_TRUE,
	HCL_FALSE,
	HCL_NUMBER, /* text: as written */
	HCL_STRING, /* text: a literal, escapes undone */
	HCL_TEMPLATE, /* kids: what "…" or a heredoc is made of */
	HCL_WRAP, /* "${x}": kid x */
	HCL_LIST, /* kids */
	HCL_OBJECT, /* kids: key, value, key, value … */
	HCL_NAME, /* text: a name by itself: a root, a key, a loop's word */
	HCL_REFERENCE, /* kids: HCL_NAME, then steps */
	HCL_STEPS, /* kids: any expression, then steps */
	HCL_ATTRIBUTE, /* a step: .text */
	HCL_INDEX, /* kids: what, key; where the key is not a literal */
	HCL_SPLAT, /* kids: what, each; in `each` stands HCL_ITEM */
	HCL_ITEM,
	HCL_CALL, /* text: function; kids: arguments; flag: the last has ... */
	HCL_IF, /* kids: condition, then, else */
	HCL_BINARY, /* op; kids: left, right */
	HCL_UNARY, /* op: '-' or '!'; kid */
	HCL_PAREN, /* kid */
	HCL_FOR, /* flags; kids: [key name] name in [key] value [if] */
	HCL_JOIN /* %{ for }: kid HCL_FOR */
};

/* Operators of two characters; the others are their own. */
enum { HCL_OR = 'o', HCL_AND = 'a', HCL_SAME = 'e', HCL_DIFFERS = 'n' };
enum { HCL_AT_MOST = 'l', HCL_AT_LEAST = 'g' };

enum {
	HCL_EXPAND = 1, /* a call's last argument is followed by ... */
	HCL_FOR_KEY = 2, /* for k, v in */
	HCL_FOR_OBJECT = 4, /* { for … : k => v } */
	HCL_FOR_GROUP = 8, /* v... */
	HCL_FOR_IF = 16
};

/* Steps are HCL_ATTRIBUTE, or HCL_NUMBER, HCL_STRING … for a[0], a["k"]. */
struct hcl_expr {
	unsigned char kind, op, flags;
	unsigned short height; /* 1: no kids */
	uint32_t at, len; /* its bytes in the file */
	struct str text;
	struct hcl_expr *kids, *next;
};

struct hcl_attribute {
	struct str name;
	uint32_t at; /* of its name */
	struct hcl_expr *value;
	struct hcl_attribute *next;
};

struct hcl_label {
	struct str text;
	struct hcl_label *next;
};

struct hcl_body {
	struct hcl_attribute *attributes; /* in the order written */
	struct hcl_block *blocks;
	size_t nattributes;
};

struct hcl_block {
	struct str type;
	uint32_t at, len; /* of its header, up to the brace */
	struct hcl_label *labels;
	struct hcl_body body;
	struct hcl_block *next;
};

struct hcl_file {
	struct str path, text;
	struct hcl_body body;
	uint32_t *lines; /* where each line begins */
	size_t nlines;
};

/*
 * Reads `text`, whole.  false: it is not HCL; d says where and why.  The tree
 * lives in `a` and points into the text.
 */
bool hcl_parse(struct arena *a, struct str path, struct str text,
    struct hcl_file *file, struct diags *d);

/* Line and column, from 1, of byte `at`; a column counts bytes. */
void hcl_place(
    const struct hcl_file *file, size_t at, unsigned *line, unsigned *column);

/* The expression as it is written. */
struct str hcl_source(const struct hcl_file *file, const struct hcl_expr *e);

/* NULL: the body has no such attribute. */
const struct hcl_attribute *hcl_attribute(
    const struct hcl_body *body, struct str name);

/* The tree on one line, for tests: blocks, labels, names, expressions. */
struct str hcl_dump(struct arena *a, const struct hcl_file *file);

#endif
