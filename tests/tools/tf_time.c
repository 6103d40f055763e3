/*
 * tf_time ROUNDS FILE MOST: how long it takes to judge FILE by all that a
 * question may ask of PostgreSQL, the best of ROUNDS.  Exit 1: more than MOST
 * microseconds.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/check.h"

#include <stdio.h>

enum { BATCH_BYTES = 1 << 17 };

static const struct fact facts[] = {
	{ { "for", 3 }, { "postgresql", 10 } },
	{ { "at least", 8 }, { "10.0.0.1", 8 } },
	{ { "nothing of", 10 }, { "192.0.2.0/24", 12 } },
	{ { "tls", 3 }, { "enforced", 8 } },
	{ { "storage", 7 }, { ">= 64 GiB", 9 } },
	{ { "prevent_destroy", 15 }, { "yes", 3 } },
};

int main(int argc, char **argv)
{
	struct arena *kept = arena_new(), *a = arena_new();
	struct diags d = diags_in(kept);
	struct accepted one = { .right = true, .facts = facts };
	struct wanted w = {
		.check = &check_terraform, .accepted = &one, .n = 1
	};
	struct verdict v = { 0 };
	struct flaw flaw;
	struct str text;
	uint64_t rounds, most;
	int64_t best = 0;
	size_t batch;

	one.nfacts = sizeof(facts) / sizeof(*facts);
	if (argc != 4 || !str_number(str_of(argv[1]), 100000, &rounds) ||
	    !str_number(str_of(argv[3]), 1000000000, &most) ||
	    !file_read(
		kept, str_of(argv[2]), ANSWER_FILE_MOST, &text, NULL, &d) ||
	    !check_terraform.prepare(kept, &one, &flaw))
		return 2;
	batch = 1 + BATCH_BYTES / (text.len + 1);
	for (uint64_t i = 0; i < 1 + rounds / batch; i++) {
		int64_t from = clock_cpu_us(), took;

		for (size_t k = 0; k < batch; k++) {
			arena_reset(a);
			v = check_terraform.judge(a, &w, text);
		}
		took = clock_cpu_us() - from;
		if (i == 0 || took < best)
			best = took;
	}
	printf("%-28s %8zu bytes  judged %-11s  %9.1f us  (at most %s us)\n",
	    path_name(str_of(argv[2])).at, text.len, verdict_name(v.kind),
	    (double)best / (double)batch, argv[3]);
	arena_free(a);
	arena_free(kept);
	return (double)best / (double)batch > (double)most;
}
