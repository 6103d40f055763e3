#include "base/arena.h"
#include "base/random.h"
#include "check/fw_judge.h"
#include "check/fw_parse.h"
#include "tap.h"
#include "text/width.h"

/* All rules of a text: "name@line range", "azure", "!place sentence". */
static struct str show(struct arena *a, const char *text)
{
	struct fw_reader r = { .text = str_of(text) };
	struct buf b = { .a = a };
	struct fw_rule rule;
	struct flaw flaw = { 0 };
	enum fw_step step;

	while ((step = fw_next(a, &r, &rule, &flaw)) != FW_END) {
		if (b.len)
			buf_add(&b, STR(", "));
		if (step == FW_FLAW) {
			buf_fmt(&b, "!%u:%zu+%zu %.*s", rule.line, flaw.at,
			    flaw.len, STR_ARG(flaw.text));
			continue;
		}
		buf_fmt(&b, "%.*s@%u %s%s", STR_ARG(rule.name), rule.line,
		    rule.azure ? "azure" : ip4_range_text(a, rule.range).at,
		    rule.host_bits ? "*" : "");
	}
	return buf_str(&b);
}

static void parses(struct arena *a)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "", "" },
		{ "# nothing\n\n // here\n", "" },
		{ "1.2.3.4", "@1 1.2.3.4" },
		{ "1.2.3.4;1.2.3.9,1.2.3.7",
		    "@1 1.2.3.4, @1 1.2.3.9, @1 1.2.3.7" },
		{ "1.2.3.4 # one; two\r\n 1.2.3.5-1.2.3.6\r\n",
		    "@1 1.2.3.4, @2 1.2.3.5 - 1.2.3.6" },
		{ "1.2.3.0/30//a\n1.2.3.1/30",
		    "@1 1.2.3.0 - 1.2.3.3, @2 1.2.3.0 - 1.2.3.3*" },
		{ "0.0.0.0", "@1 azure" },
		{ "0.0.0.0 - 0.0.0.0", "@1 azure" },
		{ "0.0.0.0 - 0.0.0.1", "@1 0.0.0.0 - 0.0.0.1" },
		{ "0.0.0.0/0", "@1 0.0.0.0 - 255.255.255.255" },
		{ "office: 1.2.3.4\nthe lab: \"1.2.3.5\"",
		    "office@1 1.2.3.4, the lab@2 1.2.3.5" },
		{ "name: 1.2.3.4", "name@1 1.2.3.4" },
		{ "1.2.3.4 – 1.2.3.9", "@1 1.2.3.4 - 1.2.3.9" },
		{ "start_ip_address = \"1.2.3.4\" end_ip_address = \"1.2.3.9\"",
		    "@1 1.2.3.4 - 1.2.3.9" },
		{ "start_ip=1.2.3.4; end_ip=1.2.3.9; 5.6.7.8",
		    "@1 1.2.3.4 - 1.2.3.9, @1 5.6.7.8" },
		{ "end_ip = 1.2.3.9, start_ip = 1.2.3.4",
		    "@1 1.2.3.4 - 1.2.3.9" },
		{ "start_ip=1.2.3.4 end_ip=1.2.3.4 start_ip=1.2.3.9 "
		  "end_ip=1.2.3.9",
		    "@1 1.2.3.4, @1 1.2.3.9" },
		{ "--start-ip-address 1.2.3.4 --end-ip-address 1.2.3.9",
		    "@1 1.2.3.4 - 1.2.3.9" },
		{ "resource \"azurerm_x\" \"office\" {\n  name = \"o\"\n"
		  "  server_id = azurerm_y.main.id\n"
		  "  start_ip_address = \"1.2.3.4\"\n"
		  "  end_ip_address   = \"1.2.3.9\" # end\n}\n",
		    "o@4 1.2.3.4 - 1.2.3.9" },
		{ "start_ip_address = \"0.0.0.0\"\nend_ip_address = "
		  "\"0.0.0.0\"",
		    "@1 azure" },
		{ "start_ip_address = \"1.2.3.0/24\"",
		    "!1:20+10 “1.2.3.0/24” is a block, and start_ip_address "
		    "takes one address: write its first as start_ip_address "
		    "and its last as end_ip_address." },
		{ "start_ip = 1.2.3.4",
		    "!1:0+18 This start_ip_address has no end_ip_address; one "
		    "host is written with the same address twice." },
		{ "start_ip = 1.2.3.4\n1.2.3.9",
		    "!1:0+18 This start_ip_address has no end_ip_address; one "
		    "host is written with the same address twice., "
		    "@2 1.2.3.9" },
		{ "start_ip = 1.2.3.9 end_ip = 1.2.3.4",
		    "!1:0+35 This runs backwards: start_ip_address 1.2.3.9 is "
		    "above end_ip_address 1.2.3.4, so swap the two." },
		{ "1.2.3.4\n  1.2.3.444 \n1.2.3.5",
		    "@1 1.2.3.4, !2:16+3 “444” is over 255: each of the four "
		    "numbers goes from 0 to 255., @3 1.2.3.5" },
		{ "1.2.3.4 1.2.3.5",
		    "!1:0+15 “1.2.3.4 1.2.3.5” holds two addresses: a dash "
		    "stands between the ends of a range, a comma or a line "
		    "end between rules." },
		{ "resource \"t\" \"a\" { start_ip = \"1.2.3.4\" end_ip = "
		  "\"1.2.3.5\" }",
		    "a@1 1.2.3.4 - 1.2.3.5" },
		{ "deny 1.2.3.4",
		    "!1:0+4 “deny” keeps nobody out: these rules only let "
		    "in, and whom none of them names stays outside." },
		{ "everyone",
		    "!1:0+8 Everybody is a range too: 0.0.0.0 - "
		    "255.255.255.255." },
		{ "`1.2.3.4`", "@1 1.2.3.4" },
		{ "2001:db8::1",
		    "!1:0+11 “2001:db8::1” is an IPv6 address: "
		    "these firewalls know IPv4 only." },
		{ "fe80::1",
		    "!1:0+7 “fe80::1” is an IPv6 address: these "
		    "firewalls know IPv4 only." },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		tap_str(show(a, rows[i].in), str_of(rows[i].want),
		    str_fmt(a, "text %zu", i + 1).at, __FILE__, __LINE__);
}

/* What is taken at once is what would be read one by one. */
static void takes_many(void)
{
	struct fw_reader r = { .text = STR("1.2.3.4\n1.2.3.5-1.2.3.9\n"
					   "1.2.3.5 - 1.2.3.9\r\n0.0.0.0\n"
					   "1.2.3.0/30\n9.9.9.9-1.1.1.1\n"
					   "\n \t# no\n// no\n1.2.3.4-\n"
					   "1.2.3.4") };
	struct ip4_range at[8];

	INT_IS(fw_many(&r, at, 2), 2);
	INT_IS(fw_many(&r, at, 8), 1);
	INT_IS(r.line, 3);
	INT_IS(at[0].last, 0x01020309);
	INT_IS(fw_many(&r, at, 8), 0);
	r.at += STR("0.0.0.0\n").len;
	INT_IS(fw_many(&r, at, 8), 1);
	INT_IS(at[0].last, 0x01020303);
	INT_IS(fw_many(&r, at, 8), 0);
	OK(!fw_pass(&r));
	r.at += STR("9.9.9.9-1.1.1.1\n").len;
	r.line = 6;
	INT_IS(fw_many(&r, at, 8), 0);
	OK(fw_pass(&r));
	INT_IS(r.line, 9);
	INT_IS(fw_many(&r, at, 8), 0);
	r.at += STR("1.2.3.4-\n").len;
	INT_IS(fw_many(&r, at, 8), 0);
	OK(!fw_pass(&r));
}

/* A line of a thousand pairs is read as far as it goes, and soon. */
static void reads_long_lines(struct arena *a)
{
	struct buf b = { .a = a };
	struct fw_reader r = { 0 };
	struct fw_rule rule;
	struct flaw flaw;
	int n = 0;

	for (int i = 0; i < 20000; i++)
		buf_add(&b, STR("start_ip=1.2.3.4 end_ip=1.2.3.4 "));
	r.text = buf_str(&b);
	while (fw_next(a, &r, &rule, &flaw) == FW_RULE)
		n++;
	INT_IS(n, 20000);
	INT_IS(r.at, r.text.len);
}

static const struct ipset *set_of(struct arena *a, const char *text)
{
	const struct ipset *set = NULL;
	struct flaw flaw = { 0 };

	if (text)
		OK_THAT(fw_set(a, str_of(text), &set, &flaw), text);
	return set;
}

struct row {
	const char *exactly, *least, *nothing;
	enum fw_azure azure;
	size_t most;
	enum fw_service service;
	const char *answer, *want;
};

static const char head[] = "203.0.113.64/26";

/* clang-format off */
static const struct row rows[] = {
	{ head, 0, 0, 0, 0, 0, "203.0.113.64/26",
	    "right 64 addresses may get in, exactly as asked." },
	{ head, 0, 0, 0, 0, 0, "203.0.113.64 - 203.0.113.100; 203.0.113.90 - 203.0.113.127",
	    "right 64 addresses may get in, exactly as asked." },
	{ head, 0, 0, 0, 0, 0, "203.0.113.64/25",
	    "wrong 203.0.113.63 gets in and must not: rule 1, “203.0.113.64/25”, read as 203.0.113.0 - 203.0.113.127, lets it in (64 addresses too many)." },
	{ head, 0, 0, 0, 0, 0, "203.0.113.0/24",
	    "wrong 203.0.113.128 gets in and must not: rule 1, “203.0.113.0/24”, lets it in (192 addresses too many)." },
	{ head, 0, 0, 0, 0, 0, "203.0.113.64 - 203.0.113.126",
	    "wrong 203.0.113.127 must get in and does not: rule 1, “203.0.113.64 - 203.0.113.126”, ends just before it (1 address missing)." },
	{ head, 0, 0, 0, 0, 0, "0.0.0.0/0",
	    "wrong 203.0.113.128 gets in and must not: rule 1, “0.0.0.0/0”, lets it in (4,294,967,232 addresses too many)." },
	{ head, 0, 0, 0, 0, 0, "203.0.113.64/26; 192.168.1.5",
	    "wrong 192.168.1.5 gets in and must not: rule 2, “192.168.1.5”, lets it in (1 address too many). 192.168.1.5 is a private address, which no client has on the internet: the server sees the public one." },
	{ head, 0, 0, 0, 0, 0, "none",
	    "wrong 203.0.113.64 must get in and does not: without any rule PostgreSQL lets nobody in (64 addresses missing)." },
	{ head, 0, 0, 0, 0, FW_REDIS, "none",
	    "wrong 203.0.113.128 gets in and must not: without any rule Redis lets everybody in." },
	{ head, 0, 0, 0, 0, 0, "0.0.0.0",
	    "wrong 203.0.113.64 must get in and does not: 0.0.0.0 lets in Azure's services and no address (64 addresses missing)." },
	{ head, 0, 0, FW_AZURE_YES, 0, 0, "203.0.113.64/26",
	    "wrong The addresses are right, but Azure's own services are left out: the rule 0.0.0.0 - 0.0.0.0 lets them in." },
	{ head, 0, 0, FW_AZURE_NO, 0, 0, "0.0.0.0\n203.0.113.64/26",
	    "wrong The addresses are right, but rule 1, “0.0.0.0”, lets in every service in Azure, those of other customers too." },
	{ head, 0, 0, FW_AZURE_YES, 2, 0, "0.0.0.0\n203.0.113.64/26",
	    "right 64 addresses may get in, exactly as asked." },
	{ head, 0, 0, 0, 1, 0, "203.0.113.64/27;203.0.113.96/27",
	    "wrong The addresses are right, but these are 2 rules, and 1 will do." },
	{ "nobody", 0, 0, 0, 0, 0, "none",
	    "right Nobody may get in, exactly as asked." },
	{ "nobody", 0, 0, 0, 0, 0, "0.0.0.0/0",
	    "wrong 198.51.100.7 gets in and must not: rule 1, “0.0.0.0/0”, lets it in (4,294,967,296 addresses too many)." },
	{ 0, "203.0.113.5", "198.51.100.0/24", 0, 0, 0, "203.0.113.0/24",
	    "right Who must get in does, and nobody who must not." },
	{ 0, "203.0.113.5", "198.51.100.0/24", 0, 0, 0, "# all\n0.0.0.0 - 255.255.255.255",
	    "wrong 198.51.100.0 gets in and must not: rule 1 (line 2), “0.0.0.0 - 255.255.255.255”, lets it in (256 addresses too many)." },
	{ 0, "203.0.113.5", 0, 0, 0, 0, "203.0.113.7",
	    "wrong 203.0.113.5 must get in and does not: rule 1, “203.0.113.7”, comes nearest and does not reach it (1 address missing)." },
	{ head, 0, 0, 0, 0, 0, "203.0.113.64/26; 203.0.113.300",
	    "unreadable “300” is over 255: each of the four numbers goes from 0 to 255." },
};
/* clang-format on */

static void judges(struct arena *a)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct fw_wanted w = {
			.exactly = set_of(a, rows[i].exactly),
			.least = set_of(a, rows[i].least),
			.nothing = set_of(a, rows[i].nothing),
			.azure = rows[i].azure,
			.most = rows[i].most,
			.service = rows[i].service,
		};
		struct verdict v = fw_judge(a, &w, str_of(rows[i].answer));
		struct str got = str_fmt(
		    a, "%s %.*s", verdict_name(v.kind), STR_ARG(v.reason));

		tap_str(got, str_of(rows[i].want),
		    str_fmt(a, "answer %zu", i + 1).at, __FILE__, __LINE__);
		v = fw_judge(a, &w, fw_solution(a, &w));
		INT_IS(v.kind, VERDICT_RIGHT);
		INT_IS(fw_impossible(a, &w).len, 0);
	}
}

static void draws(struct arena *a)
{
	struct fw_wanted w = { .exactly = set_of(a, head) };
	struct verdict v = fw_judge(a, &w, STR("203.0.113.0 - 203.0.113.126"));

	STR_IS(v.detail,
	    "asked  .......................#######....................\n"
	    "yours  ..................##########......................\n"
	    "wrong                    +++++     --\n"
	    "                             ^ 203.0.113.63\n"
	    "+ 203.0.113.0 - 203.0.113.63: 64 too many\n"
	    "- 203.0.113.127: 1 missing");
	w.exactly = set_of(a, "nobody");
	v = fw_judge(a, &w, STR("0.0.0.0/0"));
	STR_IS(v.detail,
	    "asked  ..................................................\n"
	    "yours  ##################################################\n"
	    "wrong  ++++++++++++++++++++++++++++++++++++++++++++++++++\n"
	    "       ^ 198.51.100.7\n"
	    "+ 0.0.0.0 - 255.255.255.255: 4294967296 too many");
}

static void refuses(struct arena *a)
{
	struct fw_wanted both = { .least = set_of(a, "1.2.3.4"),
		.nothing = set_of(a, "1.2.3.0/24") };
	struct fw_wanted few = { .exactly = set_of(a, "1.2.3.4; 1.2.3.6"),
		.most = 1 };
	struct fw_wanted wide = { .least = set_of(a, "1.2.3.4; 1.2.3.6"),
		.nothing = set_of(a, "1.2.3.99"),
		.most = 1 };
	struct fw_wanted redis = { .exactly = set_of(a, "nobody"),
		.service = FW_REDIS };
	const struct ipset *set;
	struct flaw flaw = { 0 };

	STR_IS(fw_impossible(a, &both), "1.2.3.4 must get in and must not");
	STR_IS(fw_impossible(a, &few),
	    "this takes 2 rules, more than are allowed");
	STR_IS(fw_impossible(a, &wide), "");
	STR_IS(fw_solution(a, &wide), "1.2.3.4 - 1.2.3.6");
	OK(fw_impossible(a, &redis).len > 0);
	OK(!fw_set(a, STR("0.0.0.0"), &set, &flaw));
	OK(!fw_set(a, STR("# none"), &set, &flaw));
}

/* Random rules of 1 to 4 ranges between 200.0.0.0 and 200.0.0.63. */
static struct str roll(struct arena *a, struct random *dice, uint64_t *mask)
{
	struct buf b = { .a = a };
	size_t n = 1 + random_below(dice, 4);

	*mask = 0;
	for (size_t i = 0; i < n; i++) {
		size_t x = random_below(dice, 64), y = random_below(dice, 64);
		size_t low = x < y ? x : y, high = x < y ? y : x;

		buf_fmt(&b, "%s200.0.0.%zu - 200.0.0.%zu",
		    i ? (i % 2 ? "; " : "\n") : "", low, high);
		for (size_t k = low; k <= high; k++)
			*mask |= UINT64_C(1) << k;
	}
	return buf_str(&b);
}

static bool is_confirmed(struct arena *a, struct random *dice)
{
	uint64_t asked, given, wrong;
	struct fw_wanted w = { 0 };
	struct flaw flaw;
	struct verdict v;
	uint32_t ip;
	size_t n;

	fw_set(a, roll(a, dice, &asked), &w.exactly, &flaw);
	v = fw_judge(a, &w, roll(a, dice, &given));
	wrong = (given & ~asked) ? given & ~asked : asked & ~given;
	if (wrong == 0)
		return v.kind == VERDICT_RIGHT;
	n = ip4_scan(v.reason.at, v.reason.at + v.reason.len, &ip);
	return v.kind == VERDICT_WRONG && n > 0 && ip - 0xc8000000 < 64 &&
	    wrong >> (ip - 0xc8000000) & 1 &&
	    (str_find(v.reason, STR("must not"), 0) != SIZE_MAX) ==
	    ((given & ~asked) != 0);
}

/* Every witness is one, by the bits. */
static void confirms(void)
{
	enum { PAIRS = 100000 };
	struct arena *a = arena_new();
	struct random dice = { 11 };
	int bad = 0;

	for (int i = 0; i < PAIRS; i++) {
		bad += !is_confirmed(a, &dice);
		arena_reset(a);
	}
	INT_IS(bad, 0);
	arena_free(a);
}

/* One run of the mask in one of many spellings. */
static void spell(struct buf *b, struct random *dice, size_t low, size_t high)
{
	size_t cut = low + random_below(dice, high - low + 1);

	switch (random_below(dice, 6)) {
	case 0:
		buf_fmt(b, "200.0.0.%zu - 200.0.0.%zu", low, high);
		break;
	case 1:
		buf_fmt(b, "  200.0.0.%zu-200.0.0.%zu # ;", low, high);
		buf_byte(b, '\n');
		break;
	case 2:
		buf_fmt(b, "office: \"200.0.0.%zu – 200.0.0.%zu\"", low, high);
		break;
	case 3:
		buf_fmt(b,
		    "end_ip_address = \"200.0.0.%zu\"\n"
		    "start_ip_address=\"200.0.0.%zu\"",
		    high, low);
		break;
	case 4:
		for (size_t i = low; i <= high; i++)
			buf_fmt(b, "%s200.0.0.%zu/32", i > low ? "," : "", i);
		break;
	default:
		buf_fmt(b, "200.0.0.%zu - 200.0.0.%zu\r\n", cut, high);
		buf_fmt(b, "200.0.0.%zu - 200.0.0.%zu", low, cut);
		break;
	}
	buf_byte(b, random_below(dice, 2) ? '\n' : ';');
}

/* The runs of the mask, from the top or from below, each in some spelling. */
static struct str rewrite(struct arena *a, struct random *dice, uint64_t mask)
{
	struct buf b = { .a = a };
	size_t from = random_below(dice, 64);

	for (size_t k = 0; k < 64; k++) {
		size_t low = (from + k) % 64, high = low;

		if (!(mask >> low & 1) || (low && mask >> (low - 1) & 1))
			continue;
		while (high < 63 && mask >> (high + 1) & 1)
			high++;
		spell(&b, dice, low, high);
	}
	return buf_str(&b);
}

/* Other words for the same addresses are right. */
static void rewrites(void)
{
	struct arena *a = arena_new();
	struct random dice = { 13 };
	int bad = 0;

	for (int i = 0; i < 10000; i++) {
		uint64_t mask;
		struct fw_wanted w = { 0 };
		struct flaw flaw;

		fw_set(a, roll(a, &dice, &mask), &w.exactly, &flaw);
		bad += fw_judge(a, &w, rewrite(a, &dice, mask)).kind !=
		    VERDICT_RIGHT;
		arena_reset(a);
	}
	INT_IS(bad, 0);
	arena_free(a);
}

int main(void)
{
	struct arena *a = arena_new();

	text_locale();
	parses(a);
	takes_many();
	reads_long_lines(a);
	judges(a);
	draws(a);
	refuses(a);
	confirms();
	rewrites();
	arena_free(a);
	return tap_done();
}
