#include "view/leaf.h"

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "doc/md.h"
#include "ui/pager.h"

#include <stdlib.h>

struct leaf {
	struct view view;
	struct arena *a;
	struct str title;
	struct pager *pager;
	enum act key;
};

static enum context context(const struct view *v)
{
	(void)v;
	return CONTEXT_LIST;
}

static void draw(
    struct view *v, struct canvas *c, struct rect r, struct arena *frame)
{
	struct leaf *l = (struct leaf *)v;
	int margin = r.columns >= 60 ? 2 : 0;
	struct layout how = { .inside = NO_BOX, .wrap_code = true };
	struct style title = style_of(ROLE_TITLE);
	struct rect in = r;

	(void)frame;
	title.marks = MARK_STRONG;
	in.row += 2;
	in.rows -= 2;
	in.columns -= 2 * margin;
	if (in.columns > MEASURE) {
		in.columns = MEASURE;
		margin = (r.columns - MEASURE) / 2;
	}
	in.column += margin;
	how.width = in.columns > 0 ? (size_t)in.columns : 1;
	canvas_text_cut(c, r.row, in.column, in.columns, l->title, title);
	pager_fit(l->pager, &how, in.rows > 0 ? in.rows : 1);
	pager_draw(l->pager, c, in);
	canvas_cursor(c, in.row, in.column);
}

static enum act act(struct view *v, enum act act, struct wants *w)
{
	struct leaf *l = (struct leaf *)v;

	(void)w;
	if (act == l->key || act == ACT_OPEN)
		return ACT_LEAVE;
	return pager_act(l->pager, act) ? ACT_NONE : act;
}

static const enum act *offers(const struct view *v)
{
	static const enum act all[] = { ACT_NEXT_PAGE, ACT_LEAVE, ACT_NONE };

	(void)v;
	return all;
}

static struct str where(const struct view *v, struct arena *frame)
{
	return str_fmt(
	    frame, "%d%%", pager_percent(((const struct leaf *)v)->pager));
}

static void end(struct view *v)
{
	struct leaf *l = (struct leaf *)v;

	pager_free(l->pager);
	arena_free(l->a);
	free(l);
}

struct view *leaf_new(struct str title, struct str markdown, enum act key)
{
	static const struct view_ops ops = {
		.name = "leaf",
		.context = context,
		.draw = draw,
		.act = act,
		.offers = offers,
		.where = where,
		.free = end,
	};
	struct leaf *l = calloc(1, sizeof(*l));
	struct diags d;
	const struct doc *doc;

	if (!l)
		die("out of memory");
	l->view.ops = &ops;
	l->key = key;
	l->a = arena_new();
	l->title = str_copy(l->a, title);
	d = diags_in(l->a);
	doc = md_parse(l->a, str_copy(l->a, markdown), title, &d);
	MUST(doc != NULL);
	l->pager = pager_new(doc);
	return &l->view;
}
