#include "course/lint.h"

#include "base/file.h"
#include "course/links.h"
#include "course/lint_parts.h"
#include "doc/md.h"

struct lint *lint_new(struct arena *a, uint64_t seeds, struct diags *d)
{
	struct lint *l = NEW(a, struct lint);

	l->a = a;
	l->d = d;
	l->seeds = seeds;
	return l;
}

struct source lint_source(const struct doc *doc, const struct block *b)
{
	struct str first = doc_source_line(doc, b->line);
	struct str last = doc_source_line(doc, b->last_line);

	if (first.at && last.at && last.at >= first.at)
		first.len = (size_t)(last.at - first.at) + last.len;
	return (struct source){ first, 0, { b->line, 1 }, b->line };
}

struct spot lint_spot(struct source *s, size_t at)
{
	if (at < s->at) {
		s->at = 0;
		s->spot = (struct spot){ s->first, 1 };
	}
	for (; s->at < at && s->at < s->text.len; s->at++) {
		char c = s->text.at[s->at];
		bool ends = c == '\n' ||
		    (c == '\r' && s->at + 1 < s->text.len &&
			s->text.at[s->at + 1] != '\n');

		s->spot.column = ends ? 1 : s->spot.column + 1;
		s->spot.line += ends;
	}
	return s->spot;
}

const struct shelved *lint_read(struct lint *l, struct str path)
{
	struct shelved *file;

	for (size_t i = 0; i < l->shelf.n; i++)
		if (str_eq(l->shelf.at[i].path, path))
			return &l->shelf.at[i];
	file = VEC_ADD(l->a, &l->shelf);
	file->path = path;
	file->said = diags_in(l->a);
	file->readable = file_read(
	    l->a, path, COURSE_FILE_MOST, &file->text, NULL, &file->said);
	if (file->readable && course_is_markdown(path))
		file->doc = md_parse(l->a, file->text, path, &file->said);
	return file;
}

static void repeat(struct diags *d, const struct diags *said)
{
	for (size_t i = 0; i < said->n; i++) {
		const struct diag *diag = &said->at[i];

		diag_add(d, diag->severity, diag->path, diag->line,
		    diag->column, "%.*s", STR_ARG(diag->text));
	}
}

static bool lies_in(struct str path, const char *dir)
{
	return str_eq(path_name(path_dir(path)), str_of(dir));
}

void lint_file(struct lint *l, const struct course *c, struct str path)
{
	struct shelved file = *lint_read(l, path);
	bool quiz;

	repeat(l->d, &file.said);
	lint_characters(file.text, path, l->d);
	if (!file.doc)
		return;
	quiz = lies_in(path, "quizzes") ||
	    (!lies_in(path, "lessons") && lint_is_quiz(file.doc));
	lint_entities(file.doc, l->d);
	lint_code(file.doc, l->d);
	lint_drawings(file.doc, l->d);
	lint_comments(file.doc, l->d);
	lint_facts(l, c, file.doc);
	lint_links(l, c, file.doc);
	if (quiz) {
		lint_quiz(l, c, &file);
	} else {
		lint_headings(file.doc, l->d);
		lint_definitions(file.doc, l->d);
		lint_passages(l, c, file.doc);
	}
}
