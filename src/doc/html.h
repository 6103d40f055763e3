#ifndef DOC_HTML_H
#define DOC_HTML_H

#include "doc/doc.h"

struct buf;

/* How a document becomes HTML. */
struct html {
	uint32_t inside; /* boxes up to this one are left out, or NO_BOX */
	unsigned shift; /* added to the level of headings: <h1> is taken */
	bool web_only; /* other links than http(s) and mailto: are plain */
	bool xml; /* XHTML as QTI 2.1 knows it: <br/>, and none of HTML 5 */
};

/*
 * Adds blocks [from, to) as HTML 5 elements, all of them closed.  What was
 * HTML in the Markdown is shown and never taken over, and no address but
 * http, https, mailto and (unless web_only) a relative one becomes a link, so
 * that nothing in a document can act in the page that it comes into.
 */
void html_blocks(struct buf *out, const struct doc *doc, uint32_t from,
    uint32_t to, const struct html *how);

/* Adds a program's text as a block of code; nothing for an empty one. */
void html_code(struct buf *out, struct str text);

/* Adds text with &, <, > and quotes written out, controls made visible. */
void html_text(struct buf *out, struct str text);

#endif
