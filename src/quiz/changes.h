#ifndef QUIZ_CHANGES_H
#define QUIZ_CHANGES_H

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct flaw;

/*
 * Changes of a text, as authors write them on one line:
 *
 *	old => new ;; old => new
 *
 * The old text stands exactly once in what is changed; blanks in it stand for
 * any blanks, and \n for the end of a line.  Nothing behind => takes the old
 * text out, nothing before it adds a line at the end.
 */

/*
 * The text with all changes made, one after another; in `a`.  false: *flaw
 * says which cannot be made, its place counted in the script.
 */
bool changes_apply(struct arena *a, struct str text, struct str script,
    struct str *out, struct flaw *flaw);

/* Whether this is a script at all: there is a => in it. */
bool changes_is_script(struct str s);

/*
 * What is different, line by line: "-" before what goes, "+" before what
 * comes, a blank before a line that stays beside them; "…" for others.
 */
struct str changes_show(struct arena *a, struct str old, struct str new);

#endif
