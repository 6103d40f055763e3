#include "base/arena.h"
#include "tap.h"
#include "text/width.h"
#include "text/wrap.h"

/* The text with a bar where each line ends. */
static struct str broken(struct arena *a, struct str s, size_t width,
    struct wrap (*next)(struct str, size_t, size_t))
{
	struct buf b = { .a = a };

	for (size_t at = 0; at < s.len;) {
		struct wrap w = next(s, at, width);

		if (at)
			buf_byte(&b, '|');
		buf_add(&b, str_sub(s, w.begin, w.end));
		if (w.cells != text_cells(str_sub(s, w.begin, w.end)))
			buf_add(&b, STR("(cells!)"));
		at = w.next;
	}
	return buf_str(&b);
}

int main(void)
{
	/* clang-format off */
	static const struct {
		const char *text; size_t width; const char *prose, *program;
	} rows[] = {
		{ "one two three", 7, "one two|three", "one |two |three" },
		{ "one two three", 8, "one two|three", "one two |three" },
		{ "one  two", 4, "one|two", "one | two" },
		{ "a\nb", 9, "a|b", "a|b" },
		{ "a  \n  b", 9, "a|  b", "a  |  b" },
		{ "       b", 9, "b", "       b" },
		{ "well-known", 7, "well-|known", "well-kn|own" },
		{ "run --flag now", 9, "run|--flag|now", "run --fla|g now" },
		{ "see x.org/en-us ok", 12, "see|x.org/en-us|ok", "see x.org/en|-us ok" },
{ "-5 to -9", 4, "-5|to|-9", "-5 |to |-9" },
		{ "abcdefghij", 4, "abcd|efgh|ij", "abcd|efgh|ij" },
		{ "x abcdefghij", 4, "x|abcd|efgh|ij", "x ab|cdef|ghij" },
		{ "http://a.bc/defghijk", 14, "http://a.bc/|defghijk",
			"http://a.bc/de|fghijk" },
		{ "日本語文", 5, "日本|語文", "日本|語文" },
		{ "日本、語", 5, "日|本、|語", "日本|、語" },
		{ "日「本」", 4, "日|「本|」", "日「|本」" },
		{ "ab日本 cd", 4, "ab日|本|cd", "ab日|本 |cd" },
		{ "word 日", 5, "word|日", "word |日" },
		{ "a—b—c", 3, "a—|b—c", "a—b|—c" },
		{ "日", 1, "日", "日" },
		{ "e\xcc\x81" "e\xcc\x81" "e", 2, "e\xcc\x81" "e\xcc\x81|e",
			"e\xcc\x81" "e\xcc\x81|e" },
	};
	/* clang-format on */
	struct arena *a = arena_new();

	text_locale();
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct str text = str_of(rows[i].text);

		STR_IS(
		    broken(a, text, rows[i].width, wrap_prose), rows[i].prose);
		STR_IS(broken(a, text, rows[i].width, wrap_program),
		    rows[i].program);
	}
	arena_free(a);
	return tap_done();
}
