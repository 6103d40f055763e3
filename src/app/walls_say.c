#include "app/walls_say.h"

#include "base/arena.h"
#include "text/width.h"

enum { NAMED = 3 };

/* The rules that make up one merged range: a few, and how many. */
struct makers {
	size_t rule[NAMED], n;
};

static struct str safe(struct buf *b, struct str s)
{
	return text_safe(b->a, s);
}

static const char *plural(uint64_t n)
{
	return n == 1 ? "" : "s";
}

/* The merged range that holds the address, which one does. */
static size_t range_of(const struct ip4_range *at, size_t n, uint32_t ip)
{
	size_t low = 0, high = n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (at[middle].first <= ip)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static struct makers *find_makers(
    struct arena *a, const struct wall *w, const struct ip4_range *at, size_t n)
{
	struct makers *makers = NEW_N(a, struct makers, n);

	for (size_t i = 0; n && i < w->n; i++) {
		struct makers *m = &makers[range_of(at, n, w->ranges[i].first)];

		if (m->n < NAMED)
			m->rule[m->n] = i;
		m->n++;
	}
	return makers;
}

static void say_makers(
    struct buf *b, const struct wall *w, const struct makers *m)
{
	for (size_t i = 0; i < m->n && i < NAMED; i++)
		buf_fmt(b, "%s%.*s", i ? ", " : "  ",
		    STR_ARG(safe(b, wall_rule(b->a, w, m->rule[i]))));
	if (m->n > NAMED)
		buf_fmt(b, " and %zu more", m->n - NAMED);
}

static void say_ranges(struct buf *b, const struct wall *w)
{
	size_t n;
	const struct ip4_range *at = ipset_ranges(w->admits, &n);
	const struct makers *makers = find_makers(b->a, w, at, n);

	for (size_t i = 0; i < n && !w->unruled; i++) {
		buf_fmt(b, "  %-33s %13s", ip4_range_text(b->a, at[i]).at,
		    str_grouped(b->a, (uint64_t)at[i].last - at[i].first + 1)
			.at);
		say_makers(b, w, &makers[i]);
		buf_byte(b, '\n');
	}
}

static void say_wall(struct buf *b, const struct wall *w)
{
	uint64_t count = ipset_count(w->admits);

	buf_fmt(b, "%.*s (%s): ", STR_ARG(safe(b, w->name)), w->kind);
	if (w->state == WALL_CLOSED)
		buf_add(b, STR("nobody, for public access is off\n"));
	else if (w->unruled)
		buf_add(b, STR("everybody, for there is no rule\n"));
	else
		buf_fmt(b, "%s address%s, %zu rule%s\n",
		    str_grouped(b->a, count).at, count == 1 ? "" : "es",
		    w->nrules, plural(w->nrules));
	say_ranges(b, w);
	if (w->azure)
		buf_fmt(b, "  Azure's own services, all customers': %.*s\n",
		    STR_ARG(safe(b, w->azure_rule)));
	for (size_t i = 0; i < w->nunknown; i++)
		buf_fmt(
		    b, "  not known: %.*s\n", STR_ARG(safe(b, w->unknown[i])));
}

void walls_say(struct buf *b, const struct walls *walls)
{
	for (size_t i = 0; i < walls->n; i++)
		say_wall(b, &walls->at[i]);
	if (walls->n == 0)
		buf_add(b, STR("There is no server here.\n"));
}

/* By which rule of which wall an address gets in. */
static void say_way(struct buf *b, const struct wall *w, uint32_t ip)
{
	size_t rule;

	if (wall_finds(w, ip, &rule))
		buf_fmt(b, "%.*s: %.*s", STR_ARG(safe(b, w->name)),
		    STR_ARG(safe(b, wall_rule(b->a, w, rule))));
	else
		buf_fmt(b, "%.*s: no rule, so everybody",
		    STR_ARG(safe(b, w->name)));
}

void walls_say_admits(struct buf *b, const struct walls *walls, uint32_t ip)
{
	const char *who = ip4_text(b->a, ip).at;
	size_t n = 0;

	for (size_t i = 0; i < walls->n; i++) {
		if (!ipset_has(walls->at[i].admits, ip))
			continue;
		buf_fmt(b, "%s gets in by ", who);
		say_way(b, &walls->at[i], ip);
		buf_byte(b, '\n');
		n++;
	}
	if (n == 0)
		buf_fmt(b, "%s does not get in\n", who);
}

static void say_witness(struct buf *b, const struct walls *walls,
    struct str server, uint32_t ip, const char *where)
{
	buf_fmt(b, "%s gets in %s", ip4_text(b->a, ip).at, where);
	for (size_t i = 0; i < walls->n; i++) {
		if ((server.len && !str_eq(server, walls->at[i].name)) ||
		    !ipset_has(walls->at[i].admits, ip))
			continue;
		buf_add(b, STR(": "));
		say_way(b, &walls->at[i], ip);
		break;
	}
	buf_byte(b, '\n');
}

void walls_say_difference(struct buf *b, const struct difference *difference,
    const struct walls *here, const struct walls *there)
{
	if (difference->equal)
		buf_add(b, STR("The same addresses get in.\n"));
	if (difference->more)
		say_witness(b, here, difference->server, difference->only_here,
		    "only here");
	if (difference->less)
		say_witness(b, there, difference->server,
		    difference->only_there, "only there");
	if (difference->azure_here != difference->azure_there)
		buf_fmt(b, "Azure's own services get in only %s\n",
		    difference->azure_here ? "here" : "there");
}
