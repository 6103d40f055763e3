#include "base/file.h"
#include "course/links.h"
#include "course/lint_parts.h"
#include "course/reading.h"
#include "quiz/parse.h"
#include "quiz/proof.h"

#include <stdlib.h>

static bool is_answer_line(struct str text)
{
	return str_starts(text, STR("= ")) || str_starts(text, STR("s= ")) ||
	    str_starts(text, STR("ip= ")) || str_starts(text, STR("or= ")) ||
	    str_starts(text, STR("not= "));
}

/* A numbered list with ticked and open boxes asks for the right one. */
static bool is_choice(const struct doc *doc, uint32_t list)
{
	bool open = false, done = false;

	for (size_t i = list + 1; i < doc->nboxes; i++) {
		const struct box *item = &doc->boxes[i];

		if (item->first >= doc->boxes[list].end)
			break;
		if (item->kind != BOX_ITEM || item->parent != list)
			continue;
		open = open || item->task == TASK_OPEN;
		done = done || item->task == TASK_DONE;
		if (item->task == TASK_NONE)
			return false;
	}
	return open && done;
}

bool lint_is_quiz(const struct doc *doc)
{
	static const char *const starts[] = { "Hint:", "Explain:" };

	if (str_find(path_name(doc->path), STR("quiz"), 0) != SIZE_MAX)
		return true;
	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];

		if (b->kind == BLOCK_COMMENT &&
		    str_starts(str_trim(b->text), STR("quiz:")))
			return true;
		if (b->kind != BLOCK_PARAGRAPH)
			continue;
		if (b->box == NO_BOX && is_answer_line(b->text))
			return true;
		for (size_t j = 0; b->box != NO_BOX && j < 2; j++)
			if (str_starts(b->text, str_of(starts[j])))
				return true;
	}
	for (uint32_t i = 0; i < doc->nboxes; i++)
		if (doc->boxes[i].kind == BOX_LIST && doc->boxes[i].ordered &&
		    is_choice(doc, i))
			return true;
	return false;
}

/* The first block on or after a line. */
static size_t block_from(const struct doc *doc, unsigned line)
{
	size_t low = 0, high = doc->nblocks;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (doc->blocks[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The comment below its heading that gives the question its id. */
static const struct block *comment_of(
    const struct doc *doc, const struct question *q)
{
	for (size_t i = block_from(doc, q->line) + 1; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];

		if (b->kind == BLOCK_HEADING)
			break;
		if (b->kind == BLOCK_COMMENT &&
		    str_eq(quiz_comment_id(b->text), q->id))
			return b;
	}
	return NULL;
}

static void note_id(struct lint *l, const struct shelved *file,
    const struct question *q, const struct block *b)
{
	struct used_id *used = VEC_ADD(l->a, &l->ids);

	*used = (struct used_id){ q->id, file->path, q->line, 1 };
	if (b) {
		struct source source = lint_source(file->doc, b);
		struct spot spot =
		    lint_spot(&source, str_find(source.text, q->id, 0));

		used->line = spot.line;
		used->column = spot.column;
	}
}

/* What is told of a question, at its heading. */
static void about(struct lint *l, const struct shelved *file,
    const struct question *q, const char *what)
{
	diag_add(l->d, SEVERITY_WARNING, file->path, q->line, 1,
	    "question %.*s %s", STR_ARG(q->id), what);
}

/* A section= says which section asks, whatever the link leads to. */
static void lint_asked(struct lint *l, const struct course *c,
    const struct module *m, const struct shelved *file,
    const struct question *q)
{
	const struct shelved *lesson = lint_read(l, m->lesson);

	if (lesson->doc && !doc_anchor(lesson->doc, q->section))
		about(l, file, q,
		    "belongs to no section: its section= names no heading of "
		    "the lesson");
	else if (lesson->doc &&
	    outline_find(course_outline(c, m), q->section) == NO_SECTION)
		about(l, file, q,
		    "belongs to no section: its section= names none");
}

/* Whether any section of the module will ask the question. */
static void lint_section(struct lint *l, const struct course *c,
    const struct shelved *file, const struct question *q)
{
	const struct module *m;
	const struct shelved *lesson;
	struct target to;

	if (q->link.len == 0) {
		about(l, file, q,
		    "belongs to no section: it has no [Read again] link");
		return;
	}
	link_resolve(l->a, c, file->path, q->link, &to);
	m = to.module;
	if (to.kind == TARGET_DEAD)
		return;
	if (to.kind != TARGET_LESSON || !m || !str_eq(m->quiz, file->path)) {
		about(l, file, q,
		    "belongs to no section: its link leads to no lesson of "
		    "this module");
		return;
	}
	lesson = lint_read(l, m->lesson);
	if (!lesson->doc ||
	    (to.anchor.len && !doc_anchor(lesson->doc, to.anchor)))
		return;
	if (outline_find(course_outline(c, m), to.anchor) == NO_SECTION)
		about(l, file, q, "belongs to no section: its link names none");
}

/* More of one kind would tell an author nothing new. */
enum { MOST_DEFINITIONS = 100 };

/* Definitions that the quiz's own reader passed over, in lists say. */
static void lint_more_definitions(struct lint *l, const struct doc *doc)
{
	struct diags found = diags_in(l->a);
	size_t said = l->d->n;

	lint_definitions(doc, &found);
	for (size_t i = 0; i < found.n && i < MOST_DEFINITIONS; i++) {
		const struct diag *one = &found.at[i];
		size_t k = 0;

		while (k < said &&
		    !(l->d->at[k].line == one->line &&
			l->d->at[k].column == one->column &&
			str_eq(l->d->at[k].path, one->path)))
			k++;
		if (k == said)
			diag_add(l->d, one->severity, one->path, one->line,
			    one->column, "%.*s", STR_ARG(one->text));
	}
}

/* The module whose quiz this file is, or NULL. */
static const struct module *module_asked(
    const struct course *c, struct str path)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->modules[i].quiz, path))
			return &c->modules[i];
	return NULL;
}

void lint_quiz(
    struct lint *l, const struct course *c, const struct shelved *file)
{
	struct quiz *quiz =
	    course_parse_quiz(l->a, c, file->text, file->path, l->d);
	const struct module *m = module_asked(c, file->path);

	lint_more_definitions(l, file->doc);
	if (!quiz)
		return;
	for (size_t i = 0; i < quiz->n; i++) {
		const struct question *q = &quiz->questions[i];
		const struct block *comment = comment_of(file->doc, q);

		note_id(l, file, q, comment);
		lint_question_facts(l, c, file->doc, q, comment);
		if (q->recipe)
			lint_seeds(l, file->path, q);
		else
			proof_run(l->a, quiz, q, l->d);
		if (m && q->section.len)
			lint_asked(l, c, m, file, q);
		else if (m)
			lint_section(l, c, file, q);
	}
}

static int by_id(const void *x, const void *y)
{
	const struct used_id *a = x, *b = y;
	int order = str_cmp(a->id, b->id);

	if (order == 0)
		order = str_cmp(a->path, b->path);
	return order ? order : (a->line > b->line) - (a->line < b->line);
}

void lint_done(struct lint *l)
{
	if (l->ids.n)
		qsort(l->ids.at, l->ids.n, sizeof(*l->ids.at), by_id);
	for (size_t i = 1; i < l->ids.n; i++) {
		const struct used_id *first = &l->ids.at[i - 1];
		const struct used_id *again = &l->ids.at[i];

		if (str_eq(first->id, again->id) &&
		    !str_eq(first->path, again->path))
			diag_add(l->d, SEVERITY_ERROR, again->path, again->line,
			    again->column,
			    "the id %.*s is used in %.*s too, line %u",
			    STR_ARG(again->id), STR_ARG(first->path),
			    first->line);
	}
}
