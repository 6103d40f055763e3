#include "doc/tag.h"

#include <string.h>

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_in(char c, const char *set)
{
	return c && strchr(set, c);
}

static char first(const struct str *s)
{
	return s->len ? s->at[0] : '\0';
}

static void pass(struct str *s, size_t n)
{
	*s = str_sub(*s, n, s->len);
}

static size_t pass_blanks(struct str *s)
{
	size_t n = 0;

	while (n < s->len && is_in(s->at[n], " \t\v\f"))
		n++;
	pass(s, n);
	return n;
}

static bool pass_name(struct str *s, const char *also_first, const char *also)
{
	size_t n = 0;

	if (!is_letter(first(s)) && !is_in(first(s), also_first))
		return false;
	while (n < s->len &&
	    (is_letter(s->at[n]) || is_digit(s->at[n]) ||
		is_in(s->at[n], also)))
		n++;
	pass(s, n);
	return true;
}

static bool pass_quoted(struct str *s, char quote)
{
	size_t n = 1;

	while (n < s->len && s->at[n] != quote)
		n++;
	if (n >= s->len)
		return false;
	pass(s, n + 1);
	return true;
}

static bool pass_value(struct str *s)
{
	size_t n = 0;

	if (is_in(first(s), "\"'"))
		return pass_quoted(s, first(s));
	while (n < s->len && s->at[n] && !is_in(s->at[n], " \t\v\f\"'=<>`"))
		n++;
	pass(s, n);
	return n > 0;
}

/* A name and perhaps a value; blanks before it are passed already. */
static bool pass_attribute(struct str *s)
{
	struct str rest;

	if (!pass_name(s, "_:", "_:.-"))
		return false;
	rest = *s;
	pass_blanks(&rest);
	if (first(&rest) != '=')
		return true;
	pass(&rest, 1);
	pass_blanks(&rest);
	*s = rest;
	return pass_value(s);
}

static bool pass_attributes(struct str *s)
{
	while (pass_blanks(s) > 0 && !is_in(first(s), "/>"))
		if (!pass_attribute(s))
			return false;
	return true;
}

bool tag_alone(struct str line)
{
	bool closing;

	if (first(&line) != '<')
		return false;
	pass(&line, 1);
	closing = first(&line) == '/';
	if (closing)
		pass(&line, 1);
	if (!pass_name(&line, "", "-"))
		return false;
	if (closing)
		pass_blanks(&line);
	else if (!pass_attributes(&line))
		return false;
	if (!closing && first(&line) == '/')
		pass(&line, 1);
	if (first(&line) != '>')
		return false;
	pass(&line, 1);
	pass_blanks(&line);
	return line.len == 0;
}
