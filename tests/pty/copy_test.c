/* A question that is answered by editing a copy, here and in other editors. */
#include "pty/pty.h"

#include <sys/stat.h>

static const char *lectern;
static char home[64], course[96], copy[128];

static const char lesson[] = "# Edit\n\n## Rules\n\nChange the rule.\n";

static const char quiz[] =
    "# Edit\n\n### Let only the office in\n"
    "<!-- quiz: id=office type=terraform tries=3 -->\n\n"
    "Let in exactly `203.0.113.64/26`.\n\n```hcl\n"
    "resource \"azurerm_postgresql_flexible_server\" \"main\" {\n"
    "  name = \"app\"\n}\n\n"
    "resource \"azurerm_postgresql_flexible_server_firewall_rule\" \"r\" {\n"
    "  server_id        = azurerm_postgresql_flexible_server.main.id\n"
    "  start_ip_address = \"0.0.0.0\"\n"
    "  end_ip_address   = \"203.0.113.127\"\n}\n```\n\n"
    "exactly: 203.0.113.64/26\n"
    "right: \"0.0.0.0\" => \"203.0.113.64\"\n\n"
    "> Hint: Two ends.\n\n> Explain: From 64 on.\n";

/* The copy's text with another start. */
#define TF(start)                                                             \
	"resource \"azurerm_postgresql_flexible_server\" \"main\" {\n"        \
	"  name = \"app\"\n}\n\n"                                             \
	"resource \"azurerm_postgresql_flexible_server_firewall_rule\" \"r\"" \
	" {\n  server_id        = "                                           \
	"azurerm_postgresql_flexible_server.main.id\n"                        \
	"  start_ip_address = \"" start "\"\n"                                \
	"  end_ip_address   = \"203.0.113.127\"\n}\n"

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	MUST(f && fputs(text, f) >= 0 && fclose(f) == 0);
}

/* As an editor saves that writes another file and renames it. */
static void save_by_rename(const char *text)
{
	char other[160];

	snprintf(other, sizeof(other), "%s~new", copy);
	write_file(other, text);
	MUST(rename(other, copy) == 0);
}

static bool copy_holds(const char *text)
{
	static char got[4096];
	FILE *f = fopen(copy, "r");
	size_t n = f ? fread(got, 1, sizeof(got) - 1, f) : 0;

	got[n] = '\0';
	if (f)
		fclose(f);
	return strstr(got, text) != NULL;
}

static bool holds(struct pty *p, const char *what, int n)
{
	(void)p;
	(void)n;
	return copy_holds(what);
}

static struct pty *begin(const char *editor)
{
	struct pty_wish wish = { .rows = 24, .columns = 80, .home = home };
	char set[160];
	struct pty *p;

	snprintf(set, sizeof(set), "EDITOR=%s", editor);
	wish.env[0] = editor ? set : NULL;
	p = pty_start(
	    &wish, (const char *[]){ lectern, "--course", course, NULL });
	return p;
}

/* The verdict follows each save, whoever saves and however. */
static void follows_saves(void)
{
	struct pty *p = begin(NULL);
	struct stat st;
	int64_t begun;

	SEES(p, "Edit");
	pty_send(p, "a");
	SEES(p, "work/office.tf");
	SEES(p, "\"0.0.0.0\"");
	OK(stat(copy, &st) == 0 && (st.st_mode & 0777) == 0600);
	begun = pty_ms();
	write_file(copy, TF("203.0.113.60"));
	SEES(p, "Not yet");
	printf(
	    "# %d ms from the save to the verdict\n", (int)(pty_ms() - begun));
	SEES(p, "203.0.113.63 gets in and must not");
	SEES(p, "\"203.0.113.60\"");
	save_by_rename(TF("203.0.113.60\" oops"));
	SEES(p, "Cannot be read");
	save_by_rename(TF("203.0.113.65"));
	SEES(p, "203.0.113.64 must get in");
	MUST(unlink(copy) == 0);
	SEES(p, "is gone");
	pty_send(p, "\x13");
	PTY_WAIT(p, holds, "203.0.113.65", 0, "written again by a save");
	/* Neither what is no text nor what is too large is lost or judged. */
	{
		FILE *f = fopen(copy, "w");

		MUST(f && fwrite("\0\1\2", 1, 3, f) == 3 && fclose(f) == 0);
	}
	SEES(p, "is no text");
	SEES(p, "\"203.0.113.65\"");
	write_file(copy, TF("203.0.113.66"));
	LACKS(p, "is no text");
	SEES(p, "203.0.113.65 must get in");
	pty_signal(p, SIGKILL);
	EXITS(p, -SIGKILL);
	pty_free(p);
	OK(copy_holds("203.0.113.66"));
}

/* What was left is there again, and what was not saved too. */
static void survives(void)
{
	struct pty *p = begin(NULL);

	SEES(p, "203.0.113.65 must get in");
	pty_send(p, "i# half \x1b[200~done\x1b[201~");
	SEES(p, "# half done");
	SEES(p, "changed");
	PTY_WAIT(p, holds, "# half done", 0, "kept without a save");
	pty_signal(p, SIGKILL);
	EXITS(p, -SIGKILL);
	pty_free(p);
	p = begin(NULL);
	SEES(p, "# half done");
	pty_send(p, "ix\x1bQ");
	EXITS(p, 0);
	IS_SANE(p);
	pty_free(p);
	OK(copy_holds("x# half done"));
}

/* Nothing spins, and nothing is lost, when the terminal goes meanwhile. */
static void is_hung_up(const char *editor)
{
	struct pty *p = begin(editor);

	SEES(p, "saved");
	pty_send(p, "e");
	SEES(p, "editing in 24x80");
	pty_hangup(p);
	EXITS(p, 0);
	OK_THAT(p->cpu_ms < 2000, "does not spin");
	pty_free(p);
	OK(copy_holds("203.0.113.70"));
}

/* The terminal is handed over and taken back, stopped and resized between. */
static void hands_over(void)
{
	char script[128], command[160];
	struct pty *p;

	snprintf(script, sizeof(script), "%s/ed.sh", home);
	write_file(script,
	    "echo \"editing in $(stty size | tr ' ' x) for $#\"\n"
	    "read answer\n"
	    "sed s/113.66/113.70/ \"$1\" >\"$1.new\" && mv \"$1.new\" \"$1\"\n"
	    "exit $answer\n");
	snprintf(command, sizeof(command), "sh %s", script);
	p = begin(command);
	SEES(p, "saved");
	pty_send(p, "i\x0f");
	SEES(p, "editing in 24x80 for 1");
	IS_SANE(p);
	pty_send(p, "\x1a");
	STOPS(p);
	pty_continue(p);
	pty_resize(p, 30, 90);
	pty_send(p, "0\r");
	SEES(p, "203.0.113.70");
	SEES(p, "f2 hint");
	OK(p->alternate);
	ROW_IS(p, 0, "     Edit");
	pty_send(p,
	    "\x1b"
	    "e");
	SEES(p, "editing in 30x90");
	pty_send(p, "3\r");
	SEES(p, "ended with 3");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
	p = begin("no-such-editor");
	SEES(p, "saved");
	pty_send(p, "e");
	SEES(p, "no-such-editor cannot be started");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
	/* Told to end while an editor has the terminal, both do. */
	p = begin(command);
	SEES(p, "saved");
	pty_send(p, "e");
	SEES(p, "editing in 24x80");
	pty_signal(p, SIGTERM);
	EXITS(p, 0);
	IS_SANE(p);
	pty_free(p);
	is_hung_up(command);
}

static void ends_right(void)
{
	struct pty *p = begin(NULL);
	char done[160];
	struct stat st;

	SEES(p, "saved");
	pty_send(p, "NN");
	SEES(p, "Begun anew");
	SEES(p, "\"0.0.0.0\"");
	pty_send(p,
	    "i\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x05\x17"
	    "\"203.0.113.64\"");
	SEES(p, "changed");
	pty_send(p, "\x13");
	SEES(p, "Right");
	SEES(p, "answered");
	pty_send(p, "q");
	SEES(p, "Change the rule");
	snprintf(
	    done, sizeof(done), "%.*s.done.tf", (int)strlen(copy) - 3, copy);
	OK(stat(copy, &st) != 0 && stat(done, &st) == 0);
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

int main(void)
{
	char path[160];

	lectern = getenv("LECTERN");
	if (!lectern)
		SKIP_ALL("LECTERN does not name the program");
	snprintf(home, sizeof(home), "/tmp/lectern.XXXXXX");
	MUST(mkdtemp(home));
	snprintf(course, sizeof(course), "%s/course", home);
	snprintf(copy, sizeof(copy), "%s/data/lectern/work/office.tf", home);
	MUST(mkdir(course, 0700) == 0);
	snprintf(path, sizeof(path), "%s/lessons", course);
	MUST(mkdir(path, 0700) == 0);
	snprintf(path, sizeof(path), "%s/quizzes", course);
	MUST(mkdir(path, 0700) == 0);
	snprintf(path, sizeof(path), "%s/lessons/01-edit.md", course);
	write_file(path, lesson);
	snprintf(path, sizeof(path), "%s/quizzes/01-edit.md", course);
	write_file(path, quiz);
	follows_saves();
	survives();
	hands_over();
	ends_right();
	OK(nftw(home, pty_remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0);
	return tap_done();
}
