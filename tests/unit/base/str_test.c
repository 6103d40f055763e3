#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json.h"
#include "tap.h"

static void cuts(void)
{
	struct str head, text = STR("one\r\ntwo\n\nlast");
	struct str rest = str_cut(STR("a=b=c"), '=', &head);

	STR_IS(head, "a");
	STR_IS(rest, "b=c");
	STR_IS(str_cut(STR("none"), '=', &head), "");
	STR_IS(head, "none");
	STR_IS(str_line(&text), "one");
	STR_IS(str_line(&text), "two");
	STR_IS(str_line(&text), "");
	STR_IS(str_line(&text), "last");
	INT_IS(text.len, 0);
	STR_IS(str_trim(STR(" \t x y\n")), "x y");
	STR_IS(str_sub(STR("abc"), 2, 9), "c");
	STR_IS(str_sub(STR("abc"), 5, 1), "");
	INT_IS(str_find(STR("aab"), STR("ab"), 0), 1);
	OK(str_find(STR("aab"), STR("abc"), 0) == SIZE_MAX);
}

static void numbers(void)
{
	uint64_t n = 7;

	OK(str_number(STR("65535"), 65535, &n));
	INT_IS(n, 65535);
	OK(!str_number(STR("65536"), 65535, &n));
	OK(!str_number(STR(""), 9, &n));
	OK(!str_number(STR("5"), 3, &n));
	OK(!str_number(STR("1x"), 99, &n));
	OK(str_number(STR("18446744073709551615"), UINT64_MAX, &n));
	OK(n == UINT64_MAX);
	OK(!str_number(STR("18446744073709551616"), UINT64_MAX, &n));
}

static void grows(struct arena *a)
{
	struct buf b = { .a = a };

	for (int i = 0; i < 100; i++)
		buf_fmt(&b, "%d,", i);
	OK(str_starts(buf_str(&b), STR("0,1,2,")));
	OK(str_ends(buf_str(&b), STR("98,99,")));
	INT_IS(b.len, 290);
}

static void writes_json(struct arena *a)
{
	struct buf b = { .a = a };

	buf_byte(&b, '{');
	json_key(&b, "id");
	json_string(&b, STR("a\"b\\\n\x01\xff\xe2\x80\xae\xf0\x9f\x99\x82"));
	json_key(&b, "score");
	json_number(&b, 0.1);
	buf_byte(&b, '}');
	STR_IS(buf_str(&b),
	    "{\"id\":\"a\\\"b\\\\\\n\\u0001\xef\xbf\xbd\\u202e"
	    "\xf0\x9f\x99\x82\",\"score\":0.1}");
}

static void knows_paths(struct arena *a)
{
	STR_IS(path_join(a, STR("x/"), STR("y")), "x/y");
	STR_IS(path_join(a, STR("x"), STR("/y")), "/y");
	STR_IS(path_dir(STR("a/b")), "a");
	STR_IS(path_dir(STR("b")), ".");
	STR_IS(path_dir(STR("/b")), "/");
	STR_IS(path_clean(a, STR("./a/../../b//c/.")), "../b/c");
	STR_IS(path_clean(a, STR("/../a")), "/a");
	STR_IS(path_clean(a, STR("a/..")), ".");
}

static void knows_times(struct arena *a)
{
	int64_t when = 0;

	STR_IS(clock_utc(a, 1795374902), "2026-11-22T19:15:02Z");
	OK(clock_read(STR("2026-11-22T19:15:02Z"), &when));
	INT_IS(when, 1795374902);
	OK(clock_read(STR("2024-02-29T00:00:00Z"), &when));
	STR_IS(clock_utc(a, when), "2024-02-29T00:00:00Z");
	OK(!clock_read(STR("2024-13-01T00:00:00Z"), &when));
	OK(!clock_read(STR("yesterday"), &when));
}

static void sorts_messages(struct arena *a)
{
	struct diags d = diags_in(a);

	diag_add(&d, SEVERITY_ERROR, STR("b.md"), 2, 1, "second %d", 2);
	diag_add(&d, SEVERITY_WARNING, STR("b.md"), 2, 1, "third");
	diag_add(&d, SEVERITY_ERROR, STR("a.md"), 9, 0, "first");
	diags_sort(&d);
	INT_IS(d.errors, 2);
	STR_IS(diag_text(a, &d.at[0]), "a.md:9: error: first");
	STR_IS(diag_text(a, &d.at[1]), "b.md:2:1: error: second 2");
	STR_IS(diag_text(a, &d.at[2]), "b.md:2:1: warning: third");
}

static void reads_files(struct arena *a)
{
	struct diags d = diags_in(a);
	struct str text;

	OK(!file_read(a, STR("/dev/zero"), 10, &text, NULL, &d));
	OK(!file_read(a, STR("/nowhere/x"), 10, &text, NULL, &d));
	OK(!file_read(a, STR("Makefile"), 10, &text, NULL, &d));
	INT_IS(d.errors, 3);
	OK(file_read(a, STR("Makefile"), 1 << 20, &text, NULL, &d));
	OK(str_starts(text, STR("# make run")));
}

int main(void)
{
	struct arena *a = arena_new();

	cuts();
	numbers();
	grows(a);
	writes_json(a);
	knows_paths(a);
	knows_times(a);
	sorts_messages(a);
	reads_files(a);
	arena_free(a);
	return tap_done();
}
