#include "app/quiz_keep.h"

#include "app/fold.h"
#include "app/paths.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/vec.h"
#include "sched/standing.h"
#include "store/store.h"

#include <stdio.h>

/* The panes keep a round of the whole quiz under this name too. */
enum { ITEM_MOST = 80 }; /* an id has at most 64 bytes */

static const struct str whole = { "ask:", 4 };

struct quiz_keep quiz_keep_open(
    struct arena *a, struct str named, struct str quiz, struct diags *d)
{
	struct quiz_keep keep = { .module = path_name(quiz), .a = a };

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

static struct str module_of(
    const struct quiz_keep *keep, const struct turn *turn)
{
	return keep->modules ? keep->modules[turn->question] : keep->module;
}

/* What the question was asked about stays known when the code changes. */
static bool keep_code(
    const struct quiz_keep *keep, const struct turn *turn, struct diags *d)
{
	const struct question *q = turn->q;
	char item[ITEM_MOST];
	struct event event = {
		.when = clock_now(),
		.kind = EVENT_PLACE,
		.module = module_of(keep, turn),
		.detail = q->about,
	};

	if (q->about.len == 0)
		return true;
	snprintf(item, sizeof(item), "code:%.*s", STR_ARG(q->id));
	event.item = str_of(item);
	return store_add(keep->store, &event, d);
}

bool quiz_keep_answer(void *to, const struct turn *turn,
    enum confidence confidence, struct diags *d)
{
	struct quiz_keep *keep = to;
	bool shown = turn->state == TURN_SHOWN;
	struct event event = {
		.when = clock_now(),
		.kind = shown ? EVENT_SHOWN : EVENT_ANSWER,
		.module = module_of(keep, turn),
		.item = turn->q->id,
		.hash = turn->q->hash,
		.seed = turn->seed,
		.tries = turn->tries,
		.hints = (unsigned)turn->hints,
	};

	if (!keep->store)
		return true;
	if (!keep_code(keep, turn, d))
		return false;
	if (!shown) {
		event.answer = turn->answer;
		event.verdict = str_of(verdict_name(turn->verdict.kind));
		event.score = turn->verdict.score;
		event.detail = str_of(confidence_name(confidence));
	}
	if (!store_add(keep->store, &event, d))
		return false;
	keep->done = vec_room(
	    keep->a, keep->done, keep->ndone, &keep->cap, sizeof(*keep->done));
	keep->done[keep->ndone++] = event;
	return true;
}

bool quiz_keep_undo(void *to, struct diags *d)
{
	struct quiz_keep *keep = to;
	struct event event = { .when = clock_now(), .kind = EVENT_UNDO };
	const struct event *done;

	if (keep->ndone == 0)
		return true;
	done = &keep->done[keep->ndone - 1];
	event.module = done->module;
	event.item = done->item;
	event.detail = str_of(done->id);
	if (!store_add(keep->store, &event, d))
		return false;
	keep->ndone--;
	return true;
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
