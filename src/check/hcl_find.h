#ifndef CHECK_HCL_FIND_H
#define CHECK_HCL_FIND_H

#include "check/hcl.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What stands at a line of one Terraform file, and where other files have the
 * same: a resource is known by its type whatever it is called, an attribute
 * by its name wherever it stands.
 */
enum { HCL_THING_DEEP = 4 };

struct hcl_thing {
	struct str type; /* of the outermost block: resource, variable … */
	struct str labels[2]; /* azurerm_redis_cache and main; or empty */
	struct str path[HCL_THING_DEEP]; /* blocks within it */
	size_t npath;
	struct str attribute; /* empty: the block itself */
};

/*
 * What stands at the line, from 1, or else first below it (a note belongs to
 * what it stands over).  false: there is only the end.
 */
bool hcl_thing_at(
    const struct hcl_file *file, unsigned line, struct hcl_thing *thing);

enum hcl_found {
	HCL_FOUND_NOT,
	HCL_FOUND_UNSET, /* the block is there, the attribute is not */
	HCL_FOUND_OTHER, /* a block of the type with another name */
	HCL_FOUND
};

struct hcl_spot {
	size_t file; /* which of the files */
	unsigned line; /* of the attribute, or of the block's header */
	struct str name; /* of the block that it is in: main, office … */
};

/*
 * Where these files have the thing: a block of the same name if there is one,
 * else the first that has the attribute, else the first of the type.  What
 * has been renamed is the same (non_ssl_port_enabled, enable_non_ssl_port).
 */
enum hcl_found hcl_find(const struct hcl_file *files, size_t n,
    const struct hcl_thing *thing, struct hcl_spot *spot);

/*
 * What an address of Terraform names: "type.name" (a resource), "var.name" or
 * "local.name", and ".attribute" or blocks and an attribute behind it.
 * false: the text is not of that form.
 */
bool hcl_thing_named(struct str address, struct hcl_thing *thing);

#endif
