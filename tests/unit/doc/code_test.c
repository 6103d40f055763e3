#include "base/arena.h"
#include "doc/code.h"
#include "doc/doc.h"
#include "tap.h"

static struct arena *a;

/* The text with {k:…} and the like around its coloured parts. */
static struct str shown(enum language lang, struct str text)
{
	static const char letters[ROLE_COUNT] = {
		[ROLE_KEYWORD] = 'k',
		[ROLE_STRING] = 's',
		[ROLE_NUMBER] = 'n',
		[ROLE_COMMENT] = 'c',
		[ROLE_NAME] = 'a',
	};
	struct buf b = { .a = a };
	size_t n, at = 0;
	struct tint *tints = code_tints(a, lang, text, &n);

	for (size_t i = 0; i < n; i++) {
		buf_add(&b, str_sub(text, at, tints[i].at));
		at = (size_t)tints[i].at + tints[i].len;
		buf_byte(&b, '{');
		buf_byte(&b, letters[tints[i].role]);
		buf_add(&b, str_sub(text, tints[i].at, at));
		buf_byte(&b, '}');
	}
	buf_add(&b, str_sub(text, at, text.len));
	return buf_str(&b);
}

static void tints(void)
{
	/* clang-format off */
	static const struct {
		enum language lang; const char *text, *want;
	} rows[] = {
		{ LANG_HCL, "a = 1 # x", "{aa} = {n1} {c# x}" },
		{ LANG_HCL, "name   = var.b == 2", "{aname}   = var.b == {n2}" },
		{ LANG_HCL, "resource \"t\" \"n\" {\n  a = true\n}",
			"{kresource} {s\"t\"} {s\"n\"} {\n  {aa} = {ktrue}\n}" },
		{ LANG_HCL, "tags { x = 1 }", "{ktags} { {ax} = {n1} }" },
		{ LANG_HCL, "x = \"a ${b[\"c\"]} d\\\" $${e}\" // f",
			"{ax} = {s\"a }{a${b[\"c\"]}}{s d\\\" $${e}\"} {c// f}" },
		{ LANG_HCL, "x = <<-EOT\n  a ${b}\n  EOT\ny = 1",
			"{ax} = {s<<-EOT\n  a }{a${b}}{s\n  EOT}\n{ay} = {n1}" },
		{ LANG_HCL, "/* a\nb */ c = \"open\nd = 2",
			"{c/* a\nb */} {ac} = {s\"open}\n{ad} = {n2}" },
		{ LANG_HCL, "x = [for a in b : a if true]",
			"{ax} = [{kfor} a {kin} b : a {kif} {ktrue}]" },
		{ LANG_HCL, "/* open", "{c/* open}" },
		{ LANG_HCL, "x = <<EOT\nnever", "{ax} = {s<<EOT\nnever}" },
		{ LANG_SQL, "SELECT a FROM b WHERE c = 'it''s' -- d",
			"{kSELECT} a {kFROM} b {kWHERE} c = {s'it''s'} {c-- d}" },
		{ LANG_SQL, "create role \"x y\" $$ a\nb $$ 12",
			"{kcreate} {krole} {a\"x y\"} {s$$ a\nb $$} {n12}" },
		{ LANG_SH, "if [ -z \"$A b\" ]; then # c",
			"{kif} [ -z {s\"}{a$A}{s b\"} ]; {kthen} {c# c}" },
		{ LANG_SH, "A=1 b='$x' ${C:-d} a#b $ \"$\"",
			"{aA}=1 {ab}={s'$x'} {a${C:-d}} a#b $ {s\"$\"}" },
		{ LANG_SH, "cat <<'EOF'\n$x\nEOF\nfi",
			"cat {s<<'EOF'\n$x\nEOF}\n{kfi}" },
		{ LANG_INI, "[a]\nb = 1 ; c\n# d\ne: yes \"f\"\nmaxmemory 100mb",
			"{k[a]}\n{ab} = {n1} {c; c}\n{c# d}\n{ae}: {kyes} "
			"{s\"f\"}\n{amaxmemory} {n100mb}" },
		{ LANG_JSON, "{\"a\": [\"b\", -1.5e3, true, null]}",
			"{{a\"a\"}: [{s\"b\"}, {n-1.5e3}, {ktrue}, {knull}]}" },
		{ LANG_JSON, "{\"a\\\"b\" : \"open", "{{a\"a\\\"b\"} : {s\"open}" },
		{ LANG_NONE, "a = 1", "a = 1" },
	};
	/* clang-format on */

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		STR_IS(shown(rows[i].lang, str_of(rows[i].text)), rows[i].want);
}

/* Any bytes: tints stay in order and inside. */
static void rubbish(void)
{
	static const char bytes[] = "\"'\\{}$#/*-<>=;:[]()ab1 \n\t\xff\xc3"
				    "E";
	uint32_t seed = 1;
	bool good = true;

	for (int round = 0; round < 2000; round++) {
		char text[40];
		struct str s = { text, sizeof(text) };

		for (size_t i = 0; i < s.len; i++) {
			seed = seed * 1664525 + 1013904223;
			text[i] = bytes[(seed >> 16) % (sizeof(bytes) - 1)];
		}
		for (int lang = LANG_NONE; lang <= LANG_JSON; lang++) {
			size_t n, at = 0;
			struct tint *t =
			    code_tints(a, (enum language)lang, s, &n);

			for (size_t i = 0; i < n; i++) {
				good = good && t[i].at >= at && t[i].len > 0;
				at = (size_t)t[i].at + t[i].len;
			}
			good = good && at <= s.len;
		}
		arena_reset(a);
	}
	OK_THAT(good, "tints of rubbish are in order");
}

static void anchors(void)
{
	struct str tf = STR("# sku is here\n"
			    "resource \"azurerm_redis_cache\" \"main\" {\n"
			    "  name = \"sku\"\n"
			    "  sku  = \"main\"\n"
			    "  patch_schedule {\n"
			    "    day = 1\n"
			    "  }\n"
			    "}\n"
			    "output \"x\" { value = other.thing }\n");

	INT_IS(code_anchor(LANG_HCL, tf, STR("sku")), 4);
	INT_IS(code_anchor(LANG_HCL, tf, STR("main")), 2);
	INT_IS(code_anchor(LANG_HCL, tf, STR("azurerm_redis_cache")), 2);
	INT_IS(code_anchor(LANG_HCL, tf, STR("patch_schedule")), 5);
	INT_IS(code_anchor(LANG_HCL, tf, STR("value")), 9);
	INT_IS(code_anchor(LANG_HCL, tf, STR("thing")), 9);
	INT_IS(code_anchor(LANG_HCL, tf, STR("here")), 0);
	INT_IS(code_anchor(LANG_HCL, tf, STR("mai")), 0);
	INT_IS(code_anchor(LANG_HCL, tf, STR("")), 0);
	INT_IS(code_anchor(LANG_HCL, tf, STR("L8")), 8);
	INT_IS(code_anchor(LANG_HCL, tf, STR("L2-L4")), 2);
	INT_IS(code_anchor(LANG_HCL, tf, STR("L9")), 9);
	INT_IS(code_anchor(LANG_HCL, tf, STR("L10")), 0);
	INT_IS(code_anchor(LANG_HCL, tf, STR("L9999")), 0);
	INT_IS(code_anchor(LANG_HCL, tf, STR("L0")), 0);
	INT_IS(code_anchor(LANG_JSON, STR("{\n\"a\": 1}"), STR("a")), 2);
	INT_IS(code_anchor(LANG_NONE, STR("x\nb a"), STR("a")), 2);
	INT_IS(code_anchor(LANG_NONE, STR(""), STR("a")), 0);
}

static void languages(void)
{
	INT_IS(code_language(STR("terraform")), LANG_HCL);
	INT_IS(code_language(STR("lessons/code/redis.tf")), LANG_HCL);
	INT_IS(code_language(STR("X.SQL")), LANG_SQL);
	INT_IS(code_language(STR("bash")), LANG_SH);
	INT_IS(code_language(STR("redis.conf")), LANG_INI);
	INT_IS(code_language(STR("a.json")), LANG_JSON);
	INT_IS(code_language(STR("a.md")), LANG_NONE);
	INT_IS(code_language(STR("sql/readme")), LANG_NONE);
	INT_IS(code_language(STR("")), LANG_NONE);
}

static void file(void)
{
	struct doc *doc = code_doc(a, STR("a = 1\nb\n"), STR("x/y.tf"));

	INT_IS(doc->nblocks, 1);
	INT_IS(doc->blocks[0].kind, BLOCK_CODE);
	INT_IS(doc->blocks[0].last_line, 2);
	STR_IS(doc->blocks[0].text, "a = 1\nb\n");
	STR_IS(doc_source_line(doc, 2), "b");
}

int main(void)
{
	a = arena_new();
	tints();
	anchors();
	languages();
	file();
	rubbish();
	arena_free(a);
	return tap_done();
}
