#include "ui/keymap.h"

#include "base/arena.h"
#include "ui/keys.h"

/* clang-format off */
static const struct binding bindings[] = {
	{ CONTEXT_HOME, ACT_NEXT_LINE, { 'j', KEYS_DOWN } },
	{ CONTEXT_HOME, ACT_PREV_LINE, { 'k', KEYS_UP } },
	{ CONTEXT_HOME, ACT_FIRST, { 'g', KEYS_HOME } },
	{ CONTEXT_HOME, ACT_LAST, { 'G', KEYS_END } },
	{ CONTEXT_HOME, ACT_OPEN, { KEYS_ENTER, 'l', KEYS_RIGHT } },
	{ CONTEXT_HOME, ACT_ASK_ALL, { 'a' } },
	{ CONTEXT_HOME, ACT_REVIEW, { 'r' } },
	{ CONTEXT_HOME, ACT_EXAM, { 'e' } },
	{ CONTEXT_HOME, ACT_SEARCH_COURSE, { '/', 's' } },
	{ CONTEXT_HOME, ACT_QUIT, { 'q', 'Q' } },

	{ CONTEXT_READ, ACT_NEXT_PAGE, { ' ', KEYS_PAGE_DOWN, KEY_CTRL('f'), 'f' } },
	{ CONTEXT_READ, ACT_PREV_PAGE, { 'b', KEYS_PAGE_UP, KEY_CTRL('b') } },
	{ CONTEXT_READ, ACT_NEXT_LINE, { 'j', KEYS_DOWN, KEYS_WHEEL_DOWN, KEY_CTRL('e') } },
	{ CONTEXT_READ, ACT_PREV_LINE, { 'k', KEYS_UP, KEYS_WHEEL_UP, KEY_CTRL('y') } },
	{ CONTEXT_READ, ACT_NEXT_HALF, { 'd', KEY_CTRL('d') } },
	{ CONTEXT_READ, ACT_PREV_HALF, { 'u', KEY_CTRL('u') } },
	{ CONTEXT_READ, ACT_FIRST, { 'g', KEYS_HOME } },
	{ CONTEXT_READ, ACT_LAST, { 'G', KEYS_END } },
	{ CONTEXT_READ, ACT_NEXT_SECTION, { ']' } },
	{ CONTEXT_READ, ACT_PREV_SECTION, { '[' } },
	{ CONTEXT_READ, ACT_NEXT_LINK, { KEYS_TAB } },
	{ CONTEXT_READ, ACT_PREV_LINK, { KEYS_BACK_TAB } },
	{ CONTEXT_READ, ACT_FOLLOW, { KEYS_ENTER } },
	{ CONTEXT_READ, ACT_BACK, { KEYS_BACKSPACE, 'B', 'H' } },
	{ CONTEXT_READ, ACT_FORWARD, { 'L' } },
	{ CONTEXT_READ, ACT_SEARCH, { '/' } },
	{ CONTEXT_READ, ACT_NEXT_MATCH, { 'n' } },
	{ CONTEXT_READ, ACT_PREV_MATCH, { 'N' } },
	{ CONTEXT_READ, ACT_SEARCH_COURSE, { 's' } },
	{ CONTEXT_READ, ACT_ASK, { 'q' } },
	{ CONTEXT_READ, ACT_ASK_ALL, { 'a' } },
	{ CONTEXT_READ, ACT_CONTENTS, { 't', 'c' } },
	{ CONTEXT_READ, ACT_CODE, { 'v' } },
	{ CONTEXT_READ, ACT_OTHER_PANE, { 'o' } },
	{ CONTEXT_READ, ACT_WRAP, { 'w' } },
	{ CONTEXT_READ, ACT_LEFT, { KEYS_LEFT, '<' } },
	{ CONTEXT_READ, ACT_RIGHT, { KEYS_RIGHT, '>' } },
	{ CONTEXT_READ, ACT_COPY, { 'y' } },
	{ CONTEXT_READ, ACT_BROWSE, { 'O' } },
	{ CONTEXT_READ, ACT_HOME, { KEYS_ESCAPE, 'h' } },

	{ CONTEXT_LIST, ACT_NEXT_LINE, { 'j', KEYS_DOWN, KEYS_WHEEL_DOWN } },
	{ CONTEXT_LIST, ACT_PREV_LINE, { 'k', KEYS_UP, KEYS_WHEEL_UP } },
	{ CONTEXT_LIST, ACT_NEXT_PAGE, { ' ', KEYS_PAGE_DOWN } },
	{ CONTEXT_LIST, ACT_PREV_PAGE, { 'b', KEYS_PAGE_UP } },
	{ CONTEXT_LIST, ACT_FIRST, { 'g', KEYS_HOME } },
	{ CONTEXT_LIST, ACT_LAST, { 'G', KEYS_END } },
	{ CONTEXT_LIST, ACT_OPEN, { KEYS_ENTER } },
	{ CONTEXT_LIST, ACT_LEAVE, { KEYS_ESCAPE, 'q', 't', KEYS_BACKSPACE } },

	{ CONTEXT_CHOICE, ACT_NEXT_LINE, { KEYS_DOWN, 'j', KEYS_WHEEL_DOWN } },
	{ CONTEXT_CHOICE, ACT_PREV_LINE, { KEYS_UP, 'k', KEYS_WHEEL_UP } },
	{ CONTEXT_CHOICE, ACT_LEFT, { KEYS_LEFT } },
	{ CONTEXT_CHOICE, ACT_RIGHT, { KEYS_RIGHT } },
	{ CONTEXT_CHOICE, ACT_PICK, { ' ' } },
	{ CONTEXT_CHOICE, ACT_SUBMIT, { KEYS_ENTER } },
	{ CONTEXT_CHOICE, ACT_HINT, { 'h' } },
	{ CONTEXT_CHOICE, ACT_SKIP, { 's' } },
	{ CONTEXT_CHOICE, ACT_SHOW, { 'x' } },
	{ CONTEXT_CHOICE, ACT_ANOTHER, { 'a' } },
	{ CONTEXT_CHOICE, ACT_SURE, { 'c' } },
	{ CONTEXT_CHOICE, ACT_TAKE_BACK, { 'u' } },
	{ CONTEXT_CHOICE, ACT_READ_AGAIN, { 'r' } },
	{ CONTEXT_CHOICE, ACT_NEXT_QUESTION, { 'n', ']' } },
	{ CONTEXT_CHOICE, ACT_PREV_QUESTION, { 'p', '[' } },
	{ CONTEXT_CHOICE, ACT_NEXT_PAGE, { KEYS_PAGE_DOWN } },
	{ CONTEXT_CHOICE, ACT_PREV_PAGE, { KEYS_PAGE_UP } },
	{ CONTEXT_CHOICE, ACT_COMMANDS, { 'i', KEYS_TAB } },
	{ CONTEXT_CHOICE, ACT_EDIT_OUTSIDE, { 'e' } },
	{ CONTEXT_CHOICE, ACT_ANEW, { 'N' } },
	{ CONTEXT_CHOICE, ACT_UNDO, { 'u' } },
	{ CONTEXT_CHOICE, ACT_REDO, { KEY_CTRL('r') } },
	{ CONTEXT_CHOICE, ACT_NEXT_FAULT, { KEYS_F1 + 7 } },
	{ CONTEXT_CHOICE, ACT_PREV_FAULT, { KEYS_F1 + 6 } },
	{ CONTEXT_CHOICE, ACT_LEAVE, { 'q', KEYS_ESCAPE, KEYS_BACKSPACE } },

	{ CONTEXT_FIELD, ACT_SUBMIT, { KEYS_ENTER } },
	{ CONTEXT_FIELD, ACT_NEXT_FIELD, { KEYS_TAB, KEYS_DOWN } },
	{ CONTEXT_FIELD, ACT_PREV_FIELD, { KEYS_BACK_TAB, KEYS_UP } },
	{ CONTEXT_FIELD, ACT_COMMANDS, { KEYS_ESCAPE } },
	{ CONTEXT_FIELD, ACT_HINT, { KEYS_F1 + 1 } },
	{ CONTEXT_FIELD, ACT_SHOW, { KEYS_F1 + 2 } },
	{ CONTEXT_FIELD, ACT_SKIP, { KEYS_F1 + 3 } },
	{ CONTEXT_FIELD, ACT_ANOTHER, { KEYS_F1 + 4 } },
	{ CONTEXT_FIELD, ACT_SURE, { KEYS_F1 + 5 } },
	{ CONTEXT_FIELD, ACT_NEXT_QUESTION, { KEY_CTRL('n') } },
	{ CONTEXT_FIELD, ACT_PREV_QUESTION, { KEY_CTRL('p') } },
	{ CONTEXT_FIELD, ACT_NEXT_PAGE, { KEYS_PAGE_DOWN } },
	{ CONTEXT_FIELD, ACT_PREV_PAGE, { KEYS_PAGE_UP } },

	{ CONTEXT_EDIT, ACT_SUBMIT, { KEY_CTRL('s') } },
	{ CONTEXT_EDIT, ACT_COMMANDS, { KEYS_ESCAPE } },
	{ CONTEXT_EDIT, ACT_NEW_LINE, { KEYS_ENTER } },
	{ CONTEXT_EDIT, ACT_NEXT_LINE, { KEYS_DOWN, KEYS_WHEEL_DOWN } },
	{ CONTEXT_EDIT, ACT_PREV_LINE, { KEYS_UP, KEYS_WHEEL_UP } },
	{ CONTEXT_EDIT, ACT_LEFT, { KEYS_LEFT } },
	{ CONTEXT_EDIT, ACT_RIGHT, { KEYS_RIGHT } },
	{ CONTEXT_EDIT, ACT_NEXT_WORD, { KEYS_CTRL_RIGHT } },
	{ CONTEXT_EDIT, ACT_PREV_WORD, { KEYS_CTRL_LEFT } },
	{ CONTEXT_EDIT, ACT_LINE_START, { KEYS_HOME, KEY_CTRL('a') } },
	{ CONTEXT_EDIT, ACT_LINE_END, { KEYS_END, KEY_CTRL('e') } },
	{ CONTEXT_EDIT, ACT_NEXT_PAGE, { KEYS_PAGE_DOWN } },
	{ CONTEXT_EDIT, ACT_PREV_PAGE, { KEYS_PAGE_UP } },
	{ CONTEXT_EDIT, ACT_FIRST, { KEYS_CTRL_HOME } },
	{ CONTEXT_EDIT, ACT_LAST, { KEYS_CTRL_END } },
	{ CONTEXT_EDIT, ACT_INDENT, { KEYS_TAB } },
	{ CONTEXT_EDIT, ACT_OUTDENT, { KEYS_BACK_TAB } },
	{ CONTEXT_EDIT, ACT_RUB_OUT, { KEYS_BACKSPACE } },
	{ CONTEXT_EDIT, ACT_DELETE, { KEYS_DELETE, KEY_CTRL('d') } },
	{ CONTEXT_EDIT, ACT_KILL_ON, { KEY_CTRL('k') } },
	{ CONTEXT_EDIT, ACT_KILL_BACK, { KEY_CTRL('u') } },
	{ CONTEXT_EDIT, ACT_KILL_WORD, { KEY_CTRL('w') } },
	{ CONTEXT_EDIT, ACT_UNDO, { KEY_CTRL('_') } },
	{ CONTEXT_EDIT, ACT_REDO, { KEY_CTRL('y'), KEY_CTRL('r') } },
	{ CONTEXT_EDIT, ACT_NEXT_FAULT, { KEYS_F1 + 7 } },
	{ CONTEXT_EDIT, ACT_PREV_FAULT, { KEYS_F1 + 6 } },
	{ CONTEXT_EDIT, ACT_EDIT_OUTSIDE, { KEY_CTRL('o') } },
	{ CONTEXT_EDIT, ACT_HINT, { KEYS_F1 + 1 } },
	{ CONTEXT_EDIT, ACT_SHOW, { KEYS_F1 + 2 } },
	{ CONTEXT_EDIT, ACT_SKIP, { KEYS_F1 + 3 } },
	{ CONTEXT_EDIT, ACT_SURE, { KEYS_F1 + 5 } },
	{ CONTEXT_EDIT, ACT_ANOTHER, { KEYS_F1 + 4 } },
	{ CONTEXT_EDIT, ACT_NEXT_QUESTION, { KEY_CTRL('n') } },
	{ CONTEXT_EDIT, ACT_PREV_QUESTION, { KEY_CTRL('p') } },

	{ CONTEXT_CLOSED, ACT_SUBMIT, { KEYS_ENTER, ' ' } },
	{ CONTEXT_CLOSED, ACT_NEXT_LINE, { KEYS_DOWN, 'j', KEYS_WHEEL_DOWN } },
	{ CONTEXT_CLOSED, ACT_PREV_LINE, { KEYS_UP, 'k', KEYS_WHEEL_UP } },
	{ CONTEXT_CLOSED, ACT_NEXT_PAGE, { KEYS_PAGE_DOWN } },
	{ CONTEXT_CLOSED, ACT_PREV_PAGE, { KEYS_PAGE_UP, 'b' } },
	{ CONTEXT_CLOSED, ACT_ANOTHER, { 'a' } },
	{ CONTEXT_CLOSED, ACT_TAKE_BACK, { 'u' } },
	{ CONTEXT_CLOSED, ACT_READ_AGAIN, { 'r' } },
	{ CONTEXT_CLOSED, ACT_NEXT_QUESTION, { 'n', ']' } },
	{ CONTEXT_CLOSED, ACT_PREV_QUESTION, { 'p', '[' } },
	{ CONTEXT_CLOSED, ACT_LEAVE, { 'q', KEYS_ESCAPE, KEYS_BACKSPACE } },

	{ CONTEXT_EXAM, ACT_NEXT_LINE, { KEYS_DOWN, 'j', KEYS_WHEEL_DOWN } },
	{ CONTEXT_EXAM, ACT_PREV_LINE, { KEYS_UP, 'k', KEYS_WHEEL_UP } },
	{ CONTEXT_EXAM, ACT_LEFT, { KEYS_LEFT } },
	{ CONTEXT_EXAM, ACT_RIGHT, { KEYS_RIGHT } },
	{ CONTEXT_EXAM, ACT_PICK, { ' ' } },
	{ CONTEXT_EXAM, ACT_SUBMIT, { KEYS_ENTER } },
	{ CONTEXT_EXAM, ACT_NEXT_QUESTION, { 'n', ']' } },
	{ CONTEXT_EXAM, ACT_PREV_QUESTION, { 'p', '[' } },
	{ CONTEXT_EXAM, ACT_FLAG, { 'f' } },
	{ CONTEXT_EXAM, ACT_SHEET, { 't', 's' } },
	{ CONTEXT_EXAM, ACT_HAND_IN, { 'H' } },
	{ CONTEXT_EXAM, ACT_CLOCK, { 'c' } },
	{ CONTEXT_EXAM, ACT_COMMANDS, { 'i', KEYS_TAB } },
	{ CONTEXT_EXAM, ACT_NEXT_PAGE, { KEYS_PAGE_DOWN } },
	{ CONTEXT_EXAM, ACT_PREV_PAGE, { KEYS_PAGE_UP, 'b' } },
	{ CONTEXT_EXAM, ACT_LEAVE, { 'q' } },

	{ CONTEXT_SHEET, ACT_NEXT_LINE, { 'j', KEYS_DOWN, KEYS_WHEEL_DOWN } },
	{ CONTEXT_SHEET, ACT_PREV_LINE, { 'k', KEYS_UP, KEYS_WHEEL_UP } },
	{ CONTEXT_SHEET, ACT_NEXT_PAGE, { KEYS_PAGE_DOWN } },
	{ CONTEXT_SHEET, ACT_PREV_PAGE, { KEYS_PAGE_UP } },
	{ CONTEXT_SHEET, ACT_FIRST, { 'g', KEYS_HOME } },
	{ CONTEXT_SHEET, ACT_LAST, { 'G', KEYS_END } },
	{ CONTEXT_SHEET, ACT_OPEN, { KEYS_ENTER } },
	{ CONTEXT_SHEET, ACT_FLAG, { 'f' } },
	{ CONTEXT_SHEET, ACT_HAND_IN, { 'H' } },
	{ CONTEXT_SHEET, ACT_CLOCK, { 'c' } },
	{ CONTEXT_SHEET, ACT_SHEET, { 't', 's', KEYS_ESCAPE } },
	{ CONTEXT_SHEET, ACT_LEAVE, { 'q' } },

	{ CONTEXT_PROMPT, ACT_SUBMIT, { KEYS_ENTER } },
	{ CONTEXT_PROMPT, ACT_LEAVE, { KEYS_ESCAPE, KEY_CTRL('g') } },

	{ CONTEXT_ANY, ACT_HELP, { '?', KEYS_F1 } },
	{ CONTEXT_ANY, ACT_PROGRESS, { 'P' } },
	{ CONTEXT_ANY, ACT_SAVE, { KEY_CTRL('s') } },
	{ CONTEXT_ANY, ACT_THEME, { 'T' } },
	{ CONTEXT_ANY, ACT_REDRAW, { KEY_CTRL('l') } },
	{ CONTEXT_ANY, ACT_SUSPEND, { KEY_CTRL('z') } },
	{ CONTEXT_ANY, ACT_QUIT, { 'Q', KEY_CTRL('c') } },
};
/* clang-format on */

static const char *const titles[] = {
#define CONTEXT_ROW(id, words) [CONTEXT_##id] = (words),
	CONTEXTS(CONTEXT_ROW)
#undef CONTEXT_ROW
};

enum {
	ROWS = sizeof(bindings) / sizeof(*bindings),
	KEYS = sizeof(bindings->keys) / sizeof(*bindings->keys)
};

const struct binding *keymap(size_t *n)
{
	*n = ROWS;
	return bindings;
}

static enum act look_up(enum context context, uint32_t key)
{
	for (size_t i = 0; i < ROWS; i++)
		for (size_t k = 0; k < KEYS && bindings[i].keys[k]; k++)
			if (bindings[i].context == context &&
			    bindings[i].keys[k] == key)
				return bindings[i].act;
	return ACT_NONE;
}

enum act keymap_act(enum context context, uint32_t key)
{
	enum act act = look_up(context, key);

	return act != ACT_NONE ? act : look_up(CONTEXT_ANY, key);
}

struct str keymap_key(struct arena *a, enum context context, enum act act)
{
	for (size_t i = 0; i < ROWS; i++)
		if (bindings[i].act == act &&
		    (bindings[i].context == context ||
			bindings[i].context == CONTEXT_ANY))
			return key_name(a, bindings[i].keys[0]);
	return STR("");
}

const char *context_words(enum context context)
{
	MUST(context < CONTEXT_COUNT);
	return titles[context];
}

bool context_types(enum context context)
{
	return context == CONTEXT_FIELD || context == CONTEXT_EDIT ||
	    context == CONTEXT_PROMPT;
}

static void add_rows(struct arena *a, struct buf *b, enum context context)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (bindings[i].context != context)
			continue;
		buf_add(b, STR("| "));
		for (size_t k = 0; k < KEYS && bindings[i].keys[k]; k++) {
			struct str name = key_name(a, bindings[i].keys[k]);

			buf_fmt(b, "%s`%.*s`", k ? " " : "", STR_ARG(name));
		}
		buf_fmt(b, " | %s |\n", act_words(bindings[i].act));
	}
}

struct str keymap_markdown(struct arena *a)
{
	struct buf b = { .a = a };

	for (int c = 0; c < CONTEXT_COUNT; c++) {
		enum context context = (enum context)c;

		buf_fmt(&b, "## %s\n\n| Keys | What they do |\n| --- | --- |\n",
		    context_words(context));
		add_rows(a, &b, context);
		buf_byte(&b, '\n');
	}
	return buf_str(&b);
}
