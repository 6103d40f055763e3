#include "quiz/coded.h"

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

void coded_add(struct buf *b, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (is_plain(text.at[i]))
			buf_byte(b, text.at[i]);
		else
			buf_fmt(b, "%%%02x", (unsigned char)text.at[i]);
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool coded_read(struct arena *a, struct str piece, struct str *text)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < piece.len; i++) {
		int high, low;

		if (piece.at[i] != '%') {
			buf_byte(&b, piece.at[i]);
			continue;
		}
		if (piece.len - i < 3)
			return false;
		high = hex_digit(piece.at[i + 1]);
		low = hex_digit(piece.at[i + 2]);
		if (high < 0 || low < 0)
			return false;
		buf_byte(&b, (char)(high * 16 + low));
		i += 2;
	}
	*text = buf_str(&b);
	return true;
}
