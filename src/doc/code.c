#include "doc/code.h"

#include "base/arena.h"
#include "doc/code_parts.h"
#include "doc/doc.h"

enum language code_language(struct str word_or_name)
{
	/* clang-format off */
	static const struct { const char *name; enum language lang; } table[] = {
		{ "hcl", LANG_HCL }, { "terraform", LANG_HCL },
		{ "tf", LANG_HCL }, { "tfvars", LANG_HCL },
		{ "sql", LANG_SQL }, { "psql", LANG_SQL },
		{ "postgresql", LANG_SQL }, { "postgres", LANG_SQL },
		{ "sh", LANG_SH }, { "bash", LANG_SH }, { "shell", LANG_SH },
		{ "zsh", LANG_SH }, { "console", LANG_SH },
		{ "ini", LANG_INI }, { "conf", LANG_INI }, { "cfg", LANG_INI },
		{ "toml", LANG_INI }, { "env", LANG_INI },
		{ "properties", LANG_INI },
		{ "json", LANG_JSON }, { "tfstate", LANG_JSON },
		{ "jsonc", LANG_JSON },
	};
	/* clang-format on */
	struct str word = word_or_name;

	for (size_t i = word.len; i > 0; i--)
		if (word.at[i - 1] == '.' || word.at[i - 1] == '/') {
			word = str_sub(word, i, word.len);
			break;
		}
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (str_eq_nocase(word, str_of(table[i].name)))
			return table[i].lang;
	return LANG_NONE;
}

struct doc *code_doc(struct arena *a, struct str text, struct str path)
{
	struct doc *doc = NEW(a, struct doc);
	struct block *block = NEW(a, struct block);

	*block = (struct block){ .kind = BLOCK_CODE,
		.box = NO_BOX,
		.fenced = true,
		.line = 1,
		.column = 1,
		.last_line = code_lines(text),
		.text = text,
		.info = path };
	doc->path = doc->title = path;
	doc->source = text;
	doc->blocks = block;
	doc->nblocks = 1;
	return doc;
}

unsigned code_lines(struct str text)
{
	unsigned n = 1;

	for (size_t i = 0; i + 1 < text.len; i++)
		n += text.at[i] == '\n';
	return n;
}

/* The line, from 1, that byte `at` stands on. */
static unsigned line_of(struct str text, size_t at)
{
	unsigned n = 1;

	for (size_t i = 0; i < at; i++)
		n += text.at[i] == '\n';
	return n;
}

bool code_anchor_line(struct str anchor, uint64_t *line)
{
	struct str digits;

	if (!str_starts(anchor, STR("L")))
		return false;
	str_cut(str_sub(anchor, 1, anchor.len), '-', &digits);
	return str_number(digits, UINT32_MAX, line);
}

static struct str unquoted(struct str s)
{
	if (s.len >= 2 && (s.at[0] == '"' || s.at[0] == '\'') &&
	    s.at[s.len - 1] == s.at[0])
		return str_sub(s, 1, s.len - 1);
	return s;
}

/* Whether a line begins with what stands before `at`: words and labels. */
static bool heads_line(struct str text, size_t at)
{
	for (; at > 0 && text.at[at - 1] != '\n'; at--) {
		char c = text.at[at - 1];

		if (!code_is_word(c) && c != ' ' && c != '\t' && c != '"')
			return false;
	}
	return true;
}

struct search {
	struct str text, name;
	struct tint *tints;
	size_t n;
};

/* Where a coloured part of this role is the name. */
static size_t coloured(const struct search *s, enum role role, bool heads)
{
	for (size_t i = 0; i < s->n; i++) {
		size_t at = s->tints[i].at;
		struct str part = str_sub(s->text, at, at + s->tints[i].len);

		if (s->tints[i].role == role &&
		    str_eq(unquoted(part), s->name) &&
		    (!heads || heads_line(s->text, at)))
			return at;
	}
	return SIZE_MAX;
}

/* Where the name is a word outside comments. */
static size_t as_word(const struct search *s)
{
	size_t at = str_find(s->text, s->name, 0), i = 0;

	for (; at != SIZE_MAX; at = str_find(s->text, s->name, at + 1)) {
		size_t end = at + s->name.len;

		while (i < s->n && s->tints[i].at + s->tints[i].len <= at)
			i++;
		if (i < s->n && s->tints[i].at <= at &&
		    s->tints[i].role == ROLE_COMMENT)
			continue;
		if ((at == 0 || !code_is_word(s->text.at[at - 1])) &&
		    (end == s->text.len || !code_is_word(s->text.at[end])))
			return at;
	}
	return SIZE_MAX;
}

unsigned code_anchor(enum language lang, struct str text, struct str anchor)
{
	struct search s = { .text = text, .name = anchor };
	struct arena *a;
	uint64_t line;
	size_t at;

	if (anchor.len == 0)
		return 0;
	if (code_anchor_line(anchor, &line))
		return line <= code_lines(text) ? (unsigned)line : 0;
	a = arena_new();
	s.tints = code_tints(a, lang, text, &s.n);
	at = coloured(&s, ROLE_NAME, false);
	if (at == SIZE_MAX)
		at = coloured(&s, ROLE_KEYWORD, true);
	if (at == SIZE_MAX)
		at = coloured(&s, ROLE_STRING, true);
	if (at == SIZE_MAX)
		at = as_word(&s);
	arena_free(a);
	return at == SIZE_MAX ? 0 : line_of(text, at);
}
