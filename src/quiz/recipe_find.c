#include "base/diag.h"
#include "base/vec.h"
#include "check/estate.h"
#include "quiz/draft.h"
#include "quiz/parse.h"
#include "quiz/recipe_own.h"

static bool is_vars_comment(const struct block *b)
{
	return b->kind == BLOCK_COMMENT && b->box == NO_BOX &&
	    str_starts(str_trim(b->text), STR("vars:"));
}

/* Lines of the whole file that links refer to: "[rules]: …". */
static struct str link_definitions(struct arena *a, const struct doc *doc)
{
	struct buf b = { .a = a };
	size_t block = 0;

	for (unsigned line = 1; line <= doc->nlines; line++) {
		struct str s = doc_source_line(doc, line);

		while (
		    block < doc->nblocks && doc->blocks[block].last_line < line)
			block++;
		if (!str_starts(s, STR("[")) ||
		    str_find(s, STR("]:"), 0) == SIZE_MAX ||
		    (block < doc->nblocks && doc->blocks[block].line <= line))
			continue;
		buf_add(&b, s);
		buf_byte(&b, '\n');
	}
	return buf_str(&b);
}

static struct str id_of(const struct doc *doc, uint32_t from, uint32_t to)
{
	struct str id = { 0 };

	for (uint32_t i = from; i < to && id.len == 0; i++)
		if (doc->blocks[i].kind == BLOCK_COMMENT)
			id = quiz_comment_id(doc->blocks[i].text);
	return id;
}

/* From the heading to the next one. */
static struct str section(const struct doc *doc, uint32_t head, uint32_t to)
{
	size_t from = doc->line_at[doc->blocks[head].line - 1];
	size_t end = to < doc->nblocks ? doc->line_at[doc->blocks[to].line - 1]
				       : doc->source.len;

	return str_sub(doc->source, from, end);
}

static void read_recipe(struct arena *a, struct recipe *recipe,
    const struct doc *doc, uint32_t head, uint32_t to, struct diags *d)
{
	/* It is only sorted here: doc stays as it is, and nothing is said. */
	struct diags unsaid = diags_in(a);
	struct doc own = *doc;
	struct draft f = {
		.a = a,
		.doc = &own,
		.d = &unsaid,
		.type = TYPE_NONE,
		.spot = draft_block_spot(doc, head),
	};
	bool seen = false;

	*recipe = (struct recipe){
		.path = doc->path,
		.id = id_of(doc, head + 1, to),
		.source = section(doc, head, to),
		.all = doc->source,
		.line_at = doc->line_at,
		.nlines = doc->nlines,
		.line = doc->blocks[head].line,
	};
	for (uint32_t i = head + 1; i < to; i++) {
		if (!is_vars_comment(&doc->blocks[i]))
			continue;
		if (seen)
			recipe_fault(recipe, doc,
			    doc_source_line(doc, doc->blocks[i].line).at, d,
			    "the question has a vars: comment already");
		else
			recipe_read_vars(a, recipe, doc, i, d);
		seen = true;
	}
	draft_sort(&f, head + 1, to);
	recipe->code = f.q.code;
	if (f.q.code.len && !estate_is_kind(f.q.code))
		recipe_fault(recipe, doc, recipe->source.at, d,
		    "code= is postgresql or redis");
	recipe_find_slots(a, recipe, &f);
}

/* A quiz: comment with code= in it. */
static bool asks_about_code(const struct block *b)
{
	return b->kind == BLOCK_COMMENT && quiz_comment_id(b->text).len &&
	    str_find(b->text, STR("code="), 0) != SIZE_MAX;
}

/* Whether the text differs from one time to another. */
static bool is_made(const struct doc *doc, uint32_t from, uint32_t to)
{
	while (from < to && !is_vars_comment(&doc->blocks[from]) &&
	    !asks_about_code(&doc->blocks[from]))
		from++;
	return from < to;
}

struct recipe *recipes_of(struct arena *a, const struct doc *doc,
    const struct subjects *subjects, size_t *n, struct diags *d)
{
	VEC(struct recipe) recipes = { 0 };
	struct str definitions = { 0 };
	struct recipe *recipe;
	uint32_t head = draft_next_heading(doc, 0), next;

	for (uint32_t i = 0; i < head; i++)
		if (is_vars_comment(&doc->blocks[i]))
			diag_add(d, SEVERITY_ERROR, doc->path,
			    doc->blocks[i].line, doc->blocks[i].column,
			    "no heading stands over this: a question begins "
			    "with one");
	for (; head < doc->nblocks; head = next) {
		next = draft_next_heading(doc, head + 1);
		if (!is_made(doc, head + 1, next))
			continue;
		if (recipes.n == 0)
			definitions = link_definitions(a, doc);
		recipe = VEC_ADD(a, &recipes);
		read_recipe(a, recipe, doc, head, next, d);
		recipe->definitions = definitions;
		recipe->subjects = subjects;
	}
	*n = recipes.n;
	return recipes.at;
}
