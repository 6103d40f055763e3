#ifndef UI_ACT_H
#define UI_ACT_H

#include "base/str.h"

#include <stdbool.h>

/*
 * Everything that a key can ask for: its name in scripts and manual, and what
 * the help screen says of it.  Views hear acts, never keys.
 */
#define ACTS(_)                                                          \
	_(NEXT_LINE, "next-line", "one line down")                       \
	_(PREV_LINE, "prev-line", "one line up")                         \
	_(NEXT_PAGE, "next-page", "one screen down")                     \
	_(PREV_PAGE, "prev-page", "one screen up")                       \
	_(NEXT_HALF, "next-half", "half a screen down")                  \
	_(PREV_HALF, "prev-half", "half a screen up")                    \
	_(FIRST, "first", "to the beginning")                            \
	_(LAST, "last", "to the end")                                    \
	_(NEXT_SECTION, "next-section", "to the next section")           \
	_(PREV_SECTION, "prev-section", "to the section before")         \
	_(NEXT_LINK, "next-link", "to the next link")                    \
	_(PREV_LINK, "prev-link", "to the link before")                  \
	_(FOLLOW, "follow", "follow the link")                           \
	_(BACK, "back", "back to where you came from")                   \
	_(FORWARD, "forward", "forward again")                           \
	_(COPY, "copy", "copy the link's address")                       \
	_(BROWSE, "browse", "open the address outside lectern")          \
	_(SEARCH, "search", "search in this text")                       \
	_(SEARCH_COURSE, "search-course", "search in the whole course")  \
	_(NEXT_MATCH, "next-match", "to the next match")                 \
	_(PREV_MATCH, "prev-match", "to the match before")               \
	_(CONTENTS, "contents", "the list of sections, and back")        \
	_(CODE, "code", "open or close the code beside the text")        \
	_(OTHER_PANE, "other-pane", "between the text and the code")     \
	_(WRAP, "wrap", "wrap long code lines, or scroll them")          \
	_(LEFT, "left", "left")                                          \
	_(RIGHT, "right", "right")                                       \
	_(ASK, "ask", "the questions of this section")                   \
	_(ASK_ALL, "ask-all", "all questions of this module")            \
	_(PICK, "pick", "choose, or pick up and put down")               \
	_(SUBMIT, "submit", "answer; after that, go on")                 \
	_(COMMANDS, "commands", "from typing to the commands, and back") \
	_(NEXT_FIELD, "next-field", "to the next gap")                   \
	_(PREV_FIELD, "prev-field", "to the gap before")                 \
	_(HINT, "hint", "a hint")                                        \
	_(SHOW, "show", "show the solution (after one try)")             \
	_(SKIP, "skip", "put this question off")                         \
	_(NEXT_QUESTION, "next-question", "to the next question")        \
	_(PREV_QUESTION, "prev-question", "to the question before")      \
	_(READ_AGAIN, "read-again", "where the lesson teaches it")       \
	_(OPEN, "open", "open")                                          \
	_(HOME, "home", "to the list of modules")                        \
	_(PROGRESS, "progress", "what was read and answered")            \
	_(HELP, "help", "this list of keys")                             \
	_(SAVE, "save", "try again to save what is not saved")           \
	_(THEME, "theme", "colours for a light or a dark background")    \
	_(REDRAW, "redraw", "draw the screen anew")                      \
	_(SUSPEND, "suspend", "to the shell; fg comes back")             \
	_(LEAVE, "leave", "leave this view")                             \
	_(QUIT, "quit", "leave lectern; all is kept")

enum act {
	ACT_NONE,
#define ACT_ENUM(id, name, words) ACT_##id,
	ACTS(ACT_ENUM)
#undef ACT_ENUM
	    ACT_COUNT
};

/* "next-line"; "" for ACT_NONE. */
const char *act_name(enum act act);

/* "one line down". */
const char *act_words(enum act act);

#endif
