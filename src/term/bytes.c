#include "term/bytes.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { ESC = 0x1b, DEL = 0x7f, LETTERS = 26 };

/* What ends a sequence: a letter, or a number before a tilde. */
struct final {
	char byte;
	uint32_t code;
};

/* clang-format off */
static const struct final letters[] = {
	{ 'A', KEYS_UP }, { 'B', KEYS_DOWN }, { 'C', KEYS_RIGHT },
	{ 'D', KEYS_LEFT }, { 'F', KEYS_END }, { 'H', KEYS_HOME },
	{ 'Z', KEYS_BACK_TAB },
};

/* After ESC O only: after ESC [ these are reports and mice. */
static const struct final pad[] = {
	{ 'M', KEYS_ENTER }, { 'P', KEYS_F1 }, { 'Q', KEYS_F1 + 1 },
	{ 'R', KEYS_F1 + 2 }, { 'S', KEYS_F1 + 3 },
};

/* ESC [ number ~ */
static const struct final numbers[] = {
	{ 1, KEYS_HOME }, { 2, KEYS_INSERT }, { 3, KEYS_DELETE },
	{ 4, KEYS_END }, { 5, KEYS_PAGE_UP }, { 6, KEYS_PAGE_DOWN },
	{ 7, KEYS_HOME }, { 8, KEYS_END },
	{ 11, KEYS_F1 }, { 12, KEYS_F1 + 1 }, { 13, KEYS_F1 + 2 },
	{ 14, KEYS_F1 + 3 }, { 15, KEYS_F1 + 4 }, { 17, KEYS_F1 + 5 },
	{ 18, KEYS_F1 + 6 }, { 19, KEYS_F1 + 7 }, { 20, KEYS_F1 + 8 },
	{ 21, KEYS_F1 + 9 }, { 23, KEYS_F1 + 10 }, { 24, KEYS_F1 + 11 },
};
/* clang-format on */

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

static uint32_t find(const struct final *table, size_t n, char byte)
{
	for (size_t i = 0; i < n; i++)
		if (table[i].byte == byte)
			return table[i].code;
	return KEYS_NONE;
}

/* With ctrl or alt: 1 + 4 or 1 + 2, whether shift (1) is there or not. */
static uint32_t modified(uint32_t code, struct str modifiers)
{
	/* clang-format off */
	static const uint32_t pairs[][2] = {
		{ KEYS_LEFT, KEYS_CTRL_LEFT }, { KEYS_RIGHT, KEYS_CTRL_RIGHT },
		{ KEYS_HOME, KEYS_CTRL_HOME }, { KEYS_END, KEYS_CTRL_END },
	};
	/* clang-format on */
	enum { ALT_OR_CTRL = 2 + 4, MOST = 16 };
	uint64_t number;

	if (!str_number(modifiers, MOST, &number) || number == 0 ||
	    ((number - 1) & ALT_OR_CTRL) == 0)
		return code;
	for (size_t i = 0; i < COUNT(pairs); i++)
		if (pairs[i][0] == code)
			return pairs[i][1];
	return code;
}

/* ESC [ … with its last byte: most modifiers do not count. */
static uint32_t csi(struct str s)
{
	char last = s.at[s.len - 1];
	struct str rest = str_sub(s, 2, s.len - 1), head;
	uint64_t number;

	rest = str_cut(rest, ';', &head);
	if (last != '~')
		return modified(find(letters, COUNT(letters), last), rest);
	if (!str_number(head, DEL, &number))
		return KEYS_NONE;
	return find(numbers, COUNT(numbers), (char)number);
}

/* ESC O and a letter; j to y are the number pad's characters. */
static uint32_t ss3(char last)
{
	uint32_t code = find(letters, COUNT(letters), last);

	if (last >= 'j' && last <= 'y')
		return (uint32_t)(last - 'j' + '*');
	return code == KEYS_NONE ? find(pad, COUNT(pad), last) : code;
}

static uint32_t control(unsigned char byte)
{
	switch (byte) {
	case '\t':
		return KEYS_TAB;
	case '\r':
	case '\n':
		return KEYS_ENTER;
	case '\b':
	case DEL:
		return KEYS_BACKSPACE;
	}
	if (byte >= 1 && byte <= LETTERS)
		return KEY_CTRL('a' + byte - 1);
	return KEY_CTRL('@' + byte);
}

/* The first byte of a key. */
static uint32_t begin(struct bytes *b, unsigned char byte)
{
	if (byte == ESC || (byte >= 0xc2 && byte <= 0xf4)) {
		b->at[0] = (char)byte;
		b->len = 1;
		return KEYS_NONE;
	}
	if (byte < ' ' || byte == DEL)
		return control(byte);
	return byte < DEL ? byte : KEYS_NONE;
}

/*
 * What a mouse did, as a key.  Shift, alt and ctrl are bits of the button
 * that do not count.
 */
static struct key mouse(unsigned button, uint64_t row, uint64_t column)
{
	enum { MODIFIERS = 4 + 8 + 16, WHEEL_UP = 64, WHEEL_DOWN = 65 };
	struct key key = { .code = KEYS_NONE };

	if (row == 0 || column == 0)
		return key;
	key.row = (int)row - 1;
	key.column = (int)column - 1;
	button &= ~(unsigned)MODIFIERS;
	if (button == 0)
		key.code = KEYS_CLICK;
	else if (button == WHEEL_UP)
		key.code = KEYS_WHEEL_UP;
	else if (button == WHEEL_DOWN)
		key.code = KEYS_WHEEL_DOWN;
	return key;
}

/* ESC [ < button ; column ; row, then M, or m when it is let go */
static struct key sgr_mouse(struct str s)
{
	struct key none = { .code = KEYS_NONE };
	struct str head, rest = str_cut(str_sub(s, 3, s.len - 1), ';', &head);
	uint64_t button, column, row;

	if (s.at[s.len - 1] != 'M' || !str_number(head, DEL, &button))
		return none;
	rest = str_cut(rest, ';', &head);
	if (!str_number(head, INT16_MAX, &column) ||
	    !str_number(rest, INT16_MAX, &row))
		return none;
	return mouse((unsigned)button, row, column);
}

/* ESC [ M and three bytes, each with a blank's number added */
static struct key x10_mouse(struct str s)
{
	unsigned char button = (unsigned char)s.at[3];

	return mouse(button - ' ', (unsigned char)s.at[5] - ' ',
	    (unsigned char)s.at[4] - ' ');
}

/* Whether the last byte of `s` ends the escape sequence. */
static bool is_whole(struct str s)
{
	enum { X10_BYTES = 6 };
	unsigned char byte = (unsigned char)s.at[s.len - 1];

	if (s.len == 2)
		return byte != '[' && byte != 'O';
	if (s.len == 3 && byte == '[')
		return false; /* the Linux console's function keys */
	if (s.at[1] == '[' && s.at[2] == 'M')
		return s.len == X10_BYTES;
	return byte >= '@' && byte <= '~';
}

static bool is_mark(struct str s, const char *mark)
{
	return str_eq(s, str_of(mark));
}

static const char paste_begins[] = "\x1b[200~", paste_end[] = "\x1b[201~";

static void add_pasted(struct bytes *b, char byte)
{
	enum { FIRST_ROOM = 4096 };

	if (b->paste_len == PASTE_MOST) {
		/* Its last bytes are kept for the end's mark alone. */
		memmove(b->paste + PASTE_MOST - sizeof(paste_end),
		    b->paste + PASTE_MOST - sizeof(paste_end) + 1,
		    sizeof(paste_end) - 1);
		b->paste[PASTE_MOST - 1] = byte;
		return;
	}
	if (b->paste_len == b->paste_cap) {
		size_t cap = b->paste_cap ? b->paste_cap * 2 : FIRST_ROOM;
		char *at = realloc(b->paste, cap);

		if (!at)
			die("no memory for what is pasted");
		b->paste = at;
		b->paste_cap = cap;
	}
	b->paste[b->paste_len++] = byte;
}

struct key bytes_paste_ends(struct bytes *b)
{
	struct key key = { .code = KEYS_PASTE };

	key.text = (struct str){ b->paste, b->paste_len };
	b->pasting = false;
	b->paste_len = 0;
	return key;
}

static struct key pasted(struct bytes *b, unsigned char byte)
{
	struct str text, end = str_of(paste_end);
	struct key none = { .code = KEYS_NONE };

	add_pasted(b, (char)byte);
	text = (struct str){ b->paste, b->paste_len };
	if (!str_ends(text, end))
		return none;
	b->paste_len -= end.len;
	return bytes_paste_ends(b);
}

void bytes_free(struct bytes *b)
{
	free(b->paste);
	*b = (struct bytes){ 0 };
}

static struct key escape(struct bytes *b)
{
	struct str s = { b->at, b->len };
	struct key key = { .code = KEYS_NONE };

	if (!is_whole(s)) {
		/* However long it gets, the bytes that say what it is stay. */
		if (b->len == sizeof(b->at))
			b->len--;
		return key;
	}
	b->len = 0;
	if (s.len < 3 || s.at[2] == '[')
		return key;
	if (is_mark(s, paste_begins)) {
		b->pasting = true;
		return key;
	}
	if (s.at[1] == '[' && s.at[2] == '<')
		return sgr_mouse(s);
	if (s.at[1] == '[' && s.at[2] == 'M')
		return x10_mouse(s);
	key.code = s.at[1] == 'O' ? ss3(s.at[s.len - 1]) : csi(s);
	return key;
}

static uint32_t utf8(struct bytes *b)
{
	struct str s = { b->at, b->len };
	unsigned char first = (unsigned char)s.at[0];
	size_t want = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
	uint32_t rune;

	if (s.len < want)
		return KEYS_NONE;
	b->len = 0;
	if (utf8_decode(s, &rune) != want || !key_is_text(rune))
		return KEYS_NONE;
	return rune;
}

struct key bytes_take(struct bytes *b, unsigned char byte)
{
	struct key key = { .code = KEYS_NONE };
	bool in_escape = b->len && b->at[0] == ESC;

	if (b->pasting)
		return pasted(b, byte);
	/* What breaks a key off begins another. */
	if (byte < ' ' || (!in_escape && byte >> 6 != 2))
		b->len = 0;
	if (b->len == 0) {
		key.code = begin(b, byte);
		return key;
	}
	b->at[b->len++] = (char)byte;
	if (in_escape)
		return escape(b);
	key.code = utf8(b);
	return key;
}

uint32_t bytes_pause(struct bytes *b)
{
	if (b->len != 2 || b->at[0] != ESC)
		return KEYS_NONE;
	b->len = 0;
	return KEYS_ESCAPE;
}
