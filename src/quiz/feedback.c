#include "base/arena.h"
#include "check/picks.h"
#include "doc/doc.h"
#include "quiz/judge.h"

static void add_piece(struct buf *b, struct str piece)
{
	if (b->len && piece.len)
		buf_byte(b, '\n');
	buf_add(b, piece);
}

/* The item that this block begins, or NULL. */
static const struct box *item_of(const struct doc *doc, uint32_t block)
{
	uint32_t box = doc->blocks[block].box;

	return box != NO_BOX && doc->boxes[box].kind == BOX_ITEM &&
		doc->boxes[box].first == block
	    ? &doc->boxes[box]
	    : NULL;
}

/* A list stays one, as it is written. */
static void add_mark(
    struct buf *b, const struct doc *doc, const struct box *item)
{
	const struct box *list = &doc->boxes[item->parent];

	if (list->ordered)
		buf_fmt(b, "%u%c ", (unsigned)(list->start + item->number),
		    list->delimiter);
	else
		buf_add(b, STR("- "));
}

static void add_option(
    struct buf *b, const struct quiz *quiz, const struct option *option)
{
	const struct doc *doc = quiz->doc;
	struct passage p = option->feedback;

	for (uint32_t i = p.from; i < p.to; i++) {
		struct str piece = doc_plain(b->a, doc, i, i + 1);
		const struct box *item = item_of(doc, i);

		if (piece.len == 0)
			continue;
		if (b->len)
			buf_byte(b, '\n');
		if (i > p.from && !(item && doc->boxes[item->parent].tight))
			buf_byte(b, '\n');
		if (item)
			add_mark(b, doc, item);
		buf_add(b, piece);
	}
}

static bool is_picked(const struct picks *picks, size_t option)
{
	for (size_t i = 0; i < picks->n; i++)
		if (picks->at[i] == option)
			return true;
	return false;
}

/*
 * Of the options that were picked, each once, in the file's order; what one has
 * said already (generated options often say the same) is not said again.
 */
static void add_picked(struct buf *b, const struct quiz *quiz,
    const struct question *q, struct str answer)
{
	struct picks picks;
	struct verdict v;
	struct str *said;
	size_t n = 0;

	if (!judge_picks(b->a, q, answer, &picks, &v))
		return;
	said = NEW_N(b->a, struct str, q->noptions);
	for (size_t i = 0; i < q->noptions; i++) {
		struct buf one = { .a = b->a };
		size_t k = 0;

		if (!is_picked(&picks, i))
			continue;
		add_option(&one, quiz, &q->options[i]);
		said[n] = buf_str(&one);
		while (!str_eq(said[k], said[n]))
			k++;
		if (k == n)
			add_piece(b, said[n++]);
	}
}

struct str judge_feedback(struct arena *a, const struct quiz *quiz,
    const struct question *q, struct str answer, const struct verdict *v)
{
	struct buf b = { .a = a };

	if (!verdict_counts(v->kind))
		return buf_str(&b);
	switch (q->kind) {
	case QUESTION_ONE:
		if (v->known >= 0)
			add_option(&b, quiz, &q->options[v->known]);
		break;
	case QUESTION_SEVERAL:
		add_picked(&b, quiz, q, answer);
		break;
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
		if (v->known >= 0)
			add_piece(&b, q->wanted.accepted[v->known].why);
		break;
	case QUESTION_ORDER:
	case QUESTION_MATCH:
	case QUESTION_GAPS:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		break;
	}
	return buf_str(&b);
}
