/*
 * Files that mean the same are judged the same: from a seed, right files are
 * written in thousands of ways, and none may be called wrong.  Files with one
 * range changed are wrong, and the witness that the verdict names is confirmed
 * by looking it up in the ranges themselves.
 */
#include "base/arena.h"
#include "base/random.h"
#include "base/vec.h"
#include "check/check.h"
#include "check/ip4.h"
#include "tap.h"

enum { FILES = 3000, RANGES = 4, BLOCKS = 24, SEED = 11 };

struct ranges {
	struct ip4_range at[4 * RANGES];
	size_t n;
};

/* A file while it is written. */
struct writing {
	struct arena *a;
	struct random *r;
	struct str blocks[BLOCKS];
	size_t n;
	struct buf locals, variables;
	size_t names;
	const char *server; /* its label */
};

static bool has(const struct ranges *ranges, uint32_t ip)
{
	for (size_t i = 0; i < ranges->n; i++)
		if (ranges->at[i].first <= ip && ip <= ranges->at[i].last)
			return true;
	return false;
}

static void add_block(struct writing *w, struct str block)
{
	MUST(w->n < BLOCKS);
	w->blocks[w->n++] = block;
}

static size_t one_of(struct writing *w, size_t n)
{
	return random_below(w->r, n);
}

static const char *blanks(struct writing *w)
{
	static const char *const some[] = { " ", "  ", "\t", " ", "      " };

	return some[one_of(w, 5)];
}

/* An address, in one of the ways that Terraform can say it. */
static const char *address(struct writing *w, uint32_t ip)
{
	const char *text = ip4_text(w->a, ip).at;
	size_t name = w->names++;

	switch (one_of(w, 9)) {
	case 0:
		buf_fmt(&w->locals, "  ip%zu = \"%s\"\n", name, text);
		return str_fmt(w->a, "local.ip%zu", name).at;
	case 1:
		buf_fmt(&w->variables,
		    "variable \"ip%zu\" {\n  type = string\n  default = "
		    "\"%s\"\n}\n",
		    name, text);
		return str_fmt(w->a, "var.ip%zu", name).at;
	case 2:
		return str_fmt(w->a, "cidrhost(\"%s/24\", %u)", text, ip & 255)
		    .at;
	case 3:
		return str_fmt(w->a, "\"%u.%u.${%u + %u}.%u\"", ip >> 24,
		    ip >> 16 & 255, ip >> 8 & 255, 0U, ip & 255)
		    .at;
	case 4:
		return str_fmt(
		    w->a, "trimspace(<<-EOT\n    %s\n  EOT\n  )", text)
		    .at;
	case 5:
		return str_fmt(w->a, "true ? \"%s\" : \"0.0.0.0\"", text).at;
	case 6:
		return str_fmt(w->a,
		    "merge({ a = \"1.1.1.1\" }, { a = "
		    "\"%s\" }).a",
		    text)
		    .at;
	case 7:
		return str_fmt(w->a, "concat([\"%s\"], [])[0]", text).at;
	}
	return str_fmt(w->a, "\"%s\"", text).at;
}

static const char *server_id(struct writing *w)
{
	const char *id =
	    str_fmt(w->a, "azurerm_postgresql_flexible_server.%s.id", w->server)
		.at;
	size_t name = w->names++;

	switch (one_of(w, 4)) {
	case 0:
		buf_fmt(&w->locals, "  id%zu = %s\n", name, id);
		return str_fmt(w->a, "local.id%zu", name).at;
	case 1:
		return str_fmt(w->a, "\"${%s}\"", id).at;
	case 2:
		return str_fmt(w->a, "(%s)", id).at;
	}
	return id;
}

static void add_rule(
    struct writing *w, const char *copies, const char *first, const char *last)
{
	const char *lines[5];
	size_t order[5], n = 0;
	struct buf b = { .a = w->a };
	const char *s = blanks(w);

	lines[n++] = str_fmt(w->a, "server_id%s=%s%s", s, s, server_id(w)).at;
	lines[n++] = str_fmt(w->a, "start_ip_address%s=%s%s", s, s, first).at;
	lines[n++] = str_fmt(w->a, "end_ip_address%s=%s%s", s, s, last).at;
	lines[n++] = str_fmt(w->a, "name%s=%s\"rule-%zu\"", s, s, w->names).at;
	if (copies)
		lines[n++] = copies;
	for (size_t i = 0; i < n; i++)
		order[i] = i;
	random_shuffle(w->r, order, n);
	buf_fmt(&b,
	    "resource \"azurerm_postgresql_flexible_server_firewall_rule\" "
	    "\"r%zu\" {\n",
	    w->names++);
	for (size_t i = 0; i < n; i++) {
		if (one_of(w, 6) == 0)
			buf_add(
			    &b, STR("  # start_ip_address = \"0.0.0.0\"\n"));
		if (one_of(w, 6) == 0)
			buf_add(&b, STR("\n  /* a } note { */\n"));
		buf_fmt(&b, "%s%s\n", blanks(w), lines[order[i]]);
	}
	buf_add(&b, STR("}\n"));
	add_block(w, buf_str(&b));
}

/* All ranges in one resource, of which there are copies. */
static void add_copies(struct writing *w, const struct ranges *ranges)
{
	struct buf b = { .a = w->a };
	bool list = one_of(w, 2) == 0;

	buf_add(&b, STR("  ranges = "));
	buf_add(&b, list ? STR("[\n") : STR("{\n"));
	for (size_t i = 0; i < ranges->n; i++) {
		if (!list)
			buf_fmt(&b, "    k%zu = ", i);
		buf_fmt(&b, "    { from = %s, to = %s }%s\n",
		    address(w, ranges->at[i].first),
		    address(w, ranges->at[i].last), list ? "," : "");
	}
	buf_add(&b, list ? STR("  ]\n") : STR("  }\n"));
	buf_add(&w->locals, buf_str(&b));
	if (list)
		add_rule(w, "count = length(local.ranges)",
		    "local.ranges[count.index].from",
		    "element(local.ranges, count.index).to");
	else
		add_rule(w, "for_each = local.ranges", "each.value.from",
		    "each.value[\"to\"]");
}

/* The same addresses in other ranges: cut, or with one said twice. */
static struct ranges recut(struct writing *w, const struct ranges *from)
{
	struct ranges to = { .n = 0 };

	for (size_t i = 0; i < from->n; i++) {
		struct ip4_range r = from->at[i], second = r;
		uint32_t room = r.last - r.first;

		if (room > 1 && one_of(w, 2)) {
			uint32_t cut = r.first + (uint32_t)one_of(w, room);

			second.first = one_of(w, 2) ? cut + 1 : r.first;
			r.last = cut;
			to.at[to.n++] = second;
		}
		to.at[to.n++] = r;
	}
	return to;
}

static void add_server(struct writing *w)
{
	static const char *const storage[] = { "storage_mb = 65536",
		"storage_mb = 64 * 1024", "storage_mb = \"131072\"" };
	static const char *const lifecycle[] = {
		"lifecycle {\n    prevent_destroy = true\n  }",
		"lifecycle { prevent_destroy = \"true\" }",
		"lifecycle {\n    ignore_changes  = [zone]\n"
		"    prevent_destroy = !false\n  }"
	};
	static const char *const open[] = { "",
		"public_network_access_enabled = true",
		"public_network_access_enabled = null" };

	const char *quote = one_of(w, 2) ? "\"" : "";

	add_block(w,
	    str_fmt(w->a,
		"resource \"azurerm_postgresql_flexible_server\" %s%s%s "
		"{\n  sku_name = \"GP_Standard_D2s_v3\"\n  %s\n  %s\n  %s\n"
		"  backup_retention_days = %zu\n}\n",
		quote, w->server, quote, storage[one_of(w, 3)],
		lifecycle[one_of(w, 3)], open[one_of(w, 3)],
		14 + one_of(w, 22)));
}

static struct str write_file(
    struct arena *a, struct random *r, const struct ranges *asked)
{
	static const char *const labels[] = { "db", "main", "this", "_x-1" };
	struct writing w = { .a = a, .r = r };
	struct ranges cut;
	struct buf b = { .a = a };
	size_t order[BLOCKS];

	w.locals.a = w.variables.a = a;
	w.server = labels[one_of(&w, 4)];
	cut = recut(&w, asked);
	add_server(&w);
	if (one_of(&w, 3) == 0)
		add_copies(&w, &cut);
	else
		for (size_t i = 0; i < cut.n; i++)
			add_rule(&w, NULL, address(&w, cut.at[i].first),
			    address(&w, cut.at[i].last));
	if (w.locals.len)
		add_block(&w,
		    str_fmt(
			a, "locals {\n%.*s}\n", STR_ARG(buf_str(&w.locals))));
	add_block(&w, buf_str(&w.variables));
	for (size_t i = 0; i < w.n; i++)
		order[i] = i;
	random_shuffle(r, order, w.n);
	for (size_t i = 0; i < w.n; i++)
		buf_fmt(&b, "%s%.*s", one_of(&w, 4) ? "\n" : "// note\n",
		    STR_ARG(w.blocks[order[i]]));
	return buf_str(&b);
}

static struct ranges draw(struct random *r)
{
	struct ranges ranges = { .n = 1 + random_below(r, RANGES - 1) };
	uint32_t at = 0xcb007100; /* 203.0.113.0 */

	for (size_t i = 0; i < ranges.n; i++) {
		at += 2 + (uint32_t)random_below(r, 40);
		ranges.at[i].first = at;
		at += (uint32_t)random_below(r, 40);
		ranges.at[i].last = at;
	}
	return ranges;
}

/* One end is moved by one, or a range is left out or added. */
static struct ranges spoil(struct random *r, const struct ranges *from)
{
	struct ranges to = *from;
	size_t i = random_below(r, to.n);

	switch (random_below(r, 5)) {
	case 0:
		to.at[i].last++;
		break;
	case 1:
		to.at[i].first--;
		break;
	case 2:
		if (to.at[i].first < to.at[i].last)
			to.at[i].last--;
		else
			to.at[i].last++;
		break;
	case 3:
		to.at[to.n++] = (struct ip4_range){ 0x01010101, 0xdf000000 };
		break;
	case 4:
		if (to.n > 1)
			to.at[i] = to.at[--to.n];
		else
			to.at[i].last++;
		break;
	}
	return to;
}

static struct accepted accepted_of(struct arena *a, const struct ranges *asked)
{
	struct fact *facts = NEW_N(a, struct fact, 6);
	struct accepted one = { .right = true, .facts = facts };
	struct buf b = { .a = a };

	for (size_t i = 0; i < asked->n; i++)
		buf_fmt(&b, "%s%s", i ? "; " : "",
		    ip4_range_text(a, asked->at[i]).at);
	one.text = buf_str(&b);
	facts[one.nfacts++] = (struct fact){ STR("exactly"), one.text };
	facts[one.nfacts++] = (struct fact){ STR("tls"), STR("enforced") };
	facts[one.nfacts++] =
	    (struct fact){ STR("prevent_destroy"), STR("yes") };
	facts[one.nfacts++] = (struct fact){ STR("storage"), STR(">= 64 GiB") };
	facts[one.nfacts++] = (struct fact){ STR("retention"), STR(">= 14") };
	return one;
}

static struct verdict judge(
    struct arena *a, const struct ranges *asked, struct str file)
{
	struct accepted one = accepted_of(a, asked);
	struct wanted w = {
		.check = &check_terraform, .accepted = &one, .n = 1
	};
	struct flaw flaw = { 0 };

	MUST(check_terraform.prepare(a, &one, &flaw));
	return check_terraform.judge(a, &w, file);
}

/* Whether the address that the reason begins with is one to be told. */
static bool confirms(struct str reason, const struct ranges *asked,
    const struct ranges *admitted)
{
	struct str word, rest = str_cut(reason, ' ', &word);
	uint32_t ip;

	if (ip4_scan(word.at, word.at + word.len, &ip) != word.len)
		return false;
	if (str_starts(rest, STR("gets in and must not")))
		return has(admitted, ip) && !has(asked, ip);
	return str_starts(rest, STR("must get in and does not")) &&
	    has(asked, ip) && !has(admitted, ip);
}

static void complain(
    const char *what, size_t i, struct str file, const struct verdict *v)
{
	printf("# %s %zu: %s: %.*s\n", what, i, verdict_name(v->kind),
	    STR_ARG(v->reason));
	while (file.len)
		printf("#   %.*s\n", STR_ARG(str_line(&file)));
}

int main(void)
{
	struct arena *a = arena_new();
	size_t called_wrong = 0, let_pass = 0, unconfirmed = 0;
	struct random r = { SEED };

	for (size_t i = 0; i < FILES; i++, arena_reset(a)) {
		struct ranges asked = draw(&r), other = spoil(&r, &asked);
		struct str file = write_file(a, &r, &asked);
		struct verdict v = judge(a, &asked, file);

		if (v.kind != VERDICT_RIGHT && called_wrong++ == 0)
			complain("right", i, file, &v);
		file = write_file(a, &r, &other);
		v = judge(a, &asked, file);
		if (v.kind != VERDICT_WRONG && let_pass++ == 0)
			complain("wrong", i, file, &v);
		else if (v.kind == VERDICT_WRONG &&
		    !confirms(v.reason, &asked, &other) && unconfirmed++ == 0)
			complain("witness", i, file, &v);
	}
	INT_IS(called_wrong, 0);
	INT_IS(let_pass, 0);
	INT_IS(unconfirmed, 0);
	arena_free(a);
	return tap_done();
}
