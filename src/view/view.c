#include "view/view.h"

#include "base/vec.h"

struct want *want_add(struct wants *w, enum want_kind kind, struct str text)
{
	struct want *want = VEC_ADD(w->a, w);

	want->kind = kind;
	want->text = str_copy(w->a, text);
	return want;
}
