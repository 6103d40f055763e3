#ifndef CHECK_HCL_LEX_H
#define CHECK_HCL_LEX_H

#include "check/hcl.h"

/* The words and signs that HCL is written in. */
enum hcl_sign {
	SIGN_END,
	SIGN_BAD, /* lex.flaw says why */
	SIGN_NEWLINE,
	SIGN_NAME,
	SIGN_NUMBER,
	SIGN_QUOTE, /* " that opens */
	SIGN_UNQUOTE,
	SIGN_HEREDOC, /* <<EOT with its newline */
	SIGN_HEREDOC_END,
	SIGN_TEXT, /* literal text of a template, as it is written */
	SIGN_INTERP, /* ${ */
	SIGN_CONTROL, /* %{ */
	SIGN_SEQ_END, /* the } of these two */
	SIGN_OR,
	SIGN_AND,
	SIGN_SAME,
	SIGN_DIFFERS,
	SIGN_AT_MOST,
	SIGN_AT_LEAST,
	SIGN_ARROW, /* => */
	SIGN_DOTS, /* ... */
	SIGN_COLONS /* :: */
	/* signs of one character are that character */
};

struct hcl_token {
	int sign;
	uint32_t at, len; /* a file has HCL_MOST bytes at most */
};

/* Where the reader stands: in program text, in quotes or in a heredoc. */
struct hcl_mode {
	enum { MODE_CODE, MODE_QUOTE, MODE_HEREDOC } kind;
	bool line_start; /* a heredoc's end may stand here */
	size_t braces; /* open in this piece of program text */
	struct str marker; /* EOT */
};

struct hcl_lex {
	struct str text;
	size_t at;
	const char *flaw; /* what is wrong with a SIGN_BAD */
	size_t depth; /* the mode in use */
	struct hcl_mode mode[2 * HCL_DEPTH + 2];
};

/* Begins to read the text; a byte order mark is passed over. */
void hcl_lex_begin(struct hcl_lex *x, struct str text);

/* The next token.  At the end it is SIGN_END for ever. */
struct hcl_token hcl_lex_next(struct hcl_lex *x);

/* The bytes of the name that `s` begins with; 0: none. */
size_t hcl_name_length(struct str s);

#endif
