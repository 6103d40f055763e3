#include "view/form_own.h"

#include "base/arena.h"
#include "check/picks.h"
#include "quiz/judge.h"
#include "ui/editor.h"

/* The place where number `option` of the file is shown. */
static size_t place_of(const struct form *f, size_t option)
{
	size_t i = 0;

	while (i + 1 < f->n && form_shown(f, i) != option)
		i++;
	return i;
}

static void fill_picks(struct arena *a, struct form *f, struct str answer)
{
	struct picks picks;
	struct verdict v;

	if (!judge_picks(a, f->q, answer, &picks, &v))
		return;
	for (size_t i = 0; i < picks.n; i++)
		f->picked[picks.at[i]] = true;
	if (f->q->kind == QUESTION_ONE && picks.n)
		f->focus = place_of(f, picks.at[0]);
}

static void fill_order(struct arena *a, struct form *f, struct str answer)
{
	struct picks order;
	struct verdict v;

	if (!picks_read_order(a, answer, f->n, &order, &v))
		return;
	for (size_t i = 0; i < order.n; i++)
		f->place[i] = order.at[i];
}

static void fill_match(struct arena *a, struct form *f, struct str answer)
{
	struct picks match;
	struct verdict v;

	if (!picks_read_match(a, answer, f->n, &match, &v))
		return;
	for (size_t i = 0; i < match.n; i++)
		f->place[i] = place_of(f, match.at[i]);
}

static void fill_gaps(struct form *f, struct str answer)
{
	struct str rest = answer, piece;

	for (size_t i = 0; i < f->n; i++) {
		uint64_t n;

		rest = str_cut(rest, '|', &piece);
		piece = str_trim(piece);
		if (form_is_typed(f, i))
			edit_set(&f->fields[i], piece);
		else if (str_number(piece, f->q->gaps[i].nchoices, &n) && n)
			f->place[i] = (size_t)n - 1;
	}
}

void form_fill(struct arena *a, struct form *f, struct str answer)
{
	if (answer.len == 0 || f->n == 0)
		return;
	if (f->editor) {
		editor_set(f->editor, answer);
		return;
	}
	switch (f->q->kind) {
	case QUESTION_ONE:
	case QUESTION_SEVERAL:
		fill_picks(a, f, answer);
		break;
	case QUESTION_ORDER:
		fill_order(a, f, answer);
		break;
	case QUESTION_MATCH:
		fill_match(a, f, answer);
		break;
	case QUESTION_GAPS:
		fill_gaps(f, answer);
		break;
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		edit_set(&f->fields[0], answer);
		break;
	}
}
