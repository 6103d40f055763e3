/*
 * A file of every shape that was ever released is opened, brought up to date
 * and loses nothing.  Each holds the same five events.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "store/store.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

enum { MOST = 1 << 20 };

static const struct event events[] = {
	{
	    .id = "00000000000000000000000000000001",
	    .when = 1795374902,
	    .kind = EVENT_READ,
	    .module = { "04-managed-data-services", 24 },
	    .item = { "postgresql", 10 },
	},
	{
	    .id = "0123456789abcdef0123456789abcdef",
	    .when = 1795374960,
	    .kind = EVENT_ANSWER,
	    .module = { "04-managed-data-services", 24 },
	    .item = { "redis-tls", 9 },
	    .hash = UINT64_C(0xfedcba9876543210),
	    .seed = 42,
	    .answer = { "a, c \xe2\x9c\x93", 8 },
	    .verdict = { "partial", 7 },
	    .score = 0.5,
	    .tries = 1,
	    .hints = 2,
	},
	{
	    .id = "ffffffffffffffffffffffffffffffff",
	    .when = 1795374961,
	    .kind = EVENT_SHOWN,
	    .module = { "04-managed-data-services", 24 },
	    .item = { "redis-tls", 9 },
	},
	{
	    .id = "a0000000000000000000000000000000",
	    .when = 1795374962,
	    .kind = EVENT_PLACE,
	    .module = { "05-next", 7 },
	    .item = { "lesson", 6 },
	    .detail = { "line 8\nopen", 11 },
	},
	{
	    .id = "b0000000000000000000000000000000",
	    .when = 1795374963,
	    .kind = EVENT_RESET,
	    .module = { "05-next", 7 },
	},
};

enum { EVENTS = sizeof(events) / sizeof(*events) };

static bool same(const struct event *x, const struct event *y)
{
	return strcmp(x->id, y->id) == 0 && x->when == y->when &&
	    x->kind == y->kind && str_eq(x->module, y->module) &&
	    str_eq(x->item, y->item) && x->hash == y->hash &&
	    x->seed == y->seed && str_eq(x->answer, y->answer) &&
	    str_eq(x->verdict, y->verdict) && !(x->score < y->score) &&
	    !(x->score > y->score) && x->tries == y->tries &&
	    x->hints == y->hints && str_eq(x->detail, y->detail);
}

static void compare(void *to, const struct event *event)
{
	size_t *n = to;

	OK_THAT(*n < EVENTS && same(event, &events[*n]), event->id);
	++*n;
}

static void check_shape(struct arena *a, int shape, struct str path)
{
	struct diags d = diags_in(a);
	struct str text;
	struct event more = { .kind = EVENT_READ, .module = STR("05-next") };
	struct store *s;
	int64_t after = 0;
	size_t n = 0;

	OK(file_read(a, str_fmt(a, "tests/store/shape-%d.db", shape), MOST,
	    &text, NULL, &d));
	OK(file_write(path, text, &d));
	s = store_open_to_read(path, &d);
	OK(s && store_each(s, &after, compare, &n, &d));
	INT_IS(n, EVENTS);
	store_close(s);
	s = store_open(path, &d);
	after = 0;
	n = 0;
	OK(s && store_each(s, &after, compare, &n, &d));
	INT_IS(n, EVENTS);
	OK(s && store_add(s, &more, &d));
	store_close(s);
	for (size_t i = 0; i < d.n; i++)
		tap_show("it says", d.at[i].text);
	INT_IS(d.n, 0);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	char dir[] = "/tmp/lectern-shapes.XXXXXX";

	if (argc == 2) {
		/* Makes the file that goes with a new shape. */
		struct diags d = diags_in(a);
		struct store *s = store_open(str_of(argv[1]), &d);

		for (size_t i = 0; s && i < EVENTS; i++) {
			struct event event = events[i];

			OK(store_add(s, &event, &d));
		}
		store_close(s);
		arena_free(a);
		return tap_done();
	}
	if (!mkdtemp(dir))
		return 1;
	for (int shape = 1; shape <= store_schema(); shape++)
		check_shape(a, shape, str_fmt(a, "%s/%d.db", dir, shape));
	OK(system(str_fmt(a, "rm -rf %s", dir).at) == 0);
	arena_free(a);
	return tap_done();
}
