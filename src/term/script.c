#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "term/kind.h"
#include "term/term.h"

#include <stdio.h>
#include <string.h>

enum { ROWS = 24, COLUMNS = 80, MOST_CELLS = 1000 };

/* Where no line says what time it is: 2026-11-22T09:00:00Z. */
static const int64_t usual_time = 1795338000;

enum item_kind {
	ITEM_KEY, /* a resize too: it is a key with a size */
	ITEM_CLOCK,
	ITEM_SHOW,
	ITEM_SHOW_STYLES
};

struct item {
	enum item_kind kind;
	struct key key;
	int rows, columns;
	int64_t clock;
};

struct script {
	struct term term;
	struct arena *a;
	VEC(struct item) items;
	size_t next; /* the item whose turn it is */
	int rows, columns;
	int64_t clock;
	struct canvas *shown; /* a copy; NULL before the first */
	bool behind; /* keys have been given since it was shown */
};

/* What reading a script needs at hand. */
struct reader {
	struct script *script;
	struct str path;
	unsigned line;
	struct diags *d;
};

static const struct script *script_of(const struct term *t)
{
	return (const struct script *)t;
}

static struct script *own_script(struct term *t)
{
	return (struct script *)t;
}

static void fault(struct reader *r, const char *what, struct str word)
{
	diag_add(r->d, SEVERITY_ERROR, r->path, r->line, 1, "%s \"%.*s\"", what,
	    STR_ARG(word));
}

static struct item *add_item(struct reader *r, enum item_kind kind)
{
	struct script *s = r->script;
	struct item *item = VEC_ADD(s->a, &s->items);

	item->kind = kind;
	return item;
}

static void add_key(struct reader *r, uint32_t code)
{
	add_item(r, ITEM_KEY)->key.code = code;
}

static bool read_dimension(struct str s, int *n)
{
	uint64_t number;

	if (!str_number(s, MOST_CELLS, &number) || number == 0)
		return false;
	*n = (int)number;
	return true;
}

/* "80x24" */
static bool read_size(struct reader *r, struct str s, int *rows, int *columns)
{
	struct str head, rest = str_cut(s, 'x', &head);

	if (read_dimension(head, columns) && read_dimension(rest, rows))
		return true;
	fault(r, "not a size like 80x24:", s);
	return false;
}

static void read_start_size(struct reader *r, struct str rest)
{
	if (r->script->items.n)
		fault(
		    r, "\"size\" comes before all else; use resize for", rest);
	else
		read_size(r, rest, &r->script->rows, &r->script->columns);
}

static void read_resize(struct reader *r, struct str rest)
{
	struct item *item = add_item(r, ITEM_KEY);

	item->key.code = KEYS_RESIZE;
	read_size(r, rest, &item->rows, &item->columns);
}

static void read_clock(struct reader *r, struct str rest)
{
	int64_t *clock = r->script->items.n ? &add_item(r, ITEM_CLOCK)->clock
					    : &r->script->clock;

	if (!clock_read(rest, clock))
		fault(r, "not a time like 2026-11-22T09:00:00Z:", rest);
}

static void read_keys(struct reader *r, struct str rest)
{
	while (rest.len) {
		struct str name;
		uint32_t code;

		rest = str_trim(str_cut(rest, ' ', &name));
		if (key_read(name, &code))
			add_key(r, code);
		else
			fault(r, "no key is called", name);
	}
}

/* "click ROW COLUMN", counted from 1 as `show` does. */
static void read_click(struct reader *r, struct str rest)
{
	struct item *item = add_item(r, ITEM_KEY);
	struct str row, column = str_trim(str_cut(rest, ' ', &row));

	item->key.code = KEYS_CLICK;
	if (!read_dimension(row, &item->key.row) ||
	    !read_dimension(column, &item->key.column)) {
		fault(r, "not a row and a column:", rest);
		return;
	}
	item->key.row--;
	item->key.column--;
}

static void read_text(struct reader *r, struct str rest)
{
	while (rest.len) {
		uint32_t rune;
		size_t n = utf8_decode(rest, &rune);

		if (n == 0 || !key_is_text(rune)) {
			fault(r, "no text that can be typed:", rest);
			return;
		}
		add_key(r, rune);
		rest = str_sub(rest, n, rest.len);
	}
}

/* "paste one\ntwo": all at once, as a terminal gives what is pasted. */
static void read_paste(struct reader *r, struct str rest)
{
	struct key *key = &add_item(r, ITEM_KEY)->key;
	struct buf b = { .a = r->script->a };

	while (rest.len) {
		size_t at = str_find(rest, STR("\\n"), 0);

		buf_add(&b, str_sub(rest, 0, at));
		if (at == SIZE_MAX)
			break;
		buf_byte(&b, '\n');
		rest = str_sub(rest, at + 2, rest.len);
	}
	key->code = KEYS_PASTE;
	key->text = buf_str(&b);
}

static void read_show(struct reader *r, struct str rest)
{
	if (str_eq(rest, STR("styles")))
		add_item(r, ITEM_SHOW_STYLES);
	else if (rest.len == 0)
		add_item(r, ITEM_SHOW);
	else
		fault(r, "\"show\" or \"show styles\", not", rest);
}

static void read_line(struct reader *r, struct str line)
{
	static const struct {
		const char *word;
		void (*read)(struct reader *r, struct str rest);
	} words[] = {
		{ "size", read_start_size },
		{ "resize", read_resize },
		{ "clock", read_clock },
		{ "key", read_keys },
		{ "click", read_click },
		{ "show", read_show },
	};
	struct str word, rest = str_cut(line, ' ', &word);

	if (str_eq(word, STR("type"))) {
		read_text(r, rest);
		return;
	}
	if (str_eq(word, STR("paste"))) {
		read_paste(r, rest);
		return;
	}
	if (str_trim(line).len == 0 || line.at[0] == '#')
		return;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq(str_trim(word), str_of(words[i].word))) {
			words[i].read(r, str_trim(rest));
			return;
		}
	fault(r, "a script has no line", word);
}

static void close_script(struct term *t)
{
	struct script *s = own_script(t);

	fflush(stdout);
	canvas_free(s->shown);
	arena_free(s->a);
}

static void size(const struct term *t, int *rows, int *columns)
{
	*rows = script_of(t)->rows;
	*columns = script_of(t)->columns;
}

static void show(struct term *t, const struct canvas *c)
{
	struct script *s = own_script(t);
	size_t n = (size_t)c->rows * (size_t)c->columns;
	struct canvas *copy = canvas_new(c->rows, c->columns);

	memcpy(copy->cells, c->cells, n * sizeof(*c->cells));
	copy->cursor_row = c->cursor_row;
	copy->cursor_column = c->cursor_column;
	copy->cursor_shown = c->cursor_shown;
	canvas_free(s->shown);
	s->shown = copy;
	s->behind = false;
}

/* The row's text, or a letter for each cell's role, blanks trimmed. */
static void print_row(struct script *s, int row, bool styles)
{
	/* clang-format off */
	static const char letters[ROLE_COUNT] = {
		[ROLE_TEXT] = '.', [ROLE_TITLE] = 'T', [ROLE_HEADING] = 'H',
		[ROLE_SUBHEADING] = 'h', [ROLE_LINK] = 'l',
		[ROLE_LINK_HERE] = 'L', [ROLE_CODE] = 'c', [ROLE_FRAME] = '+',
		[ROLE_QUOTE] = 'q', [ROLE_BULLET] = '*', [ROLE_FAINT] = 'f',
		[ROLE_NOTE] = 'n', [ROLE_TIP] = 't', [ROLE_WARNING] = 'w',
		[ROLE_IMPORTANT] = 'i', [ROLE_KEYWORD] = 'k',
		[ROLE_STRING] = 's', [ROLE_NUMBER] = '0',
		[ROLE_COMMENT] = '#', [ROLE_NAME] = 'a',
		[ROLE_LINE_NUMBER] = '1', [ROLE_MARKED] = 'm',
		[ROLE_MATCH] = 'x', [ROLE_MATCH_HERE] = 'X',
		[ROLE_STATUS] = '_', [ROLE_STATUS_KEY] = 'K',
		[ROLE_SELECTED] = '>', [ROLE_RIGHT] = 'R',
		[ROLE_PARTIAL] = 'P', [ROLE_WRONG] = 'W',
		[ROLE_UNREADABLE] = 'U', [ROLE_FIELD] = 'F',
		[ROLE_ERROR] = 'E',
	};
	/* clang-format on */
	const struct canvas *c = s->shown;
	const struct cell_image *cells =
	    &c->cells[(size_t)row * (size_t)c->columns];
	struct buf b = { .a = arena_new() };
	struct str line;

	for (int i = 0; i < c->columns; i++) {
		unsigned char role = cells[i].style.role;
		bool plain = role == ROLE_TEXT && cells[i].text[0] == ' ';

		if (styles)
			buf_byte(&b, plain ? ' ' : letters[role]);
		else
			buf_add(&b, str_of(cells[i].text));
	}
	line = buf_str(&b);
	while (line.len && line.at[line.len - 1] == ' ')
		line.len--;
	printf("%.*s\n", STR_ARG(line));
	arena_free(b.a);
}

static void print_screen(struct script *s, bool styles)
{
	const struct canvas *c = s->shown;

	if (!c) {
		puts("-- nothing is shown --");
		return;
	}
	printf("-- %dx%d --\n", c->columns, c->rows);
	for (int row = 0; row < c->rows; row++)
		print_row(s, row, false);
	if (styles)
		puts("-- styles --");
	for (int row = 0; styles && row < c->rows; row++)
		print_row(s, row, true);
	if (c->cursor_shown)
		printf("-- cursor row %d column %d --\n", c->cursor_row + 1,
		    c->cursor_column + 1);
	else
		puts("-- no cursor --");
}

/* What the item does; a key for the caller, or KEYS_NONE. */
static struct key play(struct script *s, const struct item *item)
{
	switch (item->kind) {
	case ITEM_KEY:
		s->behind = true;
		if (item->key.code == KEYS_RESIZE && item->rows) {
			s->rows = item->rows;
			s->columns = item->columns;
		}
		return item->key;
	case ITEM_CLOCK:
		s->clock = item->clock;
		break;
	case ITEM_SHOW:
	case ITEM_SHOW_STYLES:
		print_screen(s, item->kind == ITEM_SHOW_STYLES);
		break;
	}
	return (struct key){ .code = KEYS_NONE };
}

static struct key next_key(struct term *t)
{
	struct script *s = own_script(t);
	struct key key = { .code = KEYS_NONE };

	while (key.code == KEYS_NONE && s->next < s->items.n) {
		const struct item *item = &s->items.at[s->next];

		/* Before a screen is printed its drawer gets a turn, once. */
		if (s->behind && item->kind != ITEM_KEY) {
			s->behind = false;
			return key;
		}
		s->next++;
		key = play(s, item);
	}
	if (key.code == KEYS_NONE)
		key.code = KEYS_CLOSED;
	return key;
}

static int no_fd(const struct term *t)
{
	(void)t;
	return -1;
}

static void nothing(struct term *t)
{
	(void)t;
}

static int64_t fixed_clock(const struct term *t)
{
	return script_of(t)->clock;
}

/* A script's screens have roles, not colours. */
static void set_theme(struct term *t, enum theme theme)
{
	(void)t;
	(void)theme;
}

static void print_copy(struct term *t, struct str text)
{
	struct arena *a = arena_new();

	(void)t;
	text = text_safe(a, text);
	printf("-- copied: %.*s\n", STR_ARG(text));
	arena_free(a);
}

struct term *term_script(struct str text, struct str path, struct diags *d)
{
	static const struct term_ops ops = {
		.close = close_script,
		.size = size,
		.show = show,
		.key = next_key,
		.fd = no_fd,
		.leave = nothing,
		.come_back = nothing,
		.resized = nothing,
		.clock = fixed_clock,
		.copy = print_copy,
		.set_theme = set_theme,
	};
	struct arena *a = arena_new();
	struct script *s = NEW(a, struct script);
	struct reader r = { .script = s, .path = path, .d = d };
	size_t before = d->errors;

	s->term.ops = &ops;
	s->a = a;
	s->rows = ROWS;
	s->columns = COLUMNS;
	s->clock = usual_time;
	s->behind = true;
	while (text.len) {
		r.line++;
		read_line(&r, str_line(&text));
	}
	if (d->errors == before)
		return &s->term;
	close_script(&s->term);
	return NULL;
}
