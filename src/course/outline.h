#ifndef COURSE_OUTLINE_H
#define COURSE_OUTLINE_H

#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct doc;

#define NO_SECTION SIZE_MAX

/*
 * The sections of a lesson: its headings of level 2, each with all up to the
 * next.  A lesson without any is one section, named after its first heading.
 */
struct section {
	struct str slug, title;
	unsigned line; /* of its heading */
	uint32_t from, to; /* its blocks: [from, to) */
};

/* Where an anchor leads: a heading of any level. */
struct anchor {
	struct str slug;
	size_t section; /* or NO_SECTION: before the first */
};

struct outline {
	struct str title;
	struct section *sections;
	size_t n;
	struct anchor *anchors;
	size_t nanchors;
};

/* The outline of a document; it and its strings are kept by `a`. */
struct outline *outline_of(struct arena *a, const struct doc *doc);

/* The section that this block stands in, or NO_SECTION. */
size_t outline_at(const struct outline *o, uint32_t block);

/* The section that an anchor (case ignored) leads into, or NO_SECTION. */
size_t outline_find(const struct outline *o, struct str slug);

#endif
