#include "base/json.h"

#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static bool hidden(uint32_t rune)
{
	return rune < 0x20 || (rune >= 0x7f && rune < 0xa0) || rune == 0xad ||
	    rune == 0x61c || (rune >= 0x200b && rune <= 0x200f) ||
	    (rune >= 0x2028 && rune <= 0x202e) ||
	    (rune >= 0x2060 && rune <= 0x206f) || rune == 0xfeff ||
	    (rune >= 0xe0000 && rune <= 0xe0fff);
}

static void escape(struct buf *b, uint32_t rune)
{
	if (rune >= 0x10000) {
		rune -= 0x10000;
		buf_fmt(b, "\\u%04x", 0xd800 + (unsigned)(rune >> 10));
		rune = 0xdc00 + (rune & 0x3ff);
	}
	buf_fmt(b, "\\u%04x", (unsigned)rune);
}

void json_string(struct buf *b, struct str s)
{
	buf_byte(b, '"');
	while (s.len) {
		uint32_t rune = 0;
		size_t n = utf8_decode(s, &rune);

		if (n == 0)
			buf_add(b, STR("\xef\xbf\xbd"));
		else if (rune == '\n')
			buf_add(b, STR("\\n"));
		else if (rune == '\t')
			buf_add(b, STR("\\t"));
		else if (hidden(rune))
			escape(b, rune);
		else if (rune == '"' || rune == '\\')
			buf_fmt(b, "\\%c", (int)rune);
		else
			buf_add(b, str_sub(s, 0, n));
		s = str_sub(s, n ? n : 1, s.len);
	}
	buf_byte(b, '"');
}

void json_key(struct buf *b, const char *name)
{
	if (b->len && b->at[b->len - 1] != '{')
		buf_byte(b, ',');
	json_string(b, str_of(name));
	buf_byte(b, ':');
}

void json_number(struct buf *b, double n)
{
	char text[32];

	if (!isfinite(n)) {
		buf_add(b, STR("null"));
		return;
	}
	for (int digits = 1; digits <= 17; digits++) {
		snprintf(text, sizeof(text), "%.*g", digits, n);
		if (strtod(text, NULL) == n)
			break;
	}
	buf_add(b, str_of(text));
}
