#include "course/outline.h"

#include "base/arena.h"
#include "base/vec.h"
#include "doc/doc.h"

static bool begins_section(const struct doc *doc, const struct heading *h)
{
	return h->level == 2 && doc->blocks[h->block].box == NO_BOX;
}

static struct section section_from(
    struct arena *a, const struct doc *doc, const struct heading *h)
{
	return (struct section){
		.slug = str_copy(a, h->slug),
		.title = str_copy(a, h->text),
		.line = doc->blocks[h->block].line,
		.from = h->block,
		.to = (uint32_t)doc->nblocks,
	};
}

static struct section whole(struct arena *a, const struct doc *doc)
{
	struct section s = { .title = str_copy(a, doc->title), .line = 1 };

	if (doc->nheadings)
		s = section_from(a, doc, &doc->headings[0]);
	if (s.slug.len == 0)
		s.slug = STR("all");
	s.from = 0;
	s.to = (uint32_t)doc->nblocks;
	return s;
}

struct outline *outline_of(struct arena *a, const struct doc *doc)
{
	struct outline *o = NEW(a, struct outline);
	VEC(struct section) found = { 0 };

	o->title = str_copy(a, doc->title);
	for (size_t i = 0; i < doc->nheadings; i++) {
		const struct heading *h = &doc->headings[i];

		if (!begins_section(doc, h))
			continue;
		if (found.n)
			found.at[found.n - 1].to = h->block;
		*VEC_ADD(a, &found) = section_from(a, doc, h);
	}
	if (found.n == 0)
		*VEC_ADD(a, &found) = whole(a, doc);
	o->sections = found.at;
	o->n = found.n;
	o->anchors = NEW_N(a, struct anchor, doc->nheadings);
	o->nanchors = doc->nheadings;
	for (size_t i = 0; i < doc->nheadings; i++)
		o->anchors[i] = (struct anchor){
			.slug = str_copy(a, doc->headings[i].slug),
			.section = outline_at(o, doc->headings[i].block),
		};
	return o;
}

size_t outline_at(const struct outline *o, uint32_t block)
{
	size_t low = 0, high = o->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (o->sections[middle].to <= block)
			low = middle + 1;
		else
			high = middle;
	}
	return low < o->n && o->sections[low].from <= block ? low : NO_SECTION;
}

size_t outline_find(const struct outline *o, struct str slug)
{
	for (size_t i = 0; i < o->nanchors; i++)
		if (str_eq_nocase(o->anchors[i].slug, slug))
			return o->anchors[i].section;
	return NO_SECTION;
}
