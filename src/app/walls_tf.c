#include "app/walls_tf.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/access.h"

enum { FILE_MOST = 16 * 1024 * 1024 };

static struct str where(struct arena *a, const struct access_file *files,
    struct str name, const struct access_place *place)
{
	return str_fmt(a, "%.*s (%.*s:%u)", STR_ARG(name),
	    STR_ARG(files[place->file].path), place->line);
}

static void take_rules(struct arena *a, const struct access_file *files,
    const struct access_server *s, struct wall *w)
{
	w->ranges = NEW_N(a, struct ip4_range, s->nrules);
	w->labels = NEW_N(a, struct str, s->nrules);
	w->nrules = s->nrules;
	for (size_t i = 0; i < s->nrules; i++) {
		const struct access_rule *rule = &s->rules[i];
		struct str label = where(a, files, rule->name, &rule->place);

		if (!rule->azure_services) {
			w->ranges[w->n] =
			    (struct ip4_range){ rule->first, rule->last };
			w->labels[w->n++] = label;
		} else if (!w->azure) {
			w->azure = true;
			w->azure_rule = label;
		}
	}
}

/* What the rules and the switch together let in. */
static void settle(
    struct arena *a, const struct access_server *s, struct wall *w)
{
	bool redis = str_eq(str_of(w->kind), STR("redis"));

	w->unruled = redis && w->nrules == 0 && w->nunknown == 0 &&
	    w->state == WALL_OPEN;
	if (w->state == WALL_CLOSED)
		w->azure = false;
	w->admits = access_admits(a, s);
}

/* Whether it was named just before: ten copies of a rule share one doubt. */
static bool is_last(const struct wall *w, struct str text)
{
	return w->nunknown && str_eq(w->unknown[w->nunknown - 1], text);
}

static struct wall wall_of(struct arena *a, const struct access_file *files,
    const struct access_server *s)
{
	static const enum wall_state states[] = {
		[ACCESS_CLOSED] = WALL_CLOSED,
		[ACCESS_OPEN] = WALL_OPEN,
		[ACCESS_UNTOLD] = WALL_UNTOLD,
	};
	struct wall w = {
		.name = s->label,
		.kind = access_kind_name(s->kind),
		.state = states[s->open],
	};

	take_rules(a, files, s, &w);
	w.unknown = NEW_N(a, struct str, s->nunknown);
	for (size_t i = 0; i < s->nunknown; i++)
		if (!is_last(&w, s->unknown[i].text))
			w.unknown[w.nunknown++] = s->unknown[i].text;
	settle(a, s, &w);
	return w;
}

void walls_tf(struct arena *a, const struct str *paths, size_t n,
    struct wall_list *to, struct diags *d)
{
	struct access_file *files = NEW_N(a, struct access_file, n);
	struct access access = { 0 };
	bool read = true;

	for (size_t i = 0; i < n; i++) {
		files[i].path = paths[i];
		read = file_read(
			   a, paths[i], FILE_MOST, &files[i].text, NULL, d) &&
		    read;
	}
	if (!read || !access_read(a, files, n, &access, d))
		return;
	for (size_t i = 0; i < access.nservers; i++)
		*VEC_ADD(a, &to->walls) = wall_of(a, files, &access.servers[i]);
}
