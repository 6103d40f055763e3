#include "check/dsn_own.h"

/* Npgsql's manual, "Connection String Parameters"; without blanks. */
static const struct dsn_name keys[] = {
	{ "host", DSN_HOST },
	{ "server", DSN_HOST },
	{ "port", DSN_PORT },
	{ "database", DSN_DATABASE },
	{ "db", DSN_DATABASE },
	{ "username", DSN_USER },
	{ "userid", DSN_USER },
	{ "uid", DSN_USER },
	{ "password", DSN_PASSWORD },
	{ "psw", DSN_PASSWORD },
	{ "pwd", DSN_PASSWORD },
	{ "sslmode", DSN_MODE },
	{ "rootcertificate", DSN_ROOT },
	{ "trustservercertificate", DSN_TRUST },
	{ "applicationname", DSN_OTHER },
	{ "arraynullabilitymode", DSN_OTHER },
	{ "autoprepareminusages", DSN_OTHER },
	{ "cancellationtimeout", DSN_OTHER },
	{ "channelbinding", DSN_OTHER },
	{ "checkcertificaterevocation", DSN_OTHER },
	{ "clientencoding", DSN_OTHER },
	{ "commandtimeout", DSN_OTHER },
	{ "connectionidlelifetime", DSN_OTHER },
	{ "connectionlifetime", DSN_OTHER },
	{ "connectionpruninginterval", DSN_OTHER },
	{ "encoding", DSN_OTHER },
	{ "enlist", DSN_OTHER },
	{ "gssencryptionmode", DSN_OTHER },
	{ "hostrecheckseconds", DSN_OTHER },
	{ "includeerrordetail", DSN_OTHER },
	{ "includefailedbatchedcommand", DSN_OTHER },
	{ "includerealm", DSN_OTHER },
	{ "integratedsecurity", DSN_OTHER },
	{ "internalcommandtimeout", DSN_OTHER },
	{ "keepalive", DSN_OTHER },
	{ "kerberosservicename", DSN_OTHER },
	{ "krbsrvname", DSN_OTHER },
	{ "loadbalancehosts", DSN_OTHER },
	{ "loadtablecomposites", DSN_OTHER },
	{ "logparameters", DSN_OTHER },
	{ "maxautoprepare", DSN_OTHER },
	{ "maximumpoolsize", DSN_OTHER },
	{ "maxpoolsize", DSN_OTHER },
	{ "minimumpoolsize", DSN_OTHER },
	{ "minpoolsize", DSN_OTHER },
	{ "multiplexing", DSN_OTHER },
	{ "noresetonclose", DSN_OTHER },
	{ "options", DSN_OTHER },
	{ "passfile", DSN_OTHER },
	{ "persistsecurityinfo", DSN_OTHER },
	{ "pooling", DSN_OTHER },
	{ "readbuffersize", DSN_OTHER },
	{ "replicationmode", DSN_OTHER },
	{ "requireauth", DSN_OTHER },
	{ "searchpath", DSN_OTHER },
	{ "servercompatibilitymode", DSN_OTHER },
	{ "socketreceivebuffersize", DSN_OTHER },
	{ "socketsendbuffersize", DSN_OTHER },
	{ "sslcertificate", DSN_OTHER },
	{ "sslkey", DSN_OTHER },
	{ "sslnegotiation", DSN_OTHER },
	{ "sslpassword", DSN_OTHER },
	{ "targetsessionattributes", DSN_OTHER },
	{ "tcpkeepalive", DSN_OTHER },
	{ "tcpkeepaliveinterval", DSN_OTHER },
	{ "tcpkeepalivetime", DSN_OTHER },
	{ "timeout", DSN_OTHER },
	{ "timezone", DSN_OTHER },
	{ "writebuffersize", DSN_OTHER },
	{ "writecoalescingbufferthresholdbytes", DSN_OTHER },
};

enum { KEYS = sizeof(keys) / sizeof(*keys), PORT = 5432 };

static const struct {
	const char *name;
	enum dsn_tls tls;
	enum dsn_proven proven;
} modes[] = {
	{ "Disable", DSN_PLAIN, DSN_UNPROVEN },
	{ "Allow", DSN_OPPORTUNISTIC, DSN_UNPROVEN },
	{ "Prefer", DSN_OPPORTUNISTIC, DSN_UNPROVEN },
	{ "Require", DSN_TLS, DSN_UNPROVEN },
	{ "VerifyCA", DSN_TLS, DSN_CHAIN },
	{ "VerifyFull", DSN_TLS, DSN_FULL },
};

enum { MODES = sizeof(modes) / sizeof(*modes) };

/* Equal but for case, and blanks, hyphens and underscores in `s`. */
static bool alike(struct str s, struct str name, bool hyphens)
{
	size_t at = 0;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (c == ' ' || (hyphens && (c == '-' || c == '_')))
			continue;
		if (at == name.len ||
		    !str_eq_nocase(
			str_sub(s, i, i + 1), str_sub(name, at, at + 1)))
			return false;
		at++;
	}
	return at == name.len;
}

static const struct dsn_name *key_of(struct str key)
{
	for (size_t i = 0; i < KEYS; i++)
		if (alike(key, str_of(keys[i].name), false))
			return &keys[i];
	return NULL;
}

bool dsn_is_npgsql(struct str key)
{
	return key_of(key) != NULL;
}

static bool unknown(struct dsn_reader *r, struct str key)
{
	const char *quoted = answer_quote(r->a, key).at;

	if (str_eq(key, STR("dbname")))
		return dsn_fail(r, key,
		    STR("dbname is libpq's word: Npgsql writes Database."));
	if (str_eq(key, STR("user")))
		return dsn_fail(r, key,
		    STR("user is libpq's word: Npgsql writes Username."));
	if (str_eq(key, STR("sslrootcert")))
		return dsn_fail(r, key,
		    STR("sslrootcert is libpq's word: Npgsql writes Root "
			"Certificate."));
	return dsn_fail(
	    r, key, str_fmt(r->a, "Npgsql does not know the key %s.", quoted));
}

/* A value in " or ', where two of them are one. */
static bool take_quoted(struct dsn_reader *r, size_t *at, struct str *value)
{
	struct str s = r->text;
	struct buf b = { .a = r->a };
	size_t from = *at, i = from + 1;
	char quote = s.at[from];

	for (; i < s.len; i++) {
		if (s.at[i] == quote &&
		    (i + 1 == s.len || s.at[i + 1] != quote))
			break;
		i += s.at[i] == quote;
		buf_byte(&b, s.at[i]);
	}
	if (i >= s.len)
		return dsn_fail(r, str_sub(s, from, s.len),
		    STR("This quote is not closed."));
	*at = i + 1;
	*value = buf_str(&b);
	while (*at < s.len && s.at[*at] == ' ')
		++*at;
	if (*at < s.len && s.at[*at] != ';')
		return dsn_fail(r, str_sub(s, *at, s.len),
		    STR("Behind the closing quote comes a ; or the end."));
	return true;
}

static bool take_value(struct dsn_reader *r, size_t *at, struct str *value)
{
	struct str s = r->text;
	size_t end;

	while (*at < s.len && s.at[*at] == ' ')
		++*at;
	if (*at < s.len && (s.at[*at] == '"' || s.at[*at] == '\''))
		return take_quoted(r, at, value);
	end = str_find(s, STR(";"), *at);
	*value = str_trim(str_sub(s, *at, end));
	*at = end < s.len ? end : s.len;
	return true;
}

static bool take_pair(struct dsn_reader *r, size_t *at)
{
	struct str s = r->text, key, value;
	size_t semi = str_find(s, STR(";"), *at);
	size_t is = str_find(s, STR("="), *at);
	const struct dsn_name *name;
	struct str whole = str_trim(str_sub(s, *at, semi));

	if (whole.len == 0) {
		*at = semi < s.len ? semi + 1 : s.len;
		return true;
	}
	if (is >= semi || is == SIZE_MAX)
		return dsn_fail(r, whole,
		    STR("Npgsql's parts are written key=value, with ; between "
			"them."));
	key = str_trim(str_sub(s, *at, is));
	name = key_of(key);
	if (!name)
		return unknown(r, key);
	*at = is + 1;
	if (!take_value(r, at, &value))
		return false;
	dsn_say(r, name->word, value, whole);
	*at += *at < s.len;
	return true;
}

static struct str piece_of(const struct dsn_reader *r, enum dsn_word word)
{
	const struct dsn_value *v = &r->dsn->said[word];

	return str_sub(r->text, v->at, v->at + v->len);
}

static bool find_ends(struct dsn_reader *r)
{
	struct str hosts = r->dsn->said[DSN_HOST].text;
	struct str digits = r->dsn->said[DSN_PORT].text;
	unsigned usual = PORT;

	if (digits.len && !dsn_port(r, digits, piece_of(r, DSN_PORT), &usual))
		return false;
	while (hosts.len) {
		struct str one, host, before, port;
		unsigned n = usual;

		hosts = str_cut(hosts, ',', &one);
		one = str_trim(one);
		host = one;
		port = str_cut(one, ':', &before);
		if (port.at && str_find(port, STR(":"), 0) == SIZE_MAX &&
		    !str_starts(one, STR("/"))) {
			host = before;
			if (!dsn_port(r, port, piece_of(r, DSN_HOST), &n))
				return false;
		}
		dsn_end(r, host, n);
	}
	if (r->dsn->nends == 0)
		return dsn_fail(r, str_sub(r->text, 0, r->text.len),
		    STR("Npgsql needs a Host."));
	if (str_find(r->dsn->said[DSN_HOST].text, STR(" "), 0) != SIZE_MAX)
		dsn_slip(r, piece_of(r, DSN_HOST),
		    STR("The whole is read as one host: Npgsql's parts have a "
			"; between them, libpq's words a blank."));
	return true;
}

static void bad_mode(struct dsn_reader *r, struct str mode)
{
	const char *quoted = answer_quote(r->a, mode).at;

	for (size_t i = 0; i < MODES; i++)
		if (alike(mode, str_of(modes[i].name), true)) {
			dsn_slip(r, piece_of(r, DSN_MODE),
			    str_fmt(r->a,
				"%s is how libpq writes it: Npgsql's SSL Mode "
				"is %s.",
				quoted, modes[i].name));
			return;
		}
	dsn_slip(r, piece_of(r, DSN_MODE),
	    str_fmt(r->a,
		"%s is no SSL Mode: there are Disable, Allow, Prefer, "
		"Require, VerifyCA and VerifyFull.",
		quoted));
}

static void find_trust(struct dsn_reader *r)
{
	struct str trust = r->dsn->said[DSN_TRUST].text;
	bool on = false;

	if (!trust.at)
		return;
	if (!dsn_flag(trust, &on))
		dsn_slip(r, piece_of(r, DSN_TRUST),
		    STR("Trust Server Certificate is true or false."));
	else if (on && r->dsn->proven != DSN_UNPROVEN)
		dsn_slip(r, piece_of(r, DSN_TRUST),
		    STR("Trust Server Certificate=true looks at no "
			"certificate, and does not go with VerifyCA or "
			"VerifyFull."));
}

bool dsn_npgsql(struct dsn_reader *r)
{
	struct dsn *dsn = r->dsn;
	struct str mode;
	size_t i = 0;

	for (size_t at = 0; at < r->text.len;)
		if (!take_pair(r, &at))
			return false;
	if (!find_ends(r))
		return false;
	mode = dsn->said[DSN_MODE].text;
	if (!mode.len)
		mode = STR("Prefer");
	while (i < MODES && !str_eq_nocase(mode, str_of(modes[i].name)))
		i++;
	if (i == MODES) {
		bad_mode(r, mode);
		return true;
	}
	dsn->tls = dsn->ends[0].local ? DSN_PLAIN : modes[i].tls;
	dsn->proven = dsn->ends[0].local ? DSN_UNPROVEN : modes[i].proven;
	find_trust(r);
	return true;
}
