#include "check/estate.h"

#include "base/arena.h"
#include "base/diag.h"
#include "tap.h"

#define PG "azurerm_postgresql_flexible_server"

static struct arena *a;

/* The value of `name` in a file of that text; "-": it is none. */
static struct str value(const char *text, const char *kind, const char *name)
{
	struct hcl_file *file = NEW(a, struct hcl_file);
	struct diags d = diags_in(a);
	const struct access_server *server;
	struct estate_value v;
	struct estate *e;
	size_t n;

	MUST(hcl_parse(a, STR("x/main.tf"), str_of(text), file, &d));
	e = estate_of(a, file, 1, &d);
	server = estate_server(e, str_of(kind), &n);
	if (!server || !estate_value(a, e, server, str_of(name), &v))
		return STR("-");
	if (v.known == ESTATE_UNKNOWN)
		return str_fmt(a, "? %.*s", STR_ARG(v.text));
	return v.text;
}

struct row {
	const char *name, *want;
};

static void test_rows(
    const char *text, const char *kind, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		printf("# %s\n", rows[i].name);
		STR_IS(value(text, kind, rows[i].name), rows[i].want);
	}
}

#define ROWS(text, kind, rows) \
	test_rows((text), (kind), (rows), sizeof(rows) / sizeof(*rows))

static void bare(void)
{
	static const struct row pg[] = {
		{ "server", "db" },
		{ "public", "yes" },
		{ "rules", "0" },
		{ "rule", "none" },
		{ "rule_first", "none" },
		{ "rule_count", "0" },
		{ "rule_at", "main.tf:1" },
		{ "admits", "0" },
		{ "admits_ranges", "nobody" },
		{ "azure", "no" },
		{ "unknown", "nothing" },
		{ "sku", "not set" },
		{ "storage", "32" },
		{ "retention", "7" },
		{ "ha", "none" },
		{ "tls", "yes" },
		{ "tls_least", "1.2" },
		{ "version", "not set" },
		{ "version_at", "main.tf:1" },
		{ "policy", "not set" },
		{ "", "-" },
		{ "_at", "-" },
		{ "a b", "-" },
		{ "a..", "-" },
	};
	static const struct row redis[] = {
		{ "admits", "4,294,967,296" },
		{ "admits_ranges", "0.0.0.0 - 255.255.255.255" },
		{ "rules", "0" },
		{ "sku", "Standard C3" },
		{ "policy", "volatile-lru" },
		{ "tls", "yes" },
		{ "tls_least", "1.2" },
		{ "sku_at", "main.tf:2" },
		{ "capacity", "3" },
	};

	ROWS("resource \"" PG "\" \"db\" {}\n", "postgresql", pg);
	ROWS("resource \"azurerm_redis_cache\" \"c\" {\n"
	     "  sku_name = \"Standard\"\n  family = \"C\"\n  capacity = 3\n}\n",
	    "redis", redis);
	STR_IS(value("a = 1", "postgresql", "sku"), "-");
	STR_IS(value("a = 1", "mysql", "sku"), "-");
}

static const char *const whole =
    "locals { gib = 64 }\n"
    "resource \"" PG "\" \"db\" {\n"
    "  sku_name   = \"GP_${\"Standard\"}_D2s_v3\"\n"
    "  storage_mb = local.gib * 1024\n"
    "  backup_retention_days = 21\n"
    "  high_availability {\n"
    "    mode = \"SameZone\"\n"
    "  }\n"
    "  tags = { a = \"b\" }\n"
    "  auto = true\n"
    "}\n"
    "resource \"" PG "_firewall_rule\" \"r\" {\n"
    "  for_each = { a = \"198.51.100.0\", b = \"203.0.113.0\" }\n"
    "  server_id = " PG ".db.id\n"
    "  start_ip_address = each.value\n"
    "  end_ip_address = cidrhost(\"${each.value}/24\", 127)\n"
    "}\n"
    "resource \"" PG "_firewall_rule\" \"azure\" {\n"
    "  server_id = " PG ".db.id\n"
    "  start_ip_address = \"0.0.0.0\"\n"
    "  end_ip_address = \"0.0.0.0\"\n"
    "}\n"
    "resource \"" PG "_configuration\" \"t\" {\n"
    "  name = \"require_secure_transport\"\n"
    "  server_id = " PG ".db.id\n"
    "  value = \"off\"\n"
    "}\n"
    "resource \"" PG "_configuration\" \"v\" {\n"
    "  name = \"ssl_min_protocol_version\"\n"
    "  server_id = " PG ".db.id\n"
    "  value = \"TLSv1.3\"\n"
    "}\n";

static void all(void)
{
	static const struct row rows[] = {
		{ "sku", "GP_Standard_D2s_v3" },
		{ "sku_at", "main.tf:3" },
		{ "storage", "64" },
		{ "storage_at", "main.tf:4" },
		{ "retention", "21" },
		{ "ha", "SameZone" },
		{ "ha_at", "main.tf:7" },
		{ "rule", "r[\"a\"]" },
		{ "rule_first", "198.51.100.0" },
		{ "rule_last", "198.51.100.127" },
		{ "rule_count", "128" },
		{ "rule_at", "main.tf:12" },
		{ "rules", "3" },
		{ "admits", "256" },
		{ "azure", "yes" },
		{ "azure_at", "main.tf:18" },
		{ "tls", "no" },
		{ "tls_at", "main.tf:26" },
		{ "tls_least", "1.3" },
		{ "tags", "{a = \"b\"}" },
		{ "auto", "true" },
		{ "high_availability.mode_at", "main.tf:7" },
	};

	ROWS(whole, "postgresql", rows);
}

static void unknown(void)
{
	static const struct row rows[] = {
		{ "sku", "? var.sku" },
		{ "rule", "? var.ip" },
		{ "rule_count", "? var.ip" },
		{ "rules", "? 0 and var.ip" },
		{ "admits", "? 0 and var.ip" },
		{ "azure", "? var.ip" },
		{ "unknown", "var.ip" },
		{ "public", "yes" },
		{ "tls", "? var.tls" },
		{ "ha", "? var.ha" },
	};
	static const struct row door[] = {
		{ "public", "? var.open" },
		{ "admits", "? at most 0, which var.open decides" },
	};

	ROWS("resource \"" PG "\" \"db\" {\n  sku_name = var.sku\n"
	     "  dynamic \"high_availability\" {\n    for_each = var.ha\n"
	     "    content {}\n  }\n}\n"
	     "resource \"" PG "_firewall_rule\" \"o\" {\n"
	     "  server_id = " PG ".db.id\n"
	     "  start_ip_address = var.ip\n  end_ip_address = var.ip\n}\n"
	     "resource \"" PG "_configuration\" \"t\" {\n"
	     "  name = \"require_secure_transport\"\n"
	     "  server_id = " PG ".db.id\n  value = var.tls\n}\n",
	    "postgresql", rows);
	ROWS("resource \"" PG "\" \"db\" {\n"
	     "  public_network_access_enabled = var.open\n}\n",
	    "postgresql", door);
}

/* Values are one line, without controls, and not long. */
static void tame(void)
{
	struct buf b = { .a = a };
	struct str v;

	buf_add(&b,
	    STR("resource \"" PG "\" \"db\" {\n  version = \"a\\u001b[1m\\nb"));
	buf_fill(&b, 'x', 5000);
	buf_add(&b, STR("\"\n}\n"));
	v = value(buf_str(&b).at, "postgresql", "version");
	OK(v.len < 200);
	OK(str_starts(v, STR("a [1m bxxx")));
	OK(str_ends(v, STR("x...")));
}

/* Every name of the table has a value, and a place, for its kinds. */
static void table(void)
{
	static const char *const texts[] = { "resource \"" PG "\" \"db\" {}",
		"resource \"azurerm_redis_cache\" \"c\" {}",
		"resource \"" PG "_firewall_rule\" \"o\" {\n"
		"  server_id = var.id\n  start_ip_address = \"192.0.2.1\"\n"
		"  end_ip_address = \"192.0.2.1\"\n}" };
	static const char *const kinds[] = { "postgresql", "redis",
		"postgresql" };
	const struct estate_name *row;

	for (size_t i = 0; (row = estate_name(i)); i++)
		for (size_t k = 0; k < 3; k++) {
			struct str name = str_of(row->name);

			if (str_find(str_of(row->kinds), str_of(kinds[k]), 0) ==
			    SIZE_MAX)
				continue;
			OK(value(texts[k], kinds[k], name.at).len > 0);
			OK(str_starts(value(texts[k], kinds[k],
					  str_fmt(a, "%s_at", name.at).at),
			    STR("main.tf:")));
		}
}

int main(void)
{
	a = arena_new();
	bare();
	all();
	unknown();
	tame();
	table();
	OK(estate_is_kind(STR("postgresql")) && estate_is_kind(STR("redis")));
	OK(!estate_is_kind(STR("list")) && !estate_is_kind(STR("")));
	arena_free(a);
	return tap_done();
}
