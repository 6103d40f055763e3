#ifndef DOC_BUILD_H
#define DOC_BUILD_H

#include "base/str.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "doc/piece.h"
#include "doc/place.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A document while it is put together, block after block.  What stays lives in
 * `a`; links, whose number is not known before, in `scratch` until build_end.
 */
struct build {
	struct arena *a, *scratch;
	struct doc *doc;
	VEC(struct block) blocks;
	VEC(struct box) boxes;
	VEC(struct link) links;
	VEC(struct figure) figures;
	VEC(struct heading) headings;
	uint32_t box; /* the innermost that is open */
	size_t too_deep; /* boxes inside it that were not made */
	size_t shown; /* blocks up to the last one that is shown */
	struct str url, own_url; /* the last address, and its copy */
	struct place marker; /* of the last callout */
};

struct build build_in(struct arena *a, struct arena *scratch, struct doc *doc);

/* Boxes open and close around blocks; only kind and place need be filled. */
void build_open(struct build *b, struct box box);
void build_close(struct build *b);

/*
 * A block without inline text; its text (but for a last end of line) and info
 * are copied.
 */
void build_block(struct build *b, struct block block, struct place place);

/*
 * A paragraph, heading or table.  The first paragraph of an item or quote may
 * begin with what makes it a task or callout.
 */
void build_text(struct build *b, struct block block, struct place place,
    struct piece *piece);

/* An HTML block: comments become blocks of their own. */
void build_html(struct build *b, struct str literal, struct place place);

/* Moves the rows into the document. */
void build_end(struct build *b);

#endif
