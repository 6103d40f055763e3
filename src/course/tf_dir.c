#include "course/tf_dir.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/estate.h"
#include "check/hcl.h"

#include <stdlib.h>

/* What the outside does not see. */
struct reading {
	struct tf_dir dir; /* first: they are one */
	struct arena *keep; /* the path */
	struct arena *a; /* what was read */
};

struct listing {
	struct str *names;
	size_t n;
	uint64_t stamp; /* never 0 */
};

static struct reading *of(struct tf_dir *dir)
{
	return (struct reading *)dir;
}

struct tf_dir *tf_dir_new(struct str path, struct str shown)
{
	struct reading *r = calloc(1, sizeof(*r));

	if (!r)
		die("out of memory");
	r->keep = arena_new();
	r->a = arena_new();
	r->dir.path = str_copy(r->keep, path);
	r->dir.shown = str_copy(r->keep, shown);
	r->dir.trouble = STR("");
	return &r->dir;
}

void tf_dir_free(struct tf_dir *dir)
{
	if (!dir)
		return;
	arena_free(of(dir)->a);
	arena_free(of(dir)->keep);
	free(of(dir));
}

static void add_mark(struct buf *b, struct str name, struct str path)
{
	struct file_mark m = { 0 };

	file_look(path, &m);
	buf_fmt(b, "%.*s\n%lld %lld %lld %lld %lld\n", STR_ARG(name),
	    (long long)m.device, (long long)m.inode, (long long)m.size,
	    (long long)m.seconds, (long long)m.nanoseconds);
}

/* What is there, without reading any of it. */
static struct listing list(struct arena *a, struct str dir, struct diags *d)
{
	struct listing l = { 0 };
	struct buf b = { .a = a };

	if (!file_is_dir(dir))
		diag_error(d, dir, "no such directory");
	else if (!file_list(a, dir, STR(".tf"), &l.names, &l.n, d))
		l.n = 0;
	for (size_t i = 0; i < l.n && i < TF_DIR_MOST; i++)
		add_mark(&b, l.names[i], path_join(a, dir, l.names[i]));
	for (size_t i = 0; i < d->n; i++)
		buf_add(&b, d->at[i].text);
	l.stamp = str_hash(buf_str(&b)) | 1;
	return l;
}

static bool is_binary(struct str text)
{
	return str_find(text, (struct str){ "", 1 }, 0) != SIZE_MAX;
}

/* false: it is left out, and d says why in a sentence. */
static bool read_text(struct reading *r, struct tf_file *file, struct diags *d)
{
	struct str real;

	if (!file_real(r->a, file->path, &real))
		diag_error(d, file->name, "leads nowhere");
	else if (!path_below(real, r->dir.real, NULL))
		diag_error(d, file->name, "leads out of the directory");
	else if (!file_is_regular(real))
		diag_error(d, file->name, "is not a regular file");
	else if (file_read(r->a, real, HCL_MOST, &file->text, NULL, d) &&
	    is_binary(file->text))
		diag_error(d, file->name, "holds a NUL byte: it is not text");
	else
		return d->errors == 0;
	return false;
}

static void read_tree(struct reading *r, struct hcl_file *trees,
    struct tf_file *file, struct diags *d)
{
	struct hcl_file *tree = &trees[r->dir.ntrees];

	if (!hcl_parse(r->a, file->name, file->text, tree, d))
		return;
	file->tree = tree;
	r->dir.ntrees++;
}

/* "main.tf:3:5: …", or "main.tf is not a regular file". */
static struct str sentence(struct arena *a, const struct diag *d)
{
	if (d->line)
		return str_fmt(a, "%.*s:%u:%u: %.*s", STR_ARG(d->path), d->line,
		    d->column, STR_ARG(d->text));
	return str_fmt(
	    a, "%.*s: %.*s", STR_ARG(path_name(d->path)), STR_ARG(d->text));
}

static void note(struct reading *r, const struct diags *d)
{
	if (d->n == 0)
		return;
	r->dir.whole = false;
	if (r->dir.trouble.len == 0)
		r->dir.trouble = sentence(r->a, &d->at[0]);
}

static void read_files(struct reading *r, const struct listing *l)
{
	size_t n = l->n < TF_DIR_MOST ? l->n : TF_DIR_MOST, bytes = 0;
	struct hcl_file *trees;

	r->dir.files = NEW_N(r->a, struct tf_file, n + 1);
	r->dir.trees = trees = NEW_N(r->a, struct hcl_file, n + 1);
	for (size_t i = 0; i < n && bytes <= HCL_MOST; i++) {
		struct tf_file *file = &r->dir.files[r->dir.n];
		struct diags d = diags_in(r->a);

		*file = (struct tf_file){ 0 };
		file->name = str_copy(r->a, l->names[i]);
		file->path = path_join(r->a, r->dir.path, file->name);
		if (read_text(r, file, &d)) {
			read_tree(r, trees, file, &d);
			bytes += file->text.len;
			r->dir.n++;
		}
		note(r, &d);
	}
	if (n == l->n && bytes <= HCL_MOST)
		return;
	r->dir.whole = false;
	r->dir.trouble = str_fmt(r->a,
	    "only the first %zu of its %zu .tf files are read", r->dir.n, l->n);
}

/* What the files say; a rule that cannot be right is trouble as well. */
static void work_out(struct reading *r)
{
	struct diags d = diags_in(r->a);

	r->dir.estate = estate_of(r->a, r->dir.trees, r->dir.ntrees, &d);
	note(r, &d);
}

bool tf_dir_read(struct tf_dir *dir)
{
	struct reading *r = of(dir);
	struct arena *passing = arena_new();
	struct diags d = diags_in(passing);
	struct listing l = list(passing, dir->path, &d);
	bool anew = l.stamp != dir->stamp;

	if (anew) {
		arena_reset(r->a);
		*dir = (struct tf_dir){ .path = dir->path,
			.shown = dir->shown,
			.trouble = STR(""),
			.whole = true,
			.stamp = l.stamp };
		if (d.n || !file_real(r->a, dir->path, &dir->real))
			note(r, &d);
		else
			read_files(r, &l);
		work_out(r);
	}
	arena_free(passing);
	return anew;
}

const struct tf_file *tf_dir_file(const struct tf_dir *dir, struct str path)
{
	for (size_t i = 0; dir && i < dir->n; i++)
		if (str_eq(dir->files[i].path, path))
			return &dir->files[i];
	return NULL;
}
