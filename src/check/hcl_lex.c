#include "check/hcl_lex.h"

#include "base/utf8.h"

#include <string.h>

void hcl_lex_begin(struct hcl_lex *x, struct str text)
{
	*x = (struct hcl_lex){ .text = text };
	if (str_starts(text, STR("\xef\xbb\xbf")))
		x->at = 3;
}

/* The byte `ahead` of here, or NUL past the end. */
static char look(const struct hcl_lex *x, size_t ahead)
{
	size_t at = x->at + ahead;

	return at < x->text.len ? x->text.at[at] : '\0';
}

static struct str rest_of(const struct hcl_lex *x)
{
	return (struct str){ x->text.at + x->at, x->text.len - x->at };
}

static struct hcl_token take(struct hcl_lex *x, int sign, size_t len)
{
	struct hcl_token token = { sign, (uint32_t)x->at, (uint32_t)len };

	x->at += len;
	return token;
}

static struct hcl_token bad(struct hcl_lex *x, const char *flaw)
{
	x->flaw = flaw;
	return take(x, SIGN_BAD, x->at < x->text.len);
}

/* Takes `len` bytes and goes a level deeper. */
static struct hcl_token enter(
    struct hcl_lex *x, int sign, size_t len, struct hcl_mode mode)
{
	if (x->depth + 1 == sizeof(x->mode) / sizeof(*x->mode))
		return bad(x, "templates are nested too deeply");
	x->mode[++x->depth] = mode;
	return take(x, sign, len);
}

/* Bytes of the end of line that stands `ahead` of here; 0: none. */
static size_t newline_at(const struct hcl_lex *x, size_t ahead)
{
	if (look(x, ahead) == '\n')
		return 1;
	return look(x, ahead) == '\r' && look(x, ahead + 1) == '\n' ? 2 : 0;
}

/* Passes blanks and comments; true: it ended a line on the way. */
static bool pass_blanks(struct hcl_lex *x, struct hcl_token *newline)
{
	for (;;) {
		char c = look(x, 0);
		struct str rest;
		size_t end;

		while (c == ' ' || c == '\t') {
			x->at++;
			c = look(x, 0);
		}
		rest = rest_of(x);
		if (c == '#' || (c == '/' && look(x, 1) == '/')) {
			end = str_find(rest, STR("\n"), 0);
			if (end == SIZE_MAX) {
				x->at = x->text.len;
				return false;
			}
			*newline = take(x, SIGN_NEWLINE, end + 1);
			return true;
		}
		if (c != '/' || look(x, 1) != '*')
			return false;
		end = str_find(rest, STR("*/"), 2);
		if (end == SIZE_MAX)
			return false;
		x->at += end + 2;
	}
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits(const struct hcl_lex *x, size_t from)
{
	size_t n = 0;

	while (is_digit(look(x, from + n)))
		n++;
	return n;
}

static struct hcl_token number(struct hcl_lex *x)
{
	size_t len = digits(x, 0), part = 0, sign;
	char c;

	if (look(x, len) == '.')
		part = digits(x, len + 1);
	if (part)
		len += 1 + part;
	if (part && look(x, len) == '.' && is_digit(look(x, len + 1)))
		return bad(
		    x, "a number has one point; an address stands in quotes");
	c = look(x, len);
	if (c != 'e' && c != 'E')
		return take(x, SIGN_NUMBER, len);
	c = look(x, len + 1);
	sign = c == '+' || c == '-';
	part = digits(x, len + 1 + sign);
	return take(x, SIGN_NUMBER, part ? len + 1 + sign + part : len);
}

/* clang-format off */
static const struct {
	char text[4];
	int sign;
} pairs[] = {
	{ "...", SIGN_DOTS }, { "||", SIGN_OR }, { "&&", SIGN_AND },
	{ "==", SIGN_SAME }, { "!=", SIGN_DIFFERS }, { "<=", SIGN_AT_MOST },
	{ ">=", SIGN_AT_LEAST }, { "=>", SIGN_ARROW }, { "::", SIGN_COLONS },
};
static const struct {
	char sign;
	const char *flaw;
} wrong_signs[] = {
	{ '\'', "strings stand in double quotes (\")" },
	{ '`', "strings stand in double quotes (\")" },
	{ ';', "\";\" ends nothing in HCL: begin a new line" },
	{ '&', "\"&\" is no operator: and is written &&" },
	{ '|', "\"|\" is no operator: or is written ||" },
	{ '^', "\"^\" is no operator" },
	{ '~', "\"~\" is no operator" },
};
/* clang-format on */

static struct hcl_token wrong_sign(struct hcl_lex *x)
{
	uint32_t rune;

	if (x->at == x->text.len)
		return take(x, SIGN_END, 0);
	for (size_t i = 0; i < sizeof(wrong_signs) / sizeof(*wrong_signs); i++)
		if (look(x, 0) == wrong_signs[i].sign)
			return bad(x, wrong_signs[i].flaw);
	if (look(x, 0) == '\0')
		return bad(x, "a NUL byte: this is not text");
	if (utf8_decode(rest_of(x), &rune) == 0)
		return bad(x, "this is not UTF-8");
	return bad(x, "this character has no place here");
}

static struct hcl_token sign(struct hcl_lex *x)
{
	struct str rest = rest_of(x);

	/* Few signs have a second character, and only one of these. */
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs) && rest.len > 1 &&
	     memchr(".|&=>:", rest.at[1], 6);
	     i++)
		if (str_starts(rest, str_of(pairs[i].text)))
			return take(x, pairs[i].sign, strlen(pairs[i].text));
	if (str_starts(rest, STR("**")))
		return bad(x, "\"**\" is no operator");
	if (rest.len && rest.at[0] &&
	    memchr("+-*/%!?:=.,<>()[]", rest.at[0], 17))
		return take(x, (unsigned char)rest.at[0], 1);
	return wrong_sign(x);
}

/* A } or ~}: of a block or object, or the end of ${…}. */
static struct hcl_token close_brace(struct hcl_lex *x)
{
	struct hcl_mode *mode = &x->mode[x->depth];
	size_t len = look(x, 0) == '~' ? 2 : 1;

	if (mode->braces == 0 && x->depth) {
		x->depth--;
		return take(x, SIGN_SEQ_END, len);
	}
	if (len == 2)
		return bad(x, "\"~}\" ends nothing here");
	mode->braces -= mode->braces > 0;
	return take(x, '}', 1);
}

/* <<EOT or <<-EOT; 0: it is not the beginning of a heredoc. */
static size_t heredoc_length(const struct hcl_lex *x, struct str *marker)
{
	size_t from, len, end;

	if (look(x, 0) != '<' || look(x, 1) != '<')
		return 0;
	from = 2 + (look(x, 2) == '-');
	len = hcl_name_length(str_sub(rest_of(x), from, SIZE_MAX));
	end = newline_at(x, from + len);
	*marker = str_sub(rest_of(x), from, from + len);
	return len && end ? from + len + end : 0;
}

static struct hcl_token code(struct hcl_lex *x)
{
	struct hcl_token newline;
	struct str marker;
	size_t len;

	if (pass_blanks(x, &newline))
		return newline;
	if ((len = newline_at(x, 0)) > 0)
		return take(x, SIGN_NEWLINE, len);
	if ((len = hcl_name_length(rest_of(x))) > 0)
		return take(x, SIGN_NAME, len);
	if (is_digit(look(x, 0)))
		return number(x);
	if (look(x, 0) == '"')
		return enter(
		    x, SIGN_QUOTE, 1, (struct hcl_mode){ .kind = MODE_QUOTE });
	if (look(x, 0) == '{') {
		x->mode[x->depth].braces++;
		return take(x, '{', 1);
	}
	if (look(x, 0) == '}' || (look(x, 0) == '~' && look(x, 1) == '}'))
		return close_brace(x);
	if ((len = heredoc_length(x, &marker)) > 0)
		return enter(x, SIGN_HEREDOC, len,
		    (struct hcl_mode){ .kind = MODE_HEREDOC,
			.marker = marker,
			.line_start = true });
	return sign(x);
}

/* Whether ${ or %{ begins `ahead` of here. */
static bool sequence_at(const struct hcl_lex *x, size_t ahead)
{
	char c = look(x, ahead);

	return (c == '$' || c == '%') && look(x, ahead + 1) == '{';
}

static struct hcl_token open_sequence(struct hcl_lex *x)
{
	int sign = look(x, 0) == '$' ? SIGN_INTERP : SIGN_CONTROL;

	x->mode[x->depth].line_start = false;
	return enter(x, sign, look(x, 2) == '~' ? 3 : 2,
	    (struct hcl_mode){ .kind = MODE_CODE });
}

/* Bytes of the character of a template `ahead` of here; 0: not UTF-8. */
static size_t piece(const struct hcl_lex *x, size_t ahead)
{
	struct str rest = str_sub(rest_of(x), ahead, SIZE_MAX);
	uint32_t rune;
	char c = rest.at[0];

	if ((unsigned char)c >= 0x80)
		return utf8_decode(rest, &rune);
	if ((c == '$' || c == '%') && rest.len > 2 && rest.at[1] == c &&
	    rest.at[2] == '{')
		return 3;
	return 1;
}

/* ASCII that means nothing special in quotes. */
static bool is_plain(char c)
{
	return (unsigned char)c < 0x80 && c != '"' && c != '\\' && c != '$' &&
	    c != '%' && c != '\n' && c != '\r';
}

static struct hcl_token quoted(struct hcl_lex *x)
{
	size_t len = 0, left = x->text.len - x->at, step;

	if (look(x, 0) == '"' && left) {
		x->depth--;
		return take(x, SIGN_UNQUOTE, 1);
	}
	if (sequence_at(x, 0))
		return open_sequence(x);
	while (len < left && !sequence_at(x, len)) {
		char c = x->text.at[x->at + len];

		if (is_plain(c)) {
			len++;
			continue;
		}
		if (c == '"' || c == '\n' || c == '\r')
			break;
		if (c == '\\' && len + 1 < left && look(x, len + 1) != '\n')
			len++;
		step = piece(x, len);
		if (step == 0) {
			x->at += len;
			return bad(x, "this is not UTF-8");
		}
		len += step;
	}
	if (len)
		return take(x, SIGN_TEXT, len);
	return bad(x,
	    left ? "a string ends on its line: close the quotes, or write "
		   "\\n for a line break"
		 : "the quotes are not closed");
}

/* Whether the line that is `len` bytes long ends the heredoc. */
static bool ends_heredoc(const struct hcl_lex *x, size_t len)
{
	struct str line = str_sub(rest_of(x), 0, len);
	const struct hcl_mode *mode = &x->mode[x->depth];

	return mode->line_start && str_eq(str_trim(line), mode->marker);
}

static struct hcl_token heredoc(struct hcl_lex *x)
{
	size_t len = 0, left = x->text.len - x->at, step;

	if (sequence_at(x, 0))
		return open_sequence(x);
	for (; len < left && !sequence_at(x, len); len += step) {
		if ((step = newline_at(x, len)) > 0) {
			if (ends_heredoc(x, len)) {
				x->depth--;
				return take(x, SIGN_HEREDOC_END, len);
			}
			x->mode[x->depth].line_start = true;
			return take(x, SIGN_TEXT, len + step);
		}
		if ((step = piece(x, len)) == 0) {
			x->at += len;
			return bad(x, "this is not UTF-8");
		}
	}
	if (len == left) {
		x->at = x->text.len;
		return bad(x,
		    "the heredoc is not closed: its word stands alone on a "
		    "line, and a line break follows it");
	}
	x->mode[x->depth].line_start = false;
	return take(x, SIGN_TEXT, len);
}

struct hcl_token hcl_lex_next(struct hcl_lex *x)
{
	switch (x->mode[x->depth].kind) {
	case MODE_CODE:
		return code(x);
	case MODE_QUOTE:
		return quoted(x);
	case MODE_HEREDOC:
		return heredoc(x);
	}
	return bad(x, "");
}
