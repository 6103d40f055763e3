#include "check/check.h"

#include "base/arena.h"
#include "base/vec.h"
#include "check/shell.h"

/*
 * A command as it is compared: words in their order, options in any.  What
 * the author wrote says which options there are and which take a value.
 */
struct option_said {
	struct str name; /* as the author calls it */
	struct str value; /* at NULL: it has none */
	struct str written; /* the name as it was written */
};

struct command {
	VEC(struct str) words;
	VEC(struct option_said) options;
};

struct alias {
	struct str from, to;
};

struct command_wanted {
	VEC(struct command) right; /* is: any of them */
	VEC(struct alias) aliases;
	VEC(struct str) flags; /* options without a value */
	VEC(struct str) may; /* may be there, whatever their value */
};

static bool is_option(const struct shell_word *w)
{
	/* Quotes are gone before a program sees its words. */
	return w->text.len > 1 && w->text.at[0] == '-';
}

static struct str canonical(const struct command_wanted *w, struct str name)
{
	for (size_t i = 0; i < w->aliases.n; i++)
		if (str_eq(name, w->aliases.at[i].from))
			return w->aliases.at[i].to;
	return name;
}

static bool is_among(const struct str *names, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(names[i], name))
			return true;
	return false;
}

static const struct option_said *option_of(
    const struct command *c, struct str name)
{
	for (size_t i = 0; i < c->options.n; i++)
		if (str_eq(c->options.at[i].name, name))
			return &c->options.at[i];
	return NULL;
}

/* The option as an author's line has it, or NULL. */
static const struct option_said *known(
    const struct command_wanted *w, struct str name)
{
	for (size_t i = 0; i < w->right.n; i++) {
		const struct option_said *o = option_of(&w->right.at[i], name);

		if (o)
			return o;
	}
	return NULL;
}

static bool is_flag(const struct command_wanted *w, struct str name)
{
	const struct option_said *o = known(w, name);

	return is_among(w->flags.at, w->flags.n, name) || (o && !o->value.at);
}

/* Whether the next word is this option's value. */
static bool takes(const struct shell_words *words, size_t i)
{
	const struct shell_word *next = &words->at[i + 1];

	if (i + 1 == words->n)
		return false;
	return !is_option(next) || next->quoted ||
	    (next->text.at[1] >= '0' && next->text.at[1] <= '9');
}

/* psql and az read -p5432 as -p 5432; redis-cli does not. */
static bool cut_attached(const struct command_wanted *w,
    const struct shell_words *words, struct option_said *o)
{
	struct str name = canonical(w, str_sub(o->written, 0, 2));
	const struct option_said *same = known(w, name);

	if (o->written.len < 3 || o->written.at[1] == '-' || !same ||
	    !same->value.at || str_eq(words->at[0].text, STR("redis-cli")))
		return false;
	o->value = str_sub(o->written, 2, o->written.len);
	o->written = str_sub(o->written, 0, 2);
	o->name = name;
	return true;
}

static struct option_said read_option(
    const struct command_wanted *w, const struct shell_words *words, size_t *i)
{
	struct option_said o = { 0 };

	o.value = str_cut(words->at[*i].text, '=', &o.written);
	o.name = canonical(w, o.written);
	if (o.value.at)
		return o;
	if (!known(w, o.name) && cut_attached(w, words, &o))
		return o;
	if (is_flag(w, o.name) || !takes(words, *i))
		return o;
	o.value = words->at[++*i].text;
	if (!o.value.at)
		o.value = STR("");
	return o;
}

static struct command read_command(struct arena *a,
    const struct command_wanted *w, const struct shell_words *words)
{
	struct command c = { 0 };
	bool options = true;

	for (size_t i = 0; i < words->n; i++) {
		const struct shell_word *word = &words->at[i];

		if (options && is_option(word) && str_eq(word->text, STR("--")))
			options = false;
		else if (options && is_option(word))
			*VEC_ADD(a, &c.options) = read_option(w, words, &i);
		else
			*VEC_ADD(a, &c.words) = word->text;
	}
	return c;
}

/* What does not fit: how much, and the first of it. */
struct misfit {
	struct arena *a;
	size_t n;
	struct str first;
};

static void misfit(struct misfit *m, struct str why)
{
	if (m->n++ == 0)
		m->first = why;
}

static const char *quoted(struct misfit *m, struct str text)
{
	return answer_quote(m->a, shell_shown(m->a, text)).at;
}

/* – or —, which word processors make of two hyphens. */
static bool begins_with_dash(struct str word)
{
	return str_starts(word, STR("\xe2\x80\x93")) ||
	    str_starts(word, STR("\xe2\x80\x94"));
}

static void stranger(struct misfit *m, struct str word, const char *why)
{
	if (begins_with_dash(word))
		why = "begins with a long dash: an option begins with the "
		      "hyphens of the keyboard";
	misfit(m, str_fmt(m->a, "%s %s.", quoted(m, word), why));
}

static void compare_words(
    struct misfit *m, const struct command *right, const struct command *given)
{
	size_t n =
	    right->words.n < given->words.n ? right->words.n : given->words.n;

	for (size_t i = 0; i < n; i++) {
		struct str word = given->words.at[i];

		if (shell_matches(right->words.at[i], word))
			continue;
		stranger(m, word, "is not the word that belongs here");
		return;
	}
	if (n < given->words.n)
		stranger(m, given->words.at[n], "is more than is asked for");
	else if (n < right->words.n)
		misfit(m,
		    n ? str_fmt(m->a, "A word is missing behind %s.",
			    quoted(m, given->words.at[n - 1]))
		      : STR("The command itself is missing."));
}

static void compare_value(struct misfit *m, const struct option_said *right,
    const struct option_said *given)
{
	if (!right->value.at && given->value.at)
		misfit(m,
		    str_fmt(
			m->a, "%s takes no value.", quoted(m, given->written)));
	else if (right->value.at && !given->value.at)
		misfit(m,
		    str_fmt(
			m->a, "%s has no value.", quoted(m, given->written)));
	else if (right->value.at && !shell_matches(right->value, given->value))
		misfit(m,
		    str_fmt(m->a, "The value of %s is not right: %s.",
			quoted(m, given->written), quoted(m, given->value)));
}

static void compare_given(struct misfit *m, const struct command_wanted *w,
    const struct command *right, const struct command *given)
{
	for (size_t i = 0; i < given->options.n; i++) {
		const struct option_said *o = &given->options.at[i];
		const struct option_said *same = option_of(right, o->name);

		if (option_of(given, o->name) != o)
			misfit(m,
			    str_fmt(m->a, "%s stands there twice.",
				quoted(m, o->name)));
		else if (same)
			compare_value(m, same, o);
		else if (!is_among(w->may.at, w->may.n, o->name))
			misfit(m,
			    str_fmt(m->a, "%s is no option that is asked for.",
				quoted(m, o->written)));
	}
}

static struct misfit compare(struct arena *a, const struct command_wanted *w,
    const struct command *right, const struct command *given)
{
	struct misfit m = { .a = a };

	compare_words(&m, right, given);
	compare_given(&m, w, right, given);
	for (size_t i = 0; i < right->options.n; i++) {
		struct str name = right->options.at[i].name;

		if (!option_of(given, name))
			misfit(
			    &m, str_fmt(a, "%s is missing.", quoted(&m, name)));
	}
	return m;
}

static struct verdict judge(
    struct arena *a, const struct wanted *wanted, struct str answer)
{
	const struct command_wanted *w = wanted->accepted[0].rule;
	struct misfit best = { .n = SIZE_MAX };
	struct shell_words words;
	struct command given;
	struct flaw flaw = { 0 };

	if (!shell_read(a, answer, false, &words, &flaw))
		return verdict_unreadable(flaw.at, flaw.len, flaw.text);
	if (words.n == 0)
		return verdict_unreadable(
		    0, answer.len, STR("There is no command yet."));
	given = read_command(a, w, &words);
	for (size_t i = 0; i < w->right.n; i++) {
		struct misfit m = compare(a, w, &w->right.at[i], &given);

		if (m.n == 0)
			return verdict_of(
			    true, STR("That is the command asked for."));
		if (m.n < best.n)
			best = m;
	}
	return verdict_of(false, best.first);
}

/* Reading what the author asks for. */

static bool is_bare_option(struct str s)
{
	return s.len > 1 && s.at[0] == '-' &&
	    str_find(s, STR(" "), 0) == SIZE_MAX &&
	    str_find(s, STR("="), 0) == SIZE_MAX;
}

static bool read_alias(
    struct arena *a, struct command_wanted *w, struct str one)
{
	struct alias alias;

	alias.to = str_trim(str_cut(one, '=', &alias.from));
	alias.from = str_trim(alias.from);
	*VEC_ADD(a, &w->aliases) = alias;
	return is_bare_option(alias.from) && is_bare_option(alias.to);
}

static bool read_flag(struct arena *a, struct command_wanted *w, struct str one)
{
	*VEC_ADD(a, &w->flags) = one;
	return is_bare_option(one);
}

static bool read_may(struct arena *a, struct command_wanted *w, struct str one)
{
	*VEC_ADD(a, &w->may) = one;
	return is_bare_option(one);
}

static const struct list {
	const char *name;
	bool (*read)(struct arena *a, struct command_wanted *w, struct str one);
	const char *wants;
} lists[] = {
	{ "alias", read_alias, "alias: is as in -n = --name, -g = --group" },
	{ "flag", read_flag, "flag: is options apart by commas" },
	{ "may", read_may, "may: is options apart by commas" },
};

enum { LISTS = sizeof(lists) / sizeof(*lists) };

static bool read_list(struct arena *a, struct command_wanted *w,
    const struct fact *fact, struct flaw *flaw)
{
	const struct list *list = lists;
	struct str rest = fact->value, one;

	while (!str_eq(fact->name, str_of(list->name)))
		list++;
	while (rest.at) {
		rest = str_cut(rest, ',', &one);
		one = str_trim(one);
		flaw->at = one.len ? (size_t)(one.at - fact->value.at) : 0;
		flaw->text = str_of(list->wants);
		if (!list->read(a, w, one))
			return false;
	}
	return true;
}

static bool read_is(struct arena *a, struct command_wanted *w,
    const struct fact *fact, struct flaw *flaw)
{
	struct shell_words words;

	if (!shell_read(a, fact->value, true, &words, flaw))
		return false;
	flaw->text = STR("there is no command");
	if (words.n == 0)
		return false;
	*VEC_ADD(a, &w->right) = read_command(a, w, &words);
	return true;
}

static bool prepare(
    struct arena *a, struct accepted *accepted, struct flaw *flaw)
{
	struct command_wanted *w = NEW(a, struct command_wanted);

	/* The lists first: they say how commands are read. */
	for (size_t i = 0; i < 2 * accepted->nfacts; i++) {
		const struct fact *fact =
		    &accepted->facts[i % accepted->nfacts];
		bool is = str_eq(fact->name, STR("is"));

		*flaw = (struct flaw){ 0 };
		if (is != (i >= accepted->nfacts) ||
		    (is ? read_is(a, w, fact, flaw)
			: read_list(a, w, fact, flaw)))
			continue;
		flaw->at += (size_t)(fact->value.at - accepted->text.at);
		return false;
	}
	accepted->rule = w;
	*flaw = (struct flaw){ 0, 0, STR("no line says what the command is:") };
	return w->right.n > 0;
}

/* The first of the texts, in quotes if a shell would part it. */
static void add_text(struct buf *b, struct str text)
{
	struct str first;
	bool bare = true, variable;

	str_cut(text, SHELL_OR, &first);
	variable = str_find(first, STR("\1"), 0) != SIZE_MAX;
	first = shell_shown(b->a, first);
	for (size_t i = 0; i < first.len; i++)
		bare = bare &&
		    str_find(STR(" \t\n'\"\\;&|<>()`#"),
			str_sub(first, i, i + 1), 0) == SIZE_MAX;
	if (b->len)
		buf_byte(b, ' ');
	if (bare && first.len)
		buf_add(b, first);
	else if (variable || str_find(first, STR("'"), 0) != SIZE_MAX)
		buf_fmt(b, "\"%.*s\"", STR_ARG(first));
	else
		buf_fmt(b, "'%.*s'", STR_ARG(first));
}

static struct str solution(struct arena *a, const struct accepted *accepted)
{
	const struct command_wanted *w = accepted->rule;
	const struct command *c = &w->right.at[0];
	struct buf b = { .a = a };

	for (size_t i = 0; i < c->words.n; i++)
		add_text(&b, c->words.at[i]);
	for (size_t i = 0; i < c->options.n; i++) {
		add_text(&b, c->options.at[i].name);
		if (c->options.at[i].value.at)
			add_text(&b, c->options.at[i].value);
	}
	return buf_str(&b);
}

/* There is one accepted text to a question. */
static bool covers(
    const struct accepted *x, const struct accepted *y, bool exact)
{
	(void)exact;
	return x == y;
}

static const char *const facts[] = { "is", "alias", "flag", "may", NULL };

const struct check check_shell_line = {
	.name = "command",
	.facts = facts,
	.manner = "A command, as you would type it into a shell.",
	.prepare = prepare,
	.judge = judge,
	.solution = solution,
	.words = solution,
	.covers = covers,
};
