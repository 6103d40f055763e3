#include "check/sku_read.h"

#include "base/arena.h"
#include "check/check.h"
#include "check/words.h"

/* A machine taken apart: D 4 ds and 5 of D4ds_v5.  All in capitals but s. */
struct machine {
	struct str family, suffix; /* in lower case */
	uint64_t vcores; /* 0: no number stands there */
	unsigned generation; /* 0: none */
};

/* Without sku_name = and quotes. */
static struct str bare(struct str s)
{
	struct str name = STR("sku_name");

	s = str_trim(s);
	if (str_eq_nocase(str_sub(s, 0, name.len), name)) {
		struct str rest = str_trim(str_sub(s, name.len, s.len));

		if (str_starts(rest, STR("=")) || str_starts(rest, STR(":")))
			s = str_trim(str_sub(rest, 1, rest.len));
	}
	while (str_ends(s, STR(",")) || str_ends(s, STR(";")))
		s = str_trim(str_sub(s, 0, s.len - 1));
	if (s.len > 1 && s.at[0] == s.at[s.len - 1] &&
	    (s.at[0] == '"' || s.at[0] == '\'' || s.at[0] == '`'))
		s = str_sub(s, 1, s.len - 1);
	return s;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Reads "d4ds" and "v5".  false: that is no machine. */
static bool read_machine(struct str size, struct str gen, struct machine *m)
{
	size_t at = 0, digits;
	uint64_t n;

	*m = (struct machine){ 0 };
	while (at < size.len && is_lower(size.at[at]))
		at++;
	m->family = str_sub(size, 0, at);
	digits = at;
	while (at < size.len && is_digit(size.at[at]))
		at++;
	if (at > digits && !str_number(str_sub(size, digits, at), 9999, &n))
		return false;
	m->vcores = at > digits ? n : 0;
	m->suffix = str_sub(size, at, size.len);
	for (size_t i = 0; i < m->suffix.len; i++)
		if (!is_lower(m->suffix.at[i]))
			return false;
	if (gen.len == 0)
		return m->family.len > 0;
	if (gen.at[0] != 'v' || !str_number(str_sub(gen, 1, gen.len), 99, &n))
		return false;
	m->generation = (unsigned)n;
	return m->family.len > 0;
}

static const struct sku_series *series_of(struct str family)
{
	for (size_t i = 0; i < sku_nseries; i++)
		if (str_eq_nocase(family, str_of(sku_series[i].family)))
			return &sku_series[i];
	return NULL;
}

static struct str wrong_size(struct arena *a, const struct sku_series *s)
{
	struct buf b = { .a = a };

	buf_fmt(&b, "There is no such size: %s…%s", s->family, s->suffix);
	if (s->generation)
		buf_fmt(&b, "_v%u", s->generation);
	buf_add(&b, STR(" has"));
	for (size_t i = 0; i < s->n; i++)
		buf_fmt(&b, "%s %u",
		    i == 0		? ""
			: i + 1 == s->n ? " or"
					: ",",
		    s->sizes[i].vcores);
	buf_add(&b, STR(" vCores."));
	return buf_str(&b);
}

static struct str wrong_generation(
    struct arena *a, const struct sku_series *first, const struct machine *m)
{
	struct buf b = { .a = a };

	if (m->generation == 0)
		buf_fmt(&b, "The generation of %s is missing: there are",
		    first->family);
	else
		buf_fmt(&b, "There is no v%u of %s: there are", m->generation,
		    first->family);
	for (const struct sku_series *s = first; s < sku_series + sku_nseries &&
	     str_eq(str_of(s->family), str_of(first->family));
	     s++)
		buf_fmt(&b, "%s %s…%s_v%u", s == first ? "" : ",", s->family,
		    s->suffix, s->generation);
	buf_byte(&b, '.');
	return buf_str(&b);
}

/* What is wrong with a machine whose series is known. */
static struct str wrong_machine(
    struct arena *a, const struct sku_series *first, const struct machine *m)
{
	const struct sku_series *same = NULL, *end = sku_series + sku_nseries;

	if (m->vcores == 0)
		return str_fmt(a, "The number of vCores behind %s is missing.",
		    first->family);
	if (first->generation == 0 && m->generation)
		return str_fmt(
		    a, "%s machines have no generation.", first->family);
	if (first->generation == 0)
		return STR("There is no such size: Burstable has B1ms, B2s, "
			   "B2ms, B4ms, B8ms, B12ms, B16ms and B20ms.");
	for (const struct sku_series *s = first; s < end; s++) {
		if (!str_eq(str_of(s->family), str_of(first->family)) ||
		    s->generation != m->generation)
			continue;
		if (str_eq(m->suffix, str_of(s->suffix)))
			return wrong_size(a, s);
		same = same ? same : s;
	}
	if (!same)
		return wrong_generation(a, first, m);
	return str_fmt(a,
	    "The provider knows no %s%llu%.*s_v%u: %s machines of v%u end in "
	    "%s.",
	    same->family, (unsigned long long)m->vcores, STR_ARG(m->suffix),
	    m->generation, same->family, m->generation, same->suffix);
}

struct parts {
	struct str at[5];
	size_t n;
};

static struct parts split(struct str s)
{
	struct parts p = { .n = 0 };

	while (s.at && p.n < 5)
		s = str_cut(s, '_', &p.at[p.n++]);
	return p;
}

/* The tier's name as it is written, or NULL. */
static const char *tier_code(struct str s)
{
	for (size_t i = 0; i < SKU_TIERS; i++) {
		const char *code = sku_tiers[SKU_POSTGRESQL][i].code;

		if (str_eq_nocase(s, str_of(code)))
			return code;
	}
	return NULL;
}

/* Why this is the name of no size; empty: it is nothing like one. */
static struct str explain(struct arena *a, struct str folded)
{
	struct parts p = split(folded);
	const struct sku_series *s;
	struct machine m;
	const char *tier = p.n > 1 ? tier_code(p.at[0]) : NULL;
	size_t at = tier != NULL;
	bool standard = str_eq(p.at[at], STR("standard"));

	at += standard;
	if (at >= p.n)
		return STR("The machine is missing behind _Standard_.");
	if (str_starts(p.at[at], STR("gen")))
		return STR("Gen4 and Gen5 are sizes of Single Server, which "
			   "has ended.");
	if (p.n > at + 2 ||
	    !read_machine(
		p.at[at], at + 1 < p.n ? p.at[at + 1] : STR(""), &m) ||
	    (!tier && !standard && m.vcores == 0))
		return STR("");
	s = series_of(m.vcores ? m.family : str_sub(m.family, 0, 1));
	if (!s)
		return STR("This is no series of Flexible Server: there are "
			   "B, D and E, and the confidential DC and EC.");
	if (!tier)
		return str_fmt(a,
		    "The tier in front is missing: %s goes with %s_.",
		    s->family, sku_tiers[SKU_POSTGRESQL][s->tier].code);
	if (!str_eq(
		str_of(tier), str_of(sku_tiers[SKU_POSTGRESQL][s->tier].code)))
		return str_fmt(a, "%s belongs to %s, not to %s.", s->family,
		    sku_tiers[SKU_POSTGRESQL][s->tier].code, tier);
	if (!standard)
		return STR("_Standard_ is missing between tier and machine.");
	return wrong_machine(a, s, &m);
}

static bool has_space(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == ' ' || s.at[i] == '\t' || s.at[i] == '\n' ||
		    s.at[i] == '=')
			return true;
	return false;
}

bool sku_read_postgresql(
    struct arena *a, struct str answer, struct sku *sku, struct verdict *v)
{
	struct skus all = sku_all(a, SKU_POSTGRESQL);
	struct str name = bare(answer), why;

	for (size_t i = 0; i < all.n; i++) {
		if (!str_eq_nocase(all.at[i].name, name))
			continue;
		*sku = all.at[i];
		if (str_eq(sku->name, name))
			return true;
		*v = verdict_of(false,
		    str_fmt(a, "Capitals count: azurerm takes it as %.*s only.",
			STR_ARG(sku->name)));
		return false;
	}
	why =
	    has_space(name) ? STR("") : explain(a, words_fold(a, name, false));
	if (why.len)
		*v = verdict_of(false, why);
	else
		*v = verdict_unreadable(
		    name.len ? (size_t)(name.at - answer.at) : 0,
		    name.len ? name.len : answer.len,
		    STR("This is no sku_name: that is one word of a tier, "
			"_Standard_ and a machine."));
	return false;
}

bool sku_read(struct arena *a, enum sku_service service, struct str answer,
    struct sku *sku, struct verdict *v)
{
	switch (service) {
	case SKU_POSTGRESQL:
		return sku_read_postgresql(a, answer, sku, v);
	case SKU_REDIS:
		return sku_read_redis(a, answer, sku, v);
	}
	die("no such service: %d", (int)service);
}
