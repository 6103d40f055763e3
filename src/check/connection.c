#include "check/connection.h"

#include "base/arena.h"

static const char *quote(struct arena *a, struct str s)
{
	return answer_quote(a, s).at;
}

static bool has_end(const struct dsn *dsn, struct str host)
{
	for (size_t i = 0; i < dsn->nends; i++)
		if (str_eq_nocase(dsn->ends[i].name, host))
			return true;
	return false;
}

/* Takes the next host of a line that names some. */
static struct str next_host(struct str *rest)
{
	struct str host;

	*rest = str_cut(*rest, ',', &host);
	return str_trim(host);
}

static bool is_named(struct str hosts, struct str name)
{
	while (hosts.len)
		if (str_eq_nocase(next_host(&hosts), name))
			return true;
	return false;
}

/* Each of these says what is wrong, or nothing. */
static struct str miss_host(
    struct arena *a, const struct connection *c, const struct dsn *dsn)
{
	struct str rest = c->said[DSN_HOST];

	if (!rest.len)
		return STR("");
	for (size_t i = 0; i < dsn->nends; i++) {
		struct str name = dsn->ends[i].name;

		if (!name.len)
			return STR("No host is named.");
		if (!is_named(c->said[DSN_HOST], name))
			return str_fmt(a,
			    "The host is read as %s, and another one is asked "
			    "for.",
			    quote(a, name));
	}
	while (rest.len) {
		struct str host = next_host(&rest);

		if (host.len && !has_end(dsn, host))
			return str_fmt(
			    a, "The host %s is missing.", quote(a, host));
	}
	return STR("");
}

static struct str miss_port(
    struct arena *a, const struct connection *c, const struct dsn *dsn)
{
	for (size_t i = 0; c->port && i < dsn->nends; i++) {
		unsigned port = dsn->ends[i].port;

		if (port == c->port)
			continue;
		if (dsn->client == DSN_REDIS_URL && dsn->tls == DSN_TLS &&
		    port == 6379)
			return STR("The port is 6379, which speaks no TLS on "
				   "Azure: it is to be said.");
		return str_fmt(
		    a, "The port is %u, and another one is asked for.", port);
	}
	return STR("");
}

static bool is_redis(const struct dsn *dsn)
{
	return dsn->client == DSN_REDIS_URL || dsn->client == DSN_STACKEXCHANGE;
}

static struct str miss_user(
    struct arena *a, const struct connection *c, const struct dsn *dsn)
{
	struct str user = dsn->said[DSN_USER].text, name;
	struct str wanted = c->said[DSN_USER];

	if (!user.len && is_redis(dsn))
		user = STR("default");
	if (!wanted.len || str_eq(user, wanted))
		return STR("");
	if (!user.len)
		return STR("No user is named.");
	if (str_cut(user, '@', &name).at && str_eq(name, wanted))
		return str_fmt(a,
		    "The user is %s: a Flexible Server wants the plain name, "
		    "the form with @server was Single Server's.",
		    quote(a, user));
	return str_fmt(a,
	    "The user is read as %s, and another one is asked for.",
	    quote(a, user));
}

static struct str miss_password(
    struct arena *a, const struct connection *c, const struct dsn *dsn)
{
	struct str wanted = c->said[DSN_PASSWORD];
	struct str password = dsn->said[DSN_PASSWORD].text;

	if (!wanted.len || str_eq(password, wanted))
		return STR("");
	if (password.len)
		return str_fmt(a,
		    "The password is read as %s, and another one is asked "
		    "for.",
		    quote(a, password));
	if (dsn->client == DSN_REDIS_URL &&
	    str_eq(dsn->said[DSN_USER].text, wanted))
		return STR("What stands before the @ is read as the user: a : "
			   "goes before the password.");
	return STR("No password is given.");
}

static struct str miss_database(
    struct arena *a, const struct connection *c, const struct dsn *dsn)
{
	struct str wanted = c->said[DSN_DATABASE];
	struct str name = dsn->said[DSN_DATABASE].text;

	if (is_redis(dsn) && !name.len)
		name = STR("0");
	if (!wanted.len || str_eq(name, wanted))
		return STR("");
	if (!name.len)
		return STR("No database is named.");
	return str_fmt(a,
	    "The database is read as %s, and another one is asked for.",
	    quote(a, name));
}

static struct str not_encrypted(struct arena *a, const struct dsn *dsn)
{
	struct str mode = dsn->said[DSN_MODE].text;

	if (dsn->tls == DSN_OPPORTUNISTIC && !mode.len)
		return STR("Nothing demands encryption: where no mode is said, "
			   "it is prefer, which goes on without.");
	if (dsn->tls == DSN_OPPORTUNISTIC)
		return str_fmt(a,
		    "It is not sure to be encrypted: %s goes on without where "
		    "the server offers none.",
		    quote(a, mode));
	if (dsn->client == DSN_REDIS_URL)
		return STR("redis:// does not encrypt: write rediss://.");
	if (dsn->client == DSN_STACKEXCHANGE)
		return STR("It is not encrypted: ssl is off for this host and "
			   "port unless you say ssl=true.");
	if (dsn->nends && dsn->ends[0].local)
		return STR("A socket of this machine is not encrypted.");
	return str_fmt(a, "It is not encrypted: %s.", quote(a, mode));
}

static struct str miss_tls(
    struct arena *a, const struct connection *c, const struct dsn *dsn)
{
	if (c->tls < 0 || c->tls == (int)dsn->tls)
		return STR("");
	if (c->tls == DSN_TLS)
		return not_encrypted(a, dsn);
	if (c->tls == DSN_PLAIN)
		return STR("It is, or may be, encrypted, and that is not asked "
			   "for.");
	return STR("It is to be encrypted only where the server offers it.");
}

/* A verify-… of libpq's looks into a file that a fresh machine has not. */
static bool lacks_root(const struct dsn *dsn)
{
	return dsn->client == DSN_LIBPQ && dsn->proven != DSN_UNPROVEN &&
	    !dsn->said[DSN_ROOT].text.len;
}

static struct str miss_proof(
    struct arena *a, const struct connection *c, const struct dsn *dsn)
{
	struct str mode = dsn->said[DSN_MODE].text;

	if (c->proven < 0)
		return STR("");
	if (c->proven == DSN_UNPROVEN)
		return dsn->proven == DSN_UNPROVEN
		    ? STR("")
		    : STR("The server is proven, and that is not asked for.");
	if ((int)dsn->proven < c->proven && dsn->proven == DSN_CHAIN)
		return STR("Who vouches for the server is looked at, and its "
			   "name is not: anybody with a certificate of the "
			   "same CA can pose as it.");
	if ((int)dsn->proven < c->proven && mode.len)
		return str_fmt(a,
		    dsn->tls == DSN_TLS
			? "%s encrypts, and does not look at who the server "
			  "is."
			: "%s does not look at who the server is.",
		    quote(a, mode));
	if ((int)dsn->proven < c->proven)
		return STR("Nothing looks at who the server is.");
	if (lacks_root(dsn))
		return str_fmt(a,
		    "%s needs a file of roots to compare with: add "
		    "sslrootcert=….",
		    quote(a, mode));
	return STR("");
}

static struct str miss_root(
    struct arena *a, const struct connection *c, const struct dsn *dsn)
{
	struct str wanted = c->said[DSN_ROOT];
	struct str root = dsn->said[DSN_ROOT].text;

	if (!wanted.len || (root.len && str_eq_nocase(wanted, STR("yes"))) ||
	    str_eq(root, wanted))
		return STR("");
	if (!root.len)
		return STR("No file of roots is named.");
	return str_fmt(a,
	    "The file of roots is %s, and another one is asked for.",
	    quote(a, root));
}

static struct str (*const misses[])(struct arena *a, const struct connection *c,
    const struct dsn *dsn) = { miss_host, miss_port, miss_user, miss_password,
	miss_database, miss_tls, miss_proof, miss_root };

static struct str miss_client(
    struct arena *a, const struct connection *c, const struct dsn *dsn)
{
	if (dsn->client == DSN_JDBC)
		return str_fmt(a,
		    "This is a JDBC URL, which only Java reads; it is for %s.",
		    dsn_client_name(c->client));
	if (c->client == DSN_ANY || c->client == dsn->client)
		return STR("");
	if (dsn->client == DSN_NPGSQL)
		return str_fmt(a,
		    "This is written for Npgsql, key=value with ; between; it "
		    "is for %s.",
		    dsn_client_name(c->client));
	return str_fmt(a, "This is written for %s; it is for %s.",
	    dsn_client_name(dsn->client), dsn_client_name(c->client));
}

static struct str praise(struct arena *a, const struct dsn *dsn)
{
	static const char *const tls[] = {
		[DSN_PLAIN] = "not encrypted",
		[DSN_OPPORTUNISTIC] = "encrypted where the server offers it",
		[DSN_TLS] = "encrypted",
	};
	static const char *const proven[] = {
		[DSN_UNPROVEN] = "the server is not proven",
		[DSN_CHAIN] = "the server's CA is proven",
		[DSN_FULL] = "the server is proven by CA and name",
	};
	struct buf b = { .a = a };

	buf_fmt(&b, "That does what is asked: %s, and %s.", tls[dsn->tls],
	    proven[dsn->proven]);
	if (dsn->tls_unsaid)
		buf_add(&b,
		    STR(" StackExchange.Redis turns TLS on by itself here."));
	if (dsn->note.len)
		buf_fmt(&b, " %.*s", STR_ARG(dsn->note));
	return buf_str(&b);
}

/* Azure's servers refuse this login, asked for or not. */
static struct str azure_login(struct arena *a, const struct dsn *dsn)
{
	struct str user = dsn->said[DSN_USER].text, name, host;
	struct str server = str_cut(user, '@', &name);
	struct str first;

	if (!server.len || !dsn->nends)
		return STR("");
	host = dsn->ends[0].name;
	str_cut(host, '.', &first);
	if (!str_eq_nocase(server, first) && !str_eq_nocase(server, host))
		return STR("");
	return str_fmt(a,
	    "The user is %s: a Flexible Server wants the plain name, the form "
	    "with @server was Single Server's.",
	    quote(a, user));
}

static struct verdict judge(
    struct arena *a, const struct wanted *wanted, struct str answer)
{
	const struct connection *c = wanted->accepted[0].rule;
	struct dsn dsn = { 0 };
	struct flaw flaw = { 0 };
	struct str why;
	struct verdict v;

	if (!dsn_read(a, answer, c->client, &dsn, &flaw))
		return verdict_unreadable(flaw.at, flaw.len, flaw.text);
	why = miss_client(a, c, &dsn);
	if (!why.len && dsn.slip.text.len) {
		v = verdict_of(false, dsn.slip.text);
		v.at = dsn.slip.at;
		v.len = dsn.slip.len;
		return v;
	}
	if (!why.len)
		why = azure_login(a, &dsn);
	for (size_t i = 0; !why.len && i < sizeof(misses) / sizeof(*misses);
	     i++)
		why = misses[i](a, c, &dsn);
	return why.len ? verdict_of(false, why)
		       : verdict_of(true, praise(a, &dsn));
}

static struct str in_words(struct arena *a, const struct accepted *accepted)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < accepted->nfacts; i++)
		buf_fmt(&b, "%s%.*s: %.*s", i ? ", " : "",
		    STR_ARG(accepted->facts[i].name),
		    STR_ARG(accepted->facts[i].value));
	return buf_str(&b);
}

static bool covers(
    const struct accepted *x, const struct accepted *y, bool exact)
{
	(void)x;
	(void)y;
	(void)exact;
	return false;
}

static struct str solution(struct arena *a, const struct accepted *accepted)
{
	const struct connection *c = accepted->rule;
	struct dsn_sample sample = { .client = c->client, .port = c->port };

	for (size_t i = 0; i < DSN_WORDS; i++)
		sample.said[i] = c->said[i];
	sample.tls = c->tls < 0 ? DSN_TLS : (enum dsn_tls)c->tls;
	sample.proven =
	    c->proven < 0 ? DSN_UNPROVEN : (enum dsn_proven)c->proven;
	sample.proven_any = c->proven < 0;
	return dsn_write(a, &sample);
}

const struct check check_connection = {
	.name = "connection",
	.facts = connection_lines,
	.manner = "One connection string, as the client takes it.",
	.prepare = connection_prepare,
	.judge = judge,
	.solution = solution,
	.words = in_words,
	.covers = covers,
};
