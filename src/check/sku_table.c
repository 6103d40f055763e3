#include "check/sku_table.h"

#include "base/arena.h"
#include "base/vec.h"

/*
 * This is code and not a file of the course: any quiz may ask for a size,
 * wherever it lies, and what it is held against has to be at hand.
 *
 * Sources, read in November 2026:
 *	names		azurerm 5.2.0, the check of sku_name in
 *			azurerm_postgresql_flexible_server (114 names), and of
 *			sku_name, family and capacity in azurerm_redis_cache
 *	vCores, memory	Microsoft, "Compute options in Azure Database for
 *			PostgreSQL" (13 January 2026)
 *	connections	Microsoft, "Limits in Azure Database for PostgreSQL"
 *			(13 November 2025); v6 is not in its table
 *	Burstable	Microsoft, "Configure high availability" (November
 *			2025), "Read replicas", "Limits", "Backup and restore"
 *	Redis sizes	Microsoft, "Azure Cache for Redis planning FAQ" (2022)
 *	Redis clients	Microsoft, "Configure Azure Cache for Redis"; P5 is
 *			not among what was read
 *	Redis tiers	Microsoft, "What is Azure Cache for Redis?" (March
 *			2023), high availability, network isolation (August
 *			2023), management FAQ
 */

const struct sku_tier sku_tiers[2][SKU_TIERS] = {
	[SKU_POSTGRESQL] = { { "B", "Burstable" }, { "GP", "General Purpose" },
	    { "MO", "Memory Optimized" } },
	[SKU_REDIS] = { { "Basic", "Basic" }, { "Standard", "Standard" },
	    { "Premium", "Premium" } },
};

enum { BURSTABLE, GENERAL, MEMORY };

/* clang-format off */
static const struct sku_size b_s[] = { { 2, 4, 429 } };
static const struct sku_size b_ms[] = {
	{ 1, 2, 50 }, { 2, 8, 859 }, { 4, 16, 1718 }, { 8, 32, 3437 },
	{ 12, 48, 5000 }, { 16, 64, 5000 }, { 20, 80, 5000 },
};
static const struct sku_size d_to_64[] = {
	{ 2, 8, 859 }, { 4, 16, 1718 }, { 8, 32, 3437 }, { 16, 64, 5000 },
	{ 32, 128, 5000 }, { 48, 192, 5000 }, { 64, 256, 5000 },
};
static const struct sku_size d_to_96[] = {
	{ 2, 8, 859 }, { 4, 16, 1718 }, { 8, 32, 3437 }, { 16, 64, 5000 },
	{ 32, 128, 5000 }, { 48, 192, 5000 }, { 64, 256, 5000 },
	{ 96, 384, 5000 },
};
static const struct sku_size d_v6[] = {
	{ 2, 8, 0 }, { 4, 16, 0 }, { 8, 32, 0 }, { 16, 64, 0 }, { 32, 128, 0 },
	{ 48, 192, 0 }, { 64, 256, 0 }, { 96, 384, 0 },
};
static const struct sku_size dc[] = {
	{ 2, 0, 0 }, { 4, 0, 0 }, { 8, 0, 0 }, { 16, 0, 0 }, { 32, 0, 0 },
	{ 48, 0, 0 }, { 64, 0, 0 }, { 96, 0, 0 },
};
static const struct sku_size e_v3[] = {
	{ 2, 16, 1718 }, { 4, 32, 3437 }, { 8, 64, 5000 }, { 16, 128, 5000 },
	{ 20, 0, 0 }, { 32, 256, 5000 }, { 48, 384, 5000 }, { 64, 432, 5000 },
};
static const struct sku_size e_v4[] = {
	{ 2, 16, 1718 }, { 4, 32, 3437 }, { 6, 0, 0 }, { 8, 64, 5000 },
	{ 16, 128, 5000 }, { 20, 160, 5000 }, { 32, 256, 5000 },
	{ 48, 384, 5000 }, { 64, 432, 5000 },
};
/* E64 of v5 has 512 GiB on one page and 432 on the other. */
static const struct sku_size e_v5[] = {
	{ 2, 16, 1718 }, { 4, 32, 3437 }, { 8, 64, 5000 }, { 16, 128, 5000 },
	{ 20, 160, 5000 }, { 32, 256, 5000 }, { 48, 384, 5000 },
	{ 64, 0, 5000 }, { 96, 672, 5000 },
};
static const struct sku_size e_ads_v5[] = {
	{ 2, 16, 1718 }, { 4, 32, 3437 }, { 8, 64, 5000 }, { 16, 128, 5000 },
	{ 32, 256, 5000 }, { 48, 384, 5000 }, { 64, 0, 5000 },
	{ 96, 672, 5000 },
};
static const struct sku_size e_v6[] = {
	{ 2, 16, 0 }, { 4, 32, 0 }, { 8, 64, 0 }, { 16, 128, 0 },
	{ 32, 256, 0 }, { 48, 384, 0 }, { 64, 512, 0 }, { 96, 768, 0 },
};
static const struct sku_size ec[] = {
	{ 2, 0, 0 }, { 4, 0, 0 }, { 8, 0, 0 }, { 16, 0, 0 }, { 20, 0, 0 },
	{ 32, 0, 0 }, { 48, 0, 0 }, { 64, 0, 0 }, { 96, 0, 0 },
};

#define SIZES(row) row, sizeof(row) / sizeof(*(row))
const struct sku_series sku_series[] = {
	{ BURSTABLE, "B", "ms", 0, SIZES(b_ms) },
	{ BURSTABLE, "B", "s", 0, SIZES(b_s) },
	{ GENERAL, "D", "s", 3, SIZES(d_to_64) },
	{ GENERAL, "D", "ds", 4, SIZES(d_to_64) },
	{ GENERAL, "D", "ds", 5, SIZES(d_to_96) },
	{ GENERAL, "D", "ads", 5, SIZES(d_to_96) },
	{ GENERAL, "D", "ds", 6, SIZES(d_v6) },
	{ GENERAL, "DC", "ads", 5, SIZES(dc) },
	{ MEMORY, "E", "s", 3, SIZES(e_v3) },
	{ MEMORY, "E", "ds", 4, SIZES(e_v4) },
	{ MEMORY, "E", "ds", 5, SIZES(e_v5) },
	{ MEMORY, "E", "ads", 5, SIZES(e_ads_v5) },
	{ MEMORY, "E", "ds", 6, SIZES(e_v6) },
	{ MEMORY, "EC", "ads", 5, SIZES(ec) },
	{ MEMORY, "EC", "as", 5, SIZES(ec) },
};
const size_t sku_nseries = sizeof(sku_series) / sizeof(*sku_series);

/* MB, and clients at once; by capacity. */
static const struct redis_size {
	unsigned memory, connections;
} sizes_c[] = {
	{ 250, 256 }, { 1000, 1000 }, { 2500, 2000 }, { 6000, 5000 },
	{ 13000, 10000 }, { 26000, 15000 }, { 53000, 20000 },
}, sizes_p[] = {
	{ 0, 0 }, { 6000, 7500 }, { 13000, 15000 }, { 26000, 30000 },
	{ 53000, 40000 }, { 120000, 0 },
};

#define PG SKU_POSTGRESQL
#define RD SKU_REDIS
static const struct sku_feature features[] = {
	{ PG, "ha", { 0, 1, 1 }, "has no high availability", NULL },
	{ PG, "high availability", { 0, 1, 1 }, "has no high availability",
	    NULL },
	{ PG, "standby", { 0, 1, 1 }, "has no standby", NULL },
	{ PG, "zone", { 0, 1, 1 },
	    "has no high availability, so no standby in another zone", NULL },
	{ PG, "read replicas", { 0, 1, 1 }, "has no read replicas", NULL },
	{ PG, "replica", { 0, 1, 1 }, "has no read replicas", NULL },
	{ PG, "pgbouncer", { 0, 1, 1 }, "has no built-in PgBouncer", NULL },
	{ PG, "on-demand backups", { 0, 1, 1 }, "has no on-demand backups",
	    NULL },
	{ PG, "production", { 0, 1, 1 },
	    "lives on CPU credits and is not recommended for production",
	    NULL },
	{ PG, "stop", { 1, 1, 1 }, "", NULL },
	{ PG, "private endpoint", { 1, 1, 1 }, "", NULL },
	{ PG, "vnet", { 1, 1, 1 }, "", NULL },
	{ PG, "burstable", { 1, 0, 0 }, "is not Burstable", NULL },
	{ PG, "general purpose", { 0, 1, 0 }, "is not General Purpose", NULL },
	{ PG, "memory optimized", { 0, 0, 1 }, "is not Memory Optimized",
	    NULL },
	{ RD, "replica", { 0, 1, 1 }, "has one node and no replica", NULL },
	{ RD, "ha", { 0, 1, 1 }, "has one node: no high availability", NULL },
	{ RD, "high availability", { 0, 1, 1 },
	    "has one node: no high availability", NULL },
	{ RD, "sla", { 0, 1, 1 }, "has no SLA", NULL },
	{ RD, "zone", { 0, 0, 1 },
	    "has no zone redundancy that one may count on", NULL },
	{ RD, "clustering", { 0, 0, 1 }, "has no clustering", NULL },
	{ RD, "persistence", { 0, 0, 1 }, "has no persistence", NULL },
	{ RD, "import-export", { 0, 0, 1 }, "has no import and export", NULL },
	{ RD, "vnet", { 0, 0, 1 }, "has no VNet injection", NULL },
	{ RD, "geo-replication", { 0, 0, 1 }, "has no geo-replication", NULL },
	{ RD, "private endpoint", { 1, 1, 1 }, "", NULL },
	{ RD, "tls", { 1, 1, 1 }, "", NULL },
	{ RD, "firewall", { 1, 1, 1 }, "", NULL },
	{ RD, "entra", { 1, 1, 1 }, "", NULL },
	{ RD, "dedicated cpu", { 1, 1, 1 }, "", "shares a CPU core" },
	{ RD, "production", { 0, 1, 1 },
	    "is not recommended for production: one node, no SLA",
	    "shares a CPU core and is not recommended for production" },
	{ RD, "basic", { 1, 0, 0 }, "is not Basic", NULL },
	{ RD, "standard", { 0, 1, 0 }, "is not Standard", NULL },
	{ RD, "premium", { 0, 0, 1 }, "is not Premium", NULL },
};
/* clang-format on */

enum { FEATURES = sizeof(features) / sizeof(*features) };

/* Kept by the server for itself. */
enum { RESERVED = 15, PREMIUM = 2 };

static void add_series(
    struct arena *a, struct skus *all, const struct sku_series *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct sku *sku = VEC_ADD(a, all);
		const struct sku_size *size = &s->sizes[i];
		struct buf b = { .a = a };

		buf_fmt(&b, "%s_Standard_%s%u%s",
		    sku_tiers[SKU_POSTGRESQL][s->tier].code, s->family,
		    size->vcores, s->suffix);
		if (s->generation)
			buf_fmt(&b, "_v%u", s->generation);
		*sku = (struct sku){
			.service = SKU_POSTGRESQL,
			.tier = s->tier,
			.name = buf_str(&b),
			.vcores = size->vcores,
			.generation = s->generation,
			.memory = size->memory * 1000,
		};
		if (size->connections)
			sku->connections = size->connections - RESERVED;
	}
}

unsigned sku_redis_least(unsigned tier)
{
	return tier == PREMIUM ? 1 : 0;
}

unsigned sku_redis_most(unsigned tier)
{
	return tier == PREMIUM
	    ? (unsigned)(sizeof(sizes_p) / sizeof(*sizes_p)) - 1
	    : (unsigned)(sizeof(sizes_c) / sizeof(*sizes_c)) - 1;
}

static void add_tier(struct arena *a, struct skus *all, unsigned tier)
{
	const struct redis_size *sizes = tier == PREMIUM ? sizes_p : sizes_c;

	for (unsigned i = sku_redis_least(tier); i <= sku_redis_most(tier); i++)
		*VEC_ADD(a, all) = (struct sku){
			.service = SKU_REDIS,
			.tier = tier,
			.name = str_fmt(a, "%s %c%u",
			    sku_tiers[SKU_REDIS][tier].code,
			    tier == PREMIUM ? 'P' : 'C', i),
			.memory = sizes[i].memory,
			.connections = sizes[i].connections,
		};
}

struct skus sku_all(struct arena *a, enum sku_service service)
{
	struct skus all = { 0 };

	if (service == SKU_POSTGRESQL)
		for (size_t i = 0; i < sku_nseries; i++)
			add_series(a, &all, &sku_series[i]);
	else
		for (unsigned tier = 0; tier < SKU_TIERS; tier++)
			add_tier(a, &all, tier);
	return all;
}

const struct sku_feature *sku_feature(enum sku_service service, struct str name)
{
	for (size_t i = 0; i < FEATURES; i++)
		if (features[i].service == service &&
		    str_eq(name, str_of(features[i].name)))
			return &features[i];
	return NULL;
}

struct str sku_features(struct arena *a, enum sku_service service)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < FEATURES; i++)
		if (features[i].service == service)
			buf_fmt(
			    &b, "%s%s", b.len ? ", " : "", features[i].name);
	return buf_str(&b);
}
