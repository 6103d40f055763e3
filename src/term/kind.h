#ifndef TERM_KIND_H
#define TERM_KIND_H

#include "term/term.h"

/* What a terminal and a script each do; term.c hands the calls of term.h on. */
struct term_ops {
	void (*close)(struct term *t);
	void (*size)(const struct term *t, int *rows, int *columns);
	void (*show)(struct term *t, const struct canvas *c);
	struct key (*key)(struct term *t);
	int (*fd)(const struct term *t);
	void (*leave)(struct term *t);
	void (*come_back)(struct term *t);
	void (*resized)(struct term *t);
	int64_t (*clock)(const struct term *t);
	void (*copy)(struct term *t, struct str text);
	void (*set_theme)(struct term *t, enum theme theme);
};

/* The first member of both. */
struct term {
	const struct term_ops *ops;
};

#endif
