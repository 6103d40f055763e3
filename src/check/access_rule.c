#include "check/access_own.h"

#include "base/arena.h"
#include "base/diag.h"
#include "check/check.h"
#include "check/ip4.h"

/* One copy of a rule, on its way to its server. */
struct incoming {
	const struct rule_type *type;
	const struct hcl_resource *resource;
	const struct hcl_instance *in;
	struct str label;
};

static struct str about(
    const struct gathering *g, const struct incoming *rule, struct str argument)
{
	return str_fmt(
	    g->a, "%.*s.%.*s", STR_ARG(rule->label), STR_ARG(argument));
}

static void fault(struct gathering *g, const struct incoming *rule,
    struct str argument, const char *why)
{
	const struct hcl_resource *resource = rule->resource;
	const struct hcl_attribute *attribute =
	    hcl_attribute(&resource->block->body, argument);
	struct access_fault f = { .about = about(g, rule, argument),
		.why = str_of(why),
		.resource = resource };

	f.place = attribute ? access_place(g, resource->file,
				  attribute->value->at, attribute->value->len)
			    : access_place(g, resource->file,
				  resource->block->at, resource->block->len);
	access_fault(g, &f);
}

/* Addresses */

/* Why this is not one address of IPv4; NULL: it is. */
static const char *read_address(struct arena *a, struct str s, uint32_t *ip)
{
	struct flaw flaw = { 0 };

	/* A heredoc ends with a line's end. */
	if (str_ends(s, STR("\n")))
		s.len--;
	if (str_find(s, STR("/"), 0) != SIZE_MAX)
		return "one address stands here, not a block: write its first "
		       "and its last address";
	if (s.len && ip4_scan(s.at, s.at + s.len, ip) == s.len)
		return NULL;
	return ip4_read(a, s, ip, &flaw) ? "an address has no blanks around it"
					 : str_c(a, flaw.text);
}

enum reading { READ, DOUBTED, FAULTY };

/* An address; what is wrong or unknown in it is said. */
static enum reading read_end(struct gathering *g, size_t server,
    const struct incoming *rule, struct str argument, uint32_t *ip)
{
	struct hcl_value v =
	    access_argument(g, rule->resource, argument, rule->in);
	const char *why = "an address in quotes is wanted here";

	if (v.kind == HCL_IS_UNKNOWN) {
		access_doubt(
		    g, &g->servers.at[server], &v, about(g, rule, argument));
		return DOUBTED;
	}
	if (v.kind == HCL_IS_NULL)
		why = "the address is missing";
	if (v.kind == HCL_IS_STRING)
		why = read_address(g->a, v.text, ip);
	if (!why)
		return READ;
	fault(g, rule, argument, why);
	return FAULTY;
}

static struct access_place place_of(
    const struct gathering *g, const struct incoming *rule, struct str argument)
{
	const struct hcl_attribute *attribute =
	    hcl_attribute(&rule->resource->block->body, argument);

	return access_place(g, rule->resource->file, attribute->value->at,
	    attribute->value->len);
}

/*
 * An end that is known admits itself, whatever the other one is; but 0.0.0.0
 * may turn out to be the marker.
 */
static void surely_admits(struct gathered *to, uint32_t ip)
{
	struct access_unknown *last = &to->unknown.at[to->unknown.n - 1];

	last->admits = true;
	last->admitted = ip;
}

static void add_rule(
    struct gathering *g, size_t server, const struct incoming *rule)
{
	const struct rule_type *type = rule->type;
	const struct hcl_block *block = rule->resource->block;
	uint32_t first = 0, last = 0;
	enum reading from = read_end(g, server, rule, type->first, &first);
	enum reading to = read_end(g, server, rule, type->last, &last);
	struct access_rule *out;

	if (from != READ || to != READ) {
		if ((from == READ && to == DOUBTED && first) ||
		    (from == DOUBTED && to == READ && last))
			surely_admits(&g->servers.at[server],
			    from == READ ? first : last);
		return;
	}
	if (first > last) {
		fault(g, rule, type->last,
		    "the last address comes before the first");
		return;
	}
	out = VEC_ADD(g->a, &g->servers.at[server].rules);
	*out = (struct access_rule){ .name = rule->label,
		.first = first,
		.last = last,
		.azure_services = first == 0 && last == 0 };
	out->place =
	    access_place(g, rule->resource->file, block->at, block->len);
	out->first_place = place_of(g, rule, type->first);
	out->last_place = place_of(g, rule, type->last);
}

/* Which server */

/* A server that only rules name, by this expression. */
static size_t undeclared(
    struct gathering *g, const struct incoming *rule, struct str label)
{
	const struct hcl_block *block = rule->resource->block;
	struct gathered *to;

	for (size_t i = g->servers.n; i-- > g->ndeclared;)
		if (g->servers.at[i].server.kind == rule->type->kind &&
		    str_eq(g->servers.at[i].server.label, label))
			return i;
	to = VEC_ADD(g->a, &g->servers);
	to->server.label = label;
	to->server.kind = rule->type->kind;
	to->server.open = ACCESS_UNTOLD;
	to->server.place =
	    access_place(g, rule->resource->file, block->at, block->len);
	return g->servers.n - 1;
}

/* The rule may belong to any of these servers. */
static void doubt_all(struct gathering *g, const struct incoming *rule,
    const struct hcl_value *v, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (g->servers.at[i].server.kind == rule->type->kind)
			access_doubt(g, &g->servers.at[i], v,
			    about(g, rule, rule->type->by));
}

/* The expression that the rule names its server by, as a value to blame. */
static struct hcl_value blamed(const struct incoming *rule)
{
	struct hcl_value v = { .file = rule->resource->file };

	v.why =
	    hcl_attribute(&rule->resource->block->body, rule->type->by)->value;
	return v;
}

/* server_id = azurerm_….main.id */
static void join_origin(struct gathering *g, const struct incoming *rule,
    const struct hcl_origin *origin)
{
	size_t first = g->first[origin->resource->i];
	size_t count = g->count[origin->resource->i];
	bool keyed = hcl_copies(g->m, origin->resource).keyed;
	struct hcl_value v = blamed(rule);

	for (size_t i = first; i < first + count; i++) {
		struct gathered *to = &g->servers.at[i];

		if (to->any_copy ||
		    (keyed == origin->keyed && !origin->key_unknown &&
			(!keyed || str_eq(to->key, origin->key)))) {
			add_rule(g, i, rule);
			return;
		}
	}
	if (origin->key_unknown || keyed != origin->keyed)
		doubt_all(g, rule, &v, first, first + count);
	else
		fault(g, rule, rule->type->by, "there is no such server");
}

/* redis_cache_name = "shop-cache" */
static void join_name(
    struct gathering *g, const struct incoming *rule, struct str name)
{
	struct hcl_value v = blamed(rule);

	for (size_t i = 0; i < g->ndeclared; i++) {
		const struct gathered *to = &g->servers.at[i];

		if (to->server.kind == rule->type->kind && to->name_known &&
		    str_eq_nocase(to->server.name, name)) {
			add_rule(g, i, rule);
			return;
		}
	}
	for (size_t i = 0; i < g->ndeclared; i++)
		if (!g->servers.at[i].name_known)
			doubt_all(g, rule, &v, i, i + 1);
	add_rule(g, undeclared(g, rule, name), rule);
}

/*
 * Whether it comes from outside the module, so that it is none of ours.  What
 * a variable brings may be ours.
 */
static bool is_foreign(const struct hcl_value *v)
{
	static const struct str roots[] = { { "data", 4 }, { "module", 6 } };

	if (v->why->kind != HCL_REFERENCE)
		return false;
	if (access_server_type(v->why->kids->text))
		return true;
	for (size_t i = 0; i < sizeof(roots) / sizeof(*roots); i++)
		if (str_eq(v->why->kids->text, roots[i]))
			return true;
	return false;
}

static void join(struct gathering *g, const struct incoming *rule)
{
	struct hcl_value v =
	    access_argument(g, rule->resource, rule->type->by, rule->in);
	const struct hcl_origin *origin = &v.origin;

	if (origin->resource &&
	    str_eq(origin->resource->type, rule->type->server_type) &&
	    str_eq(origin->attribute, rule->type->wants))
		join_origin(g, rule, origin);
	else if (v.kind == HCL_IS_STRING)
		join_name(g, rule, v.text);
	else if (v.kind == HCL_IS_UNKNOWN) {
		if (!is_foreign(&v))
			doubt_all(g, rule, &v, 0, g->ndeclared);
		add_rule(
		    g, undeclared(g, rule, hcl_source(v.file, v.why)), rule);
	} else
		fault(g, rule, rule->type->by, "this names no server");
}

/* Copies of a rule that nobody can count: its server is in doubt. */
static void join_copies(struct gathering *g, const struct incoming *rule,
    const struct hcl_value *unknown)
{
	struct hcl_value v =
	    access_argument(g, rule->resource, rule->type->by, rule->in);
	size_t i = 0, first = 0, count = g->ndeclared;
	bool told = false;

	if (v.origin.resource &&
	    str_eq(v.origin.resource->type, rule->type->server_type)) {
		first = g->first[v.origin.resource->i];
		count = g->count[v.origin.resource->i];
	} else if (v.kind == HCL_IS_UNKNOWN && is_foreign(&v)) {
		i = undeclared(g, rule, hcl_source(v.file, v.why));
		access_doubt(g, &g->servers.at[i], unknown, rule->label);
		return;
	}
	for (i = first; i < first + count; i++) {
		const struct gathered *to = &g->servers.at[i];

		if (to->server.kind != rule->type->kind ||
		    (v.kind == HCL_IS_STRING && !v.origin.resource &&
			to->name_known &&
			!str_eq_nocase(to->server.name, v.text)))
			continue;
		access_doubt(g, &g->servers.at[i], unknown, rule->label);
		told = true;
	}
	if (!told) {
		i = undeclared(
		    g, rule, v.kind == HCL_IS_STRING ? v.text : rule->label);
		access_doubt(g, &g->servers.at[i], unknown, rule->label);
	}
}

void access_gather_rule(struct gathering *g, const struct rule_type *type,
    const struct hcl_resource *resource)
{
	struct hcl_copies copies = hcl_copies(g->m, resource);
	struct hcl_instance none = { .each = false };
	struct incoming rule = { .type = type, .resource = resource };

	for (size_t i = 0; i < copies.n; i++) {
		rule.in = &copies.at[i];
		rule.label = access_label(g, resource, rule.in);
		join(g, &rule);
	}
	if (!access_wrong_copies(g, resource, &copies) && copies.unknown.why) {
		rule.in = &none;
		rule.label = resource->name;
		join_copies(g, &rule, &copies.unknown);
	}
}
