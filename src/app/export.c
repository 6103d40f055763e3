#include "app/export.h"

#include "app/options.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "course/reading.h"
#include "quiz/instance.h"
#include "share/bank.h"
#include "share/gift.h"
#include "text/width.h"

#include <stdint.h>
#include <stdio.h>

static void say(struct arena *a, struct str line)
{
	struct str safe = text_safe(a, line);

	fprintf(stderr, "%.*s\n", STR_ARG(safe));
}

static void say_faults(struct arena *a, struct diags *d)
{
	diags_sort(d);
	for (size_t i = 0; i < d->n; i++)
		if (d->at[i].severity == SEVERITY_ERROR)
			say(a, diag_text(a, &d->at[i]));
}

/* Each thing that is lost once, with the questions that lose it. */
static void say_losses(
    struct arena *a, const struct losses *all, const char *who)
{
	for (size_t i = 0; i < all->n; i++) {
		struct buf line = { .a = a };
		size_t k = 0;

		while (!str_eq(all->at[k].what, all->at[i].what))
			k++;
		if (k < i)
			continue;
		buf_fmt(&line, "%s cannot hold %.*s:", who,
		    STR_ARG(all->at[i].what));
		for (k = i; k < all->n; k++)
			if (str_eq(all->at[k].what, all->at[i].what))
				buf_fmt(&line, " %.*s",
				    STR_ARG(all->at[k].question));
		say(a, buf_str(&line));
	}
}

static int finish(void)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return EXIT_FINE;
	fputs("lectern: cannot write\n", stderr);
	return EXIT_CANNOT;
}

static int no_format(struct arena *a, struct str word)
{
	struct buf line = { .a = a };

	buf_fmt(&line, "lectern export: no such format: %.*s (there are",
	    STR_ARG(word));
	for (size_t i = 0; format_at(i); i++)
		buf_fmt(&line, " %s", format_at(i)->name);
	buf_byte(&line, ')');
	say(a, buf_str(&line));
	return EXIT_CANNOT;
}

static bool write_many(struct parcel *p, struct str dir, struct diags *d)
{
	if (!file_make_dirs(dir, d))
		return false;
	for (size_t i = 0; i < p->sheets.n; i++)
		if (!file_write(path_join(p->a, dir, p->sheets.at[i].name),
			p->sheets.at[i].text, d))
			return false;
	return true;
}

/* Where --output says, or on standard output. */
static int deliver(
    struct parcel *p, const struct format *format, const struct options *o)
{
	const char *output = options_get(o, OPTION_OUTPUT);
	struct diags d = diags_in(p->a);

	if (!output && format->many) {
		fprintf(stderr,
		    "lectern export: %s is several files: --output names "
		    "their directory\n",
		    format->name);
		return EXIT_CANNOT;
	}
	if (!output) {
		fwrite(p->out.at, 1, p->out.len, stdout);
		return finish();
	}
	if (format->many ? write_many(p, str_of(output), &d)
			 : file_write(str_of(output), buf_str(&p->out), &d))
		return EXIT_FINE;
	say_faults(p->a, &d);
	return EXIT_CANNOT;
}

static int export_in(struct arena *a, const struct options *o)
{
	struct str word = str_of(o->words[0]);
	const struct format *format = format_by_name(word);
	struct diags d = diags_in(a);
	struct diags ignored = diags_in(a);
	struct parcel p = { .a = a, .out = { .a = a } };
	struct str path = str_of(o->words[1]);
	const struct module *module;
	const struct course *c;
	long seed = SEED_FIRST;

	if (!format)
		return no_format(a, word);
	if (o->n < 2) {
		fputs("lectern export: which quiz?\n", stderr);
		return EXIT_CANNOT;
	}
	if (!options_number(o, OPTION_SEED, 0, SEED_MOST, &seed))
		return EXIT_CANNOT;
	p.seed = (uint64_t)seed;
	c = course_open_file(a, path, STR(""), &module, &ignored);
	p.quiz = course_read_quiz(a, c, path, NULL, &d);
	say_faults(a, &d);
	if (!p.quiz || p.quiz->n == 0) {
		fputs("lectern export: no question to write\n", stderr);
		return EXIT_CANNOT;
	}
	format->write(&p);
	say_losses(a, &p.losses, format->name);
	return deliver(&p, format, o);
}

int export_command(const struct options *o)
{
	struct arena *a = arena_new();
	int status = export_in(a, o);

	arena_free(a);
	return status;
}

/* The file's name without its ending, as people say it. */
static struct str title_of(struct arena *a, struct str path)
{
	struct str name = path_name(path);

	if (str_eq(path, STR("-")))
		return STR("Imported questions");
	str_cut(name, '.', &name);
	return str_fmt(a, "Questions from %.*s", STR_ARG(name));
}

static int import_in(struct arena *a, const struct options *o)
{
	struct str path = str_of(o->words[1]), text, quiz;
	struct diags d = diags_in(a);
	struct losses losses = { 0 };
	struct gifts gifts;
	bool in = str_eq(path, STR("-"));

	if (!str_eq(str_of(o->words[0]), STR("gift"))) {
		fputs("lectern import: the format is gift\n", stderr);
		return EXIT_CANNOT;
	}
	if (!(in ? file_read_stdin(a, COURSE_FILE_MOST, &text, &d)
		 : file_read(a, path, COURSE_FILE_MOST, &text, NULL, &d))) {
		say_faults(a, &d);
		return EXIT_CANNOT;
	}
	gifts = gift_read(a, in ? STR("standard input") : path, text, &d);
	quiz = gift_quiz(a, &gifts, title_of(a, path), &losses);
	fwrite(quiz.at, 1, quiz.len, stdout);
	say_faults(a, &d);
	say_losses(a, &losses, "a quiz file");
	return d.errors && finish() == EXIT_FINE ? EXIT_SOME_NOT : finish();
}

int import_command(const struct options *o)
{
	struct arena *a = arena_new();
	int status = import_in(a, o);

	arena_free(a);
	return status;
}
