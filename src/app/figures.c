#include "app/figures.h"

#include "base/arena.h"
#include "course/catalogue.h"
#include "course/outline.h"
#include "course/reading.h"
#include "sched/standing.h"

/* Questions of no section are counted in the last tally. */
static struct tally *count(struct arena *a, const struct course *c,
    const struct standing *s, const struct module *m)
{
	const struct outline *o = course_outline(c, m);
	struct tally *tallies = NEW_N(a, struct tally, o->n + 1);
	size_t n;
	const struct asked *asked = course_asked(c, m, &n);

	for (size_t i = 0; i < o->n; i++)
		tallies[i].read = standing_read(s, m->id, o->sections[i].slug);
	for (size_t i = 0; i < n; i++) {
		size_t at = asked[i].section;
		struct tally *t = &tallies[at == NO_SECTION ? o->n : at];
		const struct card *card = standing_card(s, m->id, asked[i].id);

		t->questions++;
		t->answered += card && card->answers > 0;
		t->right += card && card->right;
		t->first_right += card && card->first_right;
	}
	return tallies;
}

struct tally *figures_of_sections(struct arena *a, const struct course *c,
    const struct standing *s, const struct module *m, size_t *n)
{
	*n = course_outline(c, m)->n;
	return count(a, c, s, m);
}

/* The section to go on with: the first that is not read, or 0. */
static size_t first_unread(const struct tally *tallies, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!tallies[i].read)
			return i;
	return 0;
}

static struct module_line line_of(struct arena *a, const struct course *c,
    const struct module *m, const struct tally *tallies)
{
	struct module_line line = { .id = m->id };

	line.title = str_copy(a, course_title(c, m));
	line.sections = course_outline(c, m)->n;
	for (size_t i = 0; i <= line.sections; i++) {
		line.read += tallies[i].read;
		line.questions += tallies[i].questions;
		line.answered += tallies[i].answered;
		line.right += tallies[i].right;
	}
	return line;
}

/* The module that was worked on last, or NULL. */
static const struct module *latest(
    const struct course *c, const struct standing *s)
{
	const struct module *found = NULL;
	int64_t when = 0;

	for (size_t i = 0; i < c->n; i++)
		if (standing_last(s, c->modules[i].id) > when) {
			when = standing_last(s, c->modules[i].id);
			found = &c->modules[i];
		}
	return found;
}

static void say_next(struct arena *a, struct home_lines *home,
    const struct course *c, const struct standing *s,
    const struct tally *tallies, const struct module *m)
{
	const struct outline *o = course_outline(c, m);
	size_t next = first_unread(tallies, o->n);
	bool begun = standing_last(s, m->id) > 0;
	struct str title = course_title(c, m);

	home->next_module = m->id;
	home->next_anchor = STR("");
	if (!begun)
		home->next = str_fmt(a, "Begin: %.*s", STR_ARG(title));
	else if (o->n && !tallies[next].read)
		home->next = str_fmt(a, "Go on: %.*s, at \"%.*s\"",
		    STR_ARG(title), STR_ARG(o->sections[next].title));
	else
		home->next =
		    str_fmt(a, "Read to its end: %.*s. a asks its questions.",
			STR_ARG(title));
}

struct home_lines figures_of_home(
    struct arena *a, const struct course *c, const struct standing *s)
{
	struct home_lines home = { .n = c->n };
	struct module_line *lines = NEW_N(a, struct module_line, c->n);
	const struct module *last = latest(c, s);

	for (size_t i = 0; i < c->n; i++) {
		const struct module *m = &c->modules[i];
		struct tally *tallies = count(a, c, s, m);
		bool done;

		lines[i] = line_of(a, c, m, tallies);
		done = lines[i].read == lines[i].sections &&
		    lines[i].right == lines[i].questions;
		if (m == last && done)
			last = NULL;
		if (home.next.len == 0 && (m == last || (!last && !done)))
			say_next(a, &home, c, s, tallies, m);
	}
	if (home.next.len == 0)
		home.next = STR("All is read and answered. Well done.");
	home.modules = lines;
	return home;
}

/* A title as it may stand in a cell: nothing in it is Markdown. */
static void add_plain(struct buf *b, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c > ' ' && c < 0x7f && !(c >= '0' && c <= '9') &&
		    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			buf_byte(b, '\\');
		buf_byte(b, c == '\n' ? ' ' : c);
	}
}

static void add_row(struct buf *b, struct str title, const struct tally *t)
{
	buf_add(b, STR("| "));
	add_plain(b, title);
	buf_fmt(b, " | %s | %zu | %zu | %zu |\n", t->read ? "yes" : "no",
	    t->questions, t->answered, t->right);
}

struct home_lines figures_early(
    struct arena *a, const struct course *c, const struct standing *s)
{
	struct home_lines home = { .n = c->n };
	struct module_line *lines = NEW_N(a, struct module_line, c->n);
	const struct module *last = latest(c, s);
	const struct module *next = last ? last : c->n ? c->modules : NULL;

	for (size_t i = 0; i < c->n; i++) {
		lines[i].id = c->modules[i].id;
		lines[i].title = str_copy(a, course_title(c, &c->modules[i]));
	}
	if (next) {
		home.next_module = next->id;
		home.next = str_fmt(a, "%s: %.*s", last ? "Go on" : "Begin",
		    STR_ARG(lines[next - c->modules].title));
	}
	home.modules = lines;
	return home;
}

struct str figures_markdown(
    struct arena *a, const struct course *c, const struct standing *s)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < c->n; i++) {
		const struct module *m = &c->modules[i];
		const struct outline *o = course_outline(c, m);
		struct tally *tallies = count(a, c, s, m);

		buf_add(&b, STR("## "));
		add_plain(&b, course_title(c, m));
		buf_add(&b,
		    STR("\n\n| Section | Read | Questions | Answered | "
			"Right |\n| --- | --- | ---: | ---: | ---: |\n"));
		for (size_t k = 0; k < o->n; k++)
			add_row(&b, o->sections[k].title, &tallies[k]);
		if (tallies[o->n].questions)
			add_row(
			    &b, STR("The module as a whole"), &tallies[o->n]);
		buf_byte(&b, '\n');
	}
	if (b.len == 0)
		buf_add(&b, STR("There is no module here."));
	return buf_str(&b);
}
