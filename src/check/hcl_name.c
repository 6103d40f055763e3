#include "base/utf8.h"
#include "check/hcl_lex.h"

/*
 * Past ASCII a name may hold letters, marks and digits.  What is listed here
 * is none of these: signs, blanks, arrows, pictures, private and unused code
 * points.  The few letters among them are not worth a full table.
 */
static const struct {
	uint32_t from, to;
} no_letters[] = {
	{ 0x80, 0xa9 },
	{ 0xab, 0xb4 },
	{ 0xb6, 0xb6 },
	{ 0xb8, 0xb9 },
	{ 0xbb, 0xbf },
	{ 0xd7, 0xd7 },
	{ 0xf7, 0xf7 },
	{ 0x2c2, 0x2c5 },
	{ 0x2d2, 0x2df },
	{ 0x37e, 0x37e },
	{ 0x1680, 0x1680 },
	{ 0x180e, 0x180e },
	{ 0x2000, 0x203e },
	{ 0x2041, 0x2053 },
	{ 0x2055, 0x2070 },
	{ 0x2072, 0x207e },
	{ 0x2080, 0x208f },
	{ 0x209d, 0x20cf },
	{ 0x2190, 0x2bff },
	{ 0x2e00, 0x2e7f },
	{ 0x2fe0, 0x3004 },
	{ 0x3008, 0x3020 },
	{ 0x3030, 0x3030 },
	{ 0xd7fc, 0xf8ff },
	{ 0xfd3e, 0xfd4f },
	{ 0xfe10, 0xfe1f },
	{ 0xfe35, 0xfe4c },
	{ 0xfe50, 0xfe6f },
	{ 0xfeff, 0xff0f },
	{ 0xff1a, 0xff20 },
	{ 0xff3b, 0xff3e },
	{ 0xff40, 0xff40 },
	{ 0xff5b, 0xff65 },
	{ 0xffe0, 0xffff },
	{ 0x1f000, 0x1fbef },
	{ 0xe0000, 0xe00ff },
	{ 0xe01f0, 0x10ffff },
};

enum { RANGES = sizeof(no_letters) / sizeof(*no_letters) };

static bool is_letter_past_ascii(uint32_t rune)
{
	for (size_t i = 0; i < RANGES; i++)
		if (rune >= no_letters[i].from && rune <= no_letters[i].to)
			return false;
	return true;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_later(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

/* The bytes of one character of a name at `at`; 0: it is none. */
static size_t name_char(struct str s, size_t at)
{
	uint32_t rune;
	size_t len;

	if ((unsigned char)s.at[at] < 0x80)
		return at ? is_later(s.at[at]) : is_letter(s.at[at]);
	len = utf8_decode(str_sub(s, at, s.len), &rune);
	return len && is_letter_past_ascii(rune) ? len : 0;
}

size_t hcl_name_length(struct str s)
{
	size_t at = 0, len;

	if (s.len && is_letter(s.at[0]))
		for (at = 1; at < s.len && is_later(s.at[at]);)
			at++;
	while (at < s.len && (len = name_char(s, at)) > 0)
		at += len;
	return at;
}
