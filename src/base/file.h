#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diags;

/* What a file looked like when it was read, to see whether it has changed. */
struct file_mark {
	int64_t device, inode, size, seconds, nanoseconds;
};

/*
 * Reads a whole regular file of at most `most` bytes into `a` (a NUL follows
 * the text).  A FIFO, a device or a directory is refused at once, without
 * waiting.  false: *text is empty and d holds why.  `mark` may be NULL.
 */
bool file_read(struct arena *a, struct str path, size_t most, struct str *text,
    struct file_mark *mark, struct diags *d);

/* Reads standard input to its end, as above. */
bool file_read_stdin(
    struct arena *a, size_t most, struct str *text, struct diags *d);

/*
 * Who takes a file's text as it is read: says how many of its bytes are done
 * with, and gets the others again with more behind them.  `last`: no more
 * comes, and what is left now is lost.
 */
struct file_taker {
	size_t (*take)(void *by, struct str text, bool last);
	void *by;
};

/*
 * Reads a file ("-" is standard input) as above, and hands it over piece by
 * piece: of a long one little is in memory at a time.  What is handed over
 * lies in `a` and is written over by what comes next; only the last piece
 * stays.  false: d holds why, and there is no last piece.
 */
bool file_pour(struct arena *a, struct str path, size_t most,
    struct file_taker to, struct diags *d);

/* false: the file is not there. */
bool file_look(struct str path, struct file_mark *mark);

bool file_same(const struct file_mark *x, const struct file_mark *y);

bool file_is_dir(struct str path);

/* A file with content: no directory, device or FIFO. */
bool file_is_regular(struct str path);

/*
 * The absolute path without symbolic links, in `a`.  false: nothing is there.
 */
bool file_real(struct arena *a, struct str path, struct str *real);

/*
 * Writes the whole file under another name, syncs it and renames it: at any
 * moment `path` holds the old text or the new.  Mode 0600.
 */
bool file_write(struct str path, struct str text, struct diags *d);

/* Makes the directory and those above it, mode 0700.  true if it is there. */
bool file_make_dirs(struct str path, struct diags *d);

/*
 * Names (not paths) in a directory that end in `suffix`, sorted by bytes,
 * without those that begin with a dot; they live in `a`.
 */
bool file_list(struct arena *a, struct str dir, struct str suffix,
    struct str **names, size_t *n, struct diags *d);

/* `dir`/`name`, in `a`; `name` alone if it is absolute or dir is empty. */
struct str path_join(struct arena *a, struct str dir, struct str name);

/* What stands before the last slash ("." if there is none, "/" at the root) */
struct str path_dir(struct str path);

/* What stands after the last slash. */
struct str path_name(struct str path);

/*
 * The path without "." pieces and with "x/.." folded, textually; in `a`.
 * ".." at the front stays.
 */
struct str path_clean(struct arena *a, struct str path);

/*
 * Whether `path`, as it is written, lies below `dir`: *rest (may be NULL) is
 * then the path from there.
 */
bool path_below(struct str path, struct str dir, struct str *rest);

#endif
