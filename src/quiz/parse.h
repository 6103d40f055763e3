#ifndef QUIZ_PARSE_H
#define QUIZ_PARSE_H

#include "base/str.h"
#include "quiz/quiz.h"

struct arena;
struct diags;

/*
 * Reads a quiz file's text (borrowed, must live as long as `a`).  All faults
 * are added to d with line and column: an error for what cannot be asked, a
 * warning for what an author would want to know.  Questions with errors are
 * left out of the quiz; NULL only if the text is no document at all.
 * Generated questions are there as SEED_FIRST makes them (quiz/instance.h).
 */
struct quiz *quiz_parse(
    struct arena *a, struct str text, struct str path, struct diags *d);

/* The question with this id, or NULL. */
const struct question *quiz_find(const struct quiz *quiz, struct str id);

/* The id in the text of a quiz: comment; empty if there is none. */
struct str quiz_comment_id(struct str comment);

#endif
