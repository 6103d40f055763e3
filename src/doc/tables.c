#include "doc/tables.h"

#include "base/arena.h"
#include "doc/row.h"
#include "doc/source.h"
#include "doc/tag.h"

#include <stdlib.h>
#include <string.h>

enum { CODE_INDENT = 4, RULE_LEAST = 3 };

static bool may_rule(const struct doc *doc, unsigned line)
{
	const char *at = doc->source.at + source_at(doc, line);
	const char *end = doc->source.at + source_at(doc, (size_t)line + 1);

	while (at < end && memchr("> \t", *at, 3))
		at++;
	if (at == end || !memchr("|:-", *at, 3))
		return false;
	return row_may_rule(str_trim((struct str){ at, (size_t)(end - at) }));
}

struct tables tables_in(struct arena *a, const struct doc *doc, unsigned from)
{
	struct tables t = { .a = a, .doc = doc, .cells = { .a = a } };

	for (unsigned line = from; line <= doc->nlines; line++)
		if (may_rule(doc, line))
			*VEC_ADD(a, &t.rules) = line;
	return t;
}

bool tables_likely(const struct tables *t)
{
	return t->rules.n > 0;
}

static int by_line(const void *x, const void *y)
{
	const struct fix *a = x, *b = y;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (int)a->kind - (int)b->kind;
}

void tables_again(struct tables *t)
{
	unsigned cuts = 0;

	t->fixed = 0;
	t->next_rule = 0;
	t->found.n = 0;
	t->row_at.n = 0;
	t->cell_lines.n = 0;
	t->cells.len = 0;
	t->lines = 0;
	qsort(t->fixes.at, t->fixes.n, sizeof(*t->fixes.at), by_line);
	for (size_t i = 0; i < t->fixes.n; i++) {
		t->fixes.at[i].cuts = cuts;
		cuts += t->fixes.at[i].kind == FIX_CUT;
	}
}

unsigned tables_joined(const struct tables *t, unsigned line)
{
	size_t low = 0, high = t->fixes.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (t->fixes.at[mid].line < line)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == 0 || t->fixes.at[low - 1].kind != FIX_JOIN)
		return 0;
	return t->fixes.at[low - 1].line;
}

bool tables_may_be_in(struct tables *t, struct place place)
{
	while (t->next_rule < t->rules.n &&
	    t->rules.at[t->next_rule] <= place.line)
		t->next_rule++;
	return t->next_rule < t->rules.n &&
	    t->rules.at[t->next_rule] <= place.last_line;
}

/* A paragraph of `cells`; returns its line. */
static unsigned add_cell(struct tables *t, struct str cell)
{
	struct str head, rest = cell;

	if (cell.len == 0)
		return 0;
	/*
	 * No block begins with a no-break space, and to what follows it is
	 * white space, as a line's start is.
	 */
	buf_add(&t->cells, STR("\xc2\xa0"));
	while (rest.at) {
		rest = str_cut(rest, '|', &head);
		if (rest.at && str_ends(head, STR("\\")))
			head.len--;
		buf_add(&t->cells, head);
		if (rest.at)
			buf_byte(&t->cells, '|');
	}
	buf_add(&t->cells, STR("\n\n"));
	t->lines += 2;
	return t->lines - 1;
}

static void add_row(struct tables *t, struct str line, uint32_t columns)
{
	struct row row = { .rest = line };

	for (uint32_t i = 0; i < columns && row_next(&row); i++)
		*VEC_ADD(t->a, &t->cell_lines) = add_cell(t, row.cell);
	*VEC_ADD(t->a, &t->row_at) = (uint32_t)t->cell_lines.n;
}

/* Indented, a line that goes on with a paragraph can begin no block. */
static void add_line(struct tables *t, struct str text, bool goes_on)
{
	if (goes_on)
		buf_add(&t->cells, STR("    "));
	buf_add(&t->cells, text);
	buf_byte(&t->cells, '\n');
	t->lines++;
}

/* The lines above the head, as a paragraph of `cells`. */
static unsigned add_before(
    struct tables *t, const struct margins *margins, unsigned from, unsigned to)
{
	unsigned line = t->lines + 1;

	if (from == to)
		return 0;
	for (unsigned i = from; i < to; i++)
		add_line(t, margin_strip(t->doc, margins, i).text, i > from);
	add_line(t, STR(""), false);
	return line;
}

/* Whether the line under a table's rows belongs to it. */
static bool is_row(struct stripped s)
{
	return !s.lazy && s.indent < CODE_INDENT && !row_ends_table(s.text) &&
	    !tag_alone(s.text);
}

/* The last line, from `line` on, that is a row. */
static unsigned last_row(struct tables *t, const struct margins *margins,
    unsigned line, unsigned most)
{
	while (line < most && is_row(margin_strip(t->doc, margins, line + 1)))
		line++;
	return line;
}

/* Whether a head and its rule are here: then their columns, else 0. */
static uint32_t read_head(struct tables *t, const struct margins *margins,
    unsigned rule, enum align align[ROW_COLUMNS])
{
	struct stripped under = margin_strip(t->doc, margins, rule);
	struct stripped head;
	uint32_t columns;

	if (under.lazy || under.indent >= CODE_INDENT ||
	    !row_rule(under.text, align, &columns) || columns > ROW_COLUMNS)
		return 0;
	head = margin_strip(t->doc, margins, rule - 1);
	return row_count(head.text, columns + 1) == columns ? columns : 0;
}

/* `like`: the margin is that of this line. */
static void add_fix(struct tables *t, const struct margins *margins,
    struct fix fix, unsigned like)
{
	struct stripped s = margin_strip(t->doc, margins, like);
	unsigned outermost = margins->n ? margins->at[0].line : fix.line;

	if (t->fixing == FIX_NONE ||
	    (t->fixing == FIX_SURE && t->fixed == outermost))
		return;
	t->fixed = outermost;
	fix.margin = str_sub(doc_source_line(t->doc, like), 0, s.column - 1);
	*VEC_ADD(t->a, &t->fixes) = fix;
}

/*
 * What a heading's underline is under a table: a rule of its own if it is
 * long enough and of dashes, else one more row.
 */
static bool is_rule(struct str underline)
{
	underline = str_trim(underline);
	return underline.len >= RULE_LEAST && underline.at[0] == '-';
}

static void add_table(
    struct tables *t, const struct margins *margins, struct found_table table)
{
	struct place at = table.place;

	table.row = t->row_at.n;
	*VEC_ADD(t->a, &t->row_at) = (uint32_t)t->cell_lines.n;
	table.before = add_before(t, margins, table.paragraph.line, at.line);
	for (unsigned line = at.line; line <= at.last_line; line++)
		if (line != at.line + 1)
			add_row(t, margin_strip(t->doc, margins, line).text,
			    table.columns);
	table.rows = at.last_line - at.line;
	table.align = memcpy(NEW_N(t->a, enum align, table.columns),
	    table.align, table.columns * sizeof(*table.align));
	*VEC_ADD(t->a, &t->found) = table;
}

static struct place line_place(
    const struct tables *t, const struct margins *margins, unsigned line)
{
	struct stripped s = margin_strip(t->doc, margins, line);

	return (struct place){ line, line, s.column };
}

static void look_at(struct tables *t, const struct margins *margins,
    struct found_table table, bool is_heading)
{
	unsigned under = table.place.line + 1;
	unsigned most = table.paragraph.last_line;
	struct fix cut = { .kind = FIX_CUT };
	struct fix join = { .kind = FIX_JOIN, .line = most };

	if (is_heading && is_rule(margin_strip(t->doc, margins, most).text))
		table.rule = line_place(t, margins, most--);
	table.place = line_place(t, margins, table.place.line);
	table.place.last_line = last_row(t, margins, under, most);
	cut.line = table.place.last_line + 1;
	if (cut.line <= most)
		add_fix(t, margins, cut, under);
	else if (is_heading && !table.rule.line)
		add_fix(t, margins, join, most);
	else
		add_table(t, margins, table);
}

void tables_look(struct tables *t, const struct margins *margins,
    struct place place, bool is_heading)
{
	enum align align[ROW_COLUMNS] = { ALIGN_NONE };
	struct found_table table = { .paragraph = place, .align = align };
	/* A heading's last line underlines it. */
	unsigned most = place.last_line - is_heading;

	for (size_t i = t->next_rule; i < t->rules.n; i++) {
		unsigned rule = t->rules.at[i];

		if (rule > most)
			return;
		table.place.line = rule - 1;
		table.columns = read_head(t, margins, rule, align);
		if (table.columns) {
			look_at(t, margins, table, is_heading);
			return;
		}
	}
}

struct table *tables_table(
    struct arena *a, const struct tables *t, const struct found_table *f)
{
	const uint32_t *row_at = t->row_at.at + f->row;
	uint32_t first = row_at[0], n = row_at[f->rows] - first;
	struct table *table = NEW(a, struct table);

	table->columns = f->columns;
	table->rows = f->rows;
	table->align = NEW_N(a, enum align, f->columns);
	memcpy(table->align, f->align, f->columns * sizeof(*f->align));
	table->cells = NEW_N(a, struct cell, n);
	table->row_at = NEW_N(a, uint32_t, (size_t)f->rows + 1);
	for (uint32_t i = 0; i <= f->rows; i++)
		table->row_at[i] = row_at[i] - first;
	return table;
}

uint32_t tables_cell_line(
    const struct tables *t, const struct found_table *f, uint32_t i)
{
	return t->cell_lines.at[t->row_at.at[f->row] + i];
}

bool tables_need_definitions(const struct tables *t)
{
	return t->cells.len && memchr(t->cells.at, '[', t->cells.len) &&
	    str_find(t->doc->source, STR("]:"), 0) != SIZE_MAX;
}

void tables_define(struct tables *t, struct place p)
{
	struct str text = source_from(t->doc, p.line, p.column);

	if (!str_starts(text, STR("[")))
		return;
	add_line(t, text, false);
	while (++p.line <= p.last_line) {
		text = doc_source_line(t->doc, p.line);
		text = str_sub(text, source_column(text) - 1, text.len);
		add_line(t, text, true);
	}
	add_line(t, STR(""), false);
}

/* The line without the marks of quotes and items. */
static struct str unmarked(struct str line)
{
	size_t n = 0;

	do {
		line = str_sub(line, n, line.len);
		for (n = 0; n < line.len && memchr("> \t", line.at[n], 3);)
			n++;
		line = str_sub(line, n, line.len);
		n = row_list_mark(line);
	} while (n > 0);
	return line;
}

void tables_define_lost(struct tables *t, unsigned from, unsigned to)
{
	bool open = false;

	for (; from < to; from++) {
		struct str text = unmarked(doc_source_line(t->doc, from));
		bool begins = str_starts(text, STR("["));

		if (open && (begins || text.len == 0)) {
			add_line(t, STR(""), false);
			open = false;
		}
		if (open || begins)
			add_line(t, text, !begins);
		open = open || begins;
	}
	if (open)
		add_line(t, STR(""), false);
}
