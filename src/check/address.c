#include "base/arena.h"
#include "check/check.h"
#include "check/fw_judge.h"
#include "check/ipset.h"

/* One address out of a set; "none" where the set is empty. */

static bool is_none(struct str s)
{
	return str_eq_nocase(s, STR("none")) || str_eq_nocase(s, STR("no"));
}

static size_t ranges_in(const struct ipset *set)
{
	size_t n;

	ipset_ranges(set, &n);
	return n;
}

static bool prepare(
    struct arena *a, struct accepted *accepted, struct flaw *flaw)
{
	const struct ipset *set = ipset_of(a, NULL, 0);

	if (!is_none(accepted->text) && !fw_set(a, accepted->text, &set, flaw))
		return false;
	accepted->rule = set;
	return true;
}

static long hit(const struct wanted *wanted, const uint32_t *ip, bool right)
{
	for (size_t i = 0; i < wanted->n; i++) {
		const struct ipset *set = wanted->accepted[i].rule;

		if (wanted->accepted[i].right == right &&
		    (ip ? ipset_has(set, *ip) : ranges_in(set) == 0))
			return (long)i;
	}
	return -1;
}

static struct verdict judge(
    struct arena *a, const struct wanted *wanted, struct str answer)
{
	struct str s = str_trim(answer);
	struct flaw flaw = { 0 };
	bool none;
	uint32_t ip;
	struct verdict v;
	long right, slip;

	if (s.len && s.at[s.len - 1] == '.')
		s.len--;
	none = is_none(s);
	if (!none && !ip4_read(a, s, &ip, &flaw))
		return verdict_unreadable(
		    (size_t)(s.at - answer.at) + flaw.at, flaw.len, flaw.text);
	right = hit(wanted, none ? NULL : &ip, true);
	slip = right < 0 ? hit(wanted, none ? NULL : &ip, false) : -1;
	if (right >= 0)
		v = verdict_of(true,
		    none ? STR("There is none, that is so.")
			 : STR("That is such an address."));
	else
		v = verdict_of(false,
		    none ? STR("There is one: look again.")
			 : str_fmt(a, "%s is not the address asked for.",
			       ip4_text(a, ip).at));
	v.known = right >= 0 ? right : slip;
	return v;
}

static struct str solution(struct arena *a, const struct accepted *accepted)
{
	size_t n;
	const struct ip4_range *at = ipset_ranges(accepted->rule, &n);

	return n ? ip4_text(a, at[0].first) : STR("none");
}

static struct str words(struct arena *a, const struct accepted *accepted)
{
	size_t n;
	const struct ip4_range *at = ipset_ranges(accepted->rule, &n);
	struct buf b = { .a = a };

	if (n == 0)
		return STR("none");
	if (ipset_count(accepted->rule) > 1)
		buf_add(&b, STR("any of "));
	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%s%s", i ? "; " : "", ip4_range_text(a, at[i]).at);
	return buf_str(&b);
}

static bool covers(
    const struct accepted *x, const struct accepted *y, bool exact)
{
	size_t nx, ny, i = 0;
	const struct ip4_range *wide = ipset_ranges(x->rule, &nx);
	const struct ip4_range *narrow = ipset_ranges(y->rule, &ny);

	(void)exact;
	if (nx == 0 || ny == 0)
		return nx == ny;
	for (size_t j = 0; j < ny; j++) {
		while (i < nx && wide[i].last < narrow[j].last)
			i++;
		if (i == nx || wide[i].first > narrow[j].first)
			return false;
	}
	return true;
}

const struct check check_address = {
	.name = "address",
	.mark = { "ip=", 3 },
	.manner = "An IPv4 address, as in 203.0.113.5; or none.",
	.prepare = prepare,
	.judge = judge,
	.solution = solution,
	.words = words,
	.covers = covers,
};
