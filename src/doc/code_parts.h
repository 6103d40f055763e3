#ifndef DOC_CODE_PARTS_H
#define DOC_CODE_PARTS_H

/* What the files of the tints share; nobody else includes this. */

#include "base/vec.h"
#include "doc/code.h"

/* A program text that is read from its beginning to its end. */
struct scan {
	struct arena *a;
	struct str text;
	size_t at;
	bool fresh; /* only blanks since the statement's beginning */
	VEC(struct tint) tints;
};

/* The byte `ahead` of here; 0 past the end. */
char scan_peek(const struct scan *s, size_t ahead);

/* Whether the text goes on with this, here. */
bool scan_sees(const struct scan *s, const char *what);

/* Colours [from, here), joined to what stands before it in the same role. */
void scan_tint(struct scan *s, size_t from, enum role role);

/* Moves to the end of the line, before its '\n'. */
void scan_to_line_end(struct scan *s);

/* Moves past the next `what`, or to the end. */
void scan_past(struct scan *s, const char *what);

/* Moves past a word, and gives it. */
struct str scan_word(struct scan *s);

/* Colours the number that begins here. */
void scan_number(struct scan *s);

/*
 * Moves past a quoted text that begins here: to the same quote, on this line
 * or any; `escapes`: a backslash takes the next byte with it.
 */
void scan_quoted(struct scan *s, bool lines, bool escapes);

/* The byte at `at`; 0 past the end. */
char scan_byte(const struct scan *s, size_t at);

/* Where the first byte that is no blank stands, from `at` on. */
size_t scan_solid(const struct scan *s, size_t at);

/* Whether `word` is in the list, which NULL ends. */
bool scan_listed(const char *const *list, struct str word, bool nocase);

/* Colours "${…}" or "%{…}", which begins here, on its line. */
void scan_template(struct scan *s);

/* Whether a here-document begins; colours it all. */
bool scan_heredoc(struct scan *s);

bool code_is_word(char c);
bool code_is_digit(char c);

/* One token of each language, at least a byte. */
void code_hcl(struct scan *s);
void code_sql(struct scan *s);
void code_sh(struct scan *s);
void code_ini(struct scan *s);
void code_json(struct scan *s);

#endif
