/* lectern render on a terminal: colours, links and width by themselves. */
#include "pty/pty.h"

static const char page[] = "# Title\n\nA [link](https://example.com/a) and a "
			   "[file](redis.tf), then **strong** words that go on "
			   "and on until they fill more than one line of it.\n";

static char file[512];

static struct pty *start(int columns, const char *env, const char *option)
{
	struct pty_wish wish = { .rows = 24, .columns = columns };

	wish.env[0] = env;
	return pty_start(&wish,
	    (const char *[]){
		getenv("LECTERN"), "render", file, option, NULL });
}

static bool log_has(struct pty *p, const char *bytes)
{
	return str_find(pty_log(p), str_of(bytes), 0) != SIZE_MAX;
}

static void by_itself(void)
{
	struct pty *p = start(60, NULL, NULL);

	EXITS(p, 0);
	ROW_IS(p, 0, "Title");
	ROW_IS(p, 1, "═════");
	ROW_IS(p, 3,
	    "A link and a file, then strong words that go on and on until");
	ROW_IS(p, 4, "they fill more than one line of it.");
	OK(pty_cell(p, 0, 0).bold && pty_cell(p, 0, 0).fore >= 16);
	OK(pty_cell(p, 3, 2).underline != 0);
	OK(log_has(p, "\x1b]8;id=0;https://example.com/a\x1b\\"));
	OK(!log_has(p, "redis.tf"));
	pty_free(p);
}

static void wide(void)
{
	struct pty *p = start(200, NULL, NULL);

	EXITS(p, 0);
	ROW_IS(p, 4, "one line of it.");
	pty_free(p);
}

struct row {
	const char *env, *option;
	bool colour, links;
};

static void asked_not_to(void)
{
	static const struct row rows[] = {
		{ "NO_COLOR=1", NULL, false, true },
		{ "NO_COLOR=", NULL, true, true },
		{ "TERM=dumb", NULL, false, false },
		{ "TERM", NULL, false, false },
		{ "TERM=linux", NULL, true, false },
		{ NULL, "--color=never", false, false },
		{ "NO_COLOR=1", "--color=always", true, true },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct pty *p = start(60, rows[i].env, rows[i].option);
		const char *what = rows[i].env ? rows[i].env : rows[i].option;

		EXITS(p, 0);
		SEES(p, "Title");
		OK_THAT(log_has(p, "\x1b[0;") == rows[i].colour, what);
		OK_THAT(log_has(p, "\x1b]8;") == rows[i].links, what);
		pty_free(p);
	}
}

int main(void)
{
	char dir[] = "/tmp/lectern-render-XXXXXX";
	FILE *f;

	MUST(mkdtemp(dir) && getenv("LECTERN"));
	snprintf(file, sizeof(file), "%s/page.md", dir);
	f = fopen(file, "w");
	MUST(f && fputs(page, f) >= 0 && fclose(f) == 0);
	by_itself();
	wide();
	asked_not_to();
	unlink(file);
	rmdir(dir);
	return tap_done();
}
