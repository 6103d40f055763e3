#include "app/paths.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#include <stdlib.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#ifndef PKGDATADIR
#define PKGDATADIR "/usr/local/share/lectern"
#endif

enum { LONGEST = 4096 };

bool paths_progress(
    struct arena *a, struct str named, struct str *path, struct diags *d)
{
	struct str set = str_of(getenv("LECTERN_PROGRESS"));
	struct str xdg = str_of(getenv("XDG_DATA_HOME"));
	struct str home = str_of(getenv("HOME"));

	if (named.len || set.len) {
		*path = str_copy(a, named.len ? named : set);
		return true;
	}
	if (!str_starts(xdg, STR("/"))) {
		if (home.len == 0) {
			diag_error(d, STR(""),
			    "HOME is not set, so there is no place for your "
			    "progress: name a file with --progress FILE");
			return false;
		}
		xdg = path_join(a, home, STR(".local/share"));
	}
	*path = path_join(a, xdg, STR("lectern/progress.db"));
	return true;
}

struct str paths_copies(struct arena *a, struct str progress)
{
	if (str_eq(path_name(progress), STR("progress.db")))
		return path_join(a, path_dir(progress), STR("work"));
	return str_fmt(a, "%.*s.work", STR_ARG(progress));
}

struct str paths_program(struct arena *a)
{
	char *at = arena_take(a, LONGEST);
#ifdef __APPLE__
	uint32_t room = LONGEST;
	char *real;

	if (_NSGetExecutablePath(at, &room) != 0)
		return STR("");
	real = realpath(at, NULL);
	if (real) {
		struct str path = str_copy(a, str_of(real));

		free(real);
		return path;
	}
	return STR("");
#else
	ssize_t len = readlink("/proc/self/exe", at, LONGEST);

	return len > 0 && len < LONGEST ? (struct str){ at, (size_t)len }
					: STR("");
#endif
}

struct str paths_tree(struct arena *a, struct str program)
{
	struct str dir = path_dir(program);

	if (!str_eq(path_name(dir), STR("build")))
		dir = path_dir(dir);
	if (!str_eq(path_name(dir), STR("build")))
		return STR("");
	dir = path_dir(dir);
	if (!file_is_dir(path_join(a, dir, STR("lessons"))))
		return STR("");
	return str_copy(a, dir);
}

struct str paths_installed(struct arena *a, struct str program)
{
	struct str prefix = path_dir(path_dir(program)), root;

	if (!str_eq(path_name(path_dir(program)), STR("bin")))
		return STR("");
	root = path_join(a, prefix, STR("share/lectern"));
	return file_is_dir(path_join(a, root, STR("lessons"))) ? root : STR("");
}

bool paths_course(
    struct arena *a, struct str named, struct str *root, struct diags *d)
{
	struct str set = str_of(getenv("LECTERN_DATA"));

	if (named.len || set.len) {
		*root = str_copy(a, named.len ? named : set);
		return true;
	}
	*root = paths_tree(a, paths_program(a));
	if (root->len == 0)
		*root = paths_installed(a, paths_program(a));
	if (root->len)
		return true;
	*root = STR(PKGDATADIR);
	if (file_is_dir(*root))
		return true;
	diag_error(d, *root,
	    "no course is there: name its directory with --course DIR");
	return false;
}
