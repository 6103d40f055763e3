#include "app/paths.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static void set(const char *progress, const char *xdg, const char *home)
{
	static const char *const names[] = { "LECTERN_PROGRESS",
		"XDG_DATA_HOME", "HOME" };
	const char *const values[] = { progress, xdg, home };

	for (size_t i = 0; i < 3; i++)
		if (values[i])
			setenv(names[i], values[i], 1);
		else
			unsetenv(names[i]);
}

static void finds_progress(struct arena *a)
{
	struct diags d = diags_in(a);
	struct str path;

	set("/p/x.db", "/xdg", "/home/u");
	OK(paths_progress(a, STR("named.db"), &path, &d));
	STR_IS(path, "named.db");
	OK(paths_progress(a, STR(""), &path, &d));
	STR_IS(path, "/p/x.db");
	set("", "/xdg", "/home/u");
	OK(paths_progress(a, STR(""), &path, &d));
	STR_IS(path, "/xdg/lectern/progress.db");
	set(NULL, "xdg", "/home/u");
	OK(paths_progress(a, STR(""), &path, &d));
	STR_IS(path, "/home/u/.local/share/lectern/progress.db");
	set(NULL, "", "/home/u/");
	OK(paths_progress(a, STR(""), &path, &d));
	STR_IS(path, "/home/u/.local/share/lectern/progress.db");
	set(NULL, NULL, NULL);
	INT_IS(d.n, 0);
	OK(!paths_progress(a, STR(""), &path, &d));
	INT_IS(d.errors, 1);
	set(NULL, "/xdg", "");
	OK(paths_progress(a, STR(""), &path, &d));
	STR_IS(path, "/xdg/lectern/progress.db");
}

static void finds_course(struct arena *a)
{
	struct diags d = diags_in(a);
	struct str root;

	setenv("LECTERN_DATA", "/data", 1);
	OK(paths_course(a, STR("dir"), &root, &d));
	STR_IS(root, "dir");
	OK(paths_course(a, STR(""), &root, &d));
	STR_IS(root, "/data");
	INT_IS(d.n, 0);
	OK(str_ends(paths_program(a), STR("/paths_test")));
}

static void finds_its_tree(struct arena *a)
{
	char made[] = "/tmp/lectern-paths.XXXXXX";
	struct diags d = diags_in(a);
	struct str dir;

	OK(mkdtemp(made) != NULL);
	dir = str_of(made);
	STR_IS(paths_tree(a, path_join(a, dir, STR("build/asan/lectern"))), "");
	OK(file_make_dirs(path_join(a, dir, STR("lessons")), &d));
	OK(str_eq(
	    paths_tree(a, path_join(a, dir, STR("build/asan/lectern"))), dir));
	OK(str_eq(paths_tree(a, path_join(a, dir, STR("build/lectern"))), dir));
	STR_IS(paths_tree(a, path_join(a, dir, STR("bin/lectern"))), "");
	STR_IS(paths_installed(a, path_join(a, dir, STR("bin/lectern"))), "");
	OK(file_make_dirs(path_join(a, dir, STR("share/lectern/lessons")), &d));
	OK(str_eq(paths_installed(a, path_join(a, dir, STR("bin/lectern"))),
	    path_join(a, dir, STR("share/lectern"))));
	STR_IS(paths_installed(a, path_join(a, dir, STR("sbin/lectern"))), "");
	STR_IS(paths_tree(a, STR("")), "");
	STR_IS(paths_tree(a, STR("/lectern")), "");
	rmdir(path_join(a, dir, STR("lessons")).at);
	rmdir(path_join(a, dir, STR("share/lectern/lessons")).at);
	rmdir(path_join(a, dir, STR("share/lectern")).at);
	rmdir(path_join(a, dir, STR("share")).at);
	OK(rmdir(made) == 0);
}

int main(void)
{
	struct arena *a = arena_new();

	finds_progress(a);
	finds_course(a);
	finds_its_tree(a);
	arena_free(a);
	return tap_done();
}
