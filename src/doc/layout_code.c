#include "doc/layout_parts.h"

#include "base/arena.h"
#include "doc/code.h"
#include "text/width.h"

/*
 * Program text stands two cells in, under a short rule with its language, so
 * that it can be copied without bars in it.  What a line's two first cells
 * hold is otherwise blank: a mark that it goes on from above, or to the left.
 */
enum { GUTTER = 2, LEAST = 8 };

struct listing {
	struct paper *p;
	struct flow flow;
	enum role plain; /* what no tint covers */
	struct tint *tints;
	size_t ntints, tint;
	size_t gutter, room;
	size_t digits; /* of line numbers; 0: none are shown */
	struct run blank, again, left; /* gutters */
	struct run right; /* says that a line goes on */
};

static struct str without_end(struct str text)
{
	if (text.len && text.at[text.len - 1] == '\n')
		text.len--;
	return text;
}

static size_t count_lines(struct str text)
{
	size_t n = 1;

	for (size_t i = 0; i < text.len; i++)
		n += text.at[i] == '\n';
	return n;
}

static struct touch code_touch(enum role role)
{
	return (struct touch){ plain_style(role), NO_LINK };
}

/* Fills the flow with bytes [from, to) of the text, tinted. */
static void take_line(struct listing *l, size_t from, size_t to)
{
	flow_clear(&l->flow);
	while (l->tint < l->ntints &&
	    l->tints[l->tint].at + (size_t)l->tints[l->tint].len <= from)
		l->tint++;
	for (size_t i = l->tint; i < l->ntints && l->tints[i].at < to; i++) {
		const struct tint *t = &l->tints[i];
		size_t begin = t->at > from ? t->at : from;
		size_t end = (size_t)t->at + t->len;

		if (end > to)
			end = to;
		flow_take(&l->flow, from, begin, code_touch(l->plain));
		flow_take(&l->flow, begin, end, code_touch(t->role));
		from = end;
	}
	flow_take(&l->flow, from, to, code_touch(l->plain));
}

/* A line with its number, if numbers are shown, and its gutter. */
static void begin_line(
    struct listing *l, size_t number, bool again, const struct run *gutter)
{
	struct paper *p = l->p;

	paper_line(p);
	p->lines.at[p->lines.n - 1].number = (uint32_t)number;
	if (l->digits && !again)
		paper_run(p,
		    run_sign(p->a, number_text(p->a, number, l->digits),
			ROLE_LINE_NUMBER));
	else if (l->digits)
		paper_blanks(p, l->digits);
	if (l->gutter && l->flow.text.len)
		paper_run(p, *gutter);
}

static void wrap_line(struct listing *l, size_t number)
{
	size_t piece = 0, at = 0;

	do {
		struct wrap w = wrap_program(l->flow.text, at, l->room);

		begin_line(l, number, at > 0, at ? &l->again : &l->blank);
		flow_runs(&l->flow, l->p, &w, &piece);
		at = w.next;
	} while (at < l->flow.text.len);
}

/*
 * Passes over what is hidden at the left; half of a wide glyph is seen as a
 * blank.  *blanks is how many of those there are.
 */
static size_t hide(struct str text, size_t cells, size_t *blanks)
{
	size_t took = 0, at = text_fit(text, cells, &took).len;
	struct glyph g;

	*blanks = 0;
	if (at == text.len || took == cells)
		return at;
	at += glyph_next(str_sub(text, at, text.len), &g);
	*blanks = took + g.cells - cells;
	return at;
}

static void shift_line(struct listing *l, size_t number)
{
	struct paper *p = l->p;
	struct str text = l->flow.text, rest;
	size_t blanks, piece = 0, room = l->room;
	struct wrap w = { .begin = hide(text, p->how->shift, &blanks) };

	begin_line(l, number, false, w.begin ? &l->left : &l->blank);
	blanks = blanks < room ? blanks : room;
	paper_blanks(p, blanks);
	room -= blanks;
	rest = str_sub(text, w.begin, text.len);
	w.end = w.begin + text_fit(rest, room, &w.cells).len;
	if (w.end == text.len) {
		flow_runs(&l->flow, p, &w, &piece);
		return;
	}
	w.end = w.begin + text_fit(rest, room ? room - 1 : 0, &w.cells).len;
	flow_runs(&l->flow, p, &w, &piece);
	if (room == 0)
		return;
	paper_blanks(p, room - 1 - w.cells);
	paper_run(p, l->right);
}

static void lay_lines(struct listing *l, struct str text)
{
	size_t number = 0;

	for (size_t from = 0; from <= text.len;) {
		size_t to = str_find(text, STR("\n"), from);
		size_t next = to;

		if (to == SIZE_MAX)
			to = next = text.len;
		if (to > from && text.at[to - 1] == '\r')
			to--;
		take_line(l, from, to);
		number++;
		if (l->p->how->wrap_code)
			wrap_line(l, number);
		else
			shift_line(l, number);
		from = next + 1;
	}
}

/* "┌─ hcl" above, "└─" below: a frame that stays out of the text. */
static void frame_line(struct paper *p, const char *corner, struct str word)
{
	struct style style = plain_style(ROLE_FRAME);
	size_t room = p->room, took = 0;

	paper_line(p);
	paper_own(p, str_of(corner), style);
	if (room < 2)
		return;
	paper_own(p, STR("─"), style);
	if (room < 4 || word.len == 0)
		return;
	paper_own(p, STR(" "), style);
	word = text_fit(text_safe(p->a, word), room - 3, &took);
	paper_own(p, word, plain_style(ROLE_FAINT));
}

static void set_marks(struct listing *l)
{
	struct arena *a = l->p->a;
	bool wide = text_is_utf8();

	l->blank = run_blanks(a, l->gutter);
	l->again = run_sign(a, STR("↪ "), ROLE_FRAME);
	l->left = run_sign(a, str_of(wide ? "‹ " : "< "), ROLE_FRAME);
	l->right = run_sign(a, str_of(wide ? "›" : ">"), ROLE_FRAME);
}

void lay_code(struct paper *p)
{
	struct listing l = { .p = p, .flow = flow_new(p) };
	struct str text = without_end(p->block->text);
	size_t lines = count_lines(text), digits = digits_of(lines);
	enum language lang = code_language(p->block->info);

	l.plain = lang == LANG_NONE ? ROLE_CODE : ROLE_TEXT;
	l.tints = code_tints(p->a, lang, p->block->text, &l.ntints);
	l.flow.program = true;
	l.gutter = p->room >= LEAST ? GUTTER : 0;
	if (p->how->numbers && p->room >= digits + LEAST)
		l.digits = digits;
	l.room = p->room - l.gutter - l.digits;
	set_marks(&l);
	paper_expect(p, lines + 2, l.ntints + 2 * lines + 8);
	if (!p->how->numbers)
		frame_line(p, "┌", p->block->info);
	lay_lines(&l, text);
	if (!p->how->numbers)
		frame_line(p, "└", STR(""));
}
