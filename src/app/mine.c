#include "app/mine.h"

#include "app/memory.h"
#include "app/options.h"
#include "base/arena.h"
#include "base/file.h"
#include "check/access.h"
#include "check/hcl.h"
#include "course/tf_dir.h"
#include "sched/standing.h"

#include <stdlib.h>

static const struct str setting = { "code", 4 };

/* The path for people: what lies below their home begins with ~. */
static struct str shown(struct arena *a, struct str path)
{
	struct str home = str_of(getenv("HOME")), rest;

	if (home.len > 1 && path_below(path, home, &rest))
		return str_fmt(a, "~/%.*s", STR_ARG(rest));
	return path;
}

static struct tf_dir *dir_at(struct arena *a, struct str path)
{
	return path.len ? tf_dir_new(path, shown(a, path)) : NULL;
}

static void keep(struct memory *memory, struct str path, int64_t now)
{
	struct event e = { .kind = EVENT_PLACE, .item = setting };
	struct str kept =
	    standing_place(memory_standing(memory), STR(""), setting);

	e.detail = path;
	if (!str_eq(kept, path))
		memory_record(memory, &e, now);
}

static bool forgets(struct str name)
{
	return name.len == 0 || str_eq(name, STR("none"));
}

struct tf_dir *mine_open(struct arena *a, const struct options *o,
    struct memory *memory, int64_t now, struct str *said)
{
	const char *named = options_get(o, OPTION_CODE);
	struct str name = str_of(named), real;

	*said = STR("");
	if (!named)
		return dir_at(a,
		    str_copy(a,
			standing_place(
			    memory_standing(memory), STR(""), setting)));
	if (forgets(name)) {
		keep(memory, STR(""), now);
		return NULL;
	}
	if (!file_is_dir(name) || !file_real(a, name, &real)) {
		*said =
		    str_fmt(a, "--code: %.*s is no directory", STR_ARG(name));
		return dir_at(a, name);
	}
	keep(memory, real, now);
	return dir_at(a, real);
}

struct tf_dir *mine_named(struct arena *a, const struct options *o)
{
	struct str name = str_of(options_get(o, OPTION_CODE)), real;

	if (forgets(name))
		return NULL;
	return dir_at(a, file_real(a, name, &real) ? real : name);
}

/* How many servers of the kind ("redis") its files declare. */
static size_t count(const struct tf_dir *mine, const char *name)
{
	size_t n = 0;

	for (size_t i = 0; i < mine->n; i++) {
		const struct hcl_block *b = mine->files[i].tree
		    ? mine->files[i].tree->body.blocks
		    : NULL;
		enum access_kind kind;

		for (; b; b = b->next)
			n += str_eq(b->type, STR("resource")) && b->labels &&
			    access_is_server(b->labels->text, &kind) &&
			    str_eq(
				str_of(access_kind_name(kind)), str_of(name));
	}
	return n;
}

static void add_kind(struct buf *b, size_t n, const char *name)
{
	if (n == 0)
		return;
	buf_add(b, b->len ? STR(", ") : STR(" ("));
	if (n > 1)
		buf_fmt(b, "%zu ", n);
	buf_add(b, str_of(name));
}

struct str mine_words(struct arena *a, const struct tf_dir *mine)
{
	struct buf b = { .a = a }, kinds = { .a = a };

	if (!mine)
		return STR("");
	buf_fmt(&b, "Your code: %.*s", STR_ARG(mine->shown));
	add_kind(&kinds, count(mine, "postgresql"), "postgres");
	add_kind(&kinds, count(mine, "redis"), "redis");
	if (kinds.len)
		buf_fmt(&b, "%.*s)", STR_ARG(buf_str(&kinds)));
	else if (mine->whole && mine->real.len)
		buf_add(&b, STR(" (no server in its .tf files)"));
	if (mine->trouble.len)
		buf_fmt(&b, " - %.*s", STR_ARG(mine->trouble));
	return buf_str(&b);
}
