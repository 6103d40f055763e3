#ifndef CHECK_TF_OWN_H
#define CHECK_TF_OWN_H

#include "base/vec.h"
#include "check/access.h"
#include "check/check.h"
#include "check/fw_judge.h"
#include "check/hcl_value.h"

/*
 * Judging a Terraform file by facts of what it means (check_terraform).
 * What the parts share: what is asked, the file while it is judged, and what
 * was found.
 */

/* Servers that a fact is about: bits of enum access_kind. */
enum {
	TF_POSTGRESQL = 1U << ACCESS_POSTGRESQL,
	TF_SINGLE = 1U << ACCESS_POSTGRESQL_SINGLE,
	TF_REDIS = 1U << ACCESS_REDIS,
	TF_ANY = TF_POSTGRESQL | TF_SINGLE | TF_REDIS
};

enum tf_op {
	TF_SAME, /* also: one of several */
	TF_OTHER,
	TF_LEAST,
	TF_MOST,
	TF_MORE,
	TF_LESS,
	TF_PRESENT,
	TF_ABSENT
};

struct tf_kind;

/* One thing that is asked. */
struct tf_fact {
	const struct tf_kind *kind;
	struct str value; /* as the author wrote it */
	enum tf_op op;
	bool yes;
	unsigned which; /* what only its kind knows */
	double number;
	struct str type, label; /* of resources; empty: any */
	struct str *steps; /* from a resource to what is meant in it */
	size_t nsteps;
	struct hcl_value *wants; /* any of these */
	size_t nwants;
	struct accepted *size; /* what check_sku is asked */
};

struct tf_asked {
	struct fw_wanted who;
	bool azure_said;
	unsigned kinds; /* of servers that are meant; 0: any */
	struct str type, label; /* of the server that is meant, or empty */
	struct str needs, smallest; /* of its size */
	VEC(struct tf_fact) facts;
};

/* What goes wrong first is told first. */
enum tf_weight {
	TF_GONE, /* a server */
	TF_TWICE, /* two blocks of one name */
	TF_STRANGER,
	TF_FAULT, /* a rule that cannot be */
	TF_LEFT_OUT,
	TF_OTHER_FACT /* + its place in the table of facts */
};

struct tf_finding {
	unsigned weight;
	struct str text; /* a sentence without its full stop */
	struct access_place place;
	bool placed; /* the sentence says where it is */
	struct str drawing; /* or empty */
};

/* A file while it is judged. */
struct tf {
	struct arena *a;
	const struct tf_asked *asked;
	struct hcl_file *files; /* the learner's first */
	size_t nfiles;
	struct hcl_module *m;
	struct access access;
	unsigned about, kinds; /* of servers: that facts are about; that are
				  meant */
	struct str prefix; /* "main: " where there are several servers */
	VEC(struct tf_finding) fails, untold;
	VEC(struct tf_finding) notes; /* what is right, but to be known */
	struct buf praise;
};

struct tf_kind {
	const char *name;
	unsigned kinds; /* of servers; 0: it is about no server */
	/* false: *flaw says why, its place counted in fact->value. */
	bool (*read)(struct arena *a, struct tf_asked *asked,
	    struct tf_fact *fact, struct flaw *flaw);
	/* NULL: another line judges it.  The server is NULL without kinds. */
	void (*judge)(struct tf *t, const struct tf_fact *fact,
	    const struct access_server *server);
};

/* The kinds, in the order in which faults are told; a name of NULL ends. */
extern const struct tf_kind tf_kinds[];

/* The weight of a fact's faults. */
unsigned tf_weight(const struct tf_fact *fact);

/* Where it is, "12:5"; in a file beside the learner's, "variables.tf:3:1". */
struct str tf_place_text(const struct tf *t, const struct access_place *place);

/* The place of a block's header, or of a piece of a file. */
struct access_place tf_place(
    const struct tf *t, const struct hcl_file *file, size_t at, size_t len);
struct access_place tf_header(
    const struct tf *t, const struct hcl_resource *resource);

/* Says that something is wrong, at this place. */
struct tf_finding *tf_fails(struct tf *t, unsigned weight,
    const struct access_place *place, const char *fmt, ...) PRINTF_LIKE(4, 5);

/* Says that `about` ("Who gets in") depends on what is not known. */
void tf_untold(
    struct tf *t, const struct hcl_value *unknown, const char *about);

/* Says what is right, for the reason of a right answer. */
void tf_praise(struct tf *t, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* An attribute of a block. */
struct tf_read {
	enum { TF_NOT_THERE, TF_KNOWN, TF_HIDDEN } how; /* null: not there */
	struct hcl_value v; /* of KNOWN and HIDDEN */
	struct access_place place; /* of its value; NOT_THERE: of the block */
};

/* A body in which attributes stand, and which copy of it. */
struct tf_body {
	const struct hcl_body *body;
	const struct hcl_file *file;
	const struct hcl_instance *in;
	size_t at, len; /* of its header */
};

struct tf_body tf_body_of(const struct access_server *server);

struct tf_read tf_attribute(
    const struct tf *t, const struct tf_body *in, struct str name);

struct tf_bodies {
	struct tf_body *at;
	size_t n, cap;
	struct hcl_value hidden; /* .why is set: there may be more */
};

/* The blocks of this type in the body; dynamic ones too. */
struct tf_bodies tf_blocks(
    const struct tf *t, const struct tf_body *in, struct str type);

enum tf_joined { TF_APART, TF_JOINED, TF_PERHAPS };

/*
 * Whether the attribute `by` names the server by its `wants` ("id"); what it
 * comes to is in *v.
 */
enum tf_joined tf_joins(const struct tf *t, const struct tf_body *in,
    struct str by, struct str wants, const struct access_server *server);

/* What there is under a name that may be missing: its text, or `other`. */
struct str tf_text(
    const struct tf *t, const struct tf_read *read, struct str other);

/* Readers and judges, by file. */

/* terraform.c */
bool tf_read_for(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw);
bool tf_read_server(struct arena *a, struct tf_asked *asked,
    struct tf_fact *fact, struct flaw *flaw);

/* tf_servers.c */
/* Which kinds of servers are meant; says so where one is gone since `start`. */
void tf_find_servers(struct tf *t, struct str start);
/* The one with the label that is asked for; a lone one may be called else. */
bool tf_is_meant(const struct tf *t, const struct access_server *s);
size_t tf_count_meant(const struct tf *t);

/* tf_who.c */
bool tf_read_who(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw);
void tf_judge_who(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);
bool tf_read_yes(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw);
void tf_judge_public(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);

/* tf_tls.c */
bool tf_read_tls(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw);
void tf_judge_tls(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);

/* tf_size.c */
bool tf_read_sku(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw);
bool tf_read_size(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw);
/* After all lines: what check_sku is asked.  false: *flaw says why not. */
bool tf_prepare_size(struct arena *a, struct tf_asked *asked,
    struct accepted *accepted, struct flaw *flaw);
void tf_judge_sku(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);

/* tf_server.c */
bool tf_read_amount(struct arena *a, struct tf_asked *asked,
    struct tf_fact *fact, struct flaw *flaw);
bool tf_read_ha(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw);
bool tf_read_zones(struct arena *a, struct tf_asked *asked,
    struct tf_fact *fact, struct flaw *flaw);
void tf_judge_storage(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);
void tf_judge_retention(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);
void tf_judge_ha(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);
void tf_judge_zones(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);
void tf_judge_geo(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);
void tf_judge_destroy(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);

/* tf_attribute.c */
bool tf_read_attribute(struct arena *a, struct tf_asked *asked,
    struct tf_fact *fact, struct flaw *flaw);
void tf_judge_attribute(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server);

/*
 * The operator that `s` begins with (>=, =, one of … or present, absent);
 * returns what stands behind it.  Without one it is TF_SAME.
 */
struct str tf_op(struct str s, enum tf_op *op);

/* Whether x OP wanted, of numbers. */
bool tf_compare(enum tf_op op, double x, double wanted);

/* "at least ", "at most ", "" … for a sentence. */
const char *tf_op_words(enum tf_op op);

#endif
