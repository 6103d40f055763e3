#include "check/dsn_own.h"

#include "check/ip4.h"

/*
 * What libpq finds wrong only once it connects: values of words that have
 * nothing to do with the rest.
 */
enum { CHOICES = 7 };

/* clang-format off */
static const struct {
	const char *word;
	const char *choices[CHOICES];
} chosen[] = {
	{ "channel_binding", { "disable", "prefer", "require" } },
	{ "gssencmode", { "disable", "prefer", "require" } },
	{ "load_balance_hosts", { "disable", "random" } },
	{ "sslcertmode", { "disable", "allow", "require" } },
	{ "sslnegotiation", { "postgres", "direct" } },
	{ "ssl_max_protocol_version",
	  { "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3" } },
	{ "ssl_min_protocol_version",
	  { "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3" } },
	{ "target_session_attrs",
	  { "any", "read-write", "read-only", "primary", "standby",
	    "prefer-standby" } },
};
static const char *const numbers[] = {
	"connect_timeout", "keepalives", "keepalives_count", "keepalives_idle",
	"keepalives_interval", "tcp_user_timeout",
};
/* clang-format on */

enum {
	CHOSEN = sizeof(chosen) / sizeof(*chosen),
	NUMBERS = sizeof(numbers) / sizeof(*numbers)
};

/* Of all these only the versions of TLS are written in any case. */
static bool is_choice(const char *word, struct str value, const char *choice)
{
	if (str_starts(str_of(word), STR("ssl_m")))
		return str_eq_nocase(value, str_of(choice));
	return str_eq(value, str_of(choice));
}

static void look_at_choice(
    struct dsn_reader *r, size_t word, struct str value, struct str piece)
{
	struct buf b = { .a = r->a };

	buf_fmt(&b, "%s is no %s: there are", answer_quote(r->a, value).at,
	    chosen[word].word);
	for (size_t i = 0; i < CHOICES && chosen[word].choices[i]; i++) {
		if (is_choice(
			chosen[word].word, value, chosen[word].choices[i]))
			return;
		buf_fmt(&b, "%s %s", i ? "," : "", chosen[word].choices[i]);
	}
	buf_byte(&b, '.');
	dsn_slip(r, piece, buf_str(&b));
}

static bool is_number(struct str value)
{
	uint64_t n;

	value = str_trim(value);
	if (str_starts(value, STR("-")) || str_starts(value, STR("+")))
		value = str_sub(value, 1, value.len);
	return str_number(value, INT32_MAX, &n);
}

/* Where to connect without asking for the name's address first. */
static void look_at_addresses(
    struct dsn_reader *r, struct str value, struct str piece)
{
	struct str rest = value, one;
	uint32_t ip;

	while (rest.at) {
		rest = str_cut(rest, ',', &one);
		if (one.len == 0 || str_find(one, STR(":"), 0) != SIZE_MAX ||
		    ip4_scan(one.at, one.at + one.len, &ip) == one.len)
			continue;
		dsn_slip(r, piece,
		    str_fmt(r->a,
			"%s is no address: hostaddr is a number such as "
			"203.0.113.5, and a name belongs in host.",
			answer_quote(r->a, one).at));
		return;
	}
}

void dsn_look_at_value(
    struct dsn_reader *r, struct str word, struct str value, struct str piece)
{
	if (value.len == 0)
		return;
	if (str_eq(word, STR("hostaddr")))
		look_at_addresses(r, value, piece);
	for (size_t i = 0; i < CHOSEN; i++)
		if (str_eq(word, str_of(chosen[i].word)))
			look_at_choice(r, i, value, piece);
	for (size_t i = 0; i < NUMBERS; i++)
		if (str_eq(word, str_of(numbers[i])) && !is_number(value))
			dsn_slip(r, piece,
			    str_fmt(r->a, "%s is a whole number, not %s.",
				numbers[i], answer_quote(r->a, value).at));
}
