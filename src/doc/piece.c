#include "doc/piece.h"

#include <string.h>

enum { LONGEST_WORD = 256 };

struct piece piece_in(struct arena *a)
{
	return (struct piece){ .text = { .a = a }, .link = NO_LINK };
}

void piece_clear(struct piece *p)
{
	p->text.len = 0;
	p->spans.n = 0;
	p->links.n = 0;
	p->figures.n = 0;
	p->open.n = 0;
	p->link = NO_LINK;
	p->emph = p->strong = p->images = 0;
	p->gapped = false;
}

struct str piece_text(const struct piece *p)
{
	return (struct str){ p->text.at, p->text.len };
}

static unsigned what_here(const struct piece *p)
{
	unsigned what = 0;

	if (p->emph)
		what |= SPAN_EMPH;
	if (p->strong)
		what |= SPAN_STRONG;
	if (p->images)
		what |= SPAN_IMAGE;
	if (p->open.n > p->images)
		what |= SPAN_LINK;
	return what;
}

void piece_put(struct piece *p, struct str text, unsigned what, int32_t link)
{
	struct span span = { .at = (uint32_t)p->text.len,
		.len = (uint32_t)text.len,
		.what = (uint16_t)what,
		.link = link };
	struct span *last = p->spans.n ? &p->spans.at[p->spans.n - 1] : NULL;

	buf_add(&p->text, text);
	if (!text.len || (!span.what && span.link == NO_LINK))
		return;
	if (last && last->at + last->len == span.at &&
	    last->what == span.what && last->link == span.link)
		last->len += span.len;
	else
		*VEC_ADD(p->text.a, &p->spans) = span;
}

void piece_add(struct piece *p, struct str text, unsigned what)
{
	piece_put(p, text, what | what_here(p), p->link);
}

static bool is_word(char c)
{
	return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') ||
	    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c && strchr(".,:-_/~+%@", c));
}

/* How much of the end is a styled text or else a word, not a long one. */
static uint32_t last_len(const struct piece *p)
{
	const struct span *last =
	    p->spans.n ? &p->spans.at[p->spans.n - 1] : NULL;
	size_t at = p->text.len;

	if (last && last->at + last->len == at && !(last->what & SPAN_HTML))
		return last->len;
	while (at > 0 && p->text.len - at < LONGEST_WORD &&
	    is_word(p->text.at[at - 1]))
		at--;
	return (uint32_t)(p->text.len - at);
}

/* "<!-- =name -->": what was added last stands for the value of that name. */
static void add_figure(struct piece *p, struct str comment)
{
	struct str text = str_trim(str_sub(comment, 4, comment.len - 3));
	struct figure *figure;

	if (!str_ends(comment, STR("-->")) || !str_starts(text, STR("=")))
		return;
	figure = VEC_ADD(p->text.a, &p->figures);
	figure->name = str_trim(str_sub(text, 1, text.len));
	figure->len = last_len(p);
	figure->at = (uint32_t)p->text.len - figure->len;
}

void piece_add_tag(struct piece *p, struct str tag)
{
	if (str_starts(tag, STR("<!--"))) {
		p->gapped = true;
		add_figure(p, tag);
		return;
	}
	for (bool more = false; tag.len; more = true) {
		struct str line = str_line(&tag);

		if (more)
			piece_add(p, STR(" "), SPAN_HTML);
		piece_add(p, line, SPAN_HTML);
	}
}

void piece_open(
    struct piece *p, struct str url, struct str title, bool is_image)
{
	struct link link = { .url = url,
		.title = title,
		.at = (uint32_t)p->text.len,
		.image = is_image };

	*VEC_ADD(p->text.a, &p->open) =
	    (struct piece_open){ .link = (uint32_t)p->links.n,
		    .outer = p->link };
	/* A badge inside a link leads where the link does. */
	if (!is_image || p->link == NO_LINK || p->links.at[p->link].image)
		p->link = (int32_t)p->links.n;
	*VEC_ADD(p->text.a, &p->links) = link;
	if (is_image)
		p->images++;
}

void piece_close(struct piece *p)
{
	struct piece_open here = p->open.at[p->open.n - 1];
	struct link *link = &p->links.at[here.link];

	if (link->at == p->text.len)
		piece_add(p, link->url, 0);
	link->len = (uint32_t)p->text.len - link->at;
	p->open.n--;
	p->link = here.outer;
	if (link->image)
		p->images--;
}

void piece_append(struct piece *p, const struct piece *more)
{
	uint32_t at = (uint32_t)p->text.len;
	int32_t links = (int32_t)p->links.n;

	buf_add(&p->text, piece_text(more));
	for (size_t i = 0; i < more->spans.n; i++) {
		struct span span = more->spans.at[i];

		span.at += at;
		if (span.link != NO_LINK)
			span.link += links;
		*VEC_ADD(p->text.a, &p->spans) = span;
	}
	for (size_t i = 0; i < more->links.n; i++) {
		struct link link = more->links.at[i];

		link.at += at;
		*VEC_ADD(p->text.a, &p->links) = link;
	}
	for (size_t i = 0; i < more->figures.n; i++) {
		struct figure figure = more->figures.at[i];

		figure.at += at;
		*VEC_ADD(p->text.a, &p->figures) = figure;
	}
}

/* A stretch of text after `len` bytes at `at` have gone from before or in it */
static void shrink(uint32_t *from, uint32_t *n, uint32_t at, uint32_t len)
{
	uint32_t end = *from + *n, gone = at + len;
	uint32_t new_from = *from, new_end = end;

	if (*from >= gone)
		new_from -= len;
	else if (*from > at)
		new_from = at;
	if (end >= gone)
		new_end -= len;
	else if (end > at)
		new_end = at;
	*from = new_from;
	*n = new_end - new_from;
}

void piece_drop(struct piece *p, uint32_t at, uint32_t len)
{
	size_t kept = 0;

	if (len == 0)
		return;
	memmove(p->text.at + at, p->text.at + at + len, p->text.len - at - len);
	p->text.len -= len;
	for (size_t i = 0; i < p->links.n; i++)
		shrink(&p->links.at[i].at, &p->links.at[i].len, at, len);
	for (size_t i = 0; i < p->figures.n; i++)
		shrink(&p->figures.at[i].at, &p->figures.at[i].len, at, len);
	for (size_t i = 0; i < p->spans.n; i++) {
		struct span span = p->spans.at[i];

		shrink(&span.at, &span.len, at, len);
		if (span.len)
			p->spans.at[kept++] = span;
	}
	p->spans.n = kept;
}

void piece_drop_links(struct piece *p)
{
	struct link *links = p->links.at;
	uint32_t kept = 0;

	for (size_t i = 0; i < p->links.n; i++) {
		links[i].block = kept; /* its new number, for now */
		kept += links[i].len > 0;
	}
	if (kept == p->links.n)
		return;
	for (size_t i = 0; i < p->spans.n; i++)
		if (p->spans.at[i].link != NO_LINK)
			p->spans.at[i].link =
			    (int32_t)links[p->spans.at[i].link].block;
	for (size_t i = 0; i < p->links.n; i++)
		if (links[i].len > 0)
			links[links[i].block] = links[i];
	p->links.n = kept;
}

void piece_trim(struct piece *p)
{
	struct str all = piece_text(p);
	struct str kept = str_trim(all);
	size_t before = kept.len ? (size_t)(kept.at - all.at) : all.len;
	size_t after = all.len - before - kept.len;

	piece_drop(p, (uint32_t)(all.len - after), (uint32_t)after);
	piece_drop(p, 0, (uint32_t)before);
}
