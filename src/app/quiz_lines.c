#include "app/quiz_lines.h"

#include "app/mine.h"
#include "app/quiz_answers.h"
#include "app/quiz_keep.h"
#include "app/quiz_round.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/random.h"
#include "course/catalogue.h"
#include "course/reading.h"
#include "course/tf_dir.h"
#include "doc/layout.h"
#include "quiz/instance.h"
#include "quiz/parse.h"
#include "text/width.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { NARROWEST = 20 };

struct request {
	struct str path, only, answers, progress;
	uint64_t seed;
	bool has_seed, json;
};

struct sitting {
	struct arena *a;
	struct diags d;
	struct request request;
	struct tf_dir *mine; /* the learner's own code, or NULL */
	struct quiz *quiz;
	bool *asked; /* of each question */
	size_t *questions; /* those, in the order that they are asked in */
	size_t n;
};

static struct str value_of(const struct options *o, enum option_id id)
{
	return str_of(options_get(o, id));
}

static bool read_request(const struct options *o, struct request *r)
{
	struct str seed = value_of(o, OPTION_SEED);

	*r = (struct request){
		.path = str_of(o->words[0]),
		.only = value_of(o, OPTION_ONLY),
		.answers = value_of(o, OPTION_ANSWERS),
		.progress = value_of(o, OPTION_PROGRESS),
		.has_seed = seed.at != NULL,
		.json = options_get(o, OPTION_JSON) != NULL,
	};
	if (seed.at && !str_number(seed, UINT64_MAX, &r->seed))
		fputs("lectern quiz: --seed wants a number\n", stderr);
	else if (r->json && !r->answers.at)
		fputs("lectern quiz: --json goes with --answers\n", stderr);
	else
		return true;
	return false;
}

/* Prints what is in d on stderr, warnings only if they are wanted. */
static void complain(struct sitting *c, bool warnings)
{
	diags_sort(&c->d);
	for (size_t i = 0; i < c->d.n; i++) {
		struct str text = text_safe(c->a, diag_text(c->a, &c->d.at[i]));

		if (warnings || c->d.at[i].severity == SEVERITY_ERROR)
			fprintf(stderr, "%.*s\n", STR_ARG(text));
	}
	c->d = diags_in(c->a);
}

/* What stands in where a question is about code; NULL: nothing does. */
static const struct course *course_of(struct sitting *c, struct str path)
{
	struct diags ignored = diags_in(c->a);
	struct course *course =
	    course_open(c->a, course_root_of(c->a, path_dir(path)), &ignored);

	if (course)
		course->mine = c->mine;
	return course;
}

static bool read_quiz(struct sitting *c)
{
	struct str text, path = c->request.path;

	if (file_read(c->a, path, COURSE_FILE_MOST, &text, NULL, &c->d))
		c->quiz = course_parse_quiz(
		    c->a, course_of(c, path), text, path, &c->d);
	if (c->quiz && c->quiz->n == 0)
		diag_error(&c->d, path, "it has no question that can be asked");
	complain(c, false);
	return c->quiz && c->quiz->n > 0;
}

static void ask(struct sitting *c, size_t question)
{
	if (c->asked[question])
		return;
	c->asked[question] = true;
	c->questions[c->n++] = question;
}

/* Which questions are asked.  false: --only names one that is not there. */
static bool choose(struct sitting *c)
{
	struct str rest = c->request.only, id;

	c->asked = NEW_N(c->a, bool, c->quiz->n);
	c->questions = NEW_N(c->a, size_t, c->quiz->n);
	for (size_t i = 0; !rest.at && i < c->quiz->n; i++)
		ask(c, i);
	while (rest.len) {
		const struct question *q;

		rest = str_cut(rest, ',', &id);
		id = str_trim(id);
		q = quiz_find(c->quiz, id);
		if (q)
			ask(c, (size_t)(q - c->quiz->questions));
		else
			diag_error(&c->d, c->request.path,
			    "--only: there is no question %.*s", STR_ARG(id));
	}
	if (c->d.errors == 0 && c->n == 0)
		diag_error(&c->d, c->request.path, "--only names no question");
	if (c->d.errors == 0)
		return true;
	complain(c, false);
	return false;
}

size_t quiz_lines_width(void)
{
	struct winsize size;
	uint64_t columns;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		columns = size.ws_col;
	else if (!str_number(str_of(getenv("COLUMNS")), MEASURE, &columns))
		columns = MEASURE;
	if (columns < NARROWEST)
		columns = NARROWEST;
	return columns < MEASURE ? (size_t)columns : MEASURE;
}

static bool is_written(struct sitting *c)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	diag_error(&c->d, STR("standard output"), "cannot be written");
	return false;
}

static int judge_answers(struct sitting *c)
{
	struct quiz_judging how = {
		.quiz = c->quiz,
		.asked = c->asked,
		.seed = c->request.has_seed ? c->request.seed : SEED_FIRST,
		.json = c->request.json,
		.out = stdout,
		.width = quiz_lines_width(),
	};
	struct givens givens =
	    quiz_answers_read(c->a, c->request.answers, c->quiz, &c->d);
	struct str open = quiz_answers_open(c->a, &how, &givens);
	size_t judged;
	bool right = quiz_answers_judge(&how, &givens, &judged, &c->d);
	bool failed = !is_written(c) || c->d.errors > 0;

	if (judged == 0 && !failed) {
		diag_error(&c->d, c->request.answers, "there is no answer");
		failed = true;
	}
	complain(c, false);
	if (open.len && !how.json && !failed)
		fprintf(stderr, "not answered: %.*s\n", STR_ARG(open));
	if (failed)
		return EXIT_CANNOT;
	return right ? EXIT_FINE : EXIT_SOME_NOT;
}

uint64_t quiz_lines_seed(void)
{
	struct random r = { (uint64_t)clock_now() ^
		(uint64_t)clock_ms() << 32 };

	return random_below(&r, SEED_MOST) + 1;
}

static int ask_questions(struct sitting *c)
{
	struct quiz_keep keep =
	    quiz_keep_open(c->a, c->request.progress, c->request.path, &c->d);
	struct quiz_lines setup = {
		.quiz = c->quiz,
		.questions = c->questions,
		.n = c->n,
		.seed =
		    c->request.has_seed ? c->request.seed : quiz_lines_seed(),
		.in = stdin,
		.out = stdout,
		.echo = !isatty(STDIN_FILENO),
		.width = quiz_lines_width(),
		.keep = quiz_keep_answer,
		.undo = quiz_keep_undo,
		.to = &keep,
	};
	bool right;

	/* Only a round of the whole quiz is gone on with. */
	if (!c->request.only.at) {
		setup.keep_place = quiz_keep_round;
		if (!c->request.has_seed)
			setup.saved = quiz_keep_place(c->a, &keep, &c->d);
	}
	if (!keep.store)
		fputs("Answers will not be saved:\n", stderr);
	complain(c, true);
	right = quiz_lines_run(&setup);
	quiz_keep_close(&keep);
	if (!is_written(c)) {
		complain(c, true);
		return EXIT_CANNOT;
	}
	return right ? EXIT_FINE : EXIT_SOME_NOT;
}

static int run(struct sitting *c)
{
	if (!read_quiz(c) || !choose(c))
		return EXIT_CANNOT;
	return c->request.answers.at ? judge_answers(c) : ask_questions(c);
}

int quiz_command(const struct options *o)
{
	struct sitting c = { .a = arena_new() };
	int status = EXIT_CANNOT;

	c.d = diags_in(c.a);
	c.mine = mine_named(c.a, o);
	if (read_request(o, &c.request))
		status = run(&c);
	tf_dir_free(c.mine);
	arena_free(c.a);
	return status;
}
