#include "check/access.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "tap.h"

#define SERVER(name, more)                                        \
	"resource \"azurerm_postgresql_flexible_server\" \"" name \
	"\" {\n  name = \"" name "-db\"\n" more "}\n"
#define RULE_OF(name, server, more)                                      \
	"resource \"azurerm_postgresql_flexible_server_firewall_rule\" " \
	"\"" name "\" {\n  server_id = " server "\n" more "}\n"
#define MAIN "azurerm_postgresql_flexible_server.main.id"
#define FROM_TO(first, last) \
	"  start_ip_address = " first "\n  end_ip_address = " last "\n"
#define REDIS(name, more) \
	"resource \"azurerm_redis_cache\" \"" name "\" {\n" more "}\n"
#define REDIS_RULE(name, cache)                            \
	"resource \"azurerm_redis_firewall_rule\" \"" name \
	"\" {\n  redis_cache_name = " cache                \
	"\n  start_ip = \"1.0.0.0\"\n  end_ip = \"1.0.0.9\"\n}\n"

/* clang-format off */
static const struct {
	const char *in, *want;
} rows[] = {
	{ "", "" },
	{ SERVER("main", ""), "postgresql main 'main-db' open;" },
	{ SERVER("main", "  public_network_access_enabled = false\n"),
	  "postgresql main 'main-db' closed;" },
	{ SERVER("main", "  public_network_access_enabled = \"false\"\n"),
	  "postgresql main 'main-db' closed;" },
	{ SERVER("main", "  public_network_access_enabled = null\n"),
	  "postgresql main 'main-db' open;" },
	{ SERVER("main", "  public_network_access_enabled = var.p\n"),
	  "postgresql main 'main-db' untold ?var.p@3:35 "
	  "main.public_network_access_enabled;" },
	{ SERVER("main", "  public_network_access_enabled = 7\n"),
	  "postgresql main 'main-db' untold; !1:1" },
	{ SERVER("main", "  delegated_subnet_id = azurerm_subnet.x.id\n"),
	  "postgresql main 'main-db' untold ?azurerm_subnet.x.id@3:25 "
	  "main.delegated_subnet_id;" },
	{ "resource \"azurerm_subnet\" \"x\" {}\n"
	  SERVER("main", "  delegated_subnet_id = azurerm_subnet.x.id\n"),
	  "postgresql main 'main-db' closed subnet;" },
	/* rules */
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  FROM_TO("\"203.0.113.5\"", "\"203.0.113.9\"")),
	  "postgresql main 'main-db' open a@4 cb007105-cb007109;" },
	{ RULE_OF("a", MAIN, FROM_TO("\"0.0.0.0\"", "\"0.0.0.0\""))
	  SERVER("main", ""),
	  "postgresql main 'main-db' open a@1 00000000-00000000 azure;" },
	{ SERVER("main", "") RULE_OF("a", "\"${(" MAIN ")}\"",
	  FROM_TO("<<E\n1.2.3.4\nE\n", "\"1.2.3.4\"")),
	  "postgresql main 'main-db' open a@4 01020304-01020304;" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  FROM_TO("<<E\n 1.2.3.4\nE\n", "\"1.2.3.4\"")),
	  "postgresql main 'main-db' open; !6:22" },
	{ "locals {\n  s = " MAIN "\n  ip = \"1.2.3.4\"\n}\n"
	  SERVER("main", "")
	  RULE_OF("a", "local.s", FROM_TO("local.ip", "\"${local.ip}\"")),
	  "postgresql main 'main-db' open a@8 01020304-01020304;" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  "  for_each = { x = \"1.1.1.1\", w = \"2.2.2.2\" }\n"
	  FROM_TO("each.value", "each.value")),
	  "postgresql main 'main-db' open a[\"w\"]@4 02020202-02020202 "
	  "a[\"x\"]@4 01010101-01010101;" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  "  for_each = toset([\"1.1.1.1\", \"1.1.1.1\"])\n"
	  FROM_TO("each.key", "each.value")),
	  "postgresql main 'main-db' open a[\"1.1.1.1\"]@4 "
	  "01010101-01010101;" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  "  count = 2\n"
	  FROM_TO("cidrhost(\"10.0.0.0/24\", count.index)",
		  "\"10.0.0.${count.index + 1}\"")),
	  "postgresql main 'main-db' open a[0]@4 0a000000-0a000001 "
	  "a[1]@4 0a000001-0a000002;" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  "  count = 0\n" FROM_TO("\"1.1.1.1\"", "\"1.1.1.1\"")),
	  "postgresql main 'main-db' open;" },
	/* unknown */
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  FROM_TO("var.ip", "\"1.1.1.1\"")),
	  "postgresql main 'main-db' open ?var.ip@6:22 "
	  "a.start_ip_address;" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  "  for_each = var.ips\n" FROM_TO("each.value", "each.value")),
	  "postgresql main 'main-db' open ?var.ips@6:14 a;" },
	{ SERVER("main", "") RULE_OF("a", "var.id",
	  FROM_TO("\"1.1.1.1\"", "\"1.1.1.1\"")),
	  "postgresql main 'main-db' open ?var.id@5:15 a.server_id;"
	  "postgresql var.id '' undeclared untold a@4 01010101-01010101;" },
	{ SERVER("main", "") RULE_OF("a", "coalesce(var.id, " MAIN ")",
	  FROM_TO("\"1.1.1.1\"", "\"1.1.1.1\"")),
	  "postgresql main 'main-db' open ?coalesce(var.id, " MAIN ")@5:15 "
	  "a.server_id;postgresql coalesce(var.id, " MAIN ") '' undeclared "
	  "untold a@4 01010101-01010101;" },
	/* copies of servers */
	{ SERVER("main", "  for_each = toset([\"a\", \"b\"])\n")
	  RULE_OF("r", "azurerm_postgresql_flexible_server.main[\"b\"].id",
	  FROM_TO("\"1.1.1.1\"", "\"1.1.1.1\"")),
	  "postgresql main[\"a\"] 'main-db' open;"
	  "postgresql main[\"b\"] 'main-db' open r@5 01010101-01010101;" },
	{ SERVER("main", "  for_each = toset([\"a\", \"b\"])\n")
	  RULE_OF("r", "azurerm_postgresql_flexible_server.main[each.key].id",
	  "  for_each = toset([\"a\", \"b\"])\n"
	  FROM_TO("\"1.1.1.1\"", "\"1.1.1.1\"")),
	  "postgresql main[\"a\"] 'main-db' open r[\"a\"]@5 "
	  "01010101-01010101;postgresql main[\"b\"] 'main-db' open "
	  "r[\"b\"]@5 01010101-01010101;" },
	{ SERVER("main", "  count = var.n\n")
	  RULE_OF("r", "azurerm_postgresql_flexible_server.main[0].id",
	  FROM_TO("\"1.1.1.1\"", "\"1.1.1.1\"")),
	  "postgresql main 'main-db' open r@5 01010101-01010101 "
	  "?var.n@3:11 main;" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  "  for_each = { for i, v in [\"1.1.1.1\"] : \"r${i}\" => v }\n"
	  FROM_TO("each.value", "each.value")),
	  "postgresql main 'main-db' open a[\"r0\"]@4 01010101-01010101;" },
	/* faults */
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  "  for_each = [\"1.1.1.1\"]\n"
	  FROM_TO("each.value", "each.value")),
	  "postgresql main 'main-db' open; !6:14" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  FROM_TO("\"1.1.1.2\"", "\"1.1.1.1\"")),
	  "postgresql main 'main-db' open; !7:20" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  FROM_TO("\"10.0.0.0/24\"", "\"10.0.0.255\"")),
	  "postgresql main 'main-db' open; !6:22" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  FROM_TO("\"10.0.0\"", "\"010.0.0.255\"")),
	  "postgresql main 'main-db' open; !6:22 !7:20" },
	{ SERVER("main", "") RULE_OF("a", MAIN,
	  "  end_ip_address = \"1.1.1.1\"\n"),
	  "postgresql main 'main-db' open; !4:1" },
	{ SERVER("main", "") "resource "
	  "\"azurerm_postgresql_flexible_server_firewall_rule\" \"a\" {\n}\n",
	  "postgresql main 'main-db' open; !4:1" },
	/* Redis, and the retired server */
	{ REDIS("c", "  name = \"shop\"\n")
	  REDIS_RULE("a", "azurerm_redis_cache.c.name")
	  REDIS_RULE("b", "\"SHOP\""),
	  "redis c 'shop' open a@4 01000000-01000009 "
	  "b@9 01000000-01000009;" },
	{ REDIS("c", "  name = \"x-${var.n}\"\n")
	  REDIS_RULE("a", "azurerm_redis_cache.c.name"),
	  "redis c '' open a@4 01000000-01000009;" },
	{ REDIS("c", "  name = \"x-${var.n}\"\n") REDIS_RULE("a", "\"x-1\""),
	  "redis c '' open ?\"x-1\"@5:22 a.redis_cache_name;"
	  "redis x-1 '' undeclared untold a@4 01000000-01000009;" },
	{ "resource \"azurerm_postgresql_server\" \"old\" {\n}\n"
	  "resource \"azurerm_postgresql_firewall_rule\" \"r\" {\n"
	  "  server_name = azurerm_postgresql_server.old.name\n"
	  FROM_TO("\"1.1.1.1\"", "\"1.1.1.1\"") "}\n",
	  "postgresql old '' open r@3 01010101-01010101;" },
};
/* clang-format on */

static void show_server(struct buf *b, const struct access_server *server)
{
	static const char *const open[] = { "closed", "open", "untold" };

	buf_fmt(b, "%s %.*s '%.*s'%s %s%s", access_kind_name(server->kind),
	    STR_ARG(server->label), STR_ARG(server->name),
	    server->declared ? "" : " undeclared", open[server->open],
	    server->in_subnet ? " subnet" : "");
	for (size_t i = 0; i < server->nrules; i++)
		buf_fmt(b, " %.*s@%u %08x-%08x%s",
		    STR_ARG(server->rules[i].name), server->rules[i].place.line,
		    server->rules[i].first, server->rules[i].last,
		    server->rules[i].azure_services ? " azure" : "");
	for (size_t i = 0; i < server->nunknown; i++)
		buf_fmt(b, " ?%.*s@%u:%u %.*s",
		    STR_ARG(server->unknown[i].text),
		    server->unknown[i].place.line,
		    server->unknown[i].place.column,
		    STR_ARG(server->unknown[i].about));
	buf_byte(b, ';');
}

static struct str show(
    struct arena *a, const struct access_file *files, size_t n)
{
	struct buf b = { .a = a };
	struct diags d = diags_in(a);
	struct access access;

	if (!access_read(a, files, n, &access, &d))
		buf_add(&b, STR("unreadable"));
	for (size_t i = 0; i < access.nservers; i++)
		show_server(&b, &access.servers[i]);
	for (size_t i = 0; i < d.n; i++)
		buf_fmt(&b, " !%u:%u", d.at[i].line, d.at[i].column);
	return buf_str(&b);
}

static void check_rows(struct arena *a)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct access_file file = { STR("x.tf"), str_of(rows[i].in) };

		tap_str(show(a, &file, 1), str_of(rows[i].want), rows[i].want,
		    __FILE__, __LINE__);
	}
}

/* The files of a module know each other. */
static void check_files(struct arena *a)
{
	struct access_file files[] = {
		{ STR("rules.tf"),
		    STR(RULE_OF("a", MAIN, FROM_TO("var.ip", "\"1.1.1.1\""))) },
		{ STR("main.tf"),
		    STR(SERVER("main", "") "variable \"ip\" { default = "
					   "\"1.1.1.0\" }\n") },
		{ STR("bad.tf"), STR("a = \n") },
	};
	struct diags d = diags_in(a);
	struct access access;

	STR_IS(show(a, files, 2),
	    "postgresql main 'main-db' open a@1 01010100-01010101;");
	OK(access_read(a, files, 2, &access, &d));
	INT_IS(access.servers[0].rules[0].place.file, 0);
	INT_IS(access.servers[0].rules[0].first_place.line, 3);
	INT_IS(access.servers[0].rules[0].first_place.column, 22);
	INT_IS(access.servers[0].rules[0].first_place.len, 6);
	INT_IS(access.servers[0].place.file, 1);
	STR_IS(show(a, files, 3), "unreadable !1:5");
	files[0].text = (struct str){ "# \0\n", 4 };
	STR_IS(show(a, files, 1), "unreadable !0:0");
}

/* 20,000 rules in one file. */
static void check_many(struct arena *a)
{
	struct buf b = { .a = a };
	struct access_file file = { .path = STR("many.tf") };
	struct diags d = diags_in(a);
	struct access access;

	buf_add(&b, STR(SERVER("main", "")));
	for (unsigned i = 0; i < 20000; i++)
		buf_fmt(&b,
		    "resource \"azurerm_postgresql_flexible_server_firewall_"
		    "rule\" \"r%u\" {\n  server_id = " MAIN
		    "\n  start_ip_address = \"10.%u.%u.1\"\n"
		    "  end_ip_address = \"10.%u.%u.9\"\n}\n",
		    i, i / 256, i % 256, i / 256, i % 256);
	file.text = buf_str(&b);
	OK(access_read(a, &file, 1, &access, &d));
	INT_IS(access.servers[0].nrules, 20000);
	INT_IS(access.servers[0].nunknown, 0);
	INT_IS(access.servers[0].rules[19999].last, 0x0a4e1f09);
}

int main(void)
{
	struct arena *a = arena_new();

	check_rows(a);
	check_files(a);
	check_many(a);
	arena_free(a);
	return tap_done();
}
