#ifndef SCHED_STANDING_OWN_H
#define SCHED_STANDING_OWN_H

/*
 * What the files of the fold share: standing_table.c finds entries,
 * standing.c folds events in, standing_see.c answers what is asked of it and
 * standing_kept.c writes it down and reads it again.
 */
#include "sched/standing.h"

#include "base/arena.h"
#include "base/vec.h"

#include <limits.h>

/* FACT_UNDONE: an id that a new fold has to know from its beginning. */
enum fact { FACT_MODULE, FACT_CARD, FACT_READ, FACT_PLACE, FACT_UNDONE, FACTS };

/* Text that is replaced again and again where it stands. */
struct kept {
	char *at;
	size_t len, cap;
};

/* One thing that is known: of a module, or of an item of one. */
struct entry {
	uint64_t hash;
	struct entry *module; /* NULL: it is a module itself, or an undone id */
	struct str name; /* the module's or the item's; the id */
	enum fact fact;
	unsigned resets; /* the module's; older than its own: forgotten */
	int64_t last; /* FACT_MODULE: its newest event */
	struct past past; /* FACT_MODULE */
	struct kept detail; /* FACT_PLACE */
	struct card card; /* FACT_CARD */
};

/* The last answer, and how all was before: that alone is quick to undo. */
struct undo {
	char id[EVENT_ID_BYTES + 1]; /* "": there is none */
	bool fresh; /* nothing was known of the question */
	bool answer; /* not a shown one */
	bool right;
	enum confidence confidence;
	int64_t day;
	struct entry *entry;
	struct card card;
};

struct standing {
	struct arena *a;
	int64_t east;
	struct fsrs fsrs;
	VEC(struct entry *) modules;
	VEC(struct entry *) cards;
	VEC(struct study_day) days; /* in their order */
	struct calibration sure[CONFIDENCES];
	struct undo last;
	int64_t before; /* when the last event was */
	size_t undone; /* ids that are taken back, or joins */
	bool joined; /* other logs were joined to this one */
	bool stale;
	struct entry *recent; /* the last event's module: mostly the next's */
	struct entry **slots; /* open addressing, never more than half full */
	size_t nslots, used; /* nslots is a power of two */
};

/* The resets of an item that nothing has happened to. */
enum { NOT_YET = UINT_MAX };

/* Before any time. */
#define NEVER INT64_MIN

/* The entry, or NULL. */
struct entry *entry_find(const struct standing *s, enum fact fact,
    const struct entry *module, struct str name);

/* The entry; made, with nothing but its name, if there is none. */
struct entry *entry_get(
    struct standing *s, enum fact fact, struct entry *module, struct str name);

/* The i-th place of the table: an entry or NULL. */
struct entry *entry_at(const struct standing *s, size_t i);

/* Replaces a text. */
void entry_keep(struct standing *s, struct kept *kept, struct str text);

#endif
