#include "check/hcl_own.h"

#include "base/arena.h"

bool hcl_count(struct hcl_parser *p, size_t at)
{
	if (++p->nodes <= HCL_NODES)
		return true;
	hcl_fail(p, at,
	    "the file holds more than 500,000 values and lines of "
	    "text");
	return false;
}

struct hcl_expr *hcl_node(struct hcl_parser *p, enum hcl_kind kind, size_t at)
{
	struct hcl_expr *e = NEW(p->a, struct hcl_expr);

	hcl_count(p, at);
	e->kind = (unsigned char)kind;
	e->at = (uint32_t)at;
	e->len = (uint32_t)(p->end > at ? p->end - at : 0);
	e->height = 1;
	return e;
}

bool hcl_adopt(struct hcl_parser *p, struct hcl_expr *parent,
    struct hcl_expr **tail, struct hcl_expr *kid)
{
	if (!kid)
		return false;
	if (kid->height >= HCL_HEIGHT)
		return hcl_fail(
		    p, kid->at, "this expression goes on for too long");
	if (parent->height <= kid->height)
		parent->height = (unsigned short)(kid->height + 1);
	if (*tail)
		(*tail)->next = kid;
	else
		parent->kids = kid;
	*tail = kid;
	if (p->end > parent->at)
		parent->len = (uint32_t)(p->end - parent->at);
	return true;
}

/* Ends the node where the reader stands. */
static struct hcl_expr *closed(struct hcl_parser *p, struct hcl_expr *e)
{
	e->len = (uint32_t)(p->end - e->at);
	return p->failed ? NULL : e;
}

struct hcl_expr *hcl_word(
    struct hcl_parser *p, enum hcl_kind kind, struct hcl_token token)
{
	struct hcl_expr *e = hcl_node(p, kind, token.at);

	e->text = hcl_token_text(p, token);
	return e;
}

/* A list of arguments or elements up to `end`; true if the last has "...". */
static bool parse_items(
    struct hcl_parser *p, struct hcl_expr *e, int end, bool may_expand)
{
	struct hcl_expr *tail = NULL;

	while (hcl_peek(p).sign != end) {
		if (!hcl_adopt(p, e, &tail, hcl_expression(p)))
			return false;
		if (may_expand && hcl_take(p, SIGN_DOTS)) {
			e->flags |= HCL_EXPAND;
			break;
		}
		if (hcl_peek(p).sign != end && !hcl_take(p, ','))
			return hcl_expected(p,
			    end == ')' ? "\",\" or \")\"" : "\",\" or \"]\"");
	}
	return hcl_take(p, end) ||
	    hcl_expected(p, end == ')' ? "\")\"" : "\"]\"");
}

static struct hcl_expr *parse_call(
    struct hcl_parser *p, size_t at, struct str name)
{
	struct hcl_expr *e = hcl_node(p, HCL_CALL, at);
	bool outer = p->newlines;

	e->text = name;
	hcl_read(p);
	p->newlines = false;
	if (!parse_items(p, e, ')', true))
		return NULL;
	p->newlines = outer;
	return closed(p, e);
}

/* provider::name::function( */
static struct hcl_expr *parse_provider_call(
    struct hcl_parser *p, struct hcl_token first)
{
	while (hcl_take(p, SIGN_COLONS))
		if (!hcl_take(p, SIGN_NAME))
			return hcl_expected(p, "a function's name");
	if (hcl_peek(p).sign != '(')
		return hcl_expected(p, "\"(\"");
	return parse_call(
	    p, first.at, str_sub(p->file->text, first.at, p->end));
}

static struct hcl_expr *parse_name(struct hcl_parser *p)
{
	struct hcl_token token = hcl_read(p);
	struct str name = hcl_token_text(p, token);
	struct hcl_expr *e, *tail = NULL;

	if (hcl_peek(p).sign == '(')
		return parse_call(p, token.at, name);
	if (hcl_peek(p).sign == SIGN_COLONS)
		return parse_provider_call(p, token);
	if (str_eq(name, STR("true")))
		return hcl_word(p, HCL_TRUE, token);
	if (str_eq(name, STR("false")))
		return hcl_word(p, HCL_FALSE, token);
	if (str_eq(name, STR("null")))
		return hcl_word(p, HCL_NULL, token);
	e = hcl_node(p, HCL_REFERENCE, token.at);
	return hcl_adopt(p, e, &tail, hcl_word(p, HCL_NAME, token)) ? e : NULL;
}

static struct hcl_expr *parse_paren(struct hcl_parser *p)
{
	struct hcl_expr *e = hcl_node(p, HCL_PAREN, hcl_read(p).at);
	struct hcl_expr *tail = NULL;
	bool outer = p->newlines;

	p->newlines = false;
	if (!hcl_adopt(p, e, &tail, hcl_expression(p)))
		return NULL;
	if (!hcl_take(p, ')'))
		return hcl_expected(p, "\")\"");
	p->newlines = outer;
	return closed(p, e);
}

bool hcl_for_head(
    struct hcl_parser *p, struct hcl_expr *loop, struct hcl_expr **tail)
{
	for (int i = 0; i < 2; i++) {
		if (hcl_peek(p).sign != SIGN_NAME)
			return hcl_expected(p, "a name after \"for\"");
		hcl_adopt(p, loop, tail, hcl_word(p, HCL_NAME, hcl_read(p)));
		if (i || !hcl_take(p, ','))
			break;
		loop->flags |= HCL_FOR_KEY;
	}
	if (!hcl_is_word(p, STR("in")))
		return hcl_expected(p, "\"in\"");
	hcl_read(p);
	return hcl_adopt(p, loop, tail, hcl_expression(p));
}

/* After the colon: [key =>] value [...] [if condition]. */
static bool parse_for_rest(
    struct hcl_parser *p, struct hcl_expr *e, struct hcl_expr *tail)
{
	if (!hcl_adopt(p, e, &tail, hcl_expression(p)))
		return false;
	if (hcl_take(p, SIGN_ARROW)) {
		e->flags |= HCL_FOR_OBJECT;
		if (!hcl_adopt(p, e, &tail, hcl_expression(p)))
			return false;
	}
	if (hcl_take(p, SIGN_DOTS))
		e->flags |= HCL_FOR_GROUP;
	if (!hcl_is_word(p, STR("if")))
		return true;
	hcl_read(p);
	e->flags |= HCL_FOR_IF;
	return hcl_adopt(p, e, &tail, hcl_expression(p));
}

/* [for … ] or {for … }; the bracket has been read, newlines are off. */
static struct hcl_expr *parse_for(struct hcl_parser *p, size_t at, int end)
{
	struct hcl_expr *e = hcl_node(p, HCL_FOR, at), *tail = NULL;

	hcl_read(p);
	if (!hcl_for_head(p, e, &tail))
		return NULL;
	if (!hcl_take(p, ':'))
		return hcl_expected(p, "\":\"");
	if (!parse_for_rest(p, e, tail))
		return NULL;
	if (!hcl_take(p, end))
		return hcl_expected(p, end == '}' ? "\"}\"" : "\"]\"");
	if (end == '}' && !(e->flags & HCL_FOR_OBJECT))
		return hcl_fail(p, at, "a for in {} gives key => value");
	if (end == ']' && (e->flags & (HCL_FOR_OBJECT | HCL_FOR_GROUP)))
		return hcl_fail(
		    p, at, "a for in [] gives values without => and ...");
	return e;
}

static struct hcl_expr *parse_list(struct hcl_parser *p)
{
	struct hcl_expr *e = hcl_node(p, HCL_LIST, hcl_read(p).at);
	bool outer = p->newlines;

	p->newlines = false;
	if (hcl_is_word(p, STR("for")))
		e = parse_for(p, e->at, ']');
	else if (!parse_items(p, e, ']', false))
		return NULL;
	p->newlines = outer;
	return e ? closed(p, e) : NULL;
}

static bool parse_pair(
    struct hcl_parser *p, struct hcl_expr *e, struct hcl_expr **tail)
{
	if (!hcl_adopt(p, e, tail, hcl_expression(p)))
		return false;
	if (!hcl_take(p, '=') && !hcl_take(p, ':'))
		return hcl_expected(p, "\"=\" and a value");
	return hcl_adopt(p, e, tail, hcl_expression(p));
}

static bool parse_pairs(struct hcl_parser *p, struct hcl_expr *e)
{
	struct hcl_expr *tail = NULL;

	while (!hcl_take(p, '}')) {
		if (hcl_take(p, SIGN_NEWLINE))
			continue;
		if (!parse_pair(p, e, &tail))
			return false;
		if (hcl_peek(p).sign != '}' && !hcl_take(p, ',') &&
		    !hcl_take(p, SIGN_NEWLINE))
			return hcl_expected(p, "\",\", a new line or \"}\"");
	}
	return true;
}

static struct hcl_expr *parse_object(struct hcl_parser *p)
{
	struct hcl_expr *e = hcl_node(p, HCL_OBJECT, hcl_read(p).at);
	bool outer = p->newlines;

	p->newlines = false;
	if (hcl_is_word(p, STR("for")))
		e = parse_for(p, e->at, '}');
	else {
		p->newlines = true;
		if (!parse_pairs(p, e))
			return NULL;
	}
	p->newlines = outer;
	return e ? closed(p, e) : NULL;
}

static struct hcl_expr *parse_term(struct hcl_parser *p);

static struct hcl_expr *parse_unary(struct hcl_parser *p)
{
	struct hcl_token sign = hcl_read(p);
	struct hcl_expr *e = hcl_node(p, HCL_UNARY, sign.at), *tail = NULL;
	bool ok;

	e->op = (unsigned char)sign.sign;
	if (!hcl_deeper(p))
		return NULL;
	ok = hcl_adopt(p, e, &tail, hcl_steps(p, parse_term(p)));
	p->depth--;
	return ok ? e : NULL;
}

static struct hcl_expr *parse_term(struct hcl_parser *p)
{
	struct hcl_token token = hcl_peek(p);

	switch (token.sign) {
	case '(':
		return parse_paren(p);
	case '[':
		return parse_list(p);
	case '{':
		return parse_object(p);
	case '-':
	case '!':
		return parse_unary(p);
	case SIGN_NUMBER:
		return hcl_word(p, HCL_NUMBER, hcl_read(p));
	case SIGN_NAME:
		return parse_name(p);
	case SIGN_QUOTE:
	case SIGN_HEREDOC:
		return hcl_template(p);
	}
	return hcl_expected(p, "a value");
}

/* clang-format off */
static const struct {
	int sign;
	unsigned char op, rank;
} operators[] = {
	{ SIGN_OR, HCL_OR, 1 },
	{ SIGN_AND, HCL_AND, 2 },
	{ SIGN_SAME, HCL_SAME, 3 }, { SIGN_DIFFERS, HCL_DIFFERS, 3 },
	{ '<', '<', 4 }, { '>', '>', 4 },
	{ SIGN_AT_MOST, HCL_AT_MOST, 4 }, { SIGN_AT_LEAST, HCL_AT_LEAST, 4 },
	{ '+', '+', 5 }, { '-', '-', 5 },
	{ '*', '*', 6 }, { '/', '/', 6 }, { '%', '%', 6 },
};
/* clang-format on */

enum { OPERATORS = sizeof(operators) / sizeof(*operators) };

/* The operator that stands next and binds at least so; else OPERATORS. */
static size_t next_operator(struct hcl_parser *p, unsigned rank)
{
	int sign = hcl_peek(p).sign;

	for (size_t i = 0; i < OPERATORS; i++)
		if (operators[i].sign == sign)
			return operators[i].rank >= rank ? i : OPERATORS;
	return OPERATORS;
}

/* Recursion is over the six ranks only. */
static struct hcl_expr *parse_binary(struct hcl_parser *p, unsigned rank)
{
	struct hcl_expr *left = hcl_steps(p, parse_term(p));
	size_t i;

	while (left && (i = next_operator(p, rank)) < OPERATORS) {
		struct hcl_expr *e = hcl_node(p, HCL_BINARY, left->at);
		struct hcl_expr *tail = NULL, *right;

		e->op = operators[i].op;
		hcl_read(p);
		right = parse_binary(p, operators[i].rank + 1U);
		if (!hcl_adopt(p, e, &tail, left) ||
		    !hcl_adopt(p, e, &tail, right))
			return NULL;
		left = e;
	}
	return left;
}

static struct hcl_expr *parse_choice(
    struct hcl_parser *p, struct hcl_expr *condition)
{
	struct hcl_expr *e = hcl_node(p, HCL_IF, condition->at), *tail = NULL;

	hcl_read(p);
	if (!hcl_adopt(p, e, &tail, condition) ||
	    !hcl_adopt(p, e, &tail, hcl_expression(p)))
		return NULL;
	if (!hcl_take(p, ':'))
		return hcl_expected(p, "\":\" and what holds otherwise");
	return hcl_adopt(p, e, &tail, hcl_expression(p)) ? e : NULL;
}

struct hcl_expr *hcl_expression(struct hcl_parser *p)
{
	struct hcl_expr *e;

	if (!hcl_deeper(p))
		return NULL;
	e = parse_binary(p, 1);
	if (e && hcl_peek(p).sign == '?')
		e = parse_choice(p, e);
	p->depth--;
	return p->failed ? NULL : e;
}
