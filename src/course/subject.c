#include "course/subject.h"

#include "base/arena.h"
#include "base/vec.h"
#include "check/access.h"
#include "check/estate.h"
#include "check/hcl_value.h"
#include "course/catalogue.h"
#include "course/passage.h"
#include "course/tf_dir.h"

struct gathering {
	struct arena *a;
	struct codes codes;
	VEC(struct subject) subjects;
};

static bool is_figure(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] != ',' && (s.at[i] < '0' || s.at[i] > '9'))
			return false;
	return s.len > 0;
}

/* A value as what it looks like: "4,294,967,296" is a number. */
static struct value value_of(struct arena *a, struct str text)
{
	struct buf b = { .a = a };

	if (!is_figure(text))
		return value_read(a, text);
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] != ',')
			buf_byte(&b, text.at[i]);
	return value_read(a, buf_str(&b));
}

/* Adds what is known of a name, if it can stand in a question. */
static void add_name(struct gathering *g, struct subject *to,
    const struct source_of *source, struct str name)
{
	struct estate_value v;
	const char *why;

	if (!is_name(name) ||
	    !estate_value(
		g->a, source->dir->estate, source->server, name, &v) ||
	    v.known != ESTATE_KNOWN || v.text.len == 0 ||
	    !value_plain(v.text, &why))
		return;
	names_add(g->a, &to->names, str_copy(g->a, name),
	    value_of(g->a, str_copy(g->a, v.text)));
}

static void add_both(struct gathering *g, struct subject *to,
    const struct source_of *source, struct str name)
{
	add_name(g, to, source, name);
	add_name(g, to, source, str_fmt(g->a, "%.*s_at", STR_ARG(name)));
}

static void add_names(
    struct gathering *g, struct subject *to, const struct source_of *source)
{
	const struct estate_name *row;
	const struct hcl_attribute *i = source->server->resource
	    ? source->server->resource->block->body.attributes
	    : NULL;

	for (size_t k = 0; (row = estate_name(k)); k++)
		if (str_find(str_of(row->kinds), to->kind, 0) != SIZE_MAX)
			add_both(g, to, source, str_of(row->name));
	for (; i; i = i->next)
		add_both(g, to, source, i->name);
}

/* Stands in where the learner's server does not tell all. */
static struct str lead_of_other(
    struct gathering *g, const struct source_of *source, struct str kind)
{
	struct codes course = { .course = g->codes.course };

	return str_fmt(g->a,
	    "Your code does not tell all that this asks. %.*s:",
	    STR_ARG(passage_whose(g->a, &course, source, kind)));
}

static void add_kind(struct gathering *g, struct str kind)
{
	struct codes course = { .course = g->codes.course };
	struct source_of source = passage_source(&g->codes, kind);
	struct subject *to;

	if (!source.dir)
		return;
	to = VEC_ADD(g->a, &g->subjects);
	to->kind = kind;
	to->lead = str_fmt(g->a,
	    "%.*s:", STR_ARG(passage_whose(g->a, &g->codes, &source, kind)));
	add_names(g, to, &source);
	if (!source.own)
		return;
	source = passage_source(&course, kind);
	if (!source.dir)
		return;
	to = VEC_ADD(g->a, &g->subjects);
	to->kind = kind;
	to->lead = lead_of_other(g, &source, kind);
	add_names(g, to, &source);
}

struct subjects subjects_of(
    struct arena *a, const struct course *c, struct str from)
{
	struct gathering g = { .a = a };

	if (c)
		g.codes =
		    (struct codes){ c->mine, passage_course_code(c, from) };
	if (g.codes.mine)
		tf_dir_read(g.codes.mine);
	if (g.codes.course)
		tf_dir_read(g.codes.course);
	add_kind(&g, STR("postgresql"));
	add_kind(&g, STR("redis"));
	tf_dir_free(g.codes.course);
	return (struct subjects){ g.subjects.at, g.subjects.n };
}
