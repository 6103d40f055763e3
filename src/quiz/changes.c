#include "quiz/changes.h"

#include "base/arena.h"
#include "base/vec.h"
#include "check/check.h"

/* Making changes */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_blanks(struct str s, size_t at)
{
	while (at < s.len && is_blank(s.at[at]))
		at++;
	return at;
}

/* \n becomes the end of a line. */
static struct str with_lines(struct arena *a, struct str s)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < s.len; i++) {
		bool end = str_starts(str_sub(s, i, s.len), STR("\\n"));

		buf_byte(&b, end ? '\n' : s.at[i]);
		i += end;
	}
	return buf_str(&b);
}

/*
 * The bytes of `text` at `at` that `old` stands for; 0: it does not.  How far
 * a line is indented, and what blanks end it, does not matter.
 */
static size_t match_at(struct str text, size_t at, struct str old)
{
	size_t from = at, i = 0;

	while (i < old.len) {
		size_t word = skip_blanks(old, i);
		bool end = word < old.len && old.at[word] == '\n';
		size_t next = skip_blanks(text, at);

		if (word > i && next == at && !end)
			return 0;
		if (word > i || end)
			at = next;
		i = word;
		if (i == old.len)
			break;
		if (at == text.len || text.at[at] != old.at[i])
			return 0;
		i++;
		at++;
		if (end) {
			i = skip_blanks(old, i);
			at = skip_blanks(text, at);
		}
	}
	return at - from;
}

static size_t find(struct str text, struct str old, size_t at, size_t *len)
{
	for (; at < text.len; at++)
		if ((*len = match_at(text, at, old)) > 0)
			return at;
	return SIZE_MAX;
}

/* A piece that is taken out takes a line with it that holds nothing else. */
static void widen(struct str text, size_t *at, size_t *end)
{
	size_t from = *at, to = skip_blanks(text, *end);

	while (from > 0 && is_blank(text.at[from - 1]))
		from--;
	if ((from > 0 && text.at[from - 1] != '\n') ||
	    (to < text.len && text.at[to] != '\n'))
		return;
	*at = from;
	*end = to + (to < text.len);
}

static struct str add_line(struct arena *a, struct str text, struct str line)
{
	const char *end = !text.len || str_ends(text, STR("\n")) ? "" : "\n";

	return str_fmt(a, "%.*s%s%.*s\n", STR_ARG(text), end, STR_ARG(line));
}

static bool change(struct arena *a, struct str *text, struct str old,
    struct str new, struct flaw *flaw)
{
	size_t len, more, at, end;
	struct buf b = { .a = a };

	if (old.len == 0) {
		*text = add_line(a, *text, new);
		return true;
	}
	at = find(*text, old, 0, &len);
	flaw->text = STR("this does not stand in the text that is edited");
	if (at == SIZE_MAX)
		return false;
	flaw->text = STR("this stands more than once in the text that is "
			 "edited");
	if (find(*text, old, at + 1, &more) != SIZE_MAX)
		return false;
	end = at + len;
	if (new.len == 0)
		widen(*text, &at, &end);
	buf_add(&b, str_sub(*text, 0, at));
	buf_add(&b, new);
	buf_add(&b, str_sub(*text, end, text->len));
	*text = buf_str(&b);
	return true;
}

bool changes_is_script(struct str s)
{
	return str_find(s, STR("=>"), 0) != SIZE_MAX;
}

/* Where " => " stands, or "=>" at an end; the first one. */
static size_t find_arrow(struct str s)
{
	size_t at = str_find(s, STR(" => "), 0);

	if (at != SIZE_MAX)
		return at + 1;
	if (str_starts(s, STR("=>")))
		return 0;
	return str_ends(s, STR(" =>")) ? s.len - 2 : SIZE_MAX;
}

bool changes_apply(struct arena *a, struct str text, struct str script,
    struct str *out, struct flaw *flaw)
{
	size_t at = 0;

	*out = text;
	while (at < script.len) {
		size_t next = str_find(script, STR(" ;; "), at), arrow;
		size_t end = next == SIZE_MAX ? script.len : next;
		struct str one = str_trim(str_sub(script, at, end));

		*flaw = (struct flaw){ (size_t)(one.at - script.at), one.len,
			STR("a change is written old => new") };
		arrow = find_arrow(one);
		if (arrow == SIZE_MAX ||
		    !change(a, out,
			with_lines(a, str_trim(str_sub(one, 0, arrow))),
			with_lines(
			    a, str_trim(str_sub(one, arrow + 2, one.len))),
			flaw))
			return false;
		at = next == SIZE_MAX ? script.len : next + 4;
	}
	return true;
}

/* Showing them */

struct lines {
	struct str *at;
	size_t n, cap;
};

static struct lines lines_of(struct arena *a, struct str text)
{
	struct lines lines = { 0 };

	while (text.len) {
		struct str line = str_line(&text);

		*VEC_ADD(a, &lines) = line;
	}
	return lines;
}

enum { CELLS_MOST = 1000 * 1000, BESIDE = 1 };

/* The two texts while they are compared; what is the same at both ends is
 * left out of the table of common lengths. */
struct comparison {
	struct arena *a;
	struct lines old, new;
	size_t head, tail; /* lines that are the same at the ends */
	unsigned *common; /* [i][j]: of the rests; NULL: too much to compare */
	bool *gone, *come; /* which lines differ */
};

static void find_ends(struct comparison *c)
{
	size_t most = c->old.n < c->new.n ? c->old.n : c->new.n;

	while (c->head < most && str_eq(c->old.at[c->head], c->new.at[c->head]))
		c->head++;
	while (c->head + c->tail < most &&
	    str_eq(c->old.at[c->old.n - 1 - c->tail],
		c->new.at[c->new.n - 1 - c->tail]))
		c->tail++;
}

/* The longest common lines (Wagner and Fischer, 1974). */
static void measure(struct comparison *c, size_t rows, size_t columns)
{
	size_t width = columns + 1;

	c->common = NEW_N(c->a, unsigned, (rows + 1) * width);
	for (size_t i = rows; i-- > 0;)
		for (size_t j = columns; j-- > 0;) {
			unsigned *to = &c->common[i * width + j];
			unsigned down = to[width], right = to[1];

			if (str_eq(
				c->old.at[c->head + i], c->new.at[c->head + j]))
				*to = to[width + 1] + 1;
			else
				*to = down > right ? down : right;
		}
}

static void mark(struct comparison *c)
{
	size_t rows = c->old.n - c->head - c->tail, i = 0;
	size_t columns = c->new.n - c->head - c->tail, j = 0;
	size_t width = columns + 1;

	c->gone = NEW_N(c->a, bool, c->old.n + 1);
	c->come = NEW_N(c->a, bool, c->new.n + 1);
	if (rows && columns < CELLS_MOST / rows)
		measure(c, rows, columns);
	while (i < rows || j < columns) {
		size_t x = c->head + i, y = c->head + j;

		if (c->common && i < rows && j < columns &&
		    str_eq(c->old.at[x], c->new.at[y])) {
			i++;
			j++;
		} else if (i < rows &&
		    (j == columns || !c->common ||
			c->common[(i + 1) * width + j] >=
			    c->common[i * width + j + 1])) {
			c->gone[x] = true;
			i++;
		} else {
			c->come[y] = true;
			j++;
		}
	}
}

static void add_line_of(struct buf *b, char sign, struct str line)
{
	if (b->len)
		buf_byte(b, '\n');
	buf_byte(b, sign);
	buf_add(b, line);
}

/* Whether a line that stays is near one that does not. */
static bool is_beside(const struct comparison *c, size_t i, size_t j)
{
	for (size_t k = 0; k <= BESIDE; k++)
		if ((i >= k && c->gone[i - k]) ||
		    (i + k < c->old.n && c->gone[i + k]) ||
		    (j >= k && c->come[j - k]) ||
		    (j + k < c->new.n && c->come[j + k]))
			return true;
	return false;
}

struct str changes_show(struct arena *a, struct str old, struct str new)
{
	struct comparison c = {
		.a = a, .old = lines_of(a, old), .new = lines_of(a, new)
	};
	struct buf b = { .a = a };
	bool left_out = false;

	find_ends(&c);
	mark(&c);
	for (size_t i = 0, j = 0; i < c.old.n || j < c.new.n;) {
		if (i < c.old.n && c.gone[i]) {
			add_line_of(&b, '-', c.old.at[i++]);
		} else if (j < c.new.n && c.come[j]) {
			add_line_of(&b, '+', c.new.at[j++]);
		} else {
			if (is_beside(&c, i, j)) {
				if (left_out && b.len)
					buf_add(&b, STR("\n…"));
				add_line_of(&b, ' ', c.new.at[j]);
				left_out = false;
			} else {
				left_out = true;
			}
			i++;
			j++;
		}
	}
	return buf_str(&b);
}
