#include "check/fw_judge.h"

#include "base/arena.h"
#include "base/vec.h"
#include "check/fw_draw.h"
#include "check/fw_parse.h"

/* An answer while it is judged. */
struct judging {
	struct arena *a;
	const struct fw_wanted *wanted;
	struct str answer;
	VEC(struct fw_rule) rules;
	VEC(struct ip4_range) ranges;
	bool azure;
	const struct ipset *must, *never, *admitted;
	const struct ipset *extra, *missing;
};

static const struct ipset *nobody(struct arena *a)
{
	return ipset_of(a, NULL, 0);
}

static const struct ipset *everybody(struct arena *a)
{
	struct ip4_range all = { 0, UINT32_MAX };

	return ipset_of(a, &all, 1);
}

static bool is_empty(const struct ipset *set)
{
	size_t n;

	ipset_ranges(set, &n);
	return n == 0;
}

static const struct ipset *join(
    struct arena *a, const struct ipset *x, const struct ipset *y)
{
	if (x && y)
		return ipset_union(a, x, y);
	return x ? x : y ? y : nobody(a);
}

/* Who must get in, and who must not. */
static const struct ipset *must_of(
    struct arena *a, const struct fw_wanted *wanted)
{
	return join(a, wanted->exactly, wanted->least);
}

static const struct ipset *never_of(
    struct arena *a, const struct fw_wanted *wanted)
{
	const struct ipset *others = wanted->exactly
	    ? ipset_minus(a, everybody(a), wanted->exactly)
	    : NULL;

	return join(a, others, wanted->nothing);
}

static bool is_none(struct str answer)
{
	static const char *const words[] = { "none", "no rules", "no rule",
		"nothing", "(none)", "-" };

	answer = str_trim(answer);
	if (str_ends(answer, STR(".")))
		answer.len--;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq_nocase(answer, str_of(words[i])))
			return true;
	return false;
}

/* false: *flaw says what cannot be read. */
static bool read_rules(struct judging *j, struct flaw *flaw)
{
	struct fw_reader r = { .text = j->answer };
	struct fw_rule rule;
	enum fw_step step;

	if (is_none(j->answer))
		return true;
	while ((step = fw_next(j->a, &r, &rule, flaw)) == FW_RULE) {
		*VEC_ADD(j->a, &j->rules) = rule;
		if (rule.azure)
			j->azure = true;
		else
			*VEC_ADD(j->a, &j->ranges) = rule.range;
	}
	return step == FW_END;
}

static void compare(struct judging *j)
{
	j->must = must_of(j->a, j->wanted);
	j->never = never_of(j->a, j->wanted);
	if (j->rules.n == 0 && j->wanted->service == FW_REDIS)
		j->admitted = everybody(j->a);
	else
		j->admitted = ipset_of(j->a, j->ranges.at, j->ranges.n);
	j->extra = ipset_common(j->a, j->admitted, j->never);
	j->missing = ipset_minus(j->a, j->must, j->admitted);
}

/* 4,294,967,296 and the word for it. */
static const char *count_text(struct arena *a, uint64_t n)
{
	struct str digits = str_fmt(a, "%llu", (unsigned long long)n);
	struct buf b = { .a = a };

	for (size_t i = 0; i < digits.len; i++) {
		if (i && (digits.len - i) % 3 == 0)
			buf_byte(&b, ',');
		buf_byte(&b, digits.at[i]);
	}
	buf_add(&b, n == 1 ? STR(" address") : STR(" addresses"));
	return buf_str(&b).at;
}

/* "rule 2 (line 5), “203.0.113.0/24”". */
static const char *name_rule(struct judging *j, size_t i)
{
	const struct fw_rule *rule = &j->rules.at[i];
	const char *quoted = answer_quote(j->a, fw_source(j->answer, rule)).at;
	struct buf b = { .a = j->a };

	buf_fmt(&b, "rule %zu", i + 1);
	if (rule->line != i + 1 && j->rules.at[j->rules.n - 1].line > 1)
		buf_fmt(&b, " (line %u)", rule->line);
	buf_fmt(&b, ", %s,", quoted);
	if (rule->host_bits)
		buf_fmt(
		    &b, " read as %s,", ip4_range_text(j->a, rule->range).at);
	return buf_str(&b).at;
}

/* The rule that admits the address; or, of an address that none does, the
 * one that comes nearest.  rules.n: there is none. */
static size_t rule_for(const struct judging *j, uint32_t ip)
{
	size_t best = j->rules.n;
	uint64_t least = UINT64_MAX;

	for (size_t i = 0; i < j->rules.n; i++) {
		struct ip4_range r = j->rules.at[i].range;
		uint64_t away = ip < r.first ? r.first - ip
		    : ip > r.last	     ? ip - r.last
					     : 0;

		if (j->rules.at[i].azure || away >= least)
			continue;
		least = away;
		best = i;
	}
	return best;
}

static void blame(const struct judging *j, size_t rule, struct verdict *v)
{
	if (rule >= j->rules.n)
		return;
	v->at = j->rules.at[rule].at;
	v->len = j->rules.at[rule].len;
}

/* A rule of addresses that nobody has on the internet and nobody asked for. */
static void add_private(struct judging *j, struct buf *b)
{
	for (size_t i = 0; i < j->rules.n; i++) {
		const struct fw_rule *rule = &j->rules.at[i];
		const char *kind =
		    rule->azure ? NULL : ip4_special(rule->range);
		const struct ipset *own = ipset_of(j->a, &rule->range, 1);

		if (!kind || !is_empty(ipset_common(j->a, own, j->must)))
			continue;
		buf_fmt(b,
		    " %s is a %s address, which no client has on the "
		    "internet: the server sees the public one.",
		    ip4_text(j->a, rule->range.first).at, kind);
		return;
	}
}

static struct verdict wrong(
    struct judging *j, struct buf *b, uint32_t witness, size_t rule)
{
	struct fw_line line = { j->must, j->never, j->admitted, witness };
	struct verdict v;

	add_private(j, b);
	v = verdict_of(false, buf_str(b));
	v.detail = fw_draw(j->a, &line);
	blame(j, rule, &v);
	return v;
}

static struct verdict too_many(struct judging *j)
{
	const struct ipset *allowed =
	    ipset_minus(j->a, everybody(j->a), j->never);
	struct buf b = { .a = j->a };
	const char *who;
	uint32_t ip = 0;
	size_t rule;

	ipset_witness(j->extra, allowed, &ip);
	who = ip4_text(j->a, ip).at;
	rule = rule_for(j, ip);
	if (rule < j->rules.n)
		buf_fmt(&b,
		    "%s gets in and must not: %s lets it in (%s too many).",
		    who, name_rule(j, rule),
		    count_text(j->a, ipset_count(j->extra)));
	else
		buf_fmt(&b,
		    "%s gets in and must not: without any rule Redis lets "
		    "everybody in.",
		    who);
	return wrong(j, &b, ip, rule);
}

static struct verdict too_few(struct judging *j)
{
	struct buf b = { .a = j->a };
	uint32_t ip = 0;
	size_t rule;

	ipset_witness(j->missing, j->admitted, &ip);
	rule = rule_for(j, ip);
	buf_fmt(&b, "%s must get in and does not: ", ip4_text(j->a, ip).at);
	if (rule < j->rules.n) {
		struct ip4_range r = j->rules.at[rule].range;
		const char *how = "comes nearest and does not reach it";

		if (ip > r.last && ip - r.last == 1)
			how = "ends just before it";
		else if (ip < r.first && r.first - ip == 1)
			how = "begins just after it";
		buf_fmt(&b, "%s %s", name_rule(j, rule), how);
	} else if (j->rules.n == 0) {
		buf_add(&b, STR("without any rule PostgreSQL lets nobody in"));
	} else {
		buf_add(
		    &b, STR("0.0.0.0 lets in Azure's services and no address"));
	}
	buf_fmt(
	    &b, " (%s missing).", count_text(j->a, ipset_count(j->missing)));
	return wrong(j, &b, ip, rule);
}

static struct verdict judge_azure(struct judging *j)
{
	struct verdict v;

	if (!j->azure)
		return verdict_of(false,
		    STR("The addresses are right, but Azure's own services "
			"are left out: the rule 0.0.0.0 - 0.0.0.0 lets them "
			"in."));
	for (size_t i = 0; i < j->rules.n; i++) {
		if (!j->rules.at[i].azure)
			continue;
		v = verdict_of(false,
		    str_fmt(j->a,
			"The addresses are right, but %s lets in every "
			"service in Azure, those of other customers too.",
			name_rule(j, i)));
		blame(j, i, &v);
		return v;
	}
	die("a marker without its rule");
}

static struct str praise(struct judging *j)
{
	struct buf b = { .a = j->a };

	if (j->wanted->exactly)
		buf_fmt(&b, "%s may get in, exactly as asked.",
		    is_empty(j->admitted)
			? "Nobody"
			: count_text(j->a, ipset_count(j->admitted)));
	else
		buf_add(
		    &b, STR("Who must get in does, and nobody who must not."));
	for (size_t i = 0; i < j->rules.n; i++) {
		if (!j->rules.at[i].host_bits)
			continue;
		buf_fmt(&b,
		    " (%s: a block is better written with its first "
		    "address.)",
		    name_rule(j, i));
		break;
	}
	return buf_str(&b);
}

struct verdict fw_judge(
    struct arena *a, const struct fw_wanted *wanted, struct str answer)
{
	struct judging j = { .a = a, .wanted = wanted, .answer = answer };
	bool asks = wanted->azure != FW_AZURE_ANY;
	struct flaw flaw = { 0 };

	if (!read_rules(&j, &flaw))
		return verdict_unreadable(flaw.at, flaw.len, flaw.text);
	compare(&j);
	if (!is_empty(j.extra))
		return too_many(&j);
	if (!is_empty(j.missing))
		return too_few(&j);
	if (asks && j.azure != (wanted->azure == FW_AZURE_YES))
		return judge_azure(&j);
	if (wanted->most && j.rules.n > wanted->most)
		return verdict_of(false,
		    str_fmt(a,
			"The addresses are right, but these are %zu rules, "
			"and %zu will do.",
			j.rules.n, wanted->most));
	return verdict_of(true, praise(&j));
}

/* The author's side. */

/* One range for each stretch of allowed addresses that holds wanted ones. */
static const struct ipset *widen(
    struct arena *a, const struct ipset *must, const struct ipset *never)
{
	const struct ipset *allowed = ipset_minus(a, everybody(a), never);
	VEC(struct ip4_range) wide = { 0 };
	size_t n, k;
	const struct ip4_range *room = ipset_ranges(allowed, &n);

	for (size_t i = 0; i < n; i++) {
		const struct ipset *in =
		    ipset_common(a, must, ipset_of(a, &room[i], 1));
		const struct ip4_range *at = ipset_ranges(in, &k);

		if (k)
			*VEC_ADD(a, &wide) =
			    (struct ip4_range){ at[0].first, at[k - 1].last };
	}
	return ipset_of(a, wide.at, wide.n);
}

static size_t rules_left(const struct fw_wanted *wanted)
{
	size_t azure = wanted->azure == FW_AZURE_YES;

	if (wanted->most == 0)
		return SIZE_MAX;
	return wanted->most > azure ? wanted->most - azure : 0;
}

/* The ranges of a right answer. */
static const struct ipset *solve(
    struct arena *a, const struct fw_wanted *wanted)
{
	const struct ipset *must = must_of(a, wanted);
	size_t n;

	ipset_ranges(must, &n);
	if (n <= rules_left(wanted))
		return must;
	return widen(a, must, never_of(a, wanted));
}

struct str fw_solution(struct arena *a, const struct fw_wanted *wanted)
{
	size_t n;
	const struct ip4_range *at = ipset_ranges(solve(a, wanted), &n);
	struct buf b = { .a = a };

	for (size_t i = 0; i < n; i++)
		buf_fmt(
		    &b, "%s%s", i ? " ; " : "", ip4_range_text(a, at[i]).at);
	if (wanted->azure == FW_AZURE_YES)
		buf_fmt(&b, "%s0.0.0.0 - 0.0.0.0", n ? " ; " : "");
	if (b.len == 0)
		buf_add(&b, STR("none"));
	return buf_str(&b);
}

struct str fw_impossible(struct arena *a, const struct fw_wanted *wanted)
{
	const struct ipset *must = must_of(a, wanted);
	const struct ipset *never = never_of(a, wanted);
	const struct ipset *both = ipset_common(a, must, never);
	uint32_t ip;
	size_t n;

	if (ipset_witness(both, must, &ip))
		return str_fmt(
		    a, "%s must get in and must not", ip4_text(a, ip).at);
	if (wanted->service == FW_REDIS && is_empty(must) && !is_empty(never) &&
	    wanted->azure != FW_AZURE_YES)
		return STR("without a rule Redis lets everybody in, so no "
			   "rules can do this");
	ipset_ranges(solve(a, wanted), &n);
	if (n > rules_left(wanted))
		return str_fmt(a, "this takes %zu rules, more than are allowed",
		    n + (wanted->azure == FW_AZURE_YES));
	return STR("");
}

bool fw_set(struct arena *a, struct str text, const struct ipset **set,
    struct flaw *flaw)
{
	struct fw_reader r = { .text = text };
	VEC(struct ip4_range) ranges = { 0 };
	struct fw_rule rule;
	enum fw_step step;

	if (str_eq_nocase(str_trim(text), STR("nobody"))) {
		*set = nobody(a);
		return true;
	}
	while ((step = fw_next(a, &r, &rule, flaw)) == FW_RULE) {
		if (rule.azure) {
			*flaw = (struct flaw){ rule.at, rule.len,
				STR("0.0.0.0 alone is no address here: ask "
				    "for it with azure: yes") };
			return false;
		}
		*VEC_ADD(a, &ranges) = rule.range;
	}
	*set = ipset_of(a, ranges.at, ranges.n);
	if (step == FW_END && ranges.n == 0)
		*flaw = (struct flaw){ 0, text.len,
			STR("addresses are missing (or nobody)") };
	return step == FW_END && ranges.n > 0;
}
