#include "view/results.h"

#include "base/arena.h"
#include "view/rows.h"

#include <stdlib.h>

struct results {
	struct view view;
	struct arena *a;
	struct str what;
	struct result *at;
	size_t n, focus;
	int top;
};

static struct results *of(struct view *v)
{
	return (struct results *)v;
}

static enum context context(const struct view *v)
{
	(void)v;
	return CONTEXT_LIST;
}

static void draw(
    struct view *v, struct canvas *c, struct rect r, struct arena *frame)
{
	enum { WIDEST = 84 };
	struct results *s = of(v);
	int width = r.columns > WIDEST ? WIDEST : r.columns;
	struct rows rows = rows_in(frame, width);
	struct style name = style_of(ROLE_HEADING);
	struct rect in = r;

	name.marks = MARK_STRONG;
	canvas_text_cut(c, r.row, r.column + (r.columns - width) / 2, width,
	    str_fmt(frame, "%.*s: in %zu %s", STR_ARG(s->what), s->n,
		s->n == 1 ? "section" : "sections"),
	    style_of(ROLE_TITLE));
	for (size_t i = 0; i < s->n; i++) {
		rows.item = (int)i;
		rows.indent = 2;
		rows.lead = i == s->focus ? STR(">") : STR(" ");
		rows.lead_style = name;
		rows_text(&rows,
		    str_fmt(frame, "%.*s (%zu)", STR_ARG(s->at[i].title),
			s->at[i].count),
		    name);
		rows_text(&rows, s->at[i].text, style_of(ROLE_FAINT));
		rows.item = NO_ITEM;
		rows_gap(&rows);
	}
	in.row += 2;
	in.rows -= 2;
	in.columns = width;
	in.column += (r.columns - width) / 2;
	rows_draw(&rows, c, in, &s->top, (int)s->focus, false);
}

static enum act act(struct view *v, enum act act, struct wants *w)
{
	struct results *s = of(v);

	if (act == ACT_NEXT_LINE && s->focus + 1 < s->n)
		s->focus++;
	else if (act == ACT_PREV_LINE && s->focus > 0)
		s->focus--;
	else if (act == ACT_FIRST || act == ACT_PREV_PAGE)
		s->focus = 0;
	else if ((act == ACT_LAST || act == ACT_NEXT_PAGE) && s->n)
		s->focus = s->n - 1;
	else if (act == ACT_OPEN && s->n)
		want_add(w, WANT_OPEN, s->at[s->focus].anchor)->module =
		    str_copy(w->a, s->at[s->focus].module);
	else if (act != ACT_NEXT_LINE && act != ACT_PREV_LINE)
		return act;
	return ACT_NONE;
}

static const enum act *offers(const struct view *v)
{
	static const enum act all[] = { ACT_OPEN, ACT_NEXT_LINE, ACT_LEAVE,
		ACT_NONE };

	(void)v;
	return all;
}

static void end(struct view *v)
{
	arena_free(of(v)->a);
	free(of(v));
}

static const struct view_ops results_ops = {
	.name = "results",
	.context = context,
	.draw = draw,
	.act = act,
	.offers = offers,
	.free = end,
};

struct view *results_new(
    struct str what, const struct result *results, size_t n)
{
	struct results *s = calloc(1, sizeof(*s));

	if (!s)
		die("out of memory");
	s->view.ops = &results_ops;
	s->a = arena_new();
	s->what = str_copy(s->a, what);
	s->at = NEW_N(s->a, struct result, n);
	s->n = n;
	for (size_t i = 0; i < n; i++) {
		s->at[i].module = str_copy(s->a, results[i].module);
		s->at[i].anchor = str_copy(s->a, results[i].anchor);
		s->at[i].title = str_copy(s->a, results[i].title);
		s->at[i].text = str_copy(s->a, results[i].text);
		s->at[i].count = results[i].count;
	}
	return &s->view;
}

struct str results_what(const struct view *v)
{
	return v->ops == &results_ops ? ((const struct results *)v)->what
				      : STR("");
}
