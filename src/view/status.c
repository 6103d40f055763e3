#include "view/status.h"

#include "base/arena.h"
#include "text/width.h"

/* A short word for an act: the whole sentence is on the help screen. */
static const char *short_words(enum act act)
{
	/* clang-format off */
	static const struct { enum act act; const char *words; } table[] = {
		{ ACT_NEXT_PAGE, "on" }, { ACT_NEXT_LINE, "down" },
		{ ACT_NEXT_LINK, "links" }, { ACT_FOLLOW, "follow" },
		{ ACT_ASK, "questions" }, { ACT_ASK_ALL, "all questions" },
		{ ACT_CONTENTS, "contents" }, { ACT_SEARCH, "search" },
		{ ACT_SEARCH_COURSE, "search" }, { ACT_HOME, "home" },
		{ ACT_HELP, "keys" }, { ACT_OPEN, "open" },
		{ ACT_LEAVE, "back" }, { ACT_BACK, "back" },
		{ ACT_OTHER_PANE, "other pane" }, { ACT_CODE, "close" },
		{ ACT_WRAP, "wrap" }, { ACT_COPY, "copy" },
		{ ACT_SUBMIT, "go on" }, { ACT_PICK, "choose" },
		{ ACT_HINT, "hint" }, { ACT_SKIP, "skip" },
		{ ACT_SHOW, "solution" }, { ACT_READ_AGAIN, "read again" },
		{ ACT_PREV_QUESTION, "before" }, { ACT_PROGRESS, "progress" },
		{ ACT_REVIEW, "review" },
		{ ACT_QUIT, "quit" }, { ACT_COMMANDS, "commands" },
		{ ACT_UNDO, "undo" }, { ACT_NEXT_FAULT, "next fault" },
		{ ACT_NEW_LINE, "new line" }, { ACT_EDIT_OUTSIDE, "editor" },
		{ ACT_ANEW, "begin anew" }, { ACT_EXAM, "exam" },
		{ ACT_FLAG, "flag" }, { ACT_SHEET, "answer sheet" },
		{ ACT_HAND_IN, "hand in" }, { ACT_CLOCK, "clock" },
		{ ACT_NEXT_QUESTION, "next" },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (table[i].act == act)
			return table[i].words;
	return act_words(act);
}

/* What is said in place of the keys, or "". */
static struct str message(
    const struct view *v, const struct status *s, struct arena *frame)
{
	if (s->said.len)
		return s->said;
	return v->ops->says ? v->ops->says(v, frame) : STR("");
}

static struct str right_side(
    const struct view *v, const struct status *s, struct arena *frame)
{
	struct str where = v->ops->where ? v->ops->where(v, frame) : STR("");

	if (s->unsaved.len == 0)
		return where;
	return str_fmt(frame, "NOT SAVED  %.*s", STR_ARG(where));
}

int status_rows(const struct view *v, const struct status *s, int columns,
    int most, struct arena *frame)
{
	int right = (int)text_cells(right_side(v, s, frame));
	int cells = (int)text_cells(message(v, s, frame)) + right + 4;
	int rows = columns > 0 ? (cells + columns - 1) / columns : 1;

	if (rows > most)
		rows = most;
	return rows < 1 ? 1 : rows;
}

/* The view's own word for the act, or the usual one. */
static struct str word_of(
    const struct view *v, enum context context, enum act act)
{
	const char *word = v->ops->word ? v->ops->word(v, act) : NULL;

	if (word)
		return str_of(word);
	if (act == ACT_SUBMIT && context == CONTEXT_PROMPT)
		return STR("go");
	if (act == ACT_SUBMIT && context != CONTEXT_CLOSED)
		return STR("answer");
	return str_of(short_words(act));
}

/* The keys, as many as fit, each with its word. */
static void draw_keys(
    const struct view *v, struct canvas *c, struct rect r, struct arena *frame)
{
	enum context context = v->ops->context(v);
	int at = 1;

	for (const enum act *act = v->ops->offers(v); *act != ACT_NONE; act++) {
		struct str key = keymap_key(frame, context, *act);
		struct str word = word_of(v, context, *act);
		int need = (int)(text_cells(key) + text_cells(word)) + 1;

		if (key.len == 0)
			continue;
		if (at + need > r.columns)
			return;
		at += canvas_text(c, r.row, r.column + at, r.columns - at, key,
		    style_of(ROLE_STATUS_KEY));
		at += canvas_text(c, r.row, r.column + at, r.columns - at,
		    STR(" "), style_of(ROLE_STATUS));
		at += canvas_text(c, r.row, r.column + at, r.columns - at, word,
		    style_of(ROLE_STATUS));
		at += 2;
	}
}

void status_draw(const struct view *v, const struct status *s, struct canvas *c,
    struct rect r, struct arena *frame)
{
	struct str right = right_side(v, s, frame);
	struct str text = message(v, s, frame);
	int cells = (int)text_cells(right);
	struct rect left = r;

	canvas_fill(c, r, style_of(ROLE_STATUS));
	if (cells + 2 <= r.columns)
		canvas_text(c, r.row + r.rows - 1,
		    r.column + r.columns - cells - 1, cells, right,
		    style_of(s->unsaved.len ? ROLE_ERROR : ROLE_STATUS));
	left.columns -= cells + 2;
	if (text.len == 0) {
		draw_keys(v, c, left, frame);
		return;
	}
	for (int i = 0; i < r.rows; i++) {
		int room = i + 1 < r.rows ? r.columns - 2 : left.columns;
		struct str part =
		    text_fit(text, room > 0 ? (size_t)room : 0, NULL);

		if (i + 1 == r.rows)
			canvas_text_cut(c, r.row + i, r.column + 1, room, text,
			    style_of(ROLE_STATUS));
		else
			canvas_text(c, r.row + i, r.column + 1, room, part,
			    style_of(ROLE_STATUS));
		text = str_sub(text, part.len, text.len);
	}
}
