#include "quiz/draw.h"

#include "base/arena.h"

long draw_number(struct draw *w, long low, long high)
{
	MUST(low <= high);
	return low + (long)random_below(w->r, (size_t)(high - low) + 1);
}

long draw_span(struct draw *w, size_t param)
{
	const struct setting *s = &w->settings[param];

	return draw_number(w, s->low, s->high);
}

uint32_t draw_address(struct draw *w, struct ip4_range range)
{
	size_t n = (size_t)range.last - range.first + 1;

	return range.first + (uint32_t)random_below(w->r, n);
}

size_t draw_one(struct draw *w, size_t n)
{
	return random_below(w->r, n);
}

bool draw_coin(struct draw *w)
{
	return random_below(w->r, 2) == 1;
}

size_t draw_word(struct draw *w, size_t param)
{
	struct str rest = str_of(w->family->params[param].words), word;
	struct str want = w->settings[param].word;
	size_t n = 0;

	while (rest.len) {
		rest = str_cut(rest, ' ', &word);
		if (str_eq(word, want))
			return n;
		n++;
	}
	return draw_one(w, n);
}

size_t *draw_order(struct draw *w, size_t n)
{
	size_t *order = NEW_N(w->a, size_t, n);

	for (size_t i = 0; i < n; i++)
		order[i] = i;
	random_shuffle(w->r, order, n);
	return order;
}

void draw_say(struct draw *w, const char *name, struct value value)
{
	MUST(names_add(w->a, w->names, str_of(name), value));
}

void draw_text(struct draw *w, const char *name, struct str text)
{
	bool lines = str_find(text, STR("\n"), 0) != SIZE_MAX;

	text = str_copy(w->a, text);
	draw_say(w, name, lines ? value_lines(text) : value_text(text));
}

void draw_tick(struct draw *w, const char *name, bool ticked)
{
	draw_text(w, name, ticked ? STR("x") : STR(" "));
}

const char *draw_nth(struct draw *w, const char *name, size_t nth)
{
	return str_fmt(w->a, "%s%zu", name, nth).at;
}
