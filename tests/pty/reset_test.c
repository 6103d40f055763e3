/* lectern reset asks a person first, on a terminal. */
#include "base/arena.h"
#include "base/diag.h"
#include "pty/pty.h"
#include "store/store.h"

#include <stdlib.h>

static struct str file;
static const char *program;

static void add(enum event_kind kind, const char *item)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct store *s = store_open(file, &d);
	struct event event = {
		.when = 1,
		.kind = kind,
		.module = STR("09-old"),
		.item = str_of(item),
		.verdict = STR("right"),
	};

	OK(s && store_add(s, &event, &d));
	store_close(s);
	arena_free(a);
}

static void count(void *to, const struct event *event)
{
	size_t *n = to;

	*n += event->kind == EVENT_RESET;
}

static size_t resets(void)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct store *s = store_open_to_read(file, &d);
	int64_t after = 0;
	size_t n = 0;

	OK(s && store_each(s, &after, count, &n, &d));
	store_close(s);
	arena_free(a);
	return n;
}

static void ask(const char *says, const char *hears, int status)
{
	struct pty *p =
	    pty_start(&(struct pty_wish){ .rows = 24, .columns = 100 },
		(const char *[]){ program, "reset", "09-old", "--course", ".",
		    "--progress", file.at, NULL });

	SEES(p,
	    "Forget 2 answers to 1 question and 1 section read of 09-old? "
	    "[y/N]");
	pty_send(p, says);
	SEES(p, hears);
	EXITS(p, status);
	pty_free(p);
}

int main(void)
{
	struct arena *a = arena_new();
	char dir[] = "/tmp/lectern-reset.XXXXXX";

	program = getenv("LECTERN");
	if (!program || !mkdtemp(dir))
		return 1;
	file = str_fmt(a, "%s/progress.db", dir);
	add(EVENT_ANSWER, "q");
	add(EVENT_ANSWER, "q");
	add(EVENT_READ, "s");
	ask("n\n", "Nothing was changed.", 1);
	ask("\n", "Nothing was changed.", 1);
	ask("yellow\n", "Nothing was changed.", 1);
	ask("\x04", "Nothing was changed.", 1);
	INT_IS(resets(), 0);
	ask("Yes\n", "09-old begins anew.", 0);
	INT_IS(resets(), 1);
	OK(system(str_fmt(a, "rm -rf %s", dir).at) == 0);
	arena_free(a);
	return tap_done();
}
