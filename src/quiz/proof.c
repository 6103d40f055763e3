#include "quiz/proof.h"

#include "base/arena.h"
#include "base/diag.h"
#include "quiz/judge.h"
#include "text/find.h"

static bool says(const struct verdict *v, struct str what)
{
	size_t len;

	return text_find(v->reason, what, 0, &len) != SIZE_MAX ||
	    text_find(v->detail, what, 0, &len) != SIZE_MAX;
}

static void run(struct arena *a, const struct quiz *quiz,
    const struct question *q, const struct proof *proof, struct diags *d)
{
	struct verdict v = judge(a, q, proof->answer);
	bool right = v.kind == VERDICT_RIGHT;
	/* What cannot be read is an example only if that is what is meant. */
	bool unread = v.kind == VERDICT_UNREADABLE && proof->expect.len == 0;
	const char *seed = q->recipe
	    ? str_fmt(a, " (seed %llu)", (unsigned long long)q->seed).at
	    : "";

	if (right != proof->right || unread)
		diag_add(d, SEVERITY_ERROR, quiz->path, proof->line,
		    proof->column, "%s is judged %s, not %s: %.*s%s",
		    answer_quote(a, proof->answer).at, verdict_name(v.kind),
		    proof->right ? "right" : "wrong", STR_ARG(v.reason), seed);
	else if (proof->expect.len && !says(&v, proof->expect))
		diag_add(d, SEVERITY_ERROR, quiz->path, proof->line,
		    proof->column,
		    "the verdict on %s does not say “%.*s”: "
		    "%.*s%s",
		    answer_quote(a, proof->answer).at, STR_ARG(proof->expect),
		    STR_ARG(v.reason), seed);
}

void proof_run(struct arena *a, const struct quiz *quiz,
    const struct question *q, struct diags *d)
{
	for (size_t i = 0; i < q->nproofs; i++)
		run(a, quiz, q, &q->proofs[i], d);
}
