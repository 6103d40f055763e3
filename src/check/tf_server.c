#include "check/tf_own.h"

#include "base/arena.h"

#include <math.h>

/* Amounts */

/* "64 GiB" in MB, "14 days" in days; a number alone is one of these. */
static bool read_number(struct str s, bool storage, double *number)
{
	static const struct {
		const char *name;
		unsigned scale;
		bool storage;
	} units[] = {
		{ "GiB", 1024, true },
		{ "GB", 1024, true },
		{ "TiB", 1024 * 1024, true },
		{ "MiB", 1, true },
		{ "MB", 1, true },
		{ "days", 1, false },
		{ "day", 1, false },
		{ "", 1, true },
		{ "", 1, false },
	};
	uint64_t n;

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct str unit = str_of(units[i].name);
		size_t at = s.len - unit.len;

		if (units[i].storage != storage || unit.len > s.len ||
		    !str_eq_nocase(str_sub(s, at, s.len), unit))
			continue;
		if (!str_number(str_trim(str_sub(s, 0, at)), UINT32_MAX, &n))
			return false;
		*number = (double)n * units[i].scale;
		return true;
	}
	return false;
}

bool tf_read_amount(struct arena *a, struct tf_asked *asked,
    struct tf_fact *fact, struct flaw *flaw)
{
	bool storage = fact->kind->judge == tf_judge_storage;

	(void)a;
	(void)asked;
	fact->value = tf_op(fact->value, &fact->op);
	if (fact->op < TF_PRESENT &&
	    read_number(fact->value, storage, &fact->number))
		return true;
	flaw->text = storage ? STR("storage: is as in >= 64 GiB")
			     : STR("retention: is as in >= 14 (days)");
	return false;
}

/* A number that an argument says, or `other`.  false: it was told why not. */
static bool number_of(struct tf *t, const struct tf_fact *fact,
    const struct tf_read *read, double other, double *number)
{
	*number = other;
	if (read->how == TF_NOT_THERE)
		return true;
	if (read->how == TF_KNOWN && hcl_to_number(t->a, &read->v, number))
		return true;
	if (read->how == TF_HIDDEN)
		tf_untold(t, &read->v,
		    fact->kind->judge == tf_judge_storage
			? "The size of the disk"
			: "How long backups are kept");
	else
		tf_fails(t, tf_weight(fact), &read->place, "This is no number");
	return false;
}

/* Each size is twice the one before it, but for the last ones of a row. */
static bool is_sold(double mb)
{
	static const double odd[] = { 4193280, 33553408 };

	for (double size = 32768; size <= 16777216; size *= 2)
		if (mb == size)
			return true;
	return mb == odd[0] || mb == odd[1];
}

static struct str size_words(struct arena *a, double mb)
{
	if (fmod(mb, 1024) != 0)
		return str_fmt(a, "%.0f MB", mb);
	return str_fmt(a, "%.0f GiB", mb / 1024);
}

void tf_judge_storage(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct tf_body body = tf_body_of(server);
	struct tf_read read = tf_attribute(t, &body, STR("storage_mb"));
	const char *unsaid =
	    read.how == TF_NOT_THERE ? ", as storage_mb is not said" : "";
	double mb;

	if (!number_of(t, fact, &read, 32768, &mb))
		return;
	if (!tf_compare(fact->op, mb, fact->number))
		tf_fails(t, tf_weight(fact), &read.place,
		    "The disk has %.*s%s, and %s%.*s is asked for",
		    STR_ARG(size_words(t->a, mb)), unsaid,
		    tf_op_words(fact->op),
		    STR_ARG(size_words(t->a, fact->number)));
	else if (server->kind == ACCESS_POSTGRESQL && !is_sold(mb))
		tf_fails(t, tf_weight(fact), &read.place,
		    "There is no disk of %.0f MB: storage_mb is 32768, 65536 "
		    "and so on, twice as much each time",
		    mb);
	else
		tf_praise(
		    t, "The disk has %.*s.", STR_ARG(size_words(t->a, mb)));
}

void tf_judge_retention(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct tf_body body = tf_body_of(server);
	struct tf_read read =
	    tf_attribute(t, &body, STR("backup_retention_days"));
	const char *unsaid = read.how == TF_NOT_THERE
	    ? ", as backup_retention_days is not said"
	    : "";
	double days;

	if (!number_of(t, fact, &read, 7, &days))
		return;
	if (days < 7 || days > 35 || days != floor(days))
		tf_fails(t, tf_weight(fact), &read.place,
		    "Backups are kept from 7 to 35 days, and not %g", days);
	else if (!tf_compare(fact->op, days, fact->number))
		tf_fails(t, tf_weight(fact), &read.place,
		    "Backups are kept %g days%s, and %s%g are asked for", days,
		    unsaid, tf_op_words(fact->op), fact->number);
	else
		tf_praise(t, "Backups are kept %g days.", days);
}

/* High availability */

enum { HA_NO, HA_YES, HA_SAME_ZONE, HA_ZONES };

bool tf_read_ha(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw)
{
	static const char *const words[] = {
		[HA_NO] = "no",
		[HA_YES] = "yes",
		[HA_SAME_ZONE] = "same-zone",
		[HA_ZONES] = "zone-redundant",
	};

	(void)a;
	(void)asked;
	for (unsigned i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq_nocase(fact->value, str_of(words[i]))) {
			fact->which = i;
			return true;
		}
	flaw->text = STR("ha: is zone-redundant, same-zone, yes or no");
	return false;
}

bool tf_read_zones(struct arena *a, struct tf_asked *asked,
    struct tf_fact *fact, struct flaw *flaw)
{
	(void)a;
	(void)asked;
	if (str_eq_nocase(fact->value, STR("apart")))
		return true;
	flaw->text = STR("zones: is apart");
	return false;
}

/* The standby of a server, as its file says it. */
struct standby {
	bool there;
	struct tf_body body;
	struct tf_read mode;
	struct hcl_value hidden; /* .why is set: whether it is there */
};

static struct standby standby_of(
    const struct tf *t, const struct access_server *server)
{
	struct tf_body body = tf_body_of(server);
	struct tf_bodies blocks = tf_blocks(t, &body, STR("high_availability"));
	struct standby s = { .there = blocks.n > 0, .hidden = blocks.hidden };

	if (!s.there)
		return s;
	s.body = blocks.at[0];
	s.mode = tf_attribute(t, &s.body, STR("mode"));
	return s;
}

static bool is_burstable(struct tf *t, const struct access_server *server)
{
	struct tf_body body = tf_body_of(server);
	struct tf_read read = tf_attribute(t, &body, STR("sku_name"));

	return str_starts(tf_text(t, &read, STR("")), STR("B_"));
}

/* What is known to be wrong with a standby that is to be there. */
static bool fails_mode(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server, const struct standby *s)
{
	struct str mode = tf_text(t, &s->mode, STR(""));
	bool zones = str_eq(mode, STR("ZoneRedundant"));
	bool same = str_eq(mode, STR("SameZone"));
	unsigned weight = tf_weight(fact);

	if (is_burstable(t, server))
		tf_fails(t, weight, &s->mode.place,
		    "Burstable has no high availability, in either mode: "
		    "sku_name begins with B_");
	else if (s->mode.how == TF_NOT_THERE)
		tf_fails(t, weight, &s->mode.place,
		    "high_availability says no mode: ZoneRedundant or "
		    "SameZone");
	else if (s->mode.how == TF_KNOWN && !zones && !same)
		tf_fails(t, weight, &s->mode.place,
		    "%.*s is no mode: there are ZoneRedundant and SameZone",
		    STR_ARG(answer_quote(t->a, mode)));
	else if (zones && fact->which == HA_SAME_ZONE)
		tf_fails(t, weight, &s->mode.place,
		    "The standby is in another zone (ZoneRedundant), and "
		    "SameZone is asked for");
	else if (same && fact->which == HA_ZONES)
		tf_fails(t, weight, &s->mode.place,
		    "The standby is in the same zone as the server, and falls "
		    "with it: ZoneRedundant is asked for");
	else
		return false;
	return true;
}

static void judge_standby(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server, const struct standby *s)
{
	struct access_place place = s->there ? s->mode.place : server->place;

	if (fact->which == HA_NO) {
		if (s->hidden.why)
			tf_untold(t, &s->hidden, "Whether there is a standby");
		else if (s->there)
			tf_fails(t, tf_weight(fact), &place,
			    "There is a standby, at about twice the price, and "
			    "none is asked for");
		else
			tf_praise(t, "There is no standby, as asked.");
		return;
	}
	if (!s->there && s->hidden.why)
		tf_untold(t, &s->hidden, "Whether there is a standby");
	else if (!s->there)
		tf_fails(t, tf_weight(fact), &place,
		    "There is no standby: high_availability { mode = … } is "
		    "missing");
	else if (fails_mode(t, fact, server, s))
		return;
	else if (s->mode.how == TF_HIDDEN && fact->which != HA_YES)
		tf_untold(t, &s->mode.v, "The mode of the standby");
	else
		tf_praise(t, "A standby takes over when the server fails.");
}

void tf_judge_ha(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct standby s = standby_of(t, server);

	judge_standby(t, fact, server, &s);
}

/* Zones */

static void judge_zones_of_server(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct tf_fact ha = *fact;
	struct standby s = standby_of(t, server);
	struct tf_body body = tf_body_of(server);
	struct tf_read own = tf_attribute(t, &body, STR("zone")), other;
	size_t before = t->fails.n + t->untold.n;

	ha.which = HA_ZONES;
	judge_standby(t, &ha, server, &s);
	if (t->fails.n + t->untold.n > before || !s.there)
		return;
	other = tf_attribute(t, &s.body, STR("standby_availability_zone"));
	if (own.how == TF_NOT_THERE || other.how == TF_NOT_THERE)
		return;
	if (own.how == TF_HIDDEN || other.how == TF_HIDDEN)
		tf_untold(t, own.how == TF_HIDDEN ? &own.v : &other.v,
		    "Whether the zones are apart");
	else if (hcl_value_same(t->a, &own.v, &other.v))
		tf_fails(t, tf_weight(fact), &other.place,
		    "Server and standby are both in zone %.*s",
		    STR_ARG(tf_text(t, &own, STR(""))));
}

static void judge_zones_of_cache(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct tf_body body = tf_body_of(server);
	struct tf_read zones = tf_attribute(t, &body, STR("zones"));
	size_t n = 0;

	if (zones.how == TF_HIDDEN) {
		tf_untold(t, &zones.v, "In which zones it is");
		return;
	}
	for (size_t i = 0; i < zones.v.n; i++) {
		size_t k = 0;

		while (k < i &&
		    !hcl_value_same(t->a, &zones.v.items[k], &zones.v.items[i]))
			k++;
		n += k == i;
	}
	if (n >= 2)
		tf_praise(t, "It is in %zu zones.", n);
	else
		tf_fails(t, tf_weight(fact), &zones.place,
		    n ? "It is in one zone only"
		      : "zones is not said, so nothing keeps its nodes apart");
}

void tf_judge_zones(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	if (server->kind == ACCESS_REDIS)
		judge_zones_of_cache(t, fact, server);
	else
		judge_zones_of_server(t, fact, server);
}

/* Yes or no */

void tf_judge_geo(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct tf_body body = tf_body_of(server);
	struct tf_read read =
	    tf_attribute(t, &body, STR("geo_redundant_backup_enabled"));
	bool on = false;

	if (read.how == TF_HIDDEN)
		tf_untold(t, &read.v, "Whether backups go to another region");
	else if (read.how == TF_KNOWN && !hcl_value_truth(&read.v, &on))
		tf_fails(t, tf_weight(fact), &read.place,
		    "geo_redundant_backup_enabled is true or false");
	else if (on != fact->yes)
		tf_fails(t, tf_weight(fact), &read.place, "%s",
		    on ? "Backups go to another region too, and that is not "
			 "asked for"
			: read.how == TF_KNOWN
			? "Backups stay in the region: "
			  "geo_redundant_backup_enabled is false"
			: "Backups stay in the region: "
			  "geo_redundant_backup_enabled is not said, and "
			  "false then");
	else
		tf_praise(t, "Backups %s.",
		    on ? "go to another region too" : "stay in the region");
}

/* A prevent_destroy that stands where Terraform does not look for it. */
static bool finds_stray(
    struct tf *t, const struct tf_fact *fact, const struct tf_body *server)
{
	struct tf_read own = tf_attribute(t, server, STR("prevent_destroy"));

	if (own.how != TF_NOT_THERE) {
		tf_fails(t, tf_weight(fact), &own.place,
		    "prevent_destroy stands in the resource itself: it goes "
		    "into a block lifecycle { … }");
		return true;
	}
	for (const struct hcl_block *i = server->body->blocks; i; i = i->next) {
		struct tf_body body = *server;
		struct tf_bodies inner;

		body.body = &i->body;
		inner = tf_blocks(t, &body, STR("lifecycle"));
		if (inner.n == 0)
			continue;
		own.place =
		    tf_place(t, server->file, inner.at[0].at, inner.at[0].len);
		tf_fails(t, tf_weight(fact), &own.place,
		    "This lifecycle stands within %.*s: it goes directly into "
		    "the resource",
		    STR_ARG(answer_quote(t->a, i->type)));
		return true;
	}
	return false;
}

void tf_judge_destroy(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct tf_body body = tf_body_of(server);
	struct tf_bodies cycles = tf_blocks(t, &body, STR("lifecycle"));
	struct tf_read read = { .place = server->place };
	bool on = false;

	for (size_t i = 0; i < cycles.n && read.how == TF_NOT_THERE; i++)
		read = tf_attribute(t, &cycles.at[i], STR("prevent_destroy"));
	if (read.how == TF_HIDDEN) {
		tf_untold(t, &read.v, "Whether a destroy is prevented");
		return;
	}
	if (read.how == TF_KNOWN && !hcl_value_truth(&read.v, &on)) {
		tf_fails(t, tf_weight(fact), &read.place,
		    "prevent_destroy is true or false");
		return;
	}
	if (on == fact->yes)
		tf_praise(t, "A destroy is %s.", on ? "refused" : "allowed");
	else if (on)
		tf_fails(t, tf_weight(fact), &read.place,
		    "prevent_destroy = true refuses a destroy, and that is not "
		    "asked for");
	else if (read.how == TF_KNOWN || !finds_stray(t, fact, &body))
		tf_fails(t, tf_weight(fact), &read.place,
		    read.how == TF_KNOWN
			? "prevent_destroy = false refuses nothing"
			: "Nothing refuses a destroy: lifecycle { "
			  "prevent_destroy = true } is missing");
}
