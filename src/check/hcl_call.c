#include "check/hcl_call_own.h"

#include "base/arena.h"
#include "base/vec.h"
#include "check/ip4.h"

#include <math.h>
#include <stdlib.h>

/* Terraform's functions, as far as rules and names are made with them. */

struct hcl_value hcl_none(const struct hcl_args *in)
{
	return hcl_unknown(in->x, in->e);
}

struct hcl_value hcl_list_of(const struct hcl_args *in,
    enum hcl_value_kind kind, const struct hcl_value *items, size_t n)
{
	return hcl_list(in->x, in->e, kind, items, n);
}

bool hcl_text_of(const struct hcl_args *in, size_t i, struct str *s)
{
	return hcl_value_text(in->x->a, &in->at[i], s) &&
	    hcl_spend(in->x->m, s->len / 16);
}

bool hcl_whole_of(const struct hcl_args *in, size_t i, double *number)
{
	return hcl_to_number(in->x->a, &in->at[i], number) &&
	    *number == floor(*number) && fabs(*number) < 4503599627370496.0;
}

bool hcl_is_row(const struct hcl_value *v)
{
	return v->kind == HCL_IS_LIST || v->kind == HCL_IS_SET;
}

/* Addresses */

/* a.b.c.d/n: the network and n.  false: it is none of IPv4. */
static bool read_prefix(struct str s, uint32_t *net, unsigned *prefix)
{
	uint64_t len;
	size_t at = ip4_scan(s.at, s.at + s.len, net);

	if (at == 0 || at == s.len || s.at[at] != '/')
		return false;
	s = str_sub(s, at + 1, s.len);
	if (!str_number(s, 32, &len) || s.len > 2)
		return false;
	*prefix = (unsigned)len;
	*net &= len ? 0xffffffffU << (32 - len) : 0;
	return true;
}

static struct hcl_value call_cidrhost(const struct hcl_args *in)
{
	uint32_t net;
	unsigned prefix;
	double host, size;

	if (in->at[0].kind != HCL_IS_STRING ||
	    !read_prefix(in->at[0].text, &net, &prefix) ||
	    !hcl_whole_of(in, 1, &host))
		return hcl_none(in);
	size = ldexp(1, (int)(32 - prefix));
	if (host < 0)
		host += size;
	if (host < 0 || host >= size)
		return hcl_none(in);
	return hcl_string(ip4_text(in->x->a, net + (uint32_t)host));
}

static struct hcl_value call_cidrsubnet(const struct hcl_args *in)
{
	uint32_t net;
	unsigned prefix;
	double more, number;
	uint64_t shifted;

	if (in->at[0].kind != HCL_IS_STRING ||
	    !read_prefix(in->at[0].text, &net, &prefix) ||
	    !hcl_whole_of(in, 1, &more) || !hcl_whole_of(in, 2, &number) ||
	    more < 0 || more > 32 - prefix || number < 0 ||
	    number >= ldexp(1, (int)more))
		return hcl_none(in);
	prefix += (unsigned)more;
	shifted = (uint64_t)number << (32 - prefix);
	return hcl_string(str_fmt(in->x->a, "%.*s/%u",
	    STR_ARG(ip4_text(in->x->a, net | (uint32_t)shifted)), prefix));
}

/* Lists and maps */

static int by_text(const void *x, const void *y)
{
	const struct hcl_value *p = x, *q = y;

	return str_cmp(p->text, q->text);
}

static struct hcl_value call_toset(const struct hcl_args *in)
{
	const struct hcl_value *from = &in->at[0];
	struct hcl_value *items;
	size_t n = 0;

	if (!hcl_is_row(from))
		return hcl_none(in);
	if (hcl_first_unknown(from->items, from->n))
		return *hcl_first_unknown(from->items, from->n);
	items = NEW_N(in->x->a, struct hcl_value, from->n + 1);
	for (size_t i = 0; i < from->n; i++) {
		struct str text;

		if (!hcl_value_text(in->x->a, &from->items[i], &text))
			return hcl_none(in);
		items[i] = hcl_string(text);
	}
	qsort(items, from->n, sizeof(*items), by_text);
	for (size_t i = 0; i < from->n; i++)
		if (n == 0 || !str_eq(items[n - 1].text, items[i].text))
			items[n++] = items[i];
	return hcl_list_of(in, HCL_IS_SET, items, n);
}

static struct hcl_value call_tolist(const struct hcl_args *in)
{
	if (!hcl_is_row(&in->at[0]))
		return hcl_none(in);
	return hcl_list_of(in, HCL_IS_LIST, in->at[0].items, in->at[0].n);
}

static struct hcl_value call_tomap(const struct hcl_args *in)
{
	return in->at[0].kind == HCL_IS_OBJECT ? in->at[0] : hcl_none(in);
}

static struct hcl_value call_concat(const struct hcl_args *in)
{
	VEC(struct hcl_value) items = { 0 };

	for (size_t i = 0; i < in->n; i++) {
		if (!hcl_is_row(&in->at[i]) ||
		    !hcl_spend(in->x->m, in->at[i].n))
			return hcl_none(in);
		for (size_t j = 0; j < in->at[i].n; j++)
			*VEC_ADD(in->x->a, &items) = in->at[i].items[j];
	}
	return hcl_list_of(in, HCL_IS_LIST, items.at, items.n);
}

static struct hcl_value call_merge(const struct hcl_args *in)
{
	VEC(struct hcl_value) items = { 0 };
	VEC(struct str) keys = { 0 };

	for (size_t i = 0; i < in->n; i++) {
		const struct hcl_value *from = &in->at[i];

		if (from->kind == HCL_IS_NULL)
			continue;
		if (from->kind != HCL_IS_OBJECT ||
		    !hcl_spend(in->x->m, from->n))
			return hcl_none(in);
		for (size_t j = 0; j < from->n; j++) {
			*VEC_ADD(in->x->a, &items) = from->items[j];
			*VEC_ADD(in->x->a, &keys) = from->keys[j];
		}
	}
	return hcl_object(in->x, in->e, keys.at, items.at, items.n);
}

static struct hcl_value call_length(const struct hcl_args *in)
{
	if (!hcl_is_row(&in->at[0]) && in->at[0].kind != HCL_IS_OBJECT)
		return hcl_none(in);
	return hcl_number((double)in->at[0].n);
}

static struct hcl_value call_element(const struct hcl_args *in)
{
	double i;

	if (in->at[0].kind != HCL_IS_LIST || in->at[0].n == 0 ||
	    !hcl_whole_of(in, 1, &i) || i < 0)
		return hcl_none(in);
	return in->at[0].items[(size_t)fmod(i, (double)in->at[0].n)];
}

static struct hcl_value call_lookup(const struct hcl_args *in)
{
	struct hcl_value v;

	if (in->at[0].kind != HCL_IS_OBJECT || in->at[1].kind != HCL_IS_STRING)
		return hcl_none(in);
	if (hcl_value_at(&in->at[0], &in->at[1], &v))
		return v;
	return in->n > 2 ? in->at[2] : hcl_none(in);
}

static struct hcl_value call_keys(const struct hcl_args *in)
{
	struct hcl_value *items;

	if (in->at[0].kind != HCL_IS_OBJECT)
		return hcl_none(in);
	items = NEW_N(in->x->a, struct hcl_value, in->at[0].n + 1);
	for (size_t i = 0; i < in->at[0].n; i++)
		items[i] = hcl_string(in->at[0].keys[i]);
	return hcl_list_of(in, HCL_IS_LIST, items, in->at[0].n);
}

static struct hcl_value call_values(const struct hcl_args *in)
{
	if (in->at[0].kind != HCL_IS_OBJECT)
		return hcl_none(in);
	return hcl_list_of(in, HCL_IS_LIST, in->at[0].items, in->at[0].n);
}

/* Text */

static struct hcl_value fold(const struct hcl_args *in, char from, int by)
{
	struct str s;
	char *out;

	if (!hcl_text_of(in, 0, &s))
		return hcl_none(in);
	out = arena_take(in->x->a, s.len + 1);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		/* Other letters change too, in ways not known here. */
		if (c >= 0x80)
			return hcl_none(in);
		out[i] = (char)(c >= from && c < from + 26 ? c + by : c);
	}
	return hcl_string((struct str){ out, s.len });
}

static struct hcl_value call_lower(const struct hcl_args *in)
{
	return fold(in, 'A', 'a' - 'A');
}

static struct hcl_value call_upper(const struct hcl_args *in)
{
	return fold(in, 'a', 'A' - 'a');
}

static struct hcl_value call_trimspace(const struct hcl_args *in)
{
	struct str s;

	return hcl_text_of(in, 0, &s) ? hcl_string(str_trim(s)) : hcl_none(in);
}

/* Without the line ends behind it, which a heredoc always has. */
static struct hcl_value call_chomp(const struct hcl_args *in)
{
	struct str s;

	if (!hcl_text_of(in, 0, &s))
		return hcl_none(in);
	while (s.len && (s.at[s.len - 1] == '\n' || s.at[s.len - 1] == '\r'))
		s.len--;
	return hcl_string(s);
}

static struct hcl_value call_join(const struct hcl_args *in)
{
	struct buf b = { .a = in->x->a };
	const struct hcl_value *from = &in->at[1];
	struct str between, text;

	if (!hcl_text_of(in, 0, &between) || !hcl_is_row(from))
		return hcl_none(in);
	if (hcl_first_unknown(from->items, from->n))
		return *hcl_first_unknown(from->items, from->n);
	for (size_t i = 0; i < from->n; i++) {
		if (!hcl_value_text(in->x->a, &from->items[i], &text) ||
		    !hcl_spend(in->x->m, (text.len + between.len) / 16))
			return hcl_none(in);
		if (i)
			buf_add(&b, between);
		buf_add(&b, text);
	}
	return hcl_string(buf_str(&b));
}

static struct hcl_value call_split(const struct hcl_args *in)
{
	VEC(struct hcl_value) items = { 0 };
	struct str by, s;
	size_t at = 0, end;

	if (!hcl_text_of(in, 0, &by) || !hcl_text_of(in, 1, &s) || by.len == 0)
		return hcl_none(in);
	while ((end = str_find(s, by, at)) != SIZE_MAX) {
		*VEC_ADD(in->x->a, &items) = hcl_string(str_sub(s, at, end));
		at = end + by.len;
	}
	*VEC_ADD(in->x->a, &items) = hcl_string(str_sub(s, at, s.len));
	return hcl_list_of(in, HCL_IS_LIST, items.at, items.n);
}

/* One %… of a format, whose letter is `verb`. */
static bool put_verb(
    const struct hcl_args *in, struct buf *b, char verb, size_t width, size_t i)
{
	struct str text;
	double number;

	if (i >= in->n || (verb == 'd' && !hcl_whole_of(in, i, &number)) ||
	    (width && verb != 'd') || !hcl_text_of(in, i, &text))
		return false;
	if (verb == 'd' && number < 0 && width)
		return false;
	buf_fill(b, '0', text.len < width ? width - text.len : 0);
	buf_add(b, text);
	return true;
}

/* %s, %d, %v, %% and %03d. */
static struct hcl_value call_format(const struct hcl_args *in)
{
	struct buf b = { .a = in->x->a };
	struct str s;
	size_t used = 1;

	if (!hcl_text_of(in, 0, &s))
		return hcl_none(in);
	for (size_t i = 0; i < s.len; i++) {
		size_t width = 0;

		if (s.at[i] != '%') {
			buf_byte(&b, s.at[i]);
			continue;
		}
		if (++i + 2 < s.len && s.at[i] == '0' && s.at[i + 1] >= '1' &&
		    s.at[i + 1] <= '9') {
			width = (size_t)(s.at[i + 1] - '0');
			i += 2;
		}
		if (i < s.len && s.at[i] == '%' && width == 0)
			buf_byte(&b, '%');
		else if (i == s.len ||
		    (s.at[i] != 's' && s.at[i] != 'd' && s.at[i] != 'v') ||
		    !put_verb(in, &b, s.at[i], width, used++))
			return hcl_none(in);
	}
	return used == in->n ? hcl_string(buf_str(&b)) : hcl_none(in);
}

/* Conversions */

static struct hcl_value call_tostring(const struct hcl_args *in)
{
	struct str s;

	if (in->at[0].kind == HCL_IS_NULL)
		return in->at[0];
	return hcl_text_of(in, 0, &s) ? hcl_string(s) : hcl_none(in);
}

static struct hcl_value call_tonumber(const struct hcl_args *in)
{
	double number;

	if (in->at[0].kind == HCL_IS_NULL)
		return in->at[0];
	return hcl_to_number(in->x->a, &in->at[0], &number) ? hcl_number(number)
							    : hcl_none(in);
}

static struct hcl_value call_tobool(const struct hcl_args *in)
{
	bool truth;

	if (in->at[0].kind == HCL_IS_NULL)
		return in->at[0];
	return hcl_value_truth(&in->at[0], &truth) ? hcl_bool(truth)
						   : hcl_none(in);
}

/* clang-format off */
static const struct hcl_function functions[] = {
	{ "chomp", 1, 1, call_chomp },
	{ "cidrhost", 2, 2, call_cidrhost },
	{ "cidrsubnet", 3, 3, call_cidrsubnet },
	{ "concat", 1, HCL_ANY_NUMBER, call_concat },
	{ "element", 2, 2, call_element },
	{ "format", 1, HCL_ANY_NUMBER, call_format },
	{ "join", 2, 2, call_join },
	{ "keys", 1, 1, call_keys },
	{ "length", 1, 1, call_length },
	{ "lookup", 2, 3, call_lookup },
	{ "lower", 1, 1, call_lower },
	{ "merge", 0, HCL_ANY_NUMBER, call_merge },
	{ "split", 2, 2, call_split },
	{ "tobool", 1, 1, call_tobool },
	{ "tolist", 1, 1, call_tolist },
	{ "tomap", 1, 1, call_tomap },
	{ "tonumber", 1, 1, call_tonumber },
	{ "toset", 1, 1, call_toset },
	{ "tostring", 1, 1, call_tostring },
	{ "trimspace", 1, 1, call_trimspace },
	{ "upper", 1, 1, call_upper },
	{ "values", 1, 1, call_values },
};
/* clang-format on */

enum { FUNCTIONS = sizeof(functions) / sizeof(*functions) };

/* The arguments, the last one spread out if it has "...".  false: unknown. */
static bool read_args(struct hcl_args *in, struct hcl_value *unknown)
{
	VEC(struct hcl_value) all = { 0 };

	for (const struct hcl_expr *i = in->e->kids; i; i = i->next) {
		struct hcl_value v = hcl_eval(in->x, i);

		*unknown = v.kind == HCL_IS_UNKNOWN ? v : hcl_none(in);
		if (v.kind == HCL_IS_UNKNOWN)
			return false;
		if (i->next || !(in->e->flags & HCL_EXPAND)) {
			*VEC_ADD(in->x->a, &all) = v;
			continue;
		}
		if (!hcl_is_row(&v))
			return false;
		for (size_t j = 0; j < v.n; j++)
			*VEC_ADD(in->x->a, &all) = v.items[j];
		if (hcl_first_unknown(v.items, v.n)) {
			*unknown = *hcl_first_unknown(v.items, v.n);
			return false;
		}
	}
	in->at = all.at;
	in->n = all.n;
	return true;
}

static const struct hcl_function *find_function(struct str name)
{
	for (size_t i = 0; i < FUNCTIONS; i++)
		if (str_eq(name, str_of(functions[i].name)))
			return &functions[i];
	return hcl_other_function(name);
}

struct hcl_value hcl_call(const struct hcl_eval *x, const struct hcl_expr *e)
{
	struct hcl_args in = { .x = x, .e = e };
	const struct hcl_function *function = find_function(e->text);
	struct hcl_value v;

	if (hcl_call_lazily(x, e, &v))
		return v;
	if (!function)
		return hcl_unknown(x, e);
	if (read_args(&in, &v)) {
		if (in.n < function->least || in.n > function->most)
			return hcl_unknown(x, e);
		v = function->call(&in);
	}
	v.origin = (struct hcl_origin){ 0 };
	return v;
}
