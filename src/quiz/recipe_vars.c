#include "base/diag.h"
#include "base/vec.h"
#include "quiz/draft.h"
#include "quiz/formula.h"
#include "quiz/recipe_own.h"

enum { DEFINITIONS_MOST = 99 };

struct reading {
	struct arena *a;
	struct recipe *recipe;
	const struct doc *doc;
	struct diags *d;
	VEC(struct definition) made;
};

void recipe_fault(struct recipe *recipe, const struct doc *doc, const char *at,
    struct diags *d, const char *what)
{
	struct spot spot = draft_spot(doc, at);

	recipe->bad = true;
	diag_add(
	    d, SEVERITY_ERROR, doc->path, spot.line, spot.column, "%s", what);
}

static void fault(struct reading *r, const char *at, const char *what)
{
	recipe_fault(r->recipe, r->doc, at, r->d, what);
}

struct str recipe_next(struct str *rest, char sign)
{
	struct str all = *rest;
	bool quoted = false;

	for (size_t i = 0; i < all.len; i++) {
		quoted ^= all.at[i] == '"';
		if (quoted || all.at[i] != sign)
			continue;
		*rest = str_sub(all, i + 1, all.len);
		return str_sub(all, 0, i);
	}
	*rest = (struct str){ 0 };
	return all;
}

struct value recipe_word(struct arena *a, struct str word)
{
	if (word.len >= 2 && word.at[0] == '"' && word.at[word.len - 1] == '"')
		return value_text(str_sub(word, 1, word.len - 1));
	return value_read(a, word);
}

static bool is_taken(const struct reading *r, struct str name)
{
	for (size_t i = 0; i < r->made.n; i++)
		for (size_t j = 0; j < r->made.at[i].nnames; j++)
			if (str_eq(r->made.at[i].names[j], name))
				return true;
	return false;
}

static void read_names(
    struct reading *r, struct definition *def, struct str names)
{
	VEC(struct str) found = { 0 };

	while (names.len) {
		struct str name = str_trim(recipe_next(&names, ','));

		if (!is_name(name))
			fault(r, name.at,
			    "a name is a letter and then letters, digits and "
			    "_ (at most 32)");
		else if (is_taken(r, name))
			fault(r, name.at,
			    str_fmt(r->a, "%.*s is defined above already",
				STR_ARG(name))
				.at);
		*VEC_ADD(r->a, &found) = name;
	}
	def->names = found.at;
	def->nnames = found.n;
}

/* Each row of a choice has a value for each name, and only plain ones. */
static void hold_rows(struct reading *r, const struct definition *def)
{
	struct str rest = def->text;
	const char *why;

	while (rest.len) {
		struct str row = recipe_next(&rest, '|'), left = row;
		size_t n = 0;

		for (; left.len && def->nnames > 1; n++)
			recipe_next(&left, ',');
		if (str_trim(row).len == 0)
			fault(r, row.at, "a choice without a value");
		else if (def->nnames > 1 && n != def->nnames)
			fault(r, str_trim(row).at,
			    str_fmt(r->a,
				"%zu values for %zu names: a, b = 1, 2 | 3, 4",
				n, def->nnames)
				.at);
		else if (!value_plain(row, &why))
			fault(r, str_trim(row).at, why);
	}
}

static bool cut_word(struct str *text, const char *word)
{
	struct str s = str_of(word);

	if (!str_starts(*text, s))
		return false;
	*text = str_trim(str_sub(*text, s.len, text->len));
	return true;
}

static enum definition_kind kind_of(struct definition *def)
{
	if (cut_word(&def->text, "cidr "))
		return DEFINITION_BLOCK;
	if (cut_word(&def->text, "host in "))
		return DEFINITION_HOST;
	if (def->nnames > 1 || formula_find(def->text, STR("|"), 0) != SIZE_MAX)
		return DEFINITION_CHOICE;
	if (formula_find(def->text, STR(".."), 0) != SIZE_MAX)
		return DEFINITION_SPAN;
	return DEFINITION_FORMULA;
}

static void read_family(struct reading *r, struct definition *def)
{
	struct flaw flaw = { 0 };

	def->kind = DEFINITION_FAMILY;
	for (size_t i = 0; i < r->made.n; i++)
		if (r->made.at[i].kind == DEFINITION_FAMILY)
			fault(r, def->text.at,
			    "there is a family already: a question is of one");
	if (r->made.n > 0 && !r->recipe->bad)
		fault(r, def->text.at,
		    "the family comes first: what it defines may not be "
		    "defined above it");
	def->family = family_read(r->a, def->text, &def->settings, &flaw);
	if (!def->family)
		fault(r, def->text.at + flaw.at, str_c(r->a, flaw.text));
}

static void read_definition(struct reading *r, struct str line)
{
	struct definition def = { 0 };
	struct str names = line, value;

	if (cut_word(&line, "where ")) {
		def.kind = DEFINITION_WHERE;
		def.text = line;
		*VEC_ADD(r->a, &r->made) = def;
		return;
	}
	value = str_cut(line, '=', &names);
	def.text = str_trim(value);
	if (!value.at || def.text.len == 0) {
		fault(r, line.at, "a definition is name = what, or where …");
		return;
	}
	if (str_eq(str_trim(names), STR("family"))) {
		read_family(r, &def);
	} else {
		read_names(r, &def, names);
		def.kind = kind_of(&def);
		if (def.kind == DEFINITION_CHOICE)
			hold_rows(r, &def);
	}
	*VEC_ADD(r->a, &r->made) = def;
}

/* Definitions apart by ;  false: there are too many, which is told. */
static bool read_line(struct reading *r, struct str line)
{
	while (line.len) {
		struct str one = str_trim(recipe_next(&line, ';'));

		if (one.len == 0)
			continue;
		if (r->made.n == DEFINITIONS_MOST) {
			fault(r, one.at, "more than 99 definitions");
			return false;
		}
		read_definition(r, one);
	}
	return true;
}

void recipe_read_vars(struct arena *a, struct recipe *recipe,
    const struct doc *doc, uint32_t block, struct diags *d)
{
	struct reading r = { .a = a, .recipe = recipe, .doc = doc, .d = d };
	struct spot at = draft_block_spot(doc, block);
	struct str s = draft_source(doc, at, doc->blocks[block].last_line);
	size_t from = str_find(s, STR("vars:"), 0);

	MUST(from != SIZE_MAX);
	s = str_sub(s, from + STR("vars:").len, str_find(s, STR("-->"), from));
	while (s.len && read_line(&r, str_line(&s)))
		;
	recipe->made = r.made.at;
	recipe->nmade = r.made.n;
	if (r.made.n == 0 && !recipe->bad)
		recipe_fault(recipe, doc, doc_source_line(doc, at.line).at, d,
		    "vars: defines nothing");
}
