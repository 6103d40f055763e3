/*
 * A program that keeps events, for the tests that need one of its own.
 * usage: store_writer add FILE NAME COUNT   says "saved NAME-I" for each event
 *        store_writer retry FILE NAME       adds until it cannot; then, at
 *                                           each line of input, tries again
 *        store_writer list FILE             one "NAME-I" a line
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

static void show(void *to, const struct event *event)
{
	fprintf(to, "%.*s-%u\n", STR_ARG(event->item), event->tries);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	bool reads = argc == 3 && strcmp(argv[1], "list") == 0;
	struct event event = { .kind = EVENT_ANSWER, .module = STR("m") };
	int64_t after = 0;
	struct store *s;
	int status = 1;

	if (!reads && argc < 4)
		return 2;
	s = reads ? store_open_to_read(str_of(argv[2]), &d)
		  : store_open(str_of(argv[2]), &d);
	if (!s)
		status = complain(&d);
	else if (reads)
		status =
		    store_each(s, &after, show, stdout, &d) ? 0 : complain(&d);
	event.item = reads ? STR("") : str_of(argv[3]);
	if (s && argc == 5)
		status = add_many(
		    s, &event, (unsigned)strtoul(argv[4], NULL, 10), &d);
	else if (s && !reads)
		status = retry(s, &event, &d);
	store_close(s);
	arena_free(a);
	return status;
}
