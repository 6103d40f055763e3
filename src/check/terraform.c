#include "check/tf_own.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "text/width.h"

#include <stdlib.h>

/* clang-format off */
const struct tf_kind tf_kinds[] = {
	{ "for", 0, tf_read_for, NULL },
	{ "server", 0, tf_read_server, NULL },
	{ "exactly", TF_ANY, tf_read_who, tf_judge_who },
	{ "at least", TF_ANY, tf_read_who, tf_judge_who },
	{ "nothing of", TF_ANY, tf_read_who, tf_judge_who },
	{ "azure", TF_ANY, tf_read_who, tf_judge_who },
	{ "rules", TF_ANY, tf_read_who, tf_judge_who },
	{ "public", TF_ANY, tf_read_yes, tf_judge_public },
	{ "tls", TF_ANY, tf_read_tls, tf_judge_tls },
	{ "prevent_destroy", TF_ANY, tf_read_yes, tf_judge_destroy },
	{ "ha", TF_POSTGRESQL, tf_read_ha, tf_judge_ha },
	{ "zones", TF_POSTGRESQL | TF_REDIS, tf_read_zones, tf_judge_zones },
	{ "sku", TF_POSTGRESQL | TF_REDIS, tf_read_sku, tf_judge_sku },
	{ "needs", TF_POSTGRESQL | TF_REDIS, tf_read_size, tf_judge_sku },
	{ "smallest", TF_POSTGRESQL | TF_REDIS, tf_read_size, tf_judge_sku },
	{ "storage", TF_POSTGRESQL | TF_SINGLE, tf_read_amount,
	  tf_judge_storage },
	{ "retention", TF_POSTGRESQL | TF_SINGLE, tf_read_amount,
	  tf_judge_retention },
	{ "geo backup", TF_POSTGRESQL | TF_SINGLE, tf_read_yes, tf_judge_geo },
	{ "attribute", 0, tf_read_attribute, tf_judge_attribute },
	{ NULL, 0, NULL, NULL },
};

/* The same names, as the quiz's reader wants them. */
static const char *const names[] = { "for", "server", "exactly", "at least",
	"nothing of", "azure", "rules", "public", "tls", "prevent_destroy",
	"ha", "zones", "sku", "needs", "smallest", "storage", "retention",
	"geo backup", "attribute", NULL };
/* clang-format on */

/* Reading what is asked */

bool tf_read_for(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw)
{
	(void)a;
	flaw->text = STR("for: is postgresql or redis");
	if (str_eq_nocase(fact->value, STR("redis")))
		asked->kinds = TF_REDIS;
	else if (str_eq_nocase(fact->value, STR("postgresql")))
		asked->kinds = TF_POSTGRESQL;
	else
		return false;
	return true;
}

bool tf_read_server(struct arena *a, struct tf_asked *asked,
    struct tf_fact *fact, struct flaw *flaw)
{
	enum access_kind kind;

	(void)a;
	asked->label = str_cut(fact->value, '.', &asked->type);
	flaw->text = STR("server: is TYPE.LABEL, as in "
			 "azurerm_redis_cache.main");
	if (!asked->label.len || !access_is_server(asked->type, &kind))
		return false;
	asked->kinds = 1U << kind;
	return true;
}

static bool read_fact(struct arena *a, struct tf_asked *asked,
    const struct fact *from, struct flaw *flaw)
{
	struct tf_fact fact = { .kind = tf_kinds, .value = from->value };

	while (!str_eq_nocase(from->name, str_of(fact.kind->name)))
		fact.kind++;
	flaw->len = from->value.len;
	if (from->value.len == 0)
		flaw->text = STR("nothing stands here");
	else if (fact.kind->read(a, asked, &fact, flaw)) {
		if (fact.kind->judge)
			*VEC_ADD(a, &asked->facts) = fact;
		return true;
	}
	return false;
}

static bool can_be(struct arena *a, struct tf_asked *asked, struct flaw *flaw)
{
	if (asked->who.exactly && !asked->azure_said)
		asked->who.azure = FW_AZURE_NO;
	flaw->text = fw_impossible(a, &asked->who);
	if (flaw->text.len)
		return false;
	flaw->text = STR("nothing is asked for");
	return asked->facts.n > 0;
}

static bool prepare(
    struct arena *a, struct accepted *accepted, struct flaw *flaw)
{
	struct tf_asked *asked = NEW(a, struct tf_asked);

	for (size_t i = 0; i < accepted->nfacts; i++) {
		const struct fact *fact = &accepted->facts[i];

		*flaw = (struct flaw){ 0 };
		if (read_fact(a, asked, fact, flaw))
			continue;
		flaw->at += (size_t)(fact->value.at - accepted->text.at);
		return false;
	}
	*flaw = (struct flaw){ 0 };
	accepted->rule = asked;
	return can_be(a, asked, flaw) &&
	    tf_prepare_size(a, asked, accepted, flaw);
}

/* Reading the file */

/* The byte that a line and a column stand for. */
static size_t byte_at(struct str text, unsigned line, unsigned column)
{
	struct str rest = text, s = text;
	size_t at;

	for (unsigned n = 0; n < line; n++) {
		if (rest.len == 0)
			return text.len;
		s = str_line(&rest);
	}
	at = (size_t)(s.at - text.at) + (column ? column - 1 : 0);
	return at < text.len ? at : text.len;
}

static struct verdict unreadable(
    struct arena *a, struct str text, const struct diag *d)
{
	size_t at = byte_at(text, d->line, d->column);
	size_t end = (size_t)(str_trim(text).at - text.at) + str_trim(text).len;
	struct buf b = { .a = a };

	/* Of the end of the file the last thing in it is shown. */
	if (at >= end && end > 0)
		at = end - 1;
	buf_add(&b, d->text);
	if (b.len && b.at[0] >= 'a' && b.at[0] <= 'z')
		b.at[0] = (char)(b.at[0] - 'a' + 'A');
	if (d->line)
		buf_fmt(&b, " (%u:%u)", d->line, d->column);
	buf_byte(&b, '.');
	return verdict_unreadable(
	    at, at < text.len && text.at[at] != '\n', buf_str(&b));
}

/* The learner's file and those beside it.  false: *v says what is unread. */
static bool read_files(struct tf *t, const struct wanted *wanted,
    struct str text, struct verdict *v)
{
	struct diags d = diags_in(t->a);

	t->files = NEW_N(t->a, struct hcl_file, wanted->nbeside + 1);
	if (!access_is_text(STR(""), text, &d) ||
	    !hcl_parse(t->a, STR(""), text, t->files, &d)) {
		*v = unreadable(t->a, text, &d.at[0]);
		return false;
	}
	t->nfiles = 1;
	for (size_t i = 0; i < wanted->nbeside; i++) {
		const struct beside *b = &wanted->beside[i];

		if (hcl_parse(t->a, path_name(b->name), b->text,
			&t->files[t->nfiles], &d))
			t->nfiles++;
	}
	t->m = hcl_module_new(t->a, t->files, t->nfiles);
	access_gather(t->a, t->files, t->m, &t->access, &d);
	return true;
}

/* Faults of the file as such */

static int by_name(const void *x, const void *y)
{
	const struct hcl_resource *a = *(const struct hcl_resource *const *)x;
	const struct hcl_resource *b = *(const struct hcl_resource *const *)y;
	int order = str_cmp(a->name, b->name);

	if (order == 0)
		order = str_cmp(a->type, b->type);
	return order ? order : (a->i > b->i) - (a->i < b->i);
}

static void find_twins(struct tf *t)
{
	size_t n;
	const struct hcl_resource *all = hcl_resources(t->m, &n);
	const struct hcl_resource **twins =
	    NEW_N(t->a, const struct hcl_resource *, n + 1);

	for (size_t i = 0; i < n; i++)
		twins[i] = &all[i];
	qsort(twins, n, sizeof(*twins), by_name);
	for (size_t i = 1; i < n; i++) {
		const struct hcl_resource *x = twins[i - 1];
		const struct hcl_resource *y = twins[i];
		struct access_place first, place;

		if (!str_eq(x->name, y->name) || !str_eq(x->type, y->type))
			continue;
		first = tf_header(t, x);
		place = tf_header(t, y);
		tf_fails(t, TF_TWICE, &place,
		    "%.*s.%.*s stands here a second time (first at %.*s): "
		    "Terraform takes each name once",
		    STR_ARG(y->type), STR_ARG(y->name),
		    STR_ARG(tf_place_text(t, &first)));
		return;
	}
}

/* What is wrong with rules themselves is wrong with who gets in. */
static void find_faults(struct tf *t)
{
	size_t n = 0;

	/* Who is left out is so because a rule is. */
	for (size_t i = 0; t->access.faults && i < t->fails.n; i++)
		if (t->fails.at[i].weight != TF_LEFT_OUT)
			t->fails.at[n++] = t->fails.at[i];
	if (t->access.faults)
		t->fails.n = n;
	for (size_t i = 0; i < t->access.faults; i++) {
		const struct access_fault *f = &t->access.fault[i];

		tf_fails(t, TF_FAULT, &f->place, "%.*s: %.*s",
		    STR_ARG(f->about), STR_ARG(f->why));
	}
}

/* Judging */

static void judge_fact(struct tf *t, const struct tf_fact *fact)
{
	bool several = tf_count_meant(t) > 1;

	if (fact->kind->kinds == 0) {
		fact->kind->judge(t, fact, NULL);
		return;
	}
	for (size_t i = 0; i < t->access.nservers; i++) {
		const struct access_server *s = &t->access.servers[i];

		if (!tf_is_meant(t, s) ||
		    !(fact->kind->kinds & (1U << s->kind)))
			continue;
		if (several)
			t->prefix = str_fmt(t->a, "%.*s: ", STR_ARG(s->label));
		fact->kind->judge(t, fact, s);
		t->prefix = STR("");
	}
}

static void judge_facts(struct tf *t, struct str start)
{
	bool who = false, size = false;

	for (size_t i = 0; i < t->asked->facts.n; i++)
		t->about |= t->asked->facts.at[i].kind->kinds;
	if (t->about)
		tf_find_servers(t, start);
	find_twins(t);
	for (size_t i = 0; i < t->asked->facts.n; i++) {
		const struct tf_fact *fact = &t->asked->facts.at[i];
		bool about_who = fact->kind->judge == tf_judge_who;

		/* Lines about who gets in are one fact, as are needs. */
		if ((about_who && who) || (fact->size && size))
			continue;
		judge_fact(t, fact);
		who = who || about_who;
		size = size || fact->size;
	}
	if (who)
		find_faults(t);
}

static int by_weight(const void *x, const void *y)
{
	const struct tf_finding *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	if (a->place.file != b->place.file)
		return a->place.file < b->place.file ? -1 : 1;
	return (a->place.at > b->place.at) - (a->place.at < b->place.at);
}

enum { ROW_CELLS = 60, HANG = 7, ROWS_MOST = 20 };

/* The text in rows that hang under their first word. */
static void add_row(struct buf *b, struct str head, struct str text)
{
	size_t room = ROW_CELLS - HANG;

	if (b->len)
		buf_byte(b, '\n');
	buf_add(b, head);
	if (head.len + 1 < HANG)
		buf_fill(b, ' ', HANG - head.len);
	else
		buf_add(b, STR("  "));
	while (text.len) {
		struct str line = text_fit(text, room, NULL);
		size_t end = line.len;

		while (end < text.len && end > 0 && text.at[end] != ' ')
			end--;
		if (end == 0)
			end = line.len ? line.len : 1;
		buf_add(b, str_sub(text, 0, end));
		text = str_trim(str_sub(text, end, text.len));
		if (text.len == 0)
			break;
		buf_byte(b, '\n');
		buf_fill(b, ' ', HANG);
	}
}

static void add_findings(
    struct tf *t, struct buf *b, const struct tf_finding *at, size_t n)
{
	for (size_t i = 0; i < n && i < ROWS_MOST; i++)
		add_row(b, tf_place_text(t, &at[i].place),
		    str_fmt(t->a, "%.*s.", STR_ARG(at[i].text)));
	if (n > ROWS_MOST)
		buf_fmt(b, "\nand %zu more", n - ROWS_MOST);
}

/* "… (12:5)." */
static struct str sentence(const struct tf *t, const struct tf_finding *f)
{
	if (f->place.len == 0 || f->placed)
		return str_fmt(t->a, "%.*s.", STR_ARG(f->text));
	return str_fmt(t->a, "%.*s (%.*s).", STR_ARG(f->text),
	    STR_ARG(tf_place_text(t, &f->place)));
}

/* Points at the first of the findings, and at those beside it. */
static struct verdict point_at(struct tf *t, struct verdict v,
    const struct tf_finding *at, size_t n, struct str detail)
{
	v.detail = detail;
	v.at = at->place.file ? 0 : at->place.at;
	v.len = at->place.file ? 0 : at->place.len;
	n = n < ROWS_MOST + 1 ? n : ROWS_MOST + 1;
	v.faults = NEW_N(t->a, struct blame, n);
	for (size_t i = 1; i < n; i++)
		if (at[i].place.len && !at[i].place.file)
			v.faults[v.nfaults++] = (struct blame){ at[i].place.at,
				at[i].place.len,
				str_fmt(t->a, "%.*s.", STR_ARG(at[i].text)) };
	return v;
}

static struct verdict conclude(struct tf *t)
{
	struct buf detail = { .a = t->a };
	struct verdict v;

	if (t->fails.n) {
		qsort(t->fails.at, t->fails.n, sizeof(*t->fails.at), by_weight);
		buf_add(&detail, t->fails.at->drawing);
		add_findings(t, &detail, t->fails.at + 1, t->fails.n - 1);
		add_findings(t, &detail, t->notes.at, t->notes.n);
		v = verdict_of(false, sentence(t, t->fails.at));
		return point_at(
		    t, v, t->fails.at, t->fails.n, buf_str(&detail));
	}
	if (t->untold.n) {
		add_findings(t, &detail, t->untold.at + 1, t->untold.n - 1);
		v = verdict_untold(0, 0, sentence(t, t->untold.at));
		return point_at(
		    t, v, t->untold.at, t->untold.n, buf_str(&detail));
	}
	if (t->praise.len == 0)
		buf_add(&t->praise, STR("All that is asked holds."));
	v = verdict_of(true, buf_str(&t->praise));
	add_findings(t, &detail, t->notes.at, t->notes.n);
	v.detail = buf_str(&detail);
	return v;
}

static struct verdict judge(
    struct arena *a, const struct wanted *wanted, struct str answer)
{
	struct tf t = { .a = a, .praise = { .a = a } };
	struct verdict v;

	t.asked = wanted->accepted[0].rule;
	if (!read_files(&t, wanted, answer, &v))
		return v;
	judge_facts(&t, wanted->start);
	return conclude(&t);
}

/* What is asked, as the author wrote it: an edit is shown by an example. */
static struct str in_words(struct arena *a, const struct accepted *accepted)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < accepted->nfacts; i++)
		buf_fmt(&b, "%s%.*s: %.*s", i ? "\n" : "",
		    STR_ARG(accepted->facts[i].name),
		    STR_ARG(accepted->facts[i].value));
	return buf_str(&b);
}

/* There is one accepted text to a question. */
static bool covers(
    const struct accepted *x, const struct accepted *y, bool exact)
{
	(void)exact;
	return x == y;
}

const struct check check_terraform = {
	.name = "terraform",
	.facts = names,
	.lines = true,
	.manner = "The whole file, edited: in lines that end with a lone dot, "
		  "or @ and the path of the file.",
	.prepare = prepare,
	.judge = judge,
	.solution = in_words,
	.words = in_words,
	.covers = covers,
};
