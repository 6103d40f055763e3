#include "base/arena.h"
#include "check/picks.h"
#include "tap.h"
#include "text/width.h"

typedef bool reader(struct arena *a, struct str answer, size_t n,
    struct picks *picks, struct verdict *v);

static bool one(struct arena *a, struct str answer, size_t n,
    struct picks *picks, struct verdict *v)
{
	*picks = (struct picks){ NEW(a, size_t), 1 };
	return picks_read_one(a, answer, n, picks->at, v);
}

/* The picks from 1 with blanks between them, or the reason. */
static struct str result(
    struct arena *a, reader *read, const char *answer, struct verdict *v)
{
	struct buf b = { .a = a };
	struct picks picks = { 0 };

	*v = (struct verdict){ 0 };
	if (!read(a, str_of(answer), 4, &picks, v))
		return v->reason;
	for (size_t i = 0; i < picks.n; i++)
		buf_fmt(&b, "%s%zu", i ? " " : "", picks.at[i] + 1);
	return buf_str(&b);
}

int main(void)
{
	static const struct {
		reader *read;
		const char *answer, *result;
		size_t at, len;
	} rows[] = {
		{ one, "2", "2", 0, 0 },
		{ one, " b) ", "2", 0, 0 },
		{ one, "B.", "2", 0, 0 },
		{ one, "2 2", "2", 0, 0 },
		{ one, "5", "“5” is not there: they go from 1 to 4 (a to d).",
		    0, 1 },
		{ one, "0", "“0” is not there: they go from 1 to 4 (a to d).",
		    0, 1 },
		{ one, "e", "“e” is not there: they go from 1 to 4 (a to d).",
		    0, 1 },
		{ one, "99999999999999999999",
		    "“99999999999999999999” is not a number or letter of an "
		    "option.",
		    0, 20 },
		{ one, "1 2", "One option is right: pick one, not more.", 0,
		    3 },
		{ one, ",", "Name an option by its number or letter.", 0, 1 },
		{ picks_read, "1 3", "1 3", 0, 0 },
		{ picks_read, "c,a", "3 1", 0, 0 },
		{ picks_read, "1; 4", "1 4", 0, 0 },
		{ picks_read, "1\n2\r\n", "1 2", 0, 0 },
		{ picks_read, "1 two",
		    "“two” is not a number or letter of an option.", 2, 3 },
		{ picks_read, "-1",
		    "“-1” is not a number or letter of an option.", 0, 2 },
		{ picks_read_order, "3 1 2 4", "3 1 2 4", 0, 0 },
		{ picks_read_order, "c > a > b > d", "3 1 2 4", 0, 0 },
		{ picks_read_order, "3 1 2",
		    "Name all 4 in the order you mean: 4 is missing.", 0, 5 },
		{ picks_read_order, "3 1",
		    "Name all 4 in the order you mean: 2, 4 are missing.", 0,
		    3 },
		{ picks_read_order, "3 1 3 2",
		    "“3” stands here twice: name each once.", 4, 1 },
		{ picks_read_match, "2 3 1 4", "2 3 1 4", 0, 0 },
		{ picks_read_match, "b c a d", "2 3 1 4", 0, 0 },
		{ picks_read_match, "1=b 2=c 4=d 3=a", "2 3 1 4", 0, 0 },
		{ picks_read_match, "1 = b, 2 = c, 4=d, 3=a", "2 3 1 4", 0, 0 },
		{ picks_read_match, "2 2 1 4", "2 2 1 4", 0, 0 },
		{ picks_read_match, "2 3",
		    "Name 4 partners, one for each; there are 2.", 0, 3 },
		{ picks_read_match, "1=b 1=c", "1 has two partners.", 4, 1 },
		{ picks_read_match, "1=b 2=c", "3 has no partner yet.", 0, 7 },
		{ picks_read_match, "1=b 2", "2 has no partner: write 2=a.", 4,
		    1 },
		{ picks_read_match, "1=b 2=", "2 has no partner: write 2=a.", 4,
		    1 },
		{ picks_read_match, "=",
		    "“=” is not a number or letter of an option.", 0, 1 },
	};
	struct arena *a = arena_new();

	text_locale();
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct verdict v;
		struct str got = result(a, rows[i].read, rows[i].answer, &v);

		tap_str(got, str_of(rows[i].result), rows[i].answer, __FILE__,
		    __LINE__);
		INT_IS(v.at, rows[i].at);
		INT_IS(v.len, rows[i].len);
	}
	arena_free(a);
	return tap_done();
}
