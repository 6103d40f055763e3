#include "check/dsn.h"

#include "base/arena.h"

/* How each client writes the six modes. */
static const char *const libpq_modes[] = { "disable", "prefer", "require",
	"verify-ca", "verify-full" };
static const char *const npgsql_modes[] = { "Disable", "Prefer", "Require",
	"VerifyCA", "VerifyFull" };

static size_t mode_of(const struct dsn_sample *s)
{
	if (s->proven != DSN_UNPROVEN)
		return s->proven == DSN_CHAIN ? 3 : 4;
	return (size_t)s->tls;
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
	    c == '/' || c == ',';
}

static bool needs_quotes(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_plain(s.at[i]))
			return true;
	return s.len == 0;
}

/* libpq: ' and \ get a \ before them; Npgsql: " is doubled. */
static void add_pair(struct buf *b, bool npgsql, const char *key, struct str s)
{
	bool quotes = needs_quotes(s);
	char quote = npgsql ? '"' : '\'';

	if (!s.len)
		return;
	if (b->len)
		buf_byte(b, npgsql ? ';' : ' ');
	buf_fmt(b, "%s=", key);
	if (quotes)
		buf_byte(b, quote);
	for (size_t i = 0; i < s.len; i++) {
		if (npgsql ? s.at[i] == '"'
			   : s.at[i] == '\'' || s.at[i] == '\\')
			buf_byte(b, npgsql ? '"' : '\\');
		buf_byte(b, s.at[i]);
	}
	if (quotes)
		buf_byte(b, quote);
}

static void add_escaped(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (is_plain(s.at[i]) && s.at[i] != '/' && s.at[i] != ',')
			buf_byte(b, s.at[i]);
		else
			buf_fmt(b, "%%%02X", (unsigned char)s.at[i]);
}

static void write_redis(
    struct buf *b, const struct dsn_sample *s, unsigned port)
{
	buf_add(b, s->tls == DSN_TLS ? STR("rediss://") : STR("redis://"));
	add_escaped(b, s->said[DSN_USER]);
	if (s->said[DSN_PASSWORD].len) {
		buf_byte(b, ':');
		add_escaped(b, s->said[DSN_PASSWORD]);
	}
	if (s->said[DSN_USER].len || s->said[DSN_PASSWORD].len)
		buf_byte(b, '@');
	buf_fmt(b, "%.*s:%u", STR_ARG(s->said[DSN_HOST]), port);
	if (s->said[DSN_DATABASE].len)
		buf_fmt(b, "/%.*s", STR_ARG(s->said[DSN_DATABASE]));
	if (s->tls == DSN_TLS && s->proven == DSN_UNPROVEN && !s->proven_any)
		buf_add(b, STR("?ssl_cert_reqs=none"));
}

static void write_stackexchange(
    struct buf *b, const struct dsn_sample *s, unsigned port)
{
	static const struct {
		const char *key;
		enum dsn_word word;
	} words[] = { { "user", DSN_USER }, { "password", DSN_PASSWORD },
		{ "defaultDatabase", DSN_DATABASE } };

	buf_fmt(b, "%.*s:%u", STR_ARG(s->said[DSN_HOST]), port);
	for (size_t i = 0; i < 3; i++)
		if (s->said[words[i].word].len)
			buf_fmt(b, ",%s=%.*s", words[i].key,
			    STR_ARG(s->said[words[i].word]));
	buf_fmt(b, ",ssl=%s", s->tls == DSN_TLS ? "true" : "false");
}

static void write_words(struct buf *b, const struct dsn_sample *s, bool npgsql)
{
	struct str root = s->said[DSN_ROOT];
	struct str port = STR("");

	if (s->port)
		port = str_fmt(b->a, "%u", s->port);
	if (str_eq_nocase(root, STR("yes")) ||
	    (!root.len && s->proven != DSN_UNPROVEN && !npgsql))
		root = STR("roots.pem");
	add_pair(b, npgsql, npgsql ? "Host" : "host", s->said[DSN_HOST]);
	add_pair(b, npgsql, npgsql ? "Port" : "port", port);
	add_pair(
	    b, npgsql, npgsql ? "Database" : "dbname", s->said[DSN_DATABASE]);
	add_pair(b, npgsql, npgsql ? "Username" : "user", s->said[DSN_USER]);
	add_pair(
	    b, npgsql, npgsql ? "Password" : "password", s->said[DSN_PASSWORD]);
	add_pair(b, npgsql, npgsql ? "SSL Mode" : "sslmode",
	    str_of((npgsql ? npgsql_modes : libpq_modes)[mode_of(s)]));
	add_pair(b, npgsql, npgsql ? "Root Certificate" : "sslrootcert", root);
}

struct str dsn_write(struct arena *a, const struct dsn_sample *sample)
{
	struct dsn_sample s = *sample;
	struct buf b = { .a = a };
	unsigned port = s.port;

	if (!s.said[DSN_HOST].len)
		s.said[DSN_HOST] = STR("localhost");
	if (!port)
		port = s.tls == DSN_TLS ? 6380 : 6379;
	if (s.client == DSN_REDIS_URL)
		write_redis(&b, &s, port);
	else if (s.client == DSN_STACKEXCHANGE)
		write_stackexchange(&b, &s, port);
	else
		write_words(&b, &s, s.client == DSN_NPGSQL);
	return buf_str(&b);
}
