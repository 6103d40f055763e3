#include "app/quiz_keep.h"

#include "app/fold.h"
#include "app/paths.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"
#include "sched/standing.h"
#include "store/store.h"

/* The panes keep a round of the whole quiz under this name too. */
static const struct str whole = { "ask:", 4 };

struct quiz_keep quiz_keep_open(
    struct arena *a, struct str named, struct str quiz, struct diags *d)
{
	struct quiz_keep keep = { .module = path_name(quiz) };

	if (str_ends(keep.module, STR(".md")))
		keep.module.len -= STR(".md").len;
	if (paths_progress(a, named, &keep.file, d))
		keep.store = store_open(keep.file, d);
	return keep;
}

void quiz_keep_close(struct quiz_keep *keep)
{
	store_close(keep->store);
	keep->store = NULL;
}

struct str quiz_keep_place(
    struct arena *a, const struct quiz_keep *keep, struct diags *d)
{
	const struct standing *standing = NULL;
	int64_t after;

	if (keep->store)
		standing = fold_open(a, keep->store, keep->file, &after, d);
	return standing ? standing_place(standing, keep->module, whole)
			: STR("");
}

bool quiz_keep_answer(void *to, const struct turn *turn, struct diags *d)
{
	struct quiz_keep *keep = to;
	bool shown = turn->state == TURN_SHOWN;
	struct event event = {
		.when = clock_now(),
		.kind = shown ? EVENT_SHOWN : EVENT_ANSWER,
		.module = keep->module,
		.item = turn->q->id,
		.hash = turn->q->hash,
		.seed = turn->seed,
		.tries = turn->tries,
		.hints = (unsigned)turn->hints,
	};

	if (!keep->store)
		return true;
	if (!shown) {
		event.answer = turn->answer;
		event.verdict = str_of(verdict_name(turn->verdict.kind));
		event.score = turn->verdict.score;
	}
	return store_add(keep->store, &event, d);
}

bool quiz_keep_round(void *to, struct str saved, struct diags *d)
{
	struct quiz_keep *keep = to;
	struct event event = {
		.when = clock_now(),
		.kind = EVENT_PLACE,
		.module = keep->module,
		.item = whole,
		.detail = saved,
	};

	return !keep->store || store_add(keep->store, &event, d);
}
