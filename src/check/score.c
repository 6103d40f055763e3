#include "check/score.h"

#include "base/arena.h"

static const char *const credits[] = {
	[CREDIT_OFF] = "off",
	[CREDIT_NET_CORRECT] = "net-correct",
	[CREDIT_COVERAGE] = "coverage",
	[CREDIT_EACH_ANSWER] = "each-answer",
	[CREDIT_LCS] = "lcs",
};

bool credit_read(struct str name, enum credit *credit)
{
	for (size_t i = 0; i < sizeof(credits) / sizeof(*credits); i++)
		if (str_eq(name, str_of(credits[i]))) {
			*credit = (enum credit)i;
			return true;
		}
	return false;
}

/* How an answer's options divide. */
struct tally {
	size_t all, right, picked, hit; /* hit: right and picked */
};

static struct str say_options(struct arena *a, const struct tally *t)
{
	size_t missing = t->right - t->hit, wrong = t->picked - t->hit;

	if (!missing && !wrong)
		return STR("These are the right ones, all of them.");
	if (t->picked == 0)
		return STR("There is something to pick here: look again.");
	if (!wrong)
		return STR("What you picked is right, but not all of it.");
	if (!missing)
		return STR("The right ones are among these, but one or more "
			   "do not belong.");
	if (t->hit == 0)
		return STR("None of those that you picked is right.");
	return str_fmt(a,
	    "Of the %zu that you picked %zu %s right, and not all are there.",
	    t->picked, t->hit, t->hit == 1 ? "is" : "are");
}

static struct verdict share_options(
    const struct tally *t, enum credit credit, struct str reason)
{
	size_t wrong = t->picked - t->hit;

	switch (credit) {
	case CREDIT_OFF:
	case CREDIT_LCS:
		break;
	case CREDIT_NET_CORRECT:
		return verdict_share(
		    t->hit > wrong ? t->hit - wrong : 0, t->right, reason);
	case CREDIT_COVERAGE:
		return verdict_share(t->hit * t->hit,
		    t->picked ? t->right * t->picked : t->right, reason);
	case CREDIT_EACH_ANSWER:
		return verdict_share(
		    t->all - wrong - (t->right - t->hit), t->all, reason);
	}
	return verdict_of(wrong == 0 && t->hit == t->right, reason);
}

struct verdict score_options(struct arena *a, const bool *right,
    const bool *picked, size_t n, enum credit credit)
{
	enum part *parts = NEW_N(a, enum part, n);
	struct tally t = { .all = n };
	struct verdict v;

	for (size_t i = 0; i < n; i++) {
		t.right += right[i];
		t.picked += picked[i];
		t.hit += right[i] && picked[i];
		parts[i] = right[i] == picked[i] ? PART_RIGHT
		    : picked[i]			 ? PART_WRONG
						 : PART_MISSED;
	}
	MUST(t.right > 0);
	v = share_options(&t, credit, say_options(a, &t));
	v.parts = parts;
	v.nparts = n;
	return v;
}

/* The length of the longest rising subsequence; one alone is none. */
static size_t longest_rising(struct arena *a, const size_t *at, size_t n)
{
	size_t *to = NEW_N(a, size_t, n), most = 0;

	for (size_t i = 0; i < n; i++) {
		to[i] = 1;
		for (size_t j = 0; j < i; j++)
			if (at[j] < at[i] && to[j] >= to[i])
				to[i] = to[j] + 1;
		if (to[i] > most)
			most = to[i];
	}
	return n > 1 && most == 1 ? 0 : most;
}

static struct str say_order(
    struct arena *a, size_t good, size_t n, const char *what)
{
	if (good == n)
		return STR("The order is right.");
	if (good == 0)
		return STR("None stands in its place yet.");
	return str_fmt(a, "%zu of %zu %s in the right %s.", good, n,
	    good == 1 ? "stands" : "stand", what);
}

struct verdict score_order(
    struct arena *a, const size_t *given, size_t n, enum credit credit)
{
	enum part *parts = NEW_N(a, enum part, n);
	size_t placed = 0, rising = longest_rising(a, given, n);
	size_t moved = n - rising; /* each is taken out and put back in */
	struct verdict v;

	for (size_t i = 0; i < n; i++) {
		parts[i] = given[i] == i ? PART_RIGHT : PART_WRONG;
		placed += given[i] == i;
	}
	if (credit == CREDIT_LCS)
		v = verdict_share(rising > moved ? rising - moved : 0, n,
		    say_order(a, rising, n, "sequence"));
	else if (credit == CREDIT_OFF)
		v = verdict_of(placed == n, say_order(a, placed, n, "place"));
	else
		v = verdict_share(placed, n, say_order(a, placed, n, "place"));
	v.parts = parts;
	v.nparts = n;
	return v;
}

struct verdict score_parts(struct arena *a, enum part *parts, size_t n,
    const char *what, enum credit credit)
{
	size_t right = 0;
	struct str reason;
	struct verdict v;

	for (size_t i = 0; i < n; i++)
		right += parts[i] == PART_RIGHT;
	if (right == n)
		reason = str_fmt(a, "All %zu %s are right.", n, what);
	else if (right == 0)
		reason = str_fmt(a, "None of the %zu %s is right.", n, what);
	else
		reason = str_fmt(a, "%zu of %zu %s %s right.", right, n, what,
		    right == 1 ? "is" : "are");
	v = credit == CREDIT_OFF ? verdict_of(right == n, reason)
				 : verdict_share(right, n, reason);
	v.parts = parts;
	v.nparts = n;
	return v;
}
