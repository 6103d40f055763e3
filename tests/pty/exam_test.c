/* An exam on a terminal: killed at any moment, it is gone on with. */
#include "pty/pty.h"

#include <sys/stat.h>

static const char *lectern;
static char home[64], course[96];

static const char lesson[] = "# Sums\n\n## One\n\nCount.\n";

static const char quiz[] =
    "# Sums\n\n### One and one\n<!-- quiz: id=two tags=sum -->\n\n= 2\n\n"
    "> Explain: Two.\n\n### Two and two\n<!-- quiz: id=four tags=sum -->\n\n"
    "= 4\n\n> Explain: Four.\n";

static void write_file(const char *dir, const char *name, const char *text)
{
	char path[192];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", course, dir);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/%s/%s", course, dir, name);
	f = fopen(path, "w");
	MUST(f && fputs(text, f) >= 0 && fclose(f) == 0);
}

static struct pty *begin(const char *const more[3])
{
	struct pty_wish wish = { .rows = 24, .columns = 80, .home = home };

	return pty_start(&wish,
	    (const char *[]){ lectern, "exam", "--course", course, more[0],
		more[1], more[2], NULL });
}

/* How many answers the log holds, as progress counts them. */
static bool answered(const char *want)
{
	char command[512], got[4096];
	size_t n;
	FILE *f;

	snprintf(command, sizeof(command),
	    "HOME=%s XDG_DATA_HOME=%s/data %s progress --json --course %s",
	    home, home, lectern, course);
	f = popen(command, "r");
	MUST(f != NULL);
	n = fread(got, 1, sizeof(got) - 1, f);
	got[n] = '\0';
	pclose(f);
	return strstr(got, want) != NULL;
}

static void is_killed(struct pty *p)
{
	pty_signal(p, SIGKILL);
	EXITS(p, -SIGKILL);
	pty_free(p);
}

static void goes_on(void)
{
	static const char *const none[3] = { NULL };
	static const char *const some[3] = { "--minutes", "5", NULL };
	struct pty *p = begin(some);

	SEES(p, "Question 1 of 2");
	SEES(p, "left");
	pty_send(p, "2\r");
	SEES(p, "Question 2 of 2");
	SEES(p, "1 of 2");
	is_killed(p);
	OK(answered("\"answered\":0"));
	p = begin(none);
	SEES(p, "Going on where you left");
	SEES(p, "Question 2 of 2");
	SEES(p, "1 of 2");
	pty_send(p, "4\r");
	SEES(p, "The answer sheet");
	pty_send(p, "H");
	SEES(p, "H again");
	pty_send(p, "H");
	SEES(p, "The result");
	/* The result was not left yet: it is there again, and counts once. */
	is_killed(p);
	OK(answered("\"answered\":2"));
	p = begin(none);
	SEES(p, "The result");
	pty_send(p, "q");
	SEES(p, "Sums");
	pty_send(p, "Q");
	EXITS(p, 0);
	IS_SANE(p);
	pty_free(p);
	OK(answered("\"answered\":2"));
	p = begin(none);
	SEES(p, "Nothing is said");
	SEES(p, "0 of 2");
	pty_send(p, "\x1bq");
	SEES(p, "lectern");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

int main(void)
{
	lectern = getenv("LECTERN");
	if (!lectern)
		SKIP_ALL("LECTERN does not name the program");
	snprintf(home, sizeof(home), "/tmp/lectern.XXXXXX");
	MUST(mkdtemp(home));
	snprintf(course, sizeof(course), "%s/course", home);
	MUST(mkdir(course, 0700) == 0);
	write_file("lessons", "01-sums.md", lesson);
	write_file("quizzes", "01-sums.md", quiz);
	goes_on();
	OK(nftw(home, pty_remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0);
	return tap_done();
}
