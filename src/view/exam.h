#ifndef VIEW_EXAM_H
#define VIEW_EXAM_H

#include "quiz/exam.h"
#include "view/view.h"

#include <stdint.h>

/*
 * The view of a sitting: its questions without a word on what is right, the
 * answer sheet, and, once all is handed in, the result.  The view borrows the
 * exam.  Every change is a WANT_RECORD of an EVENT_PLACE, item "exam:MODULE";
 * handing in is one too and after it each answer is a WANT_RECORD under a name
 * (exam_name) that lets it be kept once however often it is said.
 */
struct view *exam_view(struct exam *e, struct str module, struct str title);

/*
 * The clock goes: it is `ms` now, of a clock whose zero means nothing.  When
 * time is up, all is handed in.
 */
void exam_tick(struct view *v, int64_t ms, struct wants *w);

/* The clock stands still until the next tick. */
void exam_pause(struct view *v);

/*
 * The view will go: what was typed and not answered with yet is kept.  Who
 * leaves the result has seen it, and nothing waits any more.
 */
void exam_leave(struct view *v, struct wants *w);

/* What is kept of a sitting where, and of each of its answers. */
struct event exam_place_event(
    struct arena *a, const struct exam *e, struct str module);
/* false: there is nothing that can be kept: no answer, or an unreadable one. */
bool exam_answer_event(
    struct arena *a, const struct exam *e, size_t i, struct event *event);

#endif
