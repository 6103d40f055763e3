#ifndef TESTS_SPEC_H
#define TESTS_SPEC_H

/* CommonMark's own text and the examples in it, where it lies beside us. */

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/str.h"

#include <stdbool.h>

/* false: it is not here. */
static inline bool spec_read(struct arena *a, struct str *text)
{
	struct diags d = diags_in(a);

	return file_read(a, STR("../shared/data/commonmark-spec.txt"), 1 << 20,
	    text, NULL, &d);
}

/* The next example, its arrows made tabs, in `a`; at the end, false. */
static inline bool spec_next(
    struct arena *a, struct str *rest, struct str *markdown)
{
	struct str fence = STR("````````````````````````````````");
	struct str open = STR(" example\n"), head, line;
	struct buf b = { .a = a };
	size_t at = 0;

	do {
		at = str_find(*rest, fence, at);
		if (at == SIZE_MAX)
			return false;
		at += fence.len;
		head = str_sub(*rest, at, rest->len);
	} while (!str_starts(head, open));
	*rest = str_sub(head, open.len, head.len);
	for (line = str_line(rest); !str_eq(line, STR("."));
	     line = str_line(rest)) {
		for (size_t i = 0; i < line.len; i++)
			if (str_starts(str_sub(line, i, line.len), STR("→"))) {
				buf_byte(&b, '\t');
				i += 2;
			} else {
				buf_byte(&b, line.at[i]);
			}
		buf_byte(&b, '\n');
	}
	*markdown = buf_str(&b);
	return true;
}

#endif
