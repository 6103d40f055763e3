/* The terminal and the loop, driven through build/…/tests/tools/term_demo. */
#include "pty/pty.h"

static char demo[512];

#define START(rows_, columns_, ...)                    \
	pty_start(&(struct pty_wish){ .rows = (rows_), \
		      .columns = (columns_),           \
		      .env = { __VA_ARGS__ } },        \
	    (const char *[]){ demo, NULL })

static bool log_has(struct pty *p, const char *bytes, size_t from)
{
	return str_find(pty_log(p), str_of(bytes), from) != SIZE_MAX;
}

/* The demo as $0 of a shell's command. */
static struct pty *run_sh(const char *command)
{
	return pty_start(&(struct pty_wish){ .rows = 24, .columns = 140 },
	    (const char *[]){ "sh", "-c", command, demo, NULL });
}

static void first_screen(void)
{
	struct pty *p = START(24, 80, NULL);
	struct pty_cell cell;

	SEES(p, "demo 80x24");
	SEES(p, "末");
	CURSOR_IS(p, 2, 3);
	ROW_IS(p, 1, "日本語|e\xcc\x81|🙂|");
	ROW_IS(p, 8, "a^[[31mb<202e>c^Md<9b>e");
	OK(strcmp(pty_cell(p, 1, 6).text, "|") == 0);
	OK(strcmp(pty_cell(p, 1, 8).text, "|") == 0);
	OK(strcmp(pty_cell(p, 1, 11).text, "|") == 0);
	OK(pty_cell(p, 1, 0).width == 2);
	OK(pty_cell(p, 2, 0).bold && !pty_cell(p, 1, 0).bold);
	OK(pty_cell(p, 3, 0).reverse);
	OK(pty_cell(p, 4, 0).underline != 0);
	cell = pty_cell(p, 23, 78);
	OK(strcmp(cell.text, "末") == 0);
	OK(p->cursor_shown && p->alternate && p->mouse);
	OK_THAT(!log_has(p, "\xe2\x80\xae", 0) && !log_has(p, "\xc2\x9b", 0) &&
		!log_has(p, "\x1b[31mb", 0),
	    "no byte of the hostile line is sent");
	pty_send(p, "h");
	SEES(p, "keys: h");
	OK(!p->cursor_shown);
	pty_send(p, "q");
	EXITS(p, 0);
	IS_SANE(p);
	pty_free(p);
}

static void colours(void)
{
	struct pty *p = START(24, 80, NULL);

	SEES(p, "wrong");
	OK(pty_cell(p, 6, 0).fore >= 0);
	pty_free(p);
	p = START(24, 80, "TERM=xterm");
	SEES(p, "wrong");
	OK(pty_cell(p, 6, 0).fore >= 0 && pty_cell(p, 6, 0).fore < 8);
	OK_THAT(!log_has(p, "38;5;", 0), "eight colours only");
	pty_free(p);
	p = START(24, 80, "NO_COLOR=1");
	SEES(p, "wrong");
	for (int row = 0; row < 24; row++)
		for (int i = 0; i < 80; i++)
			if (pty_cell(p, row, i).fore >= 0 ||
			    pty_cell(p, row, i).back >= 0)
				OK_THAT(false, "no colour at all");
	OK_THAT(!log_has(p, "38;5;", 0) && !log_has(p, "39;49m", 0),
	    "no colour is sent");
	pty_free(p);
	p = START(24, 80, "TERM=vt100");
	SEES(p, "wrong");
	pty_send(p, "q");
	EXITS(p, 0);
	pty_free(p);
}

static void ascii(void)
{
	struct pty *p = START(24, 80, "LC_ALL=C");
	struct str log;
	bool plain = true;

	ROW_IS(p, 1, "???|e?|?|");
	log = pty_log(p);
	for (size_t i = 0; i < log.len; i++)
		plain = plain && (unsigned char)log.at[i] < 0x80;
	OK_THAT(plain, "nothing but ASCII is sent");
	pty_send(p, "q");
	EXITS(p, 0);
	pty_free(p);
}

static void keys(void)
{
	struct pty *p = START(24, 80, NULL);

	SEES(p, "demo");
	pty_send(p, "j\x1bOA\x1b[B\x1b[6~\x1b[1;5C");
	SEES(p, "keys: j up down page-down ctrl-right");
	pty_send(p, "\x1b");
	SEES(p, "right escape");
	pty_send(p, "\x1b[Z\t\r\x7f\x01\x13");
	SEES(p, "escape shift-tab tab enter backspace ctrl-a ctrl-s");
	pty_send(p, "é日");
	SEES(p, "ctrl-s é 日");
	pty_send(p, "\xe6");
	pty_send(p, "\x9c\xab\xff.");
	SEES(p, "日 末 .");
	pty_send(p, "\x1b[<0;5;3M\x1b[<0;5;3m\x1b[<64;1;1M\x1b[<65;1;1M");
	SEES(p, ". click(2,4) wheel-up wheel-down");
	pty_send(p,
	    "\x1b[I\x1b[200~q\x1b[A\r\x1bOAq\x1b[201~"
	    "x\x1b[?6c\x1b[12;1Ry");
	SEES(p, "wheel-down paste x y");
	pty_send(p, "\x1bOP\x1b[24~\x1bz");
	SEES(p, "y f1 f12 escape z");
	pty_send(p, "w");
	SEES(p, "waits 3");
	pty_send(p, "c");
	SEES(p, "w c");
	OK_THAT(log_has(p, "\x1b]52;c;Y29waWVk\a", 0), "copies by OSC 52");
	pty_send(p, "q");
	EXITS(p, 0);
	pty_free(p);
}

/* A paste costs a picture or two, not one a key. */
static void paste(void)
{
	struct pty *p = START(24, 80, NULL);
	int column;

	SEES(p, "demo");
	for (int i = 0; i < 200; i++)
		pty_send(p, "xyz ");
	pty_send(p, "zq");
	EXITS(p, 0);
	SEES(p, "drawn ");
	OK(pty_find(p, "drawn ", &column) >= 0);
	OK(atoi(pty_row(p, pty_find(p, "drawn ", &column)) + column + 6) < 100);
	pty_free(p);
}

static void sizes(void)
{
	struct pty *p = START(24, 80, NULL);

	SEES(p, "demo 80x24");
	for (int i = 0; i < 200; i++)
		pty_resize(p, 5 + i * 7 % 40, 20 + i * 13 % 100);
	pty_resize(p, 30, 101);
	ROW_IS(p, 0, "demo 101x30 waits 0");
	pty_resize(p, 24, 80);
	ROW_IS(p, 0, "demo 80x24 waits 0");
	pty_resize(p, 30, 101);
	ROW_IS(p, 0, "demo 101x30 waits 0");
	pty_resize(p, 1, 1);
	ROW_IS(p, 0, "d");
	pty_resize(p, 12, 40);
	ROW_IS(p, 0, "demo 40x12 waits 0");
	SEES(p, "末");
	OK(strcmp(pty_cell(p, 11, 38).text, "末") == 0);
	pty_send(p, "q");
	EXITS(p, 0);
	printf("# %d ms of processor for 205 sizes\n", p->cpu_ms);
	IS_SANE(p);
	pty_free(p);
	p = START(1, 1, NULL);
	ROW_IS(p, 0, "d");
	pty_send(p, "q");
	EXITS(p, 0);
	pty_free(p);
	p = START(0, 0, NULL);
	SEES(p, "demo 80x24");
	pty_resize(p, 10, 30);
	SEES(p, "demo 30x10");
	pty_send(p, "q");
	EXITS(p, 0);
	pty_free(p);
	p = START(24, 80, "LINES=10", "COLUMNS=20");
	SEES(p, "demo 80x24");
	pty_free(p);
	p = run_sh("stty rows 65535 cols 65535; exec \"$0\"");
	/* The emulator is smaller and scrolls. */
	SEES(p, "keys:");
	OK_THAT(log_has(p, "demo 1000x500", 0), "no larger than a screen is");
	pty_send(p, "q");
	EXITS(p, 0);
	pty_free(p);
}

static void stops(void)
{
	struct pty *p = START(24, 80, NULL);

	SEES(p, "demo");
	for (int i = 0; i < 3; i++) {
		if (i < 2)
			pty_send(p, "\x1a");
		else
			pty_signal(p, SIGTSTP);
		STOPS(p);
		IS_SANE(p);
		pty_resize(p, 20 + i, 60 + i);
		pty_continue(p);
		SEES(p,
		    i == 0	 ? "demo 60x20"
			: i == 1 ? "demo 61x21"
				 : "demo 62x22");
		OK(p->alternate && p->mouse);
	}
	pty_signal(p, SIGSTOP);
	STOPS(p);
	pty_continue(p);
	pty_send(p, "k");
	SEES(p, "keys: k");
	SEES(p, "demo 62x22");
	pty_send(p, "q");
	EXITS(p, 0);
	IS_SANE(p);
	pty_free(p);
}

static void goes_out(void)
{
	struct pty *p = START(24, 80, NULL);
	size_t at, back;

	SEES(p, "demo");
	pty_send(p, "o");
	SEES(p, "keys: o");
	at = str_find(pty_log(p), STR("outside"), 0);
	OK(at != SIZE_MAX);
	back = str_find(pty_log(p), STR("\x1b[?1049l"), 0);
	OK_THAT(back < at, "the ordinary screen meanwhile");
	OK_THAT(log_has(p, "\x1b[?1049h", at), "and back");
	OK(p->alternate && p->mouse);
	LACKS(p, "outside");
	pty_send(p, "q");
	EXITS(p, 0);
	pty_free(p);
}

static void ends_with(int number, int status)
{
	struct pty *p = START(24, 80, NULL);

	SEES(p, "demo");
	pty_signal(p, number);
	EXITS(p, status);
	IS_SANE(p);
	pty_free(p);
}

/* ASan reports the signal that is raised again, and exits. */
#ifdef __SANITIZE_ADDRESS__
enum { AFTER_SEGV = 1 };
#else
enum { AFTER_SEGV = -SIGSEGV };
#endif

static void crashes(const char *key, int status)
{
	struct pty *p = START(24, 80, NULL);

	SEES(p, "demo");
	pty_send(p, key);
	EXITS(p, status);
	IS_SANE(p);
	pty_free(p);
}

static void terminal_lost(void)
{
	struct pty *p = START(24, 80, NULL);

	SEES(p, "demo");
	pty_hangup(p);
	EXITS(p, 1);
	OK_THAT(p->cpu_ms < 2000, "without spinning");
	pty_free(p);
	p = START(24, 80, NULL);
	SEES(p, "demo");
	pty_signal(p, SIGSTOP);
	STOPS(p);
	pty_hangup(p);
	pty_continue(p);
	EXITS(p, 1);
	pty_free(p);
}

static void refuses(const char *env, const char *want)
{
	struct pty *p = START(24, 140, env);

	EXITS(p, 2);
	SEES(p, want);
	SEES(p, "\"lectern render FILE\" and \"lectern quiz FILE\"");
	OK_THAT(!log_has(p, "\x1b", 0), "no escape is sent");
	pty_free(p);
}

static void not_a_terminal(const char *command)
{
	struct pty *p = run_sh(command);

	SEES(p, "panes need a terminal");
	EXITS(p, 2);
	OK_THAT(!log_has(p, "\x1b", 0), "no escape is sent");
	pty_free(p);
}

int main(void)
{
	const char *b = getenv("B");

	snprintf(demo, sizeof(demo), "%s/tests/tools/term_demo",
	    b ? b : "build/release");
	first_screen();
	colours();
	ascii();
	keys();
	paste();
	sizes();
	stops();
	goes_out();
	ends_with(SIGTERM, 128 + SIGTERM);
	ends_with(SIGHUP, 128 + SIGHUP);
	ends_with(SIGINT, 128 + SIGINT);
	ends_with(SIGQUIT, 128 + SIGQUIT);
	crashes("S", AFTER_SEGV);
	crashes("O", AFTER_SEGV);
	crashes("A", -SIGABRT);
	crashes("D", 70);
	terminal_lost();
	refuses("TERM=dumb", "TERM=dumb is not a terminal");
	refuses("TERM=nosuch", "TERM=nosuch is not a terminal");
	refuses("TERM", "TERM is not set");
	refuses("TERM=", "TERM is not set");
	not_a_terminal("exec \"$0\" </dev/null");
	not_a_terminal("exec \"$0\" | cat; exit 2");
	return tap_done();
}
