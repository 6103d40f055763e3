#ifndef APP_HISTORY_H
#define APP_HISTORY_H

#include "app/report.h"
#include "base/str.h"

struct arena;
struct event;
struct standing;

/* What happened to one question: a fold of its events alone. */
struct history_fold {
	struct arena *a;
	struct str module, question;
	struct standing *standing;
	struct review_day *at;
	size_t n, cap;
};

/* Nothing has happened yet; `like` says where days begin. */
struct history_fold history_begin(struct arena *a, struct str module,
    struct str question, const struct standing *like);

/* For store_each: `to` is a struct history_fold. */
void history_add(void *to, const struct event *event);

/* An event was taken back that lies deep: go through the log once more. */
bool history_again(struct history_fold *h);

#endif
