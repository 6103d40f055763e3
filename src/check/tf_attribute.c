#include "check/tf_own.h"

#include "base/arena.h"
#include "base/diag.h"

/* Reading what is asked */

/* Words of an operator may end anywhere; signs need no blank behind them. */
struct str tf_op(struct str s, enum tf_op *op)
{
	static const struct {
		const char *sign;
		enum tf_op op;
	} signs[] = {
		{ ">=", TF_LEAST },
		{ "≥", TF_LEAST },
		{ "at least ", TF_LEAST },
		{ "<=", TF_MOST },
		{ "≤", TF_MOST },
		{ "at most ", TF_MOST },
		{ "==", TF_SAME },
		{ "=", TF_SAME },
		{ "one of ", TF_SAME },
		{ "!=", TF_OTHER },
		{ ">", TF_MORE },
		{ "<", TF_LESS },
	};

	*op = TF_SAME;
	if (str_eq_nocase(s, STR("present")) || str_eq_nocase(s, STR("absent")))
		*op = s.at[0] == 'p' || s.at[0] == 'P' ? TF_PRESENT : TF_ABSENT;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		struct str sign = str_of(signs[i].sign);

		if (!str_eq_nocase(str_sub(s, 0, sign.len), sign))
			continue;
		*op = signs[i].op;
		return str_trim(str_sub(s, sign.len, s.len));
	}
	return s;
}

/* What the author's text comes to; a word alone is a text. */
static struct hcl_value value_of(struct arena *a, struct str text)
{
	struct hcl_value v = { .kind = HCL_IS_STRING, .text = text };
	struct hcl_file *file = NEW(a, struct hcl_file);
	struct diags ignored = diags_in(a);
	struct str line = str_fmt(a, "v = %.*s\n", STR_ARG(text));
	struct hcl_value known;

	if (!hcl_parse(a, STR(""), line, file, &ignored) ||
	    file->body.nattributes != 1 || file->body.blocks)
		return v;
	known = hcl_value(hcl_module_new(a, file, 1), file,
	    file->body.attributes->value, NULL);
	return known.kind == HCL_IS_UNKNOWN ? v : known;
}

/* "a, b" or "a | b"; commas within brackets part nothing. */
static void read_wants(struct arena *a, struct tf_fact *fact, bool several)
{
	VEC(struct hcl_value) wants = { 0 };
	struct str rest = fact->value;
	size_t from = 0;

	for (size_t i = 0; i <= rest.len; i++) {
		bool end = i == rest.len || rest.at[i] == '|' ||
		    (several && rest.at[i] == ',');

		if (!end)
			continue;
		*VEC_ADD(a, &wants) =
		    value_of(a, str_trim(str_sub(rest, from, i)));
		from = i + 1;
	}
	fact->wants = wants.at;
	fact->nwants = wants.n;
}

/* TYPE.LABEL.step.step; a [0] behind a step says nothing more. */
static bool read_path(
    struct arena *a, struct str path, struct tf_fact *fact, struct flaw *flaw)
{
	VEC(struct str) steps = { 0 };
	struct str rest = path, step;

	rest = str_cut(rest, '.', &fact->type);
	rest = str_cut(rest, '.', &fact->label);
	while (rest.at) {
		rest = str_cut(rest, '.', &step);
		if (str_ends(step, STR("[0]")))
			step.len -= 3;
		*VEC_ADD(a, &steps) = step;
		if (step.len == 0 || str_find(step, STR("["), 0) != SIZE_MAX)
			fact->label.len = 0;
	}
	fact->steps = steps.at;
	fact->nsteps = steps.n;
	flaw->len = path.len;
	flaw->text = STR("an attribute is named TYPE.LABEL.name, or "
			 "TYPE.LABEL.block.name (* is any label)");
	return fact->type.len && fact->label.len;
}

bool tf_read_attribute(struct arena *a, struct tf_asked *asked,
    struct tf_fact *fact, struct flaw *flaw)
{
	struct str path, rest = str_cut(fact->value, ' ', &path);
	bool several;

	(void)asked;
	if (!read_path(a, path, fact, flaw))
		return false;
	rest = str_trim(rest);
	several = str_eq_nocase(str_sub(rest, 0, 7), STR("one of "));
	*flaw = (struct flaw){ 0, fact->value.len,
		STR("behind the name goes =, >=, <=, one of, present or "
		    "absent, and a value") };
	if (rest.len == 0)
		return false;
	fact->value = tf_op(rest, &fact->op);
	if (fact->op == TF_PRESENT || fact->op == TF_ABSENT)
		return true;
	if (fact->value.len == 0 ||
	    (fact->value.at == rest.at && fact->op == TF_SAME) ||
	    fact->nsteps == 0)
		return false;
	read_wants(a, fact, several);
	return true;
}

/* Defaults of azurerm, where its pages say them. */
static const struct {
	const char *type, *path, *value;
} defaults[] = {
	{ "azurerm_postgresql_flexible_server", "public_network_access_enabled",
	    "true" },
	{ "azurerm_postgresql_flexible_server", "backup_retention_days", "7" },
	{ "azurerm_postgresql_flexible_server", "geo_redundant_backup_enabled",
	    "false" },
	{ "azurerm_postgresql_flexible_server", "storage_mb", "32768" },
	{ "azurerm_postgresql_flexible_server", "auto_grow_enabled", "false" },
	{ "azurerm_redis_cache", "public_network_access_enabled", "true" },
	{ "azurerm_redis_cache", "non_ssl_port_enabled", "false" },
	{ "azurerm_redis_cache", "minimum_tls_version", "1.2" },
	{ "azurerm_redis_cache", "access_keys_authentication_enabled", "true" },
	{ "azurerm_redis_cache", "redis_configuration.maxmemory_policy",
	    "volatile-lru" },
	{ NULL, "maintenance_window.day_of_week", "0" },
	{ NULL, "maintenance_window.start_hour", "0" },
	{ NULL, "maintenance_window.start_minute", "0" },
	{ NULL, "lifecycle.prevent_destroy", "false" },
};

static struct str path_text(struct arena *a, const struct tf_fact *fact)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < fact->nsteps; i++) {
		if (i)
			buf_byte(&b, '.');
		buf_add(&b, fact->steps[i]);
	}
	return buf_str(&b);
}

static bool default_of(
    struct arena *a, const struct tf_fact *fact, struct hcl_value *v)
{
	struct str path = path_text(a, fact);

	for (size_t i = 0; i < sizeof(defaults) / sizeof(*defaults); i++)
		if (str_eq(path, str_of(defaults[i].path)) &&
		    (!defaults[i].type ||
			str_eq(fact->type, str_of(defaults[i].type)))) {
			*v = (struct hcl_value){ .kind = HCL_IS_STRING,
				.text = str_of(defaults[i].value) };
			return true;
		}
	return false;
}

/* Finding what is meant */

struct reads {
	struct tf_read *at;
	size_t n, cap;
	struct hcl_value hidden; /* .why is set: there may be more */
};

/* The rest of the path leads into an object. */
static void read_object(const struct tf *t, const struct tf_fact *fact,
    size_t step, struct tf_read read, struct reads *to)
{
	for (; step < fact->nsteps && read.how == TF_KNOWN; step++) {
		struct hcl_value key = { .kind = HCL_IS_STRING,
			.text = fact->steps[step] };
		struct hcl_value item;

		if (!hcl_value_at(&read.v, &key, &item) ||
		    item.kind == HCL_IS_NULL) {
			read.how = TF_NOT_THERE;
			break;
		}
		read.v = item;
		if (item.kind == HCL_IS_UNKNOWN)
			read.how = TF_HIDDEN;
	}
	*VEC_ADD(t->a, to) = read;
}

static void read_last(const struct tf *t, const struct tf_body *body,
    struct str name, struct reads *to)
{
	struct tf_read read = tf_attribute(t, body, name);
	struct tf_bodies blocks = tf_blocks(t, body, name);

	if (read.how == TF_NOT_THERE && blocks.n) {
		read.how = TF_KNOWN;
		read.v = (struct hcl_value){ .kind = HCL_IS_OBJECT };
		read.place =
		    tf_place(t, body->file, blocks.at[0].at, blocks.at[0].len);
	}
	if (blocks.hidden.why)
		to->hidden = blocks.hidden;
	*VEC_ADD(t->a, to) = read;
}

static struct reads read_all(
    const struct tf *t, const struct tf_fact *fact, const struct tf_body *body)
{
	struct tf_bodies level = { .at = NULL };
	struct reads found = { 0 };

	*VEC_ADD(t->a, &level) = *body;
	for (size_t i = 0; i + 1 < fact->nsteps; i++) {
		struct tf_bodies next = { .at = NULL };

		for (size_t k = 0; k < level.n; k++) {
			struct tf_bodies inner =
			    tf_blocks(t, &level.at[k], fact->steps[i]);
			struct tf_read own =
			    tf_attribute(t, &level.at[k], fact->steps[i]);

			for (size_t j = 0; j < inner.n; j++)
				*VEC_ADD(t->a, &next) = inner.at[j];
			if (inner.hidden.why)
				found.hidden = inner.hidden;
			if (own.how != TF_NOT_THERE)
				read_object(t, fact, i + 1, own, &found);
		}
		level = next;
	}
	for (size_t k = 0; fact->nsteps && k < level.n; k++)
		read_last(
		    t, &level.at[k], fact->steps[fact->nsteps - 1], &found);
	return found;
}

/* Judging */

enum holds { HOLDS, HOLDS_NOT, HOLDS_PERHAPS };

/* An unknown that is written as the author wrote it is that. */
static bool is_written_so(
    const struct tf_read *read, const struct tf_fact *fact)
{
	struct str source = hcl_source(read->v.file, read->v.why);

	for (size_t i = 0; i < fact->nwants; i++)
		if (fact->wants[i].kind == HCL_IS_STRING &&
		    str_eq(fact->wants[i].text, source))
			return fact->op == TF_SAME;
	return false;
}

/* A list of names (ignore_changes) is what is written there. */
static struct hcl_value as_written(struct arena *a, const struct hcl_value *v)
{
	struct hcl_value *items, to = *v;

	if (v->kind != HCL_IS_LIST || v->n == 0)
		return to;
	items = NEW_N(a, struct hcl_value, v->n);
	for (size_t i = 0; i < v->n; i++) {
		items[i] = v->items[i];
		if (items[i].kind == HCL_IS_UNKNOWN)
			items[i] = (struct hcl_value){ .kind = HCL_IS_STRING,
				.text = hcl_source(
				    v->items[i].file, v->items[i].why) };
	}
	to.items = items;
	return to;
}

static bool is_same(
    struct arena *a, const struct hcl_value *v, const struct hcl_value *want)
{
	struct hcl_value x = as_written(a, v), y = as_written(a, want);

	return hcl_value_same(a, &x, &y);
}

static bool meets(
    struct tf *t, const struct tf_fact *fact, const struct hcl_value *v)
{
	double x, wanted;

	for (size_t i = 0; i < fact->nwants; i++) {
		const struct hcl_value *want = &fact->wants[i];

		if (fact->op == TF_SAME || fact->op == TF_OTHER) {
			if (is_same(t->a, v, want))
				return fact->op == TF_SAME;
		} else if (hcl_to_number(t->a, v, &x) &&
		    hcl_to_number(t->a, want, &wanted) &&
		    tf_compare(fact->op, x, wanted)) {
			return true;
		}
	}
	return fact->op == TF_OTHER;
}

static enum holds holds_one(
    struct tf *t, const struct tf_fact *fact, const struct tf_read *read)
{
	struct hcl_value other;

	if (fact->op == TF_PRESENT || fact->op == TF_ABSENT)
		return (read->how != TF_NOT_THERE) == (fact->op == TF_PRESENT)
		    ? HOLDS
		    : HOLDS_NOT;
	if (read->how == TF_HIDDEN)
		return is_written_so(read, fact) ? HOLDS : HOLDS_PERHAPS;
	if (read->how == TF_KNOWN)
		return meets(t, fact, &read->v) ? HOLDS : HOLDS_NOT;
	if (default_of(t->a, fact, &other))
		return meets(t, fact, &other) ? HOLDS : HOLDS_NOT;
	return fact->op == TF_OTHER ? HOLDS : HOLDS_NOT;
}

/* With more than one resource the label says which is meant. */
static void tell(struct tf *t, const struct tf_fact *fact,
    const struct hcl_resource *resource, const struct tf_read *read)
{
	struct str name = path_text(t->a, fact);
	struct hcl_value other = as_written(t->a, &read->v);
	struct str unsaid = STR("not said"), is = unsaid, note;
	size_t n;

	hcl_resources(t->m, &n);
	if (n > 1)
		name = str_fmt(
		    t->a, "%.*s.%.*s", STR_ARG(resource->name), STR_ARG(name));
	if (fact->op == TF_PRESENT || fact->op == TF_ABSENT) {
		tf_fails(t, tf_weight(fact), &read->place, "%.*s is %s",
		    STR_ARG(name),
		    fact->op == TF_PRESENT ? "missing"
					   : "there, and must not be");
		return;
	}
	if (read->how == TF_KNOWN)
		is = answer_quote(t->a, hcl_value_dump(t->a, &other));
	else if (default_of(t->a, fact, &other))
		is = str_fmt(
		    t->a, "not said, and %.*s then", STR_ARG(other.text));
	note = answer_quote(t->a, fact->value);
	if (fact->op == TF_SAME) /* a save must not spell the answer out */
		note =
		    str_eq(is, unsaid) ? STR("a value") : STR("another value");
	tf_fails(t, tf_weight(fact), &read->place,
	    "%.*s is %.*s, and %s%.*s is asked for", STR_ARG(name), STR_ARG(is),
	    tf_op_words(fact->op), STR_ARG(note));
}

/* One copy of a resource. */
static void judge_copy(struct tf *t, const struct tf_fact *fact,
    const struct hcl_resource *resource, const struct tf_body *body)
{
	struct reads reads = read_all(t, fact, body);
	struct tf_read none = { .how = TF_NOT_THERE,
		.place = tf_header(t, resource) };
	bool all = fact->op == TF_OTHER || fact->op == TF_ABSENT;
	const struct tf_read *worst = NULL, *perhaps = NULL;
	size_t held = 0;

	if (reads.n == 0)
		*VEC_ADD(t->a, &reads) = none;
	for (size_t i = 0; i < reads.n; i++) {
		enum holds h = holds_one(t, fact, &reads.at[i]);

		held += h == HOLDS;
		if (h == HOLDS_PERHAPS)
			perhaps = &reads.at[i];
		if (h == HOLDS_NOT && (!worst || all))
			worst = &reads.at[i];
	}
	if (all ? held == reads.n && !reads.hidden.why : held > 0)
		return;
	if (all && worst)
		tell(t, fact, resource, worst);
	else if (perhaps)
		tf_untold(t, &perhaps->v, str_c(t->a, path_text(t->a, fact)));
	else if (reads.hidden.why)
		tf_untold(t, &reads.hidden, str_c(t->a, path_text(t->a, fact)));
	else
		tell(t, fact, resource, worst);
}

static void judge_resource(struct tf *t, const struct tf_fact *fact,
    const struct hcl_resource *resource)
{
	struct hcl_copies copies = hcl_copies(t->m, resource);
	struct access_place place = tf_header(t, resource);
	struct tf_body body = { .body = &resource->block->body,
		.file = resource->file,
		.at = resource->block->at,
		.len = resource->block->len };

	for (size_t i = 0; i < copies.n; i++) {
		body.in = &copies.at[i];
		judge_copy(t, fact, resource, &body);
	}
	if (copies.unknown.why)
		tf_untold(t, &copies.unknown, "Whether the resource is made");
	else if (copies.n == 0 && fact->op != TF_ABSENT)
		tf_fails(t, tf_weight(fact), &place,
		    "%.*s.%.*s is not made: it has no copies",
		    STR_ARG(resource->type), STR_ARG(resource->name));
}

/* Resources of the type with the label, or (by_type) of any label. */
static size_t find_resources(const struct tf *t, const struct tf_fact *fact,
    const struct hcl_resource **one, bool by_type)
{
	bool any = by_type || str_eq(fact->label, STR("*"));
	size_t n, found = 0;
	const struct hcl_resource *all = hcl_resources(t->m, &n);

	for (size_t i = 0; i < n; i++) {
		if (!str_eq(all[i].type, fact->type) ||
		    (!any && !str_eq(all[i].name, fact->label)))
			continue;
		one[found++] = &all[i];
	}
	return found;
}

static void judge_presence(struct tf *t, const struct tf_fact *fact,
    const struct hcl_resource **at, size_t n)
{
	struct access_place place = tf_place(t, t->files, 0, 0);
	size_t made = 0;

	for (size_t i = 0; i < n; i++) {
		struct hcl_copies copies = hcl_copies(t->m, at[i]);

		if (copies.unknown.why) {
			tf_untold(
			    t, &copies.unknown, "Whether the resource is made");
			return;
		}
		if (copies.n == 0)
			continue;
		made++;
		place = tf_header(t, at[i]);
	}
	if ((made > 0) == (fact->op == TF_PRESENT))
		return;
	tf_fails(t, tf_weight(fact), &place, "%.*s.%.*s is %s",
	    STR_ARG(fact->type), STR_ARG(fact->label),
	    made ? "there, and must not be" : "missing");
}

void tf_judge_attribute(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct access_place place = tf_place(t, t->files, 0, 0);
	const struct hcl_resource **at;
	size_t n;

	(void)server;
	hcl_resources(t->m, &n);
	at = arena_take_n(t->a, n + 1, sizeof(*at));
	n = find_resources(t, fact, at, false);
	if (fact->nsteps == 0) {
		judge_presence(t, fact, at, n);
		return;
	}
	/* A label is the learner's own, as long as it is clear what is meant. */
	if (n == 0 && find_resources(t, fact, at, true) == 1)
		n = 1;
	if (n == 0 && fact->op != TF_ABSENT)
		tf_fails(t, tf_weight(fact), &place, "There is no %.*s.%.*s",
		    STR_ARG(fact->type), STR_ARG(fact->label));
	for (size_t i = 0; i < n; i++)
		judge_resource(t, fact, at[i]);
}
