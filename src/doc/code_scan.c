#include "doc/code_parts.h"

bool code_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool code_is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    code_is_digit(c) || c == '_' || c == '-';
}

char scan_peek(const struct scan *s, size_t ahead)
{
	return ahead < s->text.len - s->at ? s->text.at[s->at + ahead] : '\0';
}

bool scan_sees(const struct scan *s, const char *what)
{
	size_t at = s->at;

	while (*what && at < s->text.len && s->text.at[at] == *what) {
		what++;
		at++;
	}
	return !*what;
}

void scan_tint(struct scan *s, size_t from, enum role role)
{
	struct tint *last = s->tints.n ? &s->tints.at[s->tints.n - 1] : NULL;

	if (from >= s->at)
		return;
	if (last && last->role == role && last->at + last->len == from) {
		last->len = (uint32_t)s->at - last->at;
		return;
	}
	*VEC_ADD(s->a, &s->tints) = (struct tint){ .at = (uint32_t)from,
		.len = (uint32_t)(s->at - from),
		.role = role };
}

void scan_to_line_end(struct scan *s)
{
	size_t end = str_find(s->text, STR("\n"), s->at);

	s->at = end == SIZE_MAX ? s->text.len : end;
}

void scan_past(struct scan *s, const char *what)
{
	size_t at = str_find(s->text, str_of(what), s->at);

	s->at = at == SIZE_MAX ? s->text.len : at + str_of(what).len;
}

struct str scan_word(struct scan *s)
{
	size_t from = s->at;

	while (s->at < s->text.len && code_is_word(s->text.at[s->at]))
		s->at++;
	return str_sub(s->text, from, s->at);
}

void scan_number(struct scan *s)
{
	size_t from = s->at;

	if (scan_peek(s, 0) == '-')
		s->at++;
	while (code_is_word(scan_peek(s, 0)) || scan_peek(s, 0) == '.')
		s->at++;
	scan_tint(s, from, ROLE_NUMBER);
}

void scan_quoted(struct scan *s, bool lines, bool escapes)
{
	char quote = s->text.at[s->at++];

	while (s->at < s->text.len) {
		char c = s->text.at[s->at];

		if (c == '\n' && !lines)
			break;
		s->at++;
		if (c == quote)
			break;
		if (c == '\\' && escapes && s->at < s->text.len &&
		    s->text.at[s->at] != '\n')
			s->at++;
	}
}

char scan_byte(const struct scan *s, size_t at)
{
	return at < s->text.len ? s->text.at[at] : '\0';
}

size_t scan_solid(const struct scan *s, size_t at)
{
	while (scan_byte(s, at) == ' ' || scan_byte(s, at) == '\t')
		at++;
	return at;
}

bool scan_listed(const char *const *list, struct str word, bool nocase)
{
	for (; *list; list++)
		if (nocase ? str_eq_nocase(word, str_of(*list))
			   : str_eq(word, str_of(*list)))
			return true;
	return false;
}

void scan_template(struct scan *s)
{
	size_t from = s->at, depth = 0;

	for (s->at++; s->at < s->text.len; s->at++) {
		char c = s->text.at[s->at];

		if (c == '\n')
			break;
		depth += c == '{';
		if (c == '}' && --depth == 0) {
			s->at++;
			break;
		}
	}
	scan_tint(s, from, ROLE_NAME);
}

/* Where the line begins that is `word` alone, after this one; or the end. */
static size_t find_line(const struct scan *s, struct str word)
{
	struct scan line = { .text = s->text, .at = s->at };

	while (line.at < line.text.len) {
		size_t from = line.at;
		struct str all;

		scan_to_line_end(&line);
		all = str_sub(line.text, from, line.at);
		if (from > s->at && str_eq(str_trim(all), word))
			return from;
		line.at++;
	}
	return line.text.len;
}

/* Colours a text up to `end`, with the templates in it if there are any. */
static void tint_text(struct scan *s, size_t from, size_t end, bool templates)
{
	while (templates && s->at < end) {
		size_t at =
		    str_find(str_sub(s->text, 0, end), STR("${"), s->at);

		if (at == SIZE_MAX)
			break;
		s->at = at;
		scan_tint(s, from, ROLE_STRING);
		scan_template(s);
		from = s->at;
	}
	s->at = end;
	scan_tint(s, from, ROLE_STRING);
}

bool scan_heredoc(struct scan *s)
{
	size_t from = s->at, at = s->at + 2, end;
	bool quoted;
	struct str word;

	if (!scan_sees(s, "<<"))
		return false;
	at += scan_byte(s, at) == '-';
	quoted = scan_byte(s, at) == '\'' || scan_byte(s, at) == '"';
	at += quoted;
	if (!code_is_word(scan_byte(s, at)) || code_is_digit(scan_byte(s, at)))
		return false;
	s->at = at;
	word = scan_word(s);
	end = find_line(s, word);
	tint_text(s, from, end, !quoted);
	from = s->at;
	scan_to_line_end(s);
	scan_tint(s, from, ROLE_STRING);
	return true;
}

struct tint *code_tints(
    struct arena *a, enum language lang, struct str text, size_t *n)
{
	static void (*const token[])(struct scan *) = {
		[LANG_NONE] = NULL,
		[LANG_HCL] = code_hcl,
		[LANG_SQL] = code_sql,
		[LANG_SH] = code_sh,
		[LANG_INI] = code_ini,
		[LANG_JSON] = code_json,
	};
	struct scan s = { .a = a, .text = text, .fresh = true };

	while (token[lang] && s.at < text.len) {
		if (text.at[s.at] == '\n') {
			s.fresh = true;
			s.at++;
		} else if (text.at[s.at] == ' ' || text.at[s.at] == '\t') {
			s.at++;
		} else {
			token[lang](&s);
		}
	}
	*n = s.tints.n;
	return s.tints.at;
}
