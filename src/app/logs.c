#include "app/logs.h"

#include "app/options.h"
#include "app/paths.h"
#include "app/study.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/json.h"
#include "store/store.h"
#include "text/width.h"

#include <stdio.h>
#include <string.h>

static bool own_path(
    struct arena *a, const struct options *o, struct str *path, struct diags *d)
{
	const char *named = options_get(o, OPTION_PROGRESS);

	return paths_progress(a, str_of(named), path, d);
}

/* Takes in one other log.  false: it was refused, and d says why. */
static bool merge_one(
    struct arena *a, struct store *own, struct str path, struct diags *d)
{
	struct store *other = store_open_to_read(path, d);
	struct joined joined;
	struct str safe = text_safe(a, path);
	bool ok = other && store_join(own, other, clock_now(), &joined, d);

	store_close(other);
	if (ok)
		printf("%.*s: %zu event%s, %zu of them new\n", STR_ARG(safe),
		    joined.events, str_plural(joined.events), joined.fresh);
	return ok;
}

static int merge(struct arena *a, const struct options *o, struct diags *d)
{
	struct str path;
	struct store *own = NULL;
	size_t refused = 0;

	if (own_path(a, o, &path, d))
		own = store_open(path, d);
	if (!own)
		return study_fail("merge", d);
	for (size_t i = 0; i < o->n; i++)
		refused += !merge_one(a, own, str_of(o->words[i]), d);
	store_close(own);
	if (refused == 0)
		return EXIT_FINE;
	study_fail("merge", d);
	return refused < o->n ? EXIT_SOME_NOT : EXIT_CANNOT;
}

static int backup(struct arena *a, const struct options *o, struct diags *d)
{
	struct str path, to = str_of(o->words[0]), safe = text_safe(a, to);
	struct store *own = NULL;
	bool ok;

	if (own_path(a, o, &path, d))
		own = store_open_to_read(path, d);
	ok = own && store_backup(own, to, d);
	store_close(own);
	if (!ok)
		return study_fail("backup", d);
	printf("%.*s holds all of it.\n", STR_ARG(safe));
	return EXIT_FINE;
}

/* What a line is made of. */
struct line {
	struct arena *a;
	bool json;
};

/* RFC 4180; what a spreadsheet would take for a formula gets a ' before it. */
static void add_csv(struct buf *b, struct str s)
{
	buf_add(b, b->len ? STR(",\"") : STR("\""));
	if (s.len && strchr("=+-@\t\r", s.at[0]))
		buf_byte(b, '\'');
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"')
			buf_byte(b, '"');
		buf_byte(b, s.at[i]);
	}
	buf_byte(b, '"');
}

static void add_text(
    struct buf *b, const struct line *line, const char *name, struct str s)
{
	if (!line->json) {
		add_csv(b, text_clean(b->a, s));
		return;
	}
	json_key(b, name);
	json_string(b, s);
}

static void add_number(
    struct buf *b, const struct line *line, const char *name, double n)
{
	if (line->json)
		json_key(b, name);
	else if (b->len)
		buf_byte(b, ',');
	json_number(b, n);
}

/* Numbers of 64 bits are text: few readers hold them otherwise. */
static void print_event(void *to, const struct event *e)
{
	const struct line *line = to;
	struct arena *a = arena_new();
	struct buf b = { .a = a };

	if (line->json)
		buf_byte(&b, '{');
	add_text(&b, line, "id", str_of(e->id));
	add_text(&b, line, "at", clock_utc(a, e->when));
	add_text(&b, line, "kind", str_of(event_name(e->kind)));
	add_text(&b, line, "module", e->module);
	add_text(&b, line, "item", e->item);
	add_text(&b, line, "hash",
	    str_fmt(a, "%016llx", (unsigned long long)e->hash));
	add_text(
	    &b, line, "seed", str_fmt(a, "%llu", (unsigned long long)e->seed));
	add_text(&b, line, "answer", e->answer);
	add_text(&b, line, "verdict", e->verdict);
	add_number(&b, line, "score", e->score);
	add_number(&b, line, "tries", e->tries);
	add_number(&b, line, "hints", e->hints);
	add_text(&b, line, "detail", e->detail);
	buf_add(&b, line->json ? STR("}\n") : STR("\r\n"));
	fwrite(b.at, 1, b.len, stdout);
	arena_free(a);
}

static int print_log(struct arena *a, const struct options *o, struct diags *d)
{
	struct line line = { a, options_get(o, OPTION_JSON) };
	struct store *own = NULL;
	struct str path;
	int64_t after = 0;
	bool ok;

	if (!line.json && !options_get(o, OPTION_CSV)) {
		fputs("lectern export: wants a FORMAT and a QUIZ, or --csv or "
		      "--json for your answers\n",
		    stderr);
		return EXIT_CANNOT;
	}
	if (own_path(a, o, &path, d))
		own = store_open_to_read(path, d);
	if (own && !line.json)
		fputs("id,at,kind,module,item,hash,seed,answer,verdict,score,"
		      "tries,hints,detail\r\n",
		    stdout);
	ok = own && store_each(own, &after, print_event, &line, d);
	store_close(own);
	if (!ok)
		return study_fail("export", d);
	if (fflush(stdout) == 0 && !ferror(stdout))
		return EXIT_FINE;
	fputs("lectern export: cannot write\n", stderr);
	return EXIT_CANNOT;
}

static int with_arena(const struct options *o,
    int (*what)(struct arena *a, const struct options *o, struct diags *d))
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	int status = what(a, o, &d);

	arena_free(a);
	return status;
}

int merge_command(const struct options *o)
{
	return with_arena(o, merge);
}

int backup_command(const struct options *o)
{
	return with_arena(o, backup);
}

int log_command(const struct options *o)
{
	return with_arena(o, print_log);
}
