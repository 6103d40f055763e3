#include "share/bank.h"

#include "base/diag.h"
#include "check/check.h"
#include "doc/excerpt.h"
#include "doc/html.h"
#include "quiz/instance.h"
#include "quiz/parse.h"

static const struct format formats[] = {
	{ "anki", "a text file for Anki's import, with HTML", false,
	    anki_write },
	{ "gift", "GIFT, for Moodle", false, gift_write },
	{ "html", "one page to print, with its key", false, page_write },
	{ "md", "a Markdown sheet, with its key at the end", false,
	    sheet_write },
	{ "qti", "QTI 2.1, a directory of items", true, qti_write },
};

enum { FORMATS = sizeof(formats) / sizeof(*formats) };

const struct format *format_at(size_t i)
{
	return i < FORMATS ? &formats[i] : NULL;
}

const struct format *format_by_name(struct str name)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (str_eq(name, str_of(formats[i].name)))
			return &formats[i];
	return NULL;
}

const struct question *bank_question(struct parcel *p, size_t i)
{
	const struct question *q = &p->quiz->questions[i];
	struct diags d = diags_in(p->a);
	struct quiz *made = NULL;

	p->home = p->quiz;
	if (q->code.len)
		bank_loss(p, q, "your own code (the course's is asked about)");
	if (q->recipe) {
		bank_loss(p, q, "fresh numbers (one instance is written)");
		made = instance_new(p->a, q, p->seed, &d);
	}
	if (!made || made->n == 0)
		return q;
	p->home = made;
	return &made->questions[0];
}

void bank_loss(struct parcel *p, const struct question *q, const char *what)
{
	for (size_t i = 0; i < p->losses.n; i++)
		if (str_eq(p->losses.at[i].question, q->id) &&
		    str_eq(p->losses.at[i].what, str_of(what)))
			return;
	*VEC_ADD(p->a, &p->losses) = (struct loss){ q->id, str_of(what) };
}

static struct str without_word(struct str s)
{
	static const char *const words[] = { "Hint:", "Explain:" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct str word = str_of(words[i]);

		if (str_eq_nocase(str_sub(s, 0, word.len), word))
			return str_trim(str_sub(s, word.len, s.len));
	}
	return s;
}

struct str bank_markdown(const struct parcel *p, struct passage passage)
{
	return without_word(str_trim(doc_excerpt(
	    p->a, p->home->doc, passage.from, passage.to, passage.inside)));
}

static struct str html_of(
    const struct parcel *p, struct passage passage, bool xml)
{
	struct html how = { .inside = passage.inside,
		.shift = 2,
		.web_only = true,
		.xml = xml };
	struct buf out = { .a = p->a };

	html_blocks(&out, p->home->doc, passage.from, passage.to, &how);
	return str_trim(buf_str(&out));
}

struct str bank_html(const struct parcel *p, struct passage passage)
{
	return html_of(p, passage, false);
}

struct str bank_xhtml(const struct parcel *p, struct passage passage)
{
	return html_of(p, passage, true);
}

struct str bank_start(const struct parcel *p, const struct question *q)
{
	struct str start = str_trim(q->start);
	struct str body = bank_markdown(p, q->body);

	return start.len && str_find(body, start, 0) == SIZE_MAX ? start
								 : STR("");
}

struct str bank_settings(const struct parcel *p, const struct question *q)
{
	const struct doc *doc = p->quiz->doc;
	struct str word = STR("quiz:");

	for (size_t i = 0; i < doc->nblocks; i++) {
		struct str text = str_trim(doc->blocks[i].text);

		if (doc->blocks[i].kind == BLOCK_COMMENT &&
		    str_eq(quiz_comment_id(text), q->id))
			return str_trim(str_sub(text, word.len, text.len));
	}
	return STR("");
}

bool bank_is_judged_here(const struct question *q)
{
	if (q->kind == QUESTION_TEXT) /* an address is written, but no word */
		return q->wanted.check != &check_text;
	return q->kind == QUESTION_FIREWALL || q->kind == QUESTION_FACTS;
}
