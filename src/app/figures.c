#include "app/figures.h"

#include "base/arena.h"
#include "course/catalogue.h"
#include "course/outline.h"
#include "course/reading.h"
#include "sched/day.h"
#include "sched/standing.h"

int64_t figures_day(const struct standing *s, int64_t now)
{
	return day_of(now, standing_east(s));
}

/* Questions of no section are counted in the last tally. */
static struct tally *count(struct arena *a, const struct course *c,
    const struct standing *s, const struct module *m, int64_t day)
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
		if (card)
			t->retained += standing_recall(s, card, day);
	}
	return tallies;
}

struct tally *figures_of_sections(struct arena *a, const struct course *c,
    const struct standing *s, const struct module *m, int64_t day, size_t *n)
{
	*n = course_outline(c, m)->n;
	return count(a, c, s, m, day);
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
	double retained = 0;

	line.title = str_copy(a, course_title(c, m));
	line.sections = course_outline(c, m)->n;
	for (size_t i = 0; i <= line.sections; i++) {
		line.read += tallies[i].read;
		line.questions += tallies[i].questions;
		line.answered += tallies[i].answered;
		retained += tallies[i].retained;
	}
	line.retained = (size_t)(retained + 0.5);
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

/* Where to go on in this module, in words. */
static struct str say_module(struct arena *a, const struct course *c,
    const struct standing *s, const struct tally *tallies,
    const struct module *m)
{
	const struct outline *o = course_outline(c, m);
	size_t next = first_unread(tallies, o->n);
	struct str title = course_title(c, m);

	if (standing_last(s, m->id) == 0)
		return str_fmt(a, "Begin: %.*s", STR_ARG(title));
	if (o->n && !tallies[next].read)
		return str_fmt(a, "Go on: %.*s, at \"%.*s\"", STR_ARG(title),
		    STR_ARG(o->sections[next].title));
	return str_fmt(
	    a, "Read to its end: %.*s. a asks its questions.", STR_ARG(title));
}

static bool is_done(const struct module_line *line)
{
	return line->read == line->sections &&
	    line->answered == line->questions;
}

/* The module to go on with: the latest, else the first that is not done. */
static const struct module *going_on(const struct course *c,
    const struct standing *s, const struct module_line *lines)
{
	const struct module *last = latest(c, s);

	if (last && !is_done(&lines[last - c->modules]))
		return last;
	for (size_t i = 0; i < c->n; i++)
		if (!is_done(&lines[i]))
			return &c->modules[i];
	return NULL;
}

/* What falls due, of questions that the course still asks. */
static void count_due(struct home_lines *home, const struct course *c,
    const struct standing *s, int64_t day)
{
	size_t n;

	for (size_t m = 0; m < c->n; m++) {
		const struct asked *asked = course_asked(c, &c->modules[m], &n);

		for (size_t i = 0; i < n; i++) {
			const struct card *card =
			    standing_card(s, c->modules[m].id, asked[i].id);
			int64_t in;

			if (!card || !card->rated)
				continue;
			home->remembers = true;
			in = standing_due(s, card) - day;
			if (in < HOME_DAYS)
				home->due[in < 0 ? 0 : in]++;
		}
	}
}

static void say_review(struct arena *a, struct home_lines *home)
{
	if (home->due[0] == 0)
		return;
	home->then = home->next;
	home->next = str_fmt(a, "Review %zu %s: about to be forgotten",
	    home->due[0], home->due[0] == 1 ? "question" : "questions");
	home->review = true;
}

/* Day 0 was a Thursday. */
static unsigned weekday_of(int64_t day)
{
	return (unsigned)(((day + 3) % 7 + 7) % 7);
}

struct home_lines figures_of_home(struct arena *a, const struct course *c,
    const struct standing *s, int64_t day)
{
	struct home_lines home = { .n = c->n, .weekday = weekday_of(day) };
	struct module_line *lines = NEW_N(a, struct module_line, c->n);
	const struct module *next;

	for (size_t i = 0; i < c->n; i++)
		lines[i] = line_of(
		    a, c, &c->modules[i], count(a, c, s, &c->modules[i], day));
	home.modules = lines;
	next = going_on(c, s, lines);
	count_due(&home, c, s, day);
	if (next) {
		home.next_module = next->id;
		home.next =
		    say_module(a, c, s, count(a, c, s, next, day), next);
	} else {
		home.next = STR("All is read and answered. Well done.");
	}
	say_review(a, &home);
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

struct home_lines figures_early(struct arena *a, const struct course *c,
    const struct standing *s, int64_t day)
{
	struct home_lines home = { .n = c->n };
	struct module_line *lines = NEW_N(a, struct module_line, c->n);
	const struct module *last = latest(c, s);
	const struct module *next = last ? last : c->n ? c->modules : NULL;

	(void)day;
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
		struct tally *tallies = count(a, c, s, m, 0);

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
