#include "doc/place.h"

#include "doc/doc.h"
#include "doc/source.h"

#include <string.h>

enum { CODE_INDENT = 4 };

/* Whether the line, past quote marks and blanks, is made of `what` alone. */
static bool is_row_of(struct str line, char what)
{
	while (line.len && memchr("> \t", line.at[0], 3))
		line = str_sub(line, 1, line.len);
	line = str_trim(line);
	for (size_t i = 0; i < line.len; i++)
		if (line.at[i] != what)
			return false;
	return line.len > 0;
}

static bool is_underline(const struct doc *doc, unsigned line)
{
	struct str text = doc_source_line(doc, line);

	return is_row_of(text, '=') || is_row_of(text, '-');
}

void place_heading(const struct doc *doc, struct place *place)
{
	while (place->last_line > place->line &&
	    str_trim(doc_source_line(doc, place->last_line)).len == 0)
		place->last_line--;
	/* cmark closes an underlined heading at the line that follows it. */
	if (place->last_line > place->line + 1 &&
	    is_underline(doc, place->last_line - 1))
		place->last_line--;
}

static unsigned count_lines(struct str text)
{
	unsigned n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.at[i] == '\n';
	return n;
}

static struct str without_end(struct str s)
{
	return str_ends(s, STR("\n")) ? str_sub(s, 0, s.len - 1) : s;
}

/* Code that is indented begins where its text does, past four blanks. */
static bool is_indented(
    const struct doc *doc, struct str literal, const struct place *place)
{
	struct str line = doc_source_line(doc, place->line), first;
	struct str code = str_sub(line, place->column - 1, line.len);
	size_t blank = 0;

	str_cut(literal, '\n', &first);
	if (!str_ends(code, first))
		return false;
	if (code.len && code.at[0] != '`' && code.at[0] != '~')
		return true;
	for (size_t i = place->column - 1; i-- > 0; blank++)
		if (line.at[i] == '\t')
			blank += CODE_INDENT;
		else if (line.at[i] != ' ')
			break;
	return blank >= CODE_INDENT;
}

struct str place_code(const struct doc *doc, struct str literal,
    struct place *place, bool *fenced)
{
	unsigned lines = count_lines(literal), last = place->line + lines;
	struct str mark = source_from(doc, place->line, place->column);

	*fenced = !is_indented(doc, literal, place);
	if (!*fenced)
		last--;
	else if (last + 1 <= place->last_line && mark.len &&
	    is_row_of(doc_source_line(doc, last + 1), mark.at[0]))
		last++;
	place->last_line = last;
	return without_end(literal);
}

struct str place_html(struct str literal, struct place *place)
{
	struct str text = without_end(literal);

	place->last_line = place->line + count_lines(text);
	return text;
}
