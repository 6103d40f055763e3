#include "check/estate.h"
#include "course/lint_parts.h"
#include "course/passage.h"
#include "course/tf_dir.h"

/* The passages of one lesson are looked at one after another. */
struct visit {
	struct lint *l;
	const struct doc *doc;
	struct codes codes; /* the course's own alone */
	struct source_of source; /* of the open passage */
	const struct block *open; /* its comment, or NULL */
	size_t figure; /* the next of the document */
};

static void at_block(
    const struct visit *v, const struct block *b, const char *what)
{
	diag_add(v->l->d, SEVERITY_ERROR, v->doc->path, b->line, b->column,
	    "%s", what);
}

static void open_passage(
    struct visit *v, const struct block *b, struct str kind)
{
	if (v->open)
		at_block(v, b,
		    "the passage before it is still open: <!-- /code -->");
	v->open = b;
	v->source = (struct source_of){ 0 };
	if (!estate_is_kind(kind))
		at_block(v, b, "code: is postgresql or redis");
	else
		v->source = passage_source(&v->codes, kind);
	if (estate_is_kind(kind) && !v->source.dir)
		at_block(v, b,
		    "the course's own code has no such server to stand in");
}

static void look_at_comment(struct visit *v, const struct block *b)
{
	struct str kind;

	if (passage_opens(b->text, &kind)) {
		open_passage(v, b, kind);
	} else if (passage_closes(b->text)) {
		if (!v->open)
			at_block(
			    v, b, "no <!-- code: … --> stands before this");
		v->open = NULL;
	}
}

/* The place of the figure's comment; `from` moves past it. */
static struct spot spot_of(struct source *source, struct str name, size_t *from)
{
	size_t at = *from;

	while ((at = str_find(source->text, STR("<!--"), at)) != SIZE_MAX) {
		struct str rest =
		    str_trim(str_sub(source->text, at + 4, source->text.len));

		if (str_starts(rest, STR("=")) &&
		    str_starts(str_trim(str_sub(rest, 1, rest.len)), name)) {
			*from = at + 4;
			return lint_spot(source, at);
		}
		at += 4;
	}
	return lint_spot(source, 0);
}

static bool is_row(struct str name)
{
	for (size_t i = 0; estate_name(i); i++)
		if (str_eq(name, str_of(estate_name(i)->name)))
			return true;
	return false;
}

/* What is wrong with a figure of an open passage; empty: nothing. */
static struct str flaw_of(
    const struct visit *v, const struct figure *figure, struct str text)
{
	struct estate_value value;
	struct arena *a = v->l->a;

	if (!estate_value(a, v->source.dir->estate, v->source.server,
		figure->name, &value))
		return str_fmt(a, "\"=%.*s\" is no name of a value",
		    STR_ARG(figure->name));
	if (str_eq(value.text, text))
		return STR("");
	if (value.known == ESTATE_UNSET && !is_row(figure->name))
		return str_fmt(a,
		    "the course's own code does not set %.*s, and there is no "
		    "value of that name",
		    STR_ARG(figure->name));
	return str_fmt(a,
	    "this is \"%.*s\" in the course's own code, and not \"%.*s\"",
	    STR_ARG(value.text), STR_ARG(text));
}

static void look_at_figure(
    struct visit *v, const struct figure *figure, struct spot spot)
{
	const struct block *b = &v->doc->blocks[figure->block];
	struct str text =
	    str_sub(b->text, figure->at, figure->at + figure->len);
	struct str flaw = STR("");

	if (!v->open)
		flaw =
		    STR("a value outside <!-- code: … --> and <!-- /code -->");
	else if (b->kind == BLOCK_HEADING)
		flaw = STR("a heading holds no value: links go by its name");
	else if (figure->len == 0)
		flaw = STR("no code span, emphasis or word stands before this");
	else if (v->source.dir && !passage_is_whose(figure->name))
		flaw = flaw_of(v, figure, text);
	if (flaw.len)
		diag_add(v->l->d, SEVERITY_ERROR, v->doc->path, spot.line,
		    spot.column, "%.*s", STR_ARG(flaw));
}

static void look_at_block(struct visit *v, uint32_t at)
{
	const struct doc *doc = v->doc;
	struct source source = lint_source(doc, &doc->blocks[at]);
	size_t from = 0;

	for (; v->figure < doc->nfigures && doc->figures[v->figure].block == at;
	     v->figure++) {
		const struct figure *figure = &doc->figures[v->figure];

		look_at_figure(
		    v, figure, spot_of(&source, figure->name, &from));
	}
}

void lint_passages(
    struct lint *l, const struct course *c, const struct doc *doc)
{
	struct visit v = { .l = l, .doc = doc };

	if (!passage_any(doc) && doc->nfigures == 0)
		return;
	v.codes.course = passage_course_code(c, doc->path);
	if (v.codes.course)
		tf_dir_read(v.codes.course);
	for (uint32_t i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i].kind == BLOCK_COMMENT)
			look_at_comment(&v, &doc->blocks[i]);
		else
			look_at_block(&v, i);
	if (v.open)
		at_block(
		    &v, v.open, "the passage is never closed: <!-- /code -->");
	tf_dir_free(v.codes.course);
}
