#include "base/arena.h"
#include "check/estate_own.h"
#include "check/ip4.h"
#include "check/ipset.h"

enum { RANGES_SHOWN = 3, EXPRESSIONS_SHOWN = 3 };

static struct estate_value yes_or_no(bool yes)
{
	return estate_known(yes ? STR("yes") : STR("no"));
}

static struct estate_value number(struct arena *a, uint64_t n)
{
	return estate_known(str_grouped(a, n));
}

/* The server itself */

static struct estate_value server_label(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	(void)a;
	(void)e;
	return estate_known(server->label);
}

/* What is said of the door, where nobody can tell whether it is open. */
static struct estate_value untold(const struct access_server *server)
{
	for (size_t i = 0; i < server->nunknown; i++)
		if (server->unknown[i].door)
			return estate_unknown(server->unknown[i].text);
	return estate_unknown(server->label);
}

static struct estate_value is_public(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	(void)a;
	(void)e;
	if (server->open == ACCESS_UNTOLD)
		return untold(server);
	return yes_or_no(server->open == ACCESS_OPEN);
}

/* Its rules */

static uint64_t count_of(const struct access_rule *rule)
{
	return rule->azure_services ? 0
				    : (uint64_t)rule->last - rule->first + 1;
}

/* The rule that admits the most, the first of equals; NULL: there is none. */
static const struct access_rule *widest(const struct access_server *server)
{
	const struct access_rule *found = NULL;

	for (size_t i = 0; i < server->nrules; i++)
		if (!found || count_of(&server->rules[i]) > count_of(found))
			found = &server->rules[i];
	return found;
}

/* The first rule of which nobody knows whom it admits, or NULL. */
static const struct access_unknown *hidden(const struct access_server *server)
{
	for (size_t i = 0; i < server->nunknown; i++)
		if (!server->unknown[i].door)
			return &server->unknown[i];
	return NULL;
}

/* Without a rule: what is hidden, else that there is none. */
static struct estate_value no_rule(const struct access_server *server)
{
	const struct access_unknown *unknown = hidden(server);

	if (unknown)
		return estate_unknown(unknown->text);
	return (struct estate_value){ ESTATE_UNSET, STR("none") };
}

static struct estate_value rules(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	const struct access_unknown *unknown = hidden(server);
	struct estate_value v = number(a, server->nrules);

	(void)e;
	if (!unknown)
		return v;
	v.text = str_fmt(
	    a, "%.*s and %.*s", STR_ARG(v.text), STR_ARG(unknown->text));
	v.known = ESTATE_UNKNOWN;
	return v;
}

static struct estate_value rule(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	const struct access_rule *wide = widest(server);

	(void)a;
	(void)e;
	return wide ? estate_known(wide->name) : no_rule(server);
}

static struct estate_value rule_first(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	const struct access_rule *wide = widest(server);

	(void)e;
	return wide ? estate_known(ip4_text(a, wide->first)) : no_rule(server);
}

static struct estate_value rule_last(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	const struct access_rule *wide = widest(server);

	(void)e;
	return wide ? estate_known(ip4_text(a, wide->last)) : no_rule(server);
}

static struct estate_value rule_count(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	const struct access_rule *wide = widest(server);

	(void)e;
	if (!wide && hidden(server))
		return no_rule(server);
	return number(a, wide ? count_of(wide) : 0);
}

static void rule_place(const struct estate *e,
    const struct access_server *server, struct spot *spot)
{
	const struct access_rule *wide = widest(server);

	if (wide)
		*spot = (struct spot){ &e->files[wide->place.file],
			wide->place.at };
}

/* Who gets in */

static struct estate_value admits(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	const struct ipset *set = access_admits(a, server);
	const struct access_unknown *unknown = hidden(server);
	uint64_t count = ipset_count(set);
	struct estate_value v = number(a, count);
	bool all = count == (uint64_t)UINT32_MAX + 1;

	(void)e;
	if (server->open == ACCESS_UNTOLD)
		v = (struct estate_value){ ESTATE_UNKNOWN,
			str_fmt(a, "at most %.*s, which %.*s decides",
			    STR_ARG(v.text), STR_ARG(untold(server).text)) };
	else if (server->open == ACCESS_OPEN && unknown && !all)
		v = (struct estate_value){ ESTATE_UNKNOWN,
			str_fmt(a, "%.*s and %.*s", STR_ARG(v.text),
			    STR_ARG(unknown->text)) };
	return v;
}

static struct estate_value ranges(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	size_t n;
	const struct ip4_range *at = ipset_ranges(access_admits(a, server), &n);
	const struct access_unknown *unknown = hidden(server);
	struct buf b = { .a = a };

	(void)e;
	for (size_t i = 0; i < n && i < RANGES_SHOWN; i++) {
		if (i)
			buf_add(&b, STR(", "));
		buf_add(&b, ip4_range_text(a, at[i]));
	}
	if (n > RANGES_SHOWN)
		buf_fmt(&b, " and %zu more", n - RANGES_SHOWN);
	if (server->open == ACCESS_OPEN && unknown) {
		if (n)
			buf_add(&b, STR(" and "));
		buf_add(&b, unknown->text);
		return estate_unknown(buf_str(&b));
	}
	if (n == 0)
		buf_add(&b, STR("nobody"));
	return server->open == ACCESS_UNTOLD ? estate_unknown(buf_str(&b))
					     : estate_known(buf_str(&b));
}

static const struct access_rule *marker(const struct access_server *server)
{
	for (size_t i = 0; i < server->nrules; i++)
		if (server->rules[i].azure_services)
			return &server->rules[i];
	return NULL;
}

static struct estate_value azure(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	(void)a;
	(void)e;
	if (!marker(server) && hidden(server))
		return no_rule(server);
	return yes_or_no(
	    marker(server) != NULL && server->open != ACCESS_CLOSED);
}

static void azure_place(const struct estate *e,
    const struct access_server *server, struct spot *spot)
{
	const struct access_rule *rule_of = marker(server);

	if (rule_of)
		*spot = (struct spot){ &e->files[rule_of->place.file],
			rule_of->place.at };
}

/* Whether a doubt just before it names the same expression. */
static bool is_repeated(const struct access_server *server, size_t i)
{
	size_t from = i > EXPRESSIONS_SHOWN ? i - EXPRESSIONS_SHOWN : 0;

	for (size_t k = from; k < i; k++)
		if (str_eq(server->unknown[k].text, server->unknown[i].text))
			return true;
	return false;
}

static struct estate_value unknowns(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	struct buf b = { .a = a };
	size_t n = 0;

	(void)e;
	for (size_t i = 0; i < server->nunknown; i++) {
		if (is_repeated(server, i) || ++n > EXPRESSIONS_SHOWN)
			continue;
		if (b.len)
			buf_add(&b, STR(", "));
		buf_add(&b, server->unknown[i].text);
	}
	if (n > EXPRESSIONS_SHOWN)
		buf_fmt(&b, " and %zu more", n - EXPRESSIONS_SHOWN);
	if (n == 0)
		buf_add(&b, STR("nothing"));
	return estate_known(buf_str(&b));
}

/* Attributes with a default, or of a shorter name */

static struct estate_value attribute(struct arena *a, const struct estate *e,
    const struct access_server *server, const char *path, const char *missing)
{
	struct spot spot;
	struct hcl_value read;
	struct estate_value v;

	if (!server->resource)
		return estate_unknown(server->label);
	read = estate_read(e, server, str_of(path), &spot);
	v = estate_of_hcl(a, &read);
	if (v.known == ESTATE_UNSET && missing)
		v = estate_known(str_of(missing));
	return v;
}

static struct estate_value sku(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	struct estate_value tier = attribute(a, e, server, "sku_name", NULL);
	struct estate_value family, capacity;

	if (server->kind != ACCESS_REDIS)
		return tier;
	family = attribute(a, e, server, "family", NULL);
	capacity = attribute(a, e, server, "capacity", NULL);
	tier.text = str_fmt(a, "%.*s %.*s%.*s", STR_ARG(tier.text),
	    STR_ARG(family.text), STR_ARG(capacity.text));
	if (family.known != ESTATE_KNOWN)
		tier.known = family.known;
	if (capacity.known != ESTATE_KNOWN)
		tier.known = capacity.known;
	return tier;
}

/* In GiB; Flexible Server has 32 where nothing is said. */
static struct estate_value storage(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	struct estate_value v = attribute(a, e, server, "storage_mb", "32768");
	uint64_t mb;

	if (v.known == ESTATE_KNOWN &&
	    str_number(v.text, (uint64_t)1 << 40, &mb) && mb % 1024 == 0)
		v.text = str_fmt(a, "%llu", (unsigned long long)(mb / 1024));
	return v;
}

static struct estate_value retention(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	return attribute(a, e, server, "backup_retention_days", "7");
}

static struct estate_value standby(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	return attribute(a, e, server, "high_availability.mode", "none");
}

static struct estate_value policy(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	return attribute(a, e, server, "redis_configuration.maxmemory_policy",
	    "volatile-lru");
}

/* TLS */

static const struct str port_names[] = { { "non_ssl_port_enabled", 20 },
	{ "enable_non_ssl_port", 19 } };

/* The value of the port without TLS, by either name. */
static struct hcl_value plain_port(const struct estate *e,
    const struct access_server *server, struct spot *spot)
{
	struct hcl_value v = estate_read(e, server, port_names[0], spot);

	return spot->file ? v : estate_read(e, server, port_names[1], spot);
}

static bool reads(const struct estate *e, const struct hcl_resource *resource,
    const char *name, struct hcl_value *v, struct spot *spot)
{
	const struct hcl_attribute *is =
	    hcl_attribute(&resource->block->body, str_of(name));

	if (!is)
		return false;
	*v = hcl_value(e->m, resource->file, is->value, NULL);
	*spot = (struct spot){ resource->file, is->at };
	return true;
}

/* A parameter of the server that a configuration sets; null: none does. */
static struct hcl_value parameter(const struct estate *e,
    const struct access_server *server, const char *name, struct spot *spot)
{
	struct hcl_value v = { .kind = HCL_IS_NULL }, is, of;
	struct spot at;
	size_t n;
	const struct hcl_resource *all = hcl_resources(e->m, &n);

	*spot = (struct spot){ NULL, 0 };
	for (size_t i = 0; i < n; i++) {
		if (!str_eq(all[i].type,
			STR("azurerm_postgresql_flexible_server_"
			    "configuration")) ||
		    !reads(e, &all[i], "name", &is, &at) ||
		    is.kind != HCL_IS_STRING ||
		    !str_eq_nocase(is.text, str_of(name)) ||
		    !reads(e, &all[i], "server_id", &of, &at) ||
		    (of.origin.resource &&
			of.origin.resource != server->resource))
			continue;
		if (!reads(e, &all[i], "value", &v, spot))
			v = (struct hcl_value){ .kind = HCL_IS_NULL };
	}
	return v;
}

static struct estate_value tls(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	bool redis = server->kind == ACCESS_REDIS, on = false;
	struct spot spot;
	struct hcl_value v;

	if (!server->resource)
		return estate_unknown(server->label);
	v = redis ? plain_port(e, server, &spot)
		  : parameter(e, server, "require_secure_transport", &spot);
	if (v.kind == HCL_IS_UNKNOWN)
		return estate_of_hcl(a, &v);
	if (v.kind == HCL_IS_NULL)
		return yes_or_no(true);
	if (redis)
		return yes_or_no(!hcl_value_truth(&v, &on) || !on);
	return yes_or_no(!(v.kind == HCL_IS_STRING &&
	    (str_eq_nocase(v.text, STR("off")) ||
		str_eq_nocase(v.text, STR("false")))));
}

static void tls_place(const struct estate *e,
    const struct access_server *server, struct spot *spot)
{
	if (server->kind == ACCESS_REDIS)
		plain_port(e, server, spot);
	else
		parameter(e, server, "require_secure_transport", spot);
}

/* "TLSv1.2" and "1.2" are the same. */
static struct estate_value tls_least(
    struct arena *a, const struct estate *e, const struct access_server *server)
{
	struct spot spot;
	struct hcl_value v;
	struct estate_value out;

	if (server->kind == ACCESS_REDIS)
		return attribute(a, e, server, "minimum_tls_version", "1.2");
	if (!server->resource)
		return estate_unknown(server->label);
	v = parameter(e, server, "ssl_min_protocol_version", &spot);
	out = estate_of_hcl(a, &v);
	if (out.known == ESTATE_UNSET)
		return estate_known(STR("1.2"));
	if (str_starts(out.text, STR("TLSv")))
		out.text = str_sub(out.text, 4, out.text.len);
	return out;
}

#define BOTH  "postgresql redis"
#define PG    "postgresql"
#define REDIS "redis"

/* clang-format off */
const struct estate_row estate_rows[] = {
	{ { "server", BOTH, "what the server is called in Terraform" },
		server_label, NULL, NULL },
	{ { "public", BOTH, "whether there is public access at all: yes or no" },
		is_public, "public_network_access_enabled", NULL },
	{ { "rules", BOTH, "how many firewall rules it has" },
		rules, NULL, rule_place },
	{ { "rule", BOTH, "the name of its widest rule" },
		rule, NULL, rule_place },
	{ { "rule_first", BOTH, "the first address of that rule" },
		rule_first, NULL, rule_place },
	{ { "rule_last", BOTH, "the last address of that rule" },
		rule_last, NULL, rule_place },
	{ { "rule_count", BOTH, "how many addresses that rule admits" },
		rule_count, NULL, rule_place },
	{ { "admits", BOTH, "how many addresses get in altogether" },
		admits, NULL, rule_place },
	{ { "admits_ranges", BOTH, "these as merged ranges" },
		ranges, NULL, rule_place },
	{ { "azure", PG, "whether the 0.0.0.0 marker lets Azure in: yes or no" },
		azure, NULL, azure_place },
	{ { "unknown", BOTH, "expressions on which that depends and that only "
		"Terraform knows" },
		unknowns, NULL, NULL },
	{ { "sku", BOTH, "its size: GP_Standard_D2s_v3, Basic C0" },
		sku, "sku_name", NULL },
	{ { "storage", PG, "its disk in GiB" }, storage, "storage_mb", NULL },
	{ { "retention", PG, "for how many days backups are kept" },
		retention, "backup_retention_days", NULL },
	{ { "ha", PG, "ZoneRedundant, SameZone or none" },
		standby, "high_availability.mode", NULL },
	{ { "policy", REDIS, "what is evicted when memory is full" },
		policy, "redis_configuration.maxmemory_policy", NULL },
	{ { "tls", BOTH, "whether who comes without TLS is sent away: yes or "
		"no" }, tls, NULL, tls_place },
	{ { "tls_least", BOTH, "the oldest version of TLS that is answered" },
		tls_least, NULL, NULL },
	{ { NULL, NULL, NULL }, NULL, NULL, NULL },
};
/* clang-format on */
