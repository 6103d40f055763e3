#include "app/firewall.h"

#include "app/options.h"
#include "app/walls.h"
#include "app/walls_say.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "check/check.h"
#include "text/width.h"

#include <stdio.h>

struct run {
	struct arena *a;
	struct diags d;
	struct walls walls;
	bool json;
};

static void complain(struct run *run)
{
	diags_sort(&run->d);
	for (size_t i = 0; i < run->d.n; i++) {
		struct str text =
		    text_safe(run->a, diag_text(run->a, &run->d.at[i]));

		fprintf(stderr, "%.*s\n", STR_ARG(text));
	}
	run->d.n = 0;
}

static int put(struct str out, int status)
{
	fwrite(out.at, 1, out.len, stdout);
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fputs("lectern firewall: cannot write\n", stderr);
	return EXIT_CANNOT;
}

enum { CHUNK = 64 * 1024 };

/* Merged ranges as "first-last", for other programs. */
static int put_ranges(struct run *run)
{
	size_t n;
	const struct ip4_range *at =
	    ipset_ranges(walls_admit(run->a, &run->walls), &n);
	char *out = arena_take(run->a, CHUNK), *to = out;

	for (size_t i = 0; i < n; i++) {
		to += ip4_put(at[i].first, to);
		*to++ = '-';
		to += ip4_put(at[i].last, to);
		*to++ = '\n';
		if (to - out < CHUNK - 2 * IP4_TEXT)
			continue;
		fwrite(out, 1, (size_t)(to - out), stdout);
		to = out;
	}
	return put((struct str){ out, (size_t)(to - out) }, EXIT_FINE);
}

/* The first expression that is not known; NULL: all is. */
static const struct str *first_unknown(const struct walls *walls)
{
	for (size_t i = 0; i < walls->n; i++)
		if (walls->at[i].nunknown)
			return &walls->at[i].unknown[0];
	return NULL;
}

static int cannot_tell(struct run *run, struct str unknown)
{
	fprintf(stderr, "lectern firewall: cannot tell: %.*s is not known\n",
	    STR_ARG(text_safe(run->a, unknown)));
	return EXIT_CANNOT;
}

static int admits(struct run *run, const char *address)
{
	struct str s = str_trim(str_of(address));
	const struct str *unknown = first_unknown(&run->walls);
	struct flaw flaw = { 0 };
	struct buf b = { .a = run->a };
	uint32_t ip;
	bool yes;

	if (!ip4_read(run->a, s, &ip, &flaw)) {
		fprintf(stderr, "lectern firewall: --admits: %.*s\n",
		    STR_ARG(text_safe(run->a, flaw.text)));
		return EXIT_CANNOT;
	}
	yes = ipset_has(walls_admit(run->a, &run->walls), ip);
	if (!yes && unknown)
		return cannot_tell(run, *unknown);
	if (run->json)
		walls_json_admits(&b, &run->walls, ip);
	else
		walls_say_admits(&b, &run->walls, ip);
	return put(buf_str(&b), yes ? EXIT_FINE : EXIT_SOME_NOT);
}

static bool same_unknown(const struct wall *x, const struct wall *y)
{
	if (x->nunknown != y->nunknown || x->state != y->state)
		return false;
	for (size_t i = 0; i < x->nunknown; i++)
		if (!str_eq(x->unknown[i], y->unknown[i]))
			return false;
	return true;
}

static const struct wall *find(const struct walls *in, const struct wall *w)
{
	for (size_t i = 0; i < in->n; i++)
		if (str_eq(in->at[i].name, w->name) &&
		    str_eq(str_of(in->at[i].kind), str_of(w->kind)))
			return &in->at[i];
	return NULL;
}

/* Whether both sides have the same servers, to be compared one by one. */
static bool are_paired(const struct walls *x, const struct walls *y)
{
	if (x->n != y->n)
		return false;
	for (size_t i = 0; i < x->n; i++)
		if (!find(y, &x->at[i]))
			return false;
	return x->n > 1;
}

/* All of one side as one wall. */
static struct wall together(struct arena *a, const struct walls *walls)
{
	struct wall all = { .name = STR("all"), .kind = "list" };

	all.admits = walls_admit(a, walls);
	for (size_t i = 0; i < walls->n; i++)
		all.azure = all.azure || walls->at[i].azure;
	return all;
}

static struct difference compare(
    struct arena *a, const struct wall *here, const struct wall *there)
{
	const struct ipset *more = ipset_minus(a, here->admits, there->admits);
	const struct ipset *less = ipset_minus(a, there->admits, here->admits);
	struct difference diff = { .azure_here = here->azure,
		.azure_there = there->azure };

	diff.more = ipset_witness(more, there->admits, &diff.only_here);
	diff.less = ipset_witness(less, here->admits, &diff.only_there);
	diff.equal = !diff.more && !diff.less && here->azure == there->azure;
	return diff;
}

/* Server by server where both have the same, else all against all. */
static struct difference compare_all(
    struct arena *a, const struct walls *here, const struct walls *there)
{
	struct difference diff = { .equal = true }, one;
	struct wall x, y;

	if (!are_paired(here, there)) {
		x = together(a, here);
		y = together(a, there);
		return compare(a, &x, &y);
	}
	for (size_t i = 0; i < here->n && diff.equal; i++) {
		one = compare(a, &here->at[i], find(there, &here->at[i]));
		diff = one;
		diff.server = here->at[i].name;
	}
	return diff;
}

/* What one side does not know decides nothing if both do not know it. */
static const struct str *undecided(
    const struct walls *here, const struct walls *there)
{
	bool same = here->n == there->n;

	for (size_t i = 0; same && i < here->n; i++) {
		const struct wall *other =
		    here->n == 1 ? &there->at[0] : find(there, &here->at[i]);

		same = other && same_unknown(&here->at[i], other);
	}
	if (same)
		return NULL;
	return first_unknown(here) ? first_unknown(here) : first_unknown(there);
}

static int diff(struct run *run, const char *other)
{
	struct str path = str_of(other);
	struct walls there = walls_read(run->a, &path, 1, &run->d);
	struct buf b = { .a = run->a };
	const struct str *unknown = undecided(&run->walls, &there);
	struct difference difference;
	size_t errors = run->d.errors;

	complain(run);
	if (errors)
		return EXIT_CANNOT;
	if (unknown)
		return cannot_tell(run, *unknown);
	difference = compare_all(run->a, &run->walls, &there);
	if (run->json)
		walls_json_difference(&b, &difference);
	else
		walls_say_difference(&b, &difference, &run->walls, &there);
	return put(buf_str(&b), difference.equal ? EXIT_FINE : EXIT_SOME_NOT);
}

static int report(struct run *run)
{
	struct buf b = { .a = run->a };

	if (run->json)
		walls_json(&b, &run->walls);
	else
		walls_say(&b, &run->walls);
	return put(buf_str(&b), EXIT_FINE);
}

static int act(struct run *run, const struct options *o)
{
	if (options_get(o, OPTION_ADMITS))
		return admits(run, options_get(o, OPTION_ADMITS));
	if (options_get(o, OPTION_DIFF))
		return diff(run, options_get(o, OPTION_DIFF));
	if (options_get(o, OPTION_RANGES))
		return put_ranges(run);
	return report(run);
}

int firewall_command(const struct options *o)
{
	struct run run = { .a = arena_new() };
	struct str *paths = NEW_N(run.a, struct str, o->n);
	size_t errors;
	int status = EXIT_CANNOT;

	run.d = diags_in(run.a);
	run.json = options_get(o, OPTION_JSON) != NULL;
	for (size_t i = 0; i < o->n; i++)
		paths[i] = str_of(o->words[i]);
	run.walls = walls_read(run.a, paths, o->n, &run.d);
	errors = run.d.errors;
	complain(&run);
	if (errors == 0)
		status = act(&run, o);
	arena_free(run.a);
	return status;
}
