#include "base/arena.h"
#include "check/sku_read.h"
#include "quiz/draw.h"

#include <string.h>

/* Families 14 and 15: sizes of managed services. */

enum { ROWS_MOST = 16 };

struct table {
	enum sku_service service;
	struct sku row[ROWS_MOST];
	size_t n;
};

static bool is_printed(enum sku_service service, struct str name)
{
	static const char *const printed[2][ROWS_MOST] = {
		[SKU_POSTGRESQL] = { "B_Standard_B1ms", "B_Standard_B2s",
		    "B_Standard_B2ms", "B_Standard_B4ms", "B_Standard_B8ms",
		    "GP_Standard_D2s_v3", "GP_Standard_D4s_v3",
		    "GP_Standard_D8s_v3", "MO_Standard_E2s_v3",
		    "MO_Standard_E4s_v3", "MO_Standard_E8s_v3" },
		[SKU_REDIS] = { "Basic C1", "Basic C2", "Basic C3", "Basic C4",
		    "Standard C1", "Standard C2", "Standard C3", "Standard C4",
		    "Premium P1", "Premium P2", "Premium P3" },
	};

	for (size_t i = 0; i < ROWS_MOST && printed[service][i]; i++)
		if (str_eq(name, str_of(printed[service][i])))
			return true;
	return false;
}

static struct table print_table(struct draw *w, enum sku_service service)
{
	struct skus all = sku_all(w->a, service);
	struct table t = { .service = service };

	for (size_t i = 0; i < all.n; i++)
		if (is_printed(service, all.at[i].name))
			t.row[t.n++] = all.at[i];
	return t;
}

/* What one asks for beside memory. */
static const struct wish {
	const char *name, *words;
} wishes[2][4] = {
	[SKU_POSTGRESQL] = { { NULL, "nothing more" },
	    { "ha", "high availability" }, { "read replicas", "read replicas" },
	    { "pgbouncer", "the built-in PgBouncer" } },
	[SKU_REDIS] = { { NULL, "nothing more" }, { "replica", "a replica" },
	    { "persistence", "persistence" }, { "clustering", "clustering" } },
};

static bool grants(const struct sku *sku, const struct wish *wish)
{
	const struct sku_feature *f =
	    wish->name ? sku_feature(sku->service, str_of(wish->name)) : NULL;

	return !wish->name || (f && f->has[sku->tier]);
}

/* Whether x is no larger than y, and smaller in something. */
static bool is_smaller(const struct sku *x, const struct sku *y)
{
	bool redis = x->service == SKU_REDIS;
	unsigned of_x = redis ? x->tier : x->vcores;
	unsigned of_y = redis ? y->tier : y->vcores;

	return x->memory <= y->memory && of_x <= of_y &&
	    (x->memory < y->memory || of_x < of_y);
}

/* The rows that will do and have no smaller one that will. */
static size_t find_smallest(
    const struct table *t, const struct wish *wish, unsigned memory, size_t *at)
{
	size_t found = 0;

	for (size_t i = 0; i < t->n; i++) {
		bool least =
		    t->row[i].memory >= memory && grants(&t->row[i], wish);

		for (size_t j = 0; j < t->n && least; j++)
			least = !(t->row[j].memory >= memory &&
			    grants(&t->row[j], wish) &&
			    is_smaller(&t->row[j], &t->row[i]));
		if (least)
			*at = i;
		found += least;
	}
	return found;
}

/* The judge of sizes, asked of every row: how many it finds right. */
static size_t judge_rows(
    struct draw *w, const struct table *t, struct str needs, size_t *at)
{
	struct fact facts[] = {
		{ STR("for"),
		    t->service == SKU_REDIS ? STR("redis")
					    : STR("postgresql") },
		{ STR("needs"), needs },
		{ STR("smallest"), STR("yes") },
	};
	struct accepted one = { .right = true, .facts = facts, .nfacts = 3 };
	struct wanted wanted = {
		.check = &check_sku, .accepted = &one, .n = 1
	};
	struct flaw flaw = { 0 };
	size_t right = 0;

	MUST(check_sku.prepare(w->a, &one, &flaw));
	for (size_t i = 0; i < t->n; i++) {
		struct verdict v =
		    check_sku.judge(w->a, &wanted, t->row[i].name);

		if (v.kind != VERDICT_RIGHT)
			continue;
		*at = i;
		right++;
	}
	return right;
}

static struct str memory_text(struct arena *a, const struct sku *sku)
{
	if (sku->memory < 1000)
		return str_fmt(a, "%u MB", sku->memory);
	if (sku->memory % 1000)
		return str_fmt(a, "%u.%u GB", sku->memory / 1000,
		    sku->memory % 1000 / 100);
	return str_fmt(a, "%u %s", sku->memory / 1000,
	    sku->service == SKU_REDIS ? "GB" : "GiB");
}

static void say_table(
    struct draw *w, const struct table *t, const struct wish *wish)
{
	struct buf b = { .a = w->a };
	bool redis = t->service == SKU_REDIS;

	for (size_t i = 0; i < t->n; i++) {
		const struct sku *sku = &t->row[i];

		buf_fmt(&b, "%s%-19s", i ? "\n" : "", sku->name.at);
		if (!redis)
			buf_fmt(&b, "%2u vCore%s ", sku->vcores,
			    sku->vcores == 1 ? " " : "s");
		buf_fmt(&b, "%7s", memory_text(w->a, sku).at);
		if (wish->name)
			buf_fmt(&b, "   %s: %s", wish->name,
			    grants(sku, wish) ? "yes" : "no");
	}
	draw_say(w, "table", value_lines(buf_str(&b)));
}

/*
 * The row with the most memory that is not enough, or the one behind the
 * answer that would do too; NULL: there is none.
 */
static const struct sku *neighbour(const struct table *t,
    const struct wish *wish, unsigned memory, const struct sku *answer)
{
	const struct sku *best = NULL;

	for (size_t i = 0; i < t->n; i++) {
		const struct sku *other = &t->row[i];
		bool fits = grants(other, wish) &&
		    (answer ? other->memory > answer->memory
			    : other->memory < memory);

		if (fits &&
		    (!best ||
			(other->memory < best->memory) == (answer != NULL)))
			best = other;
	}
	return best;
}

/* 14: the smallest size that has so much memory, and what else is needed. */
static bool draw_smallest(struct draw *w)
{
	enum { SERVICE, MEMORY };
	enum sku_service service =
	    draw_word(w, SERVICE) == 0 ? SKU_REDIS : SKU_POSTGRESQL;
	const char *unit = service == SKU_REDIS ? "GB" : "GiB";
	struct table t = print_table(w, service);
	const struct wish *wish = &wishes[service][draw_one(w, 4)];
	long memory = draw_span(w, MEMORY);
	const struct sku *smaller, *larger;
	struct str needs;
	size_t at = 0, judged = 0;

	needs = str_fmt(w->a, "memory >= %ld %s%s%s", memory, unit,
	    wish->name ? ", " : "", wish->name ? wish->name : "");
	if (find_smallest(&t, wish, (unsigned)memory * 1000, &at) != 1)
		return false;
	smaller = neighbour(&t, wish, (unsigned)memory * 1000, NULL);
	larger = neighbour(&t, wish, 0, &t.row[at]);
	for (size_t i = 0; i < t.n; i++)
		if (t.row[i].memory == (unsigned)memory * 1000)
			return false; /* on a boundary it is no puzzle */
	if (!smaller || !larger || judge_rows(w, &t, needs, &judged) != 1)
		return false;
	MUST(at == judged);
	say_table(w, &t, wish);
	draw_text(w, "service",
	    service == SKU_REDIS ? STR("redis") : STR("postgresql"));
	draw_text(w, "memory", str_fmt(w->a, "%ld %s", memory, unit));
	draw_text(w, "wish", str_of(wish->words));
	draw_text(w, "needs", needs);
	draw_text(w, "answer", t.row[at].name);
	draw_text(w, "smaller", smaller->name);
	draw_text(w, "larger", larger->name);
	return true;
}

const struct family family_sku = {
	.name = "smallest-sku",
	.number = 14,
	.asks = "the smallest size in a table that has enough memory and what "
		"else is needed",
	.params = {
		{ "service", PARAM_WORD, "any", "redis postgresql", 0, 0 },
		{ "memory", PARAM_SPAN, "2..30", NULL, 2, 60 },
	},
	.names = "service table memory wish needs answer smaller larger",
	.draw = draw_smallest,
};

enum { ITEMS = 6 };

/* Names that look right: what is wrong with each is said by its reader. */
static struct str spoil(struct draw *w, struct str name)
{
	struct str tier, rest = str_cut(name, '_', &tier);
	struct str size = str_sub(rest, STR("Standard_").len, rest.len);

	switch (draw_one(w, 4)) {
	case 0:
		return rest; /* the tier is missing */
	case 1:
		return str_fmt(w->a, "%s_%.*s",
		    str_eq(tier, STR("GP")) ? "MO" : "GP", STR_ARG(rest));
	case 2:
		return str_fmt(w->a, "%.*s_Standard_%c%ds_v3", STR_ARG(tier),
		    size.at[0], (int)draw_number(w, 3, 5) * 2 + 1);
	default:
		return str_fmt(w->a, "%.*s_Gen5_%d", STR_ARG(tier),
		    1 << draw_number(w, 1, 4));
	}
}

/* The 114 names, one by one. */
static bool is_listed(const struct skus *all, struct str name)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].name, name))
			return true;
	return false;
}

/* MB that storage_mb takes, and some that look like them. */
static const long storage[] = { 32768, 65536, 131072, 32, 64, 128, 32000, 64000,
	100000, 16384, 49152 };

enum { STORAGE_RIGHT = 3, STORAGE = sizeof(storage) / sizeof(*storage) };

/* From 32768 on, each is twice the one before. */
static bool doubles(long mb)
{
	long at = 32768;

	while (at < mb)
		at *= 2;
	return at == mb;
}

static bool draw_item(struct draw *w, const struct skus *all, size_t nth)
{
	bool good_name = draw_one(w, 3) > 0, good_size = draw_one(w, 3) > 0;
	struct str name = all->at[draw_one(w, all->n)].name;
	size_t mb = good_size
	    ? draw_one(w, STORAGE_RIGHT)
	    : STORAGE_RIGHT + draw_one(w, STORAGE - STORAGE_RIGHT);
	struct sku sku;
	struct verdict v = { .reason = STR("The name exists, and so does the "
					   "size of its disk.") };
	bool read;

	if (!good_name)
		name = spoil(w, name);
	read = sku_read(w->a, SKU_POSTGRESQL, name, &sku, &v);
	MUST(read == is_listed(all, name));
	MUST(doubles(storage[mb]) == (mb < STORAGE_RIGHT));
	if (read && !good_size)
		v.reason = str_fmt(w->a,
		    "storage_mb is 32768, 65536, 131072 and so on; %ld is "
		    "none of them.",
		    storage[mb]);
	draw_text(w, draw_nth(w, "sku", nth), name);
	draw_say(w, draw_nth(w, "mb", nth), value_number(storage[mb]));
	draw_tick(w, draw_nth(w, "x", nth), read && good_size);
	draw_text(w, draw_nth(w, "why", nth), v.reason);
	return read && good_size;
}

/* 15: which of these sizes and disks are valid together. */
static bool draw_valid(struct draw *w)
{
	struct skus all = sku_all(w->a, SKU_POSTGRESQL);
	size_t right = 0;

	for (size_t i = 1; i <= ITEMS; i++)
		right += draw_item(w, &all, i);
	for (size_t i = 0; i < ITEMS; i++)
		for (size_t j = 0; j < i; j++)
			if (str_eq(names_find(w->names,
				       str_of(draw_nth(w, "sku", i + 1)))
				       ->value.text,
				names_find(
				    w->names, str_of(draw_nth(w, "sku", j + 1)))
				    ->value.text))
				return false;
	draw_say(w, "count", value_number((int64_t)right));
	return right > 0 && right < ITEMS;
}

const struct family family_valid = {
	.name = "valid-sku",
	.number = 15,
	.asks = "which of six pairs of sku_name and storage_mb the provider "
		"takes",
	.names = "sku1…6 mb1…6 x1…6 why1…6 count",
	.draw = draw_valid,
};
