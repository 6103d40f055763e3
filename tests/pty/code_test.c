/* The learner's own code on a real terminal: what is shown follows it. */
#include "pty/pty.h"

#include <sys/stat.h>

static char home[64];

static void write_file(const char *name, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof(path), "%s/infra/%s", home, name);
	file = fopen(path, "w");
	MUST(file && fputs(text, file) >= 0);
	MUST(fclose(file) == 0);
}

static void drop_file(const char *name)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/infra/%s", home, name);
	MUST(remove(path) == 0);
}

static const char server[] =
    "resource \"azurerm_postgresql_flexible_server\" \"main\" {\n"
    "  sku_name = \"GP_Standard_D2s_v3\"\n"
    "}\n";

static const char *rule(char out[512], const char *last)
{
	snprintf(out, 512,
	    "resource \"azurerm_postgresql_flexible_server_firewall_rule\" "
	    "\"office\" {\n"
	    "  server_id = azurerm_postgresql_flexible_server.main.id\n"
	    "  start_ip_address = \"203.0.113.0\"\n"
	    "  end_ip_address   = \"%s\"\n"
	    "}\n",
	    last);
	return out;
}

static void follows(const char *lectern)
{
	struct pty_wish wish = { .rows = 30, .columns = 72, .home = home };
	char text[512], dir[96], away[96];
	struct pty *p;

	snprintf(dir, sizeof(dir), "%s/infra", home);
	snprintf(away, sizeof(away), "%s/away", home);
	MUST(mkdir(dir, 0700) == 0);
	write_file("a.tf", server);
	write_file("b.tf", rule(text, "203.0.113.63"));
	p = pty_start(&wish,
	    (const char *[]){ lectern, "--course", "tests/code/course",
		"--code", dir, NULL });
	SEES(p, "Your code: ~/infra (postgres)");
	pty_send(p, "j\r");
	SEES(p, "Your widest rule, `office`, admits 64 addresses");
	write_file("b.tf", rule(text, "203.0.113.7"));
	SEES(p, "Your widest rule, `office`, admits 8 addresses");
	write_file("b.tf", "resource {{{\n");
	SEES(p, "left out: b.tf:1:");
	drop_file("b.tf");
	SEES(p, "Your widest rule, `none`, admits 0 addresses");
	MUST(rename(dir, away) == 0);
	SEES(p, "that can be read (infra: no such");
	SEES(p, "Your widest rule, `allow_all`, admits");
	MUST(rename(away, dir) == 0);
	SEES(p, "In your code, ~/infra/a.tf:");

	/* The file beside the text, too. */
	pty_send(p, "\t\r");
	SEES(p, "Your code, ~/infra");
	SEES(p, "GP_Standard_D2s_v3");
	write_file("a.tf", "# New.\n");
	SEES(p, "# New.");
	drop_file("a.tf");
	SEES(p, "is not there any more");
	SEES(p, "# New.");
	pty_send(p, "Q");
	EXITS(p, 0);
	IS_SANE(p);
	pty_free(p);
}

/* The directory is gone, and with it the file that lay beside the text. */
static void comes_back(const char *lectern)
{
	struct pty_wish wish = { .rows = 30, .columns = 72, .home = home };
	struct pty *p = pty_start(&wish,
	    (const char *[]){ lectern, "--course", "tests/code/course", NULL });

	SEES(p, "What follows speaks of postgres.tf");
	SEES(p, "Your code has no PostgreSQL server");
	pty_send(p, "Q");
	EXITS(p, 0);
	pty_free(p);
}

int main(void)
{
	const char *lectern = getenv("LECTERN");
	char command[96];

	snprintf(home, sizeof(home), "/tmp/lectern-code-XXXXXX");
	MUST(mkdtemp(home));
	if (!lectern)
		lectern = "build/lectern";
	follows(lectern);
	comes_back(lectern);
	snprintf(command, sizeof(command), "rm -rf '%s'", home);
	MUST(system(command) == 0);
	return tap_done();
}
