#include "term/names.h"

#include "ui/keys.h"

struct key_of_name {
	struct str name;
	uint32_t code;
};

#define NAME(text, key)                         \
	{                                       \
		{ text, sizeof(text) - 1 }, key \
	}

/* clang-format off */
static const struct key_of_name whole[] = {
	NAME("KEY_UP", KEYS_UP), NAME("KEY_SR", KEYS_UP),
	NAME("KEY_DOWN", KEYS_DOWN), NAME("KEY_SF", KEYS_DOWN),
	NAME("KEY_LEFT", KEYS_LEFT), NAME("KEY_SLEFT", KEYS_LEFT),
	NAME("KEY_RIGHT", KEYS_RIGHT), NAME("KEY_SRIGHT", KEYS_RIGHT),
	NAME("KEY_HOME", KEYS_HOME), NAME("KEY_SHOME", KEYS_HOME),
	NAME("KEY_FIND", KEYS_HOME), NAME("KEY_A1", KEYS_HOME),
	NAME("KEY_END", KEYS_END), NAME("KEY_SEND", KEYS_END),
	NAME("KEY_SELECT", KEYS_END), NAME("KEY_C1", KEYS_END),
	NAME("KEY_PPAGE", KEYS_PAGE_UP), NAME("KEY_SPREVIOUS", KEYS_PAGE_UP),
	NAME("KEY_A3", KEYS_PAGE_UP), NAME("KEY_C3", KEYS_PAGE_DOWN),
	NAME("KEY_NPAGE", KEYS_PAGE_DOWN), NAME("KEY_SNEXT", KEYS_PAGE_DOWN),
	NAME("KEY_BACKSPACE", KEYS_BACKSPACE), NAME("KEY_ENTER", KEYS_ENTER),
	NAME("KEY_DC", KEYS_DELETE), NAME("KEY_SDC", KEYS_DELETE),
	NAME("KEY_IC", KEYS_INSERT), NAME("KEY_SIC", KEYS_INSERT),
	NAME("KEY_BTAB", KEYS_BACK_TAB),
};

/* A digit for the modifiers follows: 3 and 5 are alt and ctrl. */
static const struct key_of_name begun[] = {
	NAME("kLFT3", KEYS_CTRL_LEFT), NAME("kLFT5", KEYS_CTRL_LEFT),
	NAME("kRIT3", KEYS_CTRL_RIGHT), NAME("kRIT5", KEYS_CTRL_RIGHT),
	NAME("kHOM3", KEYS_CTRL_HOME), NAME("kHOM5", KEYS_CTRL_HOME),
	NAME("kEND3", KEYS_CTRL_END), NAME("kEND5", KEYS_CTRL_END),
	NAME("kUP", KEYS_UP), NAME("kDN", KEYS_DOWN),
	NAME("kLFT", KEYS_LEFT), NAME("kRIT", KEYS_RIGHT),
	NAME("kHOM", KEYS_HOME), NAME("kEND", KEYS_END),
	NAME("kPRV", KEYS_PAGE_UP), NAME("kNXT", KEYS_PAGE_DOWN),
	NAME("kDC", KEYS_DELETE), NAME("kIC", KEYS_INSERT),
};
/* clang-format on */

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

/* "KEY_F(12)" */
static uint32_t f_key(struct str name)
{
	struct str f = STR("KEY_F("), digits;
	uint64_t n;

	if (!str_starts(name, f))
		return KEYS_NONE;
	digits = str_sub(name, f.len, name.len - 1);
	if (!str_number(digits, KEYS_F12 - KEYS_F1 + 1, &n) || n == 0)
		return KEYS_NONE;
	return KEYS_F1 + (uint32_t)n - 1;
}

uint32_t names_key(struct str name)
{
	for (size_t i = 0; i < COUNT(whole); i++)
		if (str_eq(name, whole[i].name))
			return whole[i].code;
	for (size_t i = 0; i < COUNT(begun); i++)
		if (str_starts(name, begun[i].name))
			return begun[i].code;
	return f_key(name);
}
