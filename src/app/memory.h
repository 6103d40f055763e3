#ifndef APP_MEMORY_H
#define APP_MEMORY_H

#include "base/str.h"
#include "sched/event.h"

#include <stdbool.h>

struct diags;
struct standing;

/*
 * What is remembered: the log on disk and its fold.  An event that cannot be
 * saved now is held, counts for the fold, and is tried again.
 */
struct memory;

/*
 * The progress file at this path, opened or made, and folded.  NULL, with the
 * reason in d: memory_without() goes on without saving.
 */
struct memory *memory_open(struct str path, struct diags *d);
struct memory *memory_without(void);

/* Tries once more to save what is held.  NULL is allowed. */
void memory_close(struct memory *m);

/* The fold; it stays at this address. */
const struct standing *memory_standing(const struct memory *m);

/*
 * Adds an event; `now` is its time.  true: it is on disk.  false: it is held,
 * or nothing is saved at all (memory_trouble says why).  One that has an id is
 * kept once, however often it comes.
 */
bool memory_record(struct memory *m, const struct event *event, int64_t now);

/*
 * Takes back the last answer (or shown solution) that was recorded here, by
 * one more event.  false: there is none.
 */
bool memory_undo(struct memory *m, int64_t now);

/* Calls `each` for every event: those on disk, then those held. */
void memory_each(const struct memory *m,
    void (*each)(void *to, const struct event *event), void *to);

/* Saves what is held.  true: nothing is held any more. */
bool memory_retry(struct memory *m);

/* Folds what other lecterns have written since. */
void memory_refresh(struct memory *m);

/* Why something is not saved, or "". */
struct str memory_trouble(const struct memory *m);

/* How many events wait to be saved; 0 if nothing is meant to be. */
size_t memory_held(const struct memory *m);

#endif
