/* The whole program on a real terminal: that it shows what scripts show. */
#include "pty/pty.h"

#include <sys/stat.h>

#define COURSE "tests/screens/course"

static const char *lectern;
static char home[64];

static struct pty *begin(bool keeps, const char *const env[])
{
	struct pty_wish wish = {
		.rows = 24, .columns = 80, .home = keeps ? home : NULL
	};

	for (int i = 0; env && env[i]; i++)
		wish.env[i] = env[i];
	return pty_start(
	    &wish, (const char *[]){ lectern, "--course", COURSE, NULL });
}

static struct pty *begin_file(const char *file, const char *const env[])
{
	struct pty_wish wish = { .rows = 24, .columns = 80, .home = home };

	for (int i = 0; env && env[i]; i++)
		wish.env[i] = env[i];
	return pty_start(&wish, (const char *[]){ lectern, file, NULL });
}

/* An answer that was acknowledged survives kill -9; so does the place. */
static void two_days(void)
{
	struct pty *p = begin(true, NULL);

	SEES(p, "A study room");
	pty_send(p, "ja");
	SEES(p, "Question 1 of");
	pty_send(p, "  \r");
	SEES(p, "Not yet");
	pty_send(p, " jj \r");
	SEES(p, "Right");
	pty_signal(p, SIGKILL);
	EXITS(p, -SIGKILL);
	pty_free(p);

	p = begin(true, NULL);
	SEES(p, " 1 of ");
	pty_send(p, "ja");
	SEES(p, "Question 1 of");
	SEES(p, "1 right, ");
	pty_send(p, "Q");
	EXITS(p, 0);
	IS_SANE(p);
	pty_free(p);
}

static void ends(int number)
{
	struct pty *p = begin(false, NULL);

	SEES(p, "quit");
	pty_signal(p, number);
	EXITS(p, 0);
	IS_SANE(p);
	pty_free(p);
}

static void stops_and_comes_back(void)
{
	struct pty *p = begin(false, NULL);

	SEES(p, "quit");
	pty_send(p, "\x1a");
	STOPS(p);
	IS_SANE(p);
	pty_continue(p);
	SEES(p, "quit");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

static void resizes(void)
{
	struct pty *p = begin(false, NULL);

	SEES(p, "quit");
	for (int i = 0; i < 200; i++)
		pty_resize(p, 1 + i % 50, 1 + i * 7 % 150);
	pty_resize(p, 4, 20);
	SEES(p, "needs 30x8");
	pty_resize(p, 40, 140);
	SEES(p, "quit");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

static void terminal_is_lost(void)
{
	struct pty *p = begin(false, NULL);

	SEES(p, "quit");
	pty_hangup(p);
	EXITS(p, 0);
	OK_THAT(p->cpu_ms < 2000, "does not spin");
	pty_free(p);
}

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	MUST(f && fputs(text, f) >= 0 && fclose(f) == 0);
}

/* Editing the lesson while it is open reloads it in place. */
static void reloads(void)
{
	char path[128];
	struct pty *p;

	snprintf(path, sizeof(path), "%s/own.md", home);
	write_file(path, "# Mine\n\nfirst words\n");
	p = begin_file(path, NULL);
	SEES(p, "first words");
	write_file(path, "# Mine\n\nfirst words\n\nand more words\n");
	SEES(p, "and more words");
	/* What cannot be read is said, once, and what was read stays. */
	MUST(unlink(path) == 0);
	SEES(p, "own.md: error: cannot be opened");
	SEES(p, "and more words");
	pty_send(p, "g");
	LACKS(p, "cannot be opened");
	write_file(path, "# Mine\n\nback again\n");
	SEES(p, "back again");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

static struct pty *begin_at(const char *course, const char *file)
{
	struct pty_wish wish = { .rows = 24, .columns = 80, .home = home };

	return pty_start(
	    &wish, (const char *[]){ lectern, "--course", course, file, NULL });
}

/* A lesson that cannot be opened takes nothing from what is remembered. */
static void keeps_the_desk(void)
{
	char course[80], lessons[96], good[128], bad[128];
	struct pty *p;
	FILE *f;

	snprintf(course, sizeof(course), "%s/course", home);
	snprintf(lessons, sizeof(lessons), "%s/lessons", course);
	snprintf(good, sizeof(good), "%s/01-good.md", lessons);
	snprintf(bad, sizeof(bad), "%s/02-bad.md", lessons);
	MUST(mkdir(course, 0700) == 0 && mkdir(lessons, 0700) == 0);
	write_file(good, "# Good\n\nread this\n");
	f = fopen(bad, "w");
	for (int n = 0; f && n < 100000; n++)
		MUST(fputs("![[]()", f) >= 0);
	MUST(f && fclose(f) == 0);
	p = begin_at(course, good);
	SEES(p, "read this");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
	p = begin_at(course, bad);
	SEES(p, "02-bad.md: error: takes too long");
	EXITS(p, 2);
	pty_free(p);
	p = begin_at(course, NULL);
	SEES(p, "read this");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

/* Nothing from a file reaches the terminal as control bytes. */
static void hostile(void)
{
	static const char text[] =
	    "# T\x1b]0;owned\x07 \xe2\x80\xae\n\n"
	    "&#27;[31mred &#x9b;31m \xc2\x9b"
	    "31m [l\x1b[5m](http://x/\x1b[31m) `c\x1b[31m` \xe2\x80\x8b end\n";
	char path[128];
	struct pty *p;

	snprintf(path, sizeof(path), "%s/bad.md", home);
	write_file(path, text);
	p = begin_file(path, NULL);
	SEES(p, "end");
	pty_send(p, "\t");
	SEES(p, "http://x/");
	OK(str_find(pty_log(p), STR("owned\x07"), 0) == SIZE_MAX);
	OK(str_find(pty_log(p), STR("\x1b[31mred"), 0) == SIZE_MAX);
	OK(str_find(pty_log(p), STR("\xc2\x9b"), 0) == SIZE_MAX);
	OK(str_find(pty_log(p), STR("\xe2\x80\xae"), 0) == SIZE_MAX);
	OK(str_find(pty_log(p), STR("\xe2\x80\x8b"), 0) == SIZE_MAX);
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

/* T changes to the colours of the other background, and stays so. */
static void changes_colours(void)
{
	struct pty *p = begin(true, NULL);
	int dark;

	SEES(p, "keys");
	pty_send(p, "qh");
	SEES(p, "A study room");
	dark = pty_cell(p, 1, 2).fore;
	pty_send(p, "T");
	SEES(p, "light background");
	OK(pty_cell(p, 1, 2).fore != dark);
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
	p = begin(true, NULL);
	SEES(p, "A study room");
	OK(pty_cell(p, 1, 2).fore != dark);
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

/* A damaged file is said, and left as it is; one may go on without. */
static void damaged_file(void)
{
	struct pty_wish wish = { .rows = 24, .columns = 80 };
	char path[128], now[16] = "";
	struct pty *p;
	FILE *f;

	snprintf(path, sizeof(path), "%s/damaged.db", home);
	write_file(path, "no progress");
	p = pty_start(&wish,
	    (const char *[]){
		lectern, "--course", COURSE, "--progress", path, NULL });
	SEES(p, "not a progress file");
	SEES(p, "Go on without saving? [y/N]");
	pty_send(p, "y\r");
	SEES(p, "NOT SAVED");
	pty_send(p, "jj\r");
	SEES(p, "The next module");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
	f = fopen(path, "r");
	OK(f && fread(now, 1, sizeof(now) - 1, f) == 11 &&
	    strcmp(now, "no progress") == 0);
	if (f)
		fclose(f);
}

/* The wheel scrolls, a click follows a link or chooses an option. */
static void mouse(void)
{
	struct pty *p = begin(false, NULL);

	SEES(p, "quit");
	pty_send(p, "j\r");
	SEES(p, "A line of code");
	pty_send(p, "\x1b[Ma!!\x1b[Ma!!");
	LACKS(p, "════");
	pty_send(p, "g");
	SEES(p, "════");
	/* Row 5, column 19: "foo" (X10 coordinates begin at 33). */
	pty_send(p, "\x1b[M 4&\x1b[M#4&");
	SEES(p, "x.tf");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

static void plain_terminals(void)
{
	static const char *const dumb[] = { "TERM=dumb", NULL };
	static const char *const unknown[] = { "TERM=nosuchterm", NULL };
	static const char *const ascii[] = { "LC_ALL=C", NULL };
	static const char *const mono[] = { "NO_COLOR=1", NULL };
	struct pty *p = begin(false, dumb);

	SEES(p, "lectern quiz");
	EXITS(p, 2);
	pty_free(p);
	p = begin(false, unknown);
	SEES(p, "lectern quiz");
	EXITS(p, 2);
	pty_free(p);
	p = begin(false, ascii);
	SEES(p, "sections read");
	for (size_t i = 0, bad = 0; i <= pty_log(p).len; i++) {
		if (i == pty_log(p).len)
			OK_THAT(bad == 0, "ASCII alone in a C locale");
		else
			bad += (unsigned char)pty_log(p).at[i] >= 0x80;
	}
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
	p = begin(false, mono);
	SEES(p, "sections read");
	OK(str_find(pty_log(p), STR("38;5;"), 0) == SIZE_MAX);
	OK(pty_cell(p, 1, 2).bold);
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

static void remove_home(void)
{
	OK(nftw(home, pty_remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0);
}

int main(void)
{
	lectern = getenv("LECTERN");
	if (!lectern)
		SKIP_ALL("LECTERN does not name the program");
	snprintf(home, sizeof(home), "/tmp/lectern.XXXXXX");
	MUST(mkdtemp(home));
	two_days();
	ends(SIGTERM);
	ends(SIGHUP);
	stops_and_comes_back();
	resizes();
	terminal_is_lost();
	reloads();
	hostile();
	changes_colours();
	damaged_file();
	mouse();
	plain_terminals();
	keeps_the_desk();
	remove_home();
	return tap_done();
}
