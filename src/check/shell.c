#include "check/shell.h"

#include "base/arena.h"
#include "base/vec.h"

enum { WORDS_MOST = 500 };

struct reader {
	struct arena *a;
	struct str s;
	size_t at;
	bool pattern;
	struct buf word;
	struct flaw *flaw;
};

static bool fault(struct reader *r, size_t at, size_t len, const char *why)
{
	*r->flaw = (struct flaw){ at, len, str_of(why) };
	return false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool is_name(char c, bool first)
{
	return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (!first && c >= '0' && c <= '9');
}

/* The character behind this one, or 0. */
static char after(const struct reader *r)
{
	return r->at + 1 < r->s.len ? r->s.at[r->at + 1] : '\0';
}

/* At a $ that is not quoted by ' or \. */
static bool read_dollar(struct reader *r)
{
	bool braces = after(r) == '{';
	size_t from = r->at + 1 + braces, to = from;

	if (after(r) == '(')
		return fault(r, r->at, 2,
		    "What another command would print cannot be judged.");
	while (to < r->s.len && is_name(r->s.at[to], to == from))
		to++;
	if (braces && (to == from || to == r->s.len || r->s.at[to] != '}'))
		return fault(r, r->at, 2, "Of ${…} only ${NAME} is read.");
	if (to == from) {
		buf_byte(&r->word, '$');
		r->at++;
		return true;
	}
	buf_byte(&r->word, SHELL_VAR);
	buf_add(&r->word, str_sub(r->s, from, to));
	buf_byte(&r->word, SHELL_VAR_END);
	r->at = to + braces;
	return true;
}

static bool read_single(struct reader *r)
{
	size_t end = str_find(r->s, STR("'"), r->at + 1);

	if (end == SIZE_MAX)
		return fault(
		    r, r->at, r->s.len - r->at, "This quote is not closed.");
	buf_add(&r->word, str_sub(r->s, r->at + 1, end));
	r->at = end + 1;
	return true;
}

static bool read_double(struct reader *r)
{
	size_t open = r->at++;

	while (r->at < r->s.len && r->s.at[r->at] != '"') {
		char c = r->s.at[r->at], next = after(r);

		if (c == '`')
			return fault(r, r->at, 1,
			    "What another command would print cannot be "
			    "judged.");
		if (c == '$') {
			if (!read_dollar(r))
				return false;
			continue;
		}
		if (c == '\\' &&
		    (next == '$' || next == '`' || next == '"' ||
			next == '\\')) {
			buf_byte(&r->word, next);
			r->at += 2;
			continue;
		}
		if (c == '\\' && next == '\n') {
			r->at += 2;
			continue;
		}
		buf_byte(&r->word, c);
		r->at++;
	}
	if (r->at == r->s.len)
		return fault(
		    r, open, r->s.len - open, "This quote is not closed.");
	r->at++;
	return true;
}

static bool read_backslash(struct reader *r)
{
	if (r->at + 1 == r->s.len)
		return fault(
		    r, r->at, 1, "Nothing follows the backslash at the end.");
	if (after(r) != '\n')
		buf_byte(&r->word, after(r));
	r->at += 2;
	return true;
}

/* “ ” ‘ ’: what a word processor makes of quotes. */
static bool is_curly(const struct reader *r)
{
	struct str three = str_sub(r->s, r->at, r->at + 3);

	return str_eq(three, STR("“")) || str_eq(three, STR("”")) ||
	    str_eq(three, STR("‘")) || str_eq(three, STR("’"));
}

static bool read_plain(struct reader *r)
{
	char c = r->s.at[r->at];

	if (r->pattern && (c == '|' || c == '*'))
		c = c == '|' ? SHELL_OR : SHELL_ANY;
	else if (c == '|')
		return fault(r, r->at, 1,
		    "One command is asked for: there is no pipe in it.");
	else if (str_find(STR(";&"), str_sub(r->s, r->at, r->at + 1), 0) !=
	    SIZE_MAX)
		return fault(r, r->at, 1,
		    "One command is asked for: here it ends, unless this is "
		    "quoted.");
	else if (c == '`')
		return fault(r, r->at, 1,
		    "What another command would print cannot be judged.");
	else if (c == '<' || c == '>' || c == '(' || c == ')')
		return fault(r, r->at, 1,
		    "A shell takes this for itself, unless it is quoted.");
	else if (is_curly(r))
		return fault(r, r->at, 3,
		    "A shell does not know this quote: write \" or '.");
	buf_byte(&r->word, c);
	r->at++;
	return true;
}

static bool read_word(struct reader *r)
{
	while (r->at < r->s.len && !is_blank(r->s.at[r->at]) &&
	    r->s.at[r->at] != '\n') {
		char c = r->s.at[r->at];
		bool fine;

		if (c == '\'')
			fine = read_single(r);
		else if (c == '"')
			fine = read_double(r);
		else if (c == '\\')
			fine = read_backslash(r);
		else if (c == '$')
			fine = read_dollar(r);
		else
			fine = read_plain(r);
		if (!fine)
			return false;
	}
	return true;
}

/* Past blanks, continued lines and a comment. */
static void skip(struct reader *r)
{
	while (r->at < r->s.len) {
		char c = r->s.at[r->at];

		if (c == '\\' && after(r) == '\n')
			r->at += 2;
		else if (is_blank(c))
			r->at++;
		else if (c == '#')
			while (r->at < r->s.len && r->s.at[r->at] != '\n')
				r->at++;
		else
			return;
	}
}

/* Past the line ends: another command may not follow the first. */
static bool next_line(struct reader *r, bool any)
{
	size_t at = r->at;

	for (;;) {
		skip(r);
		if (r->at == r->s.len || r->s.at[r->at] != '\n')
			break;
		at = r->at++;
	}
	if (any && at < r->at && r->at < r->s.len && r->s.at[at] == '\n')
		return fault(r, r->at, r->s.len - r->at,
		    "One command is asked for: here another begins. (A line "
		    "goes on behind a \\ at its end.)");
	return true;
}

bool shell_read(struct arena *a, struct str text, bool pattern,
    struct shell_words *words, struct flaw *flaw)
{
	struct reader r = {
		.a = a, .s = text, .pattern = pattern, .flaw = flaw
	};

	*words = (struct shell_words){ 0 };
	for (;;) {
		struct shell_word *word;
		size_t at;

		if (!next_line(&r, words->n > 0))
			return false;
		if (r.at == r.s.len)
			return true;
		at = r.at;
		if (words->n == WORDS_MOST)
			return fault(&r, at, text.len - at,
			    "No command here has so many words.");
		r.word = (struct buf){ .a = a };
		if (!read_word(&r))
			return false;
		if (words->n == 0 && str_eq(buf_str(&r.word), STR("$")))
			continue;
		word = VEC_ADD(a, words);
		word->text = str_copy(a, buf_str(&r.word));
		word->at = at;
		word->len = r.at - at;
		word->quoted = str_find(STR("'\"\\"), str_sub(text, at, at + 1),
				   0) != SIZE_MAX;
	}
}

struct str shell_shown(struct arena *a, struct str text)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < text.len; i++)
		switch (text.at[i]) {
		case SHELL_VAR:
			buf_byte(&b, '$');
			break;
		case SHELL_VAR_END:
			break;
		case SHELL_OR:
			buf_byte(&b, '|');
			break;
		case SHELL_ANY:
			buf_byte(&b, '*');
			break;
		default:
			buf_byte(&b, text.at[i]);
		}
	return buf_str(&b);
}

/* A * that is not all of it is meant as it stands. */
static bool is_same(struct str one, struct str text)
{
	if (one.len == 1 && one.at[0] == SHELL_ANY)
		return true;
	if (one.len != text.len)
		return false;
	for (size_t i = 0; i < one.len; i++) {
		char c = one.at[i] == SHELL_ANY ? '*' : one.at[i];

		if (c != text.at[i])
			return false;
	}
	return true;
}

bool shell_matches(struct str pattern, struct str text)
{
	struct str rest = pattern, one;

	do {
		rest = str_cut(rest, SHELL_OR, &one);
		if (is_same(one, text))
			return true;
	} while (rest.at);
	return false;
}
