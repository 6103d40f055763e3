#include "check/hcl_value.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "tap.h"

/* What the expressions below may speak of. */
static const char module[] =
    "variable \"office\" { default = \"203.0.113.7\" }\n"
    "variable \"told\" {\n type = string\n}\n"
    "variable \"sites\" {\n default = { b = \"2.0.0.2\", a = \"1.0.0.1\" }\n}\n"
    "locals {\n"
    "  one = 1\n  text = \"x-${local.one}\"\n  list = [\"b\", \"a\", \"b\"]\n"
    "  round = local.trip\n  trip = local.round\n"
    "  half = [var.told, 2]\n  id = t.main.id\n"
    "  nested = { a = { b = [5, 6] } }\n"
    "}\n"
    "resource \"t\" \"main\" {\n  name = \"db-${var.office}\"\n}\n"
    "resource \"t\" \"many\" {\n  for_each = var.sites\n"
    "  name = \"n-${each.key}-${each.value}\"\n}\n"
    "resource \"t\" \"two\" {\n  count = 2\n  name = \"n${count.index}\"\n}\n"
    "resource \"t\" \"self\" {\n  name = t.self.name\n}\n";

/* clang-format off */
static const struct {
	const char *in, *want;
} rows[] = {
	{ "1.50", "1.5" }, { "1e3", "1000" }, { "-2", "-2" },
	{ "0.1 + 0.2", "0.3" },
	{ "true", "true" }, { "null", "null" }, { "\"a\\nb\"", "\"a\nb\"" },
	{ "[1, \"a\", [true]]", "[1, \"a\", [true]]" },
	{ "{ b = 1, \"a\" = 2, (\"c\") = 3 }", "{a = 2, b = 1, c = 3}" },
	{ "{ a = 1, a = 2 }", "{a = 2}" },
	{ "<<-E\n  x\n  E\n", "\"x\n\"" },
	/* loops */
	{ "[for i in local.list : upper(i)]", "[\"B\", \"A\", \"B\"]" },
	{ "[for i, v in local.list : \"${i}${v}\" if v != \"a\"]",
	    "[\"0b\", \"2b\"]" },
	{ "[for k, v in var.sites : \"${k}=${v}\"]",
	    "[\"a=1.0.0.1\", \"b=2.0.0.2\"]" },
	{ "[for v in toset(local.list) : v]", "[\"a\", \"b\"]" },
	{ "[for k, v in toset(local.list) : k == v]", "[true, true]" },
	{ "{ for k, v in var.sites : v => k }",
	    "{1.0.0.1 = \"a\", 2.0.0.2 = \"b\"}" },
	{ "{ for i, v in local.list : v => i... }",
	    "{a = [1], b = [0, 2]}" },
	{ "{ for v in local.list : v => 1 }",
	    "?{ for v in local.list : v => 1 }" },
	{ "[for v in local.half : v]", "[?var.told, 2]" },
	{ "[for v in var.told : v]", "?var.told" },
	{ "[for v in local.half : v if v == 2]", "?var.told" },
	{ "[for v in 5 : v]", "?5" },
	{ "[for v in local.list : [for w in [1, 2] : \"${v}${w}\"]][1]",
	    "[\"a1\", \"a2\"]" },
	{ "[for var in [1] : var]", "[1]" },
	{ "[for v in [{ a = 1 }] : v.a]", "[1]" },
	{ "[for v in [] : v]", "[]" },
	{ "v", "?v" },
	{ "\"%{ for v in local.list }${v}, %{ endfor }.\"",
	    "\"b, a, b, .\"" },
	{ "[{ a = 1 }, { a = 2 }][*].a", "[1, 2]" },
	{ "[{ a = [1] }, { a = [2] }].*.a", "[[1], [2]]" },
	{ "[{ a = [3] }][*].a[0]", "[3]" },
	{ "5[*]", "[5]" }, { "null[*]", "[]" },
	{ "t.two[*].id", "?t.two[*].id" },
	/* more functions */
	{ "flatten([1, [2, [3]], []])", "[1, 2, 3]" },
	{ "flatten([1, local.half])", "?var.told" },
	{ "distinct(local.list)", "[\"b\", \"a\"]" },
	{ "compact([\"a\", \"\", null])", "[\"a\"]" },
	{ "contains(local.list, \"a\")", "true" },
	{ "contains(local.half, 2)", "?contains(local.half, 2)" },
	{ "range(3)", "[0, 1, 2]" }, { "range(5, 1, -2)", "[5, 3]" },
	{ "range(1, 3)", "[1, 2]" }, { "range(2000)", "?range(2000)" },
	{ "zipmap([\"a\", \"b\"], [1, 2])", "{a = 1, b = 2}" },
	{ "cidrnetmask(\"10.0.0.0/20\")", "\"255.255.240.0\"" },
	{ "cidrnetmask(\"0.0.0.0/0\")", "\"0.0.0.0\"" },
	{ "one([7])", "7" }, { "one([])", "null" }, { "one([1, 2])",
	    "?one([1, 2])" },
	{ "max(1, 3, 2)", "3" }, { "min(1, 3, 2)", "1" },
	{ "coalesce(null, \"\", \"a\", var.told)", "\"a\"" },
	{ "coalesce(var.told, \"a\")", "?coalesce(var.told, \"a\")" },
	{ "try(local.one, 2)", "1" }, { "try(var.told, 2)",
	    "?try(var.told, 2)" },
	/* names */
	{ "var.office", "\"203.0.113.7\"" },
	{ "var.told", "?var.told" },
	{ "var.none", "?var.none" },
	{ "local.text", "\"x-1\"" },
	{ "local.round", "?local.round" },
	{ "local.half", "[?var.told, 2]" },
	{ "local.half[1]", "2" },
	{ "local.half[0]", "?var.told" },
	{ "local.list[5]", "?local.list[5]" },
	{ "local.nested.a.b[1]", "6" },
	{ "local.nested[\"a\"].b.0", "5" },
	{ "local.nested[local.list[1]].b", "[5, 6]" },
	{ "var.sites[\"a\"]", "\"1.0.0.1\"" },
	{ "var.sites.c", "?var.sites.c" },
	{ "data.x.y.z", "?data.x.y.z" },
	{ "path.module", "?path.module" },
	{ "each.key", "?each.key" },
	/* resources */
	{ "t.main.name", "\"db-203.0.113.7\"" },
	{ "t.main.id", "?t.main.id" },
	{ "local.id", "?t.main.id" },
	{ "t.many[\"a\"].name", "\"n-a-1.0.0.1\"" },
	{ "t.many[\"z\"].name", "?t.many[\"z\"].name" },
	{ "t.two[1].name", "\"n1\"" },
	{ "t.two.name", "?t.two.name" },
	{ "t.two[local.one].name", "\"n1\"" },
	{ "t.self.name", "?t.self.name" },
	/* operators */
	{ "1 + 2 * 3 - 4 / 8", "6.5" }, { "7 % 3", "1" }, { "1 / 0", "?1 / 0" },
	{ "\"2\" + 1", "3" },
	{ "1 == 1.0", "true" }, { "1 == \"1\"", "false" },
	{ "\"a\" != \"b\"", "true" }, { "null == null", "true" },
	{ "[] == []", "true" },
	{ "1 < 2 && 2 <= 2 && 3 > 2 && 3 >= 3", "true" },
	{ "!true || false", "false" },
	{ "var.told && false", "false" }, { "true || var.told", "true" },
	{ "var.told && true", "?var.told" },
	{ "var.told == \"x\"", "?var.told" },
	{ "local.one == 1 ? \"y\" : var.told", "\"y\"" },
	{ "var.told ? 1 : 2", "?var.told" },
	{ "-(1 + 1)", "-2" },
	/* templates */
	{ "\"${local.one}\"", "1" },
	{ "\"a${1 == 1}b${1.5}\"", "\"atrueb1.5\"" },
	{ "\"a${var.told}\"", "?var.told" },
	{ "\"a${local.list}\"", "?local.list" },
	{ "\"%{ if true }yes%{ endif }\"", "\"yes\"" },
	/* functions */
	{ "cidrhost(\"10.1.2.3/24\", 5)", "\"10.1.2.5\"" },
	{ "cidrhost(\"10.0.0.0/8\", -1)", "\"10.255.255.255\"" },
	{ "cidrhost(\"0.0.0.0/0\", 4294967295)", "\"255.255.255.255\"" },
	{ "cidrhost(\"10.0.0.1/32\", 0)", "\"10.0.0.1\"" },
	{ "cidrhost(\"10.0.0.0/24\", 256)", "?cidrhost(\"10.0.0.0/24\", 256)" },
	{ "cidrhost(\"10.0.0.0/33\", 0)", "?cidrhost(\"10.0.0.0/33\", 0)" },
	{ "cidrhost(\"::/64\", 0)", "?cidrhost(\"::/64\", 0)" },
	{ "cidrsubnet(\"10.0.0.0/8\", 8, 2)", "\"10.2.0.0/16\"" },
	{ "cidrsubnet(\"10.0.0.0/24\", 9, 0)",
	  "?cidrsubnet(\"10.0.0.0/24\", 9, 0)" },
	{ "cidrsubnet(\"0.0.0.0/0\", 0, 0)", "\"0.0.0.0/0\"" },
	{ "toset(local.list)", "set[\"a\", \"b\"]" },
	{ "tolist(toset([\"b\", \"a\"]))[0]", "\"a\"" },
	{ "toset([var.told])", "?var.told" },
	{ "merge({ a = 1, b = 1 }, { b = 2 })", "{a = 1, b = 2}" },
	{ "merge([{ a = 1 }, { c = 3 }]...)", "{a = 1, c = 3}" },
	{ "concat([1], [], [2, 3])", "[1, 2, 3]" },
	{ "length(concat(local.half, [1]))", "3" },
	{ "lower(\"AbC\")", "\"abc\"" }, { "upper(\"AbC\")", "\"ABC\"" },
	{ "lower(\"\xc3\x89\")", "?lower(\"\xc3\x89\")" },
	{ "format(\"%s-%d-%03d-%%\", \"a\", 1, 7)", "\"a-1-007-%\"" },
	{ "format(\"%s\", 1, 2)", "?format(\"%s\", 1, 2)" },
	{ "format(\"%q\", 1)", "?format(\"%q\", 1)" },
	{ "join(\", \", [\"a\", 1])", "\"a, 1\"" },
	{ "split(\"-\", \"a-b-\")", "[\"a\", \"b\", \"\"]" },
	{ "element([\"a\", \"b\"], 3)", "\"b\"" },
	{ "element([], 0)", "?element([], 0)" },
	{ "lookup(var.sites, \"a\", \"x\")", "\"1.0.0.1\"" },
	{ "lookup(var.sites, \"c\", \"x\")", "\"x\"" },
	{ "keys(var.sites)", "[\"a\", \"b\"]" },
	{ "values(var.sites)", "[\"1.0.0.1\", \"2.0.0.2\"]" },
	{ "tostring(7)", "\"7\"" }, { "tonumber(\"7.5\")", "7.5" },
	{ "tobool(\"true\")", "true" }, { "tonumber(\"x\")", "?tonumber(\"x\")" },
	{ "trimspace(\" x \")", "\"x\"" },
	{ "chomp(\" x\\r\\n\\n\")", "\" x\"" },
	{ "chomp(\"\\n\")", "\"\"" },
	{ "length([1], [2])", "?length([1], [2])" },
	{ "file(\"x\")", "?file(\"x\")" },
	
	
};
/* clang-format on */

static struct str evaluated(struct arena *a, struct str text)
{
	struct diags d = diags_in(a);
	struct hcl_file *file = NEW(a, struct hcl_file);
	struct hcl_value v;

	if (!hcl_parse(a, STR("x.tf"), text, file, &d))
		return diag_text(a, &d.at[0]);
	v = hcl_value(hcl_module_new(a, file, 1), file,
	    hcl_attribute(&file->body, STR("in"))->value, NULL);
	return hcl_value_dump(a, &v);
}

static void check_rows(struct arena *a)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		tap_str(
		    evaluated(a, str_fmt(a, "%sin = %s\n", module, rows[i].in)),
		    str_of(rows[i].want), rows[i].in, __FILE__, __LINE__);
}

/* What doubles at every step ends, unknown. */
static void check_growth(struct arena *a, const char *first, const char *next)
{
	struct buf b = { .a = a };
	int64_t from = clock_cpu_us();
	struct str out;

	buf_fmt(&b, "locals {\n  x0 = %s\n", first);
	for (int i = 1; i <= 60; i++) {
		buf_fmt(&b, "  x%d = ", i);
		for (const char *c = next; *c; c++)
			if (*c == '@')
				buf_fmt(&b, "local.x%d", i - 1);
			else
				buf_byte(&b, *c);
		buf_byte(&b, '\n');
	}
	buf_add(&b, STR("}\nin = local.x60\n"));
	out = evaluated(a, buf_str(&b));
	OK_THAT(out.len && out.at[0] == '?', next);
	OK(clock_cpu_us() - from < 1000000);
}

/* A chain of names that is too long to follow. */
static void check_chain(struct arena *a)
{
	struct buf b = { .a = a };

	buf_add(&b, STR("locals {\n  x0 = 1\n"));
	for (int i = 1; i <= 20000; i++)
		buf_fmt(&b, "  x%d = [local.x%d]\n", i, i - 1);
	buf_add(&b, STR("}\nin = local.x20000\n"));
	OK(str_find(evaluated(a, buf_str(&b)), STR("?"), 0) != SIZE_MAX);
}

int main(void)
{
	struct arena *a = arena_new();

	check_rows(a);
	check_growth(a, "\"xxxxxxxx\"", "\"${@}${@}\"");
	check_growth(a, "[1]", "concat(@, @)");
	check_chain(a);
	arena_free(a);
	return tap_done();
}
