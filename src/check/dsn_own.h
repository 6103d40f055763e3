#ifndef CHECK_DSN_OWN_H
#define CHECK_DSN_OWN_H

#include "base/arena.h"
#include "base/vec.h"
#include "check/dsn.h"

/* What the readers of the several strings share. */
struct dsn_reader {
	struct arena *a;
	struct str text;
	struct dsn *dsn;
	struct flaw *flaw;
};

/* A key of a string and what it is about. */
struct dsn_name {
	const char *name;
	enum dsn_word word;
};

/* The piece of the text cannot be read.  Always false. */
bool dsn_fail(struct dsn_reader *r, struct str piece, struct str what);

/* The piece can be read and cannot be meant; the first one is kept. */
void dsn_slip(struct dsn_reader *r, struct str piece, struct str what);

/* Keeps a value; the last one counts, and is told so. */
void dsn_say(struct dsn_reader *r, enum dsn_word word, struct str value,
    struct str piece);

/* Takes %XX out.  false: there is a % that begins no such escape. */
bool dsn_decode(struct dsn_reader *r, struct str raw, struct str *value);

/* A port from 1 to 65535; the piece is where it is written. */
bool dsn_port(
    struct dsn_reader *r, struct str digits, struct str piece, unsigned *port);

/* One more place that is tried. */
void dsn_end(struct dsn_reader *r, struct str name, unsigned port);

/* yes, true, on, 1 and the reverse.  false: neither. */
bool dsn_flag(struct str s, bool *flag);

/* A host with its port, "[::1]:6380" too; *port is 0 where none is said. */
bool dsn_host_port(
    struct dsn_reader *r, struct str s, struct str *host, unsigned *port);

/*
 * Looks at the value of one of libpq's words that is not kept (sslmode and
 * the like are looked at where they are read); a bad one is a slip.
 */
void dsn_look_at_value(
    struct dsn_reader *r, struct str word, struct str value, struct str piece);

bool dsn_libpq(struct dsn_reader *r);
bool dsn_npgsql(struct dsn_reader *r);
bool dsn_redis_url(struct dsn_reader *r);
bool dsn_stackexchange(struct dsn_reader *r);

/* Whether this is a key of Npgsql's, whatever its case and blanks. */
bool dsn_is_npgsql(struct str key);

/* Whether this is a word of libpq's. */
bool dsn_is_libpq(struct str word);

#endif
