#include "base/file.h"
#include "course/links.h"
#include "course/lint_find.h"
#include "course/lint_parts.h"
#include "course/tf_link.h"
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

static void look_in_code(
    const struct follower *f, const struct shelved *file, struct str anchor)
{
	struct str missing;

	if (!tf_link_line(f->l->a, file->path, file->text, anchor, &missing))
		dead(f, "anchor", missing);
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
