#ifndef DOC_CODE_H
#define DOC_CODE_H

#include "base/str.h"
#include "text/role.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct doc;

enum language { LANG_NONE, LANG_HCL, LANG_SQL, LANG_SH, LANG_INI, LANG_JSON };

/* By a fence's word ("hcl", "terraform", "sql" …) or a file's ending. */
enum language code_language(struct str word_or_name);

struct tint {
	uint32_t at, len;
	enum role role;
};

/*
 * The coloured parts of a program text, in order, in `a`; what is between
 * them is plain.  Any bytes are a text; wrong programs are coloured as far as
 * they go.
 */
struct tint *code_tints(
    struct arena *a, enum language lang, struct str text, size_t *n);

/* A document of one code block, for a file that is shown as it is. */
struct doc *code_doc(struct arena *a, struct str text, struct str path);

/* Whether the anchor is a line's number: "L8", "L8-L12" (which is line 8). */
bool code_anchor_line(struct str anchor, uint64_t *line);

/* How many lines the text has; an empty one has one. */
unsigned code_lines(struct str text);

/*
 * The line (from 1) that an anchor names in a program text: "L8" is line 8;
 * any other is a name: the line where it is given a value
 * (`name = …`), else where it stands as a block's type or quoted label, else
 * as a word outside comments.  0: nowhere.
 */
unsigned code_anchor(enum language lang, struct str text, struct str anchor);

#endif
