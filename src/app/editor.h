#ifndef APP_EDITOR_H
#define APP_EDITOR_H

#include "base/str.h"

struct arena;
struct loop;
struct term;

/*
 * Opens the file in the learner's editor and comes back when that has ended:
 * $VISUAL, else $EDITOR (each may be a command with arguments; a shell reads
 * it, as git and crontab do), else vi or nano if one is there.  `line` (from
 * 1; 0: none) is where to begin, for editors known to take "+LINE".
 *
 * The terminal is handed over whole: ordinary screen, default signals, the
 * editor's process group in front.  When it stops (ctrl-z), lectern stops with
 * it, and fg brings the editor back.  When lectern is told to end, the editor
 * is too.  Returns "" or, in `a`, why nothing was edited.
 */
struct str editor_open(struct arena *a, struct loop *l, struct term *t,
    struct str path, unsigned line);

#endif
