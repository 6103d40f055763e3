#include "course/reading.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "course/links.h"
#include "course/subject.h"
#include "doc/code.h"
#include "doc/doc.h"
#include "doc/md.h"
#include "quiz/parse.h"
#include "quiz/quiz.h"

struct doc *course_read(
    struct arena *a, struct str path, struct file_mark *mark, struct diags *d)
{
	struct str text;

	if (!file_read(a, path, COURSE_FILE_MOST, &text, mark, d))
		return NULL;
	if (course_is_markdown(path))
		return md_parse(a, text, path, d);
	return code_doc(a, text, path);
}

/* The file's text.  false: d says why there is none. */
static bool read_named(struct arena *a, const struct course *c, struct str from,
    const struct named_file *file, struct str *text, struct diags *d)
{
	struct diags trouble = diags_in(a);
	struct verdict v;
	struct target to;
	struct str why;

	link_resolve(a, c, from, file->name, &to);
	why = to.reason;
	if (to.kind == TARGET_WEB || to.kind == TARGET_PICTURE)
		why = STR("it is no text to edit");
	else if (to.kind != TARGET_DEAD &&
	    !file_read(a, to.path, ANSWER_FILE_MOST, text, NULL, &trouble))
		why = trouble.at[0].text;
	else if (to.kind != TARGET_DEAD && answer_file_legible(a, *text, &v))
		return true;
	else if (to.kind != TARGET_DEAD)
		why = v.reason;
	diag_add(d, SEVERITY_ERROR, from, file->line, file->column,
	    "%.*s: %.*s", STR_ARG(file->name), STR_ARG(why));
	return false;
}

static bool read_files(struct arena *a, const struct course *c, struct str from,
    struct question *q, struct diags *d)
{
	struct beside *beside = NEW_N(a, struct beside, q->nbeside + 1);
	bool ok = true;

	if (q->file.name.len)
		ok = read_named(a, c, from, &q->file, &q->start, d);
	q->wanted.start = q->start;
	for (size_t i = 0; i < q->nbeside; i++) {
		beside[i].name = q->beside[i].name;
		ok &= read_named(a, c, from, &q->beside[i], &beside[i].text, d);
	}
	q->wanted.beside = beside;
	q->wanted.nbeside = q->nbeside;
	return ok;
}

static void read_all_files(
    struct arena *a, const struct course *c, struct quiz *quiz, struct diags *d)
{
	size_t n = 0;

	for (size_t i = 0; i < quiz->n; i++)
		if (read_files(a, c, quiz->path, &quiz->questions[i], d))
			quiz->questions[n++] = quiz->questions[i];
	quiz->n = n;
}

struct quiz *course_parse_quiz(struct arena *a, const struct course *c,
    struct str text, struct str path, struct diags *d)
{
	struct subjects *subjects = NEW(a, struct subjects);
	struct quiz *quiz;

	if (str_find(text, STR("code="), 0) != SIZE_MAX)
		*subjects = subjects_of(a, c, path);
	quiz = quiz_parse_about(a, text, path, subjects, d);
	if (quiz && c)
		read_all_files(a, c, quiz, d);
	return quiz;
}

struct quiz *course_read_quiz(struct arena *a, const struct course *c,
    struct str path, struct file_mark *mark, struct diags *d)
{
	struct str text;

	if (!file_read(a, path, COURSE_FILE_MOST, &text, mark, d))
		return NULL;
	return course_parse_quiz(a, c, text, path, d);
}

enum { TITLE_WITHIN = 64 * 1024 };

/* Whole lines from the beginning: no title stands further down than that. */
static struct str beginning(struct str text)
{
	size_t end = TITLE_WITHIN;

	if (text.len <= end)
		return text;
	while (end > 0 && text.at[end - 1] != '\n')
		end--;
	return str_sub(text, 0, end);
}

/*
 * The text up to its first heading, if that is plain to see: a title needs no
 * more, and start-up asks for all titles.
 */
static struct str up_to_title(struct str text)
{
	struct str rest = text;

	for (unsigned n = 0; rest.len && n < 64; n++) {
		struct str line = str_line(&rest);

		if (str_starts(line, STR("# ")))
			return str_sub(text, 0, text.len - rest.len);
	}
	return text;
}

static struct str title_of(
    struct arena *a, struct str text, struct str path, struct diags *d)
{
	struct doc *doc = md_parse(a, text, path, d);

	return doc ? doc->title : STR("");
}

static struct str read_title(
    struct arena *a, struct str path, struct file_mark *mark)
{
	struct arena *passing = arena_new();
	struct diags d = diags_in(passing);
	struct str text, part, title = STR("");

	if (file_read(passing, path, COURSE_FILE_MOST, &text, mark, &d)) {
		text = beginning(text);
		part = up_to_title(text);
		title = title_of(passing, part, path, &d);
		if (title.len == 0 && part.len < text.len)
			title = title_of(passing, text, path, &d);
		title = str_copy(a, title);
	}
	arena_free(passing);
	return title;
}

static struct outline *read_outline(
    struct arena *a, struct str path, struct file_mark *mark)
{
	struct arena *passing = arena_new();
	struct diags d = diags_in(passing);
	struct doc *doc = course_read(passing, path, mark, &d);
	struct outline *o = doc ? outline_of(a, doc) : NEW(a, struct outline);

	arena_free(passing);
	return o;
}

/* Whether the file is still as it was at `mark`; one that is gone is not. */
static bool unchanged(struct str path, const struct file_mark *mark)
{
	struct file_mark now = { 0 };

	file_look(path, &now);
	return file_same(&now, mark);
}

struct str course_title(const struct course *c, const struct module *m)
{
	struct memo *memo = m->memo;

	if (memo->title.len && unchanged(m->lesson, &memo->title_mark))
		return memo->title;
	memo->title_mark = (struct file_mark){ 0 };
	memo->title = read_title(c->a, m->lesson, &memo->title_mark);
	if (memo->title.len == 0)
		memo->title = m->id;
	return memo->title;
}

const struct outline *course_outline(
    const struct course *c, const struct module *m)
{
	struct memo *memo = m->memo;

	if (memo->outline && unchanged(m->lesson, &memo->outline_mark))
		return memo->outline;
	memo->outline_mark = (struct file_mark){ 0 };
	memo->outline = read_outline(c->a, m->lesson, &memo->outline_mark);
	return memo->outline;
}

void course_know(const struct course *c, const struct module *m,
    const struct doc *doc, const struct file_mark *mark)
{
	struct memo *memo = m->memo;

	memo->title = str_copy(c->a, doc->title.len ? doc->title : m->id);
	memo->outline = outline_of(c->a, doc);
	memo->title_mark = memo->outline_mark = *mark;
}

size_t course_section_of(const struct course *c, const struct module *m,
    const struct question *question)
{
	size_t section = NO_SECTION;
	struct arena *passing;
	struct target to;

	if (question->section.len)
		return outline_find(course_outline(c, m), question->section);
	passing = arena_new();
	link_resolve(passing, c, m->quiz, question->link, &to);
	if (to.kind == TARGET_LESSON && to.module == m)
		section = outline_find(course_outline(c, m), to.anchor);
	arena_free(passing);
	return section;
}

static void read_asked(
    const struct course *c, const struct module *m, struct memo *memo)
{
	struct arena *passing = arena_new();
	struct diags d = diags_in(passing);
	const struct quiz *quiz =
	    course_read_quiz(passing, c, m->quiz, &memo->asked_mark, &d);

	memo->nasked = quiz ? quiz->n : 0;
	memo->asked = NEW_N(c->a, struct asked, memo->nasked);
	for (size_t i = 0; i < memo->nasked; i++) {
		const struct question *q = &quiz->questions[i];
		struct asked *asked = &memo->asked[i];

		asked->id = str_copy(c->a, q->id);
		asked->title = str_copy(c->a, q->title);
		asked->section = course_section_of(c, m, q);
		asked->tags = NEW_N(c->a, struct str, q->ntags);
		asked->ntags = q->ntags;
		for (size_t k = 0; k < q->ntags; k++)
			asked->tags[k] = str_copy(c->a, q->tags[k]);
	}
	arena_free(passing);
}

const struct asked *course_asked(
    const struct course *c, const struct module *m, size_t *n)
{
	const struct outline *o = course_outline(c, m);
	struct memo *memo = m->memo;

	*n = 0;
	if (m->quiz.len == 0)
		return NULL;
	if (memo->asked_by != o || !unchanged(m->quiz, &memo->asked_mark)) {
		memo->asked_mark = (struct file_mark){ 0 };
		read_asked(c, m, memo);
		memo->asked_by = o;
	}
	*n = memo->nasked;
	return memo->asked;
}
