#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

/* ncurses has a key_name too. */
#define key_name curses_key_name
#include <curses.h>
#undef key_name

#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "term/bytes.h"
#include "term/clip.h"
#include "term/crash.h"
#include "term/fit.h"
#include "term/kind.h"
#include "term/names.h"
#include "term/tty.h"

enum {
	STYLES = 32, /* marks of a style, all told */
	PAIRS = 256, /* 0 is the terminal's own colours */
	ESCAPE_MS = 25, /* an ESC followed by nothing for so long is a key */
	RUBOUT = 0x7f,
	PASTE_MS = 1000 /* a paste that stops for so long has ended */
};

/* How ncurses paints a style; looked up once for each. */
struct paint {
	attr_t attrs;
	short pair;
	bool known;
};

struct screen {
	struct term term;
	SCREEN *curses;
	WINDOW *keys; /* a pad: reading from it never draws */
	int rows, columns, colours;
	enum theme theme;
	bool own_colours; /* -1 may be asked for */
	bool mouse, away;
	struct paint paints[ROLE_COUNT][STYLES];
	struct {
		short fore, back;
	} pairs[PAIRS];
	short n_pairs;
	cchar_t *row; /* room for one row of the screen */
	struct bytes bytes;
	int64_t pasted; /* when the last byte of a paste came */
};

/* What `die` restores. */
static struct screen *open_screen;

static const struct screen *screen_of(const struct term *t)
{
	return (const struct screen *)t;
}

static struct screen *own_screen(struct term *t)
{
	return (struct screen *)t;
}

/*
 * The colours, in numbers that look_of knows.  Of a terminal with direct
 * colours only the first eight are numbers.
 */
static int count_colours(const struct term_wish *wish)
{
	if (!wish->colour || !has_colors() || start_color() == ERR)
		return 0;
	if (COLORS > 256)
		return 8;
	return COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
}

/* The pair of these colours; 0, the terminal's own, when there is no more. */
static short pair_of(struct screen *s, short fore, short back)
{
	short n = s->n_pairs;

	if (fore < 0 && back < 0)
		return 0;
	if (!s->own_colours) {
		fore = fore < 0 ? COLOR_WHITE : fore;
		back = back < 0 ? COLOR_BLACK : back;
	}
	for (short i = 1; i < n; i++)
		if (s->pairs[i].fore == fore && s->pairs[i].back == back)
			return i;
	if (n >= PAIRS || n >= COLOR_PAIRS || init_pair(n, fore, back) == ERR)
		return 0;
	s->pairs[n].fore = fore;
	s->pairs[n].back = back;
	s->n_pairs++;
	return n;
}

static attr_t attrs_of(unsigned marks)
{
	attr_t attrs = A_NORMAL;

	if (marks & MARK_STRONG)
		attrs |= A_BOLD;
	if (marks & MARK_EMPH)
		attrs |= termattrs() & A_ITALIC ? A_ITALIC : A_UNDERLINE;
	if (marks & MARK_UNDERLINE)
		attrs |= A_UNDERLINE;
	if (marks & MARK_REVERSE)
		attrs |= A_REVERSE;
	if (marks & (MARK_STRIKE | LOOK_DIM))
		attrs |= A_DIM;
	return attrs;
}

static const struct paint *paint_of(struct screen *s, struct style style)
{
	struct paint *paint;
	struct look look;

	MUST(style.role < ROLE_COUNT);
	style.marks %= STYLES;
	paint = &s->paints[style.role][style.marks];
	if (paint->known)
		return paint;
	look = look_of(style, s->theme, s->colours);
	paint->attrs = attrs_of(look.marks);
	if (s->colours)
		paint->pair = pair_of(s, look.fore, look.back);
	paint->known = true;
	return paint;
}

/* The cell's glyph as ncurses keeps it. */
static void paint_cell(
    struct screen *s, const struct cell_image *cell, cchar_t *out)
{
	const struct paint *paint = paint_of(s, cell->style);
	struct str text = str_of(cell->text);
	wchar_t wide[CCHARW_MAX + 1];
	size_t n = 0;

	while (text.len && n < CCHARW_MAX) {
		uint32_t rune;
		size_t len = utf8_decode(text, &rune);

		MUST(len > 0);
		wide[n++] = (wchar_t)rune;
		text = str_sub(text, len, text.len);
	}
	wide[n] = L'\0';
	if (setcchar(out, wide, paint->attrs, paint->pair, NULL) == ERR)
		setcchar(out, L"?", paint->attrs, paint->pair, NULL);
}

static void show_row(struct screen *s, const struct canvas *c, int row)
{
	const struct cell_image *cells =
	    &c->cells[(size_t)row * (size_t)c->columns];
	int most = c->columns < s->columns ? c->columns : s->columns;
	int n = 0;

	for (int i = 0; i < most; i++)
		if (cells[i].text[0])
			paint_cell(s, &cells[i], &s->row[n++]);
	mvwadd_wchnstr(stdscr, row, 0, s->row, n);
}

static void show(struct term *t, const struct canvas *c)
{
	struct screen *s = own_screen(t);
	int rows = c->rows < s->rows ? c->rows : s->rows;

	MUST(!s->away);
	if (c->rows < s->rows || c->columns < s->columns)
		werase(stdscr);
	for (int row = 0; row < rows; row++)
		show_row(s, c, row);
	wmove(stdscr, c->cursor_row < s->rows ? c->cursor_row : s->rows - 1,
	    c->cursor_column < s->columns ? c->cursor_column : s->columns - 1);
	curs_set(c->cursor_shown ? 1 : 0);
	wrefresh(stdscr);
}

static void size(const struct term *t, int *rows, int *columns)
{
	*rows = screen_of(t)->rows;
	*columns = screen_of(t)->columns;
}

static int fd(const struct term *t)
{
	(void)t;
	return STDIN_FILENO;
}

static int64_t no_clock(const struct term *t)
{
	(void)t;
	return 0;
}

/* An ESC that no key of terminfo begins with. */
static struct key escape_key(struct screen *s)
{
	int next = wgetch(s->keys);

	if (next == '[' || next == 'O') {
		bytes_take(&s->bytes, '\x1b');
		return bytes_take(&s->bytes, (unsigned char)next);
	}
	/* alt-backspace takes a word away wherever lines are typed. */
	if (next == RUBOUT)
		return (struct key){ .code = KEY_CTRL('w') };
	if (next != ERR)
		ungetch(next);
	return (struct key){ .code = KEYS_ESCAPE };
}

/*
 * The bytes of a paste: no key of terminfo is looked for among them.  One
 * whose end is lost ends when nothing more comes.
 */
static struct key paste_key(struct screen *s, int got)
{
	struct key key = { .code = KEYS_NONE };

	if (got != ERR) {
		s->pasted = clock_ms();
		key = bytes_take(&s->bytes, (unsigned char)got);
	} else if (clock_ms() - s->pasted > PASTE_MS) {
		key = bytes_paste_ends(&s->bytes);
	}
	if (!s->bytes.pasting)
		keypad(s->keys, TRUE);
	return key;
}

static struct key key_of(struct screen *s, int got)
{
	if (got >= KEY_MIN)
		return (struct key){ .code = names_key(str_of(keyname(got))) };
	if (got == '\x1b')
		return escape_key(s);
	return bytes_take(&s->bytes, (unsigned char)got);
}

static struct key next_key(struct term *t)
{
	struct screen *s = own_screen(t);
	struct key key = { .code = KEYS_NONE };

	while (key.code == KEYS_NONE) {
		int got;

		errno = 0;
		got = wgetch(s->keys);
		if (s->bytes.pasting && !(got == ERR && tty_is_gone(errno))) {
			key = paste_key(s, got);
			if (got == ERR)
				break;
			continue;
		}
		if (got != ERR) {
			key = key_of(s, got);
			if (s->bytes.pasting) {
				s->pasted = clock_ms();
				keypad(s->keys, FALSE);
			}
			continue;
		}
		/* ERR is "nothing yet" and "no terminal" alike. */
		key.code =
		    tty_is_gone(errno) ? KEYS_CLOSED : bytes_pause(&s->bytes);
		break;
	}
	return key;
}

/* In the order in which they are to be undone. */
static void prepare_crash(const struct screen *s)
{
	static const char *const names[] = { "sgr0", "rmkx", "cnorm", "rmcup" };

	crash_add(tty_modes_off(s->mouse));
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		crash_add(tigetstr(names[i]));
	crash_arm();
}

static void leave(struct term *t)
{
	struct screen *s = own_screen(t);

	if (s->away)
		return;
	tty_modes(s->mouse, false);
	endwin();
	s->away = true;
	crash_disarm();
}

/* The size that ncurses has, with room for one row of it. */
static void take_size(struct screen *s)
{
	cchar_t *row;

	s->rows = LINES > 0 ? LINES : 1;
	s->columns = COLS > 0 ? COLS : 1;
	row = realloc(s->row, (size_t)s->columns * sizeof(*row));
	if (!row)
		die("no memory for a row of %d cells", s->columns);
	s->row = row;
}

/*
 * After a change of size nobody knows what is on the screen, even if the size
 * is by now what it was.  A terminal that says 0x0 does not know its size.
 */
static void resized(struct term *t)
{
	struct screen *s = own_screen(t);
	struct tty_size now = tty_size();

	if (now.rows && is_term_resized(now.rows, now.columns))
		resizeterm(now.rows, now.columns);
	clearok(curscr, TRUE);
	take_size(s);
}

/*
 * Also called without a leave, when the program was stopped from outside: the
 * screen then is whoever's, so it is left in order and entered anew.
 */
static void come_back(struct term *t)
{
	struct screen *s = own_screen(t);

	if (!s->away)
		endwin();
	s->away = false;
	crash_arm();
	resized(t);
	wrefresh(stdscr);
	tty_modes(s->mouse, true);
}

static void restore_screen(void)
{
	if (open_screen)
		leave(&open_screen->term);
}

static void close_screen(struct term *t)
{
	struct screen *s = own_screen(t);

	leave(t);
	die_restore(NULL);
	open_screen = NULL;
	delwin(s->keys);
	delscreen(s->curses);
	bytes_free(&s->bytes);
	free(s->row);
	free(s);
}

static void set_theme(struct term *t, enum theme theme)
{
	struct screen *s = own_screen(t);

	s->theme = theme;
	memset(s->paints, 0, sizeof(s->paints));
}

static void copy(struct term *t, struct str text)
{
	struct arena *a = arena_new();

	(void)t;
	tty_write(clip_osc52(a, text));
	arena_free(a);
}

static void set_modes(void)
{
	cbreak();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	tty_free_keys();
	def_prog_mode();
}

/*
 * The mouse is read by us: ncurses makes one event of those that come at the
 * same time, and loses clicks and turns of the wheel.
 */
static void take_mouse(struct screen *s)
{
	const char *begins = tigetstr("kmous");

	if (!begins || begins == (const char *)-1)
		return;
	define_key(begins, 0);
	s->mouse = true;
}

static void set_up(struct screen *s, const struct term_wish *wish)
{
	set_modes();
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_MS);
	typeahead(-1);
	leaveok(stdscr, FALSE);
	s->keys = newpad(1, 1);
	if (!s->keys)
		die("no memory for the keys");
	keypad(s->keys, TRUE);
	nodelay(s->keys, TRUE);
	s->theme = wish->theme;
	s->n_pairs = 1;
	s->colours = count_colours(wish);
	s->own_colours = s->colours && use_default_colors() == OK;
	if (wish->mouse)
		take_mouse(s);
	tty_modes(s->mouse, true);
}

/*
 * ncurses would take the signals that nobody has taken yet; its handlers end
 * the program or resize behind our back.  The dispositions stay as they were.
 */
static SCREEN *start_curses(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGWINCH, SIGTSTP };
	enum { SIGNALS = sizeof(signals) / sizeof(*signals) };
	struct sigaction before[SIGNALS], ignore = { .sa_handler = SIG_IGN };
	SCREEN *curses;

	for (int i = 0; i < SIGNALS; i++)
		sigaction(signals[i], NULL, &before[i]);
	sigaction(SIGTSTP, &ignore, NULL);
	use_env(FALSE); /* nor LINES and COLUMNS: the size is ours to ask */
	curses = newterm(NULL, stdout, stdin);
	for (int i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &before[i], NULL);
	return curses;
}

struct term *term_open(const struct term_wish *wish, struct diags *d)
{
	static const struct term_ops ops = {
		.close = close_screen,
		.size = size,
		.show = show,
		.key = next_key,
		.fd = fd,
		.leave = leave,
		.come_back = come_back,
		.resized = resized,
		.clock = no_clock,
		.copy = copy,
		.set_theme = set_theme,
	};
	struct screen *s;
	SCREEN *curses;

	if (!fit_for_panes(d))
		return NULL;
	crash_modes();
	curses = start_curses();
	if (!curses) {
		diag_error(
		    d, STR(""), "panes cannot be shown here; %s", fit_else);
		return NULL;
	}
	s = calloc(1, sizeof(*s));
	if (!s)
		die("no memory for a screen");
	s->term.ops = &ops;
	s->curses = curses;
	open_screen = s;
	die_restore(restore_screen);
	set_up(s, wish);
	prepare_crash(s);
	take_size(s);
	resized(&s->term);
	return &s->term;
}
