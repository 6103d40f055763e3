#ifndef DOC_MD_H
#define DOC_MD_H

#include "base/str.h"

struct arena;
struct diags;
struct doc;

/*
 * Nesting past MD_DEPTH boxes is shown at that depth.  A document may take
 * MD_BUDGET_MS of processor time for each begun MiB.
 */
enum { MD_DEPTH = 32, MD_BUDGET_MS = 150 };

/*
 * Parses CommonMark (0.30, by cmark) with pipe tables, task lists,
 * strikethrough and callouts into a document in `a`; `text` is borrowed and
 * must live as long.  Any bytes are a document, but one that would take too
 * long is refused: NULL, with the reason in d.
 */
struct doc *md_parse(
    struct arena *a, struct str text, struct str path, struct diags *d);

#endif
