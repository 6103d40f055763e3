#include "quiz/draft.h"
#include "quiz/parse.h"

#include "check/decimal.h"
#include "check/estate.h"

#include <stdlib.h>

enum { ID_MOST = 64, TRIES_MOST = 99 };

/* One word of the comment: a key, perhaps with a value. */
struct key {
	struct str name, value;
	bool has_value;
	struct spot name_spot, value_spot;
};

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t word_end(struct str s, size_t at)
{
	while (at < s.len && !is_space(s.at[at]))
		at++;
	return at;
}

/* The value that begins at `at`, perhaps in quotes; *end is behind it. */
static struct str read_value(struct str s, size_t at, size_t *end)
{
	bool quoted = at < s.len && (s.at[at] == '"' || s.at[at] == '\'');
	size_t close;

	*end = word_end(s, at);
	if (!quoted)
		return str_sub(s, at, *end);
	close = str_find(s, str_sub(s, at, at + 1), at + 1);
	if (close == SIZE_MAX)
		close = *end;
	*end = close + (close < s.len);
	return str_sub(s, at + 1, close);
}

static size_t skip_space(struct str s, size_t at)
{
	while (at < s.len && is_space(s.at[at]))
		at++;
	return at;
}

/* Where the value begins behind the = at `at`; blanks may stand between. */
static size_t value_at(struct str s, size_t at)
{
	size_t from = skip_space(s, at + 1);
	struct str word = str_sub(s, from, word_end(s, from));
	bool quoted = str_starts(word, STR("\"")) || str_starts(word, STR("'"));

	/* "id= points=2": what stands behind the blank is the next key. */
	if (!quoted && from > at + 1 && str_find(word, STR("="), 0) != SIZE_MAX)
		return at + 1;
	return from;
}

/* Takes the next key from a comment.  false: there is none. */
static bool next_key(struct str s, size_t *at, struct key *key)
{
	size_t from = skip_space(s, *at), is;

	for (*at = from; *at < s.len; ++*at)
		if (is_space(s.at[*at]) || (s.at[*at] == '=' && *at > from))
			break;
	*key = (struct key){ .name = str_sub(s, from, *at) };
	is = skip_space(s, *at);
	if (is < s.len && s.at[is] == '=' && *at > from) {
		key->has_value = true;
		key->value = read_value(s, value_at(s, is), at);
	}
	return *at > from;
}

static const char *bad_value(
    struct draft *f, const struct key *key, const char *wanted)
{
	return str_fmt(f->a, "%.*s=%.*s: %s", STR_ARG(key->name),
	    STR_ARG(key->value), wanted)
	    .at;
}

static bool is_id(struct str s)
{
	if (s.len > ID_MOST)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z');

		if (!alnum && (i == 0 || (c != '-' && c != '_' && c != '.')))
			return false;
	}
	return true;
}

static void read_id(struct draft *f, const struct key *key)
{
	if (key->value.len == 0) {
		draft_error(f, key->value_spot, "the id is empty");
		return;
	}
	f->q.id = key->value;
	f->id_spot = key->value_spot;
	if (!is_id(key->value))
		draft_error(f, key->value_spot,
		    bad_value(f, key,
			"an id is made of letters, digits, - _ and . (at most "
			"64), and begins with a letter or digit"));
}

static void read_points(struct draft *f, const struct key *key)
{
	struct decimal n;

	if (decimal_read(key->value, &n) != DECIMAL_FITS || n.negative) {
		draft_error(f, key->value_spot,
		    bad_value(f, key, "points are a number, not below zero"));
		return;
	}
	f->q.points = strtod(str_c(f->a, key->value), NULL);
}

static void read_tries(struct draft *f, const struct key *key)
{
	uint64_t n;

	if (str_number(key->value, TRIES_MOST, &n))
		f->q.tries = (unsigned)n;
	else
		draft_error(f, key->value_spot,
		    bad_value(
			f, key, "tries are a number from 0 (no limit) to 99"));
}

static bool read_flag(struct draft *f, const struct key *key)
{
	static const char *const yes[] = { "yes", "true", "on", "1" };
	static const char *const no[] = { "no", "false", "off", "0" };

	for (size_t i = 0; i < 4; i++) {
		if (str_eq_nocase(key->value, str_of(no[i])))
			return false;
		if (str_eq_nocase(key->value, str_of(yes[i])))
			return true;
	}
	if (key->has_value)
		draft_warn(f, key->value_spot,
		    bad_value(f, key, "this key takes no value, or yes or no"));
	return true;
}

static void read_shuffle(struct draft *f, const struct key *key)
{
	f->q.shuffle = read_flag(f, key);
}

static void read_case(struct draft *f, const struct key *key)
{
	f->q.wanted.exact = read_flag(f, key);
}

/* The words of a value between commas; there are *n. */
static struct str *words_of(struct draft *f, const struct key *key, size_t *n)
{
	VEC(struct str) words = { 0 };
	struct str rest = key->value, word;

	while (rest.len) {
		rest = str_cut(rest, ',', &word);
		word = str_trim(word);
		if (word.len)
			*VEC_ADD(f->a, &words) = word;
	}
	*n = words.n;
	return words.at;
}

static void read_tags(struct draft *f, const struct key *key)
{
	f->q.tags = words_of(f, key, &f->q.ntags);
}

static void read_facts(struct draft *f, const struct key *key)
{
	f->q.facts = words_of(f, key, &f->q.nfacts);
}

static const char *types_there_are(struct draft *f)
{
	struct buf b = { .a = f->a };
	const struct check *check;

	buf_add(&b,
	    STR("no such type; there are one, several, order, match, number, "
		"text, gaps"));
	for (size_t i = 0; (check = check_kind(i)) != NULL; i++)
		if (check->facts)
			buf_fmt(&b, ", %s", check->name);
	buf_add(&b, STR(" and firewall"));
	return buf_str(&b).at;
}

static void read_type(struct draft *f, const struct key *key)
{
	static const char *const names[] = {
		[QUESTION_ONE] = "one",
		[QUESTION_SEVERAL] = "several",
		[QUESTION_ORDER] = "order",
		[QUESTION_MATCH] = "match",
		[QUESTION_NUMBER] = "number",
		[QUESTION_TEXT] = "text",
		[QUESTION_GAPS] = "gaps",
		[QUESTION_FIREWALL] = "firewall",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq(key->value, str_of(names[i]))) {
			f->type = (int)i;
			return;
		}
	f->facts = check_by_name(key->value);
	if (f->facts && f->facts->facts) {
		f->type = QUESTION_FACTS;
		return;
	}
	f->facts = NULL;
	draft_error(f, key->value_spot, bad_value(f, key, types_there_are(f)));
}

static void read_partial(struct draft *f, const struct key *key)
{
	f->credit_spot = key->value_spot;
	if (!credit_read(key->value, &f->q.credit))
		draft_error(f, key->value_spot,
		    bad_value(f, key,
			"partial is off, net-correct, coverage, each-answer "
			"or lcs"));
}

static void read_section(struct draft *f, const struct key *key)
{
	f->q.section = key->value;
}

static void read_code(struct draft *f, const struct key *key)
{
	f->q.code = key->value;
	if (!estate_is_kind(key->value))
		draft_error(f, key->value_spot, "code= is postgresql or redis");
}

static void read_difficulty(struct draft *f, const struct key *key)
{
	f->q.difficulty = key->value;
}

static const struct {
	const char *name;
	void (*read)(struct draft *f, const struct key *key);
} keys[] = {
	{ "id", read_id },
	{ "points", read_points },
	{ "shuffle", read_shuffle },
	{ "tries", read_tries },
	{ "tags", read_tags },
	{ "type", read_type },
	{ "partial", read_partial },
	{ "case", read_case },
	{ "section", read_section },
	{ "facts", read_facts },
	{ "code", read_code },
	{ "difficulty", read_difficulty },
};

enum { KEYS = sizeof(keys) / sizeof(*keys) };

static void read_key(struct draft *f, const struct key *key, bool seen[KEYS])
{
	for (size_t i = 0; i < KEYS; i++) {
		if (!str_eq(key->name, str_of(keys[i].name)))
			continue;
		if (seen[i])
			draft_warn(f, key->name_spot,
			    str_fmt(f->a, "%s stands here twice", keys[i].name)
				.at);
		seen[i] = true;
		keys[i].read(f, key);
		return;
	}
	draft_warn(f, key->name_spot,
	    str_fmt(f->a, "unknown key: %.*s", STR_ARG(key->name)).at);
}

void draft_keys(struct draft *f, const struct stretch *comment)
{
	struct spot at = draft_block_spot(f->doc, comment->from);
	struct str s =
	    draft_source(f->doc, at, f->doc->blocks[comment->from].last_line);
	size_t from = str_find(s, STR("quiz:"), 0);
	struct key key;
	bool seen[KEYS] = { 0 };

	if (f->commented) {
		draft_error(f, at, "the question has a quiz: comment already");
		return;
	}
	f->commented = true;
	f->id_spot = at;
	if (from == SIZE_MAX)
		return;
	s = str_sub(s, from + STR("quiz:").len, str_find(s, STR("-->"), from));
	from = 0;
	while (next_key(s, &from, &key)) {
		key.name_spot = draft_spot(f->doc, key.name.at);
		key.value_spot = key.value.len
		    ? draft_spot(f->doc, key.value.at)
		    : key.name_spot;
		read_key(f, &key, seen);
	}
}

struct str quiz_comment_id(struct str comment)
{
	struct str s = str_trim(comment);
	struct key key;
	size_t at = 0;

	if (!str_starts(s, STR("quiz:")))
		return STR("");
	s = str_sub(s, STR("quiz:").len, s.len);
	while (next_key(s, &at, &key))
		if (str_eq(key.name, STR("id")))
			return key.value;
	return STR("");
}
