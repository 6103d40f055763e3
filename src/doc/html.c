#include "doc/html.h"

#include "base/arena.h"
#include "doc/md.h"
#include "text/width.h"

/* What is written, and the boxes that are open there. */
struct page {
	struct buf *out;
	const struct doc *doc;
	const struct html *how;
	uint32_t open[MD_DEPTH + 2];
	size_t depth;
};

static void put(struct page *p, const char *s)
{
	buf_add(p->out, str_of(s));
}

/* NULL: the character is written as it is. */
static const char *entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

void html_text(struct buf *out, struct str text)
{
	struct str clean = text_clean(out->a, text);

	for (size_t i = 0; i < clean.len; i++) {
		const char *entity = entity_of(clean.at[i]);

		if (entity)
			buf_add(out, str_of(entity));
		else
			buf_byte(out, clean.at[i]);
	}
}

static bool has_scheme(struct str url)
{
	for (size_t i = 0; i < url.len; i++) {
		if (url.at[i] == ':')
			return true;
		if (url.at[i] == '/' || url.at[i] == '?' || url.at[i] == '#')
			return false;
	}
	return false;
}

static bool may_link(const struct page *p, struct str url)
{
	static const char *const schemes[] = { "http://", "https://",
		"mailto:" };

	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
		if (str_eq_nocase(str_sub(url, 0, str_of(schemes[i]).len),
			str_of(schemes[i])))
			return true;
	return !p->how->web_only && url.len && url.at[0] != '/' &&
	    !has_scheme(url);
}

/* The marks around a span, outermost first; in XHTML where it differs. */
static const struct mark {
	uint16_t what;
	const char *open, *close;
	const char *xml_open, *xml_close;
} marks[] = {
	{ SPAN_STRONG, "<strong>", "</strong>", NULL, NULL },
	{ SPAN_EMPH, "<em>", "</em>", NULL, NULL },
	{ SPAN_STRIKE, "<del>", "</del>", "<span class=\"del\">", "</span>" },
	{ SPAN_CODE, "<code>", "</code>", NULL, NULL },
};

enum { MARKS = sizeof(marks) / sizeof(*marks) };

static void put_breaks(struct page *p, struct str text)
{
	while (text.len) {
		struct str line = str_line(&text);

		html_text(p->out, line);
		if (text.at > line.at + line.len)
			put(p, p->how->xml ? "<br/>\n" : "<br>\n");
	}
}

static bool open_link(struct page *p, const struct span *span)
{
	struct str url;

	if (span->link == NO_LINK || span->what & SPAN_IMAGE)
		return false;
	url = p->doc->links[span->link].url;
	if (!may_link(p, url))
		return false;
	put(p, "<a href=\"");
	html_text(p->out, url);
	put(p, "\">");
	return true;
}

static void put_span(struct page *p, const struct span *span, struct str text)
{
	bool link = open_link(p, span);

	for (size_t i = 0; i < MARKS; i++)
		if (span->what & marks[i].what)
			put(p,
			    p->how->xml && marks[i].xml_open ? marks[i].xml_open
							     : marks[i].open);
	put_breaks(p, text);
	for (size_t i = MARKS; i-- > 0;)
		if (span->what & marks[i].what)
			put(p,
			    p->how->xml && marks[i].xml_close
				? marks[i].xml_close
				: marks[i].close);
	if (link)
		put(p, "</a>");
}

/* Bytes [from, to) of the block's text with their spans. */
static void put_inline(
    struct page *p, const struct block *b, uint32_t from, uint32_t to)
{
	uint32_t at = from;

	for (uint32_t i = 0; i < b->nspans; i++) {
		const struct span *s = &b->spans[i];

		if (s->at < from || s->at + s->len > to)
			continue;
		put_breaks(p, str_sub(b->text, at, s->at));
		put_span(p, s, str_sub(b->text, s->at, s->at + s->len));
		at = s->at + s->len;
	}
	put_breaks(p, str_sub(b->text, at, to));
}

static void put_all(struct page *p, const struct block *b)
{
	put_inline(p, b, 0, (uint32_t)b->text.len);
}

static void put_cell(
    struct page *p, const struct block *b, uint32_t row, uint32_t column)
{
	static const char *const aligned[] = {
		[ALIGN_NONE] = "",
		[ALIGN_LEFT] = " style=\"text-align:left\"",
		[ALIGN_CENTRE] = " style=\"text-align:center\"",
		[ALIGN_RIGHT] = " style=\"text-align:right\"",
	};
	static const char *const classes[] = {
		[ALIGN_NONE] = "",
		[ALIGN_LEFT] = " class=\"left\"",
		[ALIGN_CENTRE] = " class=\"center\"",
		[ALIGN_RIGHT] = " class=\"right\"",
	};
	const struct table *t = b->table;
	uint32_t i = t->row_at[row] + column;

	put(p, row ? "<td" : "<th scope=\"col\"");
	put(p, (p->how->xml ? classes : aligned)[t->align[column]]);
	put(p, ">");
	if (i < t->row_at[row + 1])
		put_inline(
		    p, b, t->cells[i].at, t->cells[i].at + t->cells[i].len);
	put(p, row ? "</td>" : "</th>");
}

static void put_row(struct page *p, const struct block *b, uint32_t row)
{
	put(p, "<tr>");
	for (uint32_t column = 0; column < b->table->columns; column++)
		put_cell(p, b, row, column);
	put(p, "</tr>\n");
}

/* A table that is all head has its row in the body: there has to be one. */
static void put_table(struct page *p, const struct block *b)
{
	uint32_t rows = b->table->rows, row = 0;

	put(p, "<table>\n");
	if (rows > 1) {
		put(p, "<thead>\n");
		put_row(p, b, row++);
		put(p, "</thead>\n");
	}
	put(p, "<tbody>\n");
	for (; row < rows; row++)
		put_row(p, b, row);
	put(p, "</tbody>\n</table>\n");
}

static void put_code(struct page *p, const struct block *b)
{
	put(p, "<pre><code");
	if (b->info.len) {
		put(p, " class=\"language-");
		html_text(p->out, b->info);
		put(p, "\"");
	}
	put(p, ">");
	html_text(p->out, b->text);
	put(p, "\n</code></pre>\n");
}

static struct str slug_of(const struct doc *doc, uint32_t block)
{
	for (size_t i = 0; i < doc->nheadings; i++)
		if (doc->headings[i].block == block)
			return doc->headings[i].slug;
	return STR("");
}

static void put_heading(struct page *p, uint32_t block)
{
	const struct block *b = &p->doc->blocks[block];
	unsigned level = b->level + p->how->shift;
	struct str slug = slug_of(p->doc, block);

	level = level > 6 ? 6 : level;
	buf_fmt(p->out, "<h%u", level);
	if (slug.len && !p->how->xml) {
		put(p, " id=\"");
		html_text(p->out, slug);
		put(p, "\"");
	}
	put(p, ">");
	put_all(p, b);
	buf_fmt(p->out, "</h%u>\n", level);
}

static bool is_tight(const struct page *p, const struct block *b)
{
	const struct box *item, *list;

	if (b->box == NO_BOX || p->depth == 0)
		return false;
	item = &p->doc->boxes[b->box];
	if (item->kind != BOX_ITEM || item->parent == NO_BOX)
		return false;
	list = &p->doc->boxes[item->parent];
	return list->kind == BOX_LIST && list->tight;
}

static void put_paragraph(struct page *p, const struct block *b)
{
	bool tight = is_tight(p, b);

	put(p, tight ? "" : "<p>");
	put_all(p, b);
	put(p, tight ? "\n" : "</p>\n");
}

static void put_block(struct page *p, uint32_t block)
{
	const struct block *b = &p->doc->blocks[block];

	switch (b->kind) {
	case BLOCK_HEADING:
		put_heading(p, block);
		break;
	case BLOCK_PARAGRAPH:
		put_paragraph(p, b);
		break;
	case BLOCK_CODE:
	case BLOCK_HTML:
		put_code(p, b);
		break;
	case BLOCK_TABLE:
		put_table(p, b);
		break;
	case BLOCK_RULE:
		put(p, p->how->xml ? "<hr/>\n" : "<hr>\n");
		break;
	case BLOCK_COMMENT:
	case BLOCK_EMPTY:
		break;
	}
}

static void open_list(struct page *p, const struct box *box)
{
	if (!box->ordered)
		put(p, "<ul>\n");
	else if (box->start == 1 || p->how->xml)
		put(p, "<ol>\n");
	else
		buf_fmt(p->out, "<ol start=\"%u\">\n", box->start);
}

static void open_box(struct page *p, uint32_t index)
{
	static const char *const callouts[] = {
		[CALLOUT_NOTE] = "<aside class=\"note\">\n<p><b>Note</b></p>\n",
		[CALLOUT_TIP] = "<aside class=\"tip\">\n<p><b>Tip</b></p>\n",
		[CALLOUT_WARNING] =
		    "<aside class=\"warning\">\n<p><b>Warning</b></p>\n",
		[CALLOUT_IMPORTANT] =
		    "<aside class=\"important\">\n<p><b>Important</b></p>\n",
	};
	static const char *const tasks[] = {
		[TASK_NONE] = "<li>",
		[TASK_OPEN] = "<li>\xe2\x98\x90 ",
		[TASK_DONE] = "<li>\xe2\x98\x91 ",
	};
	const struct box *box = &p->doc->boxes[index];

	switch (box->kind) {
	case BOX_QUOTE:
		put(p, "<blockquote>\n");
		break;
	case BOX_CALLOUT:
		put(p,
		    p->how->xml ? "<div class=\"callout\">\n"
				: callouts[box->callout]);
		break;
	case BOX_LIST:
		open_list(p, box);
		break;
	case BOX_ITEM:
		put(p, tasks[box->task]);
		break;
	}
	p->open[p->depth++] = index;
}

static void close_box(struct page *p)
{
	const struct box *box = &p->doc->boxes[p->open[--p->depth]];

	switch (box->kind) {
	case BOX_QUOTE:
		put(p, "</blockquote>\n");
		break;
	case BOX_CALLOUT:
		put(p, p->how->xml ? "</div>\n" : "</aside>\n");
		break;
	case BOX_LIST:
		put(p, box->ordered ? "</ol>\n" : "</ul>\n");
		break;
	case BOX_ITEM:
		put(p, "</li>\n");
		break;
	}
}

/* The boxes around a block within `inside`, outermost first. */
static size_t chain_of(const struct page *p, uint32_t box, uint32_t *chain)
{
	uint32_t back[MD_DEPTH + 2];
	size_t n = 0;

	for (; box != NO_BOX && box != p->how->inside && n < MD_DEPTH + 2;
	     box = p->doc->boxes[box].parent)
		back[n++] = box;
	for (size_t i = 0; i < n; i++)
		chain[i] = back[n - 1 - i];
	return n;
}

/* Closes what does not lead to the chain, and opens the rest of it. */
static void move_to(struct page *p, const uint32_t *chain, size_t n)
{
	size_t same = 0;

	while (same < n && same < p->depth && p->open[same] == chain[same])
		same++;
	while (p->depth > same)
		close_box(p);
	while (p->depth < n)
		open_box(p, chain[p->depth]);
}

void html_blocks(struct buf *out, const struct doc *doc, uint32_t from,
    uint32_t to, const struct html *how)
{
	struct page p = { .out = out, .doc = doc, .how = how };
	uint32_t chain[MD_DEPTH + 2];

	for (uint32_t i = from; i < to; i++) {
		size_t n = chain_of(&p, doc->blocks[i].box, chain);

		move_to(&p, chain, n);
		put_block(&p, i);
	}
	move_to(&p, chain, 0);
}

void html_code(struct buf *out, struct str text)
{
	if (text.len == 0)
		return;
	buf_add(out, STR("<pre><code>"));
	html_text(out, text);
	buf_add(out, STR("\n</code></pre>\n"));
}
