#include "sched/event.h"

#include <stddef.h>

static const char *const names[] = {
	[EVENT_ANSWER] = "answer",
	[EVENT_SHOWN] = "shown",
	[EVENT_READ] = "read",
	[EVENT_PLACE] = "place",
	[EVENT_RESET] = "reset",
	[EVENT_UNDO] = "undo",
	[EVENT_JOIN] = "join",
};

static const char *const confidences[CONFIDENCES] = {
	[CONFIDENCE_NONE] = "",
	[CONFIDENCE_UNSURE] = "unsure",
	[CONFIDENCE_FAIRLY] = "fairly",
	[CONFIDENCE_SURE] = "sure",
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
		if (name.len && name.at[0] == names[i][0] &&
		    str_eq(name, str_of(names[i]))) {
			*kind = (enum event_kind)i;
			return true;
		}
	return false;
}

const char *confidence_name(enum confidence confidence)
{
	MUST((size_t)confidence < CONFIDENCES);
	return confidences[confidence];
}

enum confidence confidence_read(struct str word)
{
	for (size_t i = 1; word.len && i < CONFIDENCES; i++)
		if (str_eq(word, str_of(confidences[i])))
			return (enum confidence)i;
	return CONFIDENCE_NONE;
}
