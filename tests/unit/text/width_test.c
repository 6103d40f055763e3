#include "base/arena.h"
#include "tap.h"
#include "text/find.h"
#include "text/width.h"

#include <locale.h>

static struct arena *a;

static void shows(const char *text, const char *want, int cells)
{
	STR_IS(text_safe(a, str_of(text)), want);
	INT_IS(text_cells(str_of(text)), cells);
}

static void utf8(void)
{
	if (!OK(setlocale(LC_CTYPE, "C.UTF-8") != NULL))
		return;
	shows("plain", "plain", 5);
	shows("日本語", "日本語", 6);
	shows("e\xcc\x81x", "e\xcc\x81x", 2);
	shows("🙂", "🙂", 2);
	shows("\x1b[31m", "^[[31m", 6);
	shows("a\x7f\x08", "a^?^H", 5);
	shows("\xc2\x9b", "<9b>", 4);
	shows("\xe2\x80\xae", "<202e>", 6);
	shows("\xe2\x80\x8b", "<200b>", 6);
	shows("\xf3\xa0\x81\x81", "<e0041>", 7);
	shows("\xff", "\xef\xbf\xbd", 1);
	shows("\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 3);
	shows("\xe2\x9a\xa0\xef\xb8\x8f", "\xe2\x9a\xa0", 1);
	shows("o\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
	    "o\xcc\x81\xcc\x81\xcc\x81\xcc\x81", 1);
	STR_IS(text_fit(STR("日本"), 3, NULL), "日");
}

static void ascii(void)
{
	setlocale(LC_CTYPE, "C");
	shows("a — b", "a -- b", 6);
	shows("日", "?", 1);
	shows("│┌", "|+", 2);
	shows("\xff\x1b", "?^[", 3);
	setlocale(LC_CTYPE, "C.UTF-8");
}

static void finds(void)
{
	size_t len = 0;

	INT_IS(text_find(STR("The Firewall"), STR("fire"), 0, &len), 4);
	INT_IS(len, 4);
	OK(text_find(STR("fire"), STR("Fire"), 0, &len) == SIZE_MAX);
	INT_IS(text_find(STR("a\n  b"), STR("a b"), 0, &len), 0);
	INT_IS(len, 5);
	INT_IS(text_find(STR("ÄÖ ä"), STR("ö"), 0, &len), 2);
	OK(text_find(STR("x"), STR(""), 0, &len) == SIZE_MAX);
	INT_IS(text_find(STR("\xff\xff A"), STR("A"), 0, &len), 3);
}

int main(void)
{
	a = arena_new();
	utf8();
	ascii();
	finds();
	arena_free(a);
	return tap_done();
}
