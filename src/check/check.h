#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/str.h"
#include "check/verdict.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/*
 * Kinds of answers that are written and not picked: a table of them, each
 * with its own way to read what the author wrote and what the learner did.
 */

/* A line of what is asked for: "encrypted: yes". */
struct fact {
	struct str name, value; /* pieces of the accepted text */
};

/* One answer that the author foresaw: an = or not= line, or one of a gap. */
struct accepted {
	bool right; /* false: not= */
	struct str text; /* as written: "10 +- 5%", "verify-full" */
	struct str why; /* from {{…}}; may be empty */
	const struct fact
	    *facts; /* the text's lines, of a kind that has them */
	size_t nfacts;
	const void *rule; /* what `prepare` made of the text */
};

/* A file that completes the one that is edited. */
struct beside {
	struct str name; /* as written */
	struct str text;
};

/* What one written answer is held against. */
struct wanted {
	const struct check *check; /* how */
	struct accepted *accepted;
	size_t n;
	bool exact; /* case matters */
	struct str
	    words; /* of the question: its units may stand in an answer */
	struct str start; /* the text that was edited, or empty */
	const struct beside *beside;
	size_t nbeside;
};

/* What is wrong in an author's text, and where in it. */
struct flaw {
	size_t at, len;
	struct str text;
};

struct check {
	const char *name; /* type=… in a quiz file */
	struct str mark; /* what its answer lines begin with; or empty */

	/*
	 * The names of its lines "name: value", ended by NULL: what is asked
	 * for is one accepted text of such lines.  NULL: it has none.
	 */
	const char *const *facts;
	bool lines; /* an answer of it has several lines */
	const char
	    *manner; /* how to answer, in a line; NULL: the form says it */

	/* Reads accepted->text; keeps what it makes of it in `a`. */
	bool (*prepare)(
	    struct arena *a, struct accepted *accepted, struct flaw *flaw);

	/* The answer has passed answer_legible. */
	struct verdict (*judge)(
	    struct arena *a, const struct wanted *wanted, struct str answer);

	/* An answer that is accepted, and the rule in words for people. */
	struct str (*solution)(
	    struct arena *a, const struct accepted *accepted);
	struct str (*words)(struct arena *a, const struct accepted *accepted);

	/* Whether all that y accepts is accepted by x. */
	bool (*covers)(
	    const struct accepted *x, const struct accepted *y, bool exact);
};

extern const struct check check_number, check_text, check_address;
extern const struct check check_connection;
extern const struct check check_sku, check_shell_line; /* sku, command */
extern const struct check check_terraform;

/* The kind whose answer lines begin like this line, or NULL. */
const struct check *check_by_mark(struct str line);

/* The kinds one after another; NULL behind the last. */
const struct check *check_kind(size_t i);

/* NULL: no such kind. */
const struct check *check_by_name(struct str name);

/* Bytes of an answer; and of one that is a file: 20,000 rules fit into it. */
enum { ANSWER_MOST = 64 * 1024, ANSWER_FILE_MOST = 4850 * 1024 };

/*
 * Whether the answer is text at all: not empty, not huge, UTF-8, without
 * control or invisible characters, and without a tower of open brackets.
 * false: *v says what is in the way.
 */
bool answer_legible(struct arena *a, struct str answer, struct verdict *v);

/* The same of a file, which may be longer and begin with a byte order mark. */
bool answer_file_legible(struct arena *a, struct str answer, struct verdict *v);

/* A piece of an answer in quotes for a sentence, cut where it gets long. */
struct str answer_quote(struct arena *a, struct str piece);

#endif
