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

static bool joined(const struct block *block, uint32_t left, uint16_t what)
{
	const struct span *x = &block->spans[left], *y = x + 1;

	if (left + 1 >= block->nspans || x->at + x->len != y->at)
		return false;
	if (what == SPAN_IMAGE && x->link != y->link)
		return false;
	return (x->what & what) && (y->what & what);
}

/* Whether the span is the first of those that are this together. */
static bool begins(const struct block *block, uint32_t i, uint16_t what)
{
	return (block->spans[i].what & what) &&
	    (i == 0 || !joined(block, i - 1, what));
}

static bool ends(const struct block *block, uint32_t i, uint16_t what)
{
	return (block->spans[i].what & what) && !joined(block, i, what);
}

static void faint(struct flow *f, const char *text, int32_t link)
{
	flow_own(
	    f, str_of(text), (struct touch){ plain_style(ROLE_FAINT), link });
}

static void open_span(struct flow *f, const struct block *block, uint32_t i)
{
	const struct span *span = &block->spans[i];

	if (begins(block, i, SPAN_STRIKE))
		faint(f, "~~", NO_LINK);
	if (begins(block, i, SPAN_IMAGE))
		faint(f, span->len ? "[image: " : "[image", span->link);
	if (span->what & SPAN_CODE)
		faint(f, "`", NO_LINK);
}

/* "](address)", unless the address stands for the missing description. */
static void close_image(
    struct flow *f, const struct paper *p, const struct span *span)
{
	struct str text =
	    str_sub(p->block->text, span->at, (size_t)span->at + span->len);
	struct str url = { NULL, 0 };

	if (span->link != NO_LINK)
		url = p->doc->links[span->link].url;
	faint(f, "]", span->link);
	if (url.len == 0 || str_eq(text, url))
		return;
	faint(f, "(", span->link);
	flow_own(f, url, (struct touch){ plain_style(ROLE_FAINT), span->link });
	faint(f, ")", span->link);
}

static void close_span(struct flow *f, const struct paper *p, uint32_t i)
{
	const struct span *span = &p->block->spans[i];

	if (span->what & SPAN_CODE)
		faint(f, "`", NO_LINK);
	if (ends(p->block, i, SPAN_IMAGE))
		close_image(f, p, span);
	if (ends(p->block, i, SPAN_STRIKE))
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
	uint32_t i = first_span(block, from);

	for (; i < block->nspans && block->spans[i].at <= to; i++) {
		const struct span *span = &block->spans[i];
		size_t end = (size_t)span->at + span->len;

		if (span->at == to && span->len)
			break;
		if (span->at > from)
			flow_take(f, from, span->at, plain);
		open_span(f, block, i);
		flow_take(f, span->at > from ? span->at : from,
		    end < to ? end : to, touch_of(span, base));
		close_span(f, p, i);
		from = end < to ? end : to;
	}
	flow_take(f, from, to, plain);
}
