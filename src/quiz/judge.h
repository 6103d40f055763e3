#ifndef QUIZ_JUDGE_H
#define QUIZ_JUDGE_H

#include "check/verdict.h"
#include "quiz/quiz.h"

struct arena;

/*
 * Judges an answer given as text; every way of asking comes through here.
 * Options are named as in the file, whatever order they were shown in:
 *
 *	one		2		(or b)
 *	several		1 3		(or a,c; "none" for no option)
 *	order		3 1 2		the options in the order that is meant
 *	match		2 3 1		for each left side, the row whose right
 *					side belongs to it (or b c a; 1=b 2=c)
 *	number, text	as it is
 *	firewall	rules apart by ; or line ends ("none" for no rule)
 *	connection	the string as it is
 *	terraform	the whole text of the file, edited
 *	gaps		first | second	(a drop-down: its text or number)
 *
 * The verdict and its strings live in `a`.
 */
struct verdict judge(
    struct arena *a, const struct question *q, struct str answer);

struct picks;

/*
 * The options that an answer to ONE or SEVERAL picks, by the file's numbers.
 * false: it cannot be read, and *v says why.
 */
bool judge_picks(struct arena *a, const struct question *q, struct str answer,
    struct picks *picks, struct verdict *v);

/* A right answer in the same notation, in `a`. */
struct str judge_solution(struct arena *a, const struct question *q);

/* A right answer in words for people (options by their text), in `a`. */
struct str judge_solution_words(struct arena *a, const struct question *q);

/*
 * An answer in words for people: the text of the options that it names, the
 * pairs, the words chosen; others, and what cannot be read, as they are.
 */
struct str judge_answer_words(
    struct arena *a, const struct question *q, struct str answer);

/*
 * What the author says to this answer, as plain text in `a`: the feedback of
 * the options it picks, the why of the not= line it hits.  Without the
 * explanation.  May be empty.
 */
struct str judge_feedback(struct arena *a, const struct quiz *quiz,
    const struct question *q, struct str answer, const struct verdict *v);

/* Whether an answer may have several lines: rules, a file's text. */
bool judge_lines(const struct question *q);

/* Whether an answer is a whole file, which may be longer than others. */
bool judge_file(const struct question *q);

/*
 * How an answer of this kind is written, in a sentence for people; "" where
 * the form says it already.
 */
struct str judge_manner(const struct question *q);

#endif
