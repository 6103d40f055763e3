#include "app/copy.h"
#include "base/arena.h"
#include "base/diag.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena *a;
static struct str dir, path;
static struct diags d;
static int64_t now = 1000;

static void save(const char *text)
{
	FILE *f = fopen(path.at, "w");

	MUST(f && fputs(text, f) >= 0 && fclose(f) == 0);
}

static void save_by_rename(const char *text)
{
	struct str other = str_fmt(a, "%s~", path.at);
	FILE *f = fopen(other.at, "w");

	MUST(f && fputs(text, f) >= 0 && fclose(f) == 0);
	MUST(rename(other.at, path.at) == 0);
}

/* Looks as the program does, for so many milliseconds: what it finds. */
static struct str sees(struct copy *copy, int ms)
{
	struct str text, seen = STR("(nothing)");

	for (int64_t end = now + ms; now <= end; now += COPY_LOOK_MS)
		if (copy_changed(a, copy, now, &text, &d))
			seen = text;
	return seen;
}

static bool opens(struct copy *copy, struct str *text)
{
	struct copy_wish wish = { dir, STR("q-1.tf"), STR("q"),
		STR("start\n") };

	return copy_open(a, copy, &wish, text, &d);
}

static int mode_of(struct str at)
{
	struct stat st;

	return stat(at.at, &st) == 0 ? (int)(st.st_mode & 0777) : -1;
}

static void is_kept(void)
{
	struct copy copy = { 0 };
	struct str text;

	OK(opens(&copy, &text));
	STR_IS(text, "start\n");
	INT_IS(mode_of(path), 0600);
	INT_IS(mode_of(dir), 0700);
	STR_IS(sees(&copy, 2000), "(nothing)");
	OK(copy_write(&copy, STR("mine\n"), &d));
	STR_IS(sees(&copy, 2000), "(nothing)");
	copy_close(&copy);
	copy_close(&copy);
	OK(opens(&copy, &text));
	STR_IS(text, "mine\n");
	OK(copy_anew(&copy, STR("start\n"), &d));
	STR_IS(sees(&copy, 2000), "(nothing)");
	copy.done = true;
	copy_close(&copy);
	INT_IS(mode_of(path), -1);
	INT_IS(mode_of(str_fmt(a, "%.*s/q.done.tf", STR_ARG(dir))), 0600);
	INT_IS(mode_of(str_fmt(a, "%.*s/q.old.tf", STR_ARG(dir))), 0600);
	OK(opens(&copy, &text));
	STR_IS(text, "start\n");
	copy_close(&copy);
	INT_IS(d.n, 0);
}

static void sees_saves(void)
{
	struct copy copy = { 0 };
	struct str text;

	OK(opens(&copy, &text));
	save("one\n");
	STR_IS(sees(&copy, 100), "one\n");
	save_by_rename("two\n");
	STR_IS(sees(&copy, 100), "two\n");
	/* What goes on changing, or is empty, is on its way. */
	save("th");
	STR_IS(sees(&copy, 0), "(nothing)");
	save("three");
	STR_IS(sees(&copy, 0), "(nothing)");
	STR_IS(sees(&copy, 100), "three");
	save("");
	STR_IS(sees(&copy, 500), "(nothing)");
	save("four");
	STR_IS(sees(&copy, 100), "four");
	MUST(unlink(path.at) == 0);
	STR_IS(sees(&copy, 500), "(nothing)");
	save("five");
	STR_IS(sees(&copy, 100), "five");
	save("");
	STR_IS(sees(&copy, 2000), "");
	INT_IS(d.n, 0);
	copy_close(&copy);
}

static void loses_nothing(void)
{
	struct copy copy = { 0 };
	struct str text;
	size_t said;

	OK(opens(&copy, &text));
	MUST(unlink(path.at) == 0);
	STR_IS(sees(&copy, 5000), "(nothing)");
	INT_IS(d.n, 1);
	OK(copy_write(&copy, STR("again"), &d));
	INT_IS(mode_of(path), 0600);
	/* What is no text is neither shown nor written over. */
	MUST(truncate(path.at, 100) == 0);
	STR_IS(sees(&copy, 5000), "(nothing)");
	INT_IS(d.n, 2);
	OK(!copy_write(&copy, STR("no"), &d));
	MUST(truncate(path.at, COPY_MOST + 1) == 0);
	STR_IS(sees(&copy, 5000), "(nothing)");
	OK(!copy_write(&copy, STR("no"), &d));
	copy_close(&copy);
	OK(opens(&copy, &text));
	STR_IS(text, "start\n");
	OK(!copy_write(&copy, STR("no"), &d));
	OK(copy_anew(&copy, STR("start\n"), &d));
	OK(copy_write(&copy, STR("yes"), &d));
	copy_close(&copy);
	/* Where no directory can be, one works without. */
	said = d.n;
	dir = str_fmt(a, "%s/x", path.at);
	OK(!opens(&copy, &text));
	STR_IS(text, "start\n");
	OK(!copy.a && d.n > said);
	OK(!copy_write(&copy, STR("no"), &d));
	STR_IS(sees(&copy, 100), "(nothing)");
}

int main(void)
{
	char home[] = "/tmp/lectern.XXXXXX";
	struct str command;

	a = arena_new();
	d = diags_in(a);
	MUST(mkdtemp(home));
	dir = str_fmt(a, "%s/deep/work", home);
	path = str_fmt(a, "%.*s/q-1.tf", STR_ARG(dir));
	is_kept();
	sees_saves();
	loses_nothing();
	command = str_fmt(a, "rm -r %s", home);
	OK(system(command.at) == 0);
	arena_free(a);
	return tap_done();
}
