#include "base/arena.h"
#include "base/vec.h"
#include "check/check.h"
#include "tap.h"

/* clang-format off */
#define PG(more) \
	"resource \"azurerm_postgresql_flexible_server\" \"db\" {\n" \
	"  sku_name = \"GP_Standard_D2s_v3\"\n" more "}\n"
#define RULE(name, first, last) \
	"resource \"azurerm_postgresql_flexible_server_firewall_rule\" \"" \
	name "\" {\n" \
	"  server_id = azurerm_postgresql_flexible_server.db.id\n" \
	"  start_ip_address = " first "\n  end_ip_address = " last "\n}\n"
#define OFFICE RULE("office", "\"203.0.113.64\"", "\"203.0.113.127\"")
#define AZURE RULE("azure", "\"0.0.0.0\"", "\"0.0.0.0\"")
#define SET(name, value) \
	"resource \"azurerm_postgresql_flexible_server_configuration\" \"c" \
	name "\" {\n" \
	"  server_id = azurerm_postgresql_flexible_server.db.id\n" \
	"  name = \"" name "\"\n  value = " value "\n}\n"
#define REDIS(more) \
	"resource \"azurerm_redis_cache\" \"main\" {\n" more "}\n"
#define REDIS_RULE(first, last) \
	"resource \"azurerm_redis_firewall_rule\" \"r\" {\n" \
	"  redis_cache_name = azurerm_redis_cache.main.name\n" \
	"  start_ip = " first "\n  end_ip = " last "\n}\n"

static const struct row {
	const char *asked, *file, *want, *says;
} rows[] = {
	/* who gets in */
	{ "exactly: 203.0.113.64/26", PG("") OFFICE, "right", "64 addresses" },
	{ "exactly: 203.0.113.64/26",
	  PG("") RULE("a", "<<E\n203.0.113.64\nE\n", "\"203.0.113.127\""),
	  "right", "64 addresses" },
	{ "sku: GP_Standard_D2s_v3",
	  "resource \"azurerm_postgresql_flexible_server\" \"x\" {\n"
	  "  sku_name = <<-E\n  GP_Standard_D2s_v3\n  E\n}\n",
	  "right", "GP_Standard_D2s_v3" },
	{ "exactly: 203.0.113.64/26",
	  PG("") RULE("a", "\"203.0.113.64\"", "\"203.0.113.128\""), "wrong",
	  "203.0.113.128 gets in and must not: the rule a (4:1)" },
	{ "exactly: 203.0.113.64/26",
	  PG("") RULE("a", "\"203.0.113.64\"", "\"203.0.113.126\""), "wrong",
	  "203.0.113.127 must get in and does not: the rule a (4:1) ends" },
	{ "exactly: 203.0.113.64/26", PG(""), "wrong",
	  "without any rule PostgreSQL lets nobody in" },
	{ "exactly: 203.0.113.64/26", PG("") OFFICE AZURE, "wrong",
	  "lets in every service in Azure" },
	{ "exactly: 203.0.113.64/26\nazure: yes", PG("") OFFICE AZURE,
	  "right", "" },
	{ "exactly: 203.0.113.64/26\nazure: yes", PG("") OFFICE,
	  "wrong", "left out" },
	{ "exactly: 203.0.113.64/26\nrules: 1",
	  PG("") RULE("a", "\"203.0.113.64\"", "\"203.0.113.70\"")
	  RULE("b", "\"203.0.113.71\"", "\"203.0.113.127\""), "wrong",
	  "2 rules, and 1 will do" },
	{ "exactly: 203.0.113.64/26",
	  PG("") RULE("a", "\"203.0.113.127\"", "\"203.0.113.64\""), "wrong",
	  "the last address comes before the first" },
	{ "exactly: 203.0.113.64/26",
	  PG("") RULE("a", "\"203.0.113.64/26\"", "\"203.0.113.127\""),
	  "wrong", "one address stands here, not a block" },
	{ "exactly: 203.0.113.64/26",
	  PG("  public_network_access_enabled = false\n") OFFICE, "wrong",
	  "keeps everybody out, whatever the rules say (3:3)" },
	{ "nothing of: 0.0.0.0/0",
	  PG("  public_network_access_enabled = false\n") OFFICE, "right", "" },
	{ "exactly: 203.0.113.64/26",
	  PG("") RULE("a", "var.a", "\"203.0.113.127\""), "cannot tell",
	  "var.a" },
	{ "exactly: 203.0.113.64/26",
	  PG("") RULE("a", "var.a", "\"203.0.113.128\""), "wrong",
	  "203.0.113.128 gets in" },
	{ "exactly: 203.0.113.64/26",
	  PG("") OFFICE RULE("b", "\"0.0.0.0\"", "var.b"), "cannot tell",
	  "var.b" },
	{ "exactly: 203.0.113.64/26",
	  PG("") RULE("a", "var.x ? \"203.0.113.64\" : \"203.0.113.64\"",
	  "\"203.0.113.127\""), "right", "" },
	{ "at least: 203.0.113.64/26",
	  PG("") OFFICE RULE("b", "\"1.2.3.4\"", "var.b"), "right", "" },
	{ "at least: 203.0.113.64/26\nnothing of: 198.51.100.0/24",
	  PG("") OFFICE RULE("b", "\"198.51.100.1\"", "var.b"), "wrong",
	  "198.51.100.1 gets in" },
	{ "exactly: 203.0.113.64/26",
	  PG("  public_network_access_enabled = var.p\n") OFFICE,
	  "cannot tell", "var.p" },
	{ "exactly: 203.0.113.64/26",
	  PG("  public_network_access_enabled = var.p\n"), "wrong",
	  "must get in" },
	{ "exactly: 203.0.113.64/26",
	  PG("  public_network_access_enabled = var.p\n") OFFICE
	  RULE("b", "\"8.8.8.8\"", "\"8.8.8.8\""), "wrong", "8.8.8.8" },
	{ "exactly: 203.0.113.64/26",
	  PG("") "resource \"azurerm_postgresql_flexible_server\" \"b\" {}\n"
	  "resource \"azurerm_postgresql_flexible_server_firewall_rule\" "
	  "\"r\" {\n  server_id = azurerm_postgresql_flexible_server.b.id\n"
	  "  start_ip_address = \"203.0.113.64\"\n"
	  "  end_ip_address = \"203.0.113.127\"\n}\n", "wrong",
	  "is another server's" },
	{ "exactly: 203.0.113.64/26",
	  PG("") "resource \"azurerm_postgresql_flexible_server_firewall_rule"
	  "\" \"r\" {\n  server_id = var.server\n"
	  "  start_ip_address = \"203.0.113.64\"\n"
	  "  end_ip_address = \"203.0.113.127\"\n}\n", "cannot tell",
	  "var.server" },
	{ "exactly: 203.0.113.64/26",
	  PG("") OFFICE "resource \"azurerm_postgresql_flexible_server_"
	  "firewall_rule\" \"r\" {\n  server_id = var.server\n"
	  "  start_ip_address = \"198.51.100.1\"\n"
	  "  end_ip_address = \"198.51.100.1\"\n}\n", "cannot tell",
	  "var.server" },
	{ "exactly: 203.0.113.64/26",
	  PG("") OFFICE "resource \"azurerm_postgresql_flexible_server_"
	  "firewall_rule\" \"r\" {\n  server_id = data.x.y.id\n"
	  "  start_ip_address = \"198.51.100.1\"\n"
	  "  end_ip_address = \"198.51.100.1\"\n}\n", "right", "" },
	{ "exactly: 203.0.113.64/26",
	  PG("") "resource \"azurerm_postgresql_flexible_server_firewall_rule"
	  "\" \"r\" {\n  count = 0\n"
	  "  server_id = azurerm_postgresql_flexible_server.db.id\n"
	  "  start_ip_address = \"203.0.113.64\"\n"
	  "  end_ip_address = \"203.0.113.127\"\n}\n", "wrong",
	  "its count comes to nothing" },
	{ "exactly: 203.0.113.64/26", PG("") OFFICE OFFICE, "wrong",
	  "a second time" },
	{ "exactly: 203.0.113.64/26", OFFICE, "wrong",
	  "There is no" },
	{ "exactly: 203.0.113.64/26\nfor: postgresql",
	  "resource \"azurerm_postgresql_flexible_server\" \"db\" {\n"
	  "  count = 0\n}\n" OFFICE, "wrong", "is not made" },
	{ "exactly: 203.0.113.64/26", "# nothing\n", "wrong",
	  "declares nothing" },
	{ "exactly: 203.0.113.64/26", PG("") "resource \"x\" {\n", "unreadable",
	  "The file ends here where" },
	/* Redis */
	{ "exactly: 203.0.113.5", REDIS("") REDIS_RULE("\"203.0.113.5\"",
	  "\"203.0.113.5\""), "right", "1 address" },
	{ "exactly: 203.0.113.5", REDIS(""), "wrong",
	  "without any rule Redis lets everybody in" },
	{ "nothing of: 0.0.0.0/0",
	  REDIS("  public_network_access_enabled = false\n"), "right", "" },
	{ "exactly: 203.0.113.5", REDIS("") REDIS_RULE("var.x",
	  "\"203.0.113.5\""), "cannot tell", "var.x" },
	/* public */
	{ "public: no", PG(""), "wrong", "Nothing closes" },
	{ "public: no", PG("  public_network_access_enabled = false\n"),
	  "right", "" },
	{ "public: yes", PG("  public_network_access_enabled = false\n"),
	  "wrong", "3:3" },
	{ "public: no", PG("  public_network_access_enabled = var.x\n"),
	  "cannot tell", "var.x" },
	/* TLS */
	{ "tls: enforced", REDIS(""), "right", "6379" },
	{ "tls: enforced", REDIS("  non_ssl_port_enabled = true\n"), "wrong",
	  "Port 6379 still answers in clear" },
	{ "tls: enforced", REDIS("  enable_non_ssl_port = true\n"), "wrong",
	  "enable_non_ssl_port" },
	{ "tls: enforced", REDIS("  enable_non_ssl_port = false\n"), "right",
	  "dead name" },
	{ "tls: enforced", REDIS("  minimum_tls_version = \"1.0\"\n"),
	  "wrong", "TLS 1.0" },
	{ "tls: enforced", REDIS("  minimum_tls_version = var.v\n"),
	  "cannot tell", "var.v" },
	{ "tls: enforced", REDIS("  minimum_tls_version = var.v\n"
	  "  non_ssl_port_enabled = true\n"), "wrong", "6379" },
	{ "tls: enforced", PG(""), "right", "" },
	{ "tls: enforced", PG("") SET("require_secure_transport", "\"off\""),
	  "wrong", "require_secure_transport is off (7:3)" },
	{ "tls: enforced", PG("") SET("require_secure_transport", "\"ON\""),
	  "right", "" },
	{ "tls: enforced", PG("")
	  SET("require_secure_transport", "\"disable\""), "wrong",
	  "“disable” is neither (7:3)" },
	{ "tls: enforced", PG("")
	  SET("ssl_min_protocol_version", "\"TLSv1.1\""), "wrong",
	  "TLS 1.1" },
	{ "tls: enforced", PG("")
	  SET("ssl_min_protocol_version", "\"TLSv1.3\""), "right", "" },
	{ "tls: enforced", PG("")
	  SET("ssl_min_protocol_version", "\"tlsv1.2\""), "right", "" },
	{ "tls: enforced", PG("")
	  SET("require_secure_transport", "var.on"), "cannot tell", "var.on" },
	/* sizes */
	{ "sku: GP_Standard_D2s_v3 | GP_Standard_D4s_v3", PG(""), "right",
	  "GP_Standard_D2s_v3" },
	{ "sku: B_Standard_B1ms", PG(""), "wrong", "is asked for" },
	{ "for: postgresql\nneeds: memory >= 8", PG(""), "right", "" },
	{ "for: postgresql\nneeds: memory >= 16", PG(""), "wrong", "8 GiB" },
	{ "for: redis\nneeds: replica\nsmallest: yes",
	  REDIS("  sku_name = \"Standard\"\n  family = \"C\"\n"
		"  capacity = 0\n"), "right", "" },
	{ "for: redis\nneeds: replica",
	  REDIS("  sku_name = \"Basic\"\n  family = \"C\"\n"
		"  capacity = var.n\n"), "wrong", "Whatever capacity is" },
	{ "for: redis\nneeds: replica",
	  REDIS("  sku_name = \"Standard\"\n  family = \"C\"\n"
		"  capacity = var.n\n"), "right", "" },
	{ "for: redis\nneeds: memory >= 6 GB",
	  REDIS("  sku_name = \"Standard\"\n  family = \"C\"\n"
		"  capacity = var.n\n"), "cannot tell", "var.n" },
	{ "sku: Standard C1", REDIS("  sku_name = \"Standard\"\n"
	  "  family = \"P\"\n  capacity = 1\n"), "wrong",
	  "P belongs to Premium" },
	{ "sku: Standard C1", REDIS("  sku_name = \"Standard\"\n"
	  "  capacity = 1\n"), "wrong", "No family" },
	/* amounts */
	{ "storage: >= 64 GiB", PG("  storage_mb = 65536\n"), "right", "" },
	{ "storage: >= 64 GiB", PG("  storage_mb = 32768 * 2\n"), "right", "" },
	{ "storage: >= 64 GiB", PG("  storage_mb = \"65536\"\n"), "right",
	  "" },
	{ "storage: >= 64 GiB", PG(""), "wrong", "32 GiB, as storage_mb" },
	{ "storage: >= 64 GiB", PG("  storage_mb = 70000\n"), "wrong",
	  "no disk of 70000 MB" },
	{ "storage: >= 64 GiB", PG("  storage_mb = var.mb\n"), "cannot tell",
	  "var.mb" },
	{ "retention: >= 14", PG("  backup_retention_days = 14\n"), "right",
	  "" },
	{ "retention: >= 14", PG(""), "wrong", "7 days, as" },
	{ "retention: >= 14", PG("  backup_retention_days = 90\n"), "wrong",
	  "7 to 35" },
	{ "geo backup: yes", PG("  geo_redundant_backup_enabled = true\n"),
	  "right", "" },
	{ "geo backup: yes", PG(""), "wrong", "stay in the region" },
	{ "geo backup: no", PG("  geo_redundant_backup_enabled = true\n"),
	  "wrong", "another region too" },
	/* standby */
	{ "ha: zone-redundant", PG("  high_availability {\n"
	  "    mode = \"ZoneRedundant\"\n  }\n"), "right", "" },
	{ "ha: zone-redundant", PG("  high_availability {\n"
	  "    mode = \"SameZone\"\n  }\n"), "wrong", "falls with it" },
	{ "ha: zone-redundant", PG("  high_availability {\n"
	  "    mode = \"zoneredundant\"\n  }\n"), "wrong", "is no mode" },
	{ "ha: yes", PG(""), "wrong", "is missing" },
	{ "ha: yes", PG("  high_availability {\n    mode = var.m\n  }\n"),
	  "right", "" },
	{ "ha: same-zone", PG("  high_availability {\n    mode = var.m\n  }\n"),
	  "cannot tell", "var.m" },
	{ "ha: yes", "resource \"azurerm_postgresql_flexible_server\" \"x\" {\n"
	  "  sku_name = \"B_Standard_B1ms\"\n  high_availability {\n"
	  "    mode = \"SameZone\"\n  }\n}\n", "wrong", "Burstable" },
	{ "ha: yes", PG("  dynamic \"high_availability\" {\n"
	  "    for_each = [\"ZoneRedundant\"]\n    content {\n"
	  "      mode = high_availability.value\n    }\n  }\n"), "right", "" },
	{ "ha: yes", PG("  dynamic \"high_availability\" {\n"
	  "    for_each = var.on\n    content {\n"
	  "      mode = \"SameZone\"\n    }\n  }\n"), "cannot tell",
	  "var.on" },
	{ "zones: apart", PG("  zone = \"1\"\n  high_availability {\n"
	  "    mode = \"ZoneRedundant\"\n"
	  "    standby_availability_zone = 2\n  }\n"), "right", "" },
	{ "zones: apart", PG("  zone = \"1\"\n  high_availability {\n"
	  "    mode = \"ZoneRedundant\"\n"
	  "    standby_availability_zone = 1\n  }\n"), "wrong",
	  "both in zone 1" },
	{ "zones: apart", REDIS("  zones = [\"1\", \"2\"]\n"), "right",
	  "2 zones" },
	{ "zones: apart", REDIS("  zones = [\"1\", \"1\"]\n"), "wrong", "one" },
	/* prevent_destroy */
	{ "prevent_destroy: yes", PG("  lifecycle {\n"
	  "    prevent_destroy = true\n  }\n"), "right", "" },
	{ "prevent_destroy: yes", PG(""), "wrong", "is missing" },
	{ "prevent_destroy: yes", PG("  prevent_destroy = true\n"), "wrong",
	  "goes into a block lifecycle" },
	{ "prevent_destroy: yes", PG("  maintenance_window {\n"
	  "    lifecycle {\n      prevent_destroy = true\n    }\n  }\n"),
	  "wrong", "within “maintenance_window”" },
	{ "prevent_destroy: yes", PG("  lifecycle {\n"
	  "    prevent_destroy = false\n  }\n"), "wrong", "refuses nothing" },
	/* attributes */
	{ "attribute: azurerm_redis_cache.main.capacity >= 2",
	  REDIS("  capacity = 2\n"), "right", "" },
	{ "attribute: azurerm_redis_cache.main.capacity >= 2",
	  REDIS("  capacity = 1\n"), "wrong",
	  "capacity is “1”" },
	{ "attribute: azurerm_redis_cache.other.capacity >= 2",
	  REDIS("  capacity = 2\n"), "right", "" },
	{ "attribute: azurerm_redis_cache.*.capacity >= 2", PG(""), "wrong",
	  "There is no" },
	{ "attribute: azurerm_redis_cache.main.capacity = 1 | 3",
	  REDIS("  capacity = 3\n"), "right", "" },
	{ "attribute: azurerm_redis_cache.main.capacity one of 1, 3",
	  REDIS("  capacity = 2\n"), "wrong", "" },
	{ "attribute: azurerm_redis_cache.main.minimum_tls_version = 1.2",
	  REDIS(""), "right", "" },
	{ "attribute: azurerm_redis_cache.main.zones = [\"1\", \"2\"]",
	  REDIS("  zones = toset([\"2\", \"1\"])\n"), "right", "" },
	{ "attribute: azurerm_redis_cache.main.enable_non_ssl_port absent",
	  REDIS("  enable_non_ssl_port = false\n"), "wrong",
	  "there, and must not be (2:3)" },
	{ "attribute: azurerm_redis_cache.main.patch_schedule.day_of_week = "
	  "Sunday",
	  REDIS("  patch_schedule {\n    day_of_week = \"Monday\"\n  }\n"
		"  patch_schedule {\n    day_of_week = \"Sunday\"\n  }\n"),
	  "right", "" },
	{ "attribute: azurerm_redis_cache.main.patch_schedule present",
	  REDIS(""), "wrong", "is missing" },
	{ "attribute: azurerm_redis_cache.main.tags.app = shop",
	  REDIS("  tags = { app = \"shop\" }\n"), "right", "" },
	{ "attribute: azurerm_redis_cache.main.tags.app = shop",
	  REDIS("  tags = merge({ app = \"x\" }, var.t)\n"), "cannot tell",
	  "var.t" },
	{ "attribute: azurerm_redis_cache.main.location = "
	  "azurerm_resource_group.rg.location",
	  REDIS("  location = azurerm_resource_group.rg.location\n"), "right",
	  "" },
	{ "attribute: azurerm_redis_cache.main.lifecycle.prevent_destroy = "
	  "true", REDIS("  lifecycle { prevent_destroy = true }\n"), "right",
	  "" },
	{ "attribute: azurerm_redis_cache.main.lifecycle.ignore_changes = "
	  "[capacity, zones[0].x]",
	  REDIS("  lifecycle {\n    ignore_changes = [ capacity,\n"
		"      zones[0].x ]\n  }\n"), "right", "" },
	{ "attribute: azurerm_redis_cache.main.lifecycle.ignore_changes = "
	  "[capacity, zones]",
	  REDIS("  lifecycle {\n    ignore_changes = [capacity]\n  }\n"),
	  "wrong", "is “[\"capacity\"]”" },
	/* several */
	{ "server: azurerm_redis_cache.b\ntls: enforced",
	  REDIS("  non_ssl_port_enabled = true\n")
	  "resource \"azurerm_redis_cache\" \"b\" {}\n", "right", "" },
	{ "tls: enforced", REDIS("")
	  "resource \"azurerm_redis_cache\" \"b\" {\n"
	  "  non_ssl_port_enabled = true\n}\n", "wrong", "b: Port" },
	{ "retention: >= 14\nstorage: >= 64 GiB", PG(""), "wrong",
	  "1:1    Backups are kept 7 days" },
};
/* clang-format on */

/* The lines as the quiz's reader would cut them. */
static struct accepted accepted_of(struct arena *a, const char *lines)
{
	VEC(struct fact) facts = { 0 };
	struct accepted one = { .right = true, .text = str_of(lines) };
	struct str rest = one.text;

	while (rest.len) {
		struct fact fact;

		fact.value = str_cut(str_line(&rest), ':', &fact.name);
		fact.value = str_trim(fact.value);
		*VEC_ADD(a, &facts) = fact;
	}
	one.facts = facts.at;
	one.nfacts = facts.n;
	return one;
}

static struct verdict judge(
    struct arena *a, const char *asked, const char *file)
{
	struct accepted one = accepted_of(a, asked);
	struct wanted w = {
		.check = &check_terraform, .accepted = &one, .n = 1
	};
	struct flaw flaw = { 0 };

	if (!check_terraform.prepare(a, &one, &flaw))
		return verdict_of(false, flaw.text);
	return check_terraform.judge(a, &w, str_of(file));
}

static void judges(struct arena *a)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct row *row = &rows[i];
		struct verdict v = judge(a, row->asked, row->file);
		bool says =
		    str_find(v.reason, str_of(row->says), 0) != SIZE_MAX ||
		    str_find(v.detail, str_of(row->says), 0) != SIZE_MAX;

		if (!OK(str_eq(
			    str_of(verdict_name(v.kind)), str_of(row->want)) &&
			says))
			printf("# row %zu, %s: %s: %.*s\n# %.*s\n", i,
			    row->asked, verdict_name(v.kind), STR_ARG(v.reason),
			    STR_ARG(v.detail));
	}
}

/* Each fault has its place in the file, the first in the verdict itself. */
static void points_at_all(struct arena *a)
{
	struct str file = STR(PG("  backup_retention_days = 7\n")
		RULE("r", "\"1.2.3.4\"", "\"1.2.3.4\""));
	struct verdict v =
	    judge(a, "exactly: 203.0.113.64/26\nretention: >= 14", file.at);

	OK(str_starts(str_sub(file, v.at, v.at + v.len), STR("resource")));
	INT_IS(v.nfaults, 1);
	if (v.nfaults != 1)
		return;
	STR_IS(str_sub(file, v.faults[0].at, v.faults[0].at + v.faults[0].len),
	    "backup_retention_days = 7");
	OK(str_find(v.faults[0].text, STR("14"), 0) != SIZE_MAX);
	INT_IS(judge(a, "exactly: 203.0.113.64/26", PG("") OFFICE).nfaults, 0);
}

int main(void)
{
	struct arena *a = arena_new();

	judges(a);
	points_at_all(a);
	arena_free(a);
	return tap_done();
}
