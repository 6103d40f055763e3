#include "app/progress.h"

#include "app/figures.h"
#include "app/history.h"
#include "app/quiz_lines.h"
#include "app/report.h"
#include "app/study.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "course/catalogue.h"
#include "course/outline.h"
#include "course/reading.h"
#include "sched/standing.h"
#include "store/store.h"
#include "text/width.h"
#include "text/wrap.h"

#include <stdio.h>

/* A line of the table takes 79 cells. */
enum { TITLE = 28, BAR = 10, ANSWERED = 9 };

/* A module with a tally of each section; [n] is of no section. */
struct report {
	const struct module *module;
	const struct outline *outline;
	const struct tally *tallies;
	struct tally sum;
	size_t read; /* sections */
};

static void add(struct tally *sum, const struct tally *t)
{
	sum->questions += t->questions;
	sum->answered += t->answered;
	sum->right += t->right;
	sum->first_right += t->first_right;
}

static struct report report_of(
    struct arena *a, const struct study *study, const struct module *m)
{
	const struct course *c = study->course;
	struct report r = { .module = m, .outline = course_outline(c, m) };
	size_t n;

	r.tallies =
	    figures_of_sections(a, c, study->standing, m, study->day, &n);
	MUST(n == r.outline->n);
	for (size_t i = 0; i < n; i++)
		r.read += r.tallies[i].read;
	for (size_t i = 0; i <= n; i++)
		add(&r.sum, &r.tallies[i]);
	r.sum.read = n > 0 && r.read == n;
	return r;
}

/* Whether the log knows more of it than that it once began. */
static bool is_elsewhere(const struct study *study, struct str id)
{
	return !course_module(study->course, id) &&
	    standing_last(study->standing, id) > 0;
}

static void json_count(struct buf *b, const char *key, size_t n)
{
	json_key(b, key);
	buf_fmt(b, "%zu", n);
}

static void json_flag(struct buf *b, const char *key, bool is)
{
	json_key(b, key);
	buf_add(b, is ? STR("true") : STR("false"));
}

static void json_text(struct buf *b, const char *key, struct str text)
{
	json_key(b, key);
	json_string(b, text);
}

static void json_tally(struct buf *b, const struct tally *t)
{
	json_count(b, "questions", t->questions);
	json_count(b, "answered", t->answered);
	json_count(b, "right", t->right);
	json_count(b, "first_right", t->first_right);
}

static void json_sections(struct buf *b, const struct report *r)
{
	const struct outline *o = r->outline;

	json_key(b, "sections");
	buf_byte(b, '[');
	for (size_t i = 0; i < o->n; i++) {
		buf_add(b, i ? STR(",{") : STR("{"));
		json_text(b, "id", o->sections[i].slug);
		json_text(b, "title", o->sections[i].title);
		json_flag(b, "read", r->tallies[i].read);
		json_tally(b, &r->tallies[i]);
		buf_byte(b, '}');
	}
	buf_byte(b, ']');
	json_key(b, "no_section");
	buf_byte(b, '{');
	json_tally(b, &r->tallies[o->n]);
	buf_byte(b, '}');
}

static void json_module(
    struct buf *b, const struct study *study, const struct report *r)
{
	buf_byte(b, '{');
	json_text(b, "id", r->module->id);
	json_text(b, "title", course_title(study->course, r->module));
	json_flag(b, "read", r->sum.read);
	json_count(b, "sections_read", r->read);
	json_tally(b, &r->sum);
	json_sections(b, r);
	buf_byte(b, '}');
}

/* What the log holds of modules that this course does not have. */
static void json_elsewhere(struct buf *b, const struct study *study)
{
	size_t n = 0;

	json_key(b, "elsewhere");
	buf_byte(b, '[');
	for (size_t i = 0; i < standing_modules(study->standing); i++) {
		struct str id = standing_module(study->standing, i);
		struct past past = standing_past(study->standing, id);

		if (!is_elsewhere(study, id))
			continue;
		buf_add(b, n++ ? STR(",{") : STR("{"));
		json_text(b, "id", id);
		json_count(b, "sections_read", past.sections);
		json_count(b, "answers", past.answers);
		buf_byte(b, '}');
	}
	buf_byte(b, ']');
}

static struct report_study study_of(struct arena *a, const struct study *study)
{
	return report_study_of(a, study->course, study->standing, study->day);
}

static void write_json(
    struct arena *a, struct buf *b, const struct study *study)
{
	struct report_study all = study_of(a, study);
	struct tally sum = { .read = false };
	size_t read = 0;

	buf_byte(b, '{');
	json_key(b, "modules");
	buf_byte(b, '[');
	for (size_t i = 0; i < study->course->n; i++) {
		struct report r =
		    report_of(a, study, &study->course->modules[i]);

		if (i)
			buf_byte(b, ',');
		json_module(b, study, &r);
		add(&sum, &r.sum);
		read += r.read;
	}
	buf_byte(b, ']');
	json_elsewhere(b, study);
	json_count(b, "sections_read", read);
	json_tally(b, &sum);
	report_json(b, &all);
	buf_add(b, STR("}\n"));
}

static void csv_count(
    struct buf *b, struct str module, const char *figure, size_t n)
{
	report_csv_line(b, "module", module, figure, str_fmt(b->a, "%zu", n));
}

static void write_csv(struct arena *a, struct buf *b, const struct study *study)
{
	struct report_study all = study_of(a, study);

	buf_add(b, STR("group,name,figure,value\n"));
	for (size_t i = 0; i < study->course->n; i++) {
		struct report r =
		    report_of(a, study, &study->course->modules[i]);

		csv_count(b, r.module->id, "sections", r.outline->n);
		csv_count(b, r.module->id, "sections_read", r.read);
		csv_count(b, r.module->id, "questions", r.sum.questions);
		csv_count(b, r.module->id, "answered", r.sum.answered);
		csv_count(b, r.module->id, "right", r.sum.right);
		csv_count(b, r.module->id, "first_right", r.sum.first_right);
	}
	report_csv(b, &all);
}

static void fill_to(struct buf *b, size_t cells, size_t width)
{
	buf_fill(b, ' ', cells < width ? width - cells : 0);
}

/* "[######....]": so many of so many; full only when all are. */
static void write_bar(struct buf *b, size_t some, size_t all)
{
	size_t full = all ? some * BAR / all : 0;

	if (all == 0)
		return;
	buf_add(b, STR("  ["));
	buf_fill(b, '#', full);
	buf_fill(b, '.', BAR - full);
	buf_byte(b, ']');
}

/* The title's lines, all but the last ended; cells of that one. */
static size_t write_title(struct buf *b, struct str title)
{
	struct str safe = text_safe(b->a, title);
	struct wrap line = wrap_prose(safe, 0, TITLE);

	for (;;) {
		buf_add(b, STR("  "));
		buf_add(b, str_sub(safe, line.begin, line.end));
		if (line.next >= safe.len)
			return line.cells;
		buf_byte(b, '\n');
		line = wrap_prose(safe, line.next, TITLE);
	}
}

static void write_row(
    struct buf *b, struct str title, const char *read, const struct tally *t)
{
	char answered[64];

	fill_to(b, write_title(b, title), TITLE);
	snprintf(answered, sizeof(answered), "%zu of %zu", t->answered,
	    t->questions);
	if (t->questions)
		buf_fmt(b, "  %-4s  %*s  %5zu  %9zu", read, ANSWERED, answered,
		    t->right, t->first_right);
	else
		buf_fmt(b, "  %s", read);
	write_bar(b, t->right, t->questions);
	buf_byte(b, '\n');
}

static void write_summary(struct buf *b, const struct report *r)
{
	const struct tally *t = &r->sum;

	buf_fmt(b, "%zu of %zu sections read", r->read, r->outline->n);
	if (t->questions)
		buf_fmt(b,
		    "; %zu of %zu questions answered, %zu right, %zu at "
		    "first try",
		    t->answered, t->questions, t->right, t->first_right);
	buf_add(b, STR(".\n"));
}

static void write_module(
    struct buf *b, const struct study *study, const struct report *r)
{
	struct str title =
	    text_safe(b->a, course_title(study->course, r->module));
	struct str id = text_safe(b->a, r->module->id);
	const struct outline *o = r->outline;

	buf_fmt(b, "%.*s\n(%.*s)\n", STR_ARG(title), STR_ARG(id));
	write_summary(b, r);
	buf_byte(b, '\n');
	buf_add(b, STR("  Section                       Read"));
	if (r->sum.questions)
		buf_add(b, STR("   Answered  Right  First try"));
	buf_byte(b, '\n');
	for (size_t i = 0; i < o->n; i++)
		write_row(b, o->sections[i].title,
		    r->tallies[i].read ? "yes" : "no", &r->tallies[i]);
	if (r->tallies[o->n].questions)
		write_row(
		    b, STR("Questions of no section"), "-", &r->tallies[o->n]);
	buf_byte(b, '\n');
}

static void write_elsewhere(struct buf *b, const struct study *study)
{
	for (size_t i = 0; i < standing_modules(study->standing); i++) {
		struct str id = standing_module(study->standing, i);
		struct past past = standing_past(study->standing, id);
		struct str safe = text_safe(b->a, id);

		if (is_elsewhere(study, id))
			buf_fmt(b,
			    "Not in this course, but remembered: %.*s "
			    "(sections read: %zu, answers: %zu).\n",
			    STR_ARG(safe), past.sections, past.answers);
	}
}

static void write_text(
    struct arena *a, struct buf *b, const struct study *study)
{
	struct report_study all = study_of(a, study);

	for (size_t i = 0; i < study->course->n; i++) {
		struct report r =
		    report_of(a, study, &study->course->modules[i]);

		write_module(b, study, &r);
	}
	if (study->course->n == 0)
		buf_add(b, STR("There is no module here.\n"));
	write_elsewhere(b, study);
	report_text(b, &all, quiz_lines_width(), text_is_utf8());
}

/* The question that this word names: ID, or MODULE#ID. */
static const struct remembered *find_question(
    const struct report_study *all, struct str word)
{
	struct str module = STR(""), id = str_cut(word, '#', &module);

	for (size_t i = 0; i < all->n; i++)
		if (id.at ? str_eq(all->questions[i].id, id) &&
			    str_eq(all->questions[i].module, module)
			  : str_eq(all->questions[i].id, word))
			return &all->questions[i];
	return NULL;
}

/* Goes through the log for one question. */
static bool write_question(struct arena *a, struct buf *b,
    const struct study *study, struct str word, struct diags *d)
{
	struct report_study all = study_of(a, study);
	const struct remembered *q = find_question(&all, word);
	struct history_fold fold;
	struct history h;
	struct store *store;
	int64_t after = 0;
	bool ok;

	if (!q) {
		diag_error(d, STR(""),
		    "nothing is remembered of a question %.*s", STR_ARG(word));
		return false;
	}
	store = store_open_to_read(study->file, d);
	fold = history_begin(a, q->module, q->id, study->standing);
	ok = store && store_each(store, &after, history_add, &fold, d);
	after = 0;
	if (ok && history_again(&fold))
		ok = store_each(store, &after, history_add, &fold, d);
	store_close(store);
	h = (struct history){ q->title, study->standing, q->card, study->day,
		fold.at, fold.n };
	report_curve(b, &h, quiz_lines_width(), text_is_utf8());
	return ok;
}

static bool write_wanted(struct arena *a, struct buf *b,
    const struct options *o, const struct study *study, struct diags *d)
{
	const char *question = options_get(o, OPTION_QUESTION);

	if (question)
		return write_question(a, b, study, str_of(question), d);
	if (options_get(o, OPTION_JSON))
		write_json(a, b, study);
	else if (options_get(o, OPTION_CSV))
		write_csv(a, b, study);
	else
		write_text(a, b, study);
	return true;
}

int progress_command(const struct options *o)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct buf b = { .a = a };
	struct study study;
	int status = EXIT_FINE;

	if (!study_open(a, o, &study, &d) ||
	    !write_wanted(a, &b, o, &study, &d)) {
		status = study_fail("progress", &d);
	} else {
		fwrite(b.at, 1, b.len, stdout);
		if (fflush(stdout) != 0)
			status = EXIT_CANNOT;
	}
	arena_free(a);
	return status;
}
