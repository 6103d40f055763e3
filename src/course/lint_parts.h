#ifndef COURSE_LINT_PARTS_H
#define COURSE_LINT_PARTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "course/catalogue.h"
#include "course/lint.h"
#include "doc/doc.h"

#include <stdbool.h>

struct question;

/* A file that was read once: links lead to it again and again. */
struct shelved {
	struct str path, text;
	bool readable;
	struct doc *doc; /* NULL: not Markdown, or refused */
	struct diags said; /* why it is unreadable or refused */
};

struct used_id {
	struct str id, path;
	unsigned line, column;
};

/* The facts that a course's sources.md has an entry for. */
struct sources {
	struct str path;
	bool there; /* false: the course has no such page */
	VEC(struct str) keys; /* in order */
};

struct lint {
	struct arena *a;
	struct diags *d;
	uint64_t seeds; /* generated questions are held by so many */
	VEC(struct shelved) shelf;
	VEC(struct used_id) ids;
	VEC(struct sources) sources;
};

/* A place in a file. */
struct spot {
	unsigned line, column;
};

/* The whole lines that a block was written on, read from left to right. */
struct source {
	struct str text;
	size_t at; /* the byte that `spot` is the place of */
	struct spot spot;
	unsigned first; /* line of its first byte */
};

struct source lint_source(const struct doc *doc, const struct block *b);

/* The place of a byte of it; quick if bytes are asked for in order. */
struct spot lint_spot(struct source *s, size_t at);

/* The file, which stays where it is until the next is read. */
const struct shelved *lint_read(struct lint *l, struct str path);

/* Characters that terminals show differently, or not at all; bad UTF-8. */
void lint_characters(struct str text, struct str path, struct diags *d);

/* The same, written as entities. */
void lint_entities(const struct doc *doc, struct diags *d);

/* Headings: a title, no level left out, no name used twice. */
void lint_headings(const struct doc *doc, struct diags *d);

/* Code that is too wide, or has tabs in it. */
void lint_code(const struct doc *doc, struct diags *d);

/* Drawings, which are code without a language, that no words describe. */
void lint_drawings(const struct doc *doc, struct diags *d);

/* Comments that begin with a word nobody knows. */
void lint_comments(const struct doc *doc, struct diags *d);

/* Definitions of [x], which make a link of every ticked box. */
void lint_definitions(const struct doc *doc, struct diags *d);

/* Links and pictures: where they lead, and what they are called. */
void lint_links(struct lint *l, const struct course *c, const struct doc *doc);

/* Keys of facts: comments that the course's sources.md does not know. */
void lint_facts(struct lint *l, const struct course *c, const struct doc *doc);

/*
 * The same of a question's facts=, which stands in the comment `said`; and
 * that there is none.
 */
void lint_question_facts(struct lint *l, const struct course *c,
    const struct doc *doc, const struct question *q, const struct block *said);

/* Passages of the learner's own code: what they say is the course's own. */
void lint_passages(
    struct lint *l, const struct course *c, const struct doc *doc);

/* Whether Markdown that lies in no directory of ours asks questions. */
bool lint_is_quiz(const struct doc *doc);

/* What is wrong with the questions themselves, and where they belong. */
void lint_quiz(
    struct lint *l, const struct course *c, const struct shelved *file);

/* The instances of a generated question, with their proofs and solutions. */
void lint_seeds(struct lint *l, struct str path, const struct question *q);

#endif
