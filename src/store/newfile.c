#include "store/newfile.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse(struct str path, struct diags *d)
{
	diag_error(d, path,
	    "cannot be made: %s; name another file with --progress FILE",
	    strerror(errno));
	return false;
}

/* One message, and one that says what to do. */
static bool make_dirs(struct str dir, struct diags *d)
{
	struct arena *a = arena_new();
	struct diags theirs = diags_in(a);
	bool ok = file_make_dirs(dir, &theirs);

	if (!ok)
		diag_error(d, dir, "%s; name another file with --progress FILE",
		    theirs.n ? theirs.at[0].text.at : "not a directory");
	arena_free(a);
	return ok;
}

bool newfile_real(struct arena *a, struct str path, struct str *real)
{
	char *found = realpath(str_c(a, path), NULL);

	if (!found)
		return false;
	*real = str_copy(a, str_of(found));
	free(found);
	return true;
}

bool newfile_begin(
    struct arena *a, struct str path, struct str *made, struct diags *d)
{
	struct buf name = { .a = a };
	struct str dir = path_dir(path);
	int fd;

	if (!make_dirs(dir, d))
		return false;
	if (!newfile_real(a, dir, &dir))
		return refuse(path, d);
	buf_add(&name, path_join(a, dir, path_name(path)));
	buf_add(&name, STR(".XXXXXX"));
	*made = buf_str(&name);
	fd = mkstemp(name.at);
	if (fd < 0)
		return refuse(path, d);
	/* The umask may have taken more than mkstemp gave. */
	fchmod(fd, 0600);
	close(fd);
	return true;
}

static void sync_dir(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

/* A new directory's name is kept by the one above it, and so on up. */
static void sync_dirs(struct arena *a, struct str path)
{
	struct str dir = path_dir(path);

	for (;;) {
		struct str above = path_dir(dir);

		sync_dir(str_c(a, dir));
		if (above.len >= dir.len)
			return;
		dir = above;
	}
}

/* Not every filesystem knows link(); rename() is then the next best. */
static bool give_name(const char *made, const char *path)
{
	struct stat st;

	if (link(made, path) == 0 || errno == EEXIST)
		return true;
	if (lstat(path, &st) == 0)
		return true;
	return rename(made, path) == 0;
}

bool newfile_end(struct str made, struct str path, struct diags *d)
{
	struct arena *a = arena_new();
	bool ok = give_name(str_c(a, made), str_c(a, path));

	if (!ok)
		refuse(path, d);
	newfile_drop(made);
	if (ok)
		sync_dirs(a, path);
	arena_free(a);
	return ok;
}

void newfile_drop(struct str made)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		unlink(str_fmt(a, "%.*s%s", STR_ARG(made), ends[i]).at);
	arena_free(a);
}
