#ifndef CHECK_WORDS_H
#define CHECK_WORDS_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct accepted;
struct arena;

/*
 * The text as it is compared: no white space at its ends, one space for each
 * run of it inside, in lower case unless `exact`; in `a`.
 */
struct str words_fold(struct arena *a, struct str s, bool exact);

/* Equal when both are folded. */
bool words_same(struct arena *a, struct str x, struct str y, bool exact);

/* Whether `word` stands in `text` as a word of its own; case is ignored. */
bool words_hold(struct arena *a, struct str text, struct str word);

/*
 * The texts that an answer of check_text accepts, as written, once it is
 * prepared; *n of them, in `a`.
 */
const struct str *words_accepted(
    struct arena *a, const struct accepted *accepted, size_t *n);

#endif
