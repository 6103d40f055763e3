#include "base/utf8.h"
#include "course/lint_parts.h"
#include "text/width.h"

/* A file that is no text would otherwise have a fault for each byte. */
enum { MOST_FAULTS = 500 };

/* A code span is not looked for further back. */
enum { FARTHEST_TICK = 4096 };

struct reader {
	struct str text, path;
	struct diags *d;
	size_t at, line_at; /* byte, and where its line begins */
	unsigned line, faults;
};

struct odd {
	uint32_t first, last;
	const char *what;
};

/* Why a character does not belong in a lesson, or NULL. */
static const char *why_odd(uint32_t r)
{
	/* clang-format off */
	static const struct odd table[] = {
		{ 0x00, 0x1f, "control character" },
		{ 0x7f, 0x9f, "control character" },
		{ 0x200d, 0x200d, "joined emoji, which terminals draw differently" },
		{ 0x20e3, 0x20e3, "keycap, which terminals draw differently" },
		{ 0xfe00, 0xfe0f, "variation selector: terminals disagree on the width" },
		{ 0xe0100, 0xe01ef, "variation selector: terminals disagree on the width" },
		{ 0x1f1e6, 0x1f1ff, "flag, which terminals draw differently" },
		{ 0x1f3fb, 0x1f3ff, "skin tone, which terminals draw differently" },
		{ 0xfeff, 0xfeff, "byte order mark, which is not seen" },
		{ 0xe000, 0xf8ff, "private character: few fonts have it" },
		{ 0xf0000, 0x10ffff, "private character: few fonts have it" },
		{ 0xfdd0, 0xfdef, "not a character" },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (r >= table[i].first && r <= table[i].last)
			return table[i].what;
	if ((r & 0xfffe) == 0xfffe)
		return "not a character";
	return text_acts_unseen(r) ? "invisible character" : NULL;
}

static bool is_flag(uint32_t r)
{
	return r >= 0x1f1e6 && r <= 0x1f1ff;
}

static struct str ahead(const struct reader *in)
{
	return str_sub(in->text, in->at, in->text.len);
}

static unsigned column(const struct reader *in)
{
	return (unsigned)(in->at - in->line_at) + 1;
}

static void fault(struct reader *in, enum severity severity, const char *what)
{
	in->faults++;
	diag_add(in->d, severity, in->path, in->line, column(in), "%s", what);
}

static void odd_fault(struct reader *in, uint32_t r, const char *what)
{
	in->faults++;
	diag_add(in->d, SEVERITY_ERROR, in->path, in->line, column(in),
	    "U+%04X: %s", (unsigned)r, what);
}

/* A run of bytes that are not UTF-8 is one fault. */
static void pass_bad_bytes(struct reader *in)
{
	uint32_t r;
	size_t from = in->at, n = 1;

	while (from + n < in->text.len &&
	    !utf8_decode(str_sub(in->text, from + n, in->text.len), &r))
		n++;
	in->faults++;
	diag_add(in->d, SEVERITY_ERROR, in->path, in->line, column(in),
	    n == 1 ? "a byte (%02x) that is not UTF-8"
		   : "bytes (%02x …) that are not UTF-8",
	    (unsigned char)in->text.at[from]);
	in->at = from + n;
}

/* What UTF-8 looks like after being read as Windows-1252. */
static bool is_misread(struct str s)
{
	return str_starts(s, STR("\xc3\xa2\xe2\x82\xac")) ||
	    (str_starts(s, STR("\xc3\x83\xc2")) && s.len > 3) ||
	    (str_starts(s, STR("\xc3\x82\xc2")) && s.len > 3);
}

static void pass_wide(struct reader *in)
{
	const char *what;
	uint32_t r, next;
	size_t n = utf8_decode(ahead(in), &r);

	if (n == 0) {
		pass_bad_bytes(in);
		return;
	}
	what = why_odd(r);
	if (what)
		odd_fault(in, r, what);
	else if (r == RUNE_BAD)
		fault(in, SEVERITY_WARNING,
		    "U+FFFD: a character was lost when this was saved");
	else if (is_misread(ahead(in)))
		fault(in, SEVERITY_WARNING,
		    "looks like UTF-8 that was read as something else");
	in->at += n;
	n = is_flag(r) ? utf8_decode(ahead(in), &next) : 0;
	if (n && is_flag(next))
		in->at += n;
}

static void pass_one(struct reader *in)
{
	unsigned char c = (unsigned char)in->text.at[in->at];

	if (c >= 0x80) {
		pass_wide(in);
		return;
	}
	if (c == '\n' || (c == '\r' && !str_starts(ahead(in), STR("\r\n")))) {
		in->line++;
		in->line_at = in->at + 1;
	} else if ((c < 0x20 && c != '\t' && c != '\r') || c == 0x7f) {
		odd_fault(in, c, why_odd(c));
	}
	in->at++;
}

void lint_characters(struct str text, struct str path, struct diags *d)
{
	struct reader in = { text, path, d, 0, 0, 1, 0 };

	/* Some editors begin every file with it: it is in no line. */
	if (str_starts(text, STR("\xef\xbb\xbf")))
		in.at = in.line_at = 3;
	while (in.at < text.len && in.faults < MOST_FAULTS)
		pass_one(&in);
	if (in.faults == MOST_FAULTS)
		fault(&in, SEVERITY_ERROR,
		    "too many such characters: the rest was not looked at");
}

/* The number in "&#27;" or "&#x1b;"; false: it is none. */
static bool numeric(struct str name, uint32_t *r)
{
	bool hex = str_starts(name, STR("#x")) || str_starts(name, STR("#X"));
	uint32_t sum = 0;
	size_t i = hex ? 2 : 1;

	if (!str_starts(name, STR("#")) || i >= name.len || name.len > 9)
		return false;
	for (; i < name.len; i++) {
		char c = name.at[i];
		uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
		    : hex && c >= 'a' && c <= 'f'     ? (uint32_t)(c - 'a' + 10)
		    : hex && c >= 'A' && c <= 'F'     ? (uint32_t)(c - 'A' + 10)
						      : 99;

		if (digit == 99)
			return false;
		sum = sum * (hex ? 16 : 10) + digit;
	}
	*r = sum;
	return true;
}

/* The unseen character that an entity stands for; false: another one. */
static bool named(struct str name, uint32_t *r)
{
	static const struct {
		const char *name;
		uint32_t rune;
	} table[] = { { "shy", 0xad }, { "zwj", 0x200d }, { "zwnj", 0x200c },
		{ "lrm", 0x200e }, { "rlm", 0x200f }, { "NoBreak", 0x2060 },
		{ "ZeroWidthSpace", 0x200b }, { "af", 0x2061 },
		{ "it", 0x2062 }, { "ic", 0x2063 } };

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (str_eq(name, str_of(table[i].name))) {
			*r = table[i].rune;
			return true;
		}
	return false;
}

static bool shows(struct str text, uint32_t r)
{
	char own[UTF8_MOST];
	size_t n = utf8_encode(r, own);

	return str_find(text, (struct str){ own, n }, 0) != SIZE_MAX;
}

/* Whether a byte stands between backticks, where an entity is itself. */
static bool in_code(struct str source, size_t at)
{
	size_t end = at > FARTHEST_TICK ? at - FARTHEST_TICK : 0;
	bool in = false;

	while (at > end && source.at[at - 1] != '\n')
		in ^= source.at[--at] == '`';
	return in;
}

/* Whether any of it is odd: most blocks hold nothing of the kind. */
static bool has_odd(struct str text)
{
	for (size_t i = 0, n; i < text.len; i += n) {
		uint32_t r;

		n = utf8_decode(str_sub(text, i, text.len), &r);
		if (n && r != '\n' && r != '\t' && r != '\r' && why_odd(r))
			return true;
		n += n == 0;
	}
	return false;
}

static void entities_of(
    const struct doc *doc, const struct block *b, struct diags *d)
{
	struct source source = lint_source(doc, b);
	struct str name;
	size_t at = 0;

	while ((at = str_find(source.text, STR("&"), at)) != SIZE_MAX) {
		struct spot spot;
		uint32_t r;

		str_cut(str_sub(source.text, at + 1, at + 24), ';', &name);
		at++;
		if ((!numeric(name, &r) && !named(name, &r)) || r > 0x10ffff ||
		    r == '\t' || r == '\n' || r == '\r' || !why_odd(r) ||
		    !shows(b->text, r) || in_code(source.text, at - 1))
			continue;
		spot = lint_spot(&source, at - 1);
		diag_add(d, SEVERITY_ERROR, doc->path, spot.line, spot.column,
		    "&%.*s; is U+%04X: %s", STR_ARG(name), (unsigned)r,
		    why_odd(r));
	}
}

void lint_entities(const struct doc *doc, struct diags *d)
{
	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];

		if (b->kind != BLOCK_CODE && b->kind != BLOCK_HTML &&
		    b->kind != BLOCK_COMMENT && has_odd(b->text))
			entities_of(doc, b, d);
	}
}
