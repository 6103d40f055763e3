#include "base/utf8.h"
#include "course/lint_parts.h"

/*
 * Code without a language may be a drawing, which whoever listens to a lesson
 * hears as a row of punctuation.  Its caption is the paragraph below it.
 */

/* A line that only leads from one part of a drawing to another. */
static bool is_connector(struct str line)
{
	bool bar = false;

	for (size_t i = 0; i < line.len; i++) {
		if (str_find(STR("|+/\\v^ \t"), str_sub(line, i, i + 1), 0) ==
		    SIZE_MAX)
			return false;
		bar = bar || line.at[i] == '|';
	}
	return bar;
}

/* Box drawing, block elements and arrows. */
static bool has_drawn_rune(struct str line)
{
	size_t n;

	for (size_t i = 0; i < line.len; i += n) {
		uint32_t r = 0;

		n = utf8_decode(str_sub(line, i, line.len), &r);
		n += n == 0;
		if ((r >= 0x2500 && r <= 0x259f) ||
		    (r >= 0x2190 && r <= 0x21ff))
			return true;
	}
	return false;
}

static bool has_drawn_line(struct str line)
{
	static const char *const marks[] = { "-->", "<--", "--+", "+--", "==>",
		"<==", "[==", "==]" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (str_find(line, str_of(marks[i]), 0) != SIZE_MAX)
			return true;
	return has_drawn_rune(line);
}

static bool is_drawing(struct str code)
{
	unsigned marks = 0;

	while (code.len && marks < 2) {
		struct str line = str_line(&code);

		if (is_connector(line))
			marks += 2;
		else if (has_drawn_line(line))
			marks++;
	}
	return marks >= 2;
}

/* Comments say nothing to readers. */
static const struct block *next_shown(const struct doc *doc, size_t i)
{
	while (++i < doc->nblocks)
		if (doc->blocks[i].kind != BLOCK_COMMENT)
			return &doc->blocks[i];
	return NULL;
}

void lint_drawings(const struct doc *doc, struct diags *d)
{
	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i], *below;

		if (b->kind != BLOCK_CODE || b->info.len || !b->fenced ||
		    !is_drawing(b->text))
			continue;
		below = next_shown(doc, i);
		if (!below || below->kind != BLOCK_PARAGRAPH ||
		    below->box != b->box)
			diag_add(d, SEVERITY_WARNING, doc->path, b->line,
			    b->column,
			    "a drawing without a caption: say in a paragraph "
			    "below it what it shows");
	}
}
