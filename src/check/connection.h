#ifndef CHECK_CONNECTION_H
#define CHECK_CONNECTION_H

#include "check/dsn.h"

/* What is asked of a string; -1 or no text: nothing. */
struct connection {
	enum dsn_client client;
	struct str said[DSN_WORDS];
	unsigned port; /* 0: any */
	int tls; /* enum dsn_tls */
	int proven; /* enum dsn_proven: at least, but none means none */
};

/* The names of the lines that ask for it, ended by NULL. */
extern const char *const connection_lines[];

/* Makes a struct connection of the lines; as check's prepare. */
bool connection_prepare(
    struct arena *a, struct accepted *accepted, struct flaw *flaw);

#endif
