#include "app/find.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "course/catalogue.h"
#include "course/outline.h"
#include "course/passage.h"
#include "course/reading.h"
#include "course/tf_dir.h"
#include "doc/doc.h"
#include "text/find.h"

enum { AROUND = 48 }; /* bytes shown before and behind the words */

struct results_found {
	struct result *at;
	size_t n, cap;
};

static bool is_inside(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* The words with what stands around them, cut between characters. */
static struct str around(
    struct arena *a, struct str text, size_t at, size_t len)
{
	size_t from = at > AROUND ? at - AROUND : 0;
	size_t to = at + len + AROUND < text.len ? at + len + AROUND : text.len;
	struct buf b = { .a = a };

	while (from > 0 && is_inside(text.at[from]))
		from--;
	while (to < text.len && is_inside(text.at[to]))
		to++;
	if (from > 0)
		buf_add(&b, STR("..."));
	for (size_t i = from; i < to; i++)
		buf_byte(&b, text.at[i] == '\n' ? ' ' : text.at[i]);
	if (to < text.len)
		buf_add(&b, STR("..."));
	return buf_str(&b);
}

static size_t count(
    struct str text, struct str what, size_t *first, size_t *len)
{
	size_t n = 0, at = 0, took = 0;

	while ((at = text_find(text, what, at, &took)) != SIZE_MAX) {
		if (n++ == 0) {
			*first = at;
			*len = took;
		}
		at += took;
	}
	return n;
}

static void find_in_blocks(struct arena *a, const struct doc *doc,
    struct str what, const struct section *s, struct result *result)
{
	for (uint32_t i = s->from; i < s->to; i++) {
		const struct block *b = &doc->blocks[i];
		size_t at = 0, len = 0, n = 0;

		if (b->kind != BLOCK_COMMENT)
			n = count(b->text, what, &at, &len);
		if (n && result->count == 0)
			result->text = around(a, b->text, at, len);
		result->count += n;
	}
}

static void find_in_lesson(struct arena *a, struct results_found *found,
    const struct module *m, const struct doc *doc, struct str what)
{
	const struct outline *o = outline_of(a, doc);
	struct section before = { .from = 0,
		.to = o->n ? o->sections[0].from : (uint32_t)doc->nblocks };

	for (size_t i = 0; i <= o->n; i++) {
		const struct section *s =
		    i == 0 ? &before : &o->sections[i - 1];
		struct result result = { .module = m->id, .anchor = s->slug };

		find_in_blocks(a, doc, what, s, &result);
		if (result.count == 0)
			continue;
		result.title = i == 0
		    ? str_copy(a, doc->title)
		    : str_fmt(a, "%.*s: %.*s", STR_ARG(doc->title),
			  STR_ARG(s->title));
		*VEC_ADD(a, found) = result;
	}
}

/* The values that the panes show. */
static void fill(struct arena *a, const struct course *c, struct doc *doc)
{
	struct codes codes = { .mine = c->mine };

	if (!passage_any(doc))
		return;
	codes.course = passage_course_code(c, doc->path);
	passage_fill(a, doc, &codes);
	tf_dir_free(codes.course);
}

struct result *find_in_course(
    struct arena *a, const struct course *c, struct str what, size_t *n)
{
	struct results_found found = { 0 };
	struct diags d = diags_in(a);

	for (size_t i = 0; what.len && i < c->n; i++) {
		struct doc *doc =
		    course_read(a, c->modules[i].lesson, NULL, &d);

		if (!doc)
			continue;
		fill(a, c, doc);
		find_in_lesson(a, &found, &c->modules[i], doc, what);
	}
	*n = found.n;
	return found.at;
}
