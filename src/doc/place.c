#include "doc/place.h"

#include "doc/doc.h"
#include "doc/source.h"

#include <string.h>

enum { FENCE_LEAST = 3 };

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

/* Whether a line defines a link: then it is not what the text begins with. */
static bool defines(struct str line, struct str text)
{
	size_t end = str_find(line, STR("]:"), 0);

	return str_starts(line, STR("[")) && end != SIZE_MAX &&
	    !str_starts(text, str_sub(line, 0, end));
}

static bool is_title(struct str line, struct str text)
{
	struct str first = str_sub(line, 0, 1);

	return first.len && memchr("\"'(", first.at[0], 3) &&
	    !str_starts(text, first);
}

static struct str next_line(const struct doc *doc, struct place *place)
{
	struct str line = doc_source_line(doc, place->line + 1);

	if (place->line == place->last_line)
		return (struct str){ 0 };
	place->line++;
	place->column = source_column(line);
	return str_sub(line, place->column - 1, line.len);
}

void place_text(const struct doc *doc, struct str text, struct place *place)
{
	struct str line = source_from(doc, place->line, place->column);

	while (defines(line, text)) {
		bool bare = str_ends(str_trim(line), STR("]:"));

		line = next_line(doc, place);
		if (bare)
			line = next_line(doc, place);
		if (is_title(line, text))
			line = next_line(doc, place);
	}
}

static unsigned count_lines(struct str text)
{
	unsigned n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.at[i] == '\n';
	return n;
}

bool place_is_fenced(const struct doc *doc, struct code code)
{
	struct str line = source_from(doc, code.place.line, code.place.column);
	struct str first;
	size_t n = 0;

	while (n < line.len && line.at[n] == line.at[0])
		n++;
	if (n < FENCE_LEAST || (line.at[0] != '`' && line.at[0] != '~'))
		return false;
	line = str_trim(line);
	if (line.len > n)
		return code.info.len > 0;
	/* Between fences a line like the first would be the last. */
	str_cut(code.text, '\n', &first);
	return !str_eq(line, str_trim(first));
}

unsigned place_code_end(const struct doc *doc, struct code code)
{
	unsigned last = code.place.line + count_lines(code.text);
	struct str mark = source_from(doc, code.place.line, code.place.column);

	if (!place_is_fenced(doc, code))
		return last - 1;
	if (last < code.place.last_line &&
	    is_row_of(doc_source_line(doc, last + 1), mark.at[0]))
		last++;
	return last;
}

void place_html(struct str literal, struct place *place)
{
	unsigned lines = count_lines(literal);

	place->last_line = place->line + (lines ? lines - 1 : 0);
}
