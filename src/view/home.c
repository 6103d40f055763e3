#include "view/home.h"

#include "base/arena.h"
#include "text/width.h"
#include "ui/edit.h"
#include "view/rows.h"

#include <stdlib.h>

struct home {
	struct view view;
	struct home_lines lines;
	size_t focus; /* 0: what to do next; then the modules */
	int top;
	bool prompting;
	struct edit prompt;
};

static struct home *of(struct view *v)
{
	return (struct home *)v;
}

static const struct home *of_const(const struct view *v)
{
	return (const struct home *)v;
}

static enum context context(const struct view *v)
{
	return of_const(v)->prompting ? CONTEXT_PROMPT : CONTEXT_HOME;
}

static void open(struct home *h, enum want_kind kind, struct wants *w)
{
	struct want *want;

	if (h->focus == 0 && h->lines.review && kind == WANT_OPEN) {
		want_add(w, WANT_REVIEW, STR(""));
	} else if (h->focus == 0) {
		if (h->lines.next_module.len == 0)
			return;
		want = want_add(w, kind,
		    kind == WANT_OPEN ? h->lines.next_anchor : STR(""));
		want->module = h->lines.next_module;
	} else if (h->focus <= h->lines.n) {
		want = want_add(w, kind, STR(""));
		want->module = h->lines.modules[h->focus - 1].id;
	}
}

/* Of the module at hand; on the first line, of all. */
static void exam(const struct home *h, struct wants *w)
{
	struct want *want = want_add(w, WANT_EXAM, STR(""));

	want->module = h->focus ? h->lines.modules[h->focus - 1].id : STR("");
}

static enum act act(struct view *v, enum act act, struct wants *w)
{
	struct home *h = of(v);

	if (h->prompting) {
		if (act != ACT_SUBMIT && act != ACT_LEAVE)
			return act;
		h->prompting = false;
		if (act == ACT_SUBMIT)
			want_add(w, WANT_SEARCH, edit_text(&h->prompt));
		return ACT_NONE;
	}
	if (act == ACT_NEXT_LINE && h->focus < h->lines.n)
		h->focus++;
	else if (act == ACT_PREV_LINE && h->focus > 0)
		h->focus--;
	else if (act == ACT_FIRST)
		h->focus = 0;
	else if (act == ACT_LAST)
		h->focus = h->lines.n;
	else if (act == ACT_OPEN)
		open(h, WANT_OPEN, w);
	else if (act == ACT_ASK_ALL)
		open(h, WANT_ASK, w);
	else if (act == ACT_EXAM)
		exam(h, w);
	else if (act == ACT_REVIEW)
		want_add(w, WANT_REVIEW, STR(""));
	else if (act == ACT_SEARCH_COURSE) {
		h->prompting = true;
		edit_set(&h->prompt, STR(""));
	} else if (act != ACT_NEXT_LINE && act != ACT_PREV_LINE) {
		return act;
	}
	return ACT_NONE;
}

static bool type(struct view *v, uint32_t key, struct wants *w)
{
	struct home *h = of(v);

	if (h->prompting)
		return edit_key(&h->prompt, key);
	if (key < '1' || key > '9' || key - '0' > h->lines.n)
		return false;
	h->focus = key - '0';
	open(h, WANT_OPEN, w);
	return true;
}

/* "########--------": so many of so many, `cells` wide. */
static struct str bar(struct arena *a, size_t some, size_t of_all, int cells)
{
	struct buf b = { .a = a };
	int full = of_all ? (int)(some * (size_t)cells / of_all) : 0;

	for (int i = 0; i < cells; i++)
		buf_add(&b, i < full ? STR("█") : STR("░"));
	return buf_str(&b);
}

static void module_rows(
    const struct home *h, struct rows *rows, const struct module_line *m)
{
	enum { BAR = 8 };
	struct style title = style_of(ROLE_HEADING);
	struct buf b = { .a = rows->a };

	title.marks = MARK_STRONG;
	rows->indent = 4;
	rows->lead = rows->item == (int)h->focus ? STR("  >") : STR("   ");
	rows->lead_style = title;
	rows_text(rows, m->title, title);
	rows->at[rows->n - 1].style = title;
	if (m->sections)
		buf_fmt(&b, "%.*s %zu of %zu %s read",
		    STR_ARG(bar(rows->a, m->read, m->sections, BAR)), m->read,
		    m->sections, m->sections == 1 ? "section" : "sections");
	if (m->questions)
		buf_fmt(&b, "%s%.*s %zu of %zu answered, %zu retained",
		    b.len ? "   " : "",
		    STR_ARG(bar(rows->a, m->retained, m->questions, BAR)),
		    m->answered, m->questions, m->retained);
	rows_text(rows, buf_str(&b), style_of(ROLE_FAINT));
	rows->indent = 0;
}

/* "Falls due: 7 today, 2 tomorrow, 1 on Friday." */
static void due_row(const struct home_lines *lines, struct rows *rows)
{
	static const char *const days[] = { "Monday", "Tuesday", "Wednesday",
		"Thursday", "Friday", "Saturday", "Sunday" };
	struct buf b = { .a = rows->a };

	if (!lines->remembers)
		return;
	for (unsigned i = 0; i < HOME_DAYS; i++) {
		if (lines->due[i] == 0)
			continue;
		buf_fmt(
		    &b, "%s%zu ", b.len ? ", " : "Falls due: ", lines->due[i]);
		buf_fmt(&b, i > 1 ? "on %s" : "%s",
		    i == 0	 ? "today"
			: i == 1 ? "tomorrow"
				 : days[(lines->weekday + i) % HOME_DAYS]);
	}
	rows_gap(rows);
	rows->indent = 4;
	rows_text(rows,
	    b.len ? str_fmt(rows->a, "%.*s.", STR_ARG(buf_str(&b)))
		  : STR("Nothing falls due this week."),
	    style_of(ROLE_FAINT));
	rows->indent = 0;
}

static void draw(
    struct view *v, struct canvas *c, struct rect r, struct arena *frame)
{
	enum { WIDEST = 84 };
	struct home *h = of(v);
	int width = r.columns > WIDEST ? WIDEST : r.columns;
	struct rows rows = rows_in(frame, width);
	struct style name = style_of(ROLE_TITLE);
	struct rect in = r;

	name.marks = MARK_STRONG;
	rows.indent = 2;
	if (r.rows >= 16)
		rows_text(&rows, STR(" "), name);
	rows_text(&rows, STR("lectern"), name);
	rows_text(&rows, STR("A study room for infrastructure."),
	    style_of(ROLE_FAINT));
	if (h->lines.code.len)
		rows_text(&rows, h->lines.code, style_of(ROLE_FAINT));
	rows_gap(&rows);
	rows.indent = 4;
	rows.item = 0;
	rows.lead = h->focus == 0 ? STR("  >") : STR("   ");
	rows.lead_style = style_of(ROLE_HEADING);
	rows_text(&rows, h->lines.next, style_of(ROLE_LINK));
	rows.item = NO_ITEM;
	if (h->lines.then.len)
		rows_text(&rows, h->lines.then, style_of(ROLE_FAINT));
	rows.indent = 0;
	for (size_t i = 0; i < h->lines.n; i++) {
		rows.item = NO_ITEM;
		rows_gap(&rows);
		rows.item = (int)i + 1;
		module_rows(h, &rows, &h->lines.modules[i]);
	}
	rows.item = NO_ITEM;
	due_row(&h->lines, &rows);
	in.columns = width;
	in.column += (r.columns - width) / 2;
	rows_draw(&rows, c, in, &h->top, (int)h->focus, false);
	if (h->focus == 0 && h->top > 0)
		h->top = 0;
	if (h->prompting)
		edit_draw_prompt(
		    &h->prompt, c, r.rows - 1, STR("Search the course: "));
}

static const enum act *offers(const struct view *v)
{
	static const enum act moving[] = { ACT_OPEN, ACT_NEXT_LINE, ACT_ASK_ALL,
		ACT_SEARCH_COURSE, ACT_PROGRESS, ACT_HELP, ACT_QUIT, ACT_NONE };
	static const enum act due[] = { ACT_OPEN, ACT_NEXT_LINE, ACT_REVIEW,
		ACT_SEARCH_COURSE, ACT_PROGRESS, ACT_HELP, ACT_QUIT, ACT_NONE };
	static const enum act typing[] = { ACT_SUBMIT, ACT_LEAVE, ACT_NONE };

	if (of_const(v)->prompting)
		return typing;
	return of_const(v)->lines.review ? due : moving;
}

static void end(struct view *v)
{
	edit_free(&of(v)->prompt);
	free(of(v));
}

struct view *home_new(void)
{
	static const struct view_ops ops = {
		.name = "home",
		.context = context,
		.draw = draw,
		.act = act,
		.type = type,
		.offers = offers,
		.free = end,
	};
	struct home *h = calloc(1, sizeof(*h));

	if (!h)
		die("out of memory");
	h->view.ops = &ops;
	return &h->view;
}

void home_set(struct view *v, const struct home_lines *lines)
{
	struct home *h = of(v);

	h->lines = *lines;
	if (h->focus > lines->n)
		h->focus = lines->n;
}
