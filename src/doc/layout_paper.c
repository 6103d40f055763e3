#include "doc/layout_parts.h"

#include "text/width.h"

#include <string.h>

static const char blanks[] =
    "                                                                ";

struct style plain_style(enum role role)
{
	return (struct style){ .role = (unsigned char)role };
}

struct run run_own(struct arena *a, struct str text, struct style style)
{
	struct run run = { .at = RUN_OWN, .link = NO_LINK, .style = style };

	run.text = text_safe(a, text);
	run.cells = (uint32_t)text_cells(run.text);
	return run;
}

/* A byte that begins a character. */
static bool is_first(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

struct run run_sign(struct arena *a, struct str text, enum role role)
{
	struct run run = { .at = RUN_OWN,
		.link = NO_LINK,
		.text = text,
		.style = plain_style(role) };

	if (!text_is_utf8())
		return run_own(a, text, run.style);
	for (size_t i = 0; i < text.len; i++)
		run.cells += is_first(text.at[i]);
	return run;
}

size_t digits_of(uint64_t n)
{
	size_t digits = 1;

	for (; n >= 10; n /= 10)
		digits++;
	return digits;
}

struct str number_text(struct arena *a, uint64_t n, size_t width)
{
	size_t digits = digits_of(n), len = width > digits ? width : digits;
	char *at = arena_take(a, len);

	memset(at, ' ', len);
	for (size_t i = len; i > len - digits; i--) {
		at[i - 1] = (char)('0' + n % 10);
		n /= 10;
	}
	return (struct str){ at, len };
}

static struct str many_blanks(struct arena *a, size_t cells)
{
	struct buf b = { .a = a };

	buf_fill(&b, ' ', cells);
	return buf_str(&b);
}

struct run run_blanks(struct arena *a, size_t cells)
{
	struct run run = {
		.at = RUN_OWN, .link = NO_LINK, .cells = (uint32_t)cells
	};

	run.text = (struct str){ blanks, cells };
	if (cells >= sizeof(blanks))
		run.text = many_blanks(a, cells);
	return run;
}

void paper_run(struct paper *p, struct run run)
{
	struct line *line = &p->lines.at[p->lines.n - 1];

	if (run.text.len == 0)
		return;
	*VEC_ADD(p->a, &p->runs) = run;
	line->n++;
	line->cells += run.cells;
}

void paper_own(struct paper *p, struct str text, struct style style)
{
	paper_run(p, run_own(p->a, text, style));
}

void paper_blanks(struct paper *p, size_t cells)
{
	if (cells)
		paper_run(p, run_blanks(p->a, cells));
}

void paper_fill(
    struct paper *p, const char *glyph, size_t cells, enum role role)
{
	struct str one = text_safe(p->a, str_of(glyph));
	struct run run = { .at = RUN_OWN, .link = NO_LINK };
	struct buf b = { .a = p->a };

	if (cells == 0)
		return;
	for (size_t i = 0; i < cells; i++)
		buf_add(&b, one);
	run.text = buf_str(&b);
	run.cells = (uint32_t)cells;
	run.style = plain_style(role);
	paper_run(p, run);
}

/* The same array with room for n more of `size` bytes. */
static void *with_room(
    struct arena *a, const void *at, size_t had, size_t more, size_t size)
{
	void *room = arena_take_n(a, had + more, size);

	return had ? memcpy(room, at, had * size) : room;
}

void paper_expect(struct paper *p, size_t lines, size_t runs)
{
	p->lines.at = with_room(
	    p->a, p->lines.at, p->lines.n, lines, sizeof(*p->lines.at));
	p->lines.cap = p->lines.n + lines;
	p->runs.at =
	    with_room(p->a, p->runs.at, p->runs.n, runs, sizeof(*p->runs.at));
	p->runs.cap = p->runs.n + runs;
}

void paper_line_in(struct paper *p, size_t nparts)
{
	*VEC_ADD(p->a, &p->lines) = (struct line){ 0 };
	for (size_t i = 0; i < nparts; i++) {
		struct part *part = &p->parts[i];

		if (!part->shown && part->first.cells < part->rest.cells)
			paper_blanks(p, part->lead);
		paper_run(p, part->shown ? part->rest : part->first);
		part->shown = true;
	}
}

void paper_line(struct paper *p)
{
	paper_line_in(p, p->nparts);
}
