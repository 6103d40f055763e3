#include "doc/row.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static void pass_blanks(struct str *s)
{
	while (s->len && is_blank(s->at[0]))
		*s = str_sub(*s, 1, s->len);
}

/* Bytes up to a pipe without a backslash before it. */
static size_t cell_len(struct str s)
{
	size_t n = 0;

	while (n < s.len && (s.at[n] != '|' || (n && s.at[n - 1] == '\\')))
		n++;
	return n;
}

bool row_next(struct row *row)
{
	struct str *rest = &row->rest;
	size_t n;

	if (!row->begun && rest->len && rest->at[0] == '|') {
		*rest = str_sub(*rest, 1, rest->len);
		pass_blanks(rest);
	}
	row->begun = true;
	if (rest->len == 0)
		return false;
	n = cell_len(*rest);
	row->cell = str_trim(str_sub(*rest, 0, n));
	*rest = str_sub(*rest, n < rest->len ? n + 1 : n, rest->len);
	pass_blanks(rest);
	return true;
}

uint32_t row_count(struct str line, uint32_t most)
{
	struct row row = { .rest = line };
	uint32_t n = 0;

	while (n < most && row_next(&row))
		n++;
	return n;
}

bool row_may_rule(struct str line)
{
	bool pipe_or_colon = false, dash = false;

	for (size_t i = 0; i < line.len; i++) {
		char c = line.at[i];

		if (c == '|' || c == ':')
			pipe_or_colon = true;
		else if (c == '-')
			dash = true;
		else if (!is_blank(c))
			return false;
	}
	return pipe_or_colon && dash;
}

/* ":---:" and the like. */
static bool read_align(struct str cell, enum align *align)
{
	bool left = str_starts(cell, STR(":"));
	bool right = cell.len > 1 && str_ends(cell, STR(":"));

	cell = str_sub(cell, left, cell.len - right);
	for (size_t i = 0; i < cell.len; i++)
		if (cell.at[i] != '-')
			return false;
	*align = left && right ? ALIGN_CENTRE
	    : left	       ? ALIGN_LEFT
	    : right	       ? ALIGN_RIGHT
			       : ALIGN_NONE;
	return cell.len > 0;
}

bool row_rule(struct str line, enum align align[ROW_COLUMNS], uint32_t *columns)
{
	struct row row = { .rest = line };
	enum align here;

	*columns = 0;
	if (!row_may_rule(line))
		return false;
	while (row_next(&row)) {
		if (!read_align(row.cell, &here))
			return false;
		if (*columns < ROW_COLUMNS)
			align[*columns] = here;
		++*columns;
	}
	return *columns > 0;
}

size_t row_list_mark(struct str s)
{
	size_t n = 0;

	while (n < s.len && s.at[n] >= '0' && s.at[n] <= '9')
		n++;
	if (n > 9 || n == s.len ||
	    !memchr(n ? ".)" : "-+*", s.at[n], n ? 2 : 3))
		return 0;
	n++;
	return n == s.len || is_blank(s.at[n]) ? n : 0;
}

bool row_ends_table(struct str line)
{
	return row_list_mark(line) || row_count(line, 1) == 0;
}
