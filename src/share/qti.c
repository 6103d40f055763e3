#include "share/bank.h"

#include "check/number.h"
#include "check/words.h"
#include "doc/html.h"
#include "quiz/judge.h"

/*
 * IMS Question and Test Interoperability 2.1: an item a question, a test that
 * names them in order, and the package's manifest.
 */
#define QTI "http://www.imsglobal.org/xsd/imsqti_v2p1"

static const char prolog[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

static void put(struct parcel *p, const char *s)
{
	buf_add(&p->out, str_of(s));
}

static void put_text(struct parcel *p, struct str s)
{
	html_text(&p->out, s);
}

/* Names begin with a letter; ids of questions may begin with a digit. */
static void put_name(struct parcel *p, struct str id)
{
	put(p, "Q-");
	put_text(p, id);
}

/* What is declared of a response, up to its right answer. */
static void open_response(
    struct parcel *p, size_t i, const char *cardinality, const char *type)
{
	buf_fmt(&p->out,
	    "<responseDeclaration identifier=\"RESPONSE%zu\" "
	    "cardinality=\"%s\" baseType=\"%s\">\n<correctResponse>\n",
	    i, cardinality, type);
}

static void close_response(struct parcel *p)
{
	put(p, "</correctResponse>\n</responseDeclaration>\n");
}

static void put_value(struct parcel *p, struct str text)
{
	put(p, "<value>");
	put_text(p, text);
	put(p, "</value>\n");
}

static void declare_options(struct parcel *p, const struct question *q)
{
	bool order = q->kind == QUESTION_ORDER;

	open_response(p, 1,
	    order			      ? "ordered"
		: q->kind == QUESTION_SEVERAL ? "multiple"
					      : "single",
	    "identifier");
	for (size_t i = 0; i < q->noptions; i++)
		if (order || q->options[i].right)
			buf_fmt(&p->out, "<value>C%zu</value>\n", i + 1);
	close_response(p);
}

static void declare_pairs(struct parcel *p, const struct question *q)
{
	open_response(p, 1, "multiple", "directedPair");
	for (size_t i = 0; i < q->npairs; i++)
		buf_fmt(&p->out, "<value>L%zu R%zu</value>\n", i + 1, i + 1);
	close_response(p);
}

static const struct accepted *first_right(const struct wanted *wanted)
{
	size_t i = 0;

	while (!wanted->accepted[i].right)
		i++;
	return &wanted->accepted[i];
}

static void declare_written(
    struct parcel *p, size_t i, const struct wanted *wanted)
{
	bool number = wanted->check == &check_number;

	open_response(p, i, "single", number ? "float" : "string");
	put_value(p, wanted->check->solution(p->a, first_right(wanted)));
	close_response(p);
}

static void declare_gap(struct parcel *p, size_t i, const struct gap *gap)
{
	if (gap->nchoices == 0) {
		declare_written(p, i, &gap->wanted);
		return;
	}
	open_response(p, i, "single", "identifier");
	buf_fmt(&p->out, "<value>C%zu</value>\n", gap->right_choice + 1);
	close_response(p);
}

static void declare(struct parcel *p, const struct question *q)
{
	switch (q->kind) {
	case QUESTION_ONE:
	case QUESTION_SEVERAL:
	case QUESTION_ORDER:
		declare_options(p, q);
		break;
	case QUESTION_MATCH:
		declare_pairs(p, q);
		break;
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
		declare_written(p, 1, &q->wanted);
		break;
	case QUESTION_GAPS:
		for (size_t i = 0; i < q->ngaps; i++)
			declare_gap(p, i + 1, &q->gaps[i]);
		break;
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		open_response(p, 1, "single", "string");
		put_value(p, judge_solution(p->a, q));
		close_response(p);
		break;
	}
}

static bool has_feedback(const struct question *q)
{
	return q->kind == QUESTION_ONE || q->kind == QUESTION_SEVERAL;
}

static void declare_outcomes(struct parcel *p, const struct question *q)
{
	put(p,
	    "<outcomeDeclaration identifier=\"SCORE\" "
	    "cardinality=\"single\" baseType=\"float\">\n"
	    "<defaultValue>\n<value>0</value>\n</defaultValue>\n"
	    "</outcomeDeclaration>\n"
	    "<outcomeDeclaration identifier=\"MAXSCORE\" "
	    "cardinality=\"single\" baseType=\"float\">\n");
	buf_fmt(&p->out,
	    "<defaultValue>\n<value>%g</value>\n</defaultValue>\n"
	    "</outcomeDeclaration>\n",
	    q->points);
	if (has_feedback(q))
		put(p,
		    "<outcomeDeclaration identifier=\"FEEDBACK\" "
		    "cardinality=\"multiple\" baseType=\"identifier\"/>\n");
	put(p,
	    "<outcomeDeclaration identifier=\"EXPLAIN\" "
	    "cardinality=\"single\" baseType=\"identifier\"/>\n");
}

/* The body: what is asked, and where it is answered. */

static void put_choices(struct parcel *p, const struct question *q)
{
	bool order = q->kind == QUESTION_ORDER;
	const char *element = order ? "orderInteraction" : "choiceInteraction";

	buf_fmt(&p->out, "<%s responseIdentifier=\"RESPONSE1\" shuffle=\"%s\"",
	    element, order || q->shuffle ? "true" : "false");
	if (!order)
		buf_fmt(&p->out, " maxChoices=\"%d\"",
		    q->kind == QUESTION_ONE ? 1 : 0);
	put(p, ">\n");
	for (size_t i = 0; i < q->noptions; i++) {
		buf_fmt(&p->out, "<simpleChoice identifier=\"C%zu\">", i + 1);
		buf_add(&p->out, bank_xhtml(p, q->options[i].text));
		put(p, "</simpleChoice>\n");
	}
	buf_fmt(&p->out, "</%s>\n", element);
}

static void put_side(struct parcel *p, const struct question *q, char side)
{
	put(p, "<simpleMatchSet>\n");
	for (size_t i = 0; i < q->npairs; i++) {
		buf_fmt(&p->out,
		    "<simpleAssociableChoice identifier=\"%c%zu\" "
		    "matchMax=\"%zu\">",
		    side, i + 1, side == 'L' ? 1 : q->npairs);
		put_text(p, side == 'L' ? q->pairs[i].left : q->pairs[i].right);
		put(p, "</simpleAssociableChoice>\n");
	}
	put(p, "</simpleMatchSet>\n");
}

static void put_match(struct parcel *p, const struct question *q)
{
	buf_fmt(&p->out,
	    "<matchInteraction responseIdentifier=\"RESPONSE1\" "
	    "shuffle=\"true\" maxAssociations=\"%zu\">\n",
	    q->npairs);
	put_side(p, q, 'L');
	put_side(p, q, 'R');
	put(p, "</matchInteraction>\n");
}

static void put_entry(struct parcel *p, size_t i)
{
	buf_fmt(&p->out,
	    "<textEntryInteraction responseIdentifier=\"RESPONSE%zu\"/>", i);
}

static void put_gap(struct parcel *p, size_t i, const struct gap *gap)
{
	if (gap->nchoices == 0) {
		put_entry(p, i);
		return;
	}
	buf_fmt(&p->out,
	    "<inlineChoiceInteraction responseIdentifier=\"RESPONSE%zu\" "
	    "shuffle=\"false\">",
	    i);
	for (size_t k = 0; k < gap->nchoices; k++) {
		buf_fmt(&p->out, "<inlineChoice identifier=\"C%zu\">", k + 1);
		put_text(p, gap->choices[k]);
		put(p, "</inlineChoice>");
	}
	put(p, "</inlineChoiceInteraction>");
}

/* Each blank of the body becomes what is filled in. */
static void put_gaps(
    struct parcel *p, const struct question *q, struct str body)
{
	for (size_t i = 0; i < q->ngaps; i++) {
		struct str blank = str_fmt(p->a, "[%zu ____]", i + 1);
		size_t at = str_find(body, blank, 0);

		if (at == SIZE_MAX)
			break;
		buf_add(&p->out, str_sub(body, 0, at));
		put_gap(p, i + 1, &q->gaps[i]);
		body = str_sub(body, at + blank.len, body.len);
	}
	buf_add(&p->out, body);
	put(p, "\n");
}

static void put_interaction(struct parcel *p, const struct question *q)
{
	switch (q->kind) {
	case QUESTION_ONE:
	case QUESTION_SEVERAL:
	case QUESTION_ORDER:
		put_choices(p, q);
		break;
	case QUESTION_MATCH:
		put_match(p, q);
		break;
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
		put(p, "<p>");
		put_entry(p, 1);
		put(p, "</p>\n");
		break;
	case QUESTION_FIREWALL:
	case QUESTION_FACTS:
		put(p,
		    "<extendedTextInteraction "
		    "responseIdentifier=\"RESPONSE1\" "
		    "expectedLines=\"8\" format=\"preFormatted\"/>\n");
		break;
	case QUESTION_GAPS:
		break;
	}
}

static void put_body(struct parcel *p, const struct question *q)
{
	struct str body = bank_xhtml(p, q->body);

	put(p, "<itemBody>\n<h2>");
	put_text(p, q->title);
	put(p, "</h2>\n");
	put_gaps(p, q, body);
	html_code(&p->out, bank_start(p, q));
	put_interaction(p, q);
	put(p, "</itemBody>\n");
}

/* What is done with a response. */

static void put_variable(struct parcel *p, size_t i)
{
	buf_fmt(&p->out, "<variable identifier=\"RESPONSE%zu\"/>", i);
}

static void put_end(
    struct parcel *p, size_t i, const char *compare, const struct decimal *n)
{
	struct str text = decimal_text(p->a, n);

	buf_fmt(&p->out, "<%s>", compare);
	put_variable(p, i);
	buf_fmt(&p->out,
	    "<baseValue baseType=\"float\">%.*s</baseValue></%s>\n",
	    STR_ARG(text), compare);
}

static void match_number(struct parcel *p, size_t i, const struct accepted *one)
{
	const struct number_range *r = one->rule;

	put(p, "<and>\n");
	put_end(p, i, r->open_low ? "gt" : "gte", &r->low);
	put_end(p, i, r->open_high ? "lt" : "lte", &r->high);
	put(p, "</and>\n");
}

static void match_words(
    struct parcel *p, size_t i, const struct accepted *one, bool exact)
{
	size_t n;
	const struct str *texts = words_accepted(p->a, one, &n);

	for (size_t k = 0; k < n; k++) {
		buf_fmt(&p->out, "<stringMatch caseSensitive=\"%s\">",
		    exact ? "true" : "false");
		put_variable(p, i);
		put(p, "<baseValue baseType=\"string\">");
		put_text(p, texts[k]);
		put(p, "</baseValue></stringMatch>\n");
	}
}

static void match_written(
    struct parcel *p, size_t i, const struct wanted *wanted)
{
	put(p, "<or>\n");
	for (size_t k = 0; k < wanted->n; k++)
		if (!wanted->accepted[k].right)
			continue;
		else if (wanted->check == &check_number)
			match_number(p, i, &wanted->accepted[k]);
		else
			match_words(p, i, &wanted->accepted[k], wanted->exact);
	put(p, "</or>\n");
}

static void match_correct(struct parcel *p, size_t i)
{
	put(p, "<match>");
	put_variable(p, i);
	buf_fmt(&p->out, "<correct identifier=\"RESPONSE%zu\"/></match>\n", i);
}

static void put_condition(struct parcel *p, const struct question *q)
{
	if (q->kind == QUESTION_NUMBER || q->kind == QUESTION_TEXT) {
		match_written(p, 1, &q->wanted);
	} else if (q->kind == QUESTION_GAPS) {
		put(p, "<and>\n");
		for (size_t i = 0; i < q->ngaps; i++)
			if (q->gaps[i].nchoices)
				match_correct(p, i + 1);
			else
				match_written(p, i + 1, &q->gaps[i].wanted);
		put(p, "</and>\n");
	} else {
		match_correct(p, 1);
	}
}

static void put_processing(struct parcel *p, const struct question *q)
{
	put(p, "<responseProcessing>\n");
	if (!bank_is_judged_here(q)) {
		put(p, "<responseCondition>\n<responseIf>\n");
		put_condition(p, q);
		put(p,
		    "<setOutcomeValue identifier=\"SCORE\">"
		    "<variable identifier=\"MAXSCORE\"/>"
		    "</setOutcomeValue>\n</responseIf>\n"
		    "</responseCondition>\n");
	}
	if (q->kind == QUESTION_ONE)
		put(p,
		    "<setOutcomeValue identifier=\"FEEDBACK\"><multiple>"
		    "<variable identifier=\"RESPONSE1\"/></multiple>"
		    "</setOutcomeValue>\n");
	else if (has_feedback(q))
		put(p,
		    "<setOutcomeValue identifier=\"FEEDBACK\">"
		    "<variable identifier=\"RESPONSE1\"/>"
		    "</setOutcomeValue>\n");
	put(p,
	    "<setOutcomeValue identifier=\"EXPLAIN\">"
	    "<baseValue baseType=\"identifier\">SHOWN</baseValue>"
	    "</setOutcomeValue>\n</responseProcessing>\n");
}

static void put_remark(struct parcel *p, const char *outcome, struct str name,
    struct passage passage)
{
	if (passage.from == passage.to)
		return;
	buf_fmt(&p->out,
	    "<modalFeedback outcomeIdentifier=\"%s\" identifier=\"%.*s\" "
	    "showHide=\"show\">\n",
	    outcome, STR_ARG(name));
	buf_add(&p->out, bank_xhtml(p, passage));
	put(p, "\n</modalFeedback>\n");
}

static void put_remarks(struct parcel *p, const struct question *q)
{
	for (size_t i = 0; has_feedback(q) && i < q->noptions; i++)
		put_remark(p, "FEEDBACK", str_fmt(p->a, "C%zu", i + 1),
		    q->options[i].feedback);
	put_remark(p, "EXPLAIN", STR("SHOWN"), q->explain);
}

static void say_losses(struct parcel *p, const struct question *q)
{
	if (q->nhints)
		bank_loss(p, q, "hints");
	if (bank_is_judged_here(q))
		bank_loss(p, q, "the judging (a person marks the text)");
	else if (q->credit != CREDIT_OFF)
		bank_loss(p, q, "credit for what is right in part");
	if (q->tries)
		bank_loss(p, q, "how many tries there are");
	for (size_t i = 0; i < q->wanted.n && !bank_is_judged_here(q); i++)
		if (q->wanted.accepted[i].why.len)
			bank_loss(p, q, "remarks on foreseen answers");
}

static struct str take(struct parcel *p)
{
	struct str text = buf_str(&p->out);

	p->out = (struct buf){ .a = p->a };
	return text;
}

static void add_sheet(struct parcel *p, struct str name)
{
	struct str text = take(p);

	*VEC_ADD(p->a, &p->sheets) = (struct sheet){ name, text };
}

static void put_item(struct parcel *p, const struct question *q)
{
	put(p, prolog);
	put(p, "<assessmentItem xmlns=\"" QTI "\" identifier=\"");
	put_name(p, q->id);
	put(p, "\" title=\"");
	put_text(p, q->title);
	put(p, "\" adaptive=\"false\" timeDependent=\"false\">\n");
	declare(p, q);
	declare_outcomes(p, q);
	put_body(p, q);
	put_processing(p, q);
	put_remarks(p, q);
	put(p, "</assessmentItem>\n");
	say_losses(p, q);
	add_sheet(p, str_fmt(p->a, "%.*s.xml", STR_ARG(q->id)));
}

static void put_test(struct parcel *p)
{
	put(p, prolog);
	put(p,
	    "<assessmentTest xmlns=\"" QTI "\" identifier=\"TEST\" title=\"");
	put_text(p, p->quiz->title);
	put(p,
	    "\">\n<testPart identifier=\"PART\" "
	    "navigationMode=\"nonlinear\" submissionMode=\"individual\">\n"
	    "<assessmentSection identifier=\"SECTION\" title=\"");
	put_text(p, p->quiz->title);
	put(p, "\" visible=\"true\">\n");
	for (size_t i = 0; i < p->quiz->n; i++) {
		struct str id = p->quiz->questions[i].id;

		put(p, "<assessmentItemRef identifier=\"");
		put_name(p, id);
		put(p, "\" href=\"");
		put_text(p, id);
		put(p, ".xml\"/>\n");
	}
	put(p, "</assessmentSection>\n</testPart>\n</assessmentTest>\n");
	add_sheet(p, STR("test.xml"));
}

static void put_resource(struct parcel *p, struct str name, bool test)
{
	put(p, "<resource identifier=\"R-");
	put_text(p, name);
	buf_fmt(&p->out, "\" type=\"imsqti_%s_xmlv2p1\" href=\"",
	    test ? "test" : "item");
	put_text(p, name);
	put(p, "\">\n<file href=\"");
	put_text(p, name);
	put(p, "\"/>\n</resource>\n");
}

static void put_manifest(struct parcel *p)
{
	size_t n = p->sheets.n;

	put(p, prolog);
	put(p,
	    "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" "
	    "identifier=\"MANIFEST\">\n<metadata>\n"
	    "<schema>QTIv2.1 Package</schema>\n"
	    "<schemaversion>1.0.0</schemaversion>\n</metadata>\n"
	    "<organizations/>\n<resources>\n");
	for (size_t i = 0; i < n; i++)
		put_resource(p, p->sheets.at[i].name, i == n - 1);
	put(p, "</resources>\n</manifest>\n");
	add_sheet(p, STR("imsmanifest.xml"));
}

void qti_write(struct parcel *p)
{
	for (size_t i = 0; i < p->quiz->n; i++)
		put_item(p, bank_question(p, i));
	put_test(p);
	put_manifest(p);
}
