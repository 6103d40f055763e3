#include "quiz/draft.h"

#include "check/check.h"
#include "check/words.h"

static struct spot box_spot(const struct doc *doc, uint32_t box)
{
	return (struct spot){ doc->boxes[box].line, doc->boxes[box].column };
}

/* The quote directly in this item that the block stands in, or NO_BOX. */
static uint32_t quote_of(const struct doc *doc, uint32_t block, uint32_t item)
{
	uint32_t box = doc->blocks[block].box;

	while (box != item && doc->boxes[box].parent != item)
		box = doc->boxes[box].parent;
	return box != item && doc->boxes[box].kind == BOX_QUOTE ? box : NO_BOX;
}

/* Text up to the first quote, feedback from there. */
static struct option read_option(struct draft *f, uint32_t item)
{
	const struct box *box = &f->doc->boxes[item];
	struct option option = {
		.right = box->task == TASK_DONE,
		.text = { box->first, box->end, item },
	};
	bool apart = false;

	for (uint32_t i = box->first; i < box->end; i++) {
		uint32_t quote = quote_of(f->doc, i, item);

		if (quote != NO_BOX && option.feedback.to == 0) {
			option.text.to = i;
			option.feedback.from = i;
			option.feedback.inside = quote;
		}
		if (quote == NO_BOX && option.feedback.to && !apart) {
			apart = true;
			draft_warn(f, draft_block_spot(f->doc, i),
			    "text behind an option's feedback is not shown");
		}
		if (quote != NO_BOX && !apart)
			option.feedback.to = i + 1;
		if (quote != NO_BOX && quote != option.feedback.inside)
			option.feedback.inside = item;
	}
	option.plain =
	    str_trim(doc_plain(f->a, f->doc, option.text.from, option.text.to));
	return option;
}

/* The text without a mark at its end that says nothing. */
static struct str without_mark(struct str s)
{
	while (s.len > 1 &&
	    str_find(STR(".,;:"), str_sub(s, s.len - 1, s.len), 0) != SIZE_MAX)
		s.len--;
	return s;
}

/* An option before option i that reads like it; i: there is none. */
static size_t find_like(struct draft *f, size_t i, bool exact)
{
	struct str one = f->q.options[i].plain;

	for (size_t j = 0; j < i; j++) {
		struct str other = f->q.options[j].plain;

		if (exact ? words_same(f->a, one, other, true)
			  : words_same(f->a, without_mark(one),
				without_mark(other), false))
			return j;
	}
	return i;
}

/* Two options that read alike, at the second. */
static void find_same(struct draft *f, const uint32_t *items)
{
	for (size_t i = 1; i < f->q.noptions; i++) {
		struct spot at = box_spot(f->doc, items[i]);
		size_t same = find_like(f, i, true);
		size_t like = find_like(f, i, false);

		if (f->q.options[i].plain.len == 0)
			continue;
		if (same < i)
			draft_error(f, at,
			    str_fmt(f->a, "option %zu is the same as %zu",
				i + 1, same + 1)
				.at);
		else if (like < i)
			draft_warn(f, at,
			    str_fmt(f->a,
				"option %zu is almost the same as %zu", i + 1,
				like + 1)
				.at);
	}
}

enum { OPTIONS_MOST = 99 };

/* A box with nothing behind it is not read as one. */
static bool is_blank(struct str plain)
{
	return plain.len == 0 || str_eq(plain, STR("[ ]")) ||
	    str_eq_nocase(plain, STR("[x]"));
}

/* Reads the list's items as options; `boxed`: each must have its [ ]. */
static void read_options(
    struct draft *f, const struct stretch *list, bool boxed)
{
	const struct box *boxes = f->doc->boxes;
	VEC(struct option) options = { 0 };
	VEC(uint32_t) items = { 0 };

	for (uint32_t i = list->box + 1; i < f->doc->nboxes; i++) {
		if (boxes[i].first >= boxes[list->box].end)
			break;
		if (boxes[i].parent != list->box)
			continue;
		*VEC_ADD(f->a, &options) = read_option(f, i);
		*VEC_ADD(f->a, &items) = i;
		if (is_blank(options.at[options.n - 1].plain))
			draft_error(
			    f, box_spot(f->doc, i), "an option without text");
		else if (boxed && boxes[i].task == TASK_NONE)
			draft_error(f, box_spot(f->doc, i),
			    "an option without [ ] or [x]");
	}
	f->q.options = options.at;
	f->q.noptions = options.n;
	if (options.n > OPTIONS_MOST)
		draft_error(
		    f, box_spot(f->doc, list->box), "more than 99 options");
	else
		find_same(f, items.at);
}

static void count_right(struct draft *f, struct spot at)
{
	size_t right = 0;

	if (f->split)
		return;
	for (size_t i = 0; i < f->q.noptions; i++)
		right += f->q.options[i].right;
	if (f->q.noptions == 1)
		draft_error(f, at, "there is only one option");
	if (right == 0)
		draft_error(f, at, "no option is right: mark it with [x]");
	else if (f->q.kind == QUESTION_ONE && right > 1)
		draft_error(f, at,
		    "several options are right in a numbered list, of which "
		    "one is picked: use - for several");
	else if (f->q.noptions > 1 && right == f->q.noptions)
		draft_warn(f, at, "every option is right");
}

void draft_tasks(struct draft *f, const struct stretch *list)
{
	bool numbered = f->doc->boxes[list->box].ordered;

	f->q.kind = numbered ? QUESTION_ONE : QUESTION_SEVERAL;
	read_options(f, list, true);
	count_right(f, box_spot(f->doc, list->box));
}

void draft_order(struct draft *f, const struct stretch *list)
{
	f->q.kind = QUESTION_ORDER;
	read_options(f, list, false);
	if (f->q.noptions == 1 && !f->split)
		draft_error(f, box_spot(f->doc, list->box),
		    "there is only one thing to put in order");
}

static struct str cell_text(const struct block *b, uint32_t row, uint32_t i)
{
	const struct table *t = b->table;
	const struct cell *cell = &t->cells[t->row_at[row] + i];

	if (t->row_at[row] + i >= t->row_at[row + 1])
		return STR("");
	return str_trim(str_sub(b->text, cell->at, cell->at + cell->len));
}

/* The line of a table's row: the head, the delimiters, then the rest. */
static struct spot row_spot(const struct block *b, uint32_t row)
{
	return (struct spot){ b->line + row + (row > 0), b->column };
}

static void read_pair(struct draft *f, const struct block *b, uint32_t row)
{
	struct pair *pair = &f->q.pairs[row - 1];

	*pair = (struct pair){ cell_text(b, row, 0), cell_text(b, row, 1) };
	if (pair->left.len == 0 || pair->right.len == 0)
		draft_error(f, row_spot(b, row), "a pair with an empty side");
	for (uint32_t i = 0; i + 1 < row; i++)
		if (str_eq(pair->left, f->q.pairs[i].left))
			draft_error(f, row_spot(b, row),
			    str_fmt(f->a,
				"the left side is the same as in "
				"row %u",
				i + 1)
				.at);
}

void draft_match(struct draft *f, const struct stretch *table)
{
	const struct block *b = &f->doc->blocks[table->from];
	const struct table *t = b->table;

	f->q.kind = QUESTION_MATCH;
	if (t->columns != 2) {
		draft_error(f, row_spot(b, 0),
		    "type=match wants a table of two columns");
		return;
	}
	if (t->rows < 3 || t->rows > OPTIONS_MOST) {
		draft_error(f, row_spot(b, 0),
		    "type=match wants two pairs or more, and at most 98");
		return;
	}
	f->q.head = (struct pair){ cell_text(b, 0, 0), cell_text(b, 0, 1) };
	f->q.npairs = t->rows - 1;
	f->q.pairs = NEW_N(f->a, struct pair, f->q.npairs);
	for (uint32_t row = 1; row < t->rows; row++)
		read_pair(f, b, row);
}
