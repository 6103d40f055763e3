#include "quiz/draw.h"

#include "base/arena.h"

/* 1: one rule that admits exactly a block. */
static bool draw_exact(struct draw *w)
{
	enum { BASE, PREFIX };
	struct ip4_range base = w->settings[BASE].block, block;
	unsigned prefix = (unsigned)draw_span(w, PREFIX);
	uint32_t ip = draw_address(w, base), n = 0;

	block = ip4_block(ip, prefix);
	if (block.first < base.first || block.last > base.last)
		return false;
	/* Brute force: the run of addresses around it that share its bits. */
	for (uint64_t at = base.first; at <= base.last; at++)
		n += ip4_block((uint32_t)at, prefix).first == block.first;
	MUST(n == block.last - block.first + 1);
	draw_say(w, "block", value_block(ip, prefix));
	draw_say(w, "first", value_address(block.first));
	draw_say(w, "last", value_address(block.last));
	draw_say(w, "count", value_number(n));
	return true;
}

const struct family family_exact = {
	.name = "exact-cidr",
	.number = 1,
	.asks = "one rule that admits exactly a block",
	.params = {
		{ "base", PARAM_BLOCK, "203.0.113.0/24", NULL, 16, 32 },
		{ "prefix", PARAM_SPAN, "25..30", NULL, 0, 32 },
	},
	.names = "block first last count",
	.draw = draw_exact,
};
