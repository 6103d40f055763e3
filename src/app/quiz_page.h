#ifndef APP_QUIZ_PAGE_H
#define APP_QUIZ_PAGE_H

#include "check/verdict.h"
#include "quiz/quiz.h"

#include <stdio.h>

struct arena;
struct session;
struct turn;

/*
 * Questions as plain lines: no panes, no colours, no escapes, nothing that is
 * written over.  All text passes the gate here.
 */
struct page {
	struct arena *a; /* emptied after every piece that is written */
	FILE *out;
	size_t width;
};

/* Lines of text, wrapped, each after `indent` blanks. */
void page_text(struct page *p, size_t indent, struct str text);

/* Rows that are drawn, not written: as they are.  They do not live in p->a. */
void page_rows(struct page *p, size_t indent, struct str rows);

/* Blocks of a quiz as they are laid out. */
void page_passage(struct page *p, size_t indent, const struct quiz *quiz,
    struct passage passage);

/* The body, and what can be chosen, in the order of the turn. */
void page_question(struct page *p, const struct turn *turn);

/* How this question is answered, in a few words. */
const char *page_manner(const struct question *q);

/* "✗ Not yet. …", and for what is unreadable the place in the answer. */
void page_verdict(
    struct page *p, size_t indent, const struct verdict *v, struct str answer);

/* What the author says to the answer. */
void page_feedback(struct page *p, const struct turn *turn);

/* Where it stands in the lesson, if the author says so. */
void page_link(struct page *p, const struct question *q);

/* What is said when a question is closed: why, and where to read. */
void page_closing(struct page *p, const struct turn *turn);

/* A right answer in words; of an edit, what it changes. */
void page_solution(struct page *p, const struct question *q);

/* How many were right, and the points, when a round ends. */
void page_summary(struct page *p, const struct session *s);

#endif
