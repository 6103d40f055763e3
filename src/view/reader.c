#include "view/reader.h"

#include "base/arena.h"
#include "course/catalogue.h"
#include "course/outline.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "sched/standing.h"
#include "text/width.h"
#include "ui/edit.h"
#include "ui/pager.h"
#include "view/reader_own.h"

#include <stdlib.h>

void page_free(struct page *p)
{
	arena_free(p->a);
	*p = (struct page){ 0 };
}

static struct reader *of(struct view *v)
{
	return (struct reader *)v;
}

static const struct reader *of_const(const struct view *v)
{
	return (const struct reader *)v;
}

static enum context context(const struct view *v)
{
	const struct reader *r = of_const(v);

	if (r->prompting)
		return CONTEXT_PROMPT;
	return r->in_contents ? CONTEXT_LIST : CONTEXT_READ;
}

/* The pager that keys go to. */
static struct pager *active(const struct reader *r)
{
	return reader_code_has_focus(r) ? r->code.pager : r->text.pager;
}

static void drop(struct sheet *s)
{
	pager_free(s->pager);
	page_free(&s->page);
	*s = (struct sheet){ 0 };
}

static void put(struct sheet *s, struct page page)
{
	drop(s);
	s->page = page;
	s->pager = pager_new(page.doc);
}

void reader_show(struct view *v, struct page page, const struct module *module,
    const struct outline *outline, struct str anchor)
{
	struct reader *r = of(v);

	put(&r->text, page);
	r->module = module;
	r->outline = outline;
	r->code_focus = false;
	r->in_contents = false;
	r->tallies = NULL;
	r->ntallies = 0;
	arena_reset(r->began_in);
	r->began = outline ? NEW_N(r->began_in, bool, outline->n) : NULL;
	r->noted = outline ? NEW_N(r->began_in, bool, outline->n) : NULL;
	reader_fit(r);
	if (anchor.len)
		reader_go_anchor(v, anchor);
}

void reader_show_code(struct view *v, struct page page, unsigned line)
{
	struct reader *r = of(v);

	put(&r->code, page);
	r->code_open = true;
	r->code_focus = true;
	reader_fit(r);
	pager_mark(r->code.pager, line);
}

void reader_reload(
    struct view *v, struct page page, bool code, const struct outline *outline)
{
	struct reader *r = of(v);
	struct sheet *s = code ? &r->code : &r->text;

	pager_reload(s->pager, page.doc);
	page_free(&s->page);
	s->page = page;
	if (code)
		return;
	r->outline = outline;
	if (!outline || r->row >= outline->n)
		r->row = outline && outline->n ? outline->n - 1 : 0;
	r->in_contents = r->in_contents && outline && outline->n;
	r->began = outline ? NEW_N(r->began_in, bool, outline->n) : NULL;
	r->noted = outline ? NEW_N(r->began_in, bool, outline->n) : NULL;
}

void reader_tallies(struct view *v, const struct tally *tallies, size_t n)
{
	of(v)->tallies = tallies;
	of(v)->ntallies = n;
}

const struct page *reader_page(const struct view *v, bool code)
{
	return code ? &of_const(v)->code.page : &of_const(v)->text.page;
}

const struct module *reader_module(const struct view *v)
{
	return of_const(v)->module;
}

static struct spot_in spot_of(const struct sheet *s, struct arena *a)
{
	struct spot_in spot = { .path = str_copy(a, s->page.path) };
	struct place place;

	if (!s->pager || s->page.doc->nblocks == 0)
		return spot;
	place = pager_place(s->pager);
	spot.line = s->page.doc->blocks[place.block].line;
	spot.at = place.at;
	return spot;
}

struct reader_place reader_where(const struct view *v, struct arena *a)
{
	const struct reader *r = of_const(v);

	return (struct reader_place){
		.text = spot_of(&r->text, a),
		.code = spot_of(&r->code, a),
		.link = r->text.pager ? pager_link(r->text.pager) : NO_LINK,
		.code_open = r->code_open,
		.code_focus = r->code_focus,
		.wrap = r->wrap,
	};
}

static void go_spot(struct sheet *s, const struct spot_in *spot)
{
	struct place place;

	if (!s->pager || spot->line == 0)
		return;
	place = pager_line_place(s->pager, spot->line);
	place.at = spot->at;
	pager_go(s->pager, place);
}

void reader_go(struct view *v, const struct reader_place *place)
{
	struct reader *r = of(v);

	r->code_open = place->code_open && r->code.pager;
	r->code_focus = place->code_focus && r->code_open;
	r->wrap = place->wrap;
	reader_fit(r);
	go_spot(&r->text, &place->text);
	go_spot(&r->code, &place->code);
	if (r->text.pager && place->link >= 0 &&
	    (size_t)place->link < r->text.page.doc->nlinks)
		pager_set_link(r->text.pager, place->link);
}

bool reader_go_anchor(struct view *v, struct str anchor)
{
	struct reader *r = of(v);
	const struct heading *h = doc_anchor(r->text.page.doc, anchor);

	r->code_focus = false;
	if (!h)
		return false;
	pager_go(r->text.pager, (struct place){ h->block, 0 });
	return true;
}

struct str reader_link_from(const struct view *v)
{
	const struct reader *r = of_const(v);

	return reader_code_has_focus(r) ? r->code.page.path : r->text.page.path;
}

void reader_search(struct view *v, struct str what)
{
	struct reader *r = of(v);

	pager_search(active(r), what);
	edit_set(&r->prompt, what);
}

void reader_note_read(struct view *v, struct wants *w)
{
	struct reader *r = of(v);

	if (!r->outline || !r->module || !r->text.pager ||
	    !reader_text_is_seen(r))
		return;
	for (size_t i = 0; i < r->outline->n; i++) {
		const struct section *s = &r->outline->sections[i];
		struct want *want;

		if (pager_shows(r->text.pager, s->from))
			r->began[i] = true;
		if (!r->began[i] || r->noted[i] || s->to == 0 ||
		    !pager_passed(r->text.pager, s->to - 1))
			continue;
		r->noted[i] = true;
		if (standing_read(r->standing, r->module->id, s->slug))
			continue;
		want = want_add(w, WANT_RECORD, STR(""));
		want->event.kind = EVENT_READ;
		want->event.module = r->module->id;
		want->event.item = str_copy(w->a, s->slug);
	}
}

static bool link_is_focused(const struct reader *r)
{
	return active(r) && pager_link(active(r)) != NO_LINK;
}

static struct str link_url(const struct reader *r)
{
	const struct sheet *s = reader_code_has_focus(r) ? &r->code : &r->text;

	return link_is_focused(r) ? s->page.doc->links[pager_link(s->pager)].url
				  : STR("");
}

static void with_link(struct reader *r, enum want_kind kind, struct wants *w)
{
	struct str url = link_url(r);

	if (url.len == 0)
		want_add(w, WANT_SAY,
		    link_is_focused(r) ? STR("This link leads nowhere.")
				       : STR("Tab moves to a link first."));
	else
		want_add(w, kind, url);
}

static void ask(struct reader *r, struct wants *w, bool all)
{
	size_t section = reader_section(r);
	struct want *want;

	if (!r->module || r->module->quiz.len == 0) {
		want_add(w, WANT_SAY, STR("There are no questions here."));
		return;
	}
	want = want_add(w, WANT_ASK,
	    all || section == NO_SECTION ? STR("")
					 : r->outline->sections[section].slug);
	want->module = r->module->id;
}

/* The first link to a program text, to open when none is. */
static void open_code(struct reader *r, struct wants *w)
{
	const struct doc *doc = r->text.page.doc;

	for (size_t i = 0; i < doc->nlinks; i++)
		if (str_find(doc->links[i].url, STR(".tf"), 0) != SIZE_MAX) {
			want_add(w, WANT_FOLLOW, doc->links[i].url);
			return;
		}
	want_add(w, WANT_SAY, STR("This text has no code beside it."));
}

static void toggle_code(struct reader *r, struct wants *w)
{
	if (!r->code.pager) {
		open_code(r, w);
		return;
	}
	r->code_open = !r->code_open;
	r->code_focus = r->code_open;
	reader_fit(r);
}

static void other_pane(struct reader *r, struct wants *w)
{
	if (!r->code.pager) {
		toggle_code(r, w);
		return;
	}
	r->code_focus = !reader_code_has_focus(r);
	r->code_open = true;
	reader_fit(r);
}

static bool contents_act(struct reader *r, enum act act)
{
	size_t n = r->outline ? r->outline->n : 0;

	if (act == ACT_NEXT_LINE && r->row + 1 < n)
		r->row++;
	else if (act == ACT_PREV_LINE && r->row > 0)
		r->row--;
	else if (act == ACT_FIRST || act == ACT_PREV_PAGE)
		r->row = 0;
	else if ((act == ACT_LAST || act == ACT_NEXT_PAGE) && n)
		r->row = n - 1;
	else if (act == ACT_LEAVE)
		r->in_contents = false;
	else if (act == ACT_OPEN && r->row < n) {
		r->in_contents = false;
		reader_fit(r);
		reader_go_anchor(&r->view, r->outline->sections[r->row].slug);
	} else {
		return act == ACT_NEXT_LINE || act == ACT_PREV_LINE;
	}
	reader_fit(r);
	return true;
}

static bool prompt_act(struct reader *r, enum act act, struct wants *w)
{
	if (act == ACT_LEAVE) {
		r->prompting = false;
		return true;
	}
	if (act != ACT_SUBMIT)
		return false;
	r->prompting = false;
	if (r->prompt_course) {
		want_add(w, WANT_SEARCH, edit_text(&r->prompt));
	} else if (pager_search(active(r), edit_text(&r->prompt)) == 0 &&
	    edit_text(&r->prompt).len) {
		want_add(w, WANT_SAY,
		    STR("Not found here; s searches the whole course."));
	}
	return true;
}

static void start_prompt(struct reader *r, bool course)
{
	r->prompting = true;
	r->prompt_course = course;
	edit_set(&r->prompt, STR(""));
}

static bool move(struct reader *r, enum act act)
{
	struct pager *p = active(r);

	if (!p || !pager_act(p, act))
		return false;
	/* Moving on by hand lets go of the link that was focused. */
	if (act != ACT_NEXT_LINK && act != ACT_PREV_LINK && act != ACT_LEFT &&
	    act != ACT_RIGHT)
		pager_set_link(p, NO_LINK);
	return true;
}

static enum act act(struct view *v, enum act act, struct wants *w)
{
	struct reader *r = of(v);

	if (r->prompting)
		return prompt_act(r, act, w) ? ACT_NONE : act;
	if (r->in_contents)
		return contents_act(r, act) ? ACT_NONE : act;
	if (move(r, act))
		return ACT_NONE;
	if (act == ACT_FOLLOW)
		with_link(r, WANT_FOLLOW, w);
	else if (act == ACT_COPY)
		with_link(r, WANT_COPY, w);
	else if (act == ACT_BROWSE)
		with_link(r, WANT_BROWSE, w);
	else if (act == ACT_ASK || act == ACT_ASK_ALL)
		ask(r, w, act == ACT_ASK_ALL);
	else if (act == ACT_SEARCH || act == ACT_SEARCH_COURSE)
		start_prompt(r, act == ACT_SEARCH_COURSE);
	else if (act == ACT_CODE)
		toggle_code(r, w);
	else if (act == ACT_OTHER_PANE)
		other_pane(r, w);
	else if (act == ACT_WRAP) {
		r->wrap = !r->wrap;
		reader_fit(r);
	} else if (act == ACT_CONTENTS) {
		r->in_contents = r->outline && r->outline->n;
		r->row =
		    reader_section(r) == NO_SECTION ? 0 : reader_section(r);
		reader_fit(r);
	} else {
		return act;
	}
	return ACT_NONE;
}

static bool type(struct view *v, uint32_t key, struct wants *w)
{
	struct reader *r = of(v);

	(void)w;
	return r->prompting && edit_key(&r->prompt, key);
}

static void click(struct view *v, int row, int column, struct wants *w)
{
	struct reader *r = of(v);
	bool code = reader_has(r->see.code, row, column);
	const struct sheet *s = code ? &r->code : &r->text;
	const struct rect *at = code ? &r->see.code : &r->see.text;
	int link;

	if (reader_has(r->see.contents, row, column)) {
		size_t i = (size_t)(row - r->see.contents.row) + r->first_row;

		if (r->outline && row >= r->see.contents.row &&
		    i < r->outline->n)
			reader_go_anchor(v, r->outline->sections[i].slug);
		return;
	}
	if (!s->pager || !reader_has(*at, row, column))
		return;
	r->code_focus = code;
	link = pager_link_at(s->pager, row - at->row, column - at->column);
	if (link == NO_LINK)
		return;
	pager_set_link(s->pager, link);
	with_link(r, WANT_FOLLOW, w);
}

static const enum act *offers(const struct view *v)
{
	static const enum act reading[] = { ACT_NEXT_PAGE, ACT_NEXT_LINK,
		ACT_ASK, ACT_CONTENTS, ACT_SEARCH, ACT_HOME, ACT_HELP,
		ACT_NONE };
	static const enum act linked[] = { ACT_FOLLOW, ACT_NEXT_LINK, ACT_COPY,
		ACT_NONE };
	static const enum act listing[] = { ACT_OPEN, ACT_LEAVE, ACT_NONE };
	static const enum act coding[] = { ACT_BACK, ACT_OTHER_PANE, ACT_CODE,
		ACT_WRAP, ACT_HELP, ACT_NONE };
	static const enum act typing[] = { ACT_SUBMIT, ACT_LEAVE, ACT_NONE };
	const struct reader *r = of_const(v);

	if (r->prompting)
		return typing;
	if (r->in_contents)
		return listing;
	if (link_url(r).len)
		return linked;
	return reader_code_has_focus(r) ? coding : reading;
}

static struct str says(const struct view *v, struct arena *frame)
{
	(void)frame;
	return of_const(v)->prompting ? STR("") : link_url(of_const(v));
}

static struct str where(const struct view *v, struct arena *frame)
{
	const struct reader *r = of_const(v);
	const struct pager *p = active(r);
	struct buf b = { .a = frame };

	if (!p)
		return STR("");
	if (pager_matches(p))
		buf_fmt(
		    &b, "match %zu of %zu  ", pager_match(p), pager_matches(p));
	if (pager_shift(p))
		buf_fmt(&b, "column %zu  ", pager_shift(p) + 1);
	buf_fmt(&b, "%d%%", pager_percent(p));
	return buf_str(&b);
}

static void end(struct view *v)
{
	struct reader *r = of(v);

	drop(&r->text);
	drop(&r->code);
	edit_free(&r->prompt);
	arena_free(r->began_in);
	free(r);
}

struct view *reader_new(const struct standing *standing)
{
	static const struct view_ops ops = {
		.name = "read",
		.context = context,
		.draw = reader_draw,
		.act = act,
		.type = type,
		.click = click,
		.offers = offers,
		.says = says,
		.where = where,
		.free = end,
	};
	struct reader *r = calloc(1, sizeof(*r));

	if (!r)
		die("out of memory");
	r->view.ops = &ops;
	r->standing = standing;
	r->began_in = arena_new();
	r->columns = 80;
	r->rows = 24;
	return &r->view;
}
