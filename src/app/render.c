#include "app/render.h"

#include "app/mine.h"
#include "app/options.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "course/catalogue.h"
#include "course/passage.h"
#include "course/tf_dir.h"
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

enum {
	LARGEST = 64 * 1024 * 1024,
	CHUNK = 64 * 1024,
	WIDEST = 10000,
	COLUMNS = 80
};

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

struct request {
	struct str path;
	size_t width;
	enum when colour;
	enum theme theme;
	struct tf_dir *mine; /* the learner's own code, or NULL */
};

/* What the environment says; empty counts as unset. */
static const char *setting(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static bool when_read(struct str word, enum when *when)
{
	static const char *const words[] = {
		[WHEN_AUTO] = "auto",
		[WHEN_ALWAYS] = "always",
		[WHEN_NEVER] = "never",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq(word, str_of(words[i]))) {
			*when = (enum when)i;
			return true;
		}
	return false;
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

static bool read_request(const struct options *o, struct request *r)
{
	const char *colour = options_get(o, OPTION_COLOR);
	const char *theme = options_get(o, OPTION_THEME);
	long width = (long)comfortable_width();

	*r = (struct request){ .path = str_of(o->words[0]),
		.theme = theme_guess(getenv("COLORFGBG")) };
	if (!options_number(o, OPTION_WIDTH, 1, WIDEST, &width))
		return false;
	r->width = (size_t)width;
	if (colour && !when_read(str_of(colour), &r->colour)) {
		fputs("lectern: --color wants auto, always or never\n", stderr);
		return false;
	}
	if (theme && !theme_read(str_of(theme), &r->theme)) {
		fputs("lectern: --theme wants dark or light\n", stderr);
		return false;
	}
	return true;
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
	struct plain how = { .theme = r->theme };

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
	return EXIT_SOME_NOT;
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

/* A name with an ending that a language has. */
static bool is_program(struct str name)
{
	return str_find(name, STR("."), 1) != SIZE_MAX &&
	    code_language(name) != LANG_NONE;
}

/* Passages of the learner's own code; without a course none stands in. */
static void fill(struct arena *a, const struct request *r, struct doc *doc)
{
	struct diags ignored = diags_in(a);
	const struct module *module = NULL;
	struct codes codes = { .mine = r->mine };
	struct course *c = NULL;

	if (!passage_any(doc))
		return;
	if (!str_eq(r->path, STR("-")))
		c = course_open_file(a, r->path, STR(""), &module, &ignored);
	if (c)
		codes.course = passage_course_code(c, module->lesson);
	passage_fill(a, doc, &codes);
	tf_dir_free(codes.course);
}

static int render(struct arena *a, const struct request *r)
{
	struct diags d = diags_in(a);
	bool code = is_program(path_name(r->path));
	struct layout layout = { .width = r->width,
		.inside = NO_BOX,
		.wrap_code = true,
		.numbers = code };
	struct plain how = manner(r);
	struct doc *doc = read_doc(a, r->path, code, &d);

	if (!doc)
		return complain(a, &d);
	fill(a, r, doc);
	if (write_doc(a, doc, &layout, &how))
		return EXIT_FINE;
	/* A reader that has gone away has had enough. */
	if (errno == EPIPE)
		return EXIT_SOME_NOT;
	diag_error(&d, STR("standard output"), "%s", strerror(errno));
	return complain(a, &d);
}

int render_command(const struct options *o)
{
	struct request r;
	struct arena *a;
	int status;

	if (!read_request(o, &r))
		return EXIT_CANNOT;
	signal(SIGPIPE, SIG_IGN);
	a = arena_new();
	r.mine = mine_named(a, o);
	status = render(a, &r);
	tf_dir_free(r.mine);
	arena_free(a);
	return status;
}
