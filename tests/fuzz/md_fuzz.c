/*
 * Any bytes are a document, and every document is sound.
 *
 *	clang -g -O1 -fsanitize=fuzzer,address,undefined -D_XOPEN_SOURCE=700 \
 *		-Isrc -Itests tests/fuzz/md_fuzz.c -lcmark \
 *		$(find src/base src/text src/doc -name '*.c')
 */
#include "base/arena.h"
#include "base/diag.h"
#include "doc/md.h"
#include "doc_sound.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct diags d = diags_in(a);
	struct str text = { (const char *)bytes, n };
	struct doc *doc = md_parse(a, text, STR("fuzz.md"), &d);

	if (doc ? doc_broken(doc) != NULL : d.errors == 0)
		abort();
	if (doc)
		doc_plain(a, doc, 0, (uint32_t)doc->nblocks);
	arena_free(a);
	return 0;
}
