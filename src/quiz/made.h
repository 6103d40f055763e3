#ifndef QUIZ_MADE_H
#define QUIZ_MADE_H

#include "base/vec.h"
#include "quiz/draft.h"
#include "quiz/recipe.h"

/*
 * Text with values in it: what stands in the author's file, but for its
 * {{name}}, and where each piece of it comes from.
 */

/* A piece of the made text that stands for another one of the source. */
struct patch {
	size_t at, len; /* in the made text */
	size_t from, of; /* in the source */
};

/* Zero it and set both arenas. */
struct made {
	struct arena *a;
	struct buf text;
	VEC(struct patch) patches;
};

/* Says that the next `len` bytes stand for `of` bytes of the source. */
void made_note(struct made *m, size_t len, size_t from, size_t of);

/*
 * Adds the value of one {{name}}, or the whole section with its values, and
 * marks the names as used.  false: *why says which name has none, or several
 * lines where one has to be.
 */
bool made_put(struct made *m, const struct recipe *recipe,
    const struct slot *slot, const struct names *names, struct misfortune *why);
bool made_put_all(struct made *m, const struct recipe *recipe,
    const struct names *names, struct misfortune *why);

/* What is needed to say where a place of the made text comes from. */
struct places {
	const struct made *made;
	const struct doc *doc; /* of the made text */
	const struct recipe *recipe; /* any of the file */
};

/* The place in the author's file. */
struct spot made_spot(const struct places *p, unsigned line, unsigned column);

#endif
