#ifndef TESTS_HCL_MUTATE_H
#define TESTS_HCL_MUTATE_H

/* Changes HCL a little, from a seed: what a hurried hand or a bad disk does. */

#include "base/random.h"
#include "base/str.h"

static const char *const mutate_words[] = { "{", "}", "[", "]", "(", ")", "\"",
	"${", "%{", "~}", "=", "==", "=>", ",", ".", "...", ":", "?", "!",
	"!=", "&&", "||", "+", "-", "*", "/", "%", "<", "<=", "<<EOT\n",
	"<<-E\n", "EOT\n", "\nEOT\n", "\n", "\r\n", " ", "#", "//", "/*", "*/",
	"for ", " in ", " if ", "else", "endif", "endfor", "null", "true", "x",
	"a.b", "x = 1\n", "[0]", "[*]", ".*", "0", "1e5", "1.5", "\\", "\\n",
	"\\u00e9", "$${", "f(", "b {\n", "b \"l\" {", "\t", "$", "~", "'", ";",
	"\xc3\xa9", "\xff", "|", "_", "}\n" };

enum { MUTATE_WORDS = sizeof(mutate_words) / sizeof(*mutate_words) };

/* One change in all[which], with pieces of the others. */
static inline struct str mutate_once(struct arena *a, struct str s,
    const struct str *all, size_t n, struct random *r)
{
	struct buf b = { .a = a };
	size_t at = random_below(r, s.len + 1);
	size_t to = at + random_below(r, 12);
	struct str from = all[random_below(r, n)], word;

	word = str_of(mutate_words[random_below(r, MUTATE_WORDS)]);
	buf_add(&b, str_sub(s, 0, at));
	switch (random_below(r, 6)) {
	case 0: /* a piece is gone */
		break;
	case 1: /* a word more */
	case 2:
		buf_add(&b, word);
		to = at;
		break;
	case 3: /* another word in its place */
		buf_add(&b, word);
		to = at + 1;
		break;
	case 4: /* a piece twice */
		buf_add(&b, str_sub(s, at, to));
		to = at;
		break;
	case 5: /* a piece of another file */
		at = random_below(r, from.len + 1);
		buf_add(&b, str_sub(from, at, at + random_below(r, 60)));
		break;
	}
	buf_add(&b, str_sub(s, to, s.len));
	return buf_str(&b);
}

/* One to three changes in one of the n texts. */
static inline struct str mutate(
    struct arena *a, const struct str *all, size_t n, struct random *r)
{
	struct str s = all[random_below(r, n)];

	for (size_t i = random_below(r, 3) + 1; i; i--)
		s = mutate_once(a, s, all, n, r);
	return s;
}

#endif
