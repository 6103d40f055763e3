#include "check/verdict.h"

static const struct {
	const char *name, *words;
} kinds[] = {
	[VERDICT_RIGHT] = { "right", "✓ Right" },
	[VERDICT_PARTIAL] = { "partial", "◐ Partly right" },
	[VERDICT_WRONG] = { "wrong", "✗ Not yet" },
	[VERDICT_UNREADABLE] = { "unreadable", "? Cannot be read" },
	[VERDICT_UNTOLD] = { "cannot tell", "? Cannot tell" },
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

const char *verdict_name(enum verdict_kind kind)
{
	return kinds[kind].name;
}

const char *verdict_words(enum verdict_kind kind)
{
	return kinds[kind].words;
}

bool verdict_counts(enum verdict_kind kind)
{
	return kind != VERDICT_UNREADABLE && kind != VERDICT_UNTOLD;
}

struct verdict verdict_of(bool right, struct str reason)
{
	return (struct verdict){
		.kind = right ? VERDICT_RIGHT : VERDICT_WRONG,
		.score = right ? 1 : 0,
		.reason = reason,
		.known = -1,
	};
}

struct verdict verdict_unreadable(size_t at, size_t len, struct str reason)
{
	return (struct verdict){
		.kind = VERDICT_UNREADABLE,
		.reason = reason,
		.at = at,
		.len = len,
		.known = -1,
	};
}

struct verdict verdict_untold(size_t at, size_t len, struct str reason)
{
	struct verdict v = verdict_unreadable(at, len, reason);

	v.kind = VERDICT_UNTOLD;
	return v;
}

struct verdict verdict_share(size_t earned, size_t most, struct str reason)
{
	struct verdict v = verdict_of(earned == most, reason);

	if (earned > 0 && earned < most) {
		v.kind = VERDICT_PARTIAL;
		v.score = (double)earned / (double)most;
	}
	return v;
}
