#include "quiz/proof.h"

#include "base/arena.h"
#include "base/diag.h"
#include "quiz/changes.h"
#include "quiz/judge.h"
#include "text/find.h"

static bool says(const struct verdict *v, struct str what)
{
	size_t len;

	return text_find(v->reason, what, 0, &len) != SIZE_MAX ||
	    text_find(v->detail, what, 0, &len) != SIZE_MAX;
}

bool proof_answer(struct arena *a, const struct question *q,
    const struct proof *proof, struct str *answer, struct flaw *flaw)
{
	*answer = proof->answer;
	if (!proof->edit)
		return true;
	if (str_eq_nocase(proof->answer, STR("unchanged"))) {
		*answer = q->start;
		return true;
	}
	return changes_apply(a, q->start, proof->answer, answer, flaw);
}

static const char *wanted_of(const struct proof *proof)
{
	return proof->untold ? "cannot tell" : proof->right ? "right" : "wrong";
}

/* Whether the example comes out as it is to. */
static bool comes_out(const struct proof *proof, const struct verdict *v)
{
	bool right = v->kind == VERDICT_RIGHT;

	if (proof->untold || v->kind == VERDICT_UNTOLD)
		return proof->untold && v->kind == VERDICT_UNTOLD;
	/* What cannot be read is an example only if that is what is meant. */
	if (v->kind == VERDICT_UNREADABLE && proof->expect.len == 0)
		return false;
	return right == proof->right;
}

static void run(struct arena *a, const struct quiz *quiz,
    const struct question *q, const struct proof *proof, struct diags *d)
{
	struct flaw flaw = { 0 };
	struct verdict v;
	struct str answer;
	const char *seed = q->recipe
	    ? str_fmt(a, " (seed %llu)", (unsigned long long)q->seed).at
	    : "";

	if (!proof_answer(a, q, proof, &answer, &flaw)) {
		diag_add(d, SEVERITY_ERROR, quiz->path, proof->line,
		    proof->column, "%s: %.*s%s",
		    answer_quote(
			a, str_sub(proof->answer, flaw.at, flaw.at + flaw.len))
			.at,
		    STR_ARG(flaw.text), seed);
		return;
	}
	v = judge(a, q, answer);
	if (!comes_out(proof, &v))
		diag_add(d, SEVERITY_ERROR, quiz->path, proof->line,
		    proof->column, "%s is judged %s, not %s: %.*s%s",
		    answer_quote(a, proof->answer).at, verdict_name(v.kind),
		    wanted_of(proof), STR_ARG(v.reason), seed);
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
