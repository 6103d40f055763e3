#ifndef APP_EXAM_PAGE_H
#define APP_EXAM_PAGE_H

#include "app/quiz_page.h"
#include "quiz/exam.h"

/* An exam as plain lines; see quiz_page.h. */

/* The question that one is at, and whether it is answered. */
void page_exam_question(struct page *p, const struct exam *e);

/* The answer sheet. */
void page_sheet(struct page *p, const struct exam *e);

/* How much time was used, and is left. */
void page_time(struct page *p, const struct exam *e);

void page_exam_help(struct page *p);

/* What was right: by tag, then question by question. */
void page_result(struct page *p, const struct exam *e);

#endif
