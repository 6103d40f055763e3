#include "check/access_own.h"

#include "base/arena.h"
#include "base/diag.h"

const char *access_kind_name(enum access_kind kind)
{
	static const char *const names[] = {
		[ACCESS_POSTGRESQL] = "postgresql",
		[ACCESS_POSTGRESQL_SINGLE] = "postgresql",
		[ACCESS_REDIS] = "redis",
	};

	return names[kind];
}

/* clang-format off */
#define TEXT(s) { (s), sizeof(s) - 1 }
#define FLEXIBLE "azurerm_postgresql_flexible_server"
#define SINGLE "azurerm_postgresql_server"
#define REDIS "azurerm_redis_cache"

static const struct server_type server_types[] = {
	{ TEXT(FLEXIBLE), ACCESS_POSTGRESQL, TEXT("delegated_subnet_id") },
	{ TEXT(SINGLE), ACCESS_POSTGRESQL_SINGLE, { NULL, 0 } },
	{ TEXT(REDIS), ACCESS_REDIS, TEXT("subnet_id") },
};
static const struct rule_type rule_types[] = {
	{ TEXT(FLEXIBLE "_firewall_rule"), TEXT(FLEXIBLE),
	  ACCESS_POSTGRESQL, TEXT("server_id"), TEXT("id"),
	  TEXT("start_ip_address"), TEXT("end_ip_address") },
	{ TEXT("azurerm_postgresql_firewall_rule"), TEXT(SINGLE),
	  ACCESS_POSTGRESQL_SINGLE, TEXT("server_name"), TEXT("name"),
	  TEXT("start_ip_address"), TEXT("end_ip_address") },
	{ TEXT("azurerm_redis_firewall_rule"), TEXT(REDIS),
	  ACCESS_REDIS, TEXT("redis_cache_name"), TEXT("name"),
	  TEXT("start_ip"), TEXT("end_ip") },
};
/* clang-format on */

enum {
	SERVER_TYPES = sizeof(server_types) / sizeof(*server_types),
	RULE_TYPES = sizeof(rule_types) / sizeof(*rule_types)
};

const struct server_type *access_server_type(struct str type)
{
	for (size_t i = 0; i < SERVER_TYPES; i++)
		if (str_eq(type, server_types[i].type))
			return &server_types[i];
	return NULL;
}

static const struct rule_type *rule_type(struct str type)
{
	for (size_t i = 0; i < RULE_TYPES; i++)
		if (str_eq(type, rule_types[i].type))
			return &rule_types[i];
	return NULL;
}

struct access_place access_place(const struct gathering *g,
    const struct hcl_file *file, size_t at, size_t len)
{
	struct access_place place = {
		.file = (size_t)(file - g->files), .at = at, .len = len
	};

	hcl_place(file, at, &place.line, &place.column);
	return place;
}

struct hcl_value access_argument(const struct gathering *g,
    const struct hcl_resource *resource, struct str name,
    const struct hcl_instance *in)
{
	const struct hcl_attribute *attribute =
	    hcl_attribute(&resource->block->body, name);

	if (!attribute)
		return (struct hcl_value){ .kind = HCL_IS_NULL };
	return hcl_value(g->m, resource->file, attribute->value, in);
}

struct str access_label(const struct gathering *g,
    const struct hcl_resource *resource, const struct hcl_instance *in)
{
	if (in->each)
		return str_fmt(g->a, "%.*s[\"%.*s\"]", STR_ARG(resource->name),
		    STR_ARG(in->key));
	if (in->count)
		return str_fmt(g->a, "%.*s[%.*s]", STR_ARG(resource->name),
		    STR_ARG(in->key));
	return resource->name;
}

struct access_unknown *access_doubt(struct gathering *g,
    struct gathered *server, const struct hcl_value *unknown, struct str about)
{
	struct access_unknown *doubt = VEC_ADD(g->a, &server->unknown);

	doubt->text = hcl_source(unknown->file, unknown->why);
	doubt->about = about;
	doubt->place =
	    access_place(g, unknown->file, unknown->why->at, unknown->why->len);
	return doubt;
}

void access_fault(struct gathering *g, const struct access_fault *fault)
{
	*VEC_ADD(g->a, &g->faults) = *fault;
	diag_add(g->d, SEVERITY_ERROR, fault->resource->file->path,
	    fault->place.line, fault->place.column, "%.*s: %.*s",
	    STR_ARG(fault->about), STR_ARG(fault->why));
}

static struct str about(
    const struct gathering *g, struct str label, struct str argument)
{
	return str_fmt(g->a, "%.*s.%.*s", STR_ARG(label), STR_ARG(argument));
}

static struct access_place header(
    const struct gathering *g, const struct hcl_resource *resource)
{
	return access_place(
	    g, resource->file, resource->block->at, resource->block->len);
}

/* A server in a subnet has no public address at all. */
static void look_for_subnet(struct gathering *g, struct gathered *to,
    const struct server_type *type, const struct hcl_instance *in)
{
	struct hcl_value v;

	if (type->subnet.len == 0)
		return;
	v = access_argument(g, to->resource, type->subnet, in);
	if (v.kind == HCL_IS_NULL)
		return;
	/* The id of a subnet is never known before; only var.x may be null. */
	if (v.kind == HCL_IS_UNKNOWN && !v.origin.resource) {
		to->server.open = ACCESS_UNTOLD;
		access_doubt(
		    g, to, &v, about(g, to->server.label, type->subnet))
		    ->door = true;
		return;
	}
	to->server.open = ACCESS_CLOSED;
	to->server.in_subnet = true;
}

static void look_for_public(struct gathering *g, struct gathered *to,
    const struct server_type *type, const struct hcl_instance *in)
{
	struct str name = STR("public_network_access_enabled");
	struct hcl_value v = access_argument(g, to->resource, name, in);
	bool open = true;

	to->server.open = ACCESS_OPEN;
	if (v.kind == HCL_IS_UNKNOWN) {
		to->server.open = ACCESS_UNTOLD;
		access_doubt(g, to, &v, about(g, to->server.label, name))
		    ->door = true;
	} else if (v.kind != HCL_IS_NULL && !hcl_value_truth(&v, &open)) {
		to->server.open = ACCESS_UNTOLD;
		access_fault(g,
		    &(struct access_fault){ about(g, to->server.label, name),
			STR("it is true or false, and nothing else"),
			to->server.place, to->resource });
	} else if (!open) {
		to->server.open = ACCESS_CLOSED;
		return;
	}
	look_for_subnet(g, to, type, in);
}

static void add_server(struct gathering *g, const struct server_type *type,
    const struct hcl_resource *resource, const struct hcl_instance *in)
{
	struct gathered *to = VEC_ADD(g->a, &g->servers);
	struct hcl_value name = access_argument(g, resource, STR("name"), in);

	to->resource = resource;
	to->key = in->key;
	to->server.label = access_label(g, resource, in);
	to->server.type = resource->type;
	to->server.kind = type->kind;
	to->server.declared = true;
	to->server.resource = resource;
	to->server.in = in;
	to->server.place = header(g, resource);
	to->name_known = hcl_value_text(g->a, &name, &to->server.name);
	look_for_public(g, to, type, in);
}

bool access_wrong_copies(struct gathering *g,
    const struct hcl_resource *resource, const struct hcl_copies *copies)
{
	const struct hcl_value *v = &copies->unknown;

	if (!v->why || v->kind == HCL_IS_UNKNOWN ||
	    !hcl_attribute(&resource->block->body, STR("for_each")))
		return false;
	access_fault(g,
	    &(struct access_fault){
		.about = about(g, resource->name, STR("for_each")),
		.why = v->kind == HCL_IS_LIST
		    ? STR("Terraform takes a map or a set of strings here, and "
			  "this is a list: write toset(...) around it")
		    : STR("Terraform takes a map or a set of strings here, and "
			  "nothing else"),
		.place = access_place(g, v->file, v->why->at, v->why->len),
		.resource = resource });
	return true;
}

static void gather_server(struct gathering *g, const struct server_type *type,
    const struct hcl_resource *resource)
{
	struct hcl_copies copies = hcl_copies(g->m, resource);
	struct gathered *to;

	g->first[resource->i] = g->servers.n;
	for (size_t i = 0; i < copies.n; i++)
		add_server(g, type, resource, &copies.at[i]);
	if (!access_wrong_copies(g, resource, &copies) && copies.unknown.why) {
		add_server(g, type, resource, NEW(g->a, struct hcl_instance));
		to = &g->servers.at[g->servers.n - 1];
		to->any_copy = true;
		access_doubt(g, to, &copies.unknown, to->server.label);
	}
	g->count[resource->i] = g->servers.n - g->first[resource->i];
}

static void gather(struct gathering *g)
{
	size_t n;
	const struct hcl_resource *all = hcl_resources(g->m, &n);

	g->first = NEW_N(g->a, size_t, n + 1);
	g->count = NEW_N(g->a, size_t, n + 1);
	for (size_t i = 0; i < n; i++)
		if (access_server_type(all[i].type))
			gather_server(
			    g, access_server_type(all[i].type), &all[i]);
	g->ndeclared = g->servers.n;
	for (size_t i = 0; i < n; i++)
		if (rule_type(all[i].type))
			access_gather_rule(g, rule_type(all[i].type), &all[i]);
}

static void hand_over(struct gathering *g, struct access *access)
{
	access->nservers = g->servers.n;
	access->servers = NEW_N(g->a, struct access_server, g->servers.n + 1);
	access->faults = g->faults.n;
	access->fault = g->faults.at;
	for (size_t i = 0; i < g->servers.n; i++) {
		struct gathered *from = &g->servers.at[i];
		struct access_server *to = &access->servers[i];

		*to = from->server;
		to->rules = from->rules.at;
		to->nrules = from->rules.n;
		to->unknown = from->unknown.at;
		to->nunknown = from->unknown.n;
	}
}

bool access_is_text(struct str path, struct str text, struct diags *d)
{
	if (str_find(text, (struct str){ "", 1 }, 0) == SIZE_MAX)
		return true;
	diag_error(d, path, "the file holds a NUL byte: it is not text");
	return false;
}

bool access_is_server(struct str type, enum access_kind *kind)
{
	const struct server_type *server = access_server_type(type);

	if (server)
		*kind = server->kind;
	return server != NULL;
}

bool access_is_rule(struct str type, enum access_kind *kind)
{
	const struct rule_type *rule = rule_type(type);

	if (rule)
		*kind = rule->kind;
	return rule != NULL;
}

void access_gather(struct arena *a, const struct hcl_file *files,
    struct hcl_module *m, struct access *access, struct diags *d)
{
	struct gathering g = { .a = a, .files = files, .m = m, .d = d };

	*access = (struct access){ 0 };
	gather(&g);
	hand_over(&g, access);
}

bool access_read(struct arena *a, const struct access_file *files, size_t n,
    struct access *access, struct diags *d)
{
	struct hcl_file *trees = NEW_N(a, struct hcl_file, n + 1);
	bool ok = true;

	*access = (struct access){ 0 };
	for (size_t i = 0; i < n; i++)
		ok &= access_is_text(files[i].path, files[i].text, d) &&
		    hcl_parse(a, files[i].path, files[i].text, &trees[i], d);
	if (ok)
		access_gather(a, trees, hcl_module_new(a, trees, n), access, d);
	return ok;
}
