#ifndef UI_KEYS_H
#define UI_KEYS_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Keys: a code point for what types text, or one of these.  Control keys are
 * KEY_CTRL('x').
 */
enum {
	KEYS_FIRST = 0x200000,
	KEYS_NONE = KEYS_FIRST,
	KEYS_UP,
	KEYS_DOWN,
	KEYS_LEFT,
	KEYS_RIGHT,
	KEYS_HOME,
	KEYS_END,
	KEYS_PAGE_UP,
	KEYS_PAGE_DOWN,
	KEYS_CTRL_LEFT, /* with ctrl or alt */
	KEYS_CTRL_RIGHT,
	KEYS_CTRL_HOME,
	KEYS_CTRL_END,
	KEYS_BACKSPACE,
	KEYS_DELETE,
	KEYS_INSERT,
	KEYS_TAB,
	KEYS_BACK_TAB,
	KEYS_ENTER,
	KEYS_ESCAPE,
	KEYS_F1,
	KEYS_F12 = KEYS_F1 + 11,
	KEYS_WHEEL_UP, /* a mouse's; row and column say where */
	KEYS_WHEEL_DOWN,
	KEYS_CLICK,
	KEYS_PASTE, /* text was pasted: it is in .text */
	KEYS_RESIZE, /* the terminal has another size */
	KEYS_CLOSED, /* the terminal is gone */
	KEYS_CTRL = 0x400000 /* added to 'a' … 'z' and a few signs */
};

#define KEY_CTRL(c) ((uint32_t)(KEYS_CTRL + (c)))

struct key {
	uint32_t code;
	int row, column; /* of the mouse */
	struct str text; /* of KEYS_PASTE: good until the next key */
};

/* "j", "space", "ctrl-f", "page-down", "f1" …: as shown to people. */
struct arena;
struct str key_name(struct arena *a, uint32_t code);

/* Reads such a name.  false: no key has it. */
bool key_read(struct str name, uint32_t *code);

/* Whether the key types a character. */
bool key_is_text(uint32_t code);

#endif
