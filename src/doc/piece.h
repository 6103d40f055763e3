#ifndef DOC_PIECE_H
#define DOC_PIECE_H

#include "base/str.h"
#include "base/vec.h"
#include "doc/doc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct piece_open {
	uint32_t link;
	int32_t outer; /* the piece's link before it */
};

/*
 * The inline text of one block or cell while it is gathered.  It is emptied
 * and filled again, so a document needs one; its memory is that of `a`.
 */
struct piece {
	struct buf text;
	VEC(struct span) spans; /* links are numbered within the piece */
	VEC(struct link) links;
	VEC(struct figure) figures; /* names are borrowed */
	VEC(struct piece_open) open; /* links and images that have begun */
	int32_t link; /* of what is added now */
	unsigned emph, strong, images;
	bool gapped; /* something was left out of it */
};

/* An empty piece. */
struct piece piece_in(struct arena *a);

void piece_clear(struct piece *p);

/* What it holds, until it changes. */
struct str piece_text(const struct piece *p);

/* Adds text in the style that is open, and with these SPAN_ bits too. */
void piece_add(struct piece *p, struct str text, unsigned what);

/* Adds text in this style and of this link alone. */
void piece_put(struct piece *p, struct str text, unsigned what, int32_t link);

/* Adds a tag, on one line; a comment is left out, but may name a figure. */
void piece_add_tag(struct piece *p, struct str tag);

/*
 * A link or image begins, and ends.  One without text gets its address as
 * text, so that it can be seen and followed.
 */
void piece_open(
    struct piece *p, struct str url, struct str title, bool is_image);
void piece_close(struct piece *p);

/* Adds all of another piece, which borders on no span of this one. */
void piece_append(struct piece *p, const struct piece *more);

/* Takes `len` bytes at `at` out of the text; spans and links move. */
void piece_drop(struct piece *p, uint32_t at, uint32_t len);

/* Forgets links of which no text is left. */
void piece_drop_links(struct piece *p);

/* Takes blanks from both ends. */
void piece_trim(struct piece *p);

#endif
