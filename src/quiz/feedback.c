#include "check/picks.h"
#include "doc/doc.h"
#include "quiz/judge.h"

static void add_piece(struct buf *b, struct str piece)
{
	if (b->len && piece.len)
		buf_byte(b, '\n');
	buf_add(b, piece);
}

static void add_option(
    struct buf *b, const struct quiz *quiz, const struct option *option)
{
	add_piece(b,
	    doc_plain(
		b->a, quiz->doc, option->feedback.from, option->feedback.to));
}

/* Of the options that were picked, each once, in the file's order. */
static void add_picked(struct buf *b, const struct quiz *quiz,
    const struct question *q, struct str answer)
{
	struct picks picks;
	struct verdict v;

	if (!judge_picks(b->a, q, answer, &picks, &v))
		return;
	for (size_t i = 0; i < q->noptions; i++)
		for (size_t j = 0; j < picks.n; j++)
			if (picks.at[j] == i) {
				add_option(b, quiz, &q->options[i]);
				break;
			}
}

struct str judge_feedback(struct arena *a, const struct quiz *quiz,
    const struct question *q, struct str answer, const struct verdict *v)
{
	struct buf b = { .a = a };

	if (v->kind == VERDICT_UNREADABLE)
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
		break;
	}
	return buf_str(&b);
}
