#include "sched/event.h"

#include <stddef.h>

static const char *const names[] = {
	[EVENT_ANSWER] = "answer",
	[EVENT_SHOWN] = "shown",
	[EVENT_READ] = "read",
	[EVENT_PLACE] = "place",
	[EVENT_RESET] = "reset",
};

enum { KINDS = sizeof(names) / sizeof(*names) };

const char *event_name(enum event_kind kind)
{
	MUST((size_t)kind < KINDS);
	return names[kind];
}

bool event_read(struct str name, enum event_kind *kind)
{
	for (size_t i = 0; i < KINDS; i++)
		if (str_eq(name, str_of(names[i]))) {
			*kind = (enum event_kind)i;
			return true;
		}
	return false;
}
