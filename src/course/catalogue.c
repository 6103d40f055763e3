#include "course/catalogue.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

#include <stdlib.h>

static const struct str lessons = { "lessons", 7 };
static const struct str quizzes = { "quizzes", 7 };
static const struct str ending = { ".md", 3 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool course_is_module_name(struct str name, unsigned *number)
{
	uint64_t n;
	size_t digits = 0;

	while (digits < name.len && is_digit(name.at[digits]))
		digits++;
	if (!str_number(str_sub(name, 0, digits), 9999, &n) ||
	    !str_starts(str_sub(name, digits, name.len), STR("-")) ||
	    !str_ends(name, ending) || name.len <= digits + 1 + ending.len)
		return false;
	if (number)
		*number = (unsigned)n;
	return true;
}

static struct str below(struct arena *a, struct str root, struct str path)
{
	return path_clean(a, path_join(a, root, path));
}

/* root/dir/name, if there is such a file; else "". */
static struct str if_there(
    struct arena *a, struct str root, struct str dir, struct str name)
{
	struct str path = below(a, root, path_join(a, dir, name));

	return file_is_regular(path) ? path : STR("");
}

static struct str without_ending(struct str name)
{
	size_t dot = name.len;

	while (dot > 1 && name.at[dot - 1] != '.')
		dot--;
	return dot > 1 ? str_sub(name, 0, dot - 1) : name;
}

static int by_number(const void *x, const void *y)
{
	const struct module *a = x, *b = y;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return str_cmp(a->id, b->id);
}

static void list_modules(struct course *c, struct diags *d)
{
	VEC(struct module) found = { 0 };
	struct str dir = below(c->a, c->root, lessons), *names;
	size_t n;

	if (!file_list(c->a, dir, ending, &names, &n, d))
		return;
	for (size_t i = 0; i < n; i++) {
		unsigned number;

		if (!course_is_module_name(names[i], &number))
			continue;
		*VEC_ADD(c->a, &found) = (struct module){
			.id = without_ending(names[i]),
			.number = number,
			.lesson = path_join(c->a, dir, names[i]),
			.quiz = if_there(c->a, c->root, quizzes, names[i]),
			.memo = NEW(c->a, struct memo),
		};
	}
	if (found.n == 0)
		diag_error(d, dir, "no lesson here is called NN-name.md");
	else
		qsort(found.at, found.n, sizeof(*found.at), by_number);
	c->modules = found.at;
	c->n = found.n;
}

/* A course without modules at a root that is there; else NULL. */
static struct course *course_at(
    struct arena *a, struct str root, struct diags *d)
{
	struct course *c = NEW(a, struct course);

	if (root.len == 0)
		root = STR(".");
	if (!file_is_dir(root) || !file_real(a, root, &c->real)) {
		diag_error(d, root, "no such directory");
		return NULL;
	}
	c->a = a;
	c->root = str_copy(a, root);
	c->library = STR("");
	return c;
}

struct course *course_open(struct arena *a, struct str root, struct diags *d)
{
	struct course *c = course_at(a, root, d);

	if (c)
		list_modules(c, d);
	return c;
}

const struct module *course_module(const struct course *c, struct str id)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->modules[i].id, id))
			return &c->modules[i];
	return NULL;
}

static bool has_dir(struct arena *a, struct str dir, const char *name)
{
	return file_is_dir(path_join(a, dir, str_of(name)));
}

bool course_is_root(struct arena *a, struct str dir)
{
	return has_dir(a, dir, "lessons") || has_dir(a, dir, "quizzes");
}

static struct str above(struct arena *a, struct str dir)
{
	return path_clean(a, path_join(a, dir, STR("..")));
}

struct str course_root_of(struct arena *a, struct str dir)
{
	struct str at = dir, real;

	for (int i = 0; i < 2; i++, at = above(a, at)) {
		struct str name =
		    file_real(a, at, &real) ? path_name(real) : path_name(at);

		if (str_eq(name, STR("lessons")) ||
		    str_eq(name, STR("quizzes")))
			return above(a, at);
	}
	if (!course_is_root(a, dir) && has_dir(a, above(a, dir), "lessons"))
		return above(a, dir);
	return dir;
}

/* Whether the directory's own name, followed to where it is, is `name`. */
static bool is_called(struct arena *a, struct str dir, struct str name)
{
	struct str real;

	if (str_eq(path_name(dir), name))
		return true;
	return file_real(a, dir, &real) && str_eq(path_name(real), name);
}

static struct module *alone(struct course *c, struct str path)
{
	struct module *m = NEW(c->a, struct module);
	struct str name = path_name(path);

	m->id = without_ending(str_copy(c->a, name));
	m->lesson = path_clean(c->a, path);
	m->quiz = if_there(c->a, c->root, quizzes, name);
	m->memo = NEW(c->a, struct memo);
	return m;
}

struct course *course_open_file(struct arena *a, struct str path,
    struct str library, const struct module **module, struct diags *d)
{
	struct str dir = path_dir(path), name = path_name(path);
	bool in_lessons = is_called(a, dir, lessons);
	struct course *c;

	*module = NULL;
	if (in_lessons || is_called(a, dir, quizzes))
		dir = below(a, dir, STR(".."));
	c = course_at(a, dir, d);
	if (!c)
		return NULL;
	if (in_lessons && course_is_module_name(name, NULL)) {
		list_modules(c, d);
		*module = course_module(c, without_ending(name));
	}
	if (!*module) {
		c->modules = alone(c, path);
		c->n = 1;
		*module = c->modules;
	}
	c->library = str_copy(a, library);
	return c;
}
