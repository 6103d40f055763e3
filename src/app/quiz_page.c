#include "app/quiz_page.h"

#include "base/arena.h"
#include "base/file.h"
#include "check/picks.h"
#include "doc/doc.h"
#include "doc/layout.h"
#include "quiz/judge.h"
#include "quiz/session.h"
#include "text/width.h"
#include "ui/look.h"

enum { OPTION_INDENT = 6, LEAST_WIDTH = 20, CARET_MOST = 60 };

static void put(struct page *p, struct str s)
{
	fwrite(s.at, 1, s.len, p->out);
}

static void put_blanks(struct page *p, size_t n)
{
	fprintf(p->out, "%*s", (int)n, "");
}

/* What fits on one line, up to a blank if there is one; *rest goes on. */
static struct str take_line(struct str *rest, size_t cells)
{
	struct str line = text_fit(*rest, cells, NULL);
	size_t end;

	if (line.len == 0)
		line = str_sub(*rest, 0, 1);
	if (line.len < rest->len && rest->at[line.len] != ' ') {
		for (end = line.len; end > 0 && line.at[end - 1] != ' '; end--)
			;
		if (end > 0)
			line.len = end;
	}
	*rest = str_sub(*rest, line.len, rest->len);
	while (rest->len && rest->at[0] == ' ')
		*rest = str_sub(*rest, 1, rest->len);
	return str_trim(line);
}

static size_t room(const struct page *p, size_t indent)
{
	return p->width > indent + LEAST_WIDTH ? p->width - indent
					       : LEAST_WIDTH;
}

void page_text(struct page *p, size_t indent, struct str text)
{
	while (text.len) {
		struct str rest = text_safe(p->a, str_line(&text));

		while (rest.len) {
			struct str line = take_line(&rest, room(p, indent));

			put_blanks(p, indent);
			put(p, line);
			putc('\n', p->out);
		}
	}
	arena_reset(p->a);
}

/* All lines of a passage but blank ones at its start; *first: no indent. */
static void put_block(struct page *p, size_t indent, const struct doc *doc,
    const struct lines *lines, bool *first)
{
	static const struct plain how = { .colours = 0 };
	bool begun = !*first;

	for (size_t i = 0; i < lines->n; i++) {
		struct buf b = { .a = p->a };

		plain_line(&b, doc, &lines->at[i], &how);
		if (b.len == 0 && !begun)
			continue;
		if (b.len && !*first)
			put_blanks(p, indent);
		put(p, buf_str(&b));
		putc('\n', p->out);
		begun = true;
		*first = false;
	}
}

/* The first line goes on where the cursor stands if `hang`. */
static void put_passage(struct page *p, size_t indent, const struct quiz *quiz,
    struct passage passage, bool hang)
{
	struct layout how = { .width = room(p, indent),
		.inside = passage.inside,
		.wrap_code = true };
	bool first = true;

	if (!hang && passage.from < passage.to)
		put_blanks(p, indent);
	for (uint32_t i = passage.from; i < passage.to; i++) {
		struct lines lines = { 0 };

		layout_block(p->a, quiz->doc, i, &how, &lines);
		put_block(p, indent, quiz->doc, &lines, &first);
		arena_reset(p->a);
	}
	if (hang && first)
		putc('\n', p->out);
}

void page_passage(struct page *p, size_t indent, const struct quiz *quiz,
    struct passage passage)
{
	put_passage(p, indent, quiz, passage, false);
}

static void put_options(struct page *p, const struct turn *turn)
{
	const struct question *q = turn->q;

	for (size_t i = 0; i < turn->norder; i++) {
		fprintf(p->out, "%4zu. ", i + 1);
		put_passage(p, OPTION_INDENT, turn->quiz,
		    q->options[turn->order[i]].text, true);
	}
}

static void put_head(struct page *p, struct str head)
{
	if (head.len)
		page_text(p, 2, str_fmt(p->a, "%.*s:", STR_ARG(head)));
}

/* One item of a list whose marker has been written. */
static void put_item(struct page *p, struct str text)
{
	struct str rest = text_safe(p->a, text);
	bool first = true;

	while (rest.len) {
		if (!first)
			put_blanks(p, OPTION_INDENT);
		put(p, take_line(&rest, room(p, OPTION_INDENT)));
		putc('\n', p->out);
		first = false;
	}
	arena_reset(p->a);
}

/* 1 to n with letters: after z come numbers. */
static void put_letter(struct page *p, size_t i)
{
	if (i < 26)
		fprintf(p->out, "   %c. ", (char)('a' + i));
	else
		fprintf(p->out, "%4zu. ", i + 1);
}

static void put_pairs(struct page *p, const struct turn *turn)
{
	const struct question *q = turn->q;

	put_head(p, q->head.left);
	for (size_t i = 0; i < q->npairs; i++) {
		fprintf(p->out, "%4zu. ", i + 1);
		put_item(p, q->pairs[i].left);
	}
	putc('\n', p->out);
	put_head(p, q->head.right);
	for (size_t i = 0; i < turn->norder; i++) {
		put_letter(p, i);
		put_item(p, q->pairs[turn->order[i]].right);
	}
}

/* The choices of drop-downs. */
static void put_gaps(struct page *p, const struct question *q)
{
	for (size_t i = 0; i < q->ngaps; i++) {
		const struct gap *gap = &q->gaps[i];

		if (gap->nchoices == 0)
			continue;
		fprintf(p->out, "  For gap %zu choose:\n", i + 1);
		for (size_t j = 0; j < gap->nchoices; j++) {
			fprintf(p->out, "%4zu. ", j + 1);
			put_item(p, gap->choices[j]);
		}
	}
}

static void put_choices(struct page *p, const struct turn *turn)
{
	switch (turn->q->kind) {
	case QUESTION_ONE:
	case QUESTION_SEVERAL:
	case QUESTION_ORDER:
		put_options(p, turn);
		break;
	case QUESTION_MATCH:
		put_pairs(p, turn);
		break;
	case QUESTION_GAPS:
		put_gaps(p, turn->q);
		break;
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		break;
	}
}

void page_rows(struct page *p, size_t indent, struct str rows)
{
	while (rows.len) {
		struct str row = text_safe(p->a, str_line(&rows));

		if (row.len)
			put_blanks(p, indent);
		put(p, row);
		putc('\n', p->out);
	}
	arena_reset(p->a);
}

/* The text that is to be edited, under its name if it has one. */
static void put_start(struct page *p, const struct question *q)
{
	if (q->start.len == 0)
		return;
	putc('\n', p->out);
	if (q->file.name.len)
		put_head(p, path_name(q->file.name));
	page_rows(p, 2, q->start);
}

void page_question(struct page *p, const struct turn *turn)
{
	const struct question *q = turn->q;
	bool body = q->body.from < q->body.to;

	if (q->lead.from < q->lead.to) {
		putc('\n', p->out);
		page_passage(p, 0, turn->quiz, q->lead);
	}
	if (body) {
		putc('\n', p->out);
		page_passage(p, 0, turn->quiz, q->body);
	}
	if (turn->norder || q->ngaps)
		putc('\n', p->out);
	put_choices(p, turn);
	put_start(p, q);
}

const char *page_manner(const struct question *q)
{
	switch (q->kind) {
	case QUESTION_ONE:
		return "One is right: its number or letter.";
	case QUESTION_SEVERAL:
		return "Any number may be right: their numbers, as in 1 3.";
	case QUESTION_ORDER:
		return "The numbers in the order you mean, as in 2 3 1.";
	case QUESTION_MATCH:
		return "A letter for each number, as in b c a.";
	case QUESTION_NUMBER:
		return "A number.";
	case QUESTION_TEXT:
		return q->wanted.check->manner ? q->wanted.check->manner
					       : "A word, or a few.";
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		return judge_manner(q).at;
	case QUESTION_GAPS:
		return q->ngaps == 1 ? "What belongs into the gap."
				     : "What belongs into each gap, with | "
				       "between them.";
	}
	return "";
}

/* The line of the answer that holds the piece; *at is its place there. */
static struct str line_of(struct str answer, size_t *at)
{
	struct str rest = answer, line = answer;

	while (rest.len) {
		line = str_line(&rest);
		if (*at <= (size_t)(line.at - answer.at) + line.len)
			break;
	}
	*at -= (size_t)(line.at - answer.at);
	return line;
}

/* The answer again, with marks under the piece that cannot be read. */
static void put_caret(
    struct page *p, const struct verdict *v, size_t indent, struct str answer)
{
	size_t at = v->at, under, before;
	struct str line;

	if (v->len == answer.len || v->at > answer.len)
		return;
	line = line_of(answer, &at);
	if (line.len > CARET_MOST || at > line.len)
		return;
	before = text_cells(str_sub(line, 0, at));
	under = text_cells(str_sub(line, at, at + v->len));
	put_blanks(p, indent);
	put(p, text_safe(p->a, line));
	putc('\n', p->out);
	put_blanks(p, indent + before);
	for (size_t i = 0; i < under || i == 0; i++)
		putc('^', p->out);
	putc('\n', p->out);
}

void page_verdict(
    struct page *p, size_t indent, const struct verdict *v, struct str answer)
{
	struct buf b = { .a = p->a };

	buf_add(&b, str_of(verdict_words(v->kind)));
	if (v->kind == VERDICT_PARTIAL)
		buf_fmt(&b, " (%.0f %%)", 100 * v->score);
	buf_add(&b, STR(". "));
	buf_add(&b, v->reason);
	page_text(p, indent, buf_str(&b));
	if (!verdict_counts(v->kind))
		put_caret(p, v, indent + 2, answer);
	page_rows(p, indent + 2, v->detail);
	arena_reset(p->a);
}

void page_feedback(struct page *p, const struct turn *turn)
{
	struct str text = judge_feedback(
	    p->a, turn->quiz, turn->q, turn->answer, &turn->verdict);

	page_text(p, 2, text);
}

void page_link(struct page *p, const struct question *q)
{
	if (q->link.len == 0)
		return;
	fputs("  Read again: ", p->out);
	put(p, text_safe(p->a, q->link));
	putc('\n', p->out);
	arena_reset(p->a);
}

void page_closing(struct page *p, const struct turn *turn)
{
	const struct question *q = turn->q;
	bool explained = q->explain.from < q->explain.to;

	if (explained || q->link.len)
		putc('\n', p->out);
	if (explained)
		page_passage(p, 2, turn->quiz, q->explain);
	if (explained && q->link.len)
		putc('\n', p->out);
	page_link(p, q);
}

void page_solution(struct page *p, const struct question *q)
{
	struct arena *a = arena_new();
	struct str words = judge_solution_words(a, q);

	fputs("The solution:\n", p->out);
	if (judge_file(q))
		page_rows(p, 2, words);
	else
		page_text(p, 2, words);
	arena_free(a);
}

static bool has_generated(const struct session *s)
{
	for (size_t i = 0; i < session_count(s); i++)
		if (session_turn(s, i)->q->recipe)
			return true;
	return false;
}

void page_summary(struct page *p, const struct session *s)
{
	size_t n = session_count(s), right = session_tally(s, TURN_RIGHT);
	size_t closed = right + session_tally(s, TURN_MISSED) +
	    session_tally(s, TURN_SHOWN);
	double earned, most;

	session_points(s, &earned, &most);
	fprintf(p->out, "\n%zu of %zu right", right, n);
	if (closed < n)
		fprintf(p->out, ", %zu still open", n - closed);
	fprintf(p->out, "; %.4g of %.4g points.\n", earned, most);
	if (has_generated(s))
		page_text(p, 0,
		    str_fmt(p->a,
			"The seed was %llu: --seed %llu begins with the same "
			"numbers.",
			(unsigned long long)session_seed(s),
			(unsigned long long)session_seed(s)));
}
