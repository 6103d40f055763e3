#include "check/hcl_call_own.h"

#include "base/arena.h"
#include "base/vec.h"

/* What for-expressions and splats come to, over values that are known. */

struct loop {
	const struct hcl_eval *x;
	const struct hcl_expr *e;
	const struct hcl_expr *key, *value, *condition; /* or NULL */
	struct hcl_scope scope; /* of the round that is on */
	VEC(struct hcl_value) items;
	VEC(struct str) keys; /* HCL_FOR_OBJECT: of each item */
	struct hcl_value unknown; /* why it ends */
};

/* An unknown that is no attribute of anything any more. */
static struct hcl_value plain_unknown(const struct hcl_eval *x,
    const struct hcl_value *v, const struct hcl_expr *e)
{
	return v->kind == HCL_IS_UNKNOWN && v->why
	    ? (struct hcl_value){ .why = v->why, .file = v->file }
	    : hcl_unknown(x, e);
}

bool hcl_in_scope(
    const struct hcl_eval *x, struct str name, struct hcl_value *v)
{
	for (const struct hcl_scope *i = x->scope; i; i = i->outer) {
		if (i->value_name.at && str_eq(i->value_name, name)) {
			*v = i->value;
			return true;
		}
		if (i->key_name.at && str_eq(i->key_name, name)) {
			*v = i->key;
			return true;
		}
	}
	return false;
}

struct hcl_value hcl_item(const struct hcl_eval *x, const struct hcl_expr *e)
{
	for (const struct hcl_scope *i = x->scope; i; i = i->outer)
		if (!i->value_name.at)
			return i->value;
	return hcl_unknown(x, e);
}

static bool stop(
    struct loop *l, const struct hcl_value *v, const struct hcl_expr *e)
{
	l->unknown = plain_unknown(l->x, v, e);
	return false;
}

/* Whether the round counts.  false: nobody can tell. */
static bool is_wanted(struct loop *l, const struct hcl_eval *own, bool *wanted)
{
	struct hcl_value v;

	*wanted = true;
	if (!l->condition)
		return true;
	v = hcl_eval(own, l->condition);
	return hcl_value_truth(&v, wanted) || stop(l, &v, l->condition);
}

static bool add_round(struct loop *l, const struct hcl_eval *own)
{
	struct hcl_value key, value;
	struct str text = { 0 };

	if (l->key) {
		key = hcl_eval(own, l->key);
		if (!hcl_value_text(l->x->a, &key, &text))
			return stop(l, &key, l->key);
		*VEC_ADD(l->x->a, &l->keys) = text;
	}
	value = hcl_eval(own, l->value);
	*VEC_ADD(l->x->a, &l->items) = value;
	return true;
}

static bool walk(struct loop *l, const struct hcl_value *over)
{
	struct hcl_eval own = *l->x;

	own.scope = &l->scope;
	for (size_t i = 0; i < over->n; i++) {
		bool wanted;

		l->scope.value = over->items[i];
		l->scope.key = over->kind == HCL_IS_OBJECT
		    ? hcl_string(over->keys[i])
		    : over->kind == HCL_IS_SET ? over->items[i]
					       : hcl_number((double)i);
		if (!is_wanted(l, &own, &wanted))
			return false;
		if (wanted && !add_round(l, &own))
			return false;
	}
	return true;
}

/* { for … : k => v... }: the values of each key together. */
static struct hcl_value group(struct loop *l)
{
	struct arena *a = l->x->a;
	struct hcl_value all, *lists;
	VEC(struct hcl_value) own = { 0 };
	struct str *keys;

	/* Each key once and in order, its value not yet of use. */
	keys = NEW_N(a, struct str, l->keys.n + 1);
	for (size_t i = 0; i < l->keys.n; i++)
		keys[i] = l->keys.at[i];
	all = hcl_object(l->x, l->e, keys, l->items.at, l->items.n);
	if (all.kind == HCL_IS_UNKNOWN ||
	    !hcl_spend(l->x->m, all.n * l->items.n))
		return hcl_unknown(l->x, l->e);
	lists = NEW_N(a, struct hcl_value, all.n + 1);
	for (size_t k = 0; k < all.n; k++) {
		own.at = NULL;
		own.n = own.cap = 0;
		for (size_t i = 0; i < l->items.n; i++)
			if (str_eq(l->keys.at[i], keys[k]))
				*VEC_ADD(a, &own) = l->items.at[i];
		lists[k] = hcl_list(l->x, l->e, HCL_IS_LIST, own.at, own.n);
	}
	return hcl_object(l->x, l->e, keys, lists, all.n);
}

static struct hcl_value gathered(struct loop *l)
{
	struct hcl_value v;

	if (!(l->e->flags & HCL_FOR_OBJECT))
		return hcl_list(
		    l->x, l->e, HCL_IS_LIST, l->items.at, l->items.n);
	if (l->e->flags & HCL_FOR_GROUP)
		return group(l);
	v = hcl_object(l->x, l->e, l->keys.at, l->items.at, l->items.n);
	/* Terraform refuses a key that comes twice. */
	return v.n == l->items.n ? v : hcl_unknown(l->x, l->e);
}

struct hcl_value hcl_for(const struct hcl_eval *x, const struct hcl_expr *e)
{
	const struct hcl_expr *kid = e->kids;
	struct loop l = { .x = x, .e = e, .scope = { .outer = x->scope } };
	struct hcl_value over;

	if (e->flags & HCL_FOR_KEY) {
		l.scope.key_name = kid->text;
		kid = kid->next;
	}
	l.scope.value_name = kid->text;
	kid = kid->next;
	over = hcl_eval(x, kid);
	if (!hcl_is_row(&over) && over.kind != HCL_IS_OBJECT)
		return over.origin.resource ? hcl_unknown(x, e)
					    : plain_unknown(x, &over, kid);
	kid = kid->next;
	if (e->flags & HCL_FOR_OBJECT) {
		l.key = kid;
		kid = kid->next;
	}
	l.value = kid;
	l.condition = e->flags & HCL_FOR_IF ? kid->next : NULL;
	return walk(&l, &over) ? gathered(&l) : l.unknown;
}

struct hcl_value hcl_join(const struct hcl_eval *x, const struct hcl_expr *e)
{
	struct hcl_value v = hcl_for(x, e->kids);
	struct buf b = { .a = x->a };

	if (v.kind != HCL_IS_LIST)
		return plain_unknown(x, &v, e);
	for (size_t i = 0; i < v.n; i++) {
		struct str text;

		if (!hcl_value_text(x->a, &v.items[i], &text) ||
		    !hcl_spend(x->m, text.len / 16))
			return plain_unknown(x, &v.items[i], e);
		buf_add(&b, text);
	}
	return hcl_string(buf_str(&b));
}

struct hcl_value hcl_splat(const struct hcl_eval *x, const struct hcl_expr *e)
{
	struct hcl_value over = hcl_eval(x, e->kids);
	struct loop l = { .x = x, .e = e, .scope = { .outer = x->scope } };
	struct hcl_value one = { .kind = HCL_IS_LIST, .items = &over, .n = 1 };

	if (over.kind == HCL_IS_UNKNOWN)
		return hcl_unknown(x, e);
	if (over.kind == HCL_IS_NULL)
		one.n = 0;
	l.value = e->kids->next;
	return walk(&l, hcl_is_row(&over) ? &over : &one) ? gathered(&l)
							  : l.unknown;
}
