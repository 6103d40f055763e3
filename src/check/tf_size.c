#include "check/tf_own.h"

#include "base/arena.h"
#include "check/sku_read.h"

/* Reading what is asked */

static enum sku_service service_of(unsigned kinds)
{
	return kinds == TF_REDIS ? SKU_REDIS : SKU_POSTGRESQL;
}

/* The sizes of "A | B": all of one service. */
bool tf_read_sku(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw)
{
	VEC(struct hcl_value) names = { 0 };
	struct str rest = fact->value, one;

	(void)asked;
	while (rest.at) {
		struct verdict v;
		struct sku sku;
		unsigned kind = TF_POSTGRESQL;

		rest = str_cut(rest, '|', &one);
		one = str_trim(one);
		if (!sku_read(a, SKU_POSTGRESQL, one, &sku, &v)) {
			flaw->text = v.reason;
			kind = TF_REDIS;
			if (!sku_read(a, SKU_REDIS, one, &sku, &v))
				kind = 0;
		}
		if (kind == 0 || (fact->which && kind != fact->which)) {
			flaw->at = (size_t)(one.at - fact->value.at);
			flaw->len = one.len;
			if (kind)
				flaw->text = STR("one size is PostgreSQL's and "
						 "one Redis'");
			return false;
		}
		fact->which = kind;
		*VEC_ADD(a, &names) = (struct hcl_value){ .kind = HCL_IS_STRING,
			.text = sku.name };
	}
	fact->wants = names.at;
	fact->nwants = names.n;
	return true;
}

bool tf_read_size(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw)
{
	bool needs = str_eq(str_of(fact->kind->name), STR("needs"));
	struct str *to = needs ? &asked->needs : &asked->smallest;

	(void)a;
	if (to->len) {
		flaw->text = STR("this line stands there twice");
		return false;
	}
	*to = fact->value;
	return true;
}

bool tf_prepare_size(struct arena *a, struct tf_asked *asked,
    struct accepted *accepted, struct flaw *flaw)
{
	struct accepted *size = NEW(a, struct accepted);
	struct fact *facts = NEW_N(a, struct fact, 3);
	bool redis = service_of(asked->kinds) == SKU_REDIS;

	if (!asked->needs.len && !asked->smallest.len)
		return true;
	if (asked->kinds != TF_REDIS && asked->kinds != TF_POSTGRESQL) {
		flaw->text = STR("needs: and smallest: want a line for: "
				 "postgresql or redis above them");
		flaw->at =
		    (size_t)((asked->needs.len ? asked->needs : asked->smallest)
				 .at -
			accepted->text.at);
		return false;
	}
	facts[size->nfacts++] = (struct fact){ STR("for"),
		redis ? STR("redis") : STR("postgresql") };
	if (asked->needs.len)
		facts[size->nfacts++] =
		    (struct fact){ STR("needs"), asked->needs };
	if (asked->smallest.len)
		facts[size->nfacts++] =
		    (struct fact){ STR("smallest"), asked->smallest };
	size->facts = facts;
	size->text = accepted->text;
	if (!check_sku.prepare(a, size, flaw))
		return false;
	for (size_t i = 0; i < asked->facts.n; i++)
		if (asked->facts.at[i].kind->read == tf_read_size) {
			asked->facts.at[i].size = size;
			asked->facts.at[i].which = asked->kinds;
		}
	return true;
}

/* Judging */

/* What the file says of a size, in the arguments that it is said in. */
struct said {
	struct tf *t;
	enum sku_service service;
	struct tf_read name, family, capacity; /* the two: of Redis */
};

static struct said said_of(struct tf *t, const struct access_server *server)
{
	struct tf_body body = tf_body_of(server);
	struct said s = { .t = t, .service = SKU_POSTGRESQL };

	s.name = tf_attribute(t, &body, STR("sku_name"));
	if (server->kind != ACCESS_REDIS)
		return s;
	s.service = SKU_REDIS;
	s.family = tf_attribute(t, &body, STR("family"));
	s.capacity = tf_attribute(t, &body, STR("capacity"));
	return s;
}

static const struct tf_read *find_how(const struct said *s, int how)
{
	if ((int)s->name.how == how)
		return &s->name;
	if (s->service == SKU_REDIS && (int)s->family.how == how)
		return &s->family;
	if (s->service == SKU_REDIS && (int)s->capacity.how == how)
		return &s->capacity;
	return NULL;
}

static const char *argument_of(const struct said *s, const struct tf_read *read)
{
	if (read == &s->family)
		return "family";
	return read == &s->capacity ? "capacity" : "sku_name";
}

/* As check_sku reads it. */
static struct str size_text(const struct said *s)
{
	if (s->service == SKU_POSTGRESQL)
		return tf_text(s->t, &s->name, STR("?"));
	return str_fmt(s->t->a,
	    "sku_name = \"%.*s\", family = \"%.*s\", capacity = %.*s",
	    STR_ARG(tf_text(s->t, &s->name, STR("?"))),
	    STR_ARG(tf_text(s->t, &s->family, STR("?"))),
	    STR_ARG(tf_text(s->t, &s->capacity, STR("?"))));
}

static struct verdict judge_name(struct tf *t, const struct tf_fact *fact,
    enum sku_service service, struct str text)
{
	struct wanted *wanted = NEW(t->a, struct wanted);
	struct verdict v;
	struct sku sku;

	if (fact->size) {
		wanted->check = &check_sku;
		wanted->accepted = fact->size;
		wanted->n = 1;
		return check_sku.judge(t->a, wanted, text);
	}
	if (!sku_read(t->a, service, text, &sku, &v))
		return verdict_of(false, v.reason);
	for (size_t i = 0; i < fact->nwants; i++)
		if (str_eq(fact->wants[i].text, sku.name))
			return verdict_of(true,
			    str_fmt(
				t->a, "The size is %.*s.", STR_ARG(sku.name)));
	return verdict_of(false,
	    str_fmt(t->a, "The size is %.*s, and %.*s is asked for.",
		STR_ARG(sku.name), STR_ARG(fact->value)));
}

/* Whether a size can be the one that is meant, by what is known of it. */
static bool may_be(const struct said *s, const struct sku *sku)
{
	struct str name = tf_text(s->t, &s->name, STR("")), tier = sku->name;
	struct str family = tf_text(s->t, &s->family, STR(""));
	struct str capacity = tf_text(s->t, &s->capacity, STR(""));
	struct str machine;

	if (s->service == SKU_POSTGRESQL)
		return true;
	machine = str_cut(sku->name, ' ', &tier);
	if (name.len && !str_eq(name, tier))
		return false;
	return (!family.len || str_starts(machine, family)) &&
	    (!capacity.len ||
		str_eq(str_sub(machine, 1, machine.len), capacity));
}

/* What is not known decides, unless all that it may be are right or wrong. */
static void judge_unknown(
    struct said *s, const struct tf_fact *fact, const struct tf_read *hidden)
{
	struct skus all = sku_all(s->t->a, s->service);
	size_t n = 0, right = 0;
	struct verdict v = { 0 };

	for (size_t i = 0; i < all.n; i++) {
		if (!may_be(s, &all.at[i]))
			continue;
		v = judge_name(s->t, fact, s->service, all.at[i].name);
		n++;
		right += v.kind == VERDICT_RIGHT;
	}
	if (n && right == n)
		tf_praise(s->t, "The size will do.");
	else if (n == 0 || right)
		tf_untold(s->t, &hidden->v, "The size");
	else
		tf_fails(s->t, tf_weight(fact), &s->name.place,
		    "Whatever %s is, the size will not do",
		    argument_of(s, hidden));
}

void tf_judge_sku(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct said s = said_of(t, server);
	const struct tf_read *missing = find_how(&s, TF_NOT_THERE);
	const struct tf_read *hidden = find_how(&s, TF_HIDDEN);
	struct verdict v;

	if (!(fact->which & (1U << server->kind)))
		return;
	if (missing) {
		tf_fails(t, tf_weight(fact), &missing->place,
		    "No %s is said, so there is no size",
		    argument_of(&s, missing));
		return;
	}
	if (hidden) {
		judge_unknown(&s, fact, hidden);
		return;
	}
	v = judge_name(t, fact, s.service, size_text(&s));
	if (str_ends(v.reason, STR(".")))
		v.reason.len--;
	if (v.kind == VERDICT_RIGHT)
		tf_praise(t, "%.*s.", STR_ARG(v.reason));
	else
		tf_fails(t, tf_weight(fact), &s.name.place, "%.*s",
		    STR_ARG(v.reason));
}
