#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/str.h"
#include "sched/event.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;

/*
 * The learner's file: an append-only log of events.  A true from store_add
 * means that the event survives kill -9 and a power cut.
 */
struct store;

/*
 * Opens the file, or makes it (mode 0600, its directories 0700).  Waits up to
 * five seconds for another lectern that writes.  NULL, with a reason in d that
 * says what to do, when the file is locked, damaged, newer than this program,
 * not a progress file, or cannot be made; the file is then untouched.
 * A file that can be read but not written is opened: see store_writable.
 */
struct store *store_open(struct str path, struct diags *d);

/*
 * The same for reading alone: makes nothing, and changes nothing but a file
 * of an older shape.  NULL with a diag if it is absent or empty.
 */
struct store *store_open_to_read(struct str path, struct diags *d);

/* NULL is allowed. */
void store_close(struct store *s);

/* false: as things are, store_add will fail; why is in d (may be NULL). */
bool store_writable(const struct store *s, struct diags *d);

/*
 * Appends one event durably; gives it an id if event->id is empty.  false,
 * with the reason in d: nothing was written, and it can be tried again.
 */
bool store_add(struct store *s, struct event *event, struct diags *d);

/*
 * Calls `each` for every event in the order of the log, from the one after
 * `*after` (0: from the first); *after becomes the last one's place.  The
 * event's strings live until `each` returns.  Kinds that this program does not
 * know are passed over.
 */
bool store_each(struct store *s, int64_t *after,
    void (*each)(void *to, const struct event *event), void *to,
    struct diags *d);

/*
 * The same, faster, for places up to `until`: events come without id, hash,
 * seed, answer and score, which no fold needs.
 */
bool store_each_brief(struct store *s, int64_t *after, int64_t until,
    void (*each)(void *to, const struct event *event), void *to,
    struct diags *d);

/*
 * Calls `each` for all events by time, whatever their order in the log: what
 * was joined comes where it belongs.  Of one second answers come first, then
 * what takes them back.  *after becomes the newest event's place.
 */
bool store_each_by_time(struct store *s, int64_t *after,
    void (*each)(void *to, const struct event *event), void *to,
    struct diags *d);

/* What a log brought to another. */
struct joined {
	size_t events; /* that it holds */
	size_t fresh; /* that were not there yet */
};

/*
 * Adds to `s` the events of `from` that it does not hold, and an EVENT_JOIN
 * of the time `now` if there were any: all of them durably, or none (false,
 * with the reason in d).
 */
bool store_join(struct store *s, struct store *from, int64_t now,
    struct joined *joined, struct diags *d);

/*
 * Copies the whole log into a new file at `path`, which appears when it is
 * whole.  false: d says why; what was there stays.
 */
bool store_backup(struct store *s, struct str path, struct diags *d);

/* The place of the newest event, 0 if there is none; -1: it cannot be read. */
int64_t store_newest(struct store *s);

/* The id of the event at this place.  false: there is none. */
bool store_id_at(struct store *s, int64_t place, char id[EVENT_ID_BYTES + 1]);

/* The schema that this program writes; a file with a larger one is newer. */
int store_schema(void);

#endif
