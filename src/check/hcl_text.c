#include "check/hcl_own.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

/* Escapes */

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* \uXXXX or \UXXXXXXXX as UTF-8; false: other digits, or too few. */
static bool unescape_rune(struct buf *b, struct str s)
{
	size_t n = s.at[1] == 'u' ? 4 : 8;
	uint32_t rune = 0;
	char out[UTF8_MOST];

	if (s.len < 2 + n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (hex(s.at[2 + i]) < 0)
			return false;
		rune = rune << 4 | (uint32_t)hex(s.at[2 + i]);
	}
	if (rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff))
		rune = RUNE_BAD;
	buf_add(b, (struct str){ out, utf8_encode(rune, out) });
	return true;
}

/* The bytes of the escape that `s` begins with, undone into b; 0: bad. */
static size_t unescape_one(struct buf *b, struct str s)
{
	static const char from[] = "nrt\"\\", to[] = "\n\r\t\"\\";
	const char *known;

	if (s.len < 2)
		return 0;
	if (s.at[1] == 'u' || s.at[1] == 'U') {
		if (!unescape_rune(b, s))
			return 0;
		return s.at[1] == 'u' ? 6 : 10;
	}
	known = s.at[1] ? strchr(from, s.at[1]) : NULL;
	if (!known)
		return 0;
	buf_byte(b, to[known - from]);
	return 2;
}

static bool is_doubled(struct str s)
{
	return s.len > 2 && (s.at[0] == '$' || s.at[0] == '%') &&
	    s.at[1] == s.at[0] && s.at[2] == '{';
}

static bool has_escapes(struct str s, bool quoted)
{
	return (quoted && s.len && memchr(s.at, '\\', s.len)) ||
	    str_find(s, STR("$${"), 0) != SIZE_MAX ||
	    str_find(s, STR("%%{"), 0) != SIZE_MAX;
}

bool hcl_unescape(
    struct hcl_parser *p, struct hcl_token token, bool quoted, struct str *text)
{
	struct str s = hcl_token_text(p, token);
	struct buf b = { .a = p->a };
	size_t at = 0, len;

	*text = s;
	if (!has_escapes(s, quoted))
		return true;
	for (; at < s.len; at += len) {
		struct str rest = str_sub(s, at, s.len);

		len = 1;
		if (quoted && rest.at[0] == '\\') {
			len = unescape_one(&b, rest);
			if (len == 0)
				return hcl_fail(p, token.at + at,
				    "this escape means nothing: known are "
				    "\\n \\r \\t \\\" \\\\ \\u1234 "
				    "\\U00012345");
			continue;
		}
		if (is_doubled(rest)) {
			len = 3;
			buf_add(&b, str_sub(rest, 1, 3));
			continue;
		}
		buf_byte(&b, rest.at[0]);
	}
	*text = buf_str(&b);
	return true;
}

/* Templates, first as a flat row of pieces */

struct piece {
	enum { TEXT, VALUE, IF, ELSE, END_IF, FOR, END_FOR } kind;
	struct str text; /* TEXT */
	struct hcl_expr *e; /* VALUE: itself; IF, FOR: with its head */
	size_t at;
	bool eats_before, eats_after; /* ${~ and ~} */
};

struct pieces {
	struct piece *at;
	size_t n, cap;
};

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct str without_blanks(struct str s, bool before, bool after)
{
	while (before && s.len && is_blank(s.at[0]))
		s = str_sub(s, 1, s.len);
	while (after && s.len && is_blank(s.at[s.len - 1]))
		s.len--;
	return s;
}

/* What begins with %{: the head of an if or for, or an end. */
static bool read_control(struct hcl_parser *p, struct piece *piece)
{
	static const struct {
		struct str word;
		int kind;
	} words[] = {
		{ { "if", 2 }, IF },
		{ { "else", 4 }, ELSE },
		{ { "endif", 5 }, END_IF },
		{ { "for", 3 }, FOR },
		{ { "endfor", 6 }, END_FOR },
	};
	struct hcl_expr *tail = NULL;
	size_t i = 0;

	while (i < 5 && !hcl_is_word(p, words[i].word))
		i++;
	if (i == 5)
		return hcl_expected(p, "if, else, endif, for or endfor");
	hcl_read(p);
	piece->kind = words[i].kind;
	if (piece->kind == IF) {
		piece->e = hcl_node(p, HCL_IF, piece->at);
		return hcl_adopt(p, piece->e, &tail, hcl_expression(p));
	}
	if (piece->kind == FOR) {
		piece->e = hcl_node(p, HCL_FOR, piece->at);
		return hcl_for_head(p, piece->e, &tail);
	}
	return true;
}

/* ${…} or %{…}; the next token is its opening. */
static bool read_sequence(struct hcl_parser *p, struct piece *piece)
{
	struct hcl_token open = hcl_read(p), close;
	bool outer = p->newlines;

	piece->at = open.at;
	piece->eats_before = open.len == 3;
	p->newlines = false;
	if (open.sign == SIGN_INTERP) {
		piece->kind = VALUE;
		piece->e = hcl_expression(p);
	} else
		read_control(p, piece);
	close = hcl_peek(p);
	if (p->failed)
		return false;
	if (close.sign != SIGN_SEQ_END)
		return hcl_expected(p, "\"}\"");
	hcl_read(p);
	p->newlines = outer;
	piece->eats_after = close.len == 2;
	return true;
}

/* All pieces up to the closing sign, which is taken. */
static bool read_pieces(struct hcl_parser *p, struct pieces *all, int close)
{
	while (!hcl_take(p, close)) {
		struct hcl_token token = hcl_peek(p);
		struct piece piece = { .kind = TEXT, .at = token.at };
		bool ok = false;

		if (token.sign == SIGN_TEXT) {
			hcl_read(p);
			ok = hcl_unescape(
			    p, token, close == SIGN_UNQUOTE, &piece.text);
		} else if (token.sign == SIGN_INTERP ||
		    token.sign == SIGN_CONTROL)
			ok = read_sequence(p, &piece);
		if (!ok)
			return hcl_expected(p, "the end of the string");
		if (!hcl_count(p, token.at))
			return false;
		*VEC_ADD(p->a, all) = piece;
	}
	return true;
}

static void eat_blanks(struct pieces *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].kind == TEXT)
			all->at[i].text = without_blanks(all->at[i].text,
			    i && all->at[i - 1].eats_after,
			    i + 1 < all->n && all->at[i + 1].eats_before);
}

static size_t indent(struct str s)
{
	return s.len - without_blanks(s, true, false).len;
}

/* The indent that all lines share; a blank line does not count. */
static size_t least_indent(const struct pieces *all)
{
	size_t least = SIZE_MAX, here;
	bool line_start = true;

	for (size_t i = 0; i < all->n; i++) {
		struct str text = all->at[i].text;
		bool ends =
		    all->at[i].kind == TEXT && str_ends(text, STR("\n"));

		here = all->at[i].kind == TEXT ? indent(text) : 0;
		if (line_start && !(ends && here == text.len) && here < least)
			least = here;
		line_start = ends;
	}
	return least;
}

/* <<-EOT: takes from each line what all have in common. */
static void flush_left(struct pieces *all)
{
	size_t least = least_indent(all);
	bool line_start = true;

	for (size_t i = 0; i < all->n; i++) {
		struct str *text = &all->at[i].text;
		bool ends =
		    all->at[i].kind == TEXT && str_ends(*text, STR("\n"));

		if (line_start && all->at[i].kind == TEXT &&
		    !(ends && indent(*text) == text->len))
			*text = str_sub(*text, least, text->len);
		line_start = ends;
	}
}

/* Texts that follow each other become one. */
static void meld(struct arena *a, struct pieces *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; n++) {
		struct piece *piece = &all->at[n];
		struct buf b = { .a = a };

		*piece = all->at[i++];
		if (piece->kind != TEXT || i == all->n ||
		    all->at[i].kind != TEXT)
			continue;
		buf_add(&b, piece->text);
		while (i < all->n && all->at[i].kind == TEXT)
			buf_add(&b, all->at[i++].text);
		piece->text = buf_str(&b);
	}
	all->n = n;
}

/* Then as a tree */

struct open_part {
	struct hcl_expr *into, *tail; /* the template being filled */
	struct hcl_expr *head; /* the IF or FOR it belongs to; NULL: the root */
	struct hcl_expr *head_tail;
	bool otherwise; /* past the else */
};

struct builder {
	struct hcl_parser *p;
	size_t depth;
	struct open_part part[HCL_DEPTH];
};

static struct hcl_expr *text_node(
    struct hcl_parser *p, size_t at, struct str text)
{
	struct hcl_expr *e = hcl_node(p, HCL_STRING, at);

	e->text = text;
	return e;
}

static bool build_open(struct builder *b, const struct piece *piece)
{
	struct open_part *part;

	if (b->depth + 1 == HCL_DEPTH)
		return hcl_fail(b->p, piece->at, "nested too deeply");
	part = &b->part[++b->depth];
	*part = (struct open_part){ .head = piece->e };
	part->into = hcl_node(b->p, HCL_TEMPLATE, piece->at);
	part->head_tail = piece->e->kids;
	while (part->head_tail->next)
		part->head_tail = part->head_tail->next;
	return true;
}

/* Ends the part that is being filled and gives it to its head. */
static bool build_part(struct builder *b, size_t at)
{
	struct open_part *part = &b->part[b->depth];

	if (!part->into->kids)
		hcl_adopt(b->p, part->into, &part->tail,
		    text_node(b->p, at, STR("")));
	return hcl_adopt(b->p, part->head, &part->head_tail, part->into);
}

static bool build_else(struct builder *b, const struct piece *piece)
{
	struct open_part *part = &b->part[b->depth];

	if (!part->head || part->head->kind != HCL_IF || part->otherwise)
		return hcl_fail(b->p, piece->at, "no if is open here");
	if (!build_part(b, piece->at))
		return false;
	part->otherwise = true;
	part->into = hcl_node(b->p, HCL_TEMPLATE, piece->at);
	part->tail = NULL;
	return true;
}

static bool build_end(struct builder *b, const struct piece *piece)
{
	bool is_if = piece->kind == END_IF;
	struct hcl_expr *join, *tail = NULL;
	struct open_part *part = &b->part[b->depth];

	if (!part->head || (part->head->kind == HCL_IF) != is_if)
		return hcl_fail(b->p, piece->at,
		    is_if ? "no if is open here" : "no for is open here");
	if (is_if && !part->otherwise && !build_else(b, piece))
		return false;
	if (!build_part(b, piece->at))
		return false;
	join = part->head;
	if (!is_if) {
		join = hcl_node(b->p, HCL_JOIN, part->head->at);
		if (!hcl_adopt(b->p, join, &tail, part->head))
			return false;
	}
	part = &b->part[--b->depth];
	return hcl_adopt(b->p, part->into, &part->tail, join);
}

static bool build_piece(struct builder *b, const struct piece *piece)
{
	struct open_part *part = &b->part[b->depth];

	switch (piece->kind) {
	case TEXT:
		return hcl_adopt(b->p, part->into, &part->tail,
		    text_node(b->p, piece->at, piece->text));
	case VALUE:
		return hcl_adopt(b->p, part->into, &part->tail, piece->e);
	case IF:
	case FOR:
		return build_open(b, piece);
	case ELSE:
		return build_else(b, piece);
	case END_IF:
	case END_FOR:
		return build_end(b, piece);
	}
	return false;
}

static struct hcl_expr *build(
    struct hcl_parser *p, const struct pieces *all, size_t at)
{
	struct builder *b = NEW(p->a, struct builder);

	b->p = p;
	b->part[0].into = hcl_node(p, HCL_TEMPLATE, at);
	for (size_t i = 0; i < all->n; i++)
		if (!build_piece(b, &all->at[i]))
			return NULL;
	if (b->depth)
		return hcl_fail(p, b->part[b->depth].head->at,
		    "this is not closed by an endif or endfor");
	return b->part[0].into;
}

/* What most strings are: one text, or nothing. */
static struct hcl_expr *plain(
    struct hcl_parser *p, const struct pieces *all, size_t at)
{
	struct hcl_expr *e = hcl_node(p, HCL_TEMPLATE, at), *tail = NULL;

	hcl_adopt(
	    p, e, &tail, text_node(p, at, all->n ? all->at[0].text : STR("")));
	return e;
}

struct hcl_expr *hcl_template(struct hcl_parser *p)
{
	struct hcl_token open = hcl_read(p);
	struct pieces all = { 0 };
	struct hcl_expr *e, *tail = NULL;

	if (!read_pieces(p, &all,
		open.sign == SIGN_QUOTE ? SIGN_UNQUOTE : SIGN_HEREDOC_END))
		return NULL;
	eat_blanks(&all);
	if (open.len > 2 && p->file->text.at[open.at + 2] == '-')
		flush_left(&all);
	meld(p->a, &all);
	if (all.n == 1 && all.at[0].kind == VALUE) {
		e = hcl_node(p, HCL_WRAP, open.at);
		return hcl_adopt(p, e, &tail, all.at[0].e) ? e : NULL;
	}
	if (all.n == 0 || (all.n == 1 && all.at[0].kind == TEXT))
		return plain(p, &all, open.at);
	return build(p, &all, open.at);
}
