#ifndef DOC_TABLES_H
#define DOC_TABLES_H

#include "base/str.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "doc/margin.h"
#include "doc/place.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that a cell's text begins with which are not its own. */
enum { TABLES_GUARD = 2 };

/*
 * Pipe tables, which cmark reads as paragraphs.  They are found in the lines
 * of its paragraphs; their cells become paragraphs of a second, small
 * document (`cells`), which cmark reads like any other.
 */

struct found_table {
	struct place paragraph; /* that it was found in */
	struct place place;
	struct place rule; /* of dashes right behind it; line 0: none */
	unsigned before; /* line in `cells` of text above the head; 0: none */
	uint32_t columns, rows;
	enum align *align;
	size_t row; /* its first in tables.row_at */
};

/*
 * What is put before a line so that cmark reads it as a table needs it: ahead
 * of what is no row a block that ends the paragraph, or blanks so that a row
 * of dashes underlines no heading.
 */
enum fix_kind { FIX_CUT, FIX_JOIN };

struct fix {
	unsigned line;
	enum fix_kind kind;
	struct str margin; /* what stands before the line's text */
	unsigned cuts; /* how many are before it */
};

/*
 * A fix may change what blocks come after it in the same outermost box, so
 * the sure way is one fix for each such box in a reading.  Without the fix
 * that it needs a table stays a paragraph.
 */
enum fixing { FIX_SURE, FIX_ALL, FIX_NONE };

struct tables {
	struct arena *a; /* scratch */
	const struct doc *doc;
	VEC(uint32_t) rules; /* lines that may stand under a head */
	size_t next_rule;
	VEC(struct found_table) found;
	VEC(uint32_t) row_at; /* rows + 1 for each table: in cell_lines */
	VEC(uint32_t) cell_lines; /* in `cells`; 0: the cell is empty */
	VEC(struct fix) fixes; /* by line; see tables_look */
	struct buf cells;
	unsigned lines; /* in `cells` so far */
	unsigned fixed; /* the line of the outermost box with the last fix */
	enum fixing fixing;
};

/* Looks for lines that may make tables; without any there is no more to do. */
struct tables tables_in(struct arena *a, const struct doc *doc, unsigned from);

bool tables_likely(const struct tables *t);

/* Forgets what was found, but for the fixes: cmark reads again. */
void tables_again(struct tables *t);

/* The last line before this one that was joined; 0: none. */
unsigned tables_joined(const struct tables *t, unsigned line);

/* Whether the paragraph may hold a table.  To be asked in rising order. */
bool tables_may_be_in(struct tables *t, struct place place);

/*
 * Looks into a paragraph, or an underlined heading.  Where a table ends and
 * the paragraph goes on, or goes on and the heading ends, cmark has to read
 * again with a fix there.
 */
void tables_look(struct tables *t, const struct margins *margins,
    struct place place, bool is_heading);

/* The table in `a`, but for its cells' places. */
struct table *tables_table(
    struct arena *a, const struct tables *t, const struct found_table *f);

/* Where its i-th cell is in `cells`; 0: it is empty. */
uint32_t tables_cell_line(
    const struct tables *t, const struct found_table *f, uint32_t i);

/* Whether a cell may refer to a definition. */
bool tables_need_definitions(const struct tables *t);

/*
 * Adds to `cells` what a paragraph, or lines [from, to) that no block came
 * of, may define for links in cells to refer to.
 */
void tables_define(struct tables *t, struct place paragraph);
void tables_define_lost(struct tables *t, unsigned from, unsigned to);

#endif
