#include "check/hcl_own.h"

#include "base/arena.h"

/* Adds a step to what stands before it. */
static struct hcl_expr *stepped(
    struct hcl_parser *p, struct hcl_expr *from, struct hcl_expr *step)
{
	struct hcl_expr *tail = NULL;
	size_t n = 0;

	if (from->kind != HCL_REFERENCE && from->kind != HCL_STEPS) {
		struct hcl_expr *e = hcl_node(p, HCL_STEPS, from->at);

		if (!hcl_adopt(p, e, &tail, from))
			return NULL;
		from = e;
	} else
		for (tail = from->kids; tail->next; n++)
			tail = tail->next;
	if (n >= HCL_HEIGHT)
		return hcl_fail(p, step->at, "this name has too many parts");
	return hcl_adopt(p, from, &tail, step) ? from : NULL;
}

/* x.0, which was written before x[0] was known. */
static struct hcl_expr *parse_number_step(struct hcl_parser *p)
{
	struct hcl_token token = hcl_read(p);
	struct str text = hcl_token_text(p, token);

	if (str_find(text, STR("."), 0) != SIZE_MAX)
		return hcl_fail(
		    p, token.at, "write several indices in brackets: [0][1]");
	return hcl_word(p, HCL_NUMBER, token);
}

/* x.*.a.b: the names after it belong to each. */
static struct hcl_expr *parse_short_splat(
    struct hcl_parser *p, struct hcl_expr *from)
{
	struct hcl_expr *e = hcl_node(p, HCL_SPLAT, from->at), *tail = NULL;
	struct hcl_expr *each = hcl_node(p, HCL_ITEM, hcl_read(p).at);

	while (hcl_take(p, '.')) {
		struct hcl_expr *step = NULL;

		if (hcl_peek(p).sign == SIGN_NUMBER)
			step = parse_number_step(p);
		else if (hcl_peek(p).sign == SIGN_NAME)
			step = hcl_word(p, HCL_ATTRIBUTE, hcl_read(p));
		else
			return hcl_expected(p, "a name after the dot");
		each = step ? stepped(p, each, step) : NULL;
		if (!each)
			return NULL;
	}
	if (!hcl_adopt(p, e, &tail, from) || !hcl_adopt(p, e, &tail, each))
		return NULL;
	return e;
}

static struct hcl_expr *parse_dot(struct hcl_parser *p, struct hcl_expr *from)
{
	hcl_read(p);
	switch (hcl_peek(p).sign) {
	case SIGN_NAME:
		return stepped(
		    p, from, hcl_word(p, HCL_ATTRIBUTE, hcl_read(p)));
	case SIGN_NUMBER: {
		struct hcl_expr *step = parse_number_step(p);

		return step ? stepped(p, from, step) : NULL;
	}
	case '*':
		return parse_short_splat(p, from);
	}
	return hcl_expected(p, "a name after the dot");
}

/* x[*]…: all steps that follow belong to each. */
static struct hcl_expr *parse_full_splat(
    struct hcl_parser *p, struct hcl_expr *from)
{
	struct hcl_expr *e = hcl_node(p, HCL_SPLAT, from->at), *tail = NULL;
	struct hcl_expr *each = hcl_node(p, HCL_ITEM, hcl_read(p).at);

	if (!hcl_take(p, ']'))
		return hcl_expected(p, "\"]\"");
	if (!hcl_deeper(p))
		return NULL;
	each = hcl_steps(p, each);
	p->depth--;
	if (!hcl_adopt(p, e, &tail, from) || !hcl_adopt(p, e, &tail, each))
		return NULL;
	return e;
}

/* The step that a literal key makes; NULL: the key is no literal. */
static struct hcl_expr *literal_step(struct hcl_expr *key)
{
	if (key->kind <= HCL_NUMBER)
		return key;
	if (key->kind == HCL_TEMPLATE && key->kids && !key->kids->next &&
	    key->kids->kind == HCL_STRING)
		return key->kids;
	return NULL;
}

static struct hcl_expr *parse_bracket(
    struct hcl_parser *p, struct hcl_expr *from)
{
	bool outer = p->newlines;
	struct hcl_expr *key, *e, *tail = NULL;

	hcl_read(p);
	if (hcl_peek(p).sign == '*')
		return parse_full_splat(p, from);
	p->newlines = false;
	key = hcl_expression(p);
	if (!key)
		return NULL;
	if (!hcl_take(p, ']'))
		return hcl_expected(p, "\"]\"");
	p->newlines = outer;
	if (literal_step(key))
		return stepped(p, from, literal_step(key));
	e = hcl_node(p, HCL_INDEX, from->at);
	if (!hcl_adopt(p, e, &tail, from) || !hcl_adopt(p, e, &tail, key))
		return NULL;
	return e;
}

struct hcl_expr *hcl_steps(struct hcl_parser *p, struct hcl_expr *from)
{
	while (from) {
		int sign = hcl_peek(p).sign;

		if (sign == '.')
			from = parse_dot(p, from);
		else if (sign == '[')
			from = parse_bracket(p, from);
		else
			break;
	}
	return p->failed ? NULL : from;
}
