#include "course/lint_parts.h"
#include "text/width.h"

/* Code wider than this is cut or wrapped beside a pane of contents. */
enum { WIDEST_CODE = 60, TAB_CELLS = 8 };

static void at_block(const struct doc *doc, const struct block *b,
    enum severity severity, struct diags *d, const char *what)
{
	diag_add(d, severity, doc->path, b->line, b->column, "%s", what);
}

/* A title of the front matter differs from the first heading, or there is
 * none. */
static bool has_title(const struct doc *doc)
{
	for (size_t i = 0; i < doc->nheadings; i++)
		if (doc->headings[i].level == 1 && doc->headings[i].text.len)
			return true;
	return doc->title.len &&
	    (doc->nheadings == 0 || !str_eq(doc->headings[0].text, doc->title));
}

static void lint_heading(struct arena *passing, const struct doc *doc,
    const struct heading *h, unsigned above, struct diags *d)
{
	const struct block *b = &doc->blocks[h->block];

	if (h->text.len == 0)
		at_block(doc, b, SEVERITY_ERROR, d, "a heading without text");
	else if (!str_eq(h->slug, doc_slug(passing, h->text)))
		diag_add(d, SEVERITY_WARNING, doc->path, b->line, b->column,
		    "an earlier heading has the same name: links reach this "
		    "one as #%.*s",
		    STR_ARG(h->slug));
	if (above && h->level > above + 1)
		diag_add(d, SEVERITY_WARNING, doc->path, b->line, b->column,
		    "a heading of level %u follows one of level %u", h->level,
		    above);
}

void lint_headings(const struct doc *doc, struct diags *d)
{
	struct arena *passing = arena_new();
	unsigned above = 0;

	if (!has_title(doc))
		diag_add(d, SEVERITY_ERROR, doc->path, 1, 1,
		    "no title: a lesson begins with a heading \"# …\"");
	for (size_t i = 0; i < doc->nheadings; i++) {
		lint_heading(passing, doc, &doc->headings[i], above, d);
		above = doc->headings[i].level;
		arena_reset(passing);
	}
	arena_free(passing);
}

/* The byte of a line of code where it becomes too wide; SIZE_MAX: nowhere. */
static size_t too_wide(struct str line, size_t *cells)
{
	size_t edge = SIZE_MAX, at = 0;

	*cells = 0;
	while (at < line.len) {
		struct glyph g;
		size_t n = glyph_next(str_sub(line, at, line.len), &g);

		if (line.at[at] == '\t')
			*cells += TAB_CELLS - *cells % TAB_CELLS;
		else
			*cells += g.cells;
		if (*cells > WIDEST_CODE && edge == SIZE_MAX)
			edge = at;
		at += n;
	}
	return edge;
}

/* The column of the file in which a line of code begins. */
static unsigned code_column(
    const struct doc *doc, unsigned number, struct str line)
{
	struct str source = doc_source_line(doc, number);

	if (!str_ends(source, line))
		return 1;
	return (unsigned)(source.len - line.len) + 1;
}

static void lint_code_line(
    const struct doc *doc, unsigned number, struct str line, struct diags *d)
{
	unsigned column = code_column(doc, number, line);
	size_t cells, edge = too_wide(line, &cells);
	size_t tab = str_find(line, STR("\t"), 0);

	if (tab != SIZE_MAX)
		diag_add(d, SEVERITY_WARNING, doc->path, number,
		    column + (unsigned)tab,
		    "a tab in code: every terminal has its own idea of it");
	if (edge != SIZE_MAX)
		diag_add(d, SEVERITY_WARNING, doc->path, number,
		    column + (unsigned)edge,
		    "code %zu cells wide: at most %d fit beside the contents",
		    cells, WIDEST_CODE);
}

void lint_code(const struct doc *doc, struct diags *d)
{
	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];
		unsigned number = b->line + b->fenced;
		struct str rest = b->text;

		if (b->kind != BLOCK_CODE)
			continue;
		while (rest.len)
			lint_code_line(doc, number++, str_line(&rest), d);
	}
}

/* The first word; *alone: nothing else is there. *colon: ":" follows it. */
static struct str first_word(struct str text, bool *alone, bool *colon)
{
	size_t n = 0;

	text = str_trim(text);
	while (n < text.len && text.at[n] != ':' && text.at[n] != ' ' &&
	    text.at[n] != '\t' && text.at[n] != '\n' && text.at[n] != '\r')
		n++;
	*alone = n == text.len;
	*colon = n < text.len && text.at[n] == ':' &&
	    !str_starts(str_sub(text, n, text.len), STR("://"));
	return str_sub(text, 0, n);
}

static bool is_known_word(struct str word)
{
	static const char *const known[] = { "quiz", "facts", "note", "pause",
		"vars", "test", "time", "code", "/code" };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (str_eq(word, str_of(known[i])))
			return true;
	return false;
}

void lint_comments(const struct doc *doc, struct diags *d)
{
	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];
		bool alone, colon;
		struct str word;

		if (b->kind != BLOCK_COMMENT)
			continue;
		word = first_word(b->text, &alone, &colon);
		if (str_starts(word, STR("=")) && alone)
			at_block(doc, b, SEVERITY_ERROR, d,
			    "the name of a value stands behind it, on its "
			    "line: not at the beginning of one");
		else if (word.len && (alone || colon) && !is_known_word(word))
			diag_add(d, SEVERITY_ERROR, doc->path, b->line,
			    b->column,
			    "a comment that begins with \"%.*s%s\": lectern "
			    "knows quiz:, facts:, code:, note:, time: and "
			    "pause",
			    STR_ARG(word), colon ? ":" : "");
	}
}

/* The bytes of a list's marker and the blank behind it; 0: there is none. */
static size_t marker(struct str line)
{
	size_t n = 0;

	while (n < line.len && line.at[n] >= '0' && line.at[n] <= '9')
		n++;
	if (n < line.len &&
	    str_find(n ? STR(".)") : STR("-*+"), str_sub(line, n, n + 1), 0) !=
		SIZE_MAX)
		n++;
	else
		return 0;
	return n < line.len && line.at[n] == ' ' ? n + 1 : 0;
}

/* Whether the line, without the marks of quotes and lists, defines [x]. */
static bool defines_x(struct str line, size_t *at)
{
	size_t n = 0, took = 0;

	do {
		n += took;
		while (n < line.len &&
		    (line.at[n] == ' ' || line.at[n] == '\t' ||
			line.at[n] == '>'))
			n++;
		took = marker(str_sub(line, n, line.len));
	} while (took);
	*at = n;
	line = str_sub(line, n, line.len);
	return str_starts(line, STR("[x]:")) || str_starts(line, STR("[X]:"));
}

/* Whether a line is the text of a block, where no definition can stand. */
static bool is_text(const struct block *b, unsigned line, bool after)
{
	if (line < b->line || line > b->last_line)
		return false;
	if (b->kind == BLOCK_CODE || b->kind == BLOCK_HTML ||
	    b->kind == BLOCK_COMMENT)
		return true;
	return line > b->line && !after;
}

void lint_definitions(const struct doc *doc, struct diags *d)
{
	struct str rest = doc->source;
	bool after = false; /* the line before was a definition */
	size_t block = 0, at;

	for (unsigned line = 1; rest.len; line++) {
		bool defines = defines_x(str_line(&rest), &at);

		while (
		    block < doc->nblocks && doc->blocks[block].last_line < line)
			block++;
		if (defines && block < doc->nblocks)
			defines = !is_text(&doc->blocks[block], line, after);
		if (defines)
			diag_add(d, SEVERITY_ERROR, doc->path, line,
			    (unsigned)at + 1,
			    "a definition of [x] makes a link of every "
			    "ticked box: give it another name");
		after = defines;
	}
}
