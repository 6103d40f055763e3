#include "check/dsn_own.h"

bool dsn_fail(struct dsn_reader *r, struct str piece, struct str what)
{
	*r->flaw = (struct flaw){
		.at = (size_t)(piece.at - r->text.at),
		.len = piece.len ? piece.len : 1,
		.text = what,
	};
	return false;
}

void dsn_slip(struct dsn_reader *r, struct str piece, struct str what)
{
	if (r->dsn->slip.text.len)
		return;
	r->dsn->slip = (struct flaw){
		.at = (size_t)(piece.at - r->text.at),
		.len = piece.len ? piece.len : 1,
		.text = what,
	};
}

/* What a repeated key is called in a sentence. */
static const char *const names[] = {
	[DSN_HOST] = "The host",
	[DSN_ADDRESS] = "The address",
	[DSN_PORT] = "The port",
	[DSN_USER] = "The user",
	[DSN_PASSWORD] = "The password",
	[DSN_DATABASE] = "The database",
	[DSN_MODE] = "The encryption",
	[DSN_ROOT] = "The root file",
	[DSN_TRUST] = "Trust",
};

void dsn_say(struct dsn_reader *r, enum dsn_word word, struct str value,
    struct str piece)
{
	struct dsn_value *said;

	if (word == DSN_OTHER)
		return;
	said = &r->dsn->said[word];
	if (said->text.at)
		r->dsn->note = str_fmt(r->a,
		    "%s is said twice: the last one counts.", names[word]);
	said->text = value.at ? value : STR("");
	said->at = (size_t)(piece.at - r->text.at);
	said->len = piece.len;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool dsn_decode(struct dsn_reader *r, struct str raw, struct str *value)
{
	struct buf b = { .a = r->a };

	for (size_t i = 0; i < raw.len; i++) {
		int high = i + 1 < raw.len ? hex(raw.at[i + 1]) : -1;
		int low = i + 2 < raw.len ? hex(raw.at[i + 2]) : -1;

		if (raw.at[i] != '%') {
			buf_byte(&b, raw.at[i]);
			continue;
		}
		if (high < 0 || low < 0)
			return dsn_fail(r, str_sub(raw, i, i + 3),
			    STR("A % begins an escape of two hex digits, as "
				"in %40: write % itself as %25."));
		if (high == 0 && low == 0)
			return dsn_fail(r, str_sub(raw, i, i + 3),
			    STR("%00 is a NUL, and may not stand here."));
		buf_byte(&b, (char)(high * 16 + low));
		i += 2;
	}
	*value = buf_str(&b);
	return true;
}

enum { PORT_MOST = 65535 };

bool dsn_port(
    struct dsn_reader *r, struct str digits, struct str piece, unsigned *port)
{
	uint64_t n;

	if (!str_number(digits, PORT_MOST, &n) || n == 0)
		return dsn_fail(r, piece,
		    str_fmt(r->a,
			"%s is no port: a port is a number from 1 to 65535.",
			answer_quote(r->a, digits).at));
	*port = (unsigned)n;
	return true;
}

void dsn_end(struct dsn_reader *r, struct str name, unsigned port)
{
	struct dsn *dsn = r->dsn;
	VEC(struct dsn_end) ends = { dsn->ends, dsn->nends, dsn->ends_cap };

	*VEC_ADD(r->a, &ends) = (struct dsn_end){ name, port,
		str_starts(name, STR("/")) || str_starts(name, STR("@")) };
	dsn->ends = ends.at;
	dsn->nends = ends.n;
	dsn->ends_cap = ends.cap;
}

bool dsn_flag(struct str s, bool *flag)
{
	static const char *const yes[] = { "true", "yes", "on", "1" };
	static const char *const no[] = { "false", "no", "off", "0" };

	for (size_t i = 0; i < 4; i++) {
		if (str_eq_nocase(s, str_of(yes[i]))) {
			*flag = true;
			return true;
		}
		if (str_eq_nocase(s, str_of(no[i]))) {
			*flag = false;
			return true;
		}
	}
	return false;
}

bool dsn_host_port(
    struct dsn_reader *r, struct str s, struct str *host, unsigned *port)
{
	size_t close = str_starts(s, STR("[")) ? str_find(s, STR("]"), 0) : 0;
	size_t colon;

	*port = 0;
	if (close == SIZE_MAX)
		return dsn_fail(
		    r, s, STR("The [ of this address has no ] behind it."));
	colon = str_find(s, STR(":"), close);
	*host = close ? str_sub(s, 1, close) : str_sub(s, 0, colon);
	if (close && close + 1 < s.len && colon != close + 1)
		return dsn_fail(r, str_sub(s, close + 1, s.len),
		    STR("Behind the ] comes a : and the port, or nothing."));
	if (colon == SIZE_MAX)
		return true;
	s = str_sub(s, colon + 1, s.len);
	return dsn_port(r, s, s, port);
}

static bool has_key(struct str s, bool (*is_key)(struct str))
{
	struct str key, rest = str_cut(s, '=', &key);

	return rest.at && is_key(str_trim(key));
}

/* What comes before the first comma is no key=value: it is a host. */
static bool begins_with_host(struct str s)
{
	struct str first;

	str_cut(s, ',', &first);
	return str_find(first, STR("="), 0) == SIZE_MAX &&
	    (first.len < s.len || str_find(s, STR(":"), 0) != SIZE_MAX ||
		str_find(s, STR("."), 0) != SIZE_MAX) &&
	    str_find(str_trim(first), STR(" "), 0) == SIZE_MAX;
}

/* Parts with ; between them: each begins with a key, and the last may not. */
static bool has_parts(struct str s)
{
	struct str first, rest = str_cut(s, ';', &first);

	return rest.at && has_key(first, dsn_is_npgsql) &&
	    (str_trim(rest).len == 0 || has_key(rest, dsn_is_npgsql));
}

static enum dsn_client guess(struct str s, enum dsn_client hint)
{
	if (str_eq_nocase(str_sub(s, 0, 5), STR("jdbc:")))
		return DSN_JDBC;
	if (str_starts(s, STR("postgres://")) ||
	    str_starts(s, STR("postgresql://")))
		return DSN_LIBPQ;
	if (str_eq_nocase(str_sub(s, 0, 8), STR("redis://")) ||
	    str_eq_nocase(str_sub(s, 0, 9), STR("rediss://")))
		return DSN_REDIS_URL;
	if (str_find(s, STR("="), 0) == SIZE_MAX && hint != DSN_ANY)
		return hint;
	if (begins_with_host(s))
		return DSN_STACKEXCHANGE;
	if (hint == DSN_STACKEXCHANGE || hint == DSN_NPGSQL)
		return str_find(s, STR(";"), 0) != SIZE_MAX ? DSN_NPGSQL : hint;
	if (has_parts(s))
		return DSN_NPGSQL;
	if (has_key(s, dsn_is_npgsql) && !has_key(s, dsn_is_libpq) &&
	    hint == DSN_ANY)
		return DSN_NPGSQL;
	return DSN_LIBPQ;
}

/* A scheme that none of the clients has. */
static struct str foreign_scheme(struct str s)
{
	size_t colon = str_find(s, STR("://"), 0);
	size_t ends = 0;

	while (ends < s.len && s.at[ends] != '=' && s.at[ends] != ' ' &&
	    s.at[ends] != ',' && s.at[ends] != ';')
		ends++;
	return colon < ends ? str_sub(s, 0, colon + 3) : STR("");
}

static bool read(struct dsn_reader *r)
{
	struct str scheme = foreign_scheme(r->text);

	switch (r->dsn->client) {
	case DSN_NPGSQL:
		return dsn_npgsql(r);
	case DSN_REDIS_URL:
		return dsn_redis_url(r);
	case DSN_STACKEXCHANGE:
		if (!scheme.len)
			return dsn_stackexchange(r);
		break;
	case DSN_JDBC:
		return true;
	case DSN_LIBPQ:
	case DSN_ANY:
		if (!scheme.len || str_eq(scheme, STR("postgres://")) ||
		    str_eq(scheme, STR("postgresql://")))
			return dsn_libpq(r);
		break;
	}
	return dsn_fail(r, scheme,
	    str_fmt(r->a,
		"No client here knows %s; there are postgresql://, redis:// "
		"and rediss://, in lower case.",
		answer_quote(r->a, scheme).at));
}

/* Quotes around all of it are the shell's. */
static struct str without_quotes(struct str s)
{
	if (s.len > 2 && (s.at[0] == '"' || s.at[0] == '\'') &&
	    s.at[s.len - 1] == s.at[0])
		return str_trim(str_sub(s, 1, s.len - 1));
	return s;
}

bool dsn_read(struct arena *a, struct str text, enum dsn_client hint,
    struct dsn *dsn, struct flaw *flaw)
{
	struct str s = without_quotes(str_trim(text));
	size_t before = (size_t)(s.at - text.at);
	struct dsn_reader r = { a, s, dsn, flaw };
	bool ok;

	*dsn = (struct dsn){ .client = guess(s, hint) };
	*flaw = (struct flaw){ 0 };
	ok = read(&r);
	flaw->at += before;
	dsn->slip.at += before;
	for (size_t i = 0; i < DSN_WORDS; i++)
		dsn->said[i].at += before;
	return ok;
}

const char *dsn_client_name(enum dsn_client client)
{
	static const char *const clients[] = {
		[DSN_LIBPQ] = "libpq (and psql)",
		[DSN_NPGSQL] = "Npgsql",
		[DSN_REDIS_URL] = "clients that take a Redis URL",
		[DSN_STACKEXCHANGE] = "StackExchange.Redis",
		[DSN_JDBC] = "JDBC",
		[DSN_ANY] = "any client",
	};

	return clients[client];
}
