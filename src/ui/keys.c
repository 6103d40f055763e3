#include "ui/keys.h"

#include "base/utf8.h"

/* The first name of a key is the one that is shown; others can be read. */
static const struct key_word {
	uint32_t code;
	struct str name;
} words[] = {
	/* clang-format off */
	{ ' ',			{ "space", 5 } },
	{ KEYS_UP,		{ "up", 2 } },
	{ KEYS_DOWN,		{ "down", 4 } },
	{ KEYS_LEFT,		{ "left", 4 } },
	{ KEYS_RIGHT,		{ "right", 5 } },
	{ KEYS_HOME,		{ "home", 4 } },
	{ KEYS_END,		{ "end", 3 } },
	{ KEYS_PAGE_UP,		{ "page-up", 7 } },
	{ KEYS_PAGE_DOWN,	{ "page-down", 9 } },
	{ KEYS_CTRL_LEFT,	{ "ctrl-left", 9 } },
	{ KEYS_CTRL_RIGHT,	{ "ctrl-right", 10 } },
	{ KEYS_CTRL_HOME,	{ "ctrl-home", 9 } },
	{ KEYS_CTRL_END,	{ "ctrl-end", 8 } },
	{ KEYS_BACKSPACE,	{ "backspace", 9 } },
	{ KEYS_DELETE,		{ "delete", 6 } },
	{ KEYS_INSERT,		{ "insert", 6 } },
	{ KEYS_TAB,		{ "tab", 3 } },
	{ KEYS_BACK_TAB,	{ "shift-tab", 9 } },
	{ KEYS_BACK_TAB,	{ "back-tab", 8 } },
	{ KEYS_ENTER,		{ "enter", 5 } },
	{ KEYS_ESCAPE,		{ "escape", 6 } },
	{ KEYS_ESCAPE,		{ "esc", 3 } },
	{ KEYS_WHEEL_UP,	{ "wheel-up", 8 } },
	{ KEYS_WHEEL_DOWN,	{ "wheel-down", 10 } },
	{ KEYS_CLICK,		{ "click", 5 } },
	{ KEYS_PASTE,		{ "paste", 5 } },
	{ KEYS_RESIZE,		{ "resize", 6 } },
	{ KEYS_CLOSED,		{ "closed", 6 } },
	{ KEY_CTRL('@'),	{ "ctrl-space", 10 } },
	/* A terminal sends the same for each of these as for the key named. */
	{ KEYS_BACKSPACE,	{ "ctrl-h", 6 } },
	{ KEYS_TAB,		{ "ctrl-i", 6 } },
	{ KEYS_ENTER,		{ "ctrl-j", 6 } },
	{ KEYS_ENTER,		{ "ctrl-m", 6 } },
	{ KEYS_ESCAPE,		{ "ctrl-[", 6 } },
	/* clang-format on */
};

enum { WORDS = sizeof(words) / sizeof(*words), F_KEYS = 12 };

static bool may_follow_ctrl(char c)
{
	return (c >= 'a' && c <= 'z') || c == '@' || (c >= '\\' && c <= '_');
}

struct str key_name(struct arena *a, uint32_t code)
{
	char utf8[UTF8_MOST];
	struct str text = { .at = utf8 };

	for (size_t i = 0; i < WORDS; i++)
		if (words[i].code == code)
			return words[i].name;
	if (code >= KEYS_F1 && code <= KEYS_F12)
		return str_fmt(a, "f%u", (unsigned)(code - KEYS_F1 + 1));
	if (code >= KEYS_CTRL)
		return str_fmt(a, "ctrl-%c", (int)(code - KEYS_CTRL));
	if (!key_is_text(code))
		return STR("?");
	text.len = utf8_encode(code, utf8);
	return str_copy(a, text);
}

bool key_read(struct str name, uint32_t *code)
{
	struct str ctrl = STR("ctrl-");
	uint64_t f;
	uint32_t rune;

	for (size_t i = 0; i < WORDS; i++)
		if (str_eq(words[i].name, name)) {
			*code = words[i].code;
			return true;
		}
	if (name.len == ctrl.len + 1 && str_starts(name, ctrl) &&
	    may_follow_ctrl(name.at[ctrl.len])) {
		*code = KEY_CTRL((unsigned char)name.at[ctrl.len]);
		return true;
	}
	if (name.len > 1 && name.at[0] == 'f' &&
	    str_number(str_sub(name, 1, name.len), F_KEYS, &f) && f > 0) {
		*code = KEYS_F1 + (uint32_t)f - 1;
		return true;
	}
	if (name.len == 0 || utf8_decode(name, &rune) != name.len ||
	    !key_is_text(rune))
		return false;
	*code = rune;
	return true;
}

bool key_is_text(uint32_t code)
{
	return code >= ' ' && code < KEYS_FIRST &&
	    (code < 0x7f || code >= 0xa0);
}
