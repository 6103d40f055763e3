#include "check/tf_own.h"

#include "base/arena.h"
#include "check/fw_parse.h"
#include "check/fw_sets.h"

/* Reading what is asked */

static bool read_set(struct arena *a, const struct ipset **set,
    const struct tf_fact *fact, struct flaw *flaw)
{
	const struct ipset *more;

	if (!fw_set(a, fact->value, &more, flaw))
		return false;
	*set = *set ? ipset_union(a, *set, more) : more;
	return true;
}

static bool read_azure(
    struct tf_asked *asked, const struct tf_fact *fact, struct flaw *flaw)
{
	static const char *const words[] = {
		[FW_AZURE_ANY] = "any",
		[FW_AZURE_YES] = "yes",
		[FW_AZURE_NO] = "no",
	};

	asked->azure_said = true;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq_nocase(fact->value, str_of(words[i]))) {
			asked->who.azure = (enum fw_azure)i;
			return true;
		}
	flaw->text = STR("azure: is yes, no or any");
	return false;
}

static bool read_limit(
    struct tf_asked *asked, const struct tf_fact *fact, struct flaw *flaw)
{
	struct str most = fact->value, words = STR("at most ");
	uint64_t n;

	if (str_eq_nocase(str_sub(most, 0, words.len), words))
		most = str_trim(str_sub(most, words.len, most.len));
	if (str_number(most, 1000, &n) && n > 0) {
		asked->who.most = (size_t)n;
		return true;
	}
	flaw->text = STR("rules: is a number from 1 to 1000, as in at most 2");
	return false;
}

bool tf_read_who(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw)
{
	struct str name = str_of(fact->kind->name);

	if (str_eq(name, STR("exactly")))
		return read_set(a, &asked->who.exactly, fact, flaw);
	if (str_eq(name, STR("at least")))
		return read_set(a, &asked->who.least, fact, flaw);
	if (str_eq(name, STR("nothing of")))
		return read_set(a, &asked->who.nothing, fact, flaw);
	return str_eq(name, STR("azure")) ? read_azure(asked, fact, flaw)
					  : read_limit(asked, fact, flaw);
}

bool tf_read_yes(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw)
{
	(void)a;
	(void)asked;
	fact->yes = str_eq_nocase(fact->value, STR("yes"));
	if (fact->yes || str_eq_nocase(fact->value, STR("no")))
		return true;
	flaw->text = STR("this is yes or no");
	return false;
}

/* Who gets in */

/* One server's rules, and what is known of them. */
struct gate {
	struct tf *t;
	const struct access_server *server;
	struct fw_wanted wanted;
	struct fw_rule *rules;
	struct access_place *places;
	size_t n;
	const struct access_unknown *unknown; /* of a rule; NULL: none is */
	bool marked; /* Redis has a rule 0.0.0.0 - 0.0.0.0 */
};

static bool is_redis(const struct access_server *server)
{
	return server->kind == ACCESS_REDIS;
}

static void add_rule(struct gate *g, struct str name, struct ip4_range range,
    const struct access_place *place)
{
	struct str at = tf_place_text(g->t, place);

	g->places[g->n] = *place;
	g->rules[g->n++] = (struct fw_rule){
		.range = range,
		.azure = range.last == 0,
		.name =
		    str_fmt(g->t->a, "%.*s (%.*s)", STR_ARG(name), STR_ARG(at)),
	};
}

static void add_rules(struct gate *g)
{
	const struct access_server *s = g->server;
	size_t most = s->nrules + s->nunknown + 1;

	g->rules = NEW_N(g->t->a, struct fw_rule, most);
	g->places = NEW_N(g->t->a, struct access_place, most);
	for (size_t i = 0; i < s->nrules; i++) {
		const struct access_rule *rule = &s->rules[i];

		add_rule(g, rule->name,
		    (struct ip4_range){ rule->first, rule->last },
		    &rule->place);
		g->marked |= rule->azure_services && is_redis(s);
	}
	for (size_t i = 0; i < s->nunknown; i++) {
		const struct access_unknown *u = &s->unknown[i];
		struct ip4_range own = { u->admitted, u->admitted };

		if (u->door)
			continue;
		g->unknown = u;
		if (u->admits)
			add_rule(g, u->about, own, &u->place);
	}
}

static struct gate gate_of(struct tf *t, const struct access_server *server)
{
	struct gate g = { .t = t, .server = server, .wanted = t->asked->who };

	g.wanted.service = FW_POSTGRESQL;
	add_rules(&g);
	/* Of Redis nobody has written down what 0.0.0.0 does. */
	if (is_redis(server))
		g.wanted.azure = FW_AZURE_ANY;
	/* An unknown rule may be the one that keeps all others out. */
	if (is_redis(server) && !g.unknown)
		g.wanted.service = FW_REDIS;
	return g;
}

enum outcome { FINE, FAULTY, OPEN_END };

/* The faults that no rule more can mend. */
static bool is_beyond_mending(enum fw_fault fault)
{
	return fault == FW_STRANGER || fault == FW_ALL_AZURE ||
	    fault == FW_MANY_RULES;
}

/* As things are with the door open. */
static enum outcome judge_open(struct gate *g, struct fw_found *found)
{
	struct arena *a = g->t->a;
	struct fw_wanted rest = { .azure = g->wanted.azure,
		.most = g->wanted.most,
		.service = g->wanted.service };
	struct fw_found worse;

	*found = fw_find(a, &g->wanted, g->rules, g->n, STR(""));
	if (is_beyond_mending(found->fault))
		return FAULTY;
	if (!g->unknown)
		return found->fault == FW_FINE ? FINE : FAULTY;
	rest.nothing = fw_never(a, &g->wanted);
	worse = fw_find(a, &rest, g->rules, g->n, STR(""));
	if (is_beyond_mending(worse.fault)) {
		*found = worse;
		return FAULTY;
	}
	/* What is known suffices, and no rule more can do harm. */
	if (found->fault == FW_FINE && fw_is_nobody(rest.nothing) &&
	    rest.azure != FW_AZURE_NO && rest.most == 0)
		return FINE;
	return OPEN_END;
}

/* The same with the door shut: nobody gets in. */
static enum outcome judge_shut(const struct gate *g, uint32_t *witness)
{
	const struct ipset *must = fw_must(g->t->a, &g->wanted);

	*witness = 0;
	if (ipset_witness(must, fw_nobody(g->t->a), witness))
		return FAULTY;
	return g->wanted.azure == FW_AZURE_YES ? FAULTY : FINE;
}

static bool admits(const struct access_rule *rule, uint32_t ip)
{
	return rule->first <= ip && ip <= rule->last;
}

/* The rule that would let the witness in belongs to another server. */
static bool add_elsewhere(const struct gate *g, uint32_t ip, struct buf *b,
    struct access_place *place)
{
	const struct access *all = &g->t->access;

	for (size_t i = 0; i < all->nservers; i++) {
		const struct access_server *other = &all->servers[i];

		if (other->place.at == g->server->place.at ||
		    other->kind != g->server->kind)
			continue;
		for (size_t k = 0; k < other->nrules; k++) {
			const struct access_rule *rule = &other->rules[k];

			if (!admits(rule, ip))
				continue;
			buf_fmt(b,
			    "; the rule %.*s (%.*s) would let it in, but is "
			    "another server's, %.*s",
			    STR_ARG(rule->name),
			    STR_ARG(tf_place_text(g->t, &rule->place)),
			    STR_ARG(answer_quote(g->t->a, other->label)));
			*place = rule->place;
			return true;
		}
	}
	return false;
}

/* A rule of which there are no copies. */
static void add_never_made(const struct gate *g, struct buf *b)
{
	enum access_kind kind;
	size_t n;
	const struct hcl_resource *all = hcl_resources(g->t->m, &n);

	for (size_t i = 0; i < n; i++) {
		struct access_place place;
		struct hcl_copies copies;

		if (!access_is_rule(all[i].type, &kind) ||
		    kind != g->server->kind)
			continue;
		copies = hcl_copies(g->t->m, &all[i]);
		if (copies.n || copies.unknown.why)
			continue;
		place = tf_header(g->t, &all[i]);
		buf_fmt(b,
		    "; the rule %.*s (%.*s) is not made: its %s comes to "
		    "nothing",
		    STR_ARG(all[i].name), STR_ARG(tf_place_text(g->t, &place)),
		    hcl_attribute(&all[i].block->body, STR("for_each"))
			? "for_each"
			: "count");
		return;
	}
}

static unsigned weight_of(enum fw_fault fault, const struct tf_fact *fact)
{
	switch (fault) {
	case FW_STRANGER:
		return TF_STRANGER;
	case FW_LEFT_OUT:
		return TF_LEFT_OUT;
	case FW_FINE:
	case FW_NO_AZURE:
	case FW_ALL_AZURE:
	case FW_MANY_RULES:
		break;
	}
	return tf_weight(fact);
}

static void tell_open(
    struct gate *g, const struct tf_fact *fact, const struct fw_found *found)
{
	struct access_place place = g->server->place;
	struct buf b = { .a = g->t->a };
	struct tf_finding *f;
	bool placed = found->rule < g->n;

	if (placed)
		place = g->places[found->rule];
	buf_add(&b, found->reason);
	if (str_ends(found->reason, STR(".")))
		b.len--;
	if (found->fault == FW_LEFT_OUT) {
		if (add_elsewhere(g, found->witness, &b, &place))
			placed = true;
		else
			add_never_made(g, &b);
	}
	f = tf_fails(g->t, weight_of(found->fault, fact), &place, "%.*s",
	    STR_ARG(buf_str(&b)));
	f->drawing = found->drawing;
	f->placed = placed;
}

/* What shut the door. */
static struct access_place door(const struct gate *g)
{
	struct tf_body body = tf_body_of(g->server);
	struct tf_read read =
	    tf_attribute(g->t, &body, STR("public_network_access_enabled"));

	if (g->server->in_subnet)
		read = tf_attribute(g->t, &body,
		    is_redis(g->server) ? STR("subnet_id")
					: STR("delegated_subnet_id"));
	return read.place;
}

static void tell_shut(
    struct gate *g, const struct tf_fact *fact, uint32_t witness)
{
	struct access_place place = door(g);
	const char *why = g->server->in_subnet
	    ? "the server stands in a subnet, where no firewall rule counts"
	    : "public_network_access_enabled = false keeps everybody out, "
	      "whatever the rules say";

	if (!fw_is_nobody(fw_must(g->t->a, &g->wanted)))
		tf_fails(g->t, TF_LEFT_OUT, &place,
		    "%.*s must get in and does not: %s",
		    STR_ARG(ip4_text(g->t->a, witness)), why);
	else
		tf_fails(g->t, tf_weight(fact), &place,
		    "Azure's own services are left out: %s", why);
}

static void tell_unknown(struct gate *g, bool door_first)
{
	const struct access_server *s = g->server;
	const struct access_unknown *u = g->unknown;
	struct tf_finding *f;

	for (size_t i = 0; i < s->nunknown; i++)
		if (s->unknown[i].door && (door_first || !u))
			u = &s->unknown[i];
	if (!u)
		return;
	f = VEC_ADD(g->t->a, &g->t->untold);
	f->text = str_fmt(g->t->a,
	    "%.*sWho gets in depends on %.*s (in %.*s), and nothing here says "
	    "what that is",
	    STR_ARG(g->t->prefix), STR_ARG(answer_quote(g->t->a, u->text)),
	    STR_ARG(u->about));
	f->place = u->place;
}

static void tell_marker(struct gate *g)
{
	struct tf_finding *f = VEC_ADD(g->t->a, &g->t->untold);

	f->text = STR("What 0.0.0.0 - 0.0.0.0 does on Redis is written nowhere "
		      "(on PostgreSQL it stands for Azure's own services)");
	f->place = g->server->place;
	for (size_t i = 0; i < g->n; i++)
		if (g->rules[i].azure)
			f->place = g->places[i];
}

void tf_judge_who(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct gate g = gate_of(t, server);
	struct fw_found found = { 0 };
	enum outcome open = judge_open(&g, &found), shut;
	uint32_t witness;

	shut = judge_shut(&g, &witness);
	if (server->open == ACCESS_OPEN)
		shut = open;
	if (server->open == ACCESS_CLOSED)
		open = shut;
	if (open == FAULTY && shut == FAULTY) {
		if (server->open == ACCESS_CLOSED)
			tell_shut(&g, fact, witness);
		else
			tell_open(&g, fact, &found);
	} else if (open == FINE && shut == FINE) {
		if (g.marked && server->open != ACCESS_CLOSED)
			tell_marker(&g);
		else if (server->open == ACCESS_CLOSED)
			tf_praise(t, "Nobody gets in from outside, as asked.");
		else
			tf_praise(t, "%.*s", STR_ARG(found.reason));
	} else {
		tell_unknown(&g, open != OPEN_END);
	}
}

void tf_judge_public(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct gate g = { .t = t, .server = server };
	struct access_place place = door(&g);
	bool said = place.at != server->place.at;

	if (server->open == ACCESS_UNTOLD)
		tell_unknown(&g, true);
	else if (fact->yes == (server->open == ACCESS_OPEN))
		tf_praise(t, "The public address is %s.",
		    fact->yes ? "open" : "closed");
	else if (fact->yes)
		tf_fails(t, tf_weight(fact), &place,
		    server->in_subnet
			? "The server stands in a subnet and has no public "
			  "address"
			: "public_network_access_enabled = false closes the "
			  "public address, and it is to be open");
	else
		tf_fails(t, tf_weight(fact), &place,
		    said ? "public_network_access_enabled = true leaves the "
			   "public address open"
			 : "Nothing closes the public address: "
			   "public_network_access_enabled is true unless it "
			   "is said to be false");
}
