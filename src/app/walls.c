#include "app/walls.h"

#include "app/walls_tf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/vec.h"
#include "check/fw_parse.h"

/* A line is rarely shorter than this; of longer lists that counts. */
enum { LIST_MOST = 1024 * 1024 * 1024, FAULTS_MOST = 100, LINE = 16 };

struct reading {
	struct arena *a;
	struct diags *d;
	struct wall_list list;
};

/* A list while its rules are gathered. */
struct gathering {
	struct reading *r;
	struct wall *wall;
	struct str path;
	struct fw_reader reader;
	struct {
		struct ip4_range *at;
		size_t n, cap;
	} ranges;
	VEC(struct wall_run) runs;
	bool whole; /* what is left is read in one piece */
	size_t faults, notes;
};

/* Whether that line comes where the last run of rules goes on. */
static bool goes_on(const struct gathering *g, unsigned line)
{
	const struct wall_run *last = g->runs.at + g->runs.n;

	return g->runs.n && line - last[-1].line == g->ranges.n - last[-1].rule;
}

/* The next n ranges stand on the lines from this one on. */
static void note_lines(struct gathering *g, size_t n, unsigned line)
{
	if (n && !goes_on(g, line))
		*VEC_ADD(g->r->a, &g->runs) =
		    (struct wall_run){ g->ranges.n, line };
	g->ranges.n += n;
	g->wall->nrules += n;
}

/* Room that is not zeroed: of a million ranges each page counts. */
static void make_room(struct gathering *g, size_t cap)
{
	size_t size = sizeof(*g->ranges.at);

	g->ranges.at =
	    arena_grow(g->r->a, g->ranges.at, g->ranges.cap * size, cap * size);
	g->ranges.cap = cap;
}

enum { BATCH = 4096 };

/* Plain lines, as long as there are some. */
static void take_plain(struct gathering *g)
{
	size_t n;

	do {
		unsigned line = g->reader.line + 1;

		if (g->ranges.cap - g->ranges.n < BATCH)
			make_room(g, 2 * (g->ranges.cap + BATCH));
		n = fw_many(&g->reader, g->ranges.at + g->ranges.n,
		    g->ranges.cap - g->ranges.n);
		note_lines(g, n, line);
	} while (fw_pass(&g->reader) || n);
}

static unsigned column_of(struct str text, size_t at)
{
	size_t from = at < text.len ? at : text.len;

	while (from > 0 && text.at[from - 1] != '\n')
		from--;
	return (unsigned)(at - from) + 1;
}

static void note_block(struct reading *r, struct str path, struct str text,
    const struct fw_rule *rule)
{
	diag_add(r->d, SEVERITY_WARNING, path, rule->line,
	    column_of(text, rule->at),
	    "%.*s is read as its block, %s: its first address is another",
	    STR_ARG(fw_source(text, rule)),
	    ip4_range_text(r->a, rule->range).at);
}

static void keep(struct gathering *g, const struct fw_rule *rule)
{
	struct wall *w = g->wall;

	if (!rule->azure) {
		if (g->ranges.n == g->ranges.cap)
			make_room(g, 2 * (g->ranges.cap + BATCH));
		g->ranges.at[g->ranges.n] = rule->range;
		note_lines(g, 1, rule->line);
		return;
	}
	if (!w->azure)
		w->azure_rule = str_fmt(g->r->a, "line %u", rule->line);
	w->azure = true;
	w->nrules++;
}

/* All that is left; one thing may take many lines. */
static void take_rest(struct gathering *g)
{
	struct str text = g->reader.text;
	struct fw_rule rule;
	struct flaw flaw = { 0 };
	enum fw_step step;

	while (g->faults < FAULTS_MOST &&
	    (step = fw_next(g->r->a, &g->reader, &rule, &flaw)) != FW_END) {
		if (step == FW_RULE)
			keep(g, &rule);
		else
			diag_add(g->r->d, SEVERITY_ERROR, g->path, rule.line,
			    column_of(text, flaw.at), "%.*s",
			    STR_ARG(flaw.text));
		g->faults += step == FW_FLAW;
		if (step == FW_RULE && rule.host_bits &&
		    g->notes++ < FAULTS_MOST)
			note_block(g->r, g->path, text, &rule);
		take_plain(g);
	}
}

/* Plain lines are taken as they come; from the first other one on, the text
 * is read to its end first. */
static size_t take_piece(void *by, struct str text, bool last)
{
	struct gathering *g = by;

	if (!last && g->whole)
		return 0;
	g->reader.text = text;
	g->reader.at = 0;
	if (g->reader.line == 0 && str_starts(text, STR("\xef\xbb\xbf")))
		g->reader.at = 3;
	take_plain(g);
	if (last)
		take_rest(g);
	else
		g->whole = g->reader.at == 0 ||
		    str_find(text, STR("\n"), g->reader.at) != SIZE_MAX;
	return g->reader.at;
}

/* A list; "-" is standard input. */
static void read_list(struct reading *r, struct str path)
{
	struct wall w = { .name = path, .kind = "list" };
	struct gathering g = { .r = r, .wall = &w, .path = path };
	struct file_taker taker = { take_piece, &g };
	struct file_mark mark;

	if (file_look(path, &mark) && mark.size < LIST_MOST)
		make_room(&g, (size_t)mark.size / LINE + BATCH);
	if (!file_pour(r->a, path, LIST_MOST, taker, r->d))
		return;
	w.ranges = g.ranges.at;
	w.runs = g.runs.at;
	w.nruns = g.runs.n;
	w.n = g.ranges.n;
	w.admits = ipset_of(r->a, w.ranges, w.n);
	*VEC_ADD(r->a, &r->list.walls) = w;
}

static void read_dir(struct reading *r, struct str dir)
{
	struct str *names;
	size_t n;

	if (!file_list(r->a, dir, STR(".tf"), &names, &n, r->d))
		return;
	for (size_t i = 0; i < n; i++)
		names[i] = path_join(r->a, dir, names[i]);
	if (n == 0)
		diag_error(r->d, dir, "there is no .tf file in it");
	else
		walls_tf(r->a, names, n, &r->list, r->d);
}

static bool is_tf(struct str path)
{
	return str_ends(path, STR(".tf")) && !file_is_dir(path);
}

static bool is_beside(struct str x, struct str y)
{
	return is_tf(y) && str_eq(path_dir(x), path_dir(y));
}

static bool is_among(const struct str *paths, size_t n, struct str path)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(paths[i], path))
			return true;
	return false;
}

/* Files of one directory are one module, read where its first stands. */
static void read_module(
    struct reading *r, const struct str *paths, size_t n, size_t at)
{
	VEC(struct str) files = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (!is_beside(paths[at], paths[i]))
			continue;
		if (i < at)
			return;
		if (!is_among(files.at, files.n, paths[i]))
			*VEC_ADD(r->a, &files) = paths[i];
	}
	walls_tf(r->a, files.at, files.n, &r->list, r->d);
}

struct walls walls_read(
    struct arena *a, const struct str *paths, size_t n, struct diags *d)
{
	struct reading r = { .a = a, .d = d };

	for (size_t i = 0; i < n; i++)
		if (file_is_dir(paths[i]))
			read_dir(&r, paths[i]);
		else if (is_tf(paths[i]))
			read_module(&r, paths, n, i);
		else
			read_list(&r, paths[i]);
	return (struct walls){ r.list.walls.at, r.list.walls.n };
}

const struct ipset *walls_admit(struct arena *a, const struct walls *walls)
{
	const struct ipset *all =
	    walls->n ? walls->at[0].admits : ipset_of(a, NULL, 0);

	for (size_t i = 1; i < walls->n; i++)
		all = ipset_union(a, all, walls->at[i].admits);
	return all;
}

struct str wall_rule(struct arena *a, const struct wall *w, size_t i)
{
	size_t low = 0, high = w->nruns;

	if (w->labels)
		return w->labels[i];
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (w->runs[middle].rule <= i)
			low = middle;
		else
			high = middle;
	}
	return str_fmt(
	    a, "line %zu", w->runs[low].line + i - w->runs[low].rule);
}

bool wall_finds(const struct wall *w, uint32_t ip, size_t *rule)
{
	for (*rule = 0; *rule < w->n; (*rule)++)
		if (w->ranges[*rule].first <= ip && ip <= w->ranges[*rule].last)
			return ipset_has(w->admits, ip);
	return false;
}
