#include "check/fw_word.h"

#include "check/check.h"

/* clang-format off */
static const char *const denials[] = {
	"deny", "block", "drop", "reject", "refuse", "forbid", "except", "not",
	"without", "exclude", "!",
};
static const char *const everybody[] = {
	"any", "anybody", "anyone", "everybody", "everyone", "everything",
	"all", "internet", "the internet", "the whole internet", "world",
	"public", "*",
};
/* clang-format on */

enum {
	DENIALS = sizeof(denials) / sizeof(*denials),
	EVERYBODY = sizeof(everybody) / sizeof(*everybody)
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The next word, or a ! by itself; empty: there is none. */
static struct str next_word(struct str s, size_t *at)
{
	size_t from;

	while (*at < s.len && !is_letter(s.at[*at]) && s.at[*at] != '!')
		++*at;
	from = *at;
	if (*at < s.len && s.at[*at] == '!')
		++*at;
	else
		while (*at < s.len && is_letter(s.at[*at]))
			++*at;
	return str_sub(s, from, *at);
}

static bool is_denial(struct str word)
{
	for (size_t i = 0; i < DENIALS; i++)
		if (str_eq_nocase(word, str_of(denials[i])))
			return true;
	return false;
}

bool fw_word_explain(struct arena *a, struct str s, struct flaw *flaw)
{
	size_t at = 0;

	for (size_t i = 0; i < EVERYBODY; i++) {
		if (!str_eq_nocase(s, str_of(everybody[i])))
			continue;
		*flaw = (struct flaw){ 0, s.len,
			STR("Everybody is a range too: 0.0.0.0 - "
			    "255.255.255.255.") };
		return false;
	}
	while (at < s.len) {
		struct str word = next_word(s, &at);

		if (!is_denial(word))
			continue;
		*flaw = (struct flaw){ at - word.len, word.len,
			str_fmt(a,
			    "%s keeps nobody out: these rules only let in, and "
			    "whom none of them names stays outside.",
			    answer_quote(a, word).at) };
		return false;
	}
	return true;
}
