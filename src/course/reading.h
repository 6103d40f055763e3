#ifndef COURSE_READING_H
#define COURSE_READING_H

#include "base/str.h"
#include "course/catalogue.h"
#include "course/outline.h"

#include <stddef.h>

struct arena;
struct diags;
struct doc;
struct file_mark;
struct question;
struct quiz;

/*
 * Reads a file of the course into `a`: Markdown is parsed, any other text is
 * a document of one code block.  `mark` (may be NULL) is for seeing whether
 * it changes.  NULL, with the reason in d: it cannot be read or is refused.
 */
struct doc *course_read(
    struct arena *a, struct str path, struct file_mark *mark, struct diags *d);

/*
 * The same for a quiz, with the files that its questions name.  Faults of its
 * questions are in d too.  What is asked about code is asked about the
 * learner's own, or the course's.
 */
struct quiz *course_read_quiz(struct arena *a, const struct course *c,
    struct str path, struct file_mark *mark, struct diags *d);

/*
 * The same of a text that was read already; c may be NULL, and then no files
 * are read.
 */
struct quiz *course_parse_quiz(struct arena *a, const struct course *c,
    struct str text, struct str path, struct diags *d);

/*
 * The module's title.  Read when it is first asked for, and again when the
 * file has changed; the module's id if there is none within 64 KiB.  Kept by
 * the course.
 */
struct str course_title(const struct course *c, const struct module *m);

/* Its title and sections, as above; without sections if it is unreadable. */
const struct outline *course_outline(
    const struct course *c, const struct module *m);

/*
 * The module's lesson has just been read: title and sections need not be read
 * again while the file is as it was at `mark`.
 */
void course_know(const struct course *c, const struct module *m,
    const struct doc *doc, const struct file_mark *mark);

/*
 * The section that asks this question of the module's quiz: the one that its
 * section= names, or else the one that its link leads into.  NO_SECTION: it
 * is asked with the module as a whole.
 */
size_t course_section_of(const struct course *c, const struct module *m,
    const struct question *question);

/* A question of a module's quiz, and the section that asks it. */
struct asked {
	struct str id, title;
	size_t section; /* or NO_SECTION */
	struct str *tags;
	size_t ntags;
};

/* All of them, as the quiz has them; read and kept as the outline is. */
const struct asked *course_asked(
    const struct course *c, const struct module *m, size_t *n);

#endif
