#ifndef VIEW_ASK_H
#define VIEW_ASK_H

#include "quiz/quiz.h"
#include "view/view.h"

#include <stddef.h>
#include <stdint.h>

/* What a round of questions is made of. */
struct ask_setup {
	const struct quiz *quiz; /* borrowed */
	struct str module, section; /* whose questions; section "" means all */
	struct str title; /* stands above */
	const size_t *questions; /* indexes in the quiz; n > 0 */
	size_t n;
	uint64_t seed;
	/* Of a review: the module of each question of the quiz.  NULL: all
	 * are `module`'s, and where one is in the round is remembered. */
	const struct str *modules;
	const bool *leeches; /* of each question, whether it is one; or NULL */
	struct str saved; /* what an earlier round left (a WANT_RECORD of
			     EVENT_PLACE, item "ask:SECTION"), or "" */
};

/*
 * The view that asks.  Every readable answer and every shown solution is a
 * WANT_RECORD; so is where the learner is in the round.
 */
struct view *ask_new(const struct ask_setup *setup);

/* The question at hand: its module, id and title. */
void ask_asked(const struct view *v, struct str *module, struct str *id,
    struct str *title);

/*
 * The copy that the question at hand is answered by editing.  Its strings
 * live until the question is another.
 */
struct ask_copy {
	struct str name; /* of its file: "fw-own.tf" */
	struct str id; /* of the question */
	struct str start; /* what it begins with */
	bool open; /* the question can still be answered */
};

/* false: the question at hand has none. */
bool ask_copy(const struct view *v, struct ask_copy *copy);

/*
 * What stands in the file, and where that lies ("": it cannot be kept).  Asked
 * for by the question being another one; also after WANT_ANEW.
 */
void ask_copy_show(struct view *v, struct str text, struct str where);

/* Whether that was said of the question at hand. */
bool ask_copy_is_shown(const struct view *v);

/* Somebody has saved the file with this text: it is shown and judged. */
void ask_copy_saved(struct view *v, struct str text, struct wants *w);

/* What is not saved yet, good until the next change; false: all is. */
bool ask_copy_text(const struct view *v, struct str *text);

/* That has been saved; or (trouble is not "") could not be, which is shown. */
void ask_copy_kept(struct view *v, struct str trouble);
void ask_copy_trouble(struct view *v, struct str trouble);

/* The line of the cursor in it, from 1; 0: there is no copy. */
unsigned ask_copy_line(const struct view *v);

#endif
