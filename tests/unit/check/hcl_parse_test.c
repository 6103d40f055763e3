#include "check/hcl.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "tap.h"

/* clang-format off */
static const struct {
	const char *in, *want;
} rows[] = {
	/* structure */
	{ "", "" },
	{ "\n\r\n# a note", "" },
	{ "\xef\xbb\xbf" "a = x\r\n", "a@3=(ref x);" },
	{ "a = b // c\nd = e /* f\n */ # g\n", "a@0=(ref b);d@11=(ref e);" },
	{ "_a-1 = null", "_a-1@0=null;" },
	{ "\xc3\xa9 = true", "\xc3\xa9@0=true;" },
	{ "b {}", "b@0{}" },
	{ "b { a = 1 }", "b@0{a@4=1.0000000000000000e+00;}" },
	{ "b x \"y z\" {\n\n  a = c\n  d {\n  }\n}\n",
	  "b@0 \"x\" \"y z\"{a@15=(ref c);d@23{}}" },
	{ "b \"$${x}\" {}", "b@0 \"${x}\"{}" },
	/* terms */
	{ "a = [1.5e1, -2, \"\"]",
	  "a@0=(list 1.5000000000000000e+01 (- 2.0000000000000000e+00) "
	  "(template \"\"));" },
	{ "a = {b = c, \"d\": e\n(f) = g}",
	  "a@0=(object (ref b) (ref c) (template \"d\") (ref e) "
	  "(paren (ref f)) (ref g));" },
	{ "a = [\nb\n,\nc,\n]", "a@0=(list (ref b) (ref c));" },
	{ "a = f(b, c...)", "a@0=(call f ... (ref b) (ref c));" },
	{ "a = p::f(b)", "a@0=(call p::f (ref b));" },
	{ "a = b.c[\"d\"].e[f]",
	  "a@0=(index (ref b .c \"d\" .e) (ref f));" },
	{ "a = b.0.c", "a@0=(ref b 0.0000000000000000e+00 .c);" },
	{ "a = b[*].c[d]",
	  "a@0=(splat (ref b) (index (steps item .c) (ref d)));" },
	{ "a = b.*.c[d]",
	  "a@0=(index (splat (ref b) (steps item .c)) (ref d));" },
	/* operators */
	{ "a = b + c * d - e", "a@0=(- (+ (ref b) (* (ref c) (ref d))) (ref e));" },
	{ "a = -b.c * !d", "a@0=(* (- (ref b .c)) (! (ref d)));" },
	{ "a = b || c && d == e < f", "a@0=(o (ref b) (a (ref c) (e (ref d) "
	  "(< (ref e) (ref f)))));" },
	{ "a = b ? c : d ? e : f",
	  "a@0=(if (ref b) (ref c) (if (ref d) (ref e) (ref f)));" },
	{ "a = (b\n+ c)", "a@0=(paren (+ (ref b) (ref c)));" },
	/* for */
	{ "a = [for x in b : x if c]",
	  "a@0=(for if x (ref b) (ref x) (ref c));" },
	{ "a = {for k, v in b : k => v...}",
	  "a@0=(for key object group k v (ref b) (ref k) (ref v));" },
	/* templates */
	{ "a = \"${b}\"", "a@0=(wrap (ref b));" },
	{ "a = \"x${b}y$${c}%%{\\n\\\"\\u0041$\"",
	  "a@0=(template \"x\" (ref b) \"y${c}%{\\x0a\\x22A$\");" },
	{ "a = \"x ${~ b ~} y\"", "a@0=(template \"x\" (ref b) \"y\");" },
	{ "a = \"%{if b}c%{else}${d}%{endif}\"",
	  "a@0=(template (if (ref b) (template \"c\") (template (ref d))));" },
	{ "a = \"%{for x in b}${x},%{endfor}\"",
	  "a@0=(template (join (for x (ref b) (template (ref x) \",\"))));" },
	{ "a = <<E\nb\n E \nc = d", "a@0=(template \"b\\x0a\");c@14=(ref d);" },
	{ "a = <<-E\n   b\n\n  ${c}\n  E\n",
	  "a@0=(template \" b\\x0a\\x0a\" (ref c) \"\\x0a\");" },
	{ "a = [<<E\n${f(<<E\nx\nE\n)}E\nE\n]",
	  "a@0=(list (template (call f (template \"x\\x0a\")) \"E\\x0a\"));" },
};

/* What is refused, and where. */
static const struct {
	const char *in;
	unsigned line, column;
} faults[] = {
	{ "a = 1\na = 2", 2, 1 },
	{ "a = ", 1, 5 },
	{ "a = 1 b = 2", 1, 7 },
	{ "a", 1, 2 },
	{ "\"a\" = 1", 1, 1 },
	{ "= 1", 1, 1 },
	{ "b {", 1, 4 },
	{ "b { a = 1\n}", 1, 10 },
	{ "b { a = 1, c = 2 }", 1, 10 },
	{ "b {} c {}", 1, 6 },
	{ "b\n{\n}", 1, 2 },
	{ "b {\n a = 1 }\n", 2, 8 },
	{ "}", 1, 1 },
	{ "b \"${x}\" {}", 1, 4 },
	{ "a = 'x'", 1, 5 },
	{ "a = \"x\n\"", 1, 7 },
	{ "a = \"x", 1, 7 },
	{ "a = \"\\q\"", 1, 6 },
	{ "a = \"\\u12\"", 1, 6 },
	{ "a = \"${b\"", 1, 9 },
	{ "a = \"%{if b}\"", 1, 6 },
	{ "a = \"%{else}\"", 1, 6 },
	{ "a = \"%{for x in y}%{endif}\"", 1, 19 },
	{ "a = <<E\nx\nE", 3, 2 },
	{ "a = [1 2]", 1, 8 },
	{ "a = [1,,2]", 1, 8 },
	{ "a = f(1", 1, 8 },
	{ "a = f(b... c)", 1, 12 },
	{ "a = {b}", 1, 7 },
	{ "a = {b = 1,,}", 1, 12 },
	{ "a = (1", 1, 7 },
	{ "a = b ? c", 1, 10 },
	{ "a = b +\nc", 1, 8 },
	{ "a = b.", 1, 7 },
	{ "a = b.0.1.2", 1, 7 },
	{ "a = b[", 1, 7 },
	{ "a = b & c", 1, 7 },
	{ "a = b ** c", 1, 7 },
	{ "a = b; c = d", 1, 6 },
	{ "a = [for x in y : x => x]", 1, 5 },
	{ "a = {for x in y : x}", 1, 5 },
	{ "a = /* x", 1, 5 },
	{ "a = \xe2\x80\x9cx\xe2\x80\x9d", 1, 5 },
	{ "a = \"\xff\"", 1, 6 },
	{ "a = p::x", 1, 9 },
	{ "a = 203.0.113.5", 1, 5 },
	{ "a = 1.2.3", 1, 5 },
};
/* clang-format on */

/* Many small values would take more memory than time. */
static void ends_what_is_too_dense(struct arena *a)
{
	static const struct {
		const char *open, *again;
	} dense[] = { { "a = [", "1," }, { "a = <<E\n", "\n" },
		{ "a = [", "\"b\"," } };

	for (size_t i = 0; i < sizeof(dense) / sizeof(*dense); i++) {
		struct buf text = { .a = a };
		struct diags d = diags_in(a);
		struct hcl_file file;

		buf_add(&text, str_of(dense[i].open));
		for (int k = 0; k <= HCL_NODES; k++)
			buf_add(&text, str_of(dense[i].again));
		OK(!hcl_parse(a, STR("dense.tf"), buf_str(&text), &file, &d));
		INT_IS(d.n, 1);
		OK(str_find(d.at[0].text, STR("500,000"), 0) != SIZE_MAX);
	}
}

static void check_rows(struct arena *a)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct diags d = diags_in(a);
		struct hcl_file file;
		bool ok =
		    hcl_parse(a, STR("x.tf"), str_of(rows[i].in), &file, &d);

		tap_str(ok ? hcl_dump(a, &file) : diag_text(a, &d.at[0]),
		    str_of(rows[i].want), rows[i].want, __FILE__, __LINE__);
	}
}

static void check_faults(struct arena *a)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct diags d = diags_in(a);
		struct hcl_file file;
		bool ok =
		    hcl_parse(a, STR("x.tf"), str_of(faults[i].in), &file, &d);

		OK_THAT(!ok && d.n == 1 && d.at[0].line == faults[i].line &&
			d.at[0].column == faults[i].column,
		    str_fmt(a, "a fault in %zu", i).at);
		if (d.n)
			tap_show("says", diag_text(a, &d.at[0]));
	}
}

/* Each is this piece over and over; all end soon, in an error. */
static void check_hostile(struct arena *a)
{
	static const char *const pieces[] = { "[", "a = [", "a = (", "a{\n",
		"a = \"${", "a = -", "a = a?", "{", "\"", "${", "<<E\n",
		"a = <<E\n${", "/*", "a = {b = ", "a = a[", "a = f(", "a.",
		"\xff", "a = !" };
	/* Far above what it takes, far below what a quadratic reader would. */
	enum { SIZE = 5 * 1024 * 1024, MOST_US = 3000000 };
	char *text = arena_take(a, SIZE);

	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct arena *one = arena_new();
		struct diags d = diags_in(one);
		struct hcl_file file;
		size_t len = strlen(pieces[i]), skip = 4;
		int64_t from = clock_cpu_us();
		bool ok;

		if (len < skip || strncmp(pieces[i], "a = ", skip) != 0)
			skip = 0;
		memcpy(text, "a = ", 4);
		for (size_t at = skip; at < SIZE; at++)
			text[at] = pieces[i][skip + (at - skip) % (len - skip)];
		from = clock_cpu_us();
		ok = hcl_parse(
		    one, STR(""), (struct str){ text, SIZE }, &file, &d);
		OK_THAT(!ok && d.n == 1 && clock_cpu_us() - from < MOST_US,
		    pieces[i]);
		arena_free(one);
	}
}

static bool refused(struct arena *a, struct str text)
{
	struct diags d = diags_in(a);
	struct hcl_file file;

	return !hcl_parse(a, STR(""), text, &file, &d) && d.n == 1;
}

/* What is long but ends is refused too where a tree would get too high. */
static void check_long(struct arena *a)
{
	struct buf sum = { .a = a }, steps = { .a = a }, fine = { .a = a };

	buf_add(&sum, STR("a = 1"));
	buf_add(&steps, STR("a = b"));
	buf_add(&fine, STR("a = 1"));
	for (int i = 0; i < 20000; i++) {
		buf_add(&sum, STR(" + 1"));
		buf_add(&steps, STR(".b"));
		if (i < 900)
			buf_add(&fine, STR(" + 1"));
	}
	OK(refused(a, buf_str(&sum)));
	OK(refused(a, buf_str(&steps)));
	OK(!refused(a, buf_str(&fine)));
	OK(refused(a, (struct str){ "a = \0", 5 }));
	OK(refused(a, (struct str){ "", HCL_MOST + 1 }));
}

int main(void)
{
	struct arena *a = arena_new();

	check_rows(a);
	ends_what_is_too_dense(a);
	check_faults(a);
	check_hostile(a);
	check_long(a);
	arena_free(a);
	return tap_done();
}
