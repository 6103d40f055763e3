#ifndef APP_FIGURES_H
#define APP_FIGURES_H

#include "view/home.h"
#include "view/reader.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct course;
struct module;
struct standing;

/* How it stands: course and log counted against each other. */

/* What day it is for the learner, at this time. */
int64_t figures_day(const struct standing *s, int64_t now);

/*
 * A tally for each section of the module and, as tallies[n], one of the
 * questions that belong to none; in `a`.
 */
struct tally *figures_of_sections(struct arena *a, const struct course *c,
    const struct standing *s, const struct module *m, int64_t day, size_t *n);

/* What home shows, in `a`. */
struct home_lines figures_of_home(struct arena *a, const struct course *c,
    const struct standing *s, int64_t day);

/* The same without what must be counted: for the first screen. */
struct home_lines figures_early(struct arena *a, const struct course *c,
    const struct standing *s, int64_t day);

/* The progress screen as Markdown, in `a`: a table for each module. */
struct str figures_markdown(
    struct arena *a, const struct course *c, const struct standing *s);

#endif
