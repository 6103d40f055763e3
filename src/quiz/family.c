#include "quiz/family.h"

#include "base/arena.h"
#include "quiz/draw.h"

/* clang-format off */
static const struct family *const families[] = {
	&family_exact, &family_clients, &family_fewest, &family_remove,
	&family_narrow, &family_size, &family_redundant, &family_cover,
	&family_azure, &family_postgres, &family_redis, &family_dsn,
	&family_string, &family_sku, &family_valid, &family_same,
	&family_first,
};
/* clang-format on */

enum { FAMILIES = sizeof(families) / sizeof(*families) };

const struct family *family_at(size_t i)
{
	return i < FAMILIES ? families[i] : NULL;
}

const struct family *family_named(struct str name)
{
	for (size_t i = 0; i < FAMILIES; i++)
		if (str_eq(name, str_of(families[i]->name)))
			return families[i];
	return NULL;
}

/* "3", "3..9", "/26..29". */
static bool read_span(const struct param *p, struct str s, struct setting *to)
{
	size_t dots = str_find(s, STR(".."), 0);
	uint64_t low, high;

	if (dots == SIZE_MAX)
		dots = s.len;
	if (!str_number(str_sub(s, 0, dots), (uint64_t)p->most, &low))
		return false;
	high = low;
	if (dots < s.len &&
	    !str_number(str_sub(s, dots + 2, s.len), (uint64_t)p->most, &high))
		return false;
	to->low = (long)low;
	to->high = (long)high;
	return to->low >= p->least && low <= high;
}

static bool read_block(
    struct arena *a, const struct param *p, struct str s, struct setting *to)
{
	struct value v = value_read(a, s);

	if (v.kind != VALUE_RANGE || v.prefix == NO_PREFIX ||
	    (long)v.prefix < p->least || (long)v.prefix > p->most)
		return false;
	to->block = v.range;
	return true;
}

static bool read_word(const struct param *p, struct str s, struct setting *to)
{
	struct str rest = str_of(p->words), word;

	to->word = s;
	while (rest.len) {
		rest = str_cut(rest, ' ', &word);
		if (str_eq(word, s))
			return true;
	}
	return str_eq(s, STR("any"));
}

static bool read_setting(
    struct arena *a, const struct param *p, struct str s, struct setting *to)
{
	switch (p->kind) {
	case PARAM_SPAN:
		return read_span(p, s, to);
	case PARAM_BLOCK:
		return read_block(a, p, s, to);
	case PARAM_WORD:
		return read_word(p, s, to);
	}
	return false;
}

static struct str wanted(struct arena *a, const struct param *p)
{
	switch (p->kind) {
	case PARAM_SPAN:
		return str_fmt(a,
		    "%s= wants a number from %ld to %ld, or two as in %ld..%ld",
		    p->name, p->least, p->most, p->least, p->most);
	case PARAM_BLOCK:
		return str_fmt(a,
		    "%s= wants a block from /%ld to /%ld, as in "
		    "203.0.113.0/24",
		    p->name, p->least, p->most);
	case PARAM_WORD:
		return str_fmt(
		    a, "%s= wants one of: %s any", p->name, p->words);
	}
	return STR("");
}

/* The names of all families, or of one's parameters, apart by commas. */
static struct str names_of(struct arena *a, const struct family *family)
{
	struct buf b = { .a = a };
	size_t n = family ? (size_t)PARAMS_MOST : (size_t)FAMILIES;

	for (size_t i = 0; i < n; i++) {
		const char *name =
		    family ? family->params[i].name : families[i]->name;

		if (name)
			buf_fmt(&b, "%s%s", b.len ? ", " : "", name);
	}
	return buf_str(&b);
}

static const struct family *fail(
    struct flaw *flaw, struct str text, struct str at, struct str what)
{
	size_t from = at.at ? (size_t)(at.at - text.at) : text.len;

	*flaw = (struct flaw){ from, at.len, what };
	return NULL;
}

static size_t find_param(const struct family *family, struct str name)
{
	size_t i = 0;

	while (i < PARAMS_MOST &&
	    !(family->params[i].name &&
		str_eq(name, str_of(family->params[i].name))))
		i++;
	return i;
}

static void set_defaults(
    struct arena *a, const struct family *family, struct setting *settings)
{
	for (size_t i = 0; i < PARAMS_MOST && family->params[i].name; i++)
		MUST(read_setting(a, &family->params[i],
		    str_of(family->params[i].value), &settings[i]));
}

const struct family *family_read(struct arena *a, struct str text,
    struct setting **settings, struct flaw *flaw)
{
	struct str word, rest = str_cut(str_trim(text), ' ', &word);
	const struct family *family = family_named(word);

	if (!family)
		return fail(flaw, text, word,
		    str_fmt(a, "there is no family %.*s; there are: %.*s",
			STR_ARG(word), STR_ARG(names_of(a, NULL))));
	*settings = NEW_N(a, struct setting, PARAMS_MOST);
	set_defaults(a, family, *settings);
	while (rest.len) {
		struct str name, value;
		size_t i;

		rest = str_cut(str_trim(rest), ' ', &word);
		value = str_cut(word, '=', &name);
		i = find_param(family, name);
		if (i == PARAMS_MOST)
			return fail(flaw, text, word,
			    str_fmt(a, "%s takes no %.*s; it takes: %.*s",
				family->name, STR_ARG(name),
				STR_ARG(names_of(a, family))));
		if (!read_setting(
			a, &family->params[i], value, &(*settings)[i]))
			return fail(
			    flaw, text, word, wanted(a, &family->params[i]));
	}
	return family;
}
