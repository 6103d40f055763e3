#ifndef QUIZ_VALUE_H
#define QUIZ_VALUE_H

#include "base/str.h"
#include "check/ip4.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * What a name of a generated question stands for (lectern-quiz(5), "Generated
 * questions").
 */
enum value_kind {
	VALUE_NUMBER, /* whole; 0 and 1 are also no and yes */
	VALUE_ADDRESS,
	VALUE_RANGE, /* of addresses; a block where it was written as one */
	VALUE_TEXT, /* one line of plain text */
	VALUE_LINES /* some lines, put where a line has nothing else on it */
};

enum { NO_PREFIX = 33 };

struct value {
	enum value_kind kind;
	int64_t number;
	struct ip4_range range; /* an address is a range of one */
	unsigned prefix; /* of a block, or NO_PREFIX */
	struct str text;
};

struct value value_number(int64_t number);
struct value value_address(uint32_t ip);
struct value value_range(struct ip4_range range);
struct value value_block(uint32_t ip, unsigned prefix);
struct value value_text(struct str text);
struct value value_lines(struct str text);

/* As it is put into the question, in `a`. */
struct str value_write(struct arena *a, const struct value *v);

/* Whether both are the same: a block is equal to its range. */
bool value_equal(const struct value *x, const struct value *y);

/*
 * A word of an author as what it looks like: a whole number, an address, a
 * block, else a text.
 */
struct value value_read(struct arena *a, struct str word);

/*
 * Whether a text can be put into a question without becoming a part of its
 * structure.  false: *why says what is in the way.
 */
bool value_plain(struct str text, const char **why);

/* Names and what they stand for; a later one of the same name is not added. */
struct named {
	struct str name;
	struct value value;
	bool used;
};

struct names {
	struct named *at;
	size_t n, cap;
};

/* Adds one.  false: the name is there already. */
bool names_add(
    struct arena *a, struct names *names, struct str name, struct value value);

/* NULL: nothing is called so. */
struct named *names_find(const struct names *names, struct str name);

/* Whether `s` can be a name: a letter, then letters, digits and _. */
bool is_name(struct str s);

#endif
