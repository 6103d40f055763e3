#include "base/arena.h"
#include "base/random.h"
#include "base/vec.h"
#include "check/check.h"
#include "check/shell.h"
#include "tap.h"

#include <string.h>

enum { FACTS = 5 };

static struct accepted lines(struct arena *a, const char *text)
{
	struct accepted one = { .right = true, .text = str_of(text) };
	struct fact *facts = NEW_N(a, struct fact, FACTS);
	struct str rest = one.text;

	while (rest.len) {
		struct str line = str_line(&rest), name;
		struct str value = str_trim(str_cut(line, ':', &name));

		facts[one.nfacts++] = (struct fact){ name, value };
	}
	one.facts = facts;
	return one;
}

static const char stop[] =
    "alias: -n = --name, -g = --resource-group\n"
    "is: az postgres flexible-server stop|deallocate --name shop-db "
    "--resource-group rg|'my rg'\n"
    "may: --output, --yes\nflag: --yes";
static const char ping[] =
    "is: redis-cli -h shop -p 6380 -a $KEY --tls PING\nflag: --tls";
static const char query[] =
    "is: psql -h db.example -p 5432 -c 'select 1;' app\n"
    "is: psql postgresql://db.example/app -c *";

struct row {
	const char *asked, *answer;
	enum verdict_kind kind;
	const char *reason;
	size_t at, len;
};

#define FINE VERDICT_RIGHT, "That is the command asked for.", 0, 0

/* clang-format off */
static const struct row rows[] = {
	{ stop, "az postgres flexible-server stop --name shop-db "
	    "--resource-group rg", FINE },
	{ stop, "az  postgres\tflexible-server deallocate -g 'my rg' "
	    "--name=shop-db", FINE },
	{ stop, "$ az postgres flexible-server stop \\\n  -g \"rg\" \\\n  "
	    "-n sh'op'-d\\b\n", FINE },
	{ stop, "az --yes postgres flexible-server stop -nshop-db -grg "
	    "--output table # now", FINE },
	{ stop, "az postgres flexible-server stop -g my\\ rg -n shop-db",
	    FINE },
	{ stop, "az postgres flexible-server start -n shop-db -g rg",
	    VERDICT_WRONG, "“start” is not the word that belongs here.", 0,
	    0 },
	{ stop, "az postgres flexible-server -n shop-db -g rg", VERDICT_WRONG,
	    "A word is missing behind “flexible-server”.", 0, 0 },
	{ stop, "--name shop-db -g rg", VERDICT_WRONG,
	    "The command itself is missing.", 0, 0 },
	{ stop, "az postgres flexible-server stop -n shop-db",
	    VERDICT_WRONG, "“--resource-group” is missing.", 0, 0 },
	{ stop, "az postgres flexible-server stop -n Shop-db -g rg",
	    VERDICT_WRONG, "The value of “-n” is not right: “Shop-db”.", 0,
	    0 },
	{ stop, "az postgres flexible-server stop -n -g rg", VERDICT_WRONG,
	    "“-n” has no value.", 0, 0 },
	{ stop, "az postgres flexible-server stop -n a -n shop-db -g rg",
	    VERDICT_WRONG, "The value of “-n” is not right: “a”.", 0, 0 },
	{ stop, "az postgres flexible-server stop -n shop-db --name shop-db "
	    "-g rg", VERDICT_WRONG, "“--name” stands there twice.", 0, 0 },
	{ stop, "az postgres flexible-server stop -n shop-db -g rg --force",
	    VERDICT_WRONG, "“--force” is no option that is asked for.", 0,
	    0 },
	{ stop, "az postgres flexible-server stop -n shop-db -g rg now",
	    VERDICT_WRONG, "“now” is more than is asked for.", 0, 0 },
	{ stop, "az postgres flexible-server stop -n shop-db -g '*'",
	    VERDICT_WRONG, "The value of “-g” is not right: “*”.", 0, 0 },
	{ stop, "az 'x y", VERDICT_UNREADABLE, "This quote is not closed.", 3,
	    4 },
	{ stop, "az \"x", VERDICT_UNREADABLE, "This quote is not closed.", 3,
	    2 },
	{ stop, "az x\\", VERDICT_UNREADABLE,
	    "Nothing follows the backslash at the end.", 4, 1 },
	{ stop, "az | cat", VERDICT_UNREADABLE,
	    "One command is asked for: there is no pipe in it.", 3, 1 },
	{ stop, "az; az", VERDICT_UNREADABLE,
	    "One command is asked for: here it ends, unless this is quoted.",
	    2, 1 },
	{ stop, "az\nps", VERDICT_UNREADABLE,
	    "One command is asked for: here another begins. (A line goes on "
	    "behind a \\ at its end.)", 3, 2 },
	{ stop, "az $(id)", VERDICT_UNREADABLE,
	    "What another command would print cannot be judged.", 3, 2 },
	{ stop, "az > x", VERDICT_UNREADABLE,
	    "A shell takes this for itself, unless it is quoted.", 3, 1 },
	{ stop, "az “x”", VERDICT_UNREADABLE,
	    "A shell does not know this quote: write \" or '.", 3, 3 },
	{ stop, "az ${x:-y}", VERDICT_UNREADABLE,
	    "Of ${…} only ${NAME} is read.", 3, 2 },
	{ stop, "# az", VERDICT_UNREADABLE, "There is no command yet.", 0,
	    4 },
	{ ping, "redis-cli PING --tls -a \"$KEY\" -p 6380 -h shop", FINE },
	{ ping, "redis-cli --tls PING -a ${KEY} -p '6380' -h shop", FINE },
	{ ping, "redis-cli PING --tls -a '$KEY' -p 6380 -h shop",
	    VERDICT_WRONG, "The value of “-a” is not right: “$KEY”.", 0, 0 },
	{ ping, "redis-cli PING --tls -a $KEYS -p 6380 -h shop",
	    VERDICT_WRONG, "The value of “-a” is not right: “$KEYS”.", 0, 0 },
	{ ping, "redis-cli PING --tls -a $KEY -p6380 -h shop", VERDICT_WRONG,
	    "“-p6380” is no option that is asked for.", 0, 0 },
	{ ping, "redis-cli PING --tls=yes -a $KEY -p 6380 -h shop",
	    VERDICT_WRONG, "“--tls” takes no value.", 0, 0 },
	{ ping, "redis-cli ping --tls -a $KEY -p 6380 -h shop",
	    VERDICT_WRONG, "“ping” is not the word that belongs here.", 0,
	    0 },
	{ query, "psql -hdb.example app -p5432 -c \"select 1;\"", FINE },
	{ query, "psql -c 'select version()' postgresql://db.example/app",
	    FINE },
	{ query, "psql app -p 5433 -h db.example -c 'select 1;'",
	    VERDICT_WRONG, "The value of “-p” is not right: “5433”.", 0, 0 },
	{ query, "psql app -p 5432 -h db.example -c select 1;",
	    VERDICT_UNREADABLE,
	    "One command is asked for: here it ends, unless this is quoted.",
	    42, 1 },
};
/* clang-format on */

static void judges(struct arena *a, const struct row *row)
{
	struct accepted one = lines(a, row->asked);
	struct wanted wanted = {
		.check = &check_shell_line, .accepted = &one, .n = 1
	};
	struct flaw flaw;
	struct verdict v;

	OK_THAT(check_shell_line.prepare(a, &one, &flaw), row->asked);
	v = check_shell_line.judge(a, &wanted, str_of(row->answer));
	OK_THAT(v.kind == row->kind, row->answer);
	STR_IS(v.reason, row->reason);
	INT_IS(v.at, row->at);
	INT_IS(v.len, row->len);
}

static void finds_flaws(struct arena *a)
{
	static const struct {
		const char *asked;
		size_t at;
	} flawed[] = {
		{ "flag: --tls", 0 },
		{ "is: az 'x", 7 },
		{ "is: #", 4 },
		{ "is: az\nalias: -n", 14 },
		{ "is: az\nalias: -n = --name, g = --group", 27 },
		{ "is: az\nmay: --yes, no", 19 },
		{ "is: az\nflag:", 0 },
	};

	for (size_t i = 0; i < sizeof(flawed) / sizeof(*flawed); i++) {
		struct accepted one = lines(a, flawed[i].asked);
		struct flaw flaw = { 0 };

		OK_THAT(
		    !check_shell_line.prepare(a, &one, &flaw), flawed[i].asked);
		if (flawed[i].at)
			INT_IS(flaw.at, flawed[i].at);
		OK(flaw.text.len > 0);
	}
}

/* What is shown as the solution is right itself. */
static void solves(struct arena *a)
{
	static const char *const asked[][2] = {
		{ stop,
		    "az postgres flexible-server stop --name shop-db "
		    "--resource-group rg" },
		{ ping, "redis-cli PING -h shop -p 6380 -a $KEY --tls" },
		{ query, "psql app -h db.example -p 5432 -c 'select 1;'" },
		{ "is: psql -c \"select '$X'\" ''",
		    "psql '' -c \"select '$X'\"" },
	};

	for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++) {
		struct accepted one = lines(a, asked[i][0]);
		struct wanted wanted = {
			.check = &check_shell_line, .accepted = &one, .n = 1
		};
		struct flaw flaw;
		struct str found;

		OK(check_shell_line.prepare(a, &one, &flaw));
		found = check_shell_line.solution(a, &one);
		STR_IS(found, asked[i][1]);
		INT_IS(check_shell_line.judge(a, &wanted, found).kind,
		    VERDICT_RIGHT);
	}
}

/* The same text, quoted in one of the ways there are. */
static void add_quoted(struct buf *b, struct random *r, const char *text)
{
	size_t way = random_below(r, 4), len = strlen(text);

	if (way == 1)
		buf_fmt(b, "'%s'", text);
	else if (way == 2)
		buf_fmt(b, "\"%s\"", text);
	else
		for (size_t i = 0; i < len; i++) {
			if (text[i] == ' ' || (way == 3 && i % 2))
				buf_byte(b, '\\');
			buf_byte(b, text[i]);
		}
}

static void add_gap(struct buf *b, struct random *r)
{
	static const char *const gaps[] = { " ", "  ", "\t", " \\\n  " };

	buf_fmt(b, "%s", gaps[random_below(r, 4)]);
}

/* The stop command in another dress; `name` is the server. */
static struct str rewritten(struct arena *a, struct random *r, const char *name)
{
	static const char *const words[] = { "az", "postgres",
		"flexible-server", "stop" };
	const char *const options[][3] = { { "--name", "-n", name },
		{ "--resource-group", "-g", "my rg" } };
	size_t order[] = { 0, 1 },
	       at[] = { 1 + random_below(r, 4), 1 + random_below(r, 4) };
	struct buf b = { .a = a };

	random_shuffle(r, order, 2);
	for (size_t i = 0; i <= 4; i++) {
		for (size_t j = 0; j < 2; j++) {
			if (at[j] != i)
				continue;
			add_gap(&b, r);
			buf_fmt(
			    &b, "%s", options[order[j]][random_below(r, 2)]);
			if (random_below(r, 2))
				buf_byte(&b, '=');
			else
				add_gap(&b, r);
			add_quoted(&b, r, options[order[j]][2]);
		}
		if (i == 4)
			break;
		if (i)
			add_gap(&b, r);
		add_quoted(&b, r, words[i]);
	}
	return buf_str(&b);
}

static void keeps_its_meaning(struct arena *a)
{
	struct accepted one = lines(a, stop);
	struct wanted wanted = {
		.check = &check_shell_line, .accepted = &one, .n = 1
	};
	struct random r = { 3 };
	struct flaw flaw;
	size_t amiss = 0;

	OK(check_shell_line.prepare(a, &one, &flaw));
	for (size_t i = 0; i < 2000; i++) {
		struct str answer =
		    rewritten(a, &r, i % 2 ? "shop-db" : "shop db");
		struct verdict v = check_shell_line.judge(a, &wanted, answer);

		if (v.kind == (i % 2 ? VERDICT_RIGHT : VERDICT_WRONG))
			continue;
		if (amiss++ == 0)
			tap_show("amiss", answer);
	}
	INT_IS(amiss, 0);
}

/* Whatever comes, it is a verdict, with its place inside the answer. */
static void bears_anything(struct arena *a)
{
	static const char bytes[] = "az -n='\"\\$|*# \n{}\xff";
	struct accepted one = lines(a, query);
	struct wanted wanted = {
		.check = &check_shell_line, .accepted = &one, .n = 1
	};
	struct random r = { 7 };
	struct flaw flaw;
	size_t amiss = 0;

	OK(check_shell_line.prepare(a, &one, &flaw));
	for (size_t i = 0; i < 2000; i++) {
		struct buf b = { .a = a };
		struct verdict v;

		for (size_t n = random_below(&r, 40); n > 0; n--)
			buf_byte(
			    &b, bytes[random_below(&r, sizeof(bytes) - 1)]);
		v = check_shell_line.judge(a, &wanted, buf_str(&b));
		amiss += v.at + v.len > b.len || v.kind == VERDICT_RIGHT ||
		    v.reason.len == 0;
	}
	INT_IS(amiss, 0);
}

static void bounds_words(struct arena *a)
{
	struct accepted one = lines(a, query);
	struct wanted wanted = {
		.check = &check_shell_line, .accepted = &one, .n = 1
	};
	struct buf b = { .a = a };
	struct verdict v;
	struct flaw flaw;

	OK(check_shell_line.prepare(a, &one, &flaw));
	for (size_t i = 0; i < ANSWER_MOST / 3; i++)
		buf_add(&b, STR("-x "));
	v = check_shell_line.judge(a, &wanted, buf_str(&b));
	INT_IS(v.kind, VERDICT_UNREADABLE);
	STR_IS(v.reason, "No command here has so many words.");
}

int main(void)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		judges(a, &rows[i]);
	finds_flaws(a);
	solves(a);
	keeps_its_meaning(a);
	bears_anything(a);
	bounds_words(a);
	arena_free(a);
	return tap_done();
}
