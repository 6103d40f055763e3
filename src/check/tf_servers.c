#include "check/tf_own.h"

#include "base/arena.h"
#include "base/diag.h"

static bool is_label(const struct access_server *s, struct str label)
{
	return str_eq(s->label, label) || str_eq(s->resource->name, label);
}

static bool is_kind(const struct access_server *s, unsigned kinds)
{
	return s->declared && (kinds & (1U << s->kind));
}

static size_t count(const struct access *access, unsigned kinds)
{
	size_t n = 0;

	for (size_t i = 0; i < access->nservers; i++)
		n += is_kind(&access->servers[i], kinds);
	return n;
}

static bool has_label(const struct tf *t)
{
	for (size_t i = 0; i < t->access.nservers; i++)
		if (is_kind(&t->access.servers[i], t->kinds) &&
		    is_label(&t->access.servers[i], t->asked->label))
			return true;
	return false;
}

bool tf_is_meant(const struct tf *t, const struct access_server *s)
{
	if (!is_kind(s, t->kinds))
		return false;
	if (t->asked->label.len == 0 || is_label(s, t->asked->label))
		return true;
	return !has_label(t) && count(&t->access, t->kinds) == 1;
}

size_t tf_count_meant(const struct tf *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->access.nservers; i++)
		n += tf_is_meant(t, &t->access.servers[i]);
	return n;
}

static const char *kind_words(unsigned kinds)
{
	if (kinds == TF_REDIS)
		return "Redis cache";
	return kinds & TF_REDIS ? "server" : "PostgreSQL server";
}

/* What the text to edit declared, to see what is gone. */
static bool read_start(struct tf *t, struct str start, struct access *access)
{
	struct hcl_file *file = NEW(t->a, struct hcl_file);
	struct diags ignored = diags_in(t->a);

	*access = (struct access){ 0 };
	if (!start.len || !hcl_parse(t->a, STR(""), start, file, &ignored))
		return false;
	access_gather(
	    t->a, file, hcl_module_new(t->a, file, 1), access, &ignored);
	return true;
}

/* A server whose block is there, and of which there are no copies. */
static const struct hcl_resource *unmade(const struct tf *t)
{
	size_t n;
	const struct hcl_resource *all = hcl_resources(t->m, &n);
	enum access_kind kind;

	for (size_t i = 0; i < n; i++) {
		struct hcl_copies copies;

		if (!access_is_server(all[i].type, &kind) ||
		    !(t->kinds & (1U << kind)))
			continue;
		copies = hcl_copies(t->m, &all[i]);
		if (copies.n == 0 && !copies.unknown.why)
			return &all[i];
	}
	return NULL;
}

static void tell_gone(struct tf *t, size_t were)
{
	const struct hcl_resource *none = unmade(t);
	struct access_place place = tf_place(t, t->files, 0, 0);

	if (none) {
		place = tf_header(t, none);
		tf_fails(t, TF_GONE, &place,
		    "%.*s.%.*s is not made: its %s comes to nothing",
		    STR_ARG(none->type), STR_ARG(none->name),
		    hcl_attribute(&none->block->body, STR("for_each"))
			? "for_each"
			: "count");
	} else if (!t->files->body.blocks && !t->files->body.attributes) {
		tf_fails(t, TF_GONE, &place,
		    "The file declares nothing: there is no %s in it",
		    kind_words(t->kinds));
	} else if (t->asked->label.len) {
		tf_fails(t, TF_GONE, &place,
		    "%.*s.%.*s is gone: the question is about it",
		    STR_ARG(t->asked->type), STR_ARG(t->asked->label));
	} else {
		tf_fails(t, TF_GONE, &place,
		    were > 1 ? "A %s is gone: the question is about all of them"
			     : "There is no %s here: the question is about one",
		    kind_words(t->kinds));
	}
}

void tf_find_servers(struct tf *t, struct str start)
{
	struct access before;
	size_t were = 0;

	t->kinds = t->asked->kinds ? t->asked->kinds : t->about;
	if (read_start(t, start, &before)) {
		unsigned there = 0;

		for (size_t i = 0; i < before.nservers; i++)
			if (is_kind(&before.servers[i], t->kinds))
				there |= 1U << before.servers[i].kind;
		if (there)
			t->kinds = there;
		were = t->asked->label.len ? 0 : count(&before, t->kinds);
	}
	for (unsigned kind = 1; kind <= TF_REDIS; kind <<= 1)
		if ((t->kinds & kind) && were &&
		    count(&t->access, kind) < count(&before, kind)) {
			t->kinds = kind;
			tell_gone(t, were);
			return;
		}
	if (tf_count_meant(t) == 0)
		tell_gone(t, were);
}
