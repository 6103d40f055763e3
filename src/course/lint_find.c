#include "course/lint_find.h"

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t skip_space(struct str s, size_t at)
{
	while (at < s.len && is_space(s.at[at]))
		at++;
	return at;
}

static bool is_mark(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
	    (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/*
 * Whether `url` is written at `at`.  Backslashes are passed over, and an
 * entity ends the comparison as a match: what comes before it decides.
 */
static bool is_written(struct str source, size_t at, struct str url)
{
	for (size_t i = 0; i < url.len; i++, at++) {
		if (at >= source.len)
			return false;
		if (source.at[at] == '\\' && at + 1 < source.len &&
		    is_mark(source.at[at + 1]))
			at++;
		else if (source.at[at] == '&' &&
		    !(url.at[i] == '&' && i + 1 < url.len &&
			at + 1 < source.len &&
			source.at[at + 1] == url.at[i + 1]))
			return true;
		if (source.at[at] != url.at[i])
			return false;
	}
	return true;
}

/* Whether what stands after "](" is this address. */
static bool is_address(struct str source, size_t at, struct str url)
{
	at = skip_space(source, at);
	if (at < source.len && source.at[at] == '<')
		at++;
	if (url.len)
		return is_written(source, at, url);
	return at < source.len &&
	    (source.at[at] == ')' || source.at[at] == '>' ||
		source.at[at] == '"');
}

/* Longer texts of links are not looked through. */
enum { LONGEST_TEXT = 4096 };

/* The "[" that belongs to the "]" at `at`. */
static size_t opening(struct str source, size_t at)
{
	size_t depth = 0, end = at > LONGEST_TEXT ? at - LONGEST_TEXT : 0;

	for (size_t i = at + 1; i > end; i--) {
		char c = source.at[i - 1];

		if (i > 1 && source.at[i - 2] == '\\')
			continue;
		if (c == ']')
			depth++;
		else if (c == '[' && --depth == 0)
			return i - 1;
	}
	return SIZE_MAX;
}

static size_t with_picture_mark(struct str source, size_t at)
{
	return at > 0 && at != SIZE_MAX && source.at[at - 1] == '!' ? at - 1
								    : at;
}

/* "[text](address)" */
static size_t find_inline(
    struct str source, size_t *from, const struct link *link)
{
	size_t at = *from;

	while ((at = str_find(source, STR("]("), at)) != SIZE_MAX) {
		size_t open = SIZE_MAX;

		if (is_address(source, at + 2, link->url))
			open = opening(source, at);
		if (open != SIZE_MAX &&
		    link->image == (with_picture_mark(source, open) < open)) {
			*from = at + 2;
			return with_picture_mark(source, open);
		}
		at += 2;
	}
	return SIZE_MAX;
}

/* "<https://…>", or the address by itself */
static size_t find_auto(
    struct str source, size_t *from, const struct link *link)
{
	struct str url = link->url;
	size_t at;

	if (str_starts(url, STR("mailto:")))
		url = str_sub(url, 7, url.len);
	for (at = *from; (at = str_find(source, STR("<"), at)) != SIZE_MAX;
	     at++)
		if (url.len && is_written(source, at + 1, url)) {
			*from = at + 1;
			return at;
		}
	return SIZE_MAX;
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9');
}

/* "[text][name]" and "[text]": the first word tells. */
static size_t find_reference(struct str source, size_t *from, struct str text)
{
	struct str word;
	size_t at = *from;

	str_cut(text, ' ', &word);
	while ((at = str_find(source, STR("["), at)) != SIZE_MAX) {
		struct str after = str_sub(source, at + 1, source.len);

		if (str_starts(after, word) &&
		    (after.len == word.len || !is_word(after.at[word.len]))) {
			*from = at + 1;
			return with_picture_mark(source, at);
		}
		at++;
	}
	return SIZE_MAX;
}

size_t lint_find_link(struct str source, size_t *from, const struct doc *doc,
    const struct link *link)
{
	struct str text = str_sub(
	    doc->blocks[link->block].text, link->at, link->at + link->len);
	const size_t starts[] = { *from, 0, *from, 0 };

	for (size_t i = 0; i < 4; i++) {
		size_t next = starts[i], at;

		if (i < 2) {
			at = find_inline(source, &next, link);
			if (at == SIZE_MAX)
				at = find_auto(source, &next, link);
		} else {
			at = find_reference(source, &next, text);
		}
		if (at == SIZE_MAX)
			continue;
		if (next > *from)
			*from = next;
		return at;
	}
	return SIZE_MAX;
}

bool lint_is_bare(struct str source, size_t at)
{
	if (at < source.len && source.at[at] == '!')
		at++;
	if (at >= source.len || source.at[at] != '[')
		return false;
	at = skip_space(source, at + 1);
	return at < source.len && source.at[at] == ']';
}
