#include "check/fw_judge.h"

#include "base/arena.h"
#include "base/vec.h"
#include "check/fw_draw.h"
#include "check/fw_parse.h"
#include "check/fw_sets.h"

/* Rules while they are judged. */
struct judging {
	struct arena *a;
	const struct fw_wanted *wanted;
	struct str answer; /* empty: the rules have names */
	const struct fw_rule *rules;
	size_t n;
	bool azure;
	struct fw_sets sets;
};

struct rules {
	struct fw_rule *at;
	size_t n, cap;
};

static bool is_none(struct str answer)
{
	static const char *const words[] = { "none", "no rules", "no rule",
		"nothing", "nobody", "(none)", "-" };

	answer = str_trim(answer);
	if (str_ends(answer, STR(".")))
		answer.len--;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq_nocase(answer, str_of(words[i])))
			return true;
	return false;
}

/* false: *flaw says what cannot be read. */
static bool read_rules(
    struct arena *a, struct str answer, struct rules *rules, struct flaw *flaw)
{
	struct fw_reader r = { .text = answer };
	struct fw_rule rule;
	enum fw_step step;

	if (is_none(answer))
		return true;
	while ((step = fw_next(a, &r, &rule, flaw)) == FW_RULE)
		*VEC_ADD(a, rules) = rule;
	return step == FW_END;
}

static void compare(struct judging *j)
{
	struct ip4_range *ranges = NEW_N(j->a, struct ip4_range, j->n + 1);
	const struct ipset *admitted;
	size_t n = 0;

	for (size_t i = 0; i < j->n; i++) {
		if (j->rules[i].azure)
			j->azure = true;
		else
			ranges[n++] = j->rules[i].range;
	}
	admitted = ipset_of(j->a, ranges, n);
	if (j->n == 0 && j->wanted->service == FW_REDIS)
		admitted = fw_everybody(j->a);
	j->sets = fw_compare(j->a, j->wanted, admitted);
}

/* "rule 2 (line 5), “203.0.113.0/24”". */
static const char *name_rule(struct judging *j, size_t i)
{
	const struct fw_rule *rule = &j->rules[i];
	struct buf b = { .a = j->a };
	const char *quoted;

	if (j->answer.len == 0)
		return str_fmt(j->a, "the rule %.*s", STR_ARG(rule->name)).at;
	quoted = answer_quote(j->a, fw_source(j->answer, rule)).at;
	buf_fmt(&b, "rule %zu", i + 1);
	if (rule->line != i + 1 && j->rules[j->n - 1].line > 1)
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
	size_t best = j->n;
	uint64_t least = UINT64_MAX;

	for (size_t i = 0; i < j->n; i++) {
		struct ip4_range r = j->rules[i].range;
		uint64_t away = ip < r.first ? r.first - ip
		    : ip > r.last	     ? ip - r.last
					     : 0;

		if (j->rules[i].azure || away >= least)
			continue;
		least = away;
		best = i;
	}
	return best;
}

/* A rule of addresses that nobody has on the internet and nobody asked for. */
static void add_private(struct judging *j, struct buf *b)
{
	for (size_t i = 0; i < j->n; i++) {
		const struct fw_rule *rule = &j->rules[i];
		const char *kind =
		    rule->azure ? NULL : ip4_special(rule->range);
		const struct ipset *own = ipset_of(j->a, &rule->range, 1);

		if (!kind ||
		    !fw_is_nobody(ipset_common(j->a, own, j->sets.must)))
			continue;
		buf_fmt(b,
		    " %s is a %s address, which no client has on the "
		    "internet: the server sees the public one.",
		    ip4_text(j->a, rule->range.first).at, kind);
		return;
	}
}

static struct fw_found found(struct judging *j, enum fw_fault fault,
    struct buf *b, uint32_t witness, size_t rule)
{
	struct fw_line line = { j->sets.must, j->sets.never, j->sets.admitted,
		witness };
	struct fw_found f = {
		.fault = fault, .witness = witness, .rule = rule
	};

	if (fault == FW_STRANGER || fault == FW_LEFT_OUT) {
		add_private(j, b);
		f.drawing = fw_draw(j->a, &line);
	}
	f.reason = buf_str(b);
	return f;
}

static struct fw_found too_many(struct judging *j)
{
	const struct ipset *allowed =
	    ipset_minus(j->a, fw_everybody(j->a), j->sets.never);
	struct buf b = { .a = j->a };
	const char *who;
	uint32_t ip = 0;
	size_t rule;

	ipset_witness(j->sets.extra, allowed, &ip);
	who = ip4_text(j->a, ip).at;
	rule = rule_for(j, ip);
	if (rule < j->n)
		buf_fmt(&b,
		    "%s gets in and must not: %s lets it in (%s too many).",
		    who, name_rule(j, rule),
		    fw_count(j->a, ipset_count(j->sets.extra)));
	else
		buf_fmt(&b,
		    "%s gets in and must not: without any rule Redis lets "
		    "everybody in.",
		    who);
	return found(j, FW_STRANGER, &b, ip, rule);
}

static struct fw_found too_few(struct judging *j)
{
	struct buf b = { .a = j->a };
	uint32_t ip = 0;
	size_t rule;

	ipset_witness(j->sets.missing, j->sets.admitted, &ip);
	rule = rule_for(j, ip);
	buf_fmt(&b, "%s must get in and does not: ", ip4_text(j->a, ip).at);
	if (rule < j->n) {
		struct ip4_range r = j->rules[rule].range;
		const char *how = "comes nearest and does not reach it";

		if (ip > r.last && ip - r.last == 1)
			how = "ends just before it";
		else if (ip < r.first && r.first - ip == 1)
			how = "begins just after it";
		buf_fmt(&b, "%s %s", name_rule(j, rule), how);
	} else if (j->n == 0) {
		buf_add(&b, STR("without any rule PostgreSQL lets nobody in"));
	} else {
		buf_add(
		    &b, STR("0.0.0.0 lets in Azure's services and no address"));
	}
	buf_fmt(
	    &b, " (%s missing).", fw_count(j->a, ipset_count(j->sets.missing)));
	return found(j, FW_LEFT_OUT, &b, ip, rule);
}

static struct fw_found judge_azure(struct judging *j)
{
	struct buf b = { .a = j->a };
	size_t i = 0;

	if (!j->azure) {
		buf_add(&b,
		    STR("The addresses are right, but Azure's own services "
			"are left out: the rule 0.0.0.0 - 0.0.0.0 lets them "
			"in."));
		return found(j, FW_NO_AZURE, &b, 0, j->n);
	}
	while (i < j->n && !j->rules[i].azure)
		i++;
	MUST(i < j->n);
	buf_fmt(&b,
	    "The addresses are right, but %s lets in every service in Azure, "
	    "those of other customers too.",
	    name_rule(j, i));
	return found(j, FW_ALL_AZURE, &b, 0, i);
}

static struct str praise(struct judging *j)
{
	struct buf b = { .a = j->a };

	if (j->wanted->exactly)
		buf_fmt(&b, "%s may get in, exactly as asked.",
		    fw_is_nobody(j->sets.admitted)
			? "Nobody"
			: fw_count(j->a, ipset_count(j->sets.admitted)));
	else
		buf_add(
		    &b, STR("Who must get in does, and nobody who must not."));
	for (size_t i = 0; i < j->n; i++) {
		if (!j->rules[i].host_bits)
			continue;
		buf_fmt(&b,
		    " (%s is read as %s: a block is better written with its "
		    "first address.)",
		    answer_quote(j->a, fw_source(j->answer, &j->rules[i])).at,
		    ip4_range_text(j->a, j->rules[i].range).at);
		break;
	}
	return buf_str(&b);
}

struct fw_found fw_find(struct arena *a, const struct fw_wanted *wanted,
    const struct fw_rule *rules, size_t n, struct str answer)
{
	struct judging j = { .a = a,
		.wanted = wanted,
		.answer = answer,
		.rules = rules,
		.n = n };
	bool asks = wanted->azure != FW_AZURE_ANY;
	struct buf b = { .a = a };

	compare(&j);
	if (!fw_is_nobody(j.sets.extra))
		return too_many(&j);
	if (!fw_is_nobody(j.sets.missing))
		return too_few(&j);
	if (asks && j.azure != (wanted->azure == FW_AZURE_YES))
		return judge_azure(&j);
	if (wanted->most && n > wanted->most) {
		buf_fmt(&b,
		    "The addresses are right, but these are %zu rules, and "
		    "%zu will do.",
		    n, wanted->most);
		return found(&j, FW_MANY_RULES, &b, 0, n);
	}
	return (struct fw_found){
		.fault = FW_FINE, .rule = n, .reason = praise(&j)
	};
}

struct verdict fw_judge(
    struct arena *a, const struct fw_wanted *wanted, struct str answer)
{
	struct rules rules = { 0 };
	struct flaw flaw = { 0 };
	struct fw_found f;
	struct verdict v;

	if (!read_rules(a, answer, &rules, &flaw))
		return verdict_unreadable(flaw.at, flaw.len, flaw.text);
	f = fw_find(a, wanted, rules.at, rules.n, answer);
	v = verdict_of(f.fault == FW_FINE, f.reason);
	v.detail = f.drawing;
	if (f.fault != FW_FINE && f.rule < rules.n) {
		v.at = rules.at[f.rule].at;
		v.len = rules.at[f.rule].len;
	}
	return v;
}

/* The author's side. */

/* One range for each stretch of allowed addresses that holds wanted ones. */
static const struct ipset *widen(
    struct arena *a, const struct ipset *must, const struct ipset *never)
{
	const struct ipset *allowed = ipset_minus(a, fw_everybody(a), never);
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
	const struct ipset *must = fw_must(a, wanted);
	size_t n;

	ipset_ranges(must, &n);
	if (n <= rules_left(wanted))
		return must;
	return widen(a, must, fw_never(a, wanted));
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
	const struct ipset *must = fw_must(a, wanted);
	const struct ipset *never = fw_never(a, wanted);
	const struct ipset *both = ipset_common(a, must, never);
	uint32_t ip;
	size_t n;

	if (ipset_witness(both, must, &ip))
		return str_fmt(
		    a, "%s must get in and must not", ip4_text(a, ip).at);
	if (wanted->service == FW_REDIS && fw_is_nobody(must) &&
	    !fw_is_nobody(never) && wanted->azure != FW_AZURE_YES)
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
		*set = fw_nobody(a);
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
