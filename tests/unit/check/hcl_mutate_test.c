/*
 * Changed files end in a tree or in one error whose place is in the text, and
 * what they say of servers lies in the text too.
 */
#include "hcl_mutate.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/access.h"
#include "check/hcl.h"
#include "tap.h"

enum { ROUNDS = 4000, FILES = 6 };

static const char *const paths[FILES] = { "lessons/code/postgres.tf",
	"lessons/code/redis.tf", "tests/hcl/seeds/expressions.hcl",
	"tests/hcl/seeds/templates.hcl", "tests/hcl/seeds/structure.hcl",
	"tests/hcl/seeds/firewall.hcl" };

/* Whether the expression and all in it lie in the text. */
static bool expr_inside(const struct hcl_expr *e, size_t len)
{
	bool ok = e->at <= len && e->len <= len - e->at;

	for (const struct hcl_expr *i = e->kids; i && ok; i = i->next)
		ok = expr_inside(i, len);
	return ok;
}

static bool body_inside(const struct hcl_body *body, size_t len)
{
	bool ok = true;

	for (struct hcl_attribute *i = body->attributes; i && ok; i = i->next)
		ok = i->at < len && i->value->len && expr_inside(i->value, len);
	for (struct hcl_block *i = body->blocks; i && ok; i = i->next)
		ok = i->at < len && i->at + i->len <= len &&
		    body_inside(&i->body, len);
	return ok;
}

/* Whether the place of the error is one in the text. */
static bool place_inside(struct str text, const struct diags *d)
{
	struct str rest = text, line = rest;

	if (d->n != 1 || d->at[0].line == 0 || d->at[0].column == 0)
		return false;
	for (unsigned i = 0; i < d->at[0].line; i++) {
		size_t end = str_find(rest, STR("\n"), 0);

		if (i && rest.at == NULL)
			return false;
		line = str_sub(rest, 0, end == SIZE_MAX ? rest.len : end + 1);
		rest = end == SIZE_MAX ? (struct str){ NULL, 0 }
				       : str_sub(rest, end + 1, rest.len);
	}
	return d->at[0].column <= line.len + 1;
}

static bool place_is_at(struct access_place place, size_t len)
{
	return place.file == 0 && place.line && place.column &&
	    place.at <= len && place.len <= len - place.at;
}

/* Whether all that is said of the servers has its place in the text. */
static bool access_inside(struct arena *a, struct str text)
{
	struct access_file file = { STR("x"), text };
	struct diags d = diags_in(a);
	struct access access;
	bool ok = access_read(a, &file, 1, &access, &d);

	for (size_t i = 0; i < access.nservers && ok; i++) {
		const struct access_server *server = &access.servers[i];

		ok = place_is_at(server->place, text.len);
		for (size_t j = 0; j < server->nunknown && ok; j++)
			ok = place_is_at(server->unknown[j].place, text.len) &&
			    server->unknown[j].text.len;
		for (size_t j = 0; j < server->nrules && ok; j++)
			ok = server->rules[j].first <= server->rules[j].last &&
			    place_is_at(server->rules[j].first_place, text.len);
	}
	return ok && access.faults == d.errors;
}

static bool holds(struct arena *a, struct str text)
{
	struct diags d = diags_in(a);
	struct hcl_file file;

	if (!hcl_parse(a, STR("x"), text, &file, &d))
		return place_inside(text, &d);
	hcl_dump(a, &file);
	return d.n == 0 && body_inside(&file.body, text.len) &&
	    access_inside(a, text);
}

int main(void)
{
	struct arena *a = arena_new(), *one = arena_new();
	struct diags d = diags_in(a);
	struct str all[FILES];
	struct random r = { 3 };
	size_t bad = 0;

	for (size_t i = 0; i < FILES; i++) {
		OK_THAT(
		    file_read(a, str_of(paths[i]), 1 << 20, &all[i], NULL, &d),
		    paths[i]);
		OK_THAT(holds(a, all[i]), "it is read");
	}
	for (size_t i = 0; i < ROUNDS; i++) {
		struct str text = mutate(one, all, FILES, &r);

		/* Its own block, so that reading past the end is seen. */
		text = str_copy(one, text);
		if (!holds(one, text) && bad++ < 3)
			tap_show("text", text);
		arena_reset(one);
	}
	INT_IS(bad, 0);
	arena_free(one);
	arena_free(a);
	return tap_done();
}
