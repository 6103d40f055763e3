#ifndef CHECK_DSN_H
#define CHECK_DSN_H

#include "base/str.h"
#include "check/check.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Reads the strings that say where a database is and how to get there, as
 * the client that they are written for reads them: libpq (URI, or words
 * key=value), Npgsql, redis:// and rediss:// URLs, StackExchange.Redis.
 */
enum dsn_client {
	DSN_LIBPQ,
	DSN_NPGSQL,
	DSN_REDIS_URL,
	DSN_STACKEXCHANGE,
	DSN_JDBC, /* known, and not read */
	DSN_ANY
};

/* Whether the way to the server is encrypted. */
enum dsn_tls { DSN_PLAIN, DSN_OPPORTUNISTIC, DSN_TLS };

/* What is known of the server: nothing, who vouches for it, its name too. */
enum dsn_proven { DSN_UNPROVEN, DSN_CHAIN, DSN_FULL };

enum dsn_word {
	DSN_HOST,
	DSN_ADDRESS,
	DSN_PORT,
	DSN_USER,
	DSN_PASSWORD,
	DSN_DATABASE,
	DSN_MODE, /* sslmode, SSL Mode, ssl */
	DSN_ROOT, /* the file of roots */
	DSN_TRUST, /* Npgsql's Trust Server Certificate */
	DSN_WORDS,
	DSN_OTHER = DSN_WORDS /* known, and nothing is asked about it */
};

/* text.at NULL: it is not said. */
struct dsn_value {
	struct str text; /* without quotes and escapes */
	size_t at, len; /* where it stands */
};

/* One place that is tried; `name` is empty for the client's own default. */
struct dsn_end {
	struct str name;
	unsigned port;
	bool local; /* a socket of this machine */
};

struct dsn {
	enum dsn_client client;
	struct dsn_value said[DSN_WORDS];
	struct dsn_end *ends;
	size_t nends, ends_cap;
	enum dsn_tls tls;
	enum dsn_proven proven;
	bool tls_unsaid; /* the client turns TLS on by the host's name */
	struct flaw slip; /* can be read, and cannot be meant; or no text */
	struct str note; /* worth a word, and no fault; or empty */
};

/*
 * Reads `text` as its own look says, or as `hint` where that leaves a
 * choice.  false: it cannot be read, and *flaw says why and where.
 */
bool dsn_read(struct arena *a, struct str text, enum dsn_client hint,
    struct dsn *dsn, struct flaw *flaw);

/* What a string is to do. */
struct dsn_sample {
	enum dsn_client client;
	struct str said[DSN_WORDS];
	unsigned port; /* 0: any */
	enum dsn_tls tls;
	enum dsn_proven proven;
	bool proven_any; /* nothing is asked of it */
};

/* A string that does it, in `a`. */
struct str dsn_write(struct arena *a, const struct dsn_sample *sample);

/* "libpq", "Npgsql", "a Redis URL" … */
const char *dsn_client_name(enum dsn_client client);

#endif
