#include "course/lint_parts.h"
#include "quiz/instance.h"
#include "quiz/judge.h"
#include "quiz/proof.h"
#include "quiz/quiz.h"

/* Fewer instances than this become known by heart. */
enum { FEW = 10 };

/* A fault of some instances: as the first one says it. */
struct fault {
	struct diag first;
	size_t seeds;
};

struct growing {
	struct lint *l;
	struct arena *seed; /* what one seed takes */
	VEC(struct fault) faults;
	VEC(uint64_t) texts; /* hashes of the instances */
};

static void note_fault(struct growing *g, const struct diag *diag)
{
	struct fault *fault;

	for (size_t i = 0; i < g->faults.n; i++) {
		fault = &g->faults.at[i];
		if (fault->first.line != diag->line ||
		    fault->first.column != diag->column ||
		    fault->first.severity != diag->severity)
			continue;
		fault->seeds++;
		return;
	}
	fault = VEC_ADD(g->l->a, &g->faults);
	*fault = (struct fault){ *diag, 1 };
	fault->first.text = str_copy(g->l->a, diag->text);
}

static void note_text(struct growing *g, uint64_t hash)
{
	for (size_t i = 0; i < g->texts.n; i++)
		if (g->texts.at[i] == hash)
			return;
	if (g->texts.n < FEW)
		*VEC_ADD(g->l->a, &g->texts) = hash;
}

/* Whether the solution that learners are shown is a right answer. */
static void hold_solution(
    struct growing *g, const struct question *q, struct diags *d)
{
	struct str solution = judge_solution(g->seed, q);
	struct verdict v = judge(g->seed, q, solution);

	if (v.kind == VERDICT_RIGHT)
		return;
	diag_add(d, SEVERITY_ERROR, STR(""), q->line, 1,
	    "its own solution, %s, is judged %s: %.*s (seed %llu)",
	    answer_quote(g->seed, solution).at, verdict_name(v.kind),
	    STR_ARG(v.reason), (unsigned long long)q->seed);
}

static void grow(struct growing *g, const struct question *base, uint64_t seed)
{
	struct diags d = diags_in(g->seed);
	const struct quiz *quiz = instance_new(g->seed, base, seed, &d);

	if (quiz) {
		const struct question *q = &quiz->questions[0];

		note_text(g, str_hash(quiz->doc->source));
		proof_run(g->seed, quiz, q, &d);
		hold_solution(g, q, &d);
	}
	for (size_t i = 0; i < d.n; i++)
		note_fault(g, &d.at[i]);
	arena_reset(g->seed);
}

/* Whether the file itself has been told so already. */
static bool is_told(
    const struct lint *l, size_t told, struct str path, const struct diag *diag)
{
	for (size_t i = 0; i < told; i++)
		if (l->d->at[i].line == diag->line &&
		    l->d->at[i].column == diag->column &&
		    str_eq(l->d->at[i].path, path))
			return true;
	return false;
}

void lint_seeds(struct lint *l, struct str path, const struct question *q)
{
	struct growing g = { .l = l, .seed = arena_new() };
	size_t told = l->d->n;

	for (uint64_t seed = 1; seed <= l->seeds; seed++)
		grow(&g, q, seed);
	arena_free(g.seed);
	for (size_t i = 0; i < g.faults.n; i++) {
		const struct fault *fault = &g.faults.at[i];
		struct str more = STR("");

		if (is_told(l, told, path, &fault->first))
			continue;
		if (fault->seeds > 1)
			more = str_fmt(
			    l->a, ", as with %zu others", fault->seeds - 1);
		diag_add(l->d, fault->first.severity, path, fault->first.line,
		    fault->first.column, "%.*s%.*s", STR_ARG(fault->first.text),
		    STR_ARG(more));
	}
	if (g.texts.n < FEW && l->seeds >= 2 * FEW && g.faults.n == 0)
		diag_add(l->d, SEVERITY_WARNING, path, q->line, 1,
		    "question %.*s has only %zu different instances in %llu "
		    "seeds",
		    STR_ARG(q->id), g.texts.n, (unsigned long long)l->seeds);
}
