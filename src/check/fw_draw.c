#include "check/fw_draw.h"

#include "base/arena.h"
#include "base/vec.h"

#include <stdlib.h>

enum { CELLS = 50, LEAST = 2, MOST_STRETCHES = 9, MOST_RANGES = 3 };

/* A stretch of the line on which nothing changes. */
struct stretch {
	uint64_t first, end; /* the end is not in it */
	bool must, never, admitted;
	size_t cells;
};

struct drawing {
	struct arena *a;
	const struct fw_line *line;
	struct stretch *at; /* those that are drawn */
	size_t n;
	struct buf out;
};

static int by_value(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

static uint64_t *add_ends(uint64_t *to, const struct ipset *set)
{
	size_t n;
	const struct ip4_range *at = ipset_ranges(set, &n);

	for (size_t i = 0; i < n; i++) {
		*to++ = at[i].first;
		*to++ = (uint64_t)at[i].last + 1;
	}
	return to;
}

static size_t ranges_of(const struct ipset *set)
{
	size_t n;

	ipset_ranges(set, &n);
	return n;
}

/* Every place where something begins or ends, in order; at least two. */
static uint64_t *find_ends(const struct drawing *d, size_t *n)
{
	const struct fw_line *l = d->line;
	size_t most = 2 +
	    2 *
		(ranges_of(l->must) + ranges_of(l->never) +
		    ranges_of(l->admitted));
	uint64_t *ends = NEW_N(d->a, uint64_t, most), *to = ends;

	*to++ = 0;
	*to++ = UINT64_C(1) << 32;
	to = add_ends(to, l->must);
	to = add_ends(to, l->never);
	to = add_ends(to, l->admitted);
	qsort(ends, (size_t)(to - ends), sizeof(*ends), by_value);
	*n = 0;
	for (uint64_t *p = ends; p < to; p++)
		if (*n == 0 || ends[*n - 1] != *p)
			ends[(*n)++] = *p;
	return ends;
}

/* The stretches around the witness. */
static void choose(struct drawing *d)
{
	size_t n, here = 0, from;
	uint64_t *ends = find_ends(d, &n);

	while (ends[here + 1] <= d->line->witness)
		here++;
	from = here > MOST_STRETCHES / 2 ? here - MOST_STRETCHES / 2 : 0;
	d->at = NEW_N(d->a, struct stretch, MOST_STRETCHES);
	for (size_t i = from; i + 1 < n && d->n < MOST_STRETCHES; i++) {
		uint32_t ip = (uint32_t)ends[i];

		d->at[d->n++] = (struct stretch){
			.first = ends[i],
			.end = ends[i + 1],
			.must = ipset_has(d->line->must, ip),
			.never = ipset_has(d->line->never, ip),
			.admitted = ipset_has(d->line->admitted, ip),
		};
	}
}

static size_t bits_of(const struct stretch *s)
{
	size_t n = 1;

	for (uint64_t size = s->end - s->first; size > 1; size >>= 1)
		n++;
	return n;
}

static void measure(struct drawing *d)
{
	size_t all = 0, spare = CELLS - LEAST * d->n, left = spare;

	for (size_t i = 0; i < d->n; i++)
		all += bits_of(&d->at[i]);
	for (size_t i = 0; i < d->n; i++) {
		size_t share = spare * bits_of(&d->at[i]) / all;

		d->at[i].cells = LEAST + share;
		left -= share;
	}
	d->at[d->n - 1].cells += left;
}

static char mark_asked(const struct stretch *s)
{
	if (s->must)
		return '#';
	return s->never ? '.' : ' ';
}

static char mark_admitted(const struct stretch *s)
{
	return s->admitted ? '#' : '.';
}

static char mark_wrong(const struct stretch *s)
{
	if (s->admitted && s->never)
		return '+';
	return s->must && !s->admitted ? '-' : ' ';
}

static void end_row(struct buf *b)
{
	while (b->len && b->at[b->len - 1] == ' ')
		b->len--;
	buf_byte(b, '\n');
}

static void add_row(
    struct drawing *d, const char *label, char (*mark)(const struct stretch *s))
{
	buf_fmt(&d->out, "%-6s ", label);
	for (size_t i = 0; i < d->n; i++)
		buf_fill(&d->out, mark(&d->at[i]), d->at[i].cells);
	end_row(&d->out);
}

/* An arrow at the witness, its address on the side that has room. */
static void add_witness(struct drawing *d)
{
	struct str ip = ip4_text(d->a, d->line->witness);
	size_t at = 7;

	for (size_t i = 0; i < d->n; i++) {
		const struct stretch *s = &d->at[i];

		if (d->line->witness + UINT64_C(1) == s->end &&
		    d->line->witness > s->first)
			at += s->cells - 1;
		if (d->line->witness < s->end)
			break;
		at += s->cells;
	}
	if (at > 7 + CELLS / 2) {
		buf_fill(&d->out, ' ', at - ip.len - 1);
		buf_fmt(&d->out, "%.*s ^\n", STR_ARG(ip));
	} else {
		buf_fill(&d->out, ' ', at);
		buf_fmt(&d->out, "^ %.*s\n", STR_ARG(ip));
	}
}

static void add_ranges(struct drawing *d, const struct ipset *set,
    const char *sign, const char *words)
{
	size_t n;
	const struct ip4_range *at = ipset_ranges(set, &n);

	for (size_t i = 0; i < n && i < MOST_RANGES; i++)
		buf_fmt(&d->out, "%s %s: %llu %s\n", sign,
		    ip4_range_text(d->a, at[i]).at,
		    (unsigned long long)at[i].last - at[i].first + 1, words);
	if (n > MOST_RANGES)
		buf_fmt(&d->out, "%s and %zu more of these\n", sign,
		    n - MOST_RANGES);
}

struct str fw_draw(struct arena *a, const struct fw_line *line)
{
	struct drawing d = { .a = a, .line = line, .out = { .a = a } };

	choose(&d);
	measure(&d);
	add_row(&d, "asked", mark_asked);
	add_row(&d, "yours", mark_admitted);
	add_row(&d, "wrong", mark_wrong);
	add_witness(&d);
	add_ranges(
	    &d, ipset_common(a, line->admitted, line->never), "+", "too many");
	add_ranges(
	    &d, ipset_minus(a, line->must, line->admitted), "-", "missing");
	d.out.len--;
	return buf_str(&d.out);
}
