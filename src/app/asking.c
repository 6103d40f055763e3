#include "app/asking.h"

#include "base/arena.h"
#include "base/diag.h"
#include "course/catalogue.h"
#include "course/outline.h"
#include "course/reading.h"
#include "quiz/quiz.h"
#include "sched/standing.h"
#include "view/ask.h"

static size_t pick(size_t *picked, const struct course *c,
    const struct module *m, const struct quiz *quiz, struct str section)
{
	const struct outline *o = course_outline(c, m);
	size_t want = section.len ? outline_find(o, section) : NO_SECTION;
	size_t n = 0;

	for (size_t i = 0; i < quiz->n; i++)
		if (section.len == 0 ||
		    course_section_of(c, m, &quiz->questions[i]) == want)
			picked[n++] = i;
	return n;
}

/* Which of the quiz's questions are leeches. */
static const bool *leeches_of(struct arena *a, const struct quiz *quiz,
    const struct standing *s, const struct module *m)
{
	bool *leeches = NEW_N(a, bool, quiz->n);

	for (size_t i = 0; i < quiz->n; i++) {
		const struct card *card =
		    standing_card(s, m->id, quiz->questions[i].id);

		leeches[i] = card && card->leech;
	}
	return leeches;
}

static struct str title_of(struct arena *a, const struct course *c,
    const struct module *m, struct str section)
{
	const struct outline *o = course_outline(c, m);
	size_t at = section.len ? outline_find(o, section) : NO_SECTION;

	if (at == NO_SECTION)
		return course_title(c, m);
	return str_fmt(a, "%.*s: %.*s", STR_ARG(course_title(c, m)),
	    STR_ARG(o->sections[at].title));
}

struct view *asking_new(struct arena *a, const struct course *c,
    const struct standing *s, const struct module *m, struct str section,
    uint64_t seed, struct diags *d)
{
	struct ask_setup setup = { .module = m->id, .section = section };
	struct diags faults = diags_in(a);
	size_t *picked;

	if (m->quiz.len == 0) {
		diag_error(d, STR(""), "This module has no questions.");
		return NULL;
	}
	setup.quiz = course_read_quiz(a, c, m->quiz, NULL, &faults);
	if (!setup.quiz) {
		diag_error(d, STR(""),
		    "Its quiz cannot be read; lectern check says why.");
		return NULL;
	}
	picked = NEW_N(a, size_t, setup.quiz->n);
	setup.n = pick(picked, c, m, setup.quiz, section);
	if (setup.n == 0) {
		diag_error(d, STR(""),
		    "This section has no questions; a asks the module's.");
		return NULL;
	}
	setup.questions = picked;
	setup.leeches = leeches_of(a, setup.quiz, s, m);
	setup.title = title_of(a, c, m, section);
	setup.seed = seed;
	setup.saved =
	    standing_place(s, m->id, str_fmt(a, "ask:%.*s", STR_ARG(section)));
	return ask_new(&setup);
}
