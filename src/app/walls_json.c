#include "app/walls_say.h"

#include "base/json.h"

static void put_bool(struct buf *b, const char *key, bool yes)
{
	json_key(b, key);
	buf_add(b, yes ? STR("true") : STR("false"));
}

static void put_address(struct buf *b, const char *key, bool is, uint32_t ip)
{
	char text[IP4_TEXT];

	ip4_put(ip, text);
	json_key(b, key);
	if (is)
		json_string(b, str_of(text));
	else
		buf_add(b, STR("null"));
}

static void put_ranges(struct buf *b, const struct ipset *set)
{
	size_t n;
	const struct ip4_range *at = ipset_ranges(set, &n);
	char first[IP4_TEXT], last[IP4_TEXT];

	json_key(b, "admits");
	buf_byte(b, '[');
	for (size_t i = 0; i < n; i++) {
		ip4_put(at[i].first, first);
		ip4_put(at[i].last, last);
		buf_fmt(b, "%s[\"%s\",\"%s\"]", i ? "," : "", first, last);
	}
	buf_byte(b, ']');
}

static void put_unknown(struct buf *b, const struct wall *w)
{
	json_key(b, "unknown");
	buf_byte(b, '[');
	for (size_t i = 0; i < w->nunknown; i++) {
		if (i)
			buf_byte(b, ',');
		json_string(b, w->unknown[i]);
	}
	buf_byte(b, ']');
}

static void put_wall(struct buf *b, const struct wall *w)
{
	buf_byte(b, '{');
	json_key(b, "name");
	json_string(b, w->name);
	json_key(b, "kind");
	json_string(b, str_of(w->kind));
	if (w->state == WALL_UNTOLD) {
		json_key(b, "public_access");
		buf_add(b, STR("null"));
	} else {
		put_bool(b, "public_access", w->state == WALL_OPEN);
	}
	put_bool(b, "azure_services", w->azure);
	put_ranges(b, w->admits);
	json_key(b, "count");
	buf_fmt(b, "%llu", (unsigned long long)ipset_count(w->admits));
	json_key(b, "rules");
	buf_fmt(b, "%zu", w->nrules);
	put_unknown(b, w);
	buf_byte(b, '}');
}

void walls_json(struct buf *b, const struct walls *walls)
{
	buf_add(b, STR("{\"servers\":["));
	for (size_t i = 0; i < walls->n; i++) {
		if (i)
			buf_byte(b, ',');
		put_wall(b, &walls->at[i]);
	}
	buf_add(b, STR("]}\n"));
}

void walls_json_admits(struct buf *b, const struct walls *walls, uint32_t ip)
{
	bool any = false;
	size_t rule;

	buf_byte(b, '{');
	put_address(b, "address", true, ip);
	for (size_t i = 0; i < walls->n; i++)
		any = any || ipset_has(walls->at[i].admits, ip);
	put_bool(b, "admitted", any);
	json_key(b, "by");
	buf_byte(b, '[');
	any = false;
	for (size_t i = 0; i < walls->n; i++) {
		const struct wall *w = &walls->at[i];

		if (!ipset_has(w->admits, ip))
			continue;
		buf_add(b, any ? STR(",{") : STR("{"));
		any = true;
		json_key(b, "server");
		json_string(b, w->name);
		json_key(b, "rule");
		if (wall_finds(w, ip, &rule))
			json_string(b, wall_rule(b->a, w, rule));
		else
			buf_add(b, STR("null"));
		buf_byte(b, '}');
	}
	buf_add(b, STR("]}\n"));
}

void walls_json_difference(struct buf *b, const struct difference *difference)
{
	buf_byte(b, '{');
	put_bool(b, "equal", difference->equal);
	put_address(b, "only_here", difference->more, difference->only_here);
	put_address(b, "only_there", difference->less, difference->only_there);
	if (difference->azure_here != difference->azure_there) {
		json_key(b, "azure_services");
		json_string(b,
		    difference->azure_here ? STR("only_here")
					   : STR("only_there"));
	}
	buf_add(b, STR("}\n"));
}
