#ifndef CHECK_SKU_READ_H
#define CHECK_SKU_READ_H

#include "check/sku_table.h"
#include "check/verdict.h"

/*
 * Reads a size as a learner writes it.  false: *v says why; wrong where it is
 * a size that does not exist, unreadable where it is none at all.
 *
 *	PostgreSQL	GP_Standard_D2s_v3, sku_name = "GP_Standard_D2s_v3"
 *	Redis		Standard C1, C1 Standard, Standard C 1, and
 *			sku_name = "Standard", family = "C", capacity = 1
 */
bool sku_read(struct arena *a, enum sku_service service, struct str answer,
    struct sku *sku, struct verdict *v);

/* The two services; sku_read calls them. */
bool sku_read_postgresql(
    struct arena *a, struct str answer, struct sku *sku, struct verdict *v);
bool sku_read_redis(
    struct arena *a, struct str answer, struct sku *sku, struct verdict *v);

#endif
