#ifndef APP_DESK_H
#define APP_DESK_H

#include "app/trail.h"
#include "base/file.h"
#include "base/str.h"
#include "course/passage.h"
#include "view/view.h"

#include <stdbool.h>

struct course;
struct diags;
struct memory;
struct module;
struct target;

/*
 * What lies on the reader's desk: which files are open in the lesson view,
 * how one came there, and how it stands with each section.
 */
struct desk {
	struct course *course;
	struct memory *memory;
	struct codes codes; /* .mine is borrowed */
	struct view *reader;
	struct arena *tallied; /* the reader's tallies */
	struct trail trail;
	struct file_mark tried[2]; /* text, code: last read, or not readable */
	bool early; /* nothing is counted before the first screen is shown */
};

/* A desk with nothing on it; desk_free gives back what it opens. */
void desk_init(struct desk *d, struct course *course, struct memory *memory);
void desk_free(struct desk *d);

/*
 * Opens a module, at an anchor, or ("") where the learner left it.  false,
 * with the reason in diags: what was open stays.
 */
bool desk_open(struct desk *d, const struct module *m, struct str anchor,
    struct diags *diags);

/* Opens any text of the course that a link leads to. */
bool desk_open_target(
    struct desk *d, const struct target *to, struct diags *diags);

/* Back and forward.  false: there is nowhere to go. */
bool desk_step(struct desk *d, bool forward, struct diags *diags);

/*
 * Reads files again that have changed on disk.  true: something has.  What
 * cannot be read stays as it was shown; diags say so once for each change.
 */
bool desk_watch(struct desk *d, struct diags *diags);

/* Counts anew how each section stands, for the contents. */
void desk_tally(struct desk *d);

/* Where everything is, as one text in `a`, and back. */
struct str desk_write(const struct desk *d, struct arena *a);
bool desk_read(struct desk *d, struct str text, struct diags *diags);

/* Remembers where the open module was left. */
void desk_note_place(struct desk *d, int64_t now);

#endif
