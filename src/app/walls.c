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

/* A list's rules while they are gathered. */
struct gathering {
	VEC(struct ip4_range) ranges;
	VEC(unsigned) lines;
};

/* Room for all at once; what is not used is never touched. */
static void make_room(struct arena *a, struct gathering *g, size_t n)
{
	g->ranges.at = arena_grow(a, NULL, 0, n * sizeof(*g->ranges.at));
	g->ranges.cap = n;
	g->lines.at = arena_grow(a, NULL, 0, n * sizeof(*g->lines.at));
	g->lines.cap = n;
}

static void take_plain(
    struct fw_reader *reader, struct gathering *g, struct wall *w)
{
	size_t room =
	    g->ranges.cap < g->lines.cap ? g->ranges.cap : g->lines.cap;
	size_t n = g->ranges.n;
	size_t more =
	    fw_many(reader, g->ranges.at + n, g->lines.at + n, room - n);

	g->ranges.n += more;
	g->lines.n += more;
	w->nrules += more;
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

static void keep(struct reading *r, struct gathering *g, struct wall *w,
    const struct fw_rule *rule)
{
	w->nrules++;
	if (!rule->azure) {
		*VEC_ADD(r->a, &g->ranges) = rule->range;
		*VEC_ADD(r->a, &g->lines) = rule->line;
	} else if (!w->azure) {
		w->azure = true;
		w->azure_rule = str_fmt(r->a, "line %u", rule->line);
	}
}

static void read_list(struct reading *r, struct str path, struct str text)
{
	struct wall w = { .name = path, .kind = "list" };
	struct fw_reader reader = { .text = text };
	struct gathering g = { 0 };
	struct fw_rule rule;
	struct flaw flaw = { 0 };
	enum fw_step step;
	size_t faults = 0, notes = 0;

	make_room(r->a, &g, text.len / LINE + 1);
	if (str_starts(text, STR("\xef\xbb\xbf")))
		reader.at = 3;
	take_plain(&reader, &g, &w);
	while ((step = fw_next(r->a, &reader, &rule, &flaw)) != FW_END) {
		if (step == FW_RULE)
			keep(r, &g, &w, &rule);
		else
			diag_add(r->d, SEVERITY_ERROR, path, rule.line,
			    column_of(text, flaw.at), "%.*s",
			    STR_ARG(flaw.text));
		faults += step == FW_FLAW;
		if (step == FW_RULE && rule.host_bits && notes++ < FAULTS_MOST)
			note_block(r, path, text, &rule);
		if (faults == FAULTS_MOST)
			break;
		take_plain(&reader, &g, &w);
	}
	w.ranges = g.ranges.at;
	w.lines = g.lines.at;
	w.n = g.ranges.n;
	w.admits = ipset_of(r->a, w.ranges, w.n);
	*VEC_ADD(r->a, &r->list.walls) = w;
}

static void read_file(struct reading *r, struct str path)
{
	struct str text;

	if (str_eq(path, STR("-"))) {
		if (file_read_stdin(r->a, LIST_MOST, &text, r->d))
			read_list(r, STR("-"), text);
	} else if (file_read(r->a, path, LIST_MOST, &text, NULL, r->d)) {
		read_list(r, path, text);
	}
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
			read_file(&r, paths[i]);
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
	if (w->labels)
		return w->labels[i];
	return str_fmt(a, "line %u", w->lines[i]);
}

bool wall_finds(const struct wall *w, uint32_t ip, size_t *rule)
{
	for (*rule = 0; *rule < w->n; (*rule)++)
		if (w->ranges[*rule].first <= ip && ip <= w->ranges[*rule].last)
			return ipset_has(w->admits, ip);
	return false;
}
