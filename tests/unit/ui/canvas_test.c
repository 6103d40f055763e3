#include "doc/doc.h"
#include "doc/layout.h"
#include "tap.h"
#include "ui/canvas.h"

#include <limits.h>
#include <locale.h>

/* A row's cells; "." stands for a blank, "<" for the right half of a glyph. */
static const char *row(const struct canvas *c, int r)
{
	static char out[512];
	size_t len = 0;

	for (int i = 0; i < c->columns; i++) {
		const char *text = c->cells[r * c->columns + i].text;

		text = *text == '\0' ? "<" : strcmp(text, " ") ? text : ".";
		memcpy(out + len, text, strlen(text));
		len += strlen(text);
	}
	out[len] = '\0';
	return out;
}

#define ROW_IS(c, r, want) STR_IS(str_of(row(c, r)), want)

static struct style text(void)
{
	return style_of(ROLE_TEXT);
}

static void draws(void)
{
	struct canvas *c = canvas_new(2, 6);

	ROW_IS(c, 0, "......");
	INT_IS(canvas_text(c, 0, 1, 4, STR("日本語"), text()), 4);
	ROW_IS(c, 0, ".日<本<.");
	INT_IS(canvas_text(c, 0, 0, 9, STR("abcdefgh"), text()), 6);
	ROW_IS(c, 0, "abcdef");
	INT_IS(canvas_text(c, 0, 3, 9, STR("x日日"), text()), 3);
	ROW_IS(c, 0, "abcx日<");
	INT_IS(canvas_text(c, 0, 0, 3, STR("ab日"), text()), 2);
	ROW_IS(c, 0, "ab.x日<");
	INT_IS(canvas_text(c, 1, 0, 9, STR("a\x1b[e\xcc\x81"), text()), 5);
	ROW_IS(c, 1, "a^[[e\xcc\x81.");
	INT_IS(canvas_text(c, 1, 2, 9, STR("\xe2\x80\xae"), text()), 4);
	ROW_IS(c, 1, "a^<202");
	canvas_clear(c);
	INT_IS(canvas_text(c, 1, 0, 2, STR("\xcc\x81xy"), text()), 2);
	ROW_IS(c, 1, "xy....");
	canvas_free(c);
	canvas_free(NULL);
}

static void parts_wide_glyphs(void)
{
	struct canvas *c = canvas_new(1, 6);

	canvas_text(c, 0, 0, 6, STR("日本語"), text());
	canvas_text(c, 0, 1, 1, STR("x"), text());
	ROW_IS(c, 0, ".x本<語<");
	canvas_text(c, 0, 2, 1, STR("y"), text());
	ROW_IS(c, 0, ".xy.語<");
	canvas_text(c, 0, 3, 2, STR("本"), text());
	ROW_IS(c, 0, ".xy本<.");
	canvas_text(c, 0, 2, 2, STR("日"), text());
	ROW_IS(c, 0, ".x日<..");
	canvas_fill(c, (struct rect){ 0, 3, 1, 1 }, text());
	ROW_IS(c, 0, ".x....");
	canvas_free(c);
}

static void stays_inside(void)
{
	struct canvas *c = canvas_new(2, 4);

	INT_IS(canvas_text(c, -1, 0, 4, STR("up"), text()), 0);
	INT_IS(canvas_text(c, 2, 0, 4, STR("down"), text()), 0);
	INT_IS(canvas_text(c, 0, 4, 4, STR("right"), text()), 0);
	INT_IS(canvas_text(c, 0, 0, -3, STR("none"), text()), 0);
	INT_IS(canvas_text(c, 0, -1, 4, STR("日abc"), text()), 4);
	ROW_IS(c, 0, ".ab.");
	canvas_text(c, 0, 3, INT_MAX, STR("日"), text());
	ROW_IS(c, 0, ".ab.");
	canvas_fill(c, (struct rect){ -5, -5, 3, 3 }, text());
	canvas_fill(
	    c, (struct rect){ 1, 3, INT_MAX, INT_MAX }, style_of(ROLE_STATUS));
	INT_IS(c->cells[7].style.role, ROLE_STATUS);
	INT_IS(c->cells[6].style.role, ROLE_TEXT);
	canvas_restyle(c, 7, 0, 4, style_of(ROLE_ERROR));
	canvas_restyle(c, 0, -1, 3, style_of(ROLE_ERROR));
	INT_IS(c->cells[1].style.role, ROLE_ERROR);
	INT_IS(c->cells[2].style.role, ROLE_TEXT);
	STR_IS(str_of(c->cells[1].text), "a");
	canvas_cursor(c, 9, -9);
	INT_IS(c->cursor_row, 1);
	INT_IS(c->cursor_column, 0);
	OK(c->cursor_shown);
	canvas_vline(c, -1, 0, 9);
	canvas_hline(c, 1, -1, 9);
	ROW_IS(c, 0, "│ab.");
	ROW_IS(c, 1, "────");
	canvas_free(c);
}

static void cuts(void)
{
	struct canvas *c = canvas_new(1, 8);

	INT_IS(canvas_text_cut(c, 0, 0, 8, STR("eight ok"), text()), 8);
	ROW_IS(c, 0, "eight.ok");
	INT_IS(canvas_text_cut(c, 0, 0, 8, STR("nine long"), text()), 8);
	ROW_IS(c, 0, "nine.lo…");
	canvas_clear(c);
	INT_IS(canvas_text_cut(c, 0, 0, 4, STR("日本語"), text()), 3);
	ROW_IS(c, 0, "日<….....");
	canvas_clear(c);
	setlocale(LC_CTYPE, "C");
	INT_IS(canvas_text_cut(c, 0, 0, 8, STR("nine long"), text()), 8);
	ROW_IS(c, 0, "nine....");
	INT_IS(canvas_text_cut(c, 0, 0, 2, STR("nine"), text()), 2);
	setlocale(LC_CTYPE, "C.UTF-8");
	canvas_free(c);
}

static void draws_lines(void)
{
	struct run runs[] = {
		{ .text = STR("see e"), .link = NO_LINK },
		{ .text = STR("\xcc\x81t"),
		    .link = 3,
		    .style = { ROLE_LINK, MARK_STRONG } },
		{ .text = STR("日本"), .link = NO_LINK },
	};
	struct line line = { .runs = runs, .n = 3 };
	struct canvas *c = canvas_new(2, 9);

	INT_IS(canvas_line(c, 0, 0, 9, &line, 3), 8);
	ROW_IS(c, 0, "see.e\xcc\x81t日<.");
	INT_IS(c->cells[5].style.role, ROLE_LINK_HERE);
	INT_IS(c->cells[5].style.marks, MARK_STRONG);
	INT_IS(c->cells[4].style.role, ROLE_TEXT);
	canvas_line(c, 1, 0, 9, &line, NO_LINK);
	INT_IS(c->cells[14].style.role, ROLE_LINK);
	INT_IS(c->cells[13].style.role, ROLE_TEXT);
	canvas_free(c);
}

int main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	draws();
	parts_wide_glyphs();
	stays_inside();
	cuts();
	draws_lines();
	return tap_done();
}
