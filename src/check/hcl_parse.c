#include "check/hcl_own.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

void *hcl_fail(struct hcl_parser *p, size_t at, const char *why)
{
	unsigned line, column;

	if (!p->failed) {
		hcl_place(p->file, at, &line, &column);
		diag_add(p->d, SEVERITY_ERROR, p->file->path, line, column,
		    "%s", why);
	}
	p->failed = true;
	p->have = false;
	return NULL;
}

static bool is_ready(const struct hcl_parser *p)
{
	return p->have && !p->failed &&
	    (p->token.sign != SIGN_NEWLINE || p->newlines);
}

static struct hcl_token fetch(struct hcl_parser *p)
{
	struct hcl_token end = { SIGN_END, (uint32_t)p->end, 0 };

	while (!p->failed) {
		if (!p->have)
			p->token = hcl_lex_next(&p->lex);
		p->have = true;
		if (p->token.sign == SIGN_BAD)
			hcl_fail(p, p->token.at, p->lex.flaw);
		else if (p->token.sign != SIGN_NEWLINE || p->newlines)
			return p->token;
		p->have = false;
	}
	return end;
}

struct hcl_token hcl_peek(struct hcl_parser *p)
{
	return is_ready(p) ? p->token : fetch(p);
}

struct hcl_token hcl_read(struct hcl_parser *p)
{
	struct hcl_token token = hcl_peek(p);

	p->have = false;
	p->end = token.at + token.len;
	return token;
}

bool hcl_take(struct hcl_parser *p, int sign)
{
	if (!is_ready(p))
		fetch(p);
	if (p->failed || !p->have || p->token.sign != sign)
		return false;
	p->have = false;
	p->end = p->token.at + p->token.len;
	return true;
}

struct str hcl_token_text(const struct hcl_parser *p, struct hcl_token token)
{
	return str_sub(p->file->text, token.at, token.at + token.len);
}

bool hcl_is_word(struct hcl_parser *p, struct str word)
{
	struct hcl_token token = hcl_peek(p);

	return token.sign == SIGN_NAME &&
	    str_eq(hcl_token_text(p, token), word);
}

static const char *sign_name(struct hcl_token token)
{
	if (token.sign == SIGN_END)
		return "the file ends here";
	if (token.sign == SIGN_NEWLINE)
		return "the line ends here";
	return NULL;
}

void *hcl_expected(struct hcl_parser *p, const char *what)
{
	struct hcl_token token = hcl_peek(p);
	const char *name = sign_name(token);
	struct str text = hcl_token_text(p, token);

	if (p->failed)
		return NULL;
	text = str_line(&text);
	if (name)
		text = str_fmt(p->a, "%s where %s was expected", name, what);
	else
		text = str_fmt(p->a, "%s was expected, not \"%.*s\"", what,
		    (int)(text.len < 40 ? text.len : 40), text.at);
	return hcl_fail(p, token.at, text.at);
}

bool hcl_deeper(struct hcl_parser *p)
{
	if (++p->depth <= HCL_DEPTH)
		return true;
	hcl_fail(p, p->have ? p->token.at : p->lex.at,
	    "this is nested too deeply (more than 200 levels)");
	return false;
}

/* Bodies */

static bool parse_body(struct hcl_parser *p, struct hcl_body *body, int end);

/* Adds name = value to the body, behind *tail. */
static bool parse_attribute(struct hcl_parser *p, struct hcl_body *body,
    struct hcl_attribute **tail, struct hcl_token name)
{
	struct hcl_attribute *attribute = NEW(p->a, struct hcl_attribute);

	attribute->name = hcl_token_text(p, name);
	attribute->at = (uint32_t)name.at;
	if (!hcl_take(p, '='))
		return hcl_expected(p, "\"=\"");
	attribute->value = hcl_expression(p);
	if (!attribute->value)
		return false;
	if (*tail)
		(*tail)->next = attribute;
	else
		body->attributes = attribute;
	*tail = attribute;
	body->nattributes++;
	return true;
}

/* A label in quotes holds no template. */
static bool parse_quoted_label(struct hcl_parser *p, struct str *text)
{
	struct buf b = { .a = p->a };
	struct str part;

	hcl_read(p);
	while (hcl_peek(p).sign == SIGN_TEXT) {
		if (!hcl_unescape(p, hcl_read(p), true, &part))
			return false;
		if (hcl_take(p, SIGN_UNQUOTE) && b.len == 0) {
			*text = part;
			return true;
		}
		buf_add(&b, part);
		if (hcl_peek(p).sign != SIGN_TEXT)
			break;
	}
	*text = buf_str(&b);
	if (p->failed)
		return false;
	if (hcl_peek(p).sign == SIGN_INTERP || hcl_peek(p).sign == SIGN_CONTROL)
		return hcl_fail(p, hcl_peek(p).at,
		    "a label is plain text: a template has no place in it");
	return hcl_take(p, SIGN_UNQUOTE) || hcl_expected(p, "a closing quote");
}

static bool parse_labels(struct hcl_parser *p, struct hcl_block *block)
{
	struct hcl_label **last = &block->labels;

	for (;;) {
		int sign = hcl_peek(p).sign;
		struct hcl_label *label;

		if (sign != SIGN_NAME && sign != SIGN_QUOTE)
			return !p->failed;
		label = NEW(p->a, struct hcl_label);
		*last = label;
		last = &label->next;
		if (sign == SIGN_NAME)
			label->text = hcl_token_text(p, hcl_read(p));
		else if (!parse_quoted_label(p, &label->text))
			return false;
	}
}

/* { a = 1 }: one attribute, then the brace. */
static bool parse_one_line(struct hcl_parser *p, struct hcl_body *body)
{
	struct hcl_attribute *tail = NULL;

	if (hcl_peek(p).sign != SIGN_NAME)
		return hcl_expected(p, "a name");
	if (!parse_attribute(p, body, &tail, hcl_read(p)))
		return false;
	if (hcl_take(p, '}'))
		return true;
	return hcl_expected(
	    p, "\"}\" (a block on one line holds one attribute and no more)");
}

static bool parse_braces(struct hcl_parser *p, struct hcl_body *body)
{
	bool ok;
	int sign = hcl_peek(p).sign;

	if (!hcl_deeper(p))
		return false;
	ok = sign == SIGN_NEWLINE || sign == SIGN_END || sign == '}'
	    ? parse_body(p, body, '}')
	    : parse_one_line(p, body);
	p->depth--;
	return ok;
}

static bool at_line_end(struct hcl_parser *p)
{
	return hcl_take(p, SIGN_NEWLINE) ||
	    (hcl_peek(p).sign == SIGN_END && !p->failed);
}

static struct hcl_block *parse_block(
    struct hcl_parser *p, struct hcl_token type)
{
	struct hcl_block *block = NEW(p->a, struct hcl_block);

	block->type = hcl_token_text(p, type);
	block->at = (uint32_t)type.at;
	if (!parse_labels(p, block))
		return NULL;
	block->len = (uint32_t)(p->end - type.at);
	if (!hcl_take(p, '{'))
		return hcl_expected(p, "\"{\", or \"=\" after a name,");
	if (!parse_braces(p, &block->body))
		return NULL;
	if (!at_line_end(p))
		return hcl_expected(p, "a new line after the block");
	return block;
}

static int by_name(const void *x, const void *y)
{
	const struct hcl_attribute *const *p = x, *const *q = y;
	int order = str_cmp((*p)->name, (*q)->name);

	return order ? order : ((*p)->at > (*q)->at) - ((*p)->at < (*q)->at);
}

/* Each name stands once. */
static bool names_differ(struct hcl_parser *p, const struct hcl_body *body)
{
	struct hcl_attribute **all;
	size_t n = 0;

	if (body->nattributes < 2)
		return true;
	all = NEW_N(p->a, struct hcl_attribute *, body->nattributes);
	for (struct hcl_attribute *i = body->attributes; i; i = i->next)
		all[n++] = i;
	qsort(all, n, sizeof(struct hcl_attribute *), by_name);
	for (size_t i = 1; i < n; i++)
		if (str_eq(all[i]->name, all[i - 1]->name)) {
			hcl_fail(p, all[i]->at,
			    "this name is already set above in the same block");
			return false;
		}
	return true;
}

/* One attribute or block, up to the end of its line. */
static bool parse_item(struct hcl_parser *p, struct hcl_body *body,
    struct hcl_attribute **tail, struct hcl_block ***last)
{
	struct hcl_token name = hcl_peek(p);

	if (name.sign == SIGN_QUOTE)
		return hcl_fail(p, name.at,
		    "names of attributes and blocks stand without quotes");
	if (name.sign != SIGN_NAME)
		return hcl_expected(p, "the name of an attribute or block");
	hcl_read(p);
	if (hcl_peek(p).sign == '=') {
		if (!parse_attribute(p, body, tail, name))
			return false;
		return at_line_end(p) ||
		    hcl_expected(p, "a new line after the value");
	}
	**last = parse_block(p, name);
	if (!**last)
		return false;
	*last = &(**last)->next;
	return true;
}

static bool parse_body(struct hcl_parser *p, struct hcl_body *body, int end)
{
	struct hcl_attribute *tail = NULL;
	struct hcl_block **last = &body->blocks;

	while (!p->failed && hcl_peek(p).sign != end)
		if (!hcl_take(p, SIGN_NEWLINE) &&
		    !parse_item(p, body, &tail, &last))
			return false;
	if (p->failed)
		return false;
	hcl_read(p);
	return names_differ(p, body);
}

/* Files */

static void find_lines(struct arena *a, struct hcl_file *file)
{
	VEC(uint32_t) lines = { 0 };
	size_t at = 0;

	do {
		*VEC_ADD(a, &lines) = (uint32_t)at;
		at = str_find(file->text, STR("\n"), at);
		at += at < file->text.len;
	} while (at <= file->text.len);
	file->lines = lines.at;
	file->nlines = lines.n;
}

/* The same without the table, which only a whole file gets. */
static void count_lines(
    const struct hcl_file *file, size_t at, unsigned *line, unsigned *column)
{
	size_t from = 0, next;

	for (*line = 1;; ++*line) {
		next = str_find(file->text, STR("\n"), from);
		if (next >= at)
			break;
		from = next + 1;
	}
	*column = (unsigned)(at - from + 1);
}

void hcl_place(
    const struct hcl_file *file, size_t at, unsigned *line, unsigned *column)
{
	size_t low = 0, high = file->nlines;

	if (!file->lines) {
		count_lines(file, at, line, column);
		return;
	}
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (file->lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	*line = (unsigned)(low + 1);
	*column = (unsigned)(at - file->lines[low] + 1);
}

struct str hcl_source(const struct hcl_file *file, const struct hcl_expr *e)
{
	return str_sub(file->text, e->at, e->at + e->len);
}

const struct hcl_attribute *hcl_attribute(
    const struct hcl_body *body, struct str name)
{
	for (const struct hcl_attribute *i = body->attributes; i; i = i->next)
		if (str_eq(i->name, name))
			return i;
	return NULL;
}

bool hcl_parse(struct arena *a, struct str path, struct str text,
    struct hcl_file *file, struct diags *d)
{
	struct hcl_parser *p;

	*file = (struct hcl_file){ .path = path, .text = text };
	if (text.len > HCL_MOST) {
		diag_add(d, SEVERITY_ERROR, path, 0, 0,
		    "the file is larger than 16 MiB");
		return false;
	}
	p = NEW(a, struct hcl_parser);
	p->a = a;
	p->file = file;
	p->d = d;
	p->newlines = true;
	hcl_lex_begin(&p->lex, text);
	if (!parse_body(p, &file->body, SIGN_END))
		return false;
	find_lines(a, file);
	return true;
}
