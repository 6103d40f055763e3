/*
 * A program that keeps events, for the tests that need one of its own.
 * usage: store_writer add FILE NAME COUNT   says "saved NAME-I" for each event
 *        store_writer retry FILE NAME       adds until it cannot; then, at
 *                                           each line of input, tries again
 *        store_writer list FILE             one "NAME-I" a line
 *        store_writer event FILE KIND MODULE ITEM [VERDICT [HINTS]]
 * exit 0 done, 1 with a message on stderr.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int complain(const struct diags *d)
{
	for (size_t i = 0; i < d->n; i++) {
		struct str text = diag_text(d->a, &d->at[i]);

		fprintf(stderr, "%.*s\n", STR_ARG(text));
	}
	return 1;
}

static bool add(struct store *s, struct event *event, struct diags *d)
{
	if (!store_add(s, event, d))
		return false;
	printf("saved %.*s-%u\n", STR_ARG(event->item), event->tries);
	fflush(stdout);
	*event = (struct event){
		.kind = EVENT_ANSWER,
		.module = STR("m"),
		.item = event->item,
		.tries = event->tries + 1,
	};
	return true;
}

static int add_many(
    struct store *s, struct event *event, unsigned count, struct diags *d)
{
	if (!store_writable(s, NULL)) {
		puts("read-only");
		fflush(stdout);
	}
	while (event->tries < count)
		if (!add(s, event, d))
			return complain(d);
	return 0;
}

static int retry(struct store *s, struct event *event, struct diags *d)
{
	char line[80];

	while (add(s, event, d))
		continue;
	do {
		puts("not saved");
		fflush(stdout);
		if (!fgets(line, sizeof(line), stdin))
			return complain(d);
	} while (!add(s, event, d));
	return 0;
}

static int add_one(struct store *s, char **words, struct diags *d)
{
	struct event event = {
		.when = 1795374902,
		.module = str_of(words[1]),
		.item = str_of(words[2]),
	};

	if (!event_read(str_of(words[0]), &event.kind))
		return 2;
	event.verdict = str_of(words[3]);
	if (words[3] && words[4])
		event.hints = (unsigned)strtoul(words[4], NULL, 10);
	return store_add(s, &event, d) ? 0 : complain(d);
}

static void show(void *to, const struct event *event)
{
	fprintf(to, "%.*s-%u\n", STR_ARG(event->item), event->tries);
}

static int write_to(struct store *s, int argc, char **argv, struct diags *d)
{
	struct event event = {
		.kind = EVENT_ANSWER,
		.module = STR("m"),
		.item = str_of(argv[3]),
	};

	if (strcmp(argv[1], "event") == 0)
		return argc < 6 ? 2 : add_one(s, argv + 3, d);
	if (argc == 5)
		return add_many(
		    s, &event, (unsigned)strtoul(argv[4], NULL, 10), d);
	return retry(s, &event, d);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	bool reads = argc == 3 && strcmp(argv[1], "list") == 0;
	int64_t after = 0;
	struct store *s;
	int status;

	if (!reads && argc < 4)
		return 2;
	s = reads ? store_open_to_read(str_of(argv[2]), &d)
		  : store_open(str_of(argv[2]), &d);
	if (!s)
		status = complain(&d);
	else if (!reads)
		status = write_to(s, argc, argv, &d);
	else
		status =
		    store_each(s, &after, show, stdout, &d) ? 0 : complain(&d);
	store_close(s);
	arena_free(a);
	return status;
}
