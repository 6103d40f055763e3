/*
 * hcl_time ROUNDS FILE MOST: how long it takes to read FILE and to work out
 * who gets in, the best of ROUNDS.  Exit 1: more than MOST microseconds.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/access.h"
#include "check/hcl.h"

#include <stdio.h>

struct best {
	int64_t parse, all; /* microseconds of `batch` rounds */
	size_t rules;
};

enum { BATCH_BYTES = 1 << 20 };

/* Small files are read many times over, for the clock counts in steps. */
static void measure(struct access_file file, size_t batch, struct best *best)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct hcl_file tree;
	struct access access = { 0 };
	int64_t from = clock_cpu_us(), parse, all;

	for (size_t i = 0; i < batch; i++, arena_reset(a))
		hcl_parse(a, file.path, file.text, &tree, &d);
	parse = clock_cpu_us() - from;
	from = clock_cpu_us();
	for (size_t i = 0; i < batch; i++) {
		arena_reset(a);
		d = diags_in(a);
		access_read(a, &file, 1, &access, &d);
	}
	all = clock_cpu_us() - from;
	best->rules = access.nservers ? access.servers[0].nrules : 0;
	if (best->all == 0 || all < best->all)
		*best = (struct best){ parse, all, best->rules };
	arena_free(a);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct access_file file;
	struct best best = { 0 };
	uint64_t rounds, most;
	size_t batch;
	double one;

	if (argc != 4 || !str_number(str_of(argv[1]), 100000, &rounds) ||
	    !str_number(str_of(argv[3]), 1000000000, &most))
		return 2;
	file.path = str_of(argv[2]);
	if (!file_read(a, file.path, HCL_MOST, &file.text, NULL, &d))
		return 2;
	batch = 1 + BATCH_BYTES / (file.text.len + 1) / 8;
	for (uint64_t i = 0; i < 1 + rounds / batch; i++)
		measure(file, batch, &best);
	one = (double)best.all / (double)batch;
	printf("%-28s %8zu bytes %6zu rules  parse %9.1f us  parse and judge "
	       "%9.1f us  (at most %s us)\n",
	    path_name(file.path).at, file.text.len, best.rules,
	    (double)best.parse / (double)batch, one, argv[3]);
	arena_free(a);
	return one > (double)most;
}
