#include "check/hcl.h"

#include "base/arena.h"

#include <stdlib.h>

/*
 * The tree in brackets.  Text past ASCII is one ~ a run: other readers give
 * it back in another normal form.
 */

static void dump_text(struct buf *b, struct str s)
{
	buf_byte(b, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c >= 0x80) {
			if (i == 0 || (unsigned char)s.at[i - 1] < 0x80)
				buf_byte(b, '~');
		} else if (c < ' ' || c == 0x7f || c == '"' || c == '\\')
			buf_fmt(b, "\\x%02x", c);
		else
			buf_byte(b, (char)c);
	}
	buf_byte(b, '"');
}

static const char *const names[] = {
	[HCL_NULL] = "null",
	[HCL_TRUE] = "true",
	[HCL_FALSE] = "false",
	[HCL_TEMPLATE] = "template",
	[HCL_WRAP] = "wrap",
	[HCL_LIST] = "list",
	[HCL_OBJECT] = "object",
	[HCL_REFERENCE] = "ref",
	[HCL_STEPS] = "steps",
	[HCL_INDEX] = "index",
	[HCL_SPLAT] = "splat",
	[HCL_ITEM] = "item",
	[HCL_CALL] = "call",
	[HCL_IF] = "if",
	[HCL_PAREN] = "paren",
	[HCL_FOR] = "for",
	[HCL_JOIN] = "join",
};

static void dump_flags(struct buf *b, const struct hcl_expr *e)
{
	static const char *const flags[] = { " ...", " key", " object",
		" group", " if" };

	for (size_t i = 0; i < 5; i++)
		if (e->flags & 1U << i)
			buf_add(b, str_of(flags[i]));
}

/* What comes before the kids. */
static void dump_head(struct arena *a, struct buf *b, const struct hcl_expr *e)
{
	switch ((enum hcl_kind)e->kind) {
	case HCL_NUMBER:
		buf_fmt(b, "%.16e", strtod(str_c(a, e->text), NULL));
		return;
	case HCL_STRING:
		dump_text(b, e->text);
		return;
	case HCL_NAME:
		buf_add(b, e->text);
		return;
	case HCL_ATTRIBUTE:
		buf_fmt(b, ".%.*s", STR_ARG(e->text));
		return;
	case HCL_BINARY:
	case HCL_UNARY:
		buf_byte(b, (char)e->op);
		return;
	case HCL_NULL:
	case HCL_TRUE:
	case HCL_FALSE:
	case HCL_TEMPLATE:
	case HCL_WRAP:
	case HCL_LIST:
	case HCL_OBJECT:
	case HCL_REFERENCE:
	case HCL_STEPS:
	case HCL_INDEX:
	case HCL_SPLAT:
	case HCL_ITEM:
	case HCL_CALL:
	case HCL_IF:
	case HCL_PAREN:
	case HCL_FOR:
	case HCL_JOIN:
		buf_add(b, str_of(names[e->kind]));
		break;
	}
	if (e->kind == HCL_CALL)
		buf_fmt(b, " %.*s", STR_ARG(e->text));
	dump_flags(b, e);
}

/* As deep as HCL_HEIGHT, which the parser keeps. */
static void dump_expr(struct arena *a, struct buf *b, const struct hcl_expr *e)
{
	bool group = e->kids || e->kind == HCL_LIST || e->kind == HCL_OBJECT ||
	    e->kind == HCL_CALL;

	if (group)
		buf_byte(b, '(');
	dump_head(a, b, e);
	for (const struct hcl_expr *i = e->kids; i; i = i->next) {
		buf_byte(b, ' ');
		dump_expr(a, b, i);
	}
	if (group)
		buf_byte(b, ')');
}

/* As deep as HCL_DEPTH. */
static void dump_body(
    struct arena *a, struct buf *b, const struct hcl_body *body)
{
	for (const struct hcl_attribute *i = body->attributes; i; i = i->next) {
		buf_fmt(b, "%.*s@%u=", STR_ARG(i->name), i->at);
		dump_expr(a, b, i->value);
		buf_byte(b, ';');
	}
	for (const struct hcl_block *i = body->blocks; i; i = i->next) {
		buf_fmt(b, "%.*s@%u", STR_ARG(i->type), i->at);
		for (const struct hcl_label *l = i->labels; l; l = l->next) {
			buf_byte(b, ' ');
			dump_text(b, l->text);
		}
		buf_byte(b, '{');
		dump_body(a, b, &i->body);
		buf_byte(b, '}');
	}
}

struct str hcl_dump(struct arena *a, const struct hcl_file *file)
{
	struct buf b = { .a = a };

	dump_body(a, &b, &file->body);
	return buf_str(&b);
}
