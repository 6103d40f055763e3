#include "app/quiz_answers.h"

#include "app/quiz_page.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json.h"
#include "base/vec.h"
#include "quiz/instance.h"
#include "quiz/judge.h"
#include "quiz/parse.h"

enum { FILE_MOST = 16 * 1024 * 1024 };

/* An answers file while it is read. */
struct reading {
	struct arena *a;
	struct str path, dir;
	const struct quiz *quiz;
	struct diags *d;
	unsigned line;
	VEC(struct given) givens;
};

static void fault(struct reading *r, unsigned column, const char *what)
{
	diag_add(r->d, SEVERITY_ERROR, r->path, r->line, column, "%s", what);
}

/* The answer that a file holds.  false: it cannot be read. */
static bool read_answer_file(
    struct reading *r, unsigned column, struct str name, struct str *answer)
{
	struct diags trouble = diags_in(r->a);
	struct str path = path_join(r->a, r->dir, name);

	if (name.len &&
	    file_read(r->a, path, FILE_MOST, answer, NULL, &trouble))
		return true;
	if (trouble.n)
		fault(r, column,
		    str_fmt(r->a, "%.*s: %.*s", STR_ARG(path),
			STR_ARG(trouble.at[0].text))
			.at);
	else
		fault(r, column, "@ without the name of a file");
	return false;
}

static void read_given(struct reading *r, struct str line)
{
	struct str id, answer = str_cut(line, ':', &id);
	const struct question *q = quiz_find(r->quiz, str_trim(id));
	unsigned column = 1;

	if (!answer.at) {
		fault(r, 1, "this line has no \"ID: ANSWER\"");
		return;
	}
	if (!q) {
		fault(r, 1,
		    str_fmt(r->a, "the quiz has no question %.*s",
			STR_ARG(str_trim(id)))
			.at);
		return;
	}
	answer = str_trim(answer);
	if (answer.len)
		column = (unsigned)(answer.at - line.at) + 1;
	if (str_starts(answer, STR("@@")))
		answer = str_sub(answer, 1, answer.len);
	else if (str_starts(answer, STR("@")) &&
	    !read_answer_file(
		r, column, str_sub(answer, 1, answer.len), &answer))
		return;
	*VEC_ADD(r->a, &r->givens) =
	    (struct given){ (size_t)(q - r->quiz->questions), answer };
}

struct givens quiz_answers_read(
    struct arena *a, struct str path, const struct quiz *quiz, struct diags *d)
{
	bool in = str_eq(path, STR("-"));
	struct reading r = { .a = a, .quiz = quiz, .d = d };
	struct str text;
	bool read;

	r.path = in ? STR("standard input") : path;
	r.dir = in ? STR(".") : path_dir(path);
	read = in ? file_read_stdin(a, FILE_MOST, &text, d)
		  : file_read(a, path, FILE_MOST, &text, NULL, d);
	if (!read)
		return (struct givens){ 0 };
	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_sub(text, 3, text.len);
	while (text.len) {
		struct str line = str_line(&text);

		r.line++;
		if (str_trim(line).len && str_trim(line).at[0] != '#')
			read_given(&r, line);
	}
	return (struct givens){ r.givens.at, r.givens.n };
}

static void write_json(struct arena *a, FILE *out, const struct question *q,
    const struct verdict *v, struct str feedback)
{
	struct buf b = { .a = a };

	buf_byte(&b, '{');
	json_key(&b, "id");
	json_string(&b, q->id);
	if (q->recipe) {
		json_key(&b, "seed");
		json_number(&b, (double)q->seed);
	}
	json_key(&b, "verdict");
	json_string(&b, str_of(verdict_name(v->kind)));
	json_key(&b, "score");
	json_number(&b, v->score);
	json_key(&b, "reason");
	json_string(&b, v->reason);
	json_key(&b, "feedback");
	json_string(&b, feedback);
	buf_add(&b, STR("}\n"));
	fwrite(b.at, 1, b.len, out);
}

static void write_lines(const struct quiz_judging *how,
    const struct question *q, const struct given *g, const struct verdict *v,
    struct str feedback)
{
	struct page page = {
		.a = arena_new(),
		.out = how->out,
		.width = how->width,
	};

	fprintf(how->out, "%.*s", STR_ARG(q->id));
	if (q->recipe)
		fprintf(how->out, " (seed %llu)", (unsigned long long)q->seed);
	putc('\n', how->out);
	page_verdict(&page, 2, v, g->answer);
	page_text(&page, 4, feedback);
	arena_free(page.a);
}

/* One answer, judged and written. */
static bool judge_given(struct arena *a, const struct quiz_judging *how,
    const struct given *g, struct diags *d)
{
	const struct quiz *quiz = how->quiz;
	const struct question *q = &quiz->questions[g->question];
	struct verdict v;
	struct str feedback;

	if (q->recipe && q->seed != how->seed) {
		quiz = instance_new(a, q, how->seed, d);
		if (!quiz)
			return false;
		q = &quiz->questions[0];
	}
	v = judge(a, q, g->answer);
	feedback = judge_feedback(a, quiz, q, g->answer, &v);
	if (how->json)
		write_json(a, how->out, q, &v, feedback);
	else
		write_lines(how, q, g, &v, feedback);
	return v.kind == VERDICT_RIGHT;
}

bool quiz_answers_judge(const struct quiz_judging *how,
    const struct givens *givens, size_t *judged, struct diags *d)
{
	struct arena *a = arena_new();
	bool right = true;

	*judged = 0;
	for (size_t i = 0; i < givens->n; i++) {
		const struct given *g = &givens->at[i];

		if (!how->asked[g->question])
			continue;
		right = judge_given(a, how, g, d) && right;
		++*judged;
		arena_reset(a);
	}
	arena_free(a);
	return right;
}

struct str quiz_answers_open(struct arena *a, const struct quiz_judging *how,
    const struct givens *givens)
{
	bool *answered = NEW_N(a, bool, how->quiz->n);
	struct buf b = { .a = a };

	for (size_t i = 0; i < givens->n; i++)
		answered[givens->at[i].question] = true;
	for (size_t i = 0; i < how->quiz->n; i++) {
		if (!how->asked[i] || answered[i])
			continue;
		if (b.len)
			buf_byte(&b, ' ');
		buf_add(&b, how->quiz->questions[i].id);
	}
	return buf_str(&b);
}
