#include "base/arena.h"
#include "check/check.h"
#include "tap.h"

static void judges(struct arena *a)
{
	static const struct {
		const char *accepted, *answer;
		enum verdict_kind kind;
	} rows[] = {
		{ "203.0.113.5", "203.0.113.5", VERDICT_RIGHT },
		{ "203.0.113.5", " 203.0.113.5. ", VERDICT_RIGHT },
		{ "203.0.113.5", "203.0.113.6", VERDICT_WRONG },
		{ "203.0.113.5", "none", VERDICT_WRONG },
		{ "203.0.113.5", "203.0.113.05", VERDICT_UNREADABLE },
		{ "203.0.113.5", "203.0.113.0/24", VERDICT_UNREADABLE },
		{ "203.0.113.5", "office", VERDICT_UNREADABLE },
		{ "203.0.113.0/30; 192.0.2.7", "203.0.113.3", VERDICT_RIGHT },
		{ "203.0.113.0/30; 192.0.2.7", "192.0.2.7", VERDICT_RIGHT },
		{ "203.0.113.0/30; 192.0.2.7", "203.0.113.4", VERDICT_WRONG },
		{ "none", "none", VERDICT_RIGHT },
		{ "none", "None.", VERDICT_RIGHT },
		{ "none", "203.0.113.5", VERDICT_WRONG },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct accepted one = { .right = true };
		struct wanted wanted = {
			.check = &check_address, .accepted = &one, .n = 1
		};
		struct flaw flaw = { 0 };
		struct verdict v;

		one.text = str_of(rows[i].accepted);
		OK(check_address.prepare(a, &one, &flaw));
		v = check_address.judge(a, &wanted, str_of(rows[i].answer));
		INT_IS(v.kind, rows[i].kind);
		OK(v.reason.len > 0);
		v = check_address.judge(
		    a, &wanted, check_address.solution(a, &one));
		INT_IS(v.kind, VERDICT_RIGHT);
	}
}

static void refuses(struct arena *a)
{
	struct accepted bad = { .right = true, .text = STR("203.0.113") };
	struct accepted wide = { .text = STR("203.0.113.0/24") };
	struct accepted narrow = { .text = STR("203.0.113.7 - 203.0.113.9") };
	struct flaw flaw = { 0 };

	OK(!check_address.prepare(a, &bad, &flaw));
	OK(flaw.text.len > 0);
	OK(check_address.prepare(a, &wide, &flaw));
	OK(check_address.prepare(a, &narrow, &flaw));
	OK(check_address.covers(&wide, &narrow, false));
	OK(!check_address.covers(&narrow, &wide, false));
	STR_IS(check_address.words(a, &narrow),
	    "any of 203.0.113.7 - 203.0.113.9");
}

int main(void)
{
	struct arena *a = arena_new();

	judges(a);
	refuses(a);
	arena_free(a);
	return tap_done();
}
