#include "base/arena.h"
#include "quiz/draw_rules.h"

/* 9: public access, the marker for Azure's services, and who gets in. */

enum { ACCESS, MARKER };
enum { VM, OFFICE, LAPTOP, WHO };

struct scene {
	bool open, marker;
	struct rules rules;
	uint32_t client[WHO];
};

static bool gets_in(const struct scene *s, size_t who)
{
	if (!s->open)
		return false;
	return (who == VM && s->marker) ||
	    rules_admit(&s->rules, s->client[who]);
}

/* The same from a table: who, by public access, marker and rule. */
static bool in_table(struct draw *w, const struct scene *s, size_t who)
{
	static const bool table[2][2][2] = {
		/* closed: neither marker nor rule counts */
		{ { false, false }, { false, false } },
		/* open: by its rule; the marker helps what runs in Azure */
		{ { false, true }, { true, true } },
	};
	bool marked = s->marker && who == VM;
	bool ruled = ipset_has(rules_set(w->a, &s->rules), s->client[who]);

	return table[s->open][marked][ruled];
}

static struct str who_is(struct draw *w, const struct scene *s, size_t who)
{
	static const char *const words[] = {
		[VM] = "A virtual machine in Azure, %s",
		[OFFICE] = "A client in the office, %s",
		[LAPTOP] = "A laptop at home, %s",
	};
	struct str address = ip4_text(w->a, s->client[who]);
	struct buf b = { .a = w->a };

	buf_add(&b, str_of(words[who]));
	b.len -= STR("%s").len;
	buf_add(&b, address);
	return buf_str(&b);
}

static struct str why(const struct scene *s, size_t who)
{
	if (!s->open)
		return STR("Public access is off: no rule counts.");
	if (rules_admit(&s->rules, s->client[who]))
		return STR("A rule admits its address.");
	if (who == VM && s->marker)
		return STR("0.0.0.0 admits whatever runs in Azure.");
	if (s->marker)
		return STR("0.0.0.0 helps only what runs in Azure, and no "
			   "rule admits its address.");
	return STR("No rule admits its address.");
}

static void say_rules(struct draw *w, const struct scene *s)
{
	struct buf b = { .a = w->a };
	bool first = draw_coin(w);

	if (s->marker && first)
		buf_add(&b, STR("azure: 0.0.0.0 - 0.0.0.0\n"));
	for (size_t i = 0; i < s->rules.n; i++) {
		buf_add(&b, rules_line(w->a, &s->rules, i));
		buf_byte(&b, '\n');
	}
	if (s->marker && !first)
		buf_add(&b, STR("azure: 0.0.0.0 - 0.0.0.0\n"));
	if (b.len == 0)
		buf_add(&b, STR("(no rules)\n"));
	b.len--;
	draw_say(w, "rules", value_lines(buf_str(&b)));
}

static void place(struct draw *w, struct scene *s)
{
	struct ip4_range office = ip4_block(0xcb007100, 24); /* 203.0.113.0 */
	struct ip4_range azure = ip4_block(0xc6336400, 24); /* 198.51.100.0 */
	struct ip4_range home = ip4_block(0xc0000200, 24); /* 192.0.2.0 */

	rules_draw(w, &s->rules, office, 1, 64);
	s->rules.name[0] = "office";
	s->client[VM] = draw_address(w, azure);
	s->client[LAPTOP] = draw_address(w, home);
	s->client[OFFICE] = draw_coin(w) ? draw_address(w, s->rules.at[0])
					 : s->rules.at[0].last + 1;
	if (draw_one(w, 4) == 0)
		s->rules.n = 0;
}

static bool draw_azure(struct draw *w)
{
	struct scene s = {
		.open = draw_word(w, ACCESS) == 0,
		.marker = draw_word(w, MARKER) == 0,
	};
	const size_t *order = draw_order(w, WHO);
	size_t in = 0;

	place(w, &s);
	for (size_t i = 0; i < WHO; i++) {
		size_t who = order[i];
		bool does = gets_in(&s, who);

		MUST(does == in_table(w, &s, who));
		in += does;
		draw_text(w, draw_nth(w, "client", i + 1), who_is(w, &s, who));
		draw_tick(w, draw_nth(w, "x", i + 1), does);
		draw_text(w, draw_nth(w, "why", i + 1), why(&s, who));
	}
	draw_tick(w, "x4", in == 0);
	draw_say(w, "count", value_number((int64_t)in));
	draw_text(w, "access", s.open ? STR("true") : STR("false"));
	draw_text(w, "marker", s.marker ? STR("yes") : STR("no"));
	say_rules(w, &s);
	return true;
}

const struct family family_azure = {
	.name = "azure-services",
	.number = 9,
	.asks = "which of a machine in Azure, the office and a laptop get in",
	.params = {
		{ "access", PARAM_WORD, "any", "on off", 0, 0 },
		{ "marker", PARAM_WORD, "any", "yes no", 0, 0 },
	},
	.names = "rules access marker client1…3 x1…3 why1…3 x4 count",
	.draw = draw_azure,
};
