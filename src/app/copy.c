#include "app/copy.h"

#include "base/arena.h"
#include "base/diag.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* A question's name and a seed: a file name, never a path. */
static bool is_name(struct str name)
{
	return name.len && name.at[0] != '.' &&
	    str_find(name, STR("/"), 0) == SIZE_MAX &&
	    str_find(name, (struct str){ "", 1 }, 0) == SIZE_MAX;
}

/* What is not there looks like nothing else. */
static struct file_mark look(const struct copy *copy)
{
	struct file_mark mark;

	if (!file_look(copy->path, &mark))
		mark = (struct file_mark){ .device = -1 };
	return mark;
}

static bool is_gone(const struct file_mark *mark)
{
	return mark->device == -1;
}

/* Reads it as a text.  false: it is none, and d says so. */
static bool take(struct arena *a, struct copy *copy, struct str *text,
    struct file_mark *mark, struct diags *d)
{
	if (!file_read(a, copy->path, COPY_MOST, text, mark, d))
		return false;
	if (text->len == 0 || !memchr(text->at, '\0', text->len))
		return true;
	diag_error(d, copy->path, "is no text, so it is not judged");
	return false;
}

static bool put(struct copy *copy, struct str text, struct diags *d)
{
	bool ok = file_write(copy->path, text, d);

	if (ok) {
		copy->known = look(copy);
		copy->ours = true;
		copy->since = 0;
	}
	return ok;
}

bool copy_open(struct arena *a, struct copy *copy, const struct copy_wish *wish,
    struct str *text, struct diags *d)
{
	struct arena *own = arena_new();

	MUST(!copy->a && is_name(wish->name) && is_name(wish->stem));
	*copy = (struct copy){ .a = own };
	copy->name = str_copy(own, wish->name);
	copy->stem = str_copy(own, wish->stem);
	copy->path = path_join(own, wish->dir, copy->name);
	*text = wish->start;
	if (!file_make_dirs(wish->dir, d)) {
		copy_close(copy);
		return false;
	}
	chmod(str_c(own, wish->dir), S_IRWXU);
	copy->known = look(copy);
	if (is_gone(&copy->known)) {
		if (put(copy, wish->start, d))
			return true;
		copy_close(copy);
		return false;
	}
	copy->ours = take(a, copy, text, &copy->known, d);
	if (!copy->ours)
		*text = wish->start;
	return true;
}

/* Another name of the copy: "fw.tf" is "fw.done.tf". */
static const char *aside(struct copy *copy, const char *word)
{
	struct str name = copy->name;
	size_t dot = name.len;

	while (dot > 0 && name.at[dot - 1] != '.')
		dot--;
	name = str_fmt(copy->a, "%.*s.%s.%.*s", STR_ARG(copy->stem), word,
	    (int)(name.len - dot), name.at + dot);
	return path_join(copy->a, path_dir(copy->path), name).at;
}

void copy_close(struct copy *copy)
{
	if (copy->a && copy->done)
		rename(str_c(copy->a, copy->path), aside(copy, "done"));
	arena_free(copy->a);
	*copy = (struct copy){ 0 };
}

bool copy_write(struct copy *copy, struct str text, struct diags *d)
{
	if (!copy->a)
		return false;
	if (!copy->ours) {
		diag_error(d, copy->path,
		    "holds what cannot be read: it is not written over");
		return false;
	}
	return put(copy, text, d);
}

bool copy_anew(struct copy *copy, struct str start, struct diags *d)
{
	if (!copy->a)
		return false;
	rename(str_c(copy->a, copy->path), aside(copy, "old"));
	return put(copy, start, d);
}

bool copy_changed(struct arena *a, struct copy *copy, int64_t now,
    struct str *text, struct diags *d)
{
	struct file_mark mark, read;
	int64_t still;

	if (!copy->a || copy->done)
		return false;
	mark = look(copy);
	if (file_same(&mark, &copy->known)) {
		copy->since = 0;
		return false;
	}
	if (copy->since == 0 || !file_same(&mark, &copy->seen)) {
		copy->seen = mark;
		copy->since = now;
		return false;
	}
	still = is_gone(&mark) || mark.size == 0 ? COPY_GONE_MS : COPY_STILL_MS;
	if (now - copy->since < still)
		return false;
	copy->since = 0;
	copy->known = mark;
	if (is_gone(&mark)) {
		copy->ours = true;
		diag_error(d, copy->path,
		    "is gone; what you see here is written when you save");
		return false;
	}
	copy->ours = take(a, copy, text, &read, d);
	if (!copy->ours)
		return false;
	/* Somebody has gone on writing. */
	if (!file_same(&read, &mark)) {
		copy->known = (struct file_mark){ 0 };
		return false;
	}
	return true;
}
