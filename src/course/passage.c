#include "course/passage.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/vec.h"
#include "check/estate.h"
#include "course/links.h"
#include "course/tf_dir.h"
#include "doc/doc.h"

struct tf_dir *passage_course_code(const struct course *c, struct str from)
{
	static const char *const urls[] = { "file:///postgres.tf",
		"file:///redis.tf" };
	struct arena *a = arena_new();
	struct tf_dir *dir = NULL;

	for (size_t i = 0; i < sizeof(urls) / sizeof(*urls) && !dir; i++) {
		struct target to;

		link_resolve(a, c, from, str_of(urls[i]), &to);
		if (to.kind == TARGET_CODE)
			dir = tf_dir_new(path_dir(to.path), STR(""));
	}
	arena_free(a);
	return dir;
}

bool passage_opens(struct str comment, struct str *kind)
{
	struct str text = str_trim(comment);

	if (!str_starts(text, STR("code:")))
		return false;
	*kind = str_trim(str_sub(text, 5, text.len));
	return true;
}

bool passage_closes(struct str comment)
{
	return str_eq(str_trim(comment), STR("/code"));
}

bool passage_any(const struct doc *doc)
{
	struct str kind;

	for (size_t i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i].kind == BLOCK_COMMENT &&
		    passage_opens(doc->blocks[i].text, &kind))
			return true;
	return false;
}

static struct source_of source_in(struct tf_dir *dir, struct str kind, bool own)
{
	struct source_of source = { .own = own };

	if (dir && dir->estate)
		source.server = estate_server(dir->estate, kind, &source.n);
	if (source.server)
		source.dir = dir;
	return source;
}

struct source_of passage_source(const struct codes *codes, struct str kind)
{
	struct source_of source = source_in(codes->mine, kind, true);

	return source.dir ? source : source_in(codes->course, kind, false);
}

static const char *kind_words(struct str kind)
{
	return str_eq(kind, STR("redis")) ? "Redis cache" : "PostgreSQL server";
}

/* The file that the server stands in. */
static struct str file_of(const struct source_of *source)
{
	return source->dir->trees[source->server->place.file].path;
}

struct str passage_whose(struct arena *a, const struct codes *codes,
    const struct source_of *source, struct str kind)
{
	const struct tf_dir *mine = codes->mine;
	struct buf b = { .a = a };

	if (!source->own && mine && mine->trouble.len)
		buf_fmt(&b, "Your code has no %s that can be read (%.*s). ",
		    kind_words(kind), STR_ARG(mine->trouble));
	else if (!source->own && mine)
		buf_fmt(&b, "Your code has no %s. ", kind_words(kind));
	if (source->own)
		buf_fmt(&b, "In your code, %.*s/%.*s", STR_ARG(mine->shown),
		    STR_ARG(file_of(source)));
	else
		buf_fmt(&b, "In the course's %.*s",
		    STR_ARG(path_name(file_of(source))));
	if (source->n > 1)
		buf_fmt(&b, ", %.*s, the first of %zu",
		    STR_ARG(source->server->label), source->n);
	if (source->own && mine->trouble.len)
		buf_fmt(&b, " (left out: %.*s)", STR_ARG(mine->trouble));
	/* A file's name may hold anything; this is one line. */
	for (size_t i = 0; i < b.len; i++)
		if ((unsigned char)b.at[i] < ' ')
			b.at[i] = '?';
	return buf_str(&b);
}

/* A document while values are put in. */
struct filling {
	struct arena *a;
	struct doc *doc;
	const struct codes *codes;
	struct source_of source; /* of the open passage; dir NULL: none is */
	struct str whose; /* they are */
	size_t figure; /* the next of the document */
};

/* The comment becomes the line that says whose code it is. */
static void write_lead(struct filling *f, uint32_t at)
{
	struct block *b = &f->doc->blocks[at];

	b->kind = BLOCK_PARAGRAPH;
	b->text = str_fmt(f->a, "%.*s:", STR_ARG(f->whose));
	b->spans = NEW(f->a, struct span);
	b->nspans = 1;
	*b->spans = (struct span){
		.len = (uint32_t)b->text.len, .what = SPAN_EMPH, .link = NO_LINK
	};
	b->gap = at > 0;
}

bool passage_is_whose(struct str name)
{
	return str_eq(name, STR("whose"));
}

/* Whether the passage that begins at this block has its own words for it. */
static bool says_whose(const struct filling *f, uint32_t at)
{
	const struct doc *doc = f->doc;
	uint32_t end = at + 1;
	struct str kind;

	while (end < doc->nblocks &&
	    (doc->blocks[end].kind != BLOCK_COMMENT ||
		(!passage_closes(doc->blocks[end].text) &&
		    !passage_opens(doc->blocks[end].text, &kind))))
		end++;
	for (size_t i = f->figure;
	     i < doc->nfigures && doc->figures[i].block < end; i++)
		if (doc->figures[i].block > at &&
		    passage_is_whose(doc->figures[i].name))
			return true;
	return false;
}

static void turn(struct filling *f, uint32_t at)
{
	struct block *b = &f->doc->blocks[at];
	struct str kind;

	if (passage_closes(b->text)) {
		f->source = (struct source_of){ 0 };
		return;
	}
	if (!passage_opens(b->text, &kind))
		return;
	f->source = passage_source(f->codes, kind);
	if (!f->source.dir)
		return;
	f->whose = passage_whose(f->a, f->codes, &f->source, kind);
	if (says_whose(f, at))
		return;
	write_lead(f, at);
	if (at + 1 < f->doc->nblocks)
		f->doc->blocks[at + 1].gap = true;
}

static bool value_of(
    const struct filling *f, const struct figure *figure, struct str *text)
{
	struct estate_value v;

	if (passage_is_whose(figure->name)) {
		*text = f->whose;
		return true;
	}
	if (!estate_value(f->a, f->source.dir->estate, f->source.server,
		figure->name, &v))
		return false;
	*text = v.known == ESTATE_UNKNOWN
	    ? str_fmt(f->a, "%.*s (not known from the files)", STR_ARG(v.text))
	    : v.text;
	return true;
}

/* All values of a block at once. */
static void fill_block(struct filling *f, uint32_t at)
{
	const struct doc *doc = f->doc;
	VEC(struct change) changes = { 0 };
	uint32_t end = 0;

	for (; f->figure < doc->nfigures && doc->figures[f->figure].block <= at;
	     f->figure++) {
		const struct figure *figure = &doc->figures[f->figure];
		struct str text;

		/* Two names for one text: the first is as good. */
		if (figure->block < at || !f->source.dir || figure->len == 0 ||
		    figure->at < end || !value_of(f, figure, &text))
			continue;
		*VEC_ADD(f->a, &changes) =
		    (struct change){ figure->at, figure->len, text };
		end = figure->at + figure->len;
	}
	if (changes.n && doc->blocks[at].kind != BLOCK_HEADING)
		doc_edit(f->a, f->doc, at, changes.at, changes.n);
}

void passage_fill(struct arena *a, struct doc *doc, const struct codes *codes)
{
	struct filling f = { .a = a, .doc = doc, .codes = codes };

	if (codes->mine)
		tf_dir_read(codes->mine);
	if (codes->course)
		tf_dir_read(codes->course);
	for (uint32_t i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i].kind == BLOCK_COMMENT)
			turn(&f, i);
		else
			fill_block(&f, i);
}
