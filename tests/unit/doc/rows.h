#ifndef TESTS_UNIT_DOC_ROWS_H
#define TESTS_UNIT_DOC_ROWS_H

#include "base/diag.h"
#include "doc/md.h"
#include "doc_dump.h"
#include "tap.h"

/* Rows of Markdown and what doc_dump says of it. */
struct row_of_test {
	const char *in, *want;
};

static inline void each_row(const struct row_of_test *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena *a = arena_new();
		struct diags d = diags_in(a);
		struct doc *doc =
		    md_parse(a, str_of(rows[i].in), STR("test.md"), &d);

		if (doc)
			STR_IS(doc_dump(a, doc), rows[i].want);
		else
			OK(doc != NULL);
		arena_free(a);
	}
}

#define EACH(rows) each_row((rows), sizeof(rows) / sizeof(*(rows)))

#endif
