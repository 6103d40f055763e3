#ifndef TESTS_PTY_PTY_H
#define TESTS_PTY_PTY_H

/*
 * A program on a terminal of its own, as a person sees it.  Nothing sleeps:
 * every wait is for a condition, for at most ten seconds.
 *
 *	struct pty *p = pty_start(&(struct pty_wish){ .rows = 24,
 *	    .columns = 80 }, (const char *[]){ program, "file", NULL });
 *	SEES(p, "text somewhere on the screen");
 *	pty_send(p, "j\x1b[B");
 *	ROW_IS(p, 0, "the whole first row");
 *	EXITS(p, 0);
 *	pty_free(p);
 *
 * The checks in capitals are TAP checks; when one fails the screen is shown.
 * The program runs as a job of a shell that does job control and survives the
 * loss of its terminal, so ctrl-z and pty_hangup are what they are in life.
 * Its environment is made anew: TERM=xterm-256color, LC_ALL=C.UTF-8, TZ=UTC,
 * HOME and XDG folders in a fresh folder.
 */
#include "base/die.h"
#include "base/utf8.h"
#include "pty/job.h"
#include "tap.h"

#include <errno.h>
#include <ftw.h>
#include <poll.h>
#include <time.h>
#include <vterm.h>

/* After a job's end its last bytes may still be on their way. */
enum { PTY_DEADLINE_MS = 10000, PTY_LAST_MS = 200, PTY_LINE = 4096 };

struct pty {
	int master, news, orders;
	pid_t shell, job;
	bool stopped, ended;
	int status, cpu_ms; /* once it has ended */
	VTerm *vt;
	VTermScreen *screen;
	int rows, columns;
	bool alternate, cursor_shown, mouse; /* the terminal's modes */
	struct termios before;
	char *log; /* every byte the program has sent */
	size_t log_len, log_cap;
	char home[64];
	bool own_home;
};

struct pty_cell {
	char text[32]; /* "" for a blank and for a wide glyph's right half */
	int width;
	bool bold, italic, reverse;
	int underline;
	int fore, back; /* of the palette; -1: the terminal's own */
};

static inline int pty_on_prop(VTermProp prop, VTermValue *value, void *user)
{
	struct pty *p = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		p->alternate = value->boolean;
	else if (prop == VTERM_PROP_CURSORVISIBLE)
		p->cursor_shown = value->boolean;
	else if (prop == VTERM_PROP_MOUSE)
		p->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static inline int64_t pty_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/*
 * libvterm 0.1.4 dies of a wide glyph in one column, as it may come from a
 * program that has not heard yet how small its terminal is.
 */
static inline int pty_at_least(int n)
{
	return n < 2 ? 2 : n;
}

static inline void pty_open_screen(struct pty *p)
{
	static const VTermScreenCallbacks calls = {
		.settermprop = pty_on_prop,
	};

	p->vt = vterm_new(pty_at_least(p->rows), pty_at_least(p->columns));
	vterm_set_utf8(p->vt, 1);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_set_callbacks(p->screen, &calls, p);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
}

/* Our ends of two pipes; theirs are news[1] and orders[0]. */
static inline void pty_open_pipes(struct pty *p, int news[2], int orders[2])
{
	MUST(pipe(news) == 0 && pipe(orders) == 0);
	for (int i = 0; i < 2; i++) {
		fcntl(news[i], F_SETFD, FD_CLOEXEC);
		fcntl(orders[i], F_SETFD, FD_CLOEXEC);
	}
	p->news = news[0];
	p->orders = orders[1];
}

/* Starts argv[0] (found in PATH), NULL after the last argument. */
static inline struct pty *pty_start(
    const struct pty_wish *wish, const char *const argv[])
{
	struct pty *p = calloc(1, sizeof(*p));
	struct winsize size = { .ws_row = (unsigned short)wish->rows,
		.ws_col = (unsigned short)wish->columns };
	int news[2], orders[2], slave;

	MUST(p && openpty(&p->master, &slave, NULL, NULL, &size) == 0);
	p->rows = wish->rows > 0 ? wish->rows : 24;
	p->columns = wish->columns > 0 ? wish->columns : 80;
	snprintf(p->home, sizeof(p->home), "%s",
	    wish->home ? wish->home : "/tmp/pty.XXXXXX");
	p->own_home = !wish->home;
	MUST(!p->own_home || mkdtemp(p->home));
	fcntl(p->master, F_SETFD, FD_CLOEXEC);
	tcgetattr(slave, &p->before);
	pty_open_pipes(p, news, orders);
	pty_open_screen(p);
	fflush(stdout);
	p->shell = fork();
	MUST(p->shell >= 0);
	if (p->shell == 0) {
		close(p->master);
		close(p->news);
		close(p->orders);
		login_tty(slave);
		pty_make_env(wish, p->home);
		pty_shell(news[1], orders[0], argv);
	}
	close(slave);
	close(news[1]);
	close(orders[0]);
	return p;
}

static inline void pty_take_output(struct pty *p)
{
	char bytes[8192];
	ssize_t n = read(p->master, bytes, sizeof(bytes));

	if (n <= 0)
		return;
	if (p->log_len + (size_t)n > p->log_cap) {
		p->log_cap = (p->log_len + (size_t)n) * 2;
		p->log = realloc(p->log, p->log_cap);
		MUST(p->log);
	}
	memcpy(p->log + p->log_len, bytes, (size_t)n);
	p->log_len += (size_t)n;
	vterm_input_write(p->vt, bytes, (size_t)n);
	vterm_screen_flush_damage(p->screen);
}

static inline void pty_take_news(struct pty *p)
{
	struct pty_news news;

	if (read(p->news, &news, sizeof(news)) != sizeof(news)) {
		p->ended = true;
		return;
	}
	if (news.kind == PTY_STARTED) {
		p->job = (pid_t)news.value;
	} else if (news.kind == PTY_STOPPED) {
		p->stopped = true;
	} else {
		p->ended = true;
		p->status = news.value;
		p->cpu_ms = news.cpu_ms;
	}
}

/* Takes what has come, waiting at most so long.  false: nothing came. */
static inline bool pty_turn(struct pty *p, int wait_ms)
{
	struct pollfd in[] = {
		{ .fd = p->master, .events = POLLIN },
		{ .fd = p->ended ? -1 : p->news, .events = POLLIN },
	};

	if (poll(in, 2, wait_ms) <= 0)
		return false;
	if (in[0].revents & POLLIN)
		pty_take_output(p);
	/* What the job wrote before its end is taken first. */
	else if (in[1].revents)
		pty_take_news(p);
	else
		return false;
	return true;
}

/* Waits until done(p, what, n) holds. */
static inline bool pty_until(struct pty *p,
    bool (*done)(struct pty *p, const char *what, int n), const char *what,
    int n)
{
	int64_t end = pty_ms() + PTY_DEADLINE_MS;

	while (!done(p, what, n)) {
		int64_t left = end - pty_ms();

		if (p->ended && left > PTY_LAST_MS)
			left = PTY_LAST_MS;
		if (left <= 0 || (!pty_turn(p, (int)left) && p->ended))
			return done(p, what, n);
	}
	return true;
}

static inline struct pty_cell pty_cell(struct pty *p, int row, int column)
{
	struct pty_cell cell = { .fore = -1, .back = -1, .width = 1 };
	VTermScreenCell c;
	size_t len = 0;

	if (!vterm_screen_get_cell(
		p->screen, (VTermPos){ .row = row, .col = column }, &c))
		return cell;
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c.chars[i] &&
	     c.chars[i] != UINT32_MAX;
	     i++)
		len += utf8_encode(c.chars[i], cell.text + len);
	cell.width = c.width;
	cell.bold = c.attrs.bold;
	cell.italic = c.attrs.italic;
	cell.reverse = c.attrs.reverse;
	cell.underline = (int)c.attrs.underline;
	if (!VTERM_COLOR_IS_DEFAULT_FG(&c.fg) && VTERM_COLOR_IS_INDEXED(&c.fg))
		cell.fore = c.fg.indexed.idx;
	if (!VTERM_COLOR_IS_DEFAULT_BG(&c.bg) && VTERM_COLOR_IS_INDEXED(&c.bg))
		cell.back = c.bg.indexed.idx;
	return cell;
}

/* The row as text, blanks at its end left out; valid until the next call. */
static inline const char *pty_row(struct pty *p, int row)
{
	static char line[PTY_LINE];
	size_t len = 0, end = 0;

	for (int i = 0; i < p->columns && len + 32 < sizeof(line);) {
		struct pty_cell cell = pty_cell(p, row, i);
		const char *text = cell.text[0] ? cell.text : " ";

		memcpy(line + len, text, strlen(text));
		len += strlen(text);
		end = strcmp(text, " ") ? len : end;
		i += cell.width > 1 ? cell.width : 1;
	}
	line[end] = '\0';
	return line;
}

/* The first row that holds the text; -1 if none does.  *column may be NULL. */
static inline int pty_find(struct pty *p, const char *text, int *column)
{
	for (int row = 0; row < p->rows; row++) {
		const char *line = pty_row(p, row), *at = strstr(line, text);
		int i = 0;

		if (!at)
			continue;
		for (; line < at; i++) {
			struct pty_cell cell = pty_cell(p, row, i);

			line += cell.text[0] ? strlen(cell.text) : 1;
			i += cell.width > 1 ? cell.width - 1 : 0;
		}
		if (column)
			*column = i;
		return row;
	}
	return -1;
}

static inline void pty_dump(struct pty *p)
{
	for (int row = 0; row < p->rows; row++)
		printf("# |%s\n", pty_row(p, row));
	printf("# job %d: %s, status %d\n", (int)p->job,
	    p->ended	     ? "ended"
		: p->stopped ? "stopped"
			     : "running",
	    p->status);
}

/* Types these bytes. */
static inline void pty_send_bytes(struct pty *p, struct str s)
{
	while (s.len) {
		ssize_t n = write(p->master, s.at, s.len);

		if (n < 0 && errno != EINTR)
			return;
		s = str_sub(s, n > 0 ? (size_t)n : 0, s.len);
	}
}

static inline void pty_send(struct pty *p, const char *text)
{
	pty_send_bytes(p, str_of(text));
}

/* The system tells the program by SIGWINCH. */
static inline void pty_resize(struct pty *p, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)columns };

	while (pty_turn(p, 0))
		;
	p->rows = rows;
	p->columns = columns;
	vterm_set_size(p->vt, pty_at_least(rows), pty_at_least(columns));
	ioctl(p->master, TIOCSWINSZ, &size);
}

static inline bool pty_has_job(struct pty *p, const char *what, int n)
{
	(void)what;
	(void)n;
	return p->job != 0;
}

static inline void pty_signal(struct pty *p, int number)
{
	pty_until(p, pty_has_job, NULL, 0);
	kill(p->job, number);
}

/* What `fg` does with a stopped job. */
static inline void pty_continue(struct pty *p)
{
	p->stopped = false;
	MUST(write(p->orders, "c", 1) == 1);
}

/* Takes the terminal away; nobody gets a SIGHUP. */
static inline void pty_hangup(struct pty *p)
{
	close(p->master);
	p->master = -1;
}

static inline VTermPos pty_cursor(struct pty *p)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &at);
	return at;
}

/* Every byte that the program has sent so far. */
static inline struct str pty_log(struct pty *p)
{
	return (struct str){ p->log, p->log_len };
}

static inline int pty_remove_one(
    const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

/* Ends the job if it still runs. */
static inline void pty_free(struct pty *p)
{
	if (!p->ended && p->job > 0)
		kill(p->job, SIGKILL);
	close(p->orders);
	if (p->master >= 0)
		close(p->master);
	waitpid(p->shell, NULL, 0);
	close(p->news);
	if (p->own_home)
		nftw(p->home, pty_remove_one, 16, FTW_DEPTH | FTW_PHYS);
	vterm_free(p->vt);
	free(p->log);
	free(p);
}

static inline bool pty_sees(struct pty *p, const char *what, int n)
{
	(void)n;
	return pty_find(p, what, NULL) >= 0;
}

static inline bool pty_lacks(struct pty *p, const char *what, int n)
{
	return !pty_sees(p, what, n);
}

static inline bool pty_row_is(struct pty *p, const char *what, int n)
{
	return strcmp(pty_row(p, n), what) == 0;
}

static inline bool pty_cursor_is(struct pty *p, const char *what, int n)
{
	VTermPos at = pty_cursor(p);

	(void)what;
	return at.row == n / PTY_LINE && at.col == n % PTY_LINE;
}

static inline bool pty_has_ended(struct pty *p, const char *what, int n)
{
	(void)what;
	(void)n;
	return p->ended;
}

static inline bool pty_has_stopped(struct pty *p, const char *what, int n)
{
	(void)what;
	(void)n;
	return p->stopped;
}

/* Whether modes, screen, cursor and mouse are as they were at the start. */
static inline bool pty_is_sane(struct pty *p, const char *what, int n)
{
	struct termios now;

	(void)what;
	(void)n;
	tcgetattr(p->master, &now);
	return now.c_iflag == p->before.c_iflag &&
	    now.c_oflag == p->before.c_oflag &&
	    now.c_lflag == p->before.c_lflag && !p->alternate && !p->mouse &&
	    p->cursor_shown;
}

static inline bool pty_check(
    struct pty *p, bool pass, const char *what, const char *file, int line)
{
	if (!tap_ok(pass, what, file, line)) {
		pty_dump(p);
		return false;
	}
	return true;
}

#define PTY_WAIT(p, done, text, n, what)                                      \
	pty_check((p), pty_until((p), (done), (text), (n)), (what), __FILE__, \
	    __LINE__)

/* Waits until the screen holds the text, or no longer does. */
#define SEES(p, text)  PTY_WAIT(p, pty_sees, text, 0, text)
#define LACKS(p, text) PTY_WAIT(p, pty_lacks, text, 0, text)

/* Waits until the row reads so. */
#define ROW_IS(p, row, text) PTY_WAIT(p, pty_row_is, text, row, text)

/* Waits until the cursor rests there. */
#define CURSOR_IS(p, row, column)                                   \
	PTY_WAIT(p, pty_cursor_is, NULL, (row)*PTY_LINE + (column), \
	    "cursor at " #row ", " #column)

/* Waits for the job's end; a status below 0 is a signal's number. */
#define EXITS(p, want)                                                       \
	pty_check((p),                                                       \
	    pty_until((p), pty_has_ended, NULL, 0) && (p)->status == (want), \
	    "exits with " #want, __FILE__, __LINE__)

/* Waits until the job has stopped, as ctrl-z does. */
#define STOPS(p) PTY_WAIT(p, pty_has_stopped, NULL, 0, "stops")

/* As it was before the program began. */
#define IS_SANE(p) PTY_WAIT(p, pty_is_sane, NULL, 0, "sane as before")

#endif
