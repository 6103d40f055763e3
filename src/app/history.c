#include "app/history.h"

#include "base/arena.h"
#include "base/vec.h"
#include "sched/standing.h"

struct history_fold history_begin(struct arena *a, struct str module,
    struct str question, const struct standing *like)
{
	struct history_fold h = {
		.a = a,
		.module = str_copy(a, module),
		.question = str_copy(a, question),
		.standing = standing_new(a),
	};

	standing_set_east(h.standing, standing_east(like));
	return h;
}

void history_add(void *to, const struct event *event)
{
	struct history_fold *h = to;
	const struct card *card;
	size_t rated;

	if (!str_eq(event->module, h->module) ||
	    (event->kind != EVENT_RESET && !str_eq(event->item, h->question)))
		return;
	standing_add(h->standing, event);
	card = standing_card(h->standing, h->module, h->question);
	rated = card ? card->rated : 0;
	if (rated > h->n) {
		h->at = vec_room(h->a, h->at, h->n, &h->cap, sizeof(*h->at));
		h->at[h->n] = (struct review_day){
			.day = card->day,
			.rating = card->rating,
			.memory = card->memory,
		};
	}
	h->n = rated;
}

bool history_again(struct history_fold *h)
{
	if (!standing_stale(h->standing))
		return false;
	standing_begin_again(h->standing);
	h->n = 0;
	return true;
}
