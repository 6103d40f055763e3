#include "quiz/draft.h"

#include "check/check.h"

/* What an answer line begins with. */
struct mark {
	size_t len; /* 0: it is no answer line */
	const struct check *check; /* or NULL: or=, not= */
	bool right;
};

static bool ends_word(struct str s, size_t at)
{
	return at >= s.len || s.at[at] == ' ' || s.at[at] == '\t';
}

/* "= 5", "=5", "s=a": a lone = must not begin what is no number. */
static struct mark mark_of(struct str line)
{
	const struct check *check = check_by_mark(line);
	struct mark mark = { .right = true };

	if (str_starts(line, STR("or="))) {
		mark.len = 3;
	} else if (str_starts(line, STR("not="))) {
		mark.len = 4;
		mark.right = false;
	} else if (check &&
	    (check != &check_number || ends_word(line, 1) ||
		str_find(STR("0123456789+-.[("), str_sub(line, 1, 2), 0) !=
		    SIZE_MAX)) {
		mark.len = check->mark.len;
		mark.check = check;
	}
	return mark;
}

bool draft_has_lines(const struct doc *doc, uint32_t block)
{
	const struct block *b = &doc->blocks[block];

	for (unsigned line = b->line; line <= b->last_line; line++)
		if (mark_of(str_trim(doc_source_line(doc, line))).len)
			return true;
	return false;
}

/* One answer: its line, and those that a {{ … }} goes on over. */
struct entry {
	struct mark mark;
	const char *at; /* of the mark, in the source */
	struct str text; /* behind the mark, trimmed */
};

static struct str fold_lines(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	struct str rest = str_trim(s);

	while (rest.len) {
		struct str line = str_trim(str_line(&rest));

		if (b.len)
			buf_byte(&b, ' ');
		buf_add(&b, line);
	}
	return buf_str(&b);
}

bool draft_why(struct draft *f, struct str s, struct str *text, struct str *why)
{
	size_t open = str_find(s, STR("{{"), 0);

	*text = s;
	if (open == SIZE_MAX)
		return true;
	*text = str_trim(str_sub(s, 0, open));
	if (!str_ends(s, STR("}}")) || s.len < open + 4) {
		draft_error(f, draft_spot(f->doc, s.at + open),
		    "{{ without its }} at the end of the line");
		return false;
	}
	*why = fold_lines(f->a, str_sub(s, open + 2, s.len - 2));
	return true;
}

/* Where a flaw in an accepted text lies in the file. */
static struct spot flaw_spot(
    const struct draft *f, const struct entry *entry, const struct flaw *flaw)
{
	size_t at = flaw->at < entry->text.len ? flaw->at : entry->text.len;

	return draft_spot(f->doc, entry->text.at + at);
}

enum { LINES_MOST = 99 };

struct lines {
	VEC(struct accepted) accepted;
	VEC(struct spot) spots;
	bool right, full;
};

static void read_entry(
    struct draft *f, struct lines *lines, const struct entry *entry)
{
	struct accepted one = { .right = entry->mark.right };
	struct spot at = draft_spot(f->doc, entry->at);
	struct flaw flaw = { 0 };

	if (!f->q.wanted.check) {
		draft_error(f, at, "or= and not= go with = s= or ip=");
		return;
	}
	if (entry->mark.check && entry->mark.check != f->q.wanted.check) {
		draft_error(f, at,
		    "numbers (=), texts (s=) and addresses (ip=) do not mix "
		    "in one question");
		return;
	}
	if (!draft_why(f, entry->text, &one.text, &one.why))
		return;
	if (one.text.len == 0) {
		draft_error(f, at, "an answer line without an answer");
		return;
	}
	if (!f->q.wanted.check->prepare(f->a, &one, &flaw)) {
		draft_error(
		    f, flaw_spot(f, entry, &flaw), str_c(f->a, flaw.text));
		return;
	}
	if (lines->accepted.n == LINES_MOST) {
		if (!lines->full)
			draft_error(f, at, "more than 99 answer lines");
		lines->full = true;
		return;
	}
	lines->right = lines->right || one.right;
	*VEC_ADD(f->a, &lines->accepted) = one;
	*VEC_ADD(f->a, &lines->spots) = at;
}

bool draft_stays_open(struct str line, bool open)
{
	size_t at = open ? 0 : str_find(line, STR("{{"), 0);

	return at != SIZE_MAX && str_find(line, STR("}}"), at) == SIZE_MAX;
}

/* What the first line says that says it; a not= may stand above it. */
static const struct check *find_check(const struct draft *f)
{
	for (size_t i = 0; i < f->nparts; i++) {
		const struct block *b = &f->doc->blocks[f->parts[i].from];

		if (f->parts[i].kind != STRETCH_LINES)
			continue;
		for (unsigned line = b->line; line <= b->last_line; line++) {
			struct str s = doc_source_line(f->doc, line);
			struct mark mark = mark_of(str_trim(s));

			if (mark.check)
				return mark.check;
		}
	}
	return NULL;
}

static void read_stretch(
    struct draft *f, struct lines *lines, const struct block *b)
{
	struct entry entry = { 0 };
	bool open = false; /* a {{ goes on over the line's end */

	for (unsigned line = b->line; line <= b->last_line; line++) {
		struct str s = str_trim(doc_source_line(f->doc, line));
		struct mark mark = mark_of(s);

		if (open) {
			entry.text.len = (size_t)(s.at - entry.text.at) + s.len;
			open = draft_stays_open(s, true);
			continue;
		}
		if (entry.mark.len)
			read_entry(f, lines, &entry);
		entry =
		    (struct entry){ mark, s.at, str_sub(s, mark.len, s.len) };
		while (entry.text.len &&
		    (entry.text.at[0] == ' ' || entry.text.at[0] == '\t'))
			entry.text = str_sub(entry.text, 1, entry.text.len);
		open = mark.len && draft_stays_open(s, false);
		if (mark.len == 0)
			draft_error(f, draft_spot(f->doc, s.at),
			    "this line is no answer (= s= ip= or= not=): put a "
			    "blank line between text and answers");
	}
	if (entry.mark.len)
		read_entry(f, lines, &entry);
}

/* A not= that a right answer or an earlier not= takes in is never reached. */
static void find_covered(struct draft *f, const struct lines *lines)
{
	const struct wanted *w = &f->q.wanted;

	for (size_t i = 0; i < w->n; i++)
		for (size_t j = 0; j < w->n; j++) {
			if (w->accepted[i].right ||
			    (j >= i && !w->accepted[j].right) ||
			    !w->check->covers(
				&w->accepted[j], &w->accepted[i], w->exact))
				continue;
			draft_warn(f, lines->spots.at[i],
			    str_fmt(f->a,
				"this not= is never reached: %s %.*s "
				"%s it",
				w->accepted[j].right ? "the answer" : "not=",
				STR_ARG(w->accepted[j].text),
				w->accepted[j].right ? "accepts" : "takes")
				.at);
			break;
		}
}

void draft_lines(struct draft *f)
{
	struct lines lines = { 0 };
	size_t errors = f->d->errors;

	f->q.wanted.check = find_check(f);
	for (size_t i = 0; i < f->nparts; i++)
		if (f->parts[i].kind == STRETCH_LINES)
			read_stretch(
			    f, &lines, &f->doc->blocks[f->parts[i].from]);
	f->q.wanted.accepted = lines.accepted.at;
	f->q.wanted.n = lines.accepted.n;
	f->q.kind = f->q.wanted.check == &check_number ? QUESTION_NUMBER
						       : QUESTION_TEXT;
	if (!lines.right && f->d->errors == errors)
		draft_error(f,
		    draft_block_spot(f->doc, f->parts[f->answer].from),
		    "no answer is right: not= alone says only what is wrong");
	find_covered(f, &lines);
}
