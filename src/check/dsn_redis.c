#include "check/dsn_own.h"

enum { PORT = 6379, PORT_TLS = 6380 };

/* The hosts of Azure Cache for Redis, which speaks TLS on 6380. */
static const char *const azure[] = {
	".redis.cache.windows.net",
	".redis.cache.chinacloudapi.cn",
	".redis.cache.usgovcloudapi.net",
};

/* Those of Azure Managed Redis, which speaks TLS on whatever port. */
static const char *const managed[] = {
	".redis.azure.net",
	".redis.chinacloudapi.cn",
	".redis.usgovcloudapi.net",
};

static bool ends_nocase(struct str s, const char *end)
{
	struct str tail = str_of(end);

	return s.len > tail.len &&
	    str_eq_nocase(str_sub(s, s.len - tail.len, s.len), tail);
}

static bool is_one_of(struct str host, const char *const ends[3])
{
	return ends_nocase(host, ends[0]) || ends_nocase(host, ends[1]) ||
	    ends_nocase(host, ends[2]);
}

/* Scheme and port say the opposite of each other. */
static void compare_port(struct dsn_reader *r, struct str scheme)
{
	const struct dsn_end *end = &r->dsn->ends[0];
	bool tls = r->dsn->tls == DSN_TLS;

	if (!tls && (end->port == PORT_TLS || is_one_of(end->name, managed)))
		dsn_slip(r, scheme,
		    str_fmt(r->a,
			"redis:// does not encrypt, and port %u answers only "
			"TLS: write rediss://. The port alone switches "
			"nothing on.",
			end->port));
	else if (tls && end->port == PORT && is_one_of(end->name, azure))
		dsn_slip(r, scheme,
		    STR("rediss:// speaks TLS, and 6379 is the port without: "
			"write :6380."));
}

static size_t ends_authority(struct str s)
{
	size_t at = 0;

	while (
	    at < s.len && s.at[at] != '/' && s.at[at] != '?' && s.at[at] != '#')
		at++;
	return at;
}

/* Up to the last @, as Python reads it; others want %40 for the first. */
static bool read_login(struct dsn_reader *r, struct str *authority)
{
	struct str login, name, password, value;
	size_t at = authority->len;

	while (at > 0 && authority->at[at - 1] != '@')
		at--;
	if (at == 0)
		return true;
	login = str_sub(*authority, 0, at - 1);
	*authority = str_sub(*authority, at, authority->len);
	if (str_find(login, STR("@"), 0) != SIZE_MAX)
		dsn_slip(r, login,
		    STR("There is a second @: write an @ in a name or "
			"password as %40."));
	password = str_cut(login, ':', &name);
	if (!dsn_decode(r, name, &value))
		return false;
	if (value.len)
		dsn_say(r, DSN_USER, value, name);
	if (!password.at)
		return true;
	if (!dsn_decode(r, password, &value))
		return false;
	if (value.len)
		dsn_say(r, DSN_PASSWORD, value, password);
	return true;
}

/* A raw / ? or # has ended the authority in front of the @. */
static bool find_raw(struct dsn_reader *r, struct str s, size_t end)
{
	static const struct {
		char raw;
		const char *escape;
	} escapes[] = { { '/', "%2F" }, { '?', "%3F" }, { '#', "%23" } };
	size_t i = 0;

	if (end == s.len || str_find(s, STR("@"), end) == SIZE_MAX ||
	    str_find(str_sub(s, 0, end), STR("@"), 0) != SIZE_MAX)
		return true;
	while (escapes[i].raw != s.at[end])
		i++;
	return dsn_fail(r, str_sub(s, end, end + 1),
	    str_fmt(r->a,
		"This %c ends the host, and the password is not over: write "
		"%c in a key or password as %s.",
		s.at[end], s.at[end], escapes[i].escape));
}

static bool read_params(struct dsn_reader *r, struct str rest)
{
	bool flag;

	while (rest.len) {
		struct str param, name, value;

		rest = str_cut(rest, '&', &param);
		value = str_cut(param, '=', &name);
		if (!dsn_decode(r, value, &value))
			return false;
		if (str_eq(name, STR("db")))
			dsn_say(r, DSN_DATABASE, value, param);
		else if (str_eq(name, STR("password")))
			dsn_say(r, DSN_PASSWORD, value, param);
		else if (str_eq(name, STR("username")))
			dsn_say(r, DSN_USER, value, param);
		else if (str_eq(name, STR("ssl_ca_certs")))
			dsn_say(r, DSN_ROOT, value, param);
		else if (str_eq(name, STR("ssl_cert_reqs")) &&
		    (str_eq_nocase(value, STR("none")) ||
			str_eq_nocase(value, STR("cert_none"))))
			r->dsn->proven = DSN_UNPROVEN;
		else if (str_eq(name, STR("ssl_check_hostname")) &&
		    dsn_flag(value, &flag) && !flag &&
		    r->dsn->proven == DSN_FULL)
			r->dsn->proven = DSN_CHAIN;
	}
	return true;
}

/* The number behind the host, then what is behind the ?. */
static bool read_path(struct dsn_reader *r, struct str s)
{
	struct str path, query = str_cut(s, '?', &path);
	uint64_t n;

	if (path.len > 1) {
		path = str_sub(path, 1, path.len);
		if (!str_number(path, 1000000, &n))
			return dsn_fail(r, path,
			    STR("Behind the / comes the number of the "
				"database, as in /0."));
		dsn_say(r, DSN_DATABASE, path, path);
	}
	return read_params(r, query);
}

static bool no_blank(struct dsn_reader *r)
{
	for (size_t i = 0; i < r->text.len; i++)
		if ((unsigned char)r->text.at[i] <= ' ')
			return dsn_fail(r, str_sub(r->text, i, i + 1),
			    STR("A blank in a URL is written %20."));
	return true;
}

/* 0: it is neither of the two. */
static size_t scheme_length(struct str s)
{
	static const char *const schemes[] = { "redis://", "rediss://" };

	for (size_t i = 0; i < 2; i++) {
		struct str scheme = str_of(schemes[i]);

		if (str_eq_nocase(str_sub(s, 0, scheme.len), scheme))
			return scheme.len;
	}
	return 0;
}

bool dsn_redis_url(struct dsn_reader *r)
{
	size_t from = scheme_length(r->text);
	struct str scheme = str_sub(r->text, 0, from), authority, host;
	struct str s = str_sub(r->text, from, r->text.len);
	size_t end = ends_authority(s);
	unsigned port;

	if (from == 0)
		return dsn_fail(r, r->text,
		    STR("A Redis URL begins with redis:// or rediss://."));
	if (scheme.len > STR("redis://").len) {
		r->dsn->tls = DSN_TLS;
		r->dsn->proven = DSN_FULL;
	}
	authority = str_sub(s, 0, end);
	if (!no_blank(r) || !find_raw(r, s, end) ||
	    !read_login(r, &authority) ||
	    !dsn_host_port(r, authority, &host, &port))
		return false;
	if (host.len == 0)
		return dsn_fail(r, scheme, STR("There is no host."));
	dsn_say(r, DSN_HOST, host, authority);
	dsn_end(r, host, port ? port : PORT);
	if (!read_path(r, str_sub(s, end, str_find(s, STR("#"), end))))
		return false;
	compare_port(r, scheme);
	return true;
}

/* StackExchange.Redis's manual, "Configuration Options". */
static const struct dsn_name keys[] = {
	{ "user", DSN_USER },
	{ "password", DSN_PASSWORD },
	{ "defaultDatabase", DSN_DATABASE },
	{ "ssl", DSN_MODE },
	{ "abortConnect", DSN_OTHER },
	{ "allowAdmin", DSN_OTHER },
	{ "asyncTimeout", DSN_OTHER },
	{ "channelPrefix", DSN_OTHER },
	{ "checkCertificateRevocation", DSN_OTHER },
	{ "configChannel", DSN_OTHER },
	{ "configCheckSeconds", DSN_OTHER },
	{ "connectRetry", DSN_OTHER },
	{ "connectTimeout", DSN_OTHER },
	{ "heartbeatConsistencyChecks", DSN_OTHER },
	{ "heartbeatInterval", DSN_OTHER },
	{ "highIntegrity", DSN_OTHER },
	{ "includeDetailInExceptions", DSN_OTHER },
	{ "includePerformanceCountersInExceptions", DSN_OTHER },
	{ "keepAlive", DSN_OTHER },
	{ "libName", DSN_OTHER },
	{ "name", DSN_OTHER },
	{ "preserveAsyncOrder", DSN_OTHER },
	{ "protocol", DSN_OTHER },
	{ "proxy", DSN_OTHER },
	{ "resolveDns", DSN_OTHER },
	{ "responseTimeout", DSN_OTHER },
	{ "serviceName", DSN_OTHER },
	{ "setlib", DSN_OTHER },
	{ "sslHost", DSN_OTHER },
	{ "sslProtocols", DSN_OTHER },
	{ "syncTimeout", DSN_OTHER },
	{ "tiebreaker", DSN_OTHER },
	{ "tunnel", DSN_OTHER },
	{ "version", DSN_OTHER },
	{ "writeBuffer", DSN_OTHER },
};

enum { KEYS = sizeof(keys) / sizeof(*keys) };

static bool read_option(
    struct dsn_reader *r, struct str part, struct str key, struct str value)
{
	if (str_starts(key, STR("$")))
		return true;
	for (size_t i = 0; i < KEYS; i++)
		if (str_eq_nocase(key, str_of(keys[i].name))) {
			dsn_say(r, keys[i].word, value, part);
			return true;
		}
	return dsn_fail(r, key,
	    str_fmt(r->a, "StackExchange.Redis does not know the key %s.",
		answer_quote(r->a, key).at));
}

static bool read_part(struct dsn_reader *r, struct str part)
{
	size_t is = str_find(part, STR("="), 0);
	struct str host;
	unsigned port;

	if (part.len == 0)
		return true;
	if (is != SIZE_MAX && is > 0)
		return read_option(r, part, str_trim(str_sub(part, 0, is)),
		    str_trim(str_sub(part, is + 1, part.len)));
	if (str_find(part, STR(" "), 0) != SIZE_MAX)
		return dsn_fail(r, part,
		    STR("Parts stand with a comma between them: host:port,"
			"key=value."));
	if (!dsn_host_port(r, part, &host, &port))
		return false;
	if (r->dsn->nends == 0)
		dsn_say(r, DSN_HOST, host, part);
	dsn_end(r, host, port);
	return true;
}

/* What ssl is where nobody says it: the first host's kind decides. */
static bool usual_tls(const struct dsn *dsn)
{
	for (size_t i = 0; i < dsn->nends; i++) {
		const struct dsn_end *end = &dsn->ends[i];

		if (is_one_of(end->name, managed))
			return true;
		if (is_one_of(end->name, azure) && end->port == PORT_TLS)
			return true;
	}
	return false;
}

static void find_ssl(struct dsn_reader *r)
{
	struct dsn *dsn = r->dsn;
	const struct dsn_value *ssl = &dsn->said[DSN_MODE];
	bool on = false;

	if (!ssl->text.at) {
		on = usual_tls(dsn);
		dsn->tls_unsaid = on;
	} else if (!dsn_flag(ssl->text, &on)) {
		dsn_slip(r, str_sub(r->text, ssl->at, ssl->at + ssl->len),
		    STR("ssl is true or false."));
	}
	dsn->tls = on ? DSN_TLS : DSN_PLAIN;
	dsn->proven = on ? DSN_FULL : DSN_UNPROVEN;
	for (size_t i = 0; i < dsn->nends; i++)
		if (dsn->ends[i].port == 0)
			dsn->ends[i].port = on ? PORT_TLS : PORT;
}

/* An Azure port that answers the other way. */
static void compare_ssl(struct dsn_reader *r)
{
	const struct dsn *dsn = r->dsn;
	bool on = dsn->tls == DSN_TLS;
	struct str host = str_sub(r->text, dsn->said[DSN_HOST].at,
	    dsn->said[DSN_HOST].at + dsn->said[DSN_HOST].len);

	if (!on && dsn->ends[0].port == PORT_TLS)
		dsn_slip(r, host,
		    STR("6380 answers only TLS, and ssl is off here: add "
			"ssl=true."));
	else if (on && dsn->ends[0].port == PORT &&
	    is_one_of(dsn->ends[0].name, azure))
		dsn_slip(r, host,
		    STR("ssl is on, and 6379 is the port without TLS: write "
			":6380."));
}

bool dsn_stackexchange(struct dsn_reader *r)
{
	struct str rest = r->text;

	while (rest.len) {
		struct str part;

		rest = str_cut(rest, ',', &part);
		if (!read_part(r, str_trim(part)))
			return false;
	}
	if (r->dsn->nends == 0)
		return dsn_fail(r, str_sub(r->text, 0, r->text.len),
		    STR("There is no host: the string begins with host:port, "
			"then comes a comma."));
	find_ssl(r);
	compare_ssl(r);
	return true;
}
