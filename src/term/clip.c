#include "term/clip.h"

enum { SEXTET = 6, MASK = 63 };

/* Up to three bytes as four characters of base64. */
static void add_group(struct buf *b, struct str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t bits = 0;

	for (size_t i = 0; i < 3; i++)
		bits = bits << 8 | (i < s.len ? (unsigned char)s.at[i] : 0);
	for (size_t i = 0; i < 4; i++)
		buf_byte(b,
		    i > s.len ? '=' : digits[bits >> (3 - i) * SEXTET & MASK]);
}

struct str clip_osc52(struct arena *a, struct str text)
{
	struct buf b = { .a = a };

	buf_add(&b, STR("\x1b]52;c;"));
	for (size_t i = 0; i < text.len; i += 3)
		add_group(&b, str_sub(text, i, i + 3));
	buf_byte(&b, '\a');
	return buf_str(&b);
}
