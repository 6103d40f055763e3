#include "doc/layout_parts.h"

#include "text/ascii.h"
#include "text/width.h"

#include <string.h>

/* A hanging indent has room where the line is so many times as wide. */
enum { TAB = 8, HANG_ROOM = 8 };

struct flow flow_new(const struct paper *p)
{
	struct flow f = { .a = p->a, .source = p->block->text, .ascii = true };

	f.b.a = p->a;
	f.narrow = p->room < 2;
	return f;
}

void flow_clear(struct flow *f)
{
	f->text.len = 0;
	f->b = (struct buf){ .a = f->a };
	f->copied = false;
	f->ascii = true;
	f->cells = 0;
	f->pieces.n = 0;
}

/* Printable ASCII and line ends: what needs no gate. */
static bool is_clean(struct str s)
{
	for (size_t at = 0; at < s.len; at++) {
		at += ascii_length(str_sub(s, at, s.len));
		if (at < s.len && s.at[at] != '\n')
			return false;
	}
	return true;
}

static struct piece *add_piece(struct flow *f, struct touch touch)
{
	struct piece *piece = VEC_ADD(f->a, &f->pieces);

	piece->at = (uint32_t)f->text.len;
	piece->source = RUN_OWN;
	piece->style = touch.style;
	piece->link = touch.link;
	return piece;
}

/* From here on the text is a copy. */
static void copy(struct flow *f)
{
	if (f->copied)
		return;
	buf_add(&f->b, f->text);
	f->text.at = f->b.at;
	f->copied = true;
}

static void append(struct flow *f, struct str s)
{
	buf_add(&f->b, s);
	f->text = (struct str){ f->b.at, f->b.len };
}

static void take_clean(
    struct flow *f, struct str s, size_t source, struct touch touch)
{
	struct piece *piece = add_piece(f, touch);

	piece->len = piece->taken = (uint32_t)s.len;
	piece->source = (uint32_t)source;
	f->cells += s.len;
	if (f->copied) {
		append(f, s);
	} else {
		if (f->text.len == 0)
			f->text.at = s.at;
		f->text.len += s.len;
	}
}

/* A glyph that is shown by something else than its own bytes. */
static void take_mark(struct flow *f, struct str shown, size_t source,
    size_t taken, struct touch touch)
{
	struct piece *piece = add_piece(f, touch);

	piece->len = (uint32_t)shown.len;
	piece->source = (uint32_t)source;
	piece->taken = source == RUN_OWN ? 0 : (uint32_t)taken;
	append(f, shown);
}

/* Whether the glyph `s` begins with is shown as it is; *n: its bytes. */
static bool is_safe(const struct flow *f, struct str s, size_t *n)
{
	unsigned char c = (unsigned char)s.at[0];
	struct glyph g;

	*n = 1;
	if (c == ' ' || c == '\n')
		return true;
	if (c < ' ')
		return false;
	*n = glyph_next(s, &g);
	return !g.replaced && g.cells > 0 && !(f->narrow && g.cells > 1);
}

/* Glyphs from `s` that can be shown as they are; returns their bytes. */
static size_t safe_bytes(const struct flow *f, struct str s)
{
	size_t at = 0, n;

	while (at < s.len) {
		struct str rest = str_sub(s, at, s.len);

		n = ascii_length(rest);
		/* The last may carry what follows. */
		if (n > 1 || n == rest.len)
			at += n - (n < rest.len);
		else if (is_safe(f, rest, &n))
			at += n;
		else
			break;
	}
	return at;
}

/* A tab is a blank, or many in a program; in a column of one cell, a row. */
static size_t take_tab(struct flow *f, size_t source, struct touch touch)
{
	static const char blanks[] = "        ";
	size_t n = f->program && !f->narrow ? TAB - f->cells % TAB : 1;

	take_mark(f, (struct str){ blanks, n }, source, 1, touch);
	return 1;
}

/* One glyph that cannot be shown as it is; returns its bytes. */
static size_t take_strange(
    struct flow *f, struct str s, size_t source, struct touch touch)
{
	char own[GLYPH_BYTES + 4];
	struct glyph g;
	size_t n = glyph_next(s, &g);
	struct str shown = g.text;

	/* A mark is many glyphs and may break; a wide glyph may not. */
	if (f->narrow && g.cells > 1 && (unsigned char)g.text.at[0] >= 0x80) {
		shown = STR("□");
	} else if (g.cells == 0) {
		/* A mark needs something to stand on. */
		struct str base = STR("◌");

		memcpy(own, base.at, base.len);
		memcpy(own + base.len, g.text.at, g.text.len);
		shown = (struct str){ own, base.len + g.text.len };
	}
	take_mark(f, shown, source, n, touch);
	return n;
}

/* Text that was counted as if its bytes were cells. */
static void count_cells(struct flow *f, struct str s)
{
	if (is_clean(s))
		return;
	f->ascii = false;
	if (f->program)
		f->cells += text_cells(s) - s.len;
}

static void take_unclean(
    struct flow *f, struct str s, size_t source, struct touch touch)
{
	copy(f);
	while (s.len) {
		size_t n = safe_bytes(f, s);
		struct str same = str_sub(s, 0, n);

		if (n) {
			take_clean(f, same, source, touch);
			count_cells(f, same);
		} else {
			size_t before = f->text.len;

			n = s.at[0] == '\t' ? take_tab(f, source, touch)
					    : take_strange(f, s, source, touch);
			same = str_sub(f->text, before, f->text.len);
			f->cells += same.len;
			count_cells(f, same);
		}
		s = str_sub(s, n, s.len);
		if (source != RUN_OWN)
			source += n;
	}
}

void flow_take(struct flow *f, size_t from, size_t to, struct touch touch)
{
	struct str s = str_sub(f->source, from, to);

	if (s.len == 0)
		return;
	if (f->text.len && s.at != f->text.at + f->text.len)
		copy(f);
	if (is_clean(s))
		take_clean(f, s, from, touch);
	else
		take_unclean(f, s, from, touch);
}

void flow_own(struct flow *f, struct str text, struct touch touch)
{
	if (text.len == 0)
		return;
	copy(f);
	if (ascii_length(text) == text.len)
		take_clean(f, text, RUN_OWN, touch);
	else
		take_unclean(f, text_safe(f->a, text), RUN_OWN, touch);
}

static struct run run_of(
    const struct flow *f, const struct piece *piece, size_t begin, size_t end)
{
	struct run run = { .link = piece->link, .style = piece->style };
	size_t skipped = begin - piece->at;

	run.text = str_sub(f->text, begin, end);
	run.at = piece->source;
	if (piece->source == RUN_OWN)
		return run;
	if (piece->taken == piece->len) {
		run.at += (uint32_t)skipped;
		run.len = (uint32_t)(end - begin);
	} else if (skipped == 0) {
		run.len = piece->taken;
	}
	return run;
}

static size_t cells_of(const struct flow *f, struct str text)
{
	if (f->ascii || ascii_length(text) == text.len)
		return text.len;
	return text_cells(text);
}

void flow_runs(
    struct flow *f, struct paper *p, const struct wrap *w, size_t *piece)
{
	for (; *piece < f->pieces.n; ++*piece) {
		const struct piece *at = &f->pieces.at[*piece];
		size_t from = at->at > w->begin ? at->at : w->begin;
		size_t to = (size_t)at->at + at->len;
		size_t end = to < w->end ? to : w->end;
		struct run run;

		if (at->at >= w->end)
			return;
		if (from < end) {
			run = run_of(f, at, from, end);
			run.cells = (uint32_t)(end - from == w->end - w->begin
				? w->cells
				: cells_of(f, run.text));
			paper_run(p, run);
		}
		if (to > w->end)
			return;
	}
}

void flow_lines(struct flow *f, struct paper *p, size_t hang)
{
	size_t piece = 0;

	if (hang * HANG_ROOM > p->room)
		hang = 0;
	for (size_t at = 0; at < f->text.len;) {
		size_t in = at ? hang : 0;
		struct wrap w = wrap_prose(f->text, at, p->room - in);

		paper_line(p);
		paper_blanks(p, in);
		flow_runs(f, p, &w, &piece);
		at = w.next;
	}
}

size_t flow_measure(const struct flow *f)
{
	size_t most = 0;

	for (size_t at = 0; at < f->text.len;) {
		struct wrap w = wrap_prose(f->text, at, SIZE_MAX / 4);

		if (w.cells > most)
			most = w.cells;
		at = w.next;
	}
	return most;
}

size_t flow_longest_word(const struct flow *f)
{
	size_t most = 0, cells = 0;
	struct glyph g;

	for (size_t at = 0; at < f->text.len;) {
		at += glyph_next(str_sub(f->text, at, f->text.len), &g);
		cells += g.cells;
		if (g.text.at[0] == ' ' || g.text.at[0] == '\n')
			cells = 0;
		else if (g.cells > 1)
			cells = g.cells;
		if (cells > most)
			most = cells;
	}
	return most;
}
