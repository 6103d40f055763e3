#include "quiz/draft.h"

#include "check/words.h"
#include "text/width.h"

/* A right answer is given away by its length from here on. */
enum { LONG_CELLS = 16 };

/* Whether what is right stands out by its length: over half as long again. */
static bool is_long(const struct question *q)
{
	size_t right = SIZE_MAX, wrong = 0;

	for (size_t i = 0; i < q->noptions; i++) {
		size_t cells = text_cells(q->options[i].plain);

		if (q->options[i].right && cells < right)
			right = cells;
		if (!q->options[i].right && cells > wrong)
			wrong = cells;
	}
	return wrong > 0 && right != SIZE_MAX && right >= LONG_CELLS &&
	    right * 2 > wrong * 3;
}

static bool is_about_all(struct draft *f, struct str option)
{
	static const char *const wholes[] = { "all of these", "all of them",
		"none of these", "none of them" };
	struct str folded = words_fold(f->a, option, false);

	if (str_ends(folded, STR(".")))
		folded.len--;
	for (size_t i = 0; i < sizeof(wholes) / sizeof(*wholes); i++)
		if (str_eq(folded, str_of(wholes[i])))
			return true;
	return str_find(folded, STR("of the above"), 0) != SIZE_MAX;
}

static void advise_options(struct draft *f)
{
	const struct question *q = &f->q;
	bool picked = q->kind == QUESTION_ONE || q->kind == QUESTION_SEVERAL;
	bool too_long = picked && is_long(q);

	for (size_t i = 0; picked && i < q->noptions; i++) {
		const struct option *option = &q->options[i];
		const struct box *item = &f->doc->boxes[option->text.inside];
		struct spot at = { item->line, item->column };

		if (q->shuffle && is_about_all(f, option->plain))
			draft_warn(f, at,
			    "\"all\" or \"none of the above\" does not go "
			    "with shuffle");
		if (!too_long || !option->right)
			continue;
		too_long = false;
		draft_warn(f, at,
		    "the right answer is more than half as long again as the "
		    "longest wrong one");
	}
}

/* partial= says something that this kind of question does not know. */
static void advise_credit(struct draft *f)
{
	enum credit credit = f->q.credit;
	bool fits = true;

	if (f->credit_spot.line == 0 || credit == CREDIT_OFF)
		return;
	switch (f->q.kind) {
	case QUESTION_ONE:
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		fits = false;
		break;
	case QUESTION_SEVERAL:
		fits = credit != CREDIT_LCS;
		break;
	case QUESTION_ORDER:
		fits = credit == CREDIT_LCS || credit == CREDIT_EACH_ANSWER;
		break;
	case QUESTION_MATCH:
	case QUESTION_GAPS:
		fits = credit == CREDIT_EACH_ANSWER;
		break;
	}
	if (fits)
		return;
	draft_warn(f, f->credit_spot,
	    "this partial= does not fit the kind of question: it is off");
	f->q.credit = CREDIT_OFF;
}

void draft_advise(struct draft *f)
{
	advise_options(f);
	if (!f->bad)
		advise_credit(f);
	if (f->q.explain.from == f->q.explain.to)
		draft_warn(f, f->spot,
		    "the question has no explanation (> Explain: …)");
	if (f->q.nhints == 0)
		draft_warn(f, f->spot, "the question has no hint (> Hint: …)");
}
