#include "check/check.h"

#include "base/utf8.h"
#include "text/width.h"

static const struct check *const kinds[] = { &check_text, &check_number,
	&check_address, &check_connection, &check_sku, &check_shell_line,
	&check_terraform };

enum {
	KINDS = sizeof(kinds) / sizeof(*kinds),
	QUOTE_CELLS = 40,
	BRACKETS_MOST = 200 /* open within each other */
};

const struct check *check_by_mark(struct str line)
{
	for (size_t i = 0; i < KINDS; i++)
		if (kinds[i]->mark.len && str_starts(line, kinds[i]->mark))
			return kinds[i];
	return NULL;
}

const struct check *check_by_name(struct str name)
{
	for (size_t i = 0; i < KINDS; i++)
		if (str_eq(name, str_of(kinds[i]->name)))
			return kinds[i];
	return NULL;
}

const struct check *check_kind(size_t i)
{
	return i < KINDS ? kinds[i] : NULL;
}

/* Characters that nobody types on purpose and nobody sees. */
static bool is_unseen(uint32_t r)
{
	return (r >= 0x200b && r <= 0x200f) || (r >= 0x2028 && r <= 0x202e) ||
	    (r >= 0x2060 && r <= 0x206f) || r == 0xfeff || r == 0xad ||
	    r == 0x61c || (r >= 0xe0000 && r <= 0xe0fff);
}

static bool is_control(uint32_t r)
{
	if (r == '\t' || r == '\n' || r == '\r')
		return false;
	return r < 0x20 || (r >= 0x7f && r < 0xa0);
}

/* Whether this bracket is one too many that are open. */
static bool is_too_deep(uint32_t rune, int *depth)
{
	*depth += rune == '(' || rune == '[' || rune == '{';
	*depth -= *depth && (rune == ')' || rune == ']' || rune == '}');
	return *depth > BRACKETS_MOST;
}

/* NULL: the character may stand in an answer. */
static const char *fault_of(size_t len, uint32_t rune, int *depth)
{
	if (is_too_deep(rune, depth))
		return "So many brackets within each other are no answer.";
	if (len == 0)
		return "This is not text: a byte of it is not UTF-8.";
	if (is_control(rune))
		return "There is a control character in the answer.";
	if (is_unseen(rune))
		return "There is an invisible character in the answer.";
	return NULL;
}

static bool is_legible(struct arena *a, struct str answer, size_t from,
    size_t most, struct verdict *v)
{
	int depth = 0;

	if (answer.len > most) {
		*v = verdict_unreadable(most, answer.len - most,
		    str_fmt(
			a, "The answer is longer than %zu KiB.", most / 1024));
		return false;
	}
	for (size_t at = from; at < answer.len;) {
		uint32_t rune = 0;
		size_t n = utf8_decode(str_sub(answer, at, answer.len), &rune);
		const char *fault = fault_of(n, rune, &depth);

		if (fault) {
			*v = verdict_unreadable(at, n ? n : 1, str_of(fault));
			return false;
		}
		at += n;
	}
	return true;
}

bool answer_legible(struct arena *a, struct str answer, struct verdict *v)
{
	if (str_trim(answer).len)
		return is_legible(a, answer, 0, ANSWER_MOST, v);
	*v = verdict_unreadable(0, answer.len, STR("There is no answer yet."));
	return false;
}

bool answer_file_legible(struct arena *a, struct str answer, struct verdict *v)
{
	bool mark = str_starts(answer, STR("\xef\xbb\xbf"));

	if (str_trim(answer).len)
		return is_legible(a, answer, mark ? 3 : 0, ANSWER_FILE_MOST, v);
	*v = verdict_unreadable(0, answer.len, STR("The file is empty."));
	return false;
}

struct str answer_quote(struct arena *a, struct str piece)
{
	struct str fits = text_fit(piece, QUOTE_CELLS, NULL);
	struct buf b = { .a = a };

	buf_add(&b, STR("“"));
	for (size_t i = 0; i < fits.len; i++) {
		char c = fits.at[i];

		buf_byte(&b, c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
	}
	buf_add(&b, fits.len < piece.len ? STR("…”") : STR("”"));
	return buf_str(&b);
}
