#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "base/str.h"
#include "ui/act.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Where a key means something of its own; the rest is CONTEXT_ANY's. */
#define CONTEXTS(_)                                                \
	_(ANY, "Everywhere")                                       \
	_(HOME, "Home")                                            \
	_(READ, "Reading")                                         \
	_(LIST, "Lists: contents, search results, progress, help") \
	_(CHOICE, "Answering by choice")                           \
	_(FIELD, "Typing an answer")                               \
	_(EDIT, "Writing several lines")                           \
	_(CLOSED, "After an answer")                               \
	_(EXAM, "In an exam")                                      \
	_(SHEET, "The answer sheet of an exam")                    \
	_(PROMPT, "Typing a search")

enum context {
#define CONTEXT_ENUM(id, words) CONTEXT_##id,
	CONTEXTS(CONTEXT_ENUM)
#undef CONTEXT_ENUM
	    CONTEXT_COUNT
};

struct binding {
	enum context context;
	enum act act;
	uint32_t keys[5]; /* 0 ends them; the first is the one that is shown */
};

/* The table that keys, help screen, README and manual are all made from. */
const struct binding *keymap(size_t *n);

/* What the key asks for in this context; ACT_NONE: nothing. */
enum act keymap_act(enum context context, uint32_t key);

/* Whether keys of characters type them there. */
bool context_types(enum context context);

/* The name of the key to show for an act here, in `a`; "" if there is none. */
struct str keymap_key(struct arena *a, enum context context, enum act act);

/* "Reading". */
const char *context_words(enum context context);

/* The whole table as Markdown: a heading and a pipe table for each context. */
struct str keymap_markdown(struct arena *a);

#endif
