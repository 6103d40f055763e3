#ifndef DOC_ROW_H
#define DOC_ROW_H

#include "base/str.h"
#include "doc/doc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One line of a pipe table, as GitHub reads it. */

enum { ROW_COLUMNS = 128 };

/* A row's cells, one after the other; zero but for `rest` to begin. */
struct row {
	struct str rest;
	struct str cell; /* as written, without blanks at its ends */
	bool begun;
};

/* false: there are no more. */
bool row_next(struct row *row);

/* How many cells the line has; no more than `most` are counted. */
uint32_t row_count(struct str line, uint32_t most);

/* Whether a line can be what stands under a table's head, by its bytes. */
bool row_may_rule(struct str line);

/*
 * Reads such a line.  *columns may be more than ROW_COLUMNS, of which no
 * alignment is kept.  false: it is not one.
 */
bool row_rule(
    struct str line, enum align align[ROW_COLUMNS], uint32_t *columns);

/* The bytes of the mark ("-", "1.") of an item that begins here; 0: none. */
size_t row_list_mark(struct str s);

/* Whether another block begins with this line, which ends the table. */
bool row_ends_table(struct str line);

#endif
