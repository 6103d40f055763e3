#ifndef VIEW_ASK_OWN_H
#define VIEW_ASK_OWN_H

/* What ask.c (what it does) and ask_rows.c (what is seen) share. */

#include "quiz/session.h"
#include "view/ask.h"
#include "view/form.h"

#include <stdbool.h>

struct arena;
struct rows;

enum { CLICK_ROWS = 200 }; /* rows that remember what was drawn in them */

struct ask {
	struct view view;
	struct arena *round; /* the session and what was set up */
	struct arena *answer; /* the form and the last verdict */
	struct arena *looks; /* the last look at a copy */
	struct ask_setup setup;
	struct session *session;
	struct form form;
	enum confidence confidence; /* in the answer to come */
	bool summary; /* the round is over and looked at */
	int top; /* first row shown */
	bool judged; /* the verdict is what to look at */
	int drawn[CLICK_ROWS]; /* the item in each row of the last frame */
	int panes[CLICK_ROWS]; /* and the row of several lines, or -1 */
	int pane_column; /* where those begin */
	struct str copy_name; /* of a question with a copy: see ask.h */
	struct str where, trouble; /* the copy's path; why it is not kept */
	bool shown; /* what its file holds is known */
	bool keeps; /* there is a file for it */
	uint64_t kept; /* the editor's version that the file holds */
	struct str looked; /* what was judged without being a try, or "" */
	struct verdict look; /* of that */
	struct rect pane; /* where the copy was drawn */
	bool alone; /* with nothing beside it */
	bool narrow; /* the screen is: the keys come first */
	bool sure; /* begin anew: asked once */
	int scrolled; /* rows scrolled by hand since the last act */
};

/* What is seen of it (ask_see.c): entries of its table. */
enum context ask_context(const struct view *v);
void ask_draw(
    struct view *v, struct canvas *c, struct rect r, struct arena *frame);
const enum act *ask_offers(const struct view *v);
const char *ask_word(const struct view *v, enum act act);
struct str ask_where(const struct view *v, struct arena *frame);

/* Whether the question can still be answered. */
bool ask_is_open(const struct ask *k);

/* The question at hand is one of those that trying teaches no more. */
bool ask_is_leech(const struct ask *k);

/* A generated question was answered, and not right: new numbers come next. */
bool ask_is_missed(const struct ask *k);

/*
 * Adds all that is said of the question at hand, or of the round; several
 * lines that are typed take at most `most` rows.
 */
void ask_rows(const struct ask *k, struct rows *rows, int most);

enum role ask_verdict_role(enum verdict_kind kind);

/* Of a question that is answered by editing a copy (ask_copy.c). */
bool ask_has_copy(const struct ask *k);

/* The form is new: nothing is known of the copy yet. */
void ask_copy_begin(struct ask *k);

/* Whether it is another text than it began with, or was saved. */
bool ask_copy_is_touched(const struct ask *k);

/* Wants what stands in the pane kept. */
void ask_copy_keep(struct ask *k, struct wants *w);

/* The form will go: wants kept what is not saved. */
void ask_copy_leave(struct ask *k, struct wants *w);

/* Judges what stands in the pane, as no try. */
void ask_look(struct ask *k);

/* The copy was saved: it is looked at, and is the answer if it is right. */
void ask_saved(struct ask *k, struct wants *w);

/* Begins the copy anew; asks first. */
void ask_anew(struct ask *k, struct wants *w);

/* What of the window is the text's, and what the copy's (rows may be 0). */
void ask_split(
    const struct ask *k, struct rect r, struct rect *text, struct rect *pane);
void ask_pane_draw(
    struct ask *k, struct canvas *c, struct rect r, struct arena *frame);

/* false: the click was not in the copy. */
bool ask_pane_click(struct ask *k, int row, int column);

#endif
