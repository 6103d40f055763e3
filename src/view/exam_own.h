#ifndef VIEW_EXAM_OWN_H
#define VIEW_EXAM_OWN_H

/* What exam_view.c (what it does) and exam_see.c (what is seen) share. */

#include "view/exam.h"
#include "view/form.h"
#include "view/rows.h"

struct arena;

enum { SEEN_ROWS = 200 }; /* rows that remember what was drawn in them */

enum exam_page { EXAM_QUESTION, EXAM_SHEET, EXAM_RESULT };

struct exam_view {
	struct view view;
	struct arena *a; /* module, title */
	struct arena *answer; /* the form */
	struct exam *exam;
	struct str module, title;
	struct form form;
	enum exam_page page;
	bool touched; /* the form, since the answer in it was taken */
	bool told; /* what cannot be read has just been said: look at that */
	bool sure; /* handing in was asked for once */
	bool hidden; /* the clock */
	bool running; /* `ms` is when it was looked at last */
	int64_t ms;
	int64_t kept; /* seconds spent when the state was kept last */
	size_t focus; /* on the answer sheet */
	int top;
	int scrolled; /* rows scrolled by hand since the last act */
	int drawn[SEEN_ROWS]; /* the item in each row of the last frame */
	int panes[SEEN_ROWS]; /* and the row of several lines, or -1 */
	int pane_column;
};

enum context exam_context(const struct view *v);
void exam_draw_view(
    struct view *v, struct canvas *c, struct rect r, struct arena *frame);
const enum act *exam_offers(const struct view *v);
const char *exam_word(const struct view *v, enum act act);
struct str exam_where(const struct view *v, struct arena *frame);

/* The answer that stands there cannot be read. */
bool exam_is_unread(const struct exam_view *k);

/* Adds the result: by tag, then each question (exam_result.c). */
void exam_result_rows(const struct exam *e, struct rows *rows);

#endif
