#include "app/exam_lines.h"

#include "app/app.h"
#include "app/exam_page.h"
#include "app/exam_report.h"
#include "app/examine.h"
#include "app/fold.h"
#include "app/options.h"
#include "app/paths.h"
#include "app/quiz_answers.h"
#include "app/quiz_keep.h"
#include "app/quiz_lines.h"
#include "app/study.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "course/catalogue.h"
#include "quiz/judge.h"
#include "quiz/shown.h"
#include "store/store.h"
#include "text/width.h"
#include "view/exam.h"

#include <stdio.h>
#include <unistd.h>

struct sitting {
	struct arena *a; /* the exam */
	struct arena *line_a; /* one line of the learner */
	struct quiz_keep keep;
	struct examination to;
	struct page page;
	struct str report;
	int64_t ms; /* when the clock was looked at */
	bool echo; /* write what was read: no terminal shows it */
	bool left; /* for later */
	bool unsaved; /* that was said */
	size_t sure; /* handing in was asked for at so many open ones, + 1 */
};

static void keep(struct sitting *s, struct event *event)
{
	struct diags d = diags_in(s->line_a);

	event->when = clock_now();
	if (store_add(s->keep.store, event, &d) || s->unsaved)
		return;
	s->unsaved = true;
	page_text(&s->page, 0,
	    str_fmt(s->line_a, "Not saved: %.*s",
		STR_ARG(diag_text(s->line_a, &d.at[0]))));
}

static void keep_place(struct sitting *s)
{
	struct event event =
	    exam_place_event(s->line_a, s->to.exam, s->to.module);

	keep(s, &event);
}

/* Each answer under its own name: kept once, however often this is done. */
static void keep_answers(struct sitting *s)
{
	struct event event;

	for (size_t i = 0; i < exam_count(s->to.exam); i++)
		if (exam_answer_event(s->line_a, s->to.exam, i, &event))
			keep(s, &event);
}

/* Who has seen the result has done with it. */
static void keep_done(struct sitting *s)
{
	struct event event =
	    exam_place_event(s->line_a, s->to.exam, s->to.module);

	event.detail = STR("");
	keep(s, &event);
}

static void spend(struct sitting *s)
{
	int64_t seconds = (clock_ms() - s->ms) / 1000;

	exam_spend(s->to.exam, seconds);
	s->ms += seconds * 1000;
}

/* The next line, of any length.  false: there is none. */
static bool read_line(struct sitting *s, const char *prompt, struct str *line)
{
	struct buf b = { .a = s->line_a };
	int c;

	fputs(prompt, stdout);
	fflush(stdout);
	c = getc(stdin);
	if (c == EOF) {
		putchar('\n');
		return false;
	}
	for (; c != EOF && c != '\n'; c = getc(stdin))
		if (b.len <= ANSWER_MOST && c != '\r')
			buf_byte(&b, (char)c);
	*line = buf_str(&b);
	if (s->echo)
		printf("%.*s\n",
		    STR_ARG(text_safe(
			s->line_a, text_fit(*line, s->page.width, NULL))));
	return true;
}

/* A file's answer: "@path", or this line and those up to a lone dot. */
static bool read_file(struct sitting *s, struct str line, struct str *answer)
{
	struct diags d = diags_in(s->line_a);
	struct buf b = { .a = s->line_a };
	struct str path = str_trim(line);

	if (str_starts(path, STR("@"))) {
		path = str_trim(str_sub(path, 1, path.len));
		if (file_read(
			s->line_a, path, ANSWER_FILE_MOST, answer, NULL, &d))
			return true;
		page_text(&s->page, 0, diag_text(s->line_a, &d.at[0]));
		return false;
	}
	while (!str_eq(line, STR(".")) && b.len <= ANSWER_FILE_MOST) {
		buf_add(&b, line);
		buf_byte(&b, '\n');
		if (!read_line(s, "", &line))
			break;
	}
	*answer = buf_str(&b);
	return true;
}

/* true: to another question.  Behind the last comes the answer sheet. */
static bool step(struct sitting *s, bool on)
{
	size_t at = exam_at(s->to.exam), n = exam_count(s->to.exam);

	if (on && at + 1 == n) {
		page_sheet(&s->page, s->to.exam);
		return false;
	}
	if (on || at > 0)
		exam_go(s->to.exam, on ? at + 1 : at - 1);
	return true;
}

/* true: another question comes. */
static bool take_answer(struct sitting *s, struct str line)
{
	struct exam *e = s->to.exam;
	const struct exam_sheet *sheet = exam_sheet(e, exam_at(e));
	const struct verdict *v;

	if (judge_file(sheet->turn->q) && !read_file(s, line, &line))
		return false;
	line =
	    shown_answer(s->line_a, sheet->turn->q, sheet->turn->order, line);
	v = exam_answer(e, exam_at(e), line);
	if (line.len && !verdict_counts(v->kind)) {
		page_verdict(&s->page, 0, v, line);
		page_text(&s->page, 0, STR("This costs nothing: mend it."));
		keep_place(s);
		return false;
	}
	page_text(&s->page, 0, STR("Taken."));
	return step(s, true);
}

static bool take_go(struct sitting *s, struct str number)
{
	uint64_t n;

	if (!str_number(str_trim(number), exam_count(s->to.exam), &n) ||
	    n == 0) {
		page_text(&s->page, 0, STR("There is no such question."));
		return false;
	}
	exam_go(s->to.exam, (size_t)n - 1);
	return true;
}

static void hand_in(struct sitting *s)
{
	exam_hand_in(s->to.exam);
	keep_place(s);
	keep_answers(s);
}

/* Asks first when something is not answered. */
static void take_hand_in(struct sitting *s)
{
	size_t open = exam_open(s->to.exam) + exam_unreadable(s->to.exam);

	if (open == 0 || s->sure == open + 1) {
		hand_in(s);
		return;
	}
	s->sure = open + 1;
	page_text(&s->page, 0,
	    str_fmt(s->line_a,
		"%zu not answered, %zu cannot be read. :hand-in again hands "
		"in.",
		exam_open(s->to.exam), exam_unreadable(s->to.exam)));
}

static void take_flag(struct sitting *s)
{
	size_t at = exam_at(s->to.exam);

	exam_flag(s->to.exam, at);
	page_text(&s->page, 0,
	    exam_sheet(s->to.exam, at)->flagged ? STR("Flagged.")
						: STR("Not flagged."));
}

/* A word that begins with a colon.  true: a question is to be shown. */
static bool take_command(struct sitting *s, struct str line)
{
	struct str word, rest = str_cut(line, ' ', &word);

	if (str_eq(word, STR(":next")) || str_eq(word, STR(":back")))
		return step(s, str_eq(word, STR(":next")));
	if (str_eq(word, STR(":go")))
		return take_go(s, rest);
	if (str_eq(word, STR(":again")))
		return true;
	if (str_eq(word, STR(":empty")))
		exam_answer(s->to.exam, exam_at(s->to.exam), STR(""));
	else if (str_eq(word, STR(":flag")))
		take_flag(s);
	else if (str_eq(word, STR(":sheet")))
		page_sheet(&s->page, s->to.exam);
	else if (str_eq(word, STR(":time")))
		page_time(&s->page, s->to.exam);
	else if (str_eq(word, STR(":hand-in")))
		take_hand_in(s);
	else if (str_eq(word, STR(":quit")))
		s->left = true;
	else
		page_exam_help(&s->page);
	return false;
}

/* One line.  true: a question is to be shown. */
static bool take_line(struct sitting *s, struct str line)
{
	struct str word = str_trim(line);
	bool shows;

	if (word.len == 0) {
		shows = step(s, true);
	} else if (str_starts(word, STR("::"))) {
		shows = take_answer(s, str_sub(word, 1, word.len));
	} else if (str_starts(word, STR(":"))) {
		shows = take_command(s, word);
	} else {
		shows = take_answer(s, line);
	}
	if (!exam_is_over(s->to.exam))
		keep_place(s);
	return shows;
}

static void sit(struct sitting *s)
{
	struct exam *e = s->to.exam;
	bool shows = true;
	struct str line;

	s->ms = clock_ms();
	while (!exam_is_over(e) && !s->left) {
		arena_reset(s->line_a);
		if (shows)
			page_exam_question(&s->page, e);
		if (!read_line(s, "> ", &line)) {
			s->left = true;
			spend(s);
			keep_place(s);
			return;
		}
		spend(s);
		if (exam_left(e) == 0) {
			page_text(&s->page, 0, STR("Time is up: handed in."));
			hand_in(s);
			return;
		}
		shows = take_line(s, line);
	}
}

/* What a file answers, and hands in. */
static bool answer_all(struct sitting *s, const struct quiz *quiz,
    struct str path, struct diags *d)
{
	struct givens givens = quiz_answers_read(s->a, path, quiz, d);
	struct exam *e = s->to.exam;

	for (size_t g = 0; g < givens.n; g++)
		for (size_t i = 0; i < exam_count(e); i++)
			if (exam_sheet(e, i)->turn->question ==
			    givens.at[g].question)
				exam_answer(e, i, givens.at[g].answer);
	if (d->errors)
		return false;
	hand_in(s);
	return true;
}

/* Says how it went, and writes the report. */
static int end(struct sitting *s, struct diags *d)
{
	struct exam_share all = exam_total(s->to.exam);

	if (s->left) {
		page_text(&s->page, 0,
		    STR("Kept: the same command goes on with it."));
		return EXIT_FINE;
	}
	page_result(&s->page, s->to.exam);
	if (s->report.len &&
	    !exam_report(s->report, s->to.exam, s->to.title, clock_now(), d))
		return study_fail("exam", d);
	keep_done(s);
	return all.right == all.n ? EXIT_FINE : EXIT_SOME_NOT;
}

static int begin(struct sitting *s, const struct options *o, struct diags *d)
{
	const char *answers = options_get(o, OPTION_ANSWERS);

	page_text(&s->page, 0, s->to.title);
	if (exam_is_over(s->to.exam)) {
		keep_answers(s);
		return end(s, d);
	}
	if (answers)
		return answer_all(s, s->to.quiz, str_of(answers), d)
		    ? end(s, d)
		    : study_fail("exam", d);
	page_text(&s->page, 0,
	    s->to.waited ? STR("Going on where you left the exam.")
			 : STR("Nothing is said of right or wrong until you "
			       "hand in; :help lists the commands."));
	keep_place(s);
	sit(s);
	return end(s, d);
}

static int exam(struct sitting *s, const struct options *o, struct diags *d)
{
	struct exam_wish wish = { .seed = quiz_lines_seed(),
		.now = clock_now() };
	struct str root;
	const struct course *course = NULL;
	const struct standing *standing = NULL;
	int64_t after;

	if (!examine_wish(o, &wish))
		return EXIT_CANNOT;
	if (exam_report_path(o, &s->report, d) &&
	    paths_course(s->a, str_of(options_get(o, OPTION_COURSE)), &root, d))
		course = course_open(s->a, root, d);
	if (course && s->keep.store)
		standing =
		    fold_open(s->a, s->keep.store, s->keep.file, &after, d);
	if (!standing || !examine(s->a, course, standing, &wish, &s->to, d))
		return study_fail("exam", d);
	return begin(s, o, d);
}

static int exam_in_lines(const struct options *o)
{
	struct sitting s = { .a = arena_new(),
		.line_a = arena_new(),
		.page = { .a = arena_new(),
		    .out = stdout,
		    .width = quiz_lines_width() },
		.echo = !isatty(STDIN_FILENO) };
	struct diags d = diags_in(s.a);
	int status;

	s.keep = quiz_keep_open(
	    s.a, str_of(options_get(o, OPTION_PROGRESS)), STR(""), &d);
	status = exam(&s, o, &d);
	if (fflush(stdout) != 0)
		status = EXIT_CANNOT;
	quiz_keep_close(&s.keep);
	arena_free(s.page.a);
	arena_free(s.line_a);
	arena_free(s.a);
	return status;
}

int exam_command(const struct options *o)
{
	if (options_get(o, OPTION_SCRIPT) ||
	    (!options_get(o, OPTION_PLAIN) && !options_get(o, OPTION_ANSWERS) &&
		isatty(STDOUT_FILENO)))
		return app_command(o);
	return exam_in_lines(o);
}
