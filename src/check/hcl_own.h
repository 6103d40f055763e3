#ifndef CHECK_HCL_OWN_H
#define CHECK_HCL_OWN_H

#include "check/hcl_lex.h"

/*
 * What the parts of the parser share.  At the first fault it says so and
 * stops: from then on every token is SIGN_END and every result NULL.
 */
struct hcl_parser {
	struct arena *a;
	struct hcl_file *file;
	struct diags *d;
	struct hcl_lex lex;
	struct hcl_token token; /* the next one, if `have` */
	bool have;
	bool newlines; /* they count here; in brackets they do not */
	bool failed;
	unsigned depth;
	unsigned nodes; /* counted so far */
	size_t end; /* where the last token that was read ended */
};

/* The next token, which stays. */
struct hcl_token hcl_peek(struct hcl_parser *p);

/* Takes it. */
struct hcl_token hcl_read(struct hcl_parser *p);

/* Takes it if it is this sign. */
bool hcl_take(struct hcl_parser *p, int sign);

/* The text of a token. */
struct str hcl_token_text(const struct hcl_parser *p, struct hcl_token token);

/* Whether the next token is this word. */
bool hcl_is_word(struct hcl_parser *p, struct str word);

/* Says what is wrong, once, and ends the reading.  NULL. */
void *hcl_fail(struct hcl_parser *p, size_t at, const char *why);

/* The same, but the next token is not what should stand there. */
void *hcl_expected(struct hcl_parser *p, const char *what);

/* Goes a level deeper; false: too deep, and said so.  Then depth--. */
bool hcl_deeper(struct hcl_parser *p);

/* Counts one more node or line of a text; false: too many, and said so. */
bool hcl_count(struct hcl_parser *p, size_t at);

/* A node that begins at byte `at`, counted. */
struct hcl_expr *hcl_node(struct hcl_parser *p, enum hcl_kind kind, size_t at);

/*
 * Adds a kid behind the last one (*tail; NULL at first) and ends the node
 * where the reader stands.  false: a kid is missing or the tree too high.
 */
bool hcl_adopt(struct hcl_parser *p, struct hcl_expr *parent,
    struct hcl_expr **tail, struct hcl_expr *kid);

/* An expression; NULL: there is none, and it has been said. */
struct hcl_expr *hcl_expression(struct hcl_parser *p);

/* What follows a term, if anything: .name, [key], .* and [*]. */
struct hcl_expr *hcl_steps(struct hcl_parser *p, struct hcl_expr *from);

/* A node with a token's text. */
struct hcl_expr *hcl_word(
    struct hcl_parser *p, enum hcl_kind kind, struct hcl_token token);

/* A quoted string or heredoc, whose opening is the next token. */
struct hcl_expr *hcl_template(struct hcl_parser *p);

/* Reads "for k, v in x" after its first word, as far as x. */
bool hcl_for_head(
    struct hcl_parser *p, struct hcl_expr *loop, struct hcl_expr **tail);

/* Undoes the escapes of a literal's text; false: said what is wrong. */
bool hcl_unescape(struct hcl_parser *p, struct hcl_token token, bool quoted,
    struct str *text);

#endif
