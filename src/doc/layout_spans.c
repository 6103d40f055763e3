#include "doc/layout_parts.h"

/* Spans: what a part of a text is, and what says so without colour. */

static struct touch touch_of(const struct span *span, struct style base)
{
	struct touch touch = { base, span->link };

	if (span->what & SPAN_EMPH)
		touch.style.marks |= MARK_EMPH;
	if (span->what & SPAN_STRONG)
		touch.style.marks |= MARK_STRONG;
	if (span->what & SPAN_STRIKE)
		touch.style.marks |= MARK_STRIKE;
	if (span->what & SPAN_HTML)
		touch.style.role = ROLE_FAINT;
	if (span->what & SPAN_CODE)
		touch.style.role = ROLE_CODE;
	if (span->what & (SPAN_LINK | SPAN_IMAGE))
		touch.style.role = ROLE_LINK;
	return touch;
}

/* Whether an image's description begins where this span does. */
static bool begins_image(const struct doc *doc, const struct span *span)
{
	return span->link != NO_LINK && doc->links[span->link].image &&
	    doc->links[span->link].at == span->at;
}

/* Whether this span and the next are parts of one thing. */
static bool joined(const struct paper *p, uint32_t left, uint16_t what)
{
	const struct span *x = &p->block->spans[left], *y = x + 1;

	if (left + 1 >= p->block->nspans || x->at + x->len != y->at)
		return false;
	if (what == SPAN_IMAGE && begins_image(p->doc, y))
		return false;
	return (x->what & what) && (y->what & what);
}

/* Whether the span is the first of those that are this together. */
static bool begins(const struct paper *p, uint32_t i, uint16_t what)
{
	return (p->block->spans[i].what & what) &&
	    (i == 0 || !joined(p, i - 1, what));
}

static bool ends(const struct paper *p, uint32_t i, uint16_t what)
{
	return (p->block->spans[i].what & what) && !joined(p, i, what);
}

static void faint(struct flow *f, const char *text, int32_t link)
{
	flow_own(
	    f, str_of(text), (struct touch){ plain_style(ROLE_FAINT), link });
}

static void open_span(struct flow *f, const struct paper *p, uint32_t i)
{
	const struct span *span = &p->block->spans[i];

	if (begins(p, i, SPAN_STRIKE))
		faint(f, "~~", NO_LINK);
	if (begins(p, i, SPAN_IMAGE))
		faint(f, "[image: ", span->link);
	if (span->what & SPAN_CODE)
		faint(f, "`", NO_LINK);
}

/* Adds the address of an image, if it says more than its text. */
static void add_address(
    struct flow *f, const struct paper *p, const struct link *link)
{
	struct str text =
	    str_sub(p->block->text, link->at, (size_t)link->at + link->len);
	struct touch touch = { plain_style(ROLE_FAINT),
		(int32_t)(link - p->doc->links) };

	if (link->url.len == 0 || str_eq(text, link->url))
		return;
	flow_own(f, STR("("), touch);
	flow_own(f, link->url, touch);
	flow_own(f, STR(")"), touch);
}

/* The first link of the block that begins at byte `at` or after, by halves. */
static size_t first_link(const struct paper *p, size_t from, uint32_t at)
{
	size_t low = from, high = p->doc->nlinks;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct link *link = &p->doc->links[middle];

		if (link->block == p->index && link->at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * "](address)", for the images whose descriptions lie in spans first to last.
 * An image inside a link has the link's number there; its own follows.
 */
static void close_image(
    struct flow *f, const struct paper *p, uint32_t first, uint32_t last)
{
	const struct doc *doc = p->doc;
	const struct span *from = &p->block->spans[first];
	const struct span *to = &p->block->spans[last];

	faint(f, "]", from->link);
	if (from->link == NO_LINK)
		return;
	for (size_t i = first_link(p, (size_t)from->link, from->at);
	     i < doc->nlinks; i++) {
		const struct link *link = &doc->links[i];

		if (link->block != p->index || link->at >= to->at + to->len)
			return;
		if (link->image)
			add_address(f, p, link);
	}
}

static void close_span(
    struct flow *f, const struct paper *p, uint32_t i, uint32_t image)
{
	if (p->block->spans[i].what & SPAN_CODE)
		faint(f, "`", NO_LINK);
	if (ends(p, i, SPAN_IMAGE))
		close_image(f, p, image, i);
	if (ends(p, i, SPAN_STRIKE))
		faint(f, "~~", NO_LINK);
}

/* The first span that ends after byte `at`, or is empty there. */
static uint32_t first_span(const struct block *block, size_t at)
{
	uint32_t low = 0, high = block->nspans;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct span *span = &block->spans[middle];
		size_t end = (size_t)span->at + span->len;

		if (end < at || (end == at && span->len))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void flow_spans(struct flow *f, const struct paper *p, size_t from, size_t to,
    struct style base)
{
	const struct block *block = p->block;
	struct touch plain = { base, NO_LINK };
	uint32_t i = first_span(block, from), image = i;

	for (; i < block->nspans && block->spans[i].at <= to; i++) {
		const struct span *span = &block->spans[i];
		size_t end = (size_t)span->at + span->len;

		if (span->at == to && span->len)
			break;
		if (span->at > from)
			flow_take(f, from, span->at, plain);
		if (begins(p, i, SPAN_IMAGE))
			image = i;
		open_span(f, p, i);
		flow_take(f, span->at > from ? span->at : from,
		    end < to ? end : to, touch_of(span, base));
		close_span(f, p, i, image);
		from = end < to ? end : to;
	}
	flow_take(f, from, to, plain);
}
