#include "app/examine.h"

#include "app/options.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "course/catalogue.h"
#include "course/outline.h"
#include "course/reading.h"
#include "quiz/exam_draw.h"
#include "sched/standing.h"

bool examine_wish(const struct options *o, struct exam_wish *wish)
{
	long questions = EXAM_USUAL, minutes = 0, seed = 0;

	if (!options_number(o, OPTION_QUESTIONS, 1, EXAM_MOST, &questions) ||
	    !options_number(
		o, OPTION_MINUTES, 1, EXAM_MINUTES_MOST, &minutes) ||
	    !options_number(o, OPTION_SEED, 0, 2147483647, &seed))
		return false;
	wish->questions = (size_t)questions;
	wish->minutes = (unsigned)minutes;
	wish->seeded = options_get(o, OPTION_SEED) != NULL;
	if (wish->seeded)
		wish->seed = (uint64_t)seed;
	wish->module = str_of(o->n ? o->words[0] : "");
	return true;
}

/* The questions that may be drawn, in the order of the course. */
struct pool {
	struct arena *a;
	VEC(struct question) questions;
	VEC(const struct quiz *) homes;
	VEC(struct str) modules;
	VEC(struct exam_choice) choices;
	size_t passages; /* so many were numbered */
};

static void gather(struct pool *p, const struct course *c,
    const struct module *m, struct diags *d)
{
	size_t sections = course_outline(c, m)->n;
	struct diags faults = diags_in(p->a);
	const struct quiz *quiz;

	if (m->quiz.len == 0)
		return;
	quiz = course_read_quiz(p->a, c, m->quiz, NULL, &faults);
	if (!quiz)
		diag_error(
		    d, m->quiz, "cannot be read; lectern check says why");
	for (size_t i = 0; quiz && i < quiz->n; i++) {
		size_t section = course_section_of(c, m, &quiz->questions[i]);

		*VEC_ADD(p->a, &p->questions) = quiz->questions[i];
		*VEC_ADD(p->a, &p->homes) = quiz;
		*VEC_ADD(p->a, &p->modules) = m->id;
		VEC_ADD(p->a, &p->choices)->passage =
		    p->passages + (section == NO_SECTION ? sections : section);
	}
	p->passages += sections + 1;
}

static struct quiz *quiz_of(struct pool *p, struct str title)
{
	struct quiz *quiz = NEW(p->a, struct quiz);

	*quiz = (struct quiz){
		.title = title,
		.questions = p->questions.at,
		.n = p->questions.n,
		.homes = p->homes.at,
	};
	for (size_t i = 0; i < quiz->n; i++)
		p->choices.at[i].q = &quiz->questions[i];
	return quiz;
}

/* The module with this id, number or file; NULL and a reason, if there is none. */
static const struct module *module_of(
    const struct course *c, struct str word, struct diags *d)
{
	struct str name = path_name(word);
	const struct module *m;
	uint64_t number;

	if (str_ends(name, STR(".md")))
		name.len -= STR(".md").len;
	m = course_module(c, name);
	if (!m && str_number(word, 1000000, &number))
		for (size_t i = 0; i < c->n; i++)
			if (c->modules[i].number == number)
				return &c->modules[i];
	if (!m)
		diag_error(
		    d, STR(""), "There is no module %.*s.", STR_ARG(word));
	return m;
}

static struct exam *begin(struct arena *a, const struct quiz *quiz,
    const struct pool *p, const struct exam_wish *wish)
{
	struct exam_setup setup = {
		.quiz = quiz,
		.modules = p->modules.at,
		.seed = wish->seed,
		.minutes = wish->minutes,
		.began = wish->now,
	};

	setup.questions = exam_draw(
	    a, p->choices.at, quiz->n, wish->questions, wish->seed, &setup.n);
	return exam_new(a, &setup);
}

static struct str waiting(
    struct arena *a, const struct standing *s, struct str module)
{
	return standing_place(
	    s, module, str_fmt(a, "exam:%.*s", STR_ARG(module)));
}

/*
 * The module that is meant: the one that is named; or, if none is and no
 * seed asks for a certain exam, one whose exam waits.  false: there is no
 * module of that name.
 */
static bool choose(struct arena *a, const struct course *c,
    const struct standing *s, const struct exam_wish *wish,
    const struct module **m, struct diags *d)
{
	*m = NULL;
	if (wish->module.len) {
		*m = module_of(c, wish->module, d);
		return *m != NULL;
	}
	if (wish->seeded || waiting(a, s, STR("")).len)
		return true;
	for (size_t i = 0; i < c->n && !*m; i++)
		if (waiting(a, s, c->modules[i].id).len)
			*m = &c->modules[i];
	return true;
}

/* What was begun goes on; one is not thrown away for another in silence. */
static bool go_on(
    const struct examination *to, const struct exam_wish *wish, struct diags *d)
{
	if (!wish->seeded || exam_seed(to->exam) == wish->seed ||
	    exam_is_over(to->exam))
		return true;
	diag_error(d, STR(""),
	    "An exam with seed %llu waits here: hand that in first.",
	    (unsigned long long)exam_seed(to->exam));
	return false;
}

bool examine(struct arena *a, const struct course *c, const struct standing *s,
    const struct exam_wish *wish, struct examination *to, struct diags *d)
{
	struct course plain = *c;
	struct pool p = { .a = a };
	const struct module *m;
	const struct quiz *quiz;

	*to = (struct examination){ .title = STR("Exam: all modules") };
	if (!choose(a, c, s, wish, &m, d))
		return false;
	if (m)
		to->title =
		    str_fmt(a, "Exam: %.*s", STR_ARG(course_title(c, m)));
	to->module = m ? m->id : STR("");
	plain.mine = NULL;
	for (size_t i = 0; i < c->n; i++)
		if (!m || m == &c->modules[i])
			gather(&p, &plain, &c->modules[i], d);
	if (p.questions.n == 0) {
		diag_error(d, STR(""), "There is no question to ask.");
		return false;
	}
	to->quiz = quiz = quiz_of(&p, to->title);
	to->exam = exam_restore(a, quiz, p.modules.at,
	    standing_place(
		s, to->module, str_fmt(a, "exam:%.*s", STR_ARG(to->module))));
	to->waited = to->exam != NULL;
	if (to->waited)
		return go_on(to, wish, d);
	to->exam = begin(a, quiz, &p, wish);
	return true;
}
