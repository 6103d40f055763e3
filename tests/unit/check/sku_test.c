#include "base/arena.h"
#include "base/random.h"
#include "base/vec.h"
#include "check/check.h"
#include "check/sku_table.h"
#include "tap.h"

#include <string.h>

struct row {
	const char *answer;
	enum verdict_kind kind;
	const char *reason;
};

enum { FACTS = 3 };

/* What is asked for, as lines in one text. */
static struct accepted lines(struct arena *a, const char *text)
{
	struct accepted one = { .right = true, .text = str_of(text) };
	struct fact *facts = NEW_N(a, struct fact, FACTS);
	struct str rest = one.text;

	while (rest.len) {
		struct str line = str_line(&rest), name;
		struct str value = str_trim(str_cut(line, ':', &name));

		facts[one.nfacts++] = (struct fact){ name, value };
	}
	one.facts = facts;
	return one;
}

static void judges(
    struct arena *a, const char *asked, const struct row *rows, size_t n)
{
	struct accepted one = lines(a, asked);
	struct wanted wanted = {
		.check = &check_sku, .accepted = &one, .n = 1
	};
	struct flaw flaw;

	OK_THAT(check_sku.prepare(a, &one, &flaw), asked);
	for (size_t i = 0; i < n; i++) {
		struct verdict v =
		    check_sku.judge(a, &wanted, str_of(rows[i].answer));

		OK_THAT(v.kind == rows[i].kind, rows[i].answer);
		STR_IS(v.reason, rows[i].reason);
		OK(v.at + v.len <= strlen(rows[i].answer));
	}
}

#define JUDGES(a, asked, rows) \
	judges(a, asked, rows, sizeof(rows) / sizeof(*(rows)))

/* clang-format off */
static const struct row grammar[] = {
	{ "GP_Standard_D2s_v3", VERDICT_RIGHT,
	    "GP_Standard_D2s_v3: General Purpose with 2 vCores and 8 GiB." },
	{ "sku_name = \"B_Standard_B1ms\",", VERDICT_RIGHT,
	    "B_Standard_B1ms: Burstable with 1 vCore and 2 GiB." },
	{ "`MO_Standard_EC20as_v5`", VERDICT_RIGHT,
	    "MO_Standard_EC20as_v5: Memory Optimized with 20 vCores and "
	    "memory that is not in our table." },
	{ "gp_standard_d2s_v3", VERDICT_WRONG,
	    "Capitals count: azurerm takes it as GP_Standard_D2s_v3 only." },
	{ "B_Standard_B1s", VERDICT_WRONG,
	    "There is no such size: Burstable has B1ms, B2s, B2ms, B4ms, "
	    "B8ms, B12ms, B16ms and B20ms." },
	{ "Standard_B1ms", VERDICT_WRONG,
	    "The tier in front is missing: B goes with B_." },
	{ "D4s_v3", VERDICT_WRONG,
	    "The tier in front is missing: D goes with GP_." },
	{ "GP_D4s_v3", VERDICT_WRONG,
	    "_Standard_ is missing between tier and machine." },
	{ "GP_Standard_D2s_v4", VERDICT_WRONG,
	    "The provider knows no D2s_v4: D machines of v4 end in ds." },
	{ "GP_Standard_D2ads_v6", VERDICT_WRONG,
	    "The provider knows no D2ads_v6: D machines of v6 end in ds." },
	{ "GP_Standard_E4s_v3", VERDICT_WRONG, "E belongs to MO, not to GP." },
	{ "MO_Standard_D4s_v3", VERDICT_WRONG, "D belongs to GP, not to MO." },
	{ "GP_Gen5_2", VERDICT_WRONG,
	    "Gen4 and Gen5 are sizes of Single Server, which has ended." },
	{ "GP_Standard_D3s_v3", VERDICT_WRONG,
	    "There is no such size: D…s_v3 has 2, 4, 8, 16, 32, 48 or 64 "
	    "vCores." },
	{ "GP_Standard_D4s", VERDICT_WRONG,
	    "The generation of D is missing: there are D…s_v3, D…ds_v4, "
	    "D…ds_v5, D…ads_v5, D…ds_v6." },
	{ "GP_Standard_D4s_v9", VERDICT_WRONG,
	    "There is no v9 of D: there are D…s_v3, D…ds_v4, D…ds_v5, "
	    "D…ads_v5, D…ds_v6." },
	{ "GP_Standard_Ds_v3", VERDICT_WRONG,
	    "The number of vCores behind D is missing." },
	{ "GP_Standard_F4s_v3", VERDICT_WRONG,
	    "This is no series of Flexible Server: there are B, D and E, and "
	    "the confidential DC and EC." },
	{ "B_Standard_B1ms_v3", VERDICT_WRONG,
	    "B machines have no generation." },
	{ "GP_Standard", VERDICT_WRONG,
	    "The machine is missing behind _Standard_." },
	{ "the small one", VERDICT_UNREADABLE,
	    "This is no sku_name: that is one word of a tier, _Standard_ and "
	    "a machine." },
	{ "sku_name = \"\"", VERDICT_UNREADABLE,
	    "This is no sku_name: that is one word of a tier, _Standard_ and "
	    "a machine." },
};
static const struct row with_ha[] = {
	{ "GP_Standard_D2s_v3", VERDICT_RIGHT,
	    "GP_Standard_D2s_v3: General Purpose with 2 vCores and 8 GiB." },
	{ "GP_Standard_D2ads_v5", VERDICT_RIGHT,
	    "GP_Standard_D2ads_v5: General Purpose with 2 vCores and "
	    "8 GiB." },
	{ "B_Standard_B2ms", VERDICT_WRONG,
	    "Burstable has no high availability." },
	{ "MO_Standard_E2s_v3", VERDICT_WRONG,
	    "It would do, but it is larger than needed: General Purpose with "
	    "2 vCores and 8 GiB is enough." },
	{ "GP_Standard_DC2ads_v5", VERDICT_UNREADABLE,
	    "The memory of GP_Standard_DC2ads_v5 is not in our table, so this "
	    "cannot be judged; pick another size." },
};
static const struct row with_reports[] = {
	{ "MO_Standard_E8s_v3", VERDICT_WRONG,
	    "It would do, but it is larger than needed: Memory Optimized with "
	    "4 vCores and 32 GiB is enough." },
};
static const struct row with_clients[] = {
	{ "B_Standard_B1ms", VERDICT_WRONG,
	    "B1ms has 35 connections for its users; at least 40 are needed." },
	{ "B_Standard_B2s", VERDICT_RIGHT,
	    "B_Standard_B2s: Burstable with 2 vCores and 4 GiB." },
	{ "GP_Standard_D4s_v3", VERDICT_WRONG,
	    "D4s_v3 has 4 vCores; at most 2 are needed." },
	{ "GP_Standard_D2ds_v6", VERDICT_UNREADABLE,
	    "The number of connections of GP_Standard_D2ds_v6 is not in our "
	    "table, so this cannot be judged; pick another size." },
};
static const struct row redis[] = {
	{ "Standard C1", VERDICT_RIGHT, "Standard C1: Standard with 1 GB." },
	{ "c1, standard", VERDICT_RIGHT, "Standard C1: Standard with 1 GB." },
	{ "Standard_C_1", VERDICT_RIGHT, "Standard C1: Standard with 1 GB." },
	{ "sku_name = \"Standard\", family = \"C\", capacity = 1",
	    VERDICT_RIGHT, "Standard C1: Standard with 1 GB." },
	{ "capacity = 1\nfamily = \"C\"\nsku_name = \"Standard\"\n",
	    VERDICT_RIGHT, "Standard C1: Standard with 1 GB." },
	{ "sku_name = \"Standard\", family = \"c\", capacity = 1",
	    VERDICT_WRONG,
	    "family is \"C\", with a capital: case counts there." },
	{ "Basic C1", VERDICT_WRONG, "Basic has one node and no replica." },
	{ "P1", VERDICT_WRONG,
	    "It would do, but it is larger than needed: Standard with 1 GB is "
	    "enough." },
	{ "Standard C0", VERDICT_WRONG,
	    "C0 has 250 MB of memory; at least 1 GB is needed." },
	{ "Standard P1", VERDICT_WRONG,
	    "P belongs to Premium: Standard has the family C." },
	{ "Premium C1", VERDICT_WRONG,
	    "C belongs to Basic and Standard: Premium has the family P." },
	{ "Standard C7", VERDICT_WRONG,
	    "There is no such size: C goes from C0 to C6." },
	{ "Premium P0", VERDICT_WRONG,
	    "There is no such size: P goes from P1 to P5." },
	{ "Balanced_B1", VERDICT_WRONG,
	    "“Balanced” is no tier of Azure Cache for Redis: there are Basic, "
	    "Standard and Premium." },
	{ "C1", VERDICT_UNREADABLE,
	    "The tier is missing: C is Basic or Standard." },
	{ "1", VERDICT_UNREADABLE,
	    "The tier is missing: Basic, Standard or Premium." },
	{ "Standard 1", VERDICT_UNREADABLE,
	    "The family is missing: C or P." },
	{ "Standard C", VERDICT_UNREADABLE,
	    "The capacity is missing: the number of the size." },
	{ "Standard C 1 2", VERDICT_UNREADABLE,
	    "There are two numbers: the capacity is one." },
	{ "Standard Basic C1", VERDICT_UNREADABLE, "There are two tiers." },
	{ "Standard C P 1", VERDICT_UNREADABLE,
	    "There are two families: C and P do not go together." },
	{ "Standard X1", VERDICT_UNREADABLE,
	    "“X” is no part of a size: that is a tier, a family and a "
	    "capacity." },
	{ "Standard C99999999999999999999", VERDICT_WRONG,
	    "There is no such size: C goes from C0 to C6." },
};
static const struct row persistent[] = {
	{ "Premium P1", VERDICT_RIGHT, "Premium P1: Premium with 6 GB." },
	{ "Premium P4", VERDICT_RIGHT, "Premium P4: Premium with 53 GB." },
	{ "Standard C6", VERDICT_WRONG, "Standard has no persistence." },
	{ "Premium P5", VERDICT_UNREADABLE,
	    "The number of connections of Premium P5 is not in our table, so "
	    "this cannot be judged; pick another size." },
};
static const struct row earnest[] = {
	{ "Standard C0", VERDICT_WRONG,
	    "C0 shares a CPU core and is not recommended for production." },
	{ "Basic C1", VERDICT_WRONG,
	    "Basic is not recommended for production: one node, no SLA." },
	{ "Standard C1", VERDICT_RIGHT, "Standard C1: Standard with 1 GB." },
};
/* clang-format on */

static void finds_flaws(struct arena *a)
{
	static const struct {
		const char *asked;
		size_t at;
	} rows[] = {
		{ "needs: ha", 0 },
		{ "for: mysql", 5 },
		{ "for: redis\nneeds: pgbouncer", 18 },
		{ "for: redis\nneeds: tls, vcores >= 2", 23 },
		{ "for: redis\nneeds: memory >= lots", 18 },
		{ "for: redis\nneeds: sla,", 18 },
		{ "for: redis\nsmallest: vcores", 21 },
		{ "for: postgresql\nsmallest: maybe", 26 },
		{ "for: redis\nneeds: memory >= 500 GB", 0 },
		{ "for: postgresql\nneeds: burstable, ha", 0 },
		{ "for: postgresql\nneeds: vcores = 6\nsmallest: yes", 0 },
		{ "for: redis\nfor: postgresql", 16 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct accepted one = lines(a, rows[i].asked);
		struct flaw flaw = { 0 };

		OK_THAT(!check_sku.prepare(a, &one, &flaw), rows[i].asked);
		INT_IS(flaw.at, rows[i].at);
		OK(flaw.text.len > 0);
	}
}

/* The provider's own list has 114 names: 8 B_, 46 GP_ and 60 MO_. */
static void counts(struct arena *a)
{
	struct skus all = sku_all(a, SKU_POSTGRESQL);
	size_t of[SKU_TIERS] = { 0 }, twice = 0;

	for (size_t i = 0; i < all.n; i++) {
		of[all.at[i].tier]++;
		for (size_t j = 0; j < i; j++)
			twice += str_eq(all.at[i].name, all.at[j].name);
	}
	INT_IS(of[0], 8);
	INT_IS(of[1], 46);
	INT_IS(of[2], 60);
	INT_IS(twice, 0);
	INT_IS(sku_all(a, SKU_REDIS).n, 7 + 7 + 5);
}

/* Each size that is sold is valid, and the solution is right. */
static void takes_its_own(struct arena *a)
{
	static const char *const asked[] = { "for: postgresql", "for: redis" };
	size_t wrong = 0;

	for (int service = 0; service < 2; service++) {
		struct accepted one = lines(a, asked[service]);
		struct wanted wanted = {
			.check = &check_sku, .accepted = &one, .n = 1
		};
		struct skus all = sku_all(a, (enum sku_service)service);
		struct flaw flaw;

		OK(check_sku.prepare(a, &one, &flaw));
		for (size_t i = 0; i < all.n; i++)
			wrong +=
			    check_sku.judge(a, &wanted, all.at[i].name).kind !=
			    VERDICT_RIGHT;
	}
	INT_IS(wrong, 0);
}

static void solves(struct arena *a)
{
	static const struct {
		const char *asked, *solution;
	} rows[] = {
		{ "for: postgresql\nneeds: ha, memory >= 8 GiB\nsmallest: yes",
		    "GP_Standard_D2s_v3" },
		{ "for: postgresql\nneeds: memory >= 12\nsmallest: yes",
		    "MO_Standard_E2s_v3" },
		{ "for: redis\nneeds: replica, memory >= 2.5 GB\nsmallest: yes",
		    "Standard C2" },
		{ "for: redis\nneeds: memory <= 250 MB", "Basic C0" },
		{ "for: postgresql\nneeds: vcores >= 5\nsmallest: vcores",
		    "MO_Standard_E6ds_v4" },
		{ "for: postgresql\nneeds: ha, memory >= 9\nsmallest: memory",
		    "GP_Standard_D4s_v3" },
		{ "for: postgresql\nneeds: generation = v6, vcores = 4",
		    "GP_Standard_D4ds_v6" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct accepted one = lines(a, rows[i].asked);
		struct wanted wanted = {
			.check = &check_sku, .accepted = &one, .n = 1
		};
		struct flaw flaw;
		struct str found;

		OK_THAT(check_sku.prepare(a, &one, &flaw), rows[i].asked);
		found = check_sku.solution(a, &one);
		STR_IS(found, rows[i].solution);
		OK(check_sku.judge(a, &wanted, found).kind == VERDICT_RIGHT);
	}
}

/* Whatever comes, it is a verdict, with its place inside the answer. */
static void bears_anything(struct arena *a)
{
	static const char *const pieces[] = { "GP", "B", "Standard", "_", "D",
		"4", "s", "v", "5", "C", "P", "Premium", " ", "\"", "sku_name",
		"=", "\xff", ",", "99999999999999999999", "\n" };
	size_t n = sizeof(pieces) / sizeof(*pieces), amiss = 0;
	struct random r = { 5 };

	for (int service = 0; service < 2; service++) {
		struct accepted one = lines(a,
		    service ? "for: redis\nneeds: memory >= 1"
			    : "for: postgresql\nneeds: memory >= 1");
		struct wanted wanted = {
			.check = &check_sku, .accepted = &one, .n = 1
		};
		struct flaw flaw;

		OK(check_sku.prepare(a, &one, &flaw));
		for (size_t i = 0; i < 500; i++) {
			struct buf b = { .a = a };
			struct verdict v;

			for (size_t j = random_below(&r, 9); j > 0; j--)
				buf_fmt(&b, "%s", pieces[random_below(&r, n)]);
			v = check_sku.judge(a, &wanted, buf_str(&b));
			amiss += v.at + v.len > b.len || v.reason.len == 0;
		}
	}
	INT_IS(amiss, 0);
}

int main(void)
{
	struct arena *a = arena_new();

	JUDGES(a, "for: postgresql", grammar);
	JUDGES(a, "for: postgresql\nneeds: ha, memory >= 8 GiB\nsmallest: yes",
	    with_ha);
	JUDGES(a,
	    "for: postgresql\nneeds: vcores >= 4, memory >= 32 GiB\n"
	    "smallest: yes",
	    with_reports);
	JUDGES(a, "for: postgresql\nneeds: connections >= 40, vcores <= 2",
	    with_clients);
	JUDGES(a,
	    "for: redis\nneeds: replica, sla, memory ≥ 1 GB\nsmallest: yes",
	    redis);
	JUDGES(a, "for: redis\nneeds: persistence, connections >= 7000",
	    persistent);
	JUDGES(a, "for: redis\nneeds: production", earnest);
	finds_flaws(a);
	counts(a);
	takes_its_own(a);
	solves(a);
	bears_anything(a);
	arena_free(a);
	return tap_done();
}
