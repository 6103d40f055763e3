#include "quiz/draft.h"

#include "check/check.h"

enum { FACTS_MOST = 99 };

/* What a question of facts holds while it is read. */
struct facts {
	VEC(struct fact) facts;
	VEC(struct proof) proofs;
	bool full;
};

struct draft_entry draft_entry_of(struct str line)
{
	struct draft_entry entry = { 0 };
	struct str name, text = str_cut(line, ':', &name);

	if (!text.at)
		return entry;
	entry.name = str_trim(name);
	entry.text = str_trim(text);
	if (!entry.text.len)
		entry.text.at = text.at;
	return entry;
}

static bool is_proof(const struct draft *f, struct str name)
{
	return str_eq_nocase(name, STR("right")) ||
	    str_eq_nocase(name, STR("wrong")) ||
	    (f->facts->lines && str_eq_nocase(name, STR("untold")));
}

static bool is_fact(const struct check *check, struct str name)
{
	for (size_t i = 0; check->facts[i]; i++)
		if (str_eq_nocase(name, str_of(check->facts[i])))
			return true;
	return false;
}

void draft_find_facts(struct draft *f)
{
	for (size_t i = 0; f->facts && i < f->nparts; i++) {
		struct stretch *part = &f->parts[i];
		const struct block *b = &f->doc->blocks[part->from];
		struct draft_entry first;

		if (part->box != NO_BOX || b->kind != BLOCK_PARAGRAPH)
			continue;
		first =
		    draft_entry_of(str_trim(doc_source_line(f->doc, b->line)));
		if (is_proof(f, first.name) || draft_is_file(f, first.name) ||
		    is_fact(f->facts, first.name))
			part->kind = STRETCH_FACTS;
	}
	if (f->facts && f->facts->lines)
		draft_find_blocks(f);
}

static void read_proof(struct draft *f, struct facts *facts,
    const struct draft_entry *entry, const struct block *below)
{
	struct spot at = draft_spot(f->doc, entry->name.at);
	struct proof proof = { .line = at.line, .column = at.column };

	proof.right = str_eq_nocase(entry->name, STR("right"));
	if (!draft_why(f, entry->text, &proof.answer, &proof.expect))
		return;
	proof.untold = str_eq_nocase(entry->name, STR("untold"));
	proof.edit = f->facts->lines;
	if (proof.answer.len == 0 && below) {
		proof.answer = below->text;
		proof.edit = false;
	}
	if (proof.answer.len == 0)
		draft_error(f, at, "a proof without an answer");
	else
		*VEC_ADD(f->a, &facts->proofs) = proof;
}

static void no_such_line(struct draft *f, struct spot at)
{
	struct buf b = { .a = f->a };

	buf_fmt(&b, "no such line under type=%s; there are ", f->facts->name);
	for (size_t i = 0; f->facts->facts[i]; i++)
		buf_fmt(&b, "%s, ", f->facts->facts[i]);
	buf_add(&b,
	    f->facts->lines ? STR("file, beside, right, wrong and untold")
			    : STR("right and wrong"));
	draft_error(f, at, buf_str(&b).at);
}

static void read_entry(struct draft *f, struct facts *facts,
    const struct draft_entry *entry, const struct block *below)
{
	if (facts->facts.n + facts->proofs.n == FACTS_MOST) {
		if (!facts->full)
			draft_error(f, draft_spot(f->doc, entry->name.at),
			    "more than 99 lines");
		facts->full = true;
	} else if (is_proof(f, entry->name)) {
		read_proof(f, facts, entry, below);
	} else if (draft_is_file(f, entry->name)) {
		draft_file(f, entry);
	} else if (!is_fact(f->facts, entry->name)) {
		no_such_line(f, draft_spot(f->doc, entry->name.at));
	} else {
		*VEC_ADD(f->a, &facts->facts) =
		    (struct fact){ entry->name, entry->text };
	}
}

static void read_stretch(
    struct draft *f, struct facts *facts, const struct stretch *part)
{
	const struct block *b = &f->doc->blocks[part->from];
	struct draft_entry entry = { 0 };
	bool open = false; /* a {{ goes on over the line's end */

	for (unsigned line = b->line; line <= b->last_line; line++) {
		struct str s = str_trim(doc_source_line(f->doc, line));

		if (open) {
			entry.text.len = (size_t)(s.at - entry.text.at) + s.len;
			open = draft_stays_open(s, true);
			continue;
		}
		if (entry.name.at)
			read_entry(f, facts, &entry, NULL);
		entry = draft_entry_of(s);
		open = entry.name.at && draft_stays_open(s, false);
		if (!entry.name.at)
			no_such_line(f, draft_spot(f->doc, s.at));
	}
	if (entry.name.at)
		read_entry(f, facts, &entry, draft_block_below(f, part));
}

/* All lines are one accepted text, so that a flaw has its place in it. */
static void prepare(struct draft *f, const struct facts *facts)
{
	struct accepted *one = NEW(f->a, struct accepted);
	const struct fact *last = &facts->facts.at[facts->facts.n - 1];
	struct flaw flaw = { 0 };

	one->right = true;
	one->facts = facts->facts.at;
	one->nfacts = facts->facts.n;
	one->text.at = facts->facts.at[0].name.at;
	one->text.len =
	    (size_t)(last->value.at + last->value.len - one->text.at);
	f->q.wanted.accepted = one;
	f->q.wanted.n = 1;
	if (!f->q.wanted.check->prepare(f->a, one, &flaw))
		draft_error(f, draft_spot(f->doc, one->text.at + flaw.at),
		    str_c(f->a, flaw.text));
}

void draft_facts(struct draft *f)
{
	struct facts facts = { 0 };
	size_t errors = f->d->errors;

	f->q.kind = QUESTION_FACTS;
	f->q.wanted.check = f->facts;
	for (size_t i = 0; i < f->nparts; i++)
		if (f->parts[i].kind == STRETCH_FACTS)
			read_stretch(f, &facts, &f->parts[i]);
	f->q.proofs = facts.proofs.at;
	f->q.nproofs = facts.proofs.n;
	if (f->facts->lines) {
		draft_start(f);
		draft_hold_proofs(f);
	}
	if (facts.facts.n)
		prepare(f, &facts);
	else if (f->d->errors == errors)
		draft_error(f, f->spot,
		    str_fmt(f->a,
			"nothing is asked for: type=%s wants lines such as "
			"%s: …",
			f->facts->name, f->facts->facts[0])
			.at);
}
