#include "quiz/draft.h"

#include "quiz/changes.h"

bool draft_is_file(const struct draft *f, struct str name)
{
	return f->facts->lines &&
	    (str_eq_nocase(name, STR("file")) ||
		str_eq_nocase(name, STR("beside")));
}

static bool is_code(const struct draft *f, const struct stretch *part)
{
	return part->kind == STRETCH_BODY && part->box == NO_BOX &&
	    f->doc->blocks[part->from].kind == BLOCK_CODE;
}

static bool is_terraform(struct str info)
{
	return str_eq_nocase(info, STR("hcl")) ||
	    str_eq_nocase(info, STR("terraform")) ||
	    str_eq_nocase(info, STR("tf"));
}

/* Whether one of the stretch's lines is this one. */
static bool names_file(const struct draft *f, const struct stretch *part)
{
	const struct block *b = &f->doc->blocks[part->from];

	for (unsigned line = b->line; line <= b->last_line; line++) {
		struct str s = str_trim(doc_source_line(f->doc, line));

		if (str_eq_nocase(draft_entry_of(s).name, STR("file")))
			return true;
	}
	return false;
}

/* The stretch's last line is a proof that has its answer below. */
static bool ends_open(const struct draft *f, const struct stretch *part)
{
	unsigned line = f->doc->blocks[part->from].last_line;
	struct draft_entry last =
	    draft_entry_of(str_trim(doc_source_line(f->doc, line)));

	return (str_eq_nocase(last.name, STR("right")) ||
		   str_eq_nocase(last.name, STR("wrong")) ||
		   str_eq_nocase(last.name, STR("untold"))) &&
	    (last.text.len == 0 || str_starts(last.text, STR("{{")));
}

void draft_find_blocks(struct draft *f)
{
	bool named = false, facts = false;

	for (size_t i = 0; i < f->nparts; i++)
		named = named ||
		    (f->parts[i].kind == STRETCH_FACTS &&
			names_file(f, &f->parts[i]));
	for (size_t i = 0; i < f->nparts; i++) {
		struct stretch *part = &f->parts[i];

		if (part->kind == STRETCH_FACTS)
			facts = true;
		if (!is_code(f, part))
			continue;
		if (i > 0 && part[-1].kind == STRETCH_FACTS &&
		    ends_open(f, &part[-1])) {
			part->kind = STRETCH_PROOF;
		} else if (!facts && !named &&
		    is_terraform(f->doc->blocks[part->from].info)) {
			part->kind = STRETCH_START;
			named = true;
		}
	}
}

const struct block *draft_block_below(
    const struct draft *f, const struct stretch *part)
{
	if (part + 1 == f->parts + f->nparts || part[1].kind != STRETCH_PROOF)
		return NULL;
	return &f->doc->blocks[part[1].from];
}

void draft_start(struct draft *f)
{
	for (size_t i = 0; i < f->nparts; i++) {
		struct block *b = &f->doc->blocks[f->parts[i].from];

		if (f->parts[i].kind != STRETCH_START)
			continue;
		f->q.start = str_fmt(f->a, "%.*s\n", STR_ARG(b->text));
		f->q.wanted.start = f->q.start;
		/* Where one edits it, it is not to be read twice. */
		b->kind = BLOCK_COMMENT;
	}
}

enum { BESIDE_MOST = 9 };

void draft_file(struct draft *f, const struct draft_entry *entry)
{
	struct spot at = draft_spot(f->doc, entry->text.at);
	struct named_file file = { entry->text, at.line, at.column };

	if (entry->text.len == 0) {
		draft_error(f, draft_spot(f->doc, entry->name.at),
		    "the name of a file is missing");
	} else if (str_eq_nocase(entry->name, STR("file"))) {
		if (f->q.file.name.len)
			draft_error(f, at, "the question has a file already");
		f->q.file = file;
	} else if (f->q.nbeside == BESIDE_MOST) {
		draft_error(f, at, "more than 9 files beside the one to edit");
	} else {
		if (!f->q.beside)
			f->q.beside =
			    NEW_N(f->a, struct named_file, BESIDE_MOST);
		f->q.beside[f->q.nbeside++] = file;
	}
}

void draft_hold_proofs(struct draft *f)
{
	bool start = f->q.start.len || f->q.file.name.len, right = false;

	for (size_t i = 0; i < f->q.nproofs; i++) {
		struct proof *proof = &f->q.proofs[i];
		struct spot at = { proof->line, proof->column };

		right = right || proof->right;
		if (!proof->edit)
			continue;
		if (!start)
			draft_error(f, at,
			    "there is no text to edit (file: or a block of "
			    "hcl): write the whole answer in a code block "
			    "below");
		else if (!changes_is_script(proof->answer) &&
		    !str_eq_nocase(proof->answer, STR("unchanged")))
			draft_error(f, at,
			    "an example is an edit, old => new, or the word "
			    "unchanged, or a code block below");
	}
	if (!right)
		draft_warn(f, f->spot,
		    "no right: shows an answer: a learner is told only what "
		    "is asked for");
}
