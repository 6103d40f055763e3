#include "doc/slug.h"

#include "base/utf8.h"
#include "doc/doc.h"
#include "text/width.h"

/* Code points past ASCII that are neither letters, marks nor digits. */
static const struct {
	uint32_t from, to;
} signs[] = {
	/* clang-format off */
	{ 0x80, 0xa9 }, { 0xab, 0xb4 }, { 0xb6, 0xb9 }, { 0xbb, 0xbf },
	{ 0xd7, 0xd7 }, { 0xf7, 0xf7 }, { 0x2000, 0x203e }, { 0x2041, 0x2053 },
	{ 0x2055, 0x2070 }, { 0x2074, 0x207e }, { 0x2080, 0x208e },
	{ 0x20a0, 0x20cf }, { 0x2190, 0x2bff }, { 0x2e00, 0x2e7f },
	{ 0x3000, 0x3004 }, { 0x3008, 0x3020 }, { 0x3030, 0x3030 },
	{ 0x303d, 0x3040 }, { 0x30fb, 0x30fb }, { 0xe000, 0xf8ff },
	{ 0xfe10, 0xfe1f }, { 0xfe30, 0xfe32 }, { 0xfe35, 0xfe4c },
	{ 0xfe50, 0xfe6f }, { 0xff01, 0xff0f }, { 0xff1a, 0xff20 },
	{ 0xff3b, 0xff3e }, { 0xff40, 0xff40 }, { 0xff5b, 0xff65 },
	{ 0xffe0, 0xffff }, { 0x1f000, 0x1faff }, { 0xe0000, 0xe00ff },
	/* clang-format on */
};

static bool is_sign(uint32_t rune)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (rune >= signs[i].from && rune <= signs[i].to)
			return true;
	return false;
}

static bool is_ascii_word(uint32_t rune)
{
	return (rune >= 'a' && rune <= 'z') || (rune >= '0' && rune <= '9') ||
	    rune == '_' || rune == '-';
}

static void add_rune(struct buf *out, uint32_t rune)
{
	char bytes[UTF8_MOST];

	rune = text_lower(rune);
	if (rune == ' ' || rune == '\n')
		buf_byte(out, '-');
	else if (rune < 0x80 ? is_ascii_word(rune) : !is_sign(rune))
		buf_add(out, (struct str){ bytes, utf8_encode(rune, bytes) });
}

struct str doc_slug(struct arena *a, struct str text)
{
	struct buf out = { .a = a };
	uint32_t rune;

	text = str_trim(text);
	while (text.len) {
		size_t took = utf8_decode(text, &rune);

		if (took)
			add_rune(&out, rune);
		text = str_sub(text, took ? took : 1, text.len);
	}
	return buf_str(&out);
}

void slug_headings(struct arena *a, struct arena *scratch, struct doc *doc)
{
	(void)scratch;
	for (size_t i = 0; i < doc->nheadings; i++)
		doc->headings[i].slug = doc_slug(a, doc->headings[i].text);
}
