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
	struct ask_setup setup;
	struct session *session;
	struct form form;
	bool summary; /* the round is over and looked at */
	int top; /* first row shown */
	bool judged; /* the verdict is what to look at */
	int drawn[CLICK_ROWS]; /* the item in each row of the last frame */
	int panes[CLICK_ROWS]; /* and the row of several lines, or -1 */
	int pane_column; /* where those begin */
	int scrolled; /* rows scrolled by hand since the last act */
};

/* Whether the question can still be answered. */
bool ask_is_open(const struct ask *k);

/* A generated question was answered, and not right: new numbers come next. */
bool ask_is_missed(const struct ask *k);

/*
 * Adds all that is said of the question at hand, or of the round; several
 * lines that are typed take at most `most` rows.
 */
void ask_rows(const struct ask *k, struct rows *rows, int most);

#endif
