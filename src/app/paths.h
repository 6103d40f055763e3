#ifndef APP_PATHS_H
#define APP_PATHS_H

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct diags;

/*
 * Where the learner's file is: `named` (what --progress says; empty: it says
 * nothing), LECTERN_PROGRESS, $XDG_DATA_HOME/lectern/progress.db if that is
 * absolute, ~/.local/share/lectern/progress.db.  Kept by `a`.  false: there is
 * no HOME; d says so.  The file need not be there.
 */
bool paths_progress(
    struct arena *a, struct str named, struct str *path, struct diags *d);

/*
 * The directory for the files that learners edit, beside their file of
 * progress: .../lectern/work for .../lectern/progress.db, else FILE.work.
 * Kept by `a`.
 */
struct str paths_copies(struct arena *a, struct str progress);

/*
 * The directory that holds lessons/ and quizzes/: `named` (--course),
 * LECTERN_DATA, the source tree if the program runs from its build/, the
 * share/lectern beside the bin/ it lies in, else where it was to be installed
 * when it was built.  Kept by `a`.  false: the last is not there;
 * d says what to do.
 */
bool paths_course(
    struct arena *a, struct str named, struct str *root, struct diags *d);

/* Where the program file is, links followed; empty if nobody can tell. */
struct str paths_program(struct arena *a);

/* The source tree whose build/ the program file lies in; empty: none. */
struct str paths_tree(struct arena *a, struct str program);

/* The course installed with this program file under one prefix; or empty. */
struct str paths_installed(struct arena *a, struct str program);

#endif
