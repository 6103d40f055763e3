#ifndef APP_QUIZ_KEEP_H
#define APP_QUIZ_KEEP_H

#include "app/quiz_round.h"
#include "base/str.h"

struct arena;
struct diags;
struct store;

/* Where the answers to one quiz are kept. */
struct quiz_keep {
	struct store *store; /* NULL: nowhere */
	struct str file;
	struct str module; /* the file's name without .md */
	const struct str *modules; /* of a review: of each question; or NULL */
	struct arena *a;
	struct event *done; /* what can be taken back, the last at the end */
	size_t ndone, cap;
};

/*
 * Opens the progress file (`named`, or the usual one) for this quiz; what it
 * keeps lives in `a`.  Without a file, d says why, and keeping does nothing.
 */
struct quiz_keep quiz_keep_open(
    struct arena *a, struct str named, struct str quiz, struct diags *d);

void quiz_keep_close(struct quiz_keep *keep);

/* The round of the whole quiz that was left last, or "". */
struct str quiz_keep_place(
    struct arena *a, const struct quiz_keep *keep, struct diags *d);

/* For struct quiz_lines: `to` is a struct quiz_keep. */
bool quiz_keep_answer(void *to, const struct turn *turn,
    enum confidence confidence, struct diags *d);
bool quiz_keep_undo(void *to, struct diags *d);
bool quiz_keep_round(void *to, struct str saved, struct diags *d);

#endif
