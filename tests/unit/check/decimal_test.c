#include "base/arena.h"
#include "base/random.h"
#include "check/decimal.h"
#include "tap.h"

static struct decimal of(const char *text)
{
	struct decimal n;

	if (decimal_read(str_of(text), &n) != DECIMAL_FITS)
		OK_THAT(false, text);
	return n;
}

static void reads(struct arena *a)
{
	static const struct {
		const char *in, *out; /* NULL: not a number; "": too long */
	} rows[] = {
		{ "0", "0" },
		{ "-0", "0" },
		{ "+007", "7" },
		{ ".5", "0.5" },
		{ "5.", "5" },
		{ "1e3", "1000" },
		{ "1.25E-2", "0.0125" },
		{ "-12.340", "-12.34" },
		{ "4294967296", "4294967296" },
		{ "1e39", "1000000000000000000000000000000000000000" },
		{ "1e40", "" },
		{ "1e-40", "0.0000000000000000000000000000000000000001" },
		{ "1e-41", "" },
		{ "0e99999999999999999999", "0" },
		{ "1e99999999999999999999", "" },
		{ "", NULL },
		{ ".", NULL },
		{ "-", NULL },
		{ "1e", NULL },
		{ "e1", NULL },
		{ "1.2.3", NULL },
		{ "0x10", NULL },
		{ "inf", NULL },
		{ "nan", NULL },
		{ "1 ", NULL },
		{ "--1", NULL },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct decimal n;
		enum decimal_fit fit = decimal_read(str_of(rows[i].in), &n);

		if (!rows[i].out)
			OK_THAT(fit == DECIMAL_NONE, rows[i].in);
		else if (!*rows[i].out)
			OK_THAT(fit == DECIMAL_TOO_LONG, rows[i].in);
		else
			STR_IS(decimal_text(a, &n), rows[i].out);
	}
}

static void counts(struct arena *a)
{
	struct decimal x = of("10"), y = of("0.05"), out;

	OK(decimal_mul(&x, &y, &out));
	STR_IS(decimal_text(a, &out), "0.5");
	OK(decimal_add(&x, &out, &out));
	STR_IS(decimal_text(a, &out), "10.5");
	x = of("1e39");
	y = of("9e39");
	OK(!decimal_add(&x, &y, &out));
	OK(!decimal_mul(&x, &y, &out));
	x = of("1e-30");
	OK(!decimal_mul(&x, &x, &out));
}

/* Against the machine's integers. */
static void agrees(struct arena *a)
{
	struct random r = { 7 };
	size_t wrong = 0;

	for (int i = 0; i < 2000; i++) {
		long m = (long)random_below(&r, 2000001) - 1000000;
		long n = (long)random_below(&r, 2001) - 1000;
		struct decimal x = of(str_fmt(a, "%ld", m).at);
		struct decimal y = of(str_fmt(a, "%ld", n).at), out;

		decimal_add(&x, &y, &out);
		wrong +=
		    !str_eq(decimal_text(a, &out), str_fmt(a, "%ld", m + n));
		decimal_mul(&x, &y, &out);
		wrong +=
		    !str_eq(decimal_text(a, &out), str_fmt(a, "%ld", m * n));
		wrong += (decimal_cmp(&x, &y) > 0) != (m > n);
		wrong += (decimal_cmp(&x, &y) < 0) != (m < n);
	}
	INT_IS(wrong, 0);
}

int main(void)
{
	struct arena *a = arena_new();

	reads(a);
	counts(a);
	agrees(a);
	arena_free(a);
	return tap_done();
}
