#include "quiz/draft.h"

/* What the lines of a firewall question say. */
struct requirement {
	struct str value; /* without its {{…}} */
	struct str why; /* from {{…}} */
	const char *at; /* where the line begins in the source */
};

struct asking {
	struct draft *f;
	VEC(struct proof) proofs;
	bool azure;
};

static struct spot spot_of(const struct asking *k, const char *at)
{
	return draft_spot(k->f->doc, at);
}

static void read_set(
    struct asking *k, const struct requirement *r, const struct ipset **set)
{
	const struct ipset *more = NULL;
	struct flaw flaw = { 0 };

	if (!fw_set(k->f->a, r->value, &more, &flaw)) {
		draft_error(k->f, spot_of(k, r->value.at + flaw.at),
		    str_c(k->f->a, flaw.text));
		return;
	}
	*set = *set ? ipset_union(k->f->a, *set, more) : more;
}

static void read_exactly(struct asking *k, const struct requirement *r)
{
	read_set(k, r, &k->f->q.firewall.exactly);
}

static void read_least(struct asking *k, const struct requirement *r)
{
	read_set(k, r, &k->f->q.firewall.least);
}

static void read_nothing(struct asking *k, const struct requirement *r)
{
	read_set(k, r, &k->f->q.firewall.nothing);
}

static void read_azure(struct asking *k, const struct requirement *r)
{
	static const char *const words[] = {
		[FW_AZURE_ANY] = "any",
		[FW_AZURE_YES] = "yes",
		[FW_AZURE_NO] = "no",
	};

	k->azure = true;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq_nocase(r->value, str_of(words[i]))) {
			k->f->q.firewall.azure = (enum fw_azure)i;
			return;
		}
	draft_error(k->f, spot_of(k, r->value.at), "azure: is yes, no or any");
}

static void read_rules(struct asking *k, const struct requirement *r)
{
	struct str most = r->value, words = STR("at most ");
	uint64_t n;

	if (str_eq_nocase(str_sub(most, 0, words.len), words))
		most = str_trim(str_sub(most, words.len, most.len));
	if (!str_number(most, 1000, &n) || n == 0) {
		draft_error(k->f, spot_of(k, r->value.at),
		    "rules: is a number from 1 to 1000, as in at most 2");
		return;
	}
	k->f->q.firewall.most = (size_t)n;
}

static void read_for(struct asking *k, const struct requirement *r)
{
	bool redis = str_eq_nocase(r->value, STR("redis"));

	k->f->q.firewall.service = redis ? FW_REDIS : FW_POSTGRESQL;
	if (!redis && !str_eq_nocase(r->value, STR("postgresql")))
		draft_error(k->f, spot_of(k, r->value.at),
		    "for: is postgresql or redis");
}

static void add_proof(struct asking *k, const struct requirement *r, bool right)
{
	struct spot at = spot_of(k, r->value.at);

	*VEC_ADD(k->f->a, &k->proofs) = (struct proof){
		.answer = r->value,
		.right = right,
		.expect = r->why,
		.line = at.line,
		.column = at.column,
	};
}

static void read_right(struct asking *k, const struct requirement *r)
{
	add_proof(k, r, true);
}

static void read_wrong(struct asking *k, const struct requirement *r)
{
	add_proof(k, r, false);
}

static const struct key {
	const char *name;
	void (*read)(struct asking *k, const struct requirement *r);
	bool proof; /* a {{…}} may follow */
} keys[] = {
	{ "exactly:", read_exactly, false },
	{ "at least:", read_least, false },
	{ "nothing of:", read_nothing, false },
	{ "azure:", read_azure, false },
	{ "rules:", read_rules, false },
	{ "for:", read_for, false },
	{ "right:", read_right, true },
	{ "wrong:", read_wrong, true },
};

static const struct key *key_of(struct str line)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (str_eq_nocase(str_sub(line, 0, str_of(keys[i].name).len),
			str_of(keys[i].name)))
			return &keys[i];
	return NULL;
}

void draft_find_asked(struct draft *f)
{
	for (size_t i = 0; i < f->nparts; i++) {
		struct stretch *part = &f->parts[i];
		const struct block *b = &f->doc->blocks[part->from];

		if (part->kind == STRETCH_BODY && part->box == NO_BOX &&
		    b->kind == BLOCK_PARAGRAPH &&
		    key_of(str_trim(doc_source_line(f->doc, b->line))))
			part->kind = STRETCH_LINES;
	}
}

/* What stands in {{…}}, in one line. */
static struct str fold_lines(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	struct str rest = str_trim(s);

	while (rest.len) {
		if (b.len)
			buf_byte(&b, ' ');
		buf_add(&b, str_trim(str_line(&rest)));
	}
	return buf_str(&b);
}

/* Cuts {{…}} off.  false: it does not end the line. */
static bool cut_why(struct asking *k, struct requirement *r)
{
	struct str s = r->value;
	size_t open = str_find(s, STR("{{"), 0);

	if (open == SIZE_MAX)
		return true;
	r->value = str_trim(str_sub(s, 0, open));
	r->why = str_sub(s, open + 2, s.len);
	if (str_ends(r->why, STR("}}"))) {
		r->why =
		    fold_lines(k->f->a, str_sub(r->why, 0, r->why.len - 2));
		return true;
	}
	draft_error(k->f, spot_of(k, s.at + open),
	    "{{ without its }} at the end of the line");
	return false;
}

static void read_line(struct asking *k, struct str line)
{
	struct requirement r = { .at = line.at };
	const struct key *key = key_of(line);

	if (!key) {
		draft_error(k->f, spot_of(k, line.at),
		    "this line says nothing that is asked (exactly: at least: "
		    "nothing of: azure: rules: for: right: wrong:)");
		return;
	}
	r.value = str_trim(str_sub(line, str_of(key->name).len, line.len));
	if (r.value.len == 0) {
		draft_error(k->f, spot_of(k, r.at), "nothing stands here");
		return;
	}
	if (!cut_why(k, &r))
		return;
	if (r.why.len && !key->proof)
		draft_error(k->f, spot_of(k, r.at),
		    "only right: and wrong: have a {{…}}");
	else
		key->read(k, &r);
}

/* Whether a {{ stands in the line that has not been closed. */
static bool is_within_why(struct str s)
{
	size_t open = str_find(s, STR("{{"), 0);

	return open != SIZE_MAX && str_find(s, STR("}}"), open) == SIZE_MAX;
}

static void read_stretch(struct asking *k, const struct block *b)
{
	const struct doc *doc = k->f->doc;

	for (unsigned n = b->line; n <= b->last_line; n++) {
		struct str s = str_trim(doc_source_line(doc, n));

		while (is_within_why(s) && n < b->last_line) {
			struct str next = str_trim(doc_source_line(doc, ++n));

			s.len = (size_t)(next.at - s.at) + next.len;
		}
		read_line(k, s);
	}
}

/* Whether the whole can be answered, and shows that it can. */
static void hold(struct asking *k)
{
	struct spot at =
	    draft_block_spot(k->f->doc, k->f->parts[k->f->answer].from);
	struct fw_wanted *w = &k->f->q.firewall;
	struct str why;
	size_t right = 0;

	if (!w->exactly && !w->least && !w->nothing &&
	    w->azure == FW_AZURE_ANY) {
		draft_error(k->f, at,
		    "nothing is asked for: exactly: at least: nothing of:");
		return;
	}
	/* All of Azure is more than what is exactly asked for. */
	if (w->exactly && !k->azure)
		w->azure = FW_AZURE_NO;
	why = fw_impossible(k->f->a, w);
	if (why.len)
		draft_error(k->f, at, why.at);
	for (size_t i = 0; i < k->proofs.n; i++)
		right += k->proofs.at[i].right;
	if (right == 0 || right == k->proofs.n)
		draft_warn(k->f, at,
		    "examples show that the question works: give at least one "
		    "right: and one wrong: answer");
}

void draft_firewall(struct draft *f)
{
	struct asking k = { .f = f };
	size_t errors = f->d->errors;

	f->q.kind = QUESTION_FIREWALL;
	for (size_t i = 0; i < f->nparts; i++) {
		const struct block *b = &f->doc->blocks[f->parts[i].from];

		if (f->parts[i].kind != STRETCH_LINES)
			continue;
		read_stretch(&k, b);
	}
	f->q.proofs = k.proofs.at;
	f->q.nproofs = k.proofs.n;
	if (f->d->errors == errors)
		hold(&k);
}
