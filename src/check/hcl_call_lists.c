#include "check/hcl_call_own.h"

#include "base/arena.h"
#include "base/vec.h"
#include "check/check.h"
#include "check/ip4.h"

/* More of Terraform's functions: those that real rules go through. */

enum { RANGE_MOST = 1024 }; /* Terraform's own limit */

struct row {
	struct hcl_value *at;
	size_t n, cap;
};

static struct hcl_value row_value(
    const struct hcl_args *in, enum hcl_value_kind kind, const struct row *row)
{
	return hcl_list_of(in, kind, row->at, row->n);
}

/* Lists in lists, as deep as values are.  false: *unknown ends it. */
static bool pour(const struct hcl_args *in, const struct hcl_value *from,
    struct row *row, struct hcl_value *unknown)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct hcl_value *item = &from->items[i];

		*unknown = *item;
		if (item->kind == HCL_IS_UNKNOWN)
			return false;
		*unknown = hcl_none(in);
		if (!hcl_spend(in->x->m, 1))
			return false;
		if (!hcl_is_row(item))
			*VEC_ADD(in->x->a, row) = *item;
		else if (!pour(in, item, row, unknown))
			return false;
	}
	return true;
}

static struct hcl_value call_flatten(const struct hcl_args *in)
{
	struct hcl_value unknown;
	struct row row = { 0 };

	if (!hcl_is_row(&in->at[0]))
		return hcl_none(in);
	return pour(in, &in->at[0], &row, &unknown)
	    ? row_value(in, HCL_IS_LIST, &row)
	    : unknown;
}

/* Texts, numbers and truths are compared as what a template makes of them. */
static bool is_same(const struct hcl_args *in, const struct hcl_value *x,
    const struct hcl_value *y, bool *same)
{
	struct str p, q;

	if (!hcl_value_text(in->x->a, x, &p) ||
	    !hcl_value_text(in->x->a, y, &q) || !hcl_spend(in->x->m, 1))
		return false;
	*same = str_eq(p, q);
	return true;
}

/* Whether the row has it.  false: it cannot be told. */
static bool holds(const struct hcl_args *in, const struct hcl_value *items,
    size_t n, const struct hcl_value *what, bool *has)
{
	*has = false;
	for (size_t i = 0; i < n && !*has; i++)
		if (!is_same(in, &items[i], what, has))
			return false;
	return true;
}

static struct hcl_value call_contains(const struct hcl_args *in)
{
	bool has;

	if (!hcl_is_row(&in->at[0]) ||
	    !holds(in, in->at[0].items, in->at[0].n, &in->at[1], &has))
		return hcl_none(in);
	return hcl_bool(has);
}

static struct hcl_value call_distinct(const struct hcl_args *in)
{
	const struct hcl_value *from = &in->at[0];
	struct row row = { 0 };
	bool has;

	if (!hcl_is_row(from))
		return hcl_none(in);
	for (size_t i = 0; i < from->n; i++) {
		if (!holds(in, row.at, row.n, &from->items[i], &has))
			return hcl_none(in);
		if (!has)
			*VEC_ADD(in->x->a, &row) = from->items[i];
	}
	return row_value(in, HCL_IS_LIST, &row);
}

static struct hcl_value call_compact(const struct hcl_args *in)
{
	const struct hcl_value *from = &in->at[0];
	struct row row = { 0 };

	if (!hcl_is_row(from))
		return hcl_none(in);
	for (size_t i = 0; i < from->n; i++) {
		struct str text = STR("");

		if (from->items[i].kind == HCL_IS_NULL)
			continue;
		if (!hcl_value_text(in->x->a, &from->items[i], &text))
			return hcl_none(in);
		if (text.len)
			*VEC_ADD(in->x->a, &row) = hcl_string(text);
	}
	return row_value(in, HCL_IS_LIST, &row);
}

static struct hcl_value call_one(const struct hcl_args *in)
{
	if (!hcl_is_row(&in->at[0]) || in->at[0].n > 1)
		return hcl_none(in);
	return in->at[0].n ? in->at[0].items[0]
			   : (struct hcl_value){ .kind = HCL_IS_NULL };
}

/* range(end), range(start, end) and range(start, end, step). */
static struct hcl_value call_range(const struct hcl_args *in)
{
	double from = 0, to = 0, step = 1;
	struct row row = { 0 };

	if (!hcl_whole_of(in, in->n > 1, &to) ||
	    (in->n > 1 && !hcl_whole_of(in, 0, &from)))
		return hcl_none(in);
	if (in->n < 3)
		step = from <= to ? 1 : -1;
	else if (!hcl_whole_of(in, 2, &step) || step == 0 ||
	    (from < to && step < 0) || (from > to && step > 0))
		return hcl_none(in);
	for (; step > 0 ? from < to : from > to; from += step) {
		if (row.n == RANGE_MOST)
			return hcl_none(in);
		*VEC_ADD(in->x->a, &row) = hcl_number(from);
	}
	return row_value(in, HCL_IS_LIST, &row);
}

static struct hcl_value call_zipmap(const struct hcl_args *in)
{
	const struct hcl_value *names = &in->at[0], *values = &in->at[1];
	struct str *keys;
	struct hcl_value *items;

	if (names->kind != HCL_IS_LIST || values->kind != HCL_IS_LIST ||
	    names->n != values->n)
		return hcl_none(in);
	keys = NEW_N(in->x->a, struct str, names->n + 1);
	items = NEW_N(in->x->a, struct hcl_value, names->n + 1);
	for (size_t i = 0; i < names->n; i++) {
		if (!hcl_value_text(in->x->a, &names->items[i], &keys[i]))
			return hcl_none(in);
		items[i] = values->items[i];
	}
	return hcl_object(in->x, in->e, keys, items, names->n);
}

static struct hcl_value call_cidrnetmask(const struct hcl_args *in)
{
	struct ip4_range block;
	struct flaw flaw;
	bool inside;

	if (in->at[0].kind != HCL_IS_STRING ||
	    str_find(in->at[0].text, STR("/"), 0) == SIZE_MAX ||
	    !ip4_read_range(in->x->a, in->at[0].text, &block, &inside, &flaw))
		return hcl_none(in);
	return hcl_string(ip4_text(in->x->a, ~(block.last - block.first)));
}

static struct hcl_value extreme(const struct hcl_args *in, bool most)
{
	double best = 0, n;

	for (size_t i = 0; i < in->n; i++) {
		if (!hcl_to_number(in->x->a, &in->at[i], &n))
			return hcl_none(in);
		if (i == 0 || (most ? n > best : n < best))
			best = n;
	}
	return hcl_number(best);
}

static struct hcl_value call_max(const struct hcl_args *in)
{
	return extreme(in, true);
}

static struct hcl_value call_min(const struct hcl_args *in)
{
	return extreme(in, false);
}

const struct hcl_function *hcl_other_function(struct str name)
{
	/* clang-format off */
	static const struct hcl_function others[] = {
		{ "cidrnetmask", 1, 1, call_cidrnetmask },
		{ "compact", 1, 1, call_compact },
		{ "contains", 2, 2, call_contains },
		{ "distinct", 1, 1, call_distinct },
		{ "flatten", 1, 1, call_flatten },
		{ "max", 1, HCL_ANY_NUMBER, call_max },
		{ "min", 1, HCL_ANY_NUMBER, call_min },
		{ "one", 1, 1, call_one },
		{ "range", 1, 3, call_range },
		{ "zipmap", 2, 2, call_zipmap },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (str_eq(name, str_of(others[i].name)))
			return &others[i];
	return NULL;
}

bool hcl_call_lazily(
    const struct hcl_eval *x, const struct hcl_expr *e, struct hcl_value *v)
{
	bool coalesces = str_eq(e->text, STR("coalesce"));

	if ((!coalesces && !str_eq(e->text, STR("try"))) || !e->kids ||
	    (e->flags & HCL_EXPAND))
		return false;
	for (const struct hcl_expr *i = e->kids; i; i = i->next) {
		*v = hcl_eval(x, i);
		v->origin = (struct hcl_origin){ 0 };
		/* Of what is not known nobody can tell whether it fails. */
		if (v->kind == HCL_IS_UNKNOWN)
			break;
		if (!coalesces)
			return true;
		if (v->kind != HCL_IS_NULL &&
		    !(v->kind == HCL_IS_STRING && v->text.len == 0))
			return true;
	}
	*v = hcl_unknown(x, e);
	return true;
}
