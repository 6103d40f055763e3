#ifndef CHECK_ESTATE_OWN_H
#define CHECK_ESTATE_OWN_H

/* What estate.c (reading) and estate_rows.c (the names) share. */

#include "check/estate.h"
#include "check/hcl_value.h"

struct estate {
	const struct hcl_file *files;
	struct hcl_module *m;
	struct access access;
};

/* A byte of a file; file NULL: nowhere. */
struct spot {
	const struct hcl_file *file;
	size_t at;
};

/* A name and how its value is found. */
struct estate_row {
	struct estate_name public;
	struct estate_value (*value)(struct arena *a, const struct estate *e,
	    const struct access_server *server);
	/* Where it stands: the attribute (a path), or a call; both may be NULL. */
	const char *attribute;
	void (*place)(const struct estate *e,
	    const struct access_server *server, struct spot *spot);
};

/* A name of NULL ends. */
extern const struct estate_row estate_rows[];

struct estate_value estate_known(struct str text);
struct estate_value estate_unset(void);
struct estate_value estate_unknown(struct str expression);
struct estate_value estate_of_hcl(struct arena *a, const struct hcl_value *v);

/* The attribute at a path of the server's block; null: it is not there. */
struct hcl_value estate_read(const struct estate *e,
    const struct access_server *server, struct str path, struct spot *spot);

/* "main.tf:12" */
struct str estate_place(struct arena *a, const struct spot *spot);

#endif
