#ifndef UI_ACT_H
#define UI_ACT_H

#include "base/str.h"

#include <stdbool.h>

/*
 * Everything that a key can ask for, and what the help screen says of it.
 * Views hear acts, never keys.
 */
#define ACTS(_)                                                  \
	_(NEXT_LINE, "one line down")                            \
	_(PREV_LINE, "one line up")                              \
	_(NEXT_PAGE, "one screen down")                          \
	_(PREV_PAGE, "one screen up")                            \
	_(NEXT_HALF, "half a screen down")                       \
	_(PREV_HALF, "half a screen up")                         \
	_(FIRST, "to the beginning")                             \
	_(LAST, "to the end")                                    \
	_(NEXT_SECTION, "to the next section")                   \
	_(PREV_SECTION, "to the section before")                 \
	_(NEXT_LINK, "to the next link")                         \
	_(PREV_LINK, "to the link before")                       \
	_(FOLLOW, "follow the link")                             \
	_(BACK, "back to where you came from")                   \
	_(FORWARD, "forward again")                              \
	_(COPY, "copy the link's address")                       \
	_(BROWSE, "open the address outside lectern")            \
	_(SEARCH, "search in this text")                         \
	_(SEARCH_COURSE, "search in the whole course")           \
	_(NEXT_MATCH, "to the next match")                       \
	_(PREV_MATCH, "to the match before")                     \
	_(CONTENTS, "the list of sections, and back")            \
	_(CODE, "open or close the code beside the text")        \
	_(OTHER_PANE, "between the text and the code")           \
	_(WRAP, "wrap long code lines, or scroll them")          \
	_(LEFT, "left")                                          \
	_(RIGHT, "right")                                        \
	_(ASK, "the questions of this section")                  \
	_(ASK_ALL, "all questions of this module")               \
	_(REVIEW, "review what falls due")                       \
	_(EXAM, "an exam on this module, or the one that waits") \
	_(FLAG, "flag this question, or take the flag away")     \
	_(SHEET, "the answer sheet, and back")                   \
	_(HAND_IN, "hand in (asks first)")                       \
	_(CLOCK, "hide the clock, or show it")                   \
	_(PICK, "choose, or pick up and put down")               \
	_(SUBMIT, "answer; after that, go on")                   \
	_(COMMANDS, "from typing to the commands, and back")     \
	_(NEXT_FIELD, "to the next gap")                         \
	_(PREV_FIELD, "to the gap before")                       \
	_(NEW_LINE, "a new line")                                \
	_(NEXT_WORD, "to the next word")                         \
	_(PREV_WORD, "to the word before")                       \
	_(LINE_START, "to the start of the line")                \
	_(LINE_END, "to the end of the line")                    \
	_(INDENT, "two blanks")                                  \
	_(OUTDENT, "the line two blanks less deep")              \
	_(RUB_OUT, "take away the character before")             \
	_(DELETE, "take away the character here")                \
	_(KILL_ON, "take away the rest of the line")             \
	_(KILL_BACK, "take away the line up to here")            \
	_(KILL_WORD, "take away the word before")                \
	_(UNDO, "undo (ctrl-/ in most terminals)")               \
	_(REDO, "do again what was undone")                      \
	_(NEXT_FAULT, "to the next fault")                       \
	_(PREV_FAULT, "to the fault before")                     \
	_(EDIT_OUTSIDE, "open the copy in $VISUAL or $EDITOR")   \
	_(ANEW, "begin the copy anew (asks first)")              \
	_(HINT, "a hint")                                        \
	_(SHOW, "show the solution (after one try)")             \
	_(SKIP, "put this question off")                         \
	_(ANOTHER, "another like this")                          \
	_(SURE, "say how sure you are, before you answer")       \
	_(TAKE_BACK, "take back the last answer")                \
	_(NEXT_QUESTION, "to the next question")                 \
	_(PREV_QUESTION, "to the question before")               \
	_(READ_AGAIN, "where the lesson teaches it")             \
	_(OPEN, "open")                                          \
	_(HOME, "to the list of modules")                        \
	_(PROGRESS, "what was read and answered")                \
	_(HELP, "this list of keys")                             \
	_(SAVE, "try again to save what is not saved")           \
	_(THEME, "colours for a light or a dark background")     \
	_(REDRAW, "draw the screen anew")                        \
	_(SUSPEND, "to the shell; fg comes back")                \
	_(LEAVE, "leave this view")                              \
	_(QUIT, "leave lectern; all is kept")

enum act {
	ACT_NONE,
#define ACT_ENUM(id, words) ACT_##id,
	ACTS(ACT_ENUM)
#undef ACT_ENUM
	    ACT_COUNT
};

/* "one line down". */
const char *act_words(enum act act);

#endif
