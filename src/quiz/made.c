#include "quiz/made.h"

#include "base/arena.h"

void made_note(struct made *m, size_t len, size_t from, size_t of)
{
	*VEC_ADD(m->a, &m->patches) =
	    (struct patch){ m->text.len, len, from, of };
}

static bool is_one_of(char c, const char *set)
{
	for (; *set; set++)
		if (*set == c)
			return true;
	return false;
}

static size_t digits(struct str s)
{
	size_t n = 0;

	while (n < s.len && s.at[n] >= '0' && s.at[n] <= '9')
		n++;
	return n;
}

/* Plain text stays plain: neither emphasis nor a list, link or heading. */
static struct str escape(struct arena *a, const struct slot *slot,
    struct str text, struct str behind)
{
	struct buf b = { .a = a };
	size_t n;

	while (slot->begins && text.len && text.at[0] == ' ')
		text = str_sub(text, 1, text.len);
	n = slot->begins ? digits(text) : 0;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool first = slot->begins && i == 0 && is_one_of(c, "-+=");
		bool list = n > 0 && i == n && is_one_of(c, ".)");

		if (first || list || is_one_of(c, "\\*_[]()<>&|~#!{}"))
			buf_byte(&b, '\\');
		buf_byte(&b, c);
	}
	if (n > 0 && n == text.len && behind.len &&
	    is_one_of(behind.at[0], ".)"))
		buf_byte(&b, '\\');
	return buf_str(&b);
}

static struct str escape_cell(struct arena *a, struct str text)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '|')
			buf_byte(&b, '\\');
		buf_byte(&b, text.at[i]);
	}
	return buf_str(&b);
}

static struct str guarded(struct arena *a, const struct recipe *recipe,
    const struct slot *slot, struct str text)
{
	struct str behind =
	    str_sub(recipe->source, slot->at + slot->len, recipe->source.len);

	switch (slot->kind) {
	case SLOT_TEXT:
	case SLOT_CELL:
		return escape(a, slot, text, behind);
	case SLOT_CODE:
		return text;
	case SLOT_CODE_CELL:
		return escape_cell(a, text);
	}
	return text;
}

/* Each line behind the first begins as the first does. */
static struct str indented(struct arena *a, const struct recipe *recipe,
    const struct slot *slot, struct str text)
{
	struct buf b = { .a = a };
	struct str before = str_sub(recipe->source, 0, slot->at);
	size_t from = before.len;

	while (from > 0 && before.at[from - 1] != '\n')
		from--;
	while (text.len) {
		if (b.len) {
			buf_byte(&b, '\n');
			buf_add(&b, str_sub(before, from, before.len));
		}
		buf_add(&b, str_line(&text));
	}
	return buf_str(&b);
}

/* {{name}} and nothing else; { name } in blanks may also be a remark. */
static bool is_strict(const struct slot *slot)
{
	return slot->len == slot->name.len + 4;
}

bool made_put(struct made *m, const struct recipe *recipe,
    const struct slot *slot, const struct names *names, struct misfortune *why)
{
	struct named *named = names_find(names, slot->name);
	size_t base = (size_t)(recipe->source.at - recipe->all.at);
	struct str text =
	    str_sub(recipe->source, slot->at, slot->at + slot->len);

	why->at = text.at;
	if (!named && is_strict(slot)) {
		why->text = str_fmt(m->a,
		    "no value is called %.*s (a remark of one word is written "
		    "with blanks: {{ %.*s }})",
		    STR_ARG(slot->name), STR_ARG(slot->name));
		return false;
	}
	if (named) {
		named->used = true;
		text = value_write(m->a, &named->value);
	}
	if (named && named->value.kind == VALUE_LINES) {
		if (!slot->alone || slot->kind == SLOT_TEXT) {
			why->text = str_fmt(m->a,
			    "%.*s has several lines: it stands alone on a "
			    "line of code or of a table",
			    STR_ARG(slot->name));
			return false;
		}
		text = indented(m->a, recipe, slot, text);
	} else if (named) {
		text = guarded(m->a, recipe, slot, text);
	}
	made_note(m, text.len, base + slot->at, slot->len);
	buf_add(&m->text, text);
	return true;
}

bool made_put_all(struct made *m, const struct recipe *recipe,
    const struct names *names, struct misfortune *why)
{
	size_t at = 0;

	for (size_t i = 0; i < recipe->nslots; i++) {
		const struct slot *slot = &recipe->slots[i];

		buf_add(&m->text, str_sub(recipe->source, at, slot->at));
		if (!made_put(m, recipe, slot, names, why))
			return false;
		at = slot->at + slot->len;
	}
	buf_add(&m->text, str_sub(recipe->source, at, recipe->source.len));
	return true;
}

/* The byte of the source that a byte of the made text comes from. */
static size_t origin(const struct made *m, size_t at)
{
	size_t low = 0, high = m->patches.n;
	const struct patch *p;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (m->patches.at[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return at;
	p = &m->patches.at[low - 1];
	if (at < p->at + p->len)
		return p->from;
	return p->from + p->of + (at - p->at - p->len);
}

struct spot made_spot(const struct places *p, unsigned line, unsigned column)
{
	struct doc file = {
		.source = p->recipe->all,
		.line_at = p->recipe->line_at,
		.nlines = p->recipe->nlines,
	};
	size_t at;

	if (line == 0 || line > p->doc->nlines)
		return (struct spot){ line, column };
	at = origin(
	    p->made, p->doc->line_at[line - 1] + (column ? column - 1 : 0));
	if (at > file.source.len)
		at = file.source.len;
	return draft_spot(&file, file.source.at + at);
}
