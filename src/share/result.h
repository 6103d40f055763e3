#ifndef SHARE_RESULT_H
#define SHARE_RESULT_H

#include "quiz/exam.h"

/* An exam that was handed in, to be written out. */
struct result {
	const struct exam *exam;
	struct str title;
	struct str when; /* "2026-11-22T09:00:00Z" */
};

/* Whether a file of this name can be one: .md, .html or .json. */
bool result_knows(struct str path);

/*
 * The result as the ending of the path says, in `a`: Markdown, one HTML page
 * that needs nothing from elsewhere and no script, or JSON.  Whatever stands
 * in questions and answers is text in it and can do nothing.
 */
struct str result_write(
    struct arena *a, const struct result *r, struct str path);

struct str result_markdown(struct arena *a, const struct result *r);
struct str result_html(struct arena *a, const struct result *r);
struct str result_json(struct arena *a, const struct result *r);

/* "✓ Right", "○ Not answered". */
const char *result_words(const struct exam_sheet *sheet);

/* What the author says to an answer that is not right, or its reason; or "". */
struct str result_said(struct arena *a, const struct exam_sheet *sheet);

#endif
