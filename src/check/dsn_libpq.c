#include "check/dsn_own.h"

/* PostgreSQL's manual, "Parameter Key Words". */
static const struct dsn_name words[] = {
	{ "host", DSN_HOST },
	{ "hostaddr", DSN_ADDRESS },
	{ "port", DSN_PORT },
	{ "user", DSN_USER },
	{ "password", DSN_PASSWORD },
	{ "dbname", DSN_DATABASE },
	{ "sslmode", DSN_MODE },
	{ "sslrootcert", DSN_ROOT },
	{ "application_name", DSN_OTHER },
	{ "channel_binding", DSN_OTHER },
	{ "client_encoding", DSN_OTHER },
	{ "connect_timeout", DSN_OTHER },
	{ "fallback_application_name", DSN_OTHER },
	{ "gssdelegation", DSN_OTHER },
	{ "gssencmode", DSN_OTHER },
	{ "gsslib", DSN_OTHER },
	{ "keepalives", DSN_OTHER },
	{ "keepalives_count", DSN_OTHER },
	{ "keepalives_idle", DSN_OTHER },
	{ "keepalives_interval", DSN_OTHER },
	{ "krbsrvname", DSN_OTHER },
	{ "load_balance_hosts", DSN_OTHER },
	{ "options", DSN_OTHER },
	{ "passfile", DSN_OTHER },
	{ "replication", DSN_OTHER },
	{ "require_auth", DSN_OTHER },
	{ "requirepeer", DSN_OTHER },
	{ "service", DSN_OTHER },
	{ "sslcert", DSN_OTHER },
	{ "sslcertmode", DSN_OTHER },
	{ "sslcompression", DSN_OTHER },
	{ "sslcrl", DSN_OTHER },
	{ "sslcrldir", DSN_OTHER },
	{ "sslkey", DSN_OTHER },
	{ "sslnegotiation", DSN_OTHER },
	{ "sslpassword", DSN_OTHER },
	{ "sslsni", DSN_OTHER },
	{ "ssl_max_protocol_version", DSN_OTHER },
	{ "ssl_min_protocol_version", DSN_OTHER },
	{ "target_session_attrs", DSN_OTHER },
	{ "tcp_user_timeout", DSN_OTHER },
};

enum { KNOWN = sizeof(words) / sizeof(*words), PORT = 5432 };

static const struct {
	const char *name;
	enum dsn_tls tls;
	enum dsn_proven proven;
} modes[] = {
	{ "disable", DSN_PLAIN, DSN_UNPROVEN },
	{ "allow", DSN_OPPORTUNISTIC, DSN_UNPROVEN },
	{ "prefer", DSN_OPPORTUNISTIC, DSN_UNPROVEN },
	{ "require", DSN_TLS, DSN_UNPROVEN },
	{ "verify-ca", DSN_TLS, DSN_CHAIN },
	{ "verify-full", DSN_TLS, DSN_FULL },
};

enum { MODES = sizeof(modes) / sizeof(*modes) };

static const struct dsn_name *word_of(struct str name)
{
	for (size_t i = 0; i < KNOWN; i++)
		if (str_eq(name, str_of(words[i].name)))
			return &words[i];
	return NULL;
}

bool dsn_is_libpq(struct str word)
{
	return word_of(word) != NULL;
}

static bool unknown(struct dsn_reader *r, struct str name, struct str piece)
{
	const char *quoted = answer_quote(r->a, name).at;

	for (size_t i = 0; i < KNOWN; i++)
		if (str_eq_nocase(name, str_of(words[i].name)))
			return dsn_fail(r, piece,
			    str_fmt(r->a,
				"libpq writes its words in lower case: %s, "
				"not %s.",
				words[i].name, quoted));
	if (dsn_is_npgsql(name))
		return dsn_fail(r, piece,
		    str_fmt(r->a,
			"%s is a key of Npgsql's, and libpq does not know it.",
			quoted));
	return dsn_fail(r, piece,
	    str_fmt(r->a, "libpq does not know the word %s.", quoted));
}

static bool store(
    struct dsn_reader *r, struct str name, struct str value, struct str piece)
{
	const struct dsn_name *word = word_of(name);

	if (!word)
		return unknown(r, name, piece);
	dsn_say(r, word->word, value, piece);
	dsn_look_at_value(r, name, value, piece);
	return true;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t skip_blanks(struct str s, size_t at)
{
	while (at < s.len && is_blank(s.at[at]))
		at++;
	return at;
}

/* The value that begins at *at; a backslash takes the next byte as it is. */
static bool take_value(struct dsn_reader *r, size_t *at, struct str *value)
{
	struct str s = r->text;
	struct buf b = { .a = r->a };
	size_t from = *at;
	bool quoted = from < s.len && s.at[from] == '\'';
	size_t i = from + quoted;

	for (; i < s.len; i++) {
		if (quoted ? s.at[i] == '\'' : is_blank(s.at[i]))
			break;
		if (s.at[i] == '\\' && ++i == s.len)
			break;
		buf_byte(&b, s.at[i]);
	}
	if (quoted && i >= s.len)
		return dsn_fail(r, str_sub(s, from, s.len),
		    STR("This quote is not closed: a ' inside it is written "
			"\\'."));
	*at = i + quoted;
	*value = buf_str(&b);
	return true;
}

static bool take_word(struct dsn_reader *r, size_t *at)
{
	struct str s = r->text, name, value;
	size_t from = *at, end = from;

	while (end < s.len && s.at[end] != '=' && !is_blank(s.at[end]))
		end++;
	name = str_sub(s, from, end);
	*at = skip_blanks(s, end);
	if (*at == s.len || s.at[*at] != '=')
		return dsn_fail(r, name,
		    str_starts(name, STR("'"))
			? STR("A ' inside quotes is written \\', not ''.")
			: str_fmt(r->a,
			      "%s has no = behind it: words are written "
			      "key=value, and a value with blanks in quotes.",
			      answer_quote(r->a, name).at));
	*at = skip_blanks(s, *at + 1);
	end = *at;
	return take_value(r, at, &value) &&
	    store(r, name, value, word_of(name) ? str_sub(s, end, *at) : name);
}

static bool read_words(struct dsn_reader *r)
{
	size_t at = skip_blanks(r->text, 0);

	while (at < r->text.len) {
		if (!take_word(r, &at))
			return false;
		at = skip_blanks(r->text, at);
	}
	return true;
}

/* Where one of these bytes first stands, or the end. */
static size_t until(struct str s, size_t at, const char *ends)
{
	while (at < s.len &&
	    str_find(str_of(ends), str_sub(s, at, at + 1), 0) == SIZE_MAX)
		at++;
	return at;
}

static bool store_decoded(
    struct dsn_reader *r, enum dsn_word word, struct str raw, struct str piece)
{
	struct str value;

	if (!dsn_decode(r, raw, &value))
		return false;
	if (value.len)
		dsn_say(r, word, value, piece);
	return true;
}

/* user:password@, where an @ stands before the first slash. */
static bool read_login(struct dsn_reader *r, size_t *at)
{
	struct str s = r->text, name, login, password;
	size_t end = until(s, *at, "@/");

	if (end == s.len || s.at[end] != '@')
		return true;
	login = str_sub(s, *at, end);
	password = str_cut(login, ':', &name);
	*at = end + 1;
	if (!store_decoded(r, DSN_USER, name, name))
		return false;
	return !password.at ||
	    store_decoded(r, DSN_PASSWORD, password, password);
}

/* The host at *at, in brackets or not. */
static bool take_host(struct dsn_reader *r, size_t *at, struct str *host)
{
	struct str s = r->text;
	size_t from = *at;

	if (from == s.len || s.at[from] != '[') {
		*at = until(s, from, ":/?,");
		*host = str_sub(s, from, *at);
		return true;
	}
	*at = until(s, from, "]");
	*host = str_sub(s, from + 1, *at);
	if (*at == s.len)
		return dsn_fail(r, str_sub(s, from, s.len),
		    STR("The [ of this address has no ] behind it."));
	if (host->len == 0)
		return dsn_fail(r, str_sub(s, from, from + 2),
		    STR("There is no address between [ and ]."));
	++*at;
	if (*at < s.len && until(s, *at, ":/?,") != *at)
		return dsn_fail(r, str_sub(s, *at, s.len),
		    STR("Behind the ] comes a : and the port, or a /."));
	return true;
}

/* The hosts and ports, as the words host= and port= have them. */
static bool read_hosts(struct dsn_reader *r, size_t *at)
{
	struct str s = r->text, host;
	struct buf hosts = { .a = r->a }, ports = { .a = r->a };
	size_t from = *at;
	struct str whole;

	for (;;) {
		if (!take_host(r, at, &host))
			return false;
		buf_add(&hosts, host);
		if (*at < s.len && s.at[*at] == ':') {
			size_t end = until(s, *at + 1, "/?,");

			buf_add(&ports, str_sub(s, *at + 1, end));
			*at = end;
		}
		if (*at == s.len || s.at[*at] != ',')
			break;
		++*at;
		buf_byte(&hosts, ',');
		buf_byte(&ports, ',');
	}
	whole = str_sub(s, from, *at);
	if (str_find(whole, STR("@"), 0) != SIZE_MAX)
		dsn_slip(r, whole,
		    str_fmt(r->a,
			"There is a second @: what follows the first one is "
			"read as the host, %s. Write an @ in a name or "
			"password as %%40.",
			answer_quote(r->a, whole).at));
	/* Where an escape is bad, it is bad in the text. */
	return dsn_decode(r, whole, &host) &&
	    store_decoded(r, DSN_HOST, buf_str(&hosts), whole) &&
	    store_decoded(r, DSN_PORT, buf_str(&ports), whole);
}

static bool take_param(struct dsn_reader *r, struct str param)
{
	struct str raw, name, value, text = str_cut(param, '=', &raw);

	if (!text.at)
		return dsn_fail(r, param,
		    STR("A parameter behind the ? is written key=value."));
	if (str_find(text, STR("="), 0) != SIZE_MAX)
		return dsn_fail(
		    r, param, STR("A second = in a parameter is written %3D."));
	if (!dsn_decode(r, raw, &name) || !dsn_decode(r, text, &value))
		return false;
	if (str_eq(name, STR("ssl")) && str_eq(value, STR("true"))) {
		name = STR("sslmode");
		value = STR("require");
	}
	return store(r, name, value, word_of(name) ? text : raw);
}

static bool read_params(struct dsn_reader *r, struct str rest)
{
	while (rest.len) {
		struct str param;

		rest = str_cut(rest, '&', &param);
		if (!take_param(r, param))
			return false;
	}
	return true;
}

/* A raw / or @ has ended the password, and an @ is left behind it. */
static struct str early_end(struct dsn_reader *r, size_t from)
{
	struct str host = r->dsn->said[DSN_HOST].text;

	if (until(r->text, from, "@/") == until(r->text, from, "/"))
		return STR("A / ends the host, so what is before it is no "
			   "password: write a / in a password as %2F.");
	return str_fmt(r->a,
	    "The first @ ends the password, and the host is read as %s: write "
	    "an @ in a password as %%40 and a / as %%2F.",
	    answer_quote(r->a, host).at);
}

static bool read_uri(struct dsn_reader *r)
{
	struct str s = r->text;
	size_t at = str_find(s, STR("://"), 0) + 3;
	size_t end, from = at;

	if (!read_login(r, &at) || !read_hosts(r, &at))
		return false;
	if (at < s.len && s.at[at] == '/') {
		struct str name;

		end = until(s, at + 1, "?");
		name = str_sub(s, at + 1, end);
		if (str_find(name, STR("@"), 0) != SIZE_MAX)
			dsn_slip(r, str_sub(s, from, at), early_end(r, from));
		if (!store_decoded(r, DSN_DATABASE, name, name))
			return false;
		at = end;
	}
	return at >= s.len || read_params(r, str_sub(s, at + 1, s.len));
}

static size_t count(struct str s)
{
	size_t n = 1;

	for (size_t i = 0; i < s.len; i++)
		n += s.at[i] == ',';
	return n;
}

/* Where the value of this word stands in the text. */
static struct str piece_of(const struct dsn_reader *r, enum dsn_word word)
{
	const struct dsn_value *v = &r->dsn->said[word];

	return str_sub(r->text, v->at, v->at + v->len);
}

/* Pairs hosts with ports: one port serves all. */
static bool pair_ends(struct dsn_reader *r)
{
	const struct dsn_value *said = r->dsn->said;
	struct str hosts = said[DSN_HOST].text.len ? said[DSN_HOST].text
						   : said[DSN_ADDRESS].text;
	struct str ports = said[DSN_PORT].text;
	size_t n = count(hosts), nports = count(ports);
	unsigned port = PORT;

	if (nports != 1 && nports != n)
		return dsn_fail(r, piece_of(r, DSN_PORT),
		    str_fmt(
			r->a, "There are %zu ports for %zu hosts.", nports, n));
	for (size_t i = 0; i < n; i++) {
		struct str host, digits;

		hosts = str_cut(hosts, ',', &host);
		if (i == 0 || nports > 1) {
			ports = str_cut(ports, ',', &digits);
			port = PORT;
			if (digits.len &&
			    !dsn_port(r, digits, piece_of(r, DSN_PORT), &port))
				return false;
		}
		dsn_end(r, host, port);
	}
	return true;
}

/* A socket of this machine is not encrypted, whatever sslmode says. */
static bool is_local(const struct dsn *dsn)
{
	for (size_t i = 0; i < dsn->nends; i++)
		if (!dsn->ends[i].local)
			return false;
	return true;
}

static bool mode_named(struct str mode)
{
	for (size_t i = 0; i < MODES; i++)
		if (str_eq_nocase(mode, str_of(modes[i].name)))
			return true;
	return false;
}

static void bad_mode(struct dsn_reader *r, struct str mode)
{
	struct buf b = { .a = r->a };

	buf_fmt(&b, "%s is no sslmode: ", answer_quote(r->a, mode).at);
	if (str_eq_nocase(mode, STR("verify-all")) ||
	    str_eq_nocase(mode, STR("verifyfull")))
		buf_add(&b, STR("the name is verify-full."));
	else if (str_eq_nocase(mode, STR("verifyca")))
		buf_add(&b, STR("the name is verify-ca."));
	else if (mode_named(mode))
		buf_add(&b, STR("it is written in lower case."));
	else
		buf_add(&b,
		    STR("there are disable, allow, prefer, require, verify-ca "
			"and verify-full."));
	dsn_slip(r, piece_of(r, DSN_MODE), buf_str(&b));
}

static void find_mode(struct dsn_reader *r)
{
	struct dsn *dsn = r->dsn;
	struct str mode = dsn->said[DSN_MODE].text;
	struct str root = dsn->said[DSN_ROOT].text;
	bool system = str_eq(root, STR("system"));
	size_t i = 0;

	if (!mode.at)
		mode = system ? STR("verify-full") : STR("prefer");
	while (i < MODES && !str_eq(mode, str_of(modes[i].name)))
		i++;
	if (i == MODES) {
		bad_mode(r, mode);
		return;
	}
	if (system && modes[i].proven != DSN_FULL)
		dsn_slip(r, piece_of(r, DSN_MODE),
		    STR("sslrootcert=system goes with verify-full only."));
	if (is_local(dsn))
		return;
	dsn->tls = modes[i].tls;
	dsn->proven = modes[i].proven;
	/* Given a file of roots, require looks at it. */
	if (root.len && dsn->tls == DSN_TLS && dsn->proven == DSN_UNPROVEN)
		dsn->proven = DSN_CHAIN;
}

bool dsn_libpq(struct dsn_reader *r)
{
	bool uri = str_starts(r->text, STR("postgres://")) ||
	    str_starts(r->text, STR("postgresql://"));

	if (!(uri ? read_uri(r) : read_words(r)))
		return false;
	if (!pair_ends(r)) {
		if (r->dsn->slip.text.len)
			*r->flaw = r->dsn->slip;
		return false;
	}
	find_mode(r);
	return true;
}
