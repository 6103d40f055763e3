#include "base/file.h"
#include "course/lint_parts.h"
#include "quiz/quiz.h"

#include <stdlib.h>

/* Words are parted by these; none of them is part of a key. */
static bool parts_words(char c)
{
	return c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r';
}

/* The next key of a list; *rest moves past it.  "": there is none. */
static struct str next_key(struct str *rest)
{
	size_t from = 0, to;

	while (from < rest->len && parts_words(rest->at[from]))
		from++;
	for (to = from; to < rest->len && !parts_words(rest->at[to]);)
		to++;
	*rest = (struct str){ rest->at + to, rest->len - to };
	return (struct str){ rest->at - (to - from), to - from };
}

/* The word that an entry begins with: "A3", "A3:" and "A3." are the same. */
static struct str first_word(struct str text)
{
	struct str word = next_key(&text);

	while (word.len &&
	    (word.at[word.len - 1] == ':' || word.at[word.len - 1] == '.'))
		word.len--;
	return word;
}

static void add_entry(struct arena *a, struct sources *s, struct str text)
{
	struct str word = first_word(text);

	if (word.len)
		*VEC_ADD(a, &s->keys) = word;
}

static void add_rows(struct arena *a, struct sources *s, const struct block *b)
{
	const struct table *t = b->table;

	for (uint32_t row = 1; row < t->rows; row++) {
		const struct cell *cell = &t->cells[t->row_at[row]];

		if (t->row_at[row] < t->row_at[row + 1])
			add_entry(a, s,
			    str_sub(b->text, cell->at, cell->at + cell->len));
	}
}

static int by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* The keys that a page of sources has an entry for. */
static void read_sources(
    struct arena *a, struct sources *s, const struct doc *doc)
{
	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];
		bool item = b->box != NO_BOX &&
		    doc->boxes[b->box].kind == BOX_ITEM &&
		    doc->boxes[b->box].first == i;

		if (b->kind == BLOCK_TABLE)
			add_rows(a, s, b);
		else if (b->kind == BLOCK_HEADING ||
		    (b->kind == BLOCK_PARAGRAPH && item))
			add_entry(a, s, b->text);
	}
	if (s->keys.n)
		qsort(s->keys.at, s->keys.n, sizeof(*s->keys.at), by_bytes);
}

/* A page that is a link to somewhere else is no page of the course. */
static bool is_within(struct lint *l, const struct course *c, struct str path)
{
	struct str real;

	return file_is_regular(path) && file_real(l->a, path, &real) &&
	    path_below(real, c->real, NULL);
}

/* The course's page of sources, read once; NULL: it has none. */
static const struct sources *sources_of(struct lint *l, const struct course *c)
{
	struct str path = path_join(l->a, c->root, STR("lessons/sources.md"));
	struct sources *s;

	for (size_t i = 0; i < l->sources.n; i++)
		if (str_eq(l->sources.at[i].path, path))
			return l->sources.at[i].there ? &l->sources.at[i]
						      : NULL;
	s = VEC_ADD(l->a, &l->sources);
	s->path = path;
	if (is_within(l, c, path)) {
		const struct shelved *file = lint_read(l, path);

		s->there = file->doc != NULL;
		if (file->doc)
			read_sources(l->a, s, file->doc);
	}
	return s->there ? s : NULL;
}

static bool is_known(const struct sources *s, struct str key)
{
	return s->keys.n &&
	    bsearch(&key, s->keys.at, s->keys.n, sizeof(key), by_bytes);
}

/* A block of the file, and where in it the keys are written. */
struct written {
	const struct doc *doc;
	struct source source;
	size_t from;
};

/* Each key is looked for behind the one before. */
static void look_up(
    struct lint *l, const struct sources *s, struct written *w, struct str key)
{
	size_t at = str_find(w->source.text, key, w->from);
	struct spot spot;

	if (at != SIZE_MAX)
		w->from = at + key.len;
	if (is_known(s, key))
		return;
	spot = lint_spot(&w->source, at == SIZE_MAX ? 0 : at);
	diag_add(l->d, SEVERITY_WARNING, w->doc->path, spot.line, spot.column,
	    "sources.md has no entry for %.*s", STR_ARG(key));
}

void lint_facts(struct lint *l, const struct course *c, const struct doc *doc)
{
	const struct sources *s = sources_of(l, c);

	for (size_t i = 0; s && i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];
		struct str keys = str_trim(b->text), key;
		struct written w;

		if (b->kind != BLOCK_COMMENT ||
		    !str_starts(keys, STR("facts:")))
			continue;
		keys = str_sub(keys, STR("facts:").len, keys.len);
		w = (struct written){ doc, lint_source(doc, b), 0 };
		w.from = str_find(w.source.text, STR("facts:"), 0);
		w.from += w.from == SIZE_MAX ? 1 : STR("facts:").len;
		while ((key = next_key(&keys)).len)
			look_up(l, s, &w, key);
	}
}

void lint_question_facts(struct lint *l, const struct course *c,
    const struct doc *doc, const struct question *q, const struct block *said)
{
	const struct sources *s;
	struct written w;

	if (q->nfacts == 0) {
		diag_add(l->d, SEVERITY_WARNING, doc->path, q->line, 1,
		    "question %.*s does not say what it rests on (facts=…)",
		    STR_ARG(q->id));
		return;
	}
	s = sources_of(l, c);
	if (!s || !said)
		return;
	w = (struct written){ doc, lint_source(doc, said), 0 };
	w.from = str_find(w.source.text, STR("facts"), 0);
	w.from += w.from == SIZE_MAX ? 1 : STR("facts").len;
	for (size_t i = 0; i < q->nfacts; i++)
		look_up(l, s, &w, q->facts[i]);
}
