#include "base/diag.h"

#include "base/arena.h"
#include "base/vec.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct diags diags_in(struct arena *a)
{
	return (struct diags){ .a = a };
}

static void add(struct diags *d, enum severity severity, struct str path,
    const char *text, unsigned line, unsigned column)
{
	struct diag *diag = VEC_ADD(d->a, d);

	diag->severity = severity;
	diag->path = str_copy(d->a, path);
	diag->line = line;
	diag->column = column;
	diag->text = str_copy(d->a, str_of(text));
	d->errors += severity == SEVERITY_ERROR;
}

enum { LONGEST = 1024 };

void diag_add(struct diags *d, enum severity severity, struct str path,
    unsigned line, unsigned column, const char *fmt, ...)
{
	char text[LONGEST];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	add(d, severity, path, text, line, column);
}

void diag_error(struct diags *d, struct str path, const char *fmt, ...)
{
	char text[LONGEST];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	add(d, SEVERITY_ERROR, path, text, 0, 0);
}

static bool comes_after(const struct diag *x, const struct diag *y)
{
	int order = str_cmp(x->path, y->path);

	if (order)
		return order > 0;
	if (x->line != y->line)
		return x->line > y->line;
	return x->column > y->column;
}

/* Merges the two sorted halves of at[from, to). */
static void merge(
    struct diag *at, struct diag *spare, size_t from, size_t middle, size_t to)
{
	size_t i = from, j = middle;

	for (size_t k = from; k < to; k++)
		spare[k] =
		    j == to || (i < middle && !comes_after(&at[i], &at[j]))
		    ? at[i++]
		    : at[j++];
	for (size_t k = from; k < to; k++)
		at[k] = spare[k];
}

void diags_sort(struct diags *d)
{
	struct diag *spare = NEW_N(d->a, struct diag, d->n);

	for (size_t step = 1; step < d->n; step *= 2)
		for (size_t from = 0; from + step < d->n; from += 2 * step) {
			size_t to = from + 2 * step;

			merge(d->at, spare, from, from + step,
			    to < d->n ? to : d->n);
		}
}

struct str diag_text(struct arena *a, const struct diag *diag)
{
	struct buf b = { .a = a };

	if (diag->path.len)
		buf_fmt(&b, "%.*s:", STR_ARG(diag->path));
	if (diag->line)
		buf_fmt(&b, "%u:", diag->line);
	if (diag->line && diag->column)
		buf_fmt(&b, "%u:", diag->column);
	if (b.len)
		buf_byte(&b, ' ');
	buf_add(&b,
	    diag->severity == SEVERITY_ERROR ? STR("error: ")
					     : STR("warning: "));
	buf_add(&b, diag->text);
	return buf_str(&b);
}
