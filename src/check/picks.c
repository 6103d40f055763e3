#include "check/picks.h"

#include "base/arena.h"
#include "base/vec.h"
#include "check/check.h"

enum { LETTERS = 26 };

/* A piece of an answer. */
struct token {
	size_t at, len;
};

static bool is_between(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' ||
	    c == ';' || c == '>';
}

/* The next word or =.  false: there is none. */
static bool next_token(struct str s, size_t *at, struct token *t)
{
	while (*at < s.len && is_between(s.at[*at]))
		(*at)++;
	t->at = *at;
	if (*at < s.len && s.at[*at] == '=') {
		(*at)++;
	} else {
		while (
		    *at < s.len && !is_between(s.at[*at]) && s.at[*at] != '=')
			(*at)++;
	}
	t->len = *at - t->at;
	return t->len > 0;
}

static bool unreadable(
    struct verdict *v, const struct token *t, struct str reason)
{
	*v = verdict_unreadable(t->at, t->len, reason);
	return false;
}

/* A token that should be a number or a letter, of n options. */
static bool read_name(struct arena *a, struct str answer, size_t n,
    const struct token *t, size_t *out, struct verdict *v)
{
	struct str s = str_sub(answer, t->at, t->at + t->len);
	const char *quoted = answer_quote(a, s).at;
	uint64_t number;

	if (s.len > 1 && (str_ends(s, STR(")")) || str_ends(s, STR("."))))
		s = str_sub(s, 0, s.len - 1);
	if (s.len == 1 && (s.at[0] | 32) >= 'a' && (s.at[0] | 32) <= 'z')
		number = (uint64_t)((s.at[0] | 32) - 'a' + 1);
	else if (!str_number(s, UINT64_MAX, &number))
		return unreadable(v, t,
		    str_fmt(a, "%s is not a number or letter of an option.",
			quoted));
	if (number < 1 || number > n)
		return unreadable(v, t,
		    n <= LETTERS
			? str_fmt(a,
			      "%s is not there: they go from 1 to %zu "
			      "(a to %c).",
			      quoted, n, (char)('a' + n - 1))
			: str_fmt(a, "%s is not there: they go from 1 to %zu.",
			      quoted, n));
	*out = (size_t)number - 1;
	return true;
}

bool picks_read(struct arena *a, struct str answer, size_t n,
    struct picks *picks, struct verdict *v)
{
	VEC(size_t) all = { 0 };
	struct token t;
	size_t at = 0, one;

	while (next_token(answer, &at, &t)) {
		if (!read_name(a, answer, n, &t, &one, v))
			return false;
		*VEC_ADD(a, &all) = one;
	}
	*picks = (struct picks){ all.at, all.n };
	if (all.n)
		return true;
	*v = verdict_unreadable(
	    0, answer.len, STR("Name an option by its number or letter."));
	return false;
}

bool picks_read_one(struct arena *a, struct str answer, size_t n, size_t *pick,
    struct verdict *v)
{
	struct picks picks;

	if (!picks_read(a, answer, n, &picks, v))
		return false;
	*pick = picks.at[0];
	for (size_t i = 1; i < picks.n; i++)
		if (picks.at[i] != *pick) {
			*v = verdict_unreadable(0, answer.len,
			    STR("One option is right: pick one, not more."));
			return false;
		}
	return true;
}

/* 1 to n in words: those whose place in `seen` is not set. */
static struct str name_missing(
    struct arena *a, const bool *seen, size_t n, bool first_alone)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < n; i++) {
		if (seen[i])
			continue;
		buf_fmt(&b, "%s%zu", b.len ? ", " : "", i + 1);
		if (first_alone)
			break;
	}
	return buf_str(&b);
}

bool picks_read_order(struct arena *a, struct str answer, size_t n,
    struct picks *order, struct verdict *v)
{
	bool *seen = NEW_N(a, bool, n);
	struct token t;
	size_t at = 0, one;

	*order = (struct picks){ NEW_N(a, size_t, n), 0 };
	while (next_token(answer, &at, &t)) {
		if (!read_name(a, answer, n, &t, &one, v))
			return false;
		if (seen[one])
			return unreadable(v, &t,
			    str_fmt(a, "%s stands here twice: name each once.",
				answer_quote(
				    a, str_sub(answer, t.at, t.at + t.len))
				    .at));
		seen[one] = true;
		order->at[order->n++] = one;
	}
	if (order->n == n)
		return true;
	*v = verdict_unreadable(0, answer.len,
	    str_fmt(a, "Name all %zu in the order you mean: %s %s missing.", n,
		name_missing(a, seen, n, false).at,
		order->n + 1 == n ? "is" : "are"));
	return false;
}

/* Reads "1=b" pairs. */
static bool read_pairs(struct arena *a, struct str answer, size_t n,
    struct picks *match, struct verdict *v)
{
	bool *seen = NEW_N(a, bool, n);
	struct token left, is, right;
	size_t at = 0, i, one;

	*match = (struct picks){ NEW_N(a, size_t, n), n };
	while (next_token(answer, &at, &left)) {
		if (!read_name(a, answer, n, &left, &i, v))
			return false;
		if (seen[i])
			return unreadable(v, &left,
			    str_fmt(a, "%zu has two partners.", i + 1));
		if (!next_token(answer, &at, &is) || answer.at[is.at] != '=' ||
		    !next_token(answer, &at, &right))
			return unreadable(v, &left,
			    str_fmt(a, "%zu has no partner: write %zu=a.",
				i + 1, i + 1));
		if (!read_name(a, answer, n, &right, &one, v))
			return false;
		seen[i] = true;
		match->at[i] = one;
	}
	for (i = 0; i < n; i++)
		if (!seen[i]) {
			*v = verdict_unreadable(0, answer.len,
			    str_fmt(a, "%s has no partner yet.",
				name_missing(a, seen, n, true).at));
			return false;
		}
	return true;
}

bool picks_read_match(struct arena *a, struct str answer, size_t n,
    struct picks *match, struct verdict *v)
{
	if (str_find(answer, STR("="), 0) != SIZE_MAX)
		return read_pairs(a, answer, n, match, v);
	if (!picks_read(a, answer, n, match, v))
		return false;
	if (match->n == n)
		return true;
	*v = verdict_unreadable(0, answer.len,
	    str_fmt(a, "Name %zu partners, one for each; there %s %zu.", n,
		match->n == 1 ? "is" : "are", match->n));
	return false;
}
