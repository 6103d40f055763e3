#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "quiz/judge.h"
#include "quiz/parse.h"
#include "tap.h"
#include "text/width.h"

#define HEAD "### Q\n<!-- quiz: id=a -->\n\n"
#define TAIL "\n> Hint: h\n\n> Explain: e\n"
#define TWO  "1. [ ] no\n2. [x] yes\n"

/* All that is said of a text, a line each. */
static struct str faults(struct arena *a, const char *text, size_t *n)
{
	struct diags d = diags_in(a);
	struct quiz *quiz = quiz_parse(a, str_of(text), STR("q"), &d);
	struct buf b = { .a = a };

	*n = quiz ? quiz->n : 0;
	diags_sort(&d);
	for (size_t i = 0; i < d.n; i++) {
		buf_add(&b, diag_text(a, &d.at[i]));
		buf_byte(&b, '\n');
	}
	return buf_str(&b);
}

struct row {
	const char *text, *faults;
	size_t asked; /* questions that are left */
};

static void say(struct arena *a, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t asked;

		tap_str(faults(a, rows[i].text, &asked), str_of(rows[i].faults),
		    rows[i].faults, __FILE__, __LINE__);
		INT_IS(asked, rows[i].asked);
	}
}

#define SAY(a, rows) say((a), (rows), sizeof(rows) / sizeof(*(rows)))

static struct str shown(
    struct arena *a, const struct quiz *quiz, struct passage p)
{
	return doc_plain(a, quiz->doc, p.from, p.to);
}

static void about_keys(struct arena *a)
{
	static const struct row rows[] = {
		{ HEAD TWO TAIL, "", 1 },
		{ "### Q\n<!-- quiz: id = a tries =2 points= \"2\" -->\n\n" TWO
			TAIL,
		    "", 1 },
		{ "### Q\n<!--quiz:id=a tags= shuffle=no = x -->\n\n" TWO TAIL,
		    "q:2:32: warning: unknown key: =\n"
		    "q:2:34: warning: unknown key: x\n",
		    1 },
		{ "### Q\n\n" TWO TAIL,
		    "q:1:1: error: the question has no id: <!-- quiz: id=… "
		    "-->\n",
		    0 },
		{ "### Q\n<!-- quiz: points=2 -->\n\n" TWO TAIL,
		    "q:2:1: error: the question has no id: <!-- quiz: id=… "
		    "-->\n",
		    0 },
		{ HEAD TWO TAIL "\n" HEAD TWO TAIL,
		    "q:12:15: error: the id a is used above already\n", 1 },
		{ "### Q\n<!-- quiz: points=2 id=a:b -->\n\n" TWO TAIL,
		    "q:2:24: error: id=a:b: an id is made of letters, digits, "
		    "- _ and . (at most 64), and begins with a letter or "
		    "digit\n",
		    0 },
		{ "### Q\n<!-- quiz: id=a colour=red\n  points=x tries=many "
		  "type=odd partial=half -->\n\n" TWO TAIL,
		    "q:2:17: warning: unknown key: colour\n"
		    "q:3:10: error: points=x: points are a number, not below "
		    "zero\n"
		    "q:3:18: error: tries=many: tries are a number from 0 (no "
		    "limit) to 99\n"
		    "q:3:28: error: type=odd: no such type; there are one, "
		    "several, order, match, number, text, gaps, connection, "
		    "sku, "
		    "command, terraform and firewall\n"
		    "q:3:40: error: partial=half: partial is off, net-correct, "
		    "coverage, each-answer or lcs\n",
		    0 },
		{ "### Q\n<!-- quiz: id=a partial=lcs -->\n\n" TWO TAIL,
		    "q:2:25: warning: this partial= does not fit the kind of "
		    "question: it is off\n",
		    1 },
		{ HEAD "<!-- quiz: id=b -->\n\n" TWO TAIL,
		    "q:4:1: error: the question has a quiz: comment already\n",
		    0 },
		{ "<!-- quiz: id=x -->\n\n# T\n\n" HEAD TWO TAIL,
		    "q:1:1: error: no heading stands over this: a question "
		    "begins with one\n",
		    1 },
		{ "### Q\n<!-- quiz: id=a id=b shuffle=maybe -->\n\n" TWO TAIL,
		    "q:2:17: warning: id stands here twice\n"
		    "q:2:30: warning: shuffle=maybe: this key takes no value, "
		    "or yes or no\n",
		    1 },
		{ "# Title\n\nText.\n",
		    "q:1:1: warning: there is no question in this file\n", 0 },
	};

	SAY(a, rows);
}

static void about_options(struct arena *a)
{
	static const struct row rows[] = {
		{ HEAD "1. [ ] no\n2. [ ] yes\n" TAIL,
		    "q:4:1: error: no option is right: mark it with [x]\n", 0 },
		{ HEAD "- [ ] no\n- [ ] yes\n" TAIL,
		    "q:4:1: error: no option is right: mark it with [x]\n", 0 },
		{ HEAD "1. [x] no\n2. [x] yes\n" TAIL,
		    "q:4:1: error: several options are right in a numbered "
		    "list, of which one is picked: use - for several\n",
		    0 },
		{ HEAD "- [x] no\n- [x] yes\n" TAIL,
		    "q:4:1: warning: every option is right\n", 1 },
		{ HEAD "1. [x] yes\n" TAIL,
		    "q:4:1: error: there is only one option\n", 0 },
		{ HEAD "1. [ ] a\n2. [x] b\n3. [ ] A\n4. [ ] a\n" TAIL,
		    "q:6:1: warning: option 3 is almost the same as 1\n"
		    "q:7:1: error: option 4 is the same as 1\n",
		    0 },
		{ HEAD "1. [ ] Yes.\n2. [x] `yes`\n3. [ ] !\n4. [ ] ?\n" TAIL,
		    "q:5:1: warning: option 2 is almost the same as 1\n", 1 },
		{ HEAD "1. [ ] \n2. [x] b\n3. [ ]\n" TAIL,
		    "q:4:1: error: an option without text\n"
		    "q:6:1: error: an option without text\n",
		    0 },
		{ HEAD "1. [ ] a\n2. b\n3. [x] c\n" TAIL,
		    "q:5:1: error: an option without [ ] or [x]\n", 0 },
		{ HEAD TWO "\n- [ ] other\n- [x] more\n" TAIL,
		    "q:7:1: error: the options are split into two lists\n", 0 },
		{ HEAD "1. [ ] no\n> because\n2. [x] yes\n" TAIL,
		    "q:5:1: warning: this quote belongs to no option: indent "
		    "it to make it feedback, or begin it with Hint: or "
		    "Explain:\n"
		    "q:6:1: error: the options are split into two lists\n",
		    0 },
		{ HEAD TWO "\n> because\n" TAIL,
		    "q:7:1: warning: this quote belongs to no option: indent "
		    "it to make it feedback, or begin it with Hint: or "
		    "Explain:\n",
		    1 },
		{ HEAD "1. [ ] no\n2. [x] yes, because of this and that\n" TAIL,
		    "q:5:1: warning: the right answer is more than half as "
		    "long again as the longest wrong one\n",
		    1 },
		{ "### Q\n<!-- quiz: id=a shuffle -->\n\n1. [ ] no\n2. [x] All "
		  "of the above\n3. [ ] something as long\n" TAIL,
		    "q:5:1: warning: \"all\" or \"none of the above\" does not "
		    "go with shuffle\n",
		    1 },
		{ HEAD "1. [ ] no\n2. [x] All of the above\n3. [ ] something "
		       "as long\n" TAIL,
		    "", 1 },
		{ HEAD TWO "\n[x]: http://a\n" TAIL,
		    "q:7:1: error: this makes a link of every [x]: give it "
		    "another name\n",
		    1 },
		{ HEAD "```\n[x]: http://a\n```\n\n" TWO TAIL, "", 1 },
		{ "= 5\n\n[y]: b\n[x]: a\nText.\n",
		    "q:1:1: warning: there is no question in this file\n"
		    "q:4:1: error: this makes a link of every [x]: give it "
		    "another name\n",
		    0 },
		{ HEAD "Text.\n[x]: no definition\n\n[x]: a b c\n\n" TWO TAIL,
		    "", 1 },
		{ HEAD TWO "\n> - Hint: no note\n" TAIL,
		    "q:7:1: warning: this quote belongs to no option: indent "
		    "it to make it feedback, or begin it with Hint: or "
		    "Explain:\n",
		    1 },
		{ "### Q\n<!-- quiz: id=a type=several -->\n\n" TWO TAIL,
		    "q:2:15: error: type= is another kind than the answers: a "
		    "numbered list is one, a bulleted one several, = is "
		    "number, s= is text\n",
		    0 },
		{ "### Q\n<!-- quiz: id=a type=order -->\n\nx\n" TAIL,
		    "q:1:1: error: type=order wants a numbered list\n", 0 },
		{ "### Q\n<!-- quiz: id=a type=order -->\n\n1. x\n" TAIL,
		    "q:4:1: error: there is only one thing to put in order\n",
		    0 },
		{ "### Q\n<!-- quiz: id=a type=order -->\n\n1. x\n2. y\n\n1) "
		  "z\n" TAIL,
		    "q:7:1: error: what is put in order is split into two "
		    "lists\n",
		    0 },
	};

	SAY(a, rows);
}

static void about_lines(struct arena *a)
{
	static const struct row rows[] = {
		{ HEAD "= port\n" TAIL,
		    "q:4:3: error: “port” is not a number (text is written s= "
		    "…)\n",
		    0 },
		{ HEAD "= [10, 1]\n" TAIL,
		    "q:4:3: error: the range's low end is above its high "
		    "end\n",
		    0 },
		{ HEAD "= 5 +- 10%\n  or= [7,\n" TAIL,
		    "q:5:9: error: the range has no end: [1, 10]\n", 0 },
		{ HEAD "s= a | | b\n" TAIL,
		    "q:4:7: error: an accepted text is empty\n", 0 },
		{ HEAD "How many?\n\n= \n" TAIL,
		    "q:6:1: error: an answer line without an answer\n", 0 },
		{ HEAD "= 5\nnot=\n" TAIL,
		    "q:5:1: error: an answer line without an answer\n", 0 },
		{ HEAD "= 5\ns= five\n" TAIL,
		    "q:5:1: error: numbers (=), texts (s=) and addresses (ip=) "
		    "do not mix in "
		    "one question\n",
		    0 },
		{ HEAD "=5\nor=[6, 8]\nnot=9 {{no}}\n" TAIL, "", 1 },
		{ HEAD "s=a|b\nor=c\nnot=d\n" TAIL, "", 1 },
		{ HEAD "or= 5\n" TAIL,
		    "q:4:1: error: or= and not= go with = s= or ip=\n", 0 },
		{ HEAD "not= 5 {{no}}\nor= 6\n\n= 7\n" TAIL, "", 1 },
		{ HEAD "not= 5\n\ns= a\n= 7\n" TAIL,
		    "q:7:1: error: numbers (=), texts (s=) and addresses (ip=) "
		    "do not mix in "
		    "one question\n",
		    0 },
		{ HEAD "How many?\n= 5\nreally\n" TAIL,
		    "q:4:1: error: this line is no answer (= s= ip= or= not=): "
		    "put "
		    "a blank line between text and answers\n"
		    "q:6:1: error: this line is no answer (= s= ip= or= not=): "
		    "put "
		    "a blank line between text and answers\n",
		    0 },
		{ HEAD "= 5\nnot= 5 {{yes}}\nnot= 6 {{no\n" TAIL,
		    "q:5:1: warning: this not= is never reached: the answer 5 "
		    "accepts it\n"
		    "q:6:8: error: {{ without its }} at the end of the line\n",
		    0 },
		{ HEAD "= 5\nnot= [6, 8] {{x}}\nnot= 7 {{y}}\n" TAIL,
		    "q:6:1: warning: this not= is never reached: not= [6, 8] "
		    "takes it\n",
		    1 },
		{ HEAD "= 10 +- 5%\nnot= 10.2 {{x}}\nnot= 11\n" TAIL,
		    "q:5:1: warning: this not= is never reached: the answer 10 "
		    "+- 5% accepts it\n",
		    1 },
		{ HEAD "s= a | b\nnot= A\nnot= c\n" TAIL,
		    "q:5:1: warning: this not= is never reached: the answer a "
		    "| b accepts it\n",
		    1 },
		{ "### Q\n<!-- quiz: id=a case -->\n\ns= a\nnot= A\n" TAIL, "",
		    1 },
		{ HEAD "How many?\n=\n\n= 5\n" TAIL,
		    "q:1:1: error: the question has no answers (options with [ "
		    "] and [x], = s= lines, or gaps [[…]])\n"
		    "q:1:1: warning: the question has no explanation (> "
		    "Explain: …)\n"
		    "q:1:1: warning: the question has no hint (> Hint: …)\n"
		    "q:4:1: error: the question has no id: <!-- quiz: id=… "
		    "-->\n"
		    "q:5:1: error: a line of = alone makes a heading of the "
		    "text above it\n",
		    0 },
		{ HEAD TWO "\n= 5\n" TAIL,
		    "q:7:1: error: answer lines do not go with another kind of "
		    "answers\n",
		    0 },
		{ "### Q\r\n<!-- quiz: id=a -->\r\n\r\n= port\r\n\r\n> Hint: "
		  "h\r\n\r\n> Explain: e\r\n",
		    "q:4:3: error: “port” is not a number (text is written s= "
		    "…)\n",
		    0 },
	};

	SAY(a, rows);
}

static void about_gaps(struct arena *a)
{
	static const struct row rows[] = {
		{ HEAD "Put [[a and b.\n" TAIL,
		    "q:4:5: error: a gap without its ]]\n", 0 },
		{ HEAD "Put [[ ]] and b.\n" TAIL,
		    "q:4:5: error: an empty gap\n", 0 },
		{ HEAD "Put [[ a | b ]] in.\n" TAIL,
		    "q:4:5: error: a drop-down without a right choice: put it "
		    "in parentheses (texts that all count: [[a|b]], without "
		    "blanks at the ends)\n",
		    0 },
		{ HEAD "Put [[ (a) | (b) ]] in.\n" TAIL,
		    "q:4:5: error: a drop-down with several right choices\n",
		    0 },
		{ HEAD "Put [[ (a) | b | B ]] in.\n" TAIL,
		    "q:4:5: error: a drop-down has a choice twice\n", 0 },
		{ HEAD "Put [[= 1|x]] in.\n" TAIL,
		    "q:4:5: error: gap: “x” is not a number (text is written "
		    "s= …)\n",
		    0 },
		{ HEAD "Put [[= 1|]] in.\n" TAIL,
		    "q:4:5: error: an empty gap\n", 0 },
		{ HEAD "Put [[= [1, 2]]] in [x [[a]]].\n" TAIL, "", 1 },
		{ HEAD "Put [[ok]] and\n[[= x]] in.\n" TAIL,
		    "q:5:1: error: gap: “x” is not a number (text is written "
		    "s= …)\n",
		    0 },
		{ HEAD "```sh\nif [[ -f x ]]; then\n[[ -n y\n```\n" TAIL,
		    "q:6:1: error: a gap without its ]]\n", 0 },
		{ HEAD "Which, in `[[ -f x ]]`?\n\n" TWO TAIL, "", 1 },
		{ HEAD "Text.\n" TAIL,
		    "q:1:1: error: the question has no answers (options with [ "
		    "] and [x], = s= lines, or gaps [[…]])\n",
		    0 },
		{ "### Q\n<!-- quiz: id=a type=gaps -->\n\nText.\n" TAIL,
		    "q:1:1: error: there is no gap [[…]] to fill in\n", 0 },
	};

	SAY(a, rows);
}

static void about_notes(struct arena *a)
{
	static const struct row rows[] = {
		{ HEAD TWO "\n> Hint: h\n",
		    "q:1:1: warning: the question has no explanation (> "
		    "Explain: …)\n",
		    1 },
		{ HEAD TWO "\n> Explain: e\n",
		    "q:1:1: warning: the question has no hint (> Hint: …)\n",
		    1 },
		{ HEAD TWO "\n> Hint: h\n> Explain: e\n",
		    "q:1:1: warning: the question has no explanation (> "
		    "Explain: …)\n"
		    "q:8:3: error: this has run together with the lines above: "
		    "put a blank line between the quotes\n",
		    0 },
		{ HEAD TWO TAIL "\n> Explain: again\n",
		    "q:11:3: warning: the question is explained already: this "
		    "is not shown\n",
		    1 },
		{ "### Q\n<!-- quiz: id=a type=order -->\n\n" TWO TAIL,
		    "q:4:1: error: type=order wants a plain numbered list, "
		    "without [ ]\n",
		    0 },
		{ HEAD TWO "\n> Hint:\n" TAIL,
		    "q:7:3: warning: nothing stands behind this word\n", 1 },
		{ HEAD TWO "\nMore text.\n" TAIL,
		    "q:7:1: warning: this is not shown: what is asked stands "
		    "in one piece above answers, hints and explanation\n",
		    1 },
		{ HEAD TWO TAIL "\n[Read again](a.md)\n\n[And](b.md)\n",
		    "q:13:1: warning: the question has a link already: this "
		    "one is not shown\n",
		    1 },
	};

	SAY(a, rows);
}

#define MATCH "### Q\n<!-- quiz: id=a type=match -->\n\n"

static void about_pairs(struct arena *a)
{
	static const struct row rows[] = {
		{ MATCH TWO TAIL,
		    "q:1:1: error: type=match wants a table of two columns\n",
		    0 },
		{ MATCH "| A | B | C |\n|-|-|-|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 "
			"|\n" TAIL,
		    "q:4:1: error: type=match wants a table of two columns\n",
		    0 },
		{ MATCH "| A | B |\n|-|-|\n| 1 | 2 |\n" TAIL,
		    "q:4:1: error: type=match wants two pairs or more, and at "
		    "most 98\n",
		    0 },
		{ MATCH "| A | B |\n|-|-|\n| 1 | 2 |\n| 3 |\n| 1 | |\n" TAIL,
		    "q:7:1: error: a pair with an empty side\n"
		    "q:8:1: error: a pair with an empty side\n"
		    "q:8:1: error: the left side is the same as in row 1\n",
		    0 },
		{ MATCH "| A | B |\n|-|-|\n| 1 | 2 |\n| 3 | 4 |\n\n| C | D "
			"|\n|-|-|\n| 1 | 2 |\n" TAIL,
		    "q:9:1: error: there is a second table\n", 0 },
		{ HEAD "| A | B |\n|-|-|\n| [[x]] | [[y\\|z]] |\n" TAIL, "",
		    1 },
		{ HEAD "| A | B |\n|-|-|\n| [[x]] | [[ ]] |\n" TAIL,
		    "q:6:11: error: an empty gap\n", 0 },
	};

	SAY(a, rows);
}

static void reads_pairs(struct arena *a)
{
	struct diags d = diags_in(a);
	struct quiz *quiz = quiz_parse(a,
	    STR(MATCH "Body.\n\n| Who | What |\n|---|--:|\n| `a` b | *c* "
		      "|\n| d | e \\| f |\n" TAIL),
	    STR("q"), &d);
	const struct question *q = &quiz->questions[0];

	INT_IS(d.n, 0);
	INT_IS(q->kind, QUESTION_MATCH);
	STR_IS(shown(a, quiz, q->body), "Body.");
	STR_IS(q->head.left, "Who");
	STR_IS(q->head.right, "What");
	INT_IS(q->npairs, 2);
	STR_IS(q->pairs[0].left, "a b");
	STR_IS(q->pairs[0].right, "c");
	STR_IS(q->pairs[1].right, "e | f");
	STR_IS(judge_solution_words(a, q), "a b → c\nd → e | f");
}

/* A gap in a table is a blank there, and the other cells stay. */
static void hides_gaps_in_tables(struct arena *a)
{
	struct diags d = diags_in(a);
	struct quiz *quiz = quiz_parse(a,
	    STR(HEAD "| Key | Value |\n|---|---|\n| port | [[= 6380]] |\n| "
		     "mode | [[a\\|b]] |\n" TAIL),
	    STR("q"), &d);
	const struct question *q = &quiz->questions[0];

	INT_IS(d.n, 0);
	INT_IS(q->ngaps, 2);
	STR_IS(judge_solution(a, q), "6380 | a");
	STR_IS(shown(a, quiz, q->body),
	    "Key | Value\nport | [1 ____]\nmode | [2 ____]");
}

/* All faults of all questions at once, and the good one stays. */
static void finds_all(struct arena *a)
{
	static const struct row rows[] = {
		{ "# T\n\n## Group\n\n### Q1\n\n= x\n" TAIL "\n### Q2\n<!-- "
		  "quiz: id=b -->\n\n= 5\n" TAIL
		  "\n### Q3\n<!-- quiz: id=b -->\n\n= [3, 1]\n" TAIL,
		    "q:5:1: error: the question has no id: <!-- quiz: id=… "
		    "-->\n"
		    "q:7:3: error: “x” is not a number (text is written s= "
		    "…)\n"
		    "q:23:15: error: the id b is used above already\n"
		    "q:25:3: error: the range's low end is above its high "
		    "end\n",
		    1 },
	};

	SAY(a, rows);
}

static void reads(struct arena *a)
{
	static const char text[] =
	    "# The title\n\nIntro.\n\n## Group\n\n### Which `one`?\n"
	    "<!-- quiz: id=\"fw-03\" points=2.5 shuffle tries=3\n"
	    "tags=net, tags=\"a, b\" difficulty=easy facts=B1 section=x -->\n\n"
	    "Body.\n\n> A quote.\n\n```\ncode\n```\n\n"
	    "1. [ ] No\n\n   More.\n\n   > Wrong.\n2. [x] Yes\n   > Right.\n\n"
	    "> Hint: First.\n\n> Hint: Second.\n>\n> More of it.\n\n"
	    "> **Explain:** Because.\n>\n> And so.\n\n"
	    "[Read again](../l.md#s)\n\n### Not a question\n\nText.\n";
	struct diags d = diags_in(a);
	struct quiz *quiz = quiz_parse(a, STR(text), STR("q"), &d);
	const struct question *q = &quiz->questions[0];

	INT_IS(quiz->n, 1);
	STR_IS(quiz->title, "The title");
	STR_IS(shown(a, quiz, quiz->intro), "Intro.");
	OK(quiz_find(quiz, STR("fw-03")) == q);
	OK(quiz_find(quiz, STR("fw-04")) == NULL);
	STR_IS(q->title, "Which one?");
	INT_IS(q->kind, QUESTION_ONE);
	OK(q->points == 2.5);
	OK(q->shuffle);
	INT_IS(q->tries, 3);
	INT_IS(q->ntags, 2);
	STR_IS(q->tags[1], "b");
	STR_IS(q->link, "../l.md#s");
	INT_IS(q->line, 7);
	STR_IS(shown(a, quiz, q->body), "Body.\n\nA quote.\n\ncode");
	INT_IS(q->noptions, 2);
	STR_IS(q->options[0].plain, "No\n\nMore.");
	OK(!q->options[0].right);
	STR_IS(shown(a, quiz, q->options[0].feedback), "Wrong.");
	STR_IS(q->options[1].plain, "Yes");
	OK(q->options[1].right);
	INT_IS(q->nhints, 2);
	STR_IS(shown(a, quiz, q->hints[0]), "First.");
	STR_IS(shown(a, quiz, q->hints[1]), "Second.\n\nMore of it.");
	STR_IS(shown(a, quiz, q->explain), "Because.\n\nAnd so.");
}

static void reads_lines(struct arena *a)
{
	static const char text[] = HEAD
	    "Body.\n\n= 5\n not= 6 {{no,\n   not six}}\nnot= 7 {{seven}}\n\n"
	    "or= [8, 9)\n" TAIL;
	struct diags d = diags_in(a);
	struct quiz *quiz = quiz_parse(a, STR(text), STR("q"), &d);
	const struct wanted *w = &quiz->questions[0].wanted;

	INT_IS(d.n, 0);
	INT_IS(w->n, 4);
	STR_IS(w->accepted[1].why, "no, not six");
	OK(!w->accepted[1].right);
	STR_IS(w->accepted[2].why, "seven");
	STR_IS(w->accepted[3].text, "[8, 9)");
	OK(w->accepted[3].right);
	STR_IS(shown(a, quiz, quiz->questions[0].body), "Body.");
}

static void hides_gaps(struct arena *a)
{
	static const char text[] = HEAD
	    "Set *[[verify-full]]* and [[ a | (b)|c ]], with `x=[[= 5]]`\nand "
	    "[a [[link]] here](u).\n\n- item [[one|two]]\n\n```\ny = [[z]]\n"
	    "w\n```\n" TAIL "\n[Read again](x.md)\n";
	struct diags d = diags_in(a);
	struct quiz *quiz = quiz_parse(a, STR(text), STR("q"), &d);
	const struct question *q = &quiz->questions[0];

	INT_IS(d.n, 0);
	INT_IS(q->kind, QUESTION_GAPS);
	INT_IS(q->ngaps, 6);
	STR_IS(shown(a, quiz, q->body),
	    "Set [1 ____] and [2 ____], with x=[3 ____] and a [4 ____] "
	    "here.\n\nitem [5 ____]\n\ny = [6 ____]\nw");
	STR_IS(judge_solution(a, q), "verify-full | b | 5 | link | one | z");
	INT_IS(q->gaps[1].nchoices, 3);
	STR_IS(q->link, "x.md");
}

/* The hash is of the question's own text, without the white space after. */
static void hashes(struct arena *a)
{
	struct diags d = diags_in(a);
	struct quiz *x =
	    quiz_parse(a, STR("# T\n\n" HEAD TWO TAIL), STR("q"), &d);
	struct quiz *y =
	    quiz_parse(a, STR(HEAD TWO TAIL "\n\n## More\n"), STR("q"), &d);
	struct quiz *z =
	    quiz_parse(a, STR(HEAD TWO TAIL "\nmore"), STR("q"), &d);

	OK(x->questions[0].hash == y->questions[0].hash);
	OK(x->questions[0].hash != z->questions[0].hash);
}

static void links_by_section(struct arena *a)
{
	struct diags d = diags_in(a);
	struct quiz *quiz = quiz_parse(a,
	    STR("### Q\n<!-- quiz: id=a section=s1 -->\n\n" TWO TAIL),
	    STR("quizzes/04-x.md"), &d);

	STR_IS(quiz->questions[0].link, "../lessons/04-x.md#s1");
	quiz = quiz_parse(a,
	    STR(HEAD "See [this](x).\n\n" TWO TAIL
		     "\nRead again: *in* [the rules](../l.md#s).\n"),
	    STR("q"), &d);
	STR_IS(quiz->questions[0].link, "../l.md#s");
	STR_IS(shown(a, quiz, quiz->questions[0].body), "See this.");
	INT_IS(d.n, 0);
}

int main(void)
{
	struct arena *a = arena_new();

	text_locale();
	about_keys(a);
	about_options(a);
	about_lines(a);
	about_gaps(a);
	about_notes(a);
	about_pairs(a);
	finds_all(a);
	reads(a);
	reads_pairs(a);
	hides_gaps_in_tables(a);
	reads_lines(a);
	hides_gaps(a);
	hashes(a);
	links_by_section(a);
	arena_free(a);
	return tap_done();
}
