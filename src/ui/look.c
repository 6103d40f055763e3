#include "ui/look.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "doc/layout.h"

#include <stddef.h>

/*
 * One role in one theme.  `few` is for 8 and 16 colours, where a bright one
 * (8 to 15) falls back on its dark sister; `marks` stay with 256 colours,
 * `bare` replace them where there are fewer or none.
 */
struct tone {
	short fore, back, few;
	unsigned char marks, bare;
};

enum { B = MARK_STRONG, U = MARK_UNDERLINE, R = MARK_REVERSE, D = LOOK_DIM };

/* clang-format off */
static const struct tone dark[ROLE_COUNT] = {
	[ROLE_TEXT] =        { -1,  -1, -1, 0, 0 },
	[ROLE_TITLE] =       { 222, -1, 11, B, B },
	[ROLE_HEADING] =     { 117, -1, 14, B, B },
	[ROLE_SUBHEADING] =  { 152, -1, 14, B, B },
	[ROLE_LINK] =        { 111, -1, 14, U, U },
	[ROLE_LINK_HERE] =   { 111, -1, 14, U | R, U | R },
	[ROLE_CODE] =        { 180, -1, 3,  0, 0 },
	[ROLE_FRAME] =       { 243, -1, 8,  0, D },
	[ROLE_QUOTE] =       { 250, -1, 7,  0, 0 },
	[ROLE_BULLET] =      { 179, -1, 3,  0, 0 },
	[ROLE_FAINT] =       { 246, -1, 7,  0, D },
	[ROLE_NOTE] =        { 111, -1, 14, B, B },
	[ROLE_TIP] =         { 114, -1, 10, B, B },
	[ROLE_WARNING] =     { 215, -1, 11, B, B },
	[ROLE_IMPORTANT] =   { 183, -1, 13, B, B },
	[ROLE_KEYWORD] =     { 176, -1, 13, 0, B },
	[ROLE_STRING] =      { 150, -1, 10, 0, 0 },
	[ROLE_NUMBER] =      { 216, -1, 11, 0, 0 },
	[ROLE_COMMENT] =     { 246, -1, 7,  0, D },
	[ROLE_NAME] =        { 117, -1, 14, 0, 0 },
	[ROLE_LINE_NUMBER] = { 246, -1, 7,  0, D },
	[ROLE_MARKED] =      { 231, 238, -1, B, B | U },
	[ROLE_MATCH] =       { 231, 58, 11, U, U },
	[ROLE_MATCH_HERE] =  { 16, 222, 11, B, R | B },
	[ROLE_STATUS] =      { 252, 237, -1, 0, R },
	[ROLE_STATUS_KEY] =  { 222, 237, -1, B, R | B },
	[ROLE_SELECTED] =    { 231, 24, -1, B, R },
	[ROLE_RIGHT] =       { 114, -1, 10, B, B },
	[ROLE_PARTIAL] =     { 222, -1, 11, B, B },
	[ROLE_WRONG] =       { 210, -1, 9,  B, B | U },
	[ROLE_UNREADABLE] =  { 183, -1, 13, B, B },
	[ROLE_FIELD] =       { 231, 237, -1, U, U },
	[ROLE_ERROR] =       { 210, -1, 9,  B, B },
};

static const struct tone light[ROLE_COUNT] = {
	[ROLE_TEXT] =        { -1,  -1, -1, 0, 0 },
	[ROLE_TITLE] =       { 88,  -1, 1, B, B },
	[ROLE_HEADING] =     { 25,  -1, 4, B, B },
	[ROLE_SUBHEADING] =  { 24,  -1, 4, B, B },
	[ROLE_LINK] =        { 26,  -1, 4, U, U },
	[ROLE_LINK_HERE] =   { 26,  -1, 4, U | R, U | R },
	[ROLE_CODE] =        { 94,  -1, 5, 0, 0 },
	[ROLE_FRAME] =       { 245, -1, 8, 0, D },
	[ROLE_QUOTE] =       { 239, -1, 0, 0, 0 },
	[ROLE_BULLET] =      { 94,  -1, 5, 0, 0 },
	[ROLE_FAINT] =       { 242, -1, 0, 0, D },
	[ROLE_NOTE] =        { 26,  -1, 4, B, B },
	[ROLE_TIP] =         { 22,  -1, 2, B, B },
	[ROLE_WARNING] =     { 130, -1, 1, B, B },
	[ROLE_IMPORTANT] =   { 90,  -1, 5, B, B },
	[ROLE_KEYWORD] =     { 90,  -1, 5, 0, B },
	[ROLE_STRING] =      { 22,  -1, 2, 0, 0 },
	[ROLE_NUMBER] =      { 130, -1, 1, 0, 0 },
	[ROLE_COMMENT] =     { 242, -1, 0, 0, D },
	[ROLE_NAME] =        { 24,  -1, 4, 0, 0 },
	[ROLE_LINE_NUMBER] = { 242, -1, 0, 0, D },
	[ROLE_MARKED] =      { 16,  254, -1, B, B | U },
	[ROLE_MATCH] =       { 16,  229, 1, U, U },
	[ROLE_MATCH_HERE] =  { 231, 88, 1, B, R | B },
	[ROLE_STATUS] =      { 236, 253, -1, 0, R },
	[ROLE_STATUS_KEY] =  { 88,  253, -1, B, R | B },
	[ROLE_SELECTED] =    { 231, 25, -1, B, R },
	[ROLE_RIGHT] =       { 22,  -1, 2, B, B },
	[ROLE_PARTIAL] =     { 94,  -1, 5, B, B },
	[ROLE_WRONG] =       { 124, -1, 1, B, B | U },
	[ROLE_UNREADABLE] =  { 90,  -1, 5, B, B },
	[ROLE_FIELD] =       { 16,  254, -1, U, U },
	[ROLE_ERROR] =       { 124, -1, 1, B, B },
};
/* clang-format on */

enum { BRIGHT = 8, EIGHT = 8, SIXTEEN = 16, MANY = 256 };

/* What eight colours have for one of sixteen. */
static short of_eight(short colour)
{
	if (colour == BRIGHT)
		return -1;
	return (short)(colour > BRIGHT ? colour - BRIGHT : colour);
}

struct look look_of(struct style style, enum theme theme, int colours)
{
	const struct tone *tones = theme == THEME_LIGHT ? light : dark;
	const struct tone *tone =
	    &tones[style.role < ROLE_COUNT ? style.role : ROLE_TEXT];
	struct look look = { -1, -1, tone->bare };

	if (colours >= MANY) {
		look.fore = tone->fore;
		look.back = tone->back;
		look.marks = tone->marks;
	} else if (colours >= SIXTEEN) {
		look.fore = tone->few;
	} else if (colours >= EIGHT) {
		look.fore = of_eight(tone->few);
	}
	look.marks |= style.marks;
	return look;
}

bool theme_read(struct str word, enum theme *theme)
{
	if (str_eq(word, STR("dark")))
		*theme = THEME_DARK;
	else if (str_eq(word, STR("light")))
		*theme = THEME_LIGHT;
	else
		return false;
	return true;
}

enum theme theme_guess(const char *colorfgbg)
{
	struct str s = str_of(colorfgbg), back = s;
	uint64_t n;

	while (s.len) {
		s = str_cut(s, ';', &back);
	}
	/* 7 and 15 are the whites; 8 is dark grey. */
	if (str_number(back, 15, &n) && (n == 7 || n > BRIGHT))
		return THEME_LIGHT;
	return THEME_DARK;
}
