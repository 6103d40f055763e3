#include "quiz/draft.h"

enum note { NOTE_NONE, NOTE_HINT, NOTE_EXPLAIN };

static enum note note_of(struct str text, size_t *len)
{
	static const struct {
		const char *word;
		enum note note;
	} words[] = { { "Hint:", NOTE_HINT }, { "Explain:", NOTE_EXPLAIN } };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct str word = str_of(words[i].word);

		*len = word.len;
		if (str_eq_nocase(str_sub(text, 0, word.len), word))
			return words[i].note;
	}
	*len = 0;
	return NOTE_NONE;
}

/* The note that a block directly in the quote begins. */
static enum note begins(const struct draft *f, uint32_t block, uint32_t quote)
{
	const struct block *b = &f->doc->blocks[block];
	size_t len;

	if (b->box != quote || b->kind != BLOCK_PARAGRAPH)
		return NOTE_NONE;
	return note_of(b->text, &len);
}

/* A line of the quote without its > and blanks. */
static struct str quoted_line(const struct doc *doc, unsigned line)
{
	struct str s = doc_source_line(doc, line);

	while (s.len && (s.at[0] == ' ' || s.at[0] == '\t' || s.at[0] == '>'))
		s = str_sub(s, 1, s.len);
	return s;
}

/* Two quotes without a blank line between them are one paragraph. */
static void find_joined(struct draft *f, uint32_t block)
{
	const struct block *b = &f->doc->blocks[block];

	for (unsigned line = b->line + 1; line <= b->last_line; line++) {
		struct str s = quoted_line(f->doc, line);
		size_t len;

		if (note_of(s, &len) != NOTE_NONE)
			draft_error(f, draft_spot(f->doc, s.at),
			    "this has run together with the lines above: put "
			    "a blank line between the quotes");
	}
}

/* Takes the word out of the text; the passage may begin a block later. */
static struct passage shown(struct draft *f, struct passage p)
{
	struct str text = f->doc->blocks[p.from].text;
	size_t len;

	note_of(text, &len);
	while (len < text.len && (text.at[len] == ' ' || text.at[len] == '\n'))
		len++;
	if (len == text.len && p.from + 1 < p.to)
		p.from++;
	else if (len == text.len)
		p.to = p.from;
	else
		doc_replace(f->a, f->doc, p.from, 0, (uint32_t)len, STR(""));
	return p;
}

static void add_note(struct draft *f, enum note note, struct passage p)
{
	struct spot at = draft_block_spot(f->doc, p.from);

	p = shown(f, p);
	if (p.from == p.to)
		draft_warn(f, at, "nothing stands behind this word");
	else if (note == NOTE_HINT)
		*VEC_ADD(f->a, &f->hints) = p;
	else if (f->q.explain.from == f->q.explain.to)
		f->q.explain = p;
	else
		draft_warn(f, at,
		    "the question is explained already: this is not shown");
}

void draft_notes(struct draft *f, const struct stretch *quote)
{
	uint32_t from = quote->from;

	for (uint32_t i = quote->from; i < quote->to; i++) {
		if (begins(f, i, quote->box) == NOTE_NONE)
			continue;
		find_joined(f, i);
		if (i == from)
			continue;
		add_note(f, begins(f, from, quote->box),
		    (struct passage){ from, i, quote->box });
		from = i;
	}
	add_note(f, begins(f, from, quote->box),
	    (struct passage){ from, quote->to, quote->box });
}
