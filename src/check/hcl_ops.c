#include "check/hcl_value_own.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

/* Making values */

struct hcl_value hcl_unknown(const struct hcl_eval *x, const struct hcl_expr *e)
{
	return (struct hcl_value){ .why = e, .file = x->file };
}

struct hcl_value hcl_bool(bool truth)
{
	return (struct hcl_value){ .kind = HCL_IS_BOOL, .truth = truth };
}

struct hcl_value hcl_number(double number)
{
	return (struct hcl_value){ .kind = HCL_IS_NUMBER, .number = number };
}

struct hcl_value hcl_string(struct str text)
{
	return (struct hcl_value){ .kind = HCL_IS_STRING, .text = text };
}

static unsigned depth_over(const struct hcl_value *items, size_t n)
{
	unsigned depth = 0;

	for (size_t i = 0; i < n; i++)
		if (items[i].depth > depth)
			depth = items[i].depth;
	return depth + 1;
}

struct hcl_value hcl_list(const struct hcl_eval *x, const struct hcl_expr *e,
    enum hcl_value_kind kind, const struct hcl_value *items, size_t n)
{
	unsigned depth = depth_over(items, n);

	if (depth > VALUE_DEPTH || !hcl_spend(x->m, n))
		return hcl_unknown(x, e);
	return (struct hcl_value){ .kind = kind,
		.items = items,
		.n = n,
		.depth = (unsigned char)depth };
}

struct member {
	struct str key;
	size_t i;
};

static int by_key(const void *x, const void *y)
{
	const struct member *p = x, *q = y;
	int order = str_cmp(p->key, q->key);

	return order ? order : (p->i > q->i) - (p->i < q->i);
}

struct hcl_value hcl_object(const struct hcl_eval *x, const struct hcl_expr *e,
    struct str *keys, struct hcl_value *items, size_t n)
{
	struct member *members = NEW_N(x->a, struct member, n + 1);
	struct hcl_value *sorted = NEW_N(x->a, struct hcl_value, n + 1);
	struct hcl_value v;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		members[i] = (struct member){ keys[i], i };
	qsort(members, n, sizeof(*members), by_key);
	for (size_t i = 0; i < n; i++) {
		if (i + 1 < n && str_eq(members[i].key, members[i + 1].key))
			continue;
		keys[kept] = members[i].key;
		sorted[kept++] = items[members[i].i];
	}
	v = hcl_list(x, e, HCL_IS_OBJECT, sorted, kept);
	v.keys = keys;
	return v;
}

/* Reading them */

const struct hcl_value *hcl_first_unknown(
    const struct hcl_value *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (items[i].kind == HCL_IS_UNKNOWN)
			return &items[i];
	return NULL;
}

bool hcl_value_truth(const struct hcl_value *v, bool *truth)
{
	if (v->kind == HCL_IS_BOOL)
		*truth = v->truth;
	else if (v->kind == HCL_IS_STRING && str_eq(v->text, STR("true")))
		*truth = true;
	else if (v->kind == HCL_IS_STRING && str_eq(v->text, STR("false")))
		*truth = false;
	else
		return false;
	return true;
}

bool hcl_to_number(struct arena *a, const struct hcl_value *v, double *number)
{
	char *end;

	if (v->kind == HCL_IS_NUMBER) {
		*number = v->number;
		return true;
	}
	if (v->kind != HCL_IS_STRING || v->text.len == 0 || v->text.len > 400)
		return false;
	for (size_t i = 0; i < v->text.len; i++) {
		char c = v->text.at[i];

		if (!(c >= '0' && c <= '9') && c != '.' && c != '-' &&
		    c != '+' && c != 'e' && c != 'E')
			return false;
	}
	*number = strtod(str_c(a, v->text), &end);
	return *end == '\0' && isfinite(*number);
}

static struct str number_text(struct arena *a, double number)
{
	if (number == floor(number) && fabs(number) < 9007199254740992.0)
		return str_fmt(a, "%.0f", number == 0 ? 0.0 : number);
	return str_fmt(a, "%.15g", number);
}

bool hcl_value_text(struct arena *a, const struct hcl_value *v, struct str *s)
{
	switch (v->kind) {
	case HCL_IS_STRING:
		*s = v->text;
		return true;
	case HCL_IS_BOOL:
		*s = v->truth ? STR("true") : STR("false");
		return true;
	case HCL_IS_NUMBER:
		*s = number_text(a, v->number);
		return true;
	case HCL_IS_UNKNOWN:
	case HCL_IS_NULL:
	case HCL_IS_LIST:
	case HCL_IS_SET:
	case HCL_IS_OBJECT:
		break;
	}
	return false;
}

static bool at_key(
    const struct hcl_value *from, struct str key, struct hcl_value *item)
{
	size_t low = 0, high = from->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(from->keys[middle], key);

		if (order == 0) {
			*item = from->items[middle];
			return true;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool hcl_value_at(const struct hcl_value *from, const struct hcl_value *key,
    struct hcl_value *item)
{
	if (from->kind == HCL_IS_OBJECT && key->kind == HCL_IS_STRING)
		return at_key(from, key->text, item);
	if (from->kind != HCL_IS_LIST || key->kind != HCL_IS_NUMBER ||
	    key->number < 0 || key->number >= (double)from->n ||
	    key->number != floor(key->number))
		return false;
	*item = from->items[(size_t)key->number];
	return true;
}

static bool is_row(const struct hcl_value *v)
{
	return v->kind == HCL_IS_LIST || v->kind == HCL_IS_SET;
}

static bool same_text(
    struct arena *a, const struct hcl_value *x, const struct hcl_value *y)
{
	struct str s, t;
	double m, n;

	if (hcl_to_number(a, x, &m) && hcl_to_number(a, y, &n))
		return m == n;
	return hcl_value_text(a, x, &s) && hcl_value_text(a, y, &t) &&
	    str_eq(s, t);
}

/* Each of x stands in y, once for each time it stands in x. */
static bool same_items(
    struct arena *a, const struct hcl_value *x, const struct hcl_value *y)
{
	bool *taken = NEW_N(a, bool, y->n + 1);

	for (size_t i = 0; i < x->n; i++) {
		size_t k = 0;

		while (k < y->n &&
		    (taken[k] ||
			!hcl_value_same(a, &x->items[i], &y->items[k])))
			k++;
		if (k == y->n)
			return false;
		taken[k] = true;
	}
	return true;
}

/* As deep as VALUE_DEPTH. */
bool hcl_value_same(
    struct arena *a, const struct hcl_value *x, const struct hcl_value *y)
{
	enum { ITEMS_MOST = 1000 };

	if (x->kind == HCL_IS_NULL || y->kind == HCL_IS_NULL)
		return x->kind == y->kind;
	if (x->n != y->n || x->n > ITEMS_MOST)
		return false;
	if (is_row(x) && is_row(y))
		return same_items(a, x, y);
	if (x->kind != HCL_IS_OBJECT || y->kind != HCL_IS_OBJECT)
		return same_text(a, x, y);
	for (size_t i = 0; i < x->n; i++)
		if (!str_eq(x->keys[i], y->keys[i]) ||
		    !hcl_value_same(a, &x->items[i], &y->items[i]))
			return false;
	return true;
}

/* As deep as VALUE_DEPTH. */
static void dump(struct arena *a, struct buf *b, const struct hcl_value *v)
{
	static const char *const open[] = { [HCL_IS_LIST] = "[",
		[HCL_IS_SET] = "set[",
		[HCL_IS_OBJECT] = "{" };
	struct str text = { 0 };

	switch (v->kind) {
	case HCL_IS_UNKNOWN:
		buf_byte(b, '?');
		if (v->why)
			buf_add(b, hcl_source(v->file, v->why));
		return;
	case HCL_IS_NULL:
		buf_add(b, STR("null"));
		return;
	case HCL_IS_BOOL:
	case HCL_IS_NUMBER:
		if (hcl_value_text(a, v, &text))
			buf_add(b, text);
		return;
	case HCL_IS_STRING:
		buf_fmt(b, "\"%.*s\"", STR_ARG(v->text));
		return;
	case HCL_IS_LIST:
	case HCL_IS_SET:
	case HCL_IS_OBJECT:
		break;
	}
	buf_add(b, str_of(open[v->kind]));
	for (size_t i = 0; i < v->n; i++) {
		if (i)
			buf_add(b, STR(", "));
		if (v->kind == HCL_IS_OBJECT)
			buf_fmt(b, "%.*s = ", STR_ARG(v->keys[i]));
		dump(a, b, &v->items[i]);
	}
	buf_byte(b, v->kind == HCL_IS_OBJECT ? '}' : ']');
}

struct str hcl_value_dump(struct arena *a, const struct hcl_value *v)
{
	struct buf b = { .a = a };

	dump(a, &b, v);
	return buf_str(&b);
}

/* Operators */

static bool holds_unknown(const struct hcl_value *v)
{
	if (v->kind == HCL_IS_UNKNOWN)
		return true;
	for (size_t i = 0; i < v->n; i++)
		if (holds_unknown(&v->items[i]))
			return true;
	return false;
}

/* false: it cannot be told; else *same. */
static bool compare(const struct hcl_eval *x, const struct hcl_value *left,
    const struct hcl_value *right, bool *same)
{
	if (left->kind != right->kind) {
		/* Of lists, sets and maps only their owner knows. */
		*same = false;
		return left->kind < HCL_IS_LIST && right->kind < HCL_IS_LIST;
	}
	if (left->kind == HCL_IS_NUMBER) {
		*same = left->number == right->number;
		return true;
	}
	if (left->kind == HCL_IS_STRING) {
		*same = str_eq(left->text, right->text);
		return true;
	}
	if (holds_unknown(left) || holds_unknown(right) ||
	    !hcl_spend(x->m, left->n + right->n))
		return false;
	if (left->n)
		return false;
	*same = left->n == right->n && left->truth == right->truth;
	return true;
}

static bool arithmetic(char op, double left, double right, double *result)
{
	if (op == '+')
		*result = left + right;
	else if (op == '-')
		*result = left - right;
	else if (op == '*')
		*result = left * right;
	else if (right == 0)
		return false;
	else
		*result = op == '/' ? left / right : fmod(left, right);
	return isfinite(*result);
}

static bool order(unsigned op, double left, double right)
{
	if (op == '<')
		return left < right;
	if (op == '>')
		return left > right;
	return op == HCL_AT_MOST ? left <= right : left >= right;
}

/* One side may decide alone. */
static struct hcl_value logic(const struct hcl_eval *x,
    const struct hcl_expr *e, const struct hcl_value *left,
    const struct hcl_value *right)
{
	bool l = false, r = false, decides = e->op == HCL_OR;
	bool knows_l = hcl_value_truth(left, &l);
	bool knows_r = hcl_value_truth(right, &r);
	struct hcl_value v;

	if ((knows_l && l == decides) || (knows_r && r == decides))
		return hcl_bool(decides);
	if (knows_l && knows_r)
		return hcl_bool(!decides);
	v = knows_l ? *right : *left;
	v.origin = (struct hcl_origin){ 0 };
	return v.kind == HCL_IS_UNKNOWN ? v : hcl_unknown(x, e);
}

struct hcl_value hcl_binary(const struct hcl_eval *x, const struct hcl_expr *e)
{
	struct hcl_value side[2] = { hcl_eval(x, e->kids),
		hcl_eval(x, e->kids->next) };
	struct hcl_value v = hcl_unknown(x, e);
	double left, right, result;
	bool same;

	if (e->op == HCL_AND || e->op == HCL_OR)
		return logic(x, e, &side[0], &side[1]);
	if (hcl_first_unknown(side, 2)) {
		v = *hcl_first_unknown(side, 2);
		v.origin = (struct hcl_origin){ 0 };
		return v;
	}
	if (e->op == HCL_SAME || e->op == HCL_DIFFERS)
		return compare(x, &side[0], &side[1], &same)
		    ? hcl_bool(same == (e->op == HCL_SAME))
		    : v;
	if (!hcl_to_number(x->a, &side[0], &left) ||
	    !hcl_to_number(x->a, &side[1], &right))
		return v;
	if (e->op == '<' || e->op == '>' || e->op == HCL_AT_MOST ||
	    e->op == HCL_AT_LEAST)
		return hcl_bool(order(e->op, left, right));
	return arithmetic((char)e->op, left, right, &result)
	    ? hcl_number(result)
	    : v;
}

struct hcl_value hcl_choice(const struct hcl_eval *x, const struct hcl_expr *e)
{
	struct hcl_value v = hcl_eval(x, e->kids), yes, no;
	bool truth;

	if (v.kind == HCL_IS_UNKNOWN) {
		yes = hcl_eval(x, e->kids->next);
		no = hcl_eval(x, e->kids->next->next);
		/* Whatever is chosen, it is this. */
		if (yes.kind == no.kind && yes.kind <= HCL_IS_STRING &&
		    hcl_value_same(x->a, &yes, &no))
			return yes;
		v.origin = (struct hcl_origin){ 0 };
		return v;
	}
	if (!hcl_value_truth(&v, &truth))
		return hcl_unknown(x, e->kids);
	return hcl_eval(x, truth ? e->kids->next : e->kids->next->next);
}
