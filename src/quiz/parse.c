#include "quiz/parse.h"

#include "base/file.h"
#include "doc/md.h"
#include "quiz/draft.h"

struct parse {
	struct arena *a;
	struct quiz *quiz;
	struct diags *d;
	VEC(struct question) questions;
	struct str *ids; /* of all, those left out too: an open hash table */
	size_t nids, cap;
	uint32_t first; /* heading of the first question; or all blocks */
	bool any;
};

static bool is_quiz_comment(const struct block *b)
{
	return b->kind == BLOCK_COMMENT &&
	    str_starts(str_trim(b->text), STR("quiz:"));
}

uint32_t draft_next_heading(const struct doc *doc, uint32_t at)
{
	while (at < doc->nblocks &&
	    (doc->blocks[at].kind != BLOCK_HEADING ||
		doc->blocks[at].box != NO_BOX))
		at++;
	return at;
}

static size_t find_part(const struct draft *f, enum stretch_kind kind)
{
	size_t i = 0;

	while (i < f->nparts && f->parts[i].kind != kind)
		i++;
	return i;
}

static bool is_question(const struct draft *f, uint32_t from, uint32_t to)
{
	if (find_part(f, STRETCH_TASKS) < f->nparts ||
	    find_part(f, STRETCH_LINES) < f->nparts)
		return true;
	for (uint32_t i = from; i < to; i++)
		if (is_quiz_comment(&f->doc->blocks[i]) ||
		    draft_has_gap(&f->doc->blocks[i]))
			return true;
	return false;
}

static struct spot part_spot(const struct draft *f, size_t part)
{
	const struct stretch *s = &f->parts[part];

	if (s->box == NO_BOX)
		return draft_block_spot(f->doc, s->from);
	return (struct spot){ f->doc->boxes[s->box].line,
		f->doc->boxes[s->box].column };
}

/* What stands in one list or table only: another one is a mistake. */
static void find_second(
    struct draft *f, enum stretch_kind kind, const char *what)
{
	for (size_t i = f->answer + 1; i < f->nparts; i++) {
		if (f->parts[i].kind != kind)
			continue;
		f->split = true;
		draft_error(f, part_spot(f, i), what);
	}
}

/* The stretch that holds the answers; nparts if they are gaps. */
static void find_answer(struct draft *f)
{
	static const enum stretch_kind found[] = { STRETCH_TASKS,
		STRETCH_LINES };

	f->answer = f->nparts;
	if (f->type == QUESTION_GAPS)
		return;
	if (f->type == QUESTION_FIREWALL) {
		draft_find_asked(f);
		f->answer = find_part(f, STRETCH_LINES);
		return;
	}
	if (f->type == QUESTION_FACTS) {
		f->answer = find_part(f, STRETCH_FACTS);
		return;
	}
	if (f->type == QUESTION_MATCH)
		f->answer = find_part(f, STRETCH_TABLE);
	else if (f->type == QUESTION_ORDER)
		f->answer = find_part(f, STRETCH_NUMBERED);
	for (size_t i = 0;
	     i < 2 && f->type != QUESTION_MATCH && f->answer == f->nparts; i++)
		f->answer = find_part(f, found[i]);
}

static void read_keys(struct draft *f)
{
	for (size_t i = 0; i < f->nparts; i++)
		if (f->parts[i].kind == STRETCH_COMMENT &&
		    is_quiz_comment(&f->doc->blocks[f->parts[i].from]))
			draft_keys(f, &f->parts[i]);
	if (f->q.id.len == 0 && !f->bad)
		draft_error(f, f->commented ? f->id_spot : f->spot,
		    "the question has no id: <!-- quiz: id=… -->");
}

static bool has_gaps(const struct draft *f)
{
	for (size_t i = 0; i < f->nparts; i++)
		for (uint32_t j = f->parts[i].from; j < f->parts[i].to; j++)
			if (str_find(f->doc->blocks[j].text, STR("[["), 0) !=
			    SIZE_MAX)
				return true;
	return false;
}

static void read_missing(struct draft *f)
{
	if (f->type == QUESTION_MATCH)
		draft_error(
		    f, f->spot, "type=match wants a table of two columns");
	else if (f->type == QUESTION_ORDER)
		draft_error(f, f->spot, "type=order wants a numbered list");
	else if (f->type == QUESTION_FIREWALL)
		draft_error(f, f->spot,
		    "type=firewall wants lines that say who may get in "
		    "(exactly: at least: nothing of:)");
	else if (f->type == QUESTION_FACTS)
		draft_facts(f);
	else if (f->type == QUESTION_GAPS || has_gaps(f))
		draft_gaps(f);
	else
		draft_error(f, f->spot,
		    "the question has no answers (options with [ ] and [x], "
		    "= s= lines, or gaps [[…]])");
}

static void read_answers(struct draft *f)
{
	const struct stretch *part = &f->parts[f->answer];

	if (f->answer == f->nparts) {
		read_missing(f);
		return;
	}
	if (part->kind == STRETCH_TASKS && f->type == QUESTION_ORDER) {
		draft_error(f, part_spot(f, f->answer),
		    "type=order wants a plain numbered list, without [ ]");
		return;
	}
	switch (part->kind) {
	case STRETCH_TASKS:
		find_second(
		    f, STRETCH_TASKS, "the options are split into two lists");
		draft_tasks(f, part);
		break;
	case STRETCH_NUMBERED:
		find_second(f, STRETCH_NUMBERED,
		    "what is put in order is split into two lists");
		draft_order(f, part);
		break;
	case STRETCH_TABLE:
		find_second(f, STRETCH_TABLE, "there is a second table");
		draft_match(f, part);
		break;
	case STRETCH_LINES:
		if (f->type == QUESTION_FIREWALL)
			draft_firewall(f);
		else
			draft_lines(f);
		break;
	case STRETCH_FACTS:
		draft_facts(f);
		break;
	case STRETCH_BODY:
	case STRETCH_START:
	case STRETCH_PROOF:
	case STRETCH_COMMENT:
	case STRETCH_NOTES:
	case STRETCH_QUOTE:
	case STRETCH_LINK:
	case STRETCH_RULE:
		die("not an answer: %d", (int)part->kind);
	}
}

/* Two kinds of answers, or another than type= says. */
static void hold_together(struct draft *f, bool clean)
{
	size_t lines = find_part(f, STRETCH_LINES);

	if (f->q.kind != QUESTION_NUMBER && f->q.kind != QUESTION_TEXT &&
	    f->q.kind != QUESTION_FIREWALL && lines < f->nparts)
		draft_error(f, part_spot(f, lines),
		    "answer lines do not go with another kind of answers");
	if (f->type != TYPE_NONE && (int)f->q.kind != f->type && clean)
		draft_error(f, f->id_spot,
		    "type= is another kind than the answers: a numbered list "
		    "is one, a bulleted one several, = is number, s= is text");
}

/* From the heading to before the next, without white space at its end. */
static uint64_t hash_of(const struct doc *doc, uint32_t head, uint32_t next)
{
	size_t from = doc->line_at[doc->blocks[head].line - 1];
	size_t to = next < doc->nblocks
	    ? doc->line_at[doc->blocks[next].line - 1]
	    : doc->source.len;

	return str_hash(str_trim(str_sub(doc->source, from, to)));
}

static void read_draft(struct draft *f)
{
	size_t errors;

	read_keys(f);
	draft_find_facts(f);
	find_answer(f);
	draft_body(f);
	f->q.wanted.words = str_fmt(f->a, "%.*s %s", STR_ARG(f->q.title),
	    doc_plain(f->a, f->doc, f->q.body.from, f->q.body.to).at);
	errors = f->d->errors;
	read_answers(f);
	hold_together(f, f->d->errors == errors);
	for (size_t i = 0; i < f->nparts; i++)
		if (f->parts[i].kind == STRETCH_NOTES)
			draft_notes(f, &f->parts[i]);
	f->q.hints = f->hints.at;
	f->q.nhints = f->hints.n;
	if (f->q.link.len == 0 && f->q.section.len)
		f->q.link = str_fmt(f->a, "../lessons/%.*s#%.*s",
		    STR_ARG(path_name(f->doc->path)), STR_ARG(f->q.section));
	draft_advise(f);
}

/* Where this id is in a table of so many places, or where it goes. */
static size_t place_of(const struct str *ids, size_t cap, struct str id)
{
	size_t i = str_hash(id) & (cap - 1);

	while (ids[i].at && !str_eq(ids[i], id))
		i = (i + 1) & (cap - 1);
	return i;
}

/* At least half of the table stays free. */
static void make_room(struct parse *p)
{
	size_t cap = p->cap ? p->cap * 2 : 64;
	struct str *ids;

	if (p->nids * 2 < p->cap)
		return;
	ids = NEW_N(p->a, struct str, cap);
	for (size_t i = 0; i < p->cap; i++)
		if (p->ids[i].at)
			ids[place_of(ids, cap, p->ids[i])] = p->ids[i];
	p->ids = ids;
	p->cap = cap;
}

static void hold_unique(struct parse *p, struct draft *f)
{
	size_t i;

	if (f->q.id.len == 0)
		return;
	make_room(p);
	i = place_of(p->ids, p->cap, f->q.id);
	if (p->ids[i].at)
		draft_error(f, f->id_spot,
		    str_fmt(p->a, "the id %.*s is used above already",
			STR_ARG(f->q.id))
			.at);
	else
		p->nids++;
	p->ids[i] = f->q.id;
}

/* Reads what stands under one heading, up to the block `to`. */
static void read_section(struct parse *p, uint32_t head, uint32_t to)
{
	struct doc *doc = p->quiz->doc;
	struct draft f = {
		.a = p->a,
		.doc = doc,
		.d = p->d,
		.type = TYPE_NONE,
		.spot = draft_block_spot(doc, head),
	};

	draft_divide(&f, head + 1, to);
	if (!is_question(&f, head + 1, to))
		return;
	if (!p->any)
		p->first = head;
	p->any = true;
	f.q.points = 1;
	f.q.line = f.spot.line;
	f.q.title = str_trim(doc->blocks[head].text);
	f.q.hash = hash_of(doc, head, to);
	read_draft(&f);
	hold_unique(p, &f);
	if (!f.bad)
		*VEC_ADD(p->a, &p->questions) = f.q;
}

/* A line without the blanks and > that may stand before what counts. */
static struct str inside_quotes(struct str s)
{
	while (s.len && (s.at[0] == ' ' || s.at[0] == '\t' || s.at[0] == '>'))
		s = str_sub(s, 1, s.len);
	return s;
}

static bool looks_like_definition(struct str s)
{
	return str_starts(s, STR("[")) && str_find(s, STR("]:"), 0) != SIZE_MAX;
}

/*
 * Whether a line that looks like a definition was read as one: it is in no
 * block, or in a paragraph that does not show it.  `after`: the line before
 * looks like one too.
 */
static bool was_definition(const struct block *b, unsigned line, bool after)
{
	if (!b || b->line > line || b->kind == BLOCK_EMPTY)
		return true;
	return b->kind == BLOCK_PARAGRAPH && (line == b->line || after) &&
	    str_find(b->text, STR("[x]:"), 0) == SIZE_MAX &&
	    str_find(b->text, STR("[X]:"), 0) == SIZE_MAX;
}

static void trap(struct parse *p, unsigned line, struct str s, const char *what)
{
	struct str whole = doc_source_line(p->quiz->doc, line);

	diag_add(p->d, SEVERITY_ERROR, p->quiz->doc->path, line,
	    (unsigned)(s.at - whole.at) + 1, "%s", what);
}

/* [x]: url makes a link of every [x]; a line of = alone, a heading. */
static void find_traps(struct parse *p)
{
	const struct doc *doc = p->quiz->doc;
	size_t block = 0;
	bool after = false;

	for (unsigned line = 1; line <= doc->nlines; line++) {
		struct str s = inside_quotes(doc_source_line(doc, line));
		const struct block *b;

		while (
		    block < doc->nblocks && doc->blocks[block].last_line < line)
			block++;
		b = block < doc->nblocks ? &doc->blocks[block] : NULL;
		if (b && b->kind == BLOCK_HEADING && line == b->last_line &&
		    line > b->line && str_eq(str_trim(s), STR("=")))
			trap(p, line, s,
			    "a line of = alone makes a heading of the text "
			    "above it");
		if (str_eq_nocase(str_sub(s, 0, 4), STR("[x]:")) &&
		    was_definition(b, line, after))
			trap(p, line, s,
			    "this makes a link of every [x]: give it another "
			    "name");
		after = looks_like_definition(s);
	}
}

/* What stands between the title and the first question. */
static struct passage read_intro(const struct doc *doc, uint32_t to)
{
	uint32_t from = 0;

	if (doc->nblocks && doc->blocks[0].kind == BLOCK_HEADING && to > 0)
		from = 1;
	while (to > from && doc->blocks[to - 1].kind == BLOCK_HEADING)
		to--;
	return (struct passage){ from, to, NO_BOX };
}

/* A quiz: comment that no heading stands over. */
static void find_homeless(struct parse *p, uint32_t to)
{
	const struct doc *doc = p->quiz->doc;

	for (uint32_t i = 0; i < to; i++)
		if (is_quiz_comment(&doc->blocks[i]))
			diag_add(p->d, SEVERITY_ERROR, doc->path,
			    doc->blocks[i].line, doc->blocks[i].column,
			    "no heading stands over this: a question begins "
			    "with one");
}

void draft_sort(struct draft *f, uint32_t from, uint32_t to)
{
	draft_divide(f, from, to);
	read_keys(f);
	draft_find_facts(f);
	if (f->type == QUESTION_FIREWALL)
		draft_find_asked(f);
}

struct quiz *draft_quiz(struct arena *a, struct doc *doc, struct diags *d)
{
	struct parse p = { .a = a, .d = d, .quiz = NEW(a, struct quiz) };
	uint32_t head, next;

	p.quiz->doc = doc;
	p.quiz->path = doc->path;
	p.quiz->title = doc->title;
	p.first = (uint32_t)doc->nblocks;
	find_traps(&p);
	head = draft_next_heading(doc, 0);
	find_homeless(&p, head);
	for (; head < doc->nblocks; head = next) {
		next = draft_next_heading(doc, head + 1);
		read_section(&p, head, next);
	}
	if (!p.any)
		diag_add(d, SEVERITY_WARNING, doc->path, 1, 1,
		    "there is no question in this file");
	p.quiz->intro = read_intro(doc, p.first);
	p.quiz->questions = p.questions.at;
	p.quiz->n = p.questions.n;
	return p.quiz;
}
