/*
 * hcl_dump: for each file named on standard input (one a line) a line of what
 * the reader made of it, or "!" and where it stopped.  For tests/hcl/oracle.t.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/hcl.h"

#include <stdio.h>

static void dump(struct arena *a, struct str path)
{
	struct diags d = diags_in(a);
	struct hcl_file file;
	struct str text, out;

	if (!file_read(a, path, HCL_MOST, &text, NULL, &d)) {
		puts("! unreadable");
		return;
	}
	out = hcl_parse(a, path, text, &file, &d) ? hcl_dump(a, &file)
						  : diag_text(a, &d.at[0]);
	printf("%s%.*s\n", d.errors ? "! " : "", STR_ARG(out));
}

int main(void)
{
	struct arena *a = arena_new(), *one = arena_new();
	struct diags d = diags_in(a);
	struct str names, rest, name;

	if (!file_read_stdin(a, HCL_MOST, &names, &d))
		return 2;
	for (rest = names; rest.len;) {
		name = str_line(&rest);
		dump(one, str_copy(one, name));
		arena_reset(one);
	}
	arena_free(one);
	arena_free(a);
	return 0;
}
