#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "doc/md.h"
#include "tap.h"
#include "text/width.h"
#include "ui/look.h"

static struct arena *a;

/* x to the power of 2.4: its square times the fifth root of that. */
static double power(double x)
{
	double square = x * x, root = 1;

	for (int i = 0; i < 60; i++)
		root = (4 * root + square / (root * root * root * root)) / 5;
	return square * root;
}

/* The brightness of a colour of the 256, as WCAG counts it. */
static double brightness(int colour)
{
	static const int basic[16] = { 0x000000, 0x800000, 0x008000, 0x808000,
		0x000080, 0x800080, 0x008080, 0xc0c0c0, 0x808080, 0xff0000,
		0x00ff00, 0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff };
	static const int steps[6] = { 0, 95, 135, 175, 215, 255 };
	static const double weights[3] = { 0.2126, 0.7152, 0.0722 };
	int part[3];
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		static const int place[3] = { 36, 6, 1 };

		part[i] = colour >= 232 ? 8 + 10 * (colour - 232)
		    : colour >= 16	? steps[(colour - 16) / place[i] % 6]
					: basic[colour] >> (16 - 8 * i) & 0xff;
	}
	for (int i = 0; i < 3; i++) {
		double x = part[i] / 255.0;

		x = x <= 0.04045 ? x / 12.92 : power((x + 0.055) / 1.055);
		sum += weights[i] * x;
	}
	return sum;
}

static double contrast(int fore, int back)
{
	double x = brightness(fore) + 0.05, y = brightness(back) + 0.05;

	return x > y ? x / y : y / x;
}

static const char *const names[] = {
#define NAME(role, words) [ROLE_##role] = words,
	ROLES(NAME)
#undef NAME
};

/* Text is read on its own ground, or on black, grey, white and cream. */
static void readable(enum theme theme, const int *grounds)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct style style = { .role = (unsigned char)role };
		struct look look = look_of(style, theme, 256);
		double least = role == ROLE_FRAME ? 3 : 4.5;

		for (int i = 0; i < 2; i++) {
			int back = look.back < 0 ? grounds[i] : look.back;
			double have;

			if (look.fore < 0)
				continue;
			have = contrast(look.fore, back);
			if (!OK_THAT(have >= least, names[role]))
				printf("# %.1f on %d\n", have, back);
		}
	}
}

/* Roles that say something are not plain text, with no colour at all. */
static void without_colour(void)
{
	static const enum role roles[] = { ROLE_TITLE, ROLE_HEADING,
		ROLE_SUBHEADING, ROLE_LINK, ROLE_LINK_HERE, ROLE_NOTE, ROLE_TIP,
		ROLE_WARNING, ROLE_IMPORTANT, ROLE_MARKED, ROLE_MATCH,
		ROLE_MATCH_HERE, ROLE_STATUS, ROLE_STATUS_KEY, ROLE_SELECTED,
		ROLE_RIGHT, ROLE_PARTIAL, ROLE_WRONG, ROLE_UNREADABLE,
		ROLE_FIELD, ROLE_ERROR };
	static const int few[] = { 0, 8, 16 };

	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		for (size_t k = 0; k < 3; k++) {
			struct style style = { .role =
						   (unsigned char)roles[i] };

			OK_THAT(look_of(style, THEME_DARK, few[k]).marks != 0,
			    names[roles[i]]);
		}
	INT_IS(
	    look_of((struct style){ ROLE_RIGHT, 0 }, THEME_DARK, 0).fore, -1);
	OK(look_of((struct style){ ROLE_RIGHT, 0 }, THEME_DARK, 0).marks !=
	    look_of((struct style){ ROLE_WRONG, 0 }, THEME_DARK, 0).marks);
}

static void few_colours(void)
{
	for (int role = 0; role < ROLE_COUNT; role++)
		for (int theme = THEME_DARK; theme <= THEME_LIGHT; theme++) {
			struct style style = { .role = (unsigned char)role };
			enum theme t = (enum theme)theme;

			OK_THAT(look_of(style, t, 8).fore < 8 &&
				look_of(style, t, 15).fore < 8 &&
				look_of(style, t, 16).fore < 16 &&
				look_of(style, t, 88).back < 0,
			    names[role]);
		}
}

static void themes(void)
{
	enum theme theme = THEME_DARK;

	OK(theme_read(STR("light"), &theme) && theme == THEME_LIGHT);
	OK(theme_read(STR("dark"), &theme) && theme == THEME_DARK);
	OK(!theme_read(STR("Dark "), &theme));
	INT_IS(theme_guess(NULL), THEME_DARK);
	INT_IS(theme_guess("15;0"), THEME_DARK);
	INT_IS(theme_guess("0;15"), THEME_LIGHT);
	INT_IS(theme_guess("0;default;15"), THEME_LIGHT);
	INT_IS(theme_guess("12;8"), THEME_DARK);
	INT_IS(theme_guess(""), THEME_DARK);
	INT_IS(theme_guess("0;99999"), THEME_DARK);
}

static struct str written(const char *text, struct plain how)
{
	struct diags d = diags_in(a);
	struct doc *doc = md_parse(a, str_of(text), STR("x"), &d);
	struct layout layout = { .width = 40, .inside = NO_BOX };
	struct buf b = { .a = a };

	for (size_t i = 0; i < doc->nblocks; i++) {
		struct lines lines;

		layout_block(a, doc, i, &layout, &lines);
		for (size_t k = 0; k < lines.n; k++) {
			plain_line(&b, doc, &lines.at[k], &how);
			buf_byte(&b, '\n');
		}
	}
	return buf_str(&b);
}

static void lines(void)
{
	struct plain bare = { 0 }, links = { .links = true };
	struct plain few = { .colours = 8 }, many = { .colours = 256 };

	STR_IS(written("*a* `b` [c](http://d)", bare), "a `b` c\n");
	STR_IS(written("**a** b", few), "\x1b[0;1ma\x1b[0m b\n");
	STR_IS(written("~~a~~", many),
	    "\x1b[0;38;5;246m~~\x1b[0;9ma\x1b[0;38;5;246m~~\x1b[0m\n");
	STR_IS(written("x [c](http://d/é%20;\"a) y", links),
	    "x \x1b]8;id=0;http://d/%C3%A9%20;\"a\x1b\\c\x1b]8;;\x1b\\ y\n");
	STR_IS(written("[c](http://d/&#27;&#7;&#x9c;)", links),
	    "\x1b]8;id=0;http://d/%1B%07%C2%9C\x1b\\c\x1b]8;;\x1b\\\n");
	STR_IS(written("[c](redis.tf) [d](javascript:x)", links), "c d\n");
	STR_IS(written("[c](HTTPS://d) ", links),
	    "\x1b]8;id=0;HTTPS://d\x1b\\c\x1b]8;;\x1b\\\n");
	/* The blank between a link and the next column is not underlined. */
	STR_IS(written("| a | b |\n|---|---|\n| [x](y) | z |\n", few),
	    "\x1b[0;1ma\x1b[0;2m │ \x1b[0;1mb\x1b[0m\n"
	    "\x1b[0;2m──┼──\x1b[0m\n"
	    "\x1b[0;4;36mx\x1b[0;2m │ \x1b[0mz\n");
}

int main(void)
{
	static const int dark[] = { 16, 234 }, light[] = { 231, 230 };

	text_locale();
	a = arena_new();
	readable(THEME_DARK, dark);
	readable(THEME_LIGHT, light);
	without_colour();
	few_colours();
	themes();
	lines();
	arena_free(a);
	return tap_done();
}
