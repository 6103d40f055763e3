#ifndef CHECK_SHELL_H
#define CHECK_SHELL_H

#include "base/str.h"
#include "check/check.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * One command line as a shell would part it into words: blanks, quotes of
 * both kinds, backslashes, lines continued by a backslash, # comments and a
 * prompt "$ " in front.  Nothing is run and nothing is replaced.
 */
enum {
	SHELL_VAR = 1, /* stands for the $ of a variable … */
	SHELL_VAR_END, /* … and behind its name */
	SHELL_OR, /* a bare | in what an author wrote */
	SHELL_ANY /* a bare * in what an author wrote */
};

struct shell_word {
	struct str text; /* without quotes; with the marks above */
	bool quoted; /* its first character was */
	size_t at, len; /* where it stands */
};

struct shell_words {
	struct shell_word *at;
	size_t n, cap;
};

/*
 * Reads the words; they live in `a`.  `pattern`: | and * have the meaning
 * above, else | is a pipe.  false: it cannot be read, and *flaw says where.
 */
bool shell_read(struct arena *a, struct str text, bool pattern,
    struct shell_words *words, struct flaw *flaw);

/* A text of words with its marks as a person would write them, in `a`. */
struct str shell_shown(struct arena *a, struct str text);

/* Whether the pattern, or one of its texts apart by SHELL_OR, is the text. */
bool shell_matches(struct str pattern, struct str text);

#endif
