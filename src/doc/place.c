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

/* cmark closes an underlined heading at the line that follows it, if any. */
void place_heading(const struct doc *doc, struct place *place, unsigned joined)
{
	unsigned before = place->last_line - 1;

	if (before > place->line && before > joined &&
	    is_underline(doc, before))
		place->last_line = before;
}

static unsigned count_lines(struct str text)
{
	unsigned n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.at[i] == '\n';
	return n;
}

/* Code that is indented begins where its text does, past four blanks. */
bool place_is_fenced(
    const struct doc *doc, struct str literal, struct place place)
{
	struct str line = doc_source_line(doc, place.line), first;
	struct str code = str_sub(line, place.column - 1, line.len);
	size_t blank = 0;

	str_cut(literal, '\n', &first);
	if (!str_ends(code, first))
		return true;
	if (code.len && code.at[0] != '`' && code.at[0] != '~')
		return false;
	for (size_t i = place.column - 1; i-- > 0; blank++)
		if (line.at[i] == '\t')
			blank += CODE_INDENT;
		else if (line.at[i] != ' ')
			break;
	return blank < CODE_INDENT;
}

void place_code(const struct doc *doc, struct str literal, struct place *place)
{
	unsigned last = place->line + count_lines(literal);
	struct str mark = source_from(doc, place->line, place->column);

	if (!place_is_fenced(doc, literal, *place))
		last--;
	else if (last + 1 <= place->last_line && mark.len &&
	    is_row_of(doc_source_line(doc, last + 1), mark.at[0]))
		last++;
	place->last_line = last;
}

void place_html(struct str literal, struct place *place)
{
	unsigned lines = count_lines(literal);

	place->last_line = place->line + (lines ? lines - 1 : 0);
}
