#ifndef QUIZ_QUIZ_H
#define QUIZ_QUIZ_H

#include "base/str.h"
#include "check/check.h"
#include "check/fw_judge.h"
#include "check/score.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct doc;
struct recipe;

/*
 * A quiz file: questions in Markdown (lectern-quiz(5)).  What people read of a
 * question (body, options, hints …) stays Markdown: a passage of the file's
 * document, laid out like a lesson.
 */

/* Blocks [from, to) of the document, laid out inside that box. */
struct passage {
	uint32_t from, to; /* from == to: there is none */
	uint32_t inside;
};

enum question_kind {
	QUESTION_ONE, /* numbered task list: one is right */
	QUESTION_SEVERAL, /* bulleted task list: any number are right */
	QUESTION_ORDER, /* numbered list under type=order */
	QUESTION_MATCH, /* table of two columns under type=match */
	QUESTION_NUMBER, /* = lines */
	QUESTION_TEXT, /* s= lines */
	QUESTION_GAPS, /* [[…]] */
	QUESTION_FIREWALL, /* exactly: … lines under type=firewall */
	QUESTION_FACTS /* name: value lines, under the type= of a check */
};

struct option {
	struct passage text;
	struct str plain; /* the same as plain text */
	bool right;
	struct passage feedback;
};

struct gap {
	struct wanted wanted; /* of a typed one */
	struct str *choices; /* a drop-down's; none: it is typed */
	size_t nchoices;
	size_t right_choice;
};

struct pair {
	struct str left, right; /* plain text */
};

/* A file that a question names; who reads the quiz for it reads that too. */
struct named_file {
	struct str name; /* as written, from the quiz's own place; or empty */
	unsigned line, column; /* where it is named */
};

/* An answer that the author gives to show how it is judged. */
struct proof {
	struct str answer;
	bool right;
	bool untold; /* nobody can tell: neither right nor wrong */
	bool edit; /* `answer` is a script that edits the question's start */
	struct str expect; /* what the verdict is to say; may be empty */
	unsigned line, column;
};

struct question {
	struct str id, title;
	enum question_kind kind;
	double points; /* 1 unless the file says otherwise */
	bool shuffle; /* options are shown in another order */
	unsigned tries; /* before it closes; 0: no limit */
	enum credit credit;
	struct str *tags;
	size_t ntags;
	struct str difficulty; /* the author's word, or empty */
	struct str *facts; /* keys of what it rests on */
	size_t nfacts;
	struct str link; /* of "Read again"; may be empty */
	struct str section; /* heading that asks it; empty: the link's */
	struct passage lead; /* whose code it is about; mostly there is none */
	struct passage body;
	struct option *options; /* ONE, SEVERAL, ORDER (in the right order) */
	size_t noptions;
	struct wanted wanted; /* NUMBER, TEXT, FACTS */
	struct gap *gaps; /* GAPS */
	size_t ngaps;
	struct pair head; /* MATCH: what stands over the two columns */
	struct pair *pairs; /* MATCH: row i's right side belongs to its left */
	size_t npairs;
	struct fw_wanted firewall; /* FIREWALL */
	struct str start; /* the text that a learner edits; empty: the answer
			     begins empty */
	struct named_file file; /* what `start` is read from */
	struct named_file *beside; /* what wanted.beside is read from */
	size_t nbeside;
	struct proof *proofs;
	size_t nproofs;
	struct passage *hints;
	size_t nhints;
	struct passage explain;
	uint64_t hash; /* of its source text */
	unsigned line; /* of its heading, in the file */
	/*
	 * Of a generated question: all but id, settings and link follows from
	 * the seed, and quiz/instance.h makes others like it.  NULL: it is
	 * always the same.
	 */
	const struct recipe *recipe;
	uint64_t seed;
	struct str code; /* of code=: what code it is asked about; or empty */
	struct str about; /* "name=value" of that code, apart by "; "; or "" */
};

struct quiz {
	struct str path, title;
	struct doc *doc; /* generated questions stand in it as instances */
	struct passage intro; /* what stands before the first question */
	struct question *questions;
	size_t n;
	/* Of questions gathered from several quizzes: the one that each is of,
	 * which holds its passages.  NULL: this one. */
	const struct quiz *const *homes;
};

#endif
