#include "doc/slug.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "doc/rune.h"
#include "text/width.h"

static uint64_t hash_nocase(struct str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ text_lower((unsigned char)s.at[i] & 0x7f)) *
		    1099511628211u;
	return h ^ h >> 32;
}

static void add_rune(struct buf *out, uint32_t rune)
{
	char bytes[UTF8_MOST];

	rune = text_lower(rune);
	if (rune == ' ' || rune == '\n')
		buf_byte(out, '-');
	else if (rune == '-' || rune_is_word(rune))
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

/*
 * doc->slugs is a hash table of heading numbers + 1 (0: free), at most half
 * full.  The slot where this slug is, or could be.
 */
static uint32_t *slot_of(const struct doc *doc, struct str slug)
{
	size_t mask = doc->nslugs - 1, i = hash_nocase(slug) & mask;

	while (doc->slugs[i] &&
	    !str_eq_nocase(doc->headings[doc->slugs[i] - 1].slug, slug))
		i = (i + 1) & mask;
	return &doc->slugs[i];
}

/* "name-1" or the first after it that no heading has. */
static struct str next_free(
    const struct doc *doc, struct buf *name, uint32_t *last)
{
	size_t len = name->len;

	do {
		name->len = len;
		buf_fmt(name, "-%u", (unsigned)++*last);
	} while (*slot_of(doc, buf_str(name)));
	return buf_str(name);
}

void slug_headings(struct arena *a, struct arena *scratch, struct doc *doc)
{
	/* For each heading, the last number given to one of its name. */
	uint32_t *last = NEW_N(scratch, uint32_t, doc->nheadings);
	struct buf name = { .a = scratch };

	doc->nslugs = 1;
	while (doc->nslugs < 2 * doc->nheadings)
		doc->nslugs *= 2;
	doc->slugs = NEW_N(a, uint32_t, doc->nslugs);
	for (uint32_t i = 0; i < doc->nheadings; i++) {
		struct str slug = doc_slug(a, doc->headings[i].text);
		uint32_t *slot = slot_of(doc, slug);

		if (*slot) {
			name.len = 0;
			buf_add(&name, slug);
			slug = str_copy(
			    a, next_free(doc, &name, &last[*slot - 1]));
			slot = slot_of(doc, slug);
		}
		doc->headings[i].slug = slug;
		*slot = i + 1;
	}
}

const struct heading *slug_find(const struct doc *doc, struct str slug)
{
	uint32_t heading = *slot_of(doc, slug);

	return heading ? &doc->headings[heading - 1] : NULL;
}
