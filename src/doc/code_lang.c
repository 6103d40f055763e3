#include "doc/code_parts.h"

#include <string.h>

/* The languages, a token at a time; s->at is at no blank and no line end. */

static void comment(struct scan *s)
{
	size_t from = s->at;

	scan_to_line_end(s);
	scan_tint(s, from, ROLE_COMMENT);
}

static void long_comment(struct scan *s)
{
	size_t from = s->at;

	s->at += 2;
	scan_past(s, "*/");
	scan_tint(s, from, ROLE_COMMENT);
}

static void quoted(struct scan *s, bool lines, bool escapes)
{
	size_t from = s->at;

	scan_quoted(s, lines, escapes);
	scan_tint(s, from, ROLE_STRING);
}

/* A byte that says nothing; an opening brace begins a statement. */
static void other(struct scan *s)
{
	char c = s->text.at[s->at++];

	s->fresh = c == '{' || c == ';' || c == ',' || c == '(';
}

static void skip_word(struct scan *s, enum role role, bool listed)
{
	size_t from = s->at;

	scan_word(s);
	s->fresh = false;
	if (listed)
		scan_tint(s, from, role);
}

static struct str word_here(const struct scan *s)
{
	struct scan ahead = { .text = s->text, .at = s->at };

	return scan_word(&ahead);
}

static void hcl_string(struct scan *s)
{
	size_t from = s->at++;

	while (s->at < s->text.len && s->text.at[s->at] != '\n') {
		bool escaped = scan_sees(s, "\\") || scan_sees(s, "$${") ||
		    scan_sees(s, "%%{");

		if (scan_sees(s, "${") || scan_sees(s, "%{")) {
			scan_tint(s, from, ROLE_STRING);
			scan_template(s);
			from = s->at;
			continue;
		}
		if (s->text.at[s->at++] == '"')
			break;
		if (escaped && scan_peek(s, 0) && scan_peek(s, 0) != '\n')
			s->at++;
	}
	scan_tint(s, from, ROLE_STRING);
	s->fresh = false;
}

static void hcl_word(struct scan *s)
{
	static const char *const words[] = { "true", "false", "null", "for",
		"in", "if", NULL };
	struct str word = word_here(s);
	size_t at = scan_solid(s, s->at + word.len);
	char next = scan_byte(s, at);
	bool block = next == '{' || next == '"' || code_is_word(next);

	if (s->fresh && next == '=' && scan_byte(s, at + 1) != '=')
		skip_word(s, ROLE_NAME, true);
	else if (s->fresh && block)
		skip_word(s, ROLE_KEYWORD, true);
	else
		skip_word(s, ROLE_KEYWORD, scan_listed(words, word, false));
}

void code_hcl(struct scan *s)
{
	char c = s->text.at[s->at];

	if (c == '#' || scan_sees(s, "//"))
		comment(s);
	else if (scan_sees(s, "/*"))
		long_comment(s);
	else if (c == '"')
		hcl_string(s);
	else if (code_is_digit(c))
		scan_number(s);
	else if (code_is_word(c) && c != '-')
		hcl_word(s);
	else if (!scan_heredoc(s))
		other(s);
}

static const char *const sql_words[] = { "add", "all", "alter", "analyze",
	"and", "any", "as", "asc", "begin", "between", "by", "case", "cascade",
	"check", "column", "commit", "constraint", "create", "cross",
	"database", "default", "delete", "desc", "distinct", "drop", "else",
	"end", "except", "exists", "explain", "extension", "false", "for",
	"foreign", "from", "full", "function", "grant", "group", "having", "if",
	"in", "index", "inner", "insert", "intersect", "into", "is", "join",
	"key", "left", "like", "limit", "not", "null", "offset", "on", "or",
	"order", "outer", "over", "owner", "partition", "primary", "privileges",
	"references", "returning", "returns", "revoke", "right", "role",
	"rollback", "schema", "select", "set", "show", "table", "then", "to",
	"transaction", "trigger", "true", "truncate", "union", "unique",
	"update", "usage", "user", "using", "vacuum", "values", "view", "when",
	"where", "with", NULL };

static void sql_dollar(struct scan *s)
{
	size_t from = s->at;

	s->at += 2;
	scan_past(s, "$$");
	scan_tint(s, from, ROLE_STRING);
}

void code_sql(struct scan *s)
{
	char c = s->text.at[s->at];
	size_t from = s->at;

	if (scan_sees(s, "--")) {
		comment(s);
	} else if (scan_sees(s, "/*")) {
		long_comment(s);
	} else if (scan_sees(s, "$$")) {
		sql_dollar(s);
	} else if (c == '\'') {
		quoted(s, true, false);
	} else if (c == '"') {
		s->at++;
		scan_past(s, "\"");
		scan_tint(s, from, ROLE_NAME);
	} else if (code_is_digit(c)) {
		scan_number(s);
	} else if (code_is_word(c) && c != '-') {
		skip_word(s, ROLE_KEYWORD,
		    scan_listed(sql_words, word_here(s), true));
	} else {
		s->at++;
	}
}

/* "$name", "${…}" or "$1".  false: only a dollar, and it is passed. */
static bool sh_variable(struct scan *s)
{
	size_t from = s->at++;

	if (scan_peek(s, 0) == '{') {
		s->at = from;
		scan_template(s);
		return true;
	}
	while (code_is_word(scan_peek(s, 0)) && scan_peek(s, 0) != '-')
		s->at++;
	if (s->at == from + 1)
		return false;
	scan_tint(s, from, ROLE_NAME);
	return true;
}

static void sh_string(struct scan *s)
{
	size_t from = s->at++;

	while (s->at < s->text.len) {
		char c = s->text.at[s->at];

		if (c == '$') {
			scan_tint(s, from, ROLE_STRING);
			from = s->at;
			if (sh_variable(s))
				from = s->at;
			continue;
		}
		s->at++;
		if (c == '"')
			break;
		if (c == '\\' && s->at < s->text.len)
			s->at++;
	}
	scan_tint(s, from, ROLE_STRING);
}

static void sh_word(struct scan *s, bool starts)
{
	static const char *const words[] = { "if", "then", "elif", "else", "fi",
		"for", "in", "do", "done", "while", "until", "case", "esac",
		"function", "return", "export", "local", "set", "exit", NULL };
	struct str word = word_here(s);

	if (starts && word.at[0] != '-' && scan_peek(s, word.len) == '=')
		skip_word(s, ROLE_NAME, true);
	else
		skip_word(
		    s, ROLE_KEYWORD, starts && scan_listed(words, word, false));
}

void code_sh(struct scan *s)
{
	char c = s->text.at[s->at];
	bool starts = s->at == 0 || strchr(" \t\n;(", s->text.at[s->at - 1]);

	if (c == '#' && starts)
		comment(s);
	else if (c == '\'')
		quoted(s, true, false);
	else if (c == '"')
		sh_string(s);
	else if (c == '$')
		sh_variable(s);
	else if (c == '\\')
		s->at += scan_peek(s, 1) && scan_peek(s, 1) != '\n' ? 2 : 1;
	else if (code_is_word(c))
		sh_word(s, starts);
	else if (!scan_heredoc(s))
		s->at++;
}

static void ini_section(struct scan *s)
{
	size_t from = s->at;

	scan_to_line_end(s);
	scan_tint(s, from, ROLE_KEYWORD);
}

/* The first words of a line, up to "=" or ":", else the first word. */
static void ini_name(struct scan *s)
{
	size_t from = s->at;

	while (s->at < s->text.len && !strchr(" \t\n=:", s->text.at[s->at]))
		s->at++;
	if (s->at == from)
		s->at++;
	scan_tint(s, from, ROLE_NAME);
}

void code_ini(struct scan *s)
{
	static const char *const words[] = { "true", "false", "yes", "no", "on",
		"off", NULL };
	char c = s->text.at[s->at];
	bool starts = s->at == 0 || strchr(" \t\n", s->text.at[s->at - 1]);

	if ((c == '#' || c == ';') && starts) {
		comment(s);
	} else if (s->fresh) {
		s->fresh = false;
		if (c == '[')
			ini_section(s);
		else
			ini_name(s);
	} else if (c == '"' || c == '\'') {
		quoted(s, false, true);
	} else if (code_is_digit(c) && !code_is_word(s->text.at[s->at - 1])) {
		scan_number(s);
	} else if (code_is_word(c)) {
		skip_word(
		    s, ROLE_KEYWORD, scan_listed(words, word_here(s), true));
	} else {
		s->at++;
	}
}

void code_json(struct scan *s)
{
	static const char *const words[] = { "true", "false", "null", NULL };
	char c = s->text.at[s->at];
	size_t from = s->at;

	if (c == '"') {
		scan_quoted(s, false, true);
		scan_tint(s, from,
		    scan_byte(s, scan_solid(s, s->at)) == ':' ? ROLE_NAME
							      : ROLE_STRING);
	} else if (code_is_digit(c) || c == '-') {
		scan_number(s);
	} else if (code_is_word(c)) {
		skip_word(
		    s, ROLE_KEYWORD, scan_listed(words, word_here(s), false));
	} else if (scan_sees(s, "//")) {
		comment(s);
	} else {
		s->at++;
	}
}
