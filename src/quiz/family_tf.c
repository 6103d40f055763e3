#include "base/arena.h"
#include "base/diag.h"
#include "check/access.h"
#include "quiz/draw_rules.h"

/* Families 10 and 11: Terraform to put right. */

/* The judge of Terraform says whether the file does what the lines ask. */
static bool judged_right(
    struct draw *w, const struct fact *facts, size_t n, struct str file)
{
	const struct check *check = check_by_name(STR("terraform"));
	struct accepted one = { .right = true, .facts = facts, .nfacts = n };
	struct wanted wanted = { .check = check, .accepted = &one, .n = 1 };
	struct flaw flaw = { 0 };
	struct verdict v;

	MUST(check && check->prepare(w->a, &one, &flaw));
	v = check->judge(w->a, &wanted, file);
	MUST(v.kind == VERDICT_RIGHT || v.kind == VERDICT_WRONG);
	return v.kind == VERDICT_RIGHT;
}

/* One fault of each is enough. */
enum pg_fault {
	PG_LONG, /* a rule ends too late */
	PG_SHORT, /* or too early */
	PG_ALL, /* a rule lets everybody in */
	PG_MARKER, /* all of Azure gets in */
	PG_CLOSED, /* public access is off, so nobody does */
	PG_FAULTS
};

/* A server with its rules, in the terms of whoever gets in. */
struct pg {
	struct rules rules;
	bool open, marker;
};

static void add_rule(struct buf *b, const char *name, struct ip4_range r)
{
	static const char type[] =
	    "azurerm_postgresql_flexible_server_firewall_rule";

	buf_fmt(b, "\n\nresource \"%s\" \"%s\" {\n", type, name);
	buf_fmt(b, "  name             = \"%s\"\n", name);
	buf_add(b,
	    STR("  server_id        = "
		"azurerm_postgresql_flexible_server.db.id\n"));
	buf_fmt(b, "  start_ip_address = \"%s\"\n", ip4_text(b->a, r.first).at);
	buf_fmt(b, "  end_ip_address   = \"%s\"\n}", ip4_text(b->a, r.last).at);
}

static struct str pg_file(struct arena *a, const struct pg *pg)
{
	struct buf b = { .a = a };

	buf_fmt(&b,
	    "resource \"azurerm_postgresql_flexible_server\" \"db\" {\n"
	    "  name                          = \"shop-db\"\n"
	    "  public_network_access_enabled = %s\n}",
	    pg->open ? "true" : "false");
	for (size_t i = 0; i < pg->rules.n; i++)
		add_rule(&b, pg->rules.name[i], pg->rules.at[i]);
	if (pg->marker)
		add_rule(&b, "azure_services", (struct ip4_range){ 0, 0 });
	return buf_str(&b);
}

/* Who gets in by the file, as who reads Terraform finds it. */
static const struct ipset *pg_admits(
    struct draw *w, struct str text, bool *marker)
{
	struct access_file file = { STR("postgres.tf"), text };
	struct access access;
	struct diags d = diags_in(w->a);
	struct rules rules = { 0 };

	MUST(access_read(w->a, &file, 1, &access, &d));
	MUST(d.n == 0 && access.nservers == 1);
	*marker = false;
	if (access.servers[0].open == ACCESS_CLOSED)
		return rules_set(w->a, &rules);
	for (size_t i = 0; i < access.servers[0].nrules; i++) {
		const struct access_rule *r = &access.servers[0].rules[i];

		*marker = *marker || r->azure_services;
		if (!r->azure_services)
			rules.at[rules.n++] =
			    (struct ip4_range){ r->first, r->last };
	}
	return rules_set(w->a, &rules);
}

/* Three ways agree on whether it is as asked. */
static bool pg_is_right(
    struct draw *w, const struct pg *pg, const struct rules *asked)
{
	const struct ipset *wanted = rules_set(w->a, asked);
	struct str text = pg_file(w->a, pg);
	struct rules nobody = { 0 };
	struct fact facts[] = {
		{ STR("for"), STR("postgresql") },
		{ STR("exactly"), set_line(w->a, wanted) },
	};
	bool marker,
	    right = !(pg->open && pg->marker) &&
	    rules_agree(pg->open ? &pg->rules : &nobody, asked);
	const struct ipset *admitted = pg_admits(w, text, &marker);

	MUST(right == (!marker && ipset_equal(admitted, wanted)));
	MUST(right == judged_right(w, facts, 2, text));
	return right;
}

static void pg_spoil(struct draw *w, struct pg *pg, enum pg_fault fault)
{
	struct ip4_range *r = &pg->rules.at[draw_one(w, pg->rules.n)];

	switch (fault) {
	case PG_LONG:
		r->last += (uint32_t)draw_number(w, 1, 2);
		break;
	case PG_SHORT:
		r->last -= 1;
		break;
	case PG_ALL:
		pg->rules.name[pg->rules.n] = "allow_all";
		pg->rules.at[pg->rules.n++] =
		    (struct ip4_range){ 0, UINT32_MAX };
		break;
	case PG_MARKER:
		pg->marker = true;
		break;
	case PG_CLOSED:
		pg->open = false;
		break;
	case PG_FAULTS:
		die("not a fault");
	}
}

/* An address that gets in and must not, or the reverse; "none" of Azure. */
static struct str pg_witness(
    struct draw *w, const struct pg *pg, const struct rules *asked)
{
	bool marker;
	const struct ipset *have = pg_admits(w, pg_file(w->a, pg), &marker);
	const struct ipset *want = rules_set(w->a, asked);
	const struct ipset *more = ipset_minus(w->a, have, want);
	uint32_t ip;

	if (!ipset_witness(more, want, &ip) &&
	    !ipset_witness(ipset_minus(w->a, want, have), have, &ip))
		return STR("none");
	MUST(rules_admit(asked, ip) !=
	    (pg->open && rules_admit(&pg->rules, ip)));
	return ip4_text(w->a, ip);
}

/* 10: edit postgres.tf so that exactly two blocks get in. */
static bool draw_postgres(struct draw *w)
{
	enum { BASE, FAULTS };
	static const char *const names[] = { "office", "vpn" };
	const size_t *order = draw_order(w, PG_FAULTS);
	size_t faults = (size_t)draw_span(w, FAULTS);
	struct pg good = { .open = true }, bad;
	struct rules asked = { .n = 2 };

	for (size_t i = 0; i < 2; i++) {
		uint32_t ip = draw_address(w, w->settings[BASE].block);
		unsigned prefix = (unsigned)draw_number(w, 26, 29);

		asked.at[i] = ip4_block(ip, prefix);
		asked.name[i] = names[i];
		draw_say(w, names[i], value_block(ip, prefix));
	}
	/* At an end of the address space there is no address to err by. */
	for (size_t i = 0; i < 2; i++)
		if (asked.at[i].first == 0 || asked.at[i].last == UINT32_MAX)
			return false;
	if (ip4_block(asked.at[0].first, 26).first ==
	    ip4_block(asked.at[1].first, 26).first)
		return false;
	good.rules = asked;
	bad = good;
	for (size_t i = 0; i < faults; i++)
		pg_spoil(w, &bad, (enum pg_fault)order[i]);
	MUST(pg_is_right(w, &good, &asked));
	if (pg_is_right(w, &bad, &asked))
		return false;
	draw_text(w, "file", pg_file(w->a, &bad));
	draw_text(w, "solution", pg_file(w->a, &good));
	draw_text(w, "asked", set_line(w->a, rules_set(w->a, &asked)));
	draw_text(w, "witness", pg_witness(w, &bad, &asked));
	draw_say(w, "faults", value_number((int64_t)faults));
	return true;
}

const struct family family_postgres = {
	.name = "edit-postgres",
	.number = 10,
	.asks = "put right a postgres.tf so that exactly an office and a vpn "
		"get in",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 16, 25 },
		{ "faults", PARAM_SPAN, "1..3", NULL, 1, 3 },
	},
	.names = "file solution office vpn asked witness faults",
	.draw = draw_postgres,
};

/* A cache: how it says what of its port and of TLS. */
struct redis {
	bool plain, dead_name, by_variable;
	const char *version; /* NULL: nothing is said */
};

static struct str redis_file(struct arena *a, const struct redis *r)
{
	const char *name =
	    r->dead_name ? "enable_non_ssl_port" : "non_ssl_port_enabled";
	struct buf b = { .a = a };

	if (r->by_variable)
		buf_fmt(&b,
		    "variable \"plain_port\" {\n  type    = bool\n"
		    "  default = %s\n}\n\n",
		    r->plain ? "true" : "false");
	buf_add(&b,
	    STR("resource \"azurerm_redis_cache\" \"main\" {\n"
		"  name                 = \"shop-cache\"\n"
		"  sku_name             = \"Standard\"\n"
		"  family               = \"C\"\n"
		"  capacity             = 1\n"));
	buf_fmt(&b, "  %-20s = %s\n", name,
	    r->by_variable ? "var.plain_port"
		: r->plain ? "true"
			   : "false");
	if (r->version)
		buf_fmt(&b, "  minimum_tls_version  = \"%s\"\n", r->version);
	buf_byte(&b, '}');
	return buf_str(&b);
}

/* By the judge, and by what was put into the file. */
static bool redis_is_right(struct draw *w, const struct redis *r)
{
	static const struct fact facts[] = {
		{ { "for", 3 }, { "redis", 5 } },
		{ { "tls", 3 }, { "enforced", 8 } },
	};
	bool right = !r->plain &&
	    (!r->version || str_eq(str_of(r->version), STR("1.2")));

	MUST(right == judged_right(w, facts, 2, redis_file(w->a, r)));
	return right;
}

/* 11: edit redis.tf so that TLS is enforced. */
static bool draw_redis(struct draw *w)
{
	enum { THROUGH, NAME };
	static const char *const versions[] = { "1.0", "1.1", "1.2", NULL };
	struct redis bad = {
		.plain = draw_one(w, 4) > 0,
		.by_variable = draw_word(w, THROUGH) == 1,
		.dead_name = draw_word(w, NAME) == 1,
		.version = versions[draw_one(w, 4)],
	};
	struct redis good = bad;
	bool old = bad.version && !str_eq(str_of(bad.version), STR("1.2"));

	good.plain = good.dead_name = false;
	good.version = bad.version ? "1.2" : NULL;
	MUST(redis_is_right(w, &good));
	if (redis_is_right(w, &bad))
		return false;
	draw_text(w, "file", redis_file(w->a, &bad));
	draw_text(w, "solution", redis_file(w->a, &good));
	draw_text(w, "port", bad.plain ? STR("open") : STR("shut"));
	draw_say(w, "faults", value_number(bad.plain + old));
	draw_text(w, "why",
	    bad.plain ? old ? STR("port 6379 still answers in clear, and the "
				  "version is one that nobody accepts any more")
			    : STR("port 6379 still answers in clear")
		      : STR("the version is one that nobody accepts any more"));
	return true;
}

const struct family family_redis = {
	.name = "edit-redis",
	.number = 11,
	.asks = "put right a redis.tf so that TLS is enforced",
	.params = {
		{ "through", PARAM_WORD, "any", "value variable", 0, 0 },
		{ "name", PARAM_WORD, "new", "new old", 0, 0 },
	},
	.names = "file solution port faults why",
	.draw = draw_redis,
};
