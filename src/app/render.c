#include "app/render.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "doc/code.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "doc/md.h"
#include "text/width.h"
#include "ui/look.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { DONE = 0, FAILED = 1, MISUSED = 2 };

enum {
	LARGEST = 64 * 1024 * 1024,
	CHUNK = 64 * 1024,
	WIDEST = 10000,
	COLUMNS = 80
};

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

struct request {
	struct str path;
	size_t width; /* 0: as wide as is comfortable */
	enum when colour;
};

static const char usage[] =
    "usage: lectern render FILE|- [--width N] [--color auto|always|never]\n";

/* What the environment says; empty counts as unset. */
static const char *setting(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static bool read_width(struct str value, struct request *r)
{
	uint64_t n;

	if (!str_number(value, WIDEST, &n) || n == 0)
		return false;
	r->width = (size_t)n;
	return true;
}

static bool read_colour(struct str value, struct request *r)
{
	static const char *const words[] = {
		[WHEN_AUTO] = "auto",
		[WHEN_ALWAYS] = "always",
		[WHEN_NEVER] = "never",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq(value, str_of(words[i]))) {
			r->colour = (enum when)i;
			return true;
		}
	return false;
}

/* One option with its value, "--name value" or "--name=value". */
static bool read_option(char ***argv, struct request *r)
{
	struct str name, arg = str_of(**argv), value;

	value = str_cut(arg, '=', &name);
	if (!value.at && !*++*argv)
		return false;
	if (!value.at)
		value = str_of(**argv);
	if (str_eq(name, STR("--width")))
		return read_width(value, r);
	return str_eq(name, STR("--color")) && read_colour(value, r);
}

static bool read_request(char **argv, struct request *r)
{
	bool options = true;

	for (argv++; *argv; argv++) {
		struct str arg = str_of(*argv);

		if (options && str_eq(arg, STR("--"))) {
			options = false;
		} else if (options && arg.len > 1 && arg.at[0] == '-') {
			if (!read_option(&argv, r))
				return false;
		} else if (r->path.at) {
			return false;
		} else {
			r->path = arg;
		}
	}
	return r->path.at;
}

static size_t comfortable_width(void)
{
	struct winsize size;
	uint64_t columns = COLUMNS;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		columns = size.ws_col;
	else if (!str_number(str_of(getenv("COLUMNS")), WIDEST, &columns) ||
	    columns == 0)
		columns = COLUMNS;
	return columns < MEASURE ? (size_t)columns : MEASURE;
}

static bool has_word(const char *value, const char *word)
{
	return value && strstr(value, word);
}

/* How many colours the terminal's name promises. */
static int colours_of(const char *term)
{
	if (!term || has_word(term, "256") || setting("COLORTERM"))
		return 256;
	if (has_word(term, "linux") || has_word(term, "ansi"))
		return 8;
	return 16;
}

static struct plain manner(const struct request *r)
{
	const char *term = setting("TERM");
	bool able = isatty(STDOUT_FILENO) && term &&
	    str_cmp(str_of(term), STR("dumb")) != 0;
	struct plain how = { .theme = theme_guess(getenv("COLORFGBG")) };

	if (r->colour == WHEN_ALWAYS ||
	    (r->colour == WHEN_AUTO && able && !setting("NO_COLOR")))
		how.colours = colours_of(term);
	/* The Linux console shows what it does not know. */
	how.links = able && r->colour != WHEN_NEVER && !has_word(term, "linux");
	return how;
}

static int complain(struct arena *a, const struct diags *d)
{
	for (size_t i = 0; i < d->n; i++) {
		struct str text = text_safe(a, diag_text(a, &d->at[i]));

		fprintf(stderr, "lectern: %.*s\n", STR_ARG(text));
	}
	return FAILED;
}

/* Writes all that was gathered, and empties it.  false: errno says why. */
static bool flush(struct buf *b)
{
	size_t at = 0;

	while (at < b->len) {
		ssize_t n = write(STDOUT_FILENO, b->at + at, b->len - at);

		if (n > 0)
			at += (size_t)n;
		else if (n < 0 && errno != EINTR)
			return false;
	}
	b->len = 0;
	return true;
}

static bool write_block(struct buf *b, const struct doc *doc,
    const struct lines *lines, const struct plain *how)
{
	for (size_t i = 0; i < lines->n; i++) {
		plain_line(b, doc, &lines->at[i], how);
		buf_byte(b, '\n');
		if (b->len >= CHUNK && !flush(b))
			return false;
	}
	return true;
}

static bool write_doc(struct arena *a, const struct doc *doc,
    const struct layout *layout, const struct plain *how)
{
	struct buf b = { .a = a };
	struct arena *scratch = arena_new();
	bool ok = true;

	for (size_t i = 0; ok && i < doc->nblocks; i++) {
		struct lines lines;

		layout_block(scratch, doc, i, layout, &lines);
		ok = write_block(&b, doc, &lines, how);
		arena_reset(scratch);
	}
	ok = ok && flush(&b);
	arena_free(scratch);
	return ok;
}

static struct doc *read_doc(
    struct arena *a, struct str path, bool code, struct diags *d)
{
	struct str text;

	if (str_eq(path, STR("-"))) {
		if (!file_read_stdin(a, LARGEST, &text, d))
			return NULL;
		return md_parse(a, text, STR("standard input"), d);
	}
	if (!file_read(a, path, LARGEST, &text, NULL, d))
		return NULL;
	return code ? code_doc(a, text, path) : md_parse(a, text, path, d);
}

static int render(struct arena *a, const struct request *r)
{
	struct diags d = diags_in(a);
	bool code = code_language(path_name(r->path)) != LANG_NONE;
	struct layout layout = { .width = r->width,
		.inside = NO_BOX,
		.wrap_code = true,
		.numbers = code };
	struct plain how = manner(r);
	struct doc *doc = read_doc(a, r->path, code, &d);

	if (!doc)
		return complain(a, &d);
	if (!layout.width)
		layout.width = comfortable_width();
	if (write_doc(a, doc, &layout, &how))
		return DONE;
	/* A reader that has gone away has had enough. */
	if (errno == EPIPE)
		return FAILED;
	diag_error(&d, STR("standard output"), "%s", strerror(errno));
	return complain(a, &d);
}

int render_command(int argc, char **argv)
{
	struct request r = { .colour = WHEN_AUTO };
	struct arena *a;
	int status;

	if (argc == 2 && str_eq(str_of(argv[1]), STR("--help"))) {
		fputs(usage, stdout);
		return DONE;
	}
	if (!read_request(argv, &r)) {
		fputs(usage, stderr);
		return MISUSED;
	}
	signal(SIGPIPE, SIG_IGN);
	a = arena_new();
	status = render(a, &r);
	arena_free(a);
	return status;
}
