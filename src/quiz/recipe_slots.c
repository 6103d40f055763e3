#include "base/vec.h"
#include "quiz/draft.h"
#include "quiz/recipe_own.h"

struct finding {
	struct arena *a;
	struct recipe *recipe;
	const struct draft *f;
	VEC(struct slot) slots;
	VEC(struct str) spans; /* of code, in the paragraph at hand */
};

/* Bytes of the ` that stand at this place. */
static size_t ticks(struct str s, size_t at)
{
	size_t from = at;

	while (at < s.len && s.at[at] == '`')
		at++;
	return at - from;
}

/* Where as many ` as these close the code; s.len: nowhere. */
static size_t closing(struct str s, size_t from, size_t n)
{
	for (size_t i = from; i < s.len; i++) {
		size_t here = ticks(s, i);

		if (here == n)
			return i;
		i += here;
	}
	return s.len;
}

static void find_spans(struct finding *k, struct str s)
{
	k->spans.n = 0;
	for (size_t i = 0; i < s.len; i++) {
		size_t n = ticks(s, i), end;

		if (s.at[i] == '\\')
			i++;
		if (n == 0)
			continue;
		end = closing(s, i + n, n);
		if (end < s.len)
			*VEC_ADD(k->a, &k->spans) = str_sub(s, i, end);
		i = end < s.len ? end + n - 1 : i + n - 1;
	}
}

static bool in_code(const struct finding *k, const char *at)
{
	for (size_t i = 0; i < k->spans.n; i++)
		if (at >= k->spans.at[i].at &&
		    at < k->spans.at[i].at + k->spans.at[i].len)
			return true;
	return false;
}

/* The bytes of blanks, > and list marks that a line begins with. */
static size_t lead(struct str line)
{
	size_t at = 0, end;

	for (;;) {
		while (at < line.len &&
		    (line.at[at] == ' ' || line.at[at] == '\t' ||
			line.at[at] == '>'))
			at++;
		for (end = at; end < line.len && line.at[end] >= '0' &&
		     line.at[end] <= '9';
		     end++)
			;
		if (end < line.len &&
		    str_find(end > at ? STR(".)") : STR("-*+"),
			str_sub(line, end, end + 1), 0) != SIZE_MAX)
			end++;
		else
			return at;
		if (end >= line.len || line.at[end] != ' ')
			return at;
		at = end;
	}
}

static void add_slot(struct finding *k, struct str line, size_t open,
    size_t close, enum slot_kind kind)
{
	struct slot *slot = VEC_ADD(k->a, &k->slots);
	struct str behind = str_sub(line, close + 2, line.len);

	*slot = (struct slot){
		.at = (size_t)(line.at + open - k->recipe->source.at),
		.len = close + 2 - open,
		.name = str_trim(str_sub(line, open + 2, close)),
		.kind = kind,
		.begins = lead(line) >= open,
	};
	slot->alone = slot->begins && str_trim(behind).len == 0;
}

static void find_in_line(
    struct finding *k, struct str line, enum slot_kind kind)
{
	size_t open = 0;

	while ((open = str_find(line, STR("{{"), open)) != SIZE_MAX) {
		size_t close = str_find(line, STR("}}"), open);
		struct str name;

		if (close == SIZE_MAX)
			return;
		name = str_trim(str_sub(line, open + 2, close));
		if (!is_name(name)) {
			open++;
			continue;
		}
		if (kind == SLOT_TEXT && in_code(k, line.at + open))
			add_slot(k, line, open, close, SLOT_CODE);
		else if (kind == SLOT_CELL && in_code(k, line.at + open))
			add_slot(k, line, open, close, SLOT_CODE_CELL);
		else
			add_slot(k, line, open, close, kind);
		open = close + 2;
	}
}

/* Whether the block is lines of answers or proofs, which are no Markdown. */
static bool is_answer(const struct draft *f, size_t block)
{
	for (size_t i = 0; i < f->nparts; i++)
		if (block >= f->parts[i].from && block < f->parts[i].to)
			return f->parts[i].kind == STRETCH_LINES ||
			    f->parts[i].kind == STRETCH_FACTS;
	return false;
}

static enum slot_kind kind_of(const struct draft *f, size_t block)
{
	switch (f->doc->blocks[block].kind) {
	case BLOCK_HEADING:
	case BLOCK_PARAGRAPH:
		return is_answer(f, block) ? SLOT_CODE : SLOT_TEXT;
	case BLOCK_TABLE:
		return SLOT_CELL;
	case BLOCK_CODE:
	case BLOCK_HTML:
	case BLOCK_COMMENT:
	case BLOCK_RULE:
	case BLOCK_EMPTY:
		break;
	}
	return SLOT_CODE;
}

static void find_in_block(struct finding *k, size_t block)
{
	const struct doc *doc = k->f->doc;
	const struct block *b = &doc->blocks[block];
	enum slot_kind kind = kind_of(k->f, block);

	if (b->kind == BLOCK_COMMENT)
		return;
	k->spans.n = 0;
	if (kind == SLOT_TEXT || kind == SLOT_CELL)
		find_spans(k,
		    draft_source(
			doc, (struct spot){ b->line, 1 }, b->last_line));
	for (unsigned line = b->line; line <= b->last_line; line++)
		find_in_line(k, doc_source_line(doc, line), kind);
}

void recipe_find_slots(
    struct arena *a, struct recipe *recipe, const struct draft *f)
{
	struct finding k = { .a = a, .recipe = recipe, .f = f };
	size_t block = 0;

	while (f->doc->blocks[block].line < recipe->line)
		block++;
	find_in_block(&k, block);
	for (size_t i = 0; i < f->nparts; i++)
		for (block = f->parts[i].from; block < f->parts[i].to; block++)
			find_in_block(&k, block);
	recipe->slots = k.slots.at;
	recipe->nslots = k.slots.n;
}
