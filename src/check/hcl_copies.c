#include "check/hcl_value_own.h"

#include "base/arena.h"

static void copies_of_each(
    struct hcl_module *m, struct hcl_copies *copies, const struct hcl_value *v)
{
	copies->n = v->n;
	copies->at = NEW_N(hcl_module_arena(m), struct hcl_instance, v->n + 1);
	for (size_t i = 0; i < v->n; i++)
		copies->at[i] = (struct hcl_instance){
			.each = true,
			.key = v->kind == HCL_IS_OBJECT ? v->keys[i]
							: v->items[i].text,
			.value = &v->items[i],
		};
}

static bool copies_of_count(
    struct hcl_module *m, struct hcl_copies *copies, const struct hcl_value *v)
{
	double number;

	if (!hcl_to_number(hcl_module_arena(m), v, &number) || number < 0 ||
	    number > VALUE_COPIES || number != (double)(size_t)number ||
	    !hcl_spend(m, (size_t)number))
		return false;
	copies->n = (size_t)number;
	copies->at =
	    NEW_N(hcl_module_arena(m), struct hcl_instance, copies->n + 1);
	for (size_t i = 0; i < copies->n; i++)
		copies->at[i] = (struct hcl_instance){
			.count = true,
			.key = str_fmt(hcl_module_arena(m), "%zu", i),
			.index = (double)i,
		};
	return true;
}

static struct hcl_copies work_out_copies(
    struct hcl_module *m, const struct hcl_resource *resource)
{
	const struct hcl_body *body = &resource->block->body;
	const struct hcl_attribute *each, *count;
	struct hcl_copies copies = { .n = 1, .keyed = true };
	struct hcl_value v;

	each = hcl_attribute(body, STR("for_each"));
	count = hcl_attribute(body, STR("count"));
	if (!each && !count) {
		copies.keyed = false;
		copies.at = NEW(hcl_module_arena(m), struct hcl_instance);
		return copies;
	}
	if (!each)
		each = count;
	v = hcl_value(m, resource->file, each->value, NULL);
	if (each != count && (v.kind == HCL_IS_OBJECT || v.kind == HCL_IS_SET))
		copies_of_each(m, &copies, &v);
	else if (each != count || !copies_of_count(m, &copies, &v)) {
		copies.n = 0;
		copies.unknown = v;
		copies.unknown.why = v.why ? v.why : each->value;
		copies.unknown.file = v.why ? v.file : resource->file;
	}
	return copies;
}

struct hcl_copies hcl_copies(
    struct hcl_module *m, const struct hcl_resource *resource)
{
	struct hcl_copies **known = hcl_known_copies(m, resource);

	if (!*known) {
		/* Asked for while it is worked out, it has none. */
		*known = NEW(hcl_module_arena(m), struct hcl_copies);
		(*known)->keyed = true;
		**known = work_out_copies(m, resource);
	}
	return **known;
}
