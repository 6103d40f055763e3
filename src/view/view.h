#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "base/str.h"
#include "sched/event.h"
#include "ui/act.h"
#include "ui/canvas.h"
#include "ui/keymap.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * What a view wants done that is not its own to do: a value, so that a view
 * can be tested with a struct and a canvas.
 */
enum want_kind {
	WANT_FOLLOW, /* text: a link's address, as it stands in the document;
			module: in whose quiz, or "": in what is open */
	WANT_OPEN, /* module, text: the anchor or "" */
	WANT_ASK, /* module; text: the section or "" for the whole module */
	WANT_REVIEW, /* what falls due, of all modules */
	WANT_EXAM, /* module; or the one that waits */
	WANT_REPORT, /* an exam was handed in: its report, if one is wanted */
	WANT_SEARCH, /* text: search the course */
	WANT_RECORD, /* event: into the log, before the next screen */
	WANT_UNDO, /* takes back the last answer that was recorded */
	WANT_COPY, /* text: to the clipboard */
	WANT_BROWSE, /* text: a web address, to the desktop's browser */
	WANT_KEEP, /* text: into the copy called `module` (ask.h) */
	WANT_EDIT, /* the copy, in the learner's own editor */
	WANT_ANEW, /* the copy called `module` begins with text again */
	WANT_SAY /* text: in the status line, until the next key */
};

struct want {
	enum want_kind kind;
	struct str text, module;
	struct event event;
};

/* A queue of wants; strings must live until the queue is emptied. */
struct wants {
	struct arena *a; /* keeps the queue; reset when it is emptied */
	struct want *at;
	size_t n, cap;
};

/* A new want at the end of the queue. */
struct want *want_add(struct wants *w, enum want_kind kind, struct str text);

struct view;

/* A view is a filled-in table and a struct that begins with a pointer to it. */
struct view_ops {
	const char *name;

	/* What keys mean now. */
	enum context (*context)(const struct view *v);

	/* Draws into `r`; `frame` lives for this frame alone.  Changes nothing
	 * that can be seen from outside, but may scroll to its focus. */
	void (*draw)(struct view *v, struct canvas *c, struct rect r,
	    struct arena *frame);

	/* Does the act and returns ACT_NONE, or returns it to the room above. */
	enum act (*act)(struct view *v, enum act act, struct wants *w);

	/* A key that types; false: not wanted.  May be NULL. */
	bool (*type)(struct view *v, uint32_t key, struct wants *w);

	/* A text that was pasted where keys type.  false, or NULL: it is typed
	 * as one line.  May be NULL. */
	bool (*paste)(struct view *v, struct str text, struct wants *w);

	/* A click at a row and column of the view.  May be NULL. */
	void (*click)(struct view *v, int row, int column, struct wants *w);

	/* The acts to name in the status line, ACT_NONE at the end. */
	const enum act *(*offers)(const struct view *v);

	/* The word for an act among them, NULL for the usual one.  May be
	 * NULL. */
	const char *(*word)(const struct view *v, enum act act);

	/* What is said in place of the offers (a link's address), in `frame`;
	 * "" or NULL: nothing. */
	struct str (*says)(const struct view *v, struct arena *frame);

	/* What stands at the right of the status line, in `frame`; may be NULL. */
	struct str (*where)(const struct view *v, struct arena *frame);

	void (*free)(struct view *v);
};

struct view {
	const struct view_ops *ops;
};

#endif
