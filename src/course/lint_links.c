#include "base/file.h"
#include "course/links.h"
#include "course/lint_find.h"
#include "course/lint_parts.h"
#include "course/tf_link.h"
#include "doc/code.h"
#include "quiz/parse.h"

/* The links of one file are looked at one after another. */
struct follower {
	struct lint *l;
	const struct course *c;
	const struct doc *doc;
	const struct link *link;
	struct spot spot;
	bool bare; /* nothing is written between its brackets */
};

/* As in "dead link "x.md": …", where x.md is what the author wrote. */
static void dead(const struct follower *f, const char *what, struct str why)
{
	diag_add(f->l->d, SEVERITY_ERROR, f->doc->path, f->spot.line,
	    f->spot.column, "dead %s \"%.*s\": %.*s", what,
	    STR_ARG(f->link->url), STR_ARG(why));
}

static void fault(const struct follower *f, const char *what)
{
	diag_add(f->l->d, SEVERITY_ERROR, f->doc->path, f->spot.line,
	    f->spot.column, "%s", what);
}

static struct str line_of(struct str text, uint64_t number)
{
	struct str line = STR("");

	while (number-- && text.len)
		line = str_line(&text);
	return str_trim(line);
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* The next name in a text; *rest moves past it.  "": there is none. */
static struct str next_name(struct str *rest)
{
	size_t from = 0, to;
	struct str name;

	while (from < rest->len && !is_name_byte(rest->at[from]))
		from++;
	for (to = from; to < rest->len && is_name_byte(rest->at[to]);)
		to++;
	name = str_sub(*rest, from, to);
	*rest = str_sub(*rest, to, rest->len);
	return name;
}

/*
 * The first name that the link's text gives to a line and that the line does
 * not have; "": it has one of them, or none is given.  Names are what is code,
 * and words with a "_".
 */
static struct str misnamed(const struct follower *f, struct str line)
{
	const struct block *b = &f->doc->blocks[f->link->block];
	size_t end = f->link->at + f->link->len;
	struct str first = STR(""), name;

	for (uint32_t i = 0; i < b->nspans; i++) {
		const struct span *s = &b->spans[i];
		struct str rest = str_sub(b->text, s->at, s->at + s->len);

		if (s->at < f->link->at || s->at >= end)
			continue;
		while ((name = next_name(&rest)).len) {
			if (!(s->what & SPAN_CODE) &&
			    str_find(name, STR("_"), 0) == SIZE_MAX)
				continue;
			if (str_find(line, name, 0) != SIZE_MAX)
				return STR("");
			first = first.len ? first : name;
		}
	}
	return first;
}

/* A line's number goes wrong with the next line that is put above it. */
static void look_at_line(
    const struct follower *f, const struct shelved *file, uint64_t number)
{
	struct str line = line_of(file->text, number);
	struct str name = misnamed(f, line);

	if (name.len)
		diag_add(f->l->d, SEVERITY_WARNING, f->doc->path, f->spot.line,
		    f->spot.column,
		    "line %llu of %.*s is now \"%.*s\": #%.*s would have moved "
		    "with it",
		    (unsigned long long)number, STR_ARG(path_name(file->path)),
		    STR_ARG(line), STR_ARG(name));
}

static void look_in_code(
    const struct follower *f, const struct shelved *file, struct str anchor)
{
	struct str missing;
	uint64_t number;

	if (!tf_link_line(f->l->a, file->path, file->text, anchor, &missing))
		dead(f, "anchor", missing);
	else if (code_anchor_line(anchor, &number))
		look_at_line(f, file, number);
}

/* Whether a question of this document has the id. */
static bool has_question(const struct doc *doc, struct str id)
{
	for (size_t i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i].kind == BLOCK_COMMENT &&
		    str_eq(quiz_comment_id(doc->blocks[i].text), id))
			return true;
	return false;
}

static void look_in_text(
    const struct follower *f, const struct shelved *file, struct str anchor)
{
	if (!file->doc || doc_anchor(file->doc, anchor) ||
	    has_question(file->doc, anchor))
		return;
	dead(f, "anchor",
	    str_fmt(f->l->a, "no heading of %.*s has this name",
		STR_ARG(path_name(file->path))));
}

static void look_for_anchor(const struct follower *f, const struct target *to)
{
	const struct shelved *file;

	if (to->anchor.len == 0)
		return;
	file = lint_read(f->l, to->path);
	if (!file->readable)
		dead(f, "link", STR("it cannot be read"));
	else if (to->kind == TARGET_CODE)
		look_in_code(f, file, to->anchor);
	else
		look_in_text(f, file, to->anchor);
}

static void follow(const struct follower *f)
{
	struct target to;

	link_resolve(f->l->a, f->c, f->doc->path, f->link->url, &to);
	switch (to.kind) {
	case TARGET_DEAD:
		dead(f, f->link->image ? "picture" : "link", to.reason);
		return;
	case TARGET_LESSON:
	case TARGET_CODE:
	case TARGET_QUIZ:
	case TARGET_FILE:
		look_for_anchor(f, &to);
		return;
	case TARGET_WEB:
	case TARGET_PICTURE:
		return;
	}
}

static void lint_link(const struct follower *f)
{
	const struct link *link = f->link;

	if (f->bare)
		fault(f,
		    link->image ? "a picture without a description"
				: "a link without text");
	if (str_trim(link->url).len == 0 || str_eq(link->url, STR("#")))
		fault(f, "an empty link: it leads nowhere");
	else
		follow(f);
}

void lint_links(struct lint *l, const struct course *c, const struct doc *doc)
{
	struct follower f = { l, c, doc, NULL, { 0, 0 }, false };
	struct source source = { .first = 0 };
	uint32_t block = UINT32_MAX;
	size_t from = 0;

	for (size_t i = 0; i < doc->nlinks; i++) {
		const struct block *b = &doc->blocks[doc->links[i].block];
		size_t at;

		f.link = &doc->links[i];
		if (f.link->block != block) {
			block = f.link->block;
			source = lint_source(doc, b);
			from = 0;
		}
		at = lint_find_link(source.text, &from, doc, f.link);
		f.spot = at == SIZE_MAX ? (struct spot){ b->line, b->column }
					: lint_spot(&source, at);
		f.bare = lint_is_bare(source.text, at);
		lint_link(&f);
	}
}
