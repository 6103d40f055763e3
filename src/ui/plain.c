#include "ui/look.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "doc/layout.h"

enum { LONGEST_URL = 2000, BRIGHT = 8, SIXTEEN = 16 };

static void add_colour(struct buf *b, short colour, bool fore)
{
	if (colour < 0)
		return;
	if (colour < BRIGHT)
		buf_fmt(b, ";%d", (fore ? 30 : 40) + colour);
	else if (colour < SIXTEEN)
		buf_fmt(b, ";%d", (fore ? 90 : 100) + colour - BRIGHT);
	else
		buf_fmt(b, ";%d;5;%d", fore ? 38 : 48, colour);
}

/* The whole look in one sequence, from the terminal's own. */
static void add_look(struct buf *b, struct look look)
{
	static const struct {
		unsigned char mark;
		const char *code;
	} codes[] = {
		{ MARK_STRONG, ";1" },
		{ LOOK_DIM, ";2" },
		{ MARK_EMPH, ";3" },
		{ MARK_UNDERLINE, ";4" },
		{ MARK_REVERSE, ";7" },
		{ MARK_STRIKE, ";9" },
	};

	buf_add(b, STR("\x1b[0"));
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		if (look.marks & codes[i].mark)
			buf_add(b, str_of(codes[i].code));
	add_colour(b, look.fore, true);
	add_colour(b, look.back, false);
	buf_byte(b, 'm');
}

static bool has_address(struct str url)
{
	static const char *const kinds[] = { "http://", "https://",
		"mailto:", "file://" };

	if (url.len > LONGEST_URL)
		return false;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct str kind = str_of(kinds[i]);

		if (str_eq_nocase(str_sub(url, 0, kind.len), kind))
			return true;
	}
	return false;
}

/* Printable ASCII as it is, any other byte as %XX. */
static void add_url(struct buf *b, struct str url)
{
	for (size_t i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.at[i];

		if (c > 0x20 && c < 0x7f)
			buf_byte(b, (char)c);
		else
			buf_fmt(b, "%%%02X", c);
	}
}

/* The link of a run that has an address of its own; else NO_LINK. */
static int32_t address_of(
    const struct doc *doc, const struct run *run, const struct plain *how)
{
	if (!how->links || run->link < 0 || (size_t)run->link >= doc->nlinks ||
	    !has_address(doc->links[run->link].url))
		return NO_LINK;
	return run->link;
}

static void change_link(
    struct buf *b, const struct doc *doc, int32_t *now, int32_t link)
{
	if (*now == link)
		return;
	if (*now != NO_LINK)
		buf_add(b, STR("\x1b]8;;\x1b\\"));
	if (link != NO_LINK) {
		/* The id joins the pieces of a link that wraps. */
		buf_fmt(b, "\x1b]8;id=%d;", link);
		add_url(b, doc->links[link].url);
		buf_add(b, STR("\x1b\\"));
	}
	*now = link;
}

static bool same_look(struct look x, struct look y)
{
	return x.fore == y.fore && x.back == y.back && x.marks == y.marks;
}

/* Whether blanks are seen in this look. */
static bool colours_blanks(struct look look)
{
	return look.back >= 0 ||
	    (look.marks & (MARK_UNDERLINE | MARK_REVERSE | MARK_STRIKE));
}

static bool is_blank(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] != ' ')
			return false;
	return true;
}

/* How many runs there are before the blanks at the end. */
static uint32_t solid_runs(const struct line *line)
{
	uint32_t n = line->n;

	while (n && is_blank(line->runs[n - 1].text))
		n--;
	return n;
}

void plain_line(struct buf *b, const struct doc *doc, const struct line *line,
    const struct plain *how)
{
	const struct look own = { -1, -1, 0 };
	struct look now = own;
	int32_t link = NO_LINK;
	uint32_t n = solid_runs(line);

	for (uint32_t i = 0; i < n; i++) {
		const struct run *run = &line->runs[i];
		struct str text = run->text;
		struct look look = own;

		if (how->colours)
			look = look_of(run->style, how->theme, how->colours);
		while (i + 1 == n && text.at[text.len - 1] == ' ')
			text.len--;
		change_link(b, doc, &link, address_of(doc, run, how));
		if (!same_look(now, look) &&
		    (!is_blank(text) || colours_blanks(now) ||
			colours_blanks(look)))
			add_look(b, now = look);
		buf_add(b, text);
	}
	change_link(b, doc, &link, NO_LINK);
	if (!same_look(now, own))
		buf_add(b, STR("\x1b[0m"));
}
