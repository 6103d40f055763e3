#ifndef SHARE_GIFT_H
#define SHARE_GIFT_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;

/*
 * Questions in GIFT, as Moodle's documentation of question/format/gift has
 * it.  Texts are as they are meant: without escapes, in the markup that
 * `markdown` says (else HTML or plain text).
 */
enum gift_kind {
	GIFT_CHOICE, /* answers: options, some with a weight */
	GIFT_TRUE_FALSE, /* truth; answers[0] and [1] are the remarks */
	GIFT_WORDS, /* answers: accepted, or with weight 0 foreseen */
	GIFT_NUMBER, /* the same, each a number, a:b or a..b */
	GIFT_MATCH, /* answers: text -> partner */
	GIFT_ESSAY,
	GIFT_DESCRIPTION
};

struct gift_answer {
	bool right; /* written with = */
	bool weighted; /* it has a %weight% */
	double weight; /* percent */
	struct str text, partner, remark;
};

struct gift {
	enum gift_kind kind;
	struct str title, id, settings; /* may be empty */
	struct str *tags;
	size_t ntags;
	struct str category; /* of $CATEGORY:, or "" */
	bool markdown;
	bool inside; /* the answers stand within the text */
	struct str body, tail; /* before and behind the answers */
	bool truth;
	struct gift_answer *answers;
	size_t n;
	struct str remark; /* general feedback */
	unsigned line;
};

struct gifts {
	struct gift *at;
	size_t n, cap;
};

/*
 * Reads a file.  A question that is not GIFT is an error in d, with its
 * place, and left out; the others come out all the same.
 */
struct gifts gift_read(
    struct arena *a, struct str path, struct str text, struct diags *d);

struct losses;

/*
 * The questions as a quiz file (lectern-quiz(5)), in `a`.  What it cannot
 * hold is noted.
 */
struct str gift_quiz(struct arena *a, const struct gifts *gifts,
    struct str title, struct losses *losses);

#endif
