#include "quiz/draft.h"

#include "check/check.h"
#include "check/words.h"

enum { GAPS_MOST = 99, CHOICES_MOST = 99 };

static bool holds_gaps(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_TABLE ||
	    b->kind == BLOCK_CODE;
}

bool draft_has_gap(const struct block *b)
{
	return (b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_TABLE) &&
	    str_find(b->text, STR("[["), 0) != SIZE_MAX;
}

/* (Standard) without its parentheses.  false: it has none. */
static bool is_right_choice(struct str s, struct str *inside)
{
	if (s.len < 3 || s.at[0] != '(' || s.at[s.len - 1] != ')')
		return false;
	*inside = str_trim(str_sub(s, 1, s.len - 1));
	return inside->len > 0;
}

/* A | B written with blanks at its ends, or with a choice in parentheses. */
static bool is_drop_down(struct str inner)
{
	struct str rest = inner, one, inside;
	size_t n = 0, right = 0;
	bool wide = str_starts(inner, STR(" ")) && str_ends(inner, STR(" "));

	while (rest.len) {
		rest = str_cut(rest, '|', &one);
		right += is_right_choice(str_trim(one), &inside);
		n++;
	}
	return n > 1 && (wide || right > 0);
}

static void add_choice(
    struct draft *f, struct gap *gap, struct spot at, struct str choice)
{
	size_t n = gap->nchoices;

	if (choice.len == 0)
		draft_error(f, at, "a drop-down with an empty choice");
	for (size_t i = 0; i < n; i++)
		if (words_same(f->a, gap->choices[i], choice, false))
			draft_error(f, at, "a drop-down has a choice twice");
	gap->choices = arena_grow(
	    f->a, gap->choices, n * sizeof(choice), (n + 1) * sizeof(choice));
	gap->choices[gap->nchoices++] = choice;
}

static void read_drop_down(
    struct draft *f, struct gap *gap, struct spot at, struct str inner)
{
	struct str rest = inner, one, inside;
	size_t right = 0;

	while (rest.len && gap->nchoices < CHOICES_MOST) {
		rest = str_cut(rest, '|', &one);
		one = inside = str_trim(one);
		if (is_right_choice(one, &inside)) {
			gap->right_choice = gap->nchoices;
			right++;
		}
		add_choice(f, gap, at, inside);
	}
	if (rest.len)
		draft_error(f, at, "a drop-down with more than 99 choices");
	else if (right == 0)
		draft_error(f, at,
		    "a drop-down without a right choice: put it in "
		    "parentheses (texts that all count: [[a|b]], without "
		    "blanks at the ends)");
	else if (right > 1)
		draft_error(f, at, "a drop-down with several right choices");
}

static void read_accepted(
    struct draft *f, struct gap *gap, struct spot at, struct str text)
{
	struct accepted one = { .right = true, .text = text };
	struct flaw flaw = { 0 };
	size_t n = gap->wanted.n;

	if (text.len == 0)
		draft_error(f, at, "an empty gap");
	else if (!gap->wanted.check->prepare(f->a, &one, &flaw))
		draft_error(
		    f, at, str_fmt(f->a, "gap: %.*s", STR_ARG(flaw.text)).at);
	gap->wanted.accepted = arena_grow(
	    f->a, gap->wanted.accepted, n * sizeof(one), (n + 1) * sizeof(one));
	gap->wanted.accepted[gap->wanted.n++] = one;
}

static void read_typed(
    struct draft *f, struct gap *gap, struct spot at, struct str inner)
{
	struct str one;

	inner = str_trim(inner);
	gap->wanted =
	    (struct wanted){ .check = &check_text, .exact = f->q.wanted.exact };
	if (!str_starts(inner, STR("="))) {
		read_accepted(f, gap, at, inner);
		return;
	}
	gap->wanted.check = &check_number;
	inner = str_sub(inner, 1, inner.len);
	do {
		inner = str_cut(inner, '|', &one);
		read_accepted(f, gap, at, str_trim(one));
	} while (inner.at && gap->wanted.n < CHOICES_MOST);
}

static void add_gap(struct draft *f, struct spot at, struct str inner)
{
	size_t n = f->q.ngaps;
	struct gap *gap;

	f->q.gaps = arena_grow(
	    f->a, f->q.gaps, n * sizeof(*gap), (n + 1) * sizeof(*gap));
	gap = &f->q.gaps[f->q.ngaps++];
	*gap = (struct gap){ 0 };
	inner = str_copy(f->a, inner);
	if (is_drop_down(inner))
		read_drop_down(f, gap, at, inner);
	else
		read_typed(f, gap, at, inner);
}

/* The next [[ of the block's source: where the gap is that comes next. */
static struct spot next_spot(
    const struct draft *f, struct str *source, uint32_t block)
{
	size_t at = str_find(*source, STR("[["), 0);
	struct spot spot;

	if (at == SIZE_MAX)
		return draft_block_spot(f->doc, block);
	spot = draft_spot(f->doc, source->at + at);
	*source = str_sub(*source, at + 2, source->len);
	return spot;
}

/* Whether a bracket that opens in s is not closed there: "= [1, 10". */
static bool is_open(struct str s)
{
	int open = 0;

	for (size_t i = 0; i < s.len; i++) {
		open += s.at[i] == '[' || s.at[i] == '(';
		open -= s.at[i] == ']' || s.at[i] == ')';
	}
	return open > 0;
}

/* Where the gap's ]] begins: in code on the same line.  SIZE_MAX: nowhere. */
static size_t find_end(const struct block *b, size_t open)
{
	size_t close = str_find(b->text, STR("]]"), open + 2);
	size_t line = str_find(b->text, STR("\n"), open);

	if (close != SIZE_MAX && close + 2 < b->text.len &&
	    b->text.at[close + 2] == ']' &&
	    is_open(str_sub(b->text, open + 2, close)))
		close++;
	return b->kind == BLOCK_CODE && close > line ? SIZE_MAX : close;
}

static void read_block(struct draft *f, uint32_t block)
{
	struct spot at = draft_block_spot(f->doc, block);
	struct str source =
	    draft_source(f->doc, at, f->doc->blocks[block].last_line);
	size_t open = 0;

	for (;;) {
		const struct block *b = &f->doc->blocks[block];
		size_t close;
		struct str blank;

		open = str_find(b->text, STR("[["), open);
		if (open == SIZE_MAX)
			return;
		close = find_end(b, open);
		at = next_spot(f, &source, block);
		if (close == SIZE_MAX) {
			draft_error(f, at, "a gap without its ]]");
			return;
		}
		if (f->q.ngaps == GAPS_MOST) {
			draft_error(f, at, "more than 99 gaps");
			return;
		}
		add_gap(f, at, str_sub(b->text, open + 2, close));
		blank = str_fmt(f->a, "[%zu ____]", f->q.ngaps);
		doc_replace(f->a, f->doc, block, (uint32_t)open,
		    (uint32_t)(close + 2 - open), blank);
		open += blank.len;
	}
}

/* The words of the question, now that the gaps are blanks in them. */
static void give_words(struct draft *f)
{
	struct str body = doc_plain(f->a, f->doc, f->q.body.from, f->q.body.to);

	f->q.wanted.words =
	    str_fmt(f->a, "%.*s %.*s", STR_ARG(f->q.title), STR_ARG(body));
	for (size_t i = 0; i < f->q.ngaps; i++)
		f->q.gaps[i].wanted.words = f->q.wanted.words;
}

void draft_gaps(struct draft *f)
{
	size_t errors = f->d->errors;

	f->q.kind = QUESTION_GAPS;
	for (uint32_t i = f->q.body.from; i < f->q.body.to; i++)
		if (holds_gaps(&f->doc->blocks[i]))
			read_block(f, i);
	if (f->q.ngaps == 0 && f->d->errors == errors)
		draft_error(f, f->spot, "there is no gap [[…]] to fill in");
	give_words(f);
}
