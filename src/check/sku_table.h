#ifndef CHECK_SKU_TABLE_H
#define CHECK_SKU_TABLE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/*
 * The sizes that PostgreSQL Flexible Server and Azure Cache for Redis are sold
 * in, and what each tier can do: only what a page of the makers says, each
 * with its source in sku_table.c.  0 is "the pages do not say".
 */
enum sku_service { SKU_POSTGRESQL, SKU_REDIS };

enum { SKU_TIERS = 3 };

/* In order of size: Burstable, GP, MO; or Basic, Standard, Premium. */
struct sku_tier {
	const char *code; /* as it is written in a size */
	const char *name; /* for people */
};

struct sku {
	enum sku_service service;
	unsigned tier; /* 0 to SKU_TIERS - 1 */
	struct str name; /* "GP_Standard_D2s_v3", "Standard C1" */
	unsigned vcores; /* PostgreSQL */
	unsigned generation; /* PostgreSQL: 3 of _v3; 0: it has none */
	unsigned memory; /* in MB; a GiB of PostgreSQL counts 1000 */
	unsigned connections; /* that are the user's */
};

struct skus {
	struct sku *at;
	size_t n, cap;
};

/* What some tiers can do and some cannot. */
struct sku_feature {
	enum sku_service service;
	const char *name; /* as in needs:, in lower case */
	bool has[SKU_TIERS];
	const char *lack; /* "has no persistence", behind the tier's name */
	const char *c0; /* what a C0 lacks of it; NULL: nothing more */
};

/* A series of machines, such as D2s_v3 to D64s_v3. */
struct sku_size {
	unsigned vcores, memory, connections; /* GiB; with the reserved 15 */
};

struct sku_series {
	unsigned tier;
	const char *family, *suffix; /* D and s of D2s_v3 */
	unsigned generation;
	const struct sku_size *sizes;
	size_t n;
};

extern const struct sku_tier sku_tiers[2][SKU_TIERS];
extern const struct sku_series sku_series[];
extern const size_t sku_nseries;

/* The largest capacity of C and P, and the smallest. */
unsigned sku_redis_least(unsigned tier);
unsigned sku_redis_most(unsigned tier);

/* All sizes of a service; they live in `a`. */
struct skus sku_all(struct arena *a, enum sku_service service);

/* NULL: none is named so.  The name is in lower case, blanks between words. */
const struct sku_feature *sku_feature(
    enum sku_service service, struct str name);

/* All names of features of the service, apart by commas, in `a`. */
struct str sku_features(struct arena *a, enum sku_service service);

#endif
