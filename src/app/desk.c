#include "app/desk.h"

#include "app/figures.h"
#include "app/memory.h"
#include "base/arena.h"
#include "base/diag.h"
#include "course/catalogue.h"
#include "course/links.h"
#include "course/outline.h"
#include "course/reading.h"
#include "course/tf_dir.h"
#include "course/tf_link.h"
#include "doc/code.h"
#include "doc/doc.h"
#include "sched/standing.h"

void desk_init(struct desk *d, struct course *course, struct memory *memory)
{
	*d = (struct desk){ .course = course, .memory = memory };
	d->codes.mine = course->mine;
	d->reader = reader_new(memory_standing(memory));
	d->tallied = arena_new();
	d->trail.a = arena_new();
}

void desk_free(struct desk *d)
{
	if (d->reader)
		d->reader->ops->free(d->reader);
	tf_dir_free(d->codes.course);
	arena_free(d->tallied);
	arena_free(d->trail.a);
}

/* The state of all code that values come from; never 0. */
static uint64_t state_of(const struct codes *codes)
{
	uint64_t state = codes->mine ? codes->mine->stamp : 0;

	return (state * 31 + (codes->course ? codes->course->stamp : 0)) | 1;
}

/* Puts the learner's values into a lesson that speaks of them. */
static void fill(struct desk *d, struct page *page, struct doc *doc)
{
	if (!passage_any(doc))
		return;
	tf_dir_free(d->codes.course);
	d->codes.course = passage_course_code(d->course, page->path);
	passage_fill(page->a, doc, &d->codes);
	page->filled = state_of(&d->codes);
}

/* Whether values that the page shows may have changed. */
static bool is_stale(const struct desk *d, const struct page *page)
{
	if (!page->filled)
		return false;
	if (d->codes.mine)
		tf_dir_read(d->codes.mine);
	if (d->codes.course)
		tf_dir_read(d->codes.course);
	return page->filled != state_of(&d->codes);
}

static bool load(
    struct desk *d, struct str path, struct page *page, struct diags *diags)
{
	struct arena *a = arena_new();
	struct doc *doc;

	*page = (struct page){ .a = a };
	page->path = str_copy(a, path);
	page->doc = doc = course_read(a, page->path, &page->mark, diags);
	if (doc)
		fill(d, page, doc);
	else
		page_free(page);
	return doc != NULL;
}

/* Where the reader is, kept by the trail's arena. */
static struct reader_place here(const struct desk *d)
{
	return reader_where(d->reader, d->trail.a);
}

/* The module that this file is the lesson of, or NULL. */
static const struct module *module_of(const struct desk *d, struct str path)
{
	for (size_t i = 0; i < d->course->n; i++)
		if (str_eq(d->course->modules[i].lesson, path))
			return &d->course->modules[i];
	return NULL;
}

/* A dead anchor is no reason not to open: its text is shown, and it is said. */
static void go_anchor(struct desk *d, struct str anchor, struct diags *diags)
{
	if (anchor.len && !reader_go_anchor(d->reader, anchor))
		diag_add(diags, SEVERITY_WARNING,
		    reader_page(d->reader, false)->path, 0, 0,
		    "there is no section #%.*s in this text", STR_ARG(anchor));
}

static bool show_text(
    struct desk *d, struct str path, struct str anchor, struct diags *diags)
{
	const struct page *open = reader_page(d->reader, false);
	const struct module *m = module_of(d, path);
	struct page page;

	if (open->doc && str_eq(open->path, path)) {
		go_anchor(d, anchor, diags);
		return true;
	}
	if (!load(d, path, &page, diags))
		return false;
	d->tried[false] = page.mark;
	if (m)
		course_know(d->course, m, page.doc, &page.mark);
	/* The outline lives with the page that it is of. */
	reader_show(d->reader, page, m, m ? outline_of(page.a, page.doc) : NULL,
	    STR(""));
	go_anchor(d, anchor, diags);
	desk_tally(d);
	return true;
}

/* Whether the file is one of the course's, or of those it borrows from. */
static bool is_of_course(const struct desk *d, struct str path)
{
	struct arena *a = arena_new();
	struct str real, library;
	bool is = file_real(a, path, &real) &&
	    (path_below(real, d->course->real, NULL) ||
		(d->course->library.len &&
		    file_real(a, d->course->library, &library) &&
		    path_below(real, library, NULL)));

	arena_free(a);
	return is;
}

/* A file of the learner's own code.  false: it is none, or is refused. */
static bool load_own(struct desk *d, struct str path, struct page *page)
{
	const struct tf_file *file;
	struct arena *a;

	if (!d->codes.mine)
		return false;
	tf_dir_read(d->codes.mine);
	file = tf_dir_file(d->codes.mine, path);
	if (!file)
		return false;
	a = arena_new();
	*page = (struct page){ .a = a, .path = str_copy(a, path) };
	page->doc = code_doc(a, str_copy(a, file->text), page->path);
	page->note =
	    str_fmt(a, "Your code, %.*s", STR_ARG(d->codes.mine->shown));
	file_look(path, &page->mark);
	return true;
}

static bool load_code(
    struct desk *d, struct str path, struct page *page, struct diags *diags)
{
	if (load_own(d, path, page))
		return true;
	if (is_of_course(d, path))
		return load(d, path, page, diags);
	diag_error(diags, path, "is not there any more");
	return false;
}

/* Where the anchor leads: in the course's file, or in the learner's own. */
static struct tf_target look_up(
    struct desk *d, const struct page *page, struct str anchor)
{
	bool open = d->codes.mine && tf_link_is_open(d->course, page->path);

	if (open)
		tf_dir_read(d->codes.mine);
	return tf_link(page->a, open ? d->codes.mine : NULL, page->path,
	    page->doc->source, anchor);
}

static bool show_code(
    struct desk *d, struct str path, struct str anchor, struct diags *diags)
{
	struct tf_target to;
	struct page page, own;

	if (!load(d, path, &page, diags))
		return false;
	to = look_up(d, &page, anchor);
	page.note = to.note;
	if (to.own && load_own(d, to.path, &own)) {
		own.note = str_copy(own.a, to.note);
		page_free(&page);
		page = own;
	}
	if (to.missing.len)
		diag_add(diags, SEVERITY_WARNING, path, 0, 0, "%.*s",
		    STR_ARG(to.missing));
	d->tried[true] = page.mark;
	reader_show_code(d->reader, page, to.line);
	return true;
}

/* The file as it lay beside the text before. */
static bool show_code_again(
    struct desk *d, struct str path, struct diags *diags)
{
	struct page page;

	if (!load_code(d, path, &page, diags))
		return false;
	if (page.note.len == 0)
		page.note = look_up(d, &page, STR("")).note;
	d->tried[true] = page.mark;
	reader_show_code(d->reader, page, 0);
	return true;
}

bool desk_open_target(
    struct desk *d, const struct target *to, struct diags *diags)
{
	struct reader_place was = here(d);
	bool ok = to->kind == TARGET_CODE
	    ? show_code(d, to->path, to->anchor, diags)
	    : show_text(d, to->path, to->anchor, diags);

	if (ok)
		trail_leave(&d->trail, &was);
	return ok;
}

static bool go_to(
    struct desk *d, const struct reader_place *place, struct diags *diags)
{
	const struct page *code = reader_page(d->reader, true);
	struct reader_place without = *place;

	if (place->text.path.len &&
	    !show_text(d, place->text.path, STR(""), diags))
		return false;
	/* Code that is gone is no reason not to open the text. */
	if (place->code.path.len &&
	    !(code->doc && str_eq(code->path, place->code.path)) &&
	    !show_code_again(d, place->code.path, diags))
		without.code_open = without.code_focus = false;
	reader_go(d->reader, &without);
	return true;
}

/* The place that the module was left at, with the code that lay beside it. */
static void go_last_place(struct desk *d, const struct module *m)
{
	const struct standing *s = memory_standing(d->memory);
	struct trail seen = { .a = d->trail.a };
	struct diags gone = diags_in(d->trail.a);
	struct reader_place place;

	if (trail_read(&seen, &place, standing_place(s, m->id, STR("text")),
		d->course->root) &&
	    str_eq(place.text.path, m->lesson) && !go_to(d, &place, &gone))
		reader_go(d->reader, &place);
}

bool desk_open(struct desk *d, const struct module *m, struct str anchor,
    struct diags *diags)
{
	struct reader_place was = here(d);

	if (!show_text(d, m->lesson, anchor, diags))
		return false;
	if (!str_eq(was.text.path, m->lesson)) {
		trail_leave(&d->trail, &was);
		if (anchor.len == 0)
			go_last_place(d, m);
	} else if (anchor.len) {
		trail_leave(&d->trail, &was);
	}
	return true;
}

bool desk_step(struct desk *d, bool forward, struct diags *diags)
{
	struct reader_place was = here(d);
	const struct reader_place *to = forward ? trail_forward(&d->trail, &was)
						: trail_back(&d->trail, &was);

	return to && go_to(d, to, diags);
}

static bool watch(struct desk *d, bool code, struct diags *diags)
{
	const struct page *open = reader_page(d->reader, code);
	struct file_mark now;
	struct page page;

	if (!open->doc)
		return false;
	if (!file_look(open->path, &now))
		now = (struct file_mark){ .device = -1 }; /* gone */
	if (file_same(&now, &d->tried[code]) && !is_stale(d, open))
		return false;
	d->tried[code] = now;
	if (!(code ? load_code : load)(d, open->path, &page, diags))
		return false;
	if (code)
		page.note = str_copy(page.a, open->note);
	if (!code && reader_module(d->reader))
		course_know(
		    d->course, reader_module(d->reader), page.doc, &page.mark);
	reader_reload(d->reader, page, code,
	    !code && reader_module(d->reader) ? outline_of(page.a, page.doc)
					      : NULL);
	return true;
}

bool desk_watch(struct desk *d, struct diags *diags)
{
	bool text = watch(d, false, diags), code = watch(d, true, diags);

	if (text)
		desk_tally(d);
	return text || code;
}

void desk_tally(struct desk *d)
{
	const struct module *m = reader_module(d->reader);
	struct tally *tallies;
	size_t n;

	reader_tallies(d->reader, NULL, 0);
	arena_reset(d->tallied);
	if (!m || d->early)
		return;
	tallies = figures_of_sections(
	    d->tallied, d->course, memory_standing(d->memory), m, 0, &n);
	reader_tallies(d->reader, tallies, n);
}

struct str desk_write(const struct desk *d, struct arena *a)
{
	struct reader_place place = reader_where(d->reader, a);
	struct buf b = { .a = a };

	trail_write(&b, &d->trail, &place, d->course->root);
	return buf_str(&b);
}

bool desk_read(struct desk *d, struct str text, struct diags *diags)
{
	struct reader_place place;

	return trail_read(&d->trail, &place, text, d->course->root) &&
	    place.text.path.len && go_to(d, &place, diags);
}

void desk_note_place(struct desk *d, int64_t now)
{
	const struct module *m = reader_module(d->reader);
	struct arena *a;
	struct trail none = { 0 };
	struct reader_place place;
	struct buf b;
	struct event e = { .kind = EVENT_PLACE, .item = STR("text") };

	if (!m)
		return;
	a = arena_new();
	b = (struct buf){ .a = a };
	place = reader_where(d->reader, a);
	trail_write(&b, &none, &place, d->course->root);
	e.module = m->id;
	e.detail = buf_str(&b);
	if (!str_eq(e.detail,
		standing_place(memory_standing(d->memory), m->id, e.item)))
		memory_record(d->memory, &e, now);
	arena_free(a);
}
