#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include "sched/event.h"
#include "store/trouble.h"

#include <stdbool.h>

struct arena;

/* What is said to SQLite; nothing else includes its header. */
struct sqlite;

enum sqlite_how {
	HOW_WRITE,
	HOW_READ,
	HOW_FROZEN /* nobody writes: no -wal is read and none is made */
};

/* Not connected yet; it lives in `a`. */
struct sqlite *sqlite_new(struct arena *a);

/* Opens the file, which must be there, without touching it. */
enum trouble sqlite_connect(
    struct sqlite *q, struct str file, enum sqlite_how how);

/*
 * Reads whether the file is ours, whole and of our shape, then brings an
 * empty or older one to it.  `lock`: and shows that it can be written.
 * Nothing is written before it is known to be ours.
 */
enum trouble sqlite_settle(struct sqlite *q, bool lock);

/* The settled file is to be used from here on; closing may tidy it. */
void sqlite_accept(struct sqlite *q);

/* Nothing if it is not connected. */
void sqlite_disconnect(struct sqlite *q);

/* Whether an event with this id is there. */
enum trouble sqlite_find(struct sqlite *q, const struct event *event, bool *is);

/* Appends it durably. */
enum trouble sqlite_insert(struct sqlite *q, const struct event *event);

/* As store_each and store_each_brief. */
struct sqlite_walk {
	int64_t *after, until; /* until: of a brief walk */
	void (*each)(void *to, const struct event *event);
	void *to;
};

enum trouble sqlite_each(struct sqlite *q, const struct sqlite_walk *walk);
enum trouble sqlite_each_brief(
    struct sqlite *q, const struct sqlite_walk *walk);

/* As store_each_by_time. */
enum trouble sqlite_each_by_time(
    struct sqlite *q, const struct sqlite_walk *walk);

/*
 * Within one transaction: begin, offer each event (*fresh: it was not there
 * and is now), then end it, for good or not at all.
 */
enum trouble sqlite_join_begin(struct sqlite *q);
enum trouble sqlite_join(
    struct sqlite *q, const struct event *event, bool *fresh);
enum trouble sqlite_join_end(struct sqlite *q, bool keep);

/* Copies all into the empty file, which is then a whole one. */
enum trouble sqlite_copy(struct sqlite *q, struct str file);

/* As store_newest and store_id_at; an id "" means that there is none. */
enum trouble sqlite_newest(struct sqlite *q, int64_t *place);
enum trouble sqlite_id_at(
    struct sqlite *q, int64_t place, char id[EVENT_ID_BYTES + 1]);

/* It has been accepted. */
bool sqlite_usable(const struct sqlite *q);

/* sqlite_each runs. */
bool sqlite_at_work(const struct sqlite *q);

#endif
