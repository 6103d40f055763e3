#ifndef CHECK_ACCESS_H
#define CHECK_ACCESS_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diags;
struct hcl_file;
struct hcl_instance;
struct hcl_module;
struct hcl_resource;

/*
 * Who may reach the servers that a Terraform module declares: its servers
 * with the firewall rules that belong to each, as far as the files tell.
 * What they do not tell is listed and never guessed.
 */

/* One .tf file of the module: all files of one directory go together. */
struct access_file {
	struct str path, text;
};

enum access_kind {
	ACCESS_POSTGRESQL, /* azurerm_postgresql_flexible_server */
	ACCESS_POSTGRESQL_SINGLE, /* azurerm_postgresql_server, retired */
	ACCESS_REDIS /* azurerm_redis_cache */
};

/* "postgresql", "postgresql" and "redis". */
const char *access_kind_name(enum access_kind kind);

enum access_public {
	ACCESS_CLOSED, /* no address gets in, whatever the rules say */
	ACCESS_OPEN, /* the rules decide; also where nothing is said */
	ACCESS_UNTOLD /* the files do not say which */
};

struct access_place {
	size_t file; /* which of the files */
	size_t at, len; /* bytes of its text */
	unsigned line, column; /* from 1; the column counts bytes */
};

struct access_rule {
	struct str name; /* the label: allow_all, or office["berlin"] */
	uint32_t first, last; /* host order, both ends belong to it */
	bool azure_services; /* 0.0.0.0 - 0.0.0.0: a flag, no address */
	struct access_place place; /* of the resource's header */
	struct access_place first_place, last_place; /* of the addresses */
};

/* An expression that only Terraform, or somebody's input, can work out. */
struct access_unknown {
	struct str text; /* as it is written: var.office_ip */
	struct str about; /* what depends on it: "office.start_ip_address" */
	struct access_place place;
	bool door; /* whether anybody gets in at all depends on it */
	/* Of a rule that is there for sure: one address that it admits. */
	bool admits;
	uint32_t admitted;
};

/* Why a rule cannot be right, and is left out. */
struct access_fault {
	struct str about; /* "office.end_ip_address" */
	struct str why; /* without a full stop */
	struct access_place place;
	const struct hcl_resource *resource;
};

struct access_server {
	struct str label; /* main, or main["berlin"] */
	struct str type; /* azurerm_redis_cache; empty if not declared */
	struct str name; /* its name in Azure; empty if not known */
	enum access_kind kind;
	/*
	 * false: only rules name it; label is then the expression they name
	 * it by (var.server_id), and `open` is ACCESS_UNTOLD.
	 */
	bool declared;
	enum access_public open;
	/* Closed because it lies in a network of its own (a subnet is set). */
	bool in_subnet;
	struct access_place place; /* of its header, or of the first rule's */
	struct access_rule *rules; /* in the order of files and lines */
	size_t nrules;
	struct access_unknown *unknown; /* empty: all is known */
	size_t nunknown;
	/* Its block and which copy of it; NULL: not declared. */
	const struct hcl_resource *resource;
	const struct hcl_instance *in;
};

struct access {
	struct access_server *servers; /* in the order of files and lines */
	size_t nservers;
	size_t faults; /* rules left out because they cannot be right */
	struct access_fault *fault; /* each of these */
};

/*
 * Reads the module.  false: a file is not HCL, and d says where.  A rule that
 * cannot be right (ends reversed, a CIDR or no address in start_ip_address)
 * is an error in d too, is counted in `faults` and left out of its server.
 * Everything lives in `a` and points into the files' texts.
 */
bool access_read(struct arena *a, const struct access_file *files, size_t n,
    struct access *access, struct diags *d);

struct ipset;

/*
 * Whom the server admits, as far as is known: what its rules do not tell is
 * left out, and while nobody can tell whether it is open it counts as open.
 * Without any rule nobody gets in on PostgreSQL, everybody on Redis.
 */
const struct ipset *access_admits(
    struct arena *a, const struct access_server *server);

/* The same of files that were parsed (files[0] on), and are the module. */
void access_gather(struct arena *a, const struct hcl_file *files,
    struct hcl_module *m, struct access *access, struct diags *d);

/* Whether resources of this type are rules, and of which kind of server. */
bool access_is_rule(struct str type, enum access_kind *kind);

/* Whether resources of this type are servers, and of which kind. */
bool access_is_server(struct str type, enum access_kind *kind);

/* HCL lets a NUL stand in a note; a text that holds one is none. */
bool access_is_text(struct str path, struct str text, struct diags *d);

#endif
