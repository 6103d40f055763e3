#include "check/hcl_value_own.h"

#include "base/arena.h"
#include "base/vec.h"

enum { EVAL_DEPTH = 500, PATIENCE = 1000000, SHARE = 200 };

/* A variable, a local or a resource, found by its two names. */
struct named {
	struct str group, name; /* var x, local x, azurerm_redis_cache x */
	const struct hcl_expr *e; /* NULL: a variable without default */
	const struct hcl_file *file;
	enum { ASLEEP, BUSY, DONE } state;
	struct hcl_value value;
	size_t resource; /* if it is one */
	struct named *next;
};

struct hcl_module {
	struct arena *a;
	VEC(struct hcl_resource) resources;
	struct hcl_copies **copies; /* of each resource, once asked for */
	VEC(struct named) names;
	struct named **slots;
	size_t nslots; /* a power of two */
	size_t patience;
	unsigned depth;
};

/* The module */

static struct named *add(struct hcl_module *m, const struct hcl_file *file,
    struct str group, struct str name)
{
	struct named *named = VEC_ADD(m->a, &m->names);

	named->group = group;
	named->name = name;
	named->file = file;
	return named;
}

static void add_resource(struct hcl_module *m, const struct hcl_file *file,
    const struct hcl_block *block)
{
	const struct hcl_label *type = block->labels;
	struct hcl_resource *resource;

	if (!type || !type->next)
		return;
	add(m, file, type->text, type->next->text)->resource = m->resources.n;
	resource = VEC_ADD(m->a, &m->resources);
	resource->type = type->text;
	resource->name = type->next->text;
	resource->block = block;
	resource->file = file;
	resource->i = m->resources.n - 1;
}

static void add_block(struct hcl_module *m, const struct hcl_file *file,
    const struct hcl_block *block)
{
	const struct hcl_attribute *i;

	if (str_eq(block->type, STR("resource")))
		add_resource(m, file, block);
	if (str_eq(block->type, STR("variable")) && block->labels) {
		i = hcl_attribute(&block->body, STR("default"));
		add(m, file, STR("var"), block->labels->text)->e =
		    i ? i->value : NULL;
	}
	if (str_eq(block->type, STR("locals")))
		for (i = block->body.attributes; i; i = i->next)
			add(m, file, STR("local"), i->name)->e = i->value;
}

static size_t slot_of(
    const struct hcl_module *m, struct str group, struct str name)
{
	return (str_hash(group) * 31 + str_hash(name)) & (m->nslots - 1);
}

static struct named *find(
    const struct hcl_module *m, struct str group, struct str name)
{
	struct named *i = m->slots[slot_of(m, group, name)];

	while (i && !(str_eq(i->name, name) && str_eq(i->group, group)))
		i = i->next;
	return i;
}

struct hcl_module *hcl_module_new(
    struct arena *a, const struct hcl_file *files, size_t n)
{
	struct hcl_module *m = NEW(a, struct hcl_module);

	m->a = a;
	for (size_t i = 0; i < n; i++)
		for (const struct hcl_block *block = files[i].body.blocks;
		     block; block = block->next)
			add_block(m, &files[i], block);
	m->patience = PATIENCE + SHARE * m->names.n;
	m->copies = NEW_N(a, struct hcl_copies *, m->resources.n + 1);
	for (m->nslots = 16; m->nslots < 2 * m->names.n;)
		m->nslots *= 2;
	m->slots = NEW_N(a, struct named *, m->nslots);
	for (size_t i = 0; i < m->names.n; i++) {
		struct named *named = &m->names.at[i];
		struct named **slot =
		    &m->slots[slot_of(m, named->group, named->name)];

		named->next = *slot;
		*slot = named;
	}
	return m;
}

const struct hcl_resource *hcl_resources(const struct hcl_module *m, size_t *n)
{
	*n = m->resources.n;
	return m->resources.at;
}

bool hcl_spend(struct hcl_module *m, size_t work)
{
	if (m->patience <= work)
		m->patience = 0;
	else
		m->patience -= work;
	return m->patience > 0;
}

/* References */

static struct hcl_value named_value(
    const struct hcl_eval *x, struct str group, struct str name)
{
	struct named *named = find(x->m, group, name);
	struct hcl_eval own = { .m = x->m, .a = x->a };

	if (!named || !named->e || named->state == BUSY)
		return hcl_unknown(x, NULL);
	if (named->state == ASLEEP) {
		own.file = named->file;
		named->state = BUSY;
		named->value = hcl_eval(&own, named->e);
		named->state = DONE;
	}
	return named->value;
}

static struct hcl_value instance_value(
    const struct hcl_eval *x, struct str group, struct str name)
{
	const struct hcl_instance *in = x->in;

	if (in && in->each && str_eq(group, STR("each"))) {
		if (str_eq(name, STR("key")))
			return hcl_string(in->key);
		if (str_eq(name, STR("value")))
			return *in->value;
	}
	if (in && in->count && str_eq(group, STR("count")) &&
	    str_eq(name, STR("index")))
		return hcl_number(in->index);
	return hcl_unknown(x, NULL);
}

/* In the content of a dynamic block. */
static struct hcl_value iterator_value(
    const struct hcl_instance *in, struct str name)
{
	if (str_eq(name, STR("value")))
		return *in->item;
	if (str_eq(name, STR("key")))
		return hcl_string(in->item_key);
	return (struct hcl_value){ .kind = HCL_IS_UNKNOWN };
}

/* The copy with this key, if it is known which ones there are. */
static const struct hcl_instance *copy_of(
    struct hcl_module *m, const struct hcl_origin *origin)
{
	struct hcl_copies copies = hcl_copies(m, origin->resource);
	const struct hcl_instance *at = copies.at;

	if (origin->key_unknown || copies.keyed != origin->keyed)
		return NULL;
	for (size_t i = 0; i < copies.n; i++, at++)
		if (!copies.keyed || str_eq(at->key, origin->key))
			return at;
	return NULL;
}

/* resource.name: what its block says, else what the cloud will say. */
static struct hcl_value resource_value(
    const struct hcl_eval *x, struct hcl_origin origin, struct str name)
{
	const struct hcl_resource *resource = origin.resource;
	const struct hcl_attribute *attribute =
	    hcl_attribute(&resource->block->body, name);
	struct hcl_value v = hcl_unknown(x, NULL);

	if (attribute) {
		struct hcl_eval own = { .m = x->m,
			.a = x->a,
			.file = resource->file,
			.in = copy_of(x->m, &origin) };

		if (own.in)
			v = hcl_eval(&own, attribute->value);
	}
	origin.attribute = name;
	v.origin = origin;
	return v;
}

static bool is_resource(const struct hcl_value *v)
{
	return v->origin.resource && v->origin.attribute.at == NULL;
}

/* v[key] */
static struct hcl_value value_index(const struct hcl_eval *x,
    const struct hcl_value *v, const struct hcl_value *key)
{
	struct hcl_value item;

	if (is_resource(v) && !v->origin.keyed) {
		item = *v;
		item.origin.keyed = true;
		item.origin.key_unknown =
		    !hcl_value_text(x->a, key, &item.origin.key);
		return item;
	}
	if (v->kind == HCL_IS_UNKNOWN || key->kind == HCL_IS_UNKNOWN) {
		item = v->kind == HCL_IS_UNKNOWN ? *v : *key;
		item.origin = (struct hcl_origin){ 0 };
		return item;
	}
	return hcl_value_at(v, key, &item) ? item : hcl_unknown(x, NULL);
}

static struct hcl_value value_step(const struct hcl_eval *x,
    const struct hcl_value *v, const struct hcl_expr *step)
{
	struct hcl_value key;

	if (step->kind == HCL_ATTRIBUTE && is_resource(v))
		return resource_value(x, v->origin, step->text);
	key = step->kind == HCL_ATTRIBUTE ? hcl_string(step->text)
					  : hcl_eval(x, step);
	return value_index(x, v, &key);
}

/* All steps from this one on; an unknown without a place gets `e`. */
static struct hcl_value value_steps(const struct hcl_eval *x,
    struct hcl_value v, const struct hcl_expr *step, const struct hcl_expr *e)
{
	for (; step; step = step->next)
		v = value_step(x, &v, step);
	if (v.kind == HCL_IS_UNKNOWN && !v.why) {
		v.why = e;
		v.file = x->file;
	}
	return v;
}

static struct hcl_value eval_reference(
    const struct hcl_eval *x, const struct hcl_expr *e)
{
	const struct hcl_expr *root = e->kids, *step = root->next;
	struct hcl_value v = hcl_unknown(x, NULL);
	struct str group = root->text;
	struct named *named;

	if (hcl_in_scope(x, group, &v))
		return value_steps(x, v, step, e);
	if (!step || step->kind != HCL_ATTRIBUTE)
		return hcl_unknown(x, e);
	if (str_eq(group, STR("var")) || str_eq(group, STR("local")))
		v = named_value(x, group, step->text);
	else if (str_eq(group, STR("each")) || str_eq(group, STR("count")))
		v = instance_value(x, group, step->text);
	else if (x->in && x->in->iterator.len && str_eq(group, x->in->iterator))
		v = iterator_value(x->in, step->text);
	else {
		named = find(x->m, group, step->text);
		if (!named)
			return hcl_unknown(x, e);
		v.origin.resource = &x->m->resources.at[named->resource];
	}
	return value_steps(x, v, step->next, e);
}

/* Everything else */

static struct hcl_value eval_template(
    const struct hcl_eval *x, const struct hcl_expr *e)
{
	struct buf b = { .a = x->a };

	if (!e->kids->next && e->kids->kind == HCL_STRING)
		return hcl_string(e->kids->text);
	for (const struct hcl_expr *i = e->kids; i; i = i->next) {
		struct hcl_value v = hcl_eval(x, i);
		struct str text;

		v.origin = (struct hcl_origin){ 0 };
		if (v.kind == HCL_IS_UNKNOWN)
			return v;
		if (!hcl_value_text(x->a, &v, &text) ||
		    !hcl_spend(x->m, text.len / 16))
			return hcl_unknown(x, i);
		buf_add(&b, text);
	}
	return hcl_string(buf_str(&b));
}

static struct hcl_value eval_list(
    const struct hcl_eval *x, const struct hcl_expr *e)
{
	VEC(struct hcl_value) items = { 0 };

	for (const struct hcl_expr *i = e->kids; i; i = i->next) {
		struct hcl_value v = hcl_eval(x, i);

		*VEC_ADD(x->a, &items) = v;
	}
	return hcl_list(x, e, HCL_IS_LIST, items.at, items.n);
}

/* { name = … }: a bare name is the key itself. */
static struct hcl_value eval_key(
    const struct hcl_eval *x, const struct hcl_expr *key)
{
	if (key->kind == HCL_REFERENCE && !key->kids->next)
		return hcl_string(key->kids->text);
	if (key->kind < HCL_NUMBER)
		return hcl_string(key->text);
	return hcl_eval(x, key);
}

static struct hcl_value eval_object(
    const struct hcl_eval *x, const struct hcl_expr *e)
{
	VEC(struct hcl_value) items = { 0 };
	VEC(struct str) keys = { 0 };

	for (const struct hcl_expr *i = e->kids; i; i = i->next->next) {
		struct hcl_value key = eval_key(x, i), v;
		struct str text;

		if (key.kind == HCL_IS_UNKNOWN)
			return key;
		if (!hcl_value_text(x->a, &key, &text))
			return hcl_unknown(x, i);
		v = hcl_eval(x, i->next);
		*VEC_ADD(x->a, &keys) = text;
		*VEC_ADD(x->a, &items) = v;
	}
	return hcl_object(x, e, keys.at, items.at, items.n);
}

static struct hcl_value eval_unary(
    const struct hcl_eval *x, const struct hcl_expr *e)
{
	struct hcl_value v = hcl_eval(x, e->kids);
	double number;
	bool truth;

	v.origin = (struct hcl_origin){ 0 };
	if (v.kind == HCL_IS_UNKNOWN)
		return v;
	if (e->op == '!' && hcl_value_truth(&v, &truth))
		return hcl_bool(!truth);
	if (e->op == '-' && hcl_to_number(x->a, &v, &number))
		return hcl_number(-number);
	return hcl_unknown(x, e);
}

static struct hcl_value eval_literal(
    const struct hcl_eval *x, const struct hcl_expr *e)
{
	struct hcl_value text = hcl_string(e->text);
	double number;

	switch (e->kind) {
	case HCL_NULL:
		return (struct hcl_value){ .kind = HCL_IS_NULL };
	case HCL_TRUE:
	case HCL_FALSE:
		return hcl_bool(e->kind == HCL_TRUE);
	case HCL_NUMBER:
		return hcl_to_number(x->a, &text, &number) ? hcl_number(number)
							   : hcl_unknown(x, e);
	}
	return text;
}

static struct hcl_value eval_kind(
    const struct hcl_eval *x, const struct hcl_expr *e)
{
	struct hcl_value v, key;

	switch ((enum hcl_kind)e->kind) {
	case HCL_NULL:
	case HCL_TRUE:
	case HCL_FALSE:
	case HCL_NUMBER:
	case HCL_STRING:
		return eval_literal(x, e);
	case HCL_TEMPLATE:
		return eval_template(x, e);
	case HCL_WRAP:
	case HCL_PAREN:
		return hcl_eval(x, e->kids);
	case HCL_LIST:
		return eval_list(x, e);
	case HCL_OBJECT:
		return eval_object(x, e);
	case HCL_REFERENCE:
		return eval_reference(x, e);
	case HCL_STEPS:
		return value_steps(x, hcl_eval(x, e->kids), e->kids->next, e);
	case HCL_INDEX:
		v = hcl_eval(x, e->kids);
		key = hcl_eval(x, e->kids->next);
		return value_steps(x, value_index(x, &v, &key), NULL, e);
	case HCL_CALL:
		return hcl_call(x, e);
	case HCL_IF:
		return hcl_choice(x, e);
	case HCL_BINARY:
		return hcl_binary(x, e);
	case HCL_UNARY:
		return eval_unary(x, e);
	case HCL_FOR:
		return hcl_for(x, e);
	case HCL_JOIN:
		return hcl_join(x, e);
	case HCL_SPLAT:
		return hcl_splat(x, e);
	case HCL_ITEM:
		return hcl_item(x, e);
	case HCL_NAME:
	case HCL_ATTRIBUTE:
		break;
	}
	return hcl_unknown(x, e);
}

struct hcl_value hcl_eval(const struct hcl_eval *x, const struct hcl_expr *e)
{
	struct hcl_value v;

	if (x->m->depth == EVAL_DEPTH || !hcl_spend(x->m, 1))
		return hcl_unknown(x, e);
	x->m->depth++;
	v = eval_kind(x, e);
	x->m->depth--;
	return v;
}

struct hcl_value hcl_value(struct hcl_module *m, const struct hcl_file *file,
    const struct hcl_expr *e, const struct hcl_instance *in)
{
	struct hcl_eval x = { .m = m, .a = m->a, .file = file, .in = in };

	return hcl_eval(&x, e);
}

struct hcl_copies **hcl_known_copies(
    struct hcl_module *m, const struct hcl_resource *resource)
{
	return &m->copies[resource->i];
}

struct arena *hcl_module_arena(const struct hcl_module *m)
{
	return m->a;
}
