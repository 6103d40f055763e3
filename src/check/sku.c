#include "base/arena.h"
#include "base/vec.h"
#include "check/check.h"
#include "check/sku_read.h"
#include "check/words.h"

enum measure { MEASURE_MEMORY, MEASURE_VCORES, MEASURE_CLIENTS, MEASURE_GEN };

static const struct {
	const char *name, *known_as; /* in needs:, and in sentences */
	bool redis;
} measures[] = {
	[MEASURE_MEMORY] = { "memory", "memory", true },
	[MEASURE_VCORES] = { "vcores", "number of vCores", false },
	[MEASURE_CLIENTS] = { "connections", "number of connections", true },
	[MEASURE_GEN] = { "generation", "generation", false },
};

enum { MEASURES = sizeof(measures) / sizeof(*measures) };

/* One thing that is needed: a feature, or a measure within bounds. */
struct need {
	const struct sku_feature *feature; /* or NULL */
	enum measure measure;
	unsigned least, most;
};

enum smallest { SMALLEST_NO, SMALLEST_YES, SMALLEST_MEMORY, SMALLEST_VCORES };

struct sku_wanted {
	enum sku_service service;
	enum smallest smallest;
	VEC(struct need) needs;
	struct skus all;
};

enum answer { ANSWER_NO, ANSWER_YES, ANSWER_UNKNOWN };

static unsigned measured(const struct sku *sku, enum measure measure)
{
	switch (measure) {
	case MEASURE_MEMORY:
		return sku->memory;
	case MEASURE_VCORES:
		return sku->vcores;
	case MEASURE_CLIENTS:
		return sku->connections;
	case MEASURE_GEN:
		return sku->generation;
	}
	return 0;
}

static bool is_c0(const struct sku *sku)
{
	return sku->service == SKU_REDIS && str_ends(sku->name, STR("C0"));
}

static enum answer meets(const struct sku *sku, const struct need *need)
{
	unsigned have;

	if (need->feature)
		return need->feature->has[sku->tier] &&
			!(need->feature->c0 && is_c0(sku))
		    ? ANSWER_YES
		    : ANSWER_NO;
	have = measured(sku, need->measure);
	if (have == 0 && need->measure != MEASURE_GEN)
		return ANSWER_UNKNOWN;
	return have >= need->least && have <= need->most ? ANSWER_YES
							 : ANSWER_NO;
}

static bool meets_all(const struct sku_wanted *w, const struct sku *sku)
{
	for (size_t i = 0; i < w->needs.n; i++)
		if (meets(sku, &w->needs.at[i]) != ANSWER_YES)
			return false;
	return true;
}

/* Whether x is smaller than y: less of something, and more of nothing. */
static bool is_smaller(
    enum smallest by, const struct sku *x, const struct sku *y)
{
	unsigned first = x->vcores, second = y->vcores;

	if (x->service == SKU_REDIS) {
		first = x->tier;
		second = y->tier;
	}
	if (by == SMALLEST_VCORES)
		return first < second;
	if (x->memory == 0 || by == SMALLEST_MEMORY)
		return x->memory && x->memory < y->memory;
	return first <= second && x->memory <= y->memory &&
	    (first < second || x->memory < y->memory);
}

/* 250 MB, 2.5 GB, 16 GiB. */
static struct str memory_words(
    struct arena *a, enum sku_service service, unsigned memory)
{
	const char *unit = service == SKU_REDIS ? "GB" : "GiB";

	if (memory < 1000)
		return str_fmt(a, "%u MB", memory);
	if (memory % 1000)
		return str_fmt(
		    a, "%u.%u %s", memory / 1000, memory % 1000 / 100, unit);
	return str_fmt(a, "%u %s", memory / 1000, unit);
}

static struct str amount(
    struct arena *a, enum sku_service service, enum measure measure, unsigned n)
{
	switch (measure) {
	case MEASURE_MEMORY:
		return str_fmt(
		    a, "%.*s of memory", STR_ARG(memory_words(a, service, n)));
	case MEASURE_VCORES:
		return str_fmt(a, "%u vCore%s", n, n == 1 ? "" : "s");
	case MEASURE_CLIENTS:
		return str_fmt(a, "%u connection%s%s", n, n == 1 ? "" : "s",
		    service == SKU_POSTGRESQL ? " for its users" : "");
	case MEASURE_GEN:
		return n ? str_fmt(a, "generation v%u", n)
			 : STR("no generation");
	}
	return STR("");
}

/* The same, shorter: what it is the amount of has been said. */
static struct str bound(
    struct arena *a, enum sku_service service, const struct need *need)
{
	unsigned n = need->least ? need->least : need->most;
	struct str words = str_fmt(a, "%u", n);
	const char *how = "at least ";

	if (need->measure == MEASURE_MEMORY)
		words = memory_words(a, service, n);
	else if (need->measure == MEASURE_GEN)
		words = str_fmt(a, "v%u", n);
	if (need->least == need->most)
		how = "";
	else if (need->most < UINT32_MAX)
		how = "at most ";
	return str_fmt(a, "%s%.*s", how, STR_ARG(words));
}

/* The short name: D2s_v3, C1. */
static const char *short_name(struct arena *a, const struct sku *sku)
{
	struct str before =
	    sku->service == SKU_REDIS ? STR(" ") : STR("_Standard_");
	size_t at = str_find(sku->name, before, 0) + before.len;

	return str_c(a, str_sub(sku->name, at, sku->name.len));
}

static struct str lacking(
    struct arena *a, const struct sku *sku, const struct need *need)
{
	const struct sku_feature *feature = need->feature;

	if (!feature)
		return str_fmt(a, "%s has %.*s; %.*s %s needed.",
		    short_name(a, sku),
		    STR_ARG(amount(a, sku->service, need->measure,
			measured(sku, need->measure))),
		    STR_ARG(bound(a, sku->service, need)),
		    need->measure == MEASURE_VCORES ||
			    need->measure == MEASURE_CLIENTS
			? "are"
			: "is");
	if (!feature->has[sku->tier])
		return str_fmt(a, "%s %s.",
		    sku_tiers[sku->service][sku->tier].name, feature->lack);
	return str_fmt(a, "%s %s.", short_name(a, sku), feature->c0);
}

/* What there is of it, in words. */
static struct str contents(struct arena *a, const struct sku *sku)
{
	struct str memory = memory_words(a, sku->service, sku->memory);
	const char *tier = sku_tiers[sku->service][sku->tier].name;

	if (sku->service == SKU_REDIS)
		return str_fmt(a, "%s with %.*s", tier, STR_ARG(memory));
	if (sku->memory == 0)
		memory = STR("memory that is not in our table");
	return str_fmt(a, "%s with %u vCore%s and %.*s", tier, sku->vcores,
	    sku->vcores == 1 ? "" : "s", STR_ARG(memory));
}

static struct str described(struct arena *a, const struct sku *sku)
{
	return str_fmt(
	    a, "%.*s: %.*s", STR_ARG(sku->name), STR_ARG(contents(a, sku)));
}

static struct verdict unknown(
    struct arena *a, const struct sku *sku, enum measure measure, size_t len)
{
	return verdict_unreadable(0, len,
	    str_fmt(a,
		"The %s of %.*s is not in our table, so this cannot be judged; "
		"pick another size.",
		measures[measure].known_as, STR_ARG(sku->name)));
}

/* Whether it can be said to be the smallest. */
static bool is_sized(const struct sku_wanted *w, const struct sku *sku)
{
	return sku->memory || w->smallest == SMALLEST_NO ||
	    w->smallest == SMALLEST_VCORES;
}

static struct verdict judge_size(struct arena *a, const struct sku_wanted *w,
    const struct sku *sku, size_t len)
{
	const struct sku *least = sku; /* so far */

	for (size_t i = 0; i < w->needs.n; i++)
		if (meets(sku, &w->needs.at[i]) == ANSWER_NO)
			return verdict_of(
			    false, lacking(a, sku, &w->needs.at[i]));
	for (size_t i = 0; i < w->needs.n; i++)
		if (meets(sku, &w->needs.at[i]) == ANSWER_UNKNOWN)
			return unknown(a, sku, w->needs.at[i].measure, len);
	if (!is_sized(w, sku))
		return unknown(a, sku, MEASURE_MEMORY, len);
	for (size_t i = 0; w->smallest && i < w->all.n; i++)
		if (meets_all(w, &w->all.at[i]) &&
		    is_smaller(w->smallest, &w->all.at[i], least))
			least = &w->all.at[i];
	if (least != sku)
		return verdict_of(false,
		    str_fmt(a,
			"It would do, but it is larger than needed: "
			"%.*s is enough.",
			STR_ARG(contents(a, least))));
	return verdict_of(
	    true, str_fmt(a, "%.*s.", STR_ARG(described(a, sku))));
}

static struct verdict judge(
    struct arena *a, const struct wanted *wanted, struct str answer)
{
	const struct sku_wanted *w = wanted->accepted[0].rule;
	struct sku sku;
	struct verdict v;

	if (!sku_read(a, w->service, answer, &sku, &v))
		return v;
	return judge_size(a, w, &sku, answer.len);
}

/* A size that is right; NULL: none is. */
static const struct sku *right_one(const struct sku_wanted *w)
{
	const struct sku *best = NULL;

	for (size_t i = 0; i < w->all.n; i++) {
		const struct sku *sku = &w->all.at[i];

		if (!is_sized(w, sku) || !meets_all(w, sku))
			continue;
		if (!best ||
		    (w->smallest && is_smaller(w->smallest, sku, best)))
			best = sku;
	}
	return best;
}

/* Reading what the author asks for. */

static bool read_for(struct sku_wanted *w, struct str value)
{
	w->service = SKU_POSTGRESQL;
	if (str_eq_nocase(value, STR("redis")))
		w->service = SKU_REDIS;
	else if (!str_eq_nocase(value, STR("postgresql")))
		return false;
	return true;
}

static bool read_smallest(struct sku_wanted *w, struct str value)
{
	static const char *const words[] = {
		[SMALLEST_NO] = "no",
		[SMALLEST_YES] = "yes",
		[SMALLEST_MEMORY] = "memory",
		[SMALLEST_VCORES] = "vcores",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq_nocase(value, str_of(words[i]))) {
			w->smallest = (enum smallest)i;
			return w->smallest != SMALLEST_VCORES ||
			    w->service == SKU_POSTGRESQL;
		}
	return false;
}

/* A number of the measure: 16, 2.5 GB, 250 MB, v3. */
static bool read_amount(struct str s, enum measure measure, unsigned *n)
{
	static const char *const units[] = { "gib", "gb", "mib", "mb" };
	struct str whole, tenth;
	uint64_t big, small = 0;
	unsigned scale = measure == MEASURE_MEMORY ? 1000 : 1;

	if (measure == MEASURE_GEN && str_starts(s, STR("v")))
		s = str_sub(s, 1, s.len);
	for (size_t i = 0; measure == MEASURE_MEMORY && i < 4; i++)
		if (str_ends(s, str_of(units[i]))) {
			s = str_trim(
			    str_sub(s, 0, s.len - str_of(units[i]).len));
			scale = i < 2 ? 1000 : 1;
			break;
		}
	tenth = str_cut(s, '.', &whole);
	if (!str_number(whole, 1000000, &big) ||
	    (tenth.at && !(scale == 1000 && str_number(tenth, 9, &small))))
		return false;
	*n = (unsigned)big * scale + (unsigned)small * (scale / 10);
	return true;
}

static bool read_measure(
    const struct sku_wanted *w, struct str s, struct need *need)
{
	static const char *const signs[] = { ">=", "<=", "≥", "≤", "=" };
	struct str name, sign;
	size_t at = SIZE_MAX, i = 0;
	unsigned n;

	for (; i < sizeof(signs) / sizeof(*signs) && at == SIZE_MAX; i++)
		at = str_find(s, str_of(signs[i]), 0);
	if (at == SIZE_MAX)
		return false;
	sign = str_of(signs[i - 1]);
	name = str_trim(str_sub(s, 0, at));
	for (i = 0; i < MEASURES; i++)
		if (str_eq(name, str_of(measures[i].name)))
			break;
	if (i == MEASURES || (w->service == SKU_REDIS && !measures[i].redis))
		return false;
	if (!read_amount(str_trim(str_sub(s, at + sign.len, s.len)),
		(enum measure)i, &n))
		return false;
	*need = (struct need){ NULL, (enum measure)i, n, n };
	if (str_eq(sign, STR(">=")) || str_eq(sign, STR("≥")))
		need->most = UINT32_MAX;
	if (str_eq(sign, STR("<=")) || str_eq(sign, STR("≤")))
		need->least = 0;
	return true;
}

static bool read_needs(struct arena *a, struct sku_wanted *w,
    const struct fact *fact, struct flaw *flaw)
{
	struct str rest = fact->value, one;

	while (rest.at) {
		struct need need = { 0 };
		struct str folded;

		rest = str_cut(rest, ',', &one);
		one = str_trim(one);
		folded = words_fold(a, one, false);
		need.feature = sku_feature(w->service, folded);
		if (need.feature || read_measure(w, folded, &need)) {
			*VEC_ADD(a, &w->needs) = need;
			continue;
		}
		flaw->at = one.len ? (size_t)(one.at - fact->value.at) : 0;
		flaw->len = one.len;
		flaw->text = str_fmt(a,
		    "no such need; there are %.*s, and memory, connections%s "
		    "with >= <= or =",
		    STR_ARG(sku_features(a, w->service)),
		    w->service == SKU_REDIS ? "" : ", vcores and generation");
		return false;
	}
	return true;
}

static bool read_fact(struct arena *a, struct sku_wanted *w,
    const struct fact *fact, struct flaw *flaw)
{
	if (str_eq(fact->name, STR("needs")))
		return read_needs(a, w, fact, flaw);
	if (str_eq(fact->name, STR("for"))) {
		flaw->text = STR("for: is postgresql or redis");
		return read_for(w, fact->value);
	}
	flaw->text = STR("smallest: is yes or no, or memory or (of PostgreSQL) "
			 "vcores for what is compared");
	return read_smallest(w, fact->value);
}

static bool prepare(
    struct arena *a, struct accepted *accepted, struct flaw *flaw)
{
	struct sku_wanted *w = NEW(a, struct sku_wanted);

	*flaw = (struct flaw){ 0 };
	if (accepted->nfacts == 0 ||
	    !str_eq(accepted->facts[0].name, STR("for"))) {
		flaw->text = STR("the first line is for: postgresql or redis");
		return false;
	}
	for (size_t i = 0; i < accepted->nfacts; i++) {
		const struct fact *fact = &accepted->facts[i];

		*flaw = (struct flaw){ .text = STR("for: stands there twice") };
		if (!(i && str_eq(fact->name, STR("for"))) &&
		    read_fact(a, w, fact, flaw))
			continue;
		flaw->at += (size_t)(fact->value.at - accepted->text.at);
		return false;
	}
	w->all = sku_all(a, w->service);
	accepted->rule = w;
	flaw->text = STR("no size in our table has all that is needed");
	return right_one(w) != NULL;
}

static struct str solution(struct arena *a, const struct accepted *accepted)
{
	(void)a;
	return right_one(accepted->rule)->name;
}

static struct str in_words(struct arena *a, const struct accepted *accepted)
{
	return described(a, right_one(accepted->rule));
}

/* There is one accepted text to a question. */
static bool covers(
    const struct accepted *x, const struct accepted *y, bool exact)
{
	(void)exact;
	return x == y;
}

static const char *const facts[] = { "for", "needs", "smallest", NULL };

const struct check check_sku = {
	.name = "sku",
	.facts = facts,
	.manner = "The size: a sku_name; for Redis family and capacity too.",
	.prepare = prepare,
	.judge = judge,
	.solution = solution,
	.words = in_words,
	.covers = covers,
};
