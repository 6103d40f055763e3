#include "base/file.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_PATH = 4096 };

/* A C string of the path; false if it is too long or holds a NUL. */
static bool path_c(struct str path, char out[LONGEST_PATH], struct diags *d)
{
	if (path.len == 0 || path.len >= LONGEST_PATH ||
	    memchr(path.at, '\0', path.len)) {
		if (d)
			diag_error(d, path, "not a path");
		return false;
	}
	memcpy(out, path.at, path.len);
	out[path.len] = '\0';
	return true;
}

static void take_mark(struct file_mark *mark, const struct stat *st)
{
	mark->device = (int64_t)st->st_dev;
	mark->inode = (int64_t)st->st_ino;
	mark->size = (int64_t)st->st_size;
#ifdef __APPLE__
	mark->seconds = st->st_mtimespec.tv_sec;
	mark->nanoseconds = st->st_mtimespec.tv_nsec;
#else
	mark->seconds = st->st_mtim.tv_sec;
	mark->nanoseconds = st->st_mtim.tv_nsec;
#endif
}

/* Reads once more behind what is there; 0: the end.  -1: d says why not. */
static ssize_t read_some(
    int fd, struct buf *b, struct str path, struct diags *d)
{
	ssize_t n;

	if (b->cap - b->len < 2) {
		b->at = arena_grow(b->a, b->at, b->cap, b->cap * 2);
		b->cap *= 2;
	}
	do
		n = read(fd, b->at + b->len, b->cap - b->len - 1);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		diag_error(d, path, "cannot be read: %s", strerror(errno));
	else
		b->len += (size_t)n;
	return n;
}

/* Room that is not zeroed: what is read stands there at once. */
static struct buf room(struct arena *a, size_t size)
{
	return (struct buf){ a, arena_grow(a, NULL, 0, size), 0, size };
}

static bool read_all(struct arena *a, int fd, size_t guess, size_t most,
    struct str path, struct str *text, struct diags *d)
{
	struct buf b = room(a, guess + 2);
	ssize_t n;

	while ((n = read_some(fd, &b, path, d)) > 0 && b.len <= most)
		continue;
	if (n > 0)
		diag_error(d, path, "larger than %zu bytes", most);
	if (n != 0)
		return false;
	*text = buf_str(&b);
	return true;
}

/* The file, open, if it is a regular one of at most so many bytes; or -1. */
static int open_regular(
    struct str path, size_t most, struct stat *st, struct diags *d)
{
	char c[LONGEST_PATH];
	int fd;

	if (!path_c(path, c, d))
		return -1;
	fd = open(c, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, st) != 0)
		diag_error(d, path, "cannot be opened: %s", strerror(errno));
	else if (!S_ISREG(st->st_mode))
		diag_error(d, path, "not a regular file");
	else if ((uintmax_t)st->st_size > most)
		diag_error(d, path, "%jd bytes long; the most is %zu",
		    (intmax_t)st->st_size, most);
	else
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

bool file_read(struct arena *a, struct str path, size_t most, struct str *text,
    struct file_mark *mark, struct diags *d)
{
	struct stat st;
	bool ok;
	int fd;

	*text = (struct str){ NULL, 0 };
	fd = open_regular(path, most, &st, d);
	if (fd < 0)
		return false;
	ok = read_all(a, fd, (size_t)st.st_size, most, path, text, d);
	close(fd);
	if (ok && mark)
		take_mark(mark, &st);
	return ok;
}

bool file_read_stdin(
    struct arena *a, size_t most, struct str *text, struct diags *d)
{
	*text = (struct str){ NULL, 0 };
	return read_all(
	    a, STDIN_FILENO, 64 * 1024, most, STR("<stdin>"), text, d);
}

/* Small enough to stay in the processor's cache. */
enum { PIECE = 256 * 1024 };

static bool pour(struct arena *a, int fd, size_t most, struct str path,
    struct file_taker to, struct diags *d)
{
	struct buf b = room(a, PIECE);
	size_t all = 0, taken;
	ssize_t n;

	while ((n = read_some(fd, &b, path, d)) > 0) {
		all += (size_t)n;
		if (all > most) {
			diag_error(d, path, "larger than %zu bytes", most);
			return false;
		}
		taken = to.take(to.by, (struct str){ b.at, b.len }, false);
		MUST(taken <= b.len);
		memmove(b.at, b.at + taken, b.len - taken);
		b.len -= taken;
	}
	if (n == 0)
		to.take(to.by, buf_str(&b), true);
	return n == 0;
}

bool file_pour(struct arena *a, struct str path, size_t most,
    struct file_taker to, struct diags *d)
{
	struct stat st;
	bool ok;
	int fd;

	if (str_eq(path, STR("-")))
		return pour(a, STDIN_FILENO, most, STR("<stdin>"), to, d);
	fd = open_regular(path, most, &st, d);
	if (fd < 0)
		return false;
	ok = pour(a, fd, most, path, to, d);
	close(fd);
	return ok;
}

bool file_look(struct str path, struct file_mark *mark)
{
	char c[LONGEST_PATH];
	struct stat st;

	if (!path_c(path, c, NULL) || stat(c, &st) != 0)
		return false;
	take_mark(mark, &st);
	return true;
}

bool file_same(const struct file_mark *x, const struct file_mark *y)
{
	return x->device == y->device && x->inode == y->inode &&
	    x->size == y->size && x->seconds == y->seconds &&
	    x->nanoseconds == y->nanoseconds;
}

bool file_is_dir(struct str path)
{
	char c[LONGEST_PATH];
	struct stat st;

	return path_c(path, c, NULL) && stat(c, &st) == 0 &&
	    S_ISDIR(st.st_mode);
}

bool file_is_regular(struct str path)
{
	char c[LONGEST_PATH];
	struct stat st;

	return path_c(path, c, NULL) && stat(c, &st) == 0 &&
	    S_ISREG(st.st_mode);
}

bool file_real(struct arena *a, struct str path, struct str *real)
{
	char c[LONGEST_PATH], *found;

	*real = (struct str){ NULL, 0 };
	found = path_c(path, c, NULL) ? realpath(c, NULL) : NULL;
	if (!found)
		return false;
	*real = str_copy(a, str_of(found));
	free(found);
	return true;
}

static bool write_all(int fd, struct str text)
{
	while (text.len) {
		ssize_t n = write(fd, text.at, text.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		text = str_sub(text, (size_t)n, text.len);
	}
	return fsync(fd) == 0;
}

bool file_write(struct str path, struct str text, struct diags *d)
{
	char c[LONGEST_PATH], other[LONGEST_PATH + 8];
	bool ok;
	int fd;

	if (!path_c(path, c, d))
		return false;
	memcpy(other, c, path.len);
	memcpy(other + path.len, ".XXXXXX", 8);
	fd = mkstemp(other);
	ok = fd >= 0 && write_all(fd, text);
	if (fd >= 0 && close(fd) != 0)
		ok = false;
	ok = ok && rename(other, c) == 0;
	if (!ok) {
		diag_error(d, path, "cannot be written: %s", strerror(errno));
		if (fd >= 0)
			unlink(other);
	}
	return ok;
}

bool file_make_dirs(struct str path, struct diags *d)
{
	char c[LONGEST_PATH];

	if (!path_c(path, c, d))
		return false;
	for (size_t i = 1; i <= path.len; i++) {
		char kept = c[i];

		if (kept != '/' && kept != '\0')
			continue;
		c[i] = '\0';
		if (mkdir(c, 0700) != 0 && errno != EEXIST) {
			diag_error(
			    d, path, "cannot be made: %s", strerror(errno));
			return false;
		}
		c[i] = kept;
	}
	return file_is_dir(path);
}

static int by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

bool file_list(struct arena *a, struct str dir, struct str suffix,
    struct str **names, size_t *n, struct diags *d)
{
	char c[LONGEST_PATH];
	VEC(struct str) found = { 0 };
	struct dirent *entry;
	DIR *handle;

	*names = NULL;
	*n = 0;
	if (!path_c(dir, c, d))
		return false;
	handle = opendir(c);
	if (!handle) {
		diag_error(d, dir, "cannot be listed: %s", strerror(errno));
		return false;
	}
	while ((entry = readdir(handle)))
		if (entry->d_name[0] != '.' &&
		    str_ends(str_of(entry->d_name), suffix))
			*VEC_ADD(a, &found) =
			    str_copy(a, str_of(entry->d_name));
	closedir(handle);
	if (found.n)
		qsort(found.at, found.n, sizeof(*found.at), by_bytes);
	*names = found.at;
	*n = found.n;
	return true;
}

struct str path_join(struct arena *a, struct str dir, struct str name)
{
	if (dir.len == 0 || str_starts(name, STR("/")))
		return str_copy(a, name);
	if (str_ends(dir, STR("/")))
		return str_fmt(a, "%.*s%.*s", STR_ARG(dir), STR_ARG(name));
	return str_fmt(a, "%.*s/%.*s", STR_ARG(dir), STR_ARG(name));
}

static size_t last_slash(struct str path)
{
	for (size_t i = path.len; i > 0; i--)
		if (path.at[i - 1] == '/')
			return i - 1;
	return SIZE_MAX;
}

struct str path_dir(struct str path)
{
	size_t slash = last_slash(path);

	if (slash == SIZE_MAX)
		return STR(".");
	return slash == 0 ? STR("/") : str_sub(path, 0, slash);
}

struct str path_name(struct str path)
{
	size_t slash = last_slash(path);

	return slash == SIZE_MAX ? path : str_sub(path, slash + 1, path.len);
}

struct str path_clean(struct arena *a, struct str path)
{
	VEC(struct str) parts = { 0 };
	bool rooted = str_starts(path, STR("/"));
	struct buf b = { .a = a };

	while (path.len) {
		struct str part;

		path = str_cut(path, '/', &part);
		if (part.len == 0 || str_eq(part, STR(".")))
			continue;
		if (str_eq(part, STR("..")) && parts.n &&
		    !str_eq(parts.at[parts.n - 1], STR("..")))
			parts.n--;
		else if (!str_eq(part, STR("..")) || !rooted)
			*VEC_ADD(a, &parts) = part;
	}
	if (rooted)
		buf_byte(&b, '/');
	for (size_t i = 0; i < parts.n; i++) {
		if (i)
			buf_byte(&b, '/');
		buf_add(&b, parts.at[i]);
	}
	if (b.len == 0)
		buf_byte(&b, '.');
	return buf_str(&b);
}

bool path_below(struct str path, struct str dir, struct str *rest)
{
	size_t at = dir.len;

	if (!str_starts(path, dir))
		return false;
	if (!str_ends(dir, STR("/"))) {
		if (path.len == at || path.at[at] != '/')
			return false;
		at++;
	}
	if (rest)
		*rest = str_sub(path, at, path.len);
	return path.len > at;
}
