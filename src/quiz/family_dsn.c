#include "base/arena.h"
#include "check/dsn.h"
#include "quiz/draw.h"

/* Families 12 and 13: what connection strings do. */

static const char *const shops[] = { "shop", "blog", "forum", "wiki", "mail",
	"tickets", "photos", "depot" };
static const char *const users[] = { "app", "api", "worker", "report",
	"batch" };
static const char *const databases[] = { "orders", "users", "stock", "posts",
	"events" };

enum {
	SHOPS = sizeof(shops) / sizeof(*shops),
	USERS = sizeof(users) / sizeof(*users),
	DATABASES = sizeof(databases) / sizeof(*databases)
};

/* The manual of libpq: what each mode does. */
static const struct mode {
	const char *name;
	bool encrypted, never, chain, full;
} modes[] = {
	{ "disable", false, true, false, false },
	{ "allow", false, false, false, false },
	{ "prefer", false, false, false, false },
	{ "require", true, false, false, false },
	{ "verify-ca", true, false, true, false },
	{ "verify-full", true, false, true, true },
};

enum { MODES = sizeof(modes) / sizeof(*modes) };
enum { FORM, MODE, REPEATED }; /* parameters */

/* What a string is made of. */
struct parts {
	struct str host, user, password, database;
	const struct mode *mode, *before; /* the earlier one is overruled */
};

static void add_percent(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9');

		if (plain)
			buf_byte(b, c);
		else
			buf_fmt(b, "%%%02X", (unsigned char)c);
	}
}

static struct str as_uri(struct arena *a, const struct parts *p)
{
	struct buf b = { .a = a };

	buf_fmt(&b, "postgresql://%.*s:", STR_ARG(p->user));
	add_percent(&b, p->password);
	buf_fmt(&b, "@%.*s:5432/%.*s", STR_ARG(p->host), STR_ARG(p->database));
	if (p->before)
		buf_fmt(&b, "?sslmode=%s", p->before->name);
	buf_fmt(&b, "%csslmode=%s", p->before ? '&' : '?', p->mode->name);
	if (p->mode->chain)
		buf_add(&b, STR("&sslrootcert=roots.pem"));
	return buf_str(&b);
}

static struct str as_words(struct arena *a, const struct parts *p)
{
	struct buf b = { .a = a };

	buf_fmt(&b, "host=%.*s port=5432 dbname=%.*s user=%.*s password='",
	    STR_ARG(p->host), STR_ARG(p->database), STR_ARG(p->user));
	for (size_t i = 0; i < p->password.len; i++) {
		if (p->password.at[i] == '\'')
			buf_byte(&b, '\\');
		buf_byte(&b, p->password.at[i]);
	}
	buf_byte(&b, '\'');
	if (p->before)
		buf_fmt(&b, " sslmode=%s", p->before->name);
	buf_fmt(&b, " sslmode=%s", p->mode->name);
	if (p->mode->chain)
		buf_add(&b, STR(" sslrootcert=roots.pem"));
	return buf_str(&b);
}

static struct str draw_password(struct draw *w, bool uri)
{
	static const char signs[] = "@:/#%'";
	static const char letters[] = "abcdefghkmnpqrstuvwxyz23456789";
	struct buf b = { .a = w->a };

	for (size_t i = 0; i < 3; i++)
		buf_byte(&b, letters[draw_one(w, sizeof(letters) - 1)]);
	buf_byte(&b, uri ? signs[draw_one(w, 5)] : signs[draw_one(w, 6)]);
	for (size_t i = 0; i < 3; i++)
		buf_byte(&b, letters[draw_one(w, sizeof(letters) - 1)]);
	return buf_str(&b);
}

/* The client reads the string: is it what went in? */
static void hold_dsn(struct draw *w, const struct parts *p, struct str text)
{
	struct dsn dsn;
	struct flaw flaw = { 0 };
	const struct mode *m = p->mode;
	enum dsn_tls tls = m->encrypted ? DSN_TLS
	    : m->never			? DSN_PLAIN
					: DSN_OPPORTUNISTIC;
	enum dsn_proven proven = m->full ? DSN_FULL
	    : m->chain			 ? DSN_CHAIN
					 : DSN_UNPROVEN;

	MUST(dsn_read(w->a, text, DSN_LIBPQ, &dsn, &flaw));
	MUST(dsn.tls == tls && dsn.proven == proven);
	MUST(str_eq(dsn.said[DSN_HOST].text, p->host));
	MUST(str_eq(dsn.said[DSN_USER].text, p->user));
	MUST(str_eq(dsn.said[DSN_PASSWORD].text, p->password));
	MUST(str_eq(dsn.said[DSN_DATABASE].text, p->database));
}

static void say_parts(struct draw *w, const struct parts *p, struct str text)
{
	const struct mode *m = p->mode;

	draw_text(w, "dsn", text);
	draw_text(w, "host", p->host);
	draw_text(w, "user", p->user);
	draw_text(w, "password", p->password);
	draw_text(w, "database", p->database);
	draw_text(w, "mode", str_of(m->name));
	draw_text(w, "encrypted",
	    m->encrypted   ? STR("always")
		: m->never ? STR("never")
			   : STR("not always"));
	draw_text(w, "tls",
	    m->encrypted   ? STR("(always) | not always | never")
		: m->never ? STR("always | not always | (never)")
			   : STR("always | (not always) | never"));
	draw_text(w, "proven",
	    m->full	   ? STR("its certificate and its name")
		: m->chain ? STR("its certificate, whatever its name")
			   : STR("nothing"));
	draw_tick(w, "x1", m->encrypted);
	draw_tick(w, "x2", m->chain);
	draw_tick(w, "x3", m->full);
	draw_tick(w, "x5", !m->encrypted);
}

/* 12: what does this string do. */
static bool draw_dsn(struct draw *w)
{
	bool uri = draw_word(w, FORM) == 0, raw = draw_coin(w);
	struct parts p = { .mode = &modes[draw_word(w, MODE)] };
	struct str text, guess;
	struct buf encoded = { .a = w->a };

	p.host = str_fmt(w->a, "%s-db.postgres.database.azure.com",
	    shops[draw_one(w, SHOPS)]);
	p.user = str_of(users[draw_one(w, USERS)]);
	p.database = str_of(databases[draw_one(w, DATABASES)]);
	p.password = draw_password(w, uri);
	if (draw_word(w, REPEATED) == 0)
		p.before = &modes[draw_one(w, MODES)];
	if (p.before == p.mode)
		return false;
	text = uri ? as_uri(w->a, &p) : as_words(w->a, &p);
	hold_dsn(w, &p, text);
	say_parts(w, &p, text);
	add_percent(&encoded, p.password);
	guess = raw ? buf_str(&encoded) : p.password;
	draw_text(w, "guess", guess);
	draw_tick(w, "x4", str_eq(guess, p.password));
	return true;
}

const struct family family_dsn = {
	.name = "dsn-meaning",
	.number = 12,
	.asks = "what a connection string of libpq does: always encrypted "
		"(x1), unknown certificates refused (x2), other names too "
		"(x3), the password a guess (x4), perhaps not encrypted (x5)",
	.params = {
		{ "form", PARAM_WORD, "any", "uri words", 0, 0 },
		{ "mode", PARAM_WORD, "any",
		    "disable allow prefer require verify-ca verify-full", 0,
		    0 },
		{ "repeated", PARAM_WORD, "no", "yes no", 0, 0 },
	},
	.names = "dsn host user password database mode encrypted tls proven "
		 "guess x1 x2 x3 x4 x5",
	.draw = draw_dsn,
};

/* A short key as Azure makes them: base64, with what URLs stumble over. */
static struct str draw_key(struct draw *w)
{
	static const char letters[] =
	    "ABCDEFGHKLMNPQRSTUVWXYZabcdefghkmnpqrstuvwxyz23456789";
	struct buf b = { .a = w->a };
	size_t slash = draw_one(w, 9), plus = draw_one(w, 9);

	for (size_t i = 0; i < 11; i++) {
		char c = letters[draw_one(w, sizeof(letters) - 1)];

		buf_byte(&b, i == slash + 1 ? '/' : i == plus + 1 ? '+' : c);
	}
	buf_byte(&b, '=');
	return buf_str(&b);
}

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0'
	    : c >= 'A' && c <= 'F'  ? c - 'A' + 10
				    : -1;
}

/* What stands between two signs, with %xx undone. */
static struct str between(
    struct arena *a, struct str text, struct str from, struct str to)
{
	size_t at = str_find(text, from, 0), end;
	struct buf b = { .a = a };

	MUST(at != SIZE_MAX);
	at += from.len;
	end = str_find(text, to, at);
	MUST(end != SIZE_MAX);
	for (; at < end; at++) {
		bool coded = text.at[at] == '%' && end - at > 2;

		if (!coded) {
			buf_byte(&b, text.at[at]);
			continue;
		}
		buf_byte(&b,
		    (char)(hex(text.at[at + 1]) * 16 + hex(text.at[at + 2])));
		at += 2;
	}
	return buf_str(&b);
}

/* Both readers, ours and a plain one, find what was asked for. */
static void hold_string(
    struct draw *w, const struct dsn_sample *s, struct str text)
{
	struct dsn dsn;
	struct flaw flaw = { 0 };
	bool url = s->client == DSN_REDIS_URL;
	struct str key = s->said[DSN_PASSWORD], host = s->said[DSN_HOST];

	MUST(dsn_read(w->a, text, s->client, &dsn, &flaw));
	MUST(dsn.client == s->client && dsn.tls == DSN_TLS);
	MUST(dsn.nends == 1 && dsn.ends[0].port == s->port);
	MUST(str_eq(dsn.ends[0].name, host));
	MUST(str_eq(dsn.said[DSN_PASSWORD].text, key));
	MUST(str_eq(between(w->a, text, url ? STR("://:") : STR(",password="),
			url ? STR("@") : STR(",")),
	    key));
	MUST(str_find(text, host, 0) != SIZE_MAX);
}

/* The same in plain text. */
static struct str slip_of(struct draw *w, const struct dsn_sample *s)
{
	struct dsn_sample plain = *s;

	plain.tls = DSN_PLAIN;
	return dsn_write(w->a, &plain);
}

/* 13: write the string for this cache. */
static bool draw_string(struct draw *w)
{
	enum { CLIENT };
	bool url = draw_word(w, CLIENT) == 1;
	struct dsn_sample s = {
		.client = url ? DSN_REDIS_URL : DSN_STACKEXCHANGE,
		.port = 6380,
		.tls = DSN_TLS,
		.proven_any = true,
	};
	struct str solution;

	s.said[DSN_HOST] = str_fmt(
	    w->a, "%s.redis.cache.windows.net", shops[draw_one(w, SHOPS)]);
	s.said[DSN_PASSWORD] = draw_key(w);
	solution = dsn_write(w->a, &s);
	hold_string(w, &s, solution);
	draw_text(w, "client", url ? STR("redis-url") : STR("stackexchange"));
	draw_text(w, "for",
	    url ? STR("redis-py, as a URL") : STR("StackExchange.Redis"));
	draw_text(w, "host", s.said[DSN_HOST]);
	draw_say(w, "port", value_number(s.port));
	draw_text(w, "key", s.said[DSN_PASSWORD]);
	draw_text(w, "solution", solution);
	draw_text(w, "slip", slip_of(w, &s));
	draw_text(w, "raw",
	    str_fmt(w->a, url ? "rediss://:%.*s@%.*s:6380" : "%.*s@%.*s:6380",
		STR_ARG(s.said[DSN_PASSWORD]), STR_ARG(s.said[DSN_HOST])));
	return true;
}

const struct family family_string = {
	.name = "cache-string",
	.number = 13,
	.asks = "write the string of StackExchange.Redis, or the rediss:// "
		"URL, for a cache whose key holds / + and =",
	.params = {
		{ "client", PARAM_WORD, "any", "stackexchange redis-url", 0,
		    0 },
	},
	.names = "client for host port key solution slip raw",
	.draw = draw_string,
};
