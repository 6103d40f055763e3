#include "doc/mark.h"

#include "doc/source.h"

/*
 * Bytes of the box in the text: where [x] is defined as a link only its x is
 * left.  0: there is no box.
 */
static uint32_t box_length(const struct piece *piece, struct str box)
{
	struct str text = piece_text(piece);
	const struct span *first = piece->spans.at;

	if (str_starts(text, box))
		return 3;
	if (piece->spans.n && first->at == 0 && first->len == 1 &&
	    first->link != NO_LINK && !(first->what & SPAN_IMAGE) &&
	    str_starts(text, str_sub(box, 1, 2)))
		return 1;
	return 0;
}

bool mark_task(const struct doc *doc, struct box *item, struct place place,
    struct piece *piece)
{
	struct str raw = source_from(doc, place.line, place.column);
	struct str box = str_sub(raw, 0, 3);
	bool open = str_eq(box, STR("[ ]"));
	uint32_t n;

	if (!open && !str_eq_nocase(box, STR("[x]")))
		return false;
	if (raw.len < 4 || (raw.at[3] != ' ' && raw.at[3] != '\t'))
		return false;
	n = box_length(piece, box);
	if (n == 0)
		return false;
	item->task = open ? TASK_OPEN : TASK_DONE;
	while (n < piece->text.len &&
	    (piece->text.at[n] == ' ' || piece->text.at[n] == '\t'))
		n++;
	piece_drop(piece, 0, n);
	return true;
}

bool mark_callout(const struct doc *doc, struct box *quote, struct place place,
    struct piece *piece)
{
	static const struct {
		struct str mark;
		enum callout callout;
	} rows[] = {
		{ { "[!NOTE]", 7 }, CALLOUT_NOTE },
		{ { "[!TIP]", 6 }, CALLOUT_TIP },
		{ { "[!WARNING]", 10 }, CALLOUT_WARNING },
		{ { "[!CAUTION]", 10 }, CALLOUT_WARNING },
		{ { "[!IMPORTANT]", 12 }, CALLOUT_IMPORTANT },
	};
	struct str raw = str_trim(source_from(doc, place.line, place.column));
	struct str text = piece_text(piece);

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		uint32_t len = (uint32_t)rows[i].mark.len;

		if (!str_eq_nocase(raw, rows[i].mark) ||
		    !str_eq_nocase(str_sub(text, 0, len), raw))
			continue;
		quote->kind = BOX_CALLOUT;
		quote->callout = rows[i].callout;
		piece_drop(piece, 0, text.len > len ? len + 1 : len);
		return true;
	}
	return false;
}
