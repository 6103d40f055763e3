#ifndef APP_REPORT_H
#define APP_REPORT_H

#include "base/str.h"
#include "sched/standing.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;
struct course;
struct module;

/* How one stands: what is remembered, what was done, what is to come. */

enum { REPORT_LATER = 30, REPORT_DUE = 14 };

/* So much of a group of questions: a section's, a tag's. */
struct share {
	struct str module,
	    id; /* "" for a tag; the section's slug, or the tag */
	struct str name; /* for people */
	size_t questions, answered;
	double now, later; /* sums of chances: today, in REPORT_LATER days
			      if nothing is reviewed */
};

/* A question that has a memory. */
struct remembered {
	struct str module, id, title;
	const struct card *card;
	double chance; /* today */
	int64_t due; /* day */
};

struct report_study {
	const struct standing *standing;
	int64_t day; /* today */
	struct share *sections, *tags;
	size_t nsections, ntags;
	struct remembered *questions; /* the nearest to being forgotten first */
	size_t n;
	size_t due[REPORT_DUE]; /* by today, tomorrow … */
	size_t leeches;
	uint64_t seconds; /* spent, in all */
	size_t days; /* on so many days */
};

/* All that, in `a`. */
struct report_study report_study_of(struct arena *a, const struct course *c,
    const struct standing *s, int64_t day);

/*
 * Adds it for people, in lines of at most `cells`; `blocks`: bars may be
 * drawn with block characters.  Nothing if nothing is remembered.
 */
void report_text(
    struct buf *b, const struct report_study *r, size_t cells, bool blocks);

/* Adds the members of a JSON object, with a comma before the first. */
void report_json(struct buf *b, const struct report_study *r);

/* Adds lines of CSV (RFC 4180): group,name,figure,value. */
void report_csv(struct buf *b, const struct report_study *r);
void report_csv_line(struct buf *b, const char *group, struct str name,
    const char *figure, struct str value);

/* A day on which one question was rated, and what its memory was then. */
struct review_day {
	int64_t day;
	enum rating rating;
	struct fsrs_state memory;
};

struct history {
	struct str title;
	const struct standing *standing;
	const struct card *card;
	int64_t today;
	const struct review_day *at;
	size_t n;
};

/* Adds the history and its curve of forgetting, as report_text does. */
void report_curve(
    struct buf *b, const struct history *h, size_t cells, bool blocks);

#endif
