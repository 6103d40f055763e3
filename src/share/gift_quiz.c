#include "share/gift.h"

#include "share/bank.h"

#include "doc/doc.h"

/* A quiz file while it is written. */
struct scribe {
	struct arena *a;
	struct buf out;
	struct losses *losses;
	struct str *ids; /* that are taken */
	size_t nids;
	struct str id; /* of the question at hand */
};

static void put(struct scribe *w, const char *s)
{
	buf_add(&w->out, str_of(s));
}

static void lose(struct scribe *w, const char *what)
{
	*VEC_ADD(w->a, w->losses) = (struct loss){ w->id, str_of(what) };
}

/* HTML's own characters. */
static size_t entity_at(struct str s, char *c)
{
	static const struct {
		const char *name;
		char c;
	} entities[] = { { "&lt;", '<' }, { "&gt;", '>' }, { "&amp;", '&' },
		{ "&quot;", '"' }, { "&nbsp;", ' ' }, { "&#39;", '\'' } };

	for (size_t i = 0; i < sizeof(entities) / sizeof(*entities); i++)
		if (str_starts(s, str_of(entities[i].name))) {
			*c = entities[i].c;
			return str_of(entities[i].name).len;
		}
	return 0;
}

/* What a tag comes to in Markdown; NULL: it is left out. */
static const char *mark_of(struct str tag)
{
	static const struct {
		const char *tag, *mark;
	} marks[] = { { "p", "" }, { "/p", "\n\n" }, { "br", "\n" },
		{ "br/", "\n" }, { "br /", "\n" }, { "b", "**" },
		{ "/b", "**" }, { "strong", "**" }, { "/strong", "**" },
		{ "i", "*" }, { "/i", "*" }, { "em", "*" }, { "/em", "*" },
		{ "code", "`" }, { "/code", "`" }, { "pre", "\n\n```\n" },
		{ "/pre", "\n```\n\n" }, { "li", "\n- " }, { "/li", "" },
		{ "ul", "\n" }, { "/ul", "\n\n" } };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (str_eq_nocase(tag, str_of(marks[i].tag)))
			return marks[i].mark;
	return NULL;
}

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/';
}

/* The tag that s begins with; 0: it begins with none. */
static size_t tag_at(struct str s, struct str *tag)
{
	if (s.len < 3 || s.at[0] != '<' || !is_name(s.at[1]) ||
	    !str_cut(str_sub(s, 1, s.len), '>', tag).at)
		return 0;
	return tag->len + 2;
}

/* A character of plain text that Markdown would take for a mark. */
static bool is_mark(char c)
{
	return str_find(STR("\\`*_[]<>#|"), (struct str){ &c, 1 }, 0) !=
	    SIZE_MAX;
}

static struct str from_html(struct scribe *w, struct str s)
{
	struct buf b = { .a = w->a };
	struct str tag;
	bool left_out = false;

	for (size_t at = 0, n; at < s.len; at += n) {
		struct str rest = str_sub(s, at, s.len);
		char c = s.at[at];

		n = tag_at(rest, &tag);
		if (n) {
			const char *mark = mark_of(tag);

			left_out |= !mark;
			buf_add(&b, str_of(mark));
			continue;
		}
		n = entity_at(rest, &c);
		if (is_mark(c))
			buf_byte(&b, '\\');
		buf_byte(&b, c);
		n += n == 0;
	}
	if (left_out)
		lose(w, "some of the HTML");
	return str_trim(buf_str(&b));
}

/* A line that would begin a question, an answer or a fence of its own. */
static bool begins_something(struct str line)
{
	line = str_trim(line);
	return str_starts(line, STR("#")) || str_starts(line, STR("- [")) ||
	    str_starts(line, STR("= ")) || str_starts(line, STR("s=")) ||
	    str_starts(line, STR("not=")) || str_starts(line, STR("or="));
}

static bool is_fence(struct str line)
{
	return str_starts(str_trim(line), STR("```")) ||
	    str_starts(str_trim(line), STR("~~~"));
}

/* Lines behind the first have `indent` before them. */
static void put_text(
    struct scribe *w, const struct gift *g, struct str text, const char *indent)
{
	struct str s = g->markdown ? text : from_html(w, text);
	bool first = true, code = false;

	while (s.len) {
		struct str line = str_line(&s);

		if (!first)
			put(w, "\n");
		if (!first && (line.len || *indent == '>'))
			put(w, indent);
		code ^= is_fence(line);
		if (!code && begins_something(line))
			put(w, "\\");
		buf_add(&w->out, line);
		first = false;
	}
}

static bool is_taken(const struct scribe *w, struct str id)
{
	for (size_t i = 0; i < w->nids; i++)
		if (str_eq(w->ids[i], id))
			return true;
	return false;
}

/* Its own id, or its title as one; a number is added to one that is taken. */
static struct str id_of(struct scribe *w, const struct gift *g)
{
	struct str name = g->id.len ? g->id : g->title, id;

	name = doc_slug(w->a, name.len ? name : g->body);
	name = str_sub(name, 0, 48);
	if (name.len == 0 || name.at[0] == '-')
		name = str_fmt(w->a, "q%.*s", STR_ARG(name));
	id = name;
	for (unsigned i = 2; is_taken(w, id); i++)
		id = str_fmt(w->a, "%.*s-%u", STR_ARG(name), i);
	w->ids[w->nids++] = id;
	return id;
}

static bool is_several(const struct gift *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->answers[i].right)
			return false;
	return true;
}

/* Weights below the whole, of which lectern's own credit is another. */
static void judge_weights(struct scribe *w, const struct gift *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->answers[i].weighted && g->answers[i].weight > 0 &&
		    g->answers[i].weight < 100 && g->kind != GIFT_CHOICE) {
			lose(w, "an answer that is right in part");
			return;
		}
}

static void put_settings(struct scribe *w, const struct gift *g)
{
	struct str inner;

	put(w, "<!-- quiz: ");
	if (g->settings.len && !str_cut(g->settings, '>', &inner).at) {
		buf_add(&w->out, g->settings);
	} else {
		buf_fmt(&w->out, "id=%.*s", STR_ARG(w->id));
		for (size_t i = 0; i < g->ntags; i++)
			buf_fmt(&w->out, "%s%.*s", i ? "," : " tags=",
			    STR_ARG(doc_slug(w->a, g->tags[i])));
		if (g->kind == GIFT_MATCH)
			put(w, " type=match");
		if (g->kind == GIFT_CHOICE && is_several(g))
			put(w, " partial=net-correct");
	}
	put(w, " -->\n\n");
}

static void put_remark(struct scribe *w, const struct gift *g, struct str text)
{
	if (text.len == 0)
		return;
	put(w, "   > ");
	put_text(w, g, text, "   > ");
	put(w, "\n");
}

static void put_option(struct scribe *w, const struct gift *g,
    const struct gift_answer *answer, bool right)
{
	buf_fmt(
	    &w->out, "%s [%c] ", is_several(g) ? "-" : "1.", right ? 'x' : ' ');
	put_text(w, g, answer->text, is_several(g) ? "  " : "   ");
	put(w, "\n");
	put_remark(w, g, answer->remark);
}

static void put_choice(struct scribe *w, const struct gift *g)
{
	for (size_t i = 0; i < g->n; i++)
		put_option(w, g, &g->answers[i],
		    g->answers[i].right || g->answers[i].weight > 0);
}

static void put_truth(struct scribe *w, const struct gift *g)
{
	for (size_t i = 0; i < 2; i++) {
		bool is_true = i == 0;

		buf_fmt(&w->out, "1. [%c] %s\n",
		    is_true == g->truth ? 'x' : ' ',
		    is_true ? "True" : "False");
		put_remark(w, g, g->answers[is_true].remark);
	}
}

/* A remark on an accepted or foreseen answer, on one line. */
static void put_why(struct scribe *w, struct str remark)
{
	put(w, " {{");
	while (remark.len) {
		buf_add(&w->out, str_trim(str_line(&remark)));
		put(w, remark.len ? " " : "");
	}
	put(w, "}}");
}

static bool is_right(const struct gift_answer *answer)
{
	return !answer->weighted || answer->weight > 0;
}

static void put_end(
    struct scribe *w, const struct gift_answer *answer, bool right)
{
	if (answer->remark.len && !right)
		put_why(w, answer->remark);
	else if (answer->remark.len)
		lose(w, "a remark on a right answer");
	put(w, "\n");
}

/* `|` parts texts, but not in code. */
static void put_accepted(struct scribe *w, struct str text)
{
	bool code = str_find(text, STR("|"), 0) != SIZE_MAX;

	put(w, code ? "`` " : "");
	buf_add(&w->out, text);
	put(w, code ? " ``" : "");
}

static void put_words(struct scribe *w, const struct gift *g)
{
	for (size_t i = 0; i < g->n; i++) {
		bool right = is_right(&g->answers[i]);

		put(w, right ? "s= " : "not= ");
		put_accepted(w, g->answers[i].text);
		put_end(w, &g->answers[i], right);
	}
}

/* "1822:5" and "1..3" as lectern writes them. */
static void put_number(struct scribe *w, struct str text)
{
	struct str head;
	struct str tail = str_cut(text, ':', &head);
	size_t dots = str_find(text, STR(".."), 0);

	if (dots != SIZE_MAX)
		buf_fmt(&w->out, "[%.*s, %.*s]",
		    STR_ARG(str_trim(str_sub(text, 0, dots))),
		    STR_ARG(str_trim(str_sub(text, dots + 2, text.len))));
	else if (tail.at && !str_eq(str_trim(tail), STR("0")))
		buf_fmt(&w->out, "%.*s +- %.*s", STR_ARG(str_trim(head)),
		    STR_ARG(str_trim(tail)));
	else
		buf_add(&w->out, str_trim(head));
}

static void put_numbers(struct scribe *w, const struct gift *g)
{
	bool first = true;

	for (size_t i = 0; i < g->n; i++) {
		bool right = is_right(&g->answers[i]);

		put(w, !right ? "not= " : first ? "= " : "or= ");
		first &= !right;
		put_number(w, g->answers[i].text);
		put_end(w, &g->answers[i], right);
	}
}

/* An order that lectern wrote: its places are the left sides. */
static bool is_order(const struct gift *g)
{
	return g->kind == GIFT_MATCH &&
	    str_find(g->settings, STR("type=order"), 0) != SIZE_MAX;
}

static void put_pairs(struct scribe *w, const struct gift *g)
{
	bool order = is_order(g);

	put(w, order ? "" : "| | |\n|---|---|\n");
	for (size_t i = 0; i < g->n; i++) {
		if (order) {
			buf_fmt(&w->out, "%zu. ", i + 1);
		} else {
			put(w, "| ");
			put_text(w, g, g->answers[i].text, "");
			put(w, " | ");
		}
		put_text(w, g, g->answers[i].partner, "   ");
		put(w, order ? "\n" : " |\n");
	}
}

static void put_answers(struct scribe *w, const struct gift *g)
{
	switch (g->kind) {
	case GIFT_CHOICE:
		put_choice(w, g);
		break;
	case GIFT_TRUE_FALSE:
		put_truth(w, g);
		break;
	case GIFT_WORDS:
		put_words(w, g);
		break;
	case GIFT_NUMBER:
		put_numbers(w, g);
		break;
	case GIFT_MATCH:
		put_pairs(w, g);
		break;
	case GIFT_ESSAY:
	case GIFT_DESCRIPTION:
		break;
	}
}

/* The answers where the gap is. */
static void put_gap(struct scribe *w, const struct gift *g)
{
	put(w,
	    g->kind == GIFT_NUMBER	? "[[= "
		: g->kind == GIFT_WORDS ? "[["
					: "[[ ");
	for (size_t i = 0, n = 0; i < g->n; i++) {
		const struct gift_answer *one = &g->answers[i];
		bool right = one->right || one->weight > 0;

		if (g->kind != GIFT_CHOICE && !is_right(one)) {
			lose(w, "a wrong text that is foreseen in a gap");
			continue;
		}
		put(w, n++ ? (g->kind == GIFT_CHOICE ? " | " : "|") : "");
		put(w, g->kind == GIFT_CHOICE && right ? "(" : "");
		if (g->kind == GIFT_NUMBER)
			put_number(w, one->text);
		else
			buf_add(&w->out, one->text);
		put(w, g->kind == GIFT_CHOICE && right ? ")" : "");
	}
	put(w, g->kind == GIFT_CHOICE ? " ]]" : "]]");
}

static bool is_gap(const struct gift *g)
{
	return g->inside &&
	    (g->kind == GIFT_CHOICE || g->kind == GIFT_WORDS ||
		g->kind == GIFT_NUMBER);
}

/* The first line of the text, for a question without a title. */
static struct str title_of(const struct gift *g)
{
	struct str rest = g->title.len ? g->title : g->body;

	return str_trim(str_line(&rest));
}

static void put_question(struct scribe *w, const struct gift *g)
{
	w->id = id_of(w, g);
	if (g->kind == GIFT_ESSAY || g->kind == GIFT_DESCRIPTION) {
		lose(w, "a question that a person has to mark");
		return;
	}
	judge_weights(w, g);
	put(w, "## ");
	buf_add(&w->out, title_of(g));
	put(w, "\n");
	put_settings(w, g);
	if (g->title.len || is_gap(g))
		put_text(w, g, g->body, "");
	if (is_gap(g)) {
		put(w, g->body.len ? " " : "");
		put_gap(w, g);
		put(w, " ");
	} else if (g->inside) {
		put(w, " ____ ");
	}
	put_text(w, g, g->tail, "");
	put(w, "\n\n");
	if (!is_gap(g))
		put_answers(w, g);
	if (g->remark.len) {
		put(w, "\n> Explain: ");
		put_text(w, g, g->remark, "> ");
		put(w, "\n");
	}
	put(w, "\n");
}

struct str gift_quiz(struct arena *a, const struct gifts *gifts,
    struct str title, struct losses *losses)
{
	struct scribe w = { .a = a, .out = { .a = a }, .losses = losses };

	w.ids = NEW_N(a, struct str, gifts->n + 1);
	put(&w, "# ");
	buf_add(&w.out, title);
	put(&w, "\n\n");
	for (size_t i = 0; i < gifts->n; i++) {
		if (gifts->at[i].category.len &&
		    (i == 0 ||
			!str_eq(
			    gifts->at[i].category, gifts->at[i - 1].category)))
			buf_fmt(&w.out, "<!-- category: %.*s -->\n\n",
			    STR_ARG(gifts->at[i].category));
		put_question(&w, &gifts->at[i]);
	}
	return buf_str(&w.out);
}
