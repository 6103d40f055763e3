#ifndef TEXT_ROLE_H
#define TEXT_ROLE_H

/*
 * What a piece of text is.  A style is a role and never a number: ui/style.c
 * says how each looks, once for the panes and once for plain output.
 */
#define ROLES(_)                                \
	_(TEXT, "text")                         \
	_(TITLE, "title")                       \
	_(HEADING, "heading")                   \
	_(SUBHEADING, "subheading")             \
	_(LINK, "link")                         \
	_(LINK_HERE, "link under the cursor")   \
	_(CODE, "code")                         \
	_(FRAME, "frame")                       \
	_(QUOTE, "quote")                       \
	_(BULLET, "bullet")                     \
	_(FAINT, "faint")                       \
	_(NOTE, "note")                         \
	_(TIP, "tip")                           \
	_(WARNING, "warning")                   \
	_(IMPORTANT, "important")               \
	_(KEYWORD, "code: keyword")             \
	_(STRING, "code: string")               \
	_(NUMBER, "code: number")               \
	_(COMMENT, "code: comment")             \
	_(NAME, "code: name")                   \
	_(LINE_NUMBER, "line number")           \
	_(MARKED, "marked line")                \
	_(MATCH, "match")                       \
	_(MATCH_HERE, "match under the cursor") \
	_(STATUS, "status line")                \
	_(STATUS_KEY, "key in the status line") \
	_(SELECTED, "selected")                 \
	_(RIGHT, "right")                       \
	_(PARTIAL, "partly right")              \
	_(WRONG, "wrong")                       \
	_(UNREADABLE, "unreadable")             \
	_(FIELD, "input field")                 \
	_(ERROR, "error")

enum role {
#define ROLE_ENUM(name, words) ROLE_##name,
	ROLES(ROLE_ENUM)
#undef ROLE_ENUM
	    ROLE_COUNT
};

/* What may be added to any role. */
enum {
	MARK_EMPH = 1,
	MARK_STRONG = 2,
	MARK_STRIKE = 4,
	MARK_UNDERLINE = 8,
	MARK_REVERSE = 16
};

struct style {
	unsigned char role; /* enum role */
	unsigned char marks;
};

#endif
