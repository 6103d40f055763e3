#ifndef APP_COPY_H
#define APP_COPY_H

#include "base/file.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct diags;

/*
 * The file in which a learner edits a question's text: a copy of its own, in
 * a directory that only they can read, so that any editor in any terminal can
 * be used.  It is there after a kill and after a year; once its question is
 * answered it is put aside.
 *
 * It is watched by looking at it (stat) every COPY_LOOK_MS while it is open:
 * that is the same on every system and file system, sees a save by rename as
 * well as one in place, and costs 20 calls a second, where inotify and kqueue
 * are two programs more that lose the file at every rename.
 */
struct copy {
	struct arena *a; /* keeps the strings; NULL: none is open */
	struct str name, stem, path;
	bool ours; /* what is on disk may be written over */
	bool done; /* its question is answered */
	struct file_mark known; /* what was read or written last */
	struct file_mark seen; /* a change that may still go on */
	int64_t since; /* when `seen` was first seen; 0: there is none */
};

/*
 * A change counts once it has stood still for COPY_STILL_MS: a file that is
 * being written is not read half.  One that is gone or empty is on its way
 * back for COPY_GONE_MS.
 */
enum {
	COPY_LOOK_MS = 50,
	COPY_STILL_MS = 40,
	COPY_GONE_MS = 1000,
	COPY_MOST = 8 * 1024 * 1024
};

struct copy_wish {
	struct str dir;
	struct str name; /* "fw-own.tf", "fw-own-31.tf" */
	struct str stem; /* "fw-own": what it is called once it is aside */
	struct str start; /* what it begins with */
};

/*
 * Opens the file, made with `start` if it is not there; *text is what stands
 * in it, in `a`.  false: nothing can be kept (d says why), and
 * *text is `start`.  What cannot be read as text is left alone: it is open,
 * but not `ours`.  A copy that was open must be closed before.
 */
bool copy_open(struct arena *a, struct copy *copy, const struct copy_wish *wish,
    struct str *text, struct diags *d);

/*
 * Puts it aside, as STEM.done and its ending, if it is done; then none is open.
 * Zero is allowed.
 */
void copy_close(struct copy *copy);

/* Writes the text.  false: it could not be written, or is not ours. */
bool copy_write(struct copy *copy, struct str text, struct diags *d);

/* Puts what there is aside, as STEM.old, and begins with `start` again. */
bool copy_anew(struct copy *copy, struct str start, struct diags *d);

/*
 * Whether somebody else has saved it since it was read or written: *text is
 * what stands there now, in `a`.  `now` is a time in milliseconds.  Trouble
 * with it (gone, no text) is said in d, once.
 */
bool copy_changed(struct arena *a, struct copy *copy, int64_t now,
    struct str *text, struct diags *d);

#endif
