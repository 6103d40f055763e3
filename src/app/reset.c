#include "app/progress.h"

#include "app/study.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "course/catalogue.h"
#include "sched/standing.h"
#include "store/store.h"
#include "text/width.h"

#include <stdio.h>
#include <unistd.h>

static const char name[] = "reset";

/* The course's modules, then those that the log alone knows. */
static size_t count(const struct study *study)
{
	return study->course->n + standing_modules(study->standing);
}

static struct str id_at(const struct study *study, size_t i)
{
	if (i < study->course->n)
		return study->course->modules[i].id;
	return standing_module(study->standing, i - study->course->n);
}

/* "4" and "04" stand for 04-managed-data-services, if no other has 4. */
static bool by_number(
    const struct study *study, struct str word, struct str *id)
{
	uint64_t number;
	size_t found = 0;

	if (!str_number(word, UINT32_MAX, &number))
		return false;
	for (size_t i = 0; i < study->course->n; i++)
		if (study->course->modules[i].number == number) {
			*id = study->course->modules[i].id;
			found++;
		}
	return found == 1;
}

static bool find(const struct study *study, struct str word, struct str *id)
{
	for (size_t i = 0; i < count(study); i++)
		if (str_eq(id_at(study, i), word)) {
			*id = word;
			return true;
		}
	return by_number(study, word, id);
}

static int say_unknown(
    struct arena *a, const struct study *study, struct str word)
{
	struct str safe = text_safe(a, word);

	fprintf(stderr, "lectern reset: there is no module \"%.*s\"",
	    STR_ARG(safe));
	for (size_t i = 0; i < count(study); i++) {
		if (i >= study->course->n &&
		    course_module(study->course, id_at(study, i)))
			continue;
		safe = text_safe(a, id_at(study, i));
		fprintf(stderr, "%s%.*s",
		    i ? ", " : "; there are: ", STR_ARG(safe));
	}
	fputc('\n', stderr);
	return EXIT_CANNOT;
}

enum answer { ANSWER_YES, ANSWER_NO, ANSWER_NONE };

/* One line, of a person or a pipe; only y and yes are a yes. */
static enum answer hear(void)
{
	char line[16];
	struct str said;

	fflush(stderr);
	if (!fgets(line, sizeof(line), stdin))
		return isatty(STDIN_FILENO) ? ANSWER_NO : ANSWER_NONE;
	said = str_trim(str_of(line));
	return str_eq_nocase(said, STR("y")) || str_eq_nocase(said, STR("yes"))
	    ? ANSWER_YES
	    : ANSWER_NO;
}

static enum answer ask(struct str id, struct past past)
{
	fprintf(stderr,
	    "Forget %zu answer%s to %zu question%s and %zu section%s read of "
	    "%.*s? [y/N] ",
	    past.answers, str_plural(past.answers), past.questions,
	    str_plural(past.questions), past.sections,
	    str_plural(past.sections), STR_ARG(id));
	return hear();
}

static bool forget(struct str file, struct str id, struct diags *d)
{
	struct store *store = store_open(file, d);
	struct event event = {
		.when = clock_now(),
		.kind = EVENT_RESET,
		.module = id,
	};
	bool ok = store && store_add(store, &event, d);

	store_close(store);
	return ok;
}

static int reset(struct arena *a, const struct options *o, struct diags *d)
{
	struct study study;
	struct str id, safe;
	enum answer answer = ANSWER_YES;

	if (!study_open(a, o, &study, d))
		return study_fail(name, d);
	if (!find(&study, str_of(o->words[0]), &id))
		return say_unknown(a, &study, str_of(o->words[0]));
	safe = text_safe(a, id);
	if (standing_last(study.standing, id) == 0) {
		printf("Nothing is remembered of %.*s.\n", STR_ARG(safe));
		return EXIT_FINE;
	}
	if (!options_get(o, OPTION_YES))
		answer = ask(safe, standing_past(study.standing, id));
	if (answer == ANSWER_NONE) {
		fputs("\nlectern reset: nobody is there to answer: say --yes\n",
		    stderr);
		return EXIT_CANNOT;
	}
	if (answer == ANSWER_NO) {
		puts("Nothing was changed.");
		return EXIT_SOME_NOT;
	}
	if (!forget(study.file, id, d))
		return study_fail(name, d);
	printf("%.*s begins anew.\n", STR_ARG(safe));
	return EXIT_FINE;
}

int reset_command(const struct options *o)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	int status = reset(a, o, &d);

	arena_free(a);
	return status;
}
