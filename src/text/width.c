#include "text/width.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

void text_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	bool asked = false;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *value = getenv(names[i]);

		asked = asked || (value && *value);
	}
	if (asked)
		setlocale(LC_CTYPE, "");
	else if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "C");
}

bool text_is_utf8(void)
{
	return MB_CUR_MAX > 1;
}

struct range {
	uint32_t first, last;
};

bool text_acts_unseen(uint32_t r)
{
	/* clang-format off */
	static const struct range unseen[] = {
		{ 0x00ad, 0x00ad },	/* soft hyphen */
		{ 0x034f, 0x034f },	/* grapheme joiner */
		{ 0x061c, 0x061c },	/* Arabic letter mark */
		{ 0x115f, 0x1160 },	/* Hangul fillers */
		{ 0x17b4, 0x17b5 },	/* Khmer inherent vowels */
		{ 0x180b, 0x180f },	/* Mongolian selectors */
		{ 0x200b, 0x200f },	/* zero width, LRM, RLM */
		{ 0x2028, 0x202e },	/* LS, PS, bidi embeddings */
		{ 0x2060, 0x206f },	/* joiners, bidi isolates */
		{ 0x3164, 0x3164 },	/* Hangul filler */
		{ 0xfe00, 0xfe0f },	/* variation selectors */
		{ 0xfeff, 0xfeff },	/* byte order mark */
		{ 0xffa0, 0xffa0 },	/* halfwidth Hangul filler */
		{ 0xfff0, 0xfffb },	/* interlinear annotation */
		{ 0x1bca0, 0x1bca3 },	/* shorthand controls */
		{ 0x1d173, 0x1d17a },	/* musical controls */
		{ 0xe0000, 0xe0fff },	/* tags, more selectors */
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(unseen) / sizeof(*unseen); i++)
		if (r >= unseen[i].first && r <= unseen[i].last)
			return true;
	return false;
}

/* A variation selector after a character only chooses its picture. */
static bool is_picture_choice(uint32_t r)
{
	return r == 0xfe0e || r == 0xfe0f;
}

/* What stands for a character where the locale knows only ASCII. */
static const char *ascii_for(uint32_t r)
{
	/* clang-format off */
	static const struct { uint32_t rune; const char *ascii; } table[] = {
		{ 0x00a0, " " }, { 0x00ab, "<<" }, { 0x00b1, "+-" },
		{ 0x00b7, "." }, { 0x00bb, ">>" }, { 0x00d7, "x" },
		{ 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" },
		{ 0x2013, "-" }, { 0x2014, "--" }, { 0x2018, "'" },
		{ 0x2019, "'" }, { 0x201c, "\"" }, { 0x201d, "\"" },
		{ 0x2022, "*" }, { 0x2023, ">" }, { 0x2026, "..." },
		{ 0x203a, ">" }, { 0x2190, "<-" }, { 0x2191, "^" },
		{ 0x2192, "->" }, { 0x2193, "v" }, { 0x21b3, ">" },
		{ 0x21d2, "=>" }, { 0x2212, "-" }, { 0x2248, "~" },
		{ 0x2260, "!=" }, { 0x2264, "<=" }, { 0x2265, ">=" },
		{ 0x25a0, "#" }, { 0x25a1, "o" }, { 0x25aa, "-" },
		{ 0x25b6, ">" }, { 0x25b8, ">" }, { 0x25cb, "o" },
		{ 0x25cf, "*" }, { 0x25e6, "o" }, { 0x2610, "o" },
		{ 0x2611, "x" }, { 0x2612, "x" }, { 0x2713, "+" },
		{ 0x2714, "+" }, { 0x2715, "x" }, { 0x2717, "x" },
		{ 0x2718, "x" }, { 0x21aa, ">" }, { 0x203c, "!" },
		{ 0x26a0, "!" }, { 0x2139, "i" },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (table[i].rune == r)
			return table[i].ascii;
	if (r == 0x2500 || r == 0x2501 || r == 0x2504 || r == 0x2550)
		return "-";
	if (r == 0x2502 || r == 0x2503 || r == 0x2551)
		return "|";
	if (r >= 0x2500 && r <= 0x257f)
		return "+";
	if (r >= 0x2580 && r <= 0x259f)
		return r == 0x2591 ? "." : "#";
	return "?";
}

static void show_ascii(struct glyph *g, const char *text)
{
	size_t len = strlen(text);

	memcpy(g->own, text, len);
	g->text = (struct str){ g->own, len };
	g->cells = (unsigned)len;
	g->replaced = true;
}

/* The visible mark of what must not be shown as it is. */
static void show_mark(struct glyph *g, uint32_t r)
{
	char text[GLYPH_BYTES];

	if (r < 0x20 || r == 0x7f)
		snprintf(text, sizeof(text), "^%c", (int)(r ^ 0x40));
	else
		snprintf(text, sizeof(text), "<%02x>", (unsigned)r);
	show_ascii(g, text);
}

static void show_bad_byte(struct glyph *g)
{
	if (!text_is_utf8()) {
		show_ascii(g, "?");
		return;
	}
	show_ascii(g, "\xef\xbf\xbd");
	g->cells = 1;
}

/* Adds the combining marks that follow; returns the bytes they take. */
static size_t take_marks(struct str s, size_t at, struct glyph *g)
{
	unsigned marks = 0;
	uint32_t r;
	size_t n;

	while (at < s.len && (unsigned char)s.at[at] >= 0x80 &&
	    (n = utf8_decode(str_sub(s, at, s.len), &r)) > 0) {
		if (is_picture_choice(r)) {
			g->replaced = true;
		} else if (text_acts_unseen(r) || wcwidth((wchar_t)r) != 0) {
			break;
		} else if (marks == GLYPH_MARKS) {
			g->replaced = true;
		} else {
			memcpy(g->own + g->text.len, s.at + at, n);
			g->text.len += n;
			marks++;
		}
		at += n;
	}
	return at;
}

static size_t next_wide(struct str s, struct glyph *g)
{
	uint32_t r;
	size_t n = utf8_decode(s, &r);
	int cells;

	if (n == 0) {
		show_bad_byte(g);
		return 1;
	}
	if (r < 0x20 || r == 0x7f || (r >= 0x80 && r < 0xa0) ||
	    text_acts_unseen(r)) {
		show_mark(g, r);
		return n;
	}
	if (r >= 0x80 && !text_is_utf8()) {
		show_ascii(g, ascii_for(r));
		return n;
	}
	cells = r < 0x80 ? 1 : wcwidth((wchar_t)r);
	if (cells < 0) {
		show_mark(g, r);
		return n;
	}
	g->cells = (unsigned)cells;
	g->replaced = false;
	g->text = (struct str){ g->own, n };
	memcpy(g->own, s.at, n);
	n = take_marks(s, n, g);
	if (!g->replaced)
		g->text.at = s.at;
	return n;
}

size_t glyph_next(struct str s, struct glyph *g)
{
	unsigned char c = (unsigned char)s.at[0];

	if (c >= 0x20 && c < 0x7f &&
	    (s.len == 1 || (unsigned char)s.at[1] < 0x80)) {
		g->text = (struct str){ s.at, 1 };
		g->cells = 1;
		g->replaced = false;
		return 1;
	}
	return next_wide(s, g);
}

size_t text_cells(struct str s)
{
	struct glyph g;
	size_t cells = 0;

	while (s.len) {
		s = str_sub(s, glyph_next(s, &g), s.len);
		cells += g.cells;
	}
	return cells;
}

struct str text_fit(struct str s, size_t cells, size_t *took)
{
	struct glyph g;
	size_t at = 0, used = 0;

	while (at < s.len) {
		size_t n = glyph_next(str_sub(s, at, s.len), &g);

		if (used + g.cells > cells)
			break;
		used += g.cells;
		at += n;
	}
	if (took)
		*took = used;
	return str_sub(s, 0, at);
}

static bool is_safe(struct str s)
{
	struct glyph g;

	while (s.len) {
		s = str_sub(s, glyph_next(s, &g), s.len);
		if (g.replaced)
			return false;
	}
	return true;
}

struct str text_safe(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	struct glyph g;

	if (is_safe(s))
		return s;
	while (s.len) {
		s = str_sub(s, glyph_next(s, &g), s.len);
		buf_add(&b, g.text);
	}
	return buf_str(&b);
}

uint32_t text_lower(uint32_t rune)
{
	if (rune < 0x80)
		return rune >= 'A' && rune <= 'Z' ? rune + 0x20 : rune;
	return (uint32_t)towlower((wint_t)rune);
}

static bool is_unfit(uint32_t rune)
{
	if (rune == '\t' || rune == '\n' || rune == '\r')
		return false;
	return rune < 0x20 || (rune >= 0x7f && rune < 0xa0) ||
	    text_acts_unseen(rune);
}

struct str text_clean(struct arena *a, struct str s)
{
	struct buf out = { .a = a };

	for (size_t at = 0; at < s.len;) {
		uint32_t rune = 0;
		size_t n = utf8_decode(str_sub(s, at, s.len), &rune);

		if (n == 0 || is_unfit(rune))
			buf_add(&out, STR("\xef\xbf\xbd"));
		else
			buf_add(&out, str_sub(s, at, at + n));
		at += n ? n : 1;
	}
	return buf_str(&out);
}
