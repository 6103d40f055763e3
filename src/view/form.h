#ifndef VIEW_FORM_H
#define VIEW_FORM_H

#include "base/str.h"
#include "quiz/session.h"
#include "ui/act.h"
#include "ui/edit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct editor;
struct rows;

enum { FORM_INDENT = 2 }; /* before several lines */

/*
 * What a learner fills in to answer one question: options to choose from or
 * to put in order, sides to match, fields to type in.  Zero is no form.
 */
struct form {
	const struct quiz *quiz;
	const struct question *q;
	const struct turn *turn;
	size_t n; /* things to fill in */
	size_t focus;
	bool typing; /* keys go to the focused field */
	bool *picked; /* SEVERAL: options of the file; ONE if it is picked */
	bool picks; /* ONE: one is picked, and not where the focus is */
	size_t *place; /* ORDER: what stands where; MATCH and drop-downs: what
			  is chosen, n means nothing yet */
	size_t held; /* ORDER: the picked up one's place, or SIZE_MAX */
	struct edit *fields; /* NUMBER, TEXT, GAPS */
	struct editor *editor; /* an answer of several lines, or NULL */
	bool aside; /* drawn in a pane of its own: it edits a given text */
};

/*
 * An empty form for the turn's question, kept in `a` but for its fields'
 * text: form_end gives that back.
 */
struct form form_new(struct arena *a, const struct turn *turn);
void form_end(struct form *f);

/*
 * Adds the rows: item i is the i-th thing.  `open`: it can be filled in.
 * Several lines take at most `most` rows.
 */
void form_rows(const struct form *f, struct rows *rows, bool open, int most);

/* Moves and chooses.  false: not a form's act. */
bool form_act(struct form *f, enum act act);

/* A key that types: into a field, or a digit that chooses. */
bool form_type(struct form *f, uint32_t key);

/*
 * Fills it in with an answer in judge()'s notation; what cannot be read stays
 * out of what is chosen.  An answer that is empty changes nothing.
 */
void form_fill(struct arena *a, struct form *f, struct str answer);

/* Marks the pieces that the verdict on what stands there now is about. */
void form_mark(struct arena *a, struct form *f, const struct verdict *v);

/* Moves the focus to the i-th thing, as a click does. */
void form_focus(struct form *f, size_t i);

/* Whether something has been filled in that can be judged. */
bool form_ready(const struct form *f);

/* Goes to the next thing that is empty.  false: it is the focused one. */
bool form_to_empty(struct form *f);

/* The answer in judge()'s notation, in `a`. */
struct str form_answer(struct arena *a, const struct form *f);

/* Whether the focused thing is a field that is typed in. */
bool form_has_field(const struct form *f);

#endif
