/*
 * hcl_mutate DIR N FILE...: writes N files into DIR, each one of the FILEs
 * with a few changes, the same ones every time; prints their names.
 */
#include "hcl_mutate.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#include <stdio.h>

int main(int argc, char **argv)
{
	struct arena *a = arena_new(), *one = arena_new();
	struct diags d = diags_in(a);
	struct str all[64];
	struct random r = { 20261122 };
	uint64_t count;
	size_t n = 0;

	if (argc < 4 || !str_number(str_of(argv[2]), 1000000, &count))
		return 2;
	for (int i = 3; i < argc && n < 64; i++)
		if (file_read(a, str_of(argv[i]), 1 << 20, &all[n], NULL, &d))
			n++;
	if (n == 0)
		return 2;
	for (uint64_t i = 0; i < count; i++) {
		struct str name = str_fmt(one, "%s/%05u", argv[1], (unsigned)i);
		struct str text = mutate(one, all, n, &r);
		FILE *out = fopen(name.at, "w");

		if (!out || fwrite(text.at, 1, text.len, out) != text.len ||
		    fclose(out))
			return 2;
		puts(name.at);
		arena_reset(one);
	}
	arena_free(one);
	arena_free(a);
	return 0;
}
