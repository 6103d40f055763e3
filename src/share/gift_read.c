#include "share/gift.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

/* One question's text, comments taken out, and where it begins. */
struct chunk {
	struct str text;
	unsigned line;
};

struct reader {
	struct arena *a;
	struct str path;
	struct diags *d;
	struct gift next; /* what comments say of the next question */
	VEC(struct str) tags;
	struct str category;
	struct gifts gifts;
};

static void fault(struct reader *r, unsigned line, const char *what)
{
	diag_add(r->d, SEVERITY_ERROR, r->path, line, 1, "%s", what);
}

/* Where c first stands without a backslash before it, or the length. */
static size_t find_bare(struct str s, size_t at, const char *any)
{
	for (; at < s.len; at++) {
		if (s.at[at] == '\\')
			at++;
		else if (strchr(any, s.at[at]) && s.at[at])
			return at;
	}
	return s.len;
}

/* As it is meant: \n is a line's end, other escapes are their character. */
static struct str unescape(struct arena *a, struct str s)
{
	struct buf b = { .a = a };

	s = str_trim(s);
	for (size_t i = 0; i < s.len; i++) {
		bool escaped = s.at[i] == '\\' && i + 1 < s.len;

		if (escaped && s.at[i + 1] == 'n')
			buf_byte(&b, '\n');
		else if (escaped && strchr("~=#{}:\\", s.at[i + 1]))
			buf_byte(&b, s.at[i + 1]);
		else
			buf_byte(&b, s.at[i]);
		if (escaped && strchr("n~=#{}:\\", s.at[i + 1]))
			i++;
	}
	return str_trim(buf_str(&b));
}

/* Takes "[markdown]" and its like off the front. */
static struct str without_format(struct str s, bool *markdown)
{
	static const char *const names[] = { "[markdown]", "[html]", "[moodle]",
		"[plain]" };

	s = str_trim(s);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct str name = str_of(names[i]);

		if (!str_eq_nocase(str_sub(s, 0, name.len), name))
			continue;
		*markdown = i == 0;
		return str_trim(str_sub(s, name.len, s.len));
	}
	return s;
}

static struct str text_of(struct reader *r, struct str s)
{
	bool ignored;

	return unescape(r->a, without_format(s, &ignored));
}

/* "50%" behind the first %; *rest moves behind the second. */
static bool read_weight(struct str *rest, double *weight)
{
	char number[32];
	struct str s;
	char *end;
	struct str tail = str_cut(str_sub(*rest, 1, rest->len), '%', &s);

	if (!str_starts(*rest, STR("%")) || !tail.at || s.len == 0 ||
	    s.len >= sizeof(number))
		return false;
	memcpy(number, s.at, s.len);
	number[s.len] = '\0';
	*weight = strtod(number, &end);
	if (*end || !(*weight >= -100 && *weight <= 100))
		return false;
	*rest = tail;
	return true;
}

/* One answer behind its = or ~, up to the next. */
static struct gift_answer read_answer(
    struct reader *r, struct str s, bool right)
{
	struct gift_answer answer = { .right = right };
	size_t remark, arrow;

	s = str_trim(s);
	answer.weighted = read_weight(&s, &answer.weight);
	remark = find_bare(s, 0, "#");
	answer.remark = text_of(r, str_sub(s, remark + 1, s.len));
	s = str_sub(s, 0, remark);
	arrow = str_find(s, STR("->"), 0);
	if (right && arrow != SIZE_MAX) {
		answer.partner = text_of(r, str_sub(s, arrow + 2, s.len));
		s = str_sub(s, 0, arrow);
	}
	answer.text = text_of(r, s);
	return answer;
}

static void read_answers(struct reader *r, struct gift *g, struct str s)
{
	VEC(struct gift_answer) answers = { 0 };
	size_t at = find_bare(s, 0, "=~");

	while (at < s.len) {
		size_t end = find_bare(s, at + 1, "=~");

		*VEC_ADD(r->a, &answers) =
		    read_answer(r, str_sub(s, at + 1, end), s.at[at] == '=');
		at = end;
	}
	g->answers = answers.at;
	g->n = answers.n;
}

static bool has_partners(const struct gift *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->answers[i].partner.len == 0)
			return false;
	return g->n > 0;
}

static bool all_right(const struct gift *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (!g->answers[i].right)
			return false;
	return g->n > 0;
}

static bool read_truth(struct str word, bool *truth)
{
	if (str_eq_nocase(word, STR("T")) || str_eq_nocase(word, STR("TRUE")))
		*truth = true;
	else if (str_eq_nocase(word, STR("F")) ||
	    str_eq_nocase(word, STR("FALSE")))
		*truth = false;
	else
		return false;
	return true;
}

/* "TRUE#said to who is wrong#said to who is right". */
static bool read_true_false(struct reader *r, struct gift *g, struct str s)
{
	size_t first = find_bare(s, 0, "#");
	size_t second = find_bare(s, first + 1, "#");

	if (!read_truth(str_trim(str_sub(s, 0, first)), &g->truth))
		return false;
	g->kind = GIFT_TRUE_FALSE;
	g->answers = NEW_N(r->a, struct gift_answer, 2);
	g->n = 2;
	g->answers[!g->truth].remark =
	    text_of(r, str_sub(s, second + 1, s.len));
	g->answers[g->truth].remark = text_of(r, str_sub(s, first + 1, second));
	return true;
}

/* "#1822:5", or with several answers "#=1822:0 =%50%1822:2". */
static void read_numbers(struct reader *r, struct gift *g, struct str s)
{
	g->kind = GIFT_NUMBER;
	read_answers(r, g, s);
	if (g->n)
		return;
	g->answers = NEW(r->a, struct gift_answer);
	g->answers[0] = read_answer(r, s, true);
	g->n = 1;
}

/* What stands between { and }. */
static void read_block(struct reader *r, struct gift *g, struct str s)
{
	size_t general = str_find(s, STR("####"), 0);

	if (general != SIZE_MAX) {
		g->remark = text_of(r, str_sub(s, general + 4, s.len));
		s = str_sub(s, 0, general);
	}
	s = str_trim(s);
	if (s.len == 0) {
		g->kind = GIFT_ESSAY;
		return;
	}
	if (read_true_false(r, g, s))
		return;
	if (s.at[0] == '#') {
		read_numbers(r, g, str_sub(s, 1, s.len));
		return;
	}
	read_answers(r, g, s);
	if (g->n == 0)
		fault(r, g->line, "no answer between { and }");
	g->kind = has_partners(g) ? GIFT_MATCH
	    : all_right(g)	  ? GIFT_WORDS
				  : GIFT_CHOICE;
}

static struct str read_title(struct reader *r, struct gift *g, struct str s)
{
	size_t end;

	if (!str_starts(s, STR("::")))
		return s;
	end = str_find(s, STR("::"), 2);
	while (end != SIZE_MAX && s.at[end - 1] == '\\')
		end = str_find(s, STR("::"), end + 1);
	if (end == SIZE_MAX)
		return s;
	g->title = unescape(r->a, str_sub(s, 2, end));
	return str_trim(str_sub(s, end + 2, s.len));
}

static void read_question(struct reader *r, const struct chunk *chunk)
{
	struct gift g = r->next;
	struct str s;
	size_t open, close, errors = r->d->errors;

	g.line = chunk->line;
	g.tags = r->tags.at;
	g.ntags = r->tags.n;
	g.category = r->category;
	s = without_format(
	    read_title(r, &g, str_trim(chunk->text)), &g.markdown);
	open = find_bare(s, 0, "{");
	close = find_bare(s, open, "}");
	g.body = unescape(r->a, str_sub(s, 0, open));
	if (open == s.len)
		g.kind = GIFT_DESCRIPTION;
	else if (close == s.len)
		fault(r, g.line, "{ without its }");
	else
		read_block(r, &g, str_sub(s, open + 1, close));
	g.tail = unescape(r->a, str_sub(s, close + 1, s.len));
	g.inside = g.tail.len > 0;
	r->next = (struct gift){ 0 };
	r->tags.at = NULL;
	r->tags.n = r->tags.cap = 0;
	if (r->d->errors == errors)
		*VEC_ADD(r->a, &r->gifts) = g;
}

/* "[id:a]" and "[tag:b]", as Moodle writes them. */
static void read_marks(struct reader *r, struct str s)
{
	struct str id = STR("[id:"), tag = STR("[tag:"), inner;

	for (size_t at = str_find(s, STR("["), 0); at != SIZE_MAX;
	     at = str_find(s, STR("["), at + 1)) {
		struct str mark = str_sub(s, at, s.len);

		if (!str_cut(mark, ']', &inner).at)
			return;
		if (str_starts(inner, id))
			r->next.id =
			    str_trim(str_sub(inner, id.len, inner.len));
		else if (str_starts(inner, tag))
			*VEC_ADD(r->a, &r->tags) =
			    str_trim(str_sub(inner, tag.len, inner.len));
	}
}

static void read_comment(struct reader *r, struct str line)
{
	struct str own = STR("lectern:");

	line = str_trim(str_sub(line, 2, line.len));
	if (str_starts(line, own))
		r->next.settings = str_trim(str_sub(line, own.len, line.len));
	else
		read_marks(r, line);
}

static void read_line(struct reader *r, struct buf *text, struct chunk *chunk,
    struct str line, unsigned number)
{
	struct str category = STR("$CATEGORY:"), trimmed = str_trim(line);

	if (str_starts(trimmed, STR("//"))) {
		read_comment(r, trimmed);
	} else if (str_starts(trimmed, category)) {
		r->category =
		    str_trim(str_sub(trimmed, category.len, trimmed.len));
	} else if (trimmed.len == 0) {
		chunk->text = buf_str(text);
		if (chunk->text.len)
			read_question(r, chunk);
		*text = (struct buf){ .a = r->a };
	} else {
		if (text->len == 0)
			chunk->line = number;
		buf_add(text, line);
		buf_byte(text, '\n');
	}
}

struct gifts gift_read(
    struct arena *a, struct str path, struct str text, struct diags *d)
{
	struct reader r = { .a = a, .path = path, .d = d };
	struct buf gathered = { .a = a };
	struct chunk chunk = { 0 };
	unsigned number = 0;

	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_sub(text, 3, text.len);
	while (text.len)
		read_line(&r, &gathered, &chunk, str_line(&text), ++number);
	read_line(&r, &gathered, &chunk, STR(""), number);
	return r.gifts;
}
