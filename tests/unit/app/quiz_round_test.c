#include "app/quiz_round.h"

#include "base/arena.h"
#include "base/diag.h"
#include "quiz/parse.h"
#include "tap.h"
#include "text/width.h"

#include <stdlib.h>

static const char text[] =
    "# Quiz\n\n### First\n<!-- quiz: id=first -->\n\n= 1\n\n> Hint: h\n\n"
    "> Explain: Because.\n\n### Second\n<!-- quiz: id=second tries=1 -->\n\n"
    "= 2\n\n> Hint: h\n\n> Explain: e\n";

/* What is kept, and what the learner had been told by then. */
struct log {
	FILE *out;
	char **told;
	struct buf kept;
	bool fails;
	size_t early; /* verdicts that were out before they were kept */
};

static bool keep(void *to, const struct turn *turn, enum confidence confidence,
    struct diags *d)
{
	(void)confidence;
	struct log *log = to;
	size_t verdicts = 0, want = 0;

	fflush(log->out);
	for (const char *s = *log->told; (s = strstr(s, ". That is ")); s++)
		verdicts++;
	for (const char *s = *log->told; (s = strstr(s, "not the num")); s++)
		verdicts++;
	for (size_t i = 0; i < log->kept.len; i++)
		want += log->kept.at[i] == ':';
	log->early += verdicts > want;
	buf_fmt(&log->kept, "%.*s:%u:%d ", STR_ARG(turn->q->id), turn->tries,
	    (int)turn->state);
	if (log->fails)
		diag_error(d, STR("p.db"), "the disk is full");
	return !log->fails;
}

static bool keep_place(void *to, struct str saved, struct diags *d)
{
	struct log *log = to;

	(void)d;
	OK(str_starts(saved, STR("lectern-1 ")));
	buf_byte(&log->kept, '@');
	return true;
}

/* Runs a round with these lines; *told is what was said. */
static bool run(
    struct arena *a, const char *lines, struct log *log, struct str *told)
{
	static const size_t both[] = { 0, 1 };
	struct diags d = diags_in(a);
	char *said = NULL;
	size_t len = 0;
	struct quiz_lines setup = {
		.quiz = quiz_parse(a, STR(text), STR("q"), &d),
		.questions = both,
		.n = 2,
		.in = fmemopen((void *)(uintptr_t)lines, strlen(lines), "r"),
		.out = open_memstream(&said, &len),
		.width = 72,
		.keep = keep,
		.keep_place = keep_place,
		.to = log,
	};
	bool right;

	log->out = setup.out;
	log->told = &said;
	log->kept = (struct buf){ .a = a };
	right = quiz_lines_run(&setup);
	fclose(setup.in);
	fclose(setup.out);
	*told = str_copy(a, (struct str){ said, len });
	free(said);
	return right;
}

static bool has(struct str text_, const char *what)
{
	return str_find(text_, str_of(what), 0) != SIZE_MAX;
}

static void keeps_first(struct arena *a)
{
	struct log log = { 0 };
	struct str told;

	OK(run(a, "x\n3\n1\n\n2\n", &log, &told));
	STR_IS(buf_str(&log.kept), "first:1:0 @first:2:2 @@second:1:2 @");
	INT_IS(log.early, 0);
	OK(has(told, "2 of 2 right"));
	OK(!run(a, "3\n:show\n\n3\n:quit\n", &log, &told));
	STR_IS(buf_str(&log.kept), "first:1:0 @first:1:4 @@second:1:3 @");
	INT_IS(log.early, 0);
	OK(has(told, "0 of 2 right"));
}

static void goes_on(struct arena *a)
{
	struct log log = { .fails = true };
	struct str told;

	OK(run(a, "1\n\n2\n", &log, &told));
	OK(has(told, "Not saved: p.db: error: the disk is full\n✓ Right."));
	STR_IS(buf_str(&log.kept), "first:1:2 @second:1:2 ");
}

int main(void)
{
	struct arena *a = arena_new();

	text_locale();
	keeps_first(a);
	goes_on(a);
	arena_free(a);
	return tap_done();
}
