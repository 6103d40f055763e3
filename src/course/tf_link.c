#include "course/tf_link.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/access.h"
#include "check/hcl_find.h"
#include "course/catalogue.h"
#include "course/tf_dir.h"
#include "doc/code.h"

bool tf_link_is_open(const struct course *c, struct str path)
{
	static const char *const dirs[] = { ".", "code", "lessons",
		"lessons/code" };
	struct arena *a = arena_new();
	struct str dir = path_clean(a, path_dir(path));
	bool open = false;

	for (size_t i = 0; i < sizeof(dirs) / sizeof(*dirs); i++) {
		struct str at = path_join(a, c->root, str_of(dirs[i]));
		struct str there = path_join(a, c->library, str_of(dirs[i]));

		open = open || str_eq(dir, path_clean(a, at)) ||
		    (c->library.len && str_eq(dir, path_clean(a, there)));
	}
	arena_free(a);
	return open && str_ends(path, STR(".tf"));
}

static bool parse(
    struct arena *a, struct str path, struct str text, struct hcl_file *file)
{
	struct diags ignored = diags_in(a);

	return hcl_parse(a, path, text, file, &ignored);
}

static struct str say_missing(
    struct arena *a, struct str path, struct str text, struct str anchor)
{
	struct str name = path_name(path);
	uint64_t line;

	if (code_anchor_line(anchor, &line))
		return str_fmt(a, "%.*s has no line %llu: it ends at line %u",
		    STR_ARG(name), (unsigned long long)line, code_lines(text));
	return str_fmt(a, "nothing in %.*s is called %.*s", STR_ARG(name),
	    STR_ARG(anchor));
}

/* What a Terraform address names in this one file; 0: nothing. */
static unsigned addressed(
    struct arena *a, struct str path, struct str text, struct str anchor)
{
	struct hcl_thing thing;
	struct hcl_file file;
	struct hcl_spot spot;

	if (code_language(path) != LANG_HCL ||
	    !hcl_thing_named(anchor, &thing) || !parse(a, path, text, &file) ||
	    hcl_find(&file, 1, &thing, &spot) == HCL_FOUND_NOT)
		return 0;
	return spot.line;
}

unsigned tf_link_line(struct arena *a, struct str path, struct str text,
    struct str anchor, struct str *missing)
{
	unsigned line = addressed(a, path, text, anchor);

	*missing = STR("");
	if (anchor.len == 0)
		return 0;
	if (!line)
		line = code_anchor(code_language(path), text, anchor);
	if (!line)
		*missing = say_missing(a, path, text, anchor);
	return line;
}

/* What the whole file is about: its first server, else its first resource. */
static bool main_thing(const struct hcl_file *file, struct hcl_thing *thing)
{
	const struct hcl_block *first = NULL, *b;
	enum access_kind kind;

	for (b = file->body.blocks; b; b = b->next) {
		if (!str_eq(b->type, STR("resource")) || !b->labels)
			continue;
		if (!first)
			first = b;
		if (access_is_server(b->labels->text, &kind))
			break;
	}
	if (!b)
		b = first;
	if (!b)
		return false;
	*thing =
	    (struct hcl_thing){ .type = b->type, .labels[0] = b->labels->text };
	return true;
}

/* What the anchor means, in terms that another file can be asked for. */
static bool meant(struct arena *a, struct str path, struct str text,
    struct str anchor, unsigned line, struct hcl_thing *thing)
{
	struct hcl_file file;

	if (hcl_thing_named(anchor, thing))
		return true;
	if (!parse(a, path, text, &file))
		return false;
	if (anchor.len == 0)
		return main_thing(&file, thing);
	return line && hcl_thing_at(&file, line, thing);
}

/* The last word of what is looked for: allow_all, sku_name … */
static struct str word_of(const struct hcl_thing *thing)
{
	if (thing->attribute.len)
		return thing->attribute;
	if (thing->npath)
		return thing->path[thing->npath - 1];
	return thing->labels[0].len ? thing->labels[0] : thing->type;
}

/* A rule is known by its name; of servers there is mostly one. */
static bool has_own_name(const struct hcl_thing *thing)
{
	return str_ends(thing->labels[0], STR("_rule"));
}

static struct str note_own(struct arena *a, const struct tf_dir *mine,
    enum hcl_found found, const struct hcl_thing *thing,
    const struct hcl_spot *spot)
{
	struct str dir = mine->shown, word = word_of(thing);

	if (found == HCL_FOUND_UNSET)
		return str_fmt(a, "Your code, %.*s; it does not set %.*s",
		    STR_ARG(dir), STR_ARG(word));
	if (found == HCL_FOUND_OTHER && has_own_name(thing) &&
	    thing->labels[1].len)
		return str_fmt(a,
		    "Your code, %.*s; it has no %.*s, this is %.*s",
		    STR_ARG(dir), STR_ARG(thing->labels[1]),
		    STR_ARG(spot->name));
	return str_fmt(a, "Your code, %.*s", STR_ARG(dir));
}

static struct str note_course(
    struct arena *a, const struct tf_dir *mine, const struct hcl_thing *thing)
{
	struct buf b = { .a = a };
	struct str what = STR("nothing like it");

	if (thing)
		what = thing->labels[0].len ? thing->labels[0] : word_of(thing);
	buf_fmt(&b, "The course's own: your code has %s%.*s",
	    thing ? "no " : "", STR_ARG(what));
	if (mine->trouble.len)
		buf_fmt(&b, " (%.*s)", STR_ARG(mine->trouble));
	return buf_str(&b);
}

/* The file with this tree. */
static const struct tf_file *file_of(
    const struct tf_dir *mine, const struct hcl_file *tree)
{
	for (size_t i = 0; i < mine->n; i++)
		if (mine->files[i].tree == tree)
			return &mine->files[i];
	die("a tree of no file");
}

struct tf_target tf_link(struct arena *a, const struct tf_dir *mine,
    struct str path, struct str text, struct str anchor)
{
	struct tf_target to = { .path = path, .note = STR("") };
	struct hcl_thing thing;
	struct hcl_spot spot;
	enum hcl_found found;

	to.line = tf_link_line(a, path, text, anchor, &to.missing);
	if (!mine)
		return to;
	if (to.missing.len && !hcl_thing_named(anchor, &thing))
		return to;
	if (!meant(a, path, text, anchor, to.line, &thing)) {
		to.note = note_course(a, mine, NULL);
		return to;
	}
	found = hcl_find(mine->trees, mine->ntrees, &thing, &spot);
	if (found == HCL_FOUND_NOT) {
		to.note = note_course(a, mine, &thing);
		return to;
	}
	to.path = file_of(mine, &mine->trees[spot.file])->path;
	to.line = spot.line;
	to.own = true;
	to.missing = STR("");
	to.note = note_own(a, mine, found, &thing, &spot);
	return to;
}
