#include "check/connection.h"

#include "base/arena.h"

/* A word that a line may say, and what it stands for. */
struct choice {
	const char *word;
	int value;
};

static const struct choice clients[] = {
	{ "libpq", DSN_LIBPQ },
	{ "npgsql", DSN_NPGSQL },
	{ "redis-url", DSN_REDIS_URL },
	{ "stackexchange", DSN_STACKEXCHANGE },
	{ "any", DSN_ANY },
	{ NULL, 0 },
};

static const struct choice degrees[] = {
	{ "yes", DSN_TLS },
	{ "no", DSN_PLAIN },
	{ "opportunistic", DSN_OPPORTUNISTIC },
	{ NULL, 0 },
};

static const struct choice proofs[] = {
	{ "verify-full", DSN_FULL },
	{ "verify-ca", DSN_CHAIN },
	{ "no", DSN_UNPROVEN },
	{ NULL, 0 },
};

static bool choose(struct arena *a, struct str s, const struct choice *choices,
    int *value, struct str *what)
{
	struct buf b = { .a = a };

	for (size_t i = 0; choices[i].word; i++) {
		buf_fmt(
		    &b, "%s%s", i ? ", " : "this is one of ", choices[i].word);
		if (str_eq_nocase(s, str_of(choices[i].word))) {
			*value = choices[i].value;
			return true;
		}
	}
	*what = buf_str(&b);
	return false;
}

/* The lines, in this order. */
enum line {
	LINE_CLIENT,
	LINE_HOST,
	LINE_PORT,
	LINE_USER,
	LINE_PASSWORD,
	LINE_DATABASE,
	LINE_ENCRYPTED,
	LINE_PROVEN,
	LINE_ROOT,
	LINES
};

const char *const connection_lines[] = {
	[LINE_CLIENT] = "client",
	[LINE_HOST] = "host",
	[LINE_PORT] = "port",
	[LINE_USER] = "user",
	[LINE_PASSWORD] = "password",
	[LINE_DATABASE] = "database",
	[LINE_ENCRYPTED] = "encrypted",
	[LINE_PROVEN] = "proven",
	[LINE_ROOT] = "root",
	[LINES] = NULL,
};

static bool read_port(struct str s, unsigned *port, struct str *what)
{
	uint64_t n;

	*what = STR("a port is a number from 1 to 65535");
	if (!str_number(s, 65535, &n) || n == 0)
		return false;
	*port = (unsigned)n;
	return true;
}

static bool read_fact(struct arena *a, struct connection *c, enum line line,
    struct str value, struct str *what)
{
	int client = DSN_ANY;
	bool ok = true;

	switch (line) {
	case LINE_CLIENT:
		ok = choose(a, value, clients, &client, what);
		c->client = (enum dsn_client)client;
		return ok;
	case LINE_HOST:
		c->said[DSN_HOST] = value;
		return true;
	case LINE_PORT:
		return read_port(value, &c->port, what);
	case LINE_USER:
		c->said[DSN_USER] = value;
		return true;
	case LINE_PASSWORD:
		c->said[DSN_PASSWORD] = value;
		return true;
	case LINE_DATABASE:
		c->said[DSN_DATABASE] = value;
		return true;
	case LINE_ENCRYPTED:
		return choose(a, value, degrees, &c->tls, what);
	case LINE_PROVEN:
		return choose(a, value, proofs, &c->proven, what);
	case LINE_ROOT:
		c->said[DSN_ROOT] = value;
		return true;
	case LINES:
		break;
	}
	return false;
}

bool connection_prepare(
    struct arena *a, struct accepted *accepted, struct flaw *flaw)
{
	struct connection *c = NEW(a, struct connection);
	bool seen[LINES] = { 0 };

	*c = (struct connection){ .client = DSN_ANY, .tls = -1, .proven = -1 };
	for (size_t i = 0; i < accepted->nfacts; i++) {
		const struct fact *fact = &accepted->facts[i];
		enum line line = LINE_CLIENT;

		flaw->at = (size_t)(fact->value.at - accepted->text.at);
		flaw->len = fact->value.len;
		flaw->text = STR("nothing stands here");
		if (fact->value.len == 0)
			return false;
		while (
		    !str_eq_nocase(fact->name, str_of(connection_lines[line])))
			line++;
		flaw->text =
		    str_fmt(a, "%s: stands here twice", connection_lines[line]);
		if (seen[line] ||
		    !read_fact(a, c, line, fact->value, &flaw->text))
			return false;
		seen[line] = true;
	}
	accepted->rule = c;
	return true;
}
