#include "course/tf_link.h"

#include "base/diag.h"
#include "course/tf_dir.h"
#include "tap.h"
#include "unit/course/tree.h"

#include "course/catalogue.h"

#define SERVER "azurerm_postgresql_flexible_server"

static const char postgres[] =
    "resource \"azurerm_resource_group\" \"rg\" {\n" /* 1 */
    "  name = \"rg\"\n"
    "}\n"
    "# The server.\n" /* 4 */
    "resource \"" SERVER "\" \"db\" {\n"
    "  # How large it is.\n" /* 6 */
    "  sku_name = \"B_Standard_B1ms\"\n"
    "  maintenance_window {\n" /* 8 */
    "    start_hour = 2\n"
    "  }\n" /* 10 */
    "  zone = \"1\"\n"
    "}\n" /* 12 */
    "resource \"" SERVER "_firewall_rule\" \"allow_all\" {\n"
    "  start_ip_address = \"0.0.0.0\"\n"
    "}\n"
    "locals { name = \"x\" }\n"; /* 16 */

static const char redis[] = "resource \"azurerm_redis_cache\" \"main\" {\n"
			    "  non_ssl_port_enabled = false\n"
			    "}\n";

static const struct tree_file files[] = {
	{ "course/", NULL },
	{ "course/lessons/", NULL },
	{ "course/lessons/code/", NULL },
	{ "course/lessons/code/good/", NULL },
	{ "course/lessons/code/postgres.tf", postgres },
	{ "course/lessons/code/redis.tf", redis },
	{ "course/lessons/code/good/redis.tf", redis },
	{ "course/lessons/01-a.md", "# A\n" },
	{ "mine/", NULL },
	{ "mine/database.tf",
	    "variable \"x\" {}\n"
	    "resource \"" SERVER "\" \"main\" {\n"
	    "  zone     = \"2\"\n"
	    "  sku_name = \"GP_Standard_D2s_v3\"\n"
	    "}\n"
	    "locals {\n  name = \"mine\"\n}\n" },
	{ "mine/fw.tf",
	    "resource \"" SERVER "_firewall_rule\" \"office\" {\n"
	    "  end_ip_address   = \"203.0.113.7\"\n"
	    "  start_ip_address = \"203.0.113.7\"\n"
	    "}\n" },
	{ "mine/cache.tf",
	    "resource \"azurerm_redis_cache\" \"a\" { }\n"
	    "resource \"azurerm_redis_cache\" \"b\" {\n"
	    "  enable_non_ssl_port = true\n"
	    "}\n" },
	{ "bare/", NULL },
	{ "bare/notes.txt", "resource\n" },
	{ "odd/", NULL },
	{ "odd/broken.tf", "resource \"x\" {\n  = 1\n" },
	{ "odd/fine.tf", "resource \"azurerm_redis_cache\" \"c\" {}\n" },
};

struct row {
	const char *file, *anchor, *path;
	unsigned line;
	const char *note; /* a part of it; or of what is missing */
};

static void test_rows(
    struct arena *a, const char *dir, const struct row *rows, size_t n)
{
	struct tf_dir *mine = dir ? tf_dir_new(str_of(dir), STR("~/x")) : NULL;

	if (mine)
		OK(tf_dir_read(mine));
	for (size_t i = 0; i < n; i++) {
		const struct row *r = &rows[i];
		struct str path = str_fmt(a, "course/lessons/code/%s", r->file);
		bool pg = str_eq(str_of(r->file), STR("postgres.tf"));
		struct tf_target to = tf_link(a, mine, path,
		    str_of(pg ? postgres : redis), str_of(r->anchor));
		struct str said = str_fmt(
		    a, "%.*s%.*s", STR_ARG(to.note), STR_ARG(to.missing));

		printf("# %s#%s\n", r->file, r->anchor);
		STR_IS(to.path, str_fmt(a, "%s", r->path).at);
		INT_IS(to.line, r->line);
		OK(str_find(said, str_of(r->note), 0) != SIZE_MAX);
		OK(to.own == !str_starts(to.path, STR("course/")));
	}
	if (mine)
		OK(!tf_dir_read(mine));
	tf_dir_free(mine);
}

#define ROWS(a, dir, rows) \
	test_rows((a), (dir), (rows), sizeof(rows) / sizeof(*rows))

static const char *const own_pg = "course/lessons/code/postgres.tf";
static const char *const own_redis = "course/lessons/code/redis.tf";

static void found(struct arena *a)
{
	const char *db = "mine/database.tf", *fw = "mine/fw.tf";
	const char *cache = "mine/cache.tf";
	const struct row rows[] = {
		{ "postgres.tf", "", db, 2, "Your code, ~/x" },
		{ "postgres.tf", "sku_name", db, 4, "Your code" },
		{ "postgres.tf", "L7", db, 4, "" },
		{ "postgres.tf", "L6", db, 4, "" },
		{ "postgres.tf", "L6-L7", db, 4, "" },
		{ "postgres.tf", "L5", db, 2, "" },
		{ "postgres.tf", "L4", db, 2, "" },
		{ "postgres.tf", "L12", db, 2, "" },
		{ "postgres.tf", "L11", db, 3, "" },
		{ "postgres.tf", "L9", db, 2, "does not set start_hour" },
		{ "postgres.tf", "maintenance_window", db, 2, "does not set" },
		{ "postgres.tf", "L16", db, 6, "" },
		{ "postgres.tf", "local.name", db, 7, "" },
		{ "postgres.tf", SERVER, db, 2, "" },
		{ "postgres.tf", SERVER ".db", db, 2, "" },
		{ "postgres.tf", SERVER ".db.zone", db, 3, "" },
		{ "postgres.tf", "allow_all", fw, 1,
		    "has no allow_all, this is office" },
		{ "postgres.tf", "start_ip_address", fw, 3, "" },
		{ "postgres.tf", "var.x", db, 1, "" },
		{ "postgres.tf", "L1", own_pg, 1,
		    "your code has no azurerm_resource_group" },
		{ "postgres.tf", "L9999", own_pg, 0,
		    "no line 9999: it ends at line 16" },
		{ "postgres.tf", "nonsense", own_pg, 0, "is called nonsense" },
		{ "redis.tf", "non_ssl_port_enabled", cache, 3, "Your code" },
		{ "redis.tf", "", cache, 1, "Your code" },
	};

	ROWS(a, "mine", rows);
}

static void stands_in(struct arena *a)
{
	static const struct row bare[] = {
		{ "redis.tf", "non_ssl_port_enabled", NULL, 2,
		    "your code has no azurerm_redis_cache" },
		{ "redis.tf", "", NULL, 0, "your code has no azurerm_redis" },
	};
	static const struct row gone[] = {
		{ "redis.tf", "L2", NULL, 2, "no such directory" },
	};
	static const struct row none[] = {
		{ "redis.tf", "L2", NULL, 2, "" },
		{ "redis.tf", "azurerm_redis_cache.main.non_ssl_port_enabled",
		    NULL, 2, "" },
		{ "redis.tf", "azurerm_redis_cache.other", NULL, 1, "" },
		{ "redis.tf", "L4", NULL, 0, "redis.tf has no line 4" },
	};
	struct row rows[4];

	for (size_t i = 0; i < 4; i++) {
		rows[i] = none[i];
		rows[i].path = own_redis;
	}
	ROWS(a, NULL, rows);
	for (size_t i = 0; i < 2; i++) {
		rows[i] = bare[i];
		rows[i].path = own_redis;
	}
	test_rows(a, "bare", rows, 2);
	rows[0] = gone[0];
	rows[0].path = own_redis;
	test_rows(a, "nowhere", rows, 1);
}

/* One broken file keeps nobody from the others. */
static void broken(struct arena *a)
{
	const struct row rows[] = {
		{ "redis.tf", "", "odd/fine.tf", 1, "Your code" },
		{ "postgres.tf", SERVER, own_pg, 5, "broken.tf:2:" },
	};

	ROWS(a, "odd", rows);
}

static void open_files(struct arena *a)
{
	struct diags d = diags_in(a);
	const struct course *c = course_open(a, STR("course"), &d);

	OK(tf_link_is_open(c, STR("course/lessons/code/redis.tf")));
	OK(tf_link_is_open(c, STR("course/./lessons/code/redis.tf")));
	OK(!tf_link_is_open(c, STR("course/lessons/code/good/redis.tf")));
	OK(!tf_link_is_open(c, STR("course/lessons/01-a.md")));
	OK(!tf_link_is_open(c, STR("mine/cache.tf")));
}

static void refused(void)
{
	struct tf_dir *dir = tf_dir_new(STR("odd"), STR("odd"));

	OK(tf_dir_read(dir));
	INT_IS(dir->n, 2);
	OK(!dir->whole);
	MUST(symlink("../mine/fw.tf", "odd/out.tf") == 0);
	MUST(symlink("fine.tf", "odd/within.tf") == 0);
	MUST(symlink("nowhere", "odd/lost.tf") == 0);
	MUST(mkfifo("odd/pipe.tf", 0600) == 0);
	MUST(mkdir("odd/dir.tf", 0700) == 0);
	OK(tf_dir_read(dir));
	INT_IS(dir->n, 3);
	OK(tf_dir_file(dir, STR("odd/within.tf")) != NULL);
	OK(!tf_dir_file(dir, STR("odd/out.tf")));
	OK(!tf_dir_file(dir, STR("odd/../mine/fw.tf")));
	tf_dir_free(dir);
	tf_dir_free(NULL);
}

int main(void)
{
	struct arena *a = arena_new();
	struct str dir = tree_make(a, files, sizeof(files) / sizeof(*files));

	found(a);
	stands_in(a);
	broken(a);
	open_files(a);
	refused();
	tree_remove(a, dir);
	arena_free(a);
	return tap_done();
}
